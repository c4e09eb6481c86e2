//! What a reader of the map should doubt, before anybody publishes it.
//!
//! [`check`] goes through ties, quotes, actors and documents and says in a sentence what rests on too little. It
//! judges nothing by itself: every finding names its things, so that the analyst can go and look. Whether an actor
//! is named anywhere takes reading all documents; that is [`Mentioned::read`], made apart so that it is kept while
//! texts and names stay as they are. Whether a project is *whole* is the business of `model::check`.

mod deceiving;
mod find;
mod mentioned;
#[cfg(test)]
mod tests;

use std::fmt;

pub use mentioned::Mentioned;

use crate::model::{ActorId, DocumentId, Project, QuoteId, TieId};

/// What kind of doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// A tie has no quotes, or none that still stands in its document.
    NoQuotes,
    /// Nobody has decided yet where a quote stands.
    ToReview,
    /// A name belongs to several actors.
    Collision,
    /// A name deceives the eye.
    Deceptive,
    /// A pair has support and clash.
    Contested,
    /// All quotes of a tie are from one document.
    OneDocument,
    /// One and the same voice says all that backs a tie.
    OneVoice,
    /// A quote backs no tie.
    Unused,
    /// Neither a quote nor its document has a date.
    Undated,
    /// No document names the actor.
    NeverNamed,
    /// A document has no date.
    DocumentUndated,
    /// A document has neither an author nor an outlet.
    DocumentUnsourced,
}

/// How much a doubt weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// It has to be settled before the map is published.
    Settle,
    /// It is to be known when the map is published.
    Know,
}

impl Doubt {
    /// All kinds, the heaviest first.
    pub const ALL: [Self; 12] = [
        Self::NoQuotes,
        Self::ToReview,
        Self::Collision,
        Self::Deceptive,
        Self::Contested,
        Self::OneDocument,
        Self::OneVoice,
        Self::Unused,
        Self::Undated,
        Self::NeverNamed,
        Self::DocumentUndated,
        Self::DocumentUnsourced,
    ];

    /// What stands above the findings of this kind.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::NoQuotes => "ties without quotes",
            Self::ToReview => "quotes to be reviewed",
            Self::Collision => "names that several actors share",
            Self::Deceptive => "names that deceive the eye",
            Self::Contested => "contested pairs",
            Self::OneDocument => "ties that rest on one document",
            Self::OneVoice => "ties that rest on one voice",
            Self::Unused => "quotes that back no tie",
            Self::Undated => "quotes without a date",
            Self::NeverNamed => "actors that no document names",
            Self::DocumentUndated => "documents without a date",
            Self::DocumentUnsourced => "documents without author and outlet",
        }
    }

    /// One word for programs: `no-quotes`, `to-review`, ..
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NoQuotes => "no-quotes",
            Self::ToReview => "to-review",
            Self::Collision => "collision",
            Self::Deceptive => "deceptive-name",
            Self::Contested => "contested",
            Self::OneDocument => "one-document",
            Self::OneVoice => "one-voice",
            Self::Unused => "unused-quote",
            Self::Undated => "undated-quote",
            Self::NeverNamed => "never-named",
            Self::DocumentUndated => "document-undated",
            Self::DocumentUnsourced => "document-unsourced",
        }
    }

    /// Why it matters, and what to do.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::NoQuotes => "A hypothesis: find words that say so, or take the tie away.",
            Self::ToReview => {
                "The document was read again and the words are not surely there: accept, move or let go."
            }
            Self::Collision => {
                "The text cannot tell whom the name means: split it, or give it to one of them."
            }
            Self::Deceptive => "Somebody may have made it look like another: type it anew, or merge the two.",
            Self::Contested => "Both may be true at different times: dates and labels should say so.",
            Self::OneDocument => "If that document is wrong, so is the tie: look for a second one.",
            Self::OneVoice => "Nobody else says so: say who asserts it, or look for another voice.",
            Self::Unused => "Attach it to the tie it speaks for, or delete it.",
            Self::Undated => "Nobody can tell when it was true: date the quote or its document.",
            Self::NeverNamed => {
                "An alias may be missing, or the actor is the analyst's own: say so in its note."
            }
            Self::DocumentUndated => "Date the document; its quotes then have a date too.",
            Self::DocumentUnsourced => "Name its author or outlet, so that its quotes have a voice.",
        }
    }

    /// How much it weighs.
    #[must_use]
    pub fn weight(self) -> Weight {
        match self {
            Self::NoQuotes | Self::ToReview | Self::Collision | Self::Deceptive => Weight::Settle,
            Self::Contested
            | Self::OneDocument
            | Self::OneVoice
            | Self::Unused
            | Self::Undated
            | Self::NeverNamed
            | Self::DocumentUndated
            | Self::DocumentUnsourced => Weight::Know,
        }
    }
}

