//! Exact words in a document, and what the analyst knows about them.

use super::{DocumentId, InformationGrade, SourceGrade, When};
use crate::text::Span;

/// Exact words in a document. One quote may back several ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The document they stand in.
    pub document: DocumentId,
    /// Where they stand, in UTF-8 bytes of the document's text.
    pub span: Span,
    /// The words as they stood when they were quoted; never rewritten.
    pub exact: String,
    /// Up to 64 characters before them, verbatim.
    pub prefix: String,
    /// Up to 64 characters after them, verbatim.
    pub suffix: String,
    /// Who says so, if that is not the author of the document.
    pub speaker: String,
    /// When it happened or held, as far as the words say.
    pub date: Option<When>,
    /// How firmly the document says it.
    pub hedge: Hedge,
    /// How far the source is to be relied on (Admiralty code).
    pub source_grade: Option<SourceGrade>,
    /// How credible the information is (Admiralty code).
    pub information_grade: Option<InformationGrade>,
    /// Free text.
    pub note: String,
}

impl Quote {
    /// A quote of which only the words and their place are known; the document states them.
    ///
    /// ```
    /// use detente::model::{Hedge, Id, Quote};
    /// use detente::text::Span;
    /// let quote = Quote::new(Id::from_bits(1), Span::new(0, 6), "Russia");
    /// assert_eq!((&*quote.exact, quote.hedge), ("Russia", Hedge::Stated));
    /// ```
    #[must_use]
    pub fn new(document: DocumentId, span: Span, exact: &str) -> Self {
        Self {
            document,
            span,
            exact: exact.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            speaker: String::new(),
            date: None,
            hedge: Hedge::Stated,
            source_grade: None,
            information_grade: None,
            note: String::new(),
        }
    }
}

/// How firmly a document says what a quote says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// The document states it as its own.
    #[default]
    Stated,
    /// The document passes on a report.
    Reported,
    /// The document keeps its distance: allegedly, reportedly without a source.
    Alleged,
    /// The document quotes somebody's own words.
    Quoted,
}

impl Hedge {
    /// All four, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Stated, Self::Reported, Self::Alleged, Self::Quoted];

    /// `stated`, `reported`, `alleged` or `quoted`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Reported => "reported",
            Self::Alleged => "alleged",
            Self::Quoted => "quoted",
        }
    }
}
