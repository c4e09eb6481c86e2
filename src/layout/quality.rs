//! How good places are, in the figures by which drawings of graphs are compared.
//!
//! Large graphs are sampled, always in the same way: the same places give the same figures. Nothing here is asked while
//! a layout works; it is for tests, benches and comparisons. Start at [`measure`].

use kurbo::{Point, Rect};

use super::Request;

/// So many boxes are looked at from everywhere; of more, a sample.
const SOURCES: usize = 400;

/// Figures about places.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    /// Mean of ((distance - steps) / steps)² over pairs of boxes that ties join, distances scaled as suits it best
    /// (Gansner, Koren and North 2004). 0 is perfect; stances do not count.
    pub stress: f64,
    /// Share of the boxes that overlap another, from 0 to 1.
    pub overlaps: f64,
    /// Area of the rectangle around all boxes, over the sum of the areas of the boxes.
    pub area_ratio: f64,
    /// Mean length of a clash over mean length of a support; 0 if one of them is missing.
    pub clash_over_support: f64,
    /// Mean silhouette of the camps (Rousseeuw 1987), from -1 to 1; 0 if there are fewer than two.
    pub silhouette: f64,
}

/// The figures of `places` as an answer to `request`.
///
/// ```
/// use detente::layout::{Box, Request, quality};
/// use kurbo::{Point, Size};
/// let boxes = vec![Box { size: Size::new(10.0, 10.0), ..Box::default() }; 2];
/// let request = Request { boxes, ..Request::default() };
/// let found = quality::measure(&request, &[Point::ZERO, Point::new(5.0, 0.0)]);
/// assert_eq!((found.overlaps, found.area_ratio), (1.0, 0.75));
/// ```
#[must_use]
pub fn measure(request: &Request, places: &[Point]) -> Quality {
    Quality {
        stress: stress(request, places),
        overlaps: overlaps(request, places),
        area_ratio: area_ratio(request, places),
        clash_over_support: clash_over_support(request, places),
        silhouette: silhouette(request, places),
    }
}

/// Some of `0..many`, evenly spread.
fn sample(many: usize) -> impl Iterator<Item = usize> {
    let taken = many.min(SOURCES);
    (0..taken).map(move |nth| nth * many / taken)
}

fn stress(request: &Request, places: &[Point]) -> f64 {
    let mut around = vec![Vec::new(); places.len()];
    for tie in &request.ties {
        around[tie.from].push(tie.to);
        around[tie.to].push(tie.from);
    }
    let (mut pairs, mut linear, mut square) = (0.0, 0.0, 0.0);
    for source in sample(places.len()) {
        for (at, steps) in steps_from(source, &around).into_iter().enumerate() {
            if steps > 0 && steps < u32::MAX {
                let ratio = places[source].distance(places[at]) / f64::from(steps);
                (pairs, linear, square) = (pairs + 1.0, linear + ratio, square + ratio * ratio);
            }
        }
    }
    // mean of (s r - 1)², least at s = Σr / Σr²
    if square > 0.0 { 1.0 - linear * linear / square / pairs } else { 0.0 }
}

/// How many ties lie between `source` and every box; `u32::MAX` if no path does.
fn steps_from(source: usize, around: &[Vec<usize>]) -> Vec<u32> {
    let mut steps = vec![u32::MAX; around.len()];
    let mut queue = vec![source];
    steps[source] = 0;
    let mut next = 0;
    while let Some(&at) = queue.get(next) {
        next += 1;
        for other in &around[at] {
            if steps[*other] == u32::MAX {
                steps[*other] = steps[at] + 1;
                queue.push(*other);
            }
        }
    }
    steps
}

fn overlaps(request: &Request, places: &[Point]) -> f64 {
    let rect = |at: usize| Rect::from_center_size(places[at], request.boxes[at].size);
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| rect(*a).x0.total_cmp(&rect(*b).x0));
    let mut hits = vec![false; places.len()];
    for (nth, &one) in order.iter().enumerate() {
        let mine = rect(one);
        for &other in order[nth + 1..].iter().take_while(|other| rect(**other).x0 < mine.x1) {
            // a hair's breadth is rounding, not overlap
            let both = mine.intersect(rect(other));
            let hit = both.width() > 1e-6 && both.height() > 1e-6;
            hits[one] |= hit;
            hits[other] |= hit;
        }
    }
    hits.iter().filter(|hit| **hit).count() as f64 / places.len().max(1) as f64
}

