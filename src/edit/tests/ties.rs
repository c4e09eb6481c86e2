//! Promises of drawing, changing and deleting ties.

use kurbo::Point;

use super::*;
use crate::edit::TieChange;
use crate::model::TieEnd;

#[test]
fn a_tie_makes_the_actors_and_the_quote_it_needs_in_one_step() {
    let mut editor = editor("# document Report (text \"Putin backs Assad.\"); Russia");
    let said = words(&editor, "Report", " backs Assad");
    let (from, to) =
        (End::Actor(actor(&editor, "Russia")), End::New(" Assad ".into(), Some(Point::new(1.0, 2.0))));
    let touched = editor.perform(one_way(from, to, Stance::Support, Some(said))).unwrap();
    assert_eq!(show(&editor), "Russia + Assad \"backs Assad\"");
    assert_eq!((touched.actors.len(), touched.ties.len(), touched.quotes.len()), (1, 1, 1));
    assert_eq!(editor.undo_label(), Some("support Russia – Assad"));
    assert!(editor.undo() && !editor.can_undo());
    assert_eq!(show(&editor), "Russia");
}

#[test]
fn a_tie_brings_an_actor_onto_the_canvas_that_was_not_there() {
    let mut editor = editor("Russia @ 5,5; Assad");
    let (russia, assad) = (actor(&editor, "Russia"), actor(&editor, "Assad"));
    let at = |id| End::ActorAt(id, Point::new(40.0, 8.0));
    editor.perform(one_way(at(russia), at(assad), Stance::Support, None)).unwrap();
    let place = |id| editor.project().actor(id).unwrap().place;
    assert_eq!((place(russia), place(assad)), (Some(Point::new(5.0, 5.0)), Some(Point::new(40.0, 8.0))));
    assert!(editor.undo() && !editor.can_undo());
}

#[test]
fn a_tie_needs_two_different_actors_with_names() {
    let mut editor = editor("Russia");
    let russia = || End::Actor(actor(&editor, "Russia"));
    let (own, nameless, gone) = (
        one_way(russia(), russia(), Stance::Clash, None),
        one_way(russia(), End::New(" ".into(), None), Stance::Clash, None),
        one_way(russia(), End::Actor(nobody()), Stance::Clash, None),
    );
    refused(&mut editor, own, "a tie needs two different actors, found Russia twice");
    refused(&mut editor, nameless, "the name of the actor is empty");
    refused(&mut editor, gone, "the actor is not in the project");
}

#[test]
fn a_pair_may_support_and_clash_and_is_then_contested() {
    let mut editor = editor("Russia + Iran");
    let ends = ["Russia", "Iran"].map(|name| actor(&editor, name));
    assert!(!editor.project().is_contested(ends[0], ends[1]));
    let [iran, russia] = [End::Actor(ends[1]), End::Actor(ends[0])];
    editor.perform(one_way(iran, russia, Stance::Clash, None)).unwrap();
    assert_eq!(show(&editor), "Iran - Russia\nRussia + Iran");
    assert!(editor.project().is_contested(ends[0], ends[1]));
}

#[test]
fn every_field_of_a_tie_changes_in_a_step_of_its_own() {
    let mut editor = editor("Russia + YPG");
    let id = tie(&editor, "Russia", "YPG");
    for change in [
        TieChange::Stance(Stance::Clash),
        TieChange::Direction(Direction::Mutual),
        TieChange::Label(" arms\nand money ".into()),
        TieChange::Date(Some("2015/2024".parse().unwrap())),
        TieChange::Note("why".into()),
    ] {
        editor.perform(Edit::ChangeTie(id, change)).unwrap();
    }
    assert_eq!(show_all(&editor), "Russia <-> YPG (label arms and money, on 2015/2024, note why)");
    let labels: Vec<&str> = editor.labels().collect();
    assert_eq!(
        labels,
        [
            "clash of Russia – YPG",
            "mutual direction of Russia – YPG",
            "label of Russia – YPG",
            "date of Russia – YPG",
            "note of Russia – YPG"
        ]
    );
    let gone = Edit::ChangeTie(nobody(), TieChange::Note(String::new()));
    refused(&mut editor, gone, "the tie is not in the project");
}

