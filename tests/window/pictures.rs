//! Stories of pictures: on the canvas, and as the faces of actors.

use detente::app::Action;
use detente::app::action::{FileAction, Purpose};
use detente::edit::Things;
use detente::import::picture::{Pixels, write_png};
use detente::model::PictureId;
use eframe::egui;
use egui::{Event, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

fn png(width: usize, height: usize) -> Vec<u8> {
    write_png(&Pixels { width, height, rgba: vec![200; width * height * 4] }).unwrap()
}

impl Shell {
    fn pictures(&self) -> Vec<(PictureId, Option<kurbo::Rect>)> {
        let project = self.app().editor().project();
        project.pictures().map(|(id, picture)| (id, picture.stand.map(|(_, rect)| rect))).collect()
    }

    /// Where a place of the canvas is on the screen.
    fn on_screen(&self, at: kurbo::Point) -> Pos2 {
        let corner = self.harness.get_by_role(egui::accesskit::Role::Canvas).rect().min;
        let at = self.app().view().camera.screen_from_canvas() * at;
        corner + egui::vec2(at.x as f32, at.y as f32)
    }

    fn drag(&mut self, from: Pos2, by: egui::Vec2) {
        self.harness.event(Event::PointerMoved(from));
        self.settle();
        let button = PointerButton::Primary;
        for (pos, pressed) in [(from, true), (from + by, false)] {
            self.harness.event(Event::PointerMoved(pos));
            self.harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
            self.settle();
        }
    }
}

#[test]
fn a_picture_comes_into_the_middle_of_the_view_and_out_again_in_one_step() {
    let mut shell = Shell::new();
    let path = shell.put("arch.png", &png(40, 20));
    shell.drop_files(&[path]);
    let pictures = shell.pictures();
    let [(id, Some(rect))] = pictures[..] else { panic!("one picture that stands: {pictures:?}") };
    assert_eq!((rect.width(), rect.height()), (40.0, 20.0));
    assert_eq!(shell.app().view().selection.pictures, [id]);
    assert_eq!(shell.app().editor().project().picture(id).unwrap().name, "arch");
    shell.act(Action::Undo);
    assert_eq!(shell.pictures(), []);
}

#[test]
fn a_picture_moves_with_the_hand_and_is_resized_by_its_corner() {
    let mut shell = Shell::new();
    let path = shell.put("arch.png", &png(200, 100));
    shell.drop_files(&[path]);
    let before = shell.pictures()[0].1.unwrap();
    let zoom = shell.app().view().camera.zoom;
    let middle = shell.on_screen(before.center());
    shell.drag(middle, egui::vec2(60.0, 30.0));
    let moved = shell.pictures()[0].1.unwrap();
    assert!((moved.x0 - before.x0 - 60.0 / zoom).abs() < 8.0, "{before} {moved}");
    let corner = shell.on_screen(kurbo::Point::new(moved.x1, moved.y1));
    shell.drag(corner, egui::vec2(100.0, 50.0));
    let larger = shell.pictures()[0].1.unwrap();
    assert!(larger.width() > moved.width() + 50.0, "{moved} {larger}");
    assert!((larger.width() / larger.height() - 2.0).abs() < 0.05, "it keeps its shape: {larger}");
}

#[test]
fn an_actor_is_given_a_face_and_loses_it_again() {
    let mut shell = Shell::new();
    let actors = shell.add_actors(&["Russia"]);
    let path = shell.put("face.png", &png(30, 30));
    shell.act(Action::File(FileAction::Chosen(Purpose::Face(actors[0]), vec![path])));
    let face = shell.app().editor().project().actor(actors[0]).unwrap().picture;
    assert!(face.is_some_and(|face| shell.app().editor().project().picture(face).is_some()));
    shell.act(Action::Select(Things { actors: actors.clone(), ..Things::default() }));
    let taken = detente::app::command::Command::TakePicture;
    shell.harness.run_steps(2);
    shell.edit(detente::edit::Edit::GivePicture(actors[0], None));
    assert_eq!(shell.app().editor().project().actor(actors[0]).unwrap().picture, None);
    assert_eq!(shell.pictures(), [], "nobody carries it any more");
    assert_eq!(taken.facts().label, "Take the actor's picture away");
}

#[test]
fn a_broken_picture_is_refused_with_its_name_and_a_hint() {
    let mut shell = Shell::new();
    let path = shell.put("broken.jpg", b"\xff\xd8\xff\xe0\x00");
    shell.drop_files(&[path]);
    assert!(shell.shows("broken.jpg: the JPEG file is damaged: it ends in the middle"));
    assert_eq!(shell.pictures(), []);
}

#[test]
fn a_picture_that_is_too_large_is_offered_smaller() {
    let mut shell = Shell::new();
    // Noise cannot be packed: 1400 by 1000 pixels are more than 4 MB.
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let rgba: Vec<u8> = (0..1400 * 1000).flat_map(|_| [next(), next(), next(), 255]).collect();
    let bytes = write_png(&Pixels { width: 1400, height: 1000, rgba }).unwrap();
    let path = shell.put("photo.png", &bytes);
    shell.drop_files(std::slice::from_ref(&path));
    assert!(shell.shows("Make the picture smaller?") && shell.shows("photo: the picture has 4."));
    shell.click("Cancel");
    assert_eq!(shell.pictures(), []);
    shell.drop_files(&[path]);
    shell.click("Make smaller");
    let project = shell.app().editor().project();
    let (_, picture) = project.pictures().next().unwrap();
    assert!(
        picture.bytes.len() <= detente::model::LARGEST_PICTURE && picture.size.0 > 1000,
        "{:?}",
        picture.size
    );
    assert_eq!(picture.name, "photo");
}
