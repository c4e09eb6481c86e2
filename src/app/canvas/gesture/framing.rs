//! A frame around things selects them.

use kurbo::{Point, Rect};

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
use super::pressed::on_canvas;
use super::{Gesture, Next, asking};
use crate::edit::Things;

/// A frame is drawn around things.
#[derive(Clone, Debug, PartialEq)]
pub struct Framing {
    /// The corner where it began.
    pub from: Point,
    /// The corner that follows the pointer.
    pub to: Point,
    /// What is framed comes to what was selected before.
    pub adds: bool,
}

impl Framing {
    pub(super) fn new(from: Point, touch: Touch, adds: bool) -> Self {
        Self { from, to: touch.at, adds }
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Framing(Self { to: touch.at, ..self }), None),
            Event::Release(touch) => asking(Action::Select(Self { to: touch.at, ..self }.selection(sight))),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Framing(self), None),
        }
    }

    /// The frame.
    #[must_use]
    pub fn rect(&self) -> Rect {
        Rect::from_points(self.from, self.to)
    }

    /// What would be selected if the button came up now.
    #[must_use]
    pub fn selection(&self, sight: &Sight<'_>) -> Things {
        let framed = sight.framed(self.rect());
        if !self.adds {
            return framed;
        }
        let mut all = on_canvas(sight.selection);
        all.actors.extend(framed.actors.into_iter().filter(|id| !sight.selection.actors.contains(id)));
        all.ties.extend(framed.ties.into_iter().filter(|id| !sight.selection.ties.contains(id)));
        all
    }
}
