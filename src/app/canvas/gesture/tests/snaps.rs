//! Moved actors fall in with what lies around them.

use kurbo::Line;

use super::super::snap::Guide;
use super::*;

impl Story {
    /// Drags an actor so far, and says where it came to lie and what was shown on the way there.
    fn dragged(&mut self, name: &str, by: Vec2) -> (Point, Vec<Guide>) {
        let body = self.body(name);
        self.press(body).move_to(body + by / 2.0).move_to(body + by);
        let Gesture::Moving(moving) = &self.gesture else { panic!("{:?}", self.gesture) };
        let guides = moving.guides.clone();
        self.release(body + by);
        let Some(Edit::MoveActors(places)) = self.edits().pop() else { return (body, guides) };
        (places[0].1, guides)
    }
}

/// The same word at every place, so that every box is as large.
fn alike(places: &[(&'static str, f64, f64)]) -> Story {
    Story::new(places)
}

#[test]
fn an_actor_falls_in_with_the_middle_of_another() {
    let mut story = alike(&[("AAA", 0.0, 0.0), ("BBB", 400.0, 210.0)]);
    let (place, guides) = story.dragged("AAA", Vec2::new(100.0, 205.0));
    assert_eq!(place, Point::new(100.0, 210.0));
    let level = story.rect("BBB").center().y;
    let lines = guides.iter().filter(|guide| {
        matches!(guide, Guide::InLine(line) if (line.p0.y - level).abs() < 0.01 && (line.p1.y - level).abs() < 0.01)
    });
    assert_eq!(lines.count(), 1, "{guides:?}");
}

#[test]
fn an_actor_falls_in_with_an_edge_and_the_line_spans_both() {
    let mut story = alike(&[("A", 0.0, 0.0), ("A much longer name", 400.0, 210.0)]);
    let (narrow, wide) = (story.rect("A"), story.rect("A much longer name"));
    let by = wide.x0 - narrow.x0;
    let (place, guides) = story.dragged("A", Vec2::new(by + 4.0, 60.0));
    assert!((place.x - by).abs() < 1e-9, "{place:?} rather than {by}");
    let upright = guides.iter().find_map(|guide| match guide {
        Guide::InLine(Line { p0, p1 }) if p0.x == p1.x => Some((p0.y, p1.y)),
        _ => None,
    });
    assert_eq!(upright, Some((narrow.y0 + 60.0, wide.y1)));
}

#[test]
fn an_actor_falls_in_halfway_between_two_others() {
    let mut story = alike(&[("AAA", -300.0, 0.0), ("BBB", 300.0, 0.0), ("CCC", 40.0, 300.0)]);
    let (place, guides) = story.dragged("CCC", Vec2::new(-36.0, -290.0));
    let middle = f64::midpoint(story.rect("AAA").x1, story.rect("BBB").x0);
    let (was, lies) = (story.rect("CCC").center().x, place.x - 40.0);
    assert!((was + lies - middle).abs() < 1e-9, "{place:?}");
    assert_eq!(guides.iter().filter(|guide| matches!(guide, Guide::Gap(_))).count(), 2, "{guides:?}");
}

#[test]
fn an_actor_falls_in_as_far_from_its_neighbour_as_the_next_two_are_from_each_other() {
    for turned in [false, true] {
        let place = |x: f64, y: f64| if turned { (y, x) } else { (x, y) };
        let at = |name, x, y| (name, place(x, y).0, place(x, y).1);
        let mut story = alike(&[at("AAA", 0.0, 0.0), at("BBB", 210.0, 0.0), at("CCC", 425.0, 0.0)]);
        let (lies, guides) = story.dragged("CCC", Vec2::ZERO + Vec2::from(place(-8.0, 0.0)));
        let gap = |one: Rect, other: Rect| if turned { other.y0 - one.y1 } else { other.x0 - one.x1 };
        let (aaa, bbb, ccc) = (story.rect("AAA"), story.rect("BBB"), story.rect("CCC"));
        let moved = ccc + (lies - Point::from(place(425.0, 0.0)));
        assert!((gap(aaa, bbb) - gap(bbb, moved)).abs() < 1e-9, "{turned}: {aaa:?} {bbb:?} {moved:?}");
        assert_eq!(guides.iter().filter(|guide| matches!(guide, Guide::Gap(_))).count(), 2, "{guides:?}");
    }
}

#[test]
fn ctrl_lets_an_actor_lie_anywhere() {
    let mut story = alike(&[("AAA", 0.0, 0.0), ("BBB", 400.0, 210.0)]);
    let (place, guides) = story.ctrl().dragged("AAA", Vec2::new(100.0, 205.0));
    assert_eq!((place, guides), (Point::new(100.0, 205.0), Vec::new()));
}

#[test]
fn a_straight_drag_stays_straight_though_something_is_near() {
    let mut story = alike(&[("AAA", 0.0, 0.0), ("BBB", 400.0, 4.0)]);
    let (place, _) = story.shift().dragged("AAA", Vec2::new(130.0, 1.0));
    assert_eq!(place, Point::new(130.0, 0.0));
}

#[test]
fn a_copy_falls_in_with_its_original() {
    let mut story = alike(&[("AAA", 0.0, 0.0)]);
    let body = story.body("AAA");
    story.alt().drag(body, body + Vec2::new(3.0, 120.0));
    let copied = Edit::DuplicateActors(vec![story.actors["AAA"]], Vec2::new(0.0, 120.0));
    assert_eq!(story.edits(), [&copied]);
}

#[test]
fn what_moves_together_does_not_fall_in_with_itself() {
    let mut story = alike(&[("AAA", 0.0, 0.0), ("BBB", 4.0, 200.0)]);
    let (body, other) = (story.body("AAA"), story.body("BBB"));
    story.click(body).shift().click(other).free_hand();
    let (place, guides) = story.dragged("AAA", Vec2::new(31.0, 17.0));
    assert_eq!((place, guides), (Point::new(31.0, 17.0), Vec::new()));
}

#[test]
fn far_out_where_a_box_is_a_few_points_large_nothing_pulls_it_out_of_its_place() {
    let mut story = alike(&[("AAA", 0.0, 0.0), ("BBB", 400.0, 0.0)]);
    let height = story.rect("AAA").height();
    story.point = 50.0; // a box is about a point high
    let (place, _) = story.dragged("AAA", Vec2::new(0.0, 300.0));
    assert_eq!(place, Point::new(0.0, 300.0));
    let (place, _) = story.dragged("AAA", Vec2::new(300.0, height / 2.0));
    assert_eq!(place.y, height / 2.0, "half its height is further than it may be pulled");
}

#[test]
fn among_a_crowd_nothing_falls_in() {
    let names: Vec<&'static str> =
        (0..400).map(|nth| &*Box::leak(format!("A{nth:03}").into_boxed_str())).collect();
    let mut actors: Vec<_> = names.iter().map(|name| (*name, 900.0, 0.0)).collect();
    actors.push(("moved", 0.0, 20.0));
    let mut story = Story::new(&actors);
    let (place, guides) = story.dragged("moved", Vec2::new(0.0, -17.0));
    assert_eq!((place, guides), (Point::new(0.0, 3.0), Vec::new()));
}
