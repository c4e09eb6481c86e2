//! Running heads, feet and page numbers: lines that stand in the same place on page after page.
//!
//! They would cut sentences in two wherever a page ends. Only what at least three pages have at their very top or
//! bottom, at the same height and alike but for numbers, is left out, and the summary says what it was.

use std::collections::HashMap;

use super::page::Read;

/// Fewer pages prove nothing.
const FEWEST_PAGES: usize = 3;
/// How many lines of a page may be a head, and how many a foot.
const MOST_LINES: usize = 3;

/// Takes the repeated lines out of `pages`; gives back what they were, each once.
pub(super) fn take_out(pages: &mut [Read]) -> Vec<String> {
    let mut counted: HashMap<(String, i64), Vec<usize>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for at in ends(page) {
            let on = counted.entry(key(page, at)).or_default();
            if on.last() != Some(&number) {
                on.push(number);
            }
        }
    }
    let is_repeated = |page: &Read, at: usize| counted.get(&key(page, at)).is_some_and(|on| is_running(on));
    let mut taken: Vec<String> = Vec::new();
    for page in pages.iter_mut() {
        // What stands beside words that are not repeated belongs to them.
        let is_alone = |at: usize| {
            (0..page.lines.len())
                .filter(|other| is_beside(page, at, *other))
                .all(|other| is_repeated(page, other))
        };
        let gone: Vec<usize> = ends(page).filter(|at| is_repeated(page, *at) && is_alone(*at)).collect();
        for at in gone.into_iter().rev() {
            let words = page.lines.remove(at).text();
            if !taken.iter().any(|known| alike(known) == alike(&words)) {
                taken.push(words);
            }
        }
    }
    taken
}

/// True if page numbers in ascending order hold three in a row, of which left or right ones may be left out.
fn is_running(on: &[usize]) -> bool {
    on.windows(FEWEST_PAGES).any(|run| run.windows(2).all(|pair| pair[1] - pair[0] <= 2))
}

fn is_beside(page: &Read, at: usize, other: usize) -> bool {
    (page.lines[at].height - page.lines[other].height).abs() < 2.0
}

/// The first and the last lines of a page.
fn ends(page: &Read) -> impl Iterator<Item = usize> + use<> {
    let count = if page.is_plain { 0 } else { page.lines.len() };
    (0..count).filter(move |at| *at < MOST_LINES || at + MOST_LINES >= count)
}

/// What makes two lines the same: their words but for numbers, and their height within four points.
fn key(page: &Read, at: usize) -> (String, i64) {
    let line = &page.lines[at];
    (alike(&line.text()), (line.height / 4.0).round() as i64)
}

/// The words with every number replaced, for page numbers change.
fn alike(words: &str) -> String {
    let mut found = String::new();
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_numeric() { '#' } else { c };
        if c != '#' || !found.ends_with('#') {
            found.push(c);
        }
    }
    found
}
