//! The Arrange menu: layouts and alignment.

use super::super::Command;
use super::some_actors;
use crate::app::Reading;
use crate::app::action::Action;
use crate::scene::Movable;

impl Command {
    pub(super) fn arrange_action(self, reading: &Reading<'_>) -> Option<Action> {
        match self {
            Self::ArrangeAll => {
                (reading.project().counts().actors > 0).then_some(Action::Arrange(Movable::All))
            }
            Self::ArrangeSelection => Some(Action::Arrange(Movable::Only(some_actors(reading)?))),
            _ => None,
        }
    }
}
