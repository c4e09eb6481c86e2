//! Boxes on their way: where they are, how large they are, who may move, and how they make room for each other.
//!
//! Rounds here only bring boxes nearly apart, and fast; that nothing overlaps at the end is what [`spot`](super::spot) sees to.

use rayon::prelude::*;

use super::cells::{Cells, Claim};
use super::stress::Place;

/// Some boxes of a request, in single precision.
#[derive(Clone, Default)]
pub(super) struct Board {
    pub(super) places: Vec<Place>,
    /// With the gap.
    pub(super) sizes: Vec<[f32; 2]>,
    pub(super) may_move: Vec<bool>,
    pub(super) camps: Vec<Option<usize>>,
    /// Room to keep between two of different camps, beyond the gap.
    pub(super) moat: f32,
    /// Half the width and height, around the middle, that all must keep within.
    pub(super) frame: Option<[f32; 2]>,
}

/// What everyone looks at in a round.
struct Round {
    claims: Vec<Claim>,
    cells: Cells,
    /// Claims hold a moat to all sides; this much less is needed among friends.
    spare: f32,
}

impl Board {
    /// Width and height of an ordinary box.
    pub(super) fn ordinary(&self) -> [f32; 2] {
        let many = self.sizes.len().max(1) as f32;
        let sum = self.sizes.iter().fold([0.0, 0.0], |sum, size| [sum[0] + size[0], sum[1] + size[1]]);
        sum.map(|side| (side / many).max(1.0))
    }

    /// One round of parting, as if boxes were `grown` of their size: of every two that overlap each backs off by half,
    /// along the way that is shorter. Gives the number of boxes that had to.
    ///
    /// Constraints solved each on its own and all at once are what games do with heaps of boxes (Müller and others 2007,
    /// Position Based Dynamics). In turns with rounds of [`stress`](super::stress) everyone ends near where it would
    /// rather be; parting once at the end would tear that apart.
    pub(super) fn part(&mut self, grown: f32) -> usize {
        let round = self.round(grown);
        let moves: Vec<(Place, bool)> = (0..self.places.len())
            .into_par_iter()
            .with_min_len(256)
            .map(|at| self.back_off(at, &round))
            .collect();
        let mut hits = 0;
        for ((place, size), ([x, y], has_hit)) in self.places.iter_mut().zip(&self.sizes).zip(moves) {
            hits += usize::from(has_hit);
            // in a heap, each goes about its own length at most: the rest is the next rounds' business
            *place = [place[0] + x.clamp(-size[0], size[0]), place[1] + y.clamp(-size[1], size[1])];
        }
        self.keep_within();
        hits
    }

    fn round(&self, grown: f32) -> Round {
        let spare = self.moat * grown;
        let claim = |(place, size): (&Place, &[f32; 2])| {
            let (across, down) = ((size[0] * grown + spare) * 0.5, (size[1] * grown + spare) * 0.5);
            [place[0] - across, place[1] - down, place[0] + across, place[1] + down]
        };
        let claims: Vec<Claim> = self.places.iter().zip(&self.sizes).map(claim).collect();
        let cells = Cells::of(&claims, self.ordinary().map(|side| side * grown + spare));
        Round { claims, cells, spare }
    }

    fn back_off(&self, at: usize, round: &Round) -> (Place, bool) {
        let (mut by, mut has_hit) = ([0.0_f32; 2], false);
        if !self.may_move[at] {
            return (by, false);
        }
        let (mine, [x, y]) = (&round.claims[at], self.places[at]);
        round.cells.meet(&round.claims, at, |other| {
            let its = &round.claims[other];
            let spare = if self.are_strangers(at, other) { 0.0 } else { round.spare };
            let across = mine[2].min(its[2]) - mine[0].max(its[0]) - spare;
            let down = mine[3].min(its[3]) - mine[1].max(its[1]) - spare;
            if across <= 1e-3 || down <= 1e-3 {
                return;
            }
            has_hit = true;
            let part = if self.may_move[other] { 0.5 } else { 1.0 };
            let [its_x, its_y] = self.places[other];
            if across < down {
                by[0] += away(x - its_x, at < other) * across * part;
            } else {
                by[1] += away(y - its_y, at < other) * down * part;
            }
        });
        (by, has_hit)
    }

    fn are_strangers(&self, one: usize, other: usize) -> bool {
        matches!((self.camps[one], self.camps[other]), (Some(a), Some(b)) if a != b)
    }

    /// Spreads everything out, the frame with it.
    pub(super) fn grow(&mut self, by: f32) {
        self.frame = self.frame.map(|half| half.map(|side| side * by));
        let movable = self.places.iter_mut().zip(&self.may_move).filter(|(_, may)| **may);
        movable.for_each(|(place, _)| *place = place.map(|at| at * by));
    }

    /// Whether the box `at` would lie on nobody, and within the frame, if it were at `spot`.
    pub(super) fn has_room(&self, at: usize, spot: Place) -> bool {
        let [width, height] = self.sizes[at];
        let is_within = self.frame.is_none_or(|[across, down]| {
            spot[0].abs() + width * 0.5 <= across && spot[1].abs() + height * 0.5 <= down
        });
        let is_clear = |(other, (place, size)): (usize, (&Place, &[f32; 2]))| {
            let moat = if self.are_strangers(at, other) { self.moat } else { 0.0 };
            let (across, down) = ((width + size[0]) * 0.5 + moat, (height + size[1]) * 0.5 + moat);
            other == at || (place[0] - spot[0]).abs() >= across || (place[1] - spot[1]).abs() >= down
        };
        is_within && self.places.iter().zip(&self.sizes).enumerate().all(is_clear)
    }

    fn keep_within(&mut self) {
        let Some([across, down]) = self.frame else { return };
        let movable = self.places.iter_mut().zip(&self.sizes).zip(&self.may_move).filter(|(_, may)| **may);
        for ((place, size), _) in movable {
            let (x, y) = ((across - size[0] * 0.5).max(0.0), (down - size[1] * 0.5).max(0.0));
            *place = [place[0].clamp(-x, x), place[1].clamp(-y, y)];
        }
    }
}

/// 1 or -1; of two at one place, the earlier goes left or up.
fn away(way: f32, is_earlier: bool) -> f32 {
    if way == 0.0 {
        return if is_earlier { -1.0 } else { 1.0 };
    }
    way.signum()
}
