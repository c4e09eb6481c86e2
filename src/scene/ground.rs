//! The boxes on the canvas, found by actor and by place.
//!
//! Ties end at boxes and go around them, plates keep clear of them, the pointer meets them: all of them ask here. The
//! tree is changed box by box when actors move, and loaded in one go for a map that was never seen before.

use std::collections::HashMap;

use kurbo::{Point, Rect};
use rstar::{AABB, RTree, RTreeObject, SelectionFunction};

use super::actor::Lettering;
use super::course::{Block, line_meets};
use crate::model::ActorId;

/// All boxes on the canvas.
#[derive(Clone, Debug, Default)]
pub(super) struct Ground {
    standing: HashMap<ActorId, Standing>,
    tree: RTree<Boxed>,
}

/// An actor that has its place.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub block: Block,
    pub lettering: Lettering,
}

/// A box in the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Boxed {
    pub rect: Rect,
    pub id: ActorId,
}

impl RTreeObject for Boxed {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        envelope(self.rect)
    }
}

/// Boxes that come closer than so much to a straight line.
struct Along {
    line: (Point, Point),
    clear: f64,
}

impl Along {
    fn meets(&self, rect: Rect) -> bool {
        line_meets(self.line.0, self.line.1, rect.inflate(self.clear, self.clear))
    }
}

impl SelectionFunction<Boxed> for Along {
    fn should_unpack_parent(&self, around: &AABB<[f64; 2]>) -> bool {
        let (lower, upper) = (around.lower(), around.upper());
        self.meets(Rect { x0: lower[0], y0: lower[1], x1: upper[0], y1: upper[1] })
    }

    fn should_unpack_leaf(&self, leaf: &Boxed) -> bool {
        self.meets(leaf.rect)
    }
}

impl Ground {
    /// The ground with all these actors on it.
    pub fn of(standing: HashMap<ActorId, Standing>) -> Self {
        let boxed = standing.iter().map(|(id, standing)| Boxed { rect: standing.block.rect, id: *id });
        Self { tree: RTree::bulk_load(boxed.collect()), standing }
    }

    /// How many boxes there are.
    pub fn len(&self) -> usize {
        self.standing.len()
    }

    /// An actor that is on the canvas.
    pub fn get(&self, id: ActorId) -> Option<&Standing> {
        self.standing.get(&id)
    }

    /// The box of an actor.
    pub fn block(&self, id: ActorId) -> Option<Block> {
        Some(self.standing.get(&id)?.block)
    }

    /// Puts an actor where it stands now, or takes it away. Gives the block it had.
    pub fn put(&mut self, id: ActorId, now: Option<Standing>) -> Option<Block> {
        let rect = now.as_ref().map(|now| now.block.rect);
        let before = match now {
            Some(now) => self.standing.insert(id, now),
            None => self.standing.remove(&id),
        };
        let before = before.map(|before| before.block);
        if before.map(|before| before.rect) != rect {
            before.map(|before| self.tree.remove(&Boxed { rect: before.rect, id }));
            rect.into_iter().for_each(|rect| self.tree.insert(Boxed { rect, id }));
        }
        before
    }

    /// All actors, in no order.
    pub fn all(&self) -> impl Iterator<Item = (ActorId, &Standing)> {
        self.standing.iter().map(|(id, standing)| (*id, standing))
    }

    /// The boxes that touch `area`, in no order.
    pub fn touching(&self, area: Rect) -> impl Iterator<Item = &Boxed> {
        self.tree.locate_in_envelope_intersecting(envelope(area))
    }

    /// The boxes that come closer than `clear` to a straight line, in no order. Cost grows with what is found.
    pub fn along(&self, line: (Point, Point), clear: f64) -> impl Iterator<Item = &Boxed> {
        self.tree.locate_with_selection_function(Along { line, clear })
    }
}

/// A rectangle as a question to a tree.
pub(super) fn envelope(rect: Rect) -> AABB<[f64; 2]> {
    AABB::from_corners([rect.x0, rect.y0], [rect.x1, rect.y1])
}
