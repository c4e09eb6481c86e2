//! Words and where they stand.
//!
//! The lowest room: it depends on nothing of ours and does nothing but compute. A text that never changes is a
//! [`SourceText`]; where words stand in it is a [`Span`] of bytes; [`fold()`] makes words comparable. On these
//! stand [`Names`] (who is mentioned where), [`sentences`] and [`word_at`] (what a click selects), [`find_folded`]
//! (find in document), [`query::Query`] (search in all of them) and [`anchor`] (finding a quote again).

mod abbreviation;
pub mod anchor;
pub mod clean;
mod excerpt;
mod feed;
mod fold;
mod letters;
mod line;
mod mention;
mod prefix;
pub mod query;
mod seam;
mod search;
mod segment;
mod source;
mod span;
mod squash;
pub mod variants;

pub use excerpt::Excerpt;
pub use fold::{Folded, fold};
pub use line::{counted, one_line, opening};
pub use mention::{Collision, Mention, Names, NamesError};
pub use search::{find_exactly, find_folded};
pub use segment::{sentence_at, sentences, word_at};
pub use source::{CONTEXT_CHARS, SourceText, sha256_hex};
pub use span::Span;
