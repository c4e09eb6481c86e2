//! Promises of undo and redo.

use kurbo::Vec2;

use super::*;

fn nudge(editor: &Editor, name: &str, x: f64) -> Edit {
    Edit::NudgeActors(vec![actor(editor, name)], Vec2::new(x, 0.0))
}

#[test]
fn repeated_nudges_of_the_same_actors_join_into_one_step() {
    let mut editor = editor("A @ 0,0; B @ 0,0");
    for name in ["A", "A", "A", "B", "A"] {
        let edit = nudge(&editor, name, 1.0);
        editor.perform(edit).unwrap();
    }
    assert_eq!(show_all(&editor), "A @ 4,0\nB @ 1,0");
    assert_eq!(editor.labels().collect::<Vec<_>>(), ["nudge A", "nudge B", "nudge A"]);
    editor.undo();
    editor.undo();
    assert_eq!(show_all(&editor), "A @ 3,0\nB @ 0,0");
    editor.undo();
    assert_eq!(show_all(&editor), "A @ 0,0\nB @ 0,0");
}

#[test]
fn a_joined_nudge_is_a_new_revision() {
    let mut editor = editor("A @ 0,0");
    let edit = nudge(&editor, "A", 1.0);
    editor.perform(edit.clone()).unwrap();
    let saved = editor.revision();
    editor.perform(edit).unwrap();
    assert_ne!(editor.revision(), saved);
}

#[test]
fn undoing_back_to_the_saved_step_is_clean_again() {
    let mut editor = editor("A");
    let saved = editor.revision();
    editor.perform(Edit::SetTitle("x".into())).unwrap();
    assert_ne!(editor.revision(), saved);
    assert!(editor.undo());
    assert_eq!(editor.revision(), saved);
    assert!(editor.redo() && !editor.can_redo());
    assert_ne!(editor.revision(), saved);
}

#[test]
fn a_new_step_drops_what_was_undone() {
    let mut editor = editor("");
    for title in ["one", "two"] {
        editor.perform(Edit::SetTitle(title.into())).unwrap();
    }
    editor.undo();
    assert_eq!((editor.undo_label(), editor.redo_label()), (Some("title one"), Some("title two")));
    editor.perform(Edit::SetTitle("three".into())).unwrap();
    assert_eq!((editor.redo_label(), editor.position()), (None, 2));
    assert_eq!(editor.labels().collect::<Vec<_>>(), ["title one", "title three"]);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step_and_drops_nothing() {
    let mut editor = editor("# title one");
    editor.perform(Edit::SetTitle("two".into())).unwrap();
    editor.undo();
    editor.perform(Edit::SetTitle("one".into())).unwrap();
    assert_eq!(editor.redo_label(), Some("title two"));
    assert!(!editor.can_undo());
}
