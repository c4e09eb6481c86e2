//! What a project is.
//!
//! A [`Project`] holds documents, actors, ties and quotes, each under a short stable id. It is a value made of
//! persistent maps: a clone costs nothing, and whoever has one can read it for as long as they like. Nothing
//! here changes a project on an analyst's behalf; that is the business of [`edit`](crate::edit).
//! Start at [`Project`].

mod actor;
mod canvas;
mod canvases;
pub mod census;
mod changes;
pub mod check;
mod claim;
pub mod compare;
mod document;
mod filter;
pub mod folding;
mod grade;
mod hidden;
mod id;
pub mod limits;
pub mod lookup;
mod name_book;
pub mod notation;
mod project;
mod quote;
pub mod quoted;
mod rows;
mod tie;
mod weight;
mod when;

pub use actor::{Actor, ActorKind, Colour};
pub use canvas::{Canvas, Group, LARGEST_PICTURE, MOST_PIXELS, Media, Note, Picture, Spot};
pub use changes::ProjectChanges;
pub use claim::{called, claim, claim_of, spoken};
pub use document::{Document, Origin};
pub use filter::Filter;
pub use grade::{InformationGrade, SourceGrade};
pub use hidden::Hidden;
pub use id::{
    ActorId, CanvasId, DocumentId, GroupId, Id, IdError, IdSource, Kind, NoteId, PictureId, ProjectId,
    QuoteId, TieId,
};
pub use name_book::{NameBook, Named};
pub use project::{Counts, PLACE_LIMIT, Project, place_within_limits};
pub use quote::{Hedge, Quote, Standing};
pub use rows::{ActorRow, RowFault, TieRow, name_as_known};
pub use tie::{Direction, Stance, Tie, TieEnd};
pub use when::{When, WhenError};
