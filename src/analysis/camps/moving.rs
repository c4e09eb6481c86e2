//! Moving vertices between groups while that makes the partition better.
//!
//! What is made better is signed modularity (Gómez, Jensen and Arenas 2009; Traag and Bruggeman 2009): support
//! within a group counts for it and clash against it, each less what chance alone would put there. With as much
//! clash as support the two expectations cancel, and what is left is the frustration of Doreian and Mrvar (1996);
//! with support alone it is Newman's modularity. The search is that of Leiden (Traag, Waltman and van Eck 2019):
//! a queue of vertices whose surroundings changed, a refinement that keeps groups connected, and the same again
//! with the refined groups as vertices; it takes time near to linear in the edges.

use std::collections::VecDeque;

use super::odds::Odds;
use crate::analysis::signed_graph::SignedGraph;

/// A gain below this is noise of the arithmetic.
const LEAST_GAIN: f64 = 1e-9;

/// Vertices, each of which stands for one or more actors.
pub(super) struct Level {
    pub graph: SignedGraph,
    /// Support and clash of the actors in each vertex, within it or without.
    pub strength: Vec<(f64, f64)>,
    /// The order in which vertices are looked at.
    pub order: Vec<usize>,
}

/// Which group each vertex is in, with the sums that make a move cheap to judge.
pub(super) struct Groups<'l> {
    level: &'l Level,
    odds: Odds,
    pub of: Vec<usize>,
    strength: Vec<(f64, f64)>,
    size: Vec<usize>,
    empty: Vec<usize>,
    may_be_alone: bool,
    /// Balance of the vertex at hand with each group, its support, and which groups it touches.
    toward: Vec<(f64, f64)>,
    touched: Vec<usize>,
}

impl<'l> Groups<'l> {
    /// The partition `of`, whose groups are numbered below the number of vertices.
    pub fn new(level: &'l Level, odds: Odds, of: Vec<usize>) -> Self {
        let many = level.graph.len();
        let (mut strength, mut size) = (vec![(0.0, 0.0); many], vec![0; many]);
        for (vertex, group) in of.iter().enumerate() {
            strength[*group] = plus(strength[*group], level.strength[vertex]);
            size[*group] += 1;
        }
        let empty = (0..many).rev().filter(|group| size[*group] == 0).collect();
        let toward = vec![(0.0, 0.0); many];
        Self { level, odds, of, strength, size, empty, may_be_alone: true, toward, touched: Vec::new() }
    }

    /// Groups that are empty stay so.
    pub fn never_alone(&mut self) {
        self.empty.clear();
        self.may_be_alone = false;
    }

    /// Moves vertices until no single move makes it better. True if anything moved.
    pub fn settle(&mut self) -> bool {
        let mut queue: VecDeque<usize> = self.level.order.iter().copied().collect();
        let mut waits = vec![true; self.of.len()];
        let mut has_moved = false;
        // Every move makes the whole better, so the queue runs dry; the limit is for the arithmetic's sake.
        let mut left = self.of.len().saturating_mul(200);
        while let Some(vertex) = queue.pop_front() {
            waits[vertex] = false;
            let to = self.best_for(vertex);
            left = left.saturating_sub(1);
            if to == self.of[vertex] || left == 0 {
                continue;
            }
            self.shift(vertex, to);
            has_moved = true;
            for edge in self.level.graph.around(vertex) {
                if self.of[edge.to] != to && !waits[edge.to] {
                    waits[edge.to] = true;
                    queue.push_back(edge.to);
                }
            }
        }
        has_moved
    }

    /// The group in which `vertex` would be best: its own, one that it supports, or an empty one.
    fn best_for(&mut self, vertex: usize) -> usize {
        let own = self.of[vertex];
        let strength = self.level.strength[vertex];
        self.look_around(vertex, |_| true);
        let without = minus(self.strength[own], strength);
        let stay = self.toward[own].0 - self.odds.chance(strength, without);
        let alone = self.empty.last().copied().filter(|_| self.size[own] > 1);
        let mut best = (stay, own);
        if let Some(group) = alone.filter(|_| LEAST_GAIN < -stay) {
            best = (0.0, group);
        }
        for group in &self.touched {
            let (balance, support) = self.toward[*group];
            let gain = balance - self.odds.chance(strength, self.strength[*group]);
            if *group != own && support > 0.0 && gain > best.0 + LEAST_GAIN {
                best = (gain, *group);
            }
        }
        self.forget();
        best.1
    }

    /// Sums up what ties `vertex` to each group, over the far ends that `counts` lets through.
    fn look_around(&mut self, vertex: usize, counts: impl Fn(usize) -> bool) {
        for edge in self.level.graph.around(vertex).iter().filter(|edge| counts(edge.to)) {
            let group = self.of[edge.to];
            if self.toward[group] == (0.0, 0.0) {
                self.touched.push(group);
            }
            self.toward[group] =
                plus(self.toward[group], (self.odds.worth(edge.support, edge.clash), edge.support));
        }
    }

    fn forget(&mut self) {
        self.touched.drain(..).for_each(|group| self.toward[group] = (0.0, 0.0));
    }

    fn shift(&mut self, vertex: usize, to: usize) {
        let from = std::mem::replace(&mut self.of[vertex], to);
        if self.size[to] == 0 {
            self.empty.pop();
        }
        self.strength[from] = minus(self.strength[from], self.level.strength[vertex]);
        self.strength[to] = plus(self.strength[to], self.level.strength[vertex]);
        self.size[from] -= 1;
        self.size[to] += 1;
        if self.size[from] == 0 && self.may_be_alone {
            self.empty.push(from);
        }
    }

    /// Parts every group of `within` anew: each vertex that is still alone joins the neighbours in its group with
    /// which it is best off. What comes out is connected by support.
    pub fn refine(&mut self, within: &[usize]) {
        for at in 0..self.level.order.len() {
            let vertex = self.level.order[at];
            if self.size[self.of[vertex]] > 1 {
                continue;
            }
            self.look_around(vertex, |other| within[other] == within[vertex]);
            let strength = self.level.strength[vertex];
            let mut best = (LEAST_GAIN, self.of[vertex]);
            for group in &self.touched {
                let (balance, support) = self.toward[*group];
                let gain = balance - self.odds.chance(strength, self.strength[*group]);
                if support > 0.0 && gain > best.0 {
                    best = (gain, *group);
                }
            }
            self.forget();
            if best.1 != self.of[vertex] {
                self.shift(vertex, best.1);
            }
        }
    }
}

fn plus(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0 + other.0, one.1 + other.1)
}

fn minus(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0 - other.0, one.1 - other.1)
}
