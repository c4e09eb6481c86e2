//! Parting boxes that overlap.

use kurbo::{Point, Rect, Vec2};

use super::Request;

const ROUNDS: usize = 400;

/// Moves the boxes that are not pinned, as little as a few simple rounds allow, until none overlaps another with
/// the gap of the request between them. If rounds do not do it, everything is spread out until it fits.
pub fn part_boxes(request: &Request, places: &mut [Point]) {
    for _ in 0..ROUNDS {
        if !part_once(request, places) {
            return;
        }
    }
    // Spreading keeps the picture and must end: distances grow without limit, boxes do not.
    let can_spread = request.boxes.iter().all(|one| !one.pinned);
    for _ in 0..200 {
        if !part_once(request, places) || !can_spread {
            return;
        }
        places.iter_mut().for_each(|place| *place = (place.to_vec2() * 1.06).to_point());
    }
}

/// One round from left to right. True if something had to move.
fn part_once(request: &Request, places: &mut [Point]) -> bool {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| left(request, places, *a).total_cmp(&left(request, places, *b)).then(a.cmp(b)));
    let mut has_moved = false;
    for (at, one) in order.iter().enumerate() {
        for other in &order[at + 1..] {
            if left(request, places, *other) >= claim(request, places, *one).x1 {
                break;
            }
            has_moved |= part_two(request, places, *one, *other);
        }
    }
    has_moved
}

fn left(request: &Request, places: &[Point], at: usize) -> f64 {
    claim(request, places, at).x0
}

/// The box with half the gap around it.
fn claim(request: &Request, places: &[Point], at: usize) -> Rect {
    let size = request.boxes[at].size;
    Rect::from_center_size(places[at], (size.width + request.gap, size.height + request.gap))
}

fn part_two(request: &Request, places: &mut [Point], one: usize, other: usize) -> bool {
    let (a, b) = (claim(request, places, one), claim(request, places, other));
    let (across, down) = (a.x1.min(b.x1) - a.x0.max(b.x0), a.y1.min(b.y1) - a.y0.max(b.y0));
    if across <= 0.01 || down <= 0.01 {
        return false;
    }
    let way = places[other] - places[one];
    let by = if across < down {
        Vec2::new(if way.x < 0.0 { -across } else { across }, 0.0)
    } else {
        Vec2::new(0.0, if way.y < 0.0 { -down } else { down })
    };
    match (request.boxes[one].pinned, request.boxes[other].pinned) {
        (true, true) => return false,
        (true, false) => places[other] += by * 1.01,
        (false, true) => places[one] -= by * 1.01,
        (false, false) => {
            places[one] -= by * 0.505;
            places[other] += by * 0.505;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::{Box, Pull, Request, Watch};
    use kurbo::{Point, Rect, Size};

    fn place(request: &Request) -> Vec<Point> {
        super::super::place(request, &Watch::default()).unwrap()
    }

    fn overlaps(request: &Request, places: &[Point]) -> usize {
        let rects: Vec<Rect> = places
            .iter()
            .zip(&request.boxes)
            .map(|(at, one)| Rect::from_center_size(*at, one.size))
            .collect();
        let hits = |(at, one): (usize, &Rect)| {
            rects[at + 1..].iter().filter(|other| one.intersect(**other).area() > 0.0).count()
        };
        rects.iter().enumerate().map(hits).sum()
    }

    fn ring(boxes: usize) -> Request {
        let free = Box { size: Size::new(120.0, 40.0), ..Box::default() };
        let ties = (0..boxes).map(|at| Pull {
            from: at,
            to: (at * 7 + 1) % boxes,
            is_support: at % 4 > 0,
            weight: 1.0,
        });
        Request { boxes: vec![free; boxes], ties: ties.collect(), gap: 20.0, ..Request::default() }
    }

    #[test]
    fn no_two_boxes_overlap_afterwards() {
        let request = ring(300);
        let places = place(&request);
        assert_eq!(overlaps(&request, &places), 0);
        assert!(places.iter().all(|at| at.is_finite()));
    }

    #[test]
    fn boxes_heaped_on_one_point_are_parted() {
        let mut request = ring(40);
        request.ties.clear();
        request.boxes.iter_mut().for_each(|one| one.place = Some(Point::ZERO));
        assert_eq!(overlaps(&request, &place(&request)), 0);
    }

    #[test]
    fn pinned_boxes_stay_and_the_same_request_gives_the_same_places() {
        let mut request = ring(60);
        request.boxes[3] = Box { place: Some(Point::new(500.0, -40.0)), pinned: true, ..request.boxes[3] };
        let places = place(&request);
        assert_eq!(places[3], Point::new(500.0, -40.0));
        assert_eq!(places, place(&request));
    }
}
