//! Quotes never drift: what becomes of the quotes of three documents when these come back changed.
//!
//! The way of every character through a change is known, so every anchor can be told right or wrong. Each test
//! prints its row of the table with `--nocapture`. What may stand without being asked must be right, always; how
//! much is found is measured, and may not fall. Start at [`Fates::of`].

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "these files are tests")]

mod changes;
mod meaning;

use changes::Changed;
use detente::text::anchor::{Anchor, Captured, Finder, Sought, capture};
use detente::text::{Names, SourceText, Span, sentences};

const DOCUMENTS: [&str; 3] = [
    include_str!("../../seeds/iran-russia-syria.txt"),
    include_str!("../../seeds/palmyra-intelbrief.txt"),
    include_str!("../../seeds/palmyra-op-ed.txt"),
];

/// What became of the quotes.
#[derive(Default, Debug)]
struct Fates {
    quotes: usize,
    /// Still there, by the way their characters went.
    there: usize,
    /// Standing by themselves, at the right place and at a wrong one.
    right: usize,
    wrong: Vec<String>,
    /// Shown as a likeness that passed the guard, at the right place and at a wrong one.
    like: usize,
    unlike: Vec<String>,
    ambiguous: usize,
    lost: usize,
    /// Of those that are still there.
    missed: usize,
    /// Sentences alone: still there, and found there.
    sentences: [usize; 2],
}

/// Sentences, and a few words out of the middle of each.
fn quotes(text: &str) -> Vec<Span> {
    let long = sentences(text).filter(|span| span.len() > 40);
    let few = |span: Span| {
        let words: Vec<usize> =
            text[span.range()].match_indices(' ').map(|(at, _)| span.start + at).collect();
        let (first, last) = (words.get(3)?, words.get(8)?);
        Some(Span::new(first + 1, *last).trimmed(text))
    };
    long.flat_map(|span| [Some(span), few(span)]).flatten().collect()
}

fn names() -> Names {
    let aliases = [
        "Russia",
        "Russian",
        "Moscow",
        "Kremlin",
        "Iran",
        "Iranian",
        "Tehran",
        "IRGC",
        "Hezbollah",
        "Hizbullah",
        "SAA",
        "Assad",
        "the regime",
        "ISIS",
        "Islamic State",
        "YPG",
        "Turkey",
        "Syria",
        "the militias",
        "Wagner",
    ];
    Names::new((0..).zip(aliases)).unwrap()
}

impl Fates {
    /// Follows every quote of the three documents through `change`; with the old text at hand or without.
    fn of(change: fn(&str) -> Changed, knows_old: bool) -> Self {
        let mut fates = Self::default();
        for document in DOCUMENTS {
            fates.follow(document, &change(document), knows_old);
        }
        fates
    }

    fn follow(&mut self, old: &str, changed: &Changed, knows_old: bool) {
        let (before, after) = (SourceText::new(old), SourceText::new(&changed.text));
        let names = names();
        let spans = quotes(old);
        let captured: Vec<Captured> = spans.iter().map(|span| capture(&before, *span).unwrap()).collect();
        let finder = Finder::new(&after).with_names(&names);
        let finder = if knows_old { finder.after(&before) } else { finder };
        let sought: Vec<Sought<'_>> =
            spans.iter().zip(&captured).map(|(at, quote)| Sought { quote, at: *at }).collect();
        for (sought, anchor) in sought.iter().zip(finder.find_all(&sought)) {
            let truth = truth(old, changed, sought.at);
            self.count(sought, &anchor, truth, &after);
        }
    }

    fn count(&mut self, sought: &Sought<'_>, anchor: &Anchor, truth: Option<Span>, after: &SourceText) {
        self.quotes += 1;
        self.there += usize::from(truth.is_some());
        let is_right = |span: Span| truth.is_some_and(|truth| agree(truth, span));
        let told = |span: Span| format!("{:?}\n   -> {:?}\n", sought.quote.exact, after.slice(span).unwrap());
        let place = anchor.span().or(match anchor {
            Anchor::Fuzzy(place) => Some(place.span),
            _ => None,
        });
        if sought.at.len() > 40 && truth.is_some() {
            self.sentences[0] += 1;
            self.sentences[1] += usize::from(place.is_some_and(is_right));
        }
        match (anchor.span(), anchor) {
            (Some(span), _) if is_right(span) => {
                let words = after.slice(span).unwrap();
                assert!(detente::text::anchor::is_same(&sought.quote.exact, words), "{words}");
                self.right += 1;
            }
            (Some(span), _) => self.wrong.push(told(span)),
            (None, Anchor::Fuzzy(place)) if is_right(place.span) => self.like += 1,
            (None, Anchor::Fuzzy(place)) => self.unlike.push(told(place.span)),
            (None, Anchor::Ambiguous { .. }) => self.ambiguous += 1,
            (None, _) => {
                self.lost += 1;
                self.missed += usize::from(truth.is_some());
                if truth.is_some() && std::env::var_os("DRIFT_LOST").is_some() {
                    println!("lost {}", told(anchor.candidate().map_or(Span::new(0, 0), |c| c.span)));
                }
            }
        }
    }

