//! Stories of looking at a map: finding, focus, filters, several canvases, the small map, the key to the signs.

use detente::app::Action;
use detente::app::view::{Panel, Remembered};
use detente::app::{App, View};
use detente::edit::{CanvasChange, Edit, Things};
use detente::model::{Actor, ActorId, ActorKind, Filter, Stance};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kurbo::Point;

use crate::shell::{Shell, tie};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);
const SHIFT: Modifiers = Modifiers::SHIFT;
const NONE: Modifiers = Modifiers::NONE;

/// Russia, Assad and the YPG in a row far from each other; support, then a clash.
pub(crate) fn three(shell: &mut Shell) -> Vec<ActorId> {
    let place = |name: &str, kind, x| Actor { kind, place: Some(Point::new(x, 0.0)), ..Actor::named(name) };
    shell.edit(Edit::AddActors(vec![
        place("Russia", ActorKind::State, 0.0),
        place("Assad", ActorKind::Person, 2000.0),
        place("YPG", ActorKind::Militia, 4000.0),
    ]));
    let ids = shell.app().view().selection.actors.clone();
    shell.edit(tie(ids[0], ids[1], Stance::Support));
    shell.edit(tie(ids[1], ids[2], Stance::Clash));
    shell.act(Action::Select(Things::default()));
    ids
}

pub(crate) fn only(actor: ActorId) -> Things {
    Things { actors: vec![actor], ..Things::default() }
}

fn centre(shell: &Shell) -> Point {
    shell.app().view().camera.centre
}

fn filter(shell: &Shell) -> Filter {
    shell.app().editor().project().canvas().filter.clone()
}

#[test]
fn what_is_typed_is_found_shown_and_lit_and_escape_goes_back() {
    let mut shell = Shell::new();
    three(&mut shell);
    let before = centre(&shell);
    shell.press(CTRL, Key::F);
    shell.field("Find on the canvas").type_text("ypg");
    shell.settle();
    assert!(shell.shows("1 of 1"));
    assert!((centre(&shell).x - 4000.0).abs() < 1.0, "{:?}", centre(&shell));
    assert!(shell.app().view().found.is_some());
    assert!(shell.app().view().selection.is_empty(), "nothing is selected by looking");
    shell.press(NONE, Key::Escape);
    assert!(!shell.shows("1 of 1"));
    assert!((centre(&shell) - before).hypot() < 1.0, "{:?}", centre(&shell));
    assert!(shell.app().view().found.is_none());
}

#[test]
fn enter_goes_on_to_the_next_find_and_shift_enter_back_and_ctrl_enter_stays() {
    let mut shell = Shell::new();
    let ids = three(&mut shell);
    shell.press(CTRL, Key::F);
    shell.field("Find on the canvas").type_text("a");
    shell.settle();
    assert!(shell.shows("1 of 2"), "Assad begins with it, Russia holds it");
    assert!((centre(&shell).x - 2000.0).abs() < 1.0);
    shell.press(NONE, Key::Enter);
    assert!(shell.shows("2 of 2") && (centre(&shell).x).abs() < 1.0);
    shell.press(SHIFT, Key::Enter);
    assert!(shell.shows("1 of 2") && (centre(&shell).x - 2000.0).abs() < 1.0);
    shell.press(CTRL, Key::Enter);
    assert!(!shell.shows("1 of 2"));
    assert_eq!(shell.app().view().selection, only(ids[1]));
    assert!((centre(&shell).x - 2000.0).abs() < 1.0, "one stays there");
}

#[test]
fn a_tie_is_found_by_its_ends_and_a_click_on_a_find_goes_there() {
    let mut shell = Shell::new();
    three(&mut shell);
    shell.press(CTRL, Key::F);
    shell.field("Find on the canvas").type_text("assad russia");
    shell.settle();
    shell.click("Find: Russia supports Assad, support");
    assert!((centre(&shell).x - 1000.0).abs() < 1.0, "{:?}", centre(&shell));
    shell.press(CTRL, Key::Enter);
    assert_eq!(shell.app().view().selection.ties.len(), 1);
}

