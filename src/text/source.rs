//! The text of a document, as it is kept for ever.
//!
//! A [`SourceText`] never changes: every offset in a project counts bytes of one of these, and its sha256 is
//! the name of that text version. Only what would make offsets ambiguous is cleaned away on the way in (byte
//! order mark, line ends, NUL); everything else stays, so that quotes stay verbatim. Matching under case, marks
//! or white space is the business of [`fold`](super::fold()). Start at [`SourceText::new`].

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Span;

/// How many characters of context are kept on each side of a quote.
pub const CONTEXT_CHARS: usize = 64;

/// An immutable canonical text with its hash and its lines; a clone costs nothing.
///
/// ```
/// use detente::text::SourceText;
/// let text = SourceText::new("\u{feff}one\r\ntwo");
/// assert_eq!(text.as_str(), "one\ntwo");
/// assert_eq!(text.paragraphs().count(), 2);
/// ```
#[derive(Clone)]
pub struct SourceText {
    inner: Arc<Inner>,
}

struct Inner {
    text: Box<str>,
    sha256: String,
    line_starts: Vec<usize>,
}

impl SourceText {
    /// The canonical form of `raw`: byte order mark removed, CRLF and CR turned into LF, NUL removed.
    ///
    /// Nothing else changes, and making a canonical text canonical again changes nothing.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let text: Box<str> = canonical(raw).into();
        let sha256 = sha256_hex(text.as_bytes());
        let starts = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        Self { inner: Arc::new(Inner { text, sha256, line_starts }) }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.inner.text
    }

    /// The sha256 of the canonical text, 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.inner.sha256
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inner.text.len()
    }

    /// True if there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inner.text.is_empty()
    }

    /// The words at `span`, or `None` if it leaves the text or cuts a character.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&str> {
        span.slice(self.as_str())
    }

    /// The paragraphs from top to bottom, without their line ends; an empty line is an empty paragraph.
    pub fn paragraphs(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        (0..self.line_count()).map(|line| self.bounds_of(line))
    }

    /// The paragraph number `line`, counted from 0, without its line end.
    #[must_use]
    pub fn paragraph(&self, line: usize) -> Option<Span> {
        (line < self.line_count()).then(|| self.bounds_of(line))
    }

    /// How many paragraphs there are: one more than line ends.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.inner.line_starts.len()
    }

    /// Number of the paragraph that holds `byte`, counted from 0; a line end belongs to the paragraph before it.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        self.inner.line_starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The greatest character boundary at or before `byte`.
    #[must_use]
    pub fn floor(&self, byte: usize) -> usize {
        self.as_str().floor_char_boundary(byte)
    }

    /// The least character boundary at or after `byte`, at most the end of the text.
    #[must_use]
    pub fn ceil(&self, byte: usize) -> usize {
        self.as_str().ceil_char_boundary(byte)
    }

    /// Up to [`CONTEXT_CHARS`] characters before `span`, verbatim.
    #[must_use]
    pub fn prefix_of(&self, span: Span) -> &str {
        last_chars(&self.as_str()[..self.floor(span.start)], CONTEXT_CHARS)
    }

    /// Up to [`CONTEXT_CHARS`] characters after `span`, verbatim.
    #[must_use]
    pub fn suffix_of(&self, span: Span) -> &str {
        first_chars(&self.as_str()[self.ceil(span.end)..], CONTEXT_CHARS)
    }

    fn bounds_of(&self, line: usize) -> Span {
        let starts = &self.inner.line_starts;
        let end = starts.get(line + 1).map_or(self.len(), |next| next - 1);
        Span::new(starts[line], end)
    }
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.sha256() == other.sha256()
    }
}

impl Eq for SourceText {}

impl AsRef<str> for SourceText {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for SourceText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SourceText({} bytes, sha256 {}…)", self.len(), &self.sha256()[..12])
    }
}

/// The sha256 of `bytes`, 64 lower-case hexadecimal digits.
///
/// ```
/// let empty = detente::text::sha256_hex(b"");
/// assert!(empty.starts_with("e3b0c44298fc1c14"));
/// ```
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// The last `count` characters of `text`.
pub(super) fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// The first `count` characters of `text`.
pub(super) fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn canonical(raw: &str) -> Cow<'_, str> {
    // Marks and NULs together: a mark hidden behind a NUL must not come to light the second time round.
    let body = raw.trim_start_matches(['\u{feff}', '\0']);
    if memchr::memchr2(b'\r', 0, body.as_bytes()).is_none() {
        return Cow::Borrowed(body);
    }
    let without_nul = body.replace('\0', "");
    Cow::Owned(without_nul.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_marks_are_cleaned_and_nothing_else() {
        let raw = "\u{feff}a\u{a0}b\u{ad}c “d”\r\ne\u{301}\rf\0g\n";
        assert_eq!(SourceText::new(raw).as_str(), "a\u{a0}b\u{ad}c “d”\ne\u{301}\nfg\n");
    }

    #[test]
    fn a_mark_inside_the_text_stays() {
        assert_eq!(SourceText::new("a\u{feff}b").as_str(), "a\u{feff}b");
    }

    #[test]
    fn making_it_canonical_twice_changes_nothing() {
        for raw in ["\0\u{feff}a", "\u{feff}\u{feff}x", "a\r\0\nb", "\r\r\n\n\0"] {
            let once = SourceText::new(raw);
            assert_eq!(SourceText::new(once.as_str()).as_str(), once.as_str(), "{raw:?}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_canonical_bytes() {
        let text = SourceText::new("\u{feff}abc");
        assert_eq!(text.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn texts_are_equal_by_their_words_however_they_came() {
        assert_eq!(SourceText::new("a\r\nb"), SourceText::new("a\nb"));
        assert_ne!(SourceText::new("a"), SourceText::new("b"));
    }

    #[test]
    fn paragraphs_are_split_at_every_line_end() {
        let text = SourceText::new("one\n\nthree\n");
        let words: Vec<_> = text.paragraphs().filter_map(|span| text.slice(span)).collect();
        assert_eq!(words, ["one", "", "three", ""]);
        assert_eq!(text.paragraph(2), Some(Span::new(5, 10)));
        assert_eq!(text.paragraph(4), None);
    }

    #[test]
    fn every_byte_belongs_to_a_line() {
        let text = SourceText::new("one\n\nthree");
        let lines: Vec<_> = (0..=text.len()).map(|byte| text.line_of(byte)).collect();
        assert_eq!(lines, [0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2]);
        assert_eq!(text.line_of(99), 2);
    }

    #[test]
    fn boundaries_never_cut_a_character() {
        let text = SourceText::new("a🙂ب");
        assert_eq!((text.floor(3), text.ceil(3)), (1, 5));
        assert_eq!((text.floor(6), text.ceil(6)), (5, 7));
        assert_eq!((text.floor(99), text.ceil(99)), (7, 7));
    }

    #[test]
    fn context_is_verbatim_and_at_most_64_characters() {
        let text = SourceText::new(&format!("{}quote{}", "ب".repeat(70), "🙂".repeat(3)));
        let span = Span::new(140, 145);
        assert_eq!(text.prefix_of(span), "ب".repeat(64));
        assert_eq!(text.suffix_of(span), "🙂🙂🙂");
        assert_eq!(text.prefix_of(Span::new(0, 2)), "");
    }

    #[test]
    fn the_empty_text_has_one_empty_line() {
        let text = SourceText::new("\u{feff}");
        assert!(text.is_empty());
        assert_eq!(text.paragraphs().collect::<Vec<_>>(), [Span::new(0, 0)]);
    }
}
