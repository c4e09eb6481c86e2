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

impl Steps {
    pub(super) fn from(anchors: &[u32], graph: &Graph) -> Self {
        let many = graph.len();
        let mut rows = vec![0_u16; many * BATCH];
        let mut seen = vec![0_u64; many];
        for (bit, anchor) in anchors.iter().enumerate() {
            seen[*anchor as usize] |= 1 << bit;
        }
        let mut front: Vec<(u32, u64)> = Vec::with_capacity(many);
        front.extend(anchors.iter().enumerate().map(|(bit, anchor)| (*anchor, 1 << bit)));
        let mut next = vec![0_u64; many];
        let mut touched: Vec<u32> = Vec::with_capacity(many);
        for steps in 1..u16::MAX {
            for (at, bits) in front.drain(..) {
                for other in graph.around(at as usize) {
                    let other = other.at as usize;
                    let fresh = bits & !seen[other];
                    if fresh != 0 {
                        if next[other] == 0 {
                            touched.push(other as u32);
                        }
                        next[other] |= fresh;
                    }
                }
            }
            if touched.is_empty() {
                break;
            }
            for at in touched.drain(..) {
                let mut bits = std::mem::take(&mut next[at as usize]);
                seen[at as usize] |= bits;
                front.push((at, bits));
                let row = &mut rows[at as usize * BATCH..][..BATCH];
                while bits != 0 {
                    row[bits.trailing_zeros() as usize] = steps;
                    bits &= bits - 1;
                }
            }
        }
        Self { anchors: anchors.to_vec(), rows }
    }

    /// From every anchor to `at`.
    pub(super) fn to(&self, at: usize) -> &[u16; BATCH] {
        self.rows[at * BATCH..][..BATCH].first_chunk().expect("a row is as long as a batch")
    }
}
