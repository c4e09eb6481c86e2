//! The quotes of a document looked up anew, because its text was replaced or turned out to be another.
//!
//! The words of a quote are never rewritten: what changes is where they stand, how sure that is, and the likeliest
//! place if it is not sure. Finding is the business of [`anchor`]; here a
//! find becomes a [`Standing`]. Start at [`in_copy`] and [`recover`].

use std::collections::BTreeSet;
use std::fmt;

use super::check::stands_as_it_says;
use super::{DocumentId, Project, Quote, QuoteId, Standing};
use crate::text::anchor::{self, Anchor, Captured, Finder, Sought};
use crate::text::{Names, SourceText, Span};

/// The names and aliases of all actors, which no likeness may exchange.
///
/// The numbers are those of [`Project::actors`], in its order.
#[must_use]
pub fn names(project: &Project) -> Option<Names> {
    let actors = (0..).zip(project.actors());
    let named = actors.flat_map(|(owner, (_, actor))| {
        std::iter::once(&actor.name).chain(&actor.aliases).map(move |name| (owner, name.as_str()))
    });
    Names::new(named).ok()
}

/// The quotes of the document `id` as they will stand when its text is `copy`, in the order of their ids.
///
/// What the analyst accepted or let go stays so as long as nothing better is found.
#[must_use]
pub fn in_copy(project: &Project, id: DocumentId, copy: &SourceText) -> Vec<(QuoteId, Quote)> {
    let _span = tracing::info_span!("look up quotes").entered();
    let Some(document) = project.document(id) else { return Vec::new() };
    let names = names(project);
    let finder = Finder::new(copy).after(&document.text);
    let finder = names.iter().fold(finder, Finder::with_names);
    let mut quotes: Vec<(QuoteId, Quote)> =
        project.quotes_in(id).map(|(id, quote)| (id, quote.clone())).collect();
    let captured: Vec<Captured> = quotes.iter().map(|(_, quote)| captured(quote)).collect();
    let sought: Vec<Sought<'_>> = quotes
        .iter()
        .zip(&captured)
        .map(|((_, quote), words)| Sought { quote: words, at: quote.span })
        .collect();
    for ((_, quote), found) in quotes.iter_mut().zip(finder.find_all(&sought)) {
        let accepted = if found.span().is_none() { accepted(quote, &document.text, &finder) } else { None };
        settle(quote, &found, accepted);
    }
    quotes
}

/// Where the place that stood instead of a quote's own words has gone, if that is certain.
fn accepted(quote: &Quote, old: &SourceText, finder: &Finder<'_>) -> Option<Span> {
    let span = quote.stands().filter(|span| old.slice(*span) != Some(&quote.exact))?;
    finder.find(&anchor::capture(old, span)?, span).span()
}

fn captured(quote: &Quote) -> Captured {
    Captured { exact: quote.exact.clone(), prefix: quote.prefix.clone(), suffix: quote.suffix.clone() }
}

fn settle(quote: &mut Quote, found: &Anchor, accepted: Option<Span>) {
    let was_let_go = quote.standing == Standing::Lost && quote.reviewed;
    if let (None, Some(span)) = (found.span(), accepted) {
        (quote.span, quote.candidate) = (span, None);
        return;
    }
    quote.span = found.span().unwrap_or(quote.span);
    quote.standing = standing(found);
    quote.candidate = found.candidate().map(|place| place.span);
    quote.reviewed = was_let_go && quote.standing == Standing::Lost;
    if quote.reviewed {
        quote.candidate = None;
    }
}

fn standing(found: &Anchor) -> Standing {
    match found {
        Anchor::Exact(_) => Standing::Exact,
        Anchor::Moved(_) => Standing::Moved,
        Anchor::Normalised(_) => Standing::Normalised,
        Anchor::Fuzzy(_) => Standing::Fuzzy,
        Anchor::Ambiguous { .. } => Standing::Ambiguous,
        Anchor::Lost { .. } => Standing::Lost,
    }
}

