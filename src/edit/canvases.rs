//! Canvases, and the notes and pictures on them. Groups stand in `groups`.

use kurbo::{Point, Rect, Vec2};

use super::draft::{Draft, name};
use super::{CanvasChange, Edit, EditError, NoteChange, PictureChange, Things};
use crate::model::{
    ActorId, Canvas, CanvasId, Group, GroupId, LARGEST_PICTURE, MOST_PIXELS, Note, NoteId, PLACE_LIMIT,
    Picture, PictureId, TieId, place_within_limits,
};
use crate::text::one_line;

const NAME: &str = "name of the canvas";
/// No note is narrower or wider than this, in canvas units.
const WIDTHS: std::ops::RangeInclusive<f64> = 40.0..=4000.0;

impl Draft<'_> {
    /// Carries out an edit of canvases, or of what stands on them beside actors and ties.
    pub(super) fn carry_out_beside(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::BendTies(ties, bend) => self.bend_ties(&ties, bend),
            Edit::ShiftThings(things, by) => self.shift_things(&things, by),
            Edit::ShiftEach(all) => all.iter().try_for_each(|(things, by)| self.shift_things(things, *by)),
            Edit::NudgeThings(things, by) => self.shift_things(&things, by),
            Edit::ShiftInto { things, by, homes } => self.shift_into(&things, by, homes),
            Edit::DuplicateThings(things, by) => self.duplicate_things(&things, by),
            Edit::MakeGroup(name, things) => self.make_group(&name, &things),
            Edit::ChangeGroup(id, change) => self.change_group(id, change),
            Edit::Ungroup(groups) => self.ungroup(&groups),
            Edit::AddNote(note) => self.add_note(note),
            Edit::ChangeNotes(notes, change) => self.change_notes(&notes, &change),
            Edit::AddPictures(pictures) => self.add_pictures(pictures),
            Edit::LockPictures(pictures, locked) => self.lock_pictures(&pictures, locked),
            Edit::ChangePicture(id, change) => self.change_picture(id, change),
            Edit::GivePicture(actor, picture) => self.give_picture(actor, picture),
            Edit::AddCanvas { name, copies } => self.add_canvas(&name, copies),
            Edit::ChangeCanvas(id, change) => self.change_canvas(id, change),
            Edit::DeleteCanvas(id) => self.delete_canvas(id),
            Edit::Paste(part, by) => self.paste(&part, by),
            Edit::Become(other, _) => {
                // The canvas that one looks at stays in front where the other value has it too.
                self.project = other.turned_to(self.project.front());
                Ok(())
            }
            Edit::Repair => {
                self.repair();
                Ok(())
            }
            // All others were carried out before; one that nobody carries out must not pass for done.
            _ => Err(EditError::Nothing),
        }
    }

    pub(super) fn bend_ties(&mut self, ties: &[TieId], bend: Option<f64>) -> Result<(), EditError> {
        let mut canvas = self.project.canvas().clone();
        for id in super::actors::some(ties)? {
            self.tie(*id)?;
            let bend = bend.filter(|bend| bend.is_finite());
            canvas.set_bend(*id, bend.map(|bend| tidy(bend.clamp(-PLACE_LIMIT, PLACE_LIMIT))));
            self.touched.ties.push(*id);
        }
        self.project.put_canvas(self.project.front(), canvas);
        Ok(())
    }

    pub(super) fn shift_things(&mut self, things: &Things, by: Vec2) -> Result<(), EditError> {
        let all = self.with_members(things)?;
        if all.is_empty() {
            return Err(EditError::Nothing);
        }
        for id in all.actors {
            let mut actor = self.actor(id)?;
            actor.place = actor.place.map(|at| place_within_limits(at + by));
            self.put_actor(id, actor);
        }
        for id in all.notes {
            let note = self.note(id)?;
            self.put_note(id, Note { place: place_within_limits(note.place + by), ..note });
        }
        for id in all.pictures {
            let picture = self.picture(id)?;
            let stand = picture.stand.map(|(canvas, rect)| (canvas, within_limits(rect + by)));
            self.put_picture(id, Picture { stand, ..picture });
        }
        Ok(())
    }

    pub(super) fn add_note(&mut self, note: Note) -> Result<(), EditError> {
        self.make_note(note).map(drop)
    }

    pub(super) fn make_note(&mut self, note: Note) -> Result<NoteId, EditError> {
        self.canvas_there(note.canvas)?;
        if note.text.trim().is_empty() {
            return Err(EditError::Empty { what: "note" });
        }
        let id = self.fresh(|project, id| project.note(id).is_some());
        let (place, width) = (place_within_limits(note.place), within_widths(note.width));
        self.put_note(id, Note { place, width, ..note });
        Ok(id)
    }

    pub(super) fn change_notes(&mut self, notes: &[NoteId], change: &NoteChange) -> Result<(), EditError> {
        for id in super::actors::some(notes)? {
            let mut note = self.note(*id)?;
            match change {
                NoteChange::Text(text) if text.trim().is_empty() => {
                    return Err(EditError::Empty { what: "note" });
                }
                NoteChange::Text(text) => note.text.clone_from(text),
                NoteChange::Width(width) => note.width = within_widths(*width),
                NoteChange::Sides { left, width } => {
                    let right = left + width;
                    note.width = within_widths(*width);
                    note.place = place_within_limits(Point::new(right - note.width, note.place.y));
                }
                NoteChange::Colour(colour) => note.colour = *colour,
            }
            self.put_note(*id, note);
        }
        Ok(())
    }

    pub(super) fn add_pictures(&mut self, pictures: Vec<Picture>) -> Result<(), EditError> {
        for picture in pictures {
            if let Some((canvas, _)) = picture.stand {
                self.canvas_there(canvas)?;
            }
            self.make_picture(picture)?;
        }
        Ok(())
    }

    pub(super) fn change_picture(&mut self, id: PictureId, change: PictureChange) -> Result<(), EditError> {
        let mut picture = self.picture(id)?;
        match change {
            PictureChange::Name(name) => picture.name = one_line(&name),
            PictureChange::Place(rect) => {
                picture.stand = picture.stand.map(|(canvas, _)| (canvas, within_limits(rect)));
            }
        }
        self.put_picture(id, picture);
        Ok(())
    }

    pub(super) fn lock_pictures(&mut self, pictures: &[PictureId], locked: bool) -> Result<(), EditError> {
        for id in super::actors::some(pictures)? {
            let picture = self.picture(*id)?;
            self.put_picture(*id, Picture { locked, ..picture });
        }
        Ok(())
    }

    pub(super) fn give_picture(&mut self, id: ActorId, picture: Option<Picture>) -> Result<(), EditError> {
        self.take_face(id)?;
        let face = picture.map(|face| self.make_picture(Picture { stand: None, ..face })).transpose()?;
        let mut actor = self.actor(id)?;
        actor.picture = face;
        self.put_actor(id, actor);
        Ok(())
    }

    /// Takes the picture of an actor out of the project, unless another carries it too.
    pub(super) fn take_face(&mut self, id: ActorId) -> Result<(), EditError> {
        let mut actor = self.actor(id)?;
        let Some(face) = actor.picture.take() else { return Ok(()) };
        self.put_actor(id, actor);
        let stands = self.project.picture(face).is_some_and(|picture| picture.stand.is_some());
        if !stands && self.project.actors().all(|(_, other)| other.picture != Some(face)) {
            self.project.drop_picture(face);
        }
        Ok(())
    }

    /// A picture of its own for the copy of an actor.
    pub(super) fn copied_face(&mut self, face: Option<PictureId>) -> Option<PictureId> {
        let picture = self.project.picture(face?)?.clone();
        self.make_picture(Picture { stand: None, ..picture }).ok()
    }

    pub(super) fn make_picture(&mut self, picture: Picture) -> Result<PictureId, EditError> {
        let pixels = u64::from(picture.size.0) * u64::from(picture.size.1);
        if picture.bytes.len() > LARGEST_PICTURE || pixels > MOST_PIXELS {
            return Err(EditError::PictureTooLarge { name: picture.name });
        }
        let id = self.fresh(|project, id| project.picture(id).is_some());
        let stand = picture.stand.map(|(canvas, rect)| (canvas, within_limits(rect)));
        self.put_picture(id, Picture { name: one_line(&picture.name), stand, ..picture });
        Ok(id)
    }

    pub(super) fn add_canvas(&mut self, called: &str, copies: bool) -> Result<(), EditError> {
        let called = name(called, NAME)?;
        let rank = self.project.canvases().iter().map(|(_, canvas)| canvas.rank + 1).max().unwrap_or(0);
        let id: CanvasId = self.fresh(|project, id| project.canvas_of(id).is_some());
        let mut canvas = Canvas::named(&called, rank);
        if copies {
            canvas = self.project.canvas().clone();
            (canvas.name, canvas.rank) = (called, rank);
            for (actor, known) in self.project.actors() {
                canvas.park(
                    actor,
                    known.place.map(|_| crate::model::Spot { place: known.place, pinned: known.pinned }),
                );
            }
            self.copy_groups(id);
        }
        self.project.put_canvas(id, canvas);
        self.project = self.project.turned_to(id);
        Ok(())
    }

    /// The groups of the canvas in front again, on another one. Notes and pictures stay where they are.
    fn copy_groups(&mut self, canvas: CanvasId) {
        let here: Vec<Group> = self.project.groups_here().map(|(_, group)| group.clone()).collect();
        for group in here.into_iter().filter(|group| !group.actors.is_empty()) {
            let id: GroupId = self.fresh(|project, id| project.group(id).is_some());
            let group = Group { canvas, notes: Vec::new(), pictures: Vec::new(), ..group };
            self.project.put_group(id, group);
        }
    }

    pub(super) fn change_canvas(&mut self, id: CanvasId, change: CanvasChange) -> Result<(), EditError> {
        let mut canvas = self.canvas_there(id)?;
        match change {
            CanvasChange::Name(new) => canvas.name = name(&new, NAME)?,
            CanvasChange::Rank(place) => return self.rank_canvas(id, place),
            CanvasChange::Filter(filter) => canvas.filter = filter,
            CanvasChange::Nests(nests) => canvas.nests = nests,
        }
        self.project.put_canvas(id, canvas);
        Ok(())
    }

    /// Puts the tab of a canvas at a place, counted from 0, and the others in their order around it.
    fn rank_canvas(&mut self, id: CanvasId, place: u32) -> Result<(), EditError> {
        let all = self.project.canvases();
        let mut order: Vec<CanvasId> =
            all.iter().map(|(other, _)| *other).filter(|other| *other != id).collect();
        order.insert((place as usize).min(order.len()), id);
        for (rank, id) in (0..).zip(order) {
            let mut canvas = self.canvas_there(id)?;
            if canvas.rank != rank {
                canvas.rank = rank;
                self.project.put_canvas(id, canvas);
            }
        }
        Ok(())
    }

    pub(super) fn delete_canvas(&mut self, id: CanvasId) -> Result<(), EditError> {
        self.canvas_there(id)?;
        let others: Vec<CanvasId> = self
            .project
            .canvases()
            .into_iter()
            .map(|(other, _)| other)
            .filter(|other| *other != id)
            .collect();
        let first = others.first().ok_or(EditError::LastCanvas)?;
        if self.project.front() == id {
            self.project = self.project.turned_to(*first);
        }
        self.project.drop_canvas(id);
        Ok(())
    }

    pub(super) fn delete_beside(&mut self, things: &Things) -> Result<(), EditError> {
        for id in &things.groups {
            self.group(*id)?;
            self.project.drop_group(*id);
        }
        for id in &things.notes {
            let canvas = self.note(*id)?.canvas;
            self.leave_groups(canvas, &Things { notes: vec![*id], ..Things::default() });
            self.project.drop_note(*id);
        }
        for id in &things.pictures {
            if let Some((canvas, _)) = self.picture(*id)?.stand {
                self.leave_groups(canvas, &Things { pictures: vec![*id], ..Things::default() });
            }
            let carriers: Vec<ActorId> = self
                .project
                .actors()
                .filter(|(_, actor)| actor.picture == Some(*id))
                .map(|(actor, _)| actor)
                .collect();
            for actor in carriers {
                let mut bare = self.actor(actor)?;
                bare.picture = None;
                self.put_actor(actor, bare);
            }
            self.project.drop_picture(*id);
        }
        Ok(())
    }

    /// On canvases where only `gone` lay, `keep` takes its place, and its place in groups.
    pub(super) fn hand_over_canvases(&mut self, keep: ActorId, gone: ActorId) {
        for (id, canvas) in
            self.project.canvases().into_iter().map(|(id, held)| (id, held.clone())).collect::<Vec<_>>()
        {
            let spot = |actor| canvas.parked().find(|(other, _)| *other == actor).map(|(_, spot)| spot);
            if let (None, Some(spot)) = (spot(keep), spot(gone)) {
                let mut canvas = canvas.clone();
                canvas.park(keep, Some(spot));
                self.project.put_canvas(id, canvas);
            }
        }
        for id in self.project.groups_with(gone).collect::<Vec<_>>() {
            let Some(mut group) = self.project.group(id).cloned() else { continue };
            let on_canvas = |other: &GroupId| {
                self.project.group(*other).is_some_and(|other| other.canvas == group.canvas)
            };
            if !self.project.groups_with(keep).any(|other| on_canvas(&other)) {
                group.actors.push(keep);
                group.actors.sort();
                self.project.put_group(id, group);
            }
        }
    }

    fn canvas_there(&self, id: CanvasId) -> Result<Canvas, EditError> {
        self.project.canvas_of(id).cloned().ok_or(EditError::Missing { what: "canvas" })
    }

    fn note(&self, id: NoteId) -> Result<Note, EditError> {
        self.project.note(id).cloned().ok_or(EditError::Missing { what: "note" })
    }

    pub(super) fn picture(&self, id: PictureId) -> Result<Picture, EditError> {
        self.project.picture(id).cloned().ok_or(EditError::Missing { what: "picture" })
    }

    fn put_note(&mut self, id: NoteId, note: Note) {
        self.project.put_note(id, note);
        self.touched.notes.push(id);
    }

    fn put_picture(&mut self, id: PictureId, picture: Picture) {
        if picture.stand.is_some() {
            self.touched.pictures.push(id);
        }
        self.project.put_picture(id, picture);
    }
}

fn within_limits(rect: Rect) -> Rect {
    let corner = |x, y| place_within_limits(kurbo::Point::new(x, y));
    Rect::from_points(corner(rect.x0, rect.y0), corner(rect.x1, rect.y1))
}

fn within_widths(width: f64) -> f64 {
    let width = if width.is_finite() { width } else { *WIDTHS.start() };
    tidy(width.clamp(*WIDTHS.start(), *WIDTHS.end()))
}

/// On hundredths of a unit, as places are.
fn tidy(length: f64) -> f64 {
    (length * 100.0).round() / 100.0 + 0.0
}
