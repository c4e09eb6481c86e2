//! The same text twice: which of the documents that came in are there already, or came twice.
//!
//! The same by their bytes, or by their words however they were packed: a page saved as HTML and as PDF rarely has the
//! same words, a file copied under another name always has.

use std::collections::HashMap;

use super::batch::Item;
use crate::import::Imported;
use crate::model::{DocumentId, Project};

/// Whose twin a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twin {
    /// Of a document of the project.
    Document(DocumentId),
    /// Of a document that came in before it, by its place.
    Item(usize),
}

/// For each of `items` the first one that is the same, if there is one.
#[must_use]
pub fn twins<'a>(project: &'a Project, items: impl IntoIterator<Item = &'a Item>) -> Vec<Option<Twin>> {
    let mut known = HashMap::new();
    for (id, document) in project.documents() {
        for hash in [document.text.sha256(), &document.origin.sha256] {
            known.entry(hash).or_insert(Twin::Document(id));
        }
    }
    known.remove(""); // pasted words have no bytes
    let mut found = Vec::new();
    for (place, item) in items.into_iter().enumerate() {
        let hashes = item.result.as_ref().map(|arrived| hashes_of(&arrived.imported)).unwrap_or_default();
        found.push(hashes.iter().find_map(|hash| known.get(hash).copied()));
        for hash in hashes {
            known.entry(hash).or_insert(Twin::Item(place));
        }
    }
    found
}

fn hashes_of(read: &Imported) -> Vec<&str> {
    vec![read.text.sha256(), &read.sha256]
}
