//! Notes: a number where the text calls for one, and the notes themselves under the text in the order of the calls.
//!
//! A printed page has them at its foot. The number stands in brackets, because a bare digit behind a year or a name
//! would become part of it.

use std::collections::HashMap;

use super::Warning;
use super::pen::Pen;
use super::reading::Reading;
use crate::text::Span;

/// The calls met so far, and the notes known by name.
#[derive(Debug, Default)]
pub(super) struct Notes {
    calls: Vec<String>,
    texts: HashMap<String, Reading>,
}

impl Notes {
    /// What stands in the text where it calls for the note called `name`.
    pub(super) fn call(&mut self, name: String) -> String {
        self.calls.push(name);
        format!("[{}]", self.calls.len())
    }

    /// Keeps the words of a note.
    pub(super) fn keep(&mut self, name: String, words: Reading) {
        self.texts.insert(name, words);
    }

    /// Takes over the words, not the calls, that another part holds.
    pub(super) fn take_over(&mut self, other: Self) {
        self.texts.extend(other.texts);
    }

    /// Writes every note under the text.
    pub(super) fn write(mut self, pen: &mut Pen) {
        pen.hide(false);
        for (at, call) in self.calls.iter().enumerate() {
            let Some(note) = self.texts.remove(call).filter(|note| !note.text.trim().is_empty()) else {
                continue;
            };
            pen.paragraph();
            pen.words(&format!("[{}]", at + 1));
            pen.verbatim(" ");
            pour(pen, &note);
        }
    }
}

/// Writes a finished text into another, with its hidden words hidden there too.
pub(super) fn pour(pen: &mut Pen, words: &Reading) {
    let mut at = 0;
    for span in &words.hidden {
        pen.verbatim(&words.text[at..span.start]);
        pen.hide(true);
        pen.verbatim(&words.text[span.start..span.end]);
        pen.hide(false);
        at = span.end;
    }
    pen.verbatim(&words.text[at..]);
}

/// A warning of the hidden words of a reading, if there are any.
pub(super) fn hidden_words(reading: &Reading) -> Option<Warning> {
    let words = |span: &Span| span.slice(&reading.text).unwrap_or_default().split_whitespace().count();
    let count: usize = reading.hidden.iter().map(words).sum();
    (count > 0).then_some(Warning::Hidden(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_under_the_text_in_the_order_of_their_calls() {
        let (mut notes, mut pen) = (Notes::default(), Pen::default());
        pen.words("One");
        pen.words(&notes.call("b".to_owned()));
        pen.words(" two");
        pen.words(&notes.call("gone".to_owned()));
        pen.words(&notes.call("a".to_owned()));
        notes.keep("a".to_owned(), Reading::of("Of two.\nReally."));
        let mut hidden = Pen::default();
        hidden.words("Of ");
        hidden.hide(true);
        hidden.words("one.");
        notes.keep("b".to_owned(), hidden.reading());
        notes.write(&mut pen);
        let reading = pen.reading();
        assert_eq!(reading.text, "One[1] two[2][3]\n\n[1] Of one.\n\n[3] Of two.\nReally.");
        assert_eq!(reading.hidden[0].slice(&reading.text), Some("one."));
    }
}
