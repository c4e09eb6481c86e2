//! Words of panels that were set before: a list that rests sets nothing.
//!
//! Shaping a line takes a hundred times as long as painting it. What is asked for again is found by its words, its
//! style and its room; what nobody asked for while a great many others were is dropped.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::typeset::{Paragraph, WordStyle};

/// Set words by what was asked for.
#[derive(Default)]
pub(super) struct Kept {
    lately: Shelf,
    before: Shelf,
}

type Shelf = HashMap<u64, Known>;

/// Set words, and what they were made of.
struct Known {
    text: Box<str>,
    manner: Manner,
    words: Paragraph,
}

/// How words are set in a panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Manner {
    pub style: WordStyle,
    /// Room for them, in points.
    pub width: f64,
    /// One line, cut where the room ends; otherwise as many as it takes.
    pub is_cut: bool,
}

/// So many are kept, and as many that were asked for before them: a few kilobytes each.
const MOST: usize = 600;

impl Kept {
    /// The words of `text`, set by `set` if they are not known.
    pub fn words(&mut self, text: &str, manner: Manner, set: impl FnOnce() -> Paragraph) -> Paragraph {
        let key = key(text, manner);
        let is_it = |known: &Known| known.manner == manner && *known.text == *text;
        if let Some(known) = self.lately.get(&key).filter(|known| is_it(known)) {
            return known.words.clone();
        }
        if self.lately.len() >= MOST {
            self.before = std::mem::take(&mut self.lately);
        }
        let known = self.before.remove(&key).filter(is_it);
        let known = known.unwrap_or_else(|| Known { text: text.into(), manner, words: set() });
        let words = known.words.clone();
        self.lately.insert(key, known);
        words
    }
}

fn key(text: &str, manner: Manner) -> u64 {
    let mut hasher = DefaultHasher::new();
    (text, manner.style.size.to_bits(), manner.width.to_bits()).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Align, Typesetter};

    fn ask(kept: &mut Kept, text: &str, width: f64) -> bool {
        let mut is_set = false;
        let manner = Manner { style: WordStyle::sans(14.0), width, is_cut: true };
        let set = || {
            is_set = true;
            Typesetter::bundled_only().set(text, &WordStyle::sans(14.0), None, Align::Left)
        };
        assert_eq!(kept.words(text, manner, set).text(), text);
        is_set
    }

    #[test]
    fn a_line_is_set_once_for_each_room_that_it_has() {
        let mut kept = Kept::default();
        assert!(ask(&mut kept, "Russia", 100.0) && ask(&mut kept, "Russia", 90.0));
        assert!(!ask(&mut kept, "Russia", 100.0) && !ask(&mut kept, "Russia", 90.0));
        assert!(ask(&mut kept, "Iran", 100.0));
    }

    #[test]
    fn what_is_asked_for_again_and_again_outlives_what_was_asked_for_once() {
        let mut kept = Kept::default();
        ask(&mut kept, "Russia", 100.0);
        for width in 0..3 * MOST {
            ask(&mut kept, "x", width as f64);
            if width % (MOST / 2) == 0 {
                assert!(!ask(&mut kept, "Russia", 100.0), "{width}");
            }
        }
        assert!(kept.lately.len() <= MOST && kept.before.len() <= MOST);
    }
}
