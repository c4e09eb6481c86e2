//! Footnote numbers in running text.
//!
//! Copied from a web page or a PDF, the raised number of a footnote becomes a plain one: glued behind a full stop
//! (`versa.20There`), before a word (`35Iranian`), or on a line of its own before the rest of its paragraph (`\n7 As`).
//! One such number may be anything; a row that counts up through the text is a row of footnotes. So candidates are
//! collected first and the longest row among them is taken, if some of its numbers are glued as no count ever is.
//! Start at [`Notes::of`].

use super::overlay::{How, Mend};
use crate::text::Span;
use crate::text::abbreviation::{StopKind, opens_sentences, stop_kind};
use crate::text::fold::is_footnote_size;
use crate::text::segment::{is_closer, is_stop};

/// The footnote numbers of a text.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// From top to bottom.
    pub notes: Vec<Note>,
    /// True if a number glued to a capital ends its paragraph: elsewhere numbers begin lines and paragraphs go on.
    ends_paragraphs: bool,
}

/// A footnote number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Note {
    /// Its digits.
    pub at: Span,
    number: u16,
    /// The white space with a line end that tore it from the word before it; empty if there is none.
    torn: Span,
    /// A capital is stuck to it.
    is_glued: bool,
    /// It is stuck to a stop or a capital, as no count ever is.
    is_strong: bool,
}

/// The best row of candidates that ends with a number.
#[derive(Clone, Copy)]
struct Row {
    len: usize,
    strong: usize,
    last: usize,
}

/// A row may skip so many numbers less one.
const STEP: usize = 3;
/// Texts that begin to count anew with each chapter have several rows.
const ROWS: usize = 24;
/// A line as long as this, in bytes, is prose.
const PROSE: usize = 40;

impl Notes {
    pub fn of(text: &str) -> Self {
        let candidates = candidates(text);
        let mut is_taken = vec![false; candidates.len()];
        for round in 0..ROWS {
            let row = longest_row(&candidates, &is_taken);
            let strong = row.iter().filter(|at| candidates[**at].is_strong).count();
            let starts = row.first().is_some_and(|at| candidates[*at].number <= 3);
            if row.len() < 3 || strong * 10 < row.len() || (round > 0 && !starts) {
                break;
            }
            row.into_iter().for_each(|at| is_taken[at] = true);
        }
        let sure = |(at, note): (usize, &Note)| (is_taken[at] || is_certain(text, note)).then_some(*note);
        let notes: Vec<Note> = candidates.iter().enumerate().filter_map(sure).collect();
        let torn = notes.iter().filter(|note| !note.torn.is_empty()).count();
        Self { ends_paragraphs: torn >= 3 && torn * 4 > notes.len(), notes }
    }

    /// The repairs: numbers raised or hidden, what they tore joined, what is glued to them parted.
    pub fn mends(&self, hides: bool) -> impl Iterator<Item = Mend> + '_ {
        let how = if hides { How::Hidden } else { How::Raised };
        self.notes.iter().flat_map(move |note| {
            let torn = (!note.torn.is_empty()).then_some(Mend { at: note.torn, how: How::Hidden });
            let parts = if self.ends_paragraphs { How::Break } else { How::Space };
            let glued = note.is_glued.then(|| Mend::insert(note.at.end, parts));
            [torn, Some(Mend { at: note.at, how }), glued].into_iter().flatten()
        })
    }

    /// True if the digits of a number begin at `at`.
    pub fn begins_at(&self, at: usize) -> bool {
        self.notes.binary_search_by_key(&at, |note| note.at.start).is_ok()
    }

    /// Where a paragraph begins behind a number, in order.
    pub fn openings(&self) -> impl Iterator<Item = usize> + '_ {
        self.notes.iter().filter(|note| note.is_glued && self.ends_paragraphs).map(|note| note.at.end)
    }
}

/// `versa.20There`: no row is needed, as a sentence plainly begins behind the number.
fn is_certain(text: &str, note: &Note) -> bool {
    let behind_word = text[..note.at.start].trim_end_matches(is_stop).ends_with(char::is_lowercase);
    let is_plain_stop = text[..note.at.start].ends_with('.');
    note.is_glued && is_plain_stop && behind_word && opens_sentences(&text[note.at.end..])
}

fn candidates(text: &str) -> Vec<Note> {
    let bytes = text.as_bytes();
    let mut found: Vec<Note> = Vec::new();
    let mut from = 0;
    while let Some(offset) = bytes[from..].iter().position(u8::is_ascii_digit) {
        let start = from + offset;
        let len = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        from = start + len;
        if is_footnote_size(len) {
            found.extend(candidate(text, Span::new(start, from), found.last()));
        }
    }
    found
}

