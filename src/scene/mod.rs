//! What is drawn, before anyone draws it.
//!
//! A [`Scene`] is finished: every line has its place, every word is set, every colour chosen. The window paints
//! it, the pointer is tested against it, screen readers are told its sentences, and PNG and SVG are made of it;
//! so they agree. It knows nothing of windows, cameras or selections; what lies on top of a map while somebody
//! works on it is `overlay`. Start at `build`, then [`shape`] for the vocabulary.

mod actor;
mod arrange;
mod beside;
pub mod build;
mod course;
pub mod describe;
mod fold;
mod group;
mod hit;
mod label;
mod legend;
pub mod look;
mod nest;
mod note;
pub mod overlay;
mod pairs;
pub mod shape;
#[cfg(test)]
mod sketched;
mod tie;
mod words;

use std::collections::HashMap;
use std::sync::OnceLock;

use kurbo::{BezPath, ParamCurve, Point, Rect};

pub use arrange::Movable;
pub use build::{Builder, Frame};
pub use fold::{box_of_group, group_behind};
pub use group::frame_around;
pub use look::{Look, Style};
pub use overlay::Overlay;
pub use shape::{Icon, Paint, Pattern, Shape};

use crate::analysis::voice::Voices;
use crate::model::{Actor, ActorId, GroupId, NoteId, Project, TieEnd, TieId};
use beside::Beside;
use course::Block;
use fold::Folding;
use hit::Places;

/// A finished drawing of a project, in canvas units, y downwards.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    items: Vec<Item>,
    bounds: Rect,
    blocks: HashMap<ActorId, Block>,
    lines: HashMap<TieId, BezPath>,
    /// Frames and notes.
    beside: Beside,
    /// What is drawn as one.
    folding: Folding,
    /// What was drawn, in which each folded group is an actor.
    project: Option<Project>,
    /// What the scene is of, for its sentences; a clone costs nothing.
    origin: Option<Project>,
    /// Who asserts what of it.
    voices: Option<Voices>,
    /// Made when the pointer or a painter first asks.
    places: OnceLock<Places>,
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
    /// The frame of a group that is not folded.
    Group(GroupId),
    /// The frame around an actor and its parts.
    Nest(ActorId),
    /// The line of a tie, or of all ties to a folded group that are drawn as one.
    Tie(TieId),
    /// The label and badge of a tie; drawn above every line.
    TieLabel(TieId),
    /// A note.
    Note(NoteId),
    /// An actor, or the box of a folded group: see [`group_behind`].
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
    /// The title or border of a group, or its box while it is folded.
    Group(GroupId),
    /// The sign on the title of a group that folds it.
    Fold(GroupId),
    /// A note.
    Note(NoteId),
    /// The side of a note, by which it is made wider or narrower.
    NoteSide(NoteId, Side),
}

/// The left or the right side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl Item {
    pub(crate) fn new(part: Part, shapes: Vec<Shape>) -> Self {
        let bounds = shapes.iter().map(Shape::bounds).reduce(|all, one| all.union(one)).unwrap_or_default();
        Self { part, shapes, bounds }
    }
}

