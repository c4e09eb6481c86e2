//! How much the stances say about who belongs together, and how good a partition is for it.
//!
//! The measure is the description length of the planted partition (Zhang and Peixoto 2020, with the degrees kept as
//! Karrer and Newman 2011 do), for support and clash side by side: how much better one can tell where the edges lie
//! if one knows the groups, less what it takes to say the groups. It needs no resolution to be chosen, and it makes
//! no groups out of chance. In it, an edge within a group counts by what it says: clash says little where camps are
//! full of quarrels, and much where they are not.

use super::moving::Level;

/// What an edge within a group is worth, and what chance takes away again; for support and for clash.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Odds {
    /// Worth of a unit of support within a group.
    pub support: f64,
    /// Worth of a unit of clash within a group, as a rule negative.
    pub clash: f64,
    /// Taken away for the support that chance would put there, as a share of the product of strengths.
    pub chance_support: f64,
    /// The same for clash.
    pub chance_clash: f64,
}

impl Odds {
    /// Worth of edges of these sums within a group.
    pub fn worth(&self, support: f64, clash: f64) -> f64 {
        self.support * support + self.clash * clash
    }

    /// What chance takes away for two sets of these strengths in one group.
    pub fn chance(&self, one: (f64, f64), other: (f64, f64)) -> f64 {
        self.chance_support * one.0 * other.0 + self.chance_clash * one.1 * other.1
    }

    /// All of it times `by`.
    pub fn times(self, by: f64) -> Self {
        Self {
            support: self.support * by,
            clash: self.clash * by,
            chance_support: self.chance_support * by,
            chance_clash: self.chance_clash * by,
        }
    }

    /// With so much of what clash says.
    pub fn with_clash(self, share: f64) -> Self {
        Self { clash: self.clash * share, chance_clash: self.chance_clash * share, ..self }
    }

    /// Signed modularity (Gómez, Jensen and Arenas 2009; Traag and Bruggeman 2009): support counts for a group
    /// and clash against it, each less what chance would put there. With as much clash as support it is the
    /// frustration of Doreian and Mrvar (1996), with support alone the modularity of Newman.
    pub fn plain(all: (f64, f64)) -> Self {
        let one_over = |all: f64| if all > 0.0 { 1.0 / all } else { 0.0 };
        Self { support: 1.0, clash: -1.0, chance_support: one_over(all.0), chance_clash: -one_over(all.1) }
    }
}

/// What of the edges lies within groups, and what chance would put there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// Sums over both ends of all edges.
    pub all: (f64, f64),
    /// The same over edges within groups.
    pub inside: (f64, f64),
    /// Sum of squares of the groups' strengths.
    pub squares: (f64, f64),
}

impl Tally {
    /// The tally of a partition into groups of these strengths.
    pub fn of(level: &Level, groups: &[usize], strength: &[(f64, f64)]) -> Self {
        let mut tally = Self::default();
        for (vertex, group) in groups.iter().enumerate() {
            for edge in level.graph.around(vertex).iter().filter(|edge| groups[edge.to] == *group) {
                tally.inside = (tally.inside.0 + edge.support, tally.inside.1 + edge.clash);
            }
        }
        for (support, clash) in strength {
            tally.all = (tally.all.0 + support, tally.all.1 + clash);
            tally.squares = (tally.squares.0 + support * support, tally.squares.1 + clash * clash);
        }
        tally
    }

    /// What the edges of this partition say an edge within a group is worth; never that clash binds or support parts.
    pub fn odds(&self) -> Odds {
        let (more, less) = rates((self.all.0, self.inside.0, self.squares.0));
        let (more, less) = (more.max(less), less);
        let (rare, often) = rates((self.all.1, self.inside.1, self.squares.1));
        let (rare, often) = (rare.min(often), often);
        let share = |rates: f64, all: f64| if all > 0.0 { rates / all } else { 0.0 };
        Odds {
            support: (more / less).ln(),
            clash: (rare / often).ln(),
            chance_support: share(more - less, self.all.0),
            chance_clash: share(rare - often, self.all.1),
        }
    }

    /// How much better the groups tell where edges lie than chance does.
    pub fn gain(&self) -> f64 {
        let (support, clash) = (self.inside.0 * self.all.0, self.inside.1 * self.all.1);
        let for_support =
            if support > self.squares.0 { told((self.all.0, self.inside.0, self.squares.0)) } else { 0.0 };
        let for_clash =
            if clash < self.squares.1 { told((self.all.1, self.inside.1, self.squares.1)) } else { 0.0 };
        for_support + for_clash
    }
}

/// How often edges lie within groups and across them, each as a multiple of chance. One edge more on both sides
/// keeps small graphs from being sure.
fn rates((all, inside, squares): (f64, f64, f64)) -> (f64, f64) {
    if all <= 0.0 {
        return (1.0, 1.0);
    }
    let chance = (squares / all / all).clamp(1e-9, 1.0 - 1e-9);
    let share = (inside + 2.0 * chance) / (all + 2.0);
    (share / chance, (1.0 - share) / (1.0 - chance))
}

/// Edges times the divergence (Kullback and Leibler) of where they lie from where chance would put them, in nats.
fn told((all, inside, squares): (f64, f64, f64)) -> f64 {
    if all <= 0.0 {
        return 0.0;
    }
    let (share, chance) = (inside / all, squares / all / all);
    let part =
        |share: f64, chance: f64| if share > 0.0 { share * (share / chance.max(1e-300)).ln() } else { 0.0 };
    all / 2.0 * (part(share, chance) + part(1.0 - share, 1.0 - chance))
}

/// See [`cost`].
const PART: f64 = 0.6;

/// What it takes to say which of the vertices is in which group, in nats. Whoever is alone is in no camp, which is
/// one group more.
///
/// Only a part of it is counted: where a vertex could be in either of two groups as well, saying which tells
/// something that nobody asked (Hinton and van Camp 1993), and in sparse graphs that is half of them.
pub(super) fn cost(sizes: &[usize]) -> f64 {
    let mut camps: Vec<f64> = sizes.iter().filter(|size| **size > 1).map(|size| *size as f64).collect();
    let alone = sizes.iter().filter(|size| **size == 1).count() as f64;
    camps.extend(Some(alone).filter(|alone| *alone > 0.0));
    let (vertices, groups) = (camps.iter().sum::<f64>(), camps.len() as f64);
    if groups < 1.0 {
        return 0.0;
    }
    let orders = ln_factorial(vertices) - camps.iter().map(|size| ln_factorial(*size)).sum::<f64>();
    let sizes = ln_factorial(vertices - 1.0) - ln_factorial(groups - 1.0) - ln_factorial(vertices - groups);
    PART * (orders + sizes)
}

/// The logarithm of `n`!, by Stirling's series.
fn ln_factorial(n: f64) -> f64 {
    if n < 1.5 {
        return 0.0;
    }
    n * n.ln() - n + 0.5 * (std::f64::consts::TAU * n).ln() + 1.0 / (12.0 * n)
}
