//! Work that was not saved when the program ended: what it is, and what is to become of it.

use std::time::SystemTime;

use egui::Ui;

use super::differences::{ago, differences_ui};
use super::{Reading, heading_ui, leading};
use crate::app::action::{Action, Actions, FileAction, Recover};
use crate::app::files::Found;
use crate::app::ink::Ink;
use crate::app::theme::Tint;

/// Unsaved work, offered.
#[derive(Debug)]
pub(super) struct RecoveryDialog {
    pub(super) found: Box<Found>,
    /// Discarding was asked for once.
    is_warned: bool,
}

impl RecoveryDialog {
    pub(super) fn new(found: Box<Found>) -> Self {
        Self { found, is_warned: false }
    }

    pub(super) fn recovery_ui(
        &mut self,
        ui: &mut Ui,
        (reading, ink): (Reading<'_>, &mut Ink),
        asked: &mut Actions,
    ) {
        let tint = Tint::of(ui);
        let found = &self.found;
        heading_ui(ui, "Recover unsaved work?");
        let when = ago(found.when, SystemTime::now());
        ui.label(format!("Detente ended before this work was saved. It was kept {when}."));
        match found.unsaved {
            Some(_) => {
                let title =
                    if found.project.title.is_empty() { "without a title" } else { &found.project.title };
                ink.line_ui(ui, &format!("The map {title} was never saved. It holds:"), tint.text);
            }
            None => drop(ui.label(format!("Compared with {} it has:", reading.session.file_name()))),
        }
        ui.add_space(4.0);
        differences_ui(ui, &found.comparison, ink);
        if found.is_file_other {
            let words = "The file has been saved since, so some of this may be in it or replaced there.";
            ui.colored_label(tint.doubt, words);
        }
        if self.is_warned {
            ui.colored_label(tint.fault, "Discarded work cannot be brought back.");
        }
        self.answers_ui(ui, asked);
    }

    fn answers_ui(&mut self, ui: &mut Ui, asked: &mut Actions) {
        let answer = |answer| Action::File(FileAction::Recover(answer));
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let restore = ui.add(leading(ui, "Restore"));
            if restore.on_hover_text("Go on with this work; undo goes back to the saved file").clicked() {
                asked.ask(answer(Recover::Restore));
            }
            let has_file = self.found.unsaved.is_none();
            if has_file && ui.button("Open as a copy").clicked() {
                asked.ask(answer(Recover::Copy));
            }
            if ui.button("Later").on_hover_text("It is kept, and offered again the next time").clicked() {
                asked.ask(answer(Recover::Later));
            }
            let discard = if self.is_warned { "Discard for good" } else { "Discard" };
            if ui.button(discard).clicked() {
                if self.is_warned {
                    asked.ask(answer(Recover::Discard));
                }
                self.is_warned = true;
            }
        });
    }
}
