//! Promises of making, changing, moving and merging actors.

use kurbo::{Point, Vec2};

use super::*;
use crate::edit::ActorChange;
use crate::model::{Actor, ActorKind, Colour};

#[test]
fn actors_are_added_with_tidy_names_at_places_the_canvas_has() {
    let mut editor = editor("Syria");
    let added = Actor {
        aliases: vec![" Fifth\tCorps ".into(), String::new(), "5th Corps".into(), "Fifth Corps".into()],
        place: Some(Point::new(f64::INFINITY, f64::NAN)),
        part_of: Some(actor(&editor, "Syria")),
        ..Actor::named("  5th \n Corps ")
    };
    let touched = editor.perform(Edit::AddActors(vec![added])).unwrap();
    assert_eq!(touched.actors, [actor(&editor, "5th Corps")]);
    assert_eq!(show_all(&editor), "5th Corps @ 1000000,0 (aka Fifth Corps, part of Syria)\nSyria");
    assert_eq!(editor.undo_label(), Some("add 5th Corps"));
}

#[test]
fn an_actor_needs_a_name_and_a_whole_that_is_there() {
    let mut editor = editor("Russia");
    let nameless = Edit::AddActors(vec![Actor::named("Assad"), Actor::named(" \n")]);
    refused(&mut editor, nameless, "the name of the actor is empty");
    let homeless = Actor { part_of: Some(nobody()), ..Actor::named("5th Corps") };
    refused(&mut editor, Edit::AddActors(vec![homeless]), "the actor is not in the project");
    let russia = actor(&editor, "Russia");
    let unnamed = Edit::ChangeActor(russia, ActorChange::Name(String::new()));
    refused(&mut editor, unnamed, "the name of the actor is empty");
}

#[test]
fn every_field_of_an_actor_changes_in_a_step_of_its_own() {
    let mut editor = editor("Rusia (aka Russia); CIS");
    let (id, cis) = (actor(&editor, "Rusia"), actor(&editor, "CIS"));
    let sand = Colour { red: 217, green: 199, blue: 160 };
    for change in [
        ActorChange::Name("Russia".into()),
        ActorChange::Aliases(vec!["Moscow".into(), "Russia".into(), "Moscow".into()]),
        ActorChange::Kind(ActorKind::State),
        ActorChange::Colour(Some(sand)),
        ActorChange::Note("big".into()),
        ActorChange::PartOf(Some(cis)),
    ] {
        editor.perform(Edit::ChangeActor(id, change)).unwrap();
    }
    let all = "CIS\nRussia (state, aka Moscow, colour \"#d9c7a0\", note big, part of CIS)";
    assert_eq!(show_all(&editor), all);
    let labels: Vec<&str> = editor.labels().collect();
    assert_eq!(labels[0], "rename Rusia to Russia");
    assert_eq!(
        &labels[2..],
        ["make Russia state", "colour of Russia", "note on Russia", "make Russia part of CIS"]
    );
}

#[test]
fn a_new_name_that_was_an_alias_is_no_alias_any_more() {
    let mut editor = editor("ISIS (aka Daesh, aka IS)");
    let id = actor(&editor, "ISIS");
    editor.perform(Edit::ChangeActor(id, ActorChange::Name("Daesh".into()))).unwrap();
    assert_eq!(show_all(&editor), "Daesh (aka IS)");
}

#[test]
fn nobody_becomes_part_of_itself_over_any_number_of_steps() {
    let mut editor = editor("Squad (part of Corps); Corps (part of Army)");
    let [squad, army] = ["Squad", "Army"].map(|name| actor(&editor, name));
    let ring = Edit::ChangeActor(army, ActorChange::PartOf(Some(squad)));
    refused(&mut editor, ring, "Army cannot be part of Squad, which is part of it");
    let own = Edit::ChangeActor(army, ActorChange::PartOf(Some(army)));
    refused(&mut editor, own, "Army cannot be part of Army, which is part of it");
}

#[test]
fn moving_a_hundred_actors_is_one_step() {
    let names: Vec<String> = (0..100).map(|n| format!("Actor{n}")).collect();
    let mut editor = editor(&names.join(";"));
    let before = editor.project().clone();
    let places =
        names.iter().enumerate().map(|(n, name)| (actor(&editor, name), Point::new(n as f64, 7.126)));
    let places: Vec<_> = places.collect();
    editor.perform(Edit::MoveActors(places)).unwrap();
    assert_eq!(editor.undo_label(), Some("move 100 actors"));
    assert!(show_all(&editor).contains("Actor42 @ 42,7.13\n"));
    assert!(editor.undo() && !editor.can_undo());
    assert_eq!(*editor.project(), before);
    refused(&mut editor, Edit::MoveActors(vec![(nobody(), Point::ZERO)]), "the actor is not in the project");
}

