//! Groups, notes and nesting, told through the whole window.

use detente::app::Action;
use detente::edit::{Edit, Things};
use detente::model::{Actor, GroupId, Id, Stance};
use detente::scene::describe;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use kurbo::Point;

use crate::support::Story;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Story {
    fn hold(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(4);
        self
    }

    fn ask(&mut self, action: Action) -> &mut Self {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().act(&ctx, action);
        self.harness.run_steps(3);
        self
    }

    fn choose(&mut self, names: &[&str]) -> &mut Self {
        let actors = names.iter().map(|name| self.actor(name)).collect();
        self.ask(Action::Select(Things { actors, ..Things::default() }))
    }

    /// What is said on the canvas that begins like this, from left to right.
    pub(crate) fn said(&self, beginning: &str) -> Vec<String> {
        let all = self.harness.query_all_by_role(Role::Button);
        let labels = all.filter_map(|node| node.accesskit_node().label());
        labels.filter(|label| label.starts_with(beginning)).collect()
    }

    /// The middle of the item that says exactly this.
    pub(crate) fn item(&self, sentence: &str) -> egui::Rect {
        let mut all = self
            .harness
            .get_all_by_label(sentence)
            .filter(|node| node.accesskit_node().role() == Role::Button);
        all.next_back().unwrap().rect()
    }

    fn spot(&self, name: &str) -> Point {
        self.project().actor(self.actor(name)).unwrap().place.unwrap()
    }

    /// Groups these under a name, as a hand does.
    pub(crate) fn group(&mut self, names: &[&str], called: &str) -> GroupId {
        self.choose(names).hold(CTRL, Key::G);
        self.harness.get_by_role_and_label(Role::TextInput, "Name of the group").type_text(called);
        self.harness.run_steps(2);
        self.hold(Modifiers::NONE, Key::Enter);
        let (id, _) = self.project().groups_here().last().unwrap();
        id
    }

    /// Presses, moves and lets go.
    pub(crate) fn pull(&mut self, from: Pos2, by: Vec2) -> &mut Self {
        self.press_at(from).hover(from + by * 0.5).hover(from + by);
        self.button(from + by, false);
        self.harness.run_steps(3);
        self
    }
}

#[test]
fn ctrl_g_frames_the_selected_actors_and_the_name_is_typed_at_once_as_one_step() {
    let mut story = Story::open(&[Stance::Support]);
    let steps = story.steps();
    story.group(&["Russia", "Iran"], "Axis");
    assert_eq!(story.said("Group Axis"), ["Group Axis, 2 actors"]);
    assert_eq!(story.steps(), steps + 1);
    assert_eq!(story.harness.state().editor().undo_label(), Some("group Axis"));
    story.hold(CTRL, Key::Z);
    assert_eq!(story.project().groups().count(), 0);
}

#[test]
fn escape_leaves_a_new_group_without_a_name() {
    let mut story = Story::open(&[]);
    story.choose(&["Russia", "Iran"]).hold(CTRL, Key::G).hold(Modifiers::NONE, Key::Escape);
    assert_eq!(story.said("Group"), ["Group, 2 actors"]);
}

#[test]
fn a_frame_is_dragged_by_its_title_with_all_that_is_in_it_in_one_step() {
    let mut story = Story::open(&[Stance::Clash]);
    story.group(&["Russia", "Iran"], "Axis");
    let (russia, iran, ypg) = (story.spot("Russia"), story.spot("Iran"), story.spot("YPG"));
    let steps = story.steps();
    let frame = story.item("Group Axis, 2 actors");
    story.harness.event(egui::Event::ModifiersChanged(CTRL));
    story.pull(frame.left_top() + Vec2::new(60.0, 12.0), Vec2::new(-40.0, 90.0));
    let moved = story.spot("Russia") - russia;
    assert!(moved.x < -30.0 && moved.y > 80.0, "{moved:?}");
    assert_eq!(story.spot("Iran") - iran, moved);
    assert_eq!((story.spot("YPG"), story.steps()), (ypg, steps + 1));
}

