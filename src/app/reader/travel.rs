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
        let local = Caret { at: caret.at.saturating_sub(start).min(words.text().len()), ..caret };
        if let Some(next) = words.moved(local, motion, goal_x) {
            return Caret { at: start + next.at, ..next };
        }
        let goal_x = goal_x.unwrap_or_else(|| words.caret_box(local).x0);
        match direction(motion, &words) {
            Some(Way::Back) => self.in_previous(typesetter, (block, motion, goal_x)),
            Some(Way::On) => self.in_next(typesetter, (block, motion, goal_x)),
            None => caret,
        }
    }

    /// The column of a caret, for moves up and down.
    pub(super) fn column_of(&mut self, typesetter: &mut Typesetter, caret: Caret) -> f64 {
        let block = self.blocks.at(caret.at);
        let known = self.blocks.get(block);
        let at = caret.at.saturating_sub(known.span.start).min(known.span.len());
        self.words(typesetter, block).caret_box(Caret { at, ..caret }).x0
    }

    fn in_previous(
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

    fn in_next(
        &mut self,
        typesetter: &mut Typesetter,
        (block, motion, goal_x): (usize, Motion, f64),
    ) -> Caret {
        let next = block + 1;
        if next >= self.blocks.len() {
            return Caret::before(self.text().len());
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

#[derive(Clone, Copy)]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::reader::layout::Front;
    use crate::app::reader::setting::Setting;
    use crate::app::reader::wording::Wording;
    use crate::app::view::CleanView;
    use crate::text::SourceText;

    fn page(text: &str) -> (Page, Typesetter) {
        let mut typesetter = Typesetter::bundled_only();
        let wording = Wording::new(SourceText::new(text), CleanView { is_on: false, ..CleanView::default() });
        let mut page = Page::new(wording, Front::default());
        page.settle(&mut typesetter, Setting { width: 300.0, size: 16.0 }, 600.0);
        (page, typesetter)
    }

    /// The bytes that a caret visits from `from` on, until it stays where it is.
    fn visited(text: &str, from: usize, motion: Motion) -> Vec<usize> {
        let (mut page, mut typesetter) = page(text);
        let mut caret = Caret::before(from);
        let mut visited = vec![from];
        while visited.len() < 400 {
            let next = page.moved(&mut typesetter, caret, (motion, None));
            if next == caret {
                break;
            }
            if next.at != caret.at {
                visited.push(next.at);
            }
            caret = next;
        }
        visited
    }

    #[test]
    fn the_right_key_reads_every_letter_and_goes_from_paragraph_to_paragraph() {
        assert_eq!(visited("ab\n\ncd", 0, Motion::Right), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(visited("ab\n\ncd", 6, Motion::Left), [6, 5, 4, 3, 2, 1, 0]);
    }

    #[test]
    fn bullets_are_stepped_over_and_a_caret_before_the_first_one_is_at_home() {
        let mut typesetter = Typesetter::bundled_only();
        let wording = Wording::new(SourceText::new("• ab\n- c\n- d"), CleanView::default());
        assert_eq!(wording.text(), "• ab\n• c\n• d");
        let mut page = Page::new(wording, Front::default());
        page.settle(&mut typesetter, Setting { width: 300.0, size: 16.0 }, 600.0);
        let mut walk = |from: usize, motion| {
            let mut caret = Caret::before(from);
            let steps = (0..9).map(|_| {
                caret = page.moved(&mut typesetter, caret, (motion, None));
                caret.at
            });
            steps.collect::<Vec<_>>()
        };
        assert_eq!(walk(0, Motion::Right), [5, 6, 11, 12, 17, 18, 18, 18, 18]);
        assert_eq!(walk(18, Motion::Left), [17, 12, 11, 6, 5, 4, 0, 0, 0]);
        assert_eq!(walk(0, Motion::Down)[1..3], [17, 18]);
        assert!(page.caret_box(Caret::before(0)).is_some());
    }

    #[test]
    fn in_arabic_the_left_key_goes_on_and_into_the_next_paragraph() {
        let text = "دعم\nحلب";
        assert_eq!(visited(text, 0, Motion::Left), [0, 2, 4, 6, 7, 9, 11, 13]);
        assert_eq!(visited(text, 13, Motion::Right), [13, 11, 9, 7, 6, 4, 2, 0]);
    }

    #[test]
    fn pieces_of_a_long_paragraph_are_walked_as_one() {
        let text = "Russia and Iran. ".repeat(500);
        let (mut page, mut typesetter) = page(&text);
        let seam = page.blocks.get(0).span.end;
        assert!(!page.blocks.get(0).ends_paragraph);
        let on = page.moved(&mut typesetter, Caret::before(seam - 1), (Motion::Right, None));
        let on = page.moved(&mut typesetter, on, (Motion::Right, None));
        let back = page.moved(&mut typesetter, Caret::before(seam), (Motion::Left, None));
        assert_eq!((on.at, back.at), (seam + 1, seam - 1));
    }

    #[test]
    fn moves_up_and_down_keep_the_column_and_end_at_the_ends() {
        let (mut page, mut typesetter) = page("one two\nthree\nfour five");
        let goal = page.column_of(&mut typesetter, Caret::before(6));
        let mut caret = Caret::before(6);
        for _ in 0..2 {
            caret = page.moved(&mut typesetter, caret, (Motion::Down, Some(goal)));
        }
        assert!((20..=21).contains(&caret.at), "{}", caret.at);
        assert_eq!(page.moved(&mut typesetter, caret, (Motion::Down, None)).at, 23);
        assert_eq!(page.moved(&mut typesetter, Caret::before(2), (Motion::Up, None)).at, 0);
    }
}
