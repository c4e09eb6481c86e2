//! Stories of who says so and how far to trust it: grades, speakers, voices.

use detente::app::Action;
use detente::edit::{Edit, End, NewTie, Said, Things, Words};
use detente::model::{
    Actor, Direction, Document, Hedge, InformationGrade, Quote, QuoteId, SourceGrade, Stance, TieId,
};
use detente::text::{SourceText, Span};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const CTRL: Modifiers = Modifiers::COMMAND;
const NONE: Modifiers = Modifiers::NONE;
const TEXT: &str = "Moscow said Iran lied. Iran left, Reuters reports.";

/// A window on Russia's clash with Iran, with two quotes: Moscow says one, the author the other.
fn shell() -> (Shell, TieId) {
    let mut shell = Shell::new();
    let russia = Actor { aliases: vec!["Moscow".into()], ..Actor::named("Russia") };
    shell.edit(Edit::AddActors(vec![russia, Actor::named("Iran")]));
    let actors = shell.app().view().selection.actors.clone();
    let document =
        Document { author: "A. Writer".into(), ..Document::titled("A paper", SourceText::new(TEXT)) };
    shell.edit(Edit::AddDocuments(vec![document]));
    let document = shell.app().view().selection.documents[0];
    let words = |start, end| Words { document, span: Span::new(start, end) };
    let (from, to) = (End::Actor(actors[0]), End::Actor(actors[1]));
    let said = Said { speaker: "moscow".into(), hedge: Hedge::Stated };
    let (stance, direction, first) = (Stance::Clash, Direction::OneWay, Some(words(0, 22)));
    shell.edit(Edit::DrawTie(NewTie { from, to, stance, direction, words: first, said }));
    let tie = shell.app().view().selection.ties[0];
    shell.edit(Edit::AttachWords(tie, words(23, 32), Said::default()));
    (shell, tie)
}

fn quotes(shell: &Shell, tie: TieId) -> Vec<QuoteId> {
    shell.app().editor().project().tie(tie).unwrap().quotes.clone()
}

fn quote(shell: &Shell, id: QuoteId) -> &Quote {
    shell.app().editor().project().quote(id).unwrap()
}

fn select(shell: &mut Shell, things: Things) {
    shell.act(Action::Select(things));
}

#[test]
fn a_grade_is_one_click_and_says_what_it_means() {
    let (mut shell, tie) = shell();
    let id = quotes(&shell, tie)[0];
    select(&mut shell, Things { quotes: vec![id], ..Things::default() });
    shell.click("Source B: usually reliable");
    shell.click("Information 3: possibly true");
    let graded = |shell: &Shell| (quote(shell, id).source_grade, quote(shell, id).information_grade);
    assert_eq!(graded(&shell), (Some(SourceGrade::B), Some(InformationGrade::Three)));
    assert!(shell.shows("Source: how far it is to be relied on: usually reliable"));
    shell.press(NONE, Key::Num2);
    assert_eq!(graded(&shell), (Some(SourceGrade::B), Some(InformationGrade::Two)), "the row clicked has the keys");
    shell.click("Source: not graded");
    assert_eq!(graded(&shell), (None, Some(InformationGrade::Two)));
    assert!(shell.shows("Written by A. Writer"), "the author is kept apart from the speaker");
}

#[test]
fn a_grade_is_typed_while_its_row_has_the_keyboard() {
    let (mut shell, tie) = shell();
    let id = quotes(&shell, tie)[0];
    select(&mut shell, Things { quotes: vec![id], ..Things::default() });
    let actors = shell.app().editor().project().counts().actors;
    shell.harness.get_by_label("Source A: completely reliable").focus();
    shell.settle();
    shell.press(NONE, Key::A);
    assert_eq!(quote(&shell, id).source_grade, Some(SourceGrade::A));
    shell.press(NONE, Key::C);
    assert_eq!(quote(&shell, id).source_grade, Some(SourceGrade::C));
    shell.press(NONE, Key::Num0);
    assert_eq!(quote(&shell, id).source_grade, None);
    let project = shell.app().editor().project();
    assert_eq!((project.counts().actors, project.counts().ties), (actors, 1), "A and C were no commands");
    assert!(shell.app().view().renaming.is_none());
}

#[test]
fn several_quotes_are_graded_and_given_a_speaker_in_one_step() {
    let (mut shell, tie) = shell();
    select(&mut shell, Things { ties: vec![tie], ..Things::default() });
    shell.click("Select all its quotes");
    let ids = quotes(&shell, tie);
    assert_eq!(shell.app().view().selection.quotes, ids);
    let before = shell.app().editor().position();
    shell.click("Source D: not usually reliable");
    assert_eq!(shell.app().editor().position(), before + 1);
    assert!(ids.iter().all(|id| quote(&shell, *id).source_grade == Some(SourceGrade::D)));
    shell.write("Speaker of all", "Reuters");
    shell.click("Set for all");
    assert_eq!(shell.app().editor().position(), before + 2);
    assert!(ids.iter().all(|id| quote(&shell, *id).speaker == "Reuters"));
    shell.press(CTRL, Key::Z);
    assert_eq!(quote(&shell, ids[0]).speaker, "moscow");
}

#[test]
fn a_tie_says_who_asserts_it_about_whom() {
    let (mut shell, tie) = shell();
    select(&mut shell, Things { ties: vec![tie], ..Things::default() });
    assert!(shell.shows("Asserted by Russia"));
    assert!(shell.shows("about Iran"));
    assert!(shell.shows("(author) about Russia and Iran"));
    assert!(shell.shows("2 quotes, 1 document, asserted by Russia about Iran"), "in its sentence too");
    shell.click("Asserted by Russia");
    let russia = shell.app().editor().project().actor_named("Russia").unwrap();
    assert_eq!(shell.app().view().selection.actors, [russia]);
}

#[test]
fn the_evidence_table_shows_what_one_speaker_says() {
    let (mut shell, _) = shell();
    shell.press(CTRL, Key::Num4);
    assert!(shell.shows("2 rows"));
    shell.harness.get_by_role_and_label(Role::ComboBox, "Speaker: All speakers").click();
    shell.settle();
    shell.click("Russia (1)");
    assert!(shell.shows("1 row "));
    assert!(shell.shows("Speaker: Russia"));
}
