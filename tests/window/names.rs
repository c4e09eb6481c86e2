//! Stories of names: counted, walked through, split, merged, shared, imported.

use detente::app::action::{FileAction, Purpose};
use detente::app::view::{Panel, Tab};
use detente::app::{Action, App};
use detente::edit::{Edit, Things};
use detente::model::{Actor, ActorId, ActorKind, Document, DocumentId};
use detente::store;
use detente::text::SourceText;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;

const FIRST: &str = "Soleimani flew to Moscow. Sulimani stayed, and Soleimani’s men with him.";
const SECOND: &str = "The Tigers took Aleppo. Soleimani came, then Sulimani. قال سليماني ذلك.";

/// A window with two documents, `A paper` and `B paper`, and actors: a name, then its aliases.
fn shell(actors: &[&[&str]]) -> Shell {
    let mut shell = Shell::new();
    let documents = [("A paper", FIRST), ("B paper", SECOND)]
        .map(|(title, text)| Document::titled(title, SourceText::new(text)));
    shell.edit(Edit::AddDocuments(documents.into()));
    let actors = actors.iter().zip(0..).map(|(names, number)| {
        let aliases = names[1..].iter().map(|alias| (*alias).to_owned()).collect();
        let place = Some(kurbo::Point::new(240.0 * f64::from(number), 0.0));
        Actor { aliases, place, ..Actor::named(names[0]) }
    });
    shell.edit(Edit::AddActors(actors.collect()));
    shell
}

fn actor(app: &App, name: &str) -> ActorId {
    app.editor().project().actor_named(name).unwrap()
}

fn select(shell: &mut Shell, name: &str) -> ActorId {
    let id = actor(shell.app(), name);
    shell.act(Action::Select(Things { actors: vec![id], ..Things::default() }));
    id
}

/// The words selected in the reader, with the title of their document.
fn selected(shell: &Shell) -> (String, String) {
    let words = shell.app().view().words.unwrap();
    let document = shell.app().editor().project().document(words.document).unwrap();
    (document.title.clone(), words.span.slice(document.text.as_str()).unwrap().to_owned())
}

fn aliases(shell: &Shell, name: &str) -> Vec<String> {
    let project = shell.app().editor().project();
    project.actor(actor(shell.app(), name)).unwrap().aliases.clone()
}

fn document(shell: &Shell, title: &str) -> DocumentId {
    let project = shell.app().editor().project();
    project.documents().find(|(_, document)| document.title == title).unwrap().0
}

#[test]
fn f3_walks_through_all_documents_and_around_and_shift_f3_back() {
    let mut shell = shell(&[&["Soleimani", "سليماني"]]);
    let id = select(&mut shell, "Soleimani");
    assert!(shell.shows("4 mentions in 2 documents"));
    let open = document(&shell, "A paper");
    shell.act(Action::ShowDocument(open));
    let mut told = Vec::new();
    for _ in 0..5 {
        shell.press(NONE, Key::F3);
        let (title, words) = selected(&shell);
        let stop = shell.app().session().mentions.last_stop().unwrap().1;
        told.push(format!("{title} {words} {}/{}", stop.at, stop.of));
    }
    assert_eq!(
        told,
        [
            "A paper Soleimani 1/4",
            "A paper Soleimani 2/4",
            "B paper Soleimani 3/4",
            "B paper سليماني 4/4",
            "A paper Soleimani 1/4"
        ]
    );
    assert!(shell.shows("Soleimani: 1 of 4 · A paper"));
    shell.press(SHIFT, Key::F3);
    assert_eq!(selected(&shell), ("B paper".to_owned(), "سليماني".to_owned()));
    assert_eq!(shell.app().view().selection.actors, [id], "the actor stays selected");
}

#[test]
fn an_alias_is_counted_at_once_and_undo_takes_its_mentions_back() {
    let mut shell = shell(&[&["Soleimani"]]);
    let id = select(&mut shell, "Soleimani");
    assert!(shell.shows("3 mentions in 2 documents"));
    shell.edit(Edit::AddAlias(id, "سليماني".to_owned()));
    assert!(shell.shows("4 mentions in 2 documents"));
    shell.press(CTRL, Key::Z);
    assert!(shell.shows("3 mentions in 2 documents"));
}

