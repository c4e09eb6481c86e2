//! Who says it, and how firmly.
//!
//! "according to X", "X said that", and quotation marks give the speaker; the hedging words of the lexicon say how
//! far the document stands by it. Start at [`saying`].

use super::sentence::{Hit, Sentence};
use crate::model::Hedge;
use crate::suggest::lexicon::Meaning;
use crate::text::Span;

/// A speaker is no longer than this many words.
const LONGEST: usize = 9;

/// The speaker (empty if it is the document itself) and the hedge for what `hit` says.
pub(super) fn saying(sentence: &Sentence<'_>, hit: &Hit, text: &str) -> (String, Hedge) {
    let speaker = according_to(sentence, text).or_else(|| sayer(sentence, hit, text)).unwrap_or_default();
    let has = |hedge| {
        sentence.hits.iter().any(|other| other.meaning == Meaning::Hedge(hedge) && other.words != hit.words)
    };
    let hedge = match () {
        () if is_quoted(sentence, hit, text) => Hedge::Quoted,
        () if has(Hedge::Alleged) => Hedge::Alleged,
        () if !speaker.is_empty() || has(Hedge::Reported) => Hedge::Reported,
        () => Hedge::Stated,
    };
    (speaker, hedge)
}

/// The words behind "according to", up to the next mark.
fn according_to(sentence: &Sentence<'_>, text: &str) -> Option<String> {
    let at = sentence.low.windows(2).position(|pair| pair[0] == "according" && pair[1] == "to")? + 2;
    let rest = at + 1..sentence.words.len();
    let end = rest.clone().find(|word| !is_plain(sentence.words[*word].before)).unwrap_or(rest.end.max(at));
    phrase(sentence, at, end.min(at + LONGEST), text)
}

/// The words around a verb of saying: those before it, or, behind a quotation, those after it.
fn sayer(sentence: &Sentence<'_>, hit: &Hit, text: &str) -> Option<String> {
    let verbs = sentence
        .hits
        .iter()
        .filter(|other| other.meaning == Meaning::Says && !other.words.contains(&hit.words.start));
    for verb in verbs {
        let at = verb.words.start;
        let start = (at.saturating_sub(LONGEST)..at)
            .rev()
            .take_while(|word| *word + 1 == at || is_plain(sentence.words[*word + 1].before));
        let first = start.last().unwrap_or(at);
        let open = first == 0 || !is_plain(sentence.words[first].before) || sentence.low[first] == "that";
        let governs =
            hit.words.start >= verb.words.end || at > 0 && sentence.has_mark(first, &[',', '”', '"', '’']);
        if at > first && open && governs && !(first..at).contains(&hit.words.start) {
            return phrase(sentence, first, at, text);
        }
    }
    None
}

fn is_plain(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '’' | '\''))
}

/// The words as they stand, without auxiliaries and conjunctions at the two ends.
fn phrase(sentence: &Sentence<'_>, first: usize, end: usize, text: &str) -> Option<String> {
    let is_loose = |at: usize| {
        matches!(
            sentence.low[at].as_str(),
            "that"
                | "and"
                | "but"
                | "also"
                | "has"
                | "have"
                | "had"
                | "as"
                | "while"
                | "later"
                | "repeatedly"
                | "openly"
                | "then"
                | "even"
                | "meanwhile"
        )
    };
    let first = (first..end).find(|at| !is_loose(*at))?;
    let last = (first..end).rev().find(|at| !is_loose(*at))?;
    let span = Span::new(sentence.words[first].span.start, sentence.words[last].span.end);
    let words = span.slice(text)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let words =
        words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(&words).to_owned();
    let is_somebody = !matches!(
        words.to_lowercase().as_str(),
        "he" | "she" | "it" | "they" | "who" | "which" | "this" | "we"
    );
    is_somebody.then_some(words)
}

/// True if a quotation mark opens before the cue and closes behind it.
fn is_quoted(sentence: &Sentence<'_>, hit: &Hit, text: &str) -> bool {
    let at = sentence.words[hit.words.start].span.start;
    let (before, after) = (&text[sentence.span.start..at], &text[at..sentence.span.end]);
    let opened = before.rfind(['“', '«', '„']).is_some_and(|open| !before[open..].contains(['”', '»']));
    let straight = before.matches('"').count() % 2 == 1;
    opened && (after.contains(['”', '»']) || true) || straight
}
