//! What a hand does on the canvas, told through the whole window.

use detente::edit::{Edit, Editor, End, NewTie, Said, Words};
use detente::model::{Actor, ActorId, Direction, Document, Id, Project, Stance, Tie};
use detente::text::{SourceText, Span};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::kittest::Queryable;
use kurbo::Point;

use crate::support::Story;

/// Russia on the left, the YPG on the right, a tie between them with words behind it if asked.
fn project(stances: &[Stance]) -> Project {
    let mut editor = Editor::new(Project::new(Id::from_bits(1)), 3);
    let place = |name, x, y| Actor { place: Some(Point::new(x, y)), ..Actor::named(name) };
    let actors = vec![place("Russia", -200.0, 0.0), place("YPG", 200.0, 0.0), place("Iran", 0.0, -180.0)];
    let made = editor.perform(Edit::AddActors(actors)).unwrap().actors;
    let text = "Moscow armed the YPG in 2015, and shelled it.";
    let document =
        Document { language: "en".to_owned(), ..Document::titled("a text", SourceText::new(text)) };
    let document = editor.perform(Edit::AddDocuments(vec![document])).unwrap().documents[0];
    for stance in stances {
        let words = Some(Words { document, span: Span::new(0, 20) });
        let (from, to) = (End::Actor(made[0]), End::Actor(made[1]));
        let tie =
            NewTie { from, to, stance: *stance, direction: Direction::OneWay, words, said: Said::default() };
        editor.perform(Edit::DrawTie(tie)).unwrap();
    }
    editor.project().clone()
}

impl Story {
    pub(crate) fn open(stances: &[Stance]) -> Self {
        Self::begin(project(stances))
    }

    pub(crate) fn begin(project: Project) -> Self {
        let mut story = Self::on(project);
        // A step of the harness takes a quarter of a second, which is too slow for two clicks.
        story.harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 2.0);
        story.harness.run_steps(3);
        story
    }

    pub(crate) fn empty() -> Self {
        Self::begin(Project::new(Id::from_bits(1)))
    }

    pub(crate) fn actor(&self, name: &str) -> ActorId {
        self.project().actor_named(name).unwrap()
    }

    pub(crate) fn project(&self) -> &Project {
        self.harness.state().editor().project()
    }

    /// Where an actor's box is on screen.
    pub(crate) fn rect(&self, name: &str) -> egui::Rect {
        // The status line says the same sentence of what is selected; it is drawn before the canvas.
        let sentence = format!("{name}, other");
        let boxes = self.harness.query_all_by_label_contains(&sentence);
        boxes.last().unwrap().rect()
    }

    pub(crate) fn centre(&self, name: &str) -> Pos2 {
        self.rect(name).center()
    }

    pub(crate) fn rim(&self, name: &str) -> Pos2 {
        self.rect(name).center_bottom() - Vec2::new(0.0, 2.0)
    }

    pub(crate) fn button(&mut self, pos: Pos2, pressed: bool) -> &mut Self {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
        self.harness.step();
        self
    }

    pub(crate) fn hover(&mut self, pos: Pos2) -> &mut Self {
        self.harness.event(Event::PointerMoved(pos));
        self.harness.step();
        self
    }

    pub(crate) fn press_at(&mut self, pos: Pos2) -> &mut Self {
        self.hover(pos).button(pos, true)
    }

    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) -> &mut Self {
        self.press_at(from).hover(from + (to - from) * 0.5).hover(to).button(to, false)
    }

    pub(crate) fn click_at(&mut self, pos: Pos2) -> &mut Self {
        self.press_at(pos).button(pos, false)
    }

    pub(crate) fn double_click(&mut self, pos: Pos2) -> &mut Self {
        self.click_at(pos).button(pos, true).button(pos, false);
        self.harness.run_steps(2);
        self
    }

    pub(crate) fn press_key(&mut self, key: Key) -> &mut Self {
        self.harness.key_press(key);
        self.harness.run_steps(2);
        self
    }

    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(2);
        self
    }

    /// The ties, as sentences without their quotes.
    pub(crate) fn ties(&self) -> Vec<String> {
        let name = |id| self.project().actor(id).unwrap().name.clone();
        let say = |tie: &Tie| format!("{} {} {}", name(tie.from), tie.stance.verb(), name(tie.to));
        self.project().ties().map(|(_, tie)| say(tie)).collect()
    }

    pub(crate) fn steps(&self) -> usize {
        self.harness.state().editor().position()
    }
}

/// Far from everything in these projects, but on the canvas.
pub(crate) const NOWHERE: Pos2 = Pos2::new(700.0, 620.0);

#[test]
fn a_double_click_and_a_name_make_an_actor() {
    let mut story = Story::empty();
    story.double_click(NOWHERE).types("Hezbollah").press_key(Key::Enter);
    let actor = story.project().actor(story.actor("Hezbollah")).unwrap();
    assert!(actor.place.is_some());
    assert_eq!(story.steps(), 1);
    assert!((story.centre("Hezbollah") - NOWHERE).length() < 2.0);
}

#[test]
fn escape_while_naming_makes_nothing() {
    let mut story = Story::empty();
    story.double_click(NOWHERE).types("Hezbollah").press_key(Key::Escape);
    assert_eq!(story.project().counts().actors, 0);
    assert!(!story.harness.state().editor().can_undo());
}

