//! What crosses which square, as numbers of [`Coarse`].
//!
//! Sorting all of a large map takes a while; after a change only what changed is put elsewhere.

use super::coarse::{Coarse, Line, walk};
use super::grid::{Grid, Span};

/// What crosses each of some squares, as numbers of [`Coarse`].
#[derive(Default)]
pub struct Sorted {
    pub span: Span,
    squares: Vec<Square>,
}

/// What crosses one square.
#[derive(Clone, Default)]
pub struct Square {
    pub lines: Vec<u32>,
    pub dots: Vec<u32>,
    pub others: Vec<u32>,
}

impl Sorted {
    /// Sorts all of `coarse` into the squares of `span`.
    pub fn of(coarse: &Coarse, grid: Grid, span: Span) -> Self {
        let mut sorted = Self { span, squares: vec![Square::default(); span.len()] };
        coarse.lines.iter().for_each(|(nth, line)| sorted.put_line(grid, nth, line));
        for (nth, dot) in coarse.dots.iter() {
            sorted.each_of(grid.span(dot.bounds()), |square| square.dots.push(nth));
        }
        for (nth, item) in coarse.others.iter() {
            sorted.each_of(grid.span(item.bounds), |square| square.others.push(nth));
        }
        sorted
    }

    /// Does what `coarse` did when it followed the scene the last time.
    pub fn follow(&mut self, coarse: &Coarse, grid: Grid) {
        let changes = &coarse.changes;
        for (nth, before, now) in &changes.lines {
            before.iter().for_each(|line| self.take_line(grid, *nth, line));
            now.iter().for_each(|line| self.put_line(grid, *nth, line));
        }
        for (nth, before, now) in &changes.dots {
            let span = |dot: &super::coarse::Dot| grid.span(dot.bounds());
            before.iter().for_each(|dot| self.each_of(span(dot), |square| without(&mut square.dots, *nth)));
            now.iter().for_each(|dot| self.each_of(span(dot), |square| square.dots.push(*nth)));
        }
        for (nth, before, now) in &changes.others {
            let span = |item: &crate::scene::Item| grid.span(item.bounds);
            before
                .iter()
                .for_each(|item| self.each_of(span(item), |square| without(&mut square.others, *nth)));
            now.iter().for_each(|item| self.each_of(span(item), |square| square.others.push(*nth)));
        }
    }

    #[cfg(test)]
    pub fn count_lines(&self) -> usize {
        self.squares.iter().map(|square| square.lines.len()).sum()
    }

    pub fn square(&self, key: (i32, i32)) -> Option<&Square> {
        self.squares.get(self.span.place_of(key)?)
    }

    fn put_line(&mut self, grid: Grid, nth: u32, line: &Line) {
        let span = self.span;
        let (points, reach) = line.within(grid.side());
        walk(&points, reach, span, |key| {
            let square = span.place_of(key).and_then(|place| self.squares.get_mut(place));
            if let Some(square) = square.filter(|square| square.lines.last() != Some(&nth)) {
                square.lines.push(nth);
            }
        });
    }

    fn take_line(&mut self, grid: Grid, nth: u32, line: &Line) {
        let span = self.span;
        let (points, reach) = line.within(grid.side());
        walk(&points, reach, span, |key| {
            let square = span.place_of(key).and_then(|place| self.squares.get_mut(place));
            square.into_iter().for_each(|square| without(&mut square.lines, nth));
        });
    }

    fn each_of(&mut self, touched: Span, mut put: impl FnMut(&mut Square)) {
        let columns = touched.columns.0.max(self.span.columns.0)..touched.columns.1.min(self.span.columns.1);
        let rows = touched.rows.0.max(self.span.rows.0)..touched.rows.1.min(self.span.rows.1);
        for key in rows.flat_map(|row| columns.clone().map(move |column| (column, row))) {
            let place = self.span.place_of(key);
            place.and_then(|place| self.squares.get_mut(place)).into_iter().for_each(&mut put);
        }
    }
}

fn without(numbers: &mut Vec<u32>, nth: u32) {
    numbers.retain(|other| *other != nth);
}
