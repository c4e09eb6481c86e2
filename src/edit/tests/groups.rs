//! Promises of groups and notes.

use kurbo::{Point, Vec2};

use super::*;
use crate::edit::{ActorChange, GroupChange, NoteChange};
use crate::model::{Actor, GroupId, Note, NoteId, Project};

fn placed(text: &str) -> Editor {
    let mut project = notation::parse(text, &mut IdSource::new(1)).unwrap();
    for (n, (id, actor)) in project.clone().actors().enumerate() {
        let place = Some(Point::new(n as f64 * 200.0, 0.0));
        project.put_actor(id, Actor { place, ..actor.clone() });
    }
    Editor::new(project, 2)
}

fn things(editor: &Editor, names: &[&str]) -> Things {
    let actors = names.iter().map(|name| actor(editor, name)).collect();
    Things { actors, ..Things::default() }
}

fn group(editor: &mut Editor, name: &str, names: &[&str]) -> GroupId {
    let things = things(editor, names);
    editor.perform(Edit::MakeGroup(name.into(), things)).unwrap().groups[0]
}

fn note(editor: &mut Editor, text: &str) -> NoteId {
    let canvas = editor.project().front();
    let note = Note { text: text.into(), canvas, place: Point::ZERO, width: 200.0, colour: None };
    editor.perform(Edit::AddNote(note)).unwrap().notes[0]
}

/// The groups with their members, as "Axis: Iran, Russia; Other: ISIS".
fn groups(project: &Project) -> String {
    assert_eq!(check::faults(project), []);
    let mut lines: Vec<String> = project
        .groups()
        .map(|(_, group)| {
            let mut names: Vec<&str> =
                group.actors.iter().map(|id| project.actor(*id).unwrap().name.as_str()).collect();
            names.sort_unstable();
            format!("{}: {}", group.name, names.join(", "))
        })
        .collect();
    lines.sort();
    lines.join("; ")
}

#[test]
fn an_actor_is_in_one_group_at_most_and_an_empty_group_is_gone() {
    let mut editor = placed("Russia; Iran; ISIS");
    group(&mut editor, "Axis", &["Russia", "Iran"]);
    group(&mut editor, "Other", &["Russia", "ISIS"]);
    assert_eq!(groups(editor.project()), "Axis: Iran; Other: ISIS, Russia");
    group(&mut editor, "Third", &["Iran"]);
    assert_eq!(groups(editor.project()), "Other: ISIS, Russia; Third: Iran");
}

#[test]
fn folding_and_unfolding_leaves_every_place_alone() {
    let mut editor = placed("Russia + Assad; Iran - Assad");
    let id = group(&mut editor, "Axis", &["Russia", "Iran"]);
    let before = editor.project().clone();
    for folded in [true, false] {
        editor.perform(Edit::ChangeGroup(id, GroupChange::Folded(folded))).unwrap();
    }
    assert_eq!(*editor.project(), before);
}

#[test]
fn a_deleted_actor_leaves_its_group_and_a_deleted_group_its_members() {
    let mut editor = placed("Russia; Iran; ISIS");
    let id = group(&mut editor, "Axis", &["Russia", "Iran"]);
    let iran = things(&editor, &["Iran"]);
    editor.perform(Edit::Delete(iran)).unwrap();
    assert_eq!(groups(editor.project()), "Axis: Russia");
    let things = Things { groups: vec![id], ..Things::default() };
    editor.perform(Edit::Delete(things)).unwrap();
    assert_eq!(editor.undo_label(), Some("delete Axis, keeping what is in it"));
    assert_eq!((groups(editor.project()), editor.project().counts().actors), (String::new(), 2));
}

#[test]
fn merging_two_actors_keeps_their_place_in_the_group() {
    let mut editor = placed("ISIS; Daesh; Russia");
    group(&mut editor, "Foes", &["Daesh", "Russia"]);
    let (keep, gone) = (actor(&editor, "ISIS"), actor(&editor, "Daesh"));
    editor.perform(Edit::MergeActors { keep, gone }).unwrap();
    assert_eq!(groups(editor.project()), "Foes: ISIS, Russia");
}

