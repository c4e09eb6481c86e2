//! Stories of the suggestions: names become actors, sentences become ties, and what is dismissed stays away.

use detente::app::Action;
use detente::app::view::Tab;
use detente::edit::Edit;
use detente::model::{Actor, Direction, Document, Hedge, Stance};
use detente::text::SourceText;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const TEXT: &str = "The Front was armed by Borduria. According to a senior officer, Borduria condemned Syldavia. \
    Syldavia did not reply. General Tapioca met nobody. General Tapioca left Borduria in May.";
const NONE: Modifiers = Modifiers::NONE;

fn shell(actors: &[&str]) -> Shell {
    let mut shell = Shell::new();
    shell.edit(Edit::AddDocuments(vec![Document::titled("A report", SourceText::new(TEXT))]));
    shell.edit(Edit::AddActors(actors.iter().map(|name| Actor::named(name)).collect()));
    shell.act(Action::OpenTab(Tab::Suggestions));
    shell.settle();
    shell
}

/// The ties of the project, one sentence each.
fn ties(shell: &Shell) -> Vec<String> {
    let project = shell.app().editor().project();
    project.ties().map(|(_, tie)| detente::scene::describe::claim(project, tie)).collect()
}

#[test]
fn a_sentence_is_accepted_as_it_stands_with_who_says_it() {
    let mut shell = shell(&["Borduria", "Syldavia"]);
    shell.press(NONE, Key::A);
    assert_eq!(ties(&shell), ["Borduria clashes with Syldavia"]);
    let project = shell.app().editor().project();
    let (_, tie) = project.ties().next().unwrap();
    assert_eq!((tie.stance, tie.direction), (Stance::Clash, Direction::OneWay));
    let (_, quote) = project.quotes().next().unwrap();
    assert_eq!(quote.exact, "According to a senior officer, Borduria condemned Syldavia.");
    assert_eq!((quote.speaker.as_str(), quote.hedge), ("a senior officer", Hedge::Reported));
    shell.press(Modifiers::COMMAND, Key::Z);
    assert!(ties(&shell).is_empty(), "one step takes it back whole");
    assert!(
        shell.shows("Suggested: Borduria clashes with Syldavia, for “condemned”"),
        "and it is offered again"
    );
}

#[test]
fn what_is_dismissed_stays_away_until_it_is_brought_back() {
    let mut shell = shell(&["Borduria", "Syldavia"]);
    let offer = "Suggested: Borduria clashes with Syldavia, for “condemned”";
    assert!(shell.shows(offer));
    shell.press(NONE, Key::X);
    assert!(!shell.shows(offer) && ties(&shell).is_empty());
    shell.edit(Edit::SetTitle("Something else".into()));
    shell.settle();
    assert!(!shell.shows(offer), "it came back by itself");
    shell.click("Bring back 1 dismissed");
    assert!(shell.shows(offer));
}

#[test]
fn a_tie_can_be_edited_in_the_reader_before_it_is_drawn() {
    let mut shell = shell(&["Borduria", "Syldavia"]);
    shell.press(NONE, Key::E);
    let draft = shell.app().view().quick_tie.clone().unwrap();
    assert_eq!((draft.from.text.as_str(), draft.to.text.as_str()), ("Borduria", "Syldavia"));
    assert_eq!(draft.said.speaker, "a senior officer");
    shell.click("Draw tie");
    assert_eq!(ties(&shell), ["Borduria clashes with Syldavia"]);
}

#[test]
fn a_name_becomes_an_actor_on_the_canvas() {
    let mut shell = shell(&["Borduria"]);
    shell.harness.get_by_label_contains("Names ·").click();
    shell.settle();
    let offer = shell.harness.get_by_label_contains("Syldavia, ");
    offer.click();
    shell.settle();
    shell.press(NONE, Key::A);
    let project = shell.app().editor().project();
    let id = project.actor_named("Syldavia").expect("it was accepted");
    assert!(project.actor(id).unwrap().place.is_some(), "it is not on the canvas");
}

#[test]
fn ties_that_score_low_are_listed_only_when_they_are_asked_for() {
    let mut shell = Shell::new();
    let text = "Borduria condemned Syldavia. Secondly, the army of Borduria is more compatible with Khemed forces than \
        the Syldavia army is with Sondonesia.";
    shell.edit(Edit::AddDocuments(vec![Document::titled("A report", SourceText::new(text))]));
    let names = ["Borduria", "Syldavia", "Khemed", "Sondonesia"];
    shell.edit(Edit::AddActors(names.map(Actor::named).to_vec()));
    shell.act(Action::OpenTab(Tab::Suggestions));
    shell.settle();
    let unlikely = "Suggested: Borduria supports Sondonesia, for “compatible with”";
    assert!(shell.shows("Suggested: Borduria supports Khemed, for “compatible with”"));
    assert!(shell.shows("Ties · 2") && !shell.shows(unlikely));
    shell.click("Show the unlikely ones too");
    assert!(shell.shows("Ties · 4") && shell.shows(unlikely));
    shell.click("Show the unlikely ones too");
    shell.press(NONE, Key::X);
    shell.press(NONE, Key::X);
    assert!(shell.shows("Only unlikely sentences are left: they are hidden."));
}

#[test]
fn a_name_becomes_an_alias_of_the_actor_that_is_typed() {
    let mut shell = shell(&["Borduria", "Khemed"]);
    shell.harness.get_by_label_contains("Names ·").click();
    shell.settle();
    shell.harness.get_by_label_contains("Syldavia, ").click();
    shell.settle();
    shell.click("Alias of another actor");
    // Neither a key typed at once nor a click into the field may close the list.
    shell.harness.get_by_label("Actor that has this name too").type_text("Khe");
    shell.settle();
    shell.click("Actor that has this name too");
    shell.harness.get_all_by_label("Khemed").last().unwrap().click();
    shell.settle();
    let project = shell.app().editor().project();
    let id = project.actor_named("Khemed").unwrap();
    assert_eq!(project.actor(id).unwrap().aliases, ["Syldavia"]);
}

#[test]
fn a_line_of_cues_that_is_not_finished_keeps_the_keyboard() {
    let mut shell = shell(&["Borduria", "Syldavia"]);
    shell.click("Cue words…");
    for letter in ["s", "a", " ", ";", " ", "support"] {
        let field = shell.harness.get_by_label("Cue words of this project");
        assert!(field.is_focused(), "before {letter}");
        field.type_text(letter);
        shell.settle();
    }
    shell.click("Keep these lines");
    assert_eq!(shell.app().editor().project().cues, "sa ; support");
    assert_eq!(shell.app().editor().project().counts().actors, 2, "a letter typed made an actor");
}
