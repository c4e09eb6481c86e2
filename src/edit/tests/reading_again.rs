//! Promises of a document that is read again, and of quotes whose place is not sure.

use super::*;
use crate::edit::Review;
use crate::model::{Document, Origin, Quote, Standing, lookup::Tally};
use crate::text::SourceText;

const OLD: &str = "The first line of the report.\nRussia refused to provide any air support to the militias near Palmyra. \
                   Iran asked for it twice, said one officer.\nThe last line of the report says nothing new at all.";
const REFUSED: &str = "Russia refused to provide any air support to the militias near Palmyra";
const ASKED: &str = "Iran asked for it twice, said one officer";

/// A project with both sentences quoted.
fn quoted() -> Editor {
    let mut editor = editor("# document Report (text \"x\", author \"A. Reader\"); Russia - Iran; Assad");
    let id = document(&editor, "Report");
    editor.perform(Edit::ReadAgain(id, copy(OLD))).unwrap();
    for sentence in [REFUSED, ASKED] {
        editor.perform(Edit::AddQuote(words(&editor, "Report", sentence))).unwrap();
    }
    editor
}

fn copy(text: &str) -> Box<Document> {
    let origin = Origin { file_name: "better.txt".into(), ..Origin::default() };
    Box::new(Document { origin, pages: vec![0], ..Document::titled("ignored", SourceText::new(text)) })
}

fn read_again(text: &str) -> Editor {
    let mut editor = quoted();
    let id = document(&editor, "Report");
    editor.perform(Edit::ReadAgain(id, copy(text))).unwrap();
    assert_eq!(check::faults(editor.project()), []);
    editor
}

fn tally(editor: &Editor) -> String {
    Tally::of(editor.project().quotes().map(|(_, quote)| quote)).to_string()
}

fn of<'e>(editor: &'e Editor, words: &str) -> &'e Quote {
    editor.project().quote(quote(editor, words)).unwrap()
}

#[test]
fn a_newer_copy_brings_text_pages_and_origin_and_leaves_what_the_analyst_wrote() {
    let editor = read_again(&format!("A new first line.\n{OLD}"));
    let report = editor.project().document(document(&editor, "Report")).unwrap();
    assert_eq!((&*report.title, &*report.author), ("Report", "A. Reader"));
    assert_eq!((&*report.origin.file_name, &report.pages[..]), ("better.txt", &[0][..]));
    assert_eq!(tally(&editor), "2 moved");
    let quote = of(&editor, REFUSED);
    assert_eq!(quote.stands().and_then(|span| report.text.slice(span)), Some(REFUSED));
    assert_eq!(editor.undo_label(), Some("read Report again"));
}

#[test]
fn reading_again_is_one_step_that_undo_takes_back_whole() {
    let before = quoted();
    let mut editor = read_again("Nothing of it is left.");
    assert_eq!(tally(&editor), "2 to be reviewed");
    editor.undo();
    assert_eq!(editor.project(), before.project());
    editor.redo();
    assert_eq!(tally(&editor), "2 to be reviewed");
}

#[test]
fn the_words_of_a_quote_are_never_rewritten() {
    let editor = read_again(&OLD.replace("any air support", "any air suppport").replace("Iran", "Turkey"));
    assert_eq!(tally(&editor), "2 to be reviewed");
    assert_eq!(of(&editor, REFUSED).standing, Standing::Fuzzy);
    let asked = of(&editor, ASKED);
    assert_eq!((asked.standing, asked.stands()), (Standing::Lost, None));
    assert!(asked.prefix.ends_with("Palmyra. "));
}

#[test]
fn new_typography_needs_no_review() {
    let editor = read_again(&OLD.replace("air support", "air sup-\nport").replace(", said", ",\nsaid"));
    assert_eq!(tally(&editor), "2 normalised");
}

#[test]
fn known_actors_are_never_exchanged_whatever_their_script() {
    let old = "قالت روسيا إن إيران رفضت تقديم الدعم الجوي للقوات في معركة تدمر قبل يومين من الهدنة";
    let mut editor = editor("# document Report (text x); روسيا - إيران");
    let id = document(&editor, "Report");
    editor.perform(Edit::ReadAgain(id, copy(old))).unwrap();
    editor.perform(Edit::AddQuote(words(&editor, "Report", old))).unwrap();
    let swapped = old.replace("روسيا", "\u{1}").replace("إيران", "روسيا").replace('\u{1}', "إيران");
    editor.perform(Edit::ReadAgain(id, copy(&swapped))).unwrap();
    assert_eq!(of(&editor, old).standing, Standing::Lost);
}

