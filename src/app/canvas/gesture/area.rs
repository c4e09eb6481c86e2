//! What a frame or a lasso takes, and what that does to the selection.
//!
//! Ties are taken only when they lie wholly inside: a frame across a map touches far more of them than anybody
//! means. Actors are taken when they are touched or when they are enclosed, whichever is set; Ctrl means the other.

use std::collections::BTreeSet;

use kurbo::{BezPath, ParamCurve, Point, Rect, Shape as _};

use super::super::event::{Sight, Touch};
use super::pressed::on_canvas;
use crate::edit::Things;
use crate::model::{ActorId, PictureId, TieId};
use crate::scene::{Part, group_behind};

/// What an area does to the selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Taking {
    /// What is inside is selected, and nothing else.
    #[default]
    Instead,
    /// What is inside is selected too: Shift.
    Besides,
    /// What is inside is selected no more: Alt.
    Away,
}

/// How an area takes things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// What is inside comes instead, besides or goes.
    pub taking: Taking,
    /// Only what lies wholly inside.
    pub encloses: bool,
}

impl Manner {
    /// What is held down says how, and may be changed on the way.
    pub(super) fn of(touch: Touch, sight: &Sight<'_>) -> Self {
        let taking = match (touch.alt, touch.shift) {
            (true, _) => Taking::Away,
            (false, true) => Taking::Besides,
            (false, false) => Taking::Instead,
        };
        Self { taking, encloses: sight.encloses != touch.ctrl }
    }

    /// What is selected once `inside` was taken.
    pub(super) fn selection(self, inside: Things, before: &Things) -> Things {
        let kept = on_canvas(before);
        match self.taking {
            Taking::Instead => inside,
            Taking::Besides => Things {
                actors: union(kept.actors, inside.actors),
                ties: union(kept.ties, inside.ties),
                groups: union(kept.groups, inside.groups),
                notes: union(kept.notes, inside.notes),
                pictures: union(kept.pictures, inside.pictures),
                ..kept
            },
            Taking::Away => Things {
                actors: without(kept.actors, inside.actors),
                ties: without(kept.ties, inside.ties),
                groups: without(kept.groups, inside.groups),
                notes: without(kept.notes, inside.notes),
                pictures: without(kept.pictures, inside.pictures),
                ..kept
            },
        }
    }
}

/// Those of `one`, and then those of `other` that are not among them.
fn union<T: Copy + Ord>(mut one: Vec<T>, other: Vec<T>) -> Vec<T> {
    let known: BTreeSet<T> = one.iter().copied().collect();
    one.extend(other.into_iter().filter(|id| !known.contains(id)));
    one
}

fn without<T: Copy + Ord>(mut one: Vec<T>, other: Vec<T>) -> Vec<T> {
    let gone: BTreeSet<T> = other.into_iter().collect();
    one.retain(|id| !gone.contains(id));
    one
}

/// A part of the canvas around which something was drawn.
#[derive(Clone, Copy, Debug)]
pub(super) enum Area<'a> {
    /// A frame.
    Frame(Rect),
    /// A line that is closed from its last point to its first.
    Lasso(&'a [Point]),
}

impl Area<'_> {
    /// What it takes, as far as it lies in `part` of the canvas.
    pub(super) fn inside(self, part: Rect, (sight, encloses): (&Sight<'_>, bool)) -> Things {
        let closed = self.outline();
        let Some(bounds) = self.bounds().map(|bounds| bounds.intersect(part)) else {
            return Things::default();
        };
        let mut inside = Things::default();
        for item in sight.scene.within(bounds) {
            match item.part {
                Part::Actor(id) if group_behind(id).is_some() => {
                    let is_taken = self.takes(item.bounds, encloses, &closed);
                    inside.groups.extend(group_behind(id).filter(|_| is_taken));
                }
                Part::Note(id) if self.takes(item.bounds, encloses, &closed) => inside.notes.push(id),
                Part::Picture(id) if self.takes_picture((id, item.bounds), (sight, encloses), &closed) => {
                    inside.pictures.push(id);
                }
                Part::Actor(id) if self.takes_actor(id, (sight, encloses), &closed) => inside.actors.push(id),
                Part::Tie(id) if self.takes_tie(id, item.bounds, (sight, &closed)) => inside.ties.push(id),
                _ => {}
            }
        }
        inside
    }

    fn takes_actor(self, id: ActorId, (sight, encloses): (&Sight<'_>, bool), closed: &BezPath) -> bool {
        sight.scene.actor_box(id).is_some_and(|rect| self.takes(rect, encloses, closed))
    }

    /// A picture that is locked is ground like any other.
    fn takes_picture(
        self,
        (id, rect): (PictureId, Rect),
        (sight, encloses): (&Sight<'_>, bool),
        closed: &BezPath,
    ) -> bool {
        sight.project.picture(id).is_some_and(|picture| !picture.locked) && self.takes(rect, encloses, closed)
    }

    /// True if it takes what has this box.
    fn takes(self, rect: Rect, encloses: bool, closed: &BezPath) -> bool {
        match (self, encloses) {
            (Self::Frame(frame), false) => frame.overlaps(rect),
            (Self::Frame(frame), true) => contains(frame, rect),
            (Self::Lasso(points), false) => {
                corners(rect).any(|corner| closed.contains(corner))
                    || points.iter().any(|point| rect.contains(*point))
            }
            (Self::Lasso(_), true) => corners(rect).all(|corner| closed.contains(corner)),
        }
    }

    fn takes_tie(self, id: TieId, bounds: Rect, (sight, closed): (&Sight<'_>, &BezPath)) -> bool {
        /// So many places along each piece of a tie are looked at.
        const PLACES: u32 = 8;
        let Self::Lasso(_) = self else { return contains(self.bounds().unwrap_or_default(), bounds) };
        let Some(line) = sight.scene.tie_line(id) else { return false };
        let along = (0..=PLACES).map(|place| f64::from(place) / f64::from(PLACES));
        line.segments().all(|piece| along.clone().all(|place| closed.contains(piece.eval(place))))
    }

    fn outline(self) -> BezPath {
        let Self::Lasso([first, rest @ ..]) = self else { return BezPath::new() };
        let mut path = BezPath::new();
        path.move_to(*first);
        rest.iter().for_each(|point| path.line_to(*point));
        path.close_path();
        path
    }

    fn bounds(self) -> Option<Rect> {
        match self {
            Self::Frame(frame) => Some(frame),
            Self::Lasso(points) => {
                let around = |all: Rect, point: &Point| all.union_pt(*point);
                let first = *points.first()?;
                Some(points.iter().fold(Rect::from_points(first, first), around))
            }
        }
    }
}

fn corners(rect: Rect) -> impl Iterator<Item = Point> {
    [(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)]
        .into_iter()
        .map(Point::from)
}

fn contains(outer: Rect, inner: Rect) -> bool {
    outer.union(inner) == outer
}
