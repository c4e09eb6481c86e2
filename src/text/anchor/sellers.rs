//! Where in a short text a pattern stands with the fewest edits.
//!
//! Sellers' dynamic programme (1980) with Myers' bit vectors (1999) in Hyyrö's blocks (2003): 64 rows at once, so
//! that a quote of a whole page costs no more than a sentence would cell by cell. Letters are compared as they
//! come; squashing is the business of the caller. Start at [`Pattern::best`].

use std::collections::HashMap;
use std::ops::Range;

/// A pattern ready to be sought.
pub(super) struct Pattern {
    forth: Rows,
    back: Rows,
}

/// The place of a pattern in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Of characters.
    pub range: Range<usize>,
    /// Characters inserted, dropped or replaced.
    pub edits: usize,
}

impl Pattern {
    /// `letters` must not be empty.
    pub(super) fn new(letters: &[char]) -> Self {
        Self { forth: Rows::new(letters.iter().copied()), back: Rows::new(letters.iter().rev().copied()) }
    }

    pub(super) fn len(&self) -> usize {
        self.forth.len
    }

    /// The place with the fewest edits: of several the leftmost, but taking a replaced last letter along.
    pub(super) fn best(&self, text: &[char]) -> Place {
        let (edits, end) = self.forth.fewest(text.iter().copied(), 0);
        let (_, len) = self.back.fewest(text[..end].iter().rev().copied(), 1);
        Place { range: end - len..end, edits }
    }
}

/// The bits of each letter's rows.
struct Rows {
    len: usize,
    masks: HashMap<char, Vec<u64>>,
    none: Vec<u64>,
}

const WIDTH: usize = u64::BITS as usize;

impl Rows {
    fn new(letters: impl ExactSizeIterator<Item = char>) -> Self {
        let len = letters.len();
        let blocks = len.div_ceil(WIDTH);
        let mut masks: HashMap<char, Vec<u64>> = HashMap::new();
        for (row, letter) in letters.enumerate() {
            masks.entry(letter).or_insert_with(|| vec![0; blocks])[row / WIDTH] |= 1 << (row % WIDTH);
        }
        Self { len, masks, none: vec![0; blocks] }
    }

    /// The fewest edits with which the pattern ends in `text`, and behind how many characters it does.
    ///
    /// With `skip` 0 it may begin anywhere; with 1 every character passed over is an edit.
    fn fewest(&self, text: impl Iterator<Item = char>, skip: isize) -> (usize, usize) {
        let mut column = vec![Block { up: u64::MAX, down: 0 }; self.none.len()];
        let last = 1 << ((self.len + WIDTH - 1) % WIDTH);
        let (mut edits, mut best, mut goes_on) = (self.len, (self.len, 0), true);
        for (at, letter) in text.enumerate() {
            let masks = self.masks.get(&letter).unwrap_or(&self.none);
            let mut step = skip;
            let rows = column.len();
            for (row, (block, mask)) in column.iter_mut().zip(masks).enumerate() {
                step = block.advance(*mask, step, if row + 1 == rows { last } else { 1 << (WIDTH - 1) });
            }
            edits = edits.saturating_add_signed(step);
            if edits < best.0 || (goes_on && edits == best.0) {
                best = (edits, at + 1);
                goes_on = true;
            } else {
                goes_on = false;
            }
        }
        best
    }
}

/// The differences down 64 rows of one column: +1 where `up` has a bit, -1 where `down` has one.
#[derive(Clone, Copy)]
struct Block {
    up: u64,
    down: u64,
}

impl Block {
    /// Goes one column on; `step` is the difference above the first row, given back is that in the row `last`.
    fn advance(&mut self, mask: u64, step: isize, last: u64) -> isize {
        let vertical = mask | self.down;
        let mask = mask | u64::from(step < 0);
        let diagonal = ((mask & self.up).wrapping_add(self.up) ^ self.up) | mask;
        let mut rise = self.down | !(diagonal | self.up);
        let mut fall = self.up & diagonal;
        let out = isize::from(rise & last != 0) - isize::from(fall & last != 0);
        rise = rise << 1 | u64::from(step > 0);
        fall = fall << 1 | u64::from(step < 0);
        self.up = fall | !(vertical | rise);
        self.down = rise & vertical;
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn best(pattern: &str, text: &str) -> (String, usize) {
        let text = chars(text);
        let place = Pattern::new(&chars(pattern)).best(&text);
        (text[place.range].iter().collect(), place.edits)
    }

    /// Cell by cell, as Sellers wrote it.
    fn fewest_slowly(pattern: &[char], text: &[char]) -> usize {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut best = pattern.len();
        for letter in text {
            let mut diagonal = 0;
            for row in 1..=pattern.len() {
                let replaced = diagonal + usize::from(pattern[row - 1] != *letter);
                diagonal = column[row];
                column[row] = replaced.min(diagonal + 1).min(column[row - 1] + 1);
            }
            best = best.min(column[pattern.len()]);
        }
        best
    }

    #[test]
    fn words_are_found_with_their_damage() {
        assert_eq!(best("russians", "therussians"), ("russians".into(), 0));
        assert_eq!(best("russians", "theru5siansleft"), ("ru5sians".into(), 1));
        assert_eq!(best("russian", "therussia5left"), ("russia5".into(), 1));
        assert_eq!(best("إيران", "قالتإيرانإن"), ("إيران".into(), 0));
        assert_eq!(best("abc", ""), (String::new(), 3));
    }

    proptest! {
        #[test]
        fn many_rows_at_once_count_as_one_by_one(pattern in "[abc]{1,150}", text in "[abc]{0,200}") {
            let (pattern, text) = (chars(&pattern), chars(&text));
            let place = Pattern::new(&pattern).best(&text);
            prop_assert_eq!(place.edits, fewest_slowly(&pattern, &text));
            prop_assert_eq!(fewest_slowly(&pattern, &text[place.range]), place.edits);
        }
    }
}
