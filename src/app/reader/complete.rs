//! Actors that a half-typed name may mean, best first.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::model::{ActorId, Project};
use crate::text::fold;

/// An actor that may be meant, and the name or alias that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Candidate {
    /// The actor.
    pub actor: ActorId,
    /// How the actor is called on the canvas.
    pub name: String,
    /// The alias that fits, if it is not the name.
    pub alias: Option<String>,
}

/// The actor whose name or alias is typed in full, whatever its case, marks and spaces.
pub(super) fn named(project: &Project, typed: &str) -> Option<ActorId> {
    let sought = folded(typed);
    let is_meant = |name: &str| !sought.is_empty() && folded(name) == sought;
    let by_name = project.actors().find(|(_, actor)| is_meant(&actor.name));
    by_name.or_else(|| project.actors().find(|(_, actor)| actor.names().any(is_meant))).map(|(id, _)| id)
}

fn folded(name: &str) -> String {
    fold(name).text().trim().to_owned()
}

/// At most `limit` actors that fit what is typed, best first: those that begin
/// so go before all others. All by name if nothing is typed.
pub(in crate::app) fn candidates(project: &Project, typed: &str, limit: usize) -> Vec<Candidate> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut scored: Vec<(u32, Candidate)> = Vec::new();
    for (id, actor) in project.actors() {
        let mut best: Option<(u32, &str)> = None;
        for name in actor.names() {
            let mut letters = Vec::new();
            let score = pattern.score(Utf32Str::new(name, &mut letters), &mut matcher);
            best = best.max(score.map(|score| (score, name)).filter(|(score, _)| {
                best.is_none_or(|(known, _)| *score > known) // the first of equals: the name before its aliases
            }));
        }
        if let Some((score, name)) = best {
            let alias = (name != actor.name).then(|| name.to_owned());
            scored.push((score, Candidate { actor: id, name: actor.name.clone(), alias }));
        }
    }
    let typed = folded(typed);
    let begins = |candidate: &Candidate| {
        folded(candidate.alias.as_deref().unwrap_or(&candidate.name)).starts_with(&typed)
    };
    scored.sort_by_cached_key(|(score, found)| (!begins(found), Reverse(*score), found.name.clone()));
    scored.into_iter().take(limit).map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id};

    fn project() -> Project {
        let mut project = Project::new(Id::from_bits(1));
        let actors = [("Russia", &["Moscow"][..]), ("Republican Guard", &["RG"]), ("روسيا اليوم", &[])];
        for (at, (name, aliases)) in actors.into_iter().enumerate() {
            let mut actor = Actor::named(name);
            actor.aliases = aliases.iter().map(ToString::to_string).collect();
            project.put_actor(Id::from_bits(at as u64), actor);
        }
        project
    }

    fn show(typed: &str) -> String {
        let found = candidates(&project(), typed, 3).into_iter();
        let shown = found.map(|found| match found.alias {
            Some(alias) => format!("{} ({alias})", found.name),
            None => found.name,
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn names_and_aliases_are_found_from_a_few_letters() {
        assert_eq!(show("mosc"), "Russia (Moscow)");
        assert_eq!(show("rep gua"), "Republican Guard");
        assert_eq!(show("روس"), "روسيا اليوم");
        assert_eq!(show("nobody"), "");
        assert_eq!(show("r"), "Republican Guard, Russia");
    }

    #[test]
    fn a_name_typed_in_full_means_its_actor() {
        assert_eq!(named(&project(), " moscow "), Some(Id::from_bits(0)));
        assert_eq!(named(&project(), "republican guard"), Some(Id::from_bits(1)));
        assert_eq!((named(&project(), "Mosco"), named(&project(), " ")), (None, None));
    }
}
