//! Straight lines, row by row: most of what a large map shows.
//!
//! Between its ends a straight line crosses each row alike, and how much it covers of a pixel can be said at once:
//! nothing has to be laid into cells and summed up. The ends, which may be round, go through [`Cover`].
//! Start at [`straight`]. Lines with corners are drawn by [`stroke`](super::stroke).

use super::cover::{Cover, Spot};
use super::ink::{FOUR, Ink, Pixel};
use super::stroke::{Pen, first_end, last_end};
use crate::scene::Paint;

/// Wider lines are worth filling in runs.
const WIDEST: f32 = 16.0;
/// With fewer rows between its ends a line goes through cells as a whole.
const FEWEST: f32 = 2.0;

/// Paints the line from one point to the other, if that can be done row by row; otherwise gives false and paints
/// nothing. `pixels` are those of all rows of `cover`.
pub(super) fn straight(
    ends: (Spot, Spot),
    pen: Pen,
    (cover, pixels): (&mut Cover, &mut [Pixel]),
    paint: Paint,
) -> bool {
    let Some(slab) = Slab::of(ends, pen, cover) else { return false };
    // Only where the line passes from the band to its end.
    if slab.first > 0.0 {
        first_end(slab.ends, pen, slab.at(slab.first), cover);
        cover.paint(pixels, paint);
    }
    slab.paint(cover.stride(), pixels, Ink::of(paint));
    if slab.last < cover.height() {
        last_end(slab.ends, pen, slab.at(slab.last), cover);
        cover.paint(pixels, paint);
    }
    true
}

/// The part of a line that crosses whole rows.
struct Slab {
    /// The ends of the line, the upper one first.
    ends: (Spot, Spot),
    /// The first row, and the one behind the last.
    first: f32,
    last: f32,
    /// Where its left side would meet the upper edge of the band. Reckoned in `f64`, or it would stray over many rows.
    left: f64,
    /// How much further right it is one row down.
    slope: f64,
    /// From its left to its right side, along a row.
    wide: f32,
}

impl Slab {
    fn of((one, other): (Spot, Spot), pen: Pen, cover: &Cover) -> Option<Self> {
        let (from, to) = if one.1 <= other.1 { (one, other) } else { (other, one) };
        let along = (to.0 - from.0, to.1 - from.1);
        let length = (along.0 * along.0 + along.1 * along.1).sqrt();
        if !(length > 0.0 && length.is_finite()) {
            return None;
        }
        let way = (along.0 / length, along.1 / length);
        let reach = way.0.abs() * pen.radius; // of the ends into the line
        let first = (from.1 + reach).ceil().max(0.0);
        let last = (to.1 - reach).floor().min(cover.height());
        let wide = 2.0 * pen.radius / way.1;
        if last - first < FEWEST || wide > WIDEST {
            return None;
        }
        let slope = f64::from(along.0) / f64::from(along.1);
        let left = f64::from(from.0 - way.1 * pen.radius) - f64::from(from.1 + way.0 * pen.radius) * slope;
        let slab = Self { ends: (from, to), first, last, left, slope, wide };
        let (above, below) = (slab.at(first).0, slab.at(last).0);
        let is_within = above.0.min(below.0) >= 0.0 && above.0.max(below.0) + wide + 1.0 <= cover.width();
        is_within.then_some(slab)
    }

    /// Where its left and its right side are at a height.
    fn at(&self, y: f32) -> (Spot, Spot) {
        let left = (self.left + f64::from(y) * self.slope) as f32;
        ((left, y), (left + self.wide, y))
    }

    /// Paints it over pixels whose rows are `stride` apart.
    fn paint(&self, stride: usize, pixels: &mut [Pixel], ink: Ink) {
        let (first, last) = (self.first as usize, self.last as usize); // rows of a band
        let profile = Profile::of(self.slope.abs() as f32, self.wide);
        let mut leftmost = self.left + f64::from(self.first) * self.slope + self.slope.min(0.0);
        for row in pixels[first * stride..last * stride].chunks_exact_mut(stride) {
            let column = leftmost as i32; // not negative, and no picture is as wide
            let begins = (leftmost - f64::from(column)) as f32;
            if let Some(row) = row.get_mut(column as usize..) {
                profile.paint(row, begins, ink);
            }
            leftmost += self.slope;
        }
    }
}

