//! What the tests of every method ask.

use kurbo::{Point, Rect, Size};

use super::{Box, Pull, Request};

/// Boxes of several sizes with three ties each, in four camps, every fifth without a date and every eleventh in no camp.
pub(super) fn tied(boxes: usize) -> Request {
    let one = |at: usize| Box {
        size: Size::new(60.0 + (at * 37 % 90) as f64, 30.0 + (at % 3) as f64 * 10.0),
        camp: (!at.is_multiple_of(11)).then_some(at % 4),
        when: (!at.is_multiple_of(5)).then_some((at * 31 % 97) as f64),
        part_of: (at % 13 == 12).then_some(at / 2),
        ..Box::default()
    };
    let tie = |nth: usize| {
        let (from, to) = (nth / 3, (nth * 7919 + nth / 5 + 1) % boxes);
        Pull { from, to, is_support: !nth.is_multiple_of(3), weight: 1.0 }
    };
    Request {
        boxes: (0..boxes).map(one).collect(),
        ties: (0..boxes * 3).map(tie).filter(|tie| tie.from != tie.to).collect(),
        gap: 20.0,
        ..Request::default()
    }
}

/// True if no box comes nearer to another than the gap, but for those that both stay.
pub(super) fn is_clear(request: &Request, places: &[Point]) -> bool {
    let rect = |at: usize| Rect::from_center_size(places[at], request.boxes[at].size);
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|one, other| rect(*one).x0.total_cmp(&rect(*other).x0));
    let gap = request.gap - 1e-6;
    let near = |one: usize, other: usize| {
        let both_stay = request.boxes[one].pinned && request.boxes[other].pinned;
        !both_stay
            && rect(one)
                .inflate(gap / 2.0, gap / 2.0)
                .intersect(rect(other).inflate(gap / 2.0, gap / 2.0))
                .area()
                > 0.0
    };
    places.iter().all(|at| at.is_finite())
        && order.iter().enumerate().all(|(nth, one)| {
            let right = rect(*one).x1 + gap;
            let others = order[nth + 1..].iter().take_while(|other| rect(**other).x0 < right);
            others.into_iter().all(|other| !near(*one, *other))
        })
}
