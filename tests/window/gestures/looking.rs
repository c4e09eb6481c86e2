//! Panning, zooming and the history of what was looked at.

use super::*;
use crate::canvas::NOWHERE;

fn panned(story: &mut Story, button: PointerButton, from: Pos2) -> kurbo::Vec2 {
    let before = story.camera().centre;
    let mut hand = story.hand().with_button(button);
    hand.press(from).go(from + Vec2::new(-30.0, 10.0)).go(from + Vec2::new(-50.0, 20.0));
    hand.lift(from + Vec2::new(-50.0, 20.0));
    story.camera().centre - before
}

#[test]
fn the_middle_button_and_the_hand_tool_hold_the_canvas_wherever_they_press() {
    let mut story = Story::open(&[]);
    let on_actor = story.centre("Russia");
    assert_eq!(panned(&mut story, PointerButton::Middle, on_actor), kurbo::Vec2::new(50.0, -20.0));
    story.press_key(Key::H);
    let on_actor = story.centre("Russia");
    assert_eq!(panned(&mut story, PointerButton::Primary, on_actor), kurbo::Vec2::new(50.0, -20.0));
    story.press_key(Key::V);
    assert_eq!(panned(&mut story, PointerButton::Primary, BESIDE_ALL), kurbo::Vec2::ZERO);
    assert_eq!(story.steps(), 0);
}

#[test]
fn the_space_bar_holds_the_canvas_and_shows_it() {
    let mut story = Story::open(&[]);
    let on_actor = story.centre("Russia");
    story.hover(on_actor);
    story.harness.key_down(Key::Space);
    story.rest();
    assert_eq!(story.sign(), CursorIcon::Grab);
    assert_eq!(panned(&mut story, PointerButton::Primary, on_actor), kurbo::Vec2::new(50.0, -20.0));
    story.harness.key_up(Key::Space);
    story.rest();
    assert_eq!((story.steps(), story.chosen().len()), (0, 0));
}

#[test]
fn letting_go_of_the_canvas_leaves_it_there_without_a_push() {
    let mut story = Story::open(&[]);
    panned(&mut story, PointerButton::Middle, NOWHERE);
    let there = story.camera();
    story.harness.run_steps(12);
    assert_eq!(story.camera(), there);
}

#[test]
fn a_pinch_zooms_at_the_pointer() {
    let mut story = Story::open(&[]);
    let at = story.centre("YPG");
    story.hover(at);
    story.harness.event(Event::Zoom(1.5));
    story.harness.run_steps(20);
    assert!((story.camera().zoom - 1.5).abs() < 0.01, "{}", story.camera().zoom);
    assert!((story.centre("YPG") - at).length() < 2.0);
}

#[test]
fn the_outer_buttons_of_a_mouse_go_back_and_forward() {
    let mut story = Story::open(&[]);
    story.select(&["Iran"]).keys(SHIFT, Key::Num2);
    story.act(Action::Camera(detente::app::action::CameraMove::ZoomBy(0.2, None)));
    let close = story.camera();
    story.keys(SHIFT, Key::Num1);
    let whole = story.camera();
    for (button, expected) in [(PointerButton::Extra1, close), (PointerButton::Extra2, whole)] {
        story.hand().with_button(button).press(BESIDE_ALL).lift(BESIDE_ALL);
        story.harness.run_steps(6);
        assert_eq!(story.camera(), expected, "{button:?}; Iran is selected and there is no tie to go along");
    }
}

#[test]
fn all_panning_and_zooming_since_a_jump_is_one_place() {
    let mut story = Story::open(&[]);
    story.select(&["Iran"]).keys(SHIFT, Key::Num2);
    let close = story.camera();
    story.act(Action::Select(Things::default()));
    for _ in 0..6 {
        panned(&mut story, PointerButton::Middle, NOWHERE);
    }
    let panned_to = story.camera();
    story.keys(SHIFT, Key::Num1).keys(ALT, Key::ArrowLeft);
    assert_eq!(story.camera(), panned_to);
    story.keys(ALT, Key::ArrowLeft);
    assert_eq!(story.camera(), close, "and not a part of the way");
}

#[test]
fn a_frame_scrolls_the_canvas_at_its_border_and_takes_what_came_into_view() {
    let mut story = Story::open(&[]);
    let canvas = story.harness.state().canvas_rect();
    // The YPG is out of sight, beyond the right border.
    let by = kurbo::Vec2::new(f64::from(canvas.right() - story.rect("YPG").left()) + 40.0, 0.0);
    story.act(Action::Camera(detente::app::action::CameraMove::PanBy(by)));
    assert!(story.seen(story.place("YPG")).x > canvas.right() + 40.0);
    let from = Pos2::new(canvas.center().x, canvas.center().y - 80.0);
    let border = Pos2::new(canvas.right() - 2.0, canvas.center().y + 80.0);
    let before = story.camera().centre;
    let mut hand = story.hand();
    hand.press(from).go(from.lerp(border, 0.5)).go(border);
    hand.story.harness.run_steps(12);
    hand.lift(border);
    assert!(story.camera().centre.x > before.x + 60.0);
    assert!(story.chosen().contains(&"YPG".to_owned()), "{:?}", story.chosen());
}
