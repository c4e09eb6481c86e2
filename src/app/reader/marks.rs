//! What is marked in a document: quotes with their stances, and names of known actors.
//!
//! Quotes are looked up once for each value of the project; names are sought block by block as they come into view
//! and sought again only when a name changed. Making names ready is the business of [`mentions`](crate::app::mentions). How marks look is in [`paint`](super::paint).

use std::collections::HashMap;
use std::sync::Arc;

use super::layout::Page;
use crate::edit::Things;
use crate::model::{ActorId, DocumentId, NameBook, Project, QuoteId, Stance, Standing, TieId};
use crate::text::Span;

/// Quotes closer than this, in bytes, get stripes side by side: they may share a line.
const LINE: usize = 90;
/// A name may reach so many bytes over the edge of a block: damaged texts break lines within names.
const OVERHANG: usize = 80;
/// Blocks whose names are remembered.
const KEPT: usize = 2_000;

/// Words that are quoted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct QuoteMark {
    /// The quote.
    pub id: QuoteId,
    /// Where it stands.
    pub span: Span,
    /// The ties it backs, by id.
    pub ties: Vec<TieId>,
    /// True if a tie of support rests on it.
    pub supports: bool,
    /// True if a tie of clash rests on it.
    pub clashes: bool,
    /// True if it is not sure that it stands here, and the analyst has not decided yet.
    pub waits: bool,
    /// Which of the stripes side by side is its own, counted from the words.
    pub lane: usize,
}

/// A name of an actor of the project.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NameMark {
    /// Where it stands.
    pub span: Span,
    /// Whom it names; several if they share the name.
    pub actors: Vec<ActorId>,
}

impl NameMark {
    /// True if only the analyst can tell whom it names.
    pub fn is_undecided(&self) -> bool {
        self.actors.len() > 1
    }
}

/// The marks of the document at hand.
#[derive(Debug, Default)]
pub(super) struct Marks {
    made_for: Option<(DocumentId, u64)>,
    quotes: Vec<QuoteMark>,
    book: Option<Arc<NameBook>>,
    named: HashMap<usize, Vec<NameMark>>,
}

impl QuoteMark {
    /// The stances it stands for: none, one or both.
    pub fn stances(&self) -> impl Iterator<Item = Stance> {
        let both = [(self.supports, Stance::Support), (self.clashes, Stance::Clash)];
        both.into_iter().filter_map(|(has, stance)| has.then_some(stance))
    }

    /// True if it, or a tie that rests on it, is selected.
    pub fn is_selected(&self, selection: &Things) -> bool {
        selection.quotes.contains(&self.id) || self.ties.iter().any(|tie| selection.ties.contains(tie))
    }

    /// The tie that a press means: the first one, or the one after the one that is selected.
    pub fn next_tie(&self, selection: &Things) -> Option<TieId> {
        let selected = self.ties.iter().position(|tie| selection.ties.contains(tie));
        let next = selected.map_or(0, |at| (at + 1) % self.ties.len());
        self.ties.get(next).copied()
    }
}

impl Marks {
    /// Brings the marks up to date with a document of the project.
    pub fn settle(&mut self, project: &Project, document: DocumentId, revision: u64) {
        if self.made_for == Some((document, revision)) {
            return;
        }
        if self.made_for.is_none_or(|(known, _)| known != document) {
            self.named.clear();
        }
        self.quotes = quotes(project, document);
        self.made_for = Some((document, revision));
    }

    /// Takes the names that are to be sought.
    pub fn know(&mut self, book: Option<&Arc<NameBook>>) {
        let is_other = match (&self.book, book) {
            (Some(known), Some(book)) => !Arc::ptr_eq(known, book),
            (known, book) => known.is_some() != book.is_some(),
        };
        if is_other {
            self.book = book.cloned();
            self.named.clear();
        }
    }

    /// The blocks are other ones now: the text was read again, or is laid out by other repairs.
    pub fn forget_names(&mut self) {
        self.named.clear();
    }

    /// All quotes of the document, by where they begin.
    pub fn quotes(&self) -> &[QuoteMark] {
        &self.quotes
    }

