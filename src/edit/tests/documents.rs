//! Promises of documents and of what concerns the whole map.

use super::*;
use crate::edit::DocumentChange;
use crate::model::Document;

fn titled(editor: &Editor, title: &str) -> Document {
    let (_, some) = editor.project().documents().next().unwrap();
    Document { title: title.into(), ..some.clone() }
}

#[test]
fn documents_are_added_under_titles_of_one_line() {
    let mut editor = editor("# document Report (text words)");
    let added = vec![titled(&editor, " Second\nreport "), titled(&editor, "Third")];
    let touched = editor.perform(Edit::AddDocuments(added)).unwrap();
    assert_eq!(touched.documents.len(), 2);
    assert_eq!(show_all(&editor), "# document Report\n# document Second report\n# document Third");
    assert_eq!(editor.undo_label(), Some("add 2 documents"));
    let untitled = Edit::AddDocuments(vec![titled(&editor, " ")]);
    refused(&mut editor, untitled, "the title of the document is empty");
}

#[test]
fn every_field_of_a_document_but_its_text_changes_in_a_step_of_its_own() {
    let mut editor = editor("# document Report (text words)");
    let id = document(&editor, "Report");
    for change in [
        DocumentChange::Title("Palmyra is retaken".into()),
        DocumentChange::Author(" A.\nReader".into()),
        DocumentChange::Outlet("BBC".into()),
        DocumentChange::Date(Some("2016-03-28".parse().unwrap())),
        DocumentChange::Language("en".into()),
        DocumentChange::Note("n".into()),
    ] {
        editor.perform(Edit::ChangeDocument(id, change)).unwrap();
    }
    assert_eq!(
        show_all(&editor),
        "# document Palmyra is retaken (author A. Reader, outlet BBC, date 2016-03-28, language en, note n)"
    );
    assert_eq!(editor.labels().next(), Some("title of Report"));
    let untitled = Edit::ChangeDocument(id, DocumentChange::Title(String::new()));
    refused(&mut editor, untitled, "the title of the document is empty");
    let gone = Edit::ChangeDocument(nobody(), DocumentChange::Note(String::new()));
    refused(&mut editor, gone, "the document is not in the project");
}

#[test]
fn deleting_a_document_takes_its_quotes_and_leaves_the_ties() {
    let mut editor = editor(
        "# document One (text first); # document Two (text second); A + B \"first\" (in One) \"second\" (in Two)",
    );
    let gone = Things { documents: vec![document(&editor, "One")], ..Things::default() };
    editor.perform(Edit::Delete(gone)).unwrap();
    assert_eq!(show_all(&editor), "# document Two\nA + B \"second\"");
    assert_eq!(editor.undo_label(), Some("delete 1 document"));
}

#[test]
fn the_map_has_a_title_on_one_line_and_a_note_of_any() {
    let mut editor = editor("");
    editor.perform(Edit::SetTitle(" Palmyra\n2016 ".into())).unwrap();
    editor.perform(Edit::SetNote("one\ntwo".into())).unwrap();
    assert_eq!(show_all(&editor), "# title Palmyra 2016\n# note \"one\\ntwo\"");
    assert_eq!(editor.labels().collect::<Vec<_>>(), ["title Palmyra 2016", "note on the map"]);
}
