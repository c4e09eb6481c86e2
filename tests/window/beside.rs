//! Stories of what stands beside actors and ties while one looks: groups in focus and in the key, the canvas in front, the toolbar.

use detente::app::Action;
use detente::app::action::FileAction;
use detente::edit::{Edit, Things};
use detente::model::Note;
use detente::scene::{Builder, Frame, Look, Part};
use detente::typeset::Typesetter;
use eframe::egui;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kurbo::Point;

use crate::look::{only, three};
use crate::shell::Shell;

const NONE: Modifiers = Modifiers::NONE;

#[test]
fn a_focus_leaves_the_frames_and_notes_of_the_groups_it_reaches() {
    let mut shell = Shell::new();
    let ids = three(&mut shell);
    let canvas = shell.app().editor().project().front();
    for (nth, (member, words)) in [(ids[1], "near"), (ids[2], "far")].into_iter().enumerate() {
        let place = Point::new(2000.0 * (nth + 1) as f64, 120.0);
        let note = Note { text: words.to_owned(), canvas, place, width: 90.0, colour: None };
        shell.edit(Edit::AddNote(note));
        let notes = shell.app().view().selection.notes.clone();
        shell.edit(Edit::MakeGroup(
            words.to_owned(),
            Things { actors: vec![member], notes, ..Things::default() },
        ));
    }
    shell.act(Action::Select(only(ids[0])));
    shell.press(NONE, Key::F);
    shell.act(Action::Camera(detente::app::action::CameraMove::To(Point::new(2000.0, 0.0))));
    assert!(shell.shows("Group near") && shell.shows("Note: near"));
    shell.act(Action::Camera(detente::app::action::CameraMove::To(Point::new(4000.0, 0.0))));
    assert!(!shell.shows("Group far") && !shell.shows("Note: far"), "they fade");
    shell.press(NONE, Key::F);
    assert!(shell.shows("Group far") && shell.shows("Note: far"));
}

#[test]
fn the_canvas_that_was_in_front_is_in_front_again() {
    let mut shell = Shell::new();
    three(&mut shell);
    shell.click("Canvas");
    shell.click("New canvas");
    let second = shell.app().editor().project().front();
    let path = shell.path("two.ron");
    shell.save_as(&path);
    shell.act(Action::File(FileAction::New));
    shell.act(Action::File(FileAction::OpenPath(path)));
    assert_eq!(shell.app().editor().project().front(), second);
    assert!(!shell.app().session().is_dirty(shell.app().editor()), "looking is no change");
    assert!(!shell.app().editor().can_undo());
}

#[test]
fn a_coloured_group_is_explained_in_the_key() {
    let mut shell = Shell::new();
    let ids = three(&mut shell);
    shell.edit(Edit::MakeGroup("Axis".to_owned(), only(ids[0])));
    let group = shell.app().view().selection.groups[0];
    let signs = |shell: &Shell| {
        let frame = Frame { look: Look::Light, legend: true, title: false, only: None };
        let project = shell.app().editor().project();
        let scene = Builder::default().build(project, &frame, &mut Typesetter::bundled_only());
        let key = scene.item(Part::Legend).unwrap();
        scene.shapes(&key).len()
    };
    let before = signs(&shell);
    let sand = detente::model::Colour::from_hex("#d9c7a0");
    shell.edit(Edit::ChangeGroup(group, detente::edit::GroupChange::Colour(sand)));
    assert_eq!(signs(&shell), before + 3, "a heading, a sample and its words");
}

#[test]
fn at_two_hundred_percent_on_a_small_screen_the_toolbar_folds() {
    let mut shell = Shell::new();
    shell.act(Action::UiScale(200)); // 720 points are left of 1440
    shell.settle();
    let more = "More commands of the toolbar";
    let more_rect = shell.harness.get_by_label(more).rect();
    let look = shell.harness.get_by_label_contains("Run a command…").rect();
    assert!(more_rect.right() <= look.left(), "{more_rect} {look}");
    let width = shell.harness.ctx.content_rect().width();
    assert!(look.right() <= width, "nothing is pushed out of the window");
    shell.click(more);
    shell.click("Delete");
    shell.act(Action::UiScale(100));
    assert!(!shell.shows(more), "where there is room it is not there");
}
