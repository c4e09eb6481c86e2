//! Who says it, and how firmly.
//!
//! "according to X", "X said that", and quotation marks give the speaker; the hedging words of the lexicon say how
//! far the document stands by it. Start at [`saying`].

use super::sentence::{Hit, Sentence};
use crate::model::Hedge;
use crate::suggest::lexicon::Meaning;
use crate::suggest::token::Word;
use crate::text::Span;

/// A speaker is no longer than this many words.
const LONGEST: usize = 9;

/// Words that may stand at the ends of a speaker and do not belong to it.
const LOOSE: &str = "that and but also has have had as while later repeatedly openly then even meanwhile long although \
    though whereas because regularly often widely usually first recently privately publicly so now still once never would";

/// A hedge further from the cue than this many words belongs to something else.
const HEDGE_REACH: usize = 14;

/// The speaker (empty if it is the document itself) and the hedge for what `hit` says.
pub(super) fn saying(sentence: &Sentence<'_>, hit: &Hit, text: &str) -> (String, Hedge) {
    let speaker = according_to(sentence, text).or_else(|| sayer(sentence, hit, text)).unwrap_or_default();
    let has = |hedge| {
        let all = sentence
            .hits
            .iter()
            .filter(|other| other.meaning == Meaning::Hedge(hedge) && other.words != hit.words);
        all.map(|other| other.words.start.abs_diff(hit.words.start)).any(|far| far <= HEDGE_REACH)
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
    verbs.filter(|verb| !is_passive(sentence, verb.words.start)).find_map(|verb| {
        let at = verb.words.start;
        if at > 0 && sentence.has_mark(at, &[',', '”', '"', '’']) {
            return behind(sentence, verb.words.end, text);
        }
        let start = (at.saturating_sub(LONGEST)..at)
            .rev()
            .take_while(|word| *word + 1 == at || is_plain(sentence.words[*word + 1].before));
        let first = start.last().unwrap_or(at);
        let open = first == 0 || !is_plain(sentence.words[first].before) || sentence.low[first] == "that";
        let governs =
            hit.words.start >= verb.words.end || at > 0 && sentence.has_mark(first, &[',', '”', '"', '’']);
        let is_name = open && governs && at > first && is_noun_phrase(sentence, first, at);
        if is_name { phrase(sentence, first, at, text) } else { None }
    })
}

/// `is told`, `was widely reported`, `reports of`: nobody is named.
fn is_passive(sentence: &Sentence<'_>, at: usize) -> bool {
    let be = ["is", "are", "was", "were", "been", "be", "being"];
    let is_be = |back: usize| at.checked_sub(back).is_some_and(|at| be.contains(&sentence.low[at].as_str()));
    let next = sentence.low.get(at + 1).map(String::as_str).unwrap_or_default();
    is_be(1) || is_be(2) && sentence.low[at - 1].ends_with("ly") || next == "of" || next == "as"
}

/// The speaker behind a verb that closes a quotation: `.., said an Iranian diplomat in early 2017`.
fn behind(sentence: &Sentence<'_>, start: usize, text: &str) -> Option<String> {
    let ends = |at: usize| {
        !is_plain(sentence.words[at].before)
            || matches!(
                sentence.low[at].as_str(),
                "in" | "on" | "at" | "during" | "last" | "this" | "that" | "to"
            )
    };
    let end = (start + 1..sentence.words.len()).find(|at| ends(*at)).unwrap_or(sentence.words.len());
    let first = sentence.words.get(start)?;
    let names = first.is_capital()
        || matches!(&*first.text, "a" | "an" | "the" | "one" | "two" | "his" | "its" | "their");
    (names && end - start <= LONGEST).then(|| phrase(sentence, start, end, text)).flatten()
}

/// True if the words can name a speaker: no clause, no other cue in them.
fn is_noun_phrase(sentence: &Sentence<'_>, first: usize, end: usize) -> bool {
    let has_cue = sentence.hits.iter().any(|hit| {
        !matches!(hit.meaning, Meaning::Turn(_)) && hit.words.start >= first && hit.words.end <= end
    });
    let has_verb = sentence.low[first..end].iter().any(|low| {
        matches!(low.as_str(), "there" | "whether" | "if" | "when" | "was" | "were" | "is" | "are" | "which")
    });
    !has_cue && !has_verb
}

fn is_plain(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '’' | '\''))
}

/// The words as they stand, without auxiliaries and conjunctions at the two ends.
fn phrase(sentence: &Sentence<'_>, first: usize, end: usize, text: &str) -> Option<String> {
    let is_loose = |at: usize| {
        let is_footnote =
            at == 0 && sentence.words[at].is_number() && sentence.words.get(1).is_some_and(Word::is_capital);
        LOOSE.split(' ').any(|word| word == sentence.low[at]) || is_footnote
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
    let before = &text[sentence.span.start..at];
    let opened = before.rfind(['“', '«', '„']).is_some_and(|open| !before[open..].contains(['”', '»']));
    let straight = before.matches('"').count() % 2 == 1;
    opened || straight
}
