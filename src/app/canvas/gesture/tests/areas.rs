//! Frames and lassos.

use super::*;

/// A frame that touches Russia, encloses the YPG, and leaves Assad out.
fn frame(story: &Story) -> (Point, Point) {
    let (russia, ypg) = (story.rect("Russia"), story.rect("YPG"));
    (Point::new(russia.center().x, ypg.y0 - 90.0), Point::new(ypg.x1 + 20.0, ypg.y1 + 20.0))
}

fn round(rect: Rect) -> Vec<Point> {
    let out = rect.inflate(30.0, 30.0);
    [(out.x0, out.y0), (out.x1, out.y0), (out.x1, out.y1), (out.x0, out.y1)].map(Point::from).to_vec()
}

impl Story {
    fn drawn_round(&mut self, points: &[Point]) -> &mut Self {
        self.press(points[0]);
        for pair in points.windows(2) {
            self.move_to(pair[0].midpoint(pair[1])).move_to(pair[1]);
        }
        self.release(points[points.len() - 1])
    }
}

#[test]
fn a_frame_takes_what_it_touches_and_with_ctrl_what_it_encloses() {
    let mut story = three();
    let (from, to) = frame(&story);
    story.drag(from, to);
    assert_eq!(story.chosen(), ["Russia", "YPG"]);
    story.ctrl().drag(from, to);
    assert_eq!(story.chosen(), ["YPG"]);
    assert!(story.asked.is_empty());
}

#[test]
fn where_frames_enclose_ctrl_makes_them_touch() {
    let mut story = three();
    story.encloses = true;
    let (from, to) = frame(&story);
    story.drag(from, to);
    assert_eq!(story.chosen(), ["YPG"]);
    story.ctrl().drag(from, to);
    assert_eq!(story.chosen(), ["Russia", "YPG"]);
}

#[test]
fn a_frame_does_not_care_which_corner_it_began_at() {
    let mut story = three();
    let (from, to) = frame(&story);
    story.drag(to, from);
    assert_eq!(story.chosen(), ["Russia", "YPG"]);
}

#[test]
fn shift_adds_what_is_framed_and_alt_takes_it_away() {
    let mut story = three();
    let assad = story.body("Assad");
    let (from, to) = frame(&story);
    story.click(assad).shift().drag(from, to);
    assert_eq!(story.chosen(), ["Assad", "Russia", "YPG"]);
    story.free_hand().alt().drag(from, to);
    assert_eq!(story.chosen(), ["Assad"]);
}

#[test]
fn what_is_held_down_when_the_button_comes_up_decides() {
    let mut story = three();
    let assad = story.body("Assad");
    let (from, to) = frame(&story);
    story.click(assad).shift().press(from).move_to(to).free_hand().release(to);
    assert_eq!(story.chosen(), ["Russia", "YPG"]);
}

#[test]
fn a_tie_is_framed_only_when_it_lies_wholly_inside() {
    let mut story = three();
    let tie = story.tie("Russia", Stance::Support, "YPG", None);
    let both = story.rect("Russia").union(story.rect("YPG")).inflate(20.0, 40.0);
    story.drag(Point::new(200.0, both.y0), Point::new(both.x1, both.y1));
    assert!(story.selection.ties.is_empty());
    story.drag(both.origin(), Point::new(both.x1, both.y1));
    assert_eq!(story.selection.ties, [tie]);
}

#[test]
fn a_lasso_takes_what_it_is_drawn_round() {
    let mut story = three();
    story.tool = Tool::Lasso;
    let ypg = story.rect("YPG");
    story.drawn_round(&round(ypg));
    assert_eq!(story.chosen(), ["YPG"]);
    // Round Russia and Assad and between them and the YPG, which the frame around it all would take.
    let (russia, assad) = (story.rect("Russia"), story.rect("Assad"));
    let (left, bottom) = (russia.x0.min(assad.x0) - 20.0, assad.y1 + 20.0);
    let points = [
        Point::new(left, russia.y0 - 20.0),
        Point::new(russia.x1 + 20.0, russia.y0 - 20.0),
        Point::new(russia.x1 + 20.0, assad.y0 - 20.0),
        Point::new(ypg.x1 + 40.0, assad.y0 - 20.0),
        Point::new(ypg.x1 + 40.0, bottom),
        Point::new(left, bottom),
    ];
    story.drawn_round(&points);
    assert_eq!(story.chosen(), ["Assad", "Russia"]);
    assert_eq!(story.gesture, Gesture::Idle);
}

#[test]
fn a_lasso_adds_takes_away_and_encloses_as_a_frame_does() {
    let mut story = three();
    story.tool = Tool::Lasso;
    let (russia, ypg) = (story.rect("Russia"), story.rect("YPG"));
    story.drawn_round(&round(ypg)).shift().drawn_round(&round(russia));
    assert_eq!(story.chosen(), ["Russia", "YPG"]);
    story.free_hand().alt().drawn_round(&round(ypg));
    assert_eq!(story.chosen(), ["Russia"]);
    let half = Rect { x1: ypg.center().x - 30.0, ..ypg };
    story.free_hand().drawn_round(&round(half));
    assert_eq!(story.chosen(), ["YPG"], "it touches it");
    story.ctrl().drawn_round(&round(half));
    assert!(story.chosen().is_empty(), "but not all of it is inside");
}

#[test]
fn a_lasso_takes_the_ties_inside_it() {
    let mut story = three();
    let tie = story.tie("Russia", Stance::Support, "YPG", None);
    story.tool = Tool::Lasso;
    let both = story.rect("Russia").union(story.rect("YPG"));
    story.drawn_round(&round(both));
    assert_eq!(story.selection.ties, [tie]);
}

#[test]
fn with_the_lasso_a_click_still_selects() {
    let mut story = three();
    story.tool = Tool::Lasso;
    let russia = story.body("Russia");
    story.click(russia);
    assert_eq!(story.chosen(), ["Russia"]);
}

#[test]
fn escape_gives_a_lasso_up() {
    let mut story = three();
    story.tool = Tool::Lasso;
    story.press(NOWHERE).move_to(NOWHERE + Vec2::new(50.0, 0.0)).event(Event::Escape).release(NOWHERE);
    assert_eq!((&story.gesture, story.asked.len()), (&Gesture::Idle, 0));
    assert!(story.selection.is_empty());
}
