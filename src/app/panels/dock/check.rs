//! What a reader of the map would doubt, by kind, each finding one click from its place.

use egui::Ui;

use crate::app::ink::Ink;
use crate::app::{Actions, Reading};

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Check;

impl Check {
    /// Draws the tab.
    pub(super) fn check_ui(&mut self, ui: &mut Ui, _reading: Reading<'_>, _ink: &mut Ink) -> Actions {
        ui.weak("Nothing was checked yet.");
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
