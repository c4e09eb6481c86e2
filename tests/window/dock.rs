//! Stories of the dock: its tabs, by key, by hand and from the menu.

use detente::app::view::{Panel, Tab};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);

const KEYS: [(Modifiers, Key, Tab); 6] = [
    (CTRL, Key::Num4, Tab::Evidence),
    (CTRL_SHIFT, Key::F, Tab::Search),
    (CTRL, Key::Num5, Tab::Suggestions),
    (CTRL, Key::Num6, Tab::Names),
    (CTRL, Key::Num7, Tab::Review),
    (CTRL, Key::Num8, Tab::Check),
];

#[test]
fn every_tab_has_a_key_that_opens_it_and_closes_the_dock_again() {
    let mut shell = Shell::new();
    for (modifiers, key, tab) in KEYS {
        shell.press(modifiers, key);
        assert!(shell.app().view().shows(tab), "{tab:?} did not open");
    }
    for (modifiers, key, tab) in KEYS.into_iter().filter(|(.., tab)| *tab != Tab::Search) {
        shell.press(modifiers, key);
        if !shell.app().view().shows(tab) {
            shell.press(modifiers, key); // it showed already, so that its key closed the dock
        }
        assert!(shell.app().view().shows(tab), "{tab:?} did not open");
        shell.press(modifiers, key);
        assert!(!shell.app().view().panels.contains(&Panel::Dock), "{tab:?} did not close");
    }
}

#[test]
fn the_key_of_the_search_gives_it_the_keyboard_whether_it_was_open_or_not() {
    let mut shell = Shell::new();
    shell.press(CTRL, Key::Num4);
    for _ in 0..2 {
        shell.press(CTRL_SHIFT, Key::F);
        assert!(shell.app().view().shows(Tab::Search));
        assert!(shell.harness.get_by_label("Search all documents").is_focused());
        shell.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_click_on_a_tab_brings_it_on_top_and_a_second_one_leaves_it_there() {
    let mut shell = Shell::new();
    shell.press(CTRL, Key::Num4);
    for _ in 0..2 {
        shell.click("Names tab");
        assert!(shell.app().view().shows(Tab::Names));
    }
    shell.click("Close the tabs");
    assert!(!shell.app().view().panels.contains(&Panel::Dock));
}

#[test]
fn a_tab_is_reached_and_opened_by_keyboard_alone() {
    let mut shell = Shell::new();
    shell.press(CTRL, Key::Num4);
    shell.harness.get_by_label("Search tab").focus();
    shell.settle();
    shell.press(Modifiers::NONE, Key::ArrowRight);
    shell.press(Modifiers::NONE, Key::Enter);
    assert!(shell.app().view().shows(Tab::Suggestions));
}
