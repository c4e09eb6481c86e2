//! Mending canvases, groups, notes and pictures that a file had broken.

use std::collections::HashSet;

use kurbo::Rect;

use super::draft::Draft;
use crate::model::check::Fault;
use crate::model::{
    ActorId, Canvas, CanvasId, GroupId, NoteId, PLACE_LIMIT, PictureId, Spot, TieId, place_within_limits,
};

impl Draft<'_> {
    pub(super) fn mend_beside(&mut self, fault: &Fault) {
        match fault {
            Fault::CanvasWithoutName(id) => {
                self.mend_canvas(*id, |canvas| canvas.name = Canvas::FIRST_NAME.to_owned());
            }
            Fault::CanvasAstray(id) => self.mend_places(*id),
            Fault::GroupAstray(id) => self.mend_group(*id),
            Fault::NoteAstray(id) => self.mend_note(*id),
            Fault::PictureAstray(id) => self.mend_picture(*id),
            Fault::PictureWithoutSize(id) => {
                if let Some(mut picture) = self.project.picture(*id).cloned() {
                    picture.size = (picture.size.0.max(1), picture.size.1.max(1));
                    self.project.put_picture(*id, picture);
                }
            }
            _ => {} // all others were mended before
        }
    }

    fn mend_canvas(&mut self, id: CanvasId, change: impl FnOnce(&mut Canvas)) {
        if let Some(mut canvas) = self.project.canvas_of(id).cloned() {
            change(&mut canvas);
            self.project.put_canvas(id, canvas);
        }
    }

    /// A place of nobody and a bend of nothing say nothing; one too far out comes to the border.
    fn mend_places(&mut self, id: CanvasId) {
        let Some(mut canvas) = self.project.canvas_of(id).cloned() else { return };
        let parked: Vec<(ActorId, Spot)> = canvas.parked().collect();
        for (actor, spot) in parked {
            let mended = Spot { place: spot.place.map(place_within_limits), ..spot };
            canvas.park(actor, self.project.actor(actor).is_some().then_some(mended));
        }
        let bends: Vec<(TieId, f64)> = canvas.bends().collect();
        for (tie, bend) in bends {
            let stays = self.project.tie(tie).is_some() && bend.abs() <= PLACE_LIMIT;
            canvas.set_bend(tie, stays.then_some(bend));
        }
        self.project.put_canvas(id, canvas);
    }

    /// What is not there leaves the group, and what is in an earlier group of the canvas too.
    fn mend_group(&mut self, id: GroupId) {
        let Some(mut group) = self.project.group(id).cloned() else { return };
        group.canvas = self.canvas_or_first(group.canvas);
        let others = self.project.groups().take_while(|(other, _)| *other != id);
        let earlier = others.filter(|(_, other)| other.canvas == group.canvas);
        let mut taken: HashSet<ActorId> = earlier.flat_map(|(_, other)| other.actors.clone()).collect();
        group.actors.retain(|actor| self.project.actor(*actor).is_some() && taken.insert(*actor));
        group.notes.retain(|note| self.project.note(*note).is_some());
        group.pictures.retain(|picture| self.project.picture(*picture).is_some());
        self.project.put_group(id, group);
        self.touched.groups.push(id);
    }

    fn mend_note(&mut self, id: NoteId) {
        let Some(mut note) = self.project.note(id).cloned() else { return };
        note.canvas = self.canvas_or_first(note.canvas);
        note.place = place_within_limits(note.place);
        note.width = if note.width.is_nan() { 1.0 } else { note.width.clamp(1.0, PLACE_LIMIT) };
        self.project.put_note(id, note);
        self.touched.notes.push(id);
    }

    fn mend_picture(&mut self, id: PictureId) {
        let Some(mut picture) = self.project.picture(id).cloned() else { return };
        picture.stand = picture.stand.map(|(canvas, rect)| {
            let [from, to] = [rect.origin(), kurbo::Point::new(rect.x1, rect.y1)].map(place_within_limits);
            (self.canvas_or_first(canvas), Rect::from_points(from, to))
        });
        self.project.put_picture(id, picture);
        self.touched.pictures.push(id);
    }

    fn canvas_or_first(&self, id: CanvasId) -> CanvasId {
        if self.project.canvas_of(id).is_some() { id } else { self.project.first_canvas() }
    }
}
