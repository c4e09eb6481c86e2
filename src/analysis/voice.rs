//! Who asserts what a quote says.
//!
//! A quote may name a speaker; if it does not, the author of its document speaks, or else the outlet that published
//! it. The three are kept apart. A speaker who bears the name or an alias of exactly one actor is that actor, so
//! that a tie can say "asserted by Russia about Iran". Start at [`Voices`].

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::model::{Actor, ActorId, Project, Quote, Tie, called, spoken};
use crate::text::fold;

/// In which capacity somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// The document lets them speak.
    Speaker,
    /// They wrote the document.
    Author,
    /// They published it.
    Outlet,
}

impl Capacity {
    /// `speaker`, `author` or `outlet`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Author => "author",
            Self::Outlet => "outlet",
        }
    }
}

/// Somebody who asserts something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The name, the actor's own if it is one.
    pub name: String,
    /// The actor it is, if it is one.
    pub actor: Option<ActorId>,
    /// As what.
    pub capacity: Capacity,
}

impl Voice {
    /// True if both are the same somebody, in whatever capacity.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        match (self.actor, other.actor) {
            (Some(one), Some(two)) => one == two,
            (None, None) => key(&self.name) == key(&other.name),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// Who speaks in a project. Costs nothing to make; the names of all actors are folded when first needed.
///
/// ```
/// use detente::analysis::voice::Voices;
/// use detente::model::{IdSource, notation};
/// let map = r#"Russia (aka Moscow); Iran - Russia "cheated" (by Moscow)"#;
/// let project = notation::parse(map, &mut IdSource::new(1)).unwrap();
/// let (_, tie) = project.ties().next().unwrap();
/// let said = Voices::of(&project).assertion(tie);
/// assert_eq!(said.as_deref(), Some("asserted by Russia about Iran"));
/// ```
#[derive(Clone, Debug)]
pub struct Voices {
    project: Project,
    /// Folded names, and who bears each: nearly always one.
    actors: OnceLock<HashMap<Box<str>, Bearers>>,
}

#[derive(Clone, Debug)]
enum Bearers {
    One(ActorId),
    Several(Vec<ActorId>),
}

impl Voices {
    /// The voices of `project`.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self { project: project.clone(), actors: OnceLock::new() }
    }

    /// The voices of the next value of the project, in which only these actors may bear other names. Costs what
    /// their names cost.
    pub fn follow(&mut self, project: &Project, changed: &[ActorId]) {
        let before = std::mem::replace(&mut self.project, project.clone());
        let Some(names) = self.actors.get_mut() else { return };
        let keys = |project: &Project, id| project.actor(id).map(keys_of).unwrap_or_default();
        for id in changed {
            let (gone, come) = (keys(&before, *id), keys(project, *id));
            gone.difference(&come).for_each(|name| drop_bearer(names, name, *id));
            come.difference(&gone).for_each(|name| add_bearer(names, name, *id));
        }
    }

