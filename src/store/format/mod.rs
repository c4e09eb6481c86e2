//! The formats of project files, each a frozen shape of its own.
//!
//! A file opens by its number: [`gate`] reads it, the shape of that number reads the rest, and what it found is
//! turned by hand into the model. A released shape is never edited; a new number gets a new file beside it.
//! How the newest is written stands in [`canonical`](super::canonical).

mod beside;
mod fields;
pub(super) mod gate;
mod to_model;
mod v1;
mod v2;
mod v3;

use ron::error::{Error, SpannedError};
use serde::de::DeserializeOwned;

use super::{OpenError, Warning};
use crate::model::Project;
use crate::model::limits::Excess;
use crate::model::quoted::tamed;

/// The format this program writes, and the newest it reads.
pub const NEWEST: u32 = 3;

/// What stands in `text`, what had to be mended, and the format it has.
pub(super) fn read(text: &str) -> Result<(Project, Vec<Warning>, u32), OpenError> {
    match gate::format_of(text)? {
        1 => read_as(text, |file: v1::Project| v2::Project::from(file).into())
            .map(|(project, warnings)| (project, warnings, 1)),
        2 => read_as(text, |file: v2::Project| file.into()).map(|(project, warnings)| (project, warnings, 2)),
        3 => read_as(text, |file: v3::Project| file).map(|(project, warnings)| (project, warnings, 3)),
        0 => Err(OpenError::Syntax { reason: "there is no format 0".into(), line: 1, column: 1 }),
        found => Err(OpenError::Newer { found, newest: NEWEST }),
    }
}

fn read_as<F: DeserializeOwned>(
    text: &str,
    newest: impl Fn(F) -> v3::Project,
) -> Result<(Project, Vec<Warning>), OpenError> {
    // The recursion limit of the reader stays on: without it, 2,000 brackets overflow the stack.
    let file: F = ron::from_str(text).map_err(|error| syntax(&error))?;
    let (project, warnings) = to_model::project(newest(file)).map_err(|doubled| {
        let line = text.match_indices(&format!("id: \"{}\"", doubled.0)).nth(1);
        let line = line.map(|(at, _)| gate::line_and_column(&text[..at]).0);
        OpenError::DuplicateId { id: doubled.0, line }
    })?;
    match Excess::in_project(&project) {
        Some(excess) => Err(OpenError::Excess(excess)),
        None => Ok((project, warnings)),
    }
}

fn syntax(error: &SpannedError) -> OpenError {
    let at = error.span.start;
    OpenError::Syntax { reason: reason(&error.code), line: at.line, column: at.col }
}

/// The reader's own words, but names that come from the file are cut and escaped.
fn reason(error: &Error) -> String {
    let one_of = |expected: &[&str]| expected.join(", ");
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            format!("expected one of the fields {}, found {:?}", one_of(expected), tamed(found, 80))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("expected one of {}, found {:?}", one_of(expected), tamed(found, 80))
        }
        Error::ExpectedDifferentStructName { expected, found } => {
            format!("expected {expected}, found {:?}", tamed(found, 80))
        }
        Error::MissingStructField { field, .. } => format!("expected the field {field}, and it is missing"),
        Error::DuplicateStructField { field, .. } => format!("the field {field} stands here twice"),
        Error::ExceededRecursionLimit => "too many brackets within brackets".into(),
        Error::Message(message) => tamed(message, 240),
        other => {
            let text = tamed(&other.to_string(), 160);
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    }
}
