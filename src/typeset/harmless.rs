//! Text that cannot hurt the shaper, with every byte where it was.
//!
//! Documents come from strangers. Control characters would show as boxes, and a hundred thousand marks on one letter
//! would be one cluster of a hundred thousand glyphs. Both are replaced by characters of the same length in UTF-8.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

/// Marks that one letter may carry; no script needs more than a handful.
const MARKS_PER_LETTER: usize = 16;

/// `text` with control characters and surplus marks blanked; the same number of bytes, every letter where it was.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let mut marks = 0;
    let mut shown = String::new();
    let mut copied = 0;
    for (at, letter) in text.char_indices() {
        marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
        let blank = match letter {
            '\n' => continue,
            _ if letter.is_control() || marks > MARKS_PER_LETTER => blank_like(letter),
            _ => continue,
        };
        shown.push_str(&text[copied..at]);
        shown.push_str(blank);
        copied = at + letter.len_utf8();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[copied..]);
    Cow::Owned(shown)
}

/// White space as long as `letter` in UTF-8.
fn blank_like(letter: char) -> &'static str {
    match letter.len_utf8() {
        1 => " ",
        2 => "\u{a0}",
        3 => "\u{2009}",
        _ => "\u{a0}\u{a0}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_are_not_copied() {
        for text in ["", "Hezbollah", "حِزْبُ اللهِ", "צָהָ״ל", "two\nlines"] {
            assert!(matches!(harmless(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn blanks_are_as_long_as_what_they_stand_for() {
        let tower = format!("a{}b", "\u{301}".repeat(100));
        for text in ["a\0b\tc\r\n", "\u{85}x\u{9f}", &tower] {
            assert_eq!(harmless(text).len(), text.len());
        }
        assert_eq!(harmless("a\0b\u{85}c"), "a b\u{a0}c");
    }

    #[test]
    fn a_tower_of_marks_is_cut_at_sixteen() {
        let tower = format!("a{}b", "\u{301}".repeat(100));
        let marks = harmless(&tower).chars().filter(|&letter| letter == '\u{301}').count();
        assert_eq!(marks, 16);
    }
}
