//! The part of a project that lies beside the evidence: its canvases, and groups, notes and pictures on them.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::OrdMap;

use super::project::{bucket, same};
use super::{
    Actor, ActorId, Canvas, CanvasId, DocumentId, Group, GroupId, Note, NoteId, Picture, PictureId, Project,
    Spot, TieId,
};

impl Project {
    /// The canvas whose places the actors have.
    #[must_use]
    pub fn front(&self) -> CanvasId {
        self.front
    }

    /// The canvas in front.
    ///
    /// # Panics
    ///
    /// Never: a project has at least one canvas, and the one in front is among them.
    #[must_use]
    pub fn canvas(&self) -> &Canvas {
        self.canvases.get(&self.front).expect("the canvas in front is one of the project's")
    }

    /// The canvas under `id`.
    #[must_use]
    pub fn canvas_of(&self, id: CanvasId) -> Option<&Canvas> {
        self.canvases.get(&id).map(|held| &**held)
    }

    /// All canvases, in the order of their tabs.
    #[must_use]
    pub fn canvases(&self) -> Vec<(CanvasId, &Canvas)> {
        let mut all: Vec<(CanvasId, &Canvas)> =
            self.canvases.iter().map(|(id, held)| (*id, &**held)).collect();
        all.sort_by_key(|(id, canvas)| (canvas.rank, *id));
        all
    }

    /// The first canvas: the one whose places a file gives with the actors.
    #[must_use]
    pub fn first_canvas(&self) -> CanvasId {
        self.canvases().first().map_or(self.front, |(id, _)| *id)
    }

    /// The same project with another canvas in front; itself if there is none under `id`. O(1) if `id` is in front
    /// already, linear in the actors otherwise.
    #[must_use]
    pub fn turned_to(&self, id: CanvasId) -> Self {
        let mut turned = self.clone();
        let Some(target) = self.canvas_of(id).filter(|_| id != self.front) else { return turned };
        let mut parked = OrdMap::new();
        for (actor, known) in self.actors() {
            let here = Spot { place: known.place, pinned: known.pinned };
            if here != Spot::default() {
                parked.insert(actor, here);
            }
            let there = target.parked.get(&actor).copied().unwrap_or_default();
            if there != here {
                turned.put_actor(actor, Actor { place: there.place, pinned: there.pinned, ..known.clone() });
            }
        }
        turned.put_canvas(self.front, Canvas { parked, ..self.canvas().clone() });
        turned.put_canvas(id, Canvas { parked: OrdMap::new(), ..target.clone() });
        turned.front = id;
        turned
    }

    /// Puts these canvases in the place of all, and the first of them in front, with the places that the actors have.
    /// None: everything stays as it is.
    pub fn replace_canvases(&mut self, canvases: Vec<(CanvasId, Canvas)>) {
        if canvases.is_empty() {
            return;
        }
        self.canvases = canvases.into_iter().map(|(id, canvas)| (id, Arc::new(canvas))).collect();
        let first = self.canvases.iter().min_by_key(|(id, canvas)| (canvas.rank, **id));
        self.front = first.map_or(self.front, |(id, _)| *id);
    }

    /// How far the analyst bent a tie on the canvas in front: by so many canvas units the middle of its line lies to
    /// the left, as one goes from the actor with the smaller id to the other. `None`: the program decides.
    #[must_use]
    pub fn bend(&self, tie: TieId) -> Option<f64> {
        self.canvas().bends.get(&tie).copied()
    }

