//! A tie is drawn from the rim of an actor and follows the pointer.

use kurbo::Point;

use super::super::event::{Draft, Event, Sight, Touch};
use super::{Choosing, Gesture, Goal, Next, actor_under, done};
use crate::model::{ActorId, Stance};

/// A tie is drawn from the rim of an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Linking {
    /// Where it starts.
    pub from: ActorId,
    /// Where the pointer is.
    pub at: Point,
    /// The actor under the pointer, other than the first.
    pub over: Option<ActorId>,
    /// Chosen by a key on the way.
    pub stance: Option<Stance>,
}

impl Linking {
    pub(super) fn new(from: ActorId, touch: Touch, sight: &Sight<'_>) -> Self {
        Self { from, at: touch.at, over: None, stance: None }.followed(touch, sight)
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Linking(self.followed(*touch, sight)), None),
            Event::Stance(stance) => (Gesture::Linking(Self { stance: Some(*stance), ..self }), None),
            Event::Release(touch) => self.followed(*touch, sight).dropped(sight),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Linking(self), None),
        }
    }

    fn followed(self, touch: Touch, sight: &Sight<'_>) -> Self {
        let over = actor_under(sight, touch.at).filter(|actor| *actor != self.from);
        let stance = if touch.shift { Some(Stance::Support) } else { self.stance };
        Self { at: touch.at, over, stance, ..self }
    }

    /// A stance chosen on the way makes the tie at once, unless there is more to ask: words that could go with it, or
    /// the name of an actor.
    fn dropped(self, sight: &Sight<'_>) -> Next {
        if self.over.is_none() && actor_under(sight, self.at) == Some(self.from) {
            return done();
        }
        let to = self.over.map_or(Goal::New(self.at), Goal::Actor);
        let draft = Draft { stance: self.stance, attach: sight.words.is_some(), ..Draft::default() };
        let choosing = Choosing { from: self.from, to, at: self.at, draft, goes_on: false };
        let is_settled = self.stance.is_some() && self.over.is_some() && sight.words.is_none();
        if is_settled { choosing.accepted(sight) } else { (Gesture::Choosing(choosing), None) }
    }
}
