//! How likely an actor before or behind a cue is the one it speaks of.
//!
//! Near ones rather than far ones, subjects rather than those behind a preposition, this side of a comma or a
//! "but" rather than the other. All weights are from 0 to about 1.2 and are multiplied. Start at [`before`] and
//! [`behind`].

use super::around::{SMALL, crossing, nearness, preposition, starts_clause};
use super::sentence::{Hit, Sentence};
use crate::model::Stance;
use crate::suggest::lexicon::Meaning;

/// An actor, by its number in the sentence, and how likely it is the one.
pub(super) type Weighed = (usize, f64);

/// The actors before `hit`, weighed as those who act.
pub(super) fn before(sentence: &Sentence<'_>, hit: &Hit) -> Vec<Weighed> {
    let all = sentence.actors.iter().enumerate().filter(|(_, actor)| actor.words.end <= hit.words.start);
    by_row(
        sentence,
        &all.map(|(number, _)| (number, weight_before(sentence, hit, number))).collect::<Vec<_>>(),
    )
}

fn weight_before(sentence: &Sentence<'_>, hit: &Hit, number: usize) -> f64 {
    let (at, actor) = (hit.words.start, &sentence.actors[number]);
    let between = actor.words.end..at;
    let is_owner = between.is_empty() && sentence.words[actor.words.end - 1].possessive;
    let is_doing = between.is_empty() && !is_owner && sentence.low[at].ends_with("ing");
    let is_bound =
        is_bound(sentence, hit) || is_owner || is_doing || is_reduced(sentence, hit, actor.words.end);
    let mut weight = nearness(sentence, between.clone()) * crossing(sentence, between, hit);
    let behind_preposition = preposition(sentence, actor.words.start);
    let is_possessive = sentence.words[actor.words.end - 1].possessive;
    if behind_preposition.is_some() && !is_bound {
        let soft = behind_preposition == Some("of") && (is_possessive || is_led(sentence, actor.words.start));
        weight *= if soft { 0.85 } else { 0.6 };
    }
    if !is_bound && is_object(sentence, number, hit) {
        weight *= if is_means(sentence, hit) { 0.3 } else { 0.6 };
    }
    if is_owner || is_doing {
        weight *= 1.3;
    } else if owner(sentence, hit).is_some() {
        weight *= 0.25;
    }
    if actor.words.start <= 1 || starts_clause(sentence, actor.words.start) {
        weight *= 1.2;
    }
    if is_speaker(sentence, actor.words.end, at) {
        weight *= 0.4;
    }
    weight *= antecedence(sentence, hit, actor.words.end);
    if is_urged(sentence, hit, actor.words.start) {
        weight *= 0.6;
    }
    weight * actor.seen.sureness * describing(sentence, number)
}

/// The actors behind `hit`, weighed as those who are acted on.
pub(super) fn behind(sentence: &Sentence<'_>, hit: &Hit) -> Vec<Weighed> {
    if let Some(inner) = hit.inner {
        return by_row(sentence, &[(inner, sentence.actors[inner].seen.sureness)]);
    }
    let all = sentence.actors.iter().enumerate().filter(|(_, actor)| actor.words.start >= hit.words.end);
    by_row(
        sentence,
        &all.map(|(number, _)| (number, weight_behind(sentence, hit, number))).collect::<Vec<_>>(),
    )
}

fn weight_behind(sentence: &Sentence<'_>, hit: &Hit, number: usize) -> f64 {
    let (at, actor) = (hit.words.end, &sentence.actors[number]);
    let mut weight =
        nearness(sentence, at..actor.words.start) * crossing(sentence, at..actor.words.start + 1, hit);
    let strange = preposition(sentence, actor.words.start).filter(|_| at < actor.words.start);
    let is_support = matches!(hit.meaning, Meaning::Tie(Stance::Support, ..));
    let next = sentence.low.get(at).map(String::as_str).unwrap_or_default();
    if next.ends_with("ing") && sentence.actor_at[at].is_none() && next.len() > 5 {
        weight *= 0.5; // opposition to merging the militias is not opposition to the militias
    }
    weight *= match strange {
        None => 1.0,
        Some("of" | "to") => 0.85,
        Some("against") if is_support => 0.15, // armed against: the friend is somebody else
        Some("against" | "with") => 0.75,
        Some(_) => 0.6,
    };
    let is_other = |other: &&super::sentence::Standing| other.words.start >= at && other.group != actor.group;
    let first = sentence.actors[..number].iter().filter(is_other).count();
    weight *= 0.75_f64.powi(first.min(6) as i32);
    weight * actor.seen.sureness * describing(sentence, number)
}

/// What is said of the best placed of a row is said of all of it. Best first, three rows at most.
fn by_row(sentence: &Sentence<'_>, weighed: &[Weighed]) -> Vec<Weighed> {
    let group = |number: usize| sentence.actors[number].group;
    let best = |row: usize| {
        weighed
            .iter()
            .filter(|(other, _)| group(*other) == row)
            .map(|(_, weight)| *weight)
            .fold(0.0, f64::max)
    };
    let mut found: Vec<Weighed> = weighed.iter().map(|(number, _)| (*number, best(group(*number)))).collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut rows: Vec<usize> = Vec::new();
    found.retain(|(number, _)| {
        if !rows.contains(&group(*number)) {
            rows.push(group(*number));
        }
        rows.iter().position(|row| *row == group(*number)).is_some_and(|place| place < 3)
    });
    found
}

