//! Boxes close together around a middle.
//!
//! Boxes go along a spiral that only ever moves outwards, and each takes the first place where it touches none that was
//! placed before: every step is looked at once, so time is linear in the boxes.

use std::collections::HashMap;

use kurbo::{Point, Rect, Size};

use crate::layout::free::Free;

/// Steps along the spiral for the height of a box.
const STEPS: f64 = 2.0;

/// The boxes of a camp in a disc around the origin, those with most ties inside the camp in the middle.
pub(super) fn around_the_best(free: &Free, boxes: &[usize]) -> Vec<(usize, Point)> {
    let inside: std::collections::HashSet<usize> = boxes.iter().copied().collect();
    let mut ties: HashMap<usize, i64> = HashMap::new();
    for tie in free.ties.iter().filter(|tie| inside.contains(&tie.from) && inside.contains(&tie.to)) {
        let counts = if tie.is_support { 2 } else { -1 };
        *ties.entry(tie.from).or_default() += counts;
        *ties.entry(tie.to).or_default() += counts;
    }
    let mut order = boxes.to_vec();
    order.sort_by_key(|at| (std::cmp::Reverse(ties.get(at).copied().unwrap_or(0)), *at));
    let gap = Size::new(free.gap, free.gap);
    let sizes: Vec<Size> = order.iter().map(|at| free.size[*at] + gap).collect();
    order.into_iter().zip(gathered(&sizes)).collect()
}

/// The boxes in rows, for those that have nothing to do with each other.
pub(super) fn rows(free: &Free, boxes: &[usize]) -> Vec<(usize, Point)> {
    free.in_rows(boxes, free.fair_width(boxes))
}

/// Places for boxes of these sizes around the origin, the first in the middle, none touching another.
pub(super) fn gathered(sizes: &[Size]) -> Vec<Point> {
    let mean = |side: fn(&Size) -> f64| sizes.iter().map(side).sum::<f64>() / sizes.len().max(1) as f64;
    let (width, height) = (mean(|size| size.width).max(1.0), mean(|size| size.height).max(1.0));
    let mut spiral = Spiral { turn: 0.0, across: width / 2.0, down: height / 2.0 };
    let mut taken = Taken::new(sizes);
    let mut places = Vec::with_capacity(sizes.len());
    for size in sizes {
        while !taken.is_free(spiral.at(), *size) {
            spiral.step(height / STEPS);
        }
        taken.take(spiral.at(), *size);
        places.push(spiral.at());
    }
    places
}

/// A spiral of Archimedes, wider than high as boxes are.
struct Spiral {
    /// In radians.
    turn: f64,
    /// How much further out it is after a whole turn.
    across: f64,
    down: f64,
}

impl Spiral {
    fn at(&self) -> Point {
        let turns = self.turn / std::f64::consts::TAU;
        Point::new(self.turn.cos() * turns * self.across, self.turn.sin() * turns * self.down)
    }

    /// Goes on by about `length`.
    fn step(&mut self, length: f64) {
        let turns = (self.turn / std::f64::consts::TAU).max(0.25);
        self.turn += (length / (turns * self.across.max(self.down))).min(0.5);
    }
}

/// What is taken, found by where it is. Boxes of very different sizes stand in cells of very different sizes.
struct Taken {
    side: f64,
    cells: HashMap<(i64, i64), Vec<usize>>,
    rects: Vec<Rect>,
}

impl Taken {
    fn new(sizes: &[Size]) -> Self {
        let mean = sizes.iter().map(|size| (size.width + size.height) / 2.0).sum::<f64>()
            / sizes.len().max(1) as f64;
        Self { side: mean.max(1.0), cells: HashMap::new(), rects: Vec::with_capacity(sizes.len()) }
    }

    fn cells_of(&self, rect: Rect) -> impl Iterator<Item = (i64, i64)> + use<> {
        let cell = |at: f64| (at / self.side).floor() as i64;
        let (columns, rows) = (cell(rect.x0)..=cell(rect.x1), cell(rect.y0)..=cell(rect.y1));
        rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
    }

    fn is_free(&self, at: Point, size: Size) -> bool {
        let mine = Rect::from_center_size(at, size);
        let hits = |nth: &usize| self.rects[*nth].intersect(mine).area() > 0.0;
        !self.cells_of(mine).any(|key| self.cells.get(&key).is_some_and(|cell| cell.iter().any(hits)))
    }

    fn take(&mut self, at: Point, size: Size) {
        let rect = Rect::from_center_size(at, size);
        for key in self.cells_of(rect) {
            self.cells.entry(key).or_default().push(self.rects.len());
        }
        self.rects.push(rect);
    }
}
