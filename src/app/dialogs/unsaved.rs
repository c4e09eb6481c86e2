//! What to do with unsaved work: save it, go on without it, or stay.

use egui::Ui;

use super::{Reading, heading_ui, leading};
use crate::app::action::{Action, Actions, FileAction, Unsaved};

/// Asks, before `then` is done.
pub(super) fn unsaved_ui(ui: &mut Ui, then: &FileAction, reading: Reading<'_>, asked: &mut Actions) {
    let is_revert = *then == FileAction::Revert;
    heading_ui(ui, if is_revert { "Go back to the saved file?" } else { "Save your work first?" });
    let last = reading.editor.undo_label().map(|step| format!(" The last step was “{step}”."));
    let state = match &reading.session.path {
        Some(_) => format!("{} does not hold your last work yet.", reading.session.file_name()),
        None => "This map was never saved.".to_owned(),
    };
    ui.label(format!("{state}{}", last.unwrap_or_default()));
    ui.add_space(8.0);
    let answer = |answer| {
        [Action::CloseDialog, Action::File(FileAction::AfterUnsaved(answer, Box::new(then.clone())))]
    };
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if !is_revert {
            let save = ui.add(leading(ui, "Save"));
            if ui.memory(|memory| memory.focused().is_none()) {
                save.request_focus(); // Enter saves, the answer that loses nothing
            }
            if save.clicked() {
                asked.extend(answer(Unsaved::Save));
            }
        }
        if ui.button(if is_revert { "Go back" } else { "Don't save" }).clicked() {
            asked.extend(answer(Unsaved::Discard));
        }
        if ui.button("Cancel").clicked() {
            asked.ask(Action::CloseDialog);
        }
    });
}
