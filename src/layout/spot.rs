//! The last word on overlaps: whoever still lies on another takes the nearest spot that is free.
//!
//! After [`board`](super::board) few do. They are put down one by one, so the end is certain: the plane is large.
//! Exact, in double precision. Start at [`take_free_spots`].

use std::collections::HashMap;

use kurbo::{Point, Rect, Size};

/// Boxes that lie where they stay, found by where they are.
struct Taken {
    side: Size,
    cells: HashMap<(i64, i64), Vec<Rect>>,
}

impl Taken {
    fn span(&self, rect: &Rect) -> impl Iterator<Item = (i64, i64)> + use<> {
        let cell = |at: f64, side: f64| (at / side).floor() as i64;
        let columns = cell(rect.x0, self.side.width)..=cell(rect.x1, self.side.width);
        let rows = cell(rect.y0, self.side.height)..=cell(rect.y1, self.side.height);
        rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
    }

    fn is_free(&self, rect: &Rect) -> bool {
        let overlaps = |other: &Rect| {
            rect.x0 < other.x1 && other.x0 < rect.x1 && rect.y0 < other.y1 && other.y0 < rect.y1
        };
        !self.span(rect).any(|cell| self.cells.get(&cell).is_some_and(|there| there.iter().any(overlaps)))
    }

    fn take(&mut self, rect: Rect) {
        for cell in self.span(&rect) {
            self.cells.entry(cell).or_default().push(rect);
        }
    }

    /// The free place near `place` that a walk around it finds first, ring by ring.
    fn nearest(&self, place: Point, size: Size) -> Point {
        let (across, down) = (size.width * 0.25, size.height * 0.5);
        for ring in 1_i32.. {
            let spots = ring_of(ring)
                .map(|(x, y)| Point::new(place.x + f64::from(x) * across, place.y + f64::from(y) * down));
            let free = spots.filter(|spot| self.is_free(&Rect::from_center_size(*spot, size)));
            let nearest = free.min_by(|a, b| a.distance_squared(place).total_cmp(&b.distance_squared(place)));
            if let Some(spot) = nearest {
                return spot;
            }
        }
        place
    }
}

/// The steps around the middle that are `ring` away, in order.
fn ring_of(ring: i32) -> impl Iterator<Item = (i32, i32)> {
    let sides = (-ring..=ring).flat_map(move |along| [(along, -ring), (along, ring)]);
    sides.chain((1 - ring..ring).flat_map(move |along| [(-ring, along), (ring, along)]))
}

/// Leaves everyone who overlaps nobody where it is, and puts the others into free spots nearby. `sizes` are with the gap;
/// whoever `stays` does, even on another.
pub(super) fn take_free_spots(places: &mut [Point], sizes: &[Size], stays: impl Fn(usize) -> bool) {
    let many = sizes.len().max(1) as f64;
    let sum = sizes.iter().fold(Size::ZERO, |sum, size| sum + *size);
    let side = Size::new((sum.width / many).max(1.0), (sum.height / many).max(1.0));
    let mut taken = Taken { side, cells: HashMap::new() };
    let mut others = Vec::new();
    for (at, place) in places.iter().enumerate().filter(|(at, _)| stays(*at)) {
        taken.take(Rect::from_center_size(*place, sizes[at]));
    }
    for at in (0..places.len()).filter(|at| !stays(*at)) {
        let rect = Rect::from_center_size(places[at], sizes[at]);
        if taken.is_free(&rect) {
            taken.take(rect);
        } else {
            others.push(at);
        }
    }
    for at in others {
        places[at] = taken.nearest(places[at], sizes[at]);
        taken.take(Rect::from_center_size(places[at], sizes[at]));
    }
}
