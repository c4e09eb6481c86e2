//! Backing ties with words.

use super::draft::{Draft, captured};
use super::{EditError, QuoteChange, Review, Said, Words};
use crate::model::{Hedge, QuoteId, Standing, TieId};
use crate::text::one_line;

impl Draft<'_> {
    /// The quote of these words, said so; what is already known of it is not overwritten.
    pub(super) fn quote_said(&mut self, words: Words, said: &Said) -> Result<QuoteId, EditError> {
        let id = self.quote(words)?;
        let Some(mut quote) = self.project.quote(id).cloned() else { return Ok(id) };
        if quote.speaker.is_empty() {
            quote.speaker = one_line(&said.speaker);
        }
        if quote.hedge == Hedge::Stated {
            quote.hedge = said.hedge;
        }
        self.project.put_quote(id, quote);
        Ok(id)
    }

    pub(super) fn review_quote(&mut self, id: QuoteId, review: Review) -> Result<(), EditError> {
        let mut quote = self.project.quote(id).cloned().ok_or(EditError::Missing { what: "quote" })?;
        let text = self.document(quote.document)?.text;
        let place = match review {
            Review::Accept => Some(quote.candidate.ok_or(EditError::NoCandidate)?),
            Review::Move(span) => Some(span.trimmed(text.as_str())),
            Review::LetGo => None,
        };
        match place {
            Some(span) => {
                let words = span.slice(text.as_str()).filter(|words| !words.is_empty());
                let words = words.ok_or(EditError::NoWords { start: span.start, end: span.end })?;
                quote.standing = if words == quote.exact { Standing::Moved } else { Standing::Fuzzy };
                quote.span = span;
            }
            None => quote.standing = Standing::Lost,
        }
        quote.candidate = None;
        quote.reviewed = quote.standing.is_doubtful();
        self.put_quote(id, quote);
        Ok(())
    }

    pub(super) fn attach_words(&mut self, tie: TieId, words: Words, said: &Said) -> Result<(), EditError> {
        let quote = self.quote_said(words, said)?;
        self.attach(tie, quote)
    }

    pub(super) fn attach(&mut self, id: TieId, quote: QuoteId) -> Result<(), EditError> {
        let mut tie = self.tie(id)?;
        self.project.quote(quote).ok_or(EditError::Missing { what: "quote" })?;
        if !tie.quotes.contains(&quote) {
            tie.quotes.push(quote);
        }
        self.put_tie(id, tie);
        Ok(())
    }

    pub(super) fn detach(&mut self, id: TieId, quote: QuoteId) -> Result<(), EditError> {
        let mut tie = self.tie(id)?;
        tie.quotes.retain(|known| *known != quote);
        self.put_tie(id, tie);
        Ok(())
    }

    pub(super) fn change_quote(&mut self, id: QuoteId, change: QuoteChange) -> Result<(), EditError> {
        let mut quote = self.project.quote(id).cloned().ok_or(EditError::Missing { what: "quote" })?;
        match change {
            QuoteChange::Span(span) => {
                let document = self.document(quote.document)?;
                let fresh = captured(quote.document, &document, span.trimmed(document.text.as_str()))?;
                (quote.span, quote.exact) = (fresh.span, fresh.exact);
                (quote.prefix, quote.suffix) = (fresh.prefix, fresh.suffix);
                (quote.standing, quote.candidate, quote.reviewed) = (Standing::Exact, None, false);
            }
            QuoteChange::Speaker(speaker) => quote.speaker = one_line(&speaker),
            QuoteChange::Date(date) => quote.date = date,
            QuoteChange::Hedge(hedge) => quote.hedge = hedge,
            QuoteChange::SourceGrade(grade) => quote.source_grade = grade,
            QuoteChange::InformationGrade(grade) => quote.information_grade = grade,
            QuoteChange::Note(note) => quote.note = note,
        }
        self.put_quote(id, quote);
        Ok(())
    }
}
