//! Where every actor is named, and which names are undecided.

use egui::Ui;

use crate::app::ink::Ink;
use crate::app::{Actions, Reading};

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Names;

impl Names {
    /// Draws the tab.
    pub(super) fn names_ui(&mut self, ui: &mut Ui, _reading: Reading<'_>, _ink: &mut Ink) -> Actions {
        ui.weak("No names yet.");
        Actions::default()
    }

    /// The count on the tab.
    pub(super) fn badge(&mut self, _reading: Reading<'_>) -> Option<usize> {
        None
    }

    /// Forgets what belongs to one project.
    pub(super) fn forget(&mut self) {
        *self = Self;
    }
}
