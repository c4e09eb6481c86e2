//! Who supports or clashes with whom in a sentence.
//!
//! Each cue gives pairs: words written onto a name (`Iranian-backed militias`) first, then "between A and B", then
//! who stands before and behind. All evidence for a pair is put together; the best of it names the stance, the
//! direction and the cue. Start at [`pairs`].

use std::collections::BTreeMap;

use super::sentence::{Hit, Sentence};
use super::turn::turned;
use super::weigh::{Weighed, before, behind};
use crate::model::{ActorId, Direction, Stance};
use crate::suggest::lexicon::{Meaning, Seat, Who};

/// One reading of a cue: actors by their number in the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) stance: Stance,
    pub(super) direction: Direction,
    /// The cue, by its number in the sentence.
    pub(super) hit: usize,
    pub(super) score: f64,
}

/// The best reading of every pair of actors in the sentence.
pub(super) fn pairs(sentence: &Sentence<'_>) -> Vec<Reading> {
    let mut by_pair: BTreeMap<[ActorId; 2], Vec<Reading>> = BTreeMap::new();
    for (number, hit) in sentence.hits.iter().enumerate() {
        let Meaning::Tie(stance, who, strength) = hit.meaning else { continue };
        let (stance, left) = turned(sentence, hit, stance);
        let cue = Cue { sentence, hit, who };
        for (from, to, weight, direction) in cue.ends() {
            let pair = [sentence.actors[from].seen.actor, sentence.actors[to].seen.actor];
            if pair[0] == pair[1] {
                continue;
            }
            let reading =
                Reading { from, to, stance, direction, hit: number, score: weight * strength * left };
            by_pair.entry([pair[0].min(pair[1]), pair[0].max(pair[1])]).or_default().push(reading);
        }
    }
    by_pair.into_values().filter_map(together).collect()
}

/// The best reading, raised by others that agree and lowered by those that do not.
fn together(mut readings: Vec<Reading>) -> Option<Reading> {
    readings.sort_by(|a, b| b.score.total_cmp(&a.score));
    let weight = |stance| -> f64 {
        readings.iter().filter(|reading| reading.stance == stance).map(|reading| reading.score).take(3).sum()
    };
    let (support, clash) = (weight(Stance::Support), weight(Stance::Clash));
    let best = *readings.first()?;
    let (same, other) = if best.stance == Stance::Support { (support, clash) } else { (clash, support) };
    let raised = best.score + 0.2 * (same - best.score) - 0.25 * other;
    Some(Reading { score: raised.clamp(0.01, 0.99), ..best })
}

struct Cue<'s, 't> {
    sentence: &'s Sentence<'t>,
    hit: &'s Hit,
    who: Who,
}

type End = (usize, usize, f64, Direction);

impl Cue<'_, '_> {
    fn ends(&self) -> Vec<End> {
        match self.hit.seat {
            Seat::Behind => self.written_behind(),
            Seat::Before => self.written_before(),
            Seat::Free => self.free(),
        }
    }

    /// `X-backed Y`.
    fn written_behind(&self) -> Vec<End> {
        let Some(owner) = self.hit.words.start.checked_sub(1).and_then(|at| self.sentence.actor_at[at])
        else {
            return Vec::new();
        };
        let all = self.carriers(self.hit.words.end, owner);
        all.into_iter().map(|(carrier, weight)| self.directed(owner, carrier, weight)).collect()
    }

    /// `pro-X Y`: Y acts on X.
    fn written_before(&self) -> Vec<End> {
        let Some(target) = self.sentence.actor_at.get(self.hit.words.end).copied().flatten() else {
            return Vec::new();
        };
        let all = self.carriers(self.sentence.actors[target].words.end, target);
        all.into_iter().map(|(carrier, weight)| self.directed(carrier, target, weight)).collect()
    }

    /// Who carries a description that ends at word `at`: the next actor, or the one it is an apposition to.
    fn carriers(&self, at: usize, not: usize) -> Vec<Weighed> {
        let actors = &self.sentence.actors;
        let next =
            actors.iter().enumerate().find(|(number, actor)| actor.words.start >= at && *number != not);
        let near = next.filter(|(_, actor)| {
            let between = at..actor.words.start;
            let has_verb = between.clone().any(|word| {
                matches!(
                    self.sentence.low[word].as_str(),
                    "in" | "and" | "of" | "to" | "by" | "from" | "with" | "on" | "that" | "who" | "which"
                )
            });
            between.len() <= 4
                && !has_verb
                && !(at..=actor.words.start).any(|word| self.sentence.has_mark(word, &[',', ';', '(']))
        });
        if let Some((number, _)) = near {
            return self.row(number).into_iter().map(|number| (number, 1.0)).collect();
        }
        let earlier = actors
            .iter()
            .enumerate()
            .rev()
            .find(|(number, actor)| actor.words.end <= self.hit.words.start && *number != not);
        earlier
            .map(|(number, actor)| {
                (number, if self.hit.words.start - actor.words.end <= 5 { 0.8 } else { 0.45 })
            })
            .into_iter()
            .collect()
    }

