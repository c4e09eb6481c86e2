//! The drawing vocabulary: few shapes, each simple enough for every painter.
//!
//! The window turns them into triangles, PNG into pixels, SVG into markup. A shape that one of the three cannot
//! draw exactly does not belong here.

use kurbo::{BezPath, Line, Point, Rect};

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
    /// A line along a path.
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
}

/// The straight line between two points as a path.
#[must_use]
pub fn straight(from: Point, to: Point) -> BezPath {
    BezPath::from_vec(vec![kurbo::PathEl::MoveTo(from), kurbo::PathEl::LineTo(Line::new(from, to).p1)])
}
