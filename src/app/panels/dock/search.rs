//! Words sought in all documents, hits by document.

use egui::Ui;

use crate::app::ink::Ink;
use crate::app::{Actions, Reading};

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Search;

impl Search {
    /// Draws the tab.
    pub(super) fn search_ui(&mut self, ui: &mut Ui, _reading: Reading<'_>, _ink: &mut Ink) -> Actions {
        ui.weak("Nothing is sought yet.");
        Actions::default()
    }

    /// The count on the tab.
    pub(super) fn badge(&mut self) -> Option<usize> {
        None
    }

    /// The analyst opened the tab.
    pub(super) fn opened(&mut self) {}

    /// Forgets what belongs to one project.
    pub(super) fn forget(&mut self) {
        *self = Self;
    }
}
