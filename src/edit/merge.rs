//! Making two actors one, without losing a word of either.

use super::EditError;
use super::actors::tidy_aliases;
use super::draft::Draft;
use crate::model::{Actor, ActorId, ActorKind, Tie, TieId, check};

impl Draft<'_> {
    /// `gone`'s names become aliases of `keep`; its ties and parts move over. Ties that are then the same tie
    /// become one with the quotes of both; ties between the two disappear, their quotes stay in the documents.
    pub(super) fn merge_actors(&mut self, keep: ActorId, gone: ActorId) -> Result<(), EditError> {
        let (kept, lost) = (self.actor(keep)?, self.actor(gone)?);
        if keep == gone {
            return Err(EditError::SameActor { name: kept.name });
        }
        self.hand_over_parts(keep, gone);
        let mut merged = joined(kept, &lost);
        let whole = merged.part_of.or(lost.part_of);
        merged.part_of = whole.filter(|whole| *whole != keep && *whole != gone);
        self.put_actor(keep, merged);
        if check::is_part_of(&self.project, keep, keep) {
            let mut freed = self.actor(keep)?;
            freed.part_of = None;
            self.put_actor(keep, freed);
        }
        let ties: Vec<TieId> = self.project.ties_of(gone).map(|(id, _)| id).collect();
        for id in ties {
            self.hand_over_tie(id, keep, gone)?;
        }
        self.hand_over_canvases(keep, gone);
        self.project.drop_actor(gone);
        self.project.forget_actor(gone);
        Ok(())
    }

    fn hand_over_parts(&mut self, keep: ActorId, gone: ActorId) {
        let parts: Vec<(ActorId, Actor)> =
            self.project.parts_of(gone).map(|(id, part)| (id, part.clone())).collect();
        for (id, mut part) in parts {
            part.part_of = Some(keep).filter(|_| id != keep);
            self.put_actor(id, part);
        }
    }

    fn hand_over_tie(&mut self, id: TieId, keep: ActorId, gone: ActorId) -> Result<(), EditError> {
        let mut tie = self.tie(id)?;
        for end in [&mut tie.from, &mut tie.to] {
            if *end == gone {
                *end = keep;
            }
        }
        if tie.from == tie.to {
            self.drop_tie(id);
            return Ok(());
        }
        let twin = self.project.ties_of(keep).find(|(other, known)| *other != id && is_same_tie(known, &tie));
        let Some((twin_id, twin)) = twin else {
            self.put_tie(id, tie);
            return Ok(());
        };
        let union = joined_tie(twin.clone(), tie);
        self.drop_tie(id);
        self.put_tie(twin_id, union);
        Ok(())
    }
}

fn joined(mut kept: Actor, lost: &Actor) -> Actor {
    let names: Vec<String> = kept.aliases.iter().cloned().chain(lost.names().map(str::to_owned)).collect();
    kept.aliases = tidy_aliases(&kept.name, &names);
    if kept.kind == ActorKind::Other {
        kept.kind = lost.kind;
    }
    kept.colour = kept.colour.or(lost.colour);
    kept.place = kept.place.or(lost.place);
    kept.picture = kept.picture.or(lost.picture);
    kept.note = joined_words(kept.note, &lost.note, "\n\n");
    kept
}

/// True if nothing that the analyst wrote would be lost by making the two one.
fn is_same_tie(one: &Tie, other: &Tie) -> bool {
    let fits = |a: &str, b: &str| a == b || a.is_empty() || b.is_empty();
    one.from == other.from
        && one.to == other.to
        && one.stance == other.stance
        && one.direction == other.direction
        && fits(&one.label, &other.label)
        && (one.date == other.date || one.date.is_none() || other.date.is_none())
}

fn joined_tie(mut kept: Tie, lost: Tie) -> Tie {
    for quote in lost.quotes {
        if !kept.quotes.contains(&quote) {
            kept.quotes.push(quote);
        }
    }
    kept.label = joined_words(kept.label, &lost.label, "; ");
    kept.note = joined_words(kept.note, &lost.note, "\n\n");
    kept.date = kept.date.or(lost.date);
    kept
}

fn joined_words(kept: String, lost: &str, between: &str) -> String {
    match (kept.is_empty(), lost.is_empty() || lost == kept) {
        (_, true) => kept,
        (true, false) => lost.to_owned(),
        (false, false) => kept + between + lost,
    }
}
