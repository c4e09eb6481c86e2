//! The Edit menu: steps, selecting, the clipboard, deleting.

use kurbo::Vec2;

use super::super::Command;
use super::canvas::movable;
use super::{edit, placed, some_actors};
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::view::{Renaming, Whose};
use crate::edit::{Edit, Things};
use crate::model::ActorId;

/// How far a duplicate lies from its original.
const BESIDE: Vec2 = Vec2::new(24.0, 24.0);

impl Command {
    pub(super) fn edit_action(self, reading: &Reading<'_>) -> Option<Action> {
        let selection = &reading.view.selection;
        match self {
            Self::Undo => reading.editor.can_undo().then_some(Action::Undo),
            Self::Redo => reading.editor.can_redo().then_some(Action::Redo),
            Self::SelectAll => {
                let actors: Vec<ActorId> = placed(reading).collect();
                let notes = reading.project().notes_here().map(|(id, _)| id).collect();
                let all = Things { actors, notes, ..Things::default() };
                (!all.is_empty()).then_some(Action::Select(all))
            }
            Self::BackOut => Some(Action::Escape),
            Self::Duplicate if selection.groups.is_empty() && selection.notes.is_empty() => {
                some_actors(reading).map(|actors| edit(Edit::DuplicateActors(actors, BESIDE)))
            }
            Self::Duplicate => Some(edit(Edit::DuplicateThings(movable(reading), BESIDE))),
            Self::Rename => {
                if let ([], [id], []) = (&selection.actors[..], &selection.groups[..], &selection.notes[..]) {
                    return Renaming::of_group(reading.project(), *id).map(Action::Rename);
                }
                if let ([], [], [id]) = (&selection.actors[..], &selection.groups[..], &selection.notes[..]) {
                    return Renaming::of_note(reading.project(), *id).map(Action::Rename);
                }
                let [id] = selection.actors[..] else { return None };
                let text = reading.project().actor(id)?.name.clone();
                Some(Action::Rename(Renaming { whose: Whose::Actor(id), text }))
            }
            Self::Delete => (!selection.is_empty()).then(|| edit(Edit::Delete(selection.clone()))),
            Self::FindWords => reading.view.document.map(|_| Action::FindWords),
            _ => None,
        }
    }
}
