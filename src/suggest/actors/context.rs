//! How a name is used where it stands: does it act, does it speak, is something merely there?
//!
//! Read from the words next to it and nothing else. What many such readings amount to is decided in
//! [`judge`](super::judge). Start at [`context`].

use std::ops::Range;

use crate::suggest::token::Word;
use crate::suggest::words::heads::{BODIES, PLACE_HEADS, SAYING};

/// One reading of the words around a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// It opens its sentence, so that its capital proves nothing.
    pub(super) initial: bool,
    /// Something is in it, near it, or takes it.
    pub(super) locative: bool,
    /// A verb follows, it owns what follows, or it stands behind "by" or "against".
    pub(super) acting: bool,
    /// It is the source of what is said.
    pub(super) source: bool,
    /// An article stands before it.
    pub(super) article: bool,
}

const AT_A_PLACE: &[&str] = &[
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "across",
    "throughout",
    "into",
    "toward",
    "towards",
    "retook",
    "recaptured",
    "captured",
    "capture",
    "besieged",
    "retake",
    "entered",
    "reached",
    "via",
    "fled",
    "liberated",
    "retaking",
    "leave",
    "visited",
    "stormed",
    "northern",
    "southern",
];

const OF_A_PLACE: &[&str] = &[
    "city",
    "town",
    "village",
    "fall",
    "siege",
    "battle",
    "capital",
    "loss",
    "port",
    "province",
    "region",
    "outskirts",
    "streets",
    "north",
    "south",
    "east",
    "west",
    "canyon",
    "control",
    "suburb",
    "out",
    "island",
];

const BY_AN_ACTOR: &[&str] = &["by", "against", "between", "with", "backed", "accused", "support", "told"];

const AUXILIARIES: &[&str] = &[
    "has",
    "have",
    "had",
    "was",
    "were",
    "is",
    "are",
    "did",
    "does",
    "do",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "should",
    "must",
    "never",
    "also",
    "then",
    "now",
    "no",
    "itself",
    "who",
    "repeatedly",
    "later",
];

/// What the words around `run` tell.
pub(super) fn context(words: &[Word<'_>], run: &Range<usize>) -> Context {
    let first = &words[run.start];
    let mut at = run.start;
    let article = at > 0 && is_article(&words[at - 1].low()) && first.follows_space();
    at -= usize::from(article);
    let near = |skip: usize| at.checked_sub(1 + skip).map(|at| words[at].low()).unwrap_or_default();
    let joined = first.follows_space() || article;
    let (before, earlier) = if joined { (near(0), near(1)) } else { (String::new(), String::new()) };
    let after = words.get(run.end).filter(|word| word.follows_space());
    let next = after.map(Word::low).unwrap_or_default();
    let source = earlier == "according" && before == "to"
        || SAYING.contains(&*next)
        || AUXILIARIES.contains(&&*next)
            && words.get(run.end + 1).is_some_and(|word| SAYING.contains(&*word.low()))
        || joined && matches!(&*before, "said" | "says" | "told");
    let is_there = AT_A_PLACE.contains(&&*before)
        || before == "of" && OF_A_PLACE.contains(&&*earlier)
        || PLACE_HEADS.contains(&*next)
        || words.get(run.end).is_some_and(|word| word.follows_hyphen() && word.low() == "based")
        || before == "from" && !next.ends_with("ed")
        || matches!(&*before, "northern" | "southern" | "eastern" | "western" | "central");
    let quotes: &[char] = &['“', '”', '"'];
    let is_nickname =
        first.before.contains(quotes) && words.get(run.end).is_some_and(|word| word.before.contains(quotes));
    Context {
        initial: !is_nickname && (run.start == 0 || super::sighting::opens(first.before)),
        locative: is_there,
        acting: !is_there
            && (words[run.end - 1].possessive || BY_AN_ACTOR.contains(&&*before) || is_verb(&next)),
        source,
        article,
    }
}

fn is_article(low: &str) -> bool {
    matches!(low, "the" | "a" | "an" | "its" | "their" | "his" | "her")
}

fn is_verb(low: &str) -> bool {
    AUXILIARIES.contains(&low) || SAYING.contains(&low) || low.len() > 4 && low.ends_with("ed")
}

/// The body in small letters right behind, and where it ends.
pub(super) fn body_behind(words: &[Word<'_>], at: usize) -> Option<(usize, String)> {
    let part = |len: usize| {
        let part = words.get(at..at + len)?;
        let small = part.iter().all(|word| word.follows_space() && !word.is_capital() && !word.possessive);
        small.then(|| part.iter().map(Word::low).collect::<Vec<_>>().join(" "))
    };
    let body =
        |len: usize| part(len).filter(|words| BODIES.contains(words.as_str())).map(|words| (at + len, words));
    body(2).or_else(|| body(1))
}
