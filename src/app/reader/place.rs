//! What lies under a point of a page, and where words stand in view.

use std::ops::Range;

use kurbo::{Point, Rect, Vec2};

use super::layout::Page;
use crate::text::Span;
use crate::typeset::Caret;

impl Page {
    /// How far `byte` is from the top of everything; a guess where nothing was set.
    pub fn depth_of(&self, byte: usize) -> f64 {
        let block = self.blocks.at(byte);
        let span = self.blocks.get(block).span;
        let part = (byte - span.start) as f64 / span.len().max(1) as f64;
        let (top, below) = (self.heights.top(block + 1), self.heights.top(block + 2));
        top + part.min(1.0) * (below - top)
    }

    /// The caret nearest to a point of the view; one above or below counts for the first or last block.
    pub fn hit(&self, at: Point) -> Caret {
        let below = self.shown.partition_point(|shown| shown.top <= at.y).max(1);
        let Some(shown) = self.shown.get(below - 1) else { return Caret::default() };
        let caret = shown.words.hit_caret(Point::new(at.x, at.y - shown.top));
        Caret { at: shown.span.start + caret.at, ..caret }
    }

    /// The byte whose letter lies under a point, or `None` beside the words.
    pub fn letter_under(&self, at: Point) -> Option<usize> {
        let below = self.shown.partition_point(|shown| shown.top <= at.y).checked_sub(1)?;
        let shown = self.shown.get(below)?;
        let line = shown.words.lines().iter().find(|line| at.y - shown.top < line.bottom)?;
        let inside = (line.left - 2.0..=line.left + line.advance + 2.0).contains(&at.x);
        let caret = inside.then(|| shown.words.hit_caret(Point::new(at.x, at.y - shown.top)))?;
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
        let at = caret.at - shown.span.start;
        Some(shown.words.caret_box(Caret { at, ..caret }) + Vec2::new(0.0, shown.top))
    }

    /// The boxes in view that some words cover, from top to bottom.
    pub fn boxes(&self, span: Span) -> Vec<Rect> {
        let mut boxes = Vec::new();
        for shown in &self.shown {
            if let Some(range) = common(span, shown.span) {
                let down = Vec2::new(0.0, shown.top);
                boxes.extend(shown.words.boxes(range).into_iter().map(|found| found + down));
            }
        }
        boxes
    }
}

/// The bytes of `block`, counted from its start, that belong to `span` too.
fn common(span: Span, block: Span) -> Option<Range<usize>> {
    let (start, end) = (span.start.max(block.start), span.end.min(block.end));
    (start < end).then(|| start - block.start..end - block.start)
}
