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
