//! Somebody else has written the file at hand: what is to become of theirs and of ours.

use egui::Ui;

use super::differences::differences_ui;
use super::{Reading, heading_ui, leading};
use crate::app::action::{Action, Actions, FileAction, Outside};
use crate::app::files::Theirs;
use crate::app::ink::Ink;
use crate::app::notice::sentence;
use crate::app::theme::Tint;

/// Draws the question.
pub(super) fn outside_ui(
    ui: &mut Ui,
    theirs: &Theirs,
    (reading, ink): (Reading<'_>, &mut Ink),
    asked: &mut Actions,
) {
    let name = reading.session.file_name();
    heading_ui(ui, "The file was changed by another program");
    let is_dirty = reading.session.is_dirty(reading.editor);
    let state = if is_dirty { "You have work that it does not hold." } else { "You have no unsaved work." };
    ui.label(format!("{name} holds something else than when it was opened or saved here. {state}"));
    ui.add_space(4.0);
    match &theirs.read {
        Ok((_, comparison)) => {
            ui.label("Compared with yours, theirs has:");
            differences_ui(ui, comparison, ink);
        }
        Err(trouble) => {
            ui.colored_label(Tint::of(ui).fault, sentence(&format!("It is no project: {}", trouble.words)));
        }
    }
    ui.add_space(8.0);
    let answer = |answer| Action::File(FileAction::Outside(answer));
    let beside = theirs.beside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let both = ui.add(leading(ui, "Keep both"));
        if both.on_hover_text(format!("Yours is saved as {beside}; the file stays theirs")).clicked() {
            asked.ask(answer(Outside::Both));
        }
        let take = ui.add_enabled(theirs.read.is_ok(), egui::Button::new("Take theirs"));
        if take.on_hover_text("Theirs comes into this window as one step; undo brings yours back").clicked() {
            asked.ask(answer(Outside::Theirs));
        }
        let keep = ui.button("Keep mine");
        if keep.on_hover_text("Yours is saved; theirs stays among the saved versions").clicked() {
            asked.ask(answer(Outside::Mine));
        }
        if ui.button("Cancel").clicked() {
            asked.ask(Action::CloseDialog);
        }
    });
}
