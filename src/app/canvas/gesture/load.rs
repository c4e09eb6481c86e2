//! What moves when something is taken hold of, and where it comes to belong.
//!
//! A group takes its members along and, on a canvas that shows parts within their wholes, a whole its parts. An actor,
//! a note or a picture that is let go with its middle within the frame of a group comes into that group; one that is
//! let go outside the frame that it was in leaves it. A frame counts as it was drawn when the hand took hold, and whoever
//! moves with all the others of the group stays with them. Start at [`Load::of`].

use std::collections::{BTreeMap, BTreeSet, HashSet};

use kurbo::{Point, Rect, Vec2};

use super::super::event::Sight;
use crate::edit::{Edit, Things};
use crate::model::{ActorId, GroupId, NoteId, PictureId, Project};
use crate::scene::Part;

/// What moves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Load {
    /// What was taken hold of: actors with their parts, groups, notes and pictures.
    pub things: Things,
    /// Every actor that moves: those first, then members of groups.
    pub actors: Vec<ActorId>,
    /// Every note that moves, likewise.
    pub notes: Vec<NoteId>,
    /// Every picture that moves, likewise.
    pub pictures: Vec<PictureId>,
}

/// What moves, to look things up in.
struct Held {
    actors: HashSet<ActorId>,
    notes: HashSet<NoteId>,
    pictures: HashSet<PictureId>,
}

impl Load {
    /// What moves with these things.
    pub(super) fn of(things: &Things, project: &Project) -> Self {
        let is_placed = |id: &ActorId| project.actor(*id).is_some_and(|actor| actor.place.is_some());
        let mut held: Vec<ActorId> = things.actors.iter().copied().filter(is_placed).collect();
        if project.canvas().nests {
            let parts = with_parts(project, &held);
            held = parts.into_iter().filter(is_placed).collect();
        }
        let groups = things.groups.iter().filter_map(|id| project.group(*id));
        let (mut actors, mut notes, mut pictures) = (held.clone(), things.notes.clone(), Vec::new());
        for group in groups {
            actors.extend(group.actors.iter().copied().filter(is_placed));
            notes.extend(&group.notes);
            pictures.extend(&group.pictures);
        }
        let is_loose = |id: &PictureId| project.picture(*id).is_some_and(|picture| !picture.locked);
        let loose = things.pictures.iter().copied().filter(is_loose).collect();
        let things = Things { actors: held, ties: Vec::new(), pictures: loose, ..things.clone() };
        pictures.extend(&things.pictures);
        let (actors, notes, pictures) = (once_each(actors), once_each(notes), once_each(pictures));
        Self { things, actors, notes, pictures }
    }

