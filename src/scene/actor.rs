//! How an actor is drawn: a box with an icon, its name, and what it is a part of.
//!
//! The size of a box follows from its words alone, so that layout, hit-testing and drawing agree on it whatever the
//! look. Where boxes stand is the project's business.

use std::sync::Arc;

use kurbo::{Point, Rect, Size};

use super::look::{Style, actor as size, icon_of};
use super::shape::Shape;
use super::words::{Role, Words};
use crate::model::{Actor, Picture, Project, place_within_limits};
use crate::typeset::{Icon, Paragraph, Typesetter};

/// The set words of an actor.
#[derive(Clone, Debug)]
pub(super) struct Lettering {
    name: Paragraph,
    caption: Option<Paragraph>,
    face: Option<Arc<Picture>>,
}

/// The words of `actor`, set.
pub(super) fn lettering(
    project: &Project,
    actor: &Actor,
    words: &mut Words,
    typesetter: &mut Typesetter,
) -> Lettering {
    Lettering {
        name: words.set(Role::Name, &actor.name, typesetter),
        face: actor.picture.and_then(|face| project.shared_picture(face)),
        caption: caption(project, actor).map(|caption| words.set(Role::Caption, &caption, typesetter)),
    }
}

/// What is said below the name.
pub(super) fn caption(project: &Project, actor: &Actor) -> Option<String> {
    let whole = actor.part_of.and_then(|whole| project.actor(whole))?;
    Some(format!("part of {}", whole.name))
}

impl Lettering {
    /// The size of the box around these words. Even numbers, so that edges fall on whole units.
    pub fn size(&self) -> Size {
        let inside = self.sign() + size::ICON_GAP + self.width();
        let least = if self.face.is_some() { size::FACE + 2.0 * size::FACE_PAD } else { size::MIN_HEIGHT };
        let height = (self.height() + 2.0 * size::PAD_Y).max(least);
        let even = |length: f64| (length / 2.0).ceil() * 2.0;
        Size::new(even(inside + 2.0 * size::PAD_X), even(height))
    }

    /// The box of these words around the place of `actor`.
    pub fn rect(&self, place: Point) -> Rect {
        Rect::from_center_size(place_within_limits(place), self.size())
    }

    /// Where words stand in a column: at its left, or at its right if the name reads from there.
    fn left_of(&self, words: &Paragraph, (left, width): (f64, f64)) -> f64 {
        let room = if self.name.is_rtl() { width - words.width() } else { 0.0 };
        left + room - words.bounds().x0
    }

    /// The side of the square at the left: of the icon, or of the face.
    fn sign(&self) -> f64 {
        if self.face.is_some() { size::FACE } else { size::ICON }
    }

    /// Where the sign stands in a box.
    fn square(&self, rect: Rect) -> Rect {
        let side = self.sign();
        let left = rect.x0 + if self.face.is_some() { size::PAD_X.max(size::FACE_PAD) } else { size::PAD_X };
        Rect::from_origin_size((left, rect.center().y - side / 2.0), (side, side))
    }

    /// The face in a box, as large as the square lets it be.
    pub fn face_in(&self, rect: Rect) -> Option<(Rect, Arc<Picture>)> {
        let face = self.face.as_ref()?;
        let (width, height) = (f64::from(face.size.0.max(1)), f64::from(face.size.1.max(1)));
        let (square, longest) = (self.square(rect), width.max(height));
        let size = Size::new(size::FACE * width / longest, size::FACE * height / longest);
        Some((Rect::from_center_size(square.center(), size), Arc::clone(face)))
    }

    fn width(&self) -> f64 {
        self.name.width().max(self.caption.as_ref().map_or(0.0, Paragraph::width))
    }

    fn height(&self) -> f64 {
        self.name.height() + self.caption.as_ref().map_or(0.0, Paragraph::height)
    }
}

/// All shapes of an actor whose box is `rect`.
pub(super) fn shapes(actor: &Actor, rect: Rect, lettering: &Lettering, style: &Style) -> Vec<Shape> {
    let paints = style.actor_box(actor.kind, actor.colour);
    let left = rect.x0 + size::PAD_X;
    let middle = rect.center().y;
    let sign = match lettering.face_in(rect) {
        Some((rect, picture)) => Shape::Picture { rect, picture },
        None => Shape::Sign { icon: icon_of(actor.kind), square: lettering.square(rect), paint: paints.line },
    };
    let mut shapes = vec![
        Shape::Panel {
            rect,
            radius: size::radius(actor.kind, rect.height()),
            fill: Some(paints.fill),
            line: Some((size::LINE, paints.line)),
        },
        sign,
    ];
    let column = (left + lettering.sign() + size::ICON_GAP, lettering.width());
    let top = middle - lettering.height() / 2.0;
    let at = Point::new(lettering.left_of(&lettering.name, column), top);
    shapes.push(Shape::Words { words: lettering.name.clone(), at, paint: paints.ink });
    if let Some(caption) = &lettering.caption {
        let at = Point::new(lettering.left_of(caption, column), top + lettering.name.height());
        shapes.push(Shape::Words { words: caption.clone(), at, paint: paints.muted });
    }
    if actor.pinned {
        shapes.push(pin(rect, size::radius(actor.kind, rect.height()), paints.line));
    }
    shapes
}

/// A pin above the end of the name, in room that every box has: pinning does not change a box's size.
fn pin(rect: Rect, radius: f64, paint: super::Paint) -> Shape {
    let right = rect.x1 - (radius * 0.5).max(size::PIN_PAD);
    let corner = Point::new(right - size::PIN, rect.y0 + size::PIN_PAD);
    Shape::Sign { icon: Icon::Pin, square: Rect::from_origin_size(corner, (size::PIN, size::PIN)), paint }
}

/// How far a point is from the edge of an actor's box: negative inside.
pub(super) fn distance_to_rim(rect: Rect, radius: f64, at: Point) -> f64 {
    let half = rect.size().to_vec2() * 0.5;
    let radius = radius.min(half.x).min(half.y);
    let from_middle = at - rect.center();
    let beyond =
        kurbo::Vec2::new(from_middle.x.abs() - (half.x - radius), from_middle.y.abs() - (half.y - radius));
    let outside = kurbo::Vec2::new(beyond.x.max(0.0), beyond.y.max(0.0)).hypot();
    outside + beyond.x.max(beyond.y).min(0.0) - radius
}