#[test]
fn nudges_shift_what_lies_on_the_canvas_and_nothing_else() {
    let mut editor = editor("Russia @ 1,2; YPG");
    let both = vec![actor(&editor, "Russia"), actor(&editor, "YPG")];
    editor.perform(Edit::NudgeActors(both, Vec2::new(10.0, -1.0))).unwrap();
    assert_eq!(show_all(&editor), "Russia @ 11,1\nYPG");
    refused(&mut editor, Edit::NudgeActors(vec![], Vec2::ZERO), "nothing is selected");
}

#[test]
fn actors_are_pinned_let_go_and_taken_off_the_canvas() {
    let mut editor = editor("Russia @ 1,2");
    let all = vec![actor(&editor, "Russia")];
    editor.perform(Edit::PinActors(all.clone(), true)).unwrap();
    assert_eq!(show_all(&editor), "Russia @ 1,2 (pinned)");
    editor.perform(Edit::PinActors(all.clone(), false)).unwrap();
    editor.perform(Edit::LiftActors(all)).unwrap();
    assert_eq!(show_all(&editor), "Russia");
    let labels: Vec<&str> = editor.labels().collect();
    assert_eq!(labels, ["pin Russia", "unpin Russia", "take Russia off the canvas"]);
    refused(&mut editor, Edit::PinActors(vec![], true), "nothing is selected");
    refused(&mut editor, Edit::LiftActors(vec![nobody()]), "the actor is not in the project");
}

#[test]
fn duplicates_share_the_quotes_of_the_ties_among_them() {
    let mut editor = editor("A @ 0,0 (aka Alpha); A + B \"words\"; B - C");
    let [a, b] = ["A", "B"].map(|name| actor(&editor, name));
    editor.perform(Edit::DuplicateActors(vec![a, b, a], Vec2::new(5.0, 5.0))).unwrap();
    let copies = "\"A (copy)\" + \"B (copy)\" \"words\"";
    assert_eq!(show(&editor), format!("{copies}\nA + B \"words\"\nB - C"));
    assert!(show_all(&editor).starts_with("\"A (copy)\" @ 5,5\nA @ 0,0 (aka Alpha)\n"));
    let copy = actor(&editor, "A (copy)");
    editor.perform(Edit::DuplicateActors(vec![copy], Vec2::ZERO)).unwrap();
    assert!(show(&editor).starts_with("\"A (copy 2)\"\n"));
    refused(&mut editor, Edit::DuplicateActors(vec![], Vec2::ZERO), "nothing is selected");
}

#[test]
fn merging_actors_keeps_the_quotes_of_both() {
    let mut editor = editor(r#"ISIS - YPG "attacked Kobani"; Daesh - YPG "shelled the town""#);
    let (keep, gone) = (actor(&editor, "ISIS"), actor(&editor, "Daesh"));
    editor.perform(Edit::MergeActors { keep, gone }).unwrap();
    assert_eq!(show(&editor), r#"ISIS - YPG "attacked Kobani" "shelled the town""#);
    assert!(show_all(&editor).starts_with("ISIS (aka Daesh)\n"));
    assert_eq!(editor.undo_label(), Some("merge Daesh into ISIS"));
}

#[test]
fn merging_takes_over_what_the_kept_actor_does_not_say() {
    let mut editor = editor(
        "ISIS (aka IS, note one); Daesh @ 3,4 (militia, aka IS, colour \"#000000\", note two, part of AQI); \
         Cell (part of Daesh); Daesh + ISIS \"between them\"",
    );
    let (keep, gone) = (actor(&editor, "ISIS"), actor(&editor, "Daesh"));
    editor.perform(Edit::MergeActors { keep, gone }).unwrap();
    assert_eq!(
        show_all(&editor),
        "AQI\nCell (part of ISIS)\nISIS @ 3,4 (militia, aka IS, aka Daesh, colour \"#000000\", note \"one\\n\\ntwo\", \
         part of AQI)\n# quote \"between them\""
    );
}

#[test]
fn ties_that_say_different_things_stay_apart_in_a_merge() {
    let mut editor = editor("A + C (label arms); B + C (label money); B - C; B <+> C; B + C (on 2016)");
    let (keep, gone) = (actor(&editor, "A"), actor(&editor, "B"));
    editor.perform(Edit::MergeActors { keep, gone }).unwrap();
    assert_eq!(
        show_all(&editor).lines().filter(|line| line.starts_with("A ")).count(),
        5, // A itself, the two labels (one of them now dated), the clash, the mutual one
        "{}",
        show_all(&editor)
    );
}

#[test]
fn merging_never_makes_a_ring_of_wholes() {
    let mut editor = editor("A (part of Mid); Mid (part of B)");
    let (keep, gone) = (actor(&editor, "A"), actor(&editor, "B"));
    editor.perform(Edit::MergeActors { keep, gone }).unwrap();
    assert_eq!(show_all(&editor), "A (aka B)\nMid (part of A)");
    refused(
        &mut editor,
        Edit::MergeActors { keep, gone: keep },
        "a tie needs two different actors, found A twice",
    );
    refused(&mut editor, Edit::MergeActors { keep, gone }, "the actor is not in the project");
}
