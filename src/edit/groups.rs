//! Groups: what belongs together on a canvas.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::Vec2;

use super::draft::Draft;
use super::{EditError, GroupChange, Things};
use crate::model::{ActorId, CanvasId, Group, GroupId, Note, NoteId, Picture, PictureId};
use crate::text::one_line;

impl Draft<'_> {
    pub(super) fn make_group(&mut self, called: &str, things: &Things) -> Result<(), EditError> {
        let canvas = self.project.front();
        let members = self.members_on(canvas, things)?;
        let Things { actors, notes, pictures, .. } = members.clone();
        let group =
            Group { name: one_line(called), colour: None, canvas, actors, notes, pictures, folded: false };
        if group.is_empty() {
            return Err(EditError::Nothing);
        }
        self.leave_groups(canvas, &members);
        let id: GroupId = self.fresh(|project, id| project.group(id).is_some());
        self.put_group(id, group);
        Ok(())
    }

    pub(super) fn change_group(&mut self, id: GroupId, change: GroupChange) -> Result<(), EditError> {
        let mut group = self.group(id)?;
        match change {
            GroupChange::Name(name) => group.name = one_line(&name),
            GroupChange::Colour(colour) => group.colour = colour,
            GroupChange::Folded(folded) => group.folded = folded,
            GroupChange::Members(things) => {
                let members = self.members_on(group.canvas, &things)?;
                self.leave_groups(group.canvas, &members);
                (group.actors, group.notes, group.pictures) =
                    (members.actors, members.notes, members.pictures);
            }
        }
        if group.is_empty() {
            self.project.drop_group(id);
        } else {
            self.put_group(id, group);
        }
        Ok(())
    }

    pub(super) fn shift_into(
        &mut self,
        things: &Things,
        by: Vec2,
        homes: Vec<(Option<GroupId>, Things)>,
    ) -> Result<(), EditError> {
        self.shift_things(things, by)?;
        for (home, who) in homes {
            let Some(id) = home else {
                self.leave_groups(self.project.front(), &who);
                continue;
            };
            let group = self.group(id)?;
            let mut members = who;
            members.actors.extend(group.actors);
            members.notes.extend(group.notes);
            members.pictures.extend(group.pictures);
            self.change_group(id, GroupChange::Members(members))?;
        }
        self.touched.groups.clear(); // what was moved stays selected, and nothing else
        Ok(())
    }

    pub(super) fn duplicate_things(&mut self, things: &Things, by: Vec2) -> Result<(), EditError> {
        let all = self.with_members(things)?;
        let actors = if all.actors.is_empty() { BTreeMap::new() } else { self.copies_of(&all.actors, by)? };
        let mut notes: BTreeMap<NoteId, NoteId> = BTreeMap::new();
        for id in &all.notes {
            let known = self.project.note(*id).cloned().ok_or(EditError::Missing { what: "note" })?;
            self.add_note(Note { place: known.place + by, ..known })?;
            notes.extend(self.touched.notes.last().map(|copy| (*id, *copy)));
        }
        let mut pictures: BTreeMap<PictureId, PictureId> = BTreeMap::new();
        for id in &all.pictures {
            let known = self.picture(*id)?;
            let stand = known.stand.map(|(canvas, rect)| (canvas, rect + by));
            pictures.insert(*id, self.make_picture(Picture { stand, locked: false, ..known })?);
        }
        if actors.is_empty() && notes.is_empty() && pictures.is_empty() {
            return Err(EditError::Nothing);
        }
        for id in &things.groups {
            let group = self.group(*id)?;
            let of = |id: &ActorId| actors.get(id).copied();
            let copy = Group {
                actors: sorted(group.actors.iter().filter_map(of)),
                notes: sorted(group.notes.iter().filter_map(|id| notes.get(id).copied())),
                pictures: sorted(group.pictures.iter().filter_map(|id| pictures.get(id).copied())),
                ..group
            };
            if !copy.is_empty() {
                let id: GroupId = self.fresh(|project, id| project.group(id).is_some());
                self.put_group(id, copy);
            }
        }
        Ok(())
    }

    pub(super) fn ungroup(&mut self, groups: &[GroupId]) -> Result<(), EditError> {
        for id in super::actors::some(groups)? {
            let group = self.group(*id)?;
            self.touched.actors.extend(&group.actors);
            self.touched.notes.extend(&group.notes);
            self.touched.pictures.extend(&group.pictures);
            self.project.drop_group(*id);
        }
        Ok(())
    }

    /// The things with what is in their groups, each once, by id.
    pub(super) fn with_members(&self, things: &Things) -> Result<Things, EditError> {
        let mut actors: BTreeSet<ActorId> = things.actors.iter().copied().collect();
        let mut notes: BTreeSet<NoteId> = things.notes.iter().copied().collect();
        let mut pictures: BTreeSet<PictureId> = things.pictures.iter().copied().collect();
        for id in &things.groups {
            let group = self.group(*id)?;
            actors.extend(group.actors);
            notes.extend(group.notes);
            pictures.extend(group.pictures);
        }
        Ok(Things {
            actors: actors.into_iter().collect(),
            notes: notes.into_iter().collect(),
            pictures: pictures.into_iter().collect(),
            ..Things::default()
        })
    }

    /// Those of the things, with what is in their groups, that stand on a canvas. Actors may come to it later, unless
    /// it is in front and they are seen not to be there.
    fn members_on(&self, canvas: CanvasId, things: &Things) -> Result<Things, EditError> {
        let mut members = self.with_members(things)?;
        let is_front = canvas == self.project.front();
        members
            .actors
            .retain(|id| self.project.actor(*id).is_some_and(|actor| !is_front || actor.place.is_some()));
        members.notes.retain(|id| self.project.note(*id).is_some_and(|note| note.canvas == canvas));
        members.pictures.retain(|id| {
            let stand = self.project.picture(*id).and_then(|picture| picture.stand);
            stand.is_some_and(|(on, _)| on == canvas)
        });
        Ok(members)
    }

    /// Takes things out of the groups of a canvas; a group that is then empty is gone.
    pub(super) fn leave_groups(&mut self, canvas: CanvasId, things: &Things) {
        let leaves = |group: &Group| {
            group.actors.iter().any(|id| things.actors.contains(id))
                || group.notes.iter().any(|id| things.notes.contains(id))
                || group.pictures.iter().any(|id| things.pictures.contains(id))
        };
        let left: Vec<(GroupId, Group)> = self
            .project
            .groups()
            .filter(|(_, group)| group.canvas == canvas && leaves(group))
            .map(|(id, group)| (id, group.clone()))
            .collect();
        for (id, mut group) in left {
            group.actors.retain(|one| !things.actors.contains(one));
            group.notes.retain(|one| !things.notes.contains(one));
            group.pictures.retain(|one| !things.pictures.contains(one));
            if group.is_empty() { self.project.drop_group(id) } else { self.project.put_group(id, group) }
        }
    }

    pub(super) fn group(&self, id: GroupId) -> Result<Group, EditError> {
        self.project.group(id).cloned().ok_or(EditError::Missing { what: "group" })
    }

    fn put_group(&mut self, id: GroupId, group: Group) {
        self.project.put_group(id, group);
        self.touched.groups.push(id);
    }
}

fn sorted<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.collect::<BTreeSet<T>>().into_iter().collect()
}
