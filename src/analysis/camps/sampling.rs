//! A few large camps out of a sparse graph, where looking for the best single moves only finds crumbs.
//!
//! Vertices take up groups at random, each as likely as the edges around it say (a Gibbs sampler), while it gets
//! colder; what edges say is learnt on the way. Single moves then find the nearest best state, and groups are merged
//! one pair at a time as long as that describes the graph better. A sweep takes O(n · groups + m).

use super::moving::{Groups, Level};
use super::odds::{Odds, Tally, cost};

/// So many groups at first; merging leaves fewer.
const MOST: usize = 8;
/// Sweeps that follow what stances mean, before there is anything to learn from.
const FIRST_SWEEPS: usize = 12;
/// Sweeps between two looks at whether it still gets better.
const SWEEPS: usize = 8;
/// So many looks at most.
const ROUNDS: usize = 8;
/// In a graph of more vertices, groups are merged without settling in between.
const LARGE: usize = 30_000;
/// At first a clash counts so much of a support: groups without a clash are easily had by chance.
const FIRST_CLASH: f64 = 0.3;

/// Numbers that look like chance and follow from the seed (splitmix64, Steele and others 2014).
pub(super) struct Dice(pub u64);

impl Dice {
    /// From 0 to 1, without 1.
    pub fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (super::search::scattered(self.0) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The best partition into a few groups that was come upon.
pub(super) fn few_camps(level: &Level, seed: u64) -> Vec<usize> {
    let vertices = level.graph.len();
    let mut dice = Dice(seed);
    let many = MOST.min(vertices).max(1);
    let of = (0..vertices).map(|_| ((dice.share() * many as f64) as usize).min(many - 1)).collect();
    let mut state = State { level, dice, of, strength: Vec::new(), many };
    state.sum_up();
    let all = state.tally().all;
    let mean = (all.0 + all.1) / level.graph.ends().max(1) as f64;
    for sweep in 0..FIRST_SWEEPS {
        let sure = 1.0 + sweep as f64 / FIRST_SWEEPS as f64;
        state.sweep(&Odds::plain(all).with_clash(FIRST_CLASH).times(sure / mean));
    }
    let mut good = state.tally().gain();
    for _ in 0..ROUNDS {
        for _ in 0..SWEEPS {
            let odds = state.tally().odds().times(1.0 / mean.max(1.0));
            state.sweep(&odds);
        }
        let before = std::mem::replace(&mut good, state.tally().gain());
        if good < before * 1.005 {
            break;
        }
    }
    state.merged()
}

struct State<'l> {
    level: &'l Level,
    dice: Dice,
    of: Vec<usize>,
    strength: Vec<(f64, f64)>,
    many: usize,
}

impl State<'_> {
    fn sum_up(&mut self) {
        self.strength = vec![(0.0, 0.0); self.many];
        for (vertex, group) in self.of.iter().enumerate() {
            let (support, clash) = self.level.strength[vertex];
            self.strength[*group] = (self.strength[*group].0 + support, self.strength[*group].1 + clash);
        }
    }

    fn tally(&self) -> Tally {
        Tally::of(self.level, &self.of, &self.strength)
    }

    /// Every vertex takes up a group anew.
    fn sweep(&mut self, odds: &Odds) {
        let mut worth = vec![0.0; self.many];
        for &vertex in &self.level.order {
            let own = self.level.strength[vertex];
            let from = self.of[vertex];
            self.strength[from] = (self.strength[from].0 - own.0, self.strength[from].1 - own.1);
            for (worth, strength) in worth.iter_mut().zip(&self.strength) {
                *worth = -odds.chance(own, *strength);
            }
            for edge in self.level.graph.around(vertex) {
                worth[self.of[edge.to]] += odds.worth(edge.support, edge.clash);
            }
            let to = draw(&mut worth, self.dice.share());
            self.of[vertex] = to;
            self.strength[to] = (self.strength[to].0 + own.0, self.strength[to].1 + own.1);
        }
    }

    /// Settles, then merges two groups at a time down to one; the best partition on the way, settled again.
    fn merged(mut self) -> Vec<usize> {
        self.settle();
        let mut best = (f64::NEG_INFINITY, self.of.clone());
        let is_large = self.of.len() > LARGE;
        loop {
            let good = self.tally().gain() - cost(&self.sizes());
            if good > best.0 + 1e-9 {
                best = (good, self.of.clone());
            }
            let Some((keep, gone)) = self.best_merger() else { break };
            self.of.iter_mut().filter(|group| **group == gone).for_each(|group| *group = keep);
            self.sum_up();
            if !is_large {
                self.settle();
            }
        }
        self.of = best.1;
        self.sum_up();
        self.settle();
        self.of
    }

    /// Moves single vertices between the groups there are.
    fn settle(&mut self) {
        for _ in 0..3 {
            let odds = self.tally().odds();
            let mut groups = Groups::new(self.level, odds, std::mem::take(&mut self.of));
            groups.never_alone();
            let has_moved = groups.settle();
            self.of = groups.of;
            self.sum_up();
            if !has_moved {
                return;
            }
        }
    }

    fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.many];
        self.of.iter().for_each(|group| sizes[*group] += 1);
        sizes
    }

    /// The pair of groups whose merger describes the graph best; none if only one is left.
    fn best_merger(&self) -> Option<(usize, usize)> {
        let mut between = vec![(0.0, 0.0); self.many * self.many];
        for (vertex, group) in self.of.iter().enumerate() {
            for edge in self.level.graph.around(vertex) {
                let sum = &mut between[group * self.many + self.of[edge.to]];
                *sum = (sum.0 + edge.support, sum.1 + edge.clash);
            }
        }
        let (tally, sizes) = (self.tally(), self.sizes());
        let good = |one: usize, other: usize| {
            let (crossing, mine, theirs) =
                (between[one * self.many + other], self.strength[one], self.strength[other]);
            let mut merged = tally;
            merged.inside = (tally.inside.0 + 2.0 * crossing.0, tally.inside.1 + 2.0 * crossing.1);
            merged.squares =
                (tally.squares.0 + 2.0 * mine.0 * theirs.0, tally.squares.1 + 2.0 * mine.1 * theirs.1);
            let mut sizes = sizes.clone();
            sizes[one] += std::mem::take(&mut sizes[other]);
            merged.gain() - cost(&sizes)
        };
        let there: Vec<usize> = (0..self.many).filter(|group| sizes[*group] > 0).collect();
        let pairs = there.iter().flat_map(|one| there.iter().map(move |other| (*one, *other)));
        let rated =
            pairs.filter(|(one, other)| one < other).map(|(one, other)| (good(one, other), one, other));
        rated
            .max_by(|a, b| a.0.total_cmp(&b.0).then((b.1, b.2).cmp(&(a.1, a.2))))
            .map(|(_, one, other)| (one, other))
    }
}

/// One of the places of `worth`, each as likely as the exponential of what stands there; `share` decides.
fn draw(worth: &mut [f64], share: f64) -> usize {
    let most = worth.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for one in worth.iter_mut() {
        sum += (*one - most).exp();
        *one = sum;
    }
    let wanted = share * sum;
    worth.iter().position(|one| *one > wanted).unwrap_or(worth.len() - 1)
}