#[test]
fn an_accepted_likeness_stands_and_waits_no_more() {
    let damaged = OLD.replace("any air support", "any air suppport");
    let mut editor = read_again(&damaged);
    let id = quote(&editor, REFUSED);
    editor.perform(Edit::ReviewQuote(id, Review::Accept)).unwrap();
    let accepted = of(&editor, REFUSED);
    assert_eq!(
        (accepted.standing, accepted.reviewed, accepted.awaits_review()),
        (Standing::Fuzzy, true, false)
    );
    assert_eq!(
        accepted.stands().map(|span| &damaged[span.range()]),
        Some(&*REFUSED.replace("support", "suppport"))
    );
    assert_eq!(editor.undo_label(), Some("accept place of quote “Russia refused to provide any ai…”"));
    refused(
        &mut editor,
        Edit::ReviewQuote(id, Review::Accept),
        "the quote has no likely place in its document",
    );
}

#[test]
fn an_accepted_place_travels_on_and_a_better_copy_makes_it_certain_again() {
    let damaged = OLD.replace("any air support", "any air suppport");
    let mut editor = read_again(&damaged);
    let (id, report) = (quote(&editor, REFUSED), document(&editor, "Report"));
    editor.perform(Edit::ReviewQuote(id, Review::Accept)).unwrap();
    editor.perform(Edit::ReadAgain(report, copy(&format!("Still damaged.\n{damaged}")))).unwrap();
    assert_eq!(tally(&editor), "1 moved, 1 accepted");
    let text = editor.project().document(report).unwrap().text.clone();
    assert!(text.slice(of(&editor, REFUSED).span).unwrap().contains("suppport"));
    editor.perform(Edit::ReadAgain(report, copy(OLD))).unwrap();
    assert_eq!(tally(&editor), "2 moved");
}

#[test]
fn a_quote_may_be_moved_to_words_or_let_go_for_good() {
    let mut editor = read_again(&OLD.replace(REFUSED, "Moscow gave no help").replace(ASKED, "Tehran asked"));
    let (refused_id, asked_id) = (quote(&editor, REFUSED), quote(&editor, ASKED));
    let place = words(&editor, "Report", "\nMoscow gave no help").span;
    editor.perform(Edit::ReviewQuote(refused_id, Review::Move(place))).unwrap();
    editor.perform(Edit::ReviewQuote(asked_id, Review::LetGo)).unwrap();
    assert_eq!(tally(&editor), "1 accepted, 1 let go");
    assert_eq!(of(&editor, REFUSED).stands(), Some(words(&editor, "Report", "Moscow gave no help").span));
    assert_eq!((of(&editor, ASKED).stands(), of(&editor, ASKED).awaits_review()), (None, false));
    let nowhere = Edit::ReviewQuote(asked_id, Review::Move(Span::new(5, 5)));
    refused(&mut editor, nowhere, "no words to quote at bytes 5 to 5");
    // What was let go stays so in the next copy, unless its words are back.
    let report = document(&editor, "Report");
    editor.perform(Edit::ReadAgain(report, copy("Nothing at all."))).unwrap();
    assert!(!of(&editor, ASKED).awaits_review());
    editor.perform(Edit::ReadAgain(report, copy(OLD))).unwrap();
    assert_eq!(tally(&editor), "1 exact, 1 moved");
}

#[test]
fn words_quoted_anew_where_a_lost_quote_once_stood_are_another_quote() {
    let mut editor = read_again(&OLD.replace("Russia", "Turkey"));
    assert_eq!(of(&editor, REFUSED).standing, Standing::Lost);
    let new = words(&editor, "Report", &REFUSED.replace("Russia", "Turkey"));
    editor.perform(Edit::AddQuote(new)).unwrap();
    assert_eq!(editor.project().counts().quotes, 3);
    assert_eq!(of(&editor, REFUSED).exact, REFUSED);
}
