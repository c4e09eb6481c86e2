//! A document laid out, as far as it is seen.
//!
//! Only the blocks in view are set; the heights of the others are guesses that are corrected when they come into view.
//! The scroll position is a place *within a block* and not a sum of heights, so a corrected guess never makes the
//! words under the eye jump. All rectangles are points relative to the upper left corner of the column in view. Offsets
//! are bytes of the words that are shown, except where a name says `source`: see [`wording`](super::wording). What stands before the text is [`Front`]; what lies under a point is in
//! [`place`](super::place), moving a caret in [`travel`](super::travel). Start at [`Page::settle`].

use std::collections::HashMap;

use kurbo::Point;

use super::blocks::Blocks;
use super::heights::HeightIndex;
use super::setting::{LEADING, Setting};
use super::wording::Wording;
use crate::text::Span;
use crate::text::clean::Kind;
use crate::typeset::{Align, Caret, Paragraph, Typesetter, Weight, WordStyle};

/// Set blocks kept beside those in view.
const KEPT: usize = 400;
/// What stands above the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Front {
    /// The title.
    pub title: String,
    /// Author, outlet and date on one line; may be empty.
    pub byline: String,
}

/// Where the top of the view lies: `offset` points below the top of an item. Item 0 is the front, the others are blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Place {
    item: usize,
    offset: f64,
}

/// A block in view.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Its number.
    pub block: usize,
    /// Where it stands among the words that are shown.
    pub span: Span,
    /// What kind of paragraph it belongs to.
    pub kind: Kind,
    /// True if a paragraph begins with it.
    pub opens_paragraph: bool,
    /// The left edge of its words.
    pub left: f64,
    /// The upper edge of its words.
    pub top: f64,
    /// Its words.
    pub words: Paragraph,
}

/// Words of the front that are in view.
#[derive(Clone, Debug)]
pub(super) struct ShownFront {
    /// The upper edge of the title.
    pub top: f64,
    /// The title.
    pub title: Paragraph,
    /// Author, outlet and date.
    pub byline: Paragraph,
}

/// A document with what is laid out of it.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) wording: Wording,
    pub(super) blocks: Blocks,
    front: Front,
    parted: bool,
    pub(super) heights: HeightIndex,
    set: HashMap<usize, Paragraph>,
    set_front: Option<(Paragraph, Paragraph)>,
    bullet: Option<Paragraph>,
    setting: Setting,
    place: Place,
    view_height: f64,
    pub(super) shown: Vec<Shown>,
    shown_front: Option<ShownFront>,
}

impl Page {
    /// A page of this text, scrolled to its top. Nothing is set yet.
    pub fn new(wording: Wording, front: Front) -> Self {
        let blocks = Blocks::of(&wording);
        let empty = blocks.iter().filter(|block| block.span.is_empty()).count();
        Self {
            parted: empty * 20 > blocks.len(),
            wording,
            blocks,
            front,
            heights: HeightIndex::default(),
            set: HashMap::new(),
            set_front: None,
            bullet: None,
            setting: Setting::default(),
            place: Place::default(),
            view_height: 0.0,
            shown: Vec::new(),
            shown_front: None,
        }
    }

    /// Shows other words of the same document, from their top, and gives those shown before.
    pub fn reword(&mut self, wording: Wording) -> Wording {
        let fresh = Self::new(wording, self.front.clone());
        std::mem::replace(self, fresh).wording
    }

    /// The title of the document.
    pub fn title(&self) -> &str {
        &self.front.title
    }

    /// The words that are shown.
    pub fn text(&self) -> &str {
        self.wording.text()
    }

    /// The bullet of items, set.
    pub fn bullet(&self) -> Option<&Paragraph> {
        self.bullet.as_ref()
    }

    /// How far items stand in.
    pub fn indent(&self) -> f64 {
        self.setting.indent(Kind::Item)
    }

    /// The width of the column.
    pub fn width(&self) -> f64 {
        self.setting.width
    }

    /// The blocks in view, from top to bottom.
    pub fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// The front, if it is in view.
    pub fn shown_front(&self) -> Option<&ShownFront> {
        self.shown_front.as_ref()
    }

    /// The bytes in view.
    pub fn seen(&self) -> Span {
        match (self.shown.first(), self.shown.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::new(0, 0),
        }
    }

