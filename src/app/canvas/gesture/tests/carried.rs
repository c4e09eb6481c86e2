//! What comes from other panels.

use super::*;

#[test]
fn an_actor_carried_from_the_list_is_placed_where_it_is_let_go() {
    let mut story = three();
    let carried = Carried::Actor(story.actors["YPG"]);
    let touch = Touch { at: NOWHERE, ..Touch::default() };
    story.event(Event::Carry(carried, touch)).event(Event::Drop(carried, touch));
    assert_eq!(story.edits(), [&Edit::MoveActors(vec![(story.actors["YPG"], NOWHERE)])]);
}

#[test]
fn a_new_actor_carried_from_the_toolbar_asks_for_its_name() {
    let mut story = three();
    let touch = Touch { at: NOWHERE, ..Touch::default() };
    story.event(Event::Drop(Carried::NewActor(ActorKind::Militia), touch));
    let whose = Whose::NewOfKind(ActorKind::Militia, NOWHERE);
    assert_eq!(story.asked, [Action::Rename(Renaming { whose, text: String::new() })]);
}

#[test]
fn words_let_go_on_a_tie_back_it() {
    let mut story = three();
    let document = story.document("Moscow armed the YPG in 2015.");
    let words = Words { document, span: Span::new(0, 16) };
    let tie = story.tie("Russia", Stance::Support, "YPG", None);
    let touch = Touch { at: Point::new(150.0, 0.0), ..Touch::default() };
    story.event(Event::Carry(Carried::Words(words), touch)).event(Event::Drop(Carried::Words(words), touch));
    assert_eq!(story.edits(), [&Edit::AttachWords(tie, words, Said::default())]);
}

#[test]
fn words_led_from_one_actor_to_another_ask_for_a_tie_between_them() {
    let mut story = three();
    let document = story.document("Moscow armed the YPG in 2015.");
    let words = Words { document, span: Span::new(0, 16) };
    let over = |at| Touch { at, ..Touch::default() };
    let (russia, ypg) = (over(story.body("Russia")), over(story.body("YPG")));
    story.event(Event::Carry(Carried::Words(words), russia)).event(Event::Carry(Carried::Words(words), ypg));
    story.event(Event::Drop(Carried::Words(words), ypg)).event(Event::Stance(Stance::Support));
    assert_eq!(story.edits(), [&story.drawn("Russia", Stance::Support, "YPG", Some(words))]);
}

#[test]
fn words_let_go_on_one_actor_open_the_bar_with_it_filled_in() {
    let mut story = three();
    let document = story.document("Moscow armed the YPG in 2015.");
    let words = Words { document, span: Span::new(0, 16) };
    let touch = Touch { at: story.body("Russia"), ..Touch::default() };
    story.event(Event::Drop(Carried::Words(words), touch));
    let [Action::DraftQuickTie(draft)] = &story.asked[..] else { panic!("{:?}", story.asked) };
    assert_eq!(draft.from.actor, Some(story.actors["Russia"]));
    assert_eq!(draft.words, words);
}
