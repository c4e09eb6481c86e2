//! What a likeness must keep to pass: names, numbers and what turns a sentence round, all in their order.
//!
//! `Russia refused` and `Iran refused` are four edits apart, so likeness alone proves nothing. Guarded are
//! capitalised words (unless only a sentence made them so), the words of every known name in every script, numbers,
//! and [turning](super::turning) words; in scripts without capitals all words but the idlest. Each must come again,
//! none may be new, and longer words must not have changed places. A name may be misread ([`misread`](super::misread)), but never
//! become another known name, or a word the old text has elsewhere. Start at [`Guard::passes`].

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::super::find_exactly;
use super::super::mention::Names;
use super::super::squash::{Footnotes, footnotes_of};
use super::misread::{Misread, is_nearly, looks_like, misread};
use super::turning::{is_idle, stem_of_opposite, turns};
use super::words::{Look, Word, words_of};

/// The names of the project and the texts in which words are looked up.
#[derive(Debug)]
pub(super) struct Guard<'t> {
    pub names: Option<&'t Names>,
    /// The text in which the quotes stood, if it is known.
    pub old: Option<&'t str>,
    pub new: &'t str,
    small: OnceCell<HashSet<&'t str>>,
}

/// A word of a quote or of a place, and whether the guard looks at it.
#[derive(Debug)]
pub(super) struct Watched<'a> {
    raw: &'a str,
    word: Word,
    kind: Kind,
    /// Whose name it is part of.
    owner: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Name,
    Number,
    Turning,
}

/// So much of a text is read to learn which words it writes small.
const SAMPLE: usize = 1 << 20;
/// Larger than any page; what is longer is for the analyst.
const MOST_PAIRS: usize = 4_000_000;
/// Words from this length on, and so many of the quote and of the place, must meet at each end.
const MEETING: usize = 4;
const MEET: [usize; 2] = [2, 3];
/// Shorter words may change places.
const ORDERED: usize = 5;

impl<'t> Guard<'t> {
    pub(super) fn new(names: Option<&'t Names>, old: Option<&'t str>, new: &'t str) -> Self {
        Self { names, old, new, small: OnceCell::new() }
    }

    /// True if `place` may be `quote` in other words: nobody and no number has gone, come or changed places.
    ///
    /// Footnote numbers may come or go, but none may become another: it may have been a count.
    pub(super) fn passes(&self, quote: &str, place: &str) -> bool {
        let (ours, theirs) = (numbers(quote), numbers(place));
        let may_drop = ours.is_empty() || theirs.is_empty() || ours == theirs;
        let ways = [Footnotes::Kept, Footnotes::Dropped].into_iter().take(if may_drop { 2 } else { 1 });
        ways.into_iter().any(|footnotes| {
            let (here, there) = (self.watch(quote, footnotes), self.watch(place, footnotes));
            keep_order(&here, &there)
                && ends_meet(&here, &there)
                && !has_opposite(&here, &there)
                && !has_opposite(&there, &here)
                && self.align(&here, &there)
        })
    }

