//! What kind each paragraph of the clean text is: heading, item of a list, quoted block, or text.
//!
//! A kind changes how a paragraph is set and never a letter of it. Start at [`paragraphs`].

use super::Rules;
use super::brands::is_section;
use super::gaps::ends_sentence;
use super::lines::{Line, Lines};
use super::notes::Notes;
use super::overlay::{How, Overlay};
use super::rules::Rule;
use crate::text::Span;

/// How a paragraph is to be set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph like any other.
    #[default]
    Text,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A block of words that somebody else wrote.
    Quote,
    /// A line whose spaces mean something: of a table, of code.
    Set,
}

/// A paragraph of the clean text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the clean text, its end not included.
    pub span: Span,
    /// How it is to be set.
    pub kind: Kind,
    /// Bytes of the bullet or number that an item begins with, and the space behind it.
    pub marker: usize,
    /// True if it stands right below the paragraph before it: a verse, a line of an address, of a table.
    pub is_close: bool,
}

/// What is known while kinds are told.
pub(super) struct Kinds<'t> {
    pub overlay: &'t Overlay,
    pub lines: &'t Lines,
    pub notes: &'t Notes,
    /// Where in the source the headings end that were parted from their text.
    pub headings: &'t [usize],
    pub rules: Rules,
}

const HEADING: usize = 100;
const BODY: usize = 80;
const LONGEST_QUOTE: usize = 2_500;
/// Lines of a newspaper that are no headings though they look like some.
const NO_HEADING: [&str; 7] = ["By ", "Photo", "Source", "Dear ", "Also read", "Read more", "Image"];

/// The paragraphs of the clean text, from top to bottom.
pub(super) fn paragraphs(kinds: &Kinds<'_>) -> Vec<Paragraph> {
    let text = kinds.overlay.text.as_str();
    let mut found = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        found.push(kinds.plain(Span::new(start, end)));
        start = end + 1;
    }
    let mut from = 0;
    for at in 0..found.len() {
        let below = found.get(at + 1).copied();
        if kinds.is_glued_heading(&found[at], below, &mut from) || kinds.is_heading(&found[at], below) {
            found[at].kind = Kind::Heading;
        } else if at > 0 && kinds.is_quote(&found[at - 1], &found[at], below) {
            found[at].kind = Kind::Quote;
        }
    }
    found
}

