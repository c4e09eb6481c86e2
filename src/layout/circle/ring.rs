//! Boxes on one circle, as near to each other as their sizes allow.

use std::f64::consts::TAU;

use kurbo::{Point, Rect, Size, Vec2};

use crate::layout::free::Free;

/// Room between two camps, as a multiple of the gap between two boxes.
const BETWEEN: f64 = 5.0;
/// A circle grows by so much until it holds everything.
const GROWTH: f64 = 1.04;

/// Lays the arcs on one circle, clockwise from the top.
pub(super) fn lay(free: &Free, arcs: &[Vec<usize>], places: &mut [Point]) {
    let boxes: Vec<usize> = arcs.iter().flatten().copied().collect();
    let mut sizes: Vec<Size> =
        boxes.iter().map(|at| free.size[*at] + Size::new(free.gap, free.gap)).collect();
    // The last of an arc claims the room to the next.
    let mut last = 0;
    for arc in arcs.iter().filter(|_| arcs.len() > 1) {
        last += arc.len();
        let room = free.gap * (BETWEEN - 1.0);
        sizes[last - 1] += Size::new(room, room);
    }
    for (at, place) in boxes.iter().zip(around(&sizes)) {
        places[*at] = place;
    }
}

/// Places on a circle around the origin for boxes of these sizes, clockwise from the top, none touching another.
pub(super) fn around(sizes: &[Size]) -> Vec<Point> {
    if sizes.len() < 2 {
        return vec![Point::ZERO; sizes.len()];
    }
    let longest = sizes.iter().map(|size| size.width.hypot(size.height)).fold(0.0, f64::max);
    // On a circle so large, every box has its diagonal for itself: it always ends.
    let most = sizes.len() as f64 * longest.max(1.0);
    let mut radius = sizes.iter().map(|size| size.height).sum::<f64>() / TAU;
    loop {
        if let Some(places) = on_radius(sizes, radius.min(most)) {
            return places;
        }
        if radius >= most {
            return evenly(sizes.len(), most);
        }
        radius = (radius * GROWTH).max(longest / 4.0);
    }
}

fn evenly(many: usize, radius: f64) -> Vec<Point> {
    (0..many).map(|nth| at_angle(TAU * nth as f64 / many as f64, radius)).collect()
}

/// Clockwise from the top.
fn at_angle(angle: f64, radius: f64) -> Point {
    Point::new(radius * angle.sin(), -radius * angle.cos())
}

/// The places if the circle holds all, with what is left of it spread evenly.
fn on_radius(sizes: &[Size], radius: f64) -> Option<Vec<Point>> {
    let mut angles = vec![0.0];
    for pair in sizes.windows(2) {
        let last = angles.last().copied().unwrap_or_default();
        angles.push(next_angle(last, (pair[0], pair[1]), radius)?);
    }
    let ends = (*sizes.last()?, *sizes.first()?);
    let whole = next_angle(*angles.last()?, ends, radius)?;
    let spare = (TAU - whole) / sizes.len() as f64;
    if spare < 0.0 {
        return None;
    }
    let spread: Vec<Point> =
        angles.iter().enumerate().map(|(nth, angle)| at_angle(angle + spare * nth as f64, radius)).collect();
    // Spread out, a box can come to stand where it needs more room than before; then the circle has to grow.
    let is_clear = |one: usize, other: usize| {
        let rect = |at: usize| Rect::from_center_size(spread[at], sizes[at]);
        rect(one).intersect(rect(other)).area() <= 0.0
    };
    let is_fine = |one: usize| ((one + 1)..sizes.len()).all(|other| is_clear(one, other));
    (0..sizes.len()).all(is_fine).then_some(spread)
}

/// The smallest angle after `from` at which a box of the second size is clear of one of the first size at `from`.
fn next_angle(from: f64, (one, other): (Size, Size), radius: f64) -> Option<f64> {
    let (width, height) = ((one.width + other.width) / 2.0, (one.height + other.height) / 2.0);
    let start = at_angle(from, radius);
    let is_clear = |angle: f64| {
        let by: Vec2 = at_angle(angle, radius) - start;
        by.x.abs() >= width || by.y.abs() >= height
    };
    let step = (width.min(height) / radius / 8.0).clamp(1e-6, 0.1);
    let steps = (TAU / step) as usize;
    (1..=steps).map(|nth| from + step * nth as f64).find(|angle| is_clear(*angle))
}
