//! A tie was dropped: support or clash, one way or both, with the selected words or without.

use kurbo::Point;

use super::super::super::action::Action;
use super::super::event::{Draft, Event, Sight};
use super::{Gesture, Next, asking, done};
use crate::edit::{Edit, End, NewTie, Said};
use crate::model::{ActorId, Direction, Stance};

/// A tie was dropped and the hand is asked what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Choosing {
    /// Where the tie starts.
    pub from: ActorId,
    /// Where it was dropped.
    pub to: Goal,
    /// The point of the drop, beside which the question stands.
    pub at: Point,
    /// The answer so far.
    pub draft: Draft,
    /// The keyboard builds: once the tie is there, one goes on from the actor at its end.
    pub goes_on: bool,
}

/// Where a tie was dropped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// On an actor.
    Actor(ActorId),
    /// On nothing: an actor may be made there.
    New(Point),
}

impl Choosing {
    pub(super) fn step(self, event: Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Draft(draft) => (Gesture::Choosing(Self { draft, ..self }), None),
            Event::Stance(stance) => self.with(stance).accepted(sight),
            Event::Accept => self.accepted(sight),
            Event::Press(_) => done(),
            Event::Move(_)
            | Event::Release(_)
            | Event::DoubleClick(_)
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Choosing(self), None),
        }
    }

    fn with(mut self, stance: Stance) -> Self {
        self.draft.stance = Some(stance);
        self
    }

    /// The tie, if all is known; the question stays open if not.
    pub(super) fn accepted(self, sight: &Sight<'_>) -> Next {
        let named = !self.draft.name.trim().is_empty();
        let to = match self.to {
            Goal::Actor(actor) => End::Actor(actor),
            Goal::New(at) if named => End::New(self.draft.name.trim().to_owned(), Some(at)),
            Goal::New(_) => return (Gesture::Choosing(self), None),
        };
        let Some(stance) = self.draft.stance else { return (Gesture::Choosing(self), None) };
        let direction = if self.draft.mutual { Direction::Mutual } else { Direction::OneWay };
        let words = sight.words.filter(|_| self.draft.attach);
        let tie = NewTie { from: End::Actor(self.from), to, stance, direction, words, said: Said::default() };
        asking(if self.goes_on { Action::BuildOn(tie) } else { Action::Edit(Edit::DrawTie(tie)) })
    }
}