    fn free(&self) -> Vec<End> {
        if let Some(row) = self.between() {
            return pairs_of(&row)
                .into_iter()
                .map(|(one, other)| (one, other, 1.05, Direction::Mutual))
                .collect();
        }
        let (mut left, mut right) = (before(self.sentence, self.hit), behind(self.sentence, self.hit));
        left.truncate(4);
        right.truncate(4);
        let is_passive = self.who == Who::Before && self.is_passive();
        let lame = if self.who == Who::Before && !is_passive && self.is_agentless() { 0.4 } else { 1.0 };
        let mut found = Vec::new();
        for (one, weight) in &left {
            for (other, other_weight) in &right {
                let weight = weight * other_weight * lame;
                found.push(if is_passive {
                    self.directed(*other, *one, weight)
                } else {
                    self.directed(*one, *other, weight)
                });
            }
        }
        if self.who == Who::Both {
            found.extend(self.among(&left, &right));
        }
        found
    }

    /// `A and B clashed`: the two are in one row, before the cue or behind it.
    fn among(&self, left: &[Weighed], right: &[Weighed]) -> Vec<End> {
        let side = left
            .first()
            .into_iter()
            .map(|best| (best, 0.95))
            .chain(right.first().into_iter().map(|best| (best, 0.6)));
        let mut found = Vec::new();
        for ((actor, weight), share) in side {
            let alone = if left.is_empty() || right.is_empty() { 1.0 } else { 0.7 };
            let row = self.row(*actor);
            found.extend(
                pairs_of(&row)
                    .into_iter()
                    .map(|(one, other)| (one, other, weight * share * alone, Direction::Mutual)),
            );
        }
        found
    }

    /// The row behind "between", if the cue ends or is followed by it.
    fn between(&self) -> Option<Vec<usize>> {
        let end = self.hit.words.end;
        let ends = self.sentence.low[end - 1] == "between";
        let far =
            (end..(end + 4).min(self.sentence.low.len())).find(|at| self.sentence.low[*at] == "between");
        let start = if ends { end } else { far.filter(|_| self.who == Who::Both)? + 1 };
        let first = self.sentence.actors.iter().position(|actor| actor.words.start >= start)?;
        let is_near = self.sentence.actors[first].words.start - start <= 6;
        let row = self.row(first);
        if row.len() > 1 {
            return is_near.then_some(row);
        }
        // "between pro-Iranian and Russian-backed factions", "between the head of A and B's men"
        let second = first + 1;
        let gap = self.sentence.actors[first].words.end..self.sentence.actors.get(second)?.words.start;
        let has_and = gap.clone().any(|at| self.sentence.low[at] == "and");
        (is_near && has_and && gap.len() <= 8).then(|| vec![first, second])
    }

    /// All actors in the row of this one.
    fn row(&self, number: usize) -> Vec<usize> {
        let group = self.sentence.actors[number].group;
        (0..self.sentence.actors.len()).filter(|other| self.sentence.actors[*other].group == group).collect()
    }

    fn directed(&self, one: usize, other: usize, weight: f64) -> End {
        match self.who {
            Who::Before => (one, other, weight, Direction::OneWay),
            Who::Behind => (other, one, weight, Direction::OneWay),
            Who::Both => (one, other, weight, Direction::Mutual),
        }
    }

    /// True if "by" follows the cue at once.
    fn is_passive(&self) -> bool {
        let end = self.hit.words.end;
        (end..(end + 2).min(self.sentence.low.len()))
            .any(|at| self.sentence.low[at] == "by" && self.sentence.actor_at[at].is_none())
            && !self.sentence.low[end - 1].ends_with("ing")
    }

    /// True for `was promoted`: nobody is said to act.
    fn is_agentless(&self) -> bool {
        let start = self.hit.words.start;
        let is_participle =
            self.sentence.low[start].ends_with("ed") || self.sentence.low[start].ends_with('n');
        let be = ["was", "were", "been", "being", "be", "is", "are"];
        is_participle
            && (start.saturating_sub(2)..start).any(|at| be.contains(&self.sentence.low[at].as_str()))
    }
}

fn pairs_of(row: &[usize]) -> Vec<(usize, usize)> {
    row.iter()
        .enumerate()
        .flat_map(|(at, one)| row[at + 1..].iter().map(move |other| (*one, *other)))
        .collect()
}
