//! The reader: a document, its marks, and the way from words to a tie.

use super::ink::Ink;
use super::{Actions, Reading};

/// The open document with what is laid out of it.
#[derive(Debug, Default)]
pub struct ReaderPanel {}

impl ReaderPanel {
    /// Draws the document that is open and asks for what selections and clicks mean.
    pub fn reader_ui(&mut self, ui: &mut egui::Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let _ = (ui, reading, ink);
        Actions::default()
    }
}
