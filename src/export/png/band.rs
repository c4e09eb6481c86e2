//! A band of rows of a picture, and how each shape is drawn on it.

use kurbo::{Point, Rect};

use super::broken::{dashes, in_rows};
use super::cover::{Cover, Outline, Spot};
use super::ink::Pixel;
use super::letters::{Letters, View, area};
use super::plan::{Line, Mark};
use super::straight::straight;
use super::stroke::{arc, disc, stroke};
use crate::export::picture::Sheet;
use crate::scene::{Paint, Shape};

/// What drawing a band needs: made once for each thread, for one scale and size of band.
#[derive(Debug)]
pub(super) struct Band {
    pixels: Vec<Pixel>,
    /// Where the band is.
    view: View,
    cover: Cover,
    letters: Letters,
    /// How many rows of the picture are above.
    top: f32,
    spots: Vec<Spot>,
}

impl Band {
    /// A band of so many columns and rows.
    pub fn new(width: u32, height: u32) -> Self {
        let cover = Cover::new(width, height);
        Self {
            pixels: vec![0; cover.stride() * height as usize],
            view: View { scale: 1.0, corner: Point::ZERO },
            cover,
            letters: Letters::default(),
            top: 0.0,
            spots: Vec::new(),
        }
    }

    /// Begins anew elsewhere on the sheet, on this ground.
    pub fn begin(&mut self, sheet: &Sheet, top: u32, ground: Pixel) {
        let corner = sheet.area.origin() + (0.0, f64::from(top) / sheet.scale);
        self.view = View { scale: sheet.scale, corner };
        self.top = top as f32; // exact: no picture has so many rows

        self.pixels.fill(ground);
    }

    /// The rows from the first to the last, each with more pixels than it has columns.
    pub fn rows(&self) -> impl Iterator<Item = &[Pixel]> {
        self.pixels.chunks_exact(self.cover.stride())
    }

    /// Draws a mark over what is there.
    pub fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Line(line) => self.line(line),
            Mark::Picture(picture) => picture.draw(&mut self.pixels, (self.cover.stride(), self.top)),
            Mark::Shape(shape) => self.shape(shape),
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Panel { rect, radius, fill, line } => self.panel(*rect, *radius, *fill, *line),
            Shape::Stroke { .. } => {} // a line by now
            Shape::Polygon { corners, paint } => {
                self.spots.clear();
                self.spots.extend(corners.iter().map(|corner| self.view.spot(*corner)));
                area(&self.spots, &mut self.cover);
                self.paint(*paint);
            }
            Shape::Disc { centre, radius, paint } => {
                disc(self.view.spot(*centre), (radius * self.view.scale) as f32, &mut self.cover);
                self.paint(*paint);
            }
            Shape::Sign { icon, square, paint } => {
                self.letters.icon(*icon, (square.origin(), square.width()), &self.view, &mut self.cover);
                self.paint(*paint);
            }
            Shape::Picture { .. } => {} // pixels by now
            Shape::Words { words, at, paint } => {
                self.letters.words(words, *at, &self.view, &mut self.cover);
                self.paint(*paint);
            }
        }
    }

    fn paint(&mut self, paint: Paint) {
        self.cover.paint(&mut self.pixels, paint);
    }

    fn panel(&mut self, rect: Rect, radius: f64, fill: Option<Paint>, line: Option<(f64, Paint)>) {
        let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
        let width = line.map_or(0.0, |(width, _)| width);
        let (inner, inner_radius) = (rect.inset(-width), (radius - width).max(0.0));
        if let Some((_, paint)) = line {
            rounded(rect, radius, &self.view, &mut self.cover);
            if fill.is_none_or(|fill| fill.alpha < 255) {
                rounded(inner, inner_radius, &self.view, &mut Backwards(&mut self.cover));
            }
            self.paint(paint);
        }
        if let Some(paint) = fill {
            rounded(inner, inner_radius, &self.view, &mut self.cover);
            self.paint(paint);
        }
    }

    /// Draws a line over what is there; it is in pixels of the whole picture.
    fn line(&mut self, line: &Line) {
        let Self { cover, spots, top, pixels, .. } = self;
        let (pen, paint) = (line.pen, line.paint);
        spots.clear();
        spots.extend(line.spots.iter().map(|spot| (spot.0, spot.1 - *top)));
        if let ([from, to], None, false) = (&spots[..], line.broken, line.closed)
            && straight((*from, *to), pen, (cover, pixels), paint)
        {
            return;
        }
        // Ends beyond the band, and what is smoothed at its side.
        let rows = (-pen.radius - 2.0, cover.height() + pen.radius + 2.0);
        match line.broken {
            Some(pattern) => dashes(spots, pattern, rows, |dash| stroke(dash, false, pen, cover)),
            None if line.closed => stroke(spots, true, pen, cover),
            None => in_rows(spots, rows).for_each(|piece| stroke(piece, false, pen, cover)),
        }
        self.paint(paint);
    }
}

/// Outline the other way round: they take away.
struct Backwards<'a, E>(&'a mut E);

impl<E: Outline> Outline for Backwards<'_, E> {
    fn side(&mut self, from: Spot, to: Spot) {
        self.0.side(to, from);
    }
}

/// A box with round corners.
fn rounded(rect: Rect, radius: f64, view: &View, out: &mut impl Outline) {
    let ((left, top), (right, bottom)) = (view.spot(rect.origin()), view.spot(Point::new(rect.x1, rect.y1)));
    let r = ((radius * view.scale) as f32).max(0.0);
    out.side((right, top + r), (right, bottom - r));
    out.side((left, bottom - r), (left, top + r));
    let corners = [
        ((left + r, top + r), (-r, 0.0), (0.0, -r)),
        ((right - r, top + r), (0.0, -r), (r, 0.0)),
        ((right - r, bottom - r), (r, 0.0), (0.0, r)),
        ((left + r, bottom - r), (0.0, r), (-r, 0.0)),
    ];
    for (centre, from, to) in corners {
        arc(centre, (from, to), out);
    }
}
