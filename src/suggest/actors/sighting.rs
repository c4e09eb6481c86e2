//! What a run of capitalised words says: whose name it is, and whether it acts, speaks or is only a place there.
//!
//! Words that open the sentence, titles and the adjectives of states are taken off in front; a body in small
//! letters behind (`the Assad regime`) is taken along. Whether a name is worth a suggestion is decided over all
//! its sightings, in [`judge`](super::judge). Start at [`sightings`].

use std::ops::Range;

use super::chain::{chains, shown};
use super::context::{Context, body_behind, context};
use super::stats::Stats;
use crate::suggest::token::Word;
use crate::suggest::words::heads::{
    COMMENTATORS, NOT_NAMES, OFFICES, PLACE_HEADS, THING_HEADS, TITLES, is_head, kind_of,
};
use crate::suggest::words::{Form, country_of, folded, is_opener, is_small};
use crate::text::Span;

/// One place where a name may stand.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    /// The name as it would be listed.
    pub(super) name: String,
    /// The name with what was taken off in front, if anything was.
    pub(super) longer: Option<String>,
    /// Where it stands.
    pub(super) span: Span,
    /// What it is there.
    pub(super) what: What,
    /// For a body in small letters: the key of whose body it is.
    pub(super) owner: Option<String>,
    /// How it is used there.
    pub(super) context: Context,
}

/// What a run was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A name of its own.
    Name,
    /// The name of a person, told by a title; `true` if the title is a commentator's.
    Titled(bool),
    /// A state: its number, and the form.
    State(usize, Form),
    /// A name or adjective with a body in small letters: the state's number if it is a state's.
    Body(Option<usize>),
    /// A place or thing by its last word.
    Thing,
    /// A side in a conflict; the key is in `owner`.
    Camp,
    /// A word for a group that has no name.
    Common,
}

/// Everything that may be a name in one sentence.
pub(super) fn sightings(words: &[Word<'_>], stats: &Stats) -> Vec<Sighting> {
    let runs = chains(words);
    let mut found = Vec::new();
    for run in runs {
        Reading { words, stats, found: &mut found }.read(run);
    }
    spread_places(&mut found, words);
    found
}

/// "from Iraq, Lebanon and Pakistan": what is in a row with a place is a place there.
fn spread_places(found: &mut [Sighting], words: &[Word<'_>]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (Some(before), Some(sighting)) = (before.last(), rest.first_mut()) else { continue };
        let first = words.partition_point(|word| word.span.start < before.span.end);
        let last = words.partition_point(|word| word.span.start < sighting.span.start);
        let between = words.get(first..last).unwrap_or_default();
        let is_row = between.iter().all(|word| matches!(&*word.text, "and" | "or" | "the"))
            && before.span.end < sighting.span.start;
        let next = words.get(last).map_or("", |word| word.before);
        let is_comma = !between.is_empty() || next.contains(',');
        if is_row && is_comma && before.context.locative && !sighting.context.source {
            sighting.context.locative = true;
            sighting.context.acting = false;
        }
    }
}

struct Reading<'a, 't> {
    words: &'a [Word<'t>],
    stats: &'a Stats,
    found: &'a mut Vec<Sighting>,
}

impl Reading<'_, '_> {
    fn read(&mut self, run: Range<usize>) {
        let run = self.without_openers(run);
        if let Some(office) = self.office(&run) {
            self.read_one(run.start..office);
            return self.read_one(office..run.end);
        }
        self.read_one(run);
    }

    /// Where the office holder begins in `Nationals Leader David Littleproud`.
    fn office(&self, run: &Range<usize>) -> Option<usize> {
        let low = |at: usize| self.words[at].low();
        let last = run.clone().rev().skip(1).find(|at| OFFICES.contains(&*low(*at)))?;
        let first = run.clone().find(|at| TITLES.contains(&*low(*at)))?;
        let is_body = is_head(&low(run.end - 1))
            || !self.words[last + 1].is_capital()
            || self.words[last + 1].is_acronym();
        let is_joined = (first..=last).all(|at| TITLES.contains(&*low(at)));
        (first > run.start && is_joined && !is_body).then_some(first)
    }

