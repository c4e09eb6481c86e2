//! Drawing ties.

use super::*;

#[test]
fn a_drag_from_the_rim_asks_what_the_tie_is() {
    let mut story = three();
    let (rim, ypg) = (story.rim("Russia"), story.body("YPG"));
    story.drag(rim, ypg);
    let Gesture::Choosing(choosing) = &story.gesture else { panic!("{:?}", story.gesture) };
    assert_eq!(choosing.to, Goal::Actor(story.actors["YPG"]));
    story.event(Event::Stance(Stance::Clash));
    assert_eq!(story.edits(), [&story.drawn("Russia", Stance::Clash, "YPG", None)]);
    assert_eq!(story.gesture, Gesture::Idle);
}

#[test]
fn c_on_the_way_makes_a_clash_without_a_question() {
    let mut story = three();
    let (rim, ypg) = (story.rim("Russia"), story.body("YPG"));
    story.press(rim).move_to(NOWHERE).event(Event::Stance(Stance::Clash)).move_to(ypg).release(ypg);
    assert_eq!(story.edits(), [&story.drawn("Russia", Stance::Clash, "YPG", None)]);
}

#[test]
fn shift_on_the_way_makes_a_support() {
    let mut story = three();
    let (rim, ypg) = (story.rim("Russia"), story.body("YPG"));
    story.press(rim).shift().move_to(ypg).release(ypg);
    assert_eq!(story.edits(), [&story.drawn("Russia", Stance::Support, "YPG", None)]);
}

#[test]
fn selected_words_go_with_the_tie_unless_unticked() {
    let mut story = three();
    let document = story.document("Moscow armed the YPG in 2015.");
    let words = Words { document, span: Span::new(0, 16) };
    story.words = Some(words);
    let (rim, ypg) = (story.rim("Russia"), story.body("YPG"));
    story.press(rim).shift().move_to(ypg).release(ypg).event(Event::Accept);
    assert_eq!(story.edits(), [&story.drawn("Russia", Stance::Support, "YPG", Some(words))]);
    story.asked.clear();
    let unticked = Draft { stance: Some(Stance::Clash), ..Draft::default() };
    story.held.shift = false;
    story.drag(rim, ypg).event(Event::Draft(unticked)).event(Event::Accept);
    assert_eq!(story.edits(), [&story.drawn("Russia", Stance::Clash, "YPG", None)]);
}

#[test]
fn a_tie_dropped_on_nothing_offers_a_new_actor() {
    let mut story = three();
    let rim = story.rim("Russia");
    story.drag(rim, NOWHERE).event(Event::Stance(Stance::Support));
    assert!(story.asked.is_empty(), "it has no name yet");
    let named = Draft { stance: Some(Stance::Support), name: " Iran ".to_owned(), ..Draft::default() };
    story.event(Event::Draft(named)).event(Event::Accept);
    let Edit::DrawTie(tie) = story.edits()[0] else { panic!("{:?}", story.asked) };
    assert_eq!(tie.to, End::New("Iran".to_owned(), Some(NOWHERE)));
    assert_eq!(tie.stance, Stance::Support);
}

#[test]
fn a_tie_led_back_to_its_actor_is_given_up() {
    let mut story = three();
    let (rim, body) = (story.rim("Russia"), story.body("Russia"));
    story.press(rim).move_to(NOWHERE).move_to(body).release(body);
    assert_eq!((&story.gesture, story.asked.len()), (&Gesture::Idle, 0));
}

impl Story {
    /// Just inside an end of a tie.
    fn tip(&self, tie: TieId, end: TieEnd) -> Point {
        let (from, to) =
            (self.scene.tie_end(tie, TieEnd::From).unwrap(), self.scene.tie_end(tie, TieEnd::To).unwrap());
        let inwards = (to - from).normalize() * 2.0;
        match end {
            TieEnd::From => from + inwards,
            TieEnd::To => to - inwards,
        }
    }
}

#[test]
fn the_end_of_a_selected_tie_can_be_fastened_elsewhere() {
    let mut story = three();
    let tie = story.tie("Russia", Stance::Support, "YPG", None);
    let end = story.tip(tie, TieEnd::To);
    let assad = story.body("Assad");
    story.click(Point::new(150.0, 0.0));
    assert_eq!(story.selection.ties, [tie]);
    story.drag(end, assad);
    let expected = Edit::ReconnectTie(tie, TieEnd::To, End::Actor(story.actors["Assad"]));
    assert_eq!(story.edits(), [&expected]);
}

#[test]
fn both_ends_can_be_fastened_elsewhere() {
    let mut story = three();
    let tie = story.tie("Russia", Stance::Support, "YPG", None);
    let (start, assad) = (story.tip(tie, TieEnd::From), story.body("Assad"));
    story.click(Point::new(150.0, 0.0)).drag(start, assad);
    let expected = Edit::ReconnectTie(tie, TieEnd::From, End::Actor(story.actors["Assad"]));
    assert_eq!(story.edits(), [&expected]);
}

#[test]
fn an_end_let_go_on_nothing_offers_a_new_actor_there() {
    for end in [TieEnd::From, TieEnd::To] {
        let mut story = three();
        let tie = story.tie("Russia", Stance::Support, "YPG", None);
        let tip = story.tip(tie, end);
        story.click(Point::new(150.0, 0.0)).drag(tip, NOWHERE);
        let whose = Whose::NewEnd { tie, end, at: NOWHERE };
        assert_eq!(story.asked, [Action::Rename(Renaming { whose, text: String::new() })]);
        assert_eq!(story.gesture, Gesture::Idle);
    }
}

