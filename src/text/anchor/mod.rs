//! Finding a quote again in its document.
//!
//! A quote is looked up at its old place; where the text of old times is known, at the place to which its words
//! have travelled ([`journey`]); then by its exact words, by its letters and digits alone, and by these without
//! footnote numbers ([`finder`]). What is left is sought by likeness ([`fuzzy`]), and a likeness must pass the
//! [`guard`]: the names, numbers and negations of the quote, in their order. A likeness is never accepted in
//! silence: only [`Anchor::span`] is certain, all else waits for the analyst with a candidate at most.
//! Start at [`find`]; for many quotes of one text use [`Finder`].

mod context;
mod differ;
mod ends;
mod finder;
mod fuzzy;
mod guard;
mod journey;
mod misread;
mod needles;
mod same;
mod sellers;
#[cfg(test)]
mod tests;
mod turning;
mod words;

pub use differ::differences;
pub use finder::{Finder, Sought};

use super::squash::{Footnotes, squashed};
use super::{SourceText, Span};

/// A quote as it was when the analyst took it; never rewritten.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Captured {
    /// The exact words.
    pub exact: String,
    /// Up to 64 characters before them, verbatim.
    pub prefix: String,
    /// Up to 64 characters after them, verbatim.
    pub suffix: String,
}

/// Whether a quote's words still stand where it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Byte for byte.
    Exact,
    /// Other words stand there, or nothing.
    Changed,
}

/// Where a quote was found again.
#[derive(Clone, Debug, PartialEq)]
pub enum Anchor {
    /// The same words at the same place.
    Exact(Span),
    /// The same words at another place.
    Moved(Span),
    /// The same letters and digits; line breaks, spaces, quotation marks or footnote numbers differ.
    Normalised(Span),
    /// Words much like these, with the same names, numbers and negations in the same order.
    Fuzzy(Candidate),
    /// Several places fit about equally well; the best first.
    Ambiguous {
        /// All of them, at most 64.
        candidates: Vec<Candidate>,
    },
    /// Not found, or only with other names, or only without the words that stood around it.
    Lost {
        /// A place the analyst may want to look at; it may speak of somebody else.
        candidate: Option<Candidate>,
    },
}

impl Anchor {
    /// The place, if it is certain.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) | Self::Normalised(span) => Some(*span),
            Self::Fuzzy(_) | Self::Ambiguous { .. } | Self::Lost { .. } => None,
        }
    }

    /// The best place to look at, if there is any but no certain one.
    #[must_use]
    pub fn candidate(&self) -> Option<Candidate> {
        match self {
            Self::Exact(_) | Self::Moved(_) | Self::Normalised(_) => None,
            Self::Fuzzy(candidate) => Some(*candidate),
            Self::Ambiguous { candidates } => candidates.first().copied(),
            Self::Lost { candidate } => *candidate,
        }
    }
}

/// A place where a quote may stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Where.
    pub span: Span,
    /// How well it agrees, from 0 to 1: by the words around it, or, for a likeness, by its own words as well.
    pub score: f64,
}

/// Takes the words at `span` as a quote; `None` if the span is empty, leaves the text or cuts a character.
///
/// ```
/// use detente::text::{SourceText, Span, anchor};
/// let text = SourceText::new("Assad refused.");
/// let quote = anchor::capture(&text, Span::new(6, 13)).unwrap();
/// assert_eq!((&*quote.prefix, &*quote.exact, &*quote.suffix), ("Assad ", "refused", "."));
/// ```
#[must_use]
pub fn capture(source: &SourceText, span: Span) -> Option<Captured> {
    let exact = source.slice(span).filter(|words| !words.is_empty())?.to_owned();
    Some(Captured {
        exact,
        prefix: source.prefix_of(span).to_owned(),
        suffix: source.suffix_of(span).to_owned(),
    })
}

/// Whether `exact` stands at `span`, byte for byte.
#[must_use]
pub fn verify(source: &SourceText, span: Span, exact: &str) -> Verdict {
    if source.slice(span) == Some(exact) { Verdict::Exact } else { Verdict::Changed }
}

/// Whether `words` are `exact` in other typography: the same letters, digits, names and signs, perhaps with footnote
/// numbers more or fewer.
///
/// ```
/// use detente::text::anchor::is_same;
/// assert!(is_same("pro-Iranian militias", "pro-\nIranian mili-\ntias"));
/// assert!(!is_same("they joined the US", "they joined the us"));
/// ```
#[must_use]
pub fn is_same(exact: &str, words: &str) -> bool {
    let is_same = |footnotes| squashed(exact, footnotes) == squashed(words, footnotes);
    (is_same(Footnotes::Kept) || is_same(Footnotes::Dropped)) && same::says_the_same(exact, words)
}

/// Finds `quote`, which stood at `old`, in `source`.
///
/// ```
/// use detente::text::{SourceText, Span, anchor};
/// let before = SourceText::new("The Russians suspended any support.");
/// let quote = anchor::capture(&before, Span::new(4, 34)).unwrap();
/// let after = SourceText::new("A new line.\nThe Russians\nsuspended any support.");
/// let found = anchor::find(&after, &quote, Span::new(4, 34)).span().unwrap();
/// assert_eq!(after.slice(found), Some("Russians\nsuspended any support"));
/// ```
#[must_use]
pub fn find(source: &SourceText, quote: &Captured, old: Span) -> Anchor {
    Finder::new(source).find(quote, old)
}

/// Finds words that someone typed or that came in a table, without any context.
///
/// A single verbatim hit is taken; letters alone are enough only for longer words; a likeness is not sought.
#[must_use]
pub fn locate(source: &SourceText, words: &str) -> Anchor {
    Finder::new(source).locate(words)
}
