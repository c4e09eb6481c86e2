//! Adding documents and changing what is known of them. Their text never changes.

use super::draft::{Draft, name};
use super::{DocumentChange, EditError};
use crate::model::{Document, DocumentId};
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
