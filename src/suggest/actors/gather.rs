//! All sightings of the corpus, put together by name.
//!
//! One [`Candidate`] for each folded name, one for each state with everything that leads to it. Which of them are
//! the same actor under two names is found in [`join`](super::join). Start at [`Book::read`].

use std::collections::{BTreeMap, BTreeSet};

use super::camps::camps;
use super::chain::stands_for;
use super::sighting::{Sighting, What, sightings};
use super::stats::Stats;
use crate::model::DocumentId;
use crate::suggest::token::{Word, words};
use crate::suggest::words::{COUNTRIES, Form, folded, is_place};
use crate::text::{Span, sentences};

/// What is known of one name after all documents were read.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidate {
    /// Every way it was written, and how often.
    pub(super) spellings: BTreeMap<String, u32>,
    /// Where it stands, by document, in the order of the text.
    pub(super) places: Vec<(DocumentId, Span)>,
    /// How often it was only the first word of a sentence.
    pub(super) initial: u32,
    /// How often something was merely there.
    pub(super) locative: u32,
    /// How often it acts.
    pub(super) acting: u32,
    /// How often it is a source.
    pub(super) source: u32,
    /// How often an article stands before it.
    pub(super) article: u32,
    /// True if a title of office was read before it.
    pub(super) titled: bool,
    /// True if a commentator's title was read before it.
    pub(super) commentator: bool,
    /// The state it is, by number.
    pub(super) state: Option<usize>,
    /// The key of whose body it is, and whether that is a state.
    pub(super) owner: Option<(String, bool)>,
    /// True for a group without a name of its own.
    pub(super) is_group: bool,
    /// Sightings by adjective alone.
    pub(super) adjectives: u32,
}

impl Candidate {
    /// How often it was seen.
    pub(super) fn mentions(&self) -> usize {
        self.places.len()
    }

    /// In how many documents.
    pub(super) fn documents(&self) -> usize {
        self.places.iter().map(|(document, _)| document).collect::<BTreeSet<_>>().len()
    }

    /// The spelling seen most often; the longest of those.
    pub(super) fn name(&self) -> String {
        if let Some(state) = self.state {
            return COUNTRIES[state].name.to_owned();
        }
        let best =
            self.spellings.iter().max_by_key(|(name, count)| (**count, name.len(), std::cmp::Reverse(*name)));
        best.map(|(name, _)| name.clone()).unwrap_or_default()
    }

    /// Takes over everything of another.
    pub(super) fn absorb(&mut self, other: Self) {
        for (name, count) in other.spellings {
            *self.spellings.entry(name).or_default() += count;
        }
        self.places.extend(other.places);
        self.places.sort_unstable();
        self.places.dedup();
        self.initial += other.initial;
        self.locative += other.locative;
        self.acting += other.acting;
        self.source += other.source;
        self.article += other.article;
        self.adjectives += other.adjectives;
        self.titled |= other.titled;
        self.commentator |= other.commentator;
    }
}

/// All candidates by key: a folded name, or `=` and the number of a state.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) candidates: BTreeMap<String, Candidate>,
    /// Names and the acronyms in brackets behind them, as keys.
    pub(super) acronyms: BTreeSet<(String, String)>,
    /// Keys of names that were read as the end of a longer run, with the run.
    pub(super) longer: BTreeSet<(String, String)>,
}

impl Book {
    /// Reads one document.
    pub(super) fn read(&mut self, document: DocumentId, text: &str, stats: &Stats) {
        for sentence in sentences(text) {
            let words = words(text, sentence);
            if is_heading(text, sentence, &words) {
                continue;
            }
            let seen = sightings(&words, stats);
            self.acronyms_in(&seen, text, &words);
            seen.into_iter().chain(camps(&words)).for_each(|sighting| self.enter(document, sighting));
        }
    }

    fn enter(&mut self, document: DocumentId, sighting: Sighting) {
        let context = sighting.context;
        let (key, form) = match sighting.what {
            What::State(index, form) => (format!("={index}"), Some(form)),
            What::Name | What::Titled(_) | What::Body(_) | What::Common => (folded(&sighting.name), None),
            What::Camp => (sighting.owner.clone().unwrap_or_default(), None),
            What::Thing => return,
        };
        if form == Some(Form::Seat)
            && (context.locative || context.initial && !context.acting && !context.source)
        {
            return; // a city
        }
        if let Some(longer) = &sighting.longer {
            self.longer.insert((key.clone(), longer.clone()));
        }
        let candidate = self.candidates.entry(key).or_default();
        match sighting.what {
            What::State(index, _) => candidate.state = Some(index),
            What::Body(state) => candidate.owner = sighting.owner.map(|owner| (owner, state.is_some())),
            What::Titled(commentator) => {
                candidate.titled |= !commentator;
                candidate.commentator |= commentator;
            }
            What::Camp | What::Common => candidate.is_group = true,
            What::Name | What::Thing => {}
        }
        *candidate.spellings.entry(sighting.name).or_default() += 1;
        candidate.places.push((document, sighting.span));
        candidate.initial += u32::from(context.initial);
        candidate.locative += u32::from(context.locative);
        candidate.acting += u32::from(context.acting);
        candidate.source += u32::from(context.source);
        candidate.article += u32::from(context.article);
        candidate.adjectives += u32::from(form == Some(Form::Demonym));
    }

    /// Pairs of a name and what stands in brackets behind it: `Free Army (FA)`, `FA (Free Army)`.
    fn acronyms_in(&mut self, seen: &[Sighting], text: &str, words: &[Word<'_>]) {
        for pair in seen.windows(2) {
            let between = text.get(pair[0].span.end..pair[1].span.start).unwrap_or_default();
            let closes = text[pair[1].span.end..].starts_with(')');
            let is_or = matches!(between, ", or " | ", known as " | " or ") && is_short(&pair[1].name);
            if !(between.trim() == "(" && closes || is_or) {
                continue;
            }
            let keys = [&pair[0], &pair[1]].map(|sighting| match sighting.what {
                What::State(index, _) => format!("={index}"),
                _ => folded(&sighting.name),
            });
            let [long, short] = keys;
            let first = words.partition_point(|word| word.span.start < pair[0].span.start);
            let last = words.partition_point(|word| word.span.start < pair[0].span.end);
            let spelled = stands_for(&pair[1].name, &words[first..last]);
            let has_head = crate::suggest::words::heads::kind_of(&long).is_some();
            if is_short(&pair[1].name) && (spelled || has_head && !is_or) {
                self.acronyms.insert((long, short));
            } else if is_short(&pair[0].name) && !is_or {
                self.acronyms.insert((short, long));
            }
        }
    }
}

/// An acronym, or something as short: `MoD`.
fn is_short(name: &str) -> bool {
    name.len() <= 8 && !name.contains(' ') && name.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// True for a line in which nearly every word has a capital: nothing can be told from capitals there.
fn is_heading(text: &str, sentence: Span, words: &[Word<'_>]) -> bool {
    let ends = text[sentence.start..sentence.end].ends_with(['.', '!', '?', '”', '"', ',', ';', ')']);
    let long: Vec<&Word<'_>> = words.iter().filter(|word| word.text.chars().count() > 3).collect();
    let capitals = long.iter().filter(|word| word.is_capital() || word.is_number()).count();
    !ends && words.len() < 16 && capitals * 10 >= long.len() * 8
}

/// True if every spelling is that of a place that does not act.
pub(super) fn is_known_place(candidate: &Candidate) -> bool {
    candidate.spellings.keys().all(|name| is_place(&folded(name)))
}
