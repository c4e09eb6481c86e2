//! The lines of all pairs, drawn once and kept until something near them changes.
//!
//! Where a tie runs depends on its two actors, on its neighbours in the pair, and on the actors that it might have to
//! go around. From one scene to the next hardly any of that changes, so a pair is drawn anew only if it has to be;
//! what is kept is never seen to differ from what would be drawn.

use std::collections::HashMap;
use std::sync::Arc;

use kurbo::{Point, Rect};
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::Rectangle;

use super::course::{Block, Course, Way};
use super::label::envelope;
use super::tie::{self, Manner};
use super::shape::Shape;
use crate::model::{ActorId, TieId};

/// Two actors, the smaller id first.
pub(super) type Pair = (ActorId, ActorId);

/// A tie and the lane it runs in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Laned {
    pub id: TieId,
    pub manner: Manner,
    /// How far beside the middle, seen from the pair's first actor.
    pub lane: f64,
    /// True if it goes from the pair's second actor to its first.
    pub backwards: bool,
}

/// The lines of a pair, before anything stands on them.
#[derive(Debug, Default)]
pub(super) struct DrawnPair {
    /// The middle of the whole, where a contested pair is marked.
    pub middle: Point,
    /// In the order of the ties.
    pub ties: Vec<(Course, Vec<Shape>)>,
}

/// Pairs drawn for the scene before.
#[derive(Debug, Default)]
pub(super) struct Kept {
    blocks: HashMap<ActorId, Block>,
    pairs: HashMap<Pair, (Vec<Laned>, Arc<DrawnPair>)>,
}

/// All boxes on the canvas.
#[derive(Debug, Default)]
pub(super) struct Ground {
    pub blocks: HashMap<ActorId, Block>,
    pub tree: RTree<Rectangle<[f64; 2]>>,
}

/// Room that a tie leaves to actors it goes around.
const CLEAR: f64 = 7.0;
/// Where so many boxes lie about there is no way around them, and looking for one is dear.
const MOST_NEAR: usize = 48;
/// A tie bends out no further.
const LONGEST_BEND: f64 = 260.0;
/// If so many boxes changed, comparing them with every pair is dearer than drawing.
const MOST_CHANGES: usize = 64;

impl Kept {
    /// The lines of every pair on `ground`, in order.
    pub fn draw(&mut self, ground: &Ground, pairs: &[(Pair, Vec<Laned>)]) -> Vec<Arc<DrawnPair>> {
        let changed = self.changes(ground);
        let draw = |(pair, ties): &(Pair, Vec<Laned>)| {
            let ends = [ground.blocks.get(&pair.0), ground.blocks.get(&pair.1)];
            let [Some(&from), Some(&to)] = ends else {
                return Arc::default();
            };
            let around = from.rect.union(to.rect).inflate(LONGEST_BEND + CLEAR, LONGEST_BEND + CLEAR);
            let is_near = |rect: &Rect| rect.overlaps(around);
            match (self.pairs.get(pair), &changed) {
                (Some((was, drawn)), Some(changed)) if was == ties && !changed.iter().any(is_near) => {
                    drawn.clone()
                }
                _ => Arc::new(drawn(ground, (from, to), ties)),
            }
        };
        let drawn: Vec<Arc<DrawnPair>> = pairs.par_iter().map(draw).collect();
        let kept =
            pairs.iter().zip(&drawn).map(|((pair, ties), drawn)| (*pair, (ties.clone(), drawn.clone())));
        *self = Self { blocks: ground.blocks.clone(), pairs: kept.collect() };
        drawn
    }

    /// Where boxes are not as they were; `None` if that is nearly everywhere.
    fn changes(&self, ground: &Ground) -> Option<Vec<Rect>> {
        let mut changed = Vec::new();
        let now = ground.blocks.iter().filter(|(id, block)| self.blocks.get(id) != Some(block));
        let before = self.blocks.iter().filter(|(id, block)| ground.blocks.get(id) != Some(block));
        for (_, block) in now.chain(before) {
            changed.push(block.rect);
            if changed.len() > MOST_CHANGES {
                return None;
            }
        }
        Some(changed)
    }
}

fn drawn(ground: &Ground, (from, to): (Block, Block), ties: &[Laned]) -> DrawnPair {
    let bend = bend_around(&ground.tree, from, to);
    let draw = |laned: &Laned| {
        let course = Course::between(from, to, laned.lane, bend);
        let course = if laned.backwards { course.reversed() } else { course };
        (course, tie::shapes(&laned.manner, &course))
    };
    DrawnPair { middle: Course::between(from, to, 0.0, bend).at(0.5), ties: ties.iter().map(draw).collect() }
}

/// How far the ties of a pair bend out in order not to run behind actors that they have nothing to do with.
fn bend_around(tree: &RTree<Rectangle<[f64; 2]>>, from: Block, to: Block) -> f64 {
    let own = [from.rect, to.rect];
    let boxes_in = |area: Rect| {
        let found = tree.locate_in_envelope_intersecting(envelope(area));
        let rects =
            found.map(|one| Rect::new(one.lower()[0], one.lower()[1], one.upper()[0], one.upper()[1]));
        rects.filter(|rect| !own.contains(rect))
    };
    let straight = Way::between(from.rect, to.rect, 0.0);
    if !boxes_in(straight.bounds().inflate(CLEAR, CLEAR)).any(|rect| straight.crosses(rect, CLEAR)) {
        return 0.0;
    }
    let longest = (from.rect.center().distance(to.rect.center()) * 0.4).clamp(160.0, LONGEST_BEND);
    let around = from.rect.union(to.rect).inflate(longest, longest);
    let near: Vec<Rect> = boxes_in(around).take(MOST_NEAR + 1).collect();
    if near.len() > MOST_NEAR {
        return 0.0;
    }
    let crossed = |bend: f64| {
        let way = Way::between(from.rect, to.rect, bend);
        near.iter().filter(|rect| way.crosses(**rect, CLEAR)).count()
    };
    let bends = (0..=12_u8).map(|step| {
        let out = f64::from(step.div_ceil(2)) * longest / 6.0;
        if step % 2 == 0 { -out } else { out }
    });
    let mut best = (usize::MAX, 0.0);
    for bend in bends {
        let count = crossed(bend);
        if count < best.0 {
            best = (count, bend);
        }
        if count == 0 {
            break;
        }
    }
    best.1
}