#[test]
fn another_spelling_is_offered_in_the_inspector_and_one_click_makes_it_an_alias() {
    let mut shell = shell(&[&["Soleimani"]]);
    select(&mut shell, "Soleimani");
    let steps = shell.app().editor().position();
    shell.click("Add Sulimani as an alias");
    assert_eq!(aliases(&shell, "Soleimani"), ["Sulimani"]);
    assert_eq!(shell.app().editor().position(), steps + 1);
    assert!(shell.shows("5 mentions in 2 documents"));
    assert!(!shell.shows("Add Sulimani as an alias"));
}

#[test]
fn another_name_that_only_looks_alike_is_not_offered_again() {
    let mut shell = shell(&[&["Soleimani"]]);
    select(&mut shell, "Soleimani");
    shell.click("Sulimani is another name");
    assert!(!shell.shows("Add Sulimani as an alias"));
    assert!(aliases(&shell, "Soleimani").is_empty());
    shell.press(CTRL, Key::Z);
    assert!(shell.shows("Add Sulimani as an alias"));
}

#[test]
fn an_alias_becomes_an_actor_of_its_own_in_one_step() {
    let mut shell = shell(&[&["Soleimani", "Sulimani", "Moscow"]]);
    select(&mut shell, "Soleimani");
    shell.click("Make Moscow its own actor");
    assert_eq!(aliases(&shell, "Soleimani"), ["Sulimani"]);
    assert_eq!(shell.app().editor().project().counts().actors, 2);
    shell.press(CTRL, Key::Z);
    assert_eq!(aliases(&shell, "Soleimani"), ["Sulimani", "Moscow"]);
    select(&mut shell, "Soleimani");
    shell.click("Remove the alias Moscow");
    assert_eq!(aliases(&shell, "Soleimani"), ["Sulimani"]);
}

#[test]
fn the_aliases_of_an_actor_and_their_buttons_stand_beside_each_other() {
    let all =
        ["Soleimani", "Sulimani", "Moscow", "The Commander of the Quds Force of the Guards", "Q", "R", "S"];
    let mut shell = shell(&[&all]);
    select(&mut shell, "Soleimani");
    let buttons = all[1..]
        .iter()
        .flat_map(|alias| [format!("Make {alias} its own actor"), format!("Remove the alias {alias}")]);
    let mut places: Vec<_> = buttons.map(|name| shell.harness.get_by_label(&name).rect()).collect();
    let words = shell.harness.get_all_by_label("Sulimani").map(|found| found.rect());
    let row = places[0].y_range();
    let chip: Vec<_> = words.filter(|place| row.contains(place.center().y)).collect();
    places.extend(chip);
    assert_eq!(places.len(), 2 * (all.len() - 1) + 1);
    for (number, place) in places.iter().enumerate() {
        for other in &places[..number] {
            assert!(!place.shrink(0.5).intersects(other.shrink(0.5)), "{place:?} {other:?}");
        }
    }
}

#[test]
fn the_names_tab_counts_by_document_and_jumps_to_the_first_mention() {
    let mut shell = shell(&[&["Soleimani", "Sulimani"], &["Moscow"], &["Beirut"]]);
    shell.press(CTRL, Key::Num6);
    shell.click("Soleimani: 5 mentions in 2 documents");
    assert_eq!(shell.app().view().selection.actors, [actor(shell.app(), "Soleimani")]);
    shell.click("Soleimani in B paper: 2 mentions");
    assert_eq!(selected(&shell), ("B paper".to_owned(), "Soleimani".to_owned()));
    shell.click("Not named · 1");
    assert!(shell.shows("Beirut: Not named in any document"));
    assert!(!shell.shows("Moscow: 1 mention in 1 document"));
    shell.click("All · 3");
    shell.write("Filter names", "mosc");
    assert!(shell.shows("Moscow: 1 mention in 1 document"));
    assert!(!shell.shows("Beirut: Not named"));
}

#[test]
fn a_name_of_two_actors_waits_in_the_tab_and_goes_to_one_of_them() {
    let mut shell = shell(&[&["Suheel", "Tigers"], &["Arkan", "Tigers"]]);
    shell.press(CTRL, Key::Num6);
    assert!(shell.shows("Names tab, 1"));
    shell.click("Shared · 1");
    assert!(shell.shows("Tigers may be Arkan or Suheel: 1 undecided mention"));
    shell.click("Show Tigers");
    assert_eq!(selected(&shell), ("B paper".to_owned(), "Tigers".to_owned()));
    let steps = shell.app().editor().position();
    shell.click("Tigers is a name of Arkan only");
    assert_eq!((aliases(&shell, "Suheel").len(), aliases(&shell, "Arkan").len()), (0, 1));
    assert_eq!(shell.app().editor().position(), steps + 1);
    assert!(shell.shows("No two actors share a name."));
}

