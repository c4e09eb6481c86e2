//! Words sought in many texts: what is meant by what was typed, and the scan that finds it.
//!
//! Three [`Way`]s: all words near each other, one phrase, or a regular expression. Words and phrases are sought
//! folded (case, accents, spacing do not matter), or letter for letter if the case counts. A [`Scan`] reads a text
//! stretch by stretch and can be stopped after each, so that a hundred megabytes never hold anybody up; the memory
//! and the time a regular expression may take for a stretch are limited, whoever wrote it. Finding words in the
//! document that is open is the business of [`search`](super::search). Start at [`Query::new`].

mod fault;
mod scan;
mod term;
#[cfg(test)]
mod tests;

use regex::RegexBuilder;
use thiserror::Error;

use super::{Span, fold};
pub use scan::Scan;
use term::Term;

/// A query is at most so many bytes long.
pub const LONGEST_QUERY: usize = 1_000;
/// Words sought together stand within so many bytes of each other.
pub const NEAR: usize = 400;
/// A hit may go on for at least so many bytes.
const REACH: usize = 4_096;
/// A compiled regular expression takes at most so many bytes, and so do the tables it makes while it runs.
const REGEX_BYTES: usize = 1 << 20;
/// Brackets in a regular expression are nested at most so deep.
const REGEX_NEST: u32 = 50;

/// How what was typed is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// All of its words, within [`NEAR`] bytes of each other, in any order; `"words in quotes"` are one.
    #[default]
    Words,
    /// Its words one after the other.
    Phrase,
    /// As a regular expression, on the text as it is written. A hit may go over line ends.
    Regex,
}

/// How to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// What the typed words are.
    pub way: Way,
    /// Letter for letter: `US` is not `us`, and `Téhéran` not `Teheran`.
    pub minds_case: bool,
    /// Not inside longer words.
    pub whole_words: bool,
}

/// Where something that was sought stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// From the first to the last of the words.
    pub span: Span,
    /// The words themselves, in order.
    pub words: Vec<Span>,
}

/// What a [`Scan`] has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Here it stands.
    Hit(Hit),
    /// So many bytes were read; one may stop here.
    Read(usize),
}

/// Why nothing can be sought.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum QueryError {
    /// Nothing but spaces and dashes.
    #[error("there are no words to look for")]
    Nothing,
    /// Too much.
    #[error("the search has {bytes} bytes, and at most {LONGEST_QUERY} can be sought")]
    TooLong {
        /// How long it is.
        bytes: usize,
    },
    /// The regular expression is not one.
    #[error("the regular expression stops making sense at character {at}: {reason}")]
    Broken {
        /// Which character, from 1.
        at: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// The regular expression would take too much memory or time.
    #[error("the regular expression is too large: it would need more than {} KB", REGEX_BYTES >> 10)]
    TooLarge,
}

impl QueryError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Nothing => "Type a word.",
            Self::TooLong { .. } => "Look for a shorter piece of it.",
            Self::Broken { .. } => {
                "Put \\ before a sign that is meant as itself: \\( \\. \\+, or look for words instead."
            }
            Self::TooLarge => "Use smaller numbers in { }, or fewer alternatives.",
        }
    }
}

/// What is sought, ready to be found in any number of texts.
#[derive(Clone, Debug)]
pub struct Query {
    terms: Vec<Term>,
    /// So many bytes beyond a stretch may belong to a hit that begins in it.
    reach: usize,
}

impl Query {
    /// Reads what was typed.
    ///
    /// ```
    /// use detente::text::query::{How, Progress, Query};
    /// let text = "Soleimâni flew to Moscow.";
    /// let query = Query::new("moscow soleimani", How::default())?;
    /// let found = query.scan(text).find_map(|seen| match seen {
    ///     Progress::Hit(hit) => hit.span.slice(text),
    ///     Progress::Read(_) => None,
    /// });
    /// assert_eq!(found, Some("Soleimâni flew to Moscow"));
    /// # Ok::<(), detente::text::query::QueryError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every variant of [`QueryError`].
    pub fn new(typed: &str, how: How) -> Result<Self, QueryError> {
        if typed.len() > LONGEST_QUERY {
            return Err(QueryError::TooLong { bytes: typed.len() });
        }
        let terms = match how.way {
            Way::Words => {
                let mut words = parted(typed);
                words.sort_unstable();
                words.dedup();
                words.iter().map(|word| literal(word, how)).collect::<Result<_, _>>()?
            }
            Way::Phrase => vec![literal(typed.trim().trim_matches(['"', '“', '”', '„', '«', '»']), how)?],
            Way::Regex => vec![expression(typed, how)?],
        };
        let terms: Vec<Term> = terms.into_iter().filter(|term: &Term| !term.is_empty()).collect();
        if terms.is_empty() {
            return Err(QueryError::Nothing);
        }
        Ok(Self { terms, reach: REACH + 4 * typed.len() })
    }

    /// Looks through a text, from left to right.
    #[must_use]
    pub fn scan<'q, 't>(&'q self, text: &'t str) -> Scan<'q, 't> {
        Scan::new(self, text)
    }

    /// The hits in a text that is short enough to be read at once.
    ///
    /// ```
    /// use detente::text::query::{How, Query, Way};
    /// let how = How { way: Way::Regex, ..How::default() };
    /// let hits = Query::new(r"\d+th", how).unwrap().hits("the 5th and the 25th");
    /// assert_eq!(hits.len(), 2);
    /// ```
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let seen = self.scan(text);
        seen.filter_map(|seen| if let Progress::Hit(hit) = seen { Some(hit) } else { None }).collect()
    }
}

/// The words of what was typed; what stands in quotation marks is one.
fn parted(typed: &str) -> Vec<String> {
    let typed = typed.replace(['“', '”', '„', '«', '»'], "\"");
    let mut words = Vec::new();
    for (place, part) in typed.split('"').enumerate() {
        if place % 2 == 1 {
            words.push(part.trim().to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn literal(words: &str, how: How) -> Result<Term, QueryError> {
    if !how.minds_case {
        return Ok(Term::folded(fold(words).text().trim(), how.whole_words));
    }
    let parts: Vec<String> = words.split_whitespace().map(regex::escape).collect();
    let regex = RegexBuilder::new(&parts.join(r"\s+")).size_limit(REGEX_BYTES).build();
    Ok(Term::written(regex.map_err(|_| QueryError::TooLarge)?, how.whole_words))
}

fn expression(typed: &str, how: How) -> Result<Term, QueryError> {
    if typed.trim().is_empty() {
        return Err(QueryError::Nothing);
    }
    let built = |pattern: &str| {
        RegexBuilder::new(pattern)
            .case_insensitive(!how.minds_case)
            .multi_line(true)
            .size_limit(REGEX_BYTES)
            .dfa_size_limit(REGEX_BYTES)
            .nest_limit(REGEX_NEST)
            .build()
            .map_err(|error| fault::told(&error))
    };
    let regex = built(typed)?; // as it was typed first, so that a fault is told where it was typed
    let regex = if how.whole_words { built(&format!(r"\b(?:{typed})\b"))? } else { regex };
    Ok(Term::written(regex, false))
}
