//! The Canvas menu: groups, notes, pictures, filters, canvases.

use super::super::Command;
use super::edit;
use crate::app::Reading;
use crate::app::action::{Action, FileAction};
use crate::app::canvas::noting;
use crate::app::view::{Renaming, Whose};
use crate::edit::{CanvasChange, Edit, GroupChange, Things};
use crate::model::{GroupId, PictureId};

impl Command {
    pub(super) fn canvas_action(self, reading: &Reading<'_>) -> Option<Action> {
        let project = reading.project();
        match self {
            Self::AddNote => {
                let whose = Whose::NewNote(noting::corner_of_new(reading.view.camera.centre));
                Some(Action::Rename(Renaming { whose, text: String::new() }))
            }
            Self::AddPicture => Some(Action::File(FileAction::AddPicture)),
            Self::LockPictures => locking(reading),
            Self::Group => grouping(reading),
            Self::Ungroup => {
                let groups = &reading.view.selection.groups;
                (!groups.is_empty()).then(|| edit(Edit::Ungroup(groups.clone())))
            }
            Self::FoldGroup => {
                let id = meant_group(reading)?;
                let folded = project.group(id)?.folded;
                Some(edit(Edit::ChangeGroup(id, GroupChange::Folded(!folded))))
            }
            Self::Nesting => {
                let nests = !project.canvas().nests;
                Some(edit(Edit::ChangeCanvas(project.front(), CanvasChange::Nests(nests))))
            }
            _ => self.canvases_action(reading),
        }
    }
}

/// A group of what is selected, to be named; with one group among it, the others come into that one.
fn grouping(reading: &Reading<'_>) -> Option<Action> {
    let chosen = movable(reading);
    let others = chosen.actors.len() + chosen.notes.len() + chosen.pictures.len();
    match (&chosen.groups[..], others) {
        ([], 0) | ([_], 0) => None,
        ([id], _) => {
            let group = reading.project().group(*id)?;
            let mut members = chosen.clone();
            members.groups.clear();
            members.actors.extend(&group.actors);
            members.notes.extend(&group.notes);
            members.pictures.extend(&group.pictures);
            Some(edit(Edit::ChangeGroup(*id, GroupChange::Members(members))))
        }
        _ => Some(Action::Rename(Renaming { whose: Whose::NewGroup(chosen), text: String::new() })),
    }
}

/// The group that is selected, or the one that everybody selected is in.
fn meant_group(reading: &Reading<'_>) -> Option<GroupId> {
    let chosen = &reading.view.selection;
    match (&chosen.groups[..], &chosen.actors[..]) {
        ([id], _) => Some(*id),
        ([], [first, others @ ..]) => {
            let project = reading.project();
            let home = project.group_of(*first)?;
            others.iter().all(|other| project.group_of(*other) == Some(home)).then_some(home)
        }
        _ => None,
    }
}

/// Locks the selected pictures; unlocks them if all are locked, and those of the canvas if nothing is selected.
fn locking(reading: &Reading<'_>) -> Option<Action> {
    let project = reading.project();
    let is_locked = |id: &PictureId| project.picture(*id).is_some_and(|picture| picture.locked);
    let mut pictures = reading.view.selection.pictures.clone();
    if pictures.is_empty() && reading.view.selection.is_empty() {
        pictures = project.pictures_here().map(|(id, _)| id).filter(is_locked).collect();
    }
    let locks = !pictures.iter().all(is_locked);
    (!pictures.is_empty()).then(|| edit(Edit::LockPictures(pictures, locks)))
}

/// What of the selection lies on the canvas and can be moved and grouped.
pub(super) fn movable(reading: &Reading<'_>) -> Things {
    let chosen = &reading.view.selection;
    let is_placed = |id: &&crate::model::ActorId| {
        reading.project().actor(**id).is_some_and(|actor| actor.place.is_some())
    };
    let is_loose = |id: &&PictureId| reading.project().picture(**id).is_some_and(|picture| !picture.locked);
    Things {
        actors: chosen.actors.iter().filter(is_placed).copied().collect(),
        groups: chosen.groups.clone(),
        notes: chosen.notes.clone(),
        pictures: chosen.pictures.iter().filter(is_loose).copied().collect(),
        ..Things::default()
    }
}
