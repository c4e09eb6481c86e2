//! How the canvas feels under the hand and under the keys, told through the whole window.

use detente::app::Action;
use detente::app::view::Tool;
use detente::edit::{Edit, Things};
use detente::model::{Actor, Direction, Document, Id, Project, Stance};
use detente::text::SourceText;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::kittest::Queryable;
use kurbo::Point;

use crate::canvas::NOWHERE;
use crate::support::Story;

const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Story {
    pub(crate) fn keys(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(3);
        self
    }

    pub(crate) fn act(&mut self, action: Action) -> &mut Self {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().act(&ctx, action);
        self.harness.run_steps(2);
        self
    }

    /// The names of the selected actors, sorted.
    pub(crate) fn chosen(&self) -> Vec<String> {
        let view = self.harness.state().view();
        let name = |id| self.project().actor(id).unwrap().name.clone();
        let mut names: Vec<String> = view.selection.actors.iter().map(|id| name(*id)).collect();
        names.sort();
        names
    }

    pub(crate) fn select(&mut self, names: &[&str]) -> &mut Self {
        let actors = names.iter().map(|name| self.actor(name)).collect();
        self.act(Action::Select(Things { actors, ..Things::default() }))
    }

    pub(crate) fn place(&self, name: &str) -> Point {
        self.project().actor(self.actor(name)).unwrap().place.unwrap()
    }

    pub(crate) fn camera(&self) -> detente::app::canvas::Camera {
        self.harness.state().view().camera
    }

    pub(crate) fn with(&mut self, button: PointerButton, pos: Pos2, pressed: bool) -> &mut Self {
        self.harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        self.harness.step();
        self
    }

    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }
}

#[test]
fn a_dragged_actor_falls_in_with_another_unless_ctrl_is_held() {
    for (held, expected) in [(Modifiers::NONE, 200.0), (CTRL, 200.5)] {
        let mut story = Story::open(&[]);
        let from = story.centre("Iran");
        story.harness.event(Event::ModifiersChanged(held));
        let to = from + Vec2::new(200.5, -60.0); // the boxes are not equally wide: their middles are nearest
        story.press_at(from).hover(from + Vec2::new(80.0, -30.0)).hover(to);
        let button = PointerButton::Primary;
        story.harness.event(Event::PointerButton { pos: to, button, pressed: false, modifiers: held });
        story.harness.run_steps(2);
        assert_eq!(story.place("Iran").x, expected, "{held:?}");
    }
}