#[test]
fn a_folded_group_carries_the_sum_of_its_ties_and_unfolds_with_everything_in_place() {
    let mut story = Story::open(&[Stance::Support, Stance::Clash]);
    let (iran, ypg) = (story.actor("Iran"), story.actor("YPG"));
    let tie = |stance| {
        let ends = (detente::edit::End::Actor(iran), detente::edit::End::Actor(ypg));
        Action::Edit(Edit::DrawTie(detente::edit::NewTie {
            from: ends.0,
            to: ends.1,
            stance,
            direction: detente::model::Direction::OneWay,
            words: None,
            said: detente::edit::Said::default(),
        }))
    };
    story.ask(tie(Stance::Support));
    let group = story.group(&["Russia", "Iran"], "Axis");
    let before = story.project().clone();
    story.hold(Modifiers::NONE, Key::G);
    assert_eq!(story.said("Group Axis"), ["Group Axis, 2 actors, folded"]);
    assert!(story.said("Iran,").is_empty() && story.said("Russia,").is_empty());
    let sum = "Axis supports YPG: 2 ties, 1 quote";
    assert_eq!(story.said("Axis supports"), [sum]);
    assert_eq!(story.said("Russia clashes").len(), 1, "a single tie says what it says");

    let line = story.item(sum).center();
    story.press_at(line).button(line, false);
    story.harness.run_steps(3);
    assert_eq!(story.harness.state().view().selection.ties.len(), 2);

    let folded = story.project().clone();
    let things = Things { groups: vec![group], ..Things::default() };
    story.ask(Action::Select(things)).hold(Modifiers::NONE, Key::G);
    let unfolded = story.project();
    assert!(unfolded.actors().eq(before.actors()) && unfolded.actors().eq(folded.actors()));
    assert_eq!(story.said("Group Axis"), ["Group Axis, 2 actors"]);
    story.hold(CTRL_SHIFT, Key::G);
    assert_eq!((story.project().groups().count(), story.project().counts().actors), (0, 3));
    assert_eq!(story.harness.state().view().selection.actors.len(), 2, "what was in it is selected");
}

#[test]
fn a_folded_box_that_is_moved_takes_its_members_along() {
    let mut story = Story::open(&[]);
    story.group(&["Russia", "Iran"], "Axis");
    let before = (story.spot("Russia"), story.spot("Iran"));
    story.hold(Modifiers::NONE, Key::G);
    let at = story.item("Group Axis, 2 actors, folded").center();
    story.pull(at, Vec2::new(0.0, 140.0));
    let moved = story.spot("Russia") - before.0;
    assert!(moved.y > 100.0, "{moved:?}");
    assert_eq!(story.spot("Iran") - before.1, moved);
}

#[test]
fn an_actor_let_go_in_a_frame_comes_into_the_group_and_outside_leaves_it_in_the_step_of_the_move() {
    let mut story = Story::open(&[]);
    let group = story.group(&["Russia", "Iran"], "Axis");
    let members = |story: &Story| story.project().group(group).map_or(0, |group| group.actors.len());
    let steps = story.steps();
    let (from, to) = (story.rect("YPG").center(), story.item("Group Axis, 2 actors").center());
    story.pull(from, to - from);
    assert_eq!((members(&story), story.steps()), (3, steps + 1));
    assert_eq!(story.harness.state().editor().undo_label(), Some("move YPG into Axis"));
    let from = story.rect("YPG").center();
    story.pull(from, Vec2::new(0.0, 260.0));
    assert_eq!((members(&story), story.steps()), (2, steps + 2));
    story.hold(CTRL, Key::Z).hold(CTRL, Key::Z);
    assert_eq!(members(&story), 2);
}

#[test]
fn deleting_a_group_leaves_what_was_in_it() {
    let mut story = Story::open(&[]);
    story.group(&["Russia", "Iran"], "Axis");
    story.hold(Modifiers::NONE, Key::Delete);
    assert_eq!((story.project().groups().count(), story.project().counts().actors), (0, 3));
    assert_eq!(story.harness.state().editor().undo_label(), Some("delete Axis, keeping what is in it"));
}

