//! What stands on a tie: the number of its quotes, its words, the mark of a contested pair.
//!
//! Badge and words share one plate. Where it stands is the business of [`plates`](super::plates).

use kurbo::{Point, Rect, Size, Vec2};

use super::look::{Style, TiePaints, tie as size};
use super::shape::{Pattern, Shape, straight};
use crate::typeset::Paragraph;

/// What is to be read on a tie.
#[derive(Clone, Debug, Default)]
pub(super) struct Legible {
    pub badge: Option<Paragraph>,
    pub words: Option<Paragraph>,
}

impl Legible {
    /// The size of badge and words together; `None` if there is neither.
    pub fn size(&self) -> Option<Size> {
        let badge = self.badge.as_ref().map(badge_size);
        let words = self.words.as_ref().map(plate_size);
        match (badge, words) {
            (None, None) => None,
            (Some(one), None) | (None, Some(one)) => Some(one),
            (Some(badge), Some(words)) => {
                Some(Size::new(badge.width + words.width, badge.height.max(words.height)))
            }
        }
    }

    /// Badge, then words, around `middle`.
    pub fn shapes(&self, middle: Point, paints: TiePaints, style: &Style) -> Vec<Shape> {
        let Some(whole) = self.size() else { return Vec::new() };
        let left = middle.x - whole.width / 2.0;
        let mut shapes = Vec::new();
        if let Some(words) = &self.words {
            let rect = Rect::from_center_size(middle, whole);
            shapes.push(Shape::Panel { rect, radius: 4.0, fill: Some(style.ground.faded(0.92)), line: None });
            let badge = self.badge.as_ref().map_or(0.0, |badge| badge_size(badge).width);
            let at = Point::new(left + badge + size::LABEL_PAD, middle.y - words.height() / 2.0);
            // In the colour of the tie: where ties cross it says whose words they are.
            shapes.push(Shape::Words { words: words.clone(), at, paint: paints.line });
        }
        if let Some(badge) = &self.badge {
            let badge_box = badge_size(badge);
            let rect = Rect::from_origin_size((left, middle.y - badge_box.height / 2.0), badge_box);
            shapes.push(Shape::Panel {
                rect: rect.inflate(1.5, 1.5),
                radius: rect.height(),
                fill: Some(style.ground),
                line: None,
            });
            shapes.push(Shape::Panel {
                rect,
                radius: rect.height() / 2.0,
                fill: Some(paints.line),
                line: None,
            });
            let at = Point::new(rect.center().x - badge.width() / 2.0, middle.y - badge.height() / 2.0);
            shapes.push(Shape::Words { words: badge.clone(), at, paint: paints.badge_ink });
        }
        shapes
    }
}

/// What the mark of a contested pair covers.
pub(super) fn mark_box(middle: Point) -> Rect {
    let side = 2.0 * (size::CONTESTED + 1.5);
    Rect::from_center_size(middle, (side, side))
}

fn badge_size(badge: &Paragraph) -> Size {
    Size::new((badge.width() + 8.0).max(size::BADGE).ceil(), size::BADGE)
}

fn plate_size(words: &Paragraph) -> Size {
    Size::new(words.width() + 2.0 * size::LABEL_PAD, words.height() + 1.0)
}

/// The mark of a contested pair: plus and minus on a disc that covers both lines.
pub(super) fn contested_mark(middle: Point, style: &Style) -> Vec<Shape> {
    let radius = size::CONTESTED;
    let arm = radius * 0.46;
    let (plus, minus) = (middle + Vec2::new(0.0, -arm * 0.45), middle + Vec2::new(0.0, arm * 1.25));
    let stroke = |from: Point, to: Point| Shape::Stroke {
        path: straight(from, to),
        width: size::CONTESTED_STROKE,
        pattern: Pattern::Solid,
        paint: style.ground,
    };
    let (across, down) = (Vec2::new(arm, 0.0), Vec2::new(0.0, arm));
    vec![
        Shape::Disc { centre: middle, radius: radius + 1.5, paint: style.ground },
        Shape::Disc { centre: middle, radius, paint: style.ink },
        stroke(plus - across, plus + across),
        stroke(plus - down, plus + down),
        stroke(minus - across, minus + across),
    ]
}
