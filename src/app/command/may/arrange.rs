//! The Arrange menu: layouts and alignment.

use super::super::Command;
use super::some_actors;
use crate::app::Reading;
use crate::app::action::Action;
use crate::layout::Method;
use crate::scene::{Arrangement, Movable};

impl Command {
    pub(super) fn arrange_action(self, reading: &Reading<'_>) -> Option<Action> {
        let project = reading.project();
        let arrange = |movable| Action::Arrange(Arrangement { movable, ..last(reading) });
        if let Some(method) = self.method() {
            return (project.counts().actors > 0)
                .then(|| Action::Arrange(Arrangement { method, ..Arrangement::of(meant(reading)) }));
        }
        match self {
            Self::ArrangeAll => (project.counts().actors > 0).then(|| arrange(Movable::All)),
            Self::ArrangeSelection => Some(arrange(Movable::Only(some_actors(reading)?))),
            Self::ArrangeAround => {
                let stays = some_actors(reading)?;
                (project.counts().actors > stays.len()).then(|| arrange(Movable::AllBut(stays)))
            }
            Self::ArrangeOtherwise => again_otherwise(reading).map(Action::Arrange),
            Self::StopArranging => reading.session.arranging.is_some().then_some(Action::StopArranging),
            _ => self.align_action(reading),
        }
    }

    /// The method that it is named after.
    fn method(self) -> Option<Method> {
        match self {
            Self::ArrangeCamps => Some(Method::Camps),
            Self::ArrangeForce => Some(Method::Force),
            Self::ArrangeLayers => Some(Method::Layers),
            Self::ArrangeCircle => Some(Method::Circle),
            Self::ArrangeTime => Some(Method::Time),
            _ => None,
        }
    }
}

/// Who is meant without being named: the selected actors if there are several, otherwise all.
fn meant(reading: &Reading<'_>) -> Movable {
    some_actors(reading).filter(|actors| actors.len() > 1).map_or(Movable::All, Movable::Only)
}

/// The way of the last time, with the seed of the first.
fn last(reading: &Reading<'_>) -> Arrangement {
    let method = reading.session.arranged.as_ref().map(|arranged| arranged.method);
    Arrangement { method: method.unwrap_or_default(), ..Arrangement::of(Movable::All) }
}

/// The last arrangement with the next seed, of the actors that are still there.
fn again_otherwise(reading: &Reading<'_>) -> Option<Arrangement> {
    let arranged = reading.session.arranged.clone()?;
    let project = reading.project();
    let there = |ids: Vec<crate::model::ActorId>| -> Vec<_> {
        ids.into_iter().filter(|id| project.actor(*id).is_some()).collect()
    };
    let movable = match arranged.movable {
        Movable::Only(ids) => Movable::Only(Some(there(ids)).filter(|ids| !ids.is_empty())?),
        Movable::AllBut(ids) => Movable::AllBut(there(ids)),
        all @ (Movable::All | Movable::Unplaced) => all,
    };
    Some(Arrangement { movable, seed: arranged.seed.wrapping_add(1), ..arranged })
}
