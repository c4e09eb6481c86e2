//! Promises of editing: arranged in notation, one edit, compared as text.

mod actors;
mod clip;
mod documents;
mod groups;
mod history;
mod quotes;
mod reading_again;
mod rows;
mod ties;

use super::{Edit, EditError, Editor, End, NewTie, Said, Things, Words};
use crate::model::{ActorId, Direction, DocumentId, Id, IdSource, QuoteId, Stance, TieId, check, notation};
use crate::text::Span;

fn editor(text: &str) -> Editor {
    Editor::new(notation::parse(text, &mut IdSource::new(1)).unwrap(), 2)
}

/// Ties with their words and lone actors.
fn show(editor: &Editor) -> String {
    assert_eq!(check::faults(editor.project()), []);
    notation::outline(editor.project())
}

/// Everything.
fn show_all(editor: &Editor) -> String {
    assert_eq!(check::faults(editor.project()), []);
    notation::print(editor.project())
}

fn actor(editor: &Editor, name: &str) -> ActorId {
    editor.project().actor_named(name).unwrap()
}

fn tie(editor: &Editor, from: &str, to: &str) -> TieId {
    let (from, to) = (actor(editor, from), actor(editor, to));
    editor.project().ties().find(|(_, tie)| (tie.from, tie.to) == (from, to)).unwrap().0
}

fn quote(editor: &Editor, words: &str) -> QuoteId {
    editor.project().quotes().find(|(_, quote)| quote.exact == words).unwrap().0
}

fn document(editor: &Editor, title: &str) -> DocumentId {
    editor.project().documents().find(|(_, document)| document.title == title).unwrap().0
}

/// These words where they first stand in the document of that title.
fn words(editor: &Editor, title: &str, text: &str) -> Words {
    let id = document(editor, title);
    let start = editor.project().document(id).unwrap().text.as_str().find(text).unwrap();
    Words { document: id, span: Span::new(start, start + text.len()) }
}

/// Refused with this message and this hint, and nothing happened.
#[track_caller]
fn refused(editor: &mut Editor, edit: Edit, message: &str) {
    let (before, labels) = (editor.project().clone(), editor.labels().count());
    let error = editor.perform(edit).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert!(error.hint().ends_with('.'));
    assert_eq!(*editor.project(), before);
    assert_eq!(editor.labels().count(), labels);
}

fn one_way(from: End, to: End, stance: Stance, words: Option<Words>) -> Edit {
    Edit::DrawTie(NewTie { from, to, stance, direction: Direction::OneWay, words, said: Said::default() })
}

/// An id under which nothing lies.
fn nobody<K>() -> Id<K> {
    Id::from_bits(0)
}