    /// The bytes of the source in view.
    pub fn source_seen(&self) -> Span {
        self.wording.source_of(self.seen())
    }

    /// How far the view is from the top, and how high everything is. Guesses where nothing was set yet.
    pub fn scrolled(&self) -> (f64, f64) {
        (self.heights.top(self.place.item) + self.place.offset, self.heights.total())
    }

    /// The byte of the source at the top of the view, for coming back to it.
    pub fn source_at_top(&self) -> usize {
        self.wording.source_at(self.top_byte())
    }

    fn top_byte(&self) -> usize {
        let Some(block) = self.place.item.checked_sub(1) else { return 0 };
        let known = self.blocks.get(block);
        let at = Point::new(0.0, self.place.offset - self.setting.above(&known));
        let within = self.set.get(&block).map_or(0, |words| words.hit(at));
        known.span.start + within
    }

    /// Takes another front, if it changed.
    pub fn retitle(&mut self, front: Front) {
        if front != self.front {
            self.front = front;
            self.set_front = None;
        }
    }

    /// Lays out what is seen through a view of this height. Cost grows with the view, not with the document, except
    /// when the setting changes: then every height is guessed anew.
    pub fn settle(&mut self, typesetter: &mut Typesetter, setting: Setting, view_height: f64) {
        self.view_height = view_height;
        if setting != self.setting {
            self.set_anew(typesetter, setting);
        }
        self.normalise(typesetter);
        let missing = self.fill(typesetter);
        if missing > 0.5 && self.place != Place::default() {
            self.place.offset -= missing;
            self.normalise(typesetter);
            self.fill(typesetter);
        }
        self.forget_far_blocks();
    }

    fn set_anew(&mut self, typesetter: &mut Typesetter, setting: Setting) {
        let top = (self.place.item > 0).then(|| self.top_byte());
        self.setting = setting;
        self.set.clear();
        (self.set_front, self.bullet) = (None, None);
        let guesses = self.blocks.iter().map(|block| setting.guess(block, self.parted));
        let heights = std::iter::once(0.0).chain(guesses).collect();
        self.heights = HeightIndex::new(heights);
        if let Some(byte) = top {
            self.place = self.place_of(typesetter, byte);
        }
    }

    /// The words of a block, set now if they were not.
    pub(super) fn words(&mut self, typesetter: &mut Typesetter, block: usize) -> Paragraph {
        if let Some(words) = self.set.get(&block) {
            return words.clone();
        }
        let known = self.blocks.get(block);
        let text = known.span.slice(self.wording.text()).unwrap_or_default();
        let (style, width) = (self.setting.style(known.kind), self.setting.width_of(known.kind));
        let words = typesetter.set(text, &style, Some(width), Align::Start);
        if known.kind == Kind::Item && self.bullet.is_none() {
            self.bullet = Some(typesetter.set("•", &style, None, Align::Start));
        }
        let height = self.setting.spaced(&known, words.height(), self.parted);
        self.heights.set(block + 1, height);
        self.set.insert(block, words.clone());
        words
    }

    fn front(&mut self, typesetter: &mut Typesetter) -> (Paragraph, Paragraph) {
        if let Some(set) = &self.set_front {
            return set.clone();
        }
        let size = self.setting.size;
        let title = WordStyle { line_height: 1.2, ..WordStyle::serif(size * 1.65).weighing(Weight::Bold) };
        let title = typesetter.set(&self.front.title, &title, Some(self.setting.width), Align::Start);
        let byline = WordStyle::sans((size * 0.78).max(11.0));
        let side = if title.is_rtl() { Align::Right } else { Align::Left };
        let byline = typesetter.set(&self.front.byline, &byline, Some(self.setting.width), side);
        self.set_front = Some((title.clone(), byline.clone()));
        (title, byline)
    }

    /// The height of an item, measured.
    fn measure(&mut self, typesetter: &mut Typesetter, item: usize) -> f64 {
        match item.checked_sub(1) {
            Some(block) => drop(self.words(typesetter, block)),
            None => {
                let (title, byline) = self.front(typesetter);
                self.heights.set(0, FRONT_TOP + title.height() + byline.height() + 2.4 * self.setting.size);
            }
        }
        self.heights.top(item + 1) - self.heights.top(item)
    }

