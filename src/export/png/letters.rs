//! Letters and icons as sides, made once for each size and laid down wherever they occur.
//!
//! They are kept as sides and not as little pictures: at the sizes of a map a letter has some thirty sides, laying
//! them costs no more than copying its pixels would, and every letter stands exactly where it was set, not on the
//! nearest quarter of a pixel.

use std::collections::HashMap;

use kurbo::{Affine, BezPath, PathEl, Point};

use super::cover::{Cover, Outline, Spot};
use super::stroke::{Pen, stroke};
use crate::scene::Icon;
use crate::typeset::{Face, FaceId, Paragraph, outline};

/// How far a flattened curve may lie from the true one, in pixels.
pub(super) const CLOSE: f64 = 0.05;

/// From canvas units to the pixels of a band.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// Pixels per canvas unit.
    pub scale: f64,
    /// What stands at the upper left corner of the band, in canvas units.
    pub corner: Point,
}

impl View {
    /// Where a point of the canvas lies; reckoned in `f64`, for far from the origin `f32` is coarse.
    pub fn spot(&self, at: Point) -> Spot {
        (((at.x - self.corner.x) * self.scale) as f32, ((at.y - self.corner.y) * self.scale) as f32)
    }
}

/// A drawn sign, its sides around its origin, in pixels.
#[derive(Debug, Default)]
struct Cast {
    sides: Vec<(Spot, Spot)>,
    top: f32,
    bottom: f32,
}

impl Cast {
    fn of(sides: Vec<(Spot, Spot)>) -> Self {
        let heights = || sides.iter().flat_map(|(from, to)| [from.1, to.1]);
        let (top, bottom) =
            (heights().fold(f32::INFINITY, f32::min), heights().fold(f32::NEG_INFINITY, f32::max));
        let sides = sides.into_iter().filter(|(from, to)| from.1 != to.1).collect(); // level ones cover nothing
        Self { sides, top, bottom }
    }

    fn lay(&self, (x, y): Spot, cover: &mut Cover) {
        if y + self.bottom < 0.0 || y + self.top > cover.height() {
            return;
        }
        for (from, to) in &self.sides {
            cover.side((from.0 + x, from.1 + y), (to.0 + x, to.1 + y));
        }
    }
}

/// Letters of a face at one size, by their numbers.
type Case = Vec<Option<Box<Cast>>>;

/// All letters and icons that a picture needed so far. They hold for one scale.
#[derive(Debug, Default)]
pub(super) struct Letters {
    faces: HashMap<(FaceId, u64), Case>,
    icons: HashMap<(Icon, u64), Cast>,
}

impl Letters {
    /// Lays down all ink of `words`, whose upper left corner is `at`.
    pub fn words(&mut self, words: &Paragraph, at: Point, view: &View, cover: &mut Cover) {
        for run in words.runs() {
            let size = run.size * view.scale;
            let case = self.faces.entry((run.face.id(), size.to_bits())).or_default();
            for glyph in &run.glyphs {
                let place = view.spot(at + (f64::from(glyph.x), f64::from(glyph.y)));
                letter(case, &run.face, (glyph.id, size)).lay(place, cover);
            }
        }
    }

    /// Lays down an icon whose square has its upper left corner at `corner` and sides of `side` units.
    pub fn icon(&mut self, icon: Icon, (corner, side): (Point, f64), view: &View, cover: &mut Cover) {
        let scale = side / Icon::GRID * view.scale;
        let cast = self.icons.entry((icon, scale.to_bits())).or_insert_with(|| {
            let pen = Pen { radius: (Icon::STROKE * scale / 2.0) as f32, round: true };
            let mut sides = Vec::new();
            for path in icon.strokes() {
                let placed = Affine::scale(scale) * path.clone();
                lines(&placed, CLOSE, |points, closed| stroke(&spots(points), closed, pen, &mut sides));
            }
            Cast::of(sides)
        });
        cast.lay(view.spot(corner), cover);
    }
}

fn letter<'a>(case: &'a mut Case, face: &Face, (glyph, size): (u32, f64)) -> &'a Cast {
    let at = glyph as usize;
    if case.len() <= at {
        case.resize_with(at + 1, || None);
    }
    case[at].get_or_insert_with(|| {
        let mut sides = Vec::new();
        lines(&outline(face, glyph, size), CLOSE, |points, _| area(&spots(points), &mut sides));
        Box::new(Cast::of(sides))
    })
}

fn spots(points: &[Point]) -> Vec<Spot> {
    points.iter().map(|point| (point.x as f32, point.y as f32)).collect()
}

/// The sides of the area inside `corners`.
pub(super) fn area(corners: &[Spot], out: &mut impl Outline) {
    let next = corners.iter().cycle().skip(1);
    for (from, to) in corners.iter().zip(next) {
        out.side(*from, *to);
    }
}

/// The parts of a path as corners of straight lines, `close` to its curves; and whether each is closed.
pub(super) fn lines(path: &BezPath, close: f64, mut each: impl FnMut(&[Point], bool)) {
    let mut points: Vec<Point> = Vec::new();
    kurbo::flatten(path, close, |element| match element {
        PathEl::MoveTo(to) => {
            if points.len() > 1 {
                each(&points, false);
            }
            points.clear();
            points.push(to);
        }
        PathEl::ClosePath => {
            each(&points, true);
            points.truncate(1);
        }
        other => points.extend(other.end_point()),
    });
    if points.len() > 1 {
        each(&points, false);
    }
}
