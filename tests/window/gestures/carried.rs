//! What is carried in from another part of the window.

use detente::app::view::Panel;
use detente::edit::Words;
use detente::model::{Actor, Document};
use detente::text::{SourceText, Span};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::shell::Shell;

#[test]
fn an_actor_carried_from_the_list_is_placed_where_it_is_let_go() {
    let mut story = Story { harness: Shell::new().harness };
    let placed = Actor { place: Some(kurbo::Point::ORIGIN), ..Actor::named("Russia") };
    story.act(Action::Edit(Edit::AddActors(vec![Actor::named("Hezbollah"), placed]))).rest();
    let row = story.harness.get_all_by_label_contains("Hezbollah, other").next().unwrap().rect().center();
    let to = story.harness.state().canvas_rect().center() + Vec2::new(60.0, 150.0);
    story.hand().drag(row, to);
    let place = story.place("Hezbollah");
    assert!((story.seen(place) - to).length() < 2.0, "{place}");
}

#[test]
fn a_new_actor_carried_from_the_toolbar_asks_for_its_name() {
    let mut story = Story::open(&[]);
    let button = story.harness.get_by_label_contains("New actor: click, or drag onto the canvas").rect();
    let at = BESIDE_ALL + Vec2::new(150.0, 0.0);
    story.hand().drag(button.center(), at);
    story.types("Wagner").press_key(Key::Enter);
    assert!((story.centre("Wagner") - at).length() < 2.0);
    assert_eq!(story.steps(), 1);
}

#[test]
fn what_is_taken_away_from_the_canvas_again_does_nothing() {
    let mut story = Story::open(&[]);
    let button = story.harness.get_by_label_contains("New actor: click, or drag onto the canvas").rect();
    let away = button.center();
    story.hand().press(away).go(away + Vec2::new(20.0, 60.0)).go(BESIDE_ALL).go(away).lift(away);
    assert_eq!((story.project().counts().actors, story.steps()), (3, 0));
}

/// Words of a document, selected in the reader; gives where they stand on screen.
fn reading(story: &mut Story) -> Pos2 {
    let made = Document::titled("paper", SourceText::new("Russia shelled the YPG on Monday, said Iran."));
    story.act(Action::Edit(Edit::AddDocuments(vec![made])));
    let view = story.harness.state().view();
    if !view.panels.contains(&Panel::Reader) {
        story.act(Action::Toggle(Panel::Reader));
    }
    let document = story.project().documents().find(|(_, found)| found.title == "paper").unwrap().0;
    story.act(Action::ShowDocument(document)).rest();
    let page = story.harness.get_by_role_and_label(Role::Document, "paper").rect();
    let words = Words { document, span: Span::new(0, 26) };
    story.act(Action::SelectWords(Some(words))).rest();
    let line = story.harness.get_all_by_label_contains("Russia shelled the YPG on").last().unwrap().rect();
    assert!(page.contains_rect(line), "{page} {line}");
    line.left_top() + Vec2::new(30.0, 10.0)
}

#[test]
fn words_led_from_one_actor_to_another_ask_for_a_tie_with_those_words() {
    let mut story = Story::open(&[]);
    let words = reading(&mut story);
    let (russia, ypg) = (story.centre("Russia"), story.centre("YPG"));
    let mut hand = story.hand();
    hand.press(words).go(words - Vec2::new(12.0, 0.0)).go(russia).go(russia.lerp(ypg, 0.5)).go(ypg).lift(ypg);
    assert!(story.shows("Support (S)"), "the tie is asked for");
    story.press_key(Key::C).rest();
    assert_eq!(story.ties(), ["Russia clashes with YPG"]);
    assert_eq!(story.project().counts().quotes, 1);
}

#[test]
fn words_let_go_on_a_tie_back_it() {
    let mut story = Story::open(&[detente::model::Stance::Clash]);
    let before = story.project().counts().quotes;
    let words = reading(&mut story);
    let on_tie = story.centre("Russia").lerp(story.centre("YPG"), 0.4);
    story.hand().press(words).go(words - Vec2::new(12.0, 0.0)).go(on_tie).lift(on_tie);
    assert_eq!(story.project().counts().quotes, before + 1);
    assert_eq!(story.ties().len(), 1);
}
