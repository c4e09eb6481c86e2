//! Whether pictures that are too large are to be made smaller.

use egui::{RichText, Ui};

use super::{answer_ui, heading_ui};
use crate::app::action::{Action, Actions, FileAction, LargePicture, Purpose};
use crate::text::opening;

/// So many of them are named; the others are counted.
const NAMED: usize = 5;

/// Asks about `pictures`, which are taken if the answer is yes.
pub(super) fn shrink_ui(
    ui: &mut Ui,
    (purpose, pictures): (Purpose, &mut Vec<LargePicture>),
    asked: &mut Actions,
) {
    let one = pictures.len() == 1;
    heading_ui(ui, if one { "Make the picture smaller?" } else { "Make the pictures smaller?" });
    for picture in pictures.iter().take(NAMED) {
        ui.label(format!("{}: {}", opening(&picture.name, 60), picture.why));
    }
    if pictures.len() > NAMED {
        ui.label(format!("and {} more", pictures.len() - NAMED));
    }
    ui.label(RichText::new("It is put into the project with fewer pixels; the file stays as it is.").weak());
    if answer_ui(ui, ("Make smaller", true), asked) {
        asked.ask(Action::CloseDialog);
        asked.ask(Action::File(FileAction::ShrinkPictures(purpose, std::mem::take(pictures))));
    }
}
