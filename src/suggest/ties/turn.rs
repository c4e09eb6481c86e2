//! What turns a cue round: not, no longer, refused to, suspended its.
//!
//! Looked for in the few words before a cue, in its own clause, and as a verb that ends it right behind
//! (`support for X was suspended`). Two turns are none. Start at [`turned`].

use super::sentence::{Hit, Sentence};
use crate::model::Stance;
use crate::suggest::lexicon::Meaning;

const REACH: usize = 5;

/// The stance of `hit` as it stands there, and how much of its strength is left.
pub(super) fn turned(sentence: &Sentence<'_>, hit: &Hit, stance: Stance) -> (Stance, f64) {
    let mut strength = 1.0;
    let mut turns = 0;
    for turn in sentence.hits.iter().filter(|turn| reaches(sentence, turn, hit)) {
        let Meaning::Turn(left) = turn.meaning else { continue };
        strength *= left;
        turns += 1;
    }
    match (turns % 2 == 1, stance) {
        (false, stance) => (stance, strength),
        (true, Stance::Support) => (Stance::Clash, strength),
        // Who does not fight need not be a friend.
        (true, Stance::Clash) => (Stance::Support, strength * 0.4),
    }
}

fn reaches(sentence: &Sentence<'_>, turn: &Hit, hit: &Hit) -> bool {
    let Meaning::Turn(_) = turn.meaning else { return false };
    let between = turn.words.end..hit.words.start;
    if turn.words.end > hit.words.start || between.len() > REACH || turn.words == hit.words {
        return false;
    }
    let next = sentence.low.get(turn.words.end).map(String::as_str).unwrap_or_default();
    if matches!(next, "only" | "just" | "merely" | "simply" | "doubt" | "secret" | "less" | "one" | "up")
        && turn.words.len() == 1
    {
        return false;
    }
    let actors = between.clone().filter(|at| sentence.actor_at[*at].is_some()).count();
    let parts =
        (turn.words.end..=hit.words.start).any(|at| sentence.has_mark(at, &[',', ';', ':', '(', '—', '–']));
    let and =
        between.clone().any(|at| matches!(sentence.low[at].as_str(), "but" | "while" | "and" | "because"));
    !parts && !and && actors == 0
}
