//! What every layout of force and camps promises: how good it is, that nothing overlaps, what stays, and that odd requests do no harm.

use kurbo::{Point, Rect, Size};

use super::dice::Dice;
use super::{Box, Method, Pull, Quality, Request, Watch, quality};

/// A graph with camps planted in it: as many ties as three a box, 85 % of them within a camp; of those 85 % support, of the
/// others 85 % clash.
fn planted(boxes: usize, camps: usize) -> Request {
    let mut dice = Dice::new(7);
    let mut below = |many: usize| (dice.share() * many as f32) as usize;
    let tie = |_| {
        let (from, is_inside, is_usual) = (below(boxes), below(100) < 85, below(100) < 85);
        let other = below(boxes / camps) * camps;
        let camp = if is_inside { from % camps } else { (from + 1 + below(camps - 1)) % camps };
        Pull { from, to: other + camp, is_support: is_usual == is_inside, weight: 1.0 }
    };
    let ties = (0..boxes * 3).map(tie).collect();
    let label = |at| Box { size: Size::new(120.0, 40.0), camp: Some(at % camps), ..Box::default() };
    Request { boxes: (0..boxes).map(label).collect(), ties, gap: 36.0, seed: 1, ..Request::default() }
}

fn place(request: &Request) -> Vec<Point> {
    super::place(request, &Watch::default()).unwrap()
}

fn measured(request: &Request) -> Quality {
    quality::measure(request, &place(request))
}

#[test]
fn force_shows_distances_in_little_room_and_nothing_overlaps() {
    let found = measured(&Request { method: Method::Force, ..planted(1000, 4) });
    assert!(found.stress <= 0.165 && found.overlaps == 0.0 && found.area_ratio <= 6.0, "{found:?}");
}

#[test]
fn camps_are_regions_and_clashes_are_long() {
    let found = measured(&planted(1000, 4));
    assert!(found.clash_over_support >= 2.9 && found.silhouette >= 0.5, "{found:?}");
    assert!(found.stress <= 0.22 && found.overlaps == 0.0 && found.area_ratio <= 6.0, "{found:?}");
}

#[test]
fn the_same_request_gives_the_same_places_on_any_number_of_threads() {
    let request = planted(400, 3);
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let crowd = rayon::ThreadPoolBuilder::new().num_threads(7).build().unwrap();
    let places = alone.install(|| place(&request));
    assert_eq!(places, crowd.install(|| place(&request)));
    assert_ne!(places, place(&Request { seed: 2, ..request }));
}

#[test]
fn pinned_boxes_stay_to_the_last_bit() {
    for is_fresh in [false, true] {
        let mut request = Request { is_fresh, ..planted(200, 2) };
        for at in [3, 50, 51, 120] {
            let place = Some(Point::new(0.1 + at as f64 * 7.3, -0.7 / (at as f64)));
            request.boxes[at] = Box { place, pinned: true, ..request.boxes[at] };
        }
        let places = place(&request);
        assert!([3, 50, 51, 120].iter().all(|at| Some(places[*at]) == request.boxes[*at].place));
        // 50 and 51 lie on each other, pinned as they are
        assert_eq!(quality::measure(&request, &places).overlaps, 2.0 / 200.0);
    }
}

#[test]
fn a_newcomer_lands_near_its_own_and_nobody_else_moves() {
    let mut request = planted(300, 3);
    let places = place(&request);
    request.boxes.iter_mut().zip(&places).for_each(|(one, at)| one.place = Some(*at));
    let mine: Vec<usize> = (0..3).map(|nth| nth * 3).collect();
    request.boxes.push(Box { size: Size::new(120.0, 40.0), ..Box::default() });
    request.ties.extend(mine.iter().map(|at| Pull { from: 300, to: *at, is_support: true, weight: 1.0 }));
    let after = place(&request);
    assert_eq!(after[..300], places[..]);
    let extent = places.iter().fold(Rect::from_points(places[0], places[0]), |all, at| all.union_pt(*at));
    let middle = mine.iter().map(|at| places[*at].to_vec2()).sum::<kurbo::Vec2>() / 3.0;
    assert!(after[300].distance(middle.to_point()) < extent.width() * 0.3, "{:?} {middle}", after[300]);
    assert_eq!(quality::measure(&request, &after).overlaps, 0.0);
}

#[test]
fn parts_and_loners_lie_side_by_side_without_overlap() {
    let mut request = planted(60, 2);
    request.boxes.extend(vec![Box { size: Size::new(90.0, 30.0), ..Box::default() }; 40]);
    request.ties.extend([(60, 61), (61, 62), (63, 64)].map(|(from, to)| Pull {
        from,
        to,
        is_support: true,
        weight: 1.0,
    }));
    let found = measured(&request);
    assert!(found.overlaps == 0.0 && found.area_ratio < 16.0, "{found:?}");
}

#[test]
fn odd_requests_get_places_too() {
    let label = Box { size: Size::new(120.0, 40.0), ..Box::default() };
    let star = |boxes: usize| (1..boxes).map(|to| Pull { from: 0, to, is_support: to % 2 == 0, weight: 3.0 });
    for boxes in [0, 1, 2, 3, 700] {
        for method in Method::ALL {
            let ties: Vec<Pull> = star(boxes).chain(star(boxes)).collect();
            let request =
                Request { boxes: vec![label; boxes], ties, gap: 20.0, method, ..Request::default() };
            let places = place(&request);
            assert!(places.len() == boxes && places.iter().all(|at| at.is_finite()));
            assert_eq!(quality::measure(&request, &places).overlaps, 0.0, "{boxes} {method:?}");
        }
    }
}

#[test]
fn sizes_places_and_ties_that_are_none_do_no_harm() {
    let mut request = planted(50, 2);
    request.boxes[1].size = Size::new(f64::NAN, f64::INFINITY);
    request.boxes[2].size = Size::new(9_000.0, 2_000.0);
    request.boxes[3] = Box { place: Some(Point::new(f64::NAN, 1.0)), pinned: true, ..request.boxes[3] };
    request.ties.push(Pull { from: 4, to: 4, is_support: true, weight: 1.0 });
    request.ties.push(Pull { from: 4, to: 4_000, is_support: true, weight: f32::NAN });
    request.ties.push(Pull { from: 4, to: 5, is_support: false, weight: f32::NAN });
    request.gap = f64::NAN;
    assert!(place(&request).iter().all(|at| at.is_finite()));
}

#[test]
fn boxes_heaped_on_one_point_are_parted() {
    let mut request = Request { ties: Vec::new(), ..planted(900, 4) };
    request.boxes.iter_mut().for_each(|one| one.place = Some(Point::new(3.0, 4.0)));
    assert_eq!(measured(&request).overlaps, 0.0);
}

#[test]
fn a_cancelled_layout_gives_nothing_and_a_finished_one_is_at_one() {
    let (request, watch) = (planted(100, 2), Watch::default());
    assert!(super::place(&request, &watch).is_some());
    assert_eq!(watch.progress(), 1.0);
    watch.cancel();
    assert!(super::place(&request, &watch).is_none());
}