#[test]
fn tab_walks_the_actors_and_the_keyboard_goes_with_it() {
    let mut story = Story::open(&[Stance::Support]);
    story.click_at(NOWHERE);
    let mut order = Vec::new();
    for _ in 0..3 {
        order.extend(story.keys(Modifiers::NONE, Key::Tab).chosen());
        let focused = story.harness.ctx.memory(egui::Memory::focused);
        assert!(focused.is_some(), "a screen reader is told where one is");
    }
    assert_eq!(order, ["Iran", "Russia", "YPG"]);
    story.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(story.chosen(), ["Russia"]);
    story.keys(ALT, Key::ArrowRight);
    assert_eq!(story.chosen(), ["YPG"], "along the tie");
    let before = story.place("YPG");
    story.keys(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(story.place("YPG") - before, kurbo::Vec2::new(1.0, 0.0), "arrows nudge all the while");
}

#[test]
fn past_the_last_actor_tab_goes_on_to_another_part_of_the_window() {
    let mut story = Story::open(&[]);
    story.click_at(NOWHERE);
    for _ in 0..3 {
        story.keys(Modifiers::NONE, Key::Tab);
    }
    let on_last = story.harness.ctx.memory(egui::Memory::focused);
    story.keys(Modifiers::NONE, Key::Tab);
    let after = story.harness.ctx.memory(egui::Memory::focused);
    assert_ne!(on_last, after);
    assert!(!detente::app::canvas::has_keyboard(&story.harness.ctx), "{after:?}");
    assert_eq!(story.chosen(), ["YPG"], "what was selected stays so");
}

#[test]
fn a_map_is_built_with_the_keyboard_alone() {
    let mut story = Story::empty();
    story.click_at(NOWHERE);
    story.keys(Modifiers::NONE, Key::A).types("Russia").keys(Modifiers::NONE, Key::Enter);
    story.keys(CTRL, Key::ArrowRight).types("Assad").keys(Modifiers::NONE, Key::Enter);
    story.keys(Modifiers::NONE, Key::S);
    assert_eq!(story.ties(), ["Russia supports Assad"]);
    assert_eq!(story.steps(), 2, "actor and tie are one step");
    assert_eq!(story.chosen(), ["Assad"]);
    story.keys(CTRL, Key::ArrowDown).types("Jaish al-Islam").keys(Modifiers::NONE, Key::Enter);
    story.keys(Modifiers::NONE, Key::C);
    assert_eq!(story.ties().len(), 2);
    assert_eq!(story.chosen(), ["Jaish al-Islam"]);
    story.keys(ALT, Key::ArrowUp).keys(ALT, Key::ArrowLeft);
    assert_eq!(story.chosen(), ["Russia"]);
    story.keys(Modifiers::NONE, Key::Enter).types("Moscow").keys(Modifiers::NONE, Key::Enter);
    story.actor("Moscow");
    story.keys(Modifiers::NONE, Key::Tab);
    assert_eq!(story.chosen(), ["Assad"], "the keyboard is on the canvas still");
    story.keys(CTRL, Key::Z).keys(CTRL, Key::Z);
    assert_eq!(story.ties(), ["Russia supports Assad"]);
}

#[test]
fn escape_leaves_nothing_of_an_actor_begun_with_the_keyboard() {
    let mut story = Story::open(&[]);
    story.select(&["Russia"]).keys(CTRL, Key::ArrowUp).types("Wag").keys(Modifiers::NONE, Key::Escape);
    assert_eq!((story.project().counts().actors, story.steps()), (3, 0));
    assert!(!story.shows("Support (S)"));
}

#[test]
fn the_right_button_pans_once_it_moves_and_opens_a_menu_if_it_does_not() {
    let mut story = Story::open(&[]);
    let before = story.camera().centre;
    story.hover(NOWHERE).with(PointerButton::Secondary, NOWHERE, true);
    let to = NOWHERE + Vec2::new(-60.0, 25.0);
    story.hover(NOWHERE + Vec2::new(-30.0, 10.0)).hover(to).with(PointerButton::Secondary, to, false);
    story.harness.run_steps(2);
    assert_eq!(story.camera().centre - before, kurbo::Vec2::new(60.0, -25.0));
    assert!(!story.shows("Add an actor here"));
    story.with(PointerButton::Secondary, to, true).with(PointerButton::Secondary, to, false);
    story.harness.run_steps(2);
    assert!(story.shows("Add an actor here"));
}

#[test]
fn the_menu_key_opens_what_can_be_done_to_the_selection() {
    for (modifiers, key) in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
        let mut story = Story::open(&[]);
        story.select(&["Russia"]).keys(modifiers, key);
        assert!(story.shows("Merge into another actor…"), "{key:?}");
        story.keys(Modifiers::NONE, Key::Escape);
        assert!(!story.shows("Merge into another actor…"));
        assert_eq!(story.chosen(), ["Russia"], "Escape closed the menu and nothing else");
    }
}

#[test]
fn the_space_bar_holds_the_canvas_though_the_reader_has_the_keyboard() {
    let mut story = Story::open(&[]);
    let text = "A line that is read.\n\n".repeat(400);
    let made = Edit::AddDocuments(vec![Document::titled("long", SourceText::new(text.as_str()))]);
    story.act(Action::Edit(made));
    let document = story.project().documents().find(|(_, found)| found.title == "long").unwrap().0;
    story.act(Action::Toggle(detente::app::view::Panel::Reader)).act(Action::ShowDocument(document));
    story.harness.get_by_role_and_label(Role::Document, "long").focus();
    story.harness.run_steps(2);
    let (before, from) = (story.camera().centre, Pos2::new(300.0, 500.0));
    let top = |story: &Story| story.harness.get_by_role_and_label(Role::Document, "long").value();
    let read = top(&story);
    story.hover(from);
    story.harness.key_down(Key::Space);
    story.harness.run_steps(2);
    story.press_at(from).hover(from + Vec2::new(40.0, 0.0)).button(from + Vec2::new(40.0, 0.0), false);
    story.harness.key_up(Key::Space);
    story.harness.run_steps(2);
    assert_eq!(story.camera().centre - before, kurbo::Vec2::new(-40.0, 0.0));
    assert_eq!(top(&story), read, "the page was not turned");
}

