//! Which parts of a kept square are no longer true.
//!
//! A square is looked at in blocks. A tie that moves crosses a square in a few of them, and only those are drawn
//! again: what lies beside them is as it was.

use egui::Rect;

use super::grid::{Key, SIDE};

/// The blocks of a square that have to be drawn again, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stale(u64);

/// Pixels along the side of a block.
pub const BLOCK: usize = 32;
/// Blocks along the side of a square.
pub const ACROSS: usize = SIDE / BLOCK;

impl Stale {
    /// Every block.
    pub const ALL: Self = Self(u64::MAX);

    pub fn is_any(self) -> bool {
        self.0 != 0
    }

    pub fn is_all(self) -> bool {
        self == Self::ALL
    }

    pub fn add(&mut self, column: usize, row: usize) {
        self.0 |= bit(column, row);
    }

    pub fn holds(self, column: usize, row: usize) -> bool {
        self.0 & bit(column, row) != 0
    }

    pub fn take_in(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// The blocks that a box touches; its corners are counted in pixels of the square.
    pub fn of(area: Rect) -> Self {
        let [columns, rows] = [area.x_range(), area.y_range()].map(|range| within(range.min, range.max));
        let across = columns.fold(0_u64, |row, column| row | bit(column, 0));
        Self(rows.fold(0, |all, row| all | across << (row * ACROSS)))
    }

    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Blocks side by side, row by row: the row, the first column, and how many.
    pub fn stretches(self) -> impl Iterator<Item = (usize, usize, usize)> {
        (0..ACROSS).flat_map(move |row| {
            let starts = (0..ACROSS).filter(move |column| {
                self.holds(*column, row) && (*column == 0 || !self.holds(column - 1, row))
            });
            starts.map(move |first| {
                let count = (first..ACROSS).take_while(|column| self.holds(*column, row)).count();
                (row, first, count)
            })
        })
    }
}

fn bit(column: usize, row: usize) -> u64 {
    if column < ACROSS && row < ACROSS { 1 << (row * ACROSS + column) } else { 0 }
}

/// The blocks between two lengths in pixels, none if both lie beyond the same side.
fn within(low: f32, high: f32) -> std::ops::Range<usize> {
    let block = |length: f32| (length / BLOCK as f32).clamp(-1.0, ACROSS as f32 + 1.0).floor();
    let first = block(low).max(0.0) as usize;
    let last = (block(high) + 1.0).clamp(0.0, ACROSS as f32) as usize;
    first..last.max(first)
}

/// The square that a block of the whole grid is in, and which of its blocks it is.
pub fn home((column, row): Key) -> (Key, (usize, usize)) {
    let across = ACROSS as i32;
    let inner = (column.rem_euclid(across) as usize, row.rem_euclid(across) as usize);
    ((column.div_euclid(across), row.div_euclid(across)), inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x0: f32, y0: f32, x1: f32, y1: f32) -> Stale {
        Stale::of(Rect::from_min_max(egui::pos2(x0, y0), egui::pos2(x1, y1)))
    }

    #[test]
    fn a_box_touches_the_blocks_that_it_lies_in_and_none_beyond_the_square() {
        let count = |stale: Stale| stale.0.count_ones();
        assert_eq!(count(area(1.0, 1.0, 31.0, 31.0)), 1);
        assert_eq!(count(area(30.0, 1.0, 33.0, 31.0)), 2);
        assert_eq!(count(area(-900.0, 40.0, 900.0, 41.0)), ACROSS as u32);
        assert_eq!(count(area(-9.0, -9.0, -1.0, -1.0)) + count(area(256.0, 0.0, 300.0, 9.0)), 0);
        assert!(area(-1e9, -1e9, 1e9, 1e9).is_all());
    }

    #[test]
    fn stretches_cover_every_block_once() {
        let mut stale = area(40.0, 40.0, 100.0, 70.0);
        stale.add(7, 7);
        let stretches: Vec<_> = stale.stretches().collect();
        assert_eq!(stretches, [(1, 1, 3), (2, 1, 3), (7, 7, 1)]);
    }

    #[test]
    fn a_block_left_of_the_origin_is_in_the_square_left_of_it() {
        assert_eq!(home((-1, 9)), ((-1, 1), (7, 1)));
    }
}
