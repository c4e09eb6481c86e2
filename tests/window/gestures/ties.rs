//! Ties that are drawn, bent and fastened elsewhere.

use super::*;
use crate::canvas::NOWHERE;
use detente::model::Stance::{Clash, Support};

#[test]
fn s_or_shift_on_the_way_is_support_and_c_is_clash() {
    for (key, held, made) in [
        (Some(Key::S), NONE, "Russia supports YPG"),
        (None, SHIFT, "Russia supports YPG"),
        (Some(Key::C), NONE, "Russia clashes with YPG"),
    ] {
        let mut story = Story::open(&[]);
        let (rim, ypg) = (story.rim("Russia"), story.centre("YPG"));
        let mut hand = story.hand();
        hand.press(rim).go(BESIDE_ALL).hold(held).go(ypg);
        if let Some(key) = key {
            hand.key(key);
        }
        hand.lift(ypg).hold(NONE);
        assert_eq!((story.ties(), story.steps()), (vec![made.to_owned()], 1));
    }
}

#[test]
fn a_tie_led_back_to_where_it_came_from_is_given_up() {
    let mut story = Story::open(&[]);
    let (rim, middle) = (story.rim("Russia"), story.centre("Russia"));
    story.hand().press(rim).go(NOWHERE).go(middle).lift(middle);
    assert!(story.ties().is_empty() && !story.shows("Support (S)"));
}

#[test]
fn the_question_is_answered_with_enter_once_nothing_is_missing() {
    let mut story = Story::open(&[]);
    let rim = story.rim("Russia");
    story.hand().drag(rim, NOWHERE);
    story.types("Wagner").press_key(Key::Enter);
    assert!(story.ties().is_empty() && story.shows("Support (S)"), "the stance is asked on");
    story.press_key(Key::C);
    assert_eq!((story.ties(), story.steps()), (vec!["Russia clashes with Wagner".to_owned()], 1));
}

#[test]
fn a_press_beside_the_question_gives_it_up() {
    let mut story = Story::open(&[]);
    let (rim, ypg) = (story.rim("Russia"), story.centre("YPG"));
    story.hand().drag(rim, ypg);
    assert!(story.shows("Support (S)"));
    story.click_at(Pos2::new(300.0, 650.0)).rest();
    assert!(story.ties().is_empty() && !story.shows("Support (S)"));
}

#[test]
fn a_tie_is_bent_by_its_handle_and_a_double_click_there_takes_the_bend_out() {
    let mut story = Story::open(&[Support]);
    let (tie, handle) = (story.click_tie(), story.between("Russia", "YPG"));
    let down = Vec2::new(0.0, 70.0);
    story.hand().drag(handle, handle + down);
    let bend = story.project().bend(tie).unwrap();
    assert!((bend.abs() - 70.0).abs() < 12.0, "{bend}");
    assert_eq!(story.steps(), 1);
    story.double_click(handle + down).rest();
    assert_eq!((story.project().bend(tie), story.steps()), (None, 2));
    story.keys(CTRL, Key::Z);
    assert_eq!(story.project().bend(tie), Some(bend), "taking it out can be undone");
}

#[test]
fn a_bend_of_next_to_nothing_is_straight_unless_ctrl_is_held() {
    for (held, is_straight) in [(NONE, true), (CTRL, false)] {
        let mut story = Story::open(&[Support]);
        let (tie, handle) = (story.click_tie(), story.between("Russia", "YPG"));
        let mut hand = story.hand().holding(held);
        hand.press(handle).go(handle + Vec2::new(0.0, 40.0)).go(handle + Vec2::new(0.0, 4.0));
        hand.lift(handle + Vec2::new(0.0, 4.0)).hold(NONE);
        let bend = story.project().bend(tie).unwrap_or(0.0);
        assert_eq!(bend == 0.0, is_straight, "{held:?}: {bend}");
    }
}

#[test]
fn the_handle_shows_only_for_one_tie_that_is_long_enough() {
    let mut story = Story::open(&[Support]);
    let handle = story.between("Russia", "YPG");
    story.hover(handle).rest();
    assert_eq!(story.sign(), CursorIcon::PointingHand, "nothing is selected");
    story.click_tie();
    story.hover(handle).rest();
    assert_eq!(story.sign(), CursorIcon::Grab);
    story.act(Action::Camera(detente::app::action::CameraMove::ZoomBy(0.13, None)));
    let handle = story.seen(kurbo::Point::ORIGIN);
    story.hover(handle).rest();
    assert_ne!(story.sign(), CursorIcon::Grab, "it would be as long as the tie");
}

#[test]
fn the_beginning_of_a_tie_is_fastened_elsewhere_as_its_end_is() {
    let mut story = Story::open(&[Clash]);
    story.click_tie();
    let beginning = story.rect("Russia").right_center() + Vec2::new(7.0, 0.0);
    let iran = story.centre("Iran");
    story.hand().drag(beginning, iran);
    assert_eq!((story.ties(), story.steps()), (vec!["Iran clashes with YPG".to_owned()], 1));
}

#[test]
fn an_end_let_go_where_it_was_or_on_the_other_end_stays() {
    let mut story = Story::open(&[Clash]);
    story.click_tie();
    let end = story.rect("YPG").left_center() - Vec2::new(7.0, 0.0);
    for to in [end + Vec2::new(-12.0, 8.0), story.centre("Russia")] {
        story.hand().drag(end, to);
        assert_eq!((story.ties(), story.steps()), (vec!["Russia clashes with YPG".to_owned()], 0));
        assert!(story.harness.state().view().renaming.is_none(), "no actor is offered");
    }
}

#[test]
fn a_double_click_on_a_tie_opens_its_first_quote() {
    let mut story = Story::open(&[Support]);
    let at = story.centre("Russia").lerp(story.centre("YPG"), 0.4);
    story.double_click(at).rest();
    let view = story.harness.state().view();
    assert_eq!(view.document, story.project().documents().next().map(|(id, _)| id));
    assert!(story.shows("Moscow armed the YPG"));
    assert_eq!(story.steps(), 0);
}