#[test]
fn one_goes_back_to_what_one_looked_at() {
    let mut story = Story::open(&[]);
    story.select(&["Iran"]).keys(Modifiers::SHIFT, Key::Num2);
    let close = story.camera();
    story.act(Action::Camera(detente::app::action::CameraMove::ZoomBy(0.2, None)));
    story.keys(Modifiers::SHIFT, Key::Num1);
    let whole = story.camera();
    story.act(Action::Select(Things::default()));
    story.keys(ALT, Key::ArrowLeft);
    assert!((story.camera().zoom - close.zoom * 0.2).abs() < 1e-9, "before the jump it was zoomed out");
    story.keys(ALT, Key::ArrowLeft);
    assert_eq!(story.camera(), close);
    story.keys(ALT, Key::ArrowRight).keys(ALT, Key::ArrowRight);
    assert_eq!(story.camera(), whole);
    assert!(!story.harness.state().editor().can_undo(), "it is a way of looking");
}

#[test]
fn held_at_the_edge_a_dragged_actor_goes_on() {
    let mut story = Story::open(&[]);
    let (from, before) = (story.centre("YPG"), story.place("YPG"));
    let edge = Pos2::new(story.harness.ctx.content_rect().right() - 3.0, from.y);
    story.press_at(from).hover(from + Vec2::new(100.0, 0.0)).hover(edge);
    story.harness.run_steps(8);
    story.button(edge, false);
    story.harness.run_steps(2);
    let by = f64::from(edge.x - from.x);
    let further = story.place("YPG").x - before.x;
    assert!(further > by + 60.0, "{further} rather than {by}");
    assert_eq!(story.steps(), 1);
}

#[test]
fn l_is_the_lasso_and_escape_gives_the_pointer_back() {
    let mut story = Story::open(&[]);
    story.keys(Modifiers::NONE, Key::L);
    assert_eq!(story.harness.state().view().tool, Tool::Lasso);
    let round = story.rect("Russia").expand(25.0);
    let way = [round.left_top(), round.right_top(), round.right_bottom(), round.left_bottom()];
    story.press_at(way[0]);
    for at in way {
        story.hover(at);
    }
    story.button(way[3], false);
    story.harness.run_steps(2);
    assert_eq!(story.chosen(), ["Russia"]);
    story.keys(Modifiers::NONE, Key::Escape).keys(Modifiers::NONE, Key::Escape);
    assert_eq!(story.harness.state().view().tool, Tool::Select);
}

#[test]
fn an_end_of_a_tie_let_go_on_nothing_goes_over_to_a_new_actor_in_one_step() {
    let mut story = Story::open(&[Stance::Support]);
    let middle = story.centre("Russia") + (story.centre("YPG") - story.centre("Russia")) * 0.45;
    story.click_at(middle);
    let end = Pos2::new(story.rect("YPG").left() - 7.0, story.rect("YPG").center().y);
    story.drag(end, NOWHERE);
    story.harness.run_steps(2);
    story.types("Wagner").keys(Modifiers::NONE, Key::Enter);
    assert_eq!(story.ties(), ["Russia supports Wagner"]);
    assert_eq!(story.steps(), 1);
    story.keys(CTRL, Key::Z);
    assert_eq!(story.ties(), ["Russia supports YPG"]);
    assert_eq!(story.project().counts().actors, 3);
}

