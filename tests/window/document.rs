//! Stories of what the inspector and the library say of documents that are in.

use detente::app::Action;
use detente::app::action::Tone;
use detente::edit::{Edit, Things};
use detente::model::Document;
use eframe::egui;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn metadata_of_a_document_is_edited_in_the_inspector_and_its_origin_shown() {
    let mut shell = Shell::new();
    let path = shell.put("note.txt", b"abc");
    shell.import_all(vec![path]);
    for (field, words) in [
        ("Title", "A note"),
        ("Author", "A. Analyst"),
        ("Outlet", "The Paper"),
        ("Date of publication", "2016-03~"),
        ("Language (en, ar, ru…)", "en"),
        ("Note", "From a friend."),
    ] {
        shell.write(field, words);
        shell.press(Modifiers::NONE, Key::Tab);
    }
    let document = shell.documents()[0].clone();
    assert_eq!(
        (&*document.title, &*document.author, &*document.outlet),
        ("A note", "A. Analyst", "The Paper")
    );
    assert_eq!(document.date.map(|date| date.to_string()).as_deref(), Some("2016-03~"));
    assert_eq!((&*document.language, &*document.note), ("en", "From a friend."));
    for words in ["note.txt", "plain text", "UTF-8", "detente ", "ba7816bf8f01…"] {
        assert!(shell.shows(words), "{words}");
    }
    shell.harness.get_by_label("Copy the SHA-256 of the file").scroll_to_me();
    shell.settle();
    shell.click("Copy the SHA-256 of the file");
    assert!(shell.told(Tone::Done).contains(&"The SHA-256 is on the clipboard".to_owned()));
}

#[test]
fn many_documents_get_their_author_outlet_date_and_language_at_once() {
    let mut shell = Shell::new();
    let documents =
        ["One", "Two", "Three"].map(|title| Document::titled(title, detente::text::SourceText::new(title)));
    shell.edit(Edit::AddDocuments(documents.to_vec()));
    let ids: Vec<_> = shell.app().editor().project().documents().map(|(id, _)| id).collect();
    shell.act(Action::Select(Things { documents: ids[..2].to_vec(), ..Things::default() }));
    for (field, words) in [
        ("Author of all", "A. Analyst"),
        ("Outlet of all", "The Paper"),
        ("Date of all", "2016-03"),
        ("Language of all", "en"),
    ] {
        shell.write(field, words);
        shell.press(Modifiers::NONE, Key::Enter);
    }
    let told = |id| {
        let document = shell.app().editor().project().document(id).unwrap();
        let date = document.date.map(|date| date.to_string()).unwrap_or_default();
        format!("{} {} {date} {}", document.author, document.outlet, document.language)
    };
    assert_eq!(
        ids.iter().map(|id| told(*id)).collect::<Vec<_>>(),
        ["A. Analyst The Paper 2016-03 en", "A. Analyst The Paper 2016-03 en", "   ",]
    );
    assert_eq!(shell.app().editor().undo_label(), Some("language of 2 documents"));
    shell.press(CTRL, Key::Z);
    assert_eq!(shell.app().editor().project().document(ids[0]).unwrap().language, "");
}

#[test]
fn documents_are_chosen_together_in_the_library() {
    let mut shell = Shell::new();
    let documents =
        ["One", "Two"].map(|title| Document::titled(title, detente::text::SourceText::new(title)));
    shell.edit(Edit::AddDocuments(documents.to_vec()));
    shell.click("Document One, 0 quotes");
    shell.harness.get_by_label("Document Two, 0 quotes").click_modifiers(Modifiers::COMMAND);
    shell.settle();
    assert_eq!(shell.app().view().selection.documents.len(), 2);
    assert!(shell.shows("2 documents"));
}
