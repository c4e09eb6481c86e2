//! The clean text as pieces over the source, and the way between the two.
//!
//! Pieces cover the source from its first byte to its last without a gap, and the clean text likewise, so the way in
//! either direction is one binary search. Where mends come from is the business of the other files; here they are
//! only laid over the source. Start at [`Overlay::new`].

use crate::text::{SourceText, Span};

/// How a stretch of the source reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As it stands.
    Kept,
    /// Not at all: a line end within a word, the hyphen before it, a footnote number, spaces.
    Hidden,
    /// As one space; inserted if the stretch is empty.
    Space,
    /// As the end of a paragraph; inserted if the stretch is empty.
    Break,
    /// As raised digits: `¹²`.
    Raised,
    /// As a bullet and a space.
    Bullet,
}

/// A stretch of the source and what it reads as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the source; empty if it was inserted.
    pub source: Span,
    /// Where it stands in the clean text; empty if it is hidden.
    pub clean: Span,
    /// How it reads.
    pub how: How,
}

/// One repair: how a stretch of the source is to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mend {
    pub at: Span,
    pub how: How,
}

impl Mend {
    pub fn new(start: usize, end: usize, how: How) -> Self {
        Self { at: Span::new(start, end), how }
    }

    pub fn insert(at: usize, how: How) -> Self {
        Self::new(at, at, how)
    }
}

/// The clean text with its pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Overlay {
    pub text: String,
    pub pieces: Vec<Piece>,
}

impl Overlay {
    /// Lays `mends` over `source`. Where two of them meet, the one that came first in the list stays.
    pub fn new(source: &SourceText, mut mends: Vec<Mend>) -> Self {
        mends.sort_by_key(|mend| mend.at.start); // stable: the order of rules decides
        let mut laying = Laying {
            source: source.as_str(),
            overlay: Self { text: String::with_capacity(source.len() + 64), pieces: Vec::new() },
            done: 0,
            inserted: None,
        };
        for (at, mend) in mends.iter().enumerate() {
            let next = mends.get(at + 1).map(|next| next.at);
            laying.lay(*mend, next);
        }
        laying.keep(source.len());
        laying.overlay
    }

    /// The piece that holds a source byte.
    pub fn piece_at(&self, source: usize) -> Option<&Piece> {
        self.pieces.get(self.pieces.partition_point(|piece| piece.source.end <= source))
    }

    /// The source byte at which a clean byte begins.
    pub fn source_at(&self, clean: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.clean.start <= clean);
        let Some(piece) = self.pieces[..after].iter().rfind(|piece| !piece.clean.is_empty()) else {
            return 0;
        };
        let into = clean - piece.clean.start;
        match piece.how {
            _ if clean >= piece.clean.end => piece.source.end,
            How::Kept => piece.source.start + into,
            _ => piece.source.start,
        }
    }

    /// The source bytes behind a stretch of the clean text, without what is hidden around it.
    pub fn source_span(&self, clean: Span) -> Span {
        if clean.is_empty() {
            let at = self.source_at(clean.start);
            return Span::new(at, at);
        }
        let start = self.source_at(clean.start);
        let last = self.pieces.partition_point(|piece| piece.clean.start < clean.end);
        let piece = self.pieces[..last].iter().rfind(|piece| !piece.clean.is_empty());
        let end = piece.map_or(start, |piece| match piece.how {
            How::Kept => piece.source.start + (clean.end - piece.clean.start).min(piece.clean.len()),
            _ => piece.source.end,
        });
        Span { start, end: end.max(start) }
    }

    /// The first clean byte that comes from the source at or after `source`, or from the piece around it.
    pub fn clean_at(&self, source: usize) -> usize {
        let at = self.pieces.partition_point(|piece| piece.source.end <= source);
        let Some(piece) = self.pieces.get(at) else { return self.text.len() };
        match piece.how {
            How::Kept => piece.clean.start + (source - piece.source.start),
            _ => piece.clean.start,
        }
    }

    /// The clean bytes that came from a stretch of the source, without what was inserted at its ends.
    pub fn clean_span(&self, source: Span) -> Span {
        let start = self.clean_at(source.start);
        if source.is_empty() {
            return Span::new(start, start);
        }
        let after = self.pieces.partition_point(|piece| piece.source.start < source.end);
        let last = self.pieces[..after].iter().rfind(|piece| !piece.source.is_empty());
        let end = last.map_or(start, |piece| match piece.how {
            How::Kept => piece.clean.start + (source.end - piece.source.start).min(piece.source.len()),
            _ => piece.clean.end,
        });
        Span { start, end: end.max(start) }
    }
}

struct Laying<'t> {
    source: &'t str,
    overlay: Overlay,
    /// So much of the source is covered.
    done: usize,
    /// Where something was inserted last.
    inserted: Option<usize>,
}

impl Laying<'_> {
    fn lay(&mut self, mend: Mend, next: Option<Span>) {
        if mend.at.start < self.done {
            return;
        }
        if mend.at.is_empty() {
            // White space that is replaced at the same place makes an insertion superfluous, and so does another one.
            let is_met = next.is_some_and(|next| next.start == mend.at.start && !next.is_empty());
            if is_met || self.inserted == Some(mend.at.start) {
                return;
            }
            self.inserted = Some(mend.at.start);
        }
        self.keep(mend.at.start);
        self.push(mend.at, mend.how);
    }

    fn keep(&mut self, until: usize) {
        if until > self.done {
            self.push(Span::new(self.done, until), How::Kept);
        }
    }

    fn push(&mut self, source: Span, how: How) {
        let words = source.slice(self.source).unwrap_or_default();
        let text = &mut self.overlay.text;
        let start = text.len();
        match how {
            How::Kept => text.push_str(words),
            How::Hidden => {}
            How::Space => text.push(' '),
            How::Break => text.push('\n'),
            How::Raised => text.extend(words.chars().map(raised)),
            How::Bullet => text.push_str("• "),
        }
        self.done = source.end;
        self.overlay.pieces.push(Piece { source, clean: Span::new(start, text.len()), how });
    }
}

/// The raised form of a digit.
fn raised(digit: char) -> char {
    match digit {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}