    /// The only actor with this name or alias, whatever its case and marks.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<ActorId> {
        let actors = self.actors.get_or_init(|| folded_names(&self.project));
        match actors.get(key(name).as_str())? {
            Bearers::One(id) => Some(*id),
            Bearers::Several(_) => None,
        }
    }

    /// Who says what `quote` says: its speaker, else the author, else the outlet; `None` if nobody is known.
    #[must_use]
    pub fn behind(&self, quote: &Quote) -> Option<Voice> {
        let document = self.project.document(quote.document);
        let written = |field: &str, capacity| {
            let name = spoken(field);
            (!name.is_empty()).then_some((name, capacity))
        };
        let (name, capacity) = written(&quote.speaker, Capacity::Speaker)
            .or_else(|| written(&document?.author, Capacity::Author))
            .or_else(|| written(&document?.outlet, Capacity::Outlet))?;
        let actor = self.named(&name);
        let own = actor.and_then(|id| self.project.actor(id)).map(called);
        Some(Voice { name: own.unwrap_or(name), actor, capacity })
    }

    /// Everybody who asserts a tie, none twice, in the order of its quotes.
    #[must_use]
    pub fn asserting(&self, tie: &Tie) -> Vec<Voice> {
        let mut found: Vec<Voice> = Vec::new();
        for quote in tie.quotes.iter().filter_map(|id| self.project.quote(*id)) {
            let Some(voice) = self.behind(quote) else { continue };
            match found.iter_mut().find(|known| known.is_same_as(&voice)) {
                Some(known) => known.capacity = known.capacity.min(voice.capacity),
                None => found.push(voice),
            }
        }
        found
    }

    /// Whom `voice` speaks about when it asserts `tie`: the others at its ends, named.
    #[must_use]
    pub fn about(&self, voice: &Voice, tie: &Tie) -> String {
        let ends = [tie.from, tie.to].into_iter().filter(|id| voice.actor != Some(*id));
        let names: Vec<String> = ends.filter_map(|id| Some(called(self.project.actor(id)?))).collect();
        names.join(" and ")
    }

    /// `asserted by Russia about Iran, and by Reuters`: the speakers of a tie's quotes, authors and outlets left
    /// out; `None` if no quote names a speaker.
    #[must_use]
    pub fn assertion(&self, tie: &Tie) -> Option<String> {
        const NAMED: usize = 3;
        let mut speakers = self.asserting(tie);
        speakers.retain(|voice| voice.capacity == Capacity::Speaker);
        let mut said: Vec<String> = Vec::new();
        for voice in speakers.iter().take(NAMED) {
            let is_end = voice.actor.is_some_and(|id| tie.touches(id));
            let about = if is_end { format!(" about {}", self.about(voice, tie)) } else { String::new() };
            said.push(format!("by {}{about}", voice.name));
        }
        if speakers.len() > NAMED {
            said.push(format!("by {} more", speakers.len() - NAMED));
        }
        let last = said.pop()?;
        let before = said.join(", ");
        Some(if before.is_empty() {
            format!("asserted {last}")
        } else {
            format!("asserted {before}, and {last}")
        })
    }
}

fn folded_names(project: &Project) -> HashMap<Box<str>, Bearers> {
    let mut names = HashMap::new();
    for (id, actor) in project.actors() {
        keys_of(actor).iter().for_each(|name| add_bearer(&mut names, name, id));
    }
    names
}

/// Under what an actor is found.
fn keys_of(actor: &Actor) -> BTreeSet<String> {
    actor.names().map(key).filter(|key| !key.is_empty()).collect()
}

fn add_bearer(names: &mut HashMap<Box<str>, Bearers>, name: &str, id: ActorId) {
    match names.get_mut(name) {
        Some(Bearers::Several(ids)) => ids.push(id),
        Some(bearers @ Bearers::One(_)) => {
            let Bearers::One(first) = *bearers else { return };
            *bearers = Bearers::Several(vec![first, id]);
        }
        None => drop(names.insert(name.into(), Bearers::One(id))),
    }
}

fn drop_bearer(names: &mut HashMap<Box<str>, Bearers>, name: &str, id: ActorId) {
    if let Some(Bearers::Several(ids)) = names.get_mut(name) {
        ids.retain(|other| *other != id);
        if let [last] = ids[..] {
            names.insert(name.into(), Bearers::One(last));
        }
    } else {
        names.remove(name);
    }
}

