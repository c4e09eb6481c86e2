//! How many ties lie between a few anchors and everything else.
//!
//! Sixty-four searches run as one, a bit of a word for each (Then et al. 2014, The More the Merrier): where their ways
//! meet, as they soon do in real maps, a tie is walked once for all of them.

use super::graph::Graph;

/// So many anchors go together.
pub(super) const BATCH: usize = 64;

/// Steps from up to [`BATCH`] anchors to everyone.
pub(super) struct Steps {
    pub(super) anchors: Vec<u32>,
    /// One row for each vertex, one column for each of [`BATCH`] anchors; 0 for itself and where no way leads.
    rows: Vec<u16>,
}

/// Sixty-four searches at work: a bit for each anchor.
struct Search {
    /// Which anchors have been here.
    seen: Vec<u64>,
    /// Which get here with the next step.
    next: Vec<u64>,
    touched: Vec<u32>,
}

impl Search {
    /// Lets the anchors in `bits` go on from `at`.
    fn go_on(&mut self, graph: &Graph, at: u32, bits: u64) {
        for other in graph.around(at as usize) {
            let fresh = bits & !self.seen[other.at as usize];
            if fresh == 0 {
                continue;
            }
            let next = &mut self.next[other.at as usize];
            if *next == 0 {
                self.touched.push(other.at);
            }
            *next |= fresh;
        }
    }
}

impl Steps {
    pub(super) fn from(anchors: &[u32], graph: &Graph) -> Self {
        let many = graph.len();
        let mut rows = vec![0_u16; many * BATCH];
        let mut search =
            Search { seen: vec![0; many], next: vec![0; many], touched: Vec::with_capacity(many) };
        let mut front: Vec<(u32, u64)> = Vec::with_capacity(many);
        for (bit, anchor) in anchors.iter().enumerate() {
            search.seen[*anchor as usize] |= 1 << bit;
            front.push((*anchor, 1 << bit));
        }
        for steps in 1..u16::MAX {
            front.drain(..).for_each(|(at, bits)| search.go_on(graph, at, bits));
            if search.touched.is_empty() {
                break;
            }
            for at in search.touched.drain(..) {
                let bits = std::mem::take(&mut search.next[at as usize]);
                search.seen[at as usize] |= bits;
                front.push((at, bits));
                mark(&mut rows[at as usize * BATCH..][..BATCH], bits, steps);
            }
        }
        Self { anchors: anchors.to_vec(), rows }
    }

    /// From every anchor to `at`.
    pub(super) fn to(&self, at: usize) -> &[u16; BATCH] {
        self.rows[at * BATCH..][..BATCH].first_chunk().expect("a row is as long as a batch")
    }
}

/// Writes `steps` for each anchor in `bits`.
fn mark(row: &mut [u16], mut bits: u64, steps: u16) {
    while bits != 0 {
        row[bits.trailing_zeros() as usize] = steps;
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Box, Pull, Request};

    #[test]
    fn steps_are_those_of_the_shortest_way_and_none_leads_to_another_part() {
        let tie = |(from, to): (usize, usize)| Pull { from, to, is_support: from % 2 == 0, weight: 1.0 };
        // a ring of seven with a tail, and a pair apart
        let ties = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 0), (3, 7), (7, 8), (9, 10)]
            .map(tie)
            .to_vec();
        let graph = Graph::of(&Request { boxes: vec![Box::default(); 11], ties, ..Request::default() });
        let steps = Steps::from(&[0, 8], &graph);
        let column = |nth: usize| (0..11).map(|at| steps.to(at)[nth]).collect::<Vec<_>>();
        assert_eq!(column(0), [0, 1, 2, 3, 3, 2, 1, 4, 5, 0, 0]);
        assert_eq!(column(1), [5, 4, 3, 2, 3, 4, 5, 1, 0, 0, 0]);
    }
}
