//! Quotes whose place is not sure, each beside its best candidate.

use egui::Ui;

use crate::app::ink::Ink;
use crate::app::{Actions, Reading};

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Review;

impl Review {
    /// Draws the tab.
    pub(super) fn review_ui(&mut self, ui: &mut Ui, _reading: Reading<'_>, _ink: &mut Ink) -> Actions {
        ui.weak("No quote waits for you.");
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
