//! How a note is drawn: words on a slip of paper, as wide as the analyst made it and as high as its words need.

use kurbo::{Point, Rect, Size};

use super::Side;
use super::beside::side_at;
use super::look::{Style, note as size};
use super::shape::Shape;
use crate::model::Note;
use crate::typeset::{Column, Paragraph, Typesetter};

/// A note, set.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub rect: Rect,
    note: Note,
    words: Paragraph,
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        self.note == other.note
    }
}

impl Sheet {
    /// The sheet of `note`.
    pub fn of(note: &Note, typesetter: &mut Typesetter) -> Self {
        let column = Column::of((note.width - 2.0 * size::PAD).max(1.0));
        let words = typesetter.set_clipped(&note.text, &size::words(), column, size::MOST_LINES);
        let high = (words.height() + 2.0 * size::PAD).max(size::LEAST).ceil();
        let rect = Rect::from_origin_size(note.place, Size::new(note.width, high));
        Self { rect, note: note.clone(), words }
    }

    /// True if it is the sheet of this very note.
    pub fn is_of(&self, note: &Note) -> bool {
        self.note == *note
    }

    /// The side by which it is made wider or narrower, if `at` is on it.
    pub fn side_at(&self, at: Point, reach: f64) -> Option<Side> {
        side_at(self.rect, at, reach)
    }

    /// Paper with a turned corner, and the words.
    pub fn shapes(&self, style: &Style) -> Vec<Shape> {
        let paints = style.note_paper(self.note.colour);
        let rect = self.rect;
        let corner = Point::new(rect.x1, rect.y1);
        let (left, up) = (kurbo::Vec2::new(-size::CORNER, 0.0), kurbo::Vec2::new(0.0, -size::CORNER));
        let line = Some((size::LINE, paints.line));
        let at = Point::new(rect.x0 + size::PAD, rect.y0 + size::PAD);
        vec![
            Shape::Panel { rect, radius: size::RADIUS, fill: Some(paints.fill), line },
            Shape::Polygon {
                corners: vec![corner + left, corner + up, corner + left + up],
                paint: paints.line,
            },
            Shape::Words { words: self.words.clone(), at, paint: paints.ink },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn sheet(text: &str, width: f64) -> Sheet {
        let note =
            Note { text: text.into(), canvas: Id::from_bits(1), place: Point::ZERO, width, colour: None };
        Sheet::of(&note, &mut Typesetter::bundled_only())
    }

    #[test]
    fn a_narrow_note_is_higher_than_a_wide_one_of_the_same_words() {
        let words = "Who paid for the convoy? Ask the desk in Amman before the next draft.";
        let (narrow, wide) = (sheet(words, 120.0), sheet(words, 400.0));
        assert!(narrow.rect.height() > 1.5 * wide.rect.height(), "{} {}", narrow.rect, wide.rect);
        assert_eq!((narrow.rect.width(), wide.rect.width()), (120.0, 400.0));
    }

    #[test]
    fn arabic_words_stand_at_the_right_of_the_paper() {
        let sheet = sheet("من موّل القافلة؟", 300.0);
        let words = sheet.shapes(super::super::Look::Light.style()).pop().unwrap();
        let bounds = words.bounds();
        assert!(bounds.x0 > 100.0 && bounds.x1 <= 300.0 - size::PAD + 1.0, "{bounds}");
    }

    #[test]
    fn a_very_long_note_ends() {
        let sheet = sheet(&"word ".repeat(100_000), 200.0);
        assert!(sheet.rect.height() < 10_000.0, "{}", sheet.rect);
    }
}
