//! Whom the documents mean: the names and aliases of the actors, and what follows from them.
//!
//! An actor called after a state is meant by its adjective, its people and its seat too; a person by the last
//! name. These derived names count a little less, and only while no other actor claims them. Start at [`Cast::of`].

use std::collections::{BTreeMap, HashSet};

use crate::model::{Actor, ActorId, ActorKind, Project};
use crate::suggest::words::{COUNTRIES, Form, country_of, folded};
use crate::text::{Names, Span};

/// A mention of an actor.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) actor: ActorId,
    pub(super) span: Span,
    /// From 0 to 1: how sure it is that the actor is meant.
    pub(super) sureness: f64,
}

/// All actors of a project, ready to be found.
#[derive(Debug)]
pub(super) struct Cast {
    ids: Vec<ActorId>,
    names: Option<Names>,
}

impl Cast {
    pub(super) fn of(project: &Project) -> Self {
        let ids: Vec<ActorId> = project.actors().map(|(id, _)| id).collect();
        let mut given: Vec<(u32, String)> = Vec::new();
        for (index, (_, actor)) in project.actors().enumerate() {
            given.extend(actor.names().map(|name| (index as u32, name.to_owned())));
        }
        let claimed: HashSet<String> = given.iter().map(|(_, name)| folded(name)).collect();
        let mut derived: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (index, (_, actor)) in project.actors().enumerate() {
            for name in derived_names(actor).into_iter().filter(|name| !claimed.contains(&folded(name))) {
                derived.entry(name).or_default().push((ids.len() + index) as u32);
            }
        }
        given.extend(derived.into_iter().filter(|(_, owners)| owners.len() == 1).map(|(name, owners)| (owners[0], name)));
        let names = Names::new(given.iter().map(|(owner, name)| (*owner, name.as_str()))).ok();
        Self { ids, names }
    }

    /// Everybody in `text`, from left to right.
    pub(super) fn seen_in(&self, text: &str) -> Vec<Seen> {
        let Some(names) = &self.names else { return Vec::new() };
        let found = names.mentions(text).into_iter();
        let seen = found.filter_map(|mention| {
            let owner = mention.owner as usize;
            let sureness: f64 = if owner >= self.ids.len() { 0.9 } else { 1.0 };
            let actor = *self.ids.get(owner % self.ids.len())?;
            Some(Seen { actor, span: mention.span, sureness: if mention.is_undecided() { sureness * 0.6 } else { sureness } })
        });
        seen.collect()
    }
}

/// Names that follow from those given.
fn derived_names(actor: &Actor) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in actor.names() {
        if let Some((index, Form::Name)) = country_of(&folded(name)) {
            names.extend(COUNTRIES[index].forms.iter().map(|(form, _)| (*form).to_owned()));
        }
    }
    if actor.kind == ActorKind::Person || actor.kind == ActorKind::Other {
        names.extend(last_name(&actor.name).map(str::to_owned).filter(|_| actor.kind == ActorKind::Person));
    }
    names.sort();
    names.dedup();
    names
}

/// The last word of a full name, with its particle if that is joined by a hyphen.
fn last_name(name: &str) -> Option<&str> {
    let (rest, last) = name.rsplit_once(' ')?;
    (last.chars().count() > 3 && last.starts_with(char::is_uppercase) && !rest.is_empty()).then_some(last)
}
