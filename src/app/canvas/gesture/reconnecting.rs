//! An end of a tie follows the pointer to another actor.

use kurbo::Point;

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
use super::{Gesture, Next, actor_under, asking, done};
use crate::edit::{Edit, End};
use crate::model::{ActorId, TieEnd, TieId};

/// An end of a tie follows the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconnecting {
    /// Which tie.
    pub tie: TieId,
    /// Which of its ends.
    pub end: TieEnd,
    /// Where the pointer is.
    pub at: Point,
    /// The actor under the pointer, if the tie can end there.
    pub over: Option<ActorId>,
}

impl Reconnecting {
    pub(super) fn new(tie: TieId, end: TieEnd, touch: Touch, sight: &Sight<'_>) -> Self {
        Self { tie, end, at: touch.at, over: None }.followed(touch, sight)
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Reconnecting(self.followed(*touch, sight)), None),
            Event::Release(touch) => self.followed(*touch, sight).dropped(sight),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Reconnecting(self), None),
        }
    }

    fn followed(self, touch: Touch, sight: &Sight<'_>) -> Self {
        let other = self.fixed(sight);
        let over = actor_under(sight, touch.at).filter(|actor| Some(*actor) != other);
        Self { at: touch.at, over, ..self }
    }

    /// The actor at the end that stays.
    #[must_use]
    pub fn fixed(&self, sight: &Sight<'_>) -> Option<ActorId> {
        let tie = sight.project.tie(self.tie)?;
        Some(match self.end {
            TieEnd::From => tie.to,
            TieEnd::To => tie.from,
        })
    }

    fn dropped(self, sight: &Sight<'_>) -> Next {
        let now = sight.project.tie(self.tie).map(|tie| tie.at(self.end));
        match self.over.filter(|actor| Some(*actor) != now) {
            Some(actor) => asking(Action::Edit(Edit::ReconnectTie(self.tie, self.end, End::Actor(actor)))),
            None => done(),
        }
    }
}
