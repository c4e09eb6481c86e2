//! From statements to a project: names become ids, quotes find their documents and their places.

use std::collections::HashMap;

use kurbo::Point;

use super::attributes::{set_actor, set_document, set_quote, set_tie};
use super::parse::{Attribute, Name, QuoteMention, Statement, TieStatement, What};
use super::{NotationError, WORDS};
use crate::model::quoted::tamed;
use crate::model::{
    Actor, ActorId, Document, DocumentId, IdSource, Project, Quote, QuoteId, Tie, check, place_within_limits,
};
use crate::text::{SourceText, Span, anchor};

/// The project that `statements` describe together.
pub(super) fn project(statements: Vec<Statement>, ids: &mut IdSource) -> Result<Project, NotationError> {
    let project = Project::new(ids.fresh(|_| false));
    let mut builder = Builder {
        project,
        ids,
        actors: HashMap::new(),
        documents: Vec::new(),
        quotes: Vec::new(),
        quotes_by_words: HashMap::new(),
    };
    for statement in &statements {
        builder.document(statement)?;
    }
    for statement in statements {
        builder.take(statement)?;
    }
    builder.finish()
}

struct Builder<'a> {
    project: Project,
    ids: &'a mut IdSource,
    actors: HashMap<Name, ActorId>,
    documents: Vec<DocumentDraft>,
    quotes: Vec<QuoteDraft>,
    quotes_by_words: HashMap<(usize, Name), usize>,
}

struct DocumentDraft {
    title: Name,
    id: DocumentId,
    document: Document,
    text: Option<String>,
}

struct QuoteDraft {
    line: usize,
    id: QuoteId,
    /// Place in `documents`.
    document: usize,
    nth: usize,
    quote: Quote,
}