    /// The group under `id`.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(&id).map(|held| &**held)
    }

    /// The note under `id`.
    #[must_use]
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(&id).map(|held| &**held)
    }

    /// The picture under `id`.
    #[must_use]
    pub fn picture(&self, id: PictureId) -> Option<&Picture> {
        self.pictures.get(&id).map(|held| &**held)
    }

    /// The picture under `id`, shared.
    #[must_use]
    pub fn shared_picture(&self, id: PictureId) -> Option<Arc<Picture>> {
        self.pictures.get(&id).cloned()
    }

    /// All groups of all canvases, by id.
    pub fn groups(&self) -> impl DoubleEndedIterator<Item = (GroupId, &Group)> {
        self.groups.iter().map(|(id, held)| (*id, &**held))
    }

    /// All notes of all canvases, by id.
    pub fn notes(&self) -> impl DoubleEndedIterator<Item = (NoteId, &Note)> {
        self.notes.iter().map(|(id, held)| (*id, &**held))
    }

    /// All pictures, those of actors among them, by id.
    pub fn pictures(&self) -> impl DoubleEndedIterator<Item = (PictureId, &Picture)> {
        self.pictures.iter().map(|(id, held)| (*id, &**held))
    }

    /// The same project without any pictures.
    #[must_use]
    pub fn without_pictures(&self) -> Self {
        let mut plain = self.clone();
        plain.pictures = OrdMap::new();
        plain
    }

    /// The groups on the canvas in front, by id.
    pub fn groups_here(&self) -> impl DoubleEndedIterator<Item = (GroupId, &Group)> {
        self.groups().filter(|(_, group)| group.canvas == self.front)
    }

    /// The notes on the canvas in front, by id.
    pub fn notes_here(&self) -> impl DoubleEndedIterator<Item = (NoteId, &Note)> {
        self.notes().filter(|(_, note)| note.canvas == self.front)
    }

    /// The pictures on the canvas in front, by id.
    pub fn pictures_here(&self) -> impl DoubleEndedIterator<Item = (PictureId, &Picture)> {
        self.pictures().filter(|(_, picture)| picture.stand.is_some_and(|(canvas, _)| canvas == self.front))
    }

    /// The group of the canvas in front that `actor` is in.
    #[must_use]
    pub fn group_of(&self, actor: ActorId) -> Option<GroupId> {
        let mut groups = bucket(&self.groups_by_actor, actor);
        groups.find(|id| self.group(*id).is_some_and(|group| group.canvas == self.front))
    }

    /// The groups of all canvases that `actor` is in, by id.
    pub fn groups_with(&self, actor: ActorId) -> impl Iterator<Item = GroupId> {
        bucket(&self.groups_by_actor, actor)
    }

    /// Puts `canvas` under `id`, in place of what was there.
    pub fn put_canvas(&mut self, id: CanvasId, canvas: Canvas) {
        self.canvases.insert(id, Arc::new(canvas));
    }

    /// Puts `group` under `id`, in place of what was there.
    pub fn put_group(&mut self, id: GroupId, group: Group) {
        self.drop_group(id);
        self.groups_by_actor.extend(group.actors.iter().map(|actor| (*actor, id)));
        self.groups.insert(id, Arc::new(group));
    }

    /// Puts `note` under `id`, in place of what was there.
    pub fn put_note(&mut self, id: NoteId, note: Note) {
        self.notes.insert(id, Arc::new(note));
    }

    /// Puts `picture` under `id`, in place of what was there.
    pub fn put_picture(&mut self, id: PictureId, picture: Picture) {
        self.pictures.insert(id, Arc::new(picture));
    }

    /// Takes a canvas out with what stands on it; not the one in front.
    pub fn drop_canvas(&mut self, id: CanvasId) {
        if id == self.front {
            return;
        }
        self.canvases.remove(&id);
        let groups: Vec<GroupId> =
            self.groups().filter(|(_, group)| group.canvas == id).map(|(group, _)| group).collect();
        groups.into_iter().for_each(|group| self.drop_group(group));
        let notes: Vec<NoteId> =
            self.notes().filter(|(_, note)| note.canvas == id).map(|(note, _)| note).collect();
        notes.into_iter().for_each(|note| self.drop_note(note));
        let stands = |picture: &Picture| picture.stand.is_some_and(|(canvas, _)| canvas == id);
        let pictures: Vec<PictureId> =
            self.pictures().filter(|(_, picture)| stands(picture)).map(|(picture, _)| picture).collect();
        pictures.into_iter().for_each(|picture| self.drop_picture(picture));
    }

    /// Takes a group out and leaves what is in it.
    pub fn drop_group(&mut self, id: GroupId) {
        if let Some(group) = self.groups.remove(&id) {
            for actor in &group.actors {
                self.groups_by_actor.remove(&(*actor, id));
            }
        }
    }

    /// Takes a note out and leaves everything else alone.
    pub fn drop_note(&mut self, id: NoteId) {
        self.notes.remove(&id);
    }

    /// Takes a picture out and leaves everything else alone.
    pub fn drop_picture(&mut self, id: PictureId) {
        self.pictures.remove(&id);
    }

    /// Forgets an actor that is gone: its places, its groups, what hides it.
    pub(crate) fn forget_actor(&mut self, id: ActorId) {
        for group in self.groups_with(id).collect::<Vec<_>>() {
            let Some(known) = self.group(group) else { continue };
            let mut left = known.clone();
            left.actors.retain(|actor| *actor != id);
            if left.is_empty() { self.drop_group(group) } else { self.put_group(group, left) }
        }
        self.change_canvases(
            |canvas| canvas.parked.contains_key(&id) || canvas.filter.actors.contains(&id),
            |canvas| {
                canvas.parked.remove(&id);
                canvas.filter.actors.remove(&id);
            },
        );
    }

    /// Forgets a document that is gone: no filter names it.
    pub(crate) fn forget_document(&mut self, id: DocumentId) {
        self.change_canvases(
            |canvas| canvas.filter.documents.contains(&id),
            |canvas| {
                canvas.filter.documents.remove(&id);
            },
        );
    }

    /// Forgets the bends of a tie that is gone.
    pub(crate) fn forget_tie(&mut self, id: TieId) {
        self.change_canvases(|canvas| canvas.bends.contains_key(&id), |canvas| canvas.set_bend(id, None));
    }

    fn change_canvases(&mut self, is_meant: impl Fn(&Canvas) -> bool, change: impl Fn(&mut Canvas)) {
        let meant: BTreeSet<CanvasId> =
            self.canvases.iter().filter(|(_, canvas)| is_meant(canvas)).map(|(id, _)| *id).collect();
        for id in meant {
            if let Some(held) = self.canvases.get_mut(&id) {
                change(Arc::make_mut(held));
            }
        }
    }

    /// Equality of actors, canvases and what stands on them, whichever canvas is in front.
    pub(super) fn has_same_canvases(&self, other: &Self) -> bool {
        if self.front != other.front {
            let turned = other.turned_to(self.front);
            return turned.front == self.front && self.has_same_canvases(&turned);
        }
        same(&self.actors, &other.actors)
            && same(&self.canvases, &other.canvases)
            && same(&self.groups, &other.groups)
            && same(&self.notes, &other.notes)
            && same(&self.pictures, &other.pictures)
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Point;

    use super::super::Id;
    use super::*;

    fn two_canvases() -> (Project, CanvasId, ActorId) {
        let mut project = Project::new(Id::from_bits(1));
        let actor = Id::from_bits(7);
        project.put_actor(actor, Actor { place: Some(Point::new(10.0, 20.0)), ..Actor::named("Russia") });
        let second = Id::from_bits(2);
        project.put_canvas(second, Canvas::named("2015", 1));
        (project, second, actor)
    }

    #[test]
    fn every_canvas_keeps_its_own_places() {
        let (project, second, actor) = two_canvases();
        let mut turned = project.turned_to(second);
        assert_eq!(turned.actor(actor).unwrap().place, None);
        turned.put_actor(
            actor,
            Actor { place: Some(Point::new(5.0, 5.0)), pinned: true, ..Actor::named("Russia") },
        );
        let back = turned.turned_to(project.front());
        assert_eq!(back.actor(actor).unwrap().place, Some(Point::new(10.0, 20.0)));
        assert!(!back.actor(actor).unwrap().pinned);
        assert_eq!(back.turned_to(second).actor(actor).unwrap().place, Some(Point::new(5.0, 5.0)));
    }

    #[test]
    fn which_canvas_is_in_front_makes_no_other_project() {
        let (project, second, _) = two_canvases();
        let turned = project.turned_to(second);
        assert_eq!(project, turned);
        assert_ne!(project, Project::new(Id::from_bits(1)));
        assert_eq!(project.turned_to(Id::from_bits(99)), project, "a canvas that is not there");
    }

    #[test]
    fn a_canvas_goes_with_what_stands_on_it_and_the_one_in_front_stays() {
        let (mut project, second, actor) = two_canvases();
        let group = Group {
            name: "Axis".into(),
            colour: None,
            canvas: second,
            actors: vec![actor],
            notes: Vec::new(),
            pictures: Vec::new(),
            folded: false,
        };
        project.put_group(Id::from_bits(3), group);
        assert_eq!(project.group_of(actor), None, "it stands on the other canvas");
        project.drop_canvas(project.front());
        project.drop_canvas(second);
        assert_eq!((project.canvases().len(), project.groups().count()), (1, 0));
        assert_eq!(project.groups_with(actor).count(), 0);
    }
}
