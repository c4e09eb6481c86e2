//! What layers promise.

use kurbo::{Point, Size};

use crate::layout::testing::{is_clear, tied};
use crate::layout::{Box, Method, Pull, Request, Watch, place};

fn layered(boxes: usize, ties: &[(usize, usize)]) -> Request {
    let ties = ties.iter().map(|(from, to)| Pull { from: *from, to: *to, is_support: true, weight: 1.0 });
    let one = Box { size: Size::new(120.0, 40.0), ..Box::default() };
    Request {
        boxes: vec![one; boxes],
        ties: ties.collect(),
        gap: 24.0,
        method: Method::Layers,
        ..Request::default()
    }
}

fn placed(request: &Request) -> Vec<Point> {
    place(request, &Watch::default()).unwrap()
}

#[test]
fn who_supports_stands_above_whom_they_support() {
    let places = placed(&layered(5, &[(0, 1), (1, 2), (0, 3), (3, 4), (1, 4)]));
    for (above, below) in [(0, 1), (1, 2), (0, 3), (3, 4), (1, 4)] {
        assert!(places[above].y + 40.0 < places[below].y, "{above} and {below}: {places:?}");
    }
}

#[test]
fn parts_stand_below_their_whole_whatever_support_says() {
    let mut request = layered(3, &[(1, 0), (2, 1)]);
    request.boxes[1].part_of = Some(0);
    request.boxes[2].part_of = Some(1);
    let places = placed(&request);
    assert!(places[0].y < places[1].y && places[1].y < places[2].y, "{places:?}");
}

#[test]
fn support_in_a_circle_and_both_ways_comes_to_an_end() {
    let request = layered(6, &[(0, 1), (1, 2), (2, 0), (3, 4), (4, 3), (5, 5)]);
    let places = placed(&request);
    assert!(is_clear(&request, &places), "{places:?}");
    assert_eq!(places[3].y, places[4].y); // they support each other: neither is above
}

#[test]
fn boxes_without_above_and_below_make_rows_at_the_bottom() {
    let mut request = layered(40, &[(0, 1), (0, 2)]);
    request.ties.push(Pull { from: 5, to: 6, is_support: false, weight: 1.0 });
    let places = placed(&request);
    assert!(is_clear(&request, &places));
    let lowest = places[..3].iter().map(|at| at.y).fold(f64::NEG_INFINITY, f64::max);
    assert!(places[3..].iter().all(|at| at.y > lowest + 40.0));
}

#[test]
fn thousands_are_layered_without_overlap_and_not_in_one_endless_row() {
    let request = Request { method: Method::Layers, ..tied(3_000) };
    let places = placed(&request);
    assert!(is_clear(&request, &places));
    let wide = places.iter().map(|at| at.x).fold(f64::NEG_INFINITY, f64::max)
        - places.iter().map(|at| at.x).fold(f64::INFINITY, f64::min);
    assert!(wide < 3_000.0 * 40.0, "{wide}");
}
