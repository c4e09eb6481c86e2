//! The Edit menu: steps, selecting, the clipboard, deleting.

use kurbo::Vec2;

use super::super::Command;
use super::canvas::movable;
use super::{edit, some_actors};
use crate::app::Reading;
use crate::app::action::{Action, FileAction};
use crate::app::view::{Renaming, Whose};
use crate::edit::{Edit, Things};

/// How far a duplicate lies from its original.
const BESIDE: Vec2 = Vec2::new(24.0, 24.0);

impl Command {
    pub(super) fn edit_action(self, reading: &Reading<'_>) -> Option<Action> {
        let selection = &reading.view.selection;
        match self {
            Self::Undo => reading.editor.can_undo().then_some(Action::Undo),
            Self::Redo => reading.editor.can_redo().then_some(Action::Redo),
            Self::BackOut => Some(Action::Escape),
            Self::Duplicate if is_of_actors(selection) => {
                some_actors(reading).map(|actors| edit(Edit::DuplicateActors(actors, BESIDE)))
            }
            Self::Duplicate => Some(edit(Edit::DuplicateThings(movable(reading), BESIDE))),
            Self::Cut => clips(reading).then_some(Action::Copy(true)),
            Self::Copy => clips(reading).then_some(Action::Copy(false)),
            Self::Paste => Some(Action::File(FileAction::PasteDocument)),
            Self::Rename => {
                match (&selection.actors[..], &selection.groups[..], &selection.notes[..]) {
                    ([], [id], []) => {
                        return Renaming::of_group(reading.project(), *id).map(Action::Rename);
                    }
                    ([], [], [id]) => return Renaming::of_note(reading.project(), *id).map(Action::Rename),
                    _ => {}
                }
                let [id] = selection.actors[..] else { return None };
                let text = reading.project().actor(id)?.name.clone();
                Some(Action::Rename(Renaming { whose: Whose::Actor(id), text }))
            }
            Self::Delete => (!selection.is_empty()).then(|| edit(Edit::Delete(selection.clone()))),
            Self::Find if reading.reads => Some(Action::FindWords),
            Self::Find => Some(Action::Find),
            Self::FindWords => reading.view.document.map(|_| Action::FindWords),
            _ => self.select_action(reading),
        }
    }
}

/// True if no group, note or picture is selected.
fn is_of_actors(selection: &Things) -> bool {
    selection.groups.is_empty() && selection.notes.is_empty() && selection.pictures.is_empty()
}

/// True if something on the canvas is selected that could be copied.
fn clips(reading: &Reading<'_>) -> bool {
    let Things { actors, ties, groups, notes, pictures, .. } = &reading.view.selection;
    let chosen = actors.len() + ties.len() + groups.len() + notes.len() + pictures.len();
    chosen > 0
}
