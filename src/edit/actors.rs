//! Making, changing, moving and doubling actors. Merging two stands in `merge`, deleting in `delete`.

use std::collections::BTreeMap;

use kurbo::{Point, Vec2};

use super::draft::{Draft, name};
use super::{ActorChange, EditError};
use crate::model::{Actor, ActorId, check, place_within_limits};
use crate::text::one_line;

const NAME: &str = "name of the actor";
/// Where an actor split from another lies, seen from that one.
const BESIDE: Vec2 = Vec2::new(0.0, 90.0);

impl Draft<'_> {
    pub(super) fn add_actors(&mut self, actors: Vec<Actor>) -> Result<(), EditError> {
        for mut actor in actors {
            actor.name = name(&actor.name, NAME)?;
            actor.aliases = tidy_aliases(&actor.name, &actor.aliases);
            actor.place = actor.place.map(place_within_limits);
            if let Some(whole) = actor.part_of {
                self.actor(whole)?;
            }
            self.make_actor(actor);
        }
        Ok(())
    }

    pub(super) fn change_actor(&mut self, id: ActorId, change: ActorChange) -> Result<(), EditError> {
        let mut actor = self.actor(id)?;
        match change {
            ActorChange::Name(new) => {
                actor.name = name(&new, NAME)?;
                actor.aliases = tidy_aliases(&actor.name, &actor.aliases); // the new name may have been one
            }
            ActorChange::Aliases(aliases) => actor.aliases = tidy_aliases(&actor.name, &aliases),
            ActorChange::Kind(kind) => actor.kind = kind,
            ActorChange::Colour(colour) => actor.colour = colour,
            ActorChange::Note(note) => actor.note = note,
            ActorChange::PartOf(whole) => actor.part_of = self.whole_for(id, whole)?,
        }
        self.put_actor(id, actor);
        Ok(())
    }

    pub(super) fn add_alias(&mut self, id: ActorId, alias: &str) -> Result<(), EditError> {
        let mut actor = self.actor(id)?;
        actor.aliases.push(name(alias, "alias")?);
        actor.aliases = tidy_aliases(&actor.name, &actor.aliases);
        self.put_actor(id, actor);
        Ok(())
    }

    /// The new actor has the kind of the old one and lies beside it.
    pub(super) fn split_alias(&mut self, id: ActorId, alias: &str) -> Result<(), EditError> {
        let mut actor = self.actor(id)?;
        let Some(at) = actor.aliases.iter().position(|known| known == alias) else {
            return Err(EditError::NoAlias { name: actor.name, alias: alias.to_owned() });
        };
        let name = actor.aliases.remove(at);
        let place = actor.place.map(|at| place_within_limits(at + BESIDE));
        let split = Actor { kind: actor.kind, place, ..Actor::named(&name) };
        self.put_actor(id, actor);
        self.make_actor(split);
        Ok(())
    }

    fn whole_for(&self, part: ActorId, whole: Option<ActorId>) -> Result<Option<ActorId>, EditError> {
        let Some(whole) = whole else { return Ok(None) };
        let found = self.actor(whole)?;
        if part == whole || check::is_part_of(&self.project, whole, part) {
            return Err(EditError::PartOfItself { part: self.actor(part)?.name, whole: found.name });
        }
        Ok(Some(whole))
    }

    pub(super) fn move_actors(&mut self, places: &[(ActorId, Point)]) -> Result<(), EditError> {
        for (id, place) in places {
            let mut actor = self.actor(*id)?;
            actor.place = Some(place_within_limits(*place));
            self.put_actor(*id, actor);
        }
        Ok(())
    }

    pub(super) fn nudge_actors(&mut self, actors: &[ActorId], by: Vec2) -> Result<(), EditError> {
        for id in some(actors)? {
            let mut actor = self.actor(*id)?;
            actor.place = actor.place.map(|at| place_within_limits(at + by));
            self.put_actor(*id, actor);
        }
        Ok(())
    }

    pub(super) fn pin_actors(&mut self, actors: &[ActorId], pinned: bool) -> Result<(), EditError> {
        for id in some(actors)? {
            let mut actor = self.actor(*id)?;
            actor.pinned = pinned;
            self.put_actor(*id, actor);
        }
        Ok(())
    }

    pub(super) fn lift_actors(&mut self, actors: &[ActorId]) -> Result<(), EditError> {
        for id in some(actors)? {
            let mut actor = self.actor(*id)?;
            actor.place = None;
            self.put_actor(*id, actor);
        }
        Ok(())
    }

    /// The copies share the quotes of the originals' ties: a quote may back several.
    pub(super) fn duplicate_actors(&mut self, actors: &[ActorId], by: Vec2) -> Result<(), EditError> {
        self.copies_of(actors, by).map(drop)
    }

    /// Makes copies of actors and of the ties among them; gives the copy of each.
    pub(super) fn copies_of(
        &mut self,
        actors: &[ActorId],
        by: Vec2,
    ) -> Result<BTreeMap<ActorId, ActorId>, EditError> {
        let mut copies = BTreeMap::new(); // sorted, so that new ids do not depend on chance
        for id in some(actors)? {
            if copies.contains_key(id) {
                continue;
            }
            let mut copy = self.actor(*id)?;
            copy.name = self.free_name(&copy.name);
            copy.picture = self.copied_face(copy.picture);
            copy.aliases.clear(); // an alias in two places would be undecided in every text
            copy.place = copy.place.map(|at| place_within_limits(at + by));
            copies.insert(*id, self.make_actor(copy));
        }
        for id in copies.keys() {
            let ties: Vec<_> = self.project.ties_of(*id).map(|(_, tie)| tie.clone()).collect();
            for mut tie in ties.into_iter().filter(|tie| tie.from == *id) {
                let (Some(from), Some(to)) = (copies.get(&tie.from), copies.get(&tie.to)) else { continue };
                (tie.from, tie.to) = (*from, *to);
                self.make_tie(tie);
            }
        }
        Ok(copies)
    }

    pub(super) fn free_name(&self, name: &str) -> String {
        let base = name.rsplit_once(" (copy").map_or(name, |(base, _)| base);
        let candidates =
            (1..).map(|n| if n == 1 { format!("{base} (copy)") } else { format!("{base} (copy {n})") });
        let is_free = |name: &String| self.project.actors().all(|(_, actor)| actor.name != *name);
        candidates.into_iter().find(is_free).unwrap_or_default()
    }
}

pub(super) fn some<T>(chosen: &[T]) -> Result<&[T], EditError> {
    if chosen.is_empty() { Err(EditError::Nothing) } else { Ok(chosen) }
}

/// Aliases on one line each, none empty, none twice, none the name itself.
pub(super) fn tidy_aliases(name: &str, aliases: &[String]) -> Vec<String> {
    let mut tidy: Vec<String> = Vec::new();
    for alias in aliases.iter().map(|alias| one_line(alias)) {
        if !alias.is_empty() && alias != name && !tidy.contains(&alias) {
            tidy.push(alias);
        }
    }
    tidy
}
