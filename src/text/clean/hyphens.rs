//! Words parted by a hyphen at the end of a line.
//!
//! Whether the hyphen belongs to the word, the text itself has to say: `mili-tary` is joined where it hyphenates and
//! knows no `mili`; `well-known` keeps its hyphen. In doubt the hyphen stays and only the line end goes.
//! Start at [`Hyphens::join`].

use std::collections::{HashMap, HashSet};

use super::lexicon::{Lexicon, forms};
use super::lines::Lines;
use super::overlay::{How, Mend};
use crate::text::Span;

/// Line ends with hyphens beyond which a text is taken to hyphenate its words.
const HABIT: usize = 3;
/// `Haupt- und Nebenstraßen`: a hyphen that waits for the second half of its word.
const WAITING: [&str; 12] = ["and", "or", "to", "und", "oder", "bzw", "sowie", "et", "ou", "y", "и", "или"];

/// What is known about the hyphens of a text.
#[derive(Debug)]
pub(super) struct Hyphens<'t> {
    lexicon: &'t Lexicon,
    compounds: HashSet<(&'t str, &'t str)>,
    /// How often something stands in the text as one half of a torn word.
    halves: HashMap<&'t str, u32>,
    hyphenates: bool,
}

impl<'t> Hyphens<'t> {
    pub fn of(text: &'t str, lines: &'t Lines, lexicon: &'t Lexicon) -> Self {
        let torn: Vec<(&str, &str)> = torn(text, lines).collect();
        let compounds = if torn.is_empty() { HashSet::new() } else { compounds(text) };
        let mut halves = HashMap::new();
        for (left, right) in &torn {
            *halves.entry(*left).or_default() += 1;
            *halves.entry(*right).or_default() += 1;
        }
        Self { lexicon, compounds, halves, hyphenates: torn.len() >= HABIT }
    }

    /// The words that a decision may ask for.
    pub fn wanted(text: &'t str, lines: &'t Lines) -> impl Iterator<Item = String> {
        torn(text, lines).flat_map(|(left, right)| {
            [left.to_owned(), right.to_owned(), [left, right].concat()]
                .into_iter()
                .flat_map(|word| forms(&word))
        })
    }

    /// The repair of the line end between `before` and `after`, if a hyphen stands before it.
    pub fn join(&self, gap: Span, before: &str, after: &str) -> Option<Vec<Mend>> {
        let hyphen = before.chars().next_back().filter(|c| is_hyphen(*c))?;
        let (left, right) = (last_word(&before[..before.len() - hyphen.len_utf8()]), first_word(after));
        let joins_letters = left.ends_with(char::is_alphanumeric) && right.starts_with(char::is_alphanumeric);
        if !joins_letters {
            return None;
        }
        let with_hyphen = Mend::new(gap.start - hyphen.len_utf8(), gap.end, How::Hidden);
        let without = Mend { at: gap, how: How::Hidden };
        let waits = WAITING.contains(&right);
        let mend = match hyphen {
            '\u{ad}' => with_hyphen,
            _ if waits => Mend { at: gap, how: How::Space },
            _ if right.starts_with(char::is_lowercase) && self.is_one_word(left, right) => with_hyphen,
            _ => without,
        };
        Some(vec![mend])
    }

    fn is_one_word(&self, left: &str, right: &str) -> bool {
        if left.contains(|c: char| !c.is_alphabetic()) {
            return false; // `5-year`
        }
        if self.lexicon.known(&[left, right].concat()) > 0 {
            return true;
        }
        let knows = |half: &str| self.lexicon.known(half) > self.halves.get(half).copied().unwrap_or(0);
        !self.compounds.contains(&(left, right)) && self.hyphenates && !(knows(left) && knows(right))
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}')
}

/// The halves of all words that stand on both sides of a hyphen and a line end.
fn torn<'t>(text: &'t str, lines: &'t Lines) -> impl Iterator<Item = (&'t str, &'t str)> {
    lines.lines.windows(2).filter_map(move |pair| {
        let [above, below] = pair else { return None };
        let before = above.words.slice(text)?.strip_suffix(is_hyphen)?;
        let (left, right) = (last_word(before), first_word(below.words.slice(text)?));
        (!left.is_empty() && right.starts_with(char::is_lowercase) && below.parted == 1)
            .then_some((left, right))
    })
}

/// The words with a hyphen inside a line, as their two halves.
fn compounds(text: &str) -> HashSet<(&str, &str)> {
    let halves = memchr::memchr_iter(b'-', text.as_bytes())
        .map(|at| (last_word(&text[..at]), first_word(&text[at + 1..])));
    halves.filter(|(left, right)| !left.is_empty() && !right.is_empty()).collect()
}

/// The letters and digits at the end of `words`.
fn last_word(words: &str) -> &str {
    let start = words.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last();
    start.map_or("", |(at, _)| &words[at..])
}

/// The letters and digits at the start of `words`.
fn first_word(words: &str) -> &str {
    &words[..words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len())]
}
