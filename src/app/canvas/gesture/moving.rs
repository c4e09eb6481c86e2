//! Actors follow the pointer; on release they are there, in one step. With Alt it is copies that follow.
//!
//! They fall in with what lies around them, which Ctrl suspends; Shift keeps them straight.

use kurbo::{Point, Rect, Vec2};

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
use super::snap::{self, Free, Guide};
use super::{Gesture, Next, asking, done};
use crate::edit::{Edit, Things};
use crate::model::ActorId;

/// Actors follow the pointer, or copies of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    /// Which actors.
    pub actors: Vec<ActorId>,
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
    /// The same actors, sorted.
    sorted: Vec<ActorId>,
}

impl Moving {
    /// Moves everything selected if the pressed actor is among it, and that actor alone if not.
    pub(super) fn begin(actor: ActorId, from: Point, touch: Touch, sight: &Sight<'_>) -> Next {
        let is_selected = sight.selection.actors.contains(&actor);
        let actors = if is_selected { placed(sight) } else { vec![actor] };
        let select = Things { actors: actors.clone(), ..Things::default() };
        let boxes = actors.iter().filter_map(|id| sight.scene.actor_box(*id));
        let covered = boxes.reduce(|all, one| all.union(one));
        let mut sorted = actors.clone();
        sorted.sort_unstable();
        let moving =
            Self { actors, from, by: Vec2::ZERO, copies: false, guides: Vec::new(), covered, sorted };
        let action = (!is_selected).then_some(Action::Select(select));
        (Gesture::Moving(moving.followed(touch, sight)), action)
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Moving(self.followed(*touch, sight)), None),
            Event::Release(touch) => self.followed(*touch, sight).let_go(sight),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Moving(self), None),
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
        Self { by: by + further, copies, guides, ..self }
    }

    fn let_go(self, sight: &Sight<'_>) -> Next {
        if self.by == Vec2::ZERO {
            return done();
        }
        if self.copies {
            return asking(Action::Edit(Edit::DuplicateActors(self.actors, self.by)));
        }
        asking(Action::Edit(Edit::MoveActors(self.places(sight))))
    }

    /// Where each actor is now.
    #[must_use]
    pub fn places(&self, sight: &Sight<'_>) -> Vec<(ActorId, Point)> {
        let place = |id: &ActorId| Some((*id, sight.project.actor(*id)?.place? + self.by));
        self.actors.iter().filter_map(place).collect()
    }
}

fn placed(sight: &Sight<'_>) -> Vec<ActorId> {
    let is_placed = |id: &ActorId| sight.project.actor(*id).is_some_and(|actor| actor.place.is_some());
    sight.selection.actors.iter().copied().filter(is_placed).collect()
}
