//! Boxes in a circle, camp by camp.
//!
//! A map that one circle can hold without growing empty becomes one circle, each camp an arc of it (`ring`); its order
//! lets ties cross little (`order`). A larger map becomes a circle of camps, each a disc of its own with its best-tied
//! boxes in the middle (`disc`); many camps gather as discs around the largest. Who is in no camp comes after the
//! camps.

mod disc;
mod order;
mod ring;
#[cfg(test)]
mod tests;

use kurbo::{Point, Rect, Size, Vec2};

use super::free::Free;
use super::{Request, Watch};

/// So many boxes make one circle at most.
const ONE_CIRCLE: usize = 72;
/// So many discs lie on a circle at most; more gather around the largest.
const DISCS_ON_CIRCLE: usize = 12;
/// Room between two camps, as a multiple of the gap.
const BETWEEN: f64 = 4.0;

pub(super) fn place(request: &Request, watch: &Watch) -> Option<Vec<Point>> {
    let free = Free::of(request);
    let camps = camps(&free);
    let mut places = vec![Point::ZERO; free.len()];
    if free.len() <= ONE_CIRCLE {
        let arcs = order::arcs(&free, camps);
        watch.at(0.5)?;
        ring::lay(&free, &arcs, &mut places);
        return Some(free.set_down(request, &places));
    }
    let mut discs = Vec::new();
    for (nth, camp) in camps.iter().enumerate() {
        watch.at(0.1 + 0.7 * nth as f64 / camps.len() as f64)?;
        discs.push(if camp.is_home {
            disc::rows(&free, &camp.boxes)
        } else {
            disc::around_the_best(&free, &camp.boxes)
        });
    }
    let order = order::of_camps(&free, &camps);
    watch.at(0.9)?;
    for (placed, by) in discs.iter().zip(disc_places(&free, &discs, &order)) {
        placed.iter().for_each(|(at, place)| places[*at] = *place + by);
    }
    Some(free.set_down(request, &places))
}

/// Boxes that belong together on the circle.
struct Camp {
    boxes: Vec<usize>,
    /// Not a camp, but those in no camp who are tied to nobody.
    is_home: bool,
}

/// The camps by number; then those in no camp that have ties, then those without any.
fn camps(free: &Free) -> Vec<Camp> {
    let mut is_tied = vec![false; free.len()];
    for tie in &free.ties {
        is_tied[tie.from] = true;
        is_tied[tie.to] = true;
    }
    let key = |at: usize| match free.camp[at] {
        Some(camp) => (0, camp),
        None => (if is_tied[at] { 1 } else { 2 }, 0),
    };
    let mut boxes: Vec<usize> = (0..free.len()).collect();
    boxes.sort_by_key(|at| (key(*at), *at));
    let same = boxes.chunk_by(|one, other| key(*one) == key(*other));
    same.map(|boxes| Camp { boxes: boxes.to_vec(), is_home: key(boxes[0]).0 == 2 }).collect()
}

/// How far to move each disc, which lies around the origin.
fn disc_places(free: &Free, discs: &[Vec<(usize, Point)>], order: &[usize]) -> Vec<Vec2> {
    let bounds: Vec<Rect> = discs.iter().map(|disc| free.bounds(disc)).collect();
    let room = free.gap * BETWEEN;
    let middle = |nth: usize| -bounds[nth].center().to_vec2();
    let mut by: Vec<Vec2> = (0..discs.len()).map(middle).collect();
    let sizes: Vec<Size> = order.iter().map(|nth| bounds[*nth].size() + Size::new(room, room)).collect();
    let places = if order.len() <= DISCS_ON_CIRCLE { wide_ring(&sizes) } else { disc::gathered(&sizes) };
    for (nth, place) in order.iter().zip(places) {
        by[*nth] += place.to_vec2();
    }
    by
}

/// A ring that is as much wider than high as what lies on it.
fn wide_ring(sizes: &[Size]) -> Vec<Point> {
    let (width, height) = sizes.iter().fold((1.0, 1.0), |(w, h), size| (w + size.width, h + size.height));
    let squeeze = height / width;
    let squeezed: Vec<Size> = sizes.iter().map(|size| Size::new(size.width * squeeze, size.height)).collect();
    ring::around(&squeezed).into_iter().map(|at| Point::new(at.x / squeeze, at.y)).collect()
}
