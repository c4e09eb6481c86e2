//! The project on its way from one step to the next.

use super::{Edit, EditError, Things, Words};
use crate::model::{
    Actor, ActorId, Document, DocumentId, Id, IdSource, Kind, Project, Quote, QuoteId, Tie, TieId,
};
use crate::text::{Span, one_line};

/// A project being changed, the source of its ids, and what was touched so far.
pub(super) struct Draft<'a> {
    pub(super) project: Project,
    pub(super) touched: Things,
    ids: &'a mut IdSource,
}

impl<'a> Draft<'a> {
    pub(super) fn new(project: Project, ids: &'a mut IdSource) -> Self {
        Self { project, touched: Things::default(), ids }
    }

    pub(super) fn finish(self) -> (Project, Things) {
        (self.project, self.touched)
    }

    pub(super) fn carry_out(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::SetTitle(title) => self.project.title = one_line(&title),
            Edit::SetNote(note) => self.project.note = note,
            Edit::AddDocuments(documents) => self.add_documents(documents)?,
            Edit::ChangeDocument(id, change) => self.change_document(id, change)?,
            Edit::ChangeDocuments(ids, change) => {
                for id in ids {
                    self.change_document(id, change.clone())?;
                }
            }
            Edit::ReadAgain(id, copy) => self.read_again(id, *copy)?,
            Edit::AddActors(actors) => self.add_actors(actors)?,
            Edit::ChangeActor(id, change) => self.change_actor(id, change)?,
            Edit::ChangeActors(ids, change) => {
                for id in ids {
                    self.change_actor(id, change.clone())?;
                }
            }
            Edit::MoveActors(places) => self.move_actors(&places)?,
            Edit::NudgeActors(actors, by) => self.nudge_actors(&actors, by)?,
            Edit::PinActors(actors, pinned) => self.pin_actors(&actors, pinned)?,
            Edit::LiftActors(actors) => self.lift_actors(&actors)?,
            Edit::DuplicateActors(actors, by) => self.duplicate_actors(&actors, by)?,
            Edit::MergeActors { keep, gone } => self.merge_actors(keep, gone)?,
            Edit::AddAlias(id, alias) => self.add_alias(id, &alias)?,
            Edit::SplitAlias(id, alias) => self.split_alias(id, &alias)?,
            Edit::DrawTie(tie) => self.draw_tie(tie)?,
            Edit::ChangeTie(id, change) => self.change_tie(id, change)?,
            Edit::ReverseTies(ties) => self.reverse_ties(&ties)?,
            Edit::SwapStances(ties) => self.swap_stances(&ties)?,
            Edit::ReconnectTie(id, end, to) => self.reconnect_tie(id, end, to)?,
            Edit::AddQuote(words) => drop(self.quote(words)?),
            Edit::AttachWords(tie, words, said) => self.attach_words(tie, words, &said)?,
            Edit::AttachQuote(tie, quote) => self.attach(tie, quote)?,
            Edit::DetachQuote(tie, quote) => self.detach(tie, quote)?,
            Edit::ChangeQuote(id, change) => self.change_quote(id, change)?,
            Edit::ChangeQuotes(ids, change) => {
                for id in ids {
                    self.change_quote(id, change.clone())?;
                }
            }
            Edit::ReviewQuote(id, review) => self.review_quote(id, review)?,
            Edit::Dismiss(keys) => keys.iter().for_each(|key| self.project.dismiss(key)),
            Edit::Restore(keys) => keys.iter().for_each(|key| self.project.restore(key)),
            Edit::SetCues(cues) => self.project.cues = cues,
            Edit::Delete(things) => self.delete(&things)?,
            Edit::AddRows(actors, ties) => self.add_rows(actors, ties)?,
            beside => self.carry_out_beside(beside)?,
        }
        Ok(())
    }

    pub(super) fn actor(&self, id: ActorId) -> Result<Actor, EditError> {
        self.project.actor(id).cloned().ok_or(EditError::Missing { what: "actor" })
    }

    pub(super) fn tie(&self, id: TieId) -> Result<Tie, EditError> {
        self.project.tie(id).cloned().ok_or(EditError::Missing { what: "tie" })
    }

    pub(super) fn document(&self, id: DocumentId) -> Result<Document, EditError> {
        self.project.document(id).cloned().ok_or(EditError::Missing { what: "document" })
    }

    pub(super) fn put_actor(&mut self, id: ActorId, actor: Actor) {
        self.project.put_actor(id, actor);
        self.touched.actors.push(id);
    }

    pub(super) fn put_tie(&mut self, id: TieId, tie: Tie) {
        self.project.put_tie(id, tie);
        self.touched.ties.push(id);
    }

    pub(super) fn put_quote(&mut self, id: QuoteId, quote: Quote) {
        self.project.put_quote(id, quote);
        self.touched.quotes.push(id);
    }

    pub(super) fn put_document(&mut self, id: DocumentId, document: Document) {
        self.project.put_document(id, document);
        self.touched.documents.push(id);
    }

    pub(super) fn make_actor(&mut self, actor: Actor) -> ActorId {
        let id = self.ids.fresh(|id| self.project.actor(id).is_some());
        self.put_actor(id, actor);
        id
    }

    pub(super) fn make_tie(&mut self, tie: Tie) -> TieId {
        let id = self.ids.fresh(|id| self.project.tie(id).is_some());
        self.put_tie(id, tie);
        id
    }

    /// An id that nothing of its kind has.
    pub(super) fn fresh<K: Kind>(&mut self, is_taken: impl Fn(&Project, Id<K>) -> bool) -> Id<K> {
        self.ids.fresh(|id| is_taken(&self.project, id))
    }

    /// Takes a tie out; its quotes stay.
    pub(super) fn drop_tie(&mut self, id: TieId) {
        self.project.drop_tie(id);
        self.project.forget_tie(id);
    }

    pub(super) fn make_document(&mut self, document: Document) -> DocumentId {
        let id = self.ids.fresh(|id| self.project.document(id).is_some());
        self.put_document(id, document);
        id
    }

    /// The quote of these very words: the one that is there already, or a new one.
    pub(super) fn quote(&mut self, words: Words) -> Result<QuoteId, EditError> {
        let document = self.document(words.document)?;
        let span = words.span.trimmed(document.text.as_str());
        let is_it = |quote: &Quote| quote.stands() == Some(span) && !quote.standing.is_doubtful();
        let known = self.project.quotes_in(words.document).find(|(_, quote)| is_it(quote));
        if let Some((id, _)) = known {
            self.touched.quotes.push(id);
            return Ok(id);
        }
        let quote = captured(words.document, &document, span)?;
        let id = self.ids.fresh(|id| self.project.quote(id).is_some());
        self.put_quote(id, quote);
        Ok(id)
    }
}

/// A quote of the words at `span`, with what stands around them.
pub(super) fn captured(id: DocumentId, document: &Document, span: Span) -> Result<Quote, EditError> {
    let no_words = EditError::NoWords { start: span.start, end: span.end };
    let words =
        crate::text::anchor::capture(&document.text, span).filter(|words| !words.exact.trim().is_empty());
    let words = words.ok_or(no_words)?;
    let known = Quote::new(id, span, &words.exact);
    Ok(Quote { prefix: words.prefix, suffix: words.suffix, ..known })
}

/// `text` on one line, or an error if nothing is left of it.
pub(super) fn name(text: &str, what: &'static str) -> Result<String, EditError> {
    let name = one_line(text);
    if name.is_empty() { Err(EditError::Empty { what }) } else { Ok(name) }
}