#[test]
fn actors_that_may_be_one_are_merged_from_the_tab_in_one_step() {
    let mut shell = shell(&[&["Soleimani"], &["Sulaimany"]]);
    shell.press(CTRL, Key::Num6);
    assert!(shell.harness.query_all_by_label_contains("Spellings · ").next().is_some());
    shell.harness.get_by_label_contains("Spellings · ").click();
    shell.settle();
    let steps = shell.app().editor().position();
    shell.click("Merge Sulaimany into Soleimani");
    assert_eq!(shell.app().editor().position(), steps + 1);
    assert_eq!(aliases(&shell, "Soleimani"), ["Sulaimany"]);
    shell.press(CTRL, Key::Z);
    shell.click("Sulaimany and Soleimani are two actors");
    assert!(!shell.shows("Merge Sulaimany into Soleimani"));
    shell.click("Add Sulimani as an alias of Soleimani");
    assert_eq!(aliases(&shell, "Soleimani"), ["Sulimani"]);
}

#[test]
fn a_list_of_names_is_imported_in_one_step_and_shared_names_are_told() {
    let mut shell = shell(&[&["Soleimani"]]);
    let path = shell.path("names.txt");
    let list = "SOLEIMANI; Sulimani; person\nSuheel; Tigers; person\nArkan; Tigers\n";
    store::atomic::write(&path, list.as_bytes()).unwrap();
    let steps = shell.app().editor().position();
    shell.act(Action::File(FileAction::Chosen(Purpose::Names, vec![path.clone()])));
    assert_eq!(shell.app().editor().position(), steps + 1);
    assert_eq!(shell.app().editor().project().counts().actors, 3);
    assert_eq!(aliases(&shell, "Soleimani"), ["Sulimani"]);
    assert!(shell.shows("Imported 3 names: 2 new actors and 1 that was there"));
    assert!(shell.shows("1 name of several actors: their mentions stay undecided"));
    assert!(shell.app().view().shows(Tab::Names));
    store::atomic::write(&path, b"name,kind\nSoleimani,state\nArkan,group\n").unwrap();
    shell.act(Action::File(FileAction::Chosen(Purpose::Names, vec![path.clone()])));
    let kind = |name| shell.app().editor().project().actor(actor(shell.app(), name)).unwrap().kind;
    assert_eq!(kind("Soleimani"), ActorKind::Person, "a kind that is known stays");
    assert_eq!(kind("Arkan"), ActorKind::Group);
    let steps = shell.app().editor().position() - 1;
    store::atomic::write(&path, b"name,kind\nMars,planet\n").unwrap();
    shell.act(Action::File(FileAction::Chosen(Purpose::Names, vec![path])));
    assert!(shell.shows("names.txt, line 2: the kind \"planet\" is none of"));
    assert_eq!(shell.app().editor().position(), steps + 1);
}

#[test]
fn names_are_asked_for_from_the_file_menu() {
    let mut shell = shell(&[]);
    shell.click("File");
    shell.click("Import names…");
    assert!(shell.shows("Where is the list of names"));
}

#[test]
fn nobody_selected_and_nobody_walked_leaves_f3_without_effect() {
    let mut shell = shell(&[&["Soleimani"]]);
    shell.act(Action::Select(Things::default()));
    shell.press(NONE, Key::F3);
    assert_eq!(shell.app().view().words, None);
    select(&mut shell, "Soleimani");
    shell.press(NONE, Key::F3);
    assert!(shell.app().view().words.is_some() && shell.app().view().panels.contains(&Panel::Reader));
    shell.act(Action::Select(Things::default()));
    shell.press(NONE, Key::F3);
    assert_eq!(
        shell.app().session().mentions.last_stop().unwrap().1.at,
        2,
        "the walk goes on without a selection"
    );
}

#[test]
fn a_large_document_is_counted_in_the_background() {
    let mut shell = shell(&[&["Soleimani"]]);
    let text = "Soleimani spoke and nobody listened to him. ".repeat(20_000);
    shell.edit(Edit::AddDocuments(vec![Document::titled("C paper", SourceText::new(&text))]));
    let start = std::time::Instant::now();
    while shell.app().session().mentions.is_counting() {
        assert!(start.elapsed() < std::time::Duration::from_secs(60), "still counting");
        std::thread::sleep(std::time::Duration::from_millis(5));
        shell.harness.run_steps(1);
    }
    select(&mut shell, "Soleimani");
    assert!(shell.shows("20003 mentions in 3 documents"));
}