fn candidate(text: &str, at: Span, earlier: Option<&Note>) -> Option<Note> {
    let number = text[at.range()].parse().ok().filter(|number| *number > 0)?;
    let before = &text[..at.start];
    let after = &text[at.end..];
    let next = after.chars().next();
    let is_glued = begins_glued(after);
    let is_apart = next.is_none_or(char::is_whitespace);
    if !is_glued && !is_apart || text[at.range()].starts_with('0') {
        return None;
    }
    let note = |torn: Span, is_strong| Note { at, number, torn, is_glued, is_strong };
    let nothing = Span::new(at.start, at.start);
    if is_behind_sentence(before) {
        return Some(note(nothing, true));
    }
    if let Some(earlier) = earlier.filter(|earlier| earlier.at.end + 1 == at.start && before.ends_with(' ')) {
        return (number == earlier.number + 1).then(|| note(nothing, false)); // `\n1 2 Researcher`
    }
    let torn = torn(text, at.start)?;
    let opens_text = after.trim_start().starts_with(|c: char| c.is_alphanumeric() || "“\"‘([«".contains(c));
    let is_alone = after.trim_start_matches([' ', '\t']).starts_with('\n') || after.trim().is_empty();
    (is_glued || opens_text || is_alone).then(|| note(torn, is_glued))
}

/// The white space between the end of a line of prose and a number that begins the next line.
fn torn(text: &str, at: usize) -> Option<Span> {
    let before = text[..at].trim_end_matches([' ', '\t']).strip_suffix('\n')?;
    let words = before.trim_end_matches([' ', '\t', '\u{a0}']);
    let line = words.rfind('\n').map_or(0, |end| end + 1);
    (words.len() >= line + PROSE).then(|| Span::new(words.len(), at))
}

/// True right behind the stop of a sentence, or its closing quote; not in `3.5`, `No.5`, `1,800`.
fn is_behind_sentence(before: &str) -> bool {
    let open = before.trim_end_matches(is_closer);
    let ended = open.trim_end_matches([',', ';', ':']);
    let stopless = ended.trim_end_matches(is_stop);
    if stopless.len() == before.len() || stopless.len() + 8 < before.len() {
        return false;
    }
    let word = stopless.trim_end_matches(is_closer);
    let word = word.strip_suffix('\n').unwrap_or(word); // the stop may have slipped onto the next line
    let ends_word = word.chars().next_back().is_some_and(char::is_alphabetic) || word.ends_with(is_closer);
    let is_plain = !before.ends_with('.') || stop_kind(stopless) == StopKind::Sentence;
    // `f(2`, `"12`: a closing mark alone is no stop, as it may open.
    let has_stop = stopless.len() < open.len() || open.len() < before.len() && before.ends_with(['”', '»']);
    ends_word && is_plain && has_stop
}

/// A capital stuck to a number: `3Thus`, `37A Syrian`, `20“We`, but not `3D maps`, `4K`, `5G-networks`.
fn begins_glued(after: &str) -> bool {
    let opening = after.trim_start_matches(['“', '"', '‘', '«', '(', '[']);
    let mut chars = opening.chars();
    let (first, second) = (chars.next(), chars.next());
    match (first, second) {
        (Some('A' | 'I'), Some(' ')) => true,
        (Some(first), Some(second)) => {
            let is_short_name = first.is_uppercase() && second.is_uppercase();
            let long = opening.chars().take_while(|c| c.is_alphabetic()).count() >= 3;
            first.is_uppercase() && second.is_lowercase() || is_short_name && long
        }
        _ => false,
    }
}

/// The longest row of numbers that counts up through the text, by the places of its candidates.
fn longest_row(candidates: &[Note], is_taken: &[bool]) -> Vec<usize> {
    let mut ending: Vec<Option<Row>> = vec![None; 1000];
    let mut before: Vec<Option<usize>> = vec![None; candidates.len()];
    let mut best: Option<Row> = None;
    for (at, note) in candidates.iter().enumerate().filter(|(at, _)| !is_taken[*at]) {
        let number = usize::from(note.number).min(999);
        let earlier = (1..=STEP).filter_map(|step| ending[number.checked_sub(step)?]);
        let earlier = earlier.max_by_key(|row| (row.len, row.strong));
        let strong = usize::from(note.is_strong);
        let row = Row {
            len: earlier.map_or(1, |row| row.len + 1),
            strong: earlier.map_or(strong, |row| row.strong + strong),
            last: at,
        };
        before[at] = earlier.map(|row| row.last);
        let is_better =
            |known: Option<Row>| known.is_none_or(|known| (row.len, row.strong) > (known.len, known.strong));
        if is_better(ending[number]) {
            ending[number] = Some(row);
        }
        if is_better(best) {
            best = Some(row);
        }
    }
    let mut row: Vec<usize> = std::iter::successors(best.map(|row| row.last), |at| before[*at]).collect();
    row.reverse();
    row
}
