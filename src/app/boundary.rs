//! Where a defect of ours ends: a panel that panics is a card in its place, an action that panics is a notice.
//!
//! The project is a value and only a whole step is ever put into the history, so whatever broke on the way to one
//! leaves the last value standing. What broke is not drawn again before the project changes or the analyst says so: a
//! panel that breaks at every frame must not fill the window. Nothing here depends on a panic hook, and no work is
//! saved here; an abort gets past every boundary, and then the snapshots count. Jobs have a boundary of their own.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use egui::Ui;

use super::Actions;
use super::theme::Tint;

/// The variable that names a fault on purpose, in builds for tests: `panic@the map`.
const VARIABLE: &str = "DETENTE_FAULT";

/// A part of the window that may break without the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The menu bar.
    Menu,
    /// The toolbar.
    Toolbar,
    /// The line at the bottom.
    Status,
    /// The library and the inspector.
    Side,
    /// The tabs below the canvas.
    Dock,
    /// The reader.
    Reader,
    /// Making the scene of the project.
    Scene,
    /// The canvas.
    Canvas,
    /// What stands over the canvas and at its edge.
    Overlays,
    /// The palette and the list of keys.
    Palette,
    /// The dialog on top.
    Dialog,
    /// The notices.
    Notices,
    /// The camera, the stamps and all else that goes on by itself.
    Course,
    /// Carrying out what was asked.
    Action,
}

impl Part {
    const ALL: [Self; 14] = [
        Self::Menu,
        Self::Toolbar,
        Self::Status,
        Self::Side,
        Self::Dock,
        Self::Reader,
        Self::Scene,
        Self::Canvas,
        Self::Overlays,
        Self::Palette,
        Self::Dialog,
        Self::Notices,
        Self::Course,
        Self::Action,
    ];

    /// What it is called in a sentence.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Menu => "the menu",
            Self::Toolbar => "the toolbar",
            Self::Status => "the status line",
            Self::Side => "the library",
            Self::Dock => "the dock",
            Self::Reader => "the reader",
            Self::Scene => "drawing the map",
            Self::Canvas => "the map",
            Self::Overlays => "what lies over the map",
            Self::Palette => "the palette",
            Self::Dialog => "the dialog",
            Self::Notices => "the notices",
            Self::Course => "the window",
            Self::Action => "what was asked for",
        }
    }
}

/// What broke, and when it may be tried again.
#[derive(Debug, Default)]
pub struct Boundary {
    /// The revision at which a part broke.
    broken: RefCell<BTreeMap<Part, u64>>,
    /// What broke since the last frame.
    news: RefCell<Vec<Part>>,
    /// What is to break on purpose, and whether each time.
    faults: RefCell<BTreeMap<Part, bool>>,
    revision: u64,
}

impl Boundary {
    /// A frame begins on this revision of the project.
    pub(super) fn begin(&mut self, revision: u64) {
        self.revision = revision;
    }

    /// Does `work`; `None` if it broke, now or before at this revision.
    pub fn guard<R>(&self, part: Part, work: impl FnOnce() -> R) -> Option<R> {
        if self.is_broken(part) {
            return None;
        }
        // What half-done work leaves behind is reset by whoever hears the news.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            self.strike(part);
            work()
        }));
        if outcome.is_err() {
            self.broken.borrow_mut().insert(part, self.revision);
            self.news.borrow_mut().push(part);
        }
        outcome.ok()
    }

    /// Draws a part of the window, or a card in its place.
    pub fn part_ui(&self, ui: &mut Ui, part: Part, draw: impl FnOnce(&mut Ui) -> Actions) -> Actions {
        match self.guard(part, || draw(ui)) {
            Some(asked) => asked,
            None => {
                self.card_ui(ui, part);
                Actions::default()
            }
        }
    }

    fn card_ui(&self, ui: &mut Ui, part: Part) {
        let tint = Tint::of(ui);
        ui.horizontal_wrapped(|ui| {
            ui.colored_label(tint.fault, format!("Here {} broke.", part.word()));
            let again =
                ui.button("Try again").on_hover_text("Your project is safe; this draws the part anew");
            if again.accessible_name(format!("Try again: {}", part.word())).clicked() {
                self.broken.borrow_mut().remove(&part);
                ui.ctx().request_repaint();
            }
        });
    }

    /// True if a part broke and nothing has changed since.
    pub fn is_broken(&self, part: Part) -> bool {
        // Asking for something else is another try.
        let lasts = !matches!(part, Part::Action | Part::Dialog | Part::Palette | Part::Course);
        lasts && self.broken.borrow().get(&part) == Some(&self.revision)
    }

    /// What broke since this was asked last.
    pub(super) fn news(&self) -> Vec<Part> {
        std::mem::take(&mut *self.news.borrow_mut())
    }

    /// Forgets what broke: another project is at hand.
    pub(super) fn forget(&mut self) {
        self.broken.borrow_mut().clear();
    }

    /// Makes a part break the next time, or each time, in builds for tests.
    pub(super) fn break_on_purpose(&self, part: Part, each_time: bool) {
        if cfg!(debug_assertions) {
            self.faults.borrow_mut().insert(part, each_time);
        }
    }

    /// Takes over what the environment asks to break, in builds for tests.
    pub(super) fn read_faults(&self) {
        if !cfg!(debug_assertions) {
            return;
        }
        let asked = std::env::var(VARIABLE).unwrap_or_default();
        let wanted: BTreeSet<&str> = asked.strip_prefix("panic@").into_iter().collect();
        let parts = Part::ALL.into_iter().filter(|part| wanted.contains(part.word()));
        parts.for_each(|part| self.break_on_purpose(part, false));
    }

    /// Breaks if it was asked to.
    pub(super) fn strike(&self, part: Part) {
        let asked = self.faults.borrow().get(&part).copied();
        if asked == Some(false) {
            self.faults.borrow_mut().remove(&part);
        }
        if asked.is_some() {
            std::panic::resume_unwind(Box::new("on purpose"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_broke_is_not_tried_again_before_something_changes() {
        let mut boundary = Boundary::default();
        boundary.begin(1);
        boundary.break_on_purpose(Part::Canvas, false);
        assert_eq!(boundary.guard(Part::Canvas, || 7), None);
        assert_eq!(boundary.guard(Part::Canvas, || 7), None, "it would break at every frame");
        assert_eq!(boundary.guard(Part::Reader, || 8), Some(8), "the rest goes on");
        assert_eq!((boundary.news(), boundary.news()), (vec![Part::Canvas], vec![]));
        boundary.begin(2);
        assert_eq!(boundary.guard(Part::Canvas, || 7), Some(7));
    }

    #[test]
    fn an_action_that_broke_may_be_asked_for_again() {
        let boundary = Boundary::default();
        boundary.break_on_purpose(Part::Action, false);
        assert_eq!(boundary.guard(Part::Action, || 1), None);
        assert_eq!(boundary.guard(Part::Action, || 1), Some(1));
    }

    #[test]
    fn every_part_has_a_word_of_its_own() {
        let words: BTreeSet<&str> = Part::ALL.into_iter().map(Part::word).collect();
        assert_eq!(words.len(), Part::ALL.len());
    }
}
