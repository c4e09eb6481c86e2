//! The bar below the toolbar, where something about the file has to be known before the first edit.

use egui::Ui;

use crate::app::action::{Action, Actions, FileAction};
use crate::app::keeping::Access;
use crate::app::theme::Tint;
use crate::app::{Reading, Session};

/// True if there is something to say.
pub(super) fn is_needed(session: &Session) -> bool {
    session.keeping.access != Access::Free || session.keeping.is_safe
}

/// Draws the bar.
pub(super) fn bar_ui(ui: &mut Ui, reading: Reading<'_>) -> Actions {
    let mut asked = Actions::default();
    let (session, tint) = (reading.session, Tint::of(ui));
    let name = session.file_name();
    ui.horizontal_wrapped(|ui| match session.keeping.access {
        Access::Held => {
            let words = format!("{name} is open in another window: here it can be read, not changed.");
            ui.colored_label(tint.doubt, words);
            let copy = ui.button("Open a copy").on_hover_text("Go on with a copy that has no name yet");
            if copy.clicked() {
                asked.ask(Action::File(FileAction::OpenCopy));
            }
            let again = ui.button("Try again").on_hover_text("Open it anew, if the other window is closed");
            if again.clicked() {
                asked.ask(Action::File(FileAction::TryAgain));
            }
        }
        Access::ReadOnly => {
            let words = format!("{name} is read-only, or its folder is: Save asks for another name.");
            ui.colored_label(tint.doubt, words);
            if ui.button("Save under another name…").clicked() {
                asked.ask(Action::File(FileAction::SaveAs));
            }
        }
        Access::Free => {}
    });
    if session.keeping.is_safe {
        ui.horizontal_wrapped(|ui| {
            let words = "Safe mode: no pictures, and nothing is counted, suggested or arranged.";
            ui.colored_label(tint.doubt, words);
            if ui.button("Leave safe mode").clicked() {
                asked.ask(Action::File(FileAction::LeaveSafeMode));
            }
        });
    }
    asked
}
