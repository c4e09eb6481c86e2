//! An edit is carried out, and what it made is selected.

use super::App;
use super::done::listed;
use crate::app::keeping::Access;
use crate::app::scene::MOST_AT_ONCE;
use crate::edit::{CanvasChange, Edit, Things};
use crate::model::Hidden;

impl App {
    /// Says once for each project that the first steps cannot be taken back any more.
    fn say_what_undo_lost(&mut self) {
        if self.editor.forgotten() > 0 && !std::mem::replace(&mut self.session.told_of_forgotten, true) {
            self.note(
                "undo no longer reaches the oldest steps",
                "All steps together may hold 256 MB; saved versions go back further.",
            );
        }
    }

    /// Carries out an edit and selects what it made. False if it was refused, which was then said.
    pub(in crate::app) fn edit(&mut self, edit: Edit) -> bool {
        if self.session.keeping.access == Access::Held {
            let words =
                format!("{} is open in another window; nothing was changed", self.session.file_name());
            self.session.tell_fault(words, "Open a copy with the button in the bar above, and work on that.");
            return false;
        }
        let follow = Follow::of(&edit);
        let before = self.editor.project().front();
        let is_filter = matches!(edit, Edit::ChangeCanvas(_, CanvasChange::Filter(_)));
        let is_copy = matches!(edit, Edit::AddCanvas { copies: true, .. });
        match self.editor.perform(edit) {
            Ok(touched) => {
                self.follow(&follow, &touched);
                self.say_what_undo_lost();
                if is_copy {
                    // The same places are seen from the same place.
                    self.view.cameras.insert(self.editor.project().front(), self.view.camera);
                }
                self.keep_up(before);
                // Of a large map it is known when it is drawn.
                if is_filter && self.editor.project().counts().actors <= MOST_AT_ONCE {
                    self.view.let_go_of(&Hidden::of(self.editor.project()));
                }
                true
            }
            Err(error) => {
                let mut hint = error.hint().to_owned();
                if let crate::edit::EditError::Rows(faults) = &error {
                    let lines: Vec<String> =
                        faults.iter().map(|fault| format!("line {}: {}", fault.line, fault.reason)).collect();
                    hint = format!("{hint}\n{}", listed(&lines));
                }
                self.session.tell_fault(error.to_string(), hint);
                false
            }
        }
    }

    fn follow(&mut self, follow: &Follow, touched: &Things) {
        match follow {
            Follow::Nothing => {}
            Follow::Actors => {
                self.view.selection = Things { actors: touched.actors.clone(), ..Things::default() }
            }
            Follow::Tie => {
                let ties = touched.ties.last().copied().into_iter().collect();
                self.view.selection = Things { ties, ..Things::default() };
            }
            Follow::Document => {
                let first = touched.documents.first().copied();
                self.view.document = first.or(self.view.document);
                self.view.selection = Things { documents: first.into_iter().collect(), ..Things::default() };
                self.view.panels.insert(crate::app::view::Panel::Reader);
            }
            Follow::Quote => {
                self.view.selection = Things { quotes: touched.quotes.clone(), ..Things::default() };
            }
            Follow::Groups => {
                self.view.selection = Things { groups: touched.groups.clone(), ..Things::default() };
            }
            Follow::Members => {
                let (actors, notes) = (touched.actors.clone(), touched.notes.clone());
                let pictures = touched.pictures.clone();
                self.view.selection = Things { actors, notes, pictures, ..Things::default() };
            }
            // A group is selected for all that is in it.
            Follow::Things if !touched.groups.is_empty() => {
                self.view.selection = Things { groups: touched.groups.clone(), ..Things::default() };
            }
            Follow::Things => self.follow(&Follow::Members, touched),
            Follow::Notes => {
                self.view.selection = Things { notes: touched.notes.clone(), ..Things::default() };
            }
            Follow::Pictures => {
                self.view.selection = Things { pictures: touched.pictures.clone(), ..Things::default() };
            }
        }
    }
}

/// What is selected after an edit.
#[derive(Clone, Copy)]
enum Follow {
    Nothing,
    Actors,
    Tie,
    Document,
    Quote,
    Groups,
    Members,
    Things,
    Notes,
    Pictures,
}

impl Follow {
    #[allow(clippy::too_many_lines, reason = "one line an edit")]
    fn of(edit: &Edit) -> Self {
        match edit {
            Edit::AddActors(_)
            | Edit::DuplicateActors(..)
            | Edit::MergeActors { .. }
            | Edit::SplitAlias(..) => Self::Actors,
            Edit::DrawTie(_) => Self::Tie,
            Edit::AddDocuments(_) => Self::Document,
            Edit::AddQuote(_) => Self::Quote,
            Edit::MakeGroup(..) => Self::Groups,
            Edit::DuplicateThings(..) => Self::Things,
            Edit::Ungroup(_) | Edit::Paste(..) => Self::Members,
            Edit::AddNote(_) => Self::Notes,
            Edit::AddPictures(_) => Self::Pictures,
            Edit::SetTitle(_)
            | Edit::SetNote(_)
            | Edit::ChangeDocument(..)
            | Edit::ChangeDocuments(..)
            | Edit::ReadAgain(..)
            | Edit::ChangeActor(..)
            | Edit::ChangeActors(..)
            | Edit::MoveActors(_)
            | Edit::NudgeActors(..)
            | Edit::NudgeThings(..)
            | Edit::LockPictures(..)
            | Edit::ShiftEach(_)
            | Edit::ShiftInto { .. }
            | Edit::PinActors(..)
            | Edit::LiftActors(_)
            | Edit::AddAlias(..)
            | Edit::ChangeTie(..)
            | Edit::ReverseTies(_)
            | Edit::SwapStances(_)
            | Edit::ReconnectTie(..)
            | Edit::AttachWords(..)
            | Edit::AttachQuote(..)
            | Edit::DetachQuote(..)
            | Edit::ChangeQuote(..)
            | Edit::ChangeQuotes(..)
            | Edit::ReviewQuote(..)
            | Edit::Dismiss(_)
            | Edit::Restore(_)
            | Edit::SetCues(_)
            | Edit::Delete(_)
            | Edit::BendTies(..)
            | Edit::ShiftThings(..)
            | Edit::ChangeGroup(..)
            | Edit::ChangeNotes(..)
            | Edit::ChangePicture(..)
            | Edit::GivePicture(..)
            | Edit::AddCanvas { .. }
            | Edit::ChangeCanvas(..)
            | Edit::DeleteCanvas(_)
            | Edit::AddRows(..)
            | Edit::Become(..)
            | Edit::Repair => Self::Nothing,
        }
    }
}