/// Looks up the quotes that do not stand where a file says, and gives back which these were.
///
/// In a document of `changed`, whose text is not the one that was saved, a likeness that was accepted waits again.
/// Nothing is lost: a quote that is not found keeps its words and waits for the analyst.
pub fn recover(project: &mut Project, changed: &BTreeSet<DocumentId>) -> Vec<QuoteId> {
    let astray: BTreeSet<DocumentId> = project
        .quotes()
        .filter(|(_, quote)| is_astray(project, quote, changed))
        .map(|(_, quote)| quote.document)
        .collect();
    if astray.is_empty() {
        return Vec::new();
    }
    let names = names(project);
    let mut recovered = Vec::new();
    for id in astray {
        let Some(text) = project.document(id).map(|document| document.text.clone()) else { continue };
        let finder = names.iter().fold(Finder::new(&text), Finder::with_names);
        let quotes = astray_in(project, id, changed);
        // All at once: a file may have a hundred thousand, and the text is as long as it likes.
        let words: Vec<Captured> = quotes.iter().map(|(_, quote)| captured(quote)).collect();
        let sought: Vec<Sought<'_>> =
            quotes.iter().zip(&words).map(|((_, one), quote)| Sought { quote, at: one.span }).collect();
        let anchors = finder.find_all(&sought);
        for ((id, mut quote), found) in quotes.into_iter().zip(anchors) {
            let stood = quote.stands().filter(|span| span.slice(text.as_str()).is_some());
            let was_accepted = quote.standing.is_doubtful();
            quote.reviewed = false;
            settle(&mut quote, &found, None);
            if was_accepted && quote.candidate.is_none() && quote.standing.is_doubtful() {
                quote.candidate = stood;
            }
            project.put_quote(id, quote);
            recovered.push(id);
        }
    }
    recovered
}

fn astray_in(project: &Project, id: DocumentId, changed: &BTreeSet<DocumentId>) -> Vec<(QuoteId, Quote)> {
    let quotes = project.quotes_in(id).filter(|(_, quote)| is_astray(project, quote, changed));
    quotes.map(|(id, quote)| (id, quote.clone())).collect()
}

fn is_astray(project: &Project, quote: &Quote, changed: &BTreeSet<DocumentId>) -> bool {
    let Some(document) = project.document(quote.document) else { return false };
    let is_accepted = quote.standing.is_doubtful() && quote.stands().is_some();
    let has_words = !quote.exact.is_empty();
    let is_in_doubt = is_accepted && changed.contains(&quote.document);
    has_words && (is_in_doubt || !stands_as_it_says(quote, document.text.as_str()))
}

/// How many quotes stand how.
///
/// ```
/// use detente::model::{Id, Quote, Standing, lookup::Tally};
/// use detente::text::Span;
/// let quote = |standing| Quote { standing, ..Quote::new(Id::from_bits(1), Span::new(0, 6), "Russia") };
/// let quotes = [Standing::Exact, Standing::Moved, Standing::Exact, Standing::Lost].map(quote);
/// assert_eq!(Tally::of(&quotes).to_string(), "2 exact, 1 moved, 1 to be reviewed");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// At the place where they were, word for word.
    pub exact: usize,
    /// Elsewhere, word for word.
    pub moved: usize,
    /// In other typography.
    pub normalised: usize,
    /// Somewhere the analyst decided on.
    pub accepted: usize,
    /// Not sure, and nobody has decided yet.
    pub waiting: usize,
    /// Gone, and let go.
    pub let_go: usize,
}

impl Tally {
    /// Counts `quotes`.
    #[must_use]
    pub fn of<'q>(quotes: impl IntoIterator<Item = &'q Quote>) -> Self {
        let mut tally = Self::default();
        for quote in quotes {
            let count = match quote.standing {
                Standing::Exact => &mut tally.exact,
                Standing::Moved => &mut tally.moved,
                Standing::Normalised => &mut tally.normalised,
                _ if quote.awaits_review() => &mut tally.waiting,
                Standing::Fuzzy | Standing::Ambiguous => &mut tally.accepted,
                Standing::Lost => &mut tally.let_go,
            };
            *count += 1;
        }
        tally
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.exact, "exact"),
            (self.moved, "moved"),
            (self.normalised, "normalised"),
            (self.accepted, "accepted"),
            (self.waiting, "to be reviewed"),
            (self.let_go, "let go"),
        ];
        let told: Vec<String> =
            counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        f.write_str(if told.is_empty() { "no quotes" } else { "" })?;
        f.write_str(&told.join(", "))
    }
}
