//! Running heads, feet and page numbers: lines that stand in the same place on page after page.
//!
//! They would cut sentences in two wherever a page ends. Only what at least three pages in a row have at their very
//! top or bottom, at the same height, alike but for numbers and apart from the text, is left out; the summary
//! says what it was.

use std::collections::HashMap;

use super::page::Read;

/// Fewer pages prove nothing.
const FEWEST_PAGES: usize = 3;
/// How many rows of a page may be its head, and how many its foot.
const MOST_ROWS: usize = 3;

/// Numbers of lines that stand at one height.
type Row = Vec<usize>;

/// Takes the repeated lines out of `pages`; gives back what they were, each once.
pub(super) fn take_out(pages: &mut [Read]) -> Vec<String> {
    let mut counted: HashMap<(String, i64), Vec<usize>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        let rows = rows(page);
        let ends = rows.iter().take(MOST_ROWS).chain(rows.iter().rev().take(MOST_ROWS));
        for line in ends.flatten() {
            let on = counted.entry(key(page, *line)).or_default();
            if on.last() != Some(&number) {
                on.push(number);
            }
        }
    }
    let is_repeated =
        |page: &Read, line: usize| counted.get(&key(page, line)).is_some_and(|on| is_running(on));
    let mut taken: Vec<String> = Vec::new();
    for page in pages.iter_mut() {
        let from_top = rows(page);
        let from_bottom: Vec<Row> = from_top.iter().rev().cloned().collect();
        let mut gone: Vec<usize> = [from_top, from_bottom]
            .iter()
            .flat_map(|rows| rows[..head(page, rows, |line| is_repeated(page, line))].concat())
            .collect();
        gone.sort_unstable();
        gone.dedup();
        // A page of which nothing would be left has no head but says the same as others.
        if gone.len() == page.lines.len() {
            continue;
        }
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

/// The upright lines of a page by their height, from the top.
fn rows(page: &Read) -> Vec<Row> {
    let height = |line: usize| page.lines[line].height;
    let mut all: Vec<usize> = (0..page.lines.len()).filter(|line| page.lines[*line].turn == 0).collect();
    if page.is_plain {
        all.clear();
    }
    all.sort_by(|a, b| height(*b).total_cmp(&height(*a)));
    let mut rows: Vec<Row> = Vec::new();
    for line in all {
        match rows.last_mut() {
            Some(row) if height(row[0]) - height(line) < 2.0 => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    rows
}

/// How many of the first `rows` are repeated in all their lines and stand apart from the row that follows.
fn head(page: &Read, rows: &[Row], is_repeated: impl Fn(usize) -> bool) -> usize {
    let count =
        rows.iter().take(MOST_ROWS).take_while(|row| row.iter().all(|line| is_repeated(*line))).count();
    let is_apart = |count: &usize| {
        let (Some(last), Some(next)) = (rows.get(count - 1), rows.get(*count)) else { return true };
        let (last, next) = (&page.lines[last[0]], &page.lines[next[0]]);
        (last.height - next.height).abs() > 1.6 * last.size.max(next.size)
    };
    (1..=count).rev().find(is_apart).unwrap_or(0)
}

/// What makes two lines the same: their words but for numbers, and their height within four points.
fn key(page: &Read, line: usize) -> (String, i64) {
    let line = &page.lines[line];
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