#[test]
fn what_is_not_on_the_canvas_is_found_too_and_says_so() {
    let mut shell = Shell::new();
    three(&mut shell);
    shell.edit(Edit::AddActors(vec![Actor::named("Iran")]));
    let before = centre(&shell);
    shell.press(CTRL, Key::F);
    shell.field("Find on the canvas").type_text("iran");
    shell.settle();
    assert!(shell.shows("Find: Iran, off canvas"));
    assert_eq!(centre(&shell), before);
    shell.press(CTRL, Key::A);
    shell.field("Find on the canvas").type_text("qqq");
    shell.settle();
    assert!(shell.shows("not found"));
}

#[test]
fn one_key_finds_on_the_canvas_or_in_the_document_by_what_has_the_keyboard() {
    let mut shell = Shell::new();
    three(&mut shell);
    let path = shell.path("note.txt");
    std::fs::write(&path, "Russia backs Assad in Palmyra.").unwrap();
    shell.act(Action::File(detente::app::action::FileAction::ImportPaths(vec![path])));
    let document = shell.app().editor().project().documents().next().unwrap().0;
    shell.act(Action::ShowDocument(document));
    shell.press(CTRL, Key::F);
    assert!(shell.app().view().panels.contains(&Panel::Find), "the canvas is meant");
    shell.press(NONE, Key::Escape);
    shell.act(Action::ReadOn);
    shell.press(CTRL, Key::F);
    assert!(shell.harness.query_by_role_and_label(Role::TextInput, "Find in document").is_some());
    assert!(!shell.app().view().panels.contains(&Panel::Find));
}

#[test]
fn a_focus_lights_the_neighbourhood_and_widens_and_ends() {
    let mut shell = Shell::new();
    let ids = three(&mut shell);
    shell.act(Action::Select(only(ids[0])));
    shell.press(NONE, Key::F);
    assert!(shell.shows("Focus: Russia, 1 step"));
    assert_eq!(shell.app().view().focus.as_ref().unwrap().actors, [ids[0], ids[1]].into());
    shell.press(NONE, Key::Num2);
    assert!(shell.shows("Focus: Russia, 2 steps"));
    assert_eq!(shell.app().view().focus.as_ref().unwrap().actors.len(), 3);
    // It follows the project: without the clash, the YPG is out of reach.
    let mut ties = shell.app().editor().project().ties();
    let clash = ties.find(|(_, tie)| tie.stance == Stance::Clash).unwrap().0;
    drop(ties);
    shell.edit(Edit::Delete(Things { ties: vec![clash], ..Things::default() }));
    assert_eq!(shell.app().view().focus.as_ref().unwrap().actors.len(), 2);
    shell.press(NONE, Key::F);
    assert!(shell.app().view().focus.is_none() && !shell.shows("Focus: Russia"));
}

#[test]
fn escape_leaves_the_focus_and_keeps_the_selection() {
    let mut shell = Shell::new();
    let ids = three(&mut shell);
    shell.act(Action::Select(only(ids[0])));
    shell.press(NONE, Key::F);
    shell.press(NONE, Key::Escape);
    assert!(shell.app().view().focusing.is_none());
    assert_eq!(shell.app().view().selection, only(ids[0]));
}

#[test]
fn a_filter_hides_says_what_and_one_key_clears_it() {
    let mut shell = Shell::new();
    three(&mut shell);
    shell.press(CTRL_SHIFT, Key::L);
    shell.click("Show actors: militia");
    assert_eq!(filter(&shell).kinds, [ActorKind::Militia].into());
    assert!(shell.shows("1 actor, 1 tie hidden: militia"));
    shell.click("Show ties: support");
    assert!(shell.shows("1 actor, 2 ties hidden: militia, support"));
    shell.press(CTRL, Key::Z);
    assert!(shell.shows("1 actor, 1 tie hidden: militia"), "each choice can be undone");
    shell.press(CTRL_SHIFT, Key::L);
    assert!(!shell.shows("Show actors: militia"), "the panel is closed");
    assert!(shell.shows("1 actor, 1 tie hidden: militia"), "the chip is not");
    shell.press(SHIFT, Key::F);
    assert!(filter(&shell).is_empty() && !shell.shows("hidden: militia"));
}

