//! Finding a quote again in its document.
//!
//! A quote is looked up at its old place, then by its exact words, then by its letters and digits alone, then by
//! these without footnote numbers. Several hits are ranked by the words around them, and short quotes must find
//! those words again. A likeness is never accepted in silence: what is not certain becomes
//! [`Anchor::Ambiguous`] or [`Anchor::Lost`] with candidates, and the analyst decides. Looking for *similar*
//! words, guarded by names and numbers, is not here yet; it will come between the last step and
//! [`Anchor::Lost`], as a status of its own. Start at [`find`]; for many quotes of one text use [`Finder`].

use std::cell::OnceCell;

use super::context::Context;
use super::find_exactly;
use super::seam::{self, Seam};
use super::source::last_chars;
use super::squash::{Footnotes, Squash, footnotes_of, squashed};
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
    /// Several places fit about equally well; the best first.
    Ambiguous {
        /// All of them, at most 64.
        candidates: Vec<Candidate>,
    },
    /// Not found, or only without the words that stood around it.
    Lost {
        /// A place the analyst may want to look at.
        candidate: Option<Candidate>,
    },
}

impl Anchor {
    /// The place, if it is certain.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) | Self::Normalised(span) => Some(*span),
            Self::Ambiguous { .. } | Self::Lost { .. } => None,
        }
    }
}

/// A place where a quote may stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Where.
    pub span: Span,
    /// How well the words around it agree, from 0 to 1.
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
/// A single verbatim hit is taken; letters alone are enough only for longer words.
#[must_use]
pub fn locate(source: &SourceText, words: &str) -> Anchor {
    Finder::new(source).locate(words)
}

/// Finds many quotes in one text, preparing the text only once.
#[derive(Debug)]
pub struct Finder<'t> {
    source: &'t SourceText,
    squashed: OnceCell<Squash>,
    without_footnotes: OnceCell<Squash>,
}

/// How a hit was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Words,
    Letters(Footnotes),
}

/// Quotes with fewer letters and digits must bring their context.
const SHORT: usize = 20;
/// How much of the context a short or repeated quote must find again.
const ENOUGH_CONTEXT: f64 = 0.45;
/// How far the best place must be ahead of the second.
const MARGIN: f64 = 0.15;
/// How many places are weighed, and how many are looked at for a first, rough choice.
const WEIGHED: usize = 64;
const LOOKED_AT: usize = 10_000;

impl<'t> Finder<'t> {
    /// Gets ready to find quotes in `source`.
    #[must_use]
    pub fn new(source: &'t SourceText) -> Self {
        Self { source, squashed: OnceCell::new(), without_footnotes: OnceCell::new() }
    }

    /// Finds `quote`, which stood at `old`.
    #[must_use]
    pub fn find(&self, quote: &Captured, old: Span) -> Anchor {
        let stands = verify(self.source, old, &quote.exact) == Verdict::Exact;
        let before = self.source.as_str().get(..old.start).unwrap_or_default();
        if stands && !quote.exact.is_empty() && before.ends_with(last_chars(&quote.prefix, 8)) {
            return Anchor::Exact(old);
        }
        match self.search(quote) {
            Anchor::Moved(span) if span == old => Anchor::Exact(old),
            other => other,
        }
    }

    /// Finds words without any context, as [`locate`] does.
    #[must_use]
    pub fn locate(&self, words: &str) -> Anchor {
        self.search(&Captured {
            exact: words.trim().to_owned(),
            prefix: String::new(),
            suffix: String::new(),
        })
    }

    fn search(&self, quote: &Captured) -> Anchor {
        let ways = [How::Words, How::Letters(Footnotes::Kept), How::Letters(Footnotes::Dropped)];
        let found =
            ways.into_iter().map(|how| (how, self.hits(quote, how))).find(|(_, hits)| !hits.is_empty());
        found.map_or_else(|| self.lost(quote), |(how, hits)| self.choose(quote, how, hits))
    }

    /// `24 Getting their militias`: a number that opens the quote may be a footnote or a count, so ask.
    fn lost(&self, quote: &Captured) -> Anchor {
        let exact = quote.exact.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let rest = Captured { exact: exact.to_owned(), ..quote.clone() };
        let hits = if exact == quote.exact {
            Vec::new()
        } else {
            self.hits(&rest, How::Letters(Footnotes::Dropped))
        };
        let context = Context::of(quote);
        let weigh = |span: Span| Candidate { span, score: context.likeness(self.source.as_str(), span) };
        let candidates = hits.into_iter().take(WEIGHED).map(weigh);
        Anchor::Lost { candidate: candidates.max_by(|a, b| a.score.total_cmp(&b.score)) }
    }

    fn hits(&self, quote: &Captured, how: How) -> Vec<Span> {
        let text = self.source.as_str();
        let raw: Vec<Span> = match how {
            How::Words => find_exactly(text, &quote.exact).take(LOOKED_AT).collect(),
            How::Letters(footnotes) => self.squashed_hits(&quote.exact, footnotes),
        };
        let torn = Ends::of_quote(quote);
        raw.into_iter().filter(|span| torn.allow(Ends::at(text, *span))).collect()
    }

