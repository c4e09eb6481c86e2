//! Who supports or clashes with whom in a sentence.
//!
//! Each cue gives pairs: words written onto a name (`Iranian-backed militias`) first, then "between A and B", then
//! who stands before and behind. All evidence for a pair is put together; the best of it names the stance, the
//! direction and the cue. Start at [`pairs`].

use std::collections::{BTreeMap, BTreeSet};

use super::cue::Cue;
use super::sentence::{Hit, Sentence};
use super::turn::turned;
use crate::model::{ActorId, Direction, Stance};
use crate::suggest::lexicon::Meaning;

/// What a pair scores that only stands in the sentence of a cue.
const BESIDE: f64 = 0.08;

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
        let left = if only_says(sentence, hit) { left * 0.4 } else { left };
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
    let mut found: Vec<Reading> = by_pair.into_values().filter_map(together).collect();
    let inferred = inferred(sentence, &found);
    found.extend(inferred);
    let beside = beside(sentence, &found);
    found.extend(beside);
    found
}

/// Pairs that no cue joins but a third actor does: the enemy of a friend is no friend (Heider's balance).
///
/// Never as good as what was read.
fn inferred(sentence: &Sentence<'_>, read: &[Reading]) -> Vec<Reading> {
    let who = |number: usize| sentence.actors[number].seen.actor;
    let joins = |reading: &Reading, one: ActorId, other: ActorId| {
        let ends = [who(reading.from), who(reading.to)];
        ends == [one, other] || ends == [other, one]
    };
    let mut found: Vec<Reading> = Vec::new();
    for (at, first) in read.iter().enumerate() {
        for second in &read[at + 1..] {
            let Some((from, to)) = open_ends(sentence, first, second) else { continue };
            let is_new = !read.iter().chain(&found).any(|reading| joins(reading, who(from), who(to)));
            let weaker = if first.score < second.score { first } else { second };
            let stance = if first.stance == second.stance { Stance::Support } else { Stance::Clash };
            let score = (0.3 * first.score * second.score).min(0.14);
            if is_new {
                found.push(Reading {
                    from,
                    to,
                    stance,
                    direction: Direction::Mutual,
                    hit: weaker.hit,
                    score,
                });
            }
        }
    }
    found
}

/// The pairs that are left in a sentence where a cue joins others: the cue that stands nearest may be theirs too.
///
/// Never as good as what was read or inferred; the first of the two is taken to act.
fn beside(sentence: &Sentence<'_>, read: &[Reading]) -> Vec<Reading> {
    let who = |number: usize| sentence.actors[number].seen.actor;
    let pair = |one: ActorId, other: ActorId| [one.min(other), one.max(other)];
    let mut known: BTreeSet<[ActorId; 2]> =
        read.iter().map(|reading| pair(who(reading.from), who(reading.to))).collect();
    let mut found = Vec::new();
    for from in 0..sentence.actors.len() {
        for to in from + 1..sentence.actors.len() {
            let nearest = read.iter().min_by_key(|reading| distance(sentence, reading.hit, [from, to]));
            let Some(nearest) = nearest else { return found };
            if who(from) != who(to) && known.insert(pair(who(from), who(to))) {
                found.push(Reading { from, to, direction: Direction::OneWay, score: BESIDE, ..*nearest });
            }
        }
    }
    found
}

/// How many words lie between a cue and two actors, together.
fn distance(sentence: &Sentence<'_>, hit: usize, ends: [usize; 2]) -> usize {
    let cue = &sentence.hits[hit].words;
    let gap = |end: usize| {
        let actor = &sentence.actors[end].words;
        actor.start.saturating_sub(cue.end) + cue.start.saturating_sub(actor.end)
    };
    ends.into_iter().map(gap).sum()
}

/// The two ends of two readings that share one actor.
fn open_ends(sentence: &Sentence<'_>, first: &Reading, second: &Reading) -> Option<(usize, usize)> {
    let who = |number: usize| sentence.actors[number].seen.actor;
    let turns = [(first.from, first.to), (first.to, first.from)];
    let others = [(second.from, second.to), (second.to, second.from)];
    let mut all = turns.iter().flat_map(|turn| others.iter().map(move |other| (*turn, *other)));
    let shared = all.find(|((shared, _), (other, _))| who(*shared) == who(*other))?;
    let (one, other) = (shared.0.1, shared.1.1);
    (who(one) != who(other)).then_some((one.min(other), one.max(other)))
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

/// True for `warned that`: a verb of saying, and what is said follows.
fn only_says(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let says = sentence.hits.iter().any(|other| other.meaning == Meaning::Says && other.words == hit.words);
    says && sentence.low.get(hit.words.end).is_some_and(|low| low == "that")
}
