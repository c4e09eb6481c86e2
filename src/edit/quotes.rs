//! Backing ties with words.

use super::draft::{Draft, captured};
use super::{EditError, QuoteChange, Words};
use crate::model::{QuoteId, TieId};
use crate::text::one_line;

impl Draft<'_> {
    pub(super) fn attach_words(&mut self, tie: TieId, words: Words) -> Result<(), EditError> {
        let quote = self.quote(words)?;
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
