//! A frame around things, or a line drawn round them, selects them.

use kurbo::{Point, Rect};

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
use super::area::{Area, Manner};
use super::{Gesture, Next, asking};
use crate::edit::Things;

/// A frame is drawn around things.
#[derive(Clone, Debug, PartialEq)]
pub struct Framing {
    /// The corner where it began.
    pub from: Point,
    /// The corner that follows the pointer.
    pub to: Point,
    /// How it takes what is inside.
    pub manner: Manner,
}

impl Framing {
    pub(super) fn new(from: Point, touch: Touch, sight: &Sight<'_>) -> Self {
        Self { from, to: touch.at, manner: Manner::of(touch, sight) }
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Framing(Self::new(self.from, *touch, sight)), None),
            Event::Release(touch) => {
                let done = Self::new(self.from, *touch, sight);
                asking(Action::Select(done.selection(sight)))
            }
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
        let inside = Area::Frame(self.rect()).inside(self.rect(), (sight, self.manner.encloses));
        self.manner.selection(inside, sight.selection)
    }

    /// What of the part that is seen lies inside: to be shown on the way, however large the map.
    #[must_use]
    pub fn seen_inside(&self, sight: &Sight<'_>) -> Things {
        Area::Frame(self.rect()).inside(sight.seen, (sight, self.manner.encloses))
    }
}

/// As much of the canvas as there is.
const EVERYWHERE: Rect = Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX);

/// A line is drawn round things.
#[derive(Clone, Debug, PartialEq)]
pub struct Lassoing {
    /// Where it went; closed from the last point to the first.
    pub points: Vec<Point>,
    /// How it takes what is inside.
    pub manner: Manner,
}

impl Lassoing {
    pub(super) fn new(from: Point, touch: Touch, sight: &Sight<'_>) -> Self {
        Self { points: vec![from], manner: Manner::default() }.followed(touch, sight)
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Lassoing(self.followed(*touch, sight)), None),
            Event::Release(touch) => asking(Action::Select(self.followed(*touch, sight).selection(sight))),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Lassoing(self), None),
        }
    }

    /// A point nearer than this to the last one adds nothing, in screen points.
    const STEP: f64 = 3.0;

    fn followed(mut self, touch: Touch, sight: &Sight<'_>) -> Self {
        let is_further = |last: &Point| last.distance(touch.at) >= Self::STEP * sight.point;
        if self.points.last().is_none_or(is_further) {
            self.points.push(touch.at);
        }
        Self { manner: Manner::of(touch, sight), ..self }
    }

    /// What would be selected if the button came up now.
    #[must_use]
    pub fn selection(&self, sight: &Sight<'_>) -> Things {
        let inside = Area::Lasso(&self.points).inside(EVERYWHERE, (sight, self.manner.encloses));
        self.manner.selection(inside, sight.selection)
    }

    /// What of the part that is seen lies inside.
    #[must_use]
    pub fn seen_inside(&self, sight: &Sight<'_>) -> Things {
        Area::Lasso(&self.points).inside(sight.seen, (sight, self.manner.encloses))
    }
}