#[test]
fn selected_actors_are_lined_up_and_spread_in_one_step_each() {
    let mut story = Story::open(&[]);
    story.select(&["Iran", "Russia", "YPG"]).keys(CTRL_SHIFT, Key::ArrowUp);
    let tops: Vec<f32> = ["Iran", "Russia", "YPG"].map(|name| story.rect(name).top()).to_vec();
    assert!(tops.iter().all(|top| (top - tops[0]).abs() < 0.5), "{tops:?}");
    assert_eq!(story.steps(), 1);
    story.keys(CTRL, Key::Z).keys(Modifiers::ALT | Modifiers::SHIFT, Key::H);
    let (left, middle, right) = (story.rect("Russia"), story.rect("Iran"), story.rect("YPG"));
    assert!(((middle.left() - left.right()) - (right.left() - middle.right())).abs() < 0.5);
    assert_eq!(story.steps(), 1);
}

/// Two states, a person, and ties among them.
fn of_kinds() -> Project {
    use detente::edit::{Editor, End, NewTie, Said};
    use detente::model::ActorKind::{Person, State};
    let mut editor = Editor::new(Project::new(Id::from_bits(1)), 3);
    let actor = |name, kind, x| Actor { place: Some(Point::new(x, 0.0)), kind, ..Actor::named(name) };
    let actors =
        vec![actor("Russia", State, -250.0), actor("Iran", State, 0.0), actor("Assad", Person, 250.0)];
    let made = editor.perform(Edit::AddActors(actors)).unwrap().actors;
    for (from, to, stance) in [(0, 2, Stance::Support), (1, 2, Stance::Support), (0, 1, Stance::Clash)] {
        let (from, to) = (End::Actor(made[from]), End::Actor(made[to]));
        let tie =
            NewTie { from, to, stance, direction: Direction::OneWay, words: None, said: Said::default() };
        editor.perform(Edit::DrawTie(tie)).unwrap();
    }
    editor.project().clone()
}

#[test]
fn one_selects_by_what_things_are() {
    use detente::app::choice::Choice;
    let ties = |story: &Story| story.harness.state().view().selection.ties.len();
    let mut story = Story::begin(of_kinds());
    story.select(&["Russia"]).act(Action::Choose(Choice::SameKind));
    assert_eq!(story.chosen(), ["Iran", "Russia"]);
    story.keys(CTRL_SHIFT, Key::A);
    assert_eq!(story.chosen(), ["Assad"]);
    story.act(Action::Choose(Choice::Tied));
    assert_eq!(story.chosen(), ["Assad", "Iran", "Russia"]);
    story.act(Action::Choose(Choice::TiesAmong));
    assert_eq!((ties(&story), story.chosen().len()), (3, 0));
    story.select(&["Russia", "Assad"]).act(Action::Choose(Choice::TiesAmong));
    assert_eq!(ties(&story), 1);
    story.select(&["Assad"]).act(Action::Choose(Choice::TiesOf(Stance::Clash)));
    assert_eq!(ties(&story), 0);
    story.select(&["Russia"]).act(Action::Choose(Choice::TiesOf(Stance::Support)));
    assert_eq!(ties(&story), 1);
    story.act(Action::Choose(Choice::SameKind));
    assert_eq!(ties(&story), 2, "of ties, the same stance");
    story.act(Action::Choose(Choice::Others));
    assert_eq!(ties(&story), 1);
    story.keys(CTRL, Key::A);
    assert_eq!(story.chosen().len(), 3);
}

#[test]
fn a_whole_camp_is_selected() {
    use detente::model::{IdSource, notation};
    let text = "Russia @ -300,0; Assad @ -100,0; Iran @ -200,200; Turkey @ 300,0; FSA @ 200,150; Russia + Assad; \
                Iran + Assad; Russia <+> Iran; Turkey + FSA; FSA - Assad; Turkey - Assad";
    let mut story = Story::begin(notation::parse(text, &mut IdSource::new(1)).unwrap());
    story.select(&["Russia"]).act(Action::Choose(detente::app::choice::Choice::Camp));
    for _ in 0..400 {
        story.harness.run_steps(2);
        if story.chosen().len() > 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(story.chosen(), ["Assad", "Iran", "Russia"]);
}