/// One doubt about some things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub doubt: Doubt,
    /// What is doubtful, in a sentence that opens with its subject and has no full stop.
    pub sentence: String,
    /// What it is about.
    pub about: About,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

/// The things that a finding is about; the ones to go to come first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Documents.
    pub documents: Vec<DocumentId>,
    /// Actors.
    pub actors: Vec<ActorId>,
    /// Ties.
    pub ties: Vec<TieId>,
    /// Quotes.
    pub quotes: Vec<QuoteId>,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Everything doubtful, by kind as in [`Doubt::ALL`].
    pub findings: Vec<Finding>,
    /// How many ties there are.
    pub ties: usize,
    /// How many of them have a quote whose place is sure.
    pub ties_backed: usize,
    /// How many ties rest on more than one document.
    pub ties_doubly_backed: usize,
    /// How many quotes there are.
    pub quotes: usize,
    /// How many of them stand where they say.
    pub quotes_standing: usize,
    /// The documents were read for the names of actors.
    pub is_read: bool,
}

impl Report {
    /// True if there is something to publish, and nothing has to be settled before.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.ties > 0 && self.of_weight(Weight::Settle) == 0
    }

    /// How many findings weigh as much.
    #[must_use]
    pub fn of_weight(&self, weight: Weight) -> usize {
        self.findings.iter().filter(|finding| finding.doubt.weight() == weight).count()
    }

    /// How many findings are of a kind.
    #[must_use]
    pub fn count(&self, doubt: Doubt) -> usize {
        self.findings.iter().filter(|finding| finding.doubt == doubt).count()
    }

    /// Whether the map can be published, in one line.
    #[must_use]
    pub fn verdict(&self) -> String {
        let settle = self.of_weight(Weight::Settle);
        let know = self.of_weight(Weight::Know);
        match (self.ties, settle, know) {
            (0, ..) => "There are no ties yet.".to_owned(),
            (_, 0, 0) => "Ready to publish: nothing is doubtful.".to_owned(),
            (_, 0, _) => format!("Ready to publish, with {know} to know."),
            (_, _, 0) => format!("Not ready to publish: {settle} to settle."),
            (_, _, _) => format!("Not ready to publish: {settle} to settle, {know} to know."),
        }
    }

    /// What stands: `118 of 120 ties have a quote, 64 rest on more than one document; 240 of 241 quotes stand`.
    #[must_use]
    pub fn standing(&self) -> String {
        format!(
            "{} of {} ties have a quote, {} rest on more than one document; {} of {} quotes stand where they say",
            self.ties_backed, self.ties, self.ties_doubly_backed, self.quotes_standing, self.quotes
        )
    }
}

/// Goes through `project`. Without `mentioned` nothing is said about actors that are never named.
///
/// ```
/// use detente::analysis::evidence::{Doubt, check};
/// use detente::model::{IdSource, notation};
/// let project = notation::parse("Russia - YPG", &mut IdSource::new(1)).unwrap();
/// let report = check(&project, None);
/// assert_eq!(report.findings[0].sentence, "Russia clashes with YPG: no quote says so");
/// assert!(!report.is_ready());
/// ```
#[must_use]
pub fn check(project: &Project, mentioned: Option<&Mentioned>) -> Report {
    let _span = tracing::info_span!("evidence check").entered();
    find::report(project, mentioned)
}
