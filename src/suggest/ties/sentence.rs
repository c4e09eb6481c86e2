//! A sentence as it is read for ties: its words, the actors in it, the cues in it.
//!
//! Actors that stand in a row (`Russia and Iran`) are one group: what is said of one is said of all. Cues never
//! overlap actors or each other; of two that begin at the same word the longer is taken. Who does what to whom
//! is worked out in [`pairs`](mod@super::pairs). Start at [`Sentence::read`].

use std::ops::Range;

use super::names::Seen;
use crate::suggest::lexicon::{Lexicon, Meaning, Seat};
use crate::suggest::token::{Word, words};
use crate::suggest::words::heads::TITLES;
use crate::text::Span;

/// One sentence, taken apart.
#[derive(Debug)]
pub(super) struct Sentence<'t> {
    pub(super) span: Span,
    pub(super) words: Vec<Word<'t>>,
    /// The words in small letters.
    pub(super) low: Vec<String>,
    /// The actors, from left to right, with the words they cover.
    pub(super) actors: Vec<Standing>,
    /// Which actor a word belongs to.
    pub(super) actor_at: Vec<Option<usize>>,
    pub(super) hits: Vec<Hit>,
}

/// An actor where it stands.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) seen: Seen,
    pub(super) words: Range<usize>,
    /// The same for all actors of a row.
    pub(super) group: usize,
}

/// A cue where it stands.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) cue: usize,
    pub(super) words: Range<usize>,
    pub(super) seat: Seat,
    pub(super) is_noun: bool,
    /// An actor among the words of the cue: "took the Board to court".
    pub(super) inner: Option<usize>,
    pub(super) meaning: Meaning,
}

impl<'t> Sentence<'t> {
    /// Takes the sentence at `span` apart.
    pub(super) fn read(text: &'t str, span: Span, seen: &[Seen], lexicon: &Lexicon) -> Self {
        let words = words(text, span);
        let low: Vec<String> = words.iter().map(Word::low).collect();
        let mut sentence = Self {
            span,
            low,
            actors: Vec::new(),
            actor_at: vec![None; words.len()],
            words,
            hits: Vec::new(),
        };
        seen.iter().for_each(|seen| sentence.place(seen));
        sentence.group();
        sentence.find_cues(lexicon);
        sentence
    }

    fn place(&mut self, seen: &Seen) {
        let first = self.words.partition_point(|word| word.span.end <= seen.span.start);
        let last = self.words.partition_point(|word| word.span.start < seen.span.end);
        if first >= last || self.actor_at[first].is_some() {
            return;
        }
        // "the Sudanese Armed Forces (SAF)" is one actor, said twice.
        if let Some(before) = self.actors.last_mut()
            && before.seen.actor == seen.actor
            && before.words.end == first
        {
            before.words.end = last;
            self.actor_at[first..last].fill(Some(self.actors.len() - 1));
            return;
        }
        self.actor_at[first..last].fill(Some(self.actors.len()));
        self.actors.push(Standing { seen: seen.clone(), words: first..last, group: self.actors.len() });
    }

    /// Puts actors in a row into one group, if the row has an "and" or "or" in it.
    fn group(&mut self) {
        let mut start = 0;
        while start < self.actors.len() {
            let mut end = start + 1;
            let mut has_and = false;
            while let Some(joint) = (end < self.actors.len()).then(|| self.joint(end)).flatten() {
                has_and |= joint;
                end += 1;
            }
            let end = if has_and { end } else { start + 1 };
            self.actors[start..end].iter_mut().for_each(|actor| actor.group = start);
            start = end;
        }
    }

