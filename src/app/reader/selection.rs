//! Which words are selected: what was pressed, what was reached, and how coarsely.
//!
//! A selection never cuts a letter (a grapheme cluster): its two ends move outwards to the next boundary. Which key
//! or press changes it is in [`hand`](super::hand).

use super::blocks::{letter_end, letter_start};
use super::wording::Wording;
use crate::text::{Span, sentence_at, word_at};
use crate::typeset::Caret;

/// How coarsely a selection grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Grain {
    /// Letter by letter, after a plain press.
    #[default]
    Letter,
    /// Word by word, after a double one.
    Word,
    /// Sentence by sentence, after a triple one.
    Sentence,
}

impl Grain {
    /// What so many presses in a row mean.
    pub fn of_presses(count: u32) -> Self {
        match count {
            0 | 1 => Self::Letter,
            2 => Self::Word,
            _ => Self::Sentence,
        }
    }

    /// What a place stands for: nothing, the word or the sentence around it.
    ///
    /// Sentences are those of the source, so that a footnote number is no part of them however it is shown.
    pub fn around(self, wording: &Wording, at: usize) -> Span {
        match self {
            Self::Letter => Span::new(at, at),
            Self::Word => word_at(wording.text(), at),
            Self::Sentence => wording.shown(sentence_at(wording.source().as_str(), wording.source_at(at))),
        }
    }
}

/// A selection with the end that moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Selection {
    /// What the selection began with: a place, a word or a sentence.
    pub anchor: Span,
    /// The end that moves.
    pub focus: Caret,
    /// How coarsely it moves.
    pub grain: Grain,
    /// The column to keep over moves up and down.
    pub goal_x: Option<f64>,
}

impl Selection {
    /// A caret that selects nothing yet.
    pub fn at(caret: Caret) -> Self {
        Self { anchor: Span::new(caret.at, caret.at), focus: caret, grain: Grain::Letter, goal_x: None }
    }

    /// A selection of what a place stands for.
    pub fn around(wording: &Wording, caret: Caret, grain: Grain) -> Self {
        Self { anchor: grain.around(wording, caret.at), focus: caret, grain, goal_x: None }
    }

    /// A selection of these words, with its end at their end.
    pub fn of(span: Span) -> Self {
        let focus = Caret { at: span.end, leans_back: true };
        Self { anchor: Span::new(span.start, span.start), focus, grain: Grain::Letter, goal_x: None }
    }

    /// The words selected, whole letters only.
    pub fn span(&self, wording: &Wording) -> Span {
        let text = wording.text();
        let reached = self.grain.around(wording, self.focus.at.min(text.len()));
        let start = self.anchor.start.min(reached.start).min(text.len());
        let end = self.anchor.end.max(reached.end).min(text.len());
        if start == end {
            return Span::new(start, end);
        }
        Span::new(letter_end(text, start).unwrap_or(0), letter_start(text, end))
    }

    /// The same words, or the same place, of a text that is now shown in another way.
    pub fn reworded(self, before: &Wording, now: &Wording) -> Self {
        let words = before.source_of(self.span(before));
        if words.is_empty() {
            return Self::at(Caret { at: now.shown_at(before.source_at(self.focus.at)), ..self.focus });
        }
        Self::of(now.shown(words))
    }

    /// The same with its end elsewhere.
    pub fn reaching(self, focus: Caret) -> Self {
        Self { focus, goal_x: None, ..self }
    }

    /// The same, growing letter by letter from the end that does not move.
    pub fn by_letters(self, wording: &Wording) -> Self {
        if self.grain == Grain::Letter {
            return self;
        }
        let span = self.span(wording);
        let backwards = self.focus.at < self.anchor.start;
        let (fixed, moving) = if backwards { (span.end, span.start) } else { (span.start, span.end) };
        let focus = Caret { at: moving, leans_back: !backwards };
        Self { anchor: Span::new(fixed, fixed), focus, grain: Grain::Letter, goal_x: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::CleanView;
    use crate::text::SourceText;

    const TEXT: &str = "Russia backed Assad. Iran e\u{301}le\u{300}ve 👨‍👩‍👧 clashed.";

    fn wording() -> Wording {
        Wording::new(SourceText::new(TEXT), CleanView::default())
    }

    fn words(selection: Selection) -> &'static str {
        selection.span(&wording()).slice(TEXT).unwrap()
    }

    #[test]
    fn a_drag_after_a_double_press_takes_whole_words_in_both_directions() {
        let middle = Selection::around(&wording(), Caret::before(9), Grain::Word);
        assert_eq!(words(middle), "backed");
        assert_eq!(words(middle.reaching(Caret::before(16))), "backed Assad");
        assert_eq!(words(middle.reaching(Caret::before(2))), "Russia backed");
    }

    #[test]
    fn a_triple_press_takes_the_sentence() {
        assert_eq!(
            words(Selection::around(&wording(), Caret::before(9), Grain::Sentence)),
            "Russia backed Assad."
        );
    }

    #[test]
    fn no_letter_is_ever_cut() {
        let wording = wording();
        for start in (0..TEXT.len()).filter(|at| TEXT.is_char_boundary(*at)) {
            for end in (start + 1..=TEXT.len()).filter(|at| TEXT.is_char_boundary(*at)) {
                let selection = Selection::at(Caret::before(start)).reaching(Caret::before(end));
                let span = selection.span(&wording);
                assert!(span.start <= start && span.end >= end);
                assert_eq!(letter_end(TEXT, span.start), Some(span.start));
                assert_eq!(letter_end(TEXT, span.end), Some(span.end));
            }
        }
    }

    #[test]
    fn after_whole_words_the_keyboard_goes_on_by_letters_from_the_other_end() {
        let back = Selection::around(&wording(), Caret::before(16), Grain::Word).reaching(Caret::before(9));
        let on = back.by_letters(&wording());
        assert_eq!((on.anchor.start, on.focus.at), (19, 7));
        assert_eq!(words(on), "backed Assad");
    }

    #[test]
    fn a_sentence_ends_before_its_footnote_number_and_begins_behind_one() {
        let text = "It fell, said Iran, whose men had left the town.\n4 Then they came back to take all that was left.\n\
                    5 All of them did so, it is said by those who saw it.\n6Thus it was.";
        let wording = Wording::new(SourceText::new(text), CleanView::default());
        assert!(wording.text().contains("town.⁴ Then"), "{}", wording.text());
        let at = wording.text().find("came").unwrap();
        let span = Selection::around(&wording, Caret::before(at), Grain::Sentence).span(&wording);
        assert_eq!(span.slice(wording.text()), Some("Then they came back to take all that was left."));
        assert_eq!(
            wording.source().slice(wording.source_of(span)),
            Some("Then they came back to take all that was left.")
        );
    }
}