#[test]
fn a_note_is_written_where_it_lies_in_several_lines() {
    let mut story = Story::open(&[]);
    story.hold(Modifiers::NONE, Key::N);
    let field = |story: &Story, text: &str| {
        story.harness.get_by_role_and_label(Role::MultilineTextInput, "Words of the note").type_text(text);
    };
    field(&story, "Who paid?");
    story.harness.run_steps(2);
    story.hold(Modifiers::NONE, Key::Enter);
    field(&story, "Ask Amman.");
    story.harness.run_steps(2);
    story.hold(CTRL, Key::Enter);
    let notes: Vec<String> = story.project().notes().map(|(_, note)| note.text.clone()).collect();
    assert_eq!(notes, ["Who paid?\nAsk Amman."]);
    assert_eq!(story.said("Note"), ["Note: Who paid? Ask Amman."]);

    story.hold(CTRL, Key::D);
    assert_eq!(story.project().notes().count(), 2);
    story.hold(Modifiers::NONE, Key::Delete);
    assert_eq!(story.project().notes().count(), 1);
}

#[test]
fn escape_gives_a_note_up() {
    let mut story = Story::open(&[]);
    let steps = story.steps();
    story.hold(Modifiers::NONE, Key::N);
    story
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Words of the note")
        .type_text("Never mind");
    story.harness.run_steps(2);
    story.hold(Modifiers::NONE, Key::Escape);
    assert_eq!((story.project().notes().count(), story.steps()), (0, steps));
}

#[test]
fn a_note_is_moved_and_its_side_pulled() {
    let mut story = Story::open(&[]);
    let front = story.project().front();
    story.ask(Action::Edit(Edit::AddNote(detente::model::Note {
        text: "A word".into(),
        canvas: front,
        place: Point::new(-100.0, 80.0),
        width: 200.0,
        colour: None,
    })));
    let rect = story.item("Note: A word");
    let middle = Pos2::new(rect.right(), rect.center().y);
    story.pull(middle, Vec2::new(60.0, 0.0));
    let width = story.project().notes().next().unwrap().1.width;
    assert!(width > 240.0, "{width}");
    let before = story.project().notes().next().unwrap().1.place;
    let at = story.item("Note: A word").center();
    story.pull(at, Vec2::new(0.0, 70.0));
    let moved = story.project().notes().next().unwrap().1.place - before;
    assert!(moved.y > 50.0, "{moved:?}");
}

#[test]
fn with_nesting_a_whole_takes_its_parts_along() {
    use detente::edit::{ActorChange, CanvasChange};
    let mut story = Story::open(&[]);
    let (russia, ypg) = (story.actor("Russia"), story.actor("YPG"));
    story.ask(Action::Edit(Edit::ChangeActor(ypg, ActorChange::PartOf(Some(russia)))));
    let front = story.project().front();
    story.ask(Action::Edit(Edit::ChangeCanvas(front, CanvasChange::Nests(true))));
    story.ask(Action::Select(Things::default()));
    let (before, other) = (story.spot("YPG"), story.spot("Iran"));
    let at = story.rect("Russia").center();
    story.pull(at, Vec2::new(0.0, 120.0));
    let moved = story.spot("YPG") - before;
    assert!(moved.y > 90.0, "{moved:?}");
    assert_eq!(story.spot("Iran"), other);
}

#[test]
fn everything_on_the_canvas_has_its_sentence() {
    let mut project = detente::model::Project::new(Id::from_bits(1));
    project.put_actor(Id::from_bits(1), Actor::named("Russia"));
    assert_eq!(describe::group(&project, Id::from_bits(9)), "");
    assert_eq!(describe::note(&project, Id::from_bits(9)), "");
}

#[test]
fn the_inspector_lists_who_is_in_a_group_and_what_its_sums_are_made_of() {
    use crate::shell::Shell;
    use detente::edit::{End, NewTie, Said};
    use detente::model::Direction;
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "Iran", "Assad"]);
    for from in &ids[..2] {
        let (from, to) = (End::Actor(*from), End::Actor(ids[2]));
        let (stance, direction) = (Stance::Support, Direction::OneWay);
        shell.edit(Edit::DrawTie(NewTie { from, to, stance, direction, words: None, said: Said::default() }));
    }
    let actors = ids[..2].to_vec();
    shell.edit(Edit::MakeGroup("Axis".into(), Things { actors, ..Things::default() }));
    assert!(shell.shows("Member Russia") && shell.shows("Member Iran"));
    shell.press(Modifiers::NONE, Key::G);
    let ties = shell.app().editor().project().ties().map(|(id, _)| id).collect();
    shell.act(Action::Select(Things { ties, ..Things::default() }));
    assert!(shell.shows("Axis supports Assad: 2 ties, 0 quotes"));
    assert!(shell.shows("Hypothesis: Iran supports Assad"));
}
