//! The squares into which the canvas is cut at one zoom.
//!
//! A square is so many pixels wide and starts on a whole pixel, so that kept triangles and textures can be put on
//! screen by a move of whole pixels. Squares are counted from the canvas's origin.

use egui::emath::TSTransform;
use egui::{Pos2, Vec2};
use kurbo::{Point, Rect};

use super::super::paint::Stand;

/// Pixels along the side of a square.
pub const SIDE: usize = 256;

/// Column and row of a square.
pub type Key = (i32, i32);

/// The squares of one zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Screen points per canvas unit.
    pub zoom: f64,
    /// Pixels in a screen point.
    pub density: f64,
}

/// Columns and rows from the first up to, not with, the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub columns: (i32, i32),
    pub rows: (i32, i32),
}

impl Grid {
    pub fn of(stand: Stand) -> Self {
        Self { zoom: stand.camera.zoom, density: f64::from(stand.pixels_per_point) }
    }

    /// Pixels per canvas unit.
    pub fn scale(&self) -> f64 {
        self.zoom * self.density
    }

    /// Side of a square in canvas units.
    pub fn side(&self) -> f64 {
        SIDE as f64 / self.scale()
    }

    /// What a square covers, in canvas units.
    pub fn rect(&self, (column, row): Key) -> Rect {
        let side = self.side();
        Rect::from_origin_size((f64::from(column) * side, f64::from(row) * side), (side, side))
    }

    /// The squares that touch `area`.
    pub fn span(&self, area: Rect) -> Span {
        let side = self.side();
        let cell = |length: f64| (length / side).floor() as i32; // places lie within a million units
        Span {
            columns: (cell(area.x0), cell(area.x1).saturating_add(1)),
            rows: (cell(area.y0), cell(area.y1).saturating_add(1)),
        }
    }

    /// From the points of a square to points of the screen. At the grid's own zoom by whole pixels.
    pub fn placed(&self, (column, row): Key, stand: Stand) -> TSTransform {
        let density = f64::from(stand.pixels_per_point);
        let ratio = stand.camera.zoom * density / self.scale();
        let origin = stand.camera.screen_from_canvas() * Point::ORIGIN;
        let corner = kurbo::Vec2::new(f64::from(stand.corner.x), f64::from(stand.corner.y));
        let mut at = (origin + corner).to_vec2() * density;
        if self.is_at(stand) {
            at = kurbo::Vec2::new(at.x.round(), at.y.round());
        }
        let at = at + kurbo::Vec2::new(f64::from(column), f64::from(row)) * (SIDE as f64 * ratio);
        let to = at / density;
        TSTransform::new(Vec2::new(to.x as f32, to.y as f32), ratio as f32)
    }

    /// Side of a square in screen points, before it is stretched.
    pub fn side_points(&self) -> f32 {
        (SIDE as f64 / self.density) as f32
    }

    /// True if the canvas is seen at this very zoom.
    pub fn is_at(&self, stand: Stand) -> bool {
        *self == Self::of(stand)
    }
}

impl Span {
    /// This square alone.
    pub fn of((column, row): Key) -> Self {
        Self { columns: (column, column + 1), rows: (row, row + 1) }
    }

    pub fn contains(&self, (column, row): Key) -> bool {
        (self.columns.0..self.columns.1).contains(&column) && (self.rows.0..self.rows.1).contains(&row)
    }

    /// True if all squares of `other` are among these.
    pub fn holds(&self, other: &Self) -> bool {
        self.columns.0 <= other.columns.0
            && other.columns.1 <= self.columns.1
            && self.rows.0 <= other.rows.0
            && other.rows.1 <= self.rows.1
    }

    /// All squares, row by row.
    pub fn keys(self) -> impl Iterator<Item = Key> {
        (self.rows.0..self.rows.1)
            .flat_map(move |row| (self.columns.0..self.columns.1).map(move |column| (column, row)))
    }

    /// The same with so many squares more on each side.
    pub fn wider(self, by: i32) -> Self {
        Self {
            columns: (self.columns.0.saturating_sub(by), self.columns.1.saturating_add(by)),
            rows: (self.rows.0.saturating_sub(by), self.rows.1.saturating_add(by)),
        }
    }

    /// The same with one column and one row more on the sides that `way` leads to.
    pub fn towards(self, way: kurbo::Vec2) -> Self {
        let grown =
            |(first, last): (i32, i32), way: f64| (first - i32::from(way < 0.0), last + i32::from(way > 0.0));
        Self { columns: grown(self.columns, way.x), rows: grown(self.rows, way.y) }
    }

    pub fn len(&self) -> usize {
        let count =
            |(first, last): (i32, i32)| usize::try_from(i64::from(last) - i64::from(first)).unwrap_or(0);
        count(self.columns) * count(self.rows)
    }

    /// Where a square stands in the order of [`Self::keys`].
    pub fn place_of(&self, (column, row): Key) -> Option<usize> {
        let wide = (self.columns.1 - self.columns.0) as usize; // one of them is in it, so it is not empty
        self.contains((column, row))
            .then(|| (row - self.rows.0) as usize * wide + (column - self.columns.0) as usize)
    }
}

/// The upper left corner of what a transform puts on screen.
pub fn corner(placed: TSTransform) -> Pos2 {
    placed * Pos2::ZERO
}
