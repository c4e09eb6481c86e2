//! Adding documents and changing what is known of them. Their text never
//! changes, but for a newer copy that takes its place.

use super::draft::{Draft, name};
use super::{DocumentChange, EditError};
use crate::model::{Document, DocumentId, lookup};
use crate::text::one_line;

const TITLE: &str = "title of the document";

impl Draft<'_> {
    pub(super) fn add_documents(&mut self, documents: Vec<Document>) -> Result<(), EditError> {
        for mut document in documents {
            document.title = name(&document.title, TITLE)?;
            self.make_document(document);
        }
        Ok(())
    }

    /// The text and its origin are those of `copy`; the quotes are looked up in it, and what is not certain waits.
    pub(super) fn read_again(&mut self, id: DocumentId, copy: Document) -> Result<(), EditError> {
        let mut document = self.document(id)?;
        for (id, quote) in lookup::in_copy(&self.project, id, &copy.text) {
            self.put_quote(id, quote);
        }
        (document.text, document.origin) = (copy.text, copy.origin);
        (document.pages, document.hidden) = (copy.pages, copy.hidden);
        self.put_document(id, document);
        Ok(())
    }

    pub(super) fn change_document(
        &mut self,
        id: DocumentId,
        change: DocumentChange,
    ) -> Result<(), EditError> {
        let mut document = self.document(id)?;
        match change {
            DocumentChange::Title(title) => document.title = name(&title, TITLE)?,
            DocumentChange::Author(author) => document.author = one_line(&author),
            DocumentChange::Outlet(outlet) => document.outlet = one_line(&outlet),
            DocumentChange::Date(date) => document.date = date,
            DocumentChange::Language(language) => document.language = one_line(&language),
            DocumentChange::Note(note) => document.note = note,
        }
        self.put_document(id, document);
        Ok(())
    }
}
