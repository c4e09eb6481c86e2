//! What stands on a tie: the number of its quotes, its words, the mark of a contested pair.
//!
//! Badge and words share one plate that keeps clear of actors and of other plates by sliding along its tie. A plate
//! hides the line beneath it, so on a pair with several ties it stands beside the lines instead.

use std::collections::HashMap;

use kurbo::{Point, Rect, Size, Vec2};
use rstar::{AABB, RTree, RTreeObject, primitives::Rectangle};

use super::course::Course;
use super::look::{Style, TiePaints, tie as size};
use super::shape::{Pattern, Shape, straight};
use crate::typeset::Paragraph;

/// What is to be read on a tie.
#[derive(Clone, Debug, Default)]
pub(super) struct Legible {
    pub badge: Option<Paragraph>,
    pub words: Option<Paragraph>,
}

/// Boxes that plates keep clear of: actors, and plates that have found their place.
#[derive(Debug)]
pub(super) struct Taken<'a> {
    actors: &'a RTree<Rectangle<[f64; 2]>>,
    /// By cell: plates come one by one, and are small and of a kind.
    plates: HashMap<(i64, i64), Vec<Rect>>,
}

/// Side of a cell.
const CELL: f64 = 128.0;

/// The cells that a box touches; a plate touches few.
fn cells(rect: Rect) -> impl Iterator<Item = (i64, i64)> {
    let cell = |length: f64| (length / CELL).floor() as i64; // far within i64: places are within a million units
    let columns = cell(rect.x0)..=cell(rect.x1);
    columns.flat_map(move |column| (cell(rect.y0)..=cell(rect.y1)).map(move |row| (column, row)))
}

/// Where on the line a plate may stand, best first.
const PARTS: [f64; 15] = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.14, 0.86];

impl<'a> Taken<'a> {
    /// Only actors so far.
    pub fn by(actors: &'a RTree<Rectangle<[f64; 2]>>) -> Self {
        Self { actors, plates: HashMap::new() }
    }

    /// The place on `course` where a plate of this size covers least, which is then taken. `aside` is where the
    /// middle of the plate lies beside the line.
    pub fn place(&mut self, course: &Course, plate: Size, aside: impl Fn(f64) -> Vec2) -> Point {
        let mut best = (f64::INFINITY, course.at(0.5));
        for part in PARTS {
            let middle = course.at(part) + aside(part);
            let covered = self.covered(Rect::from_center_size(middle, plate).inflate(2.0, 2.0));
            if covered < best.0 {
                best = (covered, middle);
            }
            if covered == 0.0 {
                break;
            }
        }
        self.take(Rect::from_center_size(best.1, plate));
        best.1
    }

    /// Nothing else is to stand here.
    pub fn take(&mut self, rect: Rect) {
        for cell in cells(rect) {
            self.plates.entry(cell).or_default().push(rect);
        }
    }

    fn covered(&self, rect: Rect) -> f64 {
        let actors = self.actors.locate_in_envelope_intersecting(envelope(rect));
        let names: f64 = actors.map(|other| shared(other.envelope(), rect)).sum();
        // A plate in two cells counts twice where it lies across: no harm, it only has to be more than nothing.
        let plates = cells(rect).filter_map(|cell| self.plates.get(&cell)).flatten();
        let plates: f64 = plates.map(|other| overlap(*other, rect)).sum();
        // A name that cannot be read is far worse than a number that cannot.
        50.0 * names + plates
    }
}

fn shared(other: AABB<[f64; 2]>, rect: Rect) -> f64 {
    overlap(Rect::new(other.lower()[0], other.lower()[1], other.upper()[0], other.upper()[1]), rect)
}

fn overlap(one: Rect, other: Rect) -> f64 {
    let shared = one.intersect(other);
    shared.width().max(0.0) * shared.height().max(0.0)
}

/// A box as the tree wants it.
pub(super) fn rectangle(rect: Rect) -> Rectangle<[f64; 2]> {
    Rectangle::from_corners([rect.x0, rect.y0], [rect.x1, rect.y1])
}

/// The same as a question.
pub(super) fn envelope(rect: Rect) -> AABB<[f64; 2]> {
    AABB::from_corners([rect.x0, rect.y0], [rect.x1, rect.y1])
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
