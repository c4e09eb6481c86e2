//! One sentence per item: what screen readers say, tests click and pictures carry for those who cannot see them.

use std::collections::BTreeSet;

use super::{Part, Scene};
use crate::model::{Actor, ActorId, Direction, DocumentId, Project, Stance, Tie, TieId};
use crate::text::counted;

/// The sentence of an actor, as "Hezbollah, militia, 4 ties, part of Axis"; empty if it is gone.
#[must_use]
pub fn actor(project: &Project, id: ActorId) -> String {
    let Some(actor) = project.actor(id) else { return String::new() };
    let ties = counted(project.ties_of(id).count(), "tie");
    let mut said = vec![name(actor), actor.kind.word().to_owned(), ties];
    if let Some(whole) = actor.part_of.and_then(|whole| project.actor(whole)) {
        said.push(format!("part of {}", name(whole)));
    }
    if actor.pinned {
        said.push("pinned".to_owned());
    }
    said.join(", ")
}

/// The sentence of a tie, as "Russia supports Assad, 3 quotes, 2 documents" or
/// "Hypothesis: Russia and Iran clash, no quotes; contested"; empty if it is gone.
#[must_use]
pub fn tie(project: &Project, id: TieId) -> String {
    let Some(tie) = project.tie(id) else { return String::new() };
    let mut said = vec![claim(project, tie)];
    if !tie.label.trim().is_empty() {
        said.push(format!("“{}”", clean(&tie.label)));
    }
    if tie.is_hypothesis() {
        said.push("no quotes".to_owned());
    } else {
        let documents: BTreeSet<DocumentId> =
            project.quotes_of(id).map(|(_, quote)| quote.document).collect();
        said.push(counted(tie.quotes.len(), "quote"));
        said.push(counted(documents.len(), "document"));
    }
    let before = if tie.is_hypothesis() { "Hypothesis: " } else { "" };
    let after = if project.is_contested(tie.from, tie.to) { "; contested" } else { "" };
    format!("{before}{}{after}", said.join(", "))
}

/// The sentence of whatever a part of a scene stands for.
#[must_use]
pub fn part(project: &Project, part: Part) -> String {
    match part {
        Part::Actor(id) => actor(project, id),
        Part::Tie(id) | Part::TieLabel(id) => tie(project, id),
        Part::Legend => "Key to the signs".to_owned(),
        Part::Title => clean(&project.title),
    }
}

/// The sentence of a whole map, as "Map of 4 actors and 3 ties".
#[must_use]
pub fn whole(scene: &Scene) -> String {
    let of = |wanted: fn(Part) -> bool| scene.items().iter().filter(|item| wanted(item.part)).count();
    let actors = counted(of(|part| matches!(part, Part::Actor(_))), "actor");
    let ties = counted(of(|part| matches!(part, Part::Tie(_))), "tie");
    format!("Map of {actors} and {ties}")
}

/// What a tie says and nothing of what backs it: "Russia clashes with YPG", "Russia and YPG clash".
#[must_use]
pub fn claim(project: &Project, tie: &Tie) -> String {
    let called = |id| project.actor(id).map_or_else(|| "a missing actor".to_owned(), name);
    let (from, to) = (called(tie.from), called(tie.to));
    match (tie.direction, tie.stance) {
        (Direction::OneWay, stance) => format!("{from} {} {to}", stance.verb()),
        (Direction::Mutual, Stance::Support) => format!("{from} and {to} support each other"),
        (Direction::Mutual, Stance::Clash) => format!("{from} and {to} clash"),
    }
}

fn name(actor: &Actor) -> String {
    clean(&actor.name)
}

/// One line of at most 200 characters: what a map shows of a name, and no more than can be listened to.
fn clean(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActorKind, Id, Quote};
    use crate::text::Span;

    fn project() -> Project {
        let mut project = Project::new(Id::from_bits(1));
        for (nth, name) in ["Russia", "Assad", "Iran", "Wagner"].into_iter().enumerate() {
            project.put_actor(Id::from_bits(nth as u64 + 1), Actor::named(name));
        }
        project
    }

    fn quote(document: u64) -> Quote {
        Quote::new(Id::from_bits(document), Span::new(0, 1), "x")
    }

    #[test]
    fn a_tie_says_who_does_what_and_what_it_rests_on() {
        let mut project = project();
        let mut tie_drawn = Tie::new(Id::from_bits(1), Id::from_bits(2), Stance::Support);
        for (nth, document) in [1, 1, 2].into_iter().enumerate() {
            project.put_quote(Id::from_bits(nth as u64 + 1), quote(document));
            tie_drawn.quotes.push(Id::from_bits(nth as u64 + 1));
        }
        project.put_tie(Id::from_bits(1), tie_drawn);
        assert_eq!(tie(&project, Id::from_bits(1)), "Russia supports Assad, 3 quotes, 2 documents");
    }

    #[test]
    fn a_pair_with_both_stances_is_called_contested_and_a_tie_without_quotes_a_hypothesis() {
        let mut project = project();
        let (russia, iran) = (Id::from_bits(1), Id::from_bits(3));
        project.put_tie(Id::from_bits(1), Tie::new(russia, iran, Stance::Support));
        let clash = Tie { direction: Direction::Mutual, ..Tie::new(iran, russia, Stance::Clash) };
        project.put_tie(Id::from_bits(2), clash);
        let sentence = tie(&project, Id::from_bits(2));
        assert_eq!(sentence, "Hypothesis: Iran and Russia clash, no quotes; contested");
    }

    #[test]
    fn an_actor_says_its_kind_its_ties_and_its_whole() {
        let mut project = project();
        let wagner = Actor {
            kind: ActorKind::Militia,
            part_of: Some(Id::from_bits(1)),
            pinned: true,
            ..Actor::named("Wagner\n\u{7} Group")
        };
        project.put_actor(Id::from_bits(4), wagner);
        project.put_tie(Id::from_bits(1), Tie::new(Id::from_bits(4), Id::from_bits(2), Stance::Support));
        assert_eq!(actor(&project, Id::from_bits(4)), "Wagner Group, militia, 1 tie, part of Russia, pinned");
    }

    #[test]
    fn what_is_gone_says_nothing() {
        assert_eq!(actor(&project(), Id::from_bits(99)), "");
        assert_eq!(tie(&project(), Id::from_bits(99)), "");
    }
}
