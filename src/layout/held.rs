//! Laying out around what is there: pinned boxes stay, boxes that have a place hardly move, the others find theirs.
//!
//! If most have a place, the others start in the middle of those they are tied to. If few have, everything is laid out as if
//! nothing had, and then laid upon the places that stay as well as turning, scaling and flipping can do
//! (Procrustes). Start at [`Held::of`] and [`Held::starts`].

use std::collections::HashSet;

use kurbo::{Point, Rect, Size, Vec2};

use super::Request;
use super::graph::Graph;

/// Which boxes keep their place.
pub(super) struct Held {
    pub(super) places: Vec<Option<Point>>,
}

impl Held {
    pub(super) fn of(request: &Request) -> Self {
        let mut taken = HashSet::new();
        let keeps = |one: &super::Box| {
            let place = one.place.filter(|at| at.is_finite() && (one.pinned || !request.is_fresh))?;
            // of a heap on one point, one has a place and the others none
            let is_first = taken.insert((place.x.to_bits(), place.y.to_bits()));
            (one.pinned || is_first).then_some(place)
        };
        Self { places: request.boxes.iter().map(keeps).collect() }
    }

    pub(super) fn count(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// Where boxes start, if most are held: the others in the middle of those they are tied to, or in rows below all.
    pub(super) fn starts(&self, request: &Request, graph: &Graph) -> Vec<Point> {
        let mut places = self.places.clone();
        let mut queue: Vec<usize> = (0..places.len()).filter(|at| places[*at].is_some()).collect();
        let mut next = 0;
        while let Some(&at) = queue.get(next) {
            next += 1;
            for other in graph.around(at).iter().map(|other| other.at as usize) {
                if places[other].is_none() {
                    places[other] = Some(beside(other, &places, graph));
                    queue.push(other);
                }
            }
        }
        self.rows_below(request, &mut places);
        places.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// Those that no way leads to, in rows as wide as all else.
    fn rows_below(&self, request: &Request, places: &mut [Option<Point>]) {
        let rect = |at: usize, place: Point| Rect::from_center_size(place, sound(request.boxes[at].size));
        let held = places.iter().enumerate().filter_map(|(at, place)| Some(rect(at, (*place)?)));
        let all = held.reduce(|all, one| all.union(one)).unwrap_or_default();
        let gap = if request.gap.is_finite() { request.gap.max(1.0) } else { 1.0 };
        let (mut x, mut y, mut high) = (all.x0, all.y1 + gap * 2.0, 0.0_f64);
        for (place, one) in places.iter_mut().zip(&request.boxes).filter(|(place, _)| place.is_none()) {
            let size = sound(one.size);
            if x > all.x0 && x + size.width > all.x1.max(all.x0 + 600.0) {
                (x, y, high) = (all.x0, y + high + gap, 0.0);
            }
            *place = Some(Point::new(x + size.width * 0.5, y + size.height * 0.5));
            (x, high) = (x + size.width + gap, high.max(size.height));
        }
    }

    /// Moves `places`, laid out freely, so that those held come near where they are held, and puts them there.
    pub(super) fn lay_upon(&self, places: &mut [Point]) {
        let pairs: Vec<(Point, Point)> =
            places.iter().zip(&self.places).filter_map(|(free, held)| Some((*free, (*held)?))).collect();
        let many = pairs.len().max(1) as f64;
        let middle = |pick: fn(&(Point, Point)) -> Point| {
            pairs.iter().map(|pair| pick(pair).to_vec2()).sum::<Vec2>() / many
        };
        let (from, to) = (middle(|pair| pair.0), middle(|pair| pair.1));
        let (straight, flipped) = (turn_for(&pairs, from, to, 1.0), turn_for(&pairs, from, to, -1.0));
        let (flip, turn) =
            if flipped.hypot() > straight.hypot() * 1.001 { (-1.0, flipped) } else { (1.0, straight) };
        // from too few or from one spot no scale can be told
        let turn = if pairs.len() < 2 || turn.hypot() < 1e-9 {
            Vec2::new(1.0, 0.0)
        } else {
            turn * (turn.hypot().clamp(0.7, 3.0) / turn.hypot())
        };
        for (place, held) in places.iter_mut().zip(&self.places) {
            let way = place.to_vec2() - from;
            let way = Vec2::new(way.x, way.y * flip);
            let moved = Vec2::new(way.x * turn.x - way.y * turn.y, way.x * turn.y + way.y * turn.x);
            *place = held.unwrap_or((to + moved).to_point());
        }
    }
}

/// The middle of those tied to `at` that have a place, a little to one side: two with the same ties must not coincide.
fn beside(at: usize, places: &[Option<Point>], graph: &Graph) -> Point {
    let tied = graph.around(at).iter().filter_map(|other| {
        let weight = f64::from(if other.support >= other.clash { 1.0 + other.support.ln() } else { 0.5 });
        Some((places[other.at as usize]?.to_vec2() * weight, weight))
    });
    let (sum, weight) = tied.fold((Vec2::ZERO, 0.0), |(sum, all), (way, weight)| (sum + way, all + weight));
    let angle = at as f64 * 2.399_963_229_728_653; // the golden one never lines two up
    (sum / f64::max(weight, 1e-9)).to_point() + Vec2::from_angle(angle) * 8.0
}

/// The complex number that turns and scales what is free onto what is held, best in squares.
fn turn_for(pairs: &[(Point, Point)], from: Vec2, to: Vec2, flip: f64) -> Vec2 {
    let (mut turn, mut square) = (Vec2::ZERO, 0.0);
    for (free, held) in pairs {
        let (a, b) = (free.to_vec2() - from, held.to_vec2() - to);
        let a = Vec2::new(a.x, a.y * flip);
        turn += Vec2::new(a.x * b.x + a.y * b.y, a.x * b.y - a.y * b.x);
        square += a.hypot2();
    }
    turn / f64::max(square, 1e-9)
}

/// The largest size that is one.
pub(super) fn sound(size: Size) -> Size {
    let side = |side: f64| if side.is_finite() { side.clamp(0.0, 1e5) } else { 0.0 };
    Size::new(side(size.width), side(size.height))
}
