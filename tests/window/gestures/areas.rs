//! Frames and lassos, with every key.

use detente::model::Stance::Support;

use super::*;

/// A frame around Russia that touches nothing else; with `half` it only touches Russia.
fn frame(story: &Story, half: bool) -> (Pos2, Pos2) {
    let rect = story.rect("Russia").expand(20.0);
    (rect.left_top(), if half { rect.center_bottom() } else { rect.right_bottom() })
}

fn framed(held: Modifiers, before: &[&str], half: bool) -> Vec<String> {
    let mut story = Story::open(&[]);
    story.select(before);
    let (from, to) = frame(&story, half);
    story.hand().holding(held).drag(from, to);
    assert_eq!(story.steps(), 0);
    story.chosen()
}

fn lassoed(held: Modifiers, before: &[&str], half: bool) -> Vec<String> {
    let mut story = Story::open(&[]);
    story.select(before).press_key(Key::L);
    let rect = story.rect("Russia").expand(22.0);
    let right = if half { rect.center().x } else { rect.right() };
    let way =
        [rect.left_top(), Pos2::new(right, rect.top()), Pos2::new(right, rect.bottom()), rect.left_bottom()];
    let mut hand = story.hand().holding(held);
    hand.press(way[0]);
    for two in way.windows(2) {
        hand.go(two[0].lerp(two[1], 0.5)).go(two[1]);
    }
    hand.lift(way[3]).hold(NONE);
    story.chosen()
}

#[test]
fn a_frame_touches_and_with_ctrl_encloses() {
    assert_eq!(framed(NONE, &[], true), ["Russia"]);
    assert!(framed(CTRL, &[], true).is_empty());
    assert_eq!(framed(CTRL, &[], false), ["Russia"]);
}

#[test]
fn a_frame_adds_with_shift_and_takes_away_with_alt() {
    assert_eq!(framed(NONE, &["Iran"], false), ["Russia"]);
    assert_eq!(framed(SHIFT, &["Iran"], false), ["Iran", "Russia"]);
    assert_eq!(framed(ALT, &["Iran", "Russia"], false), ["Iran"]);
}

#[test]
fn a_lasso_does_as_a_frame_does_with_every_key() {
    assert_eq!(lassoed(NONE, &["Iran"], false), ["Russia"]);
    assert_eq!(lassoed(SHIFT, &["Iran"], false), ["Iran", "Russia"]);
    assert_eq!(lassoed(ALT, &["Iran", "Russia"], false), ["Iran"]);
    assert_eq!(lassoed(NONE, &[], true), ["Russia"], "half of it is enough");
    assert!(lassoed(CTRL, &[], true).is_empty());
}

#[test]
fn where_frames_enclose_by_choice_ctrl_makes_them_touch() {
    let mut story = Story::open(&[]);
    story.act(Action::FrameEncloses(true));
    let (from, to) = frame(&story, true);
    story.hand().drag(from, to);
    assert!(story.chosen().is_empty());
    story.hand().holding(CTRL).drag(from, to);
    assert_eq!(story.chosen(), ["Russia"]);
}

#[test]
fn the_direction_of_a_frame_means_nothing_and_ties_are_taken_only_whole() {
    let mut story = Story::open(&[Support]);
    let all = story.rect("Russia").union(story.rect("YPG")).expand(20.0);
    let ties = |story: &Story| story.harness.state().view().selection.ties.len();
    for (from, to) in [(all.left_top(), all.right_bottom()), (all.right_bottom(), all.left_top())] {
        story.hand().drag(from, to);
        assert_eq!((story.chosen().len(), ties(&story)), (2, 1));
    }
    let middle = story.between("Russia", "YPG");
    story.hand().drag(middle - Vec2::splat(40.0), middle + Vec2::splat(40.0));
    assert_eq!((story.chosen().len(), ties(&story)), (0, 0), "it was only crossed");
}

#[test]
fn a_drag_that_begins_on_a_tie_frames_as_one_beside_it() {
    let mut story = Story::open(&[Support]);
    let on_tie = story.centre("Russia").lerp(story.centre("YPG"), 0.4);
    story.hand().drag(on_tie, story_corner(on_tie));
    assert_eq!((story.ties().len(), story.steps()), (1, 0));
    assert!(story.chosen().is_empty() || story.chosen() == ["Russia"]);
}

fn story_corner(from: Pos2) -> Pos2 {
    from + Vec2::new(60.0, 80.0)
}

#[test]
fn with_the_lasso_a_click_still_selects() {
    let mut story = Story::open(&[]);
    story.press_key(Key::L);
    let at = story.centre("YPG");
    story.click_at(at);
    assert_eq!(story.chosen(), ["YPG"]);
}

#[test]
fn shift_click_adds_takes_away_and_a_click_on_nothing_selects_nothing() {
    let mut story = Story::open(&[]);
    let (russia, ypg) = (story.centre("Russia"), story.centre("YPG"));
    story.click_at(russia);
    for expected in [&["Russia", "YPG"][..], &["Russia"]] {
        story.hand().holding(SHIFT).press(ypg).lift(ypg).hold(NONE);
        assert_eq!(story.chosen(), expected);
    }
    story.click_at(BESIDE_ALL).rest();
    assert!(story.chosen().is_empty());
}
