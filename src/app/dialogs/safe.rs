//! A project with which the program died twice: whether it is to be opened with less.

use std::path::Path;

use egui::Ui;

use super::{heading_ui, leading};
use crate::app::action::{Action, Actions, FileAction};

/// Draws the question about the project at `path`, with which the program died so often in a row.
pub(super) fn safe_ui(ui: &mut Ui, (path, crashes): (&Path, u32), asked: &mut Actions) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    heading_ui(ui, "Open in safe mode?");
    ui.label(format!("Detente ended unexpectedly {crashes} times in a row while {name} was open."));
    ui.label(
        "In safe mode no pictures are drawn, and nothing is counted, suggested or arranged. \
         Everything else works, and your work is kept as always.",
    );
    ui.add_space(8.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let safe = ui.add(leading(ui, "Safe mode"));
        if ui.memory(|memory| memory.focused().is_none()) {
            safe.request_focus();
        }
        if safe.clicked() {
            asked.ask(Action::File(FileAction::OpenPending { safe: true }));
        }
        if ui.button("Open as usual").clicked() {
            asked.ask(Action::File(FileAction::OpenPending { safe: false }));
        }
        if ui.button("Cancel").clicked() {
            asked.ask(Action::CloseDialog);
        }
    });
}
