//! Every line of docs/gestures.md as a story of the window: what the hand does, with every key it may hold.
//!
//! [`coverage`] says which story shows which line, and fails when a line has none. Stories that were told before stand
//! in `canvas.rs`, `feel.rs`, `hands.rs`, `groups.rs` and `look.rs`.

mod areas;
mod beside;
mod carried;
mod coverage;
mod keys;
mod lines;
mod looking;
mod moving;
mod signs;
mod ties;

use detente::app::Action;
use detente::edit::{Edit, Things};
use detente::import::picture::{Pixels, read_picture, write_png};
use detente::model::{Note, NoteId, PictureId, TieId};
use egui::{CursorIcon, Event, Key, Modifiers, PointerButton, Pos2, Vec2};

use crate::support::Story;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;
/// Between Russia, the YPG and Iran, and on none of them.
const BESIDE_ALL: Pos2 = Pos2::new(450.0, 620.0);

/// A hand that holds keys and a button.
struct Hand<'s> {
    story: &'s mut Story,
    held: Modifiers,
    button: PointerButton,
}

impl Story {
    fn hand(&mut self) -> Hand<'_> {
        Hand { story: self, held: NONE, button: PointerButton::Primary }
    }

    /// The sign that the pointer has now.
    fn sign(&self) -> CursorIcon {
        self.harness.output().platform_output.cursor_icon
    }

    /// The middle between two actors on screen.
    fn between(&self, one: &str, other: &str) -> Pos2 {
        self.centre(one).lerp(self.centre(other), 0.5)
    }

    /// Selects the only tie with a click beside the handle in its middle.
    fn click_tie(&mut self) -> TieId {
        let at = self.centre("Russia").lerp(self.centre("YPG"), 0.4);
        self.click_at(at);
        let [tie] = self.harness.state().view().selection.ties[..] else { panic!("no tie is selected") };
        tie
    }

    fn note_at(&mut self, words: &str, x: f64, y: f64) -> NoteId {
        let canvas = self.project().front();
        let (text, place) = (words.to_owned(), (x, y).into());
        self.act(Action::Edit(Edit::AddNote(Note { text, canvas, place, width: 120.0, colour: None })));
        self.project().notes().last().unwrap().0
    }

    fn picture_at(&mut self, name: &str, rect: kurbo::Rect) -> PictureId {
        let pixels = Pixels { width: 6, height: 4, rgba: [200, 60, 60, 255].repeat(24) };
        let mut picture = read_picture(&write_png(&pixels).unwrap(), name).unwrap();
        picture.stand = Some((self.project().front(), rect));
        self.act(Action::Edit(Edit::AddPictures(vec![picture])));
        let [picture] = self.harness.state().view().selection.pictures[..] else { panic!("it is not there") };
        self.act(Action::Select(Things::default()));
        picture
    }

    fn stand(&self, picture: PictureId) -> kurbo::Rect {
        self.project().picture(picture).unwrap().stand.unwrap().1
    }

    /// Where a place of the canvas is on screen.
    fn seen(&self, at: kurbo::Point) -> Pos2 {
        let at = self.camera().screen_from_canvas() * at;
        self.harness.state().canvas_rect().min + Vec2::new(at.x as f32, at.y as f32)
    }

    /// Puts the window as it is after a moment in which nothing was done.
    fn rest(&mut self) -> &mut Self {
        self.harness.run_steps(3);
        self
    }

    /// The words of the last step.
    fn last_step(&self) -> Option<&str> {
        self.harness.state().editor().undo_label()
    }
}

impl Hand<'_> {
    fn holding(mut self, held: Modifiers) -> Self {
        self.hold(held);
        self
    }

    fn with_button(mut self, button: PointerButton) -> Self {
        self.button = button;
        self
    }

    fn hold(&mut self, held: Modifiers) -> &mut Self {
        self.held = held;
        self.story.harness.event(Event::ModifiersChanged(held));
        self.story.harness.step();
        self
    }

    fn press(&mut self, pos: Pos2) -> &mut Self {
        self.story.hover(pos);
        self.turn(pos, true)
    }

    fn go(&mut self, pos: Pos2) -> &mut Self {
        self.story.hover(pos);
        self
    }

    fn lift(&mut self, pos: Pos2) -> &mut Self {
        self.turn(pos, false);
        self.story.rest();
        self
    }

    fn turn(&mut self, pos: Pos2, pressed: bool) -> &mut Self {
        let (button, modifiers) = (self.button, self.held);
        self.story.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
        self.story.harness.step();
        self
    }

    fn key(&mut self, key: Key) -> &mut Self {
        self.story.press_key(key);
        self
    }

    /// Presses, goes there by way of the middle, and lets go.
    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.press(from).go(from.lerp(to, 0.5)).go(to).lift(to);
        self.hold(NONE);
    }
}
