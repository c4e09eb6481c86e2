//! The panels around the canvas: each shows and asks, none decides.

use super::{Actions, Reading};

/// What the panels remember between frames: half-typed words, sort orders, scroll positions.
#[derive(Debug, Default)]
pub struct Panels {}

impl Panels {
    /// Draws the menu bar and the toolbar.
    pub fn top_ui(&mut self, ui: &mut egui::Ui, reading: Reading<'_>) -> Actions {
        let _ = (ui, reading);
        Actions::default()
    }

    /// Draws the line at the bottom.
    pub fn status_ui(&mut self, ui: &mut egui::Ui, reading: Reading<'_>) -> Actions {
        let _ = (ui, reading);
        Actions::default()
    }

    /// Draws the list of documents and actors.
    pub fn library_ui(&mut self, ui: &mut egui::Ui, reading: Reading<'_>) -> Actions {
        let _ = (ui, reading);
        Actions::default()
    }

    /// Draws everything about what is selected.
    pub fn inspector_ui(&mut self, ui: &mut egui::Ui, reading: Reading<'_>) -> Actions {
        let _ = (ui, reading);
        Actions::default()
    }

    /// Draws the table of ties and quotes.
    pub fn evidence_ui(&mut self, ui: &mut egui::Ui, reading: Reading<'_>) -> Actions {
        let _ = (ui, reading);
        Actions::default()
    }
}