    fn read_one(&mut self, run: Range<usize>) {
        let run = self.without_members(run);
        if run.is_empty() {
            return;
        }
        let mut rest = run.clone();
        let mut title = None;
        while !rest.is_empty() {
            if let Some(state) = self.leading_state(&rest) {
                if state.end == rest.end || !self.is_stripped(&rest, state.end) {
                    break;
                }
                self.note(state.clone(), self.state_of(&state));
                rest.start = state.end;
            } else if self.is_title(&rest) {
                let low = self.words[rest.start].low();
                title = Some(title.unwrap_or(false) || COMMENTATORS.contains(low.as_str()));
                rest.start += 1;
            } else {
                break;
            }
        }
        let expert = run
            .start
            .checked_sub(1)
            .map(|at| self.words[at].low())
            .filter(|low| COMMENTATORS.contains(low.as_str()));
        title = title.or(expert.map(|_| true));
        if rest.is_empty() {
            return;
        }
        let what = self.what(&rest, title);
        if let Some(what) = what {
            let longer = (rest.start > run.start).then(|| shown(&self.words[run.clone()]));
            self.push(rest.clone(), what, longer);
        }
        self.body(&rest, what);
    }

    /// `Nationals MPs` are the Nationals.
    fn without_members(&self, run: Range<usize>) -> Range<usize> {
        let is_member = |at: usize| {
            matches!(self.words[at].low().as_str(), "mp" | "mps" | "meps" | "senators" | "lawmakers")
        };
        if run.len() > 1 && is_member(run.end - 1) { run.start..run.end - 1 } else { run }
    }

    /// The run without the words that have their capital from the beginning of the sentence.
    fn without_openers(&self, mut run: Range<usize>) -> Range<usize> {
        while !run.is_empty() {
            let word = &self.words[run.start];
            let low = word.low();
            let is_first = run.start == 0 || opens(word.before) || is_small(&self.words[run.start - 1].low());
            let is_name =
                country_of(&folded(&word.text)).is_some() || word.is_acronym() && word.text.len() > 1;
            if is_name || TITLES.contains(&*low) || is_joined_particle(&low) {
                return run;
            }
            let alone = run.len() == 1 || !self.words[run.start + 1].is_capital();
            let cut = if is_small(&low) {
                !(word.is_capital() && run.len() > 1 && !is_first)
            } else {
                is_first && self.stats.is_common(&low) && (alone || !self.goes_on(&run))
            };
            if !cut {
                return run;
            }
            run.start += 1;
        }
        run
    }

    /// True if what follows the first word makes one name with it: it ends in a head.
    fn goes_on(&self, run: &Range<usize>) -> bool {
        let last = self.words[run.end - 1].low();
        is_head(&last) || self.words[run.clone()].iter().any(|word| is_head(&word.low()) && run.len() > 2)
    }

    /// The words at the front that lead to a state.
    fn leading_state(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let longest = run.len().min(4);
        let part = (1..=longest).rev().map(|len| run.start..run.start + len);
        let mut forms = part.filter(|part| country_of(&folded(&shown(&self.words[part.clone()]))).is_some());
        forms.next()
    }

    fn state_of(&self, run: &Range<usize>) -> What {
        let form = country_of(&folded(&shown(&self.words[run.clone()])));
        form.map_or(What::Name, |(index, form)| What::State(index, form))
    }

    /// True if the adjective of a state in front is not part of the name: `Syrian President`, `Lebanese Hezbollah`.
    fn is_stripped(&self, run: &Range<usize>, end: usize) -> bool {
        let demonym = country_of(&folded(&shown(&self.words[run.start..end])));
        let is_adjective = matches!(demonym, Some((_, Form::Demonym)));
        let next = self.words[end].low();
        let last = self.words[run.end - 1].low();
        let is_whole = is_head(&last) || THING_HEADS.contains(&*last) || PLACE_HEADS.contains(&*last);
        let is_body = self.words[end..run.end].iter().any(|word| is_head(&word.low()));
        is_adjective && !is_whole && (TITLES.contains(&*next) || !is_body)
    }

    /// True if the first word is a title, and not part of the name of a body.
    fn is_title(&self, run: &Range<usize>) -> bool {
        let low = self.words[run.start].low();
        let last = self.words[run.end - 1].low();
        let is_body = is_head(&last) && !TITLES.contains(&*last) && run.len() > 1;
        TITLES.contains(&*low) && !is_body
    }

    /// `Iranand`, seen once, is Iran if that is seen elsewhere.
    fn unglued(&self, name: String) -> String {
        let endings = ["and", "the", "for", "with", "from", "was", "has", "but"];
        let stem = endings.iter().find_map(|ending| name.strip_suffix(ending)).filter(|stem| stem.len() > 3);
        let is_glued = |stem: &&str| {
            self.stats.capitals(&stem.to_lowercase()) > 1 && self.stats.capitals(&name.to_lowercase()) < 2
        };
        stem.filter(is_glued).map(str::to_owned).unwrap_or(name)
    }

