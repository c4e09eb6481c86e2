//! Stories of searching all documents: typing, walking, reading on.

use detente::app::Action;
use detente::edit::{Edit, Things, Words};
use detente::model::{Document, DocumentId};
use detente::text::{SourceText, Span};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const NONE: Modifiers = Modifiers::NONE;

const FIRST: &str =
    "Qasem Soleimâni flew to Moscow. Russia denied it.\n\nRussian jets left. Soleimani stayed.";
const SECOND: &str = "قال سليماني إن روسيا باقية. Nobody else spoke of Moscow (2016).";

fn shell() -> (Shell, Vec<DocumentId>) {
    let mut shell = Shell::new();
    let documents = [("A visit", FIRST), ("Beirut", SECOND)]
        .map(|(title, text)| Document::titled(title, SourceText::new(text)));
    shell.edit(Edit::AddDocuments(documents.into()));
    shell.act(Action::Select(Things::default()));
    let project = shell.app().editor().project();
    let titled = |title| project.documents().find(|(_, document)| document.title == title).unwrap().0;
    let ids = vec![titled("A visit"), titled("Beirut")];
    shell.press(CTRL_SHIFT, Key::F);
    (shell, ids)
}

fn type_in(shell: &mut Shell, words: &str) {
    shell.harness.get_by_label("Search all documents").type_text(words);
    shell.settle();
}

/// The words that the reader shows selected.
fn selected(shell: &Shell) -> &str {
    let words = shell.app().view().words.unwrap();
    let document = shell.app().editor().project().document(words.document).unwrap();
    words.span.slice(document.text.as_str()).unwrap()
}

#[test]
fn typing_finds_in_every_document_and_arrows_walk_through_the_hits() {
    let (mut shell, _) = shell();
    type_in(&mut shell, "soleimani");
    assert!(shell.shows("2 hits in 1 document"));
    assert!(shell.shows("Search tab, 2"));
    shell.press(NONE, Key::ArrowDown);
    assert_eq!(selected(&shell), "Soleimâni");
    shell.press(NONE, Key::ArrowDown);
    assert_eq!(selected(&shell), "Soleimani");
    shell.press(NONE, Key::ArrowUp);
    assert_eq!(selected(&shell), "Soleimâni");
}

#[test]
fn enter_goes_on_to_the_reader_where_the_words_can_be_tied_at_once() {
    let (mut shell, ids) = shell();
    type_in(&mut shell, "روسيا");
    shell.press(NONE, Key::Enter);
    assert_eq!((selected(&shell), shell.app().view().document), ("روسيا", Some(ids[1])));
    shell.press(NONE, Key::C);
    assert!(shell.app().view().quick_tie.is_some());
}

#[test]
fn typing_on_and_other_ways_search_anew() {
    let (mut shell, _) = shell();
    type_in(&mut shell, "moscow");
    assert!(shell.shows("2 hits in 2 documents"));
    type_in(&mut shell, " soleimani");
    assert!(shell.shows("1 hit in 1 document"), "both words stand near each other once");
    shell.click("Phrase");
    assert!(shell.shows("Not found in 2 documents."));
    shell.write("Search all documents", r"\bM\w+w\b");
    shell.click("Regex");
    assert!(shell.shows("2 hits in 2 documents"));
    shell.click("Case");
    shell.write("Search all documents", "m[a-z]+w");
    assert!(shell.shows("Not found in 2 documents."));
}

#[test]
fn a_broken_expression_says_where_and_what_to_do() {
    let (mut shell, _) = shell();
    shell.click("Regex");
    shell.write("Search all documents", "Moscow (");
    assert!(shell.shows("stops making sense at character 8: unclosed group"));
    assert!(shell.shows("Put \\ before a sign that is meant as itself"));
    shell.write("Search all documents", r"Moscow \(");
    assert!(shell.shows("1 hit in 1 document"));
}

#[test]
fn a_click_on_a_hit_shows_it_and_one_on_its_document_opens_that() {
    let (mut shell, ids) = shell();
    type_in(&mut shell, "moscow");
    shell.harness.get_by_label_contains("Hit 3: ").click();
    shell.settle();
    assert_eq!((selected(&shell), shell.app().view().document), ("Moscow", Some(ids[1])));
    shell.click("A visit, 1 hit");
    assert_eq!(shell.app().view().document, Some(ids[0]));
}

#[test]
fn words_selected_in_the_reader_are_what_is_sought_when_the_search_is_asked_for() {
    let (mut shell, ids) = shell();
    type_in(&mut shell, "denied");
    shell.press(NONE, Key::Enter);
    let at = FIRST.find("Russia").unwrap();
    let span = Span::new(at, at + "Russia".len());
    shell.act(Action::SelectWords(Some(Words { document: ids[0], span })));
    shell.press(CTRL_SHIFT, Key::F);
    assert!(shell.shows("2 hits in 1 document"), "Russia and Russian");
    type_in(&mut shell, "jets");
    assert!(shell.shows("1 hit in 1 document"), "typing takes the place of what stood there");
}

#[test]
fn a_document_that_comes_or_goes_is_searched_too() {
    let (mut shell, ids) = shell();
    type_in(&mut shell, "moscow");
    shell.edit(Edit::Delete(Things { documents: vec![ids[0]], ..Things::default() }));
    assert!(shell.shows("1 hit in 1 document"));
    shell.press(Modifiers::COMMAND, Key::N);
    shell.click("Don't save");
    assert!(shell.shows("No documents yet."));
}
