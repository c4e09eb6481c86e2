//! The words of a page: a document as it stands, or its clean reading.
//!
//! What the hand does is counted in bytes of the words that are *shown*; what is kept of it, quotes and names and found
//! words, in bytes of the *source*. Here is the only way from one to the other. How a text is read clean is the
//! business of [`text::clean`](crate::text::clean).

use crate::app::view::CleanView;
use crate::text::clean::{Clean, Paragraph};
use crate::text::{SourceText, Span};

/// A text and how it is read.
#[derive(Debug)]
pub(super) struct Wording {
    source: SourceText,
    view: CleanView,
    clean: Option<Clean>,
}

impl Wording {
    /// Reads a text. Cost of a clean reading is linear in the text: 6 to 17 ms for a megabyte.
    pub fn new(source: SourceText, view: CleanView) -> Self {
        let clean = view.is_on.then(|| Clean::of(&source, view.rules));
        Self { source, view, clean }
    }

    /// How it is read.
    pub fn view(&self) -> CleanView {
        self.view
    }

    /// The words that are shown.
    pub fn text(&self) -> &str {
        self.clean.as_ref().map_or(self.source.as_str(), Clean::text)
    }

    /// The text itself.
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// The paragraphs of a clean reading.
    pub fn paragraphs(&self) -> Option<&[Paragraph]> {
        self.clean.as_ref().map(Clean::paragraphs)
    }

    /// Where words of the source are shown; empty if they are hidden.
    pub fn shown(&self, source: Span) -> Span {
        self.clean.as_ref().map_or(source, |clean| clean.clean_span(source))
    }

    /// Where a byte of the source is shown.
    pub fn shown_at(&self, source: usize) -> usize {
        self.clean.as_ref().map_or(source, |clean| clean.clean_at(source))
    }

    /// Where shown words stand in the source.
    pub fn source_of(&self, shown: Span) -> Span {
        self.clean.as_ref().map_or(shown, |clean| clean.source_span(shown))
    }

    /// Where a shown byte stands in the source.
    pub fn source_at(&self, shown: usize) -> usize {
        self.clean.as_ref().map_or(shown, |clean| clean.source_at(shown))
    }
}
