//! The sign of the pointer says what a press would do.

use detente::model::Stance::Support;

use super::*;

#[test]
fn the_sign_of_the_pointer_says_what_a_press_would_do() {
    let mut story = Story::open(&[Support]);
    let on_tie = story.centre("Russia").lerp(story.centre("YPG"), 0.4);
    let places = [
        (story.centre("Russia"), CursorIcon::Move, "the inside of an actor"),
        (story.rim("Russia"), CursorIcon::Crosshair, "its rim"),
        (on_tie, CursorIcon::PointingHand, "a tie"),
        (BESIDE_ALL, CursorIcon::Default, "nothing"),
    ];
    for (at, sign, what) in places {
        story.hover(at).rest();
        assert_eq!(story.sign(), sign, "{what}");
    }
    story.click_tie();
    let end = story.rect("YPG").left_center() - Vec2::new(7.0, 0.0);
    story.hover(end).rest();
    assert_eq!(story.sign(), CursorIcon::Grab, "the end of a selected tie");
    story.note_at("A word", -60.0, 120.0);
    let side = story.item("Note: A word").right_center();
    story.hover(side).rest();
    assert_eq!(story.sign(), CursorIcon::ResizeHorizontal, "the side of a selected note");
    for (key, sign) in [(Key::H, CursorIcon::Grab), (Key::L, CursorIcon::Crosshair)] {
        story.press_key(key).hover(BESIDE_ALL).rest();
        assert_eq!(story.sign(), sign, "{key:?}");
    }
}