#[test]
fn an_end_led_back_to_where_it_was_or_to_the_other_end_stays() {
    let mut story = three();
    let tie = story.tie("Russia", Stance::Support, "YPG", None);
    let (tip, beside) = (story.tip(tie, TieEnd::To), story.tip(tie, TieEnd::To) + Vec2::new(-4.0, 14.0));
    let (ypg, russia) = (story.body("YPG"), story.body("Russia"));
    story.click(Point::new(150.0, 0.0));
    for to in [beside, ypg, russia] {
        story.press(tip).move_to(NOWHERE).move_to(to).release(to);
        assert_eq!((&story.gesture, story.asked.len()), (&Gesture::Idle, 0), "{to:?}");
    }
}

/// A selected tie between Russia and the YPG, and the handle in its middle.
fn selected() -> (Story, TieId, Point) {
    let mut story = three();
    let tie = story.tie("Russia", Stance::Support, "YPG", None);
    story.selection.ties = vec![tie];
    let handle = story.scene.bend_handle(tie).unwrap();
    (story, tie, handle)
}

#[test]
fn the_middle_of_a_selected_tie_bends_it() {
    let (mut story, tie, handle) = selected();
    let to = handle + Vec2::new(0.0, 70.0);
    story.press(handle).move_to(handle + Vec2::new(0.0, 30.0)).move_to(to);
    assert!(matches!(story.gesture, Gesture::Bending(_)), "{:?}", story.gesture);
    story.release(to);
    let bend = story.scene.bend_at(tie, to);
    assert!(bend.is_some_and(|bend| bend.abs() > 30.0), "{bend:?}");
    assert_eq!(story.edits(), [&Edit::BendTies(vec![tie], bend)]);
    assert_eq!(story.selection.ties, [tie], "it stays selected");
}

#[test]
fn a_tie_bent_by_next_to_nothing_is_straight_and_with_ctrl_as_bent_as_one_likes() {
    let (mut story, tie, handle) = selected();
    let to = handle + Vec2::new(0.0, 5.0);
    story.drag(handle, to);
    assert_eq!(story.edits(), [&Edit::BendTies(vec![tie], Some(0.0))]);
    let (mut story, tie, handle) = selected();
    story.ctrl().drag(handle, to);
    assert_eq!(story.edits(), [&Edit::BendTies(vec![tie], story.scene.bend_at(tie, to))]);
}

#[test]
fn a_double_click_on_the_handle_leaves_the_way_of_a_bent_tie_to_the_program_again() {
    let (mut story, tie, handle) = selected();
    story.double_click(handle);
    assert!(story.edits().is_empty(), "it was not bent by hand");
    story.editor.perform(Edit::BendTies(vec![tie], Some(60.0))).unwrap();
    story.redraw();
    let handle = story.scene.bend_handle(tie).unwrap();
    story.double_click(handle);
    assert_eq!(story.edits(), [&Edit::BendTies(vec![tie], None)]);
}

#[test]
fn a_tie_that_is_not_selected_or_one_of_several_shows_no_handle() {
    let (mut story, tie, handle) = selected();
    let other = story.tie("Russia", Stance::Clash, "Assad", None);
    for selection in [vec![], vec![tie, other]] {
        story.selection.ties = selection;
        story.press(handle).move_to(handle + Vec2::new(0.0, 70.0));
        assert!(matches!(story.gesture, Gesture::Framing(_)), "{:?}", story.gesture);
        story.event(Event::Escape);
    }
}

#[test]
fn escape_leaves_a_tie_as_bent_as_it_was() {
    let (mut story, _, handle) = selected();
    story.press(handle).move_to(handle + Vec2::new(0.0, 70.0)).event(Event::Escape);
    assert_eq!((&story.gesture, story.edits().len()), (&Gesture::Idle, 0));
}

#[test]
fn enter_makes_the_tie_once_stance_and_name_are_known() {
    let mut story = three();
    let rim = story.rim("Russia");
    story.drag(rim, NOWHERE).event(Event::Accept);
    assert!(matches!(story.gesture, Gesture::Choosing(_)) && story.asked.is_empty(), "nothing is known");
    let stance = Some(Stance::Clash);
    story.event(Event::Draft(Draft { stance, ..Draft::default() })).event(Event::Accept);
    assert!(matches!(story.gesture, Gesture::Choosing(_)) && story.asked.is_empty(), "a name is missing");
    let name = " Wagner ".to_owned();
    story.event(Event::Draft(Draft { stance, name, ..Draft::default() })).event(Event::Accept);
    let Some(Edit::DrawTie(tie)) = story.edits().pop() else { panic!("{:?}", story.asked) };
    assert_eq!(tie.to, End::New("Wagner".to_owned(), Some(NOWHERE)));
    assert_eq!(story.gesture, Gesture::Idle);
}

#[test]
fn a_press_beside_the_question_gives_it_up() {
    let mut story = three();
    let (rim, ypg) = (story.rim("Russia"), story.body("YPG"));
    story.drag(rim, ypg).press(NOWHERE);
    assert_eq!((&story.gesture, story.asked.len()), (&Gesture::Idle, 0));
}

#[test]
fn the_lasso_leaves_the_handle_of_a_tie_alone() {
    let (mut story, _, handle) = selected();
    story.tool = Tool::Lasso;
    story.press(handle).move_to(handle + Vec2::new(0.0, 70.0));
    assert!(matches!(story.gesture, Gesture::Bending(_)), "{:?}", story.gesture);
}
