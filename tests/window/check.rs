//! Stories of the evidence check: what it says, where it leads, and that it keeps up.

use detente::app::Action;
use detente::app::view::Tab;
use detente::edit::{DocumentChange, Edit, End, NewTie, Said, Things, Words};
use detente::model::{Actor, Direction, Document, Stance};
use detente::text::{SourceText, Span};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const CTRL: Modifiers = Modifiers::COMMAND;
const NONE: Modifiers = Modifiers::NONE;
const TEXT: &str = "Russia armed Assad. Iran left.";

/// A window on two ties: one with a quote of an undated document, one without.
fn shell() -> Shell {
    let mut shell = Shell::new();
    let named = |name: &str| Actor { place: Some((0.0, 0.0).into()), ..Actor::named(name) };
    shell.edit(Edit::AddActors(["Russia", "Assad", "Cuba"].map(named).into()));
    let actors = shell.app().view().selection.actors.clone();
    shell.edit(Edit::AddDocuments(vec![Document::titled("A paper", SourceText::new(TEXT))]));
    let document = shell.app().view().selection.documents[0];
    let words = Words { document, span: Span::new(0, 18) };
    for (to, words) in [(1, Some(words)), (2, None)] {
        let (from, to) = (End::Actor(actors[0]), End::Actor(actors[to]));
        let said = Said { speaker: "russia".into(), ..Said::default() };
        let (stance, direction) = (Stance::Support, Direction::OneWay);
        shell.edit(Edit::DrawTie(NewTie { from, to, stance, direction, words, said }));
    }
    shell.act(Action::Select(Things::default()));
    shell.press(CTRL, Key::Num8);
    shell
}

/// True if a finding says this; the list shows a few rows only, so it is filtered first.
fn finds(shell: &mut Shell, sentence: &str) -> bool {
    shell.write("Filter the findings", sentence);
    shell.shows(sentence)
}

#[test]
fn the_check_says_what_stands_and_what_is_to_be_settled_and_keeps_up() {
    let mut shell = shell();
    assert!(shell.shows("Not ready to publish: 1 to settle, 6 to know."));
    assert!(shell.shows("1 of 2 ties have a quote"));
    assert!(shell.shows("Check tab, 7"));
    assert!(finds(&mut shell, "Russia supports Cuba: no quote says so"));
    assert!(finds(&mut shell, "Russia supports Assad: only Russia (speaker), a party to it, says so"));
    assert!(finds(&mut shell, "Cuba: named in no document"));
    let project = shell.app().editor().project();
    let bare = project.ties().find(|(_, tie)| tie.is_hypothesis()).unwrap().0;
    let document = project.documents().next().unwrap().0;
    shell.edit(Edit::Delete(Things { ties: vec![bare], ..Things::default() }));
    assert!(shell.shows("Ready to publish, with 6 to know."));
    let date = Some("2016".parse().unwrap());
    shell.edit(Edit::ChangeDocument(document, DocumentChange::Date(date)));
    assert!(shell.shows("Ready to publish, with 4 to know."), "the quote has a date now too");
}

#[test]
fn a_finding_leads_to_its_tie_and_to_the_words() {
    let mut shell = shell();
    assert!(finds(&mut shell, "Russia supports Assad: only “A paper” says so"));
    shell.click("Russia supports Assad: only “A paper” says so");
    let view = shell.app().view();
    let project = shell.app().editor().project();
    let tie = project.tie(view.selection.ties[0]).unwrap();
    assert_eq!(view.selection.quotes, tie.quotes);
    assert_eq!(view.document, project.documents().next().map(|(id, _)| id));
    assert!(finds(&mut shell, "Cuba: named in no document"));
    shell.click("Cuba: named in no document");
    let cuba = shell.app().editor().project().actor_named("Cuba").unwrap();
    assert_eq!(shell.app().view().selection.actors, [cuba]);
    assert!(finds(&mut shell, "“A paper”: has no date"));
    shell.click("“A paper”: has no date");
    assert_eq!(shell.app().view().selection.documents.len(), 1);
}

#[test]
fn the_keyboard_alone_filters_and_walks_through_the_findings() {
    let mut shell = shell();
    shell.press(NONE, Key::ArrowDown);
    let chosen = |shell: &Shell| shell.app().view().selection.ties.clone();
    let first = chosen(&shell);
    assert!(shell.app().editor().project().tie(first[0]).unwrap().is_hypothesis());
    shell.press(NONE, Key::ArrowDown);
    assert_ne!(chosen(&shell), first);
    shell.press(NONE, Key::ArrowUp);
    assert_eq!(chosen(&shell), first);
    shell.harness.get_by_label("Filter the findings").type_text("cuba named");
    shell.settle();
    assert!(shell.shows("Cuba: named in no document"));
    assert!(!shell.shows("Russia supports Cuba: no quote"));
    shell.write("Filter the findings", "nothing of the kind");
    assert!(shell.shows("No finding fits the filter."));
}

#[test]
fn kinds_are_hidden_and_shown_by_their_heading() {
    let mut shell = shell();
    shell.click("Hide ties without quotes, 1");
    assert!(!shell.shows("Russia supports Cuba: no quote says so"));
    shell.click("Show ties without quotes, 1");
    assert!(shell.shows("Russia supports Cuba: no quote says so"));
}

#[test]
fn an_empty_map_has_nothing_to_check_and_another_project_is_checked_anew() {
    let mut shell = Shell::new();
    shell.press(CTRL, Key::Num8);
    assert!(shell.app().view().shows(Tab::Check));
    assert!(shell.shows("There are no ties yet."));
    shell.act(Action::File(detente::app::action::FileAction::OpenSample));
    shell.settle(); // the check begins when the map is there
    assert!(shell.shows("contested pairs"));
}
