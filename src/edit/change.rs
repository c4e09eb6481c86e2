//! The fields an analyst can change, one at a time.

use crate::model::{
    ActorId, ActorKind, Colour, Direction, Hedge, InformationGrade, SourceGrade, Stance, When,
};
use crate::text::Span;

/// A change to one field of an actor.
#[derive(Clone, Debug, PartialEq)]
pub enum ActorChange {
    /// The name.
    Name(String),
    /// All aliases.
    Aliases(Vec<String>),
    /// The kind.
    Kind(ActorKind),
    /// The colour, or the kind's own.
    Colour(Option<Colour>),
    /// The note.
    Note(String),
    /// What it is part of.
    PartOf(Option<ActorId>),
}

/// A change to one field of a tie.
#[derive(Clone, Debug, PartialEq)]
pub enum TieChange {
    /// For or against.
    Stance(Stance),
    /// One way or both.
    Direction(Direction),
    /// The words drawn on it.
    Label(String),
    /// When it held.
    Date(Option<When>),
    /// The note.
    Note(String),
}

/// A change to one field of a quote.
#[derive(Clone, Debug, PartialEq)]
pub enum QuoteChange {
    /// Where its words stand: the words are taken anew from the document.
    Span(Span),
    /// Who says so.
    Speaker(String),
    /// When.
    Date(Option<When>),
    /// How firmly.
    Hedge(Hedge),
    /// Reliability of the source.
    SourceGrade(Option<SourceGrade>),
    /// Credibility of the information.
    InformationGrade(Option<InformationGrade>),
    /// The note.
    Note(String),
}

/// A change to one field of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentChange {
    /// The title.
    Title(String),
    /// Who wrote it.
    Author(String),
    /// Who published it.
    Outlet(String),
    /// When it was published.
    Date(Option<When>),
    /// Its language.
    Language(String),
    /// The note.
    Note(String),
}
