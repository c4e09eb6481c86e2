//! Which boxes lie near which: a grid where every box stands in each cell that it touches.

use std::ops::RangeInclusive;

/// A box as left, top, right, bottom.
pub(super) type Claim = [f32; 4];

/// The grid. Making it takes time that grows with the boxes alone.
pub(super) struct Cells {
    corner: [f32; 2],
    side: [f32; 2],
    counts: [usize; 2],
    /// Where the members of each cell start; cells go row by row.
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Cells {
    /// `side` should be about the size of an ordinary box.
    pub(super) fn of(claims: &[Claim], side: [f32; 2]) -> Self {
        let mut cells = Self::empty(claims, side);
        for claim in claims {
            for cell in cells.touched(claim) {
                cells.starts[cell + 1] += 1;
            }
        }
        for at in 1..cells.starts.len() {
            cells.starts[at] += cells.starts[at - 1];
        }
        let mut fill = cells.starts.clone();
        cells.members = vec![0; fill.last().map_or(0, |last| *last as usize)];
        for (at, claim) in claims.iter().enumerate() {
            for cell in cells.touched(claim) {
                cells.members[fill[cell] as usize] = at as u32;
                fill[cell] += 1;
            }
        }
        cells
    }

    fn empty(claims: &[Claim], side: [f32; 2]) -> Self {
        let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        for [x0, y0, x1, y1] in claims {
            low = [low[0].min(*x0), low[1].min(*y0)];
            high = [high[0].max(*x1), high[1].max(*y1)];
        }
        let extent = [(high[0] - low[0]).max(1.0), (high[1] - low[1]).max(1.0)];
        // a box far off must not cost more than a few cells for each of the others
        let most = claims.len() as f32 * 4.0 + 64.0;
        let grow = ((extent[0] / side[0]) * (extent[1] / side[1]) / most).max(1.0);
        let long = |axis: usize| (extent[axis] / (side[axis] * grow.sqrt())).max(1.0).min(most);
        let counts = [long(0) as usize + 1, long(1) as usize + 1];
        let side = [extent[0] / long(0), extent[1] / long(1)];
        Self { corner: low, side, counts, starts: vec![0; counts[0] * counts[1] + 1], members: Vec::new() }
    }

    fn along(&self, at: f32, axis: usize) -> usize {
        (((at - self.corner[axis]) / self.side[axis]) as usize).min(self.counts[axis] - 1)
    }

    fn span(&self, claim: &Claim) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        (self.along(claim[1], 1)..=self.along(claim[3], 1), self.along(claim[0], 0)..=self.along(claim[2], 0))
    }

    fn touched(&self, claim: &Claim) -> impl Iterator<Item = usize> + use<> {
        let ((rows, columns), wide) = (self.span(claim), self.counts[0]);
        rows.flat_map(move |row| columns.clone().map(move |column| row * wide + column))
    }

    /// Calls `meet` once with every other box that overlaps the one at `at`, always in the same order.
    pub(super) fn meet(&self, claims: &[Claim], at: usize, mut meet: impl FnMut(usize)) {
        let mine = &claims[at];
        for cell in self.touched(mine) {
            for other in &self.members[self.starts[cell] as usize..self.starts[cell + 1] as usize] {
                let (other, its) = (*other as usize, &claims[*other as usize]);
                let is_apart =
                    its[0] >= mine[2] || mine[0] >= its[2] || its[1] >= mine[3] || mine[1] >= its[3];
                if other == at || is_apart {
                    continue;
                }
                // two that share several cells meet in the first of them
                let (row, column) = (self.along(its[1].max(mine[1]), 1), self.along(its[0].max(mine[0]), 0));
                if row * self.counts[0] + column == cell {
                    meet(other);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::dice::Dice;

    #[test]
    fn every_pair_that_overlaps_meets_once_whatever_the_sizes() {
        let mut dice = Dice::new(5);
        let mut claim = |nth: usize| {
            let (x, y) = (dice.share() * 900.0, dice.share() * 900.0);
            let side = if nth.is_multiple_of(50) { 400.0 } else { 30.0 };
            [x, y, x + dice.share() * side + 1.0, y + dice.share() * side + 1.0]
        };
        let mut claims: Vec<Claim> = (0..400).map(&mut claim).collect();
        claims.push([1e6, -1e6, 1e6 + 5.0, 5.0 - 1e6]);
        let cells = Cells::of(&claims, [20.0, 20.0]);
        for (at, a) in claims.iter().enumerate() {
            let mut met = Vec::new();
            cells.meet(&claims, at, |other| met.push(other));
            met.sort_unstable();
            let overlaps = |b: &Claim| a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
            let all: Vec<usize> =
                (0..claims.len()).filter(|other| *other != at && overlaps(&claims[*other])).collect();
            assert_eq!(met, all);
        }
    }
}
