//! Which of some words a text uses, and how often.
//!
//! Repairs are made only where the text itself vouches for them: `forcesIran` is two words because `forces` and `Iran`
//! stand elsewhere and `forcesIran` does not. One walk over the text counts the words asked for and no others.

use std::collections::HashMap;

/// How often the words asked for stand in a text, letter for letter.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    counts: HashMap<String, u32>,
}

impl Lexicon {
    /// Counts `wanted` words in `text`.
    pub fn of(text: &str, wanted: impl Iterator<Item = String>) -> Self {
        let mut counts: HashMap<String, u32> = wanted.map(|word| (word, 0)).collect();
        if counts.is_empty() {
            return Self { counts };
        }
        let (least, most) =
            counts.keys().fold((usize::MAX, 0), |(a, b), word| (a.min(word.len()), b.max(word.len())));
        for word in words(text).filter(|word| (least..=most).contains(&word.len())) {
            if let Some(count) = counts.get_mut(word) {
                *count += 1;
            }
        }
        Self { counts }
    }

    /// How often the word stands in the text, just as it is.
    pub fn count(&self, word: &str) -> u32 {
        self.counts.get(word).copied().unwrap_or(0)
    }

    /// How often it stands there in lower case or with a capital.
    pub fn known(&self, word: &str) -> u32 {
        forms(word).iter().map(|form| self.count(form)).sum()
    }
}

/// The word in lower case and with a capital.
pub(super) fn forms(word: &str) -> [String; 2] {
    let lower = word.to_lowercase();
    let mut chars = lower.chars();
    let capital = chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect());
    [lower, capital]
}

/// The words of a text: letters without anything between them. Words glued to digits are none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
