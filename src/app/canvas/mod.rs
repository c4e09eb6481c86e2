//! The canvas: where actors lie and ties are drawn.

mod camera;

pub use camera::{Camera, ZOOM_RANGE};

use super::ink::Ink;
use super::{Actions, Reading};

/// The canvas with what the hand is in the middle of.
#[derive(Debug, Default)]
pub struct CanvasPanel {}

impl CanvasPanel {
    /// Draws the canvas and asks for what the pointer and the keys mean there.
    pub fn canvas_ui(&mut self, ui: &mut egui::Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let _ = (ui, reading, ink);
        Actions::default()
    }

    /// Gives up what the hand is in the middle of. False if there is nothing.
    pub fn escape(&mut self) -> bool {
        false
    }
}
