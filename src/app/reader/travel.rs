//! Moving a caret through a page: within a block the typesetter knows how, from block to block is decided here.

use super::layout::Page;
use crate::typeset::{Caret, Motion, Paragraph, Typesetter};

impl Page {
    /// The caret after one press of a key. At the ends of the document it stays, or goes to the very end for a move
    /// up or down. `goal_x` keeps the column over several lines.
    pub(super) fn moved(
        &mut self,
        typesetter: &mut Typesetter,
        caret: Caret,
        (motion, goal_x): (Motion, Option<f64>),
    ) -> Caret {
        let block = self.blocks.at(caret.at);
        let words = self.words(typesetter, block);
        let start = self.blocks.get(block).span.start;
        let local = Caret { at: caret.at - start, ..caret };
        if let Some(next) = words.moved(local, motion, goal_x) {
            return Caret { at: start + next.at, ..next };
        }
        let goal_x = goal_x.unwrap_or_else(|| words.caret_box(local).x0);
        match direction(motion, &words) {
            Some(Way::Back) => self.into_previous(typesetter, (block, motion, goal_x)),
            Some(Way::On) => self.into_next(typesetter, (block, motion, goal_x)),
            None => caret,
        }
    }

    /// The column of a caret, for moves up and down.
    pub(super) fn column_of(&mut self, typesetter: &mut Typesetter, caret: Caret) -> f64 {
        let block = self.blocks.at(caret.at);
        let start = self.blocks.get(block).span.start;
        self.words(typesetter, block).caret_box(Caret { at: caret.at - start, ..caret }).x0
    }

    fn into_previous(
        &mut self,
        typesetter: &mut Typesetter,
        (block, motion, goal_x): (usize, Motion, f64),
    ) -> Caret {
        let Some(previous) = block.checked_sub(1) else { return Caret::before(0) };
        let (words, known) = (self.words(typesetter, previous), self.blocks.get(previous));
        let start = known.span.start;
        if motion == Motion::Up {
            let last = words.lines().last().map_or(0.0, |line| f64::midpoint(line.top, line.bottom));
            let caret = words.hit_caret(kurbo::Point::new(goal_x, last));
            return Caret { at: start + caret.at, ..caret };
        }
        // Within a long paragraph the end of one piece is the start of the next: stepping onto it would be no step.
        let end = words.text().len();
        let at = if known.ends_paragraph { end } else { letter_before(words.text(), end) };
        Caret { at: start + at, leans_back: at == end }
    }

    fn into_next(
        &mut self,
        typesetter: &mut Typesetter,
        (block, motion, goal_x): (usize, Motion, f64),
    ) -> Caret {
        let next = block + 1;
        if next >= self.blocks.len() {
            return Caret::before(self.source.len());
        }
        let (words, start) = (self.words(typesetter, next), self.blocks.get(next).span.start);
        if motion == Motion::Down {
            let first = words.lines().first().map_or(0.0, |line| f64::midpoint(line.top, line.bottom));
            let caret = words.hit_caret(kurbo::Point::new(goal_x, first));
            return Caret { at: start + caret.at, ..caret };
        }
        Caret::before(start)
    }
}

enum Way {
    Back,
    On,
}

/// Whether a motion that leaves a block goes to the one before or the one after it.
fn direction(motion: Motion, words: &Paragraph) -> Option<Way> {
    let leftwards = if words.is_rtl() { Way::On } else { Way::Back };
    let rightwards = if words.is_rtl() { Way::Back } else { Way::On };
    match motion {
        Motion::Left | Motion::WordLeft => Some(leftwards),
        Motion::Right | Motion::WordRight => Some(rightwards),
        Motion::Up => Some(Way::Back),
        Motion::Down => Some(Way::On),
        Motion::LineStart | Motion::LineEnd => None,
    }
}

fn letter_before(text: &str, at: usize) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    text[..at].grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
}
