//! The drawing vocabulary: few shapes, each simple enough for every painter.
//!
//! The window turns them into triangles, PNG into pixels, SVG into markup. A shape that one of the three cannot
//! draw exactly does not belong here.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Line, Point, Rect, Vec2};

use crate::model::Picture;
pub use crate::typeset::Icon;
use crate::typeset::Paragraph;

/// Something to draw, in canvas units.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A box with round corners, filled and with a line just inside its edge.
    Panel {
        /// Its outer edge.
        rect: Rect,
        /// Radius of the corners.
        radius: f64,
        /// Inside.
        fill: Option<Paint>,
        /// Width and paint of the line.
        line: Option<(f64, Paint)>,
    },
    /// A line along a path, with round joins. A solid line has round ends, a dash has flat ones.
    Stroke {
        /// Where it runs; open or closed, possibly curved.
        path: BezPath,
        /// How wide.
        width: f64,
        /// Solid or broken.
        pattern: Pattern,
        /// Its colour.
        paint: Paint,
    },
    /// A filled convex polygon: an arrow head, a disc's outline, a mark.
    Polygon {
        /// Its corners, at least three.
        corners: Vec<Point>,
        /// Its colour.
        paint: Paint,
    },
    /// A filled circle.
    Disc {
        /// Its middle.
        centre: Point,
        /// Its radius.
        radius: f64,
        /// Its colour.
        paint: Paint,
    },
    /// One of our icons, fitted into a square.
    Sign {
        /// Which.
        icon: Icon,
        /// Where.
        square: Rect,
        /// Its colour.
        paint: Paint,
    },
    /// A picture that the project holds, as large as its box.
    Picture {
        /// Where.
        rect: Rect,
        /// What.
        picture: Arc<Picture>,
    },
    /// Words that were set before.
    Words {
        /// The set words.
        words: Paragraph,
        /// Top left corner.
        at: Point,
        /// Their colour.
        paint: Paint,
    },
}

impl Shape {
    /// The same shape elsewhere.
    #[must_use]
    pub fn shifted(&self, by: Vec2) -> Self {
        let mut shifted = self.clone();
        match &mut shifted {
            Self::Panel { rect, .. } => *rect = *rect + by,
            Self::Stroke { path, .. } => path.apply_affine(Affine::translate(by)),
            Self::Polygon { corners, .. } => corners.iter_mut().for_each(|corner| *corner += by),
            Self::Disc { centre, .. } => *centre += by,
            Self::Sign { square, .. } => *square = *square + by,
            Self::Picture { rect, .. } => *rect = *rect + by,
            Self::Words { at, .. } => *at += by,
        }
        shifted
    }

    /// A box around what this shape covers; for words, around their lines.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Panel { rect, .. } => *rect,
            Self::Stroke { path, width, .. } => {
                kurbo::Shape::bounding_box(path).inflate(width / 2.0, width / 2.0)
            }
            Self::Polygon { corners, .. } => {
                let points = corners.iter().map(|&corner| Rect::from_points(corner, corner));
                points.reduce(|all, one| all.union(one)).unwrap_or_default()
            }
            Self::Disc { centre, radius, .. } => {
                Rect::from_center_size(*centre, (2.0 * radius, 2.0 * radius))
            }
            Self::Sign { square, .. } => *square,
            Self::Picture { rect, .. } => *rect,
            Self::Words { words, at, .. } => words.bounds() + at.to_vec2(),
        }
    }
}

/// A box around what all these shapes cover.
#[must_use]
pub fn bounds_of(shapes: &[Shape]) -> Rect {
    shapes.iter().map(Shape::bounds).reduce(|all, one| all.union(one)).unwrap_or_default()
}

/// A colour with opacity, eight bits a channel, sRGB, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Paint {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
    /// Opacity: 0 is clear, 255 covers.
    pub alpha: u8,
}

/// How a line is broken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pattern {
    /// Not at all.
    Solid,
    /// Dashes and gaps, in canvas units.
    Dashed {
        /// Length of a dash.
        dash: f64,
        /// Length of a gap.
        gap: f64,
    },
}

impl Paint {
    /// An opaque colour.
    #[must_use]
    pub const fn opaque(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue, alpha: 255 }
    }

    /// The same colour, less of it: `part` from 0 to 1.
    #[must_use]
    pub fn faded(self, part: f64) -> Self {
        let alpha = (f64::from(self.alpha) * part.clamp(0.0, 1.0)).round();
        Self { alpha: alpha as u8, ..self } // in 0..=255 by the clamp
    }

    /// The colour that lies `part` of the way from this one to `other`, in sRGB as mixed paint looks.
    #[must_use]
    pub fn towards(self, other: Self, part: f64) -> Self {
        let mix = |from: u8, to: u8| {
            let mixed = f64::from(from) + (f64::from(to) - f64::from(from)) * part.clamp(0.0, 1.0);
            mixed.round() as u8 // between two numbers of 0..=255
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
            alpha: mix(self.alpha, other.alpha),
        }
    }

    /// Contrast of two opaque colours as WCAG 2.2 defines it, from 1 to 21. Words need 4.5, lines 3.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance as WCAG 2.2 defines it, from 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// The straight line between two points as a path.
#[must_use]
pub fn straight(from: Point, to: Point) -> BezPath {
    BezPath::from_vec(vec![kurbo::PathEl::MoveTo(from), kurbo::PathEl::LineTo(Line::new(from, to).p1)])
}
