//! The folded letters of a text from a place on, byte by byte, until somebody has enough.
//!
//! Gives what [`fold`](super::fold()) would give from there, without folding the rest and without a map: each byte
//! comes with the end of its character in the source. Start at [`feed`].

use super::fold::{Ordinal, gap_end, is_plain};
use super::letters::{Letter, is_dropped_mark, is_gap};

/// Gives `take` the folded bytes of `text` from `at` on, each with the end of its source, for as long as it says true.
pub(super) fn feed(text: &str, at: usize, mut take: impl FnMut(u8, usize) -> bool) {
    let bytes = text.as_bytes();
    let (mut at, mut goes_on) = (at, true);
    while goes_on && let Some(&byte) = bytes.get(at) {
        (at, goes_on) = match byte {
            _ if is_plain(byte) => (at + 1, take(byte.to_ascii_lowercase(), at + 1)),
            b'0'..=b'9' => digit(text, at, &mut take),
            b'`' | 0x80.. => letter(text, at, &mut take),
            _ => gap(text, at, &mut take),
        };
    }
}

/// Where the accents and points that follow a letter end.
pub(super) fn marks_end(text: &str, at: usize) -> usize {
    let marks = text[at..].chars().take_while(|c| is_dropped_mark(*c));
    at + marks.map(char::len_utf8).sum::<usize>()
}

fn digit(text: &str, at: usize, take: &mut impl FnMut(u8, usize) -> bool) -> (usize, bool) {
    let bytes = text.as_bytes();
    let goes_on = take(bytes[at], at + 1);
    let Some(ordinal) = Ordinal::after(text, at + 1) else { return (at + 1, goes_on) };
    let (start, end) = (ordinal.ending, ordinal.ending + 2);
    let all = goes_on
        && take(bytes[start], start + 1)
        && take(bytes[start + 1], end)
        && (!ordinal.is_glued || take(b' ', end));
    (end, all)
}

fn gap(text: &str, at: usize, take: &mut impl FnMut(u8, usize) -> bool) -> (usize, bool) {
    let end = gap_end(text, at);
    (end, take(b' ', end))
}

fn letter(text: &str, at: usize, take: &mut impl FnMut(u8, usize) -> bool) -> (usize, bool) {
    let Some(c) = text[at..].chars().next() else { return (text.len(), false) };
    if is_gap(c) {
        return gap(text, at, take);
    }
    let end = at + c.len_utf8();
    (end, Letter::of(c).text().bytes().all(|byte| take(byte, end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn what_is_fed_is_what_folding_gives() {
        let texts = [
            "Maher al\u{2011}Assad’s 4\nth Division, 4\nthDivision; 15 the 5th",
            "Großer ﬁsch ﷺ e\u{301}\u{323}x `Abd « Ёлкин » אל־אסד",
            "قالت رُوسِيَا٬ ـ ٢٠١٦ \u{200f}a\u{200b} - \u{200b} b が か 러시아 ミル・プ",
            include_str!("../../seeds/iran-russia-syria.txt"),
        ];
        for text in texts {
            let (mut fed, mut ends) = (Vec::new(), Vec::new());
            feed(text, 0, |byte, end| {
                fed.push(byte);
                ends.push(end);
                true
            });
            assert_eq!(String::from_utf8(fed).unwrap(), fold(text).text());
            assert!(ends.is_sorted() && ends.iter().all(|end| text.is_char_boundary(*end)));
        }
    }

    #[test]
    fn nothing_more_is_fed_to_who_has_enough() {
        let mut fed = 0;
        feed("4\nth ﬁﬁ", 0, |_, _| {
            fed += 1;
            fed % 5 != 0
        });
        assert_eq!(fed, 5);
    }

    #[test]
    fn marks_belong_to_the_letter_before() {
        assert_eq!(marks_end("e\u{301}\u{323}x", 1), 5);
        assert_eq!(marks_end("ex", 1), 1);
    }
}
