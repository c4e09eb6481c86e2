//! Stories of what happens when a part of the window breaks: the rest goes on, and no work is lost.

use detente::app::action::Tone;
use detente::app::boundary::Part;
use detente::app::view::Panel;
use detente::model::Stance;
use eframe::egui;
use egui::{Key, Modifiers};

use crate::shell::{Shell, tie};

const CTRL: Modifiers = Modifiers::COMMAND;

/// A window with two actors, a tie and an open reader and dock.
fn shell() -> Shell {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "Assad"]);
    shell.edit(tie(ids[0], ids[1], Stance::Support));
    shell.act(detente::app::Action::Toggle(Panel::Dock));
    shell
}

#[test]
fn an_action_that_breaks_leaves_the_project_and_its_history_as_they_were() {
    let mut shell = shell();
    let (before, position) = (shell.app().editor().project().clone(), shell.app().editor().position());
    shell.app().break_on_purpose(Part::Action, false);
    shell.press(CTRL, Key::A);
    shell.app().break_on_purpose(Part::Action, false);
    shell.press(Modifiers::NONE, Key::Delete);
    assert_eq!(shell.app().editor().project(), &before);
    assert_eq!(shell.app().editor().position(), position);
    assert_eq!(shell.told(Tone::Fault), ["what was asked for broke; your project is as it was before"]);
    shell.press(CTRL, Key::A);
    shell.press(Modifiers::NONE, Key::Delete);
    assert_eq!(shell.app().editor().project().counts().actors, 0, "the next try goes through");
    shell.press(CTRL, Key::Z);
    assert_eq!(shell.app().editor().project(), &before);
}

#[test]
fn each_part_of_the_window_may_break_and_the_rest_goes_on() {
    let parts = [
        Part::Menu,
        Part::Toolbar,
        Part::Status,
        Part::Side,
        Part::Dock,
        Part::Reader,
        Part::Scene,
        Part::Canvas,
        Part::Overlays,
        Part::Palette,
        Part::Notices,
        Part::Dialog,
        Part::Course,
    ];
    for part in parts {
        let mut shell = shell();
        let before = shell.app().editor().project().clone();
        shell.app().break_on_purpose(part, false);
        shell.settle();
        assert_eq!(shell.app().editor().project(), &before, "{part:?}");
        if part != Part::Course {
            let told = shell.told(Tone::Fault);
            assert_eq!(told, [format!("{} broke; your project is as it was before", part.word())]);
        }
        shell.add_actors(&["Iran"]);
        assert_eq!(shell.app().editor().project().counts().actors, 3, "{part:?}");
        assert!(shell.shows("Russia") && shell.shows("Iran"), "after a change {part:?} is drawn again");
    }
}

#[test]
fn a_part_that_breaks_each_time_is_a_card_and_not_a_flood_of_notices() {
    let mut shell = shell();
    shell.app().break_on_purpose(Part::Canvas, true);
    shell.settle();
    shell.harness.run_steps(40);
    assert_eq!(shell.told(Tone::Fault).len(), 1);
    assert!(shell.shows("Here the map broke."));
    shell.click("Try again: the map");
    assert!(shell.shows("Here the map broke."), "it broke again");
    let path = shell.path("map.ron");
    shell.save_as(&path);
    let saved = detente::store::open(&path).unwrap().project;
    assert_eq!(&saved, shell.app().editor().project(), "work can be saved all the same");
}