/// A name folded, without an article and its spaces at the ends.
fn key(name: &str) -> String {
    let folded = fold(name);
    let name = folded.text().trim();
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Document, Id, Stance};
    use crate::text::{SourceText, Span};

    fn voices(quotes: &[(&str, u64)]) -> (Voices, Tie) {
        let mut project = Project::new(Id::from_bits(1));
        let russia = Actor { aliases: vec!["Moscow".into()], ..Actor::named("Russia") };
        for (n, actor) in [russia, Actor::named("Iran"), Actor::named("Turkey")].into_iter().enumerate() {
            project.put_actor(Id::from_bits(n as u64), actor);
        }
        let text = SourceText::new("x");
        let signed = Document { author: "A. Writer".into(), ..Document::titled("Signed", text.clone()) };
        let published = Document { outlet: "turkey".into(), ..Document::titled("Published", text.clone()) };
        project.put_document(Id::from_bits(1), signed);
        project.put_document(Id::from_bits(2), published);
        project.put_document(Id::from_bits(3), Document::titled("Nobody's", text));
        let mut tie = Tie::new(Id::from_bits(0), Id::from_bits(1), Stance::Clash);
        for (n, (speaker, document)) in quotes.iter().enumerate() {
            let quote = Quote::new(Id::from_bits(*document), Span::new(0, 1), "x");
            project.put_quote(Id::from_bits(n as u64), Quote { speaker: (*speaker).into(), ..quote });
            tie.quotes.push(Id::from_bits(n as u64));
        }
        (Voices::of(&project), tie)
    }

    fn told(quotes: &[(&str, u64)]) -> String {
        let (voices, tie) = voices(quotes);
        let told = voices
            .asserting(&tie)
            .into_iter()
            .map(|voice| format!("{} {}", voice.capacity.word(), voice.name));
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn the_speaker_goes_before_the_author_and_the_author_before_the_outlet() {
        assert_eq!(
            told(&[("Lavrov", 1), ("", 1), ("", 2), ("", 3)]),
            "speaker Lavrov, author A. Writer, outlet Turkey"
        );
    }

    #[test]
    fn whoever_bears_an_actors_name_or_alias_is_that_actor_and_counts_once() {
        assert_eq!(told(&[("MOSCOW", 1), ("the Russia", 2), (" russia ", 3)]), "speaker Russia");
        let (voices, tie) = voices(&[("Moscow", 1)]);
        assert_eq!(voices.asserting(&tie)[0].actor, Some(Id::from_bits(0)));
    }

    #[test]
    fn a_tie_says_who_asserts_it_about_whom() {
        let said = |quotes: &[(&str, u64)]| {
            let (voices, tie) = voices(quotes);
            voices.assertion(&tie).unwrap_or_default()
        };
        assert_eq!(said(&[("Moscow", 1)]), "asserted by Russia about Iran");
        assert_eq!(said(&[("Moscow", 1), ("Reuters", 1)]), "asserted by Russia about Iran, and by Reuters");
        assert_eq!(said(&[("", 1)]), "", "an author is no speaker");
        assert_eq!(
            said(&[("a", 1), ("b", 1), ("c", 1), ("d", 1)]),
            "asserted by a, by b, by c, and by 1 more"
        );
    }

    #[test]
    fn voices_follow_the_project_as_if_they_were_made_anew() {
        let mut project = Project::new(Id::from_bits(1));
        let (one, two) = (Id::from_bits(1), Id::from_bits(2));
        project.put_actor(one, Actor::named("Guard"));
        let mut voices = Voices::of(&project);
        assert_eq!(voices.named("guard"), Some(one));
        let steps: [(ActorId, Option<Actor>); 5] = [
            (two, Some(Actor { aliases: vec!["The Guard".into(), "IRGC".into()], ..Actor::named("Corps") })),
            (one, Some(Actor::named("Iran"))),
            (two, None),
            (two, Some(Actor::named("IRAN"))),
            (one, None),
        ];
        for (id, actor) in steps {
            match actor {
                Some(actor) => project.put_actor(id, actor),
                None => project.drop_actor(id),
            }
            voices.follow(&project, &[id]);
            let anew = Voices::of(&project);
            for name in ["Guard", "IRGC", "Corps", "iran"] {
                assert_eq!(voices.named(name), anew.named(name), "{name}");
            }
        }
    }

    #[test]
    fn a_name_that_two_actors_bear_is_neither() {
        let mut project = Project::new(Id::from_bits(1));
        project.put_actor(Id::from_bits(1), Actor::named("Guard"));
        project.put_actor(Id::from_bits(2), Actor { aliases: vec!["guard".into()], ..Actor::named("Other") });
        assert_eq!(Voices::of(&project).named("Guard"), None);
        assert_eq!(Voices::of(&project).named(""), None);
    }
}
