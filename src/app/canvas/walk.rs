//! Ways over the map without the pointer: in reading order, along ties, and to where nobody is yet.
//!
//! No egui here. Which key means which way stands in [`keys`](super::keys); what a walk asks for is decided in
//! [`steps`](super::steps).

use kurbo::{Point, Rect, Shape as _, Size, Vec2};

use super::event::Sight;
use crate::model::{ActorId, TieId};
use crate::scene::{Part, box_of_group};

/// One of the four ways of the arrow keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

impl Toward {
    /// A step of one canvas unit that way.
    #[must_use]
    pub fn step(self) -> Vec2 {
        match self {
            Self::Left => Vec2::new(-1.0, 0.0),
            Self::Right => Vec2::new(1.0, 0.0),
            Self::Up => Vec2::new(0.0, -1.0),
            Self::Down => Vec2::new(0.0, 1.0),
        }
    }
}

/// Height of a line of reading: what begins within the same one is read from left to right, in canvas units.
const LINE: f64 = 48.0;
/// Things further to the side than this many times the way ahead do not lie that way: a quarter of the map for each key.
const ASIDE: f64 = 1.0;
/// Space left between an actor and a new one beside it, in canvas units: room for the words of a tie.
const BESIDE: f64 = 140.0;
/// Size of an actor that is not named yet, in canvas units.
pub const NEW_BOX: Size = Size::new(120.0, 40.0);

/// The actor or tie that is read after `from`, or before it; the first or the last if `from` is nothing. After a
/// tie come ties, after an actor actors.
#[must_use]
pub fn read_next(sight: &Sight<'_>, from: Option<Part>, back: bool) -> Option<Part> {
    let place = |part: Part| Some((reading_place(sight, part)?, part));
    let here = from.and_then(place);
    let is_beyond = |one: &((i64, i64), Part)| match here {
        Some(here) if back => *one < here,
        Some(here) => *one > here,
        None => true,
    };
    let (project, is_tie) = (sight.project, matches!(from, Some(Part::Tie(_))));
    // A walk over everything, at a press of a key; a list kept in order would have to be kept up with every edit.
    let boxes = project.groups_here().map(|(id, group)| match group.folded {
        true => Part::Actor(box_of_group(id)),
        false => Part::Group(id),
    });
    let beside = boxes.chain(project.notes_here().map(|(id, _)| Part::Note(id)));
    let actors = project.actors().map(|(id, _)| Part::Actor(id)).chain(beside).filter(|_| !is_tie);
    // Who is in a folded group has no box of its own.
    let actors = actors.filter(|part| sight.scene.item(*part).is_some());
    let ties = project.ties().map(|(id, _)| Part::Tie(id)).filter(|_| is_tie);
    let beyond = actors.chain(ties).filter_map(place).filter(is_beyond);
    let found = if back { beyond.max() } else { beyond.min() };
    found.map(|(_, part)| part)
}

/// The line and the place in it at which something is read.
fn reading_place(sight: &Sight<'_>, part: Part) -> Option<(i64, i64)> {
    let middle = area_of(sight, part)?.center();
    Some(((middle.y / LINE).floor() as i64, middle.x as i64)) // places lie within a million units
}

/// What an actor or the line of a tie covers.
#[must_use]
pub fn area_of(sight: &Sight<'_>, part: Part) -> Option<Rect> {
    match part {
        Part::Actor(id) => sight.scene.actor_box(id),
        Part::Tie(id) => sight.scene.tie_line(id).map(|line| line.bounding_box()),
        _ => sight.scene.item(part).map(|item| item.bounds),
    }
}

/// The tie that leads from an actor to the neighbour that lies most that way, and this neighbour.
#[must_use]
pub fn along_tie(sight: &Sight<'_>, from: ActorId, toward: Toward) -> Option<(TieId, ActorId)> {
    let start = sight.scene.actor_box(from)?.center();
    let tied = sight.project.ties_of(from).filter_map(|(id, tie)| {
        let other = if tie.from == from { tie.to } else { tie.from };
        sight.scene.tie_line(id)?;
        let far = how_far(sight.scene.actor_box(other)?.center() - start, toward)?;
        Some((far, other, id))
    });
    let nearest =
        tied.min_by(|one, other| one.0.total_cmp(&other.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    nearest.map(|(_, other, tie)| (tie, other))
}

/// The end of a tie that lies most that way.
#[must_use]
pub fn end_toward(sight: &Sight<'_>, tie: TieId, toward: Toward) -> Option<ActorId> {
    let found = sight.project.tie(tie)?;
    let place = |id| Some(sight.scene.actor_box(id)?.center().to_vec2().dot(toward.step()));
    let (from, to) = (place(found.from)?, place(found.to)?);
    Some(if to >= from { found.to } else { found.from })
}

/// How far something lies that way, with what lies aside counted double; `None` if it lies another way.
fn how_far(way: Vec2, toward: Toward) -> Option<f64> {
    let step = toward.step();
    let (ahead, aside) = (way.dot(step), way.cross(step).abs());
    (ahead > 0.0 && aside <= ahead * ASIDE).then_some(ahead + 2.0 * aside)
}

/// Where a new actor may lie beside one, that way: as near as words of a tie allow, and not on anybody.
#[must_use]
pub fn free_beside(sight: &Sight<'_>, from: ActorId, toward: Toward) -> Option<Point> {
    const TRIES: u32 = 24;
    let beside = sight.scene.actor_box(from)?;
    let (step, reach) = (toward.step(), (beside.size() + NEW_BOX) / 2.0);
    let first =
        beside.center() + Vec2::new(step.x * (reach.width + BESIDE), step.y * (reach.height + BESIDE * 0.6));
    let aside = Vec2::new(step.y.abs() * (NEW_BOX.width + 24.0), step.x.abs() * (NEW_BOX.height + 24.0));
    // Straight ahead, then a place to one side and to the other, ever further.
    let tries = (0..TRIES).map(|nth| {
        let side = if nth % 2 == 1 { 1.0 } else { -1.0 };
        first + aside * f64::from(nth.div_ceil(2)) * side
    });
    let is_free = |at: &Point| {
        let area = Rect::from_center_size(*at, NEW_BOX).inflate(10.0, 10.0);
        sight.scene.boxes_touching(area, 0).is_some()
    };
    Some(tries.into_iter().find(is_free).unwrap_or(first))
}
