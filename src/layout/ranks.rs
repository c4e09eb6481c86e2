//! Boxes in ranks side by side: which order within a rank lets ties cross little, and where along the rank each box
//! lies best.
//!
//! Orders are found by barycentres, rank by rank, to and fro (Sugiyama, Tagawa and Toda 1981); the best of some rounds
//! is kept. Places along a rank are as near to the middle of a box's neighbours as its order and the sizes allow: a
//! least-squares problem with a chain of distances, solved exactly by pooling (Ayer and others 1955). Layers use ranks
//! as rows, time as columns. A round takes O(n log n + m).

use super::Watch;

const ROUNDS: usize = 12;
/// So many boxes get all rounds; more, fewer.
const MANY: usize = 5_000;

/// What is to be ranked.
pub(super) struct Ranks {
    /// The boxes of every rank, in order.
    pub rows: Vec<Vec<usize>>,
    /// The neighbours of every box and how much each counts.
    pub around: Vec<Vec<(usize, f64)>>,
    /// How long every box is along its rank, with the gap.
    pub length: Vec<f64>,
    rank: Vec<usize>,
    /// Where every box lies: in its row while orders are sought, then along its rank.
    along: Vec<f64>,
}

impl Ranks {
    /// Ranks in their first order.
    pub fn new(rows: Vec<Vec<usize>>, around: Vec<Vec<(usize, f64)>>, length: Vec<f64>) -> Self {
        let mut rank = vec![0; length.len()];
        for (nth, row) in rows.iter().enumerate() {
            row.iter().for_each(|at| rank[*at] = nth);
        }
        let along = vec![0.0; length.len()];
        Self { rows, around, length, rank, along }
    }

    /// Orders the rows and finds where every box lies along its rank; `None` if it was cancelled.
    pub fn settle(mut self, watch: &Watch) -> Option<(Vec<Vec<usize>>, Vec<f64>)> {
        let rounds = if self.length.len() > MANY { ROUNDS / 3 } else { ROUNDS };
        self.line_up();
        let mut best = (self.stretch(), self.rows.clone());
        for round in 0..rounds {
            watch.at(0.1 + 0.5 * round as f64 / rounds as f64)?;
            self.sweep(round % 2 == 0);
            let stretch = self.stretch();
            if stretch < best.0 {
                best = (stretch, self.rows.clone());
            }
        }
        self.rows = best.1;
        self.line_up();
        for round in 0..rounds {
            watch.at(0.6 + 0.3 * round as f64 / rounds as f64)?;
            self.slide(round % 2 == 0);
        }
        self.slide_all();
        Some((self.rows, self.along))
    }

    /// Every box as far along as its row fills up to it, rows centred.
    fn line_up(&mut self) {
        for row in 0..self.rows.len() {
            self.line_up_row(row);
        }
    }

    fn line_up_row(&mut self, row: usize) {
        let whole: f64 = self.rows[row].iter().map(|at| self.length[*at]).sum();
        let mut along = -whole / 2.0;
        for at in &self.rows[row] {
            self.along[*at] = along + self.length[*at] / 2.0;
            along += self.length[*at];
        }
    }

    /// Orders each row by where the neighbours of its boxes lie in the rows before it, or after it.
    fn sweep(&mut self, is_forward: bool) {
        for row in self.in_turn(is_forward) {
            let mut keyed: Vec<(f64, usize)> =
                self.rows[row].iter().map(|at| (self.middle(*at, Some(is_forward)), *at)).collect();
            keyed.sort_by(|one, other| one.0.total_cmp(&other.0)); // stable: ties keep their order
            self.rows[row] = keyed.into_iter().map(|(_, at)| at).collect();
            self.line_up_row(row);
        }
    }

    fn in_turn(&self, is_forward: bool) -> Vec<usize> {
        if is_forward { (0..self.rows.len()).collect() } else { (0..self.rows.len()).rev().collect() }
    }

