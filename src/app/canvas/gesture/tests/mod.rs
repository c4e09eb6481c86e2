//! Gestures as scripts, in canvas units.

mod areas;
mod carried;
mod snaps;
mod steps;
mod ties;

use std::collections::HashMap;
use std::sync::Arc;

use kurbo::{Rect, Vec2};

use super::super::super::action::Carried;
use super::super::super::view::{Renaming, Tool, Whose};
use super::super::event::{Draft, Touch};
use super::*;
use crate::edit::{Edit, Editor, End, NewTie, Said, Things, Words};
use crate::model::{Actor, ActorKind, Direction, Document, DocumentId, Id, Project, Stance, TieEnd, TieId};
use crate::scene::{Builder, Frame, Look, Scene};
use crate::text::{SourceText, Span};
use crate::typeset::Typesetter;

/// A canvas at 100 % with a hand on it.
struct Story {
    editor: Editor,
    actors: HashMap<&'static str, ActorId>,
    builder: Builder,
    typesetter: Typesetter,
    scene: Arc<Scene>,
    selection: Things,
    words: Option<Words>,
    gesture: Gesture,
    asked: Vec<Action>,
    held: Touch,
    tool: Tool,
    encloses: bool,
    point: f64,
}

impl Story {
    fn new(actors: &[(&'static str, f64, f64)]) -> Self {
        let mut story = Self {
            editor: Editor::new(Project::new(Id::from_bits(1)), 7),
            actors: HashMap::new(),
            builder: Builder::default(),
            typesetter: Typesetter::bundled_only(),
            scene: Arc::default(),
            selection: Things::default(),
            words: None,
            gesture: Gesture::Idle,
            asked: Vec::new(),
            held: Touch::default(),
            tool: Tool::Select,
            encloses: false,
            point: 1.0,
        };
        for (name, x, y) in actors {
            let actor = Actor { place: Some(Point::new(*x, *y)), ..Actor::named(name) };
            let made = story.editor.perform(Edit::AddActors(vec![actor])).unwrap();
            story.actors.insert(name, made.actors[0]);
        }
        story.redraw();
        story
    }

    fn tie(&mut self, from: &str, stance: Stance, to: &str, words: Option<Words>) -> TieId {
        let (from, to) = (End::Actor(self.actors[from]), End::Actor(self.actors[to]));
        let tie = NewTie { from, to, stance, direction: Direction::OneWay, words, said: Said::default() };
        let made = self.editor.perform(Edit::DrawTie(tie)).unwrap();
        self.redraw();
        made.ties[0]
    }

    fn document(&mut self, text: &str) -> DocumentId {
        let document = Document::titled("a text", SourceText::new(text));
        self.editor.perform(Edit::AddDocuments(vec![document])).unwrap().documents[0]
    }

    fn redraw(&mut self) {
        let frame = Frame { look: Look::Light, legend: false, title: false, only: None };
        self.scene = self.builder.build(self.editor.project(), &frame, &mut self.typesetter);
    }

    fn sight(&self) -> Sight<'_> {
        Sight {
            project: self.editor.project(),
            scene: &self.scene,
            selection: &self.selection,
            words: self.words,
            point: self.point,
            seen: Rect::new(-1000.0, -1000.0, 1000.0, 1000.0).scale_from_origin(self.point),
            tool: self.tool,
            encloses: self.encloses,
        }
    }

    fn event(&mut self, event: Event) -> &mut Self {
        let gesture = std::mem::take(&mut self.gesture);
        let (gesture, action) = gesture.step(event, &self.sight());
        self.gesture = gesture;
        match action {
            Some(Action::Select(things)) => self.selection = things,
            Some(Action::SelectWords(words)) => self.words = words,
            Some(other) => self.asked.push(other),
            None => {}
        }
        self
    }

    fn press(&mut self, at: Point) -> &mut Self {
        let touch = Touch { at, moved: Vec2::ZERO, ..self.held };
        self.event(Event::Press(touch))
    }

    fn move_to(&mut self, at: Point) -> &mut Self {
        let touch = Touch { at, ..self.held };
        self.event(Event::Move(touch))
    }

    fn release(&mut self, at: Point) -> &mut Self {
        let touch = Touch { at, ..self.held };
        self.event(Event::Release(touch))
    }

    fn drag(&mut self, from: Point, to: Point) -> &mut Self {
        self.press(from).move_to(from.midpoint(to)).move_to(to).release(to)
    }

    fn click(&mut self, at: Point) -> &mut Self {
        self.press(at).release(at)
    }

    fn double_click(&mut self, at: Point) -> &mut Self {
        let touch = Touch { at, ..self.held };
        self.click(at).click(at).event(Event::DoubleClick(touch))
    }

    fn shift(&mut self) -> &mut Self {
        self.held.shift = true;
        self
    }

    fn alt(&mut self) -> &mut Self {
        self.held.alt = true;
        self
    }

    fn ctrl(&mut self) -> &mut Self {
        self.held.ctrl = true;
        self
    }

    fn free_hand(&mut self) -> &mut Self {
        self.held = Touch::default();
        self
    }

    /// The names of the selected actors, sorted.
    fn chosen(&self) -> Vec<&str> {
        let name = |id: &ActorId| self.editor.project().actor(*id).unwrap().name.as_str();
        let mut names: Vec<&str> = self.selection.actors.iter().map(name).collect();
        names.sort_unstable();
        names
    }

    fn rect(&self, name: &str) -> Rect {
        self.scene.actor_box(self.actors[name]).unwrap()
    }

    fn body(&self, name: &str) -> Point {
        self.scene.actor_box(self.actors[name]).unwrap().center()
    }

    fn rim(&self, name: &str) -> Point {
        let rect = self.scene.actor_box(self.actors[name]).unwrap();
        Point::new(rect.center().x, rect.y1 - 1.0)
    }

    fn edits(&self) -> Vec<&Edit> {
        let mut edits = Vec::new();
        for action in &self.asked {
            if let Action::Edit(edit) = action {
                edits.push(edit);
            }
        }
        edits
    }

    fn drawn(&self, from: &str, stance: Stance, to: &str, words: Option<Words>) -> Edit {
        let (from, to) = (End::Actor(self.actors[from]), End::Actor(self.actors[to]));
        Edit::DrawTie(NewTie { from, to, stance, direction: Direction::OneWay, words, said: Said::default() })
    }
}

fn three() -> Story {
    Story::new(&[("Russia", 0.0, 0.0), ("YPG", 400.0, 0.0), ("Assad", 0.0, 300.0)])
}

const NOWHERE: Point = Point::new(400.0, 300.0);

#[test]
fn a_click_selects_and_a_click_on_nothing_selects_nothing() {
    let mut story = three();
    let russia = story.body("Russia");
    story.click(russia);
    assert_eq!(story.selection.actors, [story.actors["Russia"]]);
    story.click(NOWHERE);
    assert!(story.selection.is_empty() && story.asked.is_empty());
}

#[test]
fn shift_click_adds_and_takes_away() {
    let mut story = three();
    let (russia, ypg) = (story.body("Russia"), story.body("YPG"));
    story.click(russia).shift().click(ypg);
    assert_eq!(story.selection.actors, [story.actors["Russia"], story.actors["YPG"]]);
    story.click(russia);
    assert_eq!(story.selection.actors, [story.actors["YPG"]]);
}

#[test]
fn a_double_click_on_nothing_asks_for_a_name_there() {
    let mut story = three();
    story.double_click(NOWHERE);
    let renaming = Renaming { whose: Whose::NewAt(NOWHERE), text: String::new() };
    assert_eq!(story.asked, [Action::Rename(renaming)]);
}

#[test]
fn a_double_click_on_an_actor_renames_it() {
    let mut story = three();
    let ypg = story.body("YPG");
    story.double_click(ypg);
    let renaming = Renaming { whose: Whose::Actor(story.actors["YPG"]), text: "YPG".to_owned() };
    assert_eq!(story.asked, [Action::Rename(renaming)]);
}

#[test]
fn a_double_click_on_a_tie_opens_its_first_quote() {
    let mut story = three();
    let document = story.document("Moscow armed the YPG in 2015.");
    let words = Words { document, span: Span::new(0, 16) };
    let tie = story.tie("Russia", Stance::Support, "YPG", Some(words));
    let quote = story.editor.project().tie(tie).unwrap().quotes[0];
    story.double_click(Point::new(150.0, 0.0));
    assert_eq!(story.asked, [Action::ShowQuote(quote)]);
}

#[test]
fn a_drag_moves_the_selection_in_one_step_on_release() {
    let mut story = three();
    let (russia, ypg) = (story.body("Russia"), story.body("YPG"));
    story.click(russia).shift().click(ypg).held.shift = false;
    story.drag(russia, russia + Vec2::new(30.0, 50.0));
    let places = vec![
        (story.actors["Russia"], Point::new(30.0, 50.0)),
        (story.actors["YPG"], Point::new(430.0, 50.0)),
    ];
    assert_eq!(story.edits(), [&Edit::MoveActors(places)]);
}

#[test]
fn dragging_what_is_not_selected_moves_it_alone() {
    let mut story = three();
    let (russia, ypg) = (story.body("Russia"), story.body("YPG"));
    story.click(russia).drag(ypg, ypg + Vec2::new(0.0, 20.0));
    let places = vec![(story.actors["YPG"], Point::new(400.0, 20.0))];
    assert_eq!(story.edits(), [&Edit::MoveActors(places)]);
    assert_eq!(story.selection.actors, [story.actors["YPG"]]);
}

#[test]
fn shift_keeps_a_drag_straight() {
    let mut story = three();
    let russia = story.body("Russia");
    story.press(russia).shift().move_to(russia + Vec2::new(40.0, 9.0)).release(russia + Vec2::new(50.0, 9.0));
    let places = vec![(story.actors["Russia"], Point::new(50.0, 0.0))];
    assert_eq!(story.edits(), [&Edit::MoveActors(places)]);
}

#[test]
fn alt_drag_makes_a_copy() {
    let mut story = three();
    let russia = story.body("Russia");
    story.alt().drag(russia, russia + Vec2::new(80.0, 80.0));
    let copied = Edit::DuplicateActors(vec![story.actors["Russia"]], Vec2::new(80.0, 80.0));
    assert_eq!(story.edits(), [&copied]);
}

#[test]
fn a_trembling_click_moves_nothing() {
    let mut story = three();
    let russia = story.body("Russia");
    story.press(russia).move_to(russia + Vec2::new(2.0, 1.0)).release(russia + Vec2::new(2.0, 1.0));
    assert!(story.asked.is_empty());
    assert_eq!(story.selection.actors, [story.actors["Russia"]]);
}

#[test]
fn escape_backs_out_of_every_gesture_and_asks_for_nothing() {
    let (rim, body, tie_end) = (three().rim("Russia"), three().body("Russia"), Point::new(350.0, 0.0));
    for from in [rim, body, NOWHERE, tie_end] {
        let mut story = three();
        let tie = story.tie("Russia", Stance::Support, "YPG", None);
        story.selection.ties = vec![tie];
        story.press(from).move_to(from + Vec2::new(60.0, 60.0));
        assert!(story.gesture.is_busy());
        story.event(Event::Escape).release(from);
        assert_eq!((&story.gesture, story.asked.len()), (&Gesture::Idle, 0), "from {from:?}");
    }
}

#[test]
fn escape_answers_the_question_with_nothing() {
    let mut story = three();
    let (rim, ypg) = (story.rim("Russia"), story.body("YPG"));
    story.drag(rim, ypg).event(Event::Escape);
    assert_eq!((&story.gesture, story.asked.len()), (&Gesture::Idle, 0));
}

#[test]
fn a_frame_selects_what_it_touches_and_shift_adds() {
    let mut story = three();
    story.drag(Point::new(-150.0, -100.0), Point::new(0.0, 400.0));
    assert_eq!(story.selection.actors.len(), 2);
    story.shift().drag(Point::new(330.0, -90.0), Point::new(500.0, 90.0));
    assert_eq!(story.selection.actors.len(), 3);
    assert!(story.asked.is_empty());
}

#[test]
fn a_held_canvas_follows_the_pointer() {
    let mut story = three();
    let body = story.body("Russia");
    story.held.pans = true;
    story.press(body);
    story.held.moved = Vec2::new(5.0, -3.0);
    story.move_to(body).release(body);
    assert_eq!(story.asked, [Action::Camera(CameraMove::PanBy(Vec2::new(5.0, -3.0)))]);
    assert!(story.selection.is_empty());
}
