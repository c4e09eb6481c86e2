//! The boxes that may move, as a request of their own, and the way back onto the canvas.
//!
//! Layers, circles and time give shapes, and a shape that is pushed about is none. So they lay out the boxes that may
//! move as if these were alone, and what comes out is set down as a whole: where its boxes were, or as near as it lies
//! clear of all that stays.

use std::collections::HashMap;

use kurbo::{Point, Rect, Size, Vec2};

use super::Request;

/// The boxes that may move, numbered anew, and the ties among them.
pub(super) struct Free {
    /// Positions in [`Request::boxes`].
    pub at: Vec<usize>,
    pub size: Vec<Size>,
    pub camp: Vec<Option<usize>>,
    pub when: Vec<Option<f64>>,
    pub part_of: Vec<Option<usize>>,
    pub ties: Vec<FreeTie>,
    pub gap: f64,
}

/// A tie between two boxes that may move.
#[derive(Clone, Copy)]
pub(super) struct FreeTie {
    pub from: usize,
    pub to: usize,
    pub is_support: bool,
}

impl Free {
    /// What of `request` may move.
    pub fn of(request: &Request) -> Self {
        let mut at: Vec<usize> = (0..request.boxes.len()).filter(|at| !request.boxes[*at].pinned).collect();
        if request.seed > 1 {
            // Where nothing else decides, numbers do: another order is another picture.
            at.sort_by_key(|at| {
                (*at as u64 ^ request.seed).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
            });
        }
        let mut number = vec![None; request.boxes.len()];
        at.iter().enumerate().for_each(|(nth, at)| number[*at] = Some(nth));
        let number = |at: usize| number.get(at).copied().flatten();
        let tie = |tie: &super::Pull| {
            let (from, to) = (number(tie.from)?, number(tie.to)?);
            (from != to).then_some(FreeTie { from, to, is_support: tie.is_support })
        };
        let boxes = || at.iter().map(|at| &request.boxes[*at]);
        Self {
            size: boxes().map(|one| one.size).collect(),
            camp: boxes().map(|one| one.camp).collect(),
            when: boxes().map(|one| one.when.filter(|when| when.is_finite())).collect(),
            part_of: boxes().map(|one| one.part_of.and_then(number)).collect(),
            ties: request.ties.iter().filter_map(tie).collect(),
            gap: request.gap.max(0.0),
            at,
        }
    }

    /// How many boxes may move.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// The width that boxes of this area, with their gaps, would fill in a picture a little wider than high.
    pub fn fair_width(&self, boxes: &[usize]) -> f64 {
        let area = |at: &usize| (self.size[*at].width + self.gap) * (self.size[*at].height + self.gap);
        let widest = boxes.iter().map(|at| self.size[*at].width).fold(0.0, f64::max);
        (boxes.iter().map(area).sum::<f64>() * 1.8).sqrt().max(widest)
    }

    /// The boxes in rows one below the other, the left upper corner of the first at the origin.
    pub fn in_rows(&self, boxes: &[usize], width: f64) -> Vec<(usize, Point)> {
        let (mut x, mut y, mut height) = (0.0, 0.0, 0.0_f64);
        let mut placed = Vec::with_capacity(boxes.len());
        for at in boxes {
            let size = self.size[*at];
            if x > 0.0 && x + size.width > width {
                (x, y, height) = (0.0, y + height + self.gap, 0.0);
            }
            placed.push((*at, Point::new(x + size.width / 2.0, y + size.height / 2.0)));
            x += size.width + self.gap;
            height = height.max(size.height);
        }
        placed
    }

    /// What these places cover.
    pub fn bounds(&self, placed: &[(usize, Point)]) -> Rect {
        let rects = placed.iter().map(|(at, place)| Rect::from_center_size(*place, self.size[*at]));
        rects.reduce(|all, one| all.union(one)).unwrap_or_default()
    }

    /// Orders boxes for a tidy block: camp by camp, those in no camp last.
    pub fn by_camp(&self, boxes: &mut [usize]) {
        boxes.sort_by_key(|at| (self.camp[*at].unwrap_or(usize::MAX), *at));
    }

    /// Sets the shape down: `places` of the boxes that may move become places of all. The shape keeps its form.
    pub fn set_down(&self, request: &Request, places: &[Point]) -> Vec<Point> {
        let shape: Vec<(usize, Point)> = places.iter().copied().enumerate().collect();
        let bounds = self.bounds(&shape);
        let stays = Stays::of(request);
        let by = match self.middle_now(request) {
            Some(middle) => stays.nearest_clear(self, places, middle - bounds.center()),
            None if stays.rects.is_empty() => Vec2::ZERO - bounds.center().to_vec2(),
            None => stays.beside(bounds, self.gap),
        };
        let now = |one: &super::Box| one.place.unwrap_or_default();
        let mut all: Vec<Point> = request.boxes.iter().map(now).collect();
        for (place, at) in places.iter().zip(&self.at) {
            all[*at] = *place + by;
        }
        all
    }