    /// The words of `text`, ready to be compared.
    fn watch<'a>(&self, text: &'a str, footnotes: Footnotes) -> Vec<Watched<'a>> {
        let mentions = self.names.map(|names| names.mentions(text)).unwrap_or_default();
        let mut mentions = mentions.iter().peekable();
        let mut watched = |word: Word| {
            while mentions.next_if(|mention| mention.span.end <= word.span.start).is_some() {}
            let owner = mentions.peek().filter(|mention| mention.span.overlaps(word.span)).map(|m| m.owner);
            let is_article = OPENERS.contains(&&*word.folded);
            let is_named = owner.is_some() && word.look != Look::Number && !is_article;
            let kind = if is_named { Kind::Name } else { self.kind(&word, text) };
            Watched { raw: &text[word.span.range()], word, kind, owner }
        };
        words_of(text, footnotes).into_iter().map(&mut watched).collect()
    }

    fn kind(&self, word: &Word, text: &str) -> Kind {
        match word.look {
            Look::Number => Kind::Number,
            _ if turns(&word.folded) => Kind::Turning,
            Look::Capital if word.opens && self.is_known_small(&text[word.span.range()]) => Kind::Plain,
            Look::Capital => Kind::Name,
            Look::Caseless if !is_idle(&word.folded) => Kind::Name,
            Look::Caseless | Look::Small => Kind::Plain,
        }
    }

    /// Whether the text writes the word small where no sentence begins.
    fn is_known_small(&self, raw: &str) -> bool {
        let text = self.old.unwrap_or(self.new);
        let small = self.small.get_or_init(|| {
            let sample = &text[..text.floor_char_boundary(SAMPLE)];
            let words = sample.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| word.starts_with(char::is_lowercase)).collect()
        });
        let lower = raw.to_lowercase();
        small.contains(lower.as_str()) || OPENERS.contains(&&*lower)
    }

    /// Whether all guarded words can be paired from left to right.
    fn align(&self, quote: &[Watched<'_>], place: &[Watched<'_>]) -> bool {
        let (rows, columns) = (quote.len(), place.len());
        if rows.saturating_mul(columns) > MOST_PAIRS {
            return false;
        }
        let width = columns + 3;
        let mut reached = vec![false; (rows + 3) * width];
        reached[0] = true;
        for (row, column) in (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column))) {
            if !reached[row * width + column] {
                continue;
            }
            let (left, right) =
                (quote.get(row..).unwrap_or_default(), place.get(column..).unwrap_or_default());
            for (down, along) in self.steps(left, right) {
                reached[(row + down) * width + column + along] = true;
            }
        }
        reached[rows * width + columns]
    }

    /// How far one may go on from the first words of `left` and `right`.
    fn steps(&self, left: &[Watched<'_>], right: &[Watched<'_>]) -> Vec<(usize, usize)> {
        let is_plain = |words: &[Watched<'_>]| words.first().is_some_and(|word| word.kind == Kind::Plain);
        let is_pair = match (left, right) {
            ([a, ..], [b, ..]) => !(is_plain(left) && is_plain(right)) && self.is_same(a, b),
            _ => false,
        };
        let is_parted = |one: &[Watched<'_>], two: &[Watched<'_>]| match (one, two) {
            ([whole, ..], [first, second, ..]) => is_joined(whole, first, second),
            _ => false,
        };
        let steps = [
            (is_plain(left), (1, 0)),
            (is_plain(right), (0, 1)),
            (is_pair, (1, 1)),
            (is_parted(left, right), (1, 2)),
            (is_parted(right, left), (2, 1)),
        ];
        steps.into_iter().filter_map(|(is_open, step)| is_open.then_some(step)).collect()
    }

    fn is_same(&self, a: &Watched<'_>, b: &Watched<'_>) -> bool {
        let kinds = [a.kind, b.kind];
        if kinds.contains(&Kind::Number) {
            return a.kind == b.kind && a.word.folded == b.word.folded;
        }
        if kinds.contains(&Kind::Turning) {
            return looks_like(&a.word.folded, &b.word.folded);
        }
        match (a.owner, b.owner) {
            (Some(one), Some(other)) => one == other,
            _ if a.word.folded == b.word.folded => a.word.look == b.word.look || a.word.opens || b.word.opens,
            _ => self.is_misread(a, b) || self.is_misread_opener(a, b) || self.is_misread_opener(b, a),
        }
    }

    /// `Tbe` for `The` where a sentence begins: no name, though it looks like one.
    fn is_misread_opener(&self, plain: &Watched<'_>, name: &Watched<'_>) -> bool {
        let (a, b) = (&plain.word, &name.word);
        plain.kind == Kind::Plain
            && a.opens
            && b.opens
            && name.owner.is_none()
            && is_nearly(&a.folded, &b.folded)
    }

    /// Whether `b` may be `a` misread by a machine: it must be nobody else's name and no word of its own.
    fn is_misread(&self, a: &Watched<'_>, b: &Watched<'_>) -> bool {
        let kind =
            misread(&a.word.folded, &b.word.folded, a.word.look == Look::Caseless && a.owner.is_none());
        let is_name = |word: &Watched<'_>| {
            word.owner.is_some() || self.names.is_some_and(|names| !names.mentions(word.raw).is_empty())
        };
        let is_elsewhere = || match (self.old, kind) {
            (Some(old), _) => stands(old, b.raw, 1),
            (None, Misread::Likely) => false,
            (None, _) => stands(self.new, b.raw, 2),
        };
        let is_another = || is_name(b) && (is_name(a) || b.owner.is_none());
        kind != Misread::No && !is_another() && !is_elsewhere()
    }
}

