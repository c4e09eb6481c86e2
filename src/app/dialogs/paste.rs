//! Whether a clipboard that holds very much is meant to become a document.

use egui::Ui;

use super::{answer_ui, heading_ui};
use crate::app::action::{Action, Actions, FileAction};

/// Asks about `text`, which is taken if the answer is yes.
pub(super) fn paste_ui(ui: &mut Ui, text: &mut String, asked: &mut Actions) {
    heading_ui(ui, "Paste so much?");
    let megabytes = text.len() as f64 / 1e6;
    ui.label(format!("The clipboard holds {megabytes:.1} MB of text. It would become one document."));
    if answer_ui(ui, ("Paste as document", true), asked) {
        asked.ask(Action::CloseDialog);
        asked.ask(Action::File(FileAction::PasteAll(std::mem::take(text))));
    }
}
