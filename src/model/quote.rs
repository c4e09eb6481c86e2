//! Exact words in a document, and what the analyst knows about them.

use super::{DocumentId, InformationGrade, SourceGrade, When};
use crate::text::Span;

/// Exact words in a document. One quote may back several ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The document they stand in.
    pub document: DocumentId,
    /// Where they stand, in UTF-8 bytes of the document's text; while that is not certain, where they stood last.
    /// Who draws or jumps asks [`stands`](Self::stands).
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
    /// How sure the place is.
    pub standing: Standing,
    /// The likeliest place, while none is sure.
    pub candidate: Option<Span>,
    /// The analyst has looked at a place that is not sure, and decided: it was accepted, or given up as lost.
    pub reviewed: bool,
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
            standing: Standing::Exact,
            candidate: None,
            reviewed: false,
        }
    }

    /// Where the words stand, if that is certain or was accepted by the analyst.
    #[must_use]
    pub fn stands(&self) -> Option<Span> {
        let is_sure = match self.standing {
            Standing::Exact | Standing::Moved | Standing::Normalised => true,
            Standing::Fuzzy | Standing::Ambiguous => self.reviewed,
            Standing::Lost => false,
        };
        is_sure.then_some(self.span)
    }

    /// True while the analyst has to decide where the words stand, or that they are gone.
    #[must_use]
    pub fn awaits_review(&self) -> bool {
        self.standing.is_doubtful() && !self.reviewed
    }
}

/// How sure it is where a quote's words stand in the present text of their document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The same words at the same place.
    #[default]
    Exact,
    /// The same words at another place.
    Moved,
    /// The same letters and digits; line breaks, spaces, quotation marks or footnote numbers differ.
    Normalised,
    /// Similar words.
    Fuzzy,
    /// Several places fit about equally well.
    Ambiguous,
    /// No longer in the text.
    Lost,
}

impl Standing {
    /// All six, the surest first.
    pub const ALL: [Self; 6] =
        [Self::Exact, Self::Moved, Self::Normalised, Self::Fuzzy, Self::Ambiguous, Self::Lost];

    /// `exact`, `moved`, `normalised`, `fuzzy`, `ambiguous` or `lost`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Normalised => "normalised",
            Self::Fuzzy => "fuzzy",
            Self::Ambiguous => "ambiguous",
            Self::Lost => "lost",
        }
    }

    /// True for what nobody but the analyst may decide.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        matches!(self, Self::Fuzzy | Self::Ambiguous | Self::Lost)
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
