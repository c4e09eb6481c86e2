//! How the frame of a group is drawn: around its members, with its name in a strip above them.
//!
//! The frame lies beneath everything. Its title and its border are the group; its inside is free ground, so that a
//! frame can be drawn around some of its members. A folded group is no frame but a box: that is made in
//! [`folding`](crate::model::folding).

use kurbo::{BezPath, Point, Rect};

use super::beside::is_on_border;
use super::build::Press;
use super::look::{Style, group as size};
use super::shape::{Icon, Pattern, Shape};
use super::words::Role;
use crate::model::{Colour, Group};
use crate::typeset::Paragraph;

/// The frame of a group.
#[derive(Clone, Debug)]
pub(super) struct GroupFrame {
    pub rect: Rect,
    name: String,
    colour: Option<Colour>,
    /// The set name, if it has one.
    title: Option<Paragraph>,
}

impl PartialEq for GroupFrame {
    fn eq(&self, other: &Self) -> bool {
        (self.rect, &self.name, self.colour) == (other.rect, &other.name, other.colour)
    }
}

impl GroupFrame {
    /// The frame around members that cover `around`.
    pub fn of(group: &Group, around: Rect, press: &mut Press<'_>) -> Self {
        let name = group.name.trim().to_owned();
        let title = (!name.is_empty()).then(|| press.words.set(Role::GroupName, &name, press.typesetter));
        let inside = frame_around(around);
        let wide = title.as_ref().map_or(0.0, Paragraph::width) + 3.0 * size::TITLE_PAD + size::FOLD;
        let right = inside.x1.max(inside.x0 + wide.ceil());
        let rect = Rect { x1: right, ..inside };
        Self { rect, name, colour: group.colour, title }
    }

    /// Where the name stands.
    pub fn title_strip(&self) -> Rect {
        Rect { y1: self.rect.y0 + size::TITLE, ..self.rect }
    }

    /// The sign that folds the group.
    pub fn fold_button(&self) -> Rect {
        let middle = Point::new(
            self.rect.x1 - size::TITLE_PAD - size::FOLD / 2.0,
            self.rect.y0 + size::TITLE / 2.0 + size::TITLE_DOWN,
        );
        Rect::from_center_size(middle, (size::FOLD, size::FOLD))
    }

    /// True on the title and on the border.
    pub fn is_met(&self, at: Point, reach: f64) -> bool {
        self.title_strip().contains(at) || is_on_border(self.rect, at, reach)
    }

    /// Ground, border, name, and the sign that folds it.
    pub fn shapes(&self, style: &Style) -> Vec<Shape> {
        let paints = style.group_frame(self.colour);
        let mut shapes = vec![Shape::Panel {
            rect: self.rect,
            radius: size::RADIUS,
            fill: Some(paints.fill),
            line: Some((size::LINE, paints.line)),
        }];
        let middle = self.rect.y0 + size::TITLE / 2.0 + size::TITLE_DOWN;
        if let Some(title) = &self.title {
            let left = if title.is_rtl() {
                self.fold_button().x0 - size::TITLE_PAD - title.width()
            } else {
                self.rect.x0 + size::TITLE_PAD
            };
            let at = Point::new(left - title.bounds().x0, middle - title.height() / 2.0);
            shapes.push(Shape::Words { words: title.clone(), at, paint: paints.ink });
        }
        shapes.push(Shape::Sign { icon: Icon::Minus, square: self.fold_button(), paint: paints.muted });
        shapes
    }
}

/// The frame around members that cover `around`, whatever its name.
#[must_use]
pub fn frame_around(around: Rect) -> Rect {
    let inside = around.inflate(size::PAD, size::PAD);
    Rect { y0: inside.y0 - size::TITLE, ..inside }
}

/// What makes the box of a folded group look like several: a second line within its own.
pub(super) fn stack(rect: Rect, style: &Style, colour: Option<Colour>) -> Shape {
    let inner = rect.inset(-size::STACK);
    let path = kurbo::Shape::to_path(&inner.to_rounded_rect(size::STACK_RADIUS), 0.1);
    let paint = style.group_frame(colour).line;
    Shape::Stroke { path: BezPath::from_iter(path), width: 1.0, pattern: Pattern::Solid, paint }
}