#[test]
fn a_group_is_shifted_with_all_that_is_in_it() {
    let mut editor = placed("Russia; Iran; ISIS");
    let note = note(&mut editor, "a word");
    let members = Things { notes: vec![note], ..things(&editor, &["Russia", "Iran"]) };
    let id = editor.perform(Edit::MakeGroup("Axis".into(), members)).unwrap().groups[0];
    let places = |editor: &Editor| {
        let of = |name| editor.project().actor(actor(editor, name)).unwrap().place.unwrap();
        (of("Russia"), of("Iran"), of("ISIS"), editor.project().note(note).unwrap().place)
    };
    let (before, by) = (places(&editor), Vec2::new(10.0, -5.0));
    let moved = Things { groups: vec![id], ..things(&editor, &["Russia"]) };
    editor.perform(Edit::ShiftThings(moved, by)).unwrap();
    assert_eq!(places(&editor), (before.0 + by, before.1 + by, before.2, before.3 + by));
}

#[test]
fn a_move_into_a_group_is_one_step_and_says_so() {
    let mut editor = placed("Russia; Iran; ISIS");
    let id = group(&mut editor, "Axis", &["Russia", "Iran"]);
    let steps = editor.labels().count();
    let moved = things(&editor, &["ISIS"]);
    let homes = vec![(Some(id), moved.clone())];
    editor.perform(Edit::ShiftInto { things: moved.clone(), by: Vec2::new(5.0, 5.0), homes }).unwrap();
    assert_eq!(groups(editor.project()), "Axis: ISIS, Iran, Russia");
    assert_eq!((editor.undo_label(), editor.labels().count()), (Some("move ISIS into Axis"), steps + 1));
    let homes = vec![(None, moved.clone())];
    editor.perform(Edit::ShiftInto { things: moved, by: Vec2::new(5.0, 5.0), homes }).unwrap();
    assert_eq!(groups(editor.project()), "Axis: Iran, Russia");
}

#[test]
fn a_duplicated_group_holds_copies_of_its_members_with_the_ties_among_them() {
    let mut editor = placed("Russia + Iran");
    let id = group(&mut editor, "Axis", &["Russia", "Iran"]);
    let things = Things { groups: vec![id], ..Things::default() };
    editor.perform(Edit::DuplicateThings(things, Vec2::new(20.0, 20.0))).unwrap();
    assert_eq!(groups(editor.project()), "Axis: Iran (copy), Russia (copy); Axis: Iran, Russia");
    assert_eq!(editor.project().counts().ties, 2);
}

#[test]
fn repeated_nudges_of_the_same_things_are_one_step() {
    let mut editor = placed("Russia");
    let notes = vec![note(&mut editor, "a word")];
    let steps = editor.labels().count();
    let things = Things { notes, ..things(&editor, &["Russia"]) };
    for _ in 0..5 {
        editor.perform(Edit::NudgeThings(things.clone(), Vec2::new(1.0, 0.0))).unwrap();
    }
    assert_eq!(editor.labels().count(), steps + 1);
    let russia = editor.project().actor(actor(&editor, "Russia")).unwrap();
    assert_eq!(russia.place, Some(Point::new(5.0, 0.0)));
}

#[test]
fn the_left_side_of_a_note_moves_and_its_right_side_stays() {
    let mut editor = placed("Russia");
    let id = note(&mut editor, "a word");
    let change = NoteChange::Sides { left: 190.0, width: 10.0 };
    editor.perform(Edit::ChangeNotes(vec![id], change)).unwrap();
    let note = editor.project().note(id).unwrap();
    assert_eq!((note.place.x, note.width), (160.0, 40.0), "no note is narrower");
}

#[test]
fn a_renamed_member_stays_a_member() {
    let mut editor = placed("Russia; Iran");
    group(&mut editor, "Axis", &["Russia", "Iran"]);
    let id = actor(&editor, "Iran");
    editor.perform(Edit::ChangeActor(id, ActorChange::Name("Tehran".into()))).unwrap();
    assert_eq!(groups(editor.project()), "Axis: Russia, Tehran");
}
