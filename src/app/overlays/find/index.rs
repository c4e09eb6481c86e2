//! What can be found on a canvas, ready to be sought: every name folded once, for one value of the project.
//!
//! Words are sought as the library's filter seeks them: in any case, any order, with or without accents. What has all
//! of them as written comes by fitness; only if nothing has, likenesses are offered. A tie is found by its label, and
//! by words for both of its ends ("Russia Assad") or for an end and its stance ("Russia clash"). Start at
//! [`Index::seek`].

use std::cmp::Reverse;
use std::collections::HashMap;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::overlays::Found;
use crate::model::{ActorId, Project, Stance, TieId};
use crate::text::fold;

/// No more than so many finds are listed; all are counted.
pub const MOST_LISTED: usize = 1000;
/// So many likenesses are offered.
const MOST_ALIKE: usize = 40;
/// No more words than this are looked at.
const MOST_WORDS: usize = 16;

/// Everything that can be found, folded.
#[derive(Debug, Default)]
pub struct Index {
    actors: Vec<Named>,
    ties: Vec<Tied>,
    others: Vec<(Found, String)>,
}

/// An actor with its names, the first one its own.
#[derive(Debug)]
struct Named {
    id: ActorId,
    names: Vec<String>,
    /// How much it matters where there are many: its ties.
    weight: usize,
}

#[derive(Debug)]
struct Tied {
    id: TieId,
    /// Numbers of its ends among the actors.
    ends: (usize, usize),
    stance: Stance,
    label: String,
}

/// What was found, the fittest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    /// The finds, at most [`MOST_LISTED`].
    pub listed: Vec<Found>,
    /// How many there are in all.
    pub count: usize,
    /// They are only like what was sought.
    pub are_alike: bool,
}

/// How well something fits; less is better.
type Fitness = (u8, Reverse<usize>);

impl Index {
    /// The index of a project, with what stands on the canvas in front.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let _span = tracing::info_span!("index of the canvas").entered();
        let folded = |text: &str| fold(text).text().trim().to_owned();
        let named = project.actors().map(|(id, actor)| Named {
            id,
            names: actor.names().map(folded).collect(),
            weight: project.ties_of(id).count(),
        });
        let actors: Vec<Named> = named.collect();
        let place: HashMap<ActorId, usize> =
            actors.iter().enumerate().map(|(place, named)| (named.id, place)).collect();
        let tied = project.ties().filter_map(|(id, tie)| {
            let ends = (*place.get(&tie.from)?, *place.get(&tie.to)?);
            Some(Tied { id, ends, stance: tie.stance, label: folded(&tie.label) })
        });
        let groups = project.groups_here().map(|(id, group)| (Found::Group(id), folded(&group.name)));
        let notes = project.notes_here().map(|(id, note)| (Found::Note(id), folded(&note.text)));
        Self { ties: tied.collect(), others: groups.chain(notes).collect(), actors }
    }

    /// What fits `typed`, the fittest first. Cost is linear in all that there is.
    #[must_use]
    pub fn seek(&self, typed: &str) -> Finds {
        let whole = fold(typed).text().trim().to_owned();
        let words: Vec<&str> = whole.split_whitespace().take(MOST_WORDS).collect();
        if words.is_empty() {
            return Finds::default();
        }
        let mut found = self.written((&whole, &words));
        if found.is_empty() {
            return self.alike(&whole);
        }
        found.sort_unstable();
        let listed = found.iter().take(MOST_LISTED).map(|(_, found)| *found).collect();
        Finds { listed, count: found.len(), are_alike: false }
    }

    /// Whatever has all the words as they are written.
    fn written(&self, sought: (&str, &[&str])) -> Vec<(Fitness, Found)> {
        let actors = self.actors.iter().filter_map(|named| {
            let fits = |(nth, name): (usize, &String)| Some(fitness(name, sought)? * 2 + u8::from(nth > 0));
            let one = named.names.iter().enumerate().filter_map(fits).min();
            // Words of a search may stand in several names of one actor.
            let fit = one.or_else(|| fitness(&named.names.join(" "), sought).map(|_| WORST))?;
            Some(((fit, Reverse(named.weight)), Found::Actor(named.id)))
        });
        let others = self.others.iter().filter_map(|(found, text)| {
            let fit = fitness(text, sought)?;
            Some(((fit * 2, Reverse(0)), *found))
        });
        actors.chain(others).chain(self.ties(sought)).collect()
    }

    fn ties(&self, sought: (&str, &[&str])) -> Vec<(Fitness, Found)> {
        let words = sought.1;
        let all = (1_u32 << words.len()) - 1;
        let held_by = |text: &str| mask(words, |word| text.contains(word));
        let ends: Vec<u32> = self
            .actors
            .iter()
            .map(|named| named.names.iter().fold(0, |held, name| held | held_by(name)))
            .collect();
        let stances = Stance::ALL.map(|stance| {
            mask(words, |word| {
                word.len() > 2 && [stance.word(), stance.verb()].iter().any(|said| said.starts_with(word))
            })
        });
        let fits = |tie: &Tied| {
            let (from, to) = (ends[tie.ends.0], ends[tie.ends.1]);
            if let Some(fit) = fitness(&tie.label, sought).filter(|_| !tie.label.is_empty()) {
                return Some(fit * 2 + 1);
            }
            let label = if tie.label.is_empty() { 0 } else { held_by(&tie.label) };
            let stance = stances[tie.stance as usize];
            let is_meant = label != 0 || from & !to != 0 && to & !from != 0 || stance != 0 && from | to != 0;
            (is_meant && from | to | label | stance == all).then_some(WORST)
        };
        let weight = |tie: &Tied| self.actors[tie.ends.0].weight + self.actors[tie.ends.1].weight;
        let found = self.ties.iter().filter_map(|tie| Some((fits(tie)?, tie)));
        found.map(|(fit, tie)| ((fit, Reverse(weight(tie))), Found::Tie(tie.id))).collect()
    }

    /// Names of actors, groups and notes that are like what was typed.
    fn alike(&self, whole: &str) -> Finds {
        let pattern = Pattern::parse(whole, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut letters), &mut matcher);
        let mut found: Vec<(Reverse<u32>, Reverse<usize>, Found)> = Vec::new();
        for named in &self.actors {
            if let Some(best) = named.names.iter().filter_map(|name| score(name)).max() {
                found.push((Reverse(best), Reverse(named.weight), Found::Actor(named.id)));
            }
        }
        for (other, text) in &self.others {
            found.extend(score(text).map(|score| (Reverse(score), Reverse(0), *other)));
        }
        found.sort_unstable();
        let listed: Vec<Found> = found.into_iter().take(MOST_ALIKE).map(|(.., found)| found).collect();
        Finds { count: listed.len(), are_alike: !listed.is_empty(), listed }
    }
}

