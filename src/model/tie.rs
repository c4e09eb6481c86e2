//! Who backs whom, who clashes with whom.

use super::{ActorId, QuoteId, When};

/// A signed tie between two actors, backed by quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// The actor who supports or clashes.
    pub from: ActorId,
    /// The actor who is supported or clashed with; never the same as `from`.
    pub to: ActorId,
    /// For or against.
    pub stance: Stance,
    /// One way from `from` to `to`, or both ways.
    pub direction: Direction,
    /// A few words drawn on the tie.
    pub label: String,
    /// When it held, if the analyst knows more than the quotes say.
    pub date: Option<When>,
    /// Free text.
    pub note: String,
    /// The quotes behind it, in the analyst's order, none twice. Without any the tie is a hypothesis.
    pub quotes: Vec<QuoteId>,
}

impl Tie {
    /// A one-way tie with no words behind it yet.
    #[must_use]
    pub fn new(from: ActorId, to: ActorId, stance: Stance) -> Self {
        Self {
            from,
            to,
            stance,
            direction: Direction::OneWay,
            label: String::new(),
            date: None,
            note: String::new(),
            quotes: Vec::new(),
        }
    }

    /// True while no words back it.
    #[must_use]
    pub fn is_hypothesis(&self) -> bool {
        self.quotes.is_empty()
    }

    /// The actor at one end.
    #[must_use]
    pub fn at(&self, end: TieEnd) -> ActorId {
        match end {
            TieEnd::From => self.from,
            TieEnd::To => self.to,
        }
    }

    /// True if `actor` stands at either end.
    #[must_use]
    pub fn touches(&self, actor: ActorId) -> bool {
        self.from == actor || self.to == actor
    }

    /// The two actors, the smaller id first: the same for every tie between the same two.
    #[must_use]
    pub fn pair(&self) -> (ActorId, ActorId) {
        (self.from.min(self.to), self.from.max(self.to))
    }
}

/// For or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Backs, arms, funds, allies with, speaks for.
    Support,
    /// Fights, blocks, accuses, competes with, speaks against.
    Clash,
}

impl Stance {
    /// Both, in the order of menus.
    pub const ALL: [Self; 2] = [Self::Support, Self::Clash];

    /// `support` or `clash`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Clash => "clash",
        }
    }

    /// The verb of a sentence about one actor: `supports` or `clashes with`.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Self::Support => "supports",
            Self::Clash => "clashes with",
        }
    }

    /// The other one.
    #[must_use]
    pub fn swapped(self) -> Self {
        match self {
            Self::Support => Self::Clash,
            Self::Clash => Self::Support,
        }
    }
}

/// Whether a tie goes one way or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the first actor to the second.
    #[default]
    OneWay,
    /// Both ways.
    Mutual,
}

impl Direction {
    /// Both, in the order of menus.
    pub const ALL: [Self; 2] = [Self::OneWay, Self::Mutual];

    /// `one-way` or `mutual`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OneWay => "one-way",
            Self::Mutual => "mutual",
        }
    }
}

/// One of the two ends of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieEnd {
    /// Where it starts.
    From,
    /// Where it points to.
    To,
}
