//! White space within lines, and bullets before them.

use super::lines::{Line, Lines};
use super::overlay::{How, Mend};
use crate::text::Span;

/// Runs of spaces, no-break spaces between words, and what nobody sees.
pub(super) fn spaces(text: &str, lines: &Lines) -> Vec<Mend> {
    let mut mends = Vec::new();
    for line in lines.lines.iter().filter(|line| !line.is_set) {
        spaces_within(text, line.words, &mut mends);
    }
    mends
}

fn spaces_within(text: &str, line: Span, mends: &mut Vec<Mend>) {
    let bytes = text.as_bytes();
    let mut at = line.start;
    while at < line.end {
        let end = match bytes[at] {
            b' ' | b'\t' => run_end(text, at),
            0xc2 if bytes.get(at + 1) == Some(&0xa0) => run_end(text, at),
            0xc2 | 0xe2 | 0xef => {
                mends.extend(unseen(text, at));
                at += 1;
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if end - at > 1 && !is_meant(text, at, end) {
            mends.push(Mend::new(at, end, How::Space));
        }
        at = end;
    }
}

fn run_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.find(|c| !matches!(c, ' ' | '\t' | '\u{a0}')).unwrap_or(rest.len())
}

/// A lone no-break space beside a number or a sign: French and typographers put it there.
fn is_meant(text: &str, at: usize, end: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || ".,;:!?".contains(c));
    let before = text[..at].chars().next_back();
    let after = text[end..].chars().next();
    &text[at..end] == "\u{a0}" && !(is_letter(before) && after.is_some_and(char::is_alphabetic))
}

/// Soft hyphens, zero-width spaces and byte order marks inside the text.
fn unseen(text: &str, at: usize) -> Option<Mend> {
    let c = text.get(at..)?.chars().next()?;
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}').then(|| Mend::new(at, at + c.len_utf8(), How::Hidden))
}

/// Bullets: `•\u{a0}`, and `- ` or `* ` where another item stands next to it.
pub(super) fn bullets(text: &str, lines: &Lines) -> Vec<Mend> {
    let all = &lines.lines;
    let sign = |line: &Line| {
        let marker = line.marker.filter(|marker| marker.is_bullet && !line.is_set)?;
        text[marker.at.start..].chars().next().map(|sign| (marker.at, sign))
    };
    let is_near = |at: usize, found: char| {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        near.filter_map(|other| sign(all.get(other)?)).any(|(_, other)| other == found)
    };
    let bullet = |(at, line): (usize, &Line)| {
        let (span, found) = sign(line)?;
        let is_sure = !matches!(found, '-' | '*') || is_near(at, found);
        is_sure.then_some(Mend { at: span, how: How::Bullet })
    };
    all.iter().enumerate().filter_map(bullet).collect()
}