/// `Iranand` is `Iran and`.
fn is_joined(whole: &Watched<'_>, first: &Watched<'_>, second: &Watched<'_>) -> bool {
    let are_words = [whole, first, second].iter().all(|word| matches!(word.kind, Kind::Plain | Kind::Name));
    let (whole, first, second) = (&whole.word.folded, &first.word.folded, &second.word.folded);
    are_words && whole.strip_prefix(first.as_str()) == Some(second.as_str())
}

/// Sentences begin with these so often that their capital says nothing.
const OPENERS: [&str; 36] = [
    "the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "there", "here",
    "in", "on", "at", "of", "for", "from", "by", "with", "as", "but", "and", "or", "if", "when", "while",
    "after", "before", "to", "its", "his", "her", "their",
];

/// The numbers of footnotes in `text`.
pub(super) fn numbers(text: &str) -> Vec<&str> {
    footnotes_of(text).into_iter().filter_map(|span| span.slice(text)).collect()
}

/// Whether at least `times` times `raw` stands in `text` as a word of its own.
fn stands(text: &str, raw: &str, times: usize) -> bool {
    let is_whole = |start: usize, end: usize| {
        !text[..start].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric)
    };
    find_exactly(text, raw).filter(|span| is_whole(span.start, span.end)).take(times).count() == times
}

/// Whether `a` says `willing` where `b` says `unwilling`.
fn has_opposite(a: &[Watched<'_>], b: &[Watched<'_>]) -> bool {
    let has = |words: &[Watched<'_>], sought: &str| words.iter().any(|word| word.word.folded == sought);
    b.iter().any(|word| {
        let stem = stem_of_opposite(&word.word.folded);
        stem.is_some_and(|stem| has(a, stem) && !has(a, &word.word.folded))
    })
}

/// Whether the longer words that stand once in both stand in the same order.
fn keep_order(quote: &[Watched<'_>], place: &[Watched<'_>]) -> bool {
    let (here, there) = (once(quote), once(place));
    let mut shared: Vec<(usize, usize)> =
        here.iter().filter_map(|(word, at)| Some((*at, *there.get(word)?))).collect();
    shared.sort_unstable();
    shared.is_sorted_by_key(|(_, there)| *there)
}

/// Whether both begin and end alike: one of the first two and of the last two longer words is there.
fn ends_meet(quote: &[Watched<'_>], place: &[Watched<'_>]) -> bool {
    let outer = |words: &mut dyn Iterator<Item = &Watched<'_>>, count: usize| -> Vec<String> {
        let long = words.filter(|word| word.word.folded.chars().count() >= MEETING);
        long.take(count).map(|word| word.word.folded.clone()).collect()
    };
    let meet = |a: Vec<String>, b: Vec<String>| {
        let same = |a: &str, b: &str| a == b || misread(a, b, true) != Misread::No;
        a.is_empty() || a.iter().any(|a| b.iter().any(|b| same(a, b)))
    };
    let [few, more] = MEET;
    meet(outer(&mut quote.iter(), few), outer(&mut place.iter(), more))
        && meet(outer(&mut quote.iter().rev(), few), outer(&mut place.iter().rev(), more))
}

fn once<'a>(words: &'a [Watched<'_>]) -> HashMap<&'a str, usize> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.word.folded.chars().count() >= ORDERED)
    {
        places.entry(&word.word.folded).or_default().push(at);
    }
    places.into_iter().filter(|(_, at)| at.len() == 1).map(|(word, at)| (word, at[0])).collect()
}