/// How much a line covers of the pixels of a row.
struct Profile {
    /// How far its sides go to the right, or to the left, within a row.
    lean: f32,
    /// One by that, or as good as endless.
    steep: f32,
    wide: f32,
    /// Columns that it may touch, from the one where it begins.
    columns: usize,
}

/// Borders behind the first columns of a row.
const BORDERS: [f32; FOUR] = [1.0, 2.0, 3.0, 4.0];

impl Profile {
    fn of(lean: f32, wide: f32) -> Self {
        Self { lean, steep: 1.0 / lean.max(1e-6), wide, columns: (lean + wide) as usize + 2 }
    }

    /// Paints a row whose first column is the one where the line begins, `begins` of it further right.
    #[inline]
    fn paint(&self, row: &mut [Pixel], begins: f32, ink: Ink) {
        let (mut covered, mut border) = (0.0, -begins);
        for four in row.as_chunks_mut::<FOUR>().0.iter_mut().take(self.columns.div_ceil(FOUR)) {
            let so_far = BORDERS.map(|nth| self.covered(border + nth));
            ink.paint(
                four,
                [so_far[0] - covered, so_far[1] - so_far[0], so_far[2] - so_far[1], so_far[3] - so_far[2]],
            );
            (covered, border) = (so_far[3], border + FOUR as f32);
        }
    }

    /// What the line covers of its row up to so far behind where it begins.
    #[inline]
    fn covered(&self, border: f32) -> f32 {
        self.behind(border) - self.behind(border - self.wide)
    }

    /// What lies behind its left side up to there: at first a triangle, then what is added is whole.
    #[inline]
    fn behind(&self, border: f32) -> f32 {
        let part = border * self.steep;
        let part = if part < 1.0 { part } else { 1.0 };
        let part = if part > 0.0 { part } else { 0.0 };
        let rest = border - self.lean;
        0.5 * self.lean * part * part + if rest > 0.0 { rest } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::stroke::stroke;
    use super::*;

    const WIDTH: u32 = 90;

    /// A band with a line drawn both ways: row by row, and through cells.
    fn both(ends: (Spot, Spot), pen: Pen) -> Option<(Vec<Pixel>, Vec<Pixel>)> {
        let mut cover = Cover::new(WIDTH, 60);
        let paint = Paint::opaque(0, 0, 0).faded(0.8);
        let blank = vec![u32::MAX; cover.stride() * 60];
        let (mut here, mut there) = (blank.clone(), blank);
        let is_painted = straight(ends, pen, (&mut cover, &mut here), paint);
        stroke(&[ends.0, ends.1], false, pen, &mut cover);
        cover.paint(&mut there, paint);
        is_painted.then_some((here, there))
    }

    #[test]
    fn a_line_painted_row_by_row_is_the_line_laid_into_cells() {
        let mut drawn = 0;
        for step in 0..120_u8 {
            let turn = f32::from(step) * std::f32::consts::TAU / 120.0;
            let radius = 0.1 + f32::from(step % 7) * 0.6;
            let (x, y) = (turn.cos() * 36.0, turn.sin() * (20.0 + f32::from(step)));
            let ends = ((45.2 - x, 29.7 - y), (45.2 + x, 29.7 + y));
            let pen = Pen { radius, round: step % 2 == 0 };
            let Some((here, there)) = both(ends, pen) else { continue };
            let far = here.iter().zip(&there).map(|(one, other)| {
                let channels = one.to_le_bytes().into_iter().zip(other.to_le_bytes());
                channels.map(|(one, other)| one.abs_diff(other)).max().unwrap()
            });
            assert!(far.max().unwrap() <= 2, "{ends:?} {pen:?}");
            drawn += 1;
        }
        assert!(drawn > 100, "{drawn}");
    }

    #[test]
    fn what_leaves_the_band_sideways_or_is_no_line_is_left_to_others() {
        let pen = Pen { radius: 1.0, round: true };
        let none = [
            ((-5.0, 0.0), (20.0, 50.0)),
            ((80.0, 0.0), (90.0, 50.0)),
            ((20.0, 20.0), (20.0, 20.0)),
            ((20.0, 20.0), (70.0, 20.5)),
            ((f32::NAN, 0.0), (20.0, 50.0)),
            ((f32::INFINITY, 0.0), (20.0, 50.0)),
        ];
        assert!(none.into_iter().all(|ends| both(ends, pen).is_none()));
    }
}
