//! The words of quotes as they read in the clean text, for cards and tables.
//!
//! A quote keeps the words of its file, with every torn line in them. Where such words are shown, they read as in the
//! reader: by the same rules, or raw if the reader is set so. Words whose place is not certain stay raw.

use std::collections::HashMap;

use super::view::CleanView;
use crate::model::{DocumentId, Project, QuoteId};
use crate::text::clean::{Clean, words_by};
use crate::text::{Span, one_line};

/// Quotes whose words are remembered.
const KEPT: usize = 20_000;
/// A text as long as this, in bytes, is not read whole for a quote of it.
const LONG: usize = 300_000;

/// The clean words of quotes, remembered.
#[derive(Debug, Default)]
pub(super) struct CleanWords {
    view: CleanView,
    known: HashMap<QuoteId, Known>,
    /// The document read last, by the name of its text: its other quotes are asked for next.
    last: Option<(String, Clean)>,
}

#[derive(Debug)]
struct Known {
    document: DocumentId,
    span: Span,
    exact: String,
    words: String,
}

impl CleanWords {
    /// The words of a quote on one line, as the reader shows them.
    pub fn of(&mut self, project: &Project, id: QuoteId, view: CleanView) -> String {
        let Some(quote) = project.quote(id) else { return String::new() };
        if !view.is_on {
            return one_line(&quote.exact);
        }
        if self.view != view || self.known.len() > KEPT {
            *self = Self { view, ..Self::default() };
        }
        let is_same = |known: &&Known| {
            (known.document, known.span) == (quote.document, quote.span) && known.exact == quote.exact
        };
        if let Some(known) = self.known.get(&id).filter(is_same) {
            return known.words.clone();
        }
        let words = self.read(project, id).unwrap_or_else(|| one_line(&quote.exact));
        let known = Known {
            document: quote.document,
            span: quote.span,
            exact: quote.exact.clone(),
            words: words.clone(),
        };
        self.known.insert(id, known);
        words
    }

    fn read(&mut self, project: &Project, id: QuoteId) -> Option<String> {
        let quote = project.quote(id)?;
        let text = &project.document(quote.document)?.text;
        let span = quote.stands().filter(|span| text.slice(*span) == Some(&quote.exact))?;
        if text.len() > LONG {
            return Some(one_line(&words_by(text, span, self.view.rules)));
        }
        if self.last.as_ref().is_none_or(|(sha256, _)| sha256 != text.sha256()) {
            self.last = Some((text.sha256().to_owned(), Clean::of(text, self.view.rules)));
        }
        let clean = self.last.as_ref().map(|(_, clean)| clean)?;
        Some(one_line(clean.words(span)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Id, Quote};
    use crate::text::SourceText;
    use crate::text::clean::{Rule, Rules};

    fn project(text: &str, exact: &str) -> (Project, QuoteId) {
        let mut project = Project::new(Id::from_bits(1));
        let document = Id::from_bits(2);
        let start = text.find(exact).unwrap_or(0);
        let quote = Quote::new(document, Span::new(start, start + exact.len()), exact);
        project.put_document(document, Document::titled("A paper", SourceText::new(text)));
        project.put_quote(Id::from_bits(3), quote);
        (project, Id::from_bits(3))
    }

    #[test]
    fn torn_words_read_clean_by_the_rules_at_hand() {
        let (project, id) = project("He led the 25\nth Division.There it was.", "the 25\nth Division.There");
        let mut words = CleanWords::default();
        let view = CleanView::default();
        assert_eq!(words.of(&project, id, view), "the 25th Division. There");
        let fewer = CleanView { rules: Rules::default().with(Rule::Ordinals, false), ..view };
        assert_eq!(words.of(&project, id, fewer), "the 25 th Division. There");
        assert_eq!(words.of(&project, id, CleanView { is_on: false, ..view }), "the 25 th Division.There");
    }

    #[test]
    fn words_that_are_no_longer_there_stay_as_they_were_taken() {
        let (project, id) = project("Something else stands here now, and no more.", "the 25\nth Division");
        assert_eq!(CleanWords::default().of(&project, id, CleanView::default()), "the 25 th Division");
    }

    #[test]
    fn a_quote_of_a_very_long_text_reads_clean_too() {
        let filler = "Nothing of note was said on that day in the town.\n".repeat(9_000);
        let text = format!("{filler}He led the 25\nth Division.\n{filler}");
        let (project, id) = project(&text, "the 25\nth Division");
        assert_eq!(CleanWords::default().of(&project, id, CleanView::default()), "the 25th Division");
    }
}