impl Kinds<'_> {
    fn words(&self, paragraph: &Paragraph) -> &str {
        paragraph.span.slice(&self.overlay.text).unwrap_or_default()
    }

    /// What the line says by itself in which a paragraph begins.
    fn plain(&self, span: Span) -> Paragraph {
        let plain = Paragraph { span, kind: Kind::Text, marker: 0, is_close: false };
        let source = self.overlay.source_at(span.start);
        let Some(line) = self.lines.lines.get(self.lines.at(source)).filter(|_| !span.is_empty()) else {
            return plain;
        };
        let begins = source <= line.words.start;
        let is_close = begins && line.parted == 1 && (self.lines.is_parted || line.is_set);
        let kind = self.kind_of(line, begins);
        let marker = if kind == Kind::Item { self.marker(line, span) } else { 0 };
        Paragraph { kind, marker, is_close, ..plain }
    }

    fn kind_of(&self, line: &Line, begins: bool) -> Kind {
        if line.is_set {
            Kind::Set
        } else if line.depth > 0 || line.indent >= 4 && self.lines.wrapped.is_some() && line.marker.is_none()
        {
            if self.rules.has(Rule::Blocks) { Kind::Quote } else { Kind::Text }
        } else if begins && self.is_item(line) {
            Kind::Item
        } else {
            Kind::Text
        }
    }

    fn is_item(&self, line: &Line) -> bool {
        let bullet = line.marker.and_then(|marker| self.overlay.piece_at(marker.at.start));
        self.rules.has(Rule::Lists) && bullet.is_some_and(|piece| piece.how == How::Bullet)
    }

    fn marker(&self, line: &Line, span: Span) -> usize {
        let behind = line.marker.map_or(span.start, |marker| self.overlay.clean_at(marker.at.end));
        behind.saturating_sub(span.start).min(span.len())
    }

    fn is_glued_heading(&self, one: &Paragraph, below: Option<Paragraph>, from: &mut usize) -> bool {
        let Some(below) = below else { return false };
        let (start, next) =
            (self.overlay.source_at(one.span.start), self.overlay.source_at(below.span.start));
        while self.headings.get(*from).is_some_and(|end| *end <= start) {
            *from += 1;
        }
        self.headings.get(*from).is_some_and(|end| *end <= next)
    }

    /// A short line without a stop above a long paragraph.
    fn is_heading(&self, one: &Paragraph, below: Option<Paragraph>) -> bool {
        let words = self.words(one);
        let Some(below) = below.filter(|_| one.kind == Kind::Text && self.rules.has(Rule::Headings)) else {
            return false;
        };
        let is_marked = words.starts_with('#') && words.trim_start_matches('#').starts_with(' ');
        if is_marked && words.len() <= 2 * HEADING {
            return true;
        }
        let has_body = matches!(below.kind, Kind::Text | Kind::Item) && below.span.len() >= BODY;
        let is_short = words.chars().count() <= HEADING && (words.contains(' ') || is_section(words));
        let is_closed = words.ends_with(['.', ',', ':', ';', '!', '…', '"', '”', '»', '-', '–', ')']);
        let is_odd =
            NO_HEADING.iter().any(|start| words.starts_with(start)) || words.contains(['@', '=', '|', '<']);
        words.starts_with(char::is_uppercase)
            && is_short
            && has_body
            && !below.is_close
            && !is_closed
            && !is_odd
            && !words.contains("://")
            && !has_sentence(words)
            && ends_sentence(bare_end(self.words(&below)))
            && !is_date(words)
    }

    /// Words that the paragraph above leads up to, with a footnote at their end; or with an elision of their own.
    fn is_quote(&self, above: &Paragraph, one: &Paragraph, below: Option<Paragraph>) -> bool {
        let is_free =
            one.kind == Kind::Text && one.span.len() <= LONGEST_QUOTE && self.rules.has(Rule::Blocks);
        if !is_free || !self.ends_with_note(one, below) {
            return false;
        }
        let (lead, words) = (bare_end(self.words(above)), self.words(one));
        let opens = words.starts_with(|c: char| c.is_uppercase() || c == '[' || c == '…');
        let leads_up = above.kind == Kind::Text
            && lead.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | ','));
        opens && (leads_up || has_elision(words))
    }

    fn ends_with_note(&self, one: &Paragraph, below: Option<Paragraph>) -> bool {
        let end = self.overlay.source_span(one.span).end;
        let next = below.map_or(usize::MAX, |below| self.overlay.source_at(below.span.start));
        let notes = &self.notes.notes;
        let after = notes.partition_point(|note| note.at.end < end);
        notes.get(after).is_some_and(|note| note.at.end <= next)
    }
}

/// The words without the raised number of a footnote at their end.
fn bare_end(words: &str) -> &str {
    words.trim_end_matches(|c: char| c == ' ' || is_raised(c))
}

fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// `[…]` outside quotation marks: running text has no elisions of its own.
fn has_elision(words: &str) -> bool {
    let elisions = words.match_indices("[…]").chain(words.match_indices("[...]"));
    let open = |at: usize| {
        let quotes = words[..at].matches(['“', '«']).count();
        quotes > words[..at].matches(['”', '»']).count() || words[..at].matches('"').count() % 2 == 1
    };
    elisions.into_iter().any(|(at, _)| !open(at))
}

fn has_sentence(words: &str) -> bool {
    [". ", "? ", "! "]
        .iter()
        .any(|stop| words.match_indices(stop).any(|(at, _)| words[..at].ends_with(char::is_lowercase)))
}

/// `December 13, 2016`: a number, and hardly a word.
fn is_date(words: &str) -> bool {
    let is_word = |word: &&str| word.chars().all(char::is_alphabetic);
    words.split_whitespace().filter(is_word).count() < 2 && words.contains(|c: char| c.is_ascii_digit())
}