impl Builder<'_> {
    fn document(&mut self, statement: &Statement) -> Result<(), NotationError> {
        let What::Document { title, attributes } = &statement.what else { return Ok(()) };
        if self.documents.iter().any(|known| known.title == *title) {
            let reason = format!("there is a document {} already", tamed(&title.text, 40));
            return Err(NotationError { line: statement.line, reason });
        }
        let mut draft = self.empty_document(title.clone());
        for attribute in attributes {
            let text = set_document(&mut draft.document, attribute)?;
            draft.text = text.or(draft.text);
        }
        self.documents.push(draft);
        Ok(())
    }

    fn empty_document(&mut self, title: Name) -> DocumentDraft {
        let document = Document::titled(&title.text, SourceText::new(""));
        let taken: Vec<DocumentId> = self.documents.iter().map(|known| known.id).collect();
        DocumentDraft { title, id: self.ids.fresh(|id| taken.contains(&id)), document, text: None }
    }

    fn take(&mut self, statement: Statement) -> Result<(), NotationError> {
        match statement.what {
            What::Actor { name, place, attributes } => self.actor_statement(&name, place, &attributes),
            What::Tie(tie) => self.tie(statement.line, &tie),
            What::Title(title) => {
                self.project.title = title;
                Ok(())
            }
            What::Note(note) => {
                self.project.note = note;
                Ok(())
            }
            What::Document { .. } => Ok(()), // taken before, so that quotes may name documents further down
            What::Quote(mention) => self.quote(&mention).map(drop),
        }
    }

    fn actor(&mut self, name: &Name) -> ActorId {
        if let Some(id) = self.actors.get(name) {
            return *id;
        }
        let id = self.ids.fresh(|id| self.project.actor(id).is_some());
        self.project.put_actor(id, Actor::named(&name.text));
        self.actors.insert(name.clone(), id);
        id
    }

    fn actor_statement(
        &mut self,
        name: &Name,
        place: Option<(f64, f64)>,
        attributes: &[Attribute],
    ) -> Result<(), NotationError> {
        let id = self.actor(name);
        for attribute in attributes {
            let whole = attribute.name_after("part of").map(|whole| self.actor(&whole));
            let mut actor = self.project.actor(id).cloned().unwrap_or_else(|| Actor::named(&name.text));
            match whole {
                Some(whole) if whole == id || check::is_part_of(&self.project, whole, id) => {
                    return Err(attribute.fault(format!("{} would be part of itself", tamed(&name.text, 40))));
                }
                Some(whole) => actor.part_of = Some(whole),
                None => set_actor(&mut actor, attribute)?,
            }
            self.project.put_actor(id, actor);
        }
        if let (Some((x, y)), Some(mut actor)) = (place, self.project.actor(id).cloned()) {
            actor.place = Some(place_within_limits(Point::new(x, y)));
            self.project.put_actor(id, actor);
        }
        Ok(())
    }

    fn tie(&mut self, line: usize, said: &TieStatement) -> Result<(), NotationError> {
        let (from, to) = (self.actor(&said.from), self.actor(&said.to));
        if from == to {
            let reason =
                format!("a tie needs two different actors, found {} twice", tamed(&said.to.text, 40));
            return Err(NotationError { line, reason });
        }
        let mut tie = Tie { direction: said.direction, ..Tie::new(from, to, said.stance) };
        for attribute in &said.attributes {
            set_tie(&mut tie, attribute)?;
        }
        for mention in &said.quotes {
            let quote = self.quote(mention)?;
            if !tie.quotes.contains(&quote) {
                tie.quotes.push(quote);
            }
        }
        let id = self.ids.fresh(|id| self.project.tie(id).is_some());
        self.project.put_tie(id, tie);
        Ok(())
    }

    /// The quote of these words in their document: the one that was mentioned before, or a new one.
    fn quote(&mut self, mention: &QuoteMention) -> Result<QuoteId, NotationError> {
        let document = self.document_of(mention)?;
        let key = (document, mention.words.clone());
        let at = match self.quotes_by_words.get(&key) {
            Some(at) => *at,
            None => {
                self.quotes.push(self.new_quote(mention, document));
                let at = self.quotes.len() - 1;
                self.quotes[at].id = self.ids.fresh(|id| self.quotes.iter().any(|known| known.id == id));
                self.quotes_by_words.insert(key, at);
                at
            }
        };
        for attribute in &mention.attributes {
            if attribute.name_after("in").is_none() {
                set_quote(&mut self.quotes[at].quote, attribute)?;
            }
        }
        Ok(self.quotes[at].id)
    }

    fn new_quote(&self, mention: &QuoteMention, document: usize) -> QuoteDraft {
        let quote = Quote::new(self.documents[document].id, Span::new(0, 0), &mention.words.text);
        QuoteDraft { line: mention.line, id: QuoteId::from_bits(0), document, nth: mention.words.nth, quote }
    }

    fn document_of(&mut self, mention: &QuoteMention) -> Result<usize, NotationError> {
        let named = mention.attributes.iter().find_map(|attribute| attribute.name_after("in"));
        let Some(named) = named else {
            if self.documents.is_empty() {
                let words = self.empty_document(Name { text: WORDS.into(), nth: 1 });
                self.documents.push(words);
            }
            return Ok(0);
        };
        let found = self.documents.iter().position(|known| known.title == named);
        let reason = || format!("there is no document {}", tamed(&named.text, 40));
        found.ok_or_else(|| NotationError { line: mention.line, reason: reason() })
    }

    fn finish(mut self) -> Result<Project, NotationError> {
        let mut texts: Vec<String> =
            self.documents.iter().map(|draft| draft.text.clone().unwrap_or_default()).collect();
        for draft in &mut self.quotes {
            let (text, is_given) =
                (&mut texts[draft.document], self.documents[draft.document].text.is_some());
            draft.quote.span = if is_given { found_in(text, draft)? } else { added_to(text, draft) };
        }
        for (draft, text) in self.documents.into_iter().zip(&texts) {
            let document = Document { text: SourceText::new(text), ..draft.document };
            self.project.put_document(draft.id, document);
        }
        for draft in self.quotes {
            let reason = "expected words that a document can hold".to_owned();
            let fault = NotationError { line: draft.line, reason };
            let quote = in_context(&self.project, draft.quote).ok_or(fault)?;
            self.project.put_quote(draft.id, quote);
        }
        Ok(self.project)
    }
}

fn added_to(text: &mut String, draft: &QuoteDraft) -> Span {
    if !text.is_empty() {
        text.push('\n');
    }
    let start = text.len();
    text.push_str(&draft.quote.exact);
    Span::new(start, text.len())
}

fn found_in(text: &str, draft: &QuoteDraft) -> Result<Span, NotationError> {
    let words = draft.quote.exact.as_str();
    let place = text.match_indices(words).nth(draft.nth.saturating_sub(1));
    let place = place.map(|(at, _)| Span::new(at, at + words.len()));
    let reason = || format!("the words \"{}\" do not stand in the text of the document", tamed(words, 40));
    place.ok_or_else(|| NotationError { line: draft.line, reason: reason() })
}

fn in_context(project: &Project, mut quote: Quote) -> Option<Quote> {
    let text = &project.document(quote.document)?.text;
    let captured = anchor::capture(text, quote.span)?;
    if captured.exact != quote.exact {
        return None;
    }
    (quote.prefix, quote.suffix) = (captured.prefix, captured.suffix);
    Some(quote)
}
