//! What lies under a point of a page, and where words stand in view.

use std::ops::Range;

use kurbo::{Point, Rect, Vec2};

use super::layout::{Page, Shown};
use crate::text::Span;
use crate::typeset::Caret;

impl Page {
    /// How far a byte of the source is from the top of everything; a guess where nothing was set.
    pub fn depth_of(&self, source: usize) -> f64 {
        let byte = self.wording.shown_at(source);
        let block = self.blocks.at(byte);
        let span = self.blocks.get(block).span;
        let part = byte.saturating_sub(span.start) as f64 / span.len().max(1) as f64;
        let (top, below) = (self.heights.top(block + 1), self.heights.top(block + 2));
        top + part.min(1.0) * (below - top)
    }

    /// The caret nearest to a point of the view; one above or below counts for the first or last block.
    pub fn hit(&self, at: Point) -> Caret {
        let below = self.shown.partition_point(|shown| shown.top <= at.y).max(1);
        let Some(shown) = self.shown.get(below - 1) else { return Caret::default() };
        let caret = shown.words.hit_caret(shown.within(at));
        Caret { at: shown.span.start + caret.at, ..caret }
    }

    /// The byte whose letter lies under a point, or `None` beside the words.
    pub fn letter_under(&self, at: Point) -> Option<usize> {
        let below = self.shown.partition_point(|shown| shown.top <= at.y).checked_sub(1)?;
        let shown = self.shown.get(below)?;
        let at = shown.within(at);
        let line = shown.words.lines().iter().find(|line| at.y < line.bottom)?;
        let inside = (line.left - 2.0..=line.left + line.advance + 2.0).contains(&at.x);
        let caret = inside.then(|| shown.words.hit_caret(at))?;
        let len = shown.span.len();
        let word = [caret.at.checked_sub(1), Some(caret.at)].into_iter().flatten().find(|byte| {
            let byte = shown.words.text().floor_char_boundary(*byte);
            let next = shown.words.text()[byte..].chars().next().map_or(len, |c| byte + c.len_utf8());
            shown.words.boxes(byte..next).iter().any(|b| (b.x0..=b.x1).contains(&at.x))
        });
        word.map(|byte| shown.span.start + shown.words.text().floor_char_boundary(byte))
    }

    /// Where a caret stands, if it is in view.
    pub fn caret_box(&self, caret: Caret) -> Option<Rect> {
        let block = self.blocks.at(caret.at);
        let shown = self.shown.iter().find(|shown| shown.block == block)?;
        let at = caret.at.saturating_sub(shown.span.start).min(shown.span.len());
        Some(shown.words.caret_box(Caret { at, ..caret }) + shown.origin())
    }

    /// The byte of the source whose letter lies under a point, or `None` beside the words.
    pub fn source_under(&self, at: Point) -> Option<usize> {
        self.letter_under(at).map(|byte| self.wording.source_at(byte))
    }

    /// The boxes in view that some words of the source cover, from top to bottom.
    pub fn boxes(&self, source: Span) -> Vec<Rect> {
        let span = self.wording.shown(source);
        let mut boxes = Vec::new();
        for shown in &self.shown {
            if let Some(range) = common(span, shown.span) {
                boxes.extend(shown.words.boxes(range).into_iter().map(|found| found + shown.origin()));
            }
        }
        boxes
    }
}

impl Shown {
    /// The upper left corner of its words.
    pub fn origin(&self) -> Vec2 {
        Vec2::new(self.left, self.top)
    }

    /// A point of the view, seen from there.
    fn within(&self, at: Point) -> Point {
        at - self.origin()
    }
}

/// The bytes of `block`, counted from its start, that belong to `span` too.
fn common(span: Span, block: Span) -> Option<Range<usize>> {
    let (start, end) = (span.start.max(block.start), span.end.min(block.end));
    (start < end).then(|| start - block.start..end - block.start)
}
