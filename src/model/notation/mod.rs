//! A project as a few lines of text, both ways.
//!
//! ```text
//! Russia                                         an actor
//! Russia @ 120,80 (state, aka Moscow, pinned)    .. and what is known of it
//! Russia + Assad                                 support one way
//! Russia <+> Iran                                support both ways; <-> is a clash both ways
//! Russia - YPG "words" "more words"              a clash with two quotes
//! Russia - YPG (label arms, on 2016-03) "words" (by Putin, reported, grade B2)
//! # title Palmyra                                what concerns the whole
//! # document "Sinjar" (outlet BBC, date 2016)    a document; quotes say: in Sinjar
//! # quote "words"                                a quote behind no tie
//! ```
//!
//! Statements end with the line or at a `;`. Names stand bare while they hold none of `"(),;@#` and no word that
//! is an operator; everything can stand between quotation marks, with the escapes of [`quoted`](super::quoted).
//! Where two actors, documents or quotes have one name, `#2` after the name means the second.
//! Texts of documents are not printed: a document read back consists of its quotes, one a line, unless
//! `(text "..")` gives the words. Reading stands in `parse` and `build`, writing in `print`.

mod attributes;
mod build;
mod lexer;
mod parse;
mod print;
#[cfg(test)]
mod tests;

pub use print::{outline, print};

use super::{IdSource, Project};

/// The title of the document that holds the quotes of a notation without documents.
pub const WORDS: &str = "Words";

/// Why a text is not a project in notation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason} on line {line}")]
pub struct NotationError {
    /// Line, counted from 1.
    pub line: usize,
    /// What was expected, and what was found.
    pub reason: String,
}

/// The project that `text` describes; ids are drawn from `ids`.
///
/// ```
/// use detente::model::{IdSource, notation};
/// let project = notation::parse("Russia @ 120,80; Russia - YPG \"words\"", &mut IdSource::new(1))?;
/// assert_eq!(notation::print(&project), "Russia @ 120,80\nRussia - YPG \"words\"");
/// # Ok::<(), notation::NotationError>(())
/// ```
///
/// # Errors
///
/// [`NotationError`] names the line and what does not fit.
pub fn parse(text: &str, ids: &mut IdSource) -> Result<Project, NotationError> {
    let statements = parse::statements(text)?;
    build::project(statements, ids)
}