    /// The middle of a box's neighbours in the rows before it (`Some(true)`), after it, or anywhere; where it is
    /// without any.
    fn middle(&self, at: usize, side: Option<bool>) -> f64 {
        let own = self.rank[at];
        let counts = |other: usize| match side {
            Some(true) => self.rank[other] <= own,
            Some(false) => self.rank[other] >= own,
            None => true,
        };
        let (mut sum, mut weights) = (0.0, 0.0);
        for (other, weight) in self.around[at].iter().filter(|(other, _)| counts(*other)) {
            let weight = weight / (1.0 + self.rank[*other].abs_diff(own) as f64);
            (sum, weights) = (sum + weight * self.along[*other], weights + weight);
        }
        if weights > 0.0 { sum / weights } else { self.along[at] }
    }

    /// How far ties reach along the ranks: what crossings come from, and cheap to sum up.
    fn stretch(&self) -> f64 {
        let of = |at: usize| -> f64 {
            self.around[at].iter().map(|(to, weight)| weight * (self.along[at] - self.along[*to]).abs()).sum()
        };
        (0..self.along.len()).map(of).sum()
    }

    /// Moves the boxes of each row towards their neighbours, in the order they have.
    fn slide(&mut self, is_forward: bool) {
        for row in self.in_turn(is_forward) {
            let wanted: Vec<f64> = self.rows[row].iter().map(|at| self.middle(*at, None)).collect();
            self.put(row, &wanted);
        }
    }

    /// Settles rounding: every row keeps its distances exactly.
    fn slide_all(&mut self) {
        for row in 0..self.rows.len() {
            let wanted: Vec<f64> = self.rows[row].iter().map(|at| self.along[*at]).collect();
            self.put(row, &wanted);
        }
    }

    /// Puts the boxes of a row as near to `wanted` as their order and lengths allow.
    fn put(&mut self, row: usize, wanted: &[f64]) {
        let row = &self.rows[row];
        let mut offset = 0.0;
        let mut offsets = Vec::with_capacity(row.len());
        for (nth, at) in row.iter().enumerate() {
            if nth > 0 {
                offset += (self.length[row[nth - 1]] + self.length[*at]) / 2.0;
            }
            offsets.push(offset);
        }
        let free: Vec<f64> = wanted.iter().zip(&offsets).map(|(wanted, offset)| wanted - offset).collect();
        for ((at, level), offset) in row.iter().zip(pooled(&free)).zip(&offsets) {
            self.along[*at] = level + offset;
        }
    }
}

/// The numbers nearest to `wanted`, in squares, that never fall: neighbours that would are pooled to their mean.
fn pooled(wanted: &[f64]) -> Vec<f64> {
    let mut pools: Vec<(f64, usize)> = Vec::with_capacity(wanted.len());
    for one in wanted {
        let mut last = (*one, 1);
        while let Some((mean, many)) = pools.last().copied().filter(|(mean, _)| *mean > last.0) {
            pools.pop();
            let all = many + last.1;
            last = ((mean * many as f64 + last.0 * last.1 as f64) / all as f64, all);
        }
        pools.push(last);
    }
    pools.into_iter().flat_map(|(mean, many)| std::iter::repeat_n(mean, many)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_fall_are_pooled_to_their_mean() {
        assert_eq!(pooled(&[1.0, 5.0, 3.0, 4.0, 9.0]), [1.0, 4.0, 4.0, 4.0, 9.0]);
        assert_eq!(pooled(&[3.0, 2.0, 1.0]), [2.0, 2.0, 2.0]);
        assert!(pooled(&[]).is_empty());
    }

    #[test]
    fn ties_that_cross_are_uncrossed_and_straight() {
        let rows = vec![vec![0, 1, 2], vec![3, 4, 5]];
        let pairs = [(0, 5), (1, 4), (2, 3)];
        let mut around = vec![Vec::new(); 6];
        for (one, other) in pairs {
            around[one].push((other, 1.0));
            around[other].push((one, 1.0));
        }
        let (_, along) = Ranks::new(rows, around, vec![10.0; 6]).settle(&Watch::default()).unwrap();
        for (one, other) in pairs {
            assert!((along[one] - along[other]).abs() < 1.0, "{along:?}");
        }
    }
}
