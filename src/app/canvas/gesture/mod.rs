//! What the hand is in the middle of: a chart of small states.
//!
//! Each state is a struct with its own `step`, which takes an event and gives the next state and at most one action;
//! nothing is changed before the hand lets go, so backing out leaves nothing to undo. No egui here: events come in
//! canvas units, and tests are scripts. What is typed as an actor's name is a draft of the view, not a gesture.
//! The whole chart, with what is held down and what was decided where several things could be meant, is
//! `docs/gestures.md`. Start at [`Gesture::step`].

mod area;
mod bending;
mod carrying;
mod choosing;
mod framing;
mod idle;
mod linking;
mod load;
mod moving;
mod pressed;
mod reconnecting;
mod resizing;
mod snap;
#[cfg(test)]
mod tests;
mod widening;

use kurbo::Point;

pub use area::{Manner, Taking};
pub use bending::{Bending, handle, handle_under};
pub use carrying::Carrying;
pub use choosing::{Choosing, Goal};
pub use framing::{Framing, Lassoing};
pub use linking::Linking;
pub use load::Load;
pub(in crate::app) use load::with_parts;
pub use moving::Moving;
pub use pressed::Pressed;
pub use reconnecting::Reconnecting;
pub use resizing::Resizing;
pub use snap::Guide;
pub use widening::Widening;

use super::super::action::{Action, CameraMove};
use super::event::{Event, Sight};
use crate::model::ActorId;
use crate::scene::Hit;

/// What the hand is in the middle of.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// A button is down and has not moved yet.
    Pressed(Pressed),
    /// Actors follow the pointer, or copies of them.
    Moving(Box<Moving>),
    /// A tie is drawn from the rim of an actor.
    Linking(Linking),
    /// A tie was dropped and the hand is asked what it means.
    Choosing(Choosing),
    /// A frame is drawn around things.
    Framing(Framing),
    /// A line is drawn round things.
    Lassoing(Lassoing),
    /// A side of a note follows the pointer.
    Widening(Widening),
    /// The corner of a picture follows the pointer.
    Resizing(Resizing),
    /// The canvas follows the pointer.
    Panning,
    /// An end of a tie follows the pointer.
    Reconnecting(Reconnecting),
    /// The middle of a tie follows the pointer.
    Bending(Bending),
    /// Something from outside is held over the canvas.
    Carrying(Carrying),
}

/// The next gesture, and what is asked for.
pub type Next = (Gesture, Option<Action>);

impl Gesture {
    /// What comes of an event.
    #[must_use]
    pub fn step(self, event: Event, sight: &Sight<'_>) -> Next {
        match (self, event) {
            (_, Event::Escape) => done(),
            (Self::Carrying(carrying), event) => carrying.step(&event, sight),
            (_, Event::Carry(carried, touch)) => Carrying::over(carried, touch, None, sight).stay(),
            (Self::Idle, event) => idle::step(&event, sight),
            (Self::Pressed(pressed), event) => pressed.step(&event, sight),
            (Self::Moving(moving), event) => moving.step(&event, sight),
            (Self::Linking(linking), event) => linking.step(&event, sight),
            (Self::Choosing(choosing), event) => choosing.step(event, sight),
            (Self::Framing(framing), event) => framing.step(&event, sight),
            (Self::Lassoing(lassoing), event) => lassoing.step(&event, sight),
            (Self::Widening(widening), event) => widening.step(&event, sight),
            (Self::Resizing(resizing), event) => resizing.step(&event, sight),
            (Self::Panning, event) => pan(&event),
            (Self::Reconnecting(reconnecting), event) => reconnecting.step(&event, sight),
            (Self::Bending(bending), event) => bending.step(&event, sight),
        }
    }

    /// True if there is something to back out of.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        *self != Self::Idle
    }
}

impl Gesture {
    /// True if something is dragged that may have to go further than what is seen.
    #[must_use]
    pub fn scrolls(&self) -> bool {
        match self {
            Self::Moving(_)
            | Self::Linking(_)
            | Self::Framing(_)
            | Self::Lassoing(_)
            | Self::Widening(_)
            | Self::Resizing(_)
            | Self::Reconnecting(_)
            | Self::Bending(_)
            | Self::Carrying(_) => true,
            Self::Idle | Self::Pressed(_) | Self::Choosing(_) | Self::Panning => false,
        }
    }
}

/// Back to doing nothing.
fn done() -> Next {
    (Gesture::Idle, None)
}

/// Back to doing nothing, with something to be done.
fn asking(action: Action) -> Next {
    (Gesture::Idle, Some(action))
}

fn pan(event: &Event) -> Next {
    match event {
        Event::Move(touch) => (Gesture::Panning, Some(Action::Camera(CameraMove::PanBy(touch.moved)))),
        Event::Release(_) => done(),
        Event::Press(_)
        | Event::DoubleClick(_)
        | Event::Stance(_)
        | Event::Draft(_)
        | Event::Accept
        | Event::Carry(..)
        | Event::Drop(..)
        | Event::Escape => (Gesture::Panning, None),
    }
}

/// The actor under a point, whichever part of it.
fn actor_under(sight: &Sight<'_>, at: Point) -> Option<ActorId> {
    match sight.under(at)? {
        Hit::Rim(actor) | Hit::Body(actor) => Some(actor),
        Hit::Tie(_)
        | Hit::End(..)
        | Hit::Group(_)
        | Hit::Fold(_)
        | Hit::Note(_)
        | Hit::NoteSide(..)
        | Hit::Picture(_)
        | Hit::PictureCorner(_) => None,
    }
}