    /// How the actor `at` is joined to the one before: by "and" (true), by a comma (false), not at all.
    fn joint(&self, at: usize) -> Option<bool> {
        let (before, actor) = (&self.actors[at - 1], &self.actors[at]);
        let between = before.words.end..actor.words.start;
        if between.len() > 4 || self.words[before.words.end - 1].possessive {
            return None;
        }
        let has_and = self.low[between.clone()]
            .iter()
            .any(|low| matches!(low.as_str(), "and" | "or" | "well" | "along"));
        let is_small = |low: &String| {
            matches!(
                low.as_str(),
                "and"
                    | "or"
                    | "the"
                    | "its"
                    | "both"
                    | "as"
                    | "well"
                    | "along"
                    | "with"
                    | "also"
                    | "then"
                    | "later"
                    | "even"
                    | "a"
                    | "an"
                    | "their"
                    | "his"
                    | "her"
            ) || TITLES.contains(low.as_str())
        };
        let is_filled = self.low[between.clone()].iter().all(is_small);
        let marks = between.chain(std::iter::once(actor.words.start)).map(|word| self.words[word].before);
        let is_comma = marks.clone().any(|gap| gap.contains(','));
        let is_plain = marks
            .into_iter()
            .all(|gap| gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ')' | '’' | '\'')));
        let joins = is_filled && is_plain && (has_and || is_comma);
        joins.then_some(has_and)
    }

    fn find_cues(&mut self, lexicon: &Lexicon) {
        for class in [Class::Tie, Class::Turn, Class::Hedge, Class::Says] {
            let mut at = 0;
            while at < self.words.len() {
                let hit = self.hit_at(at, lexicon, class);
                at = hit.as_ref().map_or(at + 1, |hit| hit.words.end);
                self.hits.extend(hit);
            }
        }
        self.hits.sort_by_key(|hit| hit.words.start);
    }

    fn hit_at(&self, at: usize, lexicon: &Lexicon, class: Class) -> Option<Hit> {
        let low = self.low[at].as_str();
        let low = if low.ends_with("n't") { "n't" } else { low };
        lexicon.beginning_with(low).iter().find_map(|(form, cue)| {
            let entry = lexicon.cue(*cue);
            let (end, inner) = self.form_end(form, at).filter(|_| Class::of(entry.meaning) == class)?;
            let words = at..end;
            let hit = Hit {
                cue: *cue,
                words,
                seat: entry.seat,
                is_noun: entry.is_noun,
                inner,
                meaning: entry.meaning,
            };
            self.is_seated(entry.seat, &hit.words).then_some(hit)
        })
    }

    /// Where the words of `form` end if they stand at `start`, and the actor that one of them stood for.
    fn form_end(&self, form: &[String], start: usize) -> Option<(usize, Option<usize>)> {
        let (mut at, mut inner) = (start, None);
        for word in form {
            let low = self.low.get(at)?;
            let is_near = at == start || self.words[at].follows_space() || self.words[at].follows_hyphen();
            let actor = self.actor_at[at];
            let skipped = if word == "_" { self.actor_from(at) } else { None };
            at = match (skipped, actor) {
                _ if !is_near => return None,
                (Some(actor), _) => {
                    inner = Some(actor);
                    self.actors[actor].words.end
                }
                (None, Some(_)) => return None,
                (None, None) if word == "_" || word == low || at == start && word == "n't" => at + 1,
                (None, None) => return None,
            };
        }
        Some((at, inner))
    }

    /// The actor beginning at this word, or behind an article there.
    fn actor_from(&self, at: usize) -> Option<usize> {
        let is_article = matches!(self.low[at].as_str(), "the" | "a" | "its");
        let at = if is_article && self.actor_at[at].is_none() { at + 1 } else { at };
        self.actor_at.get(at).copied().flatten()
    }

    fn is_seated(&self, seat: Seat, words: &Range<usize>) -> bool {
        let is_actor = |at: usize| self.actor_at.get(at).copied().flatten().is_some();
        let follows = self.words[words.start].follows_hyphen() && words.start > 0;
        let leads = self.words.get(words.end).is_some_and(Word::follows_hyphen);
        match seat {
            Seat::Free => !(follows && is_actor(words.start - 1)),
            Seat::Behind => follows && is_actor(words.start - 1),
            Seat::Before => leads && is_actor(words.end),
        }
    }

    /// True if the word at `at` has one of `marks` before it.
    pub(super) fn has_mark(&self, at: usize, marks: &[char]) -> bool {
        self.words.get(at).is_some_and(|word| word.before.contains(marks))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Tie,
    Turn,
    Hedge,
    Says,
}

impl Class {
    fn of(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Tie(..) => Self::Tie,
            Meaning::Turn(_) => Self::Turn,
            Meaning::Hedge(_) => Self::Hedge,
            Meaning::Says => Self::Says,
        }
    }
}
