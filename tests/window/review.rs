//! Stories of documents read again, and of quotes that wait to be reviewed.

use detente::app::Action;
use detente::app::action::{FileAction, Tone};
use detente::app::view::Tab;
use detente::edit::{Edit, Things, Words};
use detente::model::{Document, DocumentId, Quote, Stance, Standing};
use detente::text::{SourceText, Span};
use eframe::egui::{self, Key, Modifiers};

use crate::shell::{Shell, tie};

const NONE: Modifiers = Modifiers::NONE;
const OLD: &str = "The first line of the report.\nRussia refused to provide any air support to the militias near Palmyra. \
                   Iran asked for it twice, said one officer to us.\nNobody saw the convoy of the brigade leave the old town. The end.";
const REFUSED: &str = "Russia refused to provide any air support to the militias near Palmyra";
const ASKED: &str = "Iran asked for it twice, said one officer to us";
const CONVOY: &str = "Nobody saw the convoy of the brigade leave the old town";

/// A window with a report, three quotes of it and a tie on the first.
fn shell() -> (Shell, DocumentId) {
    let mut shell = Shell::new();
    let actors = shell.add_actors(&["Russia", "Iran"]);
    shell.edit(tie(actors[0], actors[1], Stance::Clash));
    let tie = shell.app().view().selection.ties[0];
    shell.edit(Edit::AddDocuments(vec![Document::titled("Report", SourceText::new(OLD))]));
    let id = shell.app().view().document.unwrap();
    for sentence in [REFUSED, ASKED, CONVOY] {
        let start = OLD.find(sentence).unwrap();
        let words = Words { document: id, span: Span::new(start, start + sentence.len()) };
        shell.edit(Edit::AddQuote(words));
    }
    let first = quote(&shell, REFUSED).0;
    shell.edit(Edit::AttachQuote(tie, first));
    shell.act(Action::Select(Things { documents: vec![id], ..Things::default() }));
    (shell, id)
}

fn quote<'s>(shell: &'s Shell, exact: &str) -> (detente::model::QuoteId, &'s Quote) {
    shell.app().editor().project().quotes().find(|(_, quote)| quote.exact == exact).unwrap()
}

/// Reads the document again from a file that holds `text`, by the inspector's button.
fn read_again(shell: &mut Shell, text: &str) {
    let path = shell.path("better copy.txt");
    std::fs::write(&path, text).unwrap();
    shell.click("Read again…");
    shell.write("Path", &path.display().to_string());
    shell.click("Read again");
}

/// One likeness, one swapped actor, one sentence gone.
fn damaged() -> String {
    let likeness = OLD.replace("any air support", "any aid supports");
    likeness.replace("Iran asked", "Iraq asked").replace(CONVOY, "It rained")
}

fn told(shell: &Shell, tone: Tone) -> Vec<&str> {
    let notices = shell.app().session().notices.iter().map(|posted| &posted.notice);
    notices.filter(|notice| notice.tone == tone).map(|notice| &*notice.words).collect()
}

/// The words that the reader shows selected.
fn selected(shell: &Shell) -> String {
    let words = shell.app().view().words.unwrap();
    let document = shell.app().editor().project().document(words.document).unwrap();
    document.text.slice(words.span).unwrap().to_owned()
}

#[test]
fn a_document_read_again_tells_how_its_quotes_stand_and_undo_takes_it_back_whole() {
    let (mut shell, id) = shell();
    let before = shell.app().editor().project().clone();
    read_again(&mut shell, &format!("A line in front.\n{OLD}"));
    assert_eq!(told(&shell, Tone::Done).last(), Some(&"Report was read again: 3 moved"));
    assert_eq!(shell.app().editor().project().document(id).unwrap().title, "Report");
    assert!(!shell.shows("to review"));
    shell.act(Action::Undo);
    assert_eq!(*shell.app().editor().project(), before);
}

#[test]
fn what_is_not_sure_is_counted_where_one_sees_it_and_listed_beside_its_candidate() {
    let (mut shell, _) = shell();
    read_again(&mut shell, &damaged());
    assert_eq!(told(&shell, Tone::Note), ["Report was read again: 3 to be reviewed"]);
    assert!(shell.shows("3 to be reviewed"), "the document says so");
    shell.click("3 quotes to review");
    assert!(shell.app().view().shows(Tab::Review));
    assert!(shell.shows("Review tab, 3"));
    assert!(shell.shows(&format!("To be reviewed, fuzzy: “{REFUSED}”")));
    assert!(shell.shows(&format!("To be reviewed, lost: “{ASKED}”")));
    assert!(shell.shows("As it was quoted: "));
    assert!(shell.shows("In Report now: "));
}

#[test]
fn one_key_accepts_a_likeness_and_the_exact_words_stay() {
    let (mut shell, _) = shell();
    read_again(&mut shell, &damaged());
    shell.click("3 quotes to review");
    shell.click(&format!("To be reviewed, fuzzy: “{REFUSED}”"));
    assert_eq!(selected(&shell), REFUSED.replace("any air support", "any aid supports"));
    shell.press(NONE, Key::A);
    let (_, quote) = quote(&shell, REFUSED);
    assert_eq!((quote.standing, quote.reviewed), (Standing::Fuzzy, true));
    assert!(shell.shows("2 quotes to review"));
    assert_eq!(shell.app().editor().project().counts().actors, 2, "A adds no actor meanwhile");
}