    /// The middle of where the boxes that may move are now, if they are anywhere.
    fn middle_now(&self, request: &Request) -> Option<Point> {
        let placed = self.at.iter().filter_map(|at| request.boxes[*at].place).filter(|at| at.is_finite());
        let bounds = placed.fold(None, |all: Option<Rect>, at| {
            Some(all.map_or(Rect::from_points(at, at), |all| all.union_pt(at)))
        });
        bounds
            .filter(|_| !request.is_fresh || request.boxes.iter().any(|one| one.pinned))
            .map(|all| all.center())
    }
}

/// The boxes that stay, found by where they are.
struct Stays {
    rects: Vec<Rect>,
    cells: HashMap<(i64, i64), Vec<usize>>,
    side: f64,
}

impl Stays {
    fn of(request: &Request) -> Self {
        let stays = request.boxes.iter().filter(|one| one.pinned);
        let rect = |one: &super::Box| {
            let gap = request.gap.max(0.0) * 2.0; // half a gap of its own, half of the other's
            Some(Rect::from_center_size(one.place?, (one.size.width + gap, one.size.height + gap)))
        };
        let rects: Vec<Rect> = stays.filter_map(rect).filter(Rect::is_finite).collect();
        let sides = rects.iter().map(|rect| rect.width().max(rect.height()));
        let side = sides.fold(64.0, f64::max);
        let mut cells: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
        for (nth, rect) in rects.iter().enumerate() {
            cells.entry(cell(rect.center(), side)).or_default().push(nth);
        }
        Self { rects, cells, side }
    }

    /// True if the shape, moved by `by`, touches nothing that stays.
    fn is_clear(&self, free: &Free, places: &[Point], by: Vec2) -> bool {
        let is_clear = |(place, size): (&Point, &Size)| {
            let mine = Rect::from_center_size(*place + by, *size);
            let (low, high) = (cell(mine.origin(), self.side), cell(Point::new(mine.x1, mine.y1), self.side));
            let rows = (low.1 - 1)..=(high.1 + 1);
            let mut around =
                rows.flat_map(|row| ((low.0 - 1)..=(high.0 + 1)).map(move |column| (column, row)));
            !around.any(|key| {
                self.cells
                    .get(&key)
                    .is_some_and(|cell| cell.iter().any(|nth| self.rects[*nth].intersect(mine).area() > 0.0))
            })
        };
        places.iter().zip(&free.size).all(is_clear)
    }

    /// The smallest of some moves near `wanted` that leaves the shape clear; else one that is far enough away.
    fn nearest_clear(&self, free: &Free, places: &[Point], wanted: Vec2) -> Vec2 {
        if self.rects.is_empty() || self.is_clear(free, places, wanted) {
            return wanted;
        }
        let shape: Vec<(usize, Point)> = places.iter().copied().enumerate().collect();
        let bounds = free.bounds(&shape);
        let tries = (4_000_000 / places.len().max(1)).clamp(64, 4_000);
        let step = (bounds.width() + bounds.height()).max(200.0) / 24.0;
        let spiral = (1..tries).map(|nth| {
            let turns = f64::from(nth as u32).sqrt();
            Vec2::from_angle(turns * 3.5) * (step * turns)
        });
        let found = spiral.map(|by| wanted + by).find(|by| self.is_clear(free, places, *by));
        found.unwrap_or_else(|| self.beside(bounds, free.gap))
    }

    /// The move that brings a shape of these bounds to the right of everything that stays.
    fn beside(&self, bounds: Rect, gap: f64) -> Vec2 {
        let all = self.rects.iter().copied().reduce(|all, one| all.union(one)).unwrap_or_default();
        Vec2::new(all.x1 + gap - bounds.x0, all.center().y - bounds.center().y)
    }
}

fn cell(at: Point, side: f64) -> (i64, i64) {
    ((at.x / side).floor() as i64, (at.y / side).floor() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::{is_clear, tied};
    use crate::layout::{Method, Watch, place};

    #[test]
    fn shapes_are_set_down_clear_of_what_is_pinned_which_stays() {
        for method in [Method::Layers, Method::Circle, Method::Time] {
            let mut request = Request { method, ..tied(120) };
            for (at, one) in request.boxes.iter_mut().enumerate() {
                one.place = Some(Point::new((at % 12) as f64 * 170.0, (at / 12) as f64 * 75.0));
                one.pinned = at % 3 > 0;
            }
            let places = place(&request, &Watch::default()).unwrap();
            assert!(is_clear(&request, &places), "{method:?}");
            let stays = (0..120).filter(|at| at % 3 > 0);
            assert!(stays.into_iter().all(|at| Some(places[at]) == request.boxes[at].place), "{method:?}");
        }
    }

    #[test]
    fn the_same_request_gives_the_same_places_and_nothing_gives_nothing() {
        for method in [Method::Layers, Method::Circle, Method::Time] {
            let request = Request { method, ..tied(300) };
            assert_eq!(place(&request, &Watch::default()), place(&request, &Watch::default()), "{method:?}");
            for boxes in [0, 1, 2] {
                let request = Request { method, ..tied(boxes.max(1)) };
                let request =
                    Request { boxes: request.boxes[..boxes.min(1)].to_vec(), ties: Vec::new(), ..request };
                assert_eq!(place(&request, &Watch::default()).map(|places| places.len()), Some(boxes.min(1)));
            }
        }
    }
}
