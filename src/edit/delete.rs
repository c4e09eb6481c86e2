//! Deleting, and what goes along: an actor takes its ties, a document its quotes. Quotes outlive ties, because
//! reading them was work.

use super::draft::Draft;
use super::{EditError, Things};
use crate::model::{ActorId, DocumentId, QuoteId, TieId};

impl Draft<'_> {
    pub(super) fn delete(&mut self, things: &Things) -> Result<(), EditError> {
        if things.is_empty() {
            return Err(EditError::Nothing);
        }
        for id in &things.ties {
            self.tie(*id)?;
        }
        things.ties.iter().for_each(|id| self.drop_tie(*id));
        for id in &things.actors {
            self.delete_actor(*id)?;
        }
        for id in &things.quotes {
            self.delete_quote(*id)?;
        }
        for id in &things.documents {
            self.delete_document(*id)?;
        }
        self.delete_beside(things)
    }

    fn delete_actor(&mut self, id: ActorId) -> Result<(), EditError> {
        self.actor(id)?;
        let ties: Vec<TieId> = self.project.ties_of(id).map(|(tie, _)| tie).collect();
        ties.into_iter().for_each(|tie| self.drop_tie(tie));
        let parts: Vec<ActorId> = self.project.parts_of(id).map(|(part, _)| part).collect();
        for part in parts {
            let mut freed = self.actor(part)?;
            freed.part_of = None;
            self.put_actor(part, freed);
        }
        self.take_face(id)?;
        self.project.drop_actor(id);
        self.project.forget_actor(id);
        self.touched.actors.retain(|touched| *touched != id);
        Ok(())
    }

    fn delete_quote(&mut self, id: QuoteId) -> Result<(), EditError> {
        self.project.quote(id).ok_or(EditError::Missing { what: "quote" })?;
        let ties: Vec<TieId> = self.project.ties_on(id).map(|(tie, _)| tie).collect();
        for tie in ties {
            self.detach(tie, id)?;
        }
        self.project.drop_quote(id);
        Ok(())
    }

    fn delete_document(&mut self, id: DocumentId) -> Result<(), EditError> {
        self.document(id)?;
        let quotes: Vec<QuoteId> = self.project.quotes_in(id).map(|(quote, _)| quote).collect();
        for quote in quotes {
            self.delete_quote(quote)?;
        }
        self.project.drop_document(id);
        self.project.forget_document(id);
        Ok(())
    }
}