#[test]
fn no_single_key_takes_the_words_of_another_actor_but_two_steps_do() {
    let (mut shell, _) = shell();
    read_again(&mut shell, &damaged());
    shell.click("3 quotes to review");
    shell.click(&format!("To be reviewed, lost: “{ASKED}”"));
    shell.press(NONE, Key::A);
    assert!(quote(&shell, ASKED).1.awaits_review());
    assert_eq!(selected(&shell), ASKED.replace("Iran", "Iraq"));
    shell.press(NONE, Key::M);
    let (_, moved) = quote(&shell, ASKED);
    assert_eq!((moved.standing, moved.reviewed), (Standing::Fuzzy, true));
    assert!(moved.stands().is_some());
}

#[test]
fn a_quote_that_is_gone_is_let_go_and_keeps_its_words() {
    let (mut shell, _) = shell();
    read_again(&mut shell, &damaged());
    shell.click("3 quotes to review");
    shell.click(&format!("To be reviewed, lost: “{CONVOY}”"));
    shell.press(NONE, Key::L);
    let (id, quote) = quote(&shell, CONVOY);
    assert!(quote.stands().is_none() && !quote.awaits_review());
    shell.act(Action::Select(Things { quotes: vec![id], ..Things::default() }));
    assert!(shell.shows("no longer in the document, let go"));
    assert_eq!(shell.app().editor().project().counts().quotes, 3);
}

#[test]
fn arrows_walk_through_the_quotes_and_the_reader_follows() {
    let (mut shell, _) = shell();
    read_again(&mut shell, &damaged());
    shell.click("3 quotes to review");
    shell.press(NONE, Key::ArrowDown);
    let first = selected(&shell);
    shell.press(NONE, Key::ArrowUp);
    assert_ne!(selected(&shell), first);
    for _ in 0..3 {
        shell.press(NONE, Key::L);
    }
    assert!(shell.shows("No quote waits for you."));
    assert!(!shell.shows("quotes to review"));
}

#[test]
fn after_a_decision_the_words_of_the_next_quote_are_shown_and_not_those_of_the_last() {
    let (mut shell, _) = shell();
    read_again(&mut shell, &damaged());
    shell.click("3 quotes to review");
    shell.click(&format!("To be reviewed, fuzzy: “{REFUSED}”"));
    shell.press(NONE, Key::A);
    assert_eq!(selected(&shell), ASKED.replace("Iran", "Iraq"));
    shell.press(NONE, Key::L);
    assert_ne!(
        shell.app().view().words.map(|_| selected(&shell)),
        Some(ASKED.replace("Iran", "Iraq")),
        "M would move the convoy there"
    );
}

#[test]
fn a_quote_card_says_that_it_waits_and_leads_to_the_review() {
    let (mut shell, _) = shell();
    read_again(&mut shell, &damaged());
    let tie = shell.app().editor().project().ties().next().unwrap().0;
    shell.act(Action::Select(Things { ties: vec![tie], ..Things::default() }));
    assert!(shell.shows("fuzzy, to be reviewed"));
    shell.click("Review “Russia refused to provide any air suppor…”");
    assert!(shell.app().view().shows(Tab::Review));
    assert!(shell.shows("to be reviewed: "), "its stripe in the reader says so");
}

#[test]
fn the_clipboard_may_bring_the_better_copy() {
    let (mut shell, id) = shell();
    shell.click("Read again from the clipboard");
    let commands = &shell.harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
    let _ = commands; // the system answers with what it has
    let copy = format!("Pasted.\n{OLD}");
    shell.harness.event(egui::Event::Paste(copy.clone()));
    shell.settle();
    let document = shell.app().editor().project().document(id).unwrap();
    assert_eq!((document.text.as_str(), &*document.origin.format), (&*copy, "paste"));
    assert_eq!(told(&shell, Tone::Done).last(), Some(&"Report was read again: 3 moved"));
}

#[test]
fn the_same_text_again_makes_no_step() {
    let (mut shell, id) = shell();
    let steps = shell.app().editor().position();
    shell.act(Action::File(FileAction::ReadWordsAgain(id, OLD.into())));
    assert_eq!(told(&shell, Tone::Note), ["Report has the same text already"]);
    assert_eq!(shell.app().editor().position(), steps);
}

#[test]
fn the_table_of_evidence_marks_what_is_not_sure() {
    let (mut shell, _) = shell();
    read_again(&mut shell, &damaged());
    shell.act(Action::OpenTab(Tab::Evidence));
    assert!(shell.shows("[fuzzy, to be reviewed] Russia refused"));
}

#[test]
fn words_of_right_to_left_texts_are_reviewed_alike() {
    let old = "قالت روسيا إن إيران رفضت تقديم الدعم الجوي للقوات السورية في معركة تدمر قبل يومين";
    let mut shell = Shell::new();
    shell.add_actors(&["روسيا", "إيران"]);
    shell.edit(Edit::AddDocuments(vec![Document::titled("تقرير", SourceText::new(old))]));
    let id = shell.app().view().document.unwrap();
    shell.edit(Edit::AddQuote(Words { document: id, span: Span::new(0, old.len()) }));
    let swapped = old.replace("روسيا", "\u{1}").replace("إيران", "روسيا").replace('\u{1}', "إيران");
    shell.act(Action::File(FileAction::ReadWordsAgain(id, swapped)));
    shell.click("1 quote to review");
    shell.press(NONE, Key::A);
    let (_, quote) = quote(&shell, old);
    assert_eq!((quote.standing, quote.awaits_review()), (Standing::Lost, true));
}