#[test]
fn ties_are_turned_round_and_change_sides_with_their_quotes() {
    let mut editor = editor("A + B \"words\"; A - C");
    let both = vec![tie(&editor, "A", "B"), tie(&editor, "A", "C")];
    editor.perform(Edit::ReverseTies(both.clone())).unwrap();
    assert_eq!(show(&editor), "B + A \"words\"\nC - A");
    editor.perform(Edit::SwapStances(both.clone())).unwrap();
    assert_eq!(show(&editor), "B - A \"words\"\nC + A");
    assert_eq!(editor.labels().collect::<Vec<_>>(), ["reverse 2 ties", "swap stance of 2 ties"]);
    refused(&mut editor, Edit::ReverseTies(vec![]), "nothing is selected");
    refused(&mut editor, Edit::SwapStances(vec![both[0], nobody()]), "the tie is not in the project");
}

#[test]
fn an_end_of_a_tie_is_fastened_to_another_actor() {
    let mut editor = editor("A + B \"words\"; C");
    let (id, c, b) = (tie(&editor, "A", "B"), actor(&editor, "C"), actor(&editor, "B"));
    editor.perform(Edit::ReconnectTie(id, TieEnd::From, End::Actor(c))).unwrap();
    assert_eq!(show(&editor), "A\nC + B \"words\"");
    editor.perform(Edit::ReconnectTie(id, TieEnd::To, End::New("D".into(), None))).unwrap();
    assert_eq!(show(&editor), "A\nB\nC + D \"words\"");
    let own = Edit::ReconnectTie(id, TieEnd::To, End::Actor(c));
    refused(&mut editor, own, "a tie needs two different actors, found C twice");
    let gone = Edit::ReconnectTie(nobody(), TieEnd::To, End::Actor(b));
    refused(&mut editor, gone, "the tie is not in the project");
}

#[test]
fn deleting_an_actor_takes_its_ties_and_leaves_their_quotes() {
    let mut editor = editor("Russia - YPG \"one\"; YPG + SDF \"two\"; Unit (part of YPG); Russia + Assad");
    let gone = Things { actors: vec![actor(&editor, "YPG")], ..Things::default() };
    editor.perform(Edit::Delete(gone)).unwrap();
    assert_eq!(show_all(&editor), "SDF\nUnit\nRussia + Assad\n# quote \"one\"\n# quote \"two\"");
    assert_eq!(editor.undo_label(), Some("delete YPG"));
}

#[test]
fn deleting_a_tie_leaves_its_actors_and_quotes() {
    let mut editor = editor("A + B \"one\"");
    let gone = Things { ties: vec![tie(&editor, "A", "B")], ..Things::default() };
    editor.perform(Edit::Delete(gone)).unwrap();
    assert_eq!(show_all(&editor), "A\nB\n# quote \"one\"");
}

#[test]
fn things_that_hang_together_are_deleted_together() {
    let mut editor = editor("A + B \"one\"; B - C \"two\"; D (part of A)");
    let all = Things {
        documents: vec![document(&editor, "Words")],
        actors: ["A", "B", "D"].map(|name| actor(&editor, name)).to_vec(),
        ties: vec![tie(&editor, "A", "B")],
        quotes: vec![quote(&editor, "two")],
        ..Things::default()
    };
    editor.perform(Edit::Delete(all)).unwrap();
    assert_eq!(show_all(&editor), "C");
    assert_eq!(editor.undo_label(), Some("delete 3 actors, 1 tie, 1 quote, 1 document"));
    refused(&mut editor, Edit::Delete(Things::default()), "nothing is selected");
    for (gone, what) in [
        (Things { actors: vec![nobody()], ..Things::default() }, "actor"),
        (Things { ties: vec![nobody()], ..Things::default() }, "tie"),
        (Things { quotes: vec![nobody()], ..Things::default() }, "quote"),
        (Things { documents: vec![nobody()], ..Things::default() }, "document"),
    ] {
        refused(&mut editor, Edit::Delete(gone), &format!("the {what} is not in the project"));
    }
}