#[test]
fn hidden_actors_are_off_the_map_but_in_the_library_where_they_say_so() {
    let mut shell = Shell::new();
    let ids = three(&mut shell);
    shell.act(Action::Select(only(ids[2])));
    shell.press(SHIFT, Key::H);
    assert_eq!(filter(&shell).actors, [ids[2]].into());
    assert!(shell.shows("1 actor, 1 tie hidden: “YPG”"));
    assert!(shell.shows("Map of 2 actors and 1 tie"));
    assert!(shell.shows("YPG, militia, 1 tie, hidden by the filter"));
    assert!(shell.app().view().selection.is_empty(), "what is hidden is not selected any more");
}

#[test]
fn dates_that_make_no_sense_are_refused_with_words() {
    let mut shell = Shell::new();
    three(&mut shell);
    shell.press(CTRL_SHIFT, Key::L);
    shell.write("Show ties from this date on", "someday");
    shell.press(NONE, Key::Enter);
    assert!(filter(&shell).is_empty() && shell.shows("Expected a date such as"));
    shell.write("Show ties from this date on", "2015");
    shell.press(NONE, Key::Enter);
    assert_eq!(filter(&shell).from, "2015".parse().ok());
    shell.click("Show undated ties");
    assert!(shell.shows("2 ties hidden: before 2015, undated"));
    shell.write("Show ties up to this date", "2014");
    shell.press(NONE, Key::Enter);
    assert_eq!(filter(&shell).to, None);
    assert!(shell.shows("nothing would be left"));
}

#[test]
fn each_canvas_has_its_own_places_camera_and_filter() {
    let mut shell = Shell::new();
    let ids = three(&mut shell);
    let first = shell.app().editor().project().front();
    shell.act(Action::Camera(detente::app::action::CameraMove::To(Point::new(2000.0, 0.0))));
    shell.click("Canvas");
    shell.click("New canvas");
    assert!(shell.shows("Canvas Map 2"), "its tab");
    assert!(shell.shows("Map of 0 actors and 0 ties"));
    assert!(shell.shows("Russia, state, 1 tie, not on the canvas"));
    shell.edit(Edit::MoveActors(vec![(ids[0], Point::new(-50.0, 30.0))]));
    let front = shell.app().editor().project().front();
    let clashes = Filter { stances: [Stance::Support].into(), ..Filter::default() };
    shell.edit(Edit::ChangeCanvas(front, CanvasChange::Filter(clashes)));
    shell.press(CTRL, Key::PageUp);
    let project = shell.app().editor().project();
    assert_eq!(project.front(), first);
    assert_eq!(project.actor(ids[0]).unwrap().place, Some(Point::new(0.0, 0.0)));
    assert!(project.canvas().filter.is_empty());
    assert_eq!(centre(&shell), Point::new(2000.0, 0.0), "seen from where it was left");
    shell.press(CTRL, Key::PageDown);
    let project = shell.app().editor().project();
    assert_eq!(project.actor(ids[0]).unwrap().place, Some(Point::new(-50.0, 30.0)));
    assert!(!project.canvas().filter.is_empty());
}

#[test]
fn undo_goes_to_the_canvas_where_the_step_was_made() {
    let mut shell = Shell::new();
    let ids = three(&mut shell);
    shell.click("Canvas");
    shell.click("New canvas with the same places");
    let copy = shell.app().editor().project().front();
    shell.edit(Edit::MoveActors(vec![(ids[0], Point::new(9.0, 9.0))]));
    shell.press(CTRL, Key::PageUp);
    assert_ne!(shell.app().editor().project().front(), copy);
    shell.press(CTRL, Key::Z);
    assert_eq!(shell.app().editor().project().front(), copy);
    assert_eq!(shell.app().editor().project().actor(ids[0]).unwrap().place, Some(Point::ORIGIN));
}

