//! Actors that follow the pointer.

use super::*;

#[test]
fn a_drag_moves_what_is_pressed_selects_it_and_is_one_step() {
    let mut story = Story::open(&[]);
    story.select(&["Iran"]);
    let (from, before) = (story.centre("YPG"), story.place("YPG"));
    story.hand().holding(CTRL).drag(from, from + Vec2::new(33.0, 90.0));
    assert_eq!(story.place("YPG") - before, kurbo::Vec2::new(33.0, 90.0));
    assert_eq!((story.chosen(), story.steps()), (vec!["YPG".to_owned()], 1));
}

#[test]
fn shift_keeps_a_drag_straight_across_or_down() {
    for (by, kept) in [((90.0, 30.0), (90.0, 0.0)), ((20.0, 110.0), (0.0, 110.0))] {
        let mut story = Story::open(&[]);
        let (from, before) = (story.centre("YPG"), story.place("YPG"));
        story.hand().holding(SHIFT).drag(from, from + Vec2::new(by.0, by.1));
        let moved = story.place("YPG") - before;
        // Along its way it may fall in with something, across it never.
        assert!((moved - kurbo::Vec2::new(kept.0, kept.1)).hypot() <= 6.0, "{moved:?}");
        assert!(moved.x == 0.0 || moved.y == 0.0, "{moved:?}");
    }
}

#[test]
fn alt_leaves_what_is_dragged_and_makes_copies_with_the_ties_among_them() {
    let mut story = Story::open(&[detente::model::Stance::Support]);
    story.select(&["Russia", "YPG"]);
    let (from, before) = (story.centre("YPG"), story.place("YPG"));
    story.hand().holding(ALT | CTRL).drag(from, from + Vec2::new(10.0, 150.0));
    assert_eq!(story.place("YPG"), before);
    assert_eq!((story.project().counts().actors, story.ties().len(), story.steps()), (5, 2, 1));
    let copies: Vec<kurbo::Point> = story.chosen().iter().map(|name| story.place(name)).collect();
    assert!(copies.iter().all(|at| at.y == 150.0), "the copies are selected: {copies:?}");
}

#[test]
fn a_key_counts_at_once_without_the_pointer_moving_and_what_is_held_at_the_end_decides() {
    let mut story = Story::open(&[]);
    let from = story.centre("YPG");
    let to = from + Vec2::new(0.0, 120.0);
    let mut hand = story.hand();
    hand.press(from).go(from + Vec2::new(0.0, 60.0)).go(to);
    assert_eq!(hand.story.sign(), CursorIcon::Move);
    hand.hold(ALT);
    assert_eq!(hand.story.sign(), CursorIcon::Copy);
    hand.hold(NONE);
    assert_eq!(hand.story.sign(), CursorIcon::Move);
    hand.lift(to);
    assert_eq!(story.project().counts().actors, 3, "it was moved in the end");
    assert!(story.place("YPG").y > 100.0);
}

#[test]
fn a_trembling_click_moves_nothing() {
    let mut story = Story::open(&[]);
    let at = story.centre("YPG");
    story.hand().drag(at, at + Vec2::new(2.0, 2.0));
    assert_eq!((story.chosen(), story.steps()), (vec!["YPG".to_owned()], 0));
}

#[test]
fn escape_in_the_middle_of_a_drag_leaves_everything_where_it_was() {
    let mut story = Story::open(&[]);
    let (from, before) = (story.centre("YPG"), story.place("YPG"));
    let to = from + Vec2::new(40.0, 120.0);
    story.hand().press(from).go(to).key(Key::Escape).lift(to);
    assert_eq!((story.place("YPG"), story.steps()), (before, 0));
}

#[test]
fn an_actor_falls_in_halfway_between_two_others_and_shows_with_what() {
    let mut story = Story::open(&[]);
    // Iran between Russia and the YPG in their row: equal gaps to both.
    let (from, to) = (story.centre("Iran"), story.between("Russia", "YPG") + Vec2::new(4.0, 3.0));
    story.hand().drag(from, to);
    let [left, middle, right] = ["Russia", "Iran", "YPG"].map(|name| story.rect(name));
    let gaps = (middle.left() - left.right(), right.left() - middle.right());
    assert!((gaps.0 - gaps.1).abs() < 0.6, "{gaps:?}");
    assert!((middle.center().y - left.center().y).abs() < 0.6);
}

#[test]
fn actors_glide_to_where_they_were_arranged_and_end_there() {
    use detente::app::command::Command;
    let mut story = Story::open(&[detente::model::Stance::Clash]);
    let before = story.place("Iran");
    assert_eq!(Command::ArrangeLayers.facts().keys, []);
    story.act(Action::Arrange(detente::scene::Arrangement {
        method: detente::layout::Method::Layers,
        ..detente::scene::Arrangement::of(detente::scene::Movable::All)
    }));
    for _ in 0..400 {
        story.harness.run_steps(1);
        if story.steps() == 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_ne!(story.place("Iran"), before);
    story.harness.run_steps(10); // each a quarter of a second, longer than the way takes
    for name in ["Russia", "YPG", "Iran"] {
        let (box_on_screen, place) = (story.centre(name), story.seen(story.place(name)));
        assert!((box_on_screen - place).length() < 1.0, "{name}: {box_on_screen} and {place}");
    }
}
