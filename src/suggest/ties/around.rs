//! What lies between a cue and an actor: words, commas, other clauses, a preposition.
//!
//! Each gives a weight from 0 to 1; what is made of them is in [`weigh`](super::weigh). Start at [`nearness`].

use std::ops::Range;

use super::sentence::{Hit, Sentence};
use crate::suggest::lexicon::Meaning;

const PREPOSITIONS: &[&str] = &[
    "of",
    "in",
    "from",
    "with",
    "against",
    "for",
    "to",
    "by",
    "on",
    "over",
    "near",
    "between",
    "at",
    "including",
    "like",
    "than",
    "under",
    "after",
    "before",
    "since",
    "during",
    "despite",
    "around",
    "into",
    "without",
    "besides",
    "within",
    "among",
    "via",
];
const PARTING: &[&str] = &[
    "but",
    "while",
    "whereas",
    "although",
    "though",
    "because",
    "when",
    "after",
    "before",
    "until",
    "unless",
    "if",
    "where",
    "nevertheless",
    "yet",
];
pub(super) const SMALL: &[&str] = &[
    "the",
    "a",
    "an",
    "has",
    "have",
    "had",
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "being",
    "also",
    "then",
    "now",
    "later",
    "its",
    "their",
    "his",
    "her",
    "itself",
    "openly",
    "repeatedly",
    "publicly",
    "even",
    "not",
    "never",
    "only",
    "still",
    "already",
    "once",
    "long",
    "since",
    "will",
    "would",
    "could",
    "did",
    "does",
    "do",
    "may",
    "might",
    "can",
    "to",
    "of",
    "who",
    "which",
    "that",
];

/// Falls with every word between, small words apart.
pub(super) fn nearness(sentence: &Sentence<'_>, between: Range<usize>) -> f64 {
    let far: f64 = between
        .map(|at| {
            if sentence.actor_at[at].is_some() {
                0.7
            } else if SMALL.contains(&sentence.low[at].as_str()) {
                0.25
            } else {
                1.0
            }
        })
        .sum();
    1.0 / (1.0 + 0.07 * far)
}

/// Falls with what parts clauses between the two.
pub(super) fn crossing(sentence: &Sentence<'_>, between: Range<usize>, hit: &Hit) -> f64 {
    let mut weight: f64 = 1.0;
    let inside = between.start + 1..=between.end.min(sentence.words.len().saturating_sub(1));
    for at in between.clone() {
        let low = sentence.low[at].as_str();
        if PARTING.contains(&low) && sentence.actor_at[at].is_none() {
            weight *= 0.6;
        }
    }
    for at in inside {
        if sentence.has_mark(at, &[';', ':']) {
            weight *= 0.4;
        } else if sentence.has_mark(at, &[',']) {
            weight *= 0.92;
        } else if sentence.has_mark(at, &['–', '—', '(']) {
            weight *= 0.85;
        }
    }
    let others = sentence.hits.iter().filter(|other| {
        matches!(other.meaning, Meaning::Tie(..))
            && other.words != hit.words
            && other.words.start >= between.start
            && other.words.end <= between.end
    });
    weight * 0.8_f64.powi(others.count().min(6) as i32)
}

/// The preposition before an actor, articles and adjectives aside.
pub(super) fn preposition<'s>(sentence: &'s Sentence<'_>, start: usize) -> Option<&'s str> {
    for at in (start.saturating_sub(3)..start).rev() {
        let low = sentence.low[at].as_str();
        if PREPOSITIONS.contains(&low) && sentence.actor_at[at].is_none() {
            return Some(low);
        }
        let goes_on = matches!(low, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "both")
            || sentence.actor_at[at].is_some();
        if !goes_on || sentence.has_mark(at + 1, &[',', ';']) {
            return None;
        }
    }
    None
}

/// True right behind a comma and a word like "but", or behind a semicolon.
pub(super) fn starts_clause(sentence: &Sentence<'_>, start: usize) -> bool {
    let before =
        |back: usize| start.checked_sub(back).map(|at| sentence.low[at].as_str()).unwrap_or_default();
    PARTING.contains(&before(1))
        || PARTING.contains(&before(2)) && before(1) == "the"
        || sentence.has_mark(start, &[';', ':'])
        || before(1) == "that"
        || before(2) == "that" && before(1) == "the"
}
