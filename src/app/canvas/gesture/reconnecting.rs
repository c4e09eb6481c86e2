//! An end of a tie follows the pointer to another actor.

use kurbo::Point;

use super::super::super::action::Action;
use super::super::super::view::{Renaming, Whose};
use super::super::event::{Event, Sight, Touch};
use super::{Gesture, Next, actor_under, asking, done};
use crate::edit::{Edit, End};
use crate::model::{ActorId, TieEnd, TieId};

/// An end let go so near to where it was stays there, in screen points.
const STAYS: f64 = 20.0;

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

    /// On an actor it ends there; on nothing a new actor is offered, as at the drop of a new tie. Back where it was,
    /// and on the actor at the other end, nothing happens.
    fn dropped(self, sight: &Sight<'_>) -> Next {
        let Some(tie) = sight.project.tie(self.tie) else { return done() };
        match self.over {
            Some(actor) if actor != tie.at(self.end) => {
                asking(Action::Edit(Edit::ReconnectTie(self.tie, self.end, End::Actor(actor))))
            }
            Some(_) => done(),
            None if actor_under(sight, self.at).is_some() || self.is_where_it_was(sight) => done(),
            None => {
                let whose = Whose::NewEnd { tie: self.tie, end: self.end, at: self.at };
                asking(Action::Rename(Renaming { whose, text: String::new() }))
            }
        }
    }

    fn is_where_it_was(&self, sight: &Sight<'_>) -> bool {
        let tip = sight.scene.tie_end(self.tie, self.end);
        tip.is_some_and(|tip| tip.distance(self.at) < STAYS * sight.point)
    }
}
