//! What is wrong with a regular expression, in a sentence with a place.
//!
//! The regex crate tells it as a drawing: the expression, a `^` under the place, and the reason below.

use super::QueryError;

/// The error of the regex crate as one of ours.
pub(super) fn told(error: &regex::Error) -> QueryError {
    match error {
        regex::Error::Syntax(drawing) => from_drawing(drawing),
        _ => QueryError::TooLarge, // the size limit is the only other one there is
    }
}

fn from_drawing(drawing: &str) -> QueryError {
    let said = drawing.lines().rev().find_map(|line| line.strip_prefix("error: "));
    let reason = said.unwrap_or("it cannot be read").trim().to_owned();
    if reason.contains("exceeds the maximum") {
        return QueryError::TooLarge;
    }
    let is_mark = |line: &&str| line.trim_start().starts_with('^');
    let mark = drawing.lines().find(is_mark);
    // The drawing is indented by four spaces.
    let at = mark.map_or(1, |line| line.chars().take_while(|c| *c != '^').count().saturating_sub(4) + 1);
    QueryError::Broken { at, reason }
}
