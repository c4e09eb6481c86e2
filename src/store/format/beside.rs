//! From the shape of the newest format to the model: canvases, and what stands on them beside actors and ties.

use std::collections::BTreeMap;

use kurbo::{Point, Rect};

use super::to_model::{Doubled, Filling, is_outside, kind, must_be_new, stance};
use super::v3;
use crate::model::{
    Actor, ActorId, Canvas, CanvasId, Filter, Group, Note, PLACE_LIMIT, Picture, Spot, place_within_limits,
};
use crate::store::Warning;

/// What a file has beside the evidence.
pub(super) struct Beside {
    pub(super) canvases: Vec<v3::Canvas>,
    pub(super) groups: Vec<v3::Group>,
    pub(super) notes: Vec<v3::Note>,
    pub(super) pictures: Vec<v3::Picture>,
}

impl Filling {
    /// Called after actors and ties are there.
    pub(super) fn beside(&mut self, beside: Beside) -> Result<(), Doubled> {
        let mut canvases: BTreeMap<CanvasId, Canvas> = BTreeMap::new();
        for record in beside.canvases {
            must_be_new(record.id, canvases.contains_key(&record.id))?;
            canvases.insert(record.id, self.canvas(record));
        }
        self.project.replace_canvases(canvases.into_iter().collect());
        self.take_from_front();
        beside.groups.into_iter().try_for_each(|record| self.group(record))?;
        beside.notes.into_iter().try_for_each(|record| self.note(record))?;
        beside.pictures.into_iter().try_for_each(|record| self.picture(record))
    }

    /// The places on the first canvas stand with the actors: others that it lists would be lost on the way to
    /// another canvas and back, so an actor without a place takes them and one with a place does not.
    fn take_from_front(&mut self) {
        let (front, mut canvas) = (self.project.front(), self.project.canvas().clone());
        let parked: Vec<(ActorId, Spot)> = canvas.parked().collect();
        if parked.is_empty() {
            return;
        }
        for (id, spot) in parked {
            let Some(actor) = self.project.actor(id) else { continue }; // it stays, as a fault
            canvas.park(id, None);
            if actor.place.is_some() || actor.pinned {
                self.warnings.push(Warning::PlaceTwice(front, id));
            } else {
                let placed = Actor { place: spot.place, pinned: spot.pinned, ..actor.clone() };
                self.project.put_actor(id, placed);
            }
        }
        self.project.put_canvas(front, canvas);
    }

    fn canvas(&mut self, record: v3::Canvas) -> Canvas {
        let mut canvas = Canvas::named(&record.name, record.rank);
        canvas.nests = record.nests;
        canvas.filter = filter(record.filter);
        for bend in record.bends {
            if canvas.bend(bend.tie).is_some() {
                self.warnings.push(Warning::BendTwice(record.id, bend.tie));
            } else if bend.by.abs() <= PLACE_LIMIT {
                canvas.set_bend(bend.tie, Some(bend.by));
            } else {
                // A bend that cannot be is none: the program routes the tie.
                self.warnings.push(Warning::BendTaken(bend.tie));
            }
        }
        for spot in record.places {
            if canvas.spot(spot.actor).is_some() {
                self.warnings.push(Warning::PlaceTwice(record.id, spot.actor));
                continue;
            }
            let place = spot.place.map(|(x, y)| Point::new(x, y));
            let outside = place.filter(is_outside);
            if outside.is_some() {
                self.warnings.push(Warning::PlaceMoved(spot.actor));
            }
            let place = outside.map(place_within_limits).or(place);
            canvas.park(spot.actor, Some(Spot { place, pinned: spot.pinned }));
        }
        canvas
    }

    fn group(&mut self, record: v3::Group) -> Result<(), Doubled> {
        must_be_new(record.id, self.project.group(record.id).is_some())?;
        let group = Group {
            name: record.name,
            colour: record.colour.map(|hex| hex.0),
            canvas: record.canvas,
            actors: record.actors,
            notes: record.notes,
            pictures: record.pictures,
            folded: record.folded,
        };
        self.project.put_group(record.id, group);
        Ok(())
    }

    fn note(&mut self, record: v3::Note) -> Result<(), Doubled> {
        must_be_new(record.id, self.project.note(record.id).is_some())?;
        let mut place = Point::new(record.place.0, record.place.1);
        let mut width = record.width;
        if is_outside(&place) || !(1.0..=PLACE_LIMIT).contains(&width) {
            self.warnings.push(Warning::NoteMoved(record.id));
            place = place_within_limits(place);
            width = if width.is_nan() { 1.0 } else { width.clamp(1.0, PLACE_LIMIT) };
        }
        let colour = record.colour.map(|hex| hex.0);
        self.project
            .put_note(record.id, Note { text: record.text, canvas: record.canvas, place, width, colour });
        Ok(())
    }

    fn picture(&mut self, record: v3::Picture) -> Result<(), Doubled> {
        must_be_new(record.id, self.project.picture(record.id).is_some())?;
        let stand = record.stand.map(|stand| {
            let corners = [stand.from, stand.to].map(|(x, y)| Point::new(x, y));
            let is_lost = corners.iter().any(is_outside);
            if is_lost {
                self.warnings.push(Warning::PictureMoved(record.id));
            }
            let [from, to] = if is_lost { corners.map(place_within_limits) } else { corners };
            let rect = Rect::from_points(from, to);
            (stand.canvas, rect)
        });
        let picture = Picture {
            name: record.name,
            media: record.bytes.media,
            bytes: record.bytes.bytes.into(),
            size: record.size,
            stand,
            locked: record.locked,
        };
        self.project.put_picture(record.id, picture);
        Ok(())
    }
}

fn filter(record: v3::Filter) -> Filter {
    Filter {
        kinds: record.kinds.into_iter().map(kind).collect(),
        stances: record.stances.into_iter().map(stance).collect(),
        documents: record.documents.into_iter().collect(),
        from: record.from,
        to: record.to,
        undated: record.undated,
        quotes_at_least: record.quotes_at_least,
        actors: record.actors.into_iter().collect(),
        untied: record.untied,
    }
}
