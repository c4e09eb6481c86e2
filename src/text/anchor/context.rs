//! How well the words around a place agree with those that stood around a quote.
//!
//! Compared are letters and digits only, by edit distance, 64 characters each way at most; what the quote did
//! not have (at the very start or end of its text) does not count. What a score is good for is decided in
//! [`finder`](super::finder). Start at [`Context::likeness`].

use super::super::Span;
use super::super::source::{CONTEXT_CHARS, first_chars, last_chars};
use super::super::squash::{Footnotes, squashed};
use super::Captured;

/// The squashed words before (backwards) and after a quote.
pub(super) struct Context {
    before: Vec<char>,
    after: Vec<char>,
}

impl Context {
    pub(super) fn of(quote: &Captured) -> Self {
        let before =
            squashed(last_chars(&quote.prefix, CONTEXT_CHARS), Footnotes::Kept).chars().rev().collect();
        let after = squashed(first_chars(&quote.suffix, CONTEXT_CHARS), Footnotes::Kept).chars().collect();
        Self { before, after }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// From 0 (nothing in common) to 1; 0 as well if the quote had no context.
    pub(super) fn likeness(&self, text: &str, span: Span) -> f64 {
        let (before, after) = self.around(text, span);
        let total = self.before.len() + self.after.len();
        let edits = distance(&self.before, &before) + distance(&self.after, &after);
        if total == 0 { 0.0 } else { 1.0 - edits.min(total) as f64 / total as f64 }
    }

    /// How many characters next to the place agree one by one: rough, and quick.
    pub(super) fn neighbours_in_common(&self, text: &str, span: Span) -> usize {
        let (before, after) = self.around(text, span);
        let common = |a: &[char], b: &[char]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
        common(&self.before, &before) + common(&self.after, &after)
    }

    /// As many characters as the quote had on each side.
    fn around(&self, text: &str, span: Span) -> (Vec<char>, Vec<char>) {
        // Twice the width: spaces and marks are about to vanish.
        let before = squashed(last_chars(&text[..span.start], 2 * CONTEXT_CHARS), Footnotes::Kept);
        let after = squashed(first_chars(&text[span.end..], 2 * CONTEXT_CHARS), Footnotes::Kept);
        (
            before.chars().rev().take(self.before.len()).collect(),
            after.chars().take(self.after.len()).collect(),
        )
    }
}

/// Levenshtein's distance: insertions, deletions and replacements.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(quote: (&str, &str), text: &str) -> f64 {
        let captured = Captured { exact: "x".into(), prefix: quote.0.into(), suffix: quote.1.into() };
        let at = text.find('|').unwrap();
        let text = text.replace('|', "");
        Context::of(&captured).likeness(&text, Span::new(at, at))
    }

    #[test]
    fn distance_counts_single_edits() {
        let chars = |s: &str| s.chars().collect::<Vec<_>>();
        assert_eq!(distance(&chars("kitten"), &chars("sitting")), 3);
        assert_eq!(distance(&chars(""), &chars("abc")), 3);
    }

    #[test]
    fn spacing_does_not_count_and_words_do() {
        assert!((likeness(("The army ", " left."), "the\narmy| LEFT!") - 1.0).abs() < 1e-9);
        assert!(likeness(("The army ", " left."), "a quick brown| fox jumped") < 0.3);
    }

    #[test]
    fn a_side_the_quote_did_not_have_is_not_missed() {
        assert!((likeness(("", " left town"), "something else| left town") - 1.0).abs() < 1e-9);
    }
}