    /// True if only actors were taken hold of.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.things.groups.is_empty() && self.things.notes.is_empty() && self.things.pictures.is_empty()
    }

    /// What it covers where it lies.
    pub(super) fn covered(&self, sight: &Sight<'_>) -> Option<Rect> {
        let actors = self.actors.iter().filter_map(|id| sight.scene.actor_box(*id));
        let notes = self.notes.iter().filter_map(|id| sight.scene.note_box(*id));
        let groups = self.things.groups.iter().filter_map(|id| sight.scene.group_frame(*id));
        let pictures = self.pictures.iter().filter_map(|id| sight.scene.picture_box(*id));
        actors.chain(notes).chain(groups).chain(pictures).reduce(|all, one| all.union(one))
    }

    /// The parts of the scene, beside actors and ties, that move as they are.
    #[must_use]
    pub fn parts_beside(&self, project: &Project) -> BTreeSet<Part> {
        let groups = self.things.groups.iter().map(|id| Part::Group(*id));
        let notes = self.notes.iter().map(|id| Part::Note(*id));
        let mut parts: BTreeSet<Part> = groups.chain(notes).collect();
        if project.canvas().nests {
            parts.extend(self.actors.iter().map(|id| Part::Nest(*id)));
        }
        parts
    }

    /// What the move asks for. Where things belong stays as it is if it `keeps` that.
    pub(super) fn moved(self, by: Vec2, keeps: bool, sight: &Sight<'_>) -> Edit {
        let homes = if keeps { Vec::new() } else { self.homes(by, sight) };
        let is_plain = self.is_plain();
        match (homes.is_empty(), is_plain) {
            (true, true) => Edit::MoveActors(self.places(by, sight.project)),
            (true, false) => Edit::ShiftThings(self.things, by),
            (false, _) => Edit::ShiftInto { things: self.things, by, homes },
        }
    }

    /// What a move of copies asks for.
    pub(super) fn copied(self, by: Vec2) -> Edit {
        if self.is_plain() {
            Edit::DuplicateActors(self.things.actors, by)
        } else {
            Edit::DuplicateThings(self.things, by)
        }
    }

    /// Where every actor is once it went so far.
    pub(super) fn places(&self, by: Vec2, project: &Project) -> Vec<(ActorId, Point)> {
        let place = |id: &ActorId| Some((*id, project.actor(*id)?.place? + by));
        self.actors.iter().filter_map(place).collect()
    }

    /// What would come into a group, or out of one, if it went so far.
    #[must_use]
    pub fn homes(&self, by: Vec2, sight: &Sight<'_>) -> Vec<(Option<GroupId>, Things)> {
        let project = sight.project;
        if project.groups_here().next().is_none() {
            return Vec::new();
        }
        let held = Held {
            actors: self.actors.iter().copied().collect(),
            notes: self.notes.iter().copied().collect(),
            pictures: self.pictures.iter().copied().collect(),
        };
        let whole = project.groups_here().filter(|(id, _)| self.takes_whole(*id, project, &held));
        let moves: BTreeSet<GroupId> = whole.map(|(id, _)| id).collect();
        let home = |rect: Rect, now: Option<GroupId>| {
            let there = sight.scene.group_around(rect.center() + by).filter(|id| !moves.contains(id));
            (there != now && now.is_none_or(|now| !moves.contains(&now))).then_some(there)
        };
        let mut homes: BTreeMap<Option<GroupId>, Things> = BTreeMap::new();
        for id in &self.things.actors {
            let Some(rect) = sight.scene.actor_box(*id) else { continue };
            if let Some(there) = home(rect, project.group_of(*id)) {
                homes.entry(there).or_default().actors.push(*id);
            }
        }
        for id in &self.things.notes {
            let Some(rect) = sight.scene.note_box(*id) else { continue };
            let now = project.groups_here().find(|(_, group)| group.notes.contains(id));
            if let Some(there) = home(rect, now.map(|(id, _)| id)) {
                homes.entry(there).or_default().notes.push(*id);
            }
        }
        for id in &self.things.pictures {
            let Some(rect) = sight.scene.picture_box(*id) else { continue };
            let now = project.groups_here().find(|(_, group)| group.pictures.contains(id));
            if let Some(there) = home(rect, now.map(|(id, _)| id)) {
                homes.entry(there).or_default().pictures.push(*id);
            }
        }
        homes.into_iter().collect()
    }

    /// True if a group moves with all that is seen of it.
    fn takes_whole(&self, id: GroupId, project: &Project, held: &Held) -> bool {
        let Some(group) = project.group(id) else { return false };
        let is_placed = |id: &&ActorId| project.actor(**id).is_some_and(|actor| actor.place.is_some());
        let mut actors = group.actors.iter().filter(is_placed);
        self.things.groups.contains(&id)
            || group.folded
            || actors.all(|actor| held.actors.contains(actor))
                && group.notes.iter().all(|note| held.notes.contains(note))
                && group.pictures.iter().all(|picture| held.pictures.contains(picture))
    }
}

fn once_each<T: Copy + Ord>(all: Vec<T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|one| seen.insert(*one)).collect()
}

/// These actors and whatever is part of them, by id.
pub(in crate::app) fn with_parts(project: &Project, actors: &[ActorId]) -> BTreeSet<ActorId> {
    let mut all: BTreeSet<ActorId> = actors.iter().copied().collect();
    let mut open: Vec<ActorId> = actors.to_vec();
    while let Some(whole) = open.pop() {
        open.extend(project.parts_of(whole).map(|(part, _)| part).filter(|part| all.insert(*part)));
    }
    all
}
