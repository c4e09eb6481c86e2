//! Promises of backing ties with words.

use super::*;
use crate::edit::QuoteChange;
use crate::model::{Hedge, InformationGrade, SourceGrade};

const REPORT: &str =
    "# document Report (text \"Putin said Russia backs Assad. Iran does not.\"); Russia + Assad";

#[test]
fn words_are_quoted_without_the_white_space_at_their_ends() {
    let mut editor = editor(REPORT);
    let said = words(&editor, "Report", " backs Assad");
    editor.perform(Edit::AddQuote(said)).unwrap();
    assert!(show_all(&editor).ends_with("\n# quote \"backs Assad\""));
    let (_, quote) = editor.project().quotes().next().unwrap();
    assert_eq!(quote.span, Span::new(said.span.start + 1, said.span.end));
}

#[test]
fn quoting_the_same_words_twice_makes_one_quote() {
    let mut editor = editor(REPORT);
    let (id, said) = (tie(&editor, "Russia", "Assad"), words(&editor, "Report", "backs Assad"));
    let first = editor.perform(Edit::AttachWords(id, said, Said::default())).unwrap();
    let again = editor.perform(Edit::AttachWords(id, said, Said::default())).unwrap();
    assert_eq!(first.quotes, again.quotes);
    assert_eq!(show(&editor), "Russia + Assad \"backs Assad\"");
    assert_eq!(editor.labels().count(), 1); // the second changed nothing
}

#[test]
fn one_quote_backs_several_ties_and_is_taken_from_each_alone() {
    let mut editor = editor("A + B \"words\"; A - C");
    let (first, second) = (tie(&editor, "A", "B"), tie(&editor, "A", "C"));
    let shared = quote(&editor, "words");
    editor.perform(Edit::AttachQuote(second, shared)).unwrap();
    assert_eq!(show(&editor), "A + B \"words\"\nA - C \"words\"");
    editor.perform(Edit::DetachQuote(first, shared)).unwrap();
    assert_eq!(show(&editor), "A + B\nA - C \"words\"");
    let labels: Vec<&str> = editor.labels().collect();
    assert_eq!(labels, ["attach quote to A – C", "detach quote from A – B"]);
    refused(&mut editor, Edit::AttachQuote(first, nobody()), "the quote is not in the project");
    refused(&mut editor, Edit::AttachQuote(nobody(), shared), "the tie is not in the project");
    refused(&mut editor, Edit::DetachQuote(nobody(), shared), "the tie is not in the project");
}

#[test]
fn where_there_are_no_words_nothing_is_quoted() {
    let mut editor = editor(REPORT);
    let (report, id) = (document(&editor, "Report"), tie(&editor, "Russia", "Assad"));
    for (start, end, message) in [
        (3, 3, "no words to quote at bytes 3 to 3"),
        (5, 6, "no words to quote at bytes 6 to 6"),
        (40, 999, "no words to quote at bytes 40 to 999"),
    ] {
        let none = Words { document: report, span: Span::new(start, end) };
        refused(&mut editor, Edit::AttachWords(id, none, Said::default()), message);
    }
    let gone = Words { document: nobody(), span: Span::new(0, 1) };
    refused(&mut editor, Edit::AddQuote(gone), "the document is not in the project");
}

#[test]
fn every_field_of_a_quote_changes_in_a_step_of_its_own() {
    let mut editor = editor(REPORT);
    let said = words(&editor, "Report", "Russia backs Assad");
    let id = editor.perform(Edit::AddQuote(said)).unwrap().quotes[0];
    for change in [
        QuoteChange::Span(words(&editor, "Report", "backs Assad. ").span),
        QuoteChange::Speaker(" Vladimir\nPutin".into()),
        QuoteChange::Date(Some("2016-03".parse().unwrap())),
        QuoteChange::Hedge(Hedge::Quoted),
        QuoteChange::SourceGrade(Some(SourceGrade::B)),
        QuoteChange::InformationGrade(Some(InformationGrade::Two)),
        QuoteChange::Note("n".into()),
    ] {
        editor.perform(Edit::ChangeQuote(id, change)).unwrap();
    }
    let all = "# quote \"backs Assad.\" (by Vladimir Putin, on 2016-03, quoted, grade B2, note n)";
    assert!(show_all(&editor).ends_with(all), "{}", show_all(&editor));
    assert_eq!(editor.labels().nth(1), Some("words of quote “Russia backs Assad”"));
    assert_eq!(editor.labels().last(), Some("note of quote “backs Assad.”"));
    let empty = Edit::ChangeQuote(id, QuoteChange::Span(Span::new(2, 2)));
    refused(&mut editor, empty, "no words to quote at bytes 2 to 2");
    let gone = Edit::ChangeQuote(nobody(), QuoteChange::Note(String::new()));
    refused(&mut editor, gone, "the quote is not in the project");
}

#[test]
fn deleting_a_quote_takes_it_from_every_tie() {
    let mut editor = editor("A + B \"one\" \"two\"; A - C \"one\"");
    let gone = Things { quotes: vec![quote(&editor, "one")], ..Things::default() };
    let touched = editor.perform(Edit::Delete(gone)).unwrap();
    assert_eq!(show(&editor), "A + B \"two\"\nA - C");
    assert_eq!(touched.ties.len(), 2);
}