    /// Makes the offset of the place lie within its item.
    fn normalise(&mut self, typesetter: &mut Typesetter) {
        while self.place.offset < 0.0 && self.place.item > 0 {
            self.place.item -= 1;
            self.place.offset += self.measure(typesetter, self.place.item);
        }
        self.place.offset = self.place.offset.max(0.0);
        loop {
            let height = self.measure(typesetter, self.place.item);
            if self.place.offset < height || self.place.item >= self.blocks.len() {
                return;
            }
            self.place.offset -= height;
            self.place.item += 1;
        }
    }

    /// Sets what is in view; gives how many points below the last block are left empty beyond the foot of the page.
    fn fill(&mut self, typesetter: &mut Typesetter) -> f64 {
        self.shown.clear();
        self.shown_front = None;
        let mut top = -self.place.offset;
        let mut item = self.place.item;
        while top < self.view_height && item <= self.blocks.len() {
            let height = self.measure(typesetter, item);
            match item.checked_sub(1) {
                Some(block) => {
                    let words = self.words(typesetter, block);
                    self.shown.push(self.shown_block(block, top, words));
                }
                None => {
                    let (title, byline) = self.front(typesetter);
                    self.shown_front = Some(ShownFront { top: top + FRONT_TOP, title, byline });
                }
            }
            top += height;
            item += 1;
        }
        self.view_height - FOOT.min(self.view_height / 2.0) - top
    }

    fn shown_block(&self, block: usize, top: f64, words: Paragraph) -> Shown {
        let known = self.blocks.get(block);
        let left = if words.is_rtl() { 0.0 } else { self.setting.indent(known.kind) };
        let top = top + self.setting.above(&known);
        let (kind, opens_paragraph) = (known.kind, known.opens_paragraph);
        Shown { block, span: known.span, kind, opens_paragraph, left, top, words }
    }

    fn forget_far_blocks(&mut self) {
        if self.set.len() > 2 * KEPT {
            let near = self.place.item.saturating_sub(KEPT / 2)..self.place.item + KEPT / 2;
            self.set.retain(|block, _| near.contains(block));
        }
    }

    /// Scrolls by so many points; the next [`settle`](Self::settle) keeps it within the document.
    pub fn scroll_by(&mut self, by: f64) {
        if by.abs() > 4.0 * self.view_height.max(200.0) {
            let (top, _) = self.scrolled();
            self.scroll_to(top + by);
        } else {
            self.place.offset += by;
        }
    }

    /// Scrolls so that the view begins so many points below the top, as far as heights are known.
    pub fn scroll_to(&mut self, top: f64) {
        let (item, offset) = self.heights.at(top);
        self.place = Place { item, offset };
    }

    /// Scrolls so that the line of a byte of the source stands at this part of the view, 0 being its top.
    pub fn reveal(&mut self, typesetter: &mut Typesetter, source: usize, part: f64) {
        let byte = self.wording.shown_at(source);
        self.place = self.place_of(typesetter, byte);
        self.place.offset -= part * self.view_height;
    }

    /// Scrolls as little as needed for the line of `byte` to be seen.
    pub fn follow(&mut self, typesetter: &mut Typesetter, caret: Caret) {
        let line = LEADING * self.setting.size;
        let place = self.place_of(typesetter, caret.at);
        let top = self.heights.top(place.item) + place.offset;
        let (seen, _) = self.scrolled();
        if top < seen + line * 0.5 {
            self.place = Place { offset: place.offset - line * 0.5, ..place };
        } else if top + 2.0 * line > seen + self.view_height {
            self.place = Place { offset: place.offset + 2.0 * line - self.view_height, ..place };
        }
    }

    fn place_of(&mut self, typesetter: &mut Typesetter, byte: usize) -> Place {
        let block = self.blocks.at(byte);
        let words = self.words(typesetter, block);
        let known = self.blocks.get(block);
        let within = byte.saturating_sub(known.span.start).min(words.text().len());
        Place { item: block + 1, offset: self.setting.above(&known) + words.caret(within).y0 }
    }
}

/// Space above the title.
const FRONT_TOP: f64 = 28.0;
/// Space below the last line.
const FOOT: f64 = 96.0;

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
