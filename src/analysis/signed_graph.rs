//! A signed graph in rows: who is tied to whom, with how much support and how much clash.
//!
//! Vertices are numbers from 0; whoever builds the graph knows what they stand for. Edges have no direction; all
//! that lie between the same two are one, with both sums kept apart, so that a contested pair stays contested.
//! Nothing is decided here: camps are found in [`camps`](super::camps).

/// A graph whose edges support, clash, or both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignedGraph {
    /// Where the row of each vertex starts in `edges`, and the end of the last.
    starts: Vec<usize>,
    edges: Vec<Edge>,
}

/// One end of an edge, as seen from the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The vertex at the far end.
    pub to: usize,
    /// Sum of all support.
    pub support: f64,
    /// Sum of all clash, positive.
    pub clash: f64,
}

impl Edge {
    /// What speaks for having both ends together, less what speaks against it.
    #[must_use]
    pub fn balance(&self) -> f64 {
        self.support - self.clash
    }
}

impl SignedGraph {
    /// The graph of `vertices` vertices with these edges: two ends, support, clash. Those that begin where they
    /// end, or lead outside, are left out. O(n + m log m).
    ///
    /// ```
    /// use detente::analysis::signed_graph::SignedGraph;
    /// let graph = SignedGraph::new(3, vec![(0, 1, 1.0, 0.0), (1, 0, 0.0, 2.0), (1, 2, 1.0, 0.0)]);
    /// let ends: Vec<usize> = graph.around(1).iter().map(|edge| edge.to).collect();
    /// assert_eq!(ends, [0, 2]);
    /// assert_eq!(graph.around(1)[0].balance(), -1.0);
    /// ```
    #[must_use]
    pub fn new(vertices: usize, edges: Vec<(usize, usize, f64, f64)>) -> Self {
        let mut ends: Vec<(usize, Edge)> = Vec::with_capacity(edges.len() * 2);
        for (one, other, support, clash) in edges {
            if one != other && one < vertices && other < vertices {
                ends.push((one, Edge { to: other, support, clash }));
                ends.push((other, Edge { to: one, support, clash }));
            }
        }
        ends.sort_by_key(|(from, edge)| (*from, edge.to));
        ends.dedup_by(|next, kept| {
            let is_same = (next.0, next.1.to) == (kept.0, kept.1.to);
            if is_same {
                kept.1.support += next.1.support;
                kept.1.clash += next.1.clash;
            }
            is_same
        });
        let mut starts = vec![0; vertices + 1];
        ends.iter().for_each(|(from, _)| starts[from + 1] += 1);
        for at in 0..vertices {
            starts[at + 1] += starts[at];
        }
        Self { starts, edges: ends.into_iter().map(|(_, edge)| edge).collect() }
    }

    /// How many vertices there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many ends all edges have: two each.
    #[must_use]
    pub fn ends(&self) -> usize {
        self.edges.len()
    }

    /// True without any vertex.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The edges of a vertex, by their far end.
    #[must_use]
    pub fn around(&self, vertex: usize) -> &[Edge] {
        &self.edges[self.starts[vertex]..self.starts[vertex + 1]]
    }

    /// All support at a vertex, and all clash.
    #[must_use]
    pub fn strength(&self, vertex: usize) -> (f64, f64) {
        let sum = |(support, clash), edge: &Edge| (support + edge.support, clash + edge.clash);
        self.around(vertex).iter().fold((0.0, 0.0), sum)
    }

    /// The graph whose vertices are the groups of `group_of`, numbered from 0 to `groups`. What lies within a group
    /// is dropped: it stays within, whatever becomes of the group.
    #[must_use]
    pub fn grouped(&self, group_of: &[usize], groups: usize) -> Self {
        let from_smaller = |vertex: usize| {
            let kept = self.around(vertex).iter().filter(move |edge| edge.to > vertex);
            kept.map(move |edge| (group_of[vertex], group_of[edge.to], edge.support, edge.clash))
        };
        Self::new(groups, (0..self.len()).flat_map(from_smaller).collect())
    }
}
