//! Parting thousands of boxes at once: each takes the free slot of a grid that lies nearest.
//!
//! A slot is as large as the largest box that may move, so that no two boxes in slots overlap. Taken slots of a row
//! are chained to the next free one (union-find, after Tarjan 1975), so that a search is a few steps a row however
//! crowded the middle is.

use std::collections::HashMap;

use kurbo::{Point, Rect, Size};

use super::Request;

/// Puts every box that is not pinned into a free slot near where it is; slots that pinned boxes cover are taken.
pub(super) fn take(request: &Request, places: &mut [Point]) {
    let free: Vec<usize> = (0..places.len()).filter(|at| !request.boxes[*at].pinned).collect();
    let mut grid = Grid { slot: slot_size(request), rows: HashMap::new() };
    for (one, place) in request.boxes.iter().zip(&*places).filter(|(one, _)| one.pinned) {
        let size = one.size + Size::new(request.gap, request.gap);
        grid.cover(Rect::from_center_size(*place, size));
    }
    // From the middle outwards: a heap stays round.
    let middle = free.iter().map(|at| places[*at].to_vec2()).sum::<kurbo::Vec2>() / free.len().max(1) as f64;
    let mut order: Vec<(f64, usize)> =
        free.iter().map(|at| ((places[*at].to_vec2() - middle).hypot2(), *at)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (_, at) in order {
        places[at] = grid.take_nearest(places[at]);
    }
}

/// Width and height of a slot: the largest box that may move, and the gap.
fn slot_size(request: &Request) -> Size {
    let free = request.boxes.iter().filter(|one| !one.pinned);
    let (width, height) =
        free.fold((1.0_f64, 1.0_f64), |(w, h), one| (w.max(one.size.width), h.max(one.size.height)));
    Size::new(width + request.gap, height + request.gap)
}

struct Grid {
    slot: Size,
    rows: HashMap<i64, Row>,
}

impl Grid {
    /// Takes every slot that `claim` touches.
    fn cover(&mut self, claim: Rect) {
        // A slot reaches half its size to each side of its middle.
        let span = |low: f64, high: f64, side: f64| {
            ((low / side + 0.5).floor() as i64, (high / side - 0.5).ceil() as i64)
        };
        let (left, right) = span(claim.x0, claim.x1, self.slot.width);
        let (top, bottom) = span(claim.y0, claim.y1, self.slot.height);
        for row in top..=bottom {
            let row = self.rows.entry(row).or_default();
            (left..=right).for_each(|column| row.take(column));
        }
    }

    /// Takes the free slot nearest to `place` and returns its middle.
    fn take_nearest(&mut self, place: Point) -> Point {
        let Size { width, height } = self.slot;
        let (column, home) = ((place.x / width).round() as i64, (place.y / height).round() as i64);
        let (mut best, mut nearest) = ((column, home), f64::INFINITY);
        for away in 0.. {
            let down = (away as f64 - 0.5).max(0.0) * height;
            if down * down >= nearest {
                break;
            }
            for row in [home - away, home + away] {
                let ends = self.rows.get_mut(&row).map_or([column; 2], |row| row.free_beside(column));
                let middle = |column| Point::new(column as f64 * width, row as f64 * height);
                let far = ends.map(|column| (place.distance_squared(middle(column)), (column, row)));
                let nearer = far.into_iter().filter(|(distance, _)| *distance < nearest);
                if let Some((distance, slot)) = nearer.min_by(|one, other| one.0.total_cmp(&other.0)) {
                    (best, nearest) = (slot, distance);
                }
            }
        }
        self.rows.entry(best.1).or_default().take(best.0);
        Point::new(best.0 as f64 * width, best.1 as f64 * height)
    }
}

/// The taken slots of a row, each with a slot further left and right where a search goes on.
#[derive(Default)]
struct Row {
    left: HashMap<i64, i64>,
    right: HashMap<i64, i64>,
}

impl Row {
    fn take(&mut self, column: i64) {
        self.left.entry(column).or_insert(column - 1);
        self.right.entry(column).or_insert(column + 1);
    }

    /// The nearest free slots on the left and on the right of `column`; itself twice if it is free.
    fn free_beside(&mut self, column: i64) -> [i64; 2] {
        [end_of(&mut self.left, column), end_of(&mut self.right, column)]
    }
}

/// Where the chain from `start` ends; every slot on the way is tied to that end.
fn end_of(chain: &mut HashMap<i64, i64>, start: i64) -> i64 {
    let mut end = start;
    while let Some(next) = chain.get(&end) {
        end = *next;
    }
    let mut at = start;
    while let Some(next) = chain.get_mut(&at) {
        at = std::mem::replace(next, end);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::{Box, FEW, Pull, Request, Watch};
    use kurbo::{Point, Rect, Size};

    fn many(boxes: usize) -> Request {
        let free = Box { size: Size::new(120.0, 40.0), ..Box::default() };
        // A few that many hang on, as in elections, and a long tail.
        let ties = (1..boxes * 3).map(|n| Pull {
            from: n % boxes,
            to: n * n % (n % 97 + 1),
            is_support: n % 5 > 0,
            weight: 1.0,
        });
        Request { boxes: vec![free; boxes], ties: ties.collect(), gap: 20.0, ..Request::default() }
    }

    fn place(request: &Request) -> Vec<Point> {
        super::super::place(request, &Watch::default()).unwrap()
    }

    fn overlaps(request: &Request, places: &[Point]) -> usize {
        let rect = |at: usize| Rect::from_center_size(places[at], request.boxes[at].size);
        let mut order: Vec<usize> = (0..places.len()).collect();
        order.sort_by(|a, b| rect(*a).x0.total_cmp(&rect(*b).x0));
        let hits = |(nth, one): (usize, &usize)| {
            let beside = order[nth + 1..].iter().take_while(|other| rect(**other).x0 < rect(*one).x1);
            beside.filter(|other| rect(*one).intersect(rect(**other)).area() > 0.0).count()
        };
        order.iter().enumerate().map(hits).sum()
    }

    #[test]
    fn thousands_of_boxes_never_overlap_and_lie_close_together() {
        let request = many(FEW * 2);
        let places = place(&request);
        assert_eq!(overlaps(&request, &places), 0);
        assert_eq!(places, place(&request));
        let around = places.iter().fold(Rect::from_points(places[0], places[0]), |all, at| all.union_pt(*at));
        let boxes = request.boxes.len() as f64 * 120.0 * 40.0;
        assert!(boxes / around.area() > 0.1, "{around}");
    }

    #[test]
    fn a_heap_of_thousands_is_parted_around_the_pinned_ones() {
        let mut request = many(FEW + 500);
        for (at, one) in request.boxes.iter_mut().enumerate() {
            *one = Box { place: Some(Point::ZERO), ..*one };
            if at % 100 == 0 {
                *one = Box { place: Some(Point::new(at as f64, 33.0)), pinned: true, ..*one };
            }
        }
        let places = place(&request);
        assert!((0..places.len()).step_by(100).all(|at| places[at] == Point::new(at as f64, 33.0)));
        let mut pinned = request.clone();
        pinned.boxes.retain(|one| one.pinned);
        let fixed: Vec<Point> = pinned.boxes.iter().filter_map(|one| one.place).collect();
        assert_eq!(overlaps(&request, &places), overlaps(&pinned, &fixed));
    }

    #[test]
    fn a_place_that_is_no_place_counts_as_none() {
        let mut request = many(FEW + 1);
        request.ties.clear();
        request.boxes[0].place = Some(Point::new(f64::NAN, f64::INFINITY));
        assert!(place(&request).iter().all(|at| at.is_finite()));
    }
}
