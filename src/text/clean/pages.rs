//! Page numbers that stand in the text.
//!
//! A number alone on its line may be anything; a row of them that counts up by one, with prose between them, numbers
//! pages. Start at [`take_out`].

use super::lines::{Line, Lines};
use super::notes::Notes;

/// So many numbers in a row are no accident.
const ROW: usize = 3;
/// Lines of prose on the shortest page.
const APART: usize = 3;

/// Takes the page numbers out of `lines`, so that they become part of the gap between two lines.
pub(super) fn take_out(text: &str, lines: &mut Lines, notes: &Notes) {
    let is_note = |line: &Line| notes.begins_at(line.words.start);
    let numbered = lines.lines.iter().enumerate().filter(|(_, line)| !line.is_set && !is_note(line));
    let numbers: Vec<(usize, u32)> =
        numbered.filter_map(|(at, line)| Some((at, page_number(line.words.slice(text)?)?))).collect();
    let mut pages: Vec<usize> = Vec::new();
    let mut start = 0;
    while start < numbers.len() {
        let row = row(&numbers[start..]);
        if row >= ROW {
            pages.extend(numbers[start..start + row].iter().map(|(at, _)| *at));
        }
        start += row;
    }
    drop_lines(lines, &pages);
}

/// How many numbers from the first on count up by one, prose between them.
fn row(numbers: &[(usize, u32)]) -> usize {
    let follows = |pair: &&[(usize, u32)]| pair[1].1 == pair[0].1 + 1 && pair[1].0 > pair[0].0 + APART;
    1 + numbers.windows(2).take_while(follows).count()
}

fn drop_lines(lines: &mut Lines, pages: &[usize]) {
    let mut pages = pages.iter().copied().peekable();
    let mut crossed = None;
    let mut at = 0;
    lines.lines.retain_mut(|line| {
        let is_page = pages.next_if_eq(&at).is_some();
        at += 1;
        if is_page {
            crossed = Some(crossed.unwrap_or(0) + line.parted);
        } else if let Some(parted) = crossed.take() {
            line.parted += parted;
            line.crosses_page = true;
        }
        !is_page
    });
}

/// `12`, `- 12 -`, `– 12 –`.
fn page_number(words: &str) -> Option<u32> {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    (bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())).then(|| bare.parse().ok()).flatten()
}
