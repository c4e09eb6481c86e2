//! Windows that ask before something is done: unsaved work, a path, a picture, a merge.
//!
//! Dialogs lie on a stack; Escape takes the topmost away and does nothing else.

mod merge;
mod path;
mod picture;
mod unsaved;

use egui::{Context, Id, Modal, RichText, Ui};

pub use picture::{PictureFormat, PictureLook, PictureSize, PictureWish};

use super::action::{Action, Question};
use super::theme::{self, Tint};
use super::{Actions, Reading};
use crate::typeset::Typesetter;

/// The dialogs that are open and what is typed in them.
#[derive(Debug, Default)]
pub struct Dialogs {
    open: Vec<Dialog>,
    /// The picture that was asked for last: the next dialog begins with it.
    last_wish: PictureWish,
    measured: picture::Measured,
}

#[derive(Debug)]
enum Dialog {
    Unsaved(super::action::FileAction),
    Path(path::PathDialog),
    Picture(PictureWish),
    Merge(merge::MergeDialog),
}

impl Dialog {
    /// Names its kind: each keeps a size of its own from frame to frame.
    fn kind(&self) -> &'static str {
        match self {
            Self::Unsaved(_) => "unsaved",
            Self::Path(_) => "path",
            Self::Picture(_) => "picture",
            Self::Merge(_) => "merge",
        }
    }
}

impl Dialogs {
    /// Opens the dialog that asks `question`, unless one of its kind is open.
    pub(super) fn ask(&mut self, question: Question) {
        let dialog = match question {
            Question::Unsaved(then) => Dialog::Unsaved(*then),
            Question::Path(purpose) => Dialog::Path(path::PathDialog::new(purpose)),
            Question::Picture => Dialog::Picture(self.last_wish.clone()),
            Question::Merge(gone) => Dialog::Merge(merge::MergeDialog::new(gone)),
        };
        self.open.retain(|other| std::mem::discriminant(other) != std::mem::discriminant(&dialog));
        self.open.push(dialog);
    }

    /// Draws the dialog on top.
    pub fn dialogs_ui(
        &mut self,
        ctx: &Context,
        reading: Reading<'_>,
        typesetter: &mut Typesetter,
    ) -> Actions {
        let mut asked = Actions::default();
        let Some(dialog) = self.open.last_mut() else { return asked };
        if let Dialog::Picture(wish) = dialog {
            self.measured.settle(wish, &reading, typesetter);
        }
        let shown =
            Modal::new(Id::unique(("dialog", dialog.kind()))).frame(theme::dialog(ctx)).show(ctx, |ui| {
                ui.set_width(440.0);
                match dialog {
                    Dialog::Unsaved(then) => unsaved::unsaved_ui(ui, then, reading, &mut asked),
                    Dialog::Path(path) => path.path_ui(ui, reading, &mut asked),
                    Dialog::Picture(wish) => {
                        if picture::picture_ui(ui, wish, (reading, &self.measured), &mut asked) {
                            self.last_wish = wish.clone();
                        }
                    }
                    Dialog::Merge(merge) => merge.merge_ui(ui, reading, &mut asked),
                }
            });
        if shown.backdrop_response.clicked() {
            asked.ask(Action::CloseDialog);
        }
        asked
    }

    /// True if one is open: then keys are for it alone.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Closes the topmost dialog. False if none is open.
    pub fn escape(&mut self) -> bool {
        self.open.pop().is_some()
    }
}

/// The heading of a dialog.
fn heading_ui(ui: &mut Ui, title: &str) {
    ui.heading(title);
    ui.add_space(4.0);
}

/// The row of buttons at the end of a dialog: Cancel, then what is done. True if it is to be done.
fn answer_ui(ui: &mut Ui, (yes, is_possible): (&str, bool), asked: &mut Actions) -> bool {
    let mut done = false;
    ui.add_space(8.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        done = ui.add_enabled(is_possible, leading(ui, yes)).clicked();
        if ui.button("Cancel").clicked() {
            asked.ask(Action::CloseDialog);
        }
    });
    done
}

/// A button for what a dialog is there for.
fn leading<'a>(ui: &Ui, words: &str) -> egui::Button<'a> {
    let tint = Tint::of(ui);
    let words = RichText::new(words).color(tint.card).family(theme::medium());
    egui::Button::new(words).fill(tint.accent)
}
