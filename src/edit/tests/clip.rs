//! Copying a part of a map and pasting it.

use super::*;
use crate::edit::part;
use crate::model::Project;

const MAP: &str = "# title Syria; # document Report (text \"Putin: Russia backs Assad. Iran waits.\"); \
    Russia @ 10,20 (state, aka Moscow); Assad @ 90,20; Iran @ 10,90; Unit @ 0,0 (part of Russia); \
    Russia + Assad \"Russia backs Assad\"; Russia - Iran";

fn copied(editor: &Editor, names: &[&str]) -> Project {
    let actors = names.iter().map(|name| actor(editor, name)).collect();
    part(editor.project(), &Things { actors, ..Things::default() })
}

fn paste(editor: &mut Editor, part: Project) {
    editor.perform(Edit::Paste(Box::new(part), kurbo::Vec2::new(24.0, 24.0))).unwrap();
}

#[test]
fn a_part_brings_its_ties_their_words_and_the_documents_behind_them() {
    let part = copied(&editor(MAP), &["Russia", "Assad"]);
    assert_eq!(
        notation::print(&part),
        "# title Syria\n# document Report\nAssad @ 90,20\nRussia @ 10,20 (state, aka Moscow)\n\
         Russia + Assad \"Russia backs Assad\""
    );
}

#[test]
fn pasting_into_the_same_map_makes_copies_that_share_the_quotes() {
    let mut editor = editor(MAP);
    let part = copied(&editor, &["Russia", "Assad"]);
    paste(&mut editor, part);
    let counts = editor.project().counts();
    assert_eq!((counts.actors, counts.ties, counts.quotes, counts.documents), (6, 3, 1, 1));
    let copy = editor.project().actor(actor(&editor, "Russia (copy)")).unwrap();
    assert_eq!((copy.place, copy.aliases.len()), (Some(kurbo::Point::new(34.0, 44.0)), 0));
    editor.undo();
    assert_eq!(editor.project().counts().actors, 4, "one step");
}

#[test]
fn pasting_into_another_map_finds_who_is_there_already() {
    let part = copied(&editor(MAP), &["Russia", "Assad", "Iran"]);
    let other =
        notation::parse("# title Other; Russia @ 500,0; Turkey - Russia", &mut IdSource::new(77)).unwrap();
    let mut editor = Editor::new(Project::clone(&other), 78);
    paste(&mut editor, part.clone());
    assert_eq!(
        notation::outline(editor.project()),
        "Russia + Assad \"Russia backs Assad\"\nRussia - Iran\nTurkey - Russia"
    );
    let russia = editor.project().actor(actor(&editor, "Russia")).unwrap();
    assert_eq!(russia.place, Some(kurbo::Point::new(500.0, 0.0)), "who is there stays where it is");
    paste(&mut editor, part);
    assert_eq!(editor.project().counts().ties, 3, "the same tie is not drawn twice");
}

#[test]
fn a_part_sent_as_text_finds_its_words_in_the_document_of_that_title() {
    let sent = notation::print(&copied(&editor(MAP), &["Russia", "Assad"]));
    let part = notation::parse(&sent, &mut IdSource::new(5)).unwrap();
    let text = "# document Report (text \"Later that day. Putin: Russia backs Assad. Iran waits.\")";
    let mut editor = Editor::new(notation::parse(text, &mut IdSource::new(9)).unwrap(), 10);
    paste(&mut editor, part);
    assert_eq!(editor.project().counts().documents, 1);
    assert_eq!(crate::model::check::faults(editor.project()), []);
}

#[test]
fn parts_and_wholes_belong_together_again() {
    let mut editor = editor(MAP);
    let part = copied(&editor, &["Russia", "Unit"]);
    paste(&mut editor, part);
    let unit = editor.project().actor(actor(&editor, "Unit (copy)")).unwrap();
    assert_eq!(unit.part_of, Some(actor(&editor, "Russia (copy)")));
}
