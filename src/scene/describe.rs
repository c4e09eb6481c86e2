//! One sentence per item: what screen readers say, tests click and pictures carry for those who cannot see them.

use std::collections::BTreeSet;

use super::{Part, Scene};
use crate::analysis::voice::Voices;
pub use crate::model::claim;
use crate::model::folding::{self as fold, Folding};
use crate::model::{
    ActorId, DocumentId, GroupId, NoteId, PictureId, Project, TieId, called, claim_of, spoken,
};
use crate::text::counted;

/// The sentence of an actor, as "Hezbollah, militia, 4 ties, part of Axis"; empty if it is gone.
#[must_use]
pub fn actor(project: &Project, id: ActorId) -> String {
    let Some(actor) = project.actor(id) else { return String::new() };
    let ties = counted(project.ties_of(id).count(), "tie");
    let mut said = vec![called(actor), actor.kind.word().to_owned(), ties];
    if let Some(whole) = actor.part_of.and_then(|whole| project.actor(whole)) {
        said.push(format!("part of {}", called(whole)));
    }
    if actor.pinned {
        said.push("pinned".to_owned());
    }
    said.join(", ")
}

/// The sentence of a tie, as "Russia supports Assad, 3 quotes, 2 documents, asserted by Russia about Assad" or
/// "Hypothesis: Russia and Iran clash, no quotes; contested"; empty if it is gone.
#[must_use]
pub fn tie(project: &Project, id: TieId) -> String {
    tie_heard(project, &Voices::of(project), id)
}

/// [`tie`], for whoever asks for many and keeps the voices.
#[must_use]
pub fn tie_heard(project: &Project, voices: &Voices, id: TieId) -> String {
    let Some(tie) = project.tie(id) else { return String::new() };
    let mut said = vec![claim(project, tie)];
    if !tie.label.trim().is_empty() {
        said.push(format!("“{}”", spoken(&tie.label)));
    }
    if tie.is_hypothesis() {
        said.push("no quotes".to_owned());
    } else {
        let documents: BTreeSet<DocumentId> =
            project.quotes_of(id).map(|(_, quote)| quote.document).collect();
        said.push(counted(tie.quotes.len(), "quote"));
        said.push(counted(documents.len(), "document"));
        said.extend(voices.assertion(tie));
    }
    let before = if tie.is_hypothesis() { "Hypothesis: " } else { "" };
    let after = if project.is_contested(tie.from, tie.to) { "; contested" } else { "" };
    format!("{before}{}{after}", said.join(", "))
}

/// The sentence of a group, as "Group Axis, 4 actors, 1 note, folded"; empty if it is gone.
#[must_use]
pub fn group(project: &Project, id: GroupId) -> String {
    let Some(group) = project.group(id) else { return String::new() };
    let name = spoken(&group.name);
    let mut said = vec![if name.is_empty() { "Group".to_owned() } else { format!("Group {name}") }];
    said.push(fold::held(group, fold::members(project, group, None).len()));
    if group.folded {
        said.push("folded".to_owned());
    }
    said.retain(|words| !words.is_empty());
    said.join(", ")
}

/// The sentence of a note, as "Note: who paid for this?"; empty if it is gone.
#[must_use]
pub fn note(project: &Project, id: NoteId) -> String {
    project.note(id).map(|note| format!("Note: {}", spoken(&note.text))).unwrap_or_default()
}

/// The sentence of an actor's frame, as "Russia and its parts".
fn nest(project: &Project, id: ActorId) -> String {
    project.actor(id).map(|actor| format!("{} and its parts", called(actor))).unwrap_or_default()
}

/// The sentence of several ties drawn as one, as "Axis supports Assad: 3 ties, 7 quotes".
fn sum(project: &Project, folding: &Folding, ties: &[TieId]) -> Option<String> {
    let sum = fold::one_for_all(project, folding, ties)?;
    let name = |id: ActorId| match fold::group_behind(id) {
        Some(group) => project.group(group).map(|group| spoken(&fold::called(group))),
        None => project.actor(id).map(called),
    };
    let claim = claim_of((name(sum.from)?, name(sum.to)?), &sum);
    Some(format!("{claim}: {}, {}", counted(ties.len(), "tie"), counted(sum.quotes.len(), "quote")))
}

/// The sentence of a picture, as "Picture Arch of Triumph"; empty if it is gone.
#[must_use]
pub fn picture(project: &Project, id: PictureId) -> String {
    let Some(picture) = project.picture(id) else { return String::new() };
    let called = format!("Picture {}", spoken(&picture.name));
    let locked = if picture.locked { ", locked" } else { "" };
    format!("{}{locked}", called.trim_end())
}

/// The sentence of whatever a part of a scene stands for.
pub(super) fn part((project, voices): (&Project, &Voices), (part, folding): (Part, &Folding)) -> String {
    match part {
        Part::Picture(id) => picture(project, id),
        Part::Actor(id) => fold::group_behind(id).map_or_else(|| actor(project, id), |id| group(project, id)),
        Part::Tie(id) | Part::Mark(id) | Part::TieLabel(id) => {
            let several = folding.sum_of(id).filter(|ties| ties.len() > 1);
            let sum = several.and_then(|ties| sum(project, folding, ties));
            sum.unwrap_or_else(|| tie_heard(project, voices, id))
        }
        Part::Group(id) => group(project, id),
        Part::Nest(id) => nest(project, id),
        Part::Note(id) => note(project, id),
        Part::Legend => "Key to the signs".to_owned(),
        Part::Title => spoken(&project.title),
    }
}

/// The sentence of a whole map, as "Map of 4 actors and 3 ties".
#[must_use]
pub fn whole(scene: &Scene) -> String {
    let (actors, ties) = scene.counts();
    let (frames, folded, notes) = scene.counts_beside();
    let counts = [(actors - folded, "actor"), (frames + folded, "group"), (notes, "note")];
    let is_said = |(n, word): &&(usize, &str)| *n > 0 || *word == "actor";
    let said: Vec<String> = counts.iter().filter(is_said).map(|(n, word)| counted(*n, word)).collect();
    format!("Map of {} and {}", said.join(", "), counted(ties, "tie"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, ActorKind, Direction, Id, Quote, Stance, Tie};
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
