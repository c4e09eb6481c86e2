//! Rows of tables that make actors and ties, by name instead of id.
//!
//! `import::tables` reads them from CSV, `edit` turns them into one step. They live here because those two
//! rooms never see each other.

use kurbo::Point;

use super::{ActorKind, Direction, Stance, When};

/// An actor as a table row. The actor of that name is changed if there is one, made if not.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorRow {
    /// Line in the table, counted from 1.
    pub line: u64,
    /// The name; not empty.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is, if the table says.
    pub kind: Option<ActorKind>,
    /// Where it lies, if the table says.
    pub place: Option<Point>,
    /// Free text.
    pub note: String,
}

/// A tie as a table row. Actors that are not there yet are made.
#[derive(Clone, Debug, PartialEq)]
pub struct TieRow {
    /// Line in the table, counted from 1.
    pub line: u64,
    /// Name or alias of the first actor.
    pub source: String,
    /// Name or alias of the second actor.
    pub target: String,
    /// For or against.
    pub stance: Stance,
    /// One way or both.
    pub direction: Direction,
    /// A few words drawn on the tie.
    pub label: String,
    /// When; goes to the quote if there is one, to the tie if not.
    pub date: Option<When>,
    /// Title or file name of the document the quote stands in; may be empty if the words are unique.
    pub document: String,
    /// Words to find in that document; may be empty.
    pub quote: String,
}

/// Why a row of a table was not taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowFault {
    /// Line in the table, counted from 1.
    pub line: u64,
    /// What does not fit, as a fragment.
    pub reason: String,
}