/// The least that a fit can be.
const WORST: u8 = 9;

/// How well a text fits: it is the words, begins with them, has each at the start of a word, or holds them somewhere.
fn fitness(text: &str, (whole, words): (&str, &[&str])) -> Option<u8> {
    let begins = |word: &&str| text.starts_with(*word) || text.contains(&format!(" {word}"));
    if !words.iter().all(|word| text.contains(word)) {
        None
    } else if text == whole {
        Some(0)
    } else if text.starts_with(whole) {
        Some(1)
    } else if words.iter().all(begins) {
        Some(2)
    } else {
        Some(3)
    }
}

fn mask(words: &[&str], holds: impl Fn(&str) -> bool) -> u32 {
    words.iter().enumerate().filter(|(_, word)| holds(word)).fold(0, |held, (nth, _)| held | 1 << nth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, IdSource, Note, notation};

    fn project() -> Project {
        let lines = "Russia @ 0,0 (state, aka Moscow); Assad @ 1,0; YPG @ 2,0; Russian Guard @ 3,0; \
                     Élysée @ 4,0; Belarus @ 5,0; Russia + Assad (label air support); Russia - YPG; YPG - Assad";
        notation::parse(lines, &mut IdSource::new(1)).unwrap()
    }

    fn found(project: &Project, typed: &str) -> Vec<String> {
        Index::of(project).seek(typed).listed.iter().map(|found| found.name(project)).collect()
    }

    #[test]
    fn the_name_itself_comes_first_then_beginnings_then_the_rest() {
        let project = project();
        assert_eq!(found(&project, "russia"), ["Russia", "Russian Guard"]);
        assert_eq!(found(&project, "rus"), ["Russia", "Russian Guard", "Belarus"]);
        assert_eq!(found(&project, "guard russian"), ["Russian Guard"]);
    }

    #[test]
    fn of_two_that_fit_alike_the_one_with_more_ties_comes_first() {
        let mut project = project();
        project.put_actor(crate::model::Id::from_bits(1), Actor::named("Russia Today"));
        assert_eq!(found(&project, "russ")[..2], ["Russia", "Russia Today"]);
    }

    #[test]
    fn an_actor_is_found_by_any_spelling_and_by_its_other_names() {
        let project = project();
        assert_eq!(found(&project, "ELYSEE"), ["Élysée"]);
        assert_eq!(found(&project, "moscow"), ["Russia"]);
    }

    #[test]
    fn a_tie_is_found_by_both_ends_by_an_end_and_its_stance_and_by_its_label() {
        let project = project();
        assert_eq!(found(&project, "assad russia"), ["Russia supports Assad: air support"]);
        let mut clashes = found(&project, "ypg clash");
        clashes.sort();
        assert_eq!(clashes, ["Russia clashes with YPG", "YPG clashes with Assad"]);
        assert_eq!(found(&project, "air"), ["Russia supports Assad: air support"]);
        let ties = found(&project, "assad");
        assert_eq!(ties, ["Assad"], "one end alone means the actor");
    }

    #[test]
    fn notes_of_this_canvas_are_found() {
        let mut project = project();
        let note = Note {
            text: "Ask about Palmyra".to_owned(),
            canvas: project.front(),
            place: kurbo::Point::ORIGIN,
            width: 100.0,
            colour: None,
        };
        project.put_note(crate::model::Id::from_bits(5), note);
        assert_eq!(found(&project, "palmyra"), ["Ask about Palmyra"]);
    }

    #[test]
    fn a_likeness_is_offered_only_if_nothing_has_the_words() {
        let project = project();
        let finds = Index::of(&project).seek("rusia");
        assert!(finds.are_alike);
        assert_eq!(finds.listed[0].name(&project), "Russia");
        assert!(!Index::of(&project).seek("russia").are_alike);
        assert_eq!(Index::of(&project).seek("qqq"), Finds::default());
        assert_eq!(Index::of(&project).seek("  "), Finds::default());
    }
}