/// Less for a name that only describes another: pro-Iranian, Russian-backed.
fn describing(sentence: &Sentence<'_>, number: usize) -> f64 {
    let words = &sentence.actors[number].words;
    let prefix = words.start > 0 && sentence.words[words.start].follows_hyphen();
    let suffix =
        sentence.words.get(words.end).is_some_and(|word| word.follows_hyphen() && !word.is_capital());
    if prefix || suffix { 0.45 } else { 1.0 }
}

/// True for `of supporting`, `to attack`: who acts is whoever stands nearest.
fn is_bound(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let Some(before) = hit.words.start.checked_sub(1).map(|at| sentence.low[at].as_str()) else {
        return false;
    };
    let gerund = sentence.low[hit.words.start].ends_with("ing");
    gerund && matches!(before, "of" | "for" | "from")
}

/// True for `forces trained by`: a participle right behind the actor, alone or joined to another.
fn is_reduced(sentence: &Sentence<'_>, hit: &Hit, end: usize) -> bool {
    let between = end..hit.words.start;
    let is_participle = |at: usize| sentence.low[at].ends_with("ed") || sentence.low[at] == "and";
    let by = (hit.words.end..(hit.words.end + 2).min(sentence.low.len())).any(|at| sentence.low[at] == "by");
    by && is_participle(hit.words.start) && between.len() <= 2 && between.into_iter().all(is_participle)
}

/// More for the actor a "which" or "who" before the cue goes back to, less for the others.
fn antecedence(sentence: &Sentence<'_>, hit: &Hit, end: usize) -> f64 {
    let near = (hit.words.start.saturating_sub(4)..hit.words.start).rev();
    let skipped = near
        .clone()
        .take_while(|at| SMALL.contains(&sentence.low[*at].as_str()) || sentence.low[*at].ends_with("ly"));
    let pronoun = skipped.filter(|at| matches!(sentence.low[*at].as_str(), "who" | "which" | "whose")).last();
    let Some(pronoun) = pronoun else { return 1.0 };
    match pronoun.checked_sub(end) {
        Some(0) => 1.5,
        Some(1..=6) => 1.0,
        _ => 0.7,
    }
}

/// True for who is asked to do it: `urged Parliament to reject`.
fn is_urged(sentence: &Sentence<'_>, hit: &Hit, start: usize) -> bool {
    let to = hit.words.start > 0 && sentence.low[hit.words.start - 1] == "to";
    let urging = [
        "urged",
        "urges",
        "asked",
        "asks",
        "ordered",
        "told",
        "called",
        "persuaded",
        "encouraged",
        "pressed",
        "wants",
        "wanted",
        "forced",
    ];
    let verb = (start.saturating_sub(3)..start).any(|at| urging.contains(&sentence.low[at].as_str()));
    to && verb
}

/// True for `by suspending`: who acts is the subject of the whole, not who stands nearest.
fn is_means(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let start = hit.words.start;
    sentence.low[start].ends_with("ing") && start > 0 && sentence.low[start - 1] == "by"
}

/// The actor to whom the cue belongs: `Iran’s rivalry with`.
fn owner(sentence: &Sentence<'_>, hit: &Hit) -> Option<usize> {
    let before = hit.words.start.checked_sub(1)?;
    sentence.actor_at[before].filter(|_| sentence.words[before].possessive)
}

/// True if a word for its head stands before `of`: the leader of the RSF speaks for it.
fn is_led(sentence: &Sentence<'_>, start: usize) -> bool {
    let heads = [
        "leader",
        "leaders",
        "head",
        "chief",
        "commander",
        "commanders",
        "president",
        "government",
        "members",
        "member",
        "forces",
        "fighters",
        "officials",
        "police",
        "regime",
        "army",
        "bishops",
        "chairman",
    ];
    (start.saturating_sub(4)..start).any(|at| heads.contains(&sentence.low[at].as_str()))
}

/// True if the actor is what an earlier cue speaks of: its object.
fn is_object(sentence: &Sentence<'_>, number: usize, hit: &Hit) -> bool {
    let start = sentence.actors[number].words.start;
    let earlier = sentence.hits.iter().filter(|other| {
        matches!(other.meaning, Meaning::Tie(..))
            && other.words.end <= start
            && other.words.end <= hit.words.start
    });
    earlier.map(|other| start - other.words.end).any(|far| far <= 1)
}

/// True if the actor only says what follows: a verb of saying and "that" stand between.
fn is_speaker(sentence: &Sentence<'_>, end: usize, at: usize) -> bool {
    let says = sentence
        .hits
        .iter()
        .filter(|hit| hit.meaning == Meaning::Says && hit.words.start >= end && hit.words.end <= at);
    let mut near = says.filter(|hit| hit.words.start - end <= 2);
    near.any(|hit| {
        hit.words.end < at
            && (sentence.low[hit.words.end] == "that"
                || sentence
                    .actors
                    .iter()
                    .any(|actor| actor.words.start >= hit.words.end && actor.words.end <= at))
    })
}