#[test]
fn a_double_click_renames_in_place() {
    let mut story = Story::open(&[]);
    let ypg = story.centre("YPG");
    story.double_click(ypg).types("People's Protection Units").press_key(Key::Enter);
    assert!(story.project().actor_named("YPG").is_none());
    story.actor("People's Protection Units");
    assert_eq!(story.steps(), 1);
}

#[test]
fn a_drag_from_the_rim_with_c_makes_a_clash() {
    let mut story = Story::open(&[]);
    let (rim, ypg) = (story.rim("Russia"), story.centre("YPG"));
    story.press_at(rim).hover(NOWHERE).press_key(Key::C).hover(ypg).button(ypg, false);
    assert_eq!(story.ties(), ["Russia clashes with YPG"]);
    assert_eq!(story.steps(), 1);
}

#[test]
fn the_question_at_the_drop_is_answered_with_the_pointer() {
    let mut story = Story::open(&[]);
    let (rim, ypg) = (story.rim("Russia"), story.centre("YPG"));
    story.drag(rim, ypg);
    story.harness.run_steps(2);
    assert!(story.ties().is_empty());
    story.harness.get_by_label("Mutual: both ways").click();
    story.harness.run_steps(2);
    story.harness.get_by_label("Support (S)").click();
    story.harness.run_steps(2);
    assert_eq!(story.ties(), ["Russia supports YPG"]);
    let (_, tie) = story.project().ties().next().unwrap();
    assert_eq!(tie.direction, Direction::Mutual);
}

#[test]
fn a_tie_dropped_on_nothing_makes_an_actor_and_a_tie_in_one_step() {
    let mut story = Story::open(&[]);
    let rim = story.rim("Russia");
    story.drag(rim, NOWHERE);
    story.harness.run_steps(2);
    story.types("Wagner").press_key(Key::Enter).press_key(Key::S);
    assert_eq!(story.ties(), ["Russia supports Wagner"]);
    assert_eq!(story.steps(), 1);
}

#[test]
fn a_frame_and_a_drag_move_several_actors_in_one_step() {
    let mut story = Story::open(&[]);
    let all = story.rect("Russia").union(story.rect("YPG")).expand(20.0);
    story.drag(all.left_top(), all.right_bottom());
    assert_eq!(story.harness.state().view().selection.actors.len(), 2);
    let before = story.project().actor(story.actor("YPG")).unwrap().place.unwrap();
    let russia = story.centre("Russia");
    story.drag(russia, russia + Vec2::new(40.0, 90.0));
    let after = story.project().actor(story.actor("YPG")).unwrap().place.unwrap();
    assert_eq!(after - before, kurbo::Vec2::new(40.0, 90.0));
    assert_eq!(story.steps(), 1);
}

#[test]
fn escape_in_the_middle_of_a_tie_leaves_nothing_to_undo() {
    let mut story = Story::open(&[]);
    let (rim, ypg) = (story.rim("Russia"), story.centre("YPG"));
    story.press_at(rim).hover(ypg).press_key(Key::Escape).button(ypg, false);
    story.harness.run_steps(2);
    assert!(story.ties().is_empty());
    assert!(!story.harness.state().editor().can_undo());
    assert!(story.harness.query_by_label("Support (S)").is_none());
}

#[test]
fn the_end_of_a_selected_tie_is_fastened_to_another_actor() {
    let mut story = Story::open(&[Stance::Support]);
    let middle = story.centre("Russia") + (story.centre("YPG") - story.centre("Russia")) * 0.45;
    story.click_at(middle);
    assert_eq!(story.harness.state().view().selection.ties.len(), 1);
    let end = Pos2::new(story.rect("YPG").left() - 7.0, story.rect("YPG").center().y);
    let iran = story.centre("Iran");
    story.drag(end, iran);
    assert_eq!(story.ties(), ["Russia supports Iran"]);
    assert_eq!(story.steps(), 1);
}

#[test]
fn actors_and_ties_are_read_out_with_their_sentences() {
    let mut story = Story::open(&[Stance::Clash]);
    let tie = story.harness.get_by_label_contains("Russia clashes with YPG, 1 quote");
    tie.click_accesskit();
    story.harness.run_steps(2);
    assert_eq!(story.harness.state().view().selection.ties.len(), 1);
}

#[test]
fn the_wheel_pans_and_with_control_it_zooms_at_the_pointer() {
    let mut story = Story::open(&[]);
    let russia = story.centre("Russia");
    story.hover(russia);
    let wheel = |delta, modifiers| Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta,
        phase: egui::TouchPhase::Move,
        modifiers,
        source: egui::MouseWheelSource::Unknown,
    };
    story.harness.event(wheel(Vec2::new(0.0, 60.0), Modifiers::CTRL | Modifiers::COMMAND));
    story.harness.run_steps(20);
    assert!(story.harness.state().view().camera.zoom > 1.05);
    assert!((story.centre("Russia") - russia).length() < 2.0);
    story.harness.event(wheel(Vec2::new(0.0, 50.0), Modifiers::NONE));
    story.harness.run_steps(20);
    assert!((story.centre("Russia") - russia - Vec2::new(0.0, 50.0)).length() < 3.0);
    assert!(!story.harness.state().editor().can_undo());
}
