//! Which pixels a shape covers, and how much of each.
//!
//! The sides of a shape are laid into cells, one a pixel, as changes of what is covered to their right; summed up
//! from left to right they are the exact area that the shape has of each pixel (Levien's font-rs, 2016). So curves
//! need no samples, a thin line costs what it is long, and nothing is sorted. Overlapping parts of one shape have to
//! run the same way round: what is covered twice then counts once.
//!
//! Measured against tiny-skia 0.12 on the maps of `benches/peers/pictures.py`: see `benches/README.md`.

use super::ink::{FOUR, Ink, Pixel};
use crate::scene::Paint;

/// A point in pixels from the upper left corner of a band.
pub(super) type Spot = (f32, f32);

/// Something that takes the sides of a shape, in any order.
pub(super) trait Outline {
    /// The side between two corners; its direction says on which side the shape lies.
    fn side(&mut self, from: Spot, to: Spot);
}

/// Outline kept to be laid down again and again.
impl Outline for Vec<(Spot, Spot)> {
    fn side(&mut self, from: Spot, to: Spot) {
        self.push((from, to));
    }
}

/// The cells of a band of rows. Between two shapes all cells are zero.
#[derive(Debug)]
pub(super) struct Cover {
    width: usize,
    height: usize,
    cells: Vec<f32>,
    /// The columns that sides touch in each row: from, and up to.
    touched: Vec<(u32, u32)>,
    /// The rows that sides touch: from, and up to.
    rows: (usize, usize),
}

/// Columns of a row that no side touches.
const UNTOUCHED: (u32, u32) = (u32::MAX, 0);
const NO_ROWS: (usize, usize) = (usize::MAX, 0);
/// Cells beyond the last column: sides there say where the shape ends, and cells are painted four by four.
const BEYOND: usize = 6;

impl Cover {
    /// A band of so many columns and rows, nothing covered.
    pub fn new(width: u32, height: u32) -> Self {
        let (width, height) = (width as usize, height as usize);
        let cells = vec![0.0; (width + BEYOND) * height];
        Self { width, height, cells, touched: vec![UNTOUCHED; height], rows: NO_ROWS }
    }

    /// Columns from the first to the last.
    pub fn width(&self) -> f32 {
        self.width as f32
    }

    /// Rows from the first to the last.
    pub fn height(&self) -> f32 {
        self.height as f32
    }

    /// How many pixels lie between one row and the next.
    pub fn stride(&self) -> usize {
        self.width + BEYOND
    }

    /// Paints what the sides enclose, and forgets them. `pixels` are those of all rows, [`Cover::stride`] apart.
    pub fn paint(&mut self, pixels: &mut [Pixel], paint: Paint) {
        let ink = Ink::of(paint);
        let (first, last) = std::mem::replace(&mut self.rows, NO_ROWS);
        let stride = self.stride();
        for row in first..last {
            let (from, to) = std::mem::replace(&mut self.touched[row], UNTOUCHED);
            if from < to {
                let here = row * stride..(row + 1) * stride;
                let line = (&mut self.cells[here.clone()], &mut pixels[here]);
                paint_row(line, (from as usize, to as usize), ink);
            }
        }
    }
}

/// The cells of a row and which of them sides touch.
struct Row<'a> {
    cells: &'a mut [f32],
    touched: &'a mut (u32, u32),
}

impl Row<'_> {
    /// The part of an side that lies in this row: `rise` rows high, going down if it is positive. `steep` is how many
    /// rows it goes down for each column.
    fn side(&mut self, (from, to): (f32, f32), (rise, steep): (f32, f32)) {
        let (left, right) = if from < to { (from, to) } else { (to, from) };
        let first = floor(left);
        let columns = ceil(right).saturating_sub(first).max(1);
        let touched = &mut self.touched;
        **touched = (touched.0.min(first as u32), touched.1.max((first + columns + 1) as u32));
        let span = (left - first as f32, right - first as f32);
        if columns <= 3 {
            if let Some(cells) = self.cells[first..].first_chunk_mut() {
                near(cells, span, (rise, steep));
            }
        } else {
            across(&mut self.cells[first..=first + columns], span, (rise, steep * rise.signum()));
        }
    }
}