#[test]
fn a_tab_is_renamed_moved_duplicated_and_deleted() {
    let mut shell = Shell::new();
    three(&mut shell);
    let names = |shell: &Shell| -> Vec<String> {
        let project = shell.app().editor().project();
        project.canvases().iter().map(|(_, canvas)| canvas.name.clone()).collect()
    };
    shell.click("Canvas");
    shell.click("New canvas");
    shell.click("Canvas");
    shell.click("Rename the canvas…");
    shell.write("Name of the canvas", "Clashes");
    shell.press(NONE, Key::Enter);
    assert_eq!(names(&shell), ["Map", "Clashes"]);
    shell.press(CTRL_SHIFT, Key::PageUp);
    assert_eq!(names(&shell), ["Clashes", "Map"]);
    shell.harness.get_by_label("Canvas Map").click_secondary();
    shell.settle();
    shell.click("Duplicate this canvas");
    assert_eq!(names(&shell), ["Clashes", "Map", "Map, copy"]);
    shell.harness.get_by_label("Canvas Clashes").click_secondary();
    shell.settle();
    shell.click("Delete this canvas");
    assert_eq!(names(&shell), ["Map", "Map, copy"]);
    shell.press(CTRL, Key::Z);
    assert_eq!(names(&shell), ["Clashes", "Map", "Map, copy"]);
}

#[test]
fn with_one_canvas_there_are_no_tabs() {
    let mut shell = Shell::new();
    three(&mut shell);
    assert!(!shell.shows("Canvas Map"));
}

#[test]
fn a_click_on_the_minimap_goes_there() {
    let mut shell = Shell::new();
    three(&mut shell);
    shell.press(SHIFT, Key::M);
    let map = shell.harness.get_by_label("Minimap: click or drag to go there").rect();
    shell.harness.event(egui::Event::PointerMoved(map.right_center() - egui::vec2(12.0, 0.0)));
    for pressed in [true, false] {
        let pos = map.right_center() - egui::vec2(12.0, 0.0);
        let button = egui::PointerButton::Primary;
        shell.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers: NONE });
        shell.harness.step();
    }
    shell.settle();
    assert!(centre(&shell).x > 3500.0, "{:?}", centre(&shell));
    assert!(shell.app().view().selection.is_empty(), "nothing below it was touched");
}

#[test]
fn the_key_to_the_signs_and_the_minimap_are_remembered_and_so_is_the_dress() {
    let mut remembered = Remembered::default();
    let mut view = View::default();
    view.panels.extend([Panel::Legend, Panel::Minimap]);
    view.dress.is_stark = true;
    view.dress.is_still = true;
    remembered.note(&view, Shell::new().app().editor().project());
    let shell = Shell::made(|ctx| App::dressed(ctx, remembered));
    let again = shell.app().view();
    assert!(again.panels.contains(&Panel::Legend) && again.panels.contains(&Panel::Minimap));
    assert!(again.dress.is_stark && again.dress.is_still);
    assert_eq!(shell.harness.ctx.global_style().animation_time, 0.0);
}

#[test]
fn high_contrast_is_put_on_and_off() {
    let mut shell = Shell::new();
    three(&mut shell);
    let ground = |shell: &Shell| shell.harness.ctx.global_style().visuals.panel_fill;
    let before = ground(&shell);
    let toggle = |shell: &mut Shell| {
        shell.click("View");
        shell.click("Look and motion");
        shell.click("High contrast");
    };
    toggle(&mut shell);
    assert_ne!(ground(&shell), before);
    toggle(&mut shell);
    assert_eq!(ground(&shell), before);
}

#[test]
fn the_key_shows_on_the_canvas_while_it_is_wanted() {
    let mut shell = Shell::new();
    three(&mut shell);
    shell.press(SHIFT, Key::L);
    assert!(shell.shows("Key to the signs in view"));
    shell.press(SHIFT, Key::L);
    assert!(!shell.shows("Key to the signs in view"));
}
