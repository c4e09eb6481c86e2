//! Drawing and changing ties.

use super::actors::some;
use super::draft::{Draft, name};
use super::{EditError, End, NewTie, TieChange};
use crate::model::{Actor, ActorId, Tie, TieEnd, TieId, place_within_limits};
use crate::text::one_line;

impl Draft<'_> {
    pub(super) fn draw_tie(&mut self, new: NewTie) -> Result<(), EditError> {
        let from = self.end(new.from)?;
        let to = self.end(new.to)?;
        self.must_differ(from, to)?;
        let mut tie = Tie::new(from, to, new.stance);
        tie.direction = new.direction;
        tie.quotes =
            new.words.map(|words| self.quote_said(words, &new.said)).transpose()?.into_iter().collect();
        self.make_tie(tie);
        Ok(())
    }

    fn end(&mut self, end: End) -> Result<ActorId, EditError> {
        match end {
            End::Actor(id) => self.actor(id).map(|_| id),
            End::ActorAt(id, place) => {
                let mut actor = self.actor(id)?;
                if actor.place.is_none() {
                    actor.place = Some(place_within_limits(place));
                    self.put_actor(id, actor);
                }
                Ok(id)
            }
            End::New(text, place) => {
                let mut actor = Actor::named(&name(&text, "name of the actor")?);
                actor.place = place.map(place_within_limits);
                Ok(self.make_actor(actor))
            }
        }
    }

    fn must_differ(&self, from: ActorId, to: ActorId) -> Result<(), EditError> {
        if from == to { Err(EditError::SameActor { name: self.actor(from)?.name }) } else { Ok(()) }
    }

    pub(super) fn change_tie(&mut self, id: TieId, change: TieChange) -> Result<(), EditError> {
        let mut tie = self.tie(id)?;
        match change {
            TieChange::Stance(stance) => tie.stance = stance,
            TieChange::Direction(direction) => tie.direction = direction,
            TieChange::Label(label) => tie.label = one_line(&label),
            TieChange::Date(date) => tie.date = date,
            TieChange::Note(note) => tie.note = note,
        }
        self.put_tie(id, tie);
        Ok(())
    }

    pub(super) fn reverse_ties(&mut self, ties: &[TieId]) -> Result<(), EditError> {
        for id in some(ties)? {
            let mut tie = self.tie(*id)?;
            std::mem::swap(&mut tie.from, &mut tie.to);
            self.put_tie(*id, tie);
        }
        Ok(())
    }

    pub(super) fn swap_stances(&mut self, ties: &[TieId]) -> Result<(), EditError> {
        for id in some(ties)? {
            let mut tie = self.tie(*id)?;
            tie.stance = tie.stance.swapped();
            self.put_tie(*id, tie);
        }
        Ok(())
    }

    pub(super) fn reconnect_tie(&mut self, id: TieId, end: TieEnd, to: End) -> Result<(), EditError> {
        let mut tie = self.tie(id)?;
        let actor = self.end(to)?;
        match end {
            TieEnd::From => tie.from = actor,
            TieEnd::To => tie.to = actor,
        }
        self.must_differ(tie.from, tie.to)?;
        self.put_tie(id, tie);
        Ok(())
    }
}
