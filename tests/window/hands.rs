//! Stories of settings and menus under the hand: wheel, size of the window's words, menus of the right button.

use detente::app::action::FileAction;
use detente::app::view::Remembered;
use detente::app::{Action, App, View};
use detente::edit::Things;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, MouseWheelUnit, PointerButton, Pos2};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);
/// A place on the canvas that holds nothing.
const NOWHERE: Pos2 = Pos2::new(450.0, 250.0);

impl Shell {
    /// Turns the wheel one notch away from oneself over the canvas; what came of it is (zoomed, panned).
    fn turn_wheel(&mut self, modifiers: Modifiers) -> (f64, f64) {
        let before = self.app().view().camera;
        self.harness.event(egui::Event::PointerMoved(NOWHERE));
        self.harness.run_steps(2);
        self.harness.event_modifiers(
            egui::Event::MouseWheel {
                unit: MouseWheelUnit::Line,
                delta: egui::vec2(0.0, 1.0),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers,
            },
            modifiers,
        );
        self.harness.run_steps(30);
        let after = self.app().view().camera;
        (
            after.zoom / before.zoom,
            if after.zoom == before.zoom { after.centre.y - before.centre.y } else { 0.0 },
        )
    }

    fn click_right(&mut self, at: Pos2) {
        self.harness.event(egui::Event::PointerMoved(at));
        self.settle();
        for pressed in [true, false] {
            let button = PointerButton::Secondary;
            self.harness.event(egui::Event::PointerButton {
                pos: at,
                button,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        self.settle();
    }
}

#[test]
fn the_wheel_pans_and_with_ctrl_zooms_unless_told_otherwise() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia", "Assad"]);
    let (zoomed, panned) = shell.turn_wheel(Modifiers::NONE);
    assert!(zoomed == 1.0 && panned < -10.0, "{zoomed} {panned}");
    let (zoomed, _) = shell.turn_wheel(CTRL);
    assert!(zoomed > 1.1, "{zoomed}");

    shell.click("View");
    shell.click("Zoom with the wheel, pan with Ctrl");
    let (zoomed, _) = shell.turn_wheel(Modifiers::NONE);
    assert!(zoomed > 1.1, "{zoomed}");
    let (zoomed, panned) = shell.turn_wheel(CTRL);
    assert!(zoomed == 1.0 && panned < -10.0, "{zoomed} {panned}");
}

#[test]
fn how_the_wheel_turns_is_remembered() {
    let mut remembered = Remembered::default();
    let view = View { wheel_zooms: true, ..View::default() };
    remembered.note(&view, Shell::new().app().editor().project());
    let shell = Shell::made(|ctx| App::dressed(ctx, remembered));
    assert!(shell.app().view().wheel_zooms);
}

#[test]
fn the_words_of_the_window_grow_and_come_back() {
    let mut shell = Shell::new();
    let size = |shell: &Shell| shell.harness.ctx.zoom_factor();
    for _ in 0..5 {
        shell.press(CTRL_SHIFT, Key::Plus);
    }
    assert_eq!((shell.app().view().scale_percent, size(&shell)), (150, 1.5));
    for _ in 0..20 {
        shell.press(CTRL_SHIFT, Key::Plus);
    }
    assert_eq!(shell.app().view().scale_percent, 200, "and no further");
    shell.press(CTRL_SHIFT, Key::Num0);
    assert_eq!((shell.app().view().scale_percent, size(&shell)), (100, 1.0));
}

#[test]
fn the_right_button_offers_what_can_be_done_to_what_is_under_it() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia", "Assad"]);
    shell.act(Action::Select(Things::default()));
    let russia = shell.harness.get_all_by_label_contains("Russia, other").last().unwrap().rect().center();
    shell.click_right(russia);
    assert!(shell.shows("Merge into another actor…") && !shell.shows("Add an actor here"));
    shell.click("Delete");
    assert_eq!(shell.app().editor().project().counts().actors, 1);

    shell.click_right(NOWHERE);
    shell.click("Add an actor here");
    shell.harness.get_by_role_and_label(Role::TextInput, "Name of the actor").type_text("Iran");
    shell.settle();
    shell.press(Modifiers::NONE, Key::Enter);
    let project = shell.app().editor().project();
    let iran = project.actor(project.actor_named("Iran").unwrap()).unwrap();
    let centre = shell.app().view().camera.centre;
    assert!(iran.place.unwrap().y < centre.y - 50.0, "where the button was pressed: {:?}", iran.place);
}

#[test]
fn a_document_in_the_library_has_a_menu_too() {
    let mut shell = Shell::new();
    let path = shell.path("note.txt");
    std::fs::write(&path, "Russia backs Assad.").unwrap();
    shell.act(Action::File(FileAction::ImportPaths(vec![path])));
    let row = shell.harness.get_by_label_contains("Assad., 0 quotes").rect().center();
    shell.click_right(row);
    shell.click("Delete with its quotes");
    assert_eq!(shell.app().editor().project().counts().documents, 0);
    assert!(shell.app().editor().can_undo());
}