impl Scene {
    /// A scene with nothing in it.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// True if there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
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
        self.places().within(area).into_iter().filter_map(|order| self.items.get(order))
    }

    /// What lies at `at`, at most `reach` canvas units away: the inside of an actor, else a note, else the nearest tie,
    /// else the outer rim of an actor, else the frame of a group. Of things that overlap, the one that is seen.
    #[must_use]
    pub fn hit(&self, at: Point, reach: f64) -> Option<Hit> {
        let near = self.places().hit(self, at, reach);
        self.hit_beside(near, (at, reach))
    }

    /// The box of an actor that is on the canvas, without marks on its corners; that of its group if it is folded.
    #[must_use]
    pub fn actor_box(&self, id: ActorId) -> Option<Rect> {
        Some(self.block(self.folding.seen_as(id))?.rect)
    }

    /// The ties that are drawn as one with this tie, because an end of theirs is in a folded group; also if it is the
    /// only one. `None` if neither end is.
    #[must_use]
    pub fn sum_of(&self, id: TieId) -> Option<&[TieId]> {
        self.folding.sum_of(id)
    }

    /// The line of a tie, or of the sum that it is in, from tip to tip, without its marks and teeth.
    #[must_use]
    pub fn tie_line(&self, id: TieId) -> Option<&BezPath> {
        self.lines.get(&self.folding.drawn_as(id))
    }

    /// Where a tie begins or ends: the tip at the rim of its actor.
    #[must_use]
    pub fn tie_end(&self, id: TieId, end: TieEnd) -> Option<Point> {
        let line = self.tie_line(id)?;
        match end {
            TieEnd::From => line.segments().next().map(|first| first.start()),
            TieEnd::To => line.segments().last().map(|last| last.end()),
        }
    }

    /// The actors whose boxes touch `area`, in drawing order. Folded groups are in
    /// [`folded_touching`](Self::folded_touching).
    #[must_use]
    pub fn actors_touching(&self, area: Rect) -> Vec<ActorId> {
        let mut found = self.places().actors_touching(area);
        found.retain(|id| group_behind(*id).is_none());
        found
    }

    /// The actors whose boxes touch `area`, with those boxes, in no order; `None` if there are more than `most`.
    /// Cost grows with `most` at worst, whatever the area and the scene.
    #[must_use]
    pub fn boxes_touching(&self, area: Rect, most: usize) -> Option<Vec<(ActorId, Rect)>> {
        self.places().boxes_touching(self, area, most)
    }

    /// The actors whose boxes lie wholly in `area`, in drawing order.
    #[must_use]
    pub fn actors_in(&self, area: Rect) -> Vec<ActorId> {
        let mut found = self.actors_touching(area);
        found.retain(|id| {
            self.actor_box(*id).is_some_and(|rect| {
                rect.x0 >= area.x0 && rect.y0 >= area.y0 && rect.x1 <= area.x1 && rect.y1 <= area.y1
            })
        });
        found
    }

    /// What an item says to those who cannot see it; empty if it stands for nothing.
    #[must_use]
    pub fn sentence(&self, part: Part) -> String {
        let known = self.origin.as_ref().zip(self.voices.as_ref());
        known.map(|known| describe::part(known, (part, &self.folding))).unwrap_or_default()
    }

    /// What the whole says, as "Map of 4 actors and 3 ties".
    #[must_use]
    pub fn sentence_of_all(&self) -> String {
        describe::whole(self)
    }

    /// The actor as it was when the scene was made, or what stands in for a folded group.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        let origin = self.origin.as_ref()?.actor(id);
        origin.or_else(|| self.project.as_ref()?.actor(id))
    }

    /// How many ties touch an actor: how much it matters when there is no room for all.
    #[must_use]
    pub fn ties_at(&self, id: ActorId) -> usize {
        self.project.as_ref().map_or(0, |project| project.ties_of(id).count())
    }

    fn of(origin: &Project, drawn: &Project, folding: Folding) -> Self {
        let (project, voices) = (Some(drawn.clone()), Some(Voices::of(origin)));
        Self { project, origin: Some(origin.clone()), voices, folding, ..Self::default() }
    }

    /// The radius of an actor's corners, for lines drawn around its box.
    #[must_use]
    pub fn actor_radius(&self, id: ActorId) -> Option<f64> {
        Some(self.block(id)?.radius)
    }

    fn block(&self, id: ActorId) -> Option<Block> {
        self.blocks.get(&id).copied()
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(self))
    }

    fn push(&mut self, item: Item) {
        self.bounds = if self.items.is_empty() { item.bounds } else { self.bounds.union(item.bounds) };
        self.items.push(item);
    }

    fn push_actor(&mut self, id: ActorId, block: Block, shapes: Vec<Shape>) {
        self.blocks.insert(id, block);
        self.push(Item::new(Part::Actor(id), shapes));
    }

    fn push_tie(&mut self, id: TieId, line: BezPath, item: Item) {
        self.lines.insert(id, line);
        self.push(item);
    }
}

#[cfg(test)]
mod scene_tests;
