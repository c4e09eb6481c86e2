//! The fields an analyst can change, one at a time.

use kurbo::Rect;

use super::Things;
use crate::model::{
    ActorId, ActorKind, Colour, Direction, Filter, Hedge, InformationGrade, SourceGrade, Stance, When,
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

/// A change to one field of a canvas.
#[derive(Clone, Debug, PartialEq)]
pub enum CanvasChange {
    /// What it is called.
    Name(String),
    /// Its place among the canvases.
    Rank(u32),
    /// What is hidden on it.
    Filter(Filter),
    /// Whether parts are drawn within their wholes.
    Nests(bool),
}

/// A change to one field of a group.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupChange {
    /// What it is called; may be empty.
    Name(String),
    /// Its colour, or the look's own.
    Colour(Option<Colour>),
    /// Whether it is drawn as one box.
    Folded(bool),
    /// What is in it: actors, notes and pictures. Without any the group is gone.
    Members(Things),
}

/// A change to one field of a note.
#[derive(Clone, Debug, PartialEq)]
pub enum NoteChange {
    /// What it says.
    Text(String),
    /// How wide it is, in canvas units.
    Width(f64),
    /// Where its left side is and how wide it is, in canvas units.
    Sides {
        /// Where its left side is.
        left: f64,
        /// How wide it is.
        width: f64,
    },
    /// Its colour, or the look's own.
    Colour(Option<Colour>),
}

/// A change to one field of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureChange {
    /// What it is called.
    Name(String),
    /// Where it stands on its canvas.
    Place(Rect),
}
