//! The sign of the pointer over the canvas.

use egui::{CursorIcon, Response, Ui};

use super::gesture::Gesture;
use super::{CanvasPanel, Frame, menu};
use crate::app::view::Tool;
use crate::scene::Hit;

impl CanvasPanel {
    /// The sign of the pointer: what a press here would do.
    pub(super) fn cursor(&self, ui: &Ui, response: &Response, frame: Frame<'_>) {
        if !response.contains_pointer() {
            return;
        }
        let tool = frame.reading.view.tool;
        let is_hand = tool == Tool::Hand || holds_space(ui);
        let icon = match (&self.gesture, self.hovered.hit) {
            (Gesture::Panning, _) => CursorIcon::Grabbing,
            (Gesture::Idle, _) if is_hand => CursorIcon::Grab,
            (Gesture::Moving(moving), _) if moving.copies => CursorIcon::Copy,
            (Gesture::Moving(_), _) => CursorIcon::Move,
            (Gesture::Linking(_) | Gesture::Framing(_) | Gesture::Lassoing(_), _) => CursorIcon::Crosshair,
            (Gesture::Idle, _) if tool == Tool::Lasso => CursorIcon::Crosshair,
            (Gesture::Reconnecting(_) | Gesture::Bending(_), _) => CursorIcon::Grabbing,
            (Gesture::Idle, _) if self.hovered.on_handle => CursorIcon::Grab,
            (_, Some(Hit::Rim(_))) => CursorIcon::Crosshair,
            (_, Some(Hit::End(..))) => CursorIcon::Grab,
            (Gesture::Widening(_), _) | (_, Some(Hit::NoteSide(..))) => CursorIcon::ResizeHorizontal,
            (Gesture::Resizing(_), _) | (_, Some(Hit::PictureCorner(_))) => CursorIcon::ResizeNwSe,
            (_, Some(Hit::Body(_) | Hit::Group(_) | Hit::Note(_) | Hit::Picture(_))) => CursorIcon::Move,
            (_, Some(Hit::Tie(_) | Hit::Fold(_))) => CursorIcon::PointingHand,
            _ => CursorIcon::Default,
        };
        ui.ctx().set_cursor_icon(icon);
    }
}

/// True while the space bar holds the canvas.
pub(super) fn holds_space(ui: &Ui) -> bool {
    !ui.ctx().text_edit_focused() && ui.input(|input| input.key_down(egui::Key::Space))
}

pub(super) fn place(frame: Frame<'_>, under: Option<Hit>) -> menu::Place<'_> {
    menu::Place { reading: frame.reading, under, camera: frame.stand.camera }
}
