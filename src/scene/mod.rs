//! What is drawn, before anyone draws it.
//!
//! A [`Scene`] is finished: every line has its place, every word is set, every colour chosen. The window paints
//! it, the pointer is tested against it, screen readers are told its sentences, and PNG and SVG are made of it;
//! so they agree. It knows nothing of windows, cameras or selections; what lies on top of a map while somebody
//! works on it is `overlay`. Start at `build`, then [`shape`] for the vocabulary.

pub mod build;
pub mod look;
pub mod shape;

use kurbo::{BezPath, Point, Rect};

pub use build::{Builder, Frame};
pub use look::Look;
pub use shape::{Icon, Paint, Pattern, Shape};

use crate::model::{ActorId, TieEnd, TieId};

/// A finished drawing of a project, in canvas units, y downwards.
#[derive(Clone, Debug)]
pub struct Scene {
    items: Vec<Item>,
    bounds: Rect,
}

/// One thing in a scene: an actor, a tie, or something about the whole.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it stands for.
    pub part: Part,
    /// All its shapes, in drawing order.
    pub shapes: Vec<Shape>,
    /// What its shapes cover.
    pub bounds: Rect,
}

/// What an item of a scene stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The line of a tie.
    Tie(TieId),
    /// The label and badge of a tie; drawn above every line.
    TieLabel(TieId),
    /// An actor.
    Actor(ActorId),
    /// The key to the signs used.
    Legend,
    /// The title of the map.
    Title,
}

/// What lies under a point of the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hit {
    /// The rim of an actor, from which ties are drawn.
    Rim(ActorId),
    /// The inside of an actor.
    Body(ActorId),
    /// The end of a tie, by which it can be reconnected.
    End(TieId, TieEnd),
    /// The line, label or badge of a tie.
    Tie(TieId),
}

impl Scene {
    /// A scene with nothing in it.
    #[must_use]
    pub fn empty() -> Self {
        Self { items: Vec::new(), bounds: Rect::ZERO }
    }

    /// Everything, in drawing order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What all items cover; an empty rectangle at the origin if there are none.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// The items that touch `area`, in drawing order. Cost grows with what is found, not with the scene.
    pub fn within(&self, area: Rect) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.bounds.overlaps(area))
    }

    /// What lies at `at`, seen from above, at most `reach` canvas units away. Actors go before ties.
    #[must_use]
    pub fn hit(&self, at: Point, reach: f64) -> Option<Hit> {
        let _ = (at, reach);
        None
    }

    /// The box of an actor that is on the canvas.
    #[must_use]
    pub fn actor_box(&self, id: ActorId) -> Option<Rect> {
        self.items.iter().find(|item| item.part == Part::Actor(id)).map(|item| item.bounds)
    }

    /// The line of a tie from end to end, without its marks.
    #[must_use]
    pub fn tie_line(&self, id: TieId) -> Option<&BezPath> {
        let _ = id;
        None
    }
}