    fn squashed_hits(&self, exact: &str, footnotes: Footnotes) -> Vec<Span> {
        let text = self.source.as_str();
        let cell = if footnotes == Footnotes::Kept { &self.squashed } else { &self.without_footnotes };
        let squash = cell.get_or_init(|| Squash::new(text, footnotes));
        let needle = squashed(exact, footnotes);
        let hits = find_exactly(squash.letters(), &needle).take(LOOKED_AT);
        let spans = hits.map(|hit| with_punctuation(text, squash.source_span(hit.start, hit.end), exact));
        let dropped = numbers(exact, footnotes);
        spans
            .filter(|span| {
                // Footnotes may have gone or come, but a number that merely changed may have been a count.
                let there = numbers(span.slice(text).unwrap_or_default(), footnotes);
                there.is_empty() || dropped.is_empty() || there == dropped
            })
            .collect()
    }

    fn choose(&self, quote: &Captured, how: How, mut hits: Vec<Span>) -> Anchor {
        let context = Context::of(quote);
        let text = self.source.as_str();
        if hits.len() > WEIGHED {
            hits.sort_by_cached_key(|span| std::cmp::Reverse(context.neighbours_in_common(text, *span)));
            hits.truncate(WEIGHED);
        }
        let weigh = |span: Span| Candidate { span, score: context.likeness(text, span) };
        let mut candidates: Vec<Candidate> = hits.into_iter().map(weigh).collect();
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        let best = candidates[0];
        let has_context = best.score >= ENOUGH_CONTEXT;
        if candidates.get(1).is_some_and(|second| !has_context || best.score - second.score < MARGIN) {
            return Anchor::Ambiguous { candidates };
        }
        let is_short = squashed(&quote.exact, Footnotes::Kept).chars().count() < SHORT;
        let needs_context = is_short && !(context.is_empty() && how == How::Words);
        match how {
            _ if needs_context && !has_context => Anchor::Lost { candidate: Some(best) },
            How::Words => Anchor::Moved(best.span),
            How::Letters(_) => Anchor::Normalised(best.span),
        }
    }
}

/// Which ends of a span lie in the middle of a word or a number.
#[derive(Clone, Copy)]
struct Ends {
    start: bool,
    end: bool,
}

impl Ends {
    fn at(text: &str, span: Span) -> Self {
        Self {
            start: seam::before(text, span.start) == Seam::Torn || is_in_number(text, span.start),
            end: seam::after(text, span.end) == Seam::Torn || is_in_number(text, span.end),
        }
    }

    fn of_quote(quote: &Captured) -> Self {
        let text = [&*quote.prefix, &*quote.exact, &*quote.suffix].concat();
        Self::at(&text, Span::new(quote.prefix.len(), quote.prefix.len() + quote.exact.len()))
    }

    /// A hit may be torn only where the quote was: `man refused` is not to be found in `Roman refused`.
    fn allow(self, hit: Self) -> bool {
        (self.start || !hit.start) && (self.end || !hit.end)
    }
}

/// `1|.5`, `1.|5`: a number goes on although no letter touches a letter.
fn is_in_number(text: &str, at: usize) -> bool {
    let (before, after) = text.as_bytes().split_at(at);
    let is_point = |byte: &u8| matches!(byte, b'.' | b',');
    match (before, after) {
        ([.., a, b], [c, ..]) if is_point(b) => a.is_ascii_digit() && c.is_ascii_digit(),
        ([.., a], [b, c, ..]) if is_point(b) => a.is_ascii_digit() && c.is_ascii_digit(),
        _ => false,
    }
}

/// The footnote numbers in `text`, if these were dropped.
fn numbers(text: &str, footnotes: Footnotes) -> Vec<&str> {
    let spans = if footnotes == Footnotes::Dropped { footnotes_of(text) } else { Vec::new() };
    spans.into_iter().filter_map(|span| span.slice(text)).collect()
}

/// Takes the quote's own punctuation at both ends along, if it is there.
fn with_punctuation(text: &str, span: Span, exact: &str) -> Span {
    let head = &exact[..exact.find(char::is_alphanumeric).unwrap_or(0)];
    let tail = exact.rfind(char::is_alphanumeric).map_or("", |at| &exact[exact.ceil_char_boundary(at + 1)..]);
    let (mut start, mut end) = (span.start, span.end);
    for mark in tail.chars().filter(|c| !c.is_whitespace()) {
        let rest = text[end..].trim_start();
        let Some(next) = rest.chars().next().filter(|c| is_same_mark(*c, mark)) else { break };
        end = text.len() - rest.len() + next.len_utf8();
    }
    for mark in head.chars().rev().filter(|c| !c.is_whitespace()) {
        let rest = text[..start].trim_end();
        let Some(next) = rest.chars().next_back().filter(|c| is_same_mark(*c, mark)) else { break };
        start = rest.len() - next.len_utf8();
    }
    Span::new(start, end)
}

fn is_same_mark(a: char, b: char) -> bool {
    let mut room = [0; 8];
    let (one, two) = room.split_at_mut(4);
    a == b || super::fold(a.encode_utf8(one)).text() == super::fold(b.encode_utf8(two)).text()
}
