//! Where words stand in a text: a half-open range of UTF-8 bytes.
//!
//! Every offset in Detente is a byte offset into the canonical text of a document. Characters and UTF-16
//! units exist only at the edges, in widgets and exports.

use std::ops::Range;

/// A half-open range of UTF-8 bytes in a text.
///
/// ```
/// use detente::text::Span;
/// let span = Span::new(3, 6);
/// assert_eq!(span.slice("is retaken"), Some("ret"));
/// assert_eq!(Span::new(3, 99).slice("short"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; the two may come in either order.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start.min(end), end: start.max(end) }
    }

    /// The words at this span, or `None` if it leaves the text or cuts a character.
    #[must_use]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True if the span holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True if `at` lies inside.
    #[must_use]
    pub fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// The same bytes as a [`Range`].
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The span without the white space at its two ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let Some(words) = self.slice(text) else { return self };
        let start = self.start + (words.len() - words.trim_start().len());
        Self { start, end: start + words.trim().len() }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}
