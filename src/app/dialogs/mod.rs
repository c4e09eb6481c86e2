//! Windows that ask before something is done: unsaved work, a path, a picture, a merge.
//!
//! Dialogs lie on a stack; Escape takes the topmost away and does nothing else.

mod differences;
mod merge;
mod outside;
mod paste;
mod path;
mod picture;
mod recovery;
mod safe;
mod shrink;
mod summary;
mod unsaved;
mod versions;

use egui::{Context, Id, Modal, RichText, Ui};

pub use picture::{PictureFormat, PictureLook, PictureSize, PictureWish};

use super::action::{Action, LargePicture, Purpose, Question};
use super::files::{Came, Found, Fresh, Past, Read, Theirs};
use super::ink::Ink;
use super::jobs::Trouble;
use super::theme::{self, Tint};
use super::{Actions, Reading};

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
    Paste(String),
    Shrink(Purpose, Vec<LargePicture>),
    Summary(Box<summary::Summary>),
    Recovery(recovery::RecoveryDialog),
    Outside(Box<Theirs>),
    Versions(versions::VersionsDialog),
    Safe(std::path::PathBuf, u32),
}

impl Dialog {
    /// Names its kind: each keeps a size of its own from frame to frame.
    fn kind(&self) -> &'static str {
        match self {
            Self::Unsaved(_) => "unsaved",
            Self::Path(_) => "path",
            Self::Picture(_) => "picture",
            Self::Merge(_) => "merge",
            Self::Paste(_) => "paste",
            Self::Shrink(..) => "shrink",
            Self::Summary(_) => "summary",
            Self::Recovery(_) => "recovery",
            Self::Outside(_) => "outside",
            Self::Versions(_) => "versions",
            Self::Safe(..) => "safe",
        }
    }

    fn width(&self) -> f32 {
        match self {
            Self::Summary(_) => summary::WIDTH,
            Self::Recovery(_) | Self::Outside(_) | Self::Versions(_) => 620.0,
            Self::Unsaved(_) | Self::Path(_) | Self::Picture(_) | Self::Merge(_) => 440.0,
            Self::Paste(_) | Self::Safe(..) | Self::Shrink(..) => 440.0,
        }
    }

    /// Which one of its kind: a short summary does not get the size of the long one before it.
    fn number(&self) -> u64 {
        match self {
            Self::Summary(summary) => summary.number(),
            _ => 0,
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
            Question::Paste(text) => Dialog::Paste(text),
            Question::Safe(path, crashes) => Dialog::Safe(path, crashes),
            Question::Shrink(purpose, pictures) => Dialog::Shrink(purpose, pictures),
        };
        self.open_only(dialog);
    }

    /// Opens a dialog in the place of one of its kind.
    fn open_only(&mut self, dialog: Dialog) {
        self.open.retain(|other| std::mem::discriminant(other) != std::mem::discriminant(&dialog));
        self.open.push(dialog);
    }

    /// Offers unsaved work.
    pub(super) fn offer(&mut self, found: Box<Found>) {
        self.open_only(Dialog::Recovery(recovery::RecoveryDialog::new(found)));
    }

    /// Takes the offer away, and the work that it was about.
    pub(super) fn take_offered(&mut self) -> Option<Box<Found>> {
        match self.take(|dialog| matches!(dialog, Dialog::Recovery(_)))? {
            Dialog::Recovery(dialog) => Some(dialog.found),
            _ => None,
        }
    }

    /// Asks what is to become of what somebody else has written.
    pub(super) fn show_theirs(&mut self, theirs: Box<Theirs>) {
        self.open_only(Dialog::Outside(theirs));
    }

    /// Takes that question away.
    pub(super) fn take_theirs(&mut self) -> Option<Box<Theirs>> {
        match self.take(|dialog| matches!(dialog, Dialog::Outside(_)))? {
            Dialog::Outside(theirs) => Some(theirs),
            _ => None,
        }
    }

    /// Lists versions; of the project at hand if they are ours.
    pub(super) fn show_versions(&mut self, past: Vec<Past>, is_ours: bool) {
        self.open_only(Dialog::Versions(versions::VersionsDialog::new(past, is_ours)));
    }

    /// Where the version in this row lies.
    pub(super) fn version_at(&mut self, place: usize) -> Option<std::path::PathBuf> {
        self.versions()?.path_at(place)
    }

    /// Takes in a version that was read.
    pub(super) fn take_in_version(&mut self, path: &std::path::Path, read: Read) {
        if let Some(versions) = self.versions() {
            versions.take_in(path, read);
        }
    }

    /// Takes the list of versions away, and gives the one that was read.
    pub(super) fn take_version(&mut self) -> Option<crate::store::Opened> {
        match self.take(|dialog| matches!(dialog, Dialog::Versions(_)))? {
            Dialog::Versions(mut versions) => versions.opened(),
            _ => None,
        }
    }

    /// True while it is asked how to open a project.
    pub(super) fn asks_how_to_open(&self) -> bool {
        self.open.iter().any(|dialog| matches!(dialog, Dialog::Safe(..)))
    }

    /// Takes away the question how to open a project.
    pub(super) fn close_safe(&mut self) {
        self.take(|dialog| matches!(dialog, Dialog::Safe(..)));
    }

    fn versions(&mut self) -> Option<&mut versions::VersionsDialog> {
        self.open.iter_mut().find_map(|dialog| match dialog {
            Dialog::Versions(versions) => Some(versions),
            _ => None,
        })
    }

    fn take(&mut self, is_it: impl FnMut(&Dialog) -> bool) -> Option<Dialog> {
        let place = self.open.iter().position(is_it)?;
        Some(self.open.remove(place))
    }

    /// Lays out what came of an import; a second one joins the first.
    pub(super) fn summarise(&mut self, came: Came) {
        match self.summary() {
            Some(summary) => summary.add(came),
            None => self.open.push(Dialog::Summary(Box::new(summary::Summary::new(came)))),
        }
    }

    /// The document in this row of the summary, which is read again from now on.
    pub(super) fn begin_anew(&mut self, place: usize) -> Option<(u64, Fresh)> {
        self.summary()?.begin_anew(place)
    }

    /// Takes in what came of reading a document of the summary again.
    pub(super) fn end_anew(&mut self, place: (u64, usize), read: Result<Fresh, Trouble>) {
        if let Some(summary) = self.summary() {
            summary.end_anew(place, read);
        }
    }

    /// Forgets what came of an import into a project that is left, and what was asked about its file.
    pub(super) fn forget_summary(&mut self) {
        self.open.retain(|dialog| {
            !matches!(dialog, Dialog::Summary(_) | Dialog::Versions(_) | Dialog::Outside(_))
        });
    }

    fn summary(&mut self) -> Option<&mut summary::Summary> {
        self.open.iter_mut().find_map(|dialog| match dialog {
            Dialog::Summary(summary) => Some(&mut **summary),
            _ => None,
        })
    }

    /// Draws the dialog on top.
    pub fn dialogs_ui(&mut self, ctx: &Context, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        let Some(dialog) = self.open.last_mut() else { return asked };
        let is_summary = matches!(dialog, Dialog::Summary(_));
        let lasts =
            is_summary || matches!(dialog, Dialog::Recovery(_) | Dialog::Outside(_) | Dialog::Safe(..));
        if let Dialog::Picture(wish) = dialog {
            self.measured.settle(wish, &reading, &mut ink.typesetter);
        }
        let shown = Modal::new(Id::unique(("dialog", dialog.kind(), dialog.number())))
            .frame(theme::dialog(ctx))
            .show(ctx, |ui| {
                ui.set_width(dialog.width());
                match dialog {
                    Dialog::Unsaved(then) => unsaved::unsaved_ui(ui, then, reading, &mut asked),
                    Dialog::Path(path) => path.path_ui(ui, reading, &mut asked),
                    Dialog::Picture(wish) => {
                        if picture::picture_ui(ui, wish, (reading, &self.measured), &mut asked) {
                            self.last_wish = wish.clone();
                        }
                    }
                    Dialog::Merge(merge) => merge.merge_ui(ui, reading, &mut asked),
                    Dialog::Paste(text) => paste::paste_ui(ui, text, &mut asked),
                    Dialog::Shrink(purpose, pictures) => {
                        shrink::shrink_ui(ui, (*purpose, pictures), &mut asked);
                    }
                    Dialog::Summary(summary) => summary.summary_ui(ui, (reading, ink), &mut asked),
                    Dialog::Recovery(dialog) => dialog.recovery_ui(ui, (reading, ink), &mut asked),
                    Dialog::Outside(theirs) => outside::outside_ui(ui, theirs, (reading, ink), &mut asked),
                    Dialog::Versions(versions) => versions.versions_ui(ui, ink, &mut asked),
                    Dialog::Safe(path, crashes) => safe::safe_ui(ui, (path, *crashes), &mut asked),
                }
            });
        // What took long to read is not thrown away by a click beside it.
        if !lasts && shown.backdrop_response.clicked() {
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
