//! How the words of the corpus are written: often small, or always with a capital?
//!
//! One pass over everything before names are looked for; it decides whether the first word of a sentence is a
//! name, and which words were glued together. Start at [`Stats::read`].

use std::collections::HashMap;

use crate::suggest::token::words;
use crate::suggest::words::is_opener;
use crate::text::Span;

/// Counts of words by how they are written.
#[derive(Debug, Default)]
pub(super) struct Stats {
    counts: HashMap<String, Count>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    small: u32,
    capital: u32,
}

impl Stats {
    /// Reads a whole text.
    pub(super) fn read(&mut self, text: &str) {
        for word in words(text, Span::new(0, text.len())) {
            let is_first = !word.follows_space() || word.before.contains('\n');
            let (is_capital, low) = (word.is_capital(), word.low());
            let count = self.counts.entry(low).or_default();
            if is_capital && !is_first {
                count.capital += 1;
            } else if !is_capital {
                count.small += 1;
            }
        }
    }

    /// True if the word, in small letters, needs no capital: it is written small, or is known to open sentences.
    pub(super) fn is_common(&self, low: &str) -> bool {
        let count = self.counts.get(low).copied().unwrap_or_default();
        if count.small > 0 || count.capital > 0 {
            return count.small >= count.capital && (count.small > 0 || is_opener(low));
        }
        is_opener(low)
    }

    /// How often the word stands with a capital it needs.
    pub(super) fn capitals(&self, low: &str) -> u32 {
        self.counts.get(low).map_or(0, |count| count.capital)
    }
}
