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
        given.extend(
            derived
                .into_iter()
                .filter(|(_, owners)| owners.len() == 1)
                .map(|(name, owners)| (owners[0], name)),
        );
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
            Some(Seen {
                actor,
                span: mention.span,
                sureness: if mention.is_undecided() { sureness * 0.6 } else { sureness },
            })
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
    if actor.kind == ActorKind::Person {
        names.extend(last_name(&actor.name).map(str::to_owned));
    }
    for name in actor.names() {
        names.extend(small_name(name));
        names.extend(camp_names(name));
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

/// A description rather than a name is written small inside a sentence: "foreign militias".
fn small_name(name: &str) -> Option<String> {
    let is_description = name.split([' ', '-']).skip(1).any(|word| word.starts_with(char::is_lowercase));
    let first = name.chars().next().filter(|c| c.is_uppercase())?;
    let is_state = name.split([' ', '-']).next().is_some_and(|word| country_of(&folded(word)).is_some());
    (is_description && !is_state).then(|| first.to_lowercase().chain(name.chars().skip(1)).collect())
}

/// "pro-Iranian militias" are "Iranian-backed groups" too, and in a row just "pro-Iranian".
fn camp_names(name: &str) -> Vec<String> {
    let low = name.to_lowercase();
    let side = low.strip_prefix("pro-").and_then(|rest| rest.split(' ').next());
    let backed = SIDES.iter().find_map(|side| low.split_once(side).map(|(base, _)| base));
    let is_group = GROUPS.iter().any(|group| low.ends_with(group));
    let Some(base) =
        side.or(backed).filter(|_| is_group).filter(|base| !base.contains(' ') && !base.is_empty())
    else {
        return Vec::new();
    };
    let base: String =
        base.chars().next().into_iter().flat_map(char::to_uppercase).chain(base.chars().skip(1)).collect();
    let mut names = vec![format!("pro-{base}")];
    for group in GROUPS {
        names.extend(SIDES.iter().map(|side| format!("{base}{side}{group}")));
        names.push(format!("pro-{base} {group}"));
    }
    names
}

const SIDES: &[&str] = &["-backed ", "-sponsored ", "-supported ", "-aligned ", "-linked ", "-affiliated "];
const GROUPS: &[&str] = &["militias", "groups", "factions", "forces", "fighters"];