    /// The quotes that have some words in `span`, shortest last, so that it lies on top.
    pub fn quotes_in(&self, span: Span) -> Vec<&QuoteMark> {
        let mut found: Vec<_> = self.quotes.iter().filter(|quote| quote.span.overlaps(span)).collect();
        found.sort_by_key(|quote| std::cmp::Reverse(quote.span.len()));
        found
    }

    /// The names in a block of the page.
    pub fn names_in(&mut self, page: &Page, block: usize) -> &[NameMark] {
        if self.named.len() > KEPT {
            self.named.clear();
        }
        let (book, span) = (&self.book, page.wording.source_of(page.blocks.get(block).span));
        let text = page.wording.source().as_str();
        let found = || book.as_ref().map(|book| sought(book, text, span)).unwrap_or_default();
        self.named.entry(block).or_insert_with(found)
    }

    /// The names around a place, sought anew.
    pub fn names_around(&self, text: &str, span: Span) -> Vec<NameMark> {
        self.book.as_ref().map(|book| sought(book, text, span)).unwrap_or_default()
    }
}

/// The names that touch `span`.
fn sought(book: &NameBook, text: &str, span: Span) -> Vec<NameMark> {
    let start = text.floor_char_boundary(span.start.saturating_sub(OVERHANG));
    let end = text.ceil_char_boundary((span.end + OVERHANG).min(text.len()));
    let found = book.named(&text[start..end]).into_iter();
    let marks = found.map(|named| NameMark {
        span: Span::new(start + named.span.start, start + named.span.end),
        actors: named.actors().collect(),
    });
    // A name cut by the edge of the window may look like a shorter one: those beyond the span are not asked for.
    marks.filter(|mark| mark.span.overlaps(span)).collect()
}

fn quotes(project: &Project, document: DocumentId) -> Vec<QuoteMark> {
    let mut quotes: Vec<QuoteMark> = project
        .quotes_in(document)
        .filter_map(|(id, quote)| {
            // What is lost stands nowhere: the place that is like it may speak of somebody else.
            let likely =
                quote.candidate.filter(|_| quote.awaits_review() && quote.standing != Standing::Lost);
            let span = quote.stands().or(likely)?;
            let has = |stance| project.ties_on(id).any(|(_, tie)| tie.stance == stance);
            Some(QuoteMark {
                id,
                span,
                ties: project.ties_on(id).map(|(tie, _)| tie).collect(),
                supports: has(Stance::Support),
                clashes: has(Stance::Clash),
                waits: quote.awaits_review(),
                lane: 0,
            })
        })
        .collect();
    quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end), quote.id));
    put_side_by_side(&mut quotes);
    quotes
}

/// Gives each quote the first lane that is free where it begins.
fn put_side_by_side(quotes: &mut [QuoteMark]) {
    let mut ends: Vec<usize> = Vec::new();
    for quote in quotes {
        let free = ends.iter().position(|end| *end + LINE <= quote.span.start);
        quote.lane = free.unwrap_or(ends.len());
        match ends.get_mut(quote.lane) {
            Some(end) => *end = quote.span.end,
            None => ends.push(quote.span.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn mark(start: usize, end: usize) -> QuoteMark {
        let id = Id::from_bits(start as u64);
        QuoteMark {
            id,
            span: Span::new(start, end),
            ties: Vec::new(),
            supports: false,
            clashes: false,
            waits: false,
            lane: 9,
        }
    }

    #[test]
    fn quotes_that_may_share_a_line_get_stripes_side_by_side() {
        let mut quotes = [mark(0, 300), mark(50, 120), mark(200, 260), mark(500, 600)];
        put_side_by_side(&mut quotes);
        assert_eq!(quotes.map(|quote| quote.lane), [0, 1, 2, 0]);
    }

    #[test]
    fn repeated_presses_go_through_all_ties_of_a_quote() {
        let ties = [1, 2, 3].map(TieId::from_bits);
        let quote = QuoteMark { ties: ties.to_vec(), ..mark(0, 5) };
        let mut selection = Things::default();
        let mut visited = Vec::new();
        for _ in 0..4 {
            let tie = quote.next_tie(&selection).unwrap();
            visited.push(tie);
            selection.ties = vec![tie];
        }
        assert_eq!(visited, [ties[0], ties[1], ties[2], ties[0]]);
    }
}
