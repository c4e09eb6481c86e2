//! Actors follow the pointer; on release they are there, in one step. With Alt it is copies that follow.
//!
//! They fall in with what lies around them, which Ctrl suspends; Shift keeps them straight.

use kurbo::{Point, Rect, Vec2};

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
use super::pressed::on_canvas;
use super::snap::{self, Free, Guide};
use super::{Gesture, Load, Next, asking, done};
use crate::edit::Things;
use crate::model::{ActorId, GroupId};
use crate::scene::box_of_group;

/// Actors follow the pointer, or copies of them, and what was taken hold of beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    /// All that moves.
    pub load: Load,
    /// Where the button went down.
    pub from: Point,
    /// How far they are now from where they were.
    pub by: Vec2,
    /// Copies move and the actors stay.
    pub copies: bool,
    /// What they lie in line with there.
    pub guides: Vec<Guide>,
    /// What they covered before they moved.
    covered: Option<Rect>,
    /// The boxes that move, by id.
    sorted: Vec<ActorId>,
    /// Ctrl is held: nothing comes into a group or leaves one.
    keeps: bool,
}

impl Moving {
    /// Moves everything selected if what was pressed is among it, and that alone if not.
    pub(super) fn begin(pressed: Things, from: Point, touch: Touch, sight: &Sight<'_>) -> Next {
        let chosen = sight.selection;
        let is_selected = pressed.actors.iter().all(|id| chosen.actors.contains(id))
            && pressed.groups.iter().all(|id| chosen.groups.contains(id))
            && pressed.notes.iter().all(|id| chosen.notes.contains(id))
            && pressed.pictures.iter().all(|id| chosen.pictures.contains(id));
        let select = (!is_selected).then(|| Action::Select(pressed.clone()));
        let held = if is_selected { on_canvas(chosen) } else { pressed };
        let load = Load::of(&held, sight.project);
        let covered = load.covered(sight);
        let mut sorted = load.actors.clone();
        sorted.extend(load.things.groups.iter().map(|group| box_of_group(*group)));
        sorted.sort_unstable();
        let guides = Vec::new();
        let moving =
            Self { load, from, by: Vec2::ZERO, copies: false, guides, covered, sorted, keeps: false };
        (Gesture::Moving(Box::new(moving.followed(touch, sight))), select)
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Moving(Box::new(self.followed(*touch, sight))), None),
            Event::Release(touch) => self.followed(*touch, sight).let_go(sight),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Moving(Box::new(self)), None),
        }
    }

    fn followed(self, touch: Touch, sight: &Sight<'_>) -> Self {
        let way = touch.at - self.from;
        let is_across = way.x.abs() >= way.y.abs();
        let (by, free) = match (touch.shift, is_across) {
            (false, _) => (way, Free { across: true, down: true }),
            (true, true) => (Vec2::new(way.x, 0.0), Free { across: true, down: false }),
            (true, false) => (Vec2::new(0.0, way.y), Free { across: false, down: true }),
        };
        let copies = touch.alt;
        let covered = self.covered.filter(|_| !touch.ctrl);
        let (further, guides) = covered.map_or((Vec2::ZERO, Vec::new()), |covered| {
            // The originals of copies stay, and copies may fall in with them.
            let held: &[ActorId] = if copies { &[] } else { &self.sorted };
            snap::settled(covered + by, (held, free), sight)
        });
        Self { by: by + further, copies, guides, keeps: touch.ctrl, ..self }
    }

    fn let_go(self, sight: &Sight<'_>) -> Next {
        if self.by == Vec2::ZERO {
            return done();
        }
        if self.copies {
            return asking(Action::Edit(self.load.copied(self.by)));
        }
        asking(Action::Edit(self.load.moved(self.by, self.keeps, sight)))
    }

    /// Where each actor is now.
    #[must_use]
    pub fn places(&self, sight: &Sight<'_>) -> Vec<(ActorId, Point)> {
        self.load.places(self.by, sight.project)
    }

    /// What would come into a group or leave one if the button came up now.
    #[must_use]
    pub fn homes(&self, sight: &Sight<'_>) -> Vec<(Option<GroupId>, Things)> {
        if self.keeps || self.copies { Vec::new() } else { self.load.homes(self.by, sight) }
    }
}
