//! What the circle promises.

use kurbo::{Point, Rect, Size};

use crate::layout::testing::{is_clear, tied};
use crate::layout::{Box, Method, Pull, Request, Watch, place};

fn circle(request: Request) -> (Request, Vec<Point>) {
    let request = Request { method: Method::Circle, ..request };
    let places = place(&request, &Watch::default()).unwrap();
    (request, places)
}

#[test]
fn few_boxes_lie_on_one_circle_camp_by_camp() {
    let (request, places) = circle(tied(40));
    assert!(is_clear(&request, &places));
    let rects = places.iter().map(|at| Rect::from_points(*at, *at));
    let middle = rects.reduce(|all, one| all.union(one)).unwrap().center();
    let radii: Vec<f64> = places.iter().map(|at| at.distance(middle)).collect();
    let mean = radii.iter().sum::<f64>() / 40.0;
    assert!(radii.iter().all(|radius| (radius / mean - 1.0).abs() < 0.1), "{radii:?}");
    let mut round: Vec<usize> = (0..40).collect();
    let angle = |at: usize| (places[at] - middle).atan2();
    round.sort_by(|one, other| angle(*one).total_cmp(&angle(*other)));
    let camps: Vec<Option<usize>> = round.iter().map(|at| request.boxes[*at].camp).collect();
    let changes = (0..40).filter(|nth| camps[*nth] != camps[(nth + 1) % 40]).count();
    assert_eq!(changes, 5, "{camps:?}"); // four camps, and those in none
}

#[test]
fn many_boxes_lie_in_discs_of_their_camps() {
    for boxes in [200, 5_000] {
        let (request, places) = circle(tied(boxes));
        assert!(is_clear(&request, &places), "{boxes}");
        let figures = crate::layout::quality::measure(&request, &places);
        assert!(figures.silhouette > 0.4, "{boxes}: {figures:?}");
        assert!(figures.area_ratio < 14.0, "{boxes}: {figures:?}");
    }
}

#[test]
fn hundreds_of_camps_do_not_make_a_circle_of_nothing() {
    let mut request = tied(3_000);
    request.boxes.iter_mut().enumerate().for_each(|(at, one)| one.camp = Some(at % 300));
    let (request, places) = circle(request);
    assert!(is_clear(&request, &places));
    assert!(crate::layout::quality::measure(&request, &places).area_ratio < 16.0);
}

#[test]
fn ties_of_a_ring_do_not_cross() {
    let one = Box { size: Size::new(120.0, 40.0), camp: Some(0), ..Box::default() };
    let tie = |at: usize| Pull { from: at * 5 % 12, to: (at + 1) * 5 % 12, is_support: true, weight: 1.0 };
    let ties = (0..12).map(tie).collect();
    let (request, places) = circle(Request { boxes: vec![one; 12], ties, gap: 24.0, ..Request::default() });
    assert!(is_clear(&request, &places));
    let longest =
        (0..12).map(|at| places[at * 5 % 12].distance(places[(at + 1) * 5 % 12])).fold(0.0, f64::max);
    let far = places.iter().map(|at| at.distance(places[0])).fold(0.0, f64::max);
    assert!(longest < far * 0.7, "{longest} {far}");
}
