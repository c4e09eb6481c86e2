//! The middle of a tie follows the pointer and bends it; on release it stays so.

use kurbo::Point;

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
use super::{Gesture, Next, asking, done};
use crate::edit::Edit;
use crate::model::TieId;

/// A tie bent by less is straight, in screen points; Ctrl suspends it.
const STRAIGHT: f64 = 6.0;

/// The middle of a tie follows the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Bending {
    /// Which tie.
    pub tie: TieId,
    /// How far it is bent now, as [`Project::bend`](crate::model::Project::bend) says it.
    pub bend: Option<f64>,
}

impl Bending {
    pub(super) fn new(tie: TieId, touch: Touch, sight: &Sight<'_>) -> Self {
        Self { tie, bend: None }.followed(touch, sight)
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Bending(self.followed(*touch, sight)), None),
            Event::Release(touch) => self.followed(*touch, sight).let_go(sight),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Bending(self), None),
        }
    }

    fn followed(self, touch: Touch, sight: &Sight<'_>) -> Self {
        let bend = sight.scene.bend_at(self.tie, touch.at);
        let is_straight = |bend: &f64| bend.abs() < STRAIGHT * sight.point && !touch.ctrl;
        Self { bend: bend.map(|bend| if is_straight(&bend) { 0.0 } else { bend }), ..self }
    }

    /// The edit that bends the tie so.
    #[must_use]
    pub fn edit(&self) -> Edit {
        Edit::BendTies(vec![self.tie], self.bend)
    }

    fn let_go(self, sight: &Sight<'_>) -> Next {
        if self.bend.is_none() || self.bend == sight.project.bend(self.tie) {
            return done();
        }
        asking(Action::Edit(self.edit()))
    }
}

/// The handle of a selected tie that can be taken hold of at `at`: only one tie shows one, and only while it is long
/// enough on screen for it to be told from the ends.
#[must_use]
pub fn handle_under(sight: &Sight<'_>, at: Point) -> Option<TieId> {
    let (tie, handle) = handle(sight)?;
    (handle.distance(at) <= HANDLE_REACH * sight.point).then_some(tie)
}

/// The tie that shows a handle to bend it by, and where.
#[must_use]
pub fn handle(sight: &Sight<'_>) -> Option<(TieId, Point)> {
    use crate::model::TieEnd::{From, To};
    let ([], [tie]) = (&sight.selection.actors[..], &sight.selection.ties[..]) else { return None };
    let (from, to) = (sight.scene.tie_end(*tie, From)?, sight.scene.tie_end(*tie, To)?);
    let handle = sight.scene.bend_handle(*tie)?;
    let length = from.distance(handle) + handle.distance(to);
    (length >= SHORTEST * sight.point).then_some((*tie, handle))
}

/// How near the pointer has to be to the middle of a handle, in screen points.
const HANDLE_REACH: f64 = 9.0;
/// A tie shorter than this on screen shows no handle, in screen points.
const SHORTEST: f64 = 60.0;
