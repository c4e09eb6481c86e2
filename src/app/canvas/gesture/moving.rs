//! Actors follow the pointer; on release they are there, in one step. With Alt it is copies that follow.

use kurbo::{Point, Vec2};

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
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
}

impl Moving {
    /// Moves everything selected if the pressed actor is among it, and that actor alone if not.
    pub(super) fn begin(actor: ActorId, from: Point, touch: Touch, sight: &Sight<'_>) -> Next {
        let is_selected = sight.selection.actors.contains(&actor);
        let actors = if is_selected { placed(sight) } else { vec![actor] };
        let select = Things { actors: actors.clone(), ..Things::default() };
        let moving = Self { actors, from, by: Vec2::ZERO, copies: false }.followed(touch);
        (Gesture::Moving(moving), (!is_selected).then_some(Action::Select(select)))
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Moving(self.followed(*touch)), None),
            Event::Release(touch) => self.followed(*touch).let_go(sight),
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

    fn followed(self, touch: Touch) -> Self {
        let way = touch.at - self.from;
        let by = if touch.shift { straightened(way) } else { way };
        Self { by, copies: touch.alt, ..self }
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

/// Only the longer of the two ways, across or down.
fn straightened(way: Vec2) -> Vec2 {
    if way.x.abs() >= way.y.abs() { Vec2::new(way.x, 0.0) } else { Vec2::new(0.0, way.y) }
}