/// An side across three columns at most, without a question that a processor could guess wrong.
///
/// Behind the side a row is covered by `rise`, before it not at all, on the way by what it has risen; summed up from
/// the left to each border between columns that is an area, and what the cells hold is how its growth changes.
fn near(cells: &mut [f32; 4], (left, right): (f32, f32), (rise, steep): (f32, f32)) {
    let (half, steep) = (0.5 * (right - left), steep / rise.abs());
    let area: [f32; 4] = std::array::from_fn(|nth| {
        let border = (nth + 1) as f32;
        let way = least((border - left) * steep, 1.0);
        let way = most(way, 0.0);
        half * way * way + most(border - right, 0.0)
    });
    let growth: [f32; 4] = [area[0], area[1] - area[0], area[2] - area[1], area[3] - area[2]];
    let change = [growth[0], growth[1] - growth[0], growth[2] - growth[1], growth[3] - growth[2]];
    for (cell, change) in cells.iter_mut().zip(change) {
        *cell += rise * change;
    }
}

/// The smaller number. Unlike `f32::min` it is one instruction; neither is no number here.
fn least(one: f32, other: f32) -> f32 {
    if one < other { one } else { other }
}

/// The greater number, likewise.
fn most(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

/// Rounded down. By way of `i32`: processors have an instruction for that. Nothing here is negative or as large.
fn floor(length: f32) -> usize {
    length as i32 as usize
}

/// Rounded up; what is rounded is not negative.
fn ceil(length: f32) -> usize {
    let whole = length as i32;
    (whole + i32::from(length > whole as f32)) as usize
}

/// An side across more columns: `cells` begin where it does and end one behind it.
fn across(cells: &mut [f32], (left, right): (f32, f32), (rise, each): (f32, f32)) {
    let columns = cells.len() - 1;
    let into_first = 1.0 - left;
    let into_last = right - (columns - 1) as f32;
    let first = 0.5 * each * into_first * into_first;
    let last = 0.5 * each * into_last * into_last;
    cells[0] += first;
    if columns == 2 {
        cells[1] += rise - first - last;
    } else {
        let second = each * (1.5 - left);
        cells[1] += second - first;
        for cell in &mut cells[2..columns - 1] {
            *cell += each;
        }
        let so_far = second + (columns - 3) as f32 * each;
        cells[columns - 1] += rise - so_far - last;
    }
    cells[columns] += last;
}

impl Outline for Cover {
    fn side(&mut self, from: Spot, to: Spot) {
        let (turn, top, bottom) = if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        let (high, low) = (top.1.max(0.0), bottom.1.min(self.height()));
        if high.is_nan() || low.is_nan() || high >= low {
            return; // beside the band, or level: what is level covers nothing
        }
        let slope = (bottom.0 - top.0) / (bottom.1 - top.1);
        let limit = self.width as f32;
        let (leftmost, rightmost) =
            (top.0.min(bottom.0).clamp(0.0, limit), top.0.max(bottom.0).clamp(0.0, limit));
        // From the top each time: a sum over many rows would drift away.
        let x_at = |y: f32| within(top.0 + (y - top.1) * slope, (leftmost, rightmost));
        let (first, last) = (floor(high), ceil(low));
        self.rows = (self.rows.0.min(first), self.rows.1.max(last));
        let steep = 1.0 / slope.abs();
        let (mut y, mut x) = (high, x_at(high));
        let stride = self.stride();
        let cells = self.cells[first * stride..last * stride].chunks_exact_mut(stride);
        let mut whole = first as f32;
        for (cells, touched) in cells.zip(&mut self.touched[first..last]) {
            whole += 1.0; // exact: a band has few rows
            let next_y = if whole < low { whole } else { low };
            let next_x = x_at(next_y);
            Row { cells, touched }.side((x, next_x), (turn * (next_y - y), steep));
            (y, x) = (next_y, next_x);
        }
    }
}

/// The nearest number between two; the lower one for what is no number.
fn within(number: f32, (low, high): (f32, f32)) -> f32 {
    least(most(number, low), high)
}

/// Paints the columns between two of a row, four at a time: lines are seldom wider, and the last ones too many are not
/// covered.
fn paint_row((cells, pixels): (&mut [f32], &mut [Pixel]), (from, to): (usize, usize), ink: Ink) {
    let (mut covered, mut at) = (0.0_f32, from);
    while at < to {
        let four = (cells[at..].first_chunk_mut::<FOUR>(), pixels[at..].first_chunk_mut::<FOUR>());
        let (Some(cells_here), Some(pixels_here)) = four else { return };
        if *cells_here == [0.0; FOUR] {
            let same = cells[at..to].iter().take_while(|cell| **cell == 0.0).count();
            paint_run(&mut pixels[at..at + same], ink, ink.amount(covered));
            at += same;
            continue;
        }
        let sums = cells_here.map(|cell| {
            covered += cell;
            covered
        });
        *cells_here = [0.0; FOUR];
        ink.paint(pixels_here, sums);
        at += FOUR;
    }
}

fn paint_run(pixels: &mut [Pixel], ink: Ink, amount: u32) {
    match amount {
        0 => {}
        256 => pixels.fill(ink.full),
        amount => pixels.iter_mut().for_each(|pixel| *pixel = ink.over(*pixel, amount)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: Paint = Paint::opaque(0, 0, 0);

    /// How dark each pixel of a band gets, row by row.
    fn painted(width: u32, height: u32, corners: &[Spot]) -> Vec<u8> {
        let mut cover = Cover::new(width, height);
        for (nth, corner) in corners.iter().enumerate() {
            cover.side(*corner, corners[(nth + 1) % corners.len()]);
        }
        let mut pixels = vec![u32::MAX; cover.cells.len()];
        cover.paint(&mut pixels, BLACK);
        assert!(cover.cells.iter().all(|cell| *cell == 0.0), "a shape leaves no trace");
        let rows = pixels.chunks(cover.stride()).flat_map(|row| &row[..width as usize]);
        rows.map(|pixel| 255 - pixel.to_le_bytes()[0]).collect()
    }

    /// True if both are the same but for rounding.
    fn near(found: &[u8], expected: &[u8]) -> bool {
        found.len() == expected.len()
            && found.iter().zip(expected).all(|(one, other)| one.abs_diff(*other) <= 1)
    }

    #[test]
    fn a_pixel_is_as_dark_as_it_is_covered() {
        let square = [(0.5, 0.0), (2.25, 0.0), (2.25, 2.0), (0.5, 2.0)];
        assert!(near(&painted(4, 2, &square), &[128, 255, 64, 0, 128, 255, 64, 0]));
        let half_a_row = [(0.0, 0.5), (3.0, 0.5), (3.0, 1.0), (0.0, 1.0)];
        assert!(near(&painted(4, 2, &half_a_row), &[128, 128, 128, 0, 0, 0, 0, 0]));
    }

    #[test]
    fn slanted_edges_cover_exact_areas() {
        for columns in [1_u8, 2, 3, 4, 5, 10, 17] {
            // Each column of a triangle one row high is covered by as much more than the one before.
            let width = f32::from(columns);
            let mut triangle = [(0.0, 1.0), (width, 0.0), (width, 1.0)];
            let part = |nth: u8| ((f32::from(nth) + 0.5) * 255.0 / width).round() as u8;
            let expected: Vec<u8> = (0..columns).map(part).collect();
            let found = painted(columns.into(), 1, &triangle);
            assert!(near(&found, &expected), "{found:?} {expected:?}");
            triangle.reverse();
            assert_eq!(painted(columns.into(), 1, &triangle), found);
        }
    }

    #[test]
    fn what_lies_beside_the_band_is_cut_off_and_what_is_covered_twice_counts_once() {
        let wide = [(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)];
        assert_eq!(painted(3, 2, &wide), [255; 6]);
        let twice = [wide, wide].concat();
        assert_eq!(painted(3, 2, &twice), [255; 6]);
        let above = [(0.0, -9.0), (3.0, -9.0), (3.0, -1.0), (0.0, -1.0)];
        assert_eq!(painted(3, 2, &above), [0; 6]);
    }

    #[test]
    fn numbers_that_are_none_paint_nothing() {
        let broken = [(f32::NAN, 0.0), (1.0, f32::NAN), (1.0, f32::INFINITY), (f32::NEG_INFINITY, 2.0)];
        assert_eq!(painted(3, 2, &broken).len(), 6);
    }

    #[test]
    fn faint_paint_lies_over_clear_ground_as_itself() {
        let mut cover = Cover::new(1, 1);
        let mut pixels = vec![0; cover.stride()];
        for side in [((0.0, 0.0), (0.0, 1.0)), ((1.0, 1.0), (1.0, 0.0))] {
            cover.side(side.0, side.1);
        }
        cover.paint(&mut pixels, Paint::opaque(200, 100, 0).faded(0.5));
        assert!(near(&pixels[0].to_le_bytes(), &[100, 50, 0, 128]), "{pixels:x?}");
    }
}