fn area_ratio(request: &Request, places: &[Point]) -> f64 {
    let rects = places.iter().zip(&request.boxes).map(|(at, one)| Rect::from_center_size(*at, one.size));
    let all = rects.reduce(|all, one| all.union(one)).unwrap_or_default();
    let boxes: f64 = request.boxes.iter().map(|one| one.size.area()).sum();
    if boxes > 0.0 { all.area() / boxes } else { 0.0 }
}

fn clash_over_support(request: &Request, places: &[Point]) -> f64 {
    let mean = |is_support: bool| {
        let ties = request.ties.iter().filter(|tie| tie.is_support == is_support && tie.from != tie.to);
        let lengths = ties.map(|tie| places[tie.from].distance(places[tie.to]));
        let (sum, many) = lengths.fold((0.0, 0.0), |(sum, many), length| (sum + length, many + 1.0));
        if many > 0.0 { sum / many } else { 0.0 }
    };
    let support = mean(true);
    if support > 0.0 { mean(false) / support } else { 0.0 }
}

fn silhouette(request: &Request, places: &[Point]) -> f64 {
    let in_camps: Vec<(usize, Point)> = (request.boxes.iter().zip(places))
        .filter_map(|(one, place)| one.camp.map(|camp| (camp, *place)))
        .collect();
    let camps = in_camps.iter().map(|(camp, _)| camp + 1).max().unwrap_or(0);
    let mut sizes = vec![0.0; camps];
    in_camps.iter().for_each(|(camp, _)| sizes[*camp] += 1.0);
    if sizes.iter().filter(|size| **size > 0.0).count() < 2 {
        return 0.0;
    }
    let silhouette_of = |nth: usize| {
        let (mine, place) = in_camps[nth];
        let mut sums = vec![0.0; camps];
        in_camps.iter().for_each(|(camp, other)| sums[*camp] += place.distance(*other));
        let others = (0..camps).filter(|camp| *camp != mine && sizes[*camp] > 0.0);
        let outside = others.map(|camp| sums[camp] / sizes[camp]).fold(f64::INFINITY, f64::min);
        let inside = sums[mine] / (sizes[mine] - 1.0_f64).max(1.0);
        // alone in its camp counts 0, after Rousseeuw
        if sizes[mine] < 2.0 { 0.0 } else { (outside - inside) / outside.max(inside).max(1e-300) }
    };
    let taken = in_camps.len().min(SOURCES) as f64;
    sample(in_camps.len()).map(silhouette_of).sum::<f64>() / taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Box, Pull};
    use kurbo::Size;

    fn line(boxes: usize) -> Request {
        let boxes: Vec<Box> = (0..boxes)
            .map(|at| Box { size: Size::new(10.0, 10.0), camp: Some(at / 2), ..Box::default() })
            .collect();
        let tie = |at: usize| Pull { from: at, to: at + 1, is_support: at.is_multiple_of(2), weight: 1.0 };
        Request { ties: (0..boxes.len() - 1).map(tie).collect(), boxes, ..Request::default() }
    }

    #[test]
    fn a_line_drawn_as_a_line_has_no_stress_whatever_its_scale() {
        let places: Vec<Point> = (0..6).map(|at| Point::new(f64::from(at) * 37.0, 0.0)).collect();
        let found = measure(&line(6), &places);
        assert!(found.stress.abs() < 1e-12 && found.overlaps == 0.0, "{found:?}");
        assert!((found.area_ratio - 195.0 * 10.0 / 600.0).abs() < 1e-12, "{found:?}");
        assert!((found.clash_over_support - 1.0).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn camps_far_apart_have_a_silhouette_near_one_and_long_clashes() {
        let places: Vec<Point> = (0..4)
            .map(|at| Point::new(f64::from(at / 2) * 1_000.0 + f64::from(at % 2) * 11.0, 0.0))
            .collect();
        let found = measure(&line(4), &places);
        assert!(
            found.silhouette > 0.98 && found.clash_over_support > 80.0 && found.stress > 0.2,
            "{found:?}"
        );
    }

    #[test]
    fn no_boxes_have_no_figures() {
        assert_eq!(measure(&Request::default(), &[]), Quality::default());
    }
}