    /// Prints the row, and holds it to what is promised.
    fn promise(&self, name: &str, stand: usize, found: usize) {
        println!(
            "{name:34} {:4} quotes, {:4} there: {:4} stand, {:3} alike, {:2} ambiguous, {:3} lost ({} missed); wrong {} + {}; of {} sentences {}",
            self.quotes,
            self.there,
            self.right,
            self.like,
            self.ambiguous,
            self.lost,
            self.missed,
            self.wrong.len(),
            self.unlike.len(),
            self.sentences[0],
            self.sentences[1]
        );
        assert!(self.wrong.is_empty(), "{name}: stand at a wrong place:\n{}", self.wrong.concat());
        assert!(self.unlike.is_empty(), "{name}: passed the guard:\n{}", self.unlike.concat());
        let percent = |part: usize| 100 * part / self.there.max(1);
        assert!(percent(self.right) >= stand, "{name}: {} % stand", percent(self.right));
        let sentences = 100 * self.sentences[1] / self.sentences[0].max(1);
        assert!(sentences >= found, "{name}: {sentences} % of the sentences found");
    }
}

/// Where the quote stands now, if nine in ten of its letters stand there, together.
fn truth(old: &str, changed: &Changed, span: Span) -> Option<Span> {
    let letters = || old[span.range()].char_indices().filter(|(_, c)| c.is_alphanumeric());
    let all = letters().count();
    let places: Vec<usize> = letters().filter_map(|(at, _)| changed.place[span.start + at]).collect();
    let is_there = places.len() * 10 >= all * changed.tenths && places.is_sorted();
    let hull = Span::new(*places.first()?, *places.last()? + 1);
    (is_there && hull.len() <= span.len() * 3 / 2 + 40).then_some(hull)
}

/// True if the two are the same place, give or take a word.
fn agree(truth: Span, found: Span) -> bool {
    let shared = truth.end.min(found.end).saturating_sub(truth.start.max(found.start));
    shared * 10 >= truth.len() * 8 && shared * 10 >= found.len() * 7
}

fn both(name: &str, change: fn(&str) -> Changed, floors: [(usize, usize); 2]) {
    let [with, without] = floors;
    Fates::of(change, true).promise(name, with.0, with.1);
    Fates::of(change, false).promise(&format!("{name}, old text gone"), without.0, without.1);
}

#[test]
fn a_paragraph_put_in_front_moves_every_quote() {
    both("paragraph inserted", changes::paragraph_inserted, [(100, 100), (100, 100)]);
}

#[test]
fn new_typography_changes_no_quote() {
    both("typography, NFD, no line breaks", changes::typography, [(100, 100), (100, 100)]);
}

#[test]
fn footnote_numbers_may_go() {
    both("footnote numbers removed", changes::footnotes_removed, [(97, 96), (97, 96)]);
}

#[test]
fn a_text_read_by_a_machine_is_still_like_itself() {
    both("2 % of letters misread", changes::misread, [(37, 80), (37, 80)]);
}

#[test]
fn other_small_words_make_a_likeness() {
    both("12 % of small words replaced", changes::small_words_replaced, [(68, 99), (68, 99)]);
}

#[test]
fn quotes_of_deleted_lines_are_lost_and_the_others_stand() {
    both("half the lines deleted", changes::lines_deleted, [(98, 99), (98, 98)]);
}

#[test]
fn quotes_follow_their_lines() {
    both("lines shuffled", changes::lines_shuffled, [(99, 100), (98, 99)]);
}

#[test]
fn a_swapped_actor_is_never_taken_for_the_other() {
    both("actors swapped everywhere", changes::actors_swapped, [(100, 100), (100, 100)]);
}

#[test]
fn two_columns_with_broken_words_change_no_quote() {
    both("two columns, broken words", changes::two_columns, [(100, 100), (100, 100)]);
}

#[test]
fn running_heads_amid_words_cost_no_more_than_their_page_ends() {
    both("the same with running heads", changes::running_heads, [(96, 95), (96, 95)]);
}