    fn what(&self, run: &Range<usize>, title: Option<bool>) -> Option<What> {
        let name = folded(&self.unglued(shown(&self.words[run.clone()])));
        if let Some((index, form)) = country_of(&name) {
            return Some(What::State(index, form));
        }
        let last = self.words[run.end - 1].low();
        let first = self.words[run.start].low();
        if run.len() == 1 && (NOT_NAMES.contains(&*first) || is_small(&first) || TITLES.contains(&*first)) {
            return None;
        }
        if run.len() == 1 && self.words[run.start].text.chars().count() < 2 {
            return None;
        }
        let is_body = name.split_once(" of ").is_some_and(|(head, _)| kind_of(head).is_some());
        if !is_body && (PLACE_HEADS.contains(&*last) || THING_HEADS.contains(&*last)) {
            return (run.len() > 1).then_some(What::Thing);
        }
        if self.words[run.clone()].iter().all(|word| is_adjective(&word.low())) {
            return None;
        }
        let next =
            self.words.get(run.end).filter(|next| next.follows_space()).map(Word::low).unwrap_or_default();
        if run.len() == 1 && (THING_HEADS.contains(&*next) || is_adjective_before(&first, &next)) {
            return None;
        }
        if run.len() == 1 && is_opener(&first) && self.stats.is_common(&first) {
            return None;
        }
        Some(title.map_or(What::Name, What::Titled))
    }

    /// The body in small letters behind the name, as a name of its own.
    fn body(&mut self, run: &Range<usize>, what: Option<What>) {
        let Some((end, body)) = body_behind(self.words, run.end) else { return };
        let base = &self.words[run.clone()];
        let is_plural = body.ends_with('s');
        let state = match what {
            Some(What::State(index, _)) => Some(index),
            Some(What::Name | What::Titled(_)) => None,
            Some(What::Thing | What::Body(_) | What::Camp | What::Common) => return,
            None if is_plural && run.len() == 1 && !is_small(&base[0].low()) => None,
            None => return,
        };
        let owner = base.last().is_some_and(|word| word.possessive);
        let name = format!("{}{} {body}", shown(base), if owner { "’s" } else { "" });
        let span = Span::new(base[0].span.start, self.words[end - 1].span.end);
        let context = context(self.words, &(run.start..end));
        let owner = state.map_or_else(|| folded(&shown(base)), |index| format!("={index}"));
        self.found.push(Sighting {
            name,
            longer: None,
            span,
            what: What::Body(state),
            owner: Some(owner),
            context,
        });
    }

    /// The adjective of a state before another name: seen, but not as one who acts.
    fn note(&mut self, run: Range<usize>, what: What) {
        self.push(run, what, None);
        if let Some(sighting) = self.found.last_mut() {
            sighting.context = Context { locative: true, ..Context::default() };
        }
    }

    fn push(&mut self, run: Range<usize>, what: What, longer: Option<String>) {
        let words = &self.words[run.clone()];
        let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
        let context = context(self.words, &run);
        let name = self.unglued(shown(words));
        self.found.push(Sighting { name, longer, span, what, owner: None, context });
    }
}

/// The article of Arabic names, and words of descent: never the first word of a sentence alone.
fn is_joined_particle(low: &str) -> bool {
    matches!(low, "al" | "el" | "ul" | "bin" | "ibn" | "abu" | "von" | "van")
}

/// A creed, a tongue or a nation, which alone or with others like it names nobody.
fn is_adjective(low: &str) -> bool {
    NOT_NAMES.contains(&low) || country_of(low).is_some()
}

/// True for `Pyrrhic victory`: a word that looks like an adjective before a small word.
fn is_adjective_before(low: &str, next: &str) -> bool {
    let ending = ["ic", "ist", "ite", "esque", "ian", "ean"].iter().any(|ending| low.ends_with(ending));
    ending
        && !next.is_empty()
        && !is_small(next)
        && !next.ends_with("ed")
        && !next.starts_with(char::is_uppercase)
}

/// True if the marks before a word let a sentence begin: a quotation mark, a colon, a bullet.
pub(super) fn opens(before: &str) -> bool {
    before.contains(['“', '"', '«', ':', '•', '—', '–', '?', '!', '…', ']', '.', '/'])
}
