//! Stories of the window around canvas and reader: files, commands, panels.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use detente::app::command::{Command, keys_text};
use detente::app::theme::LookChoice;
use detente::app::view::{Panel, Remembered};
use detente::app::{Action, App};
use detente::edit::{Edit, End, NewTie, Said, Things};
use detente::model::{Actor, ActorId, Direction, Stance};
use detente::store;
use detente::worker::Reader;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kurbo::Point;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// A window of 1440 by 900 points and a folder for its files.
pub(crate) struct Shell {
    pub(crate) harness: Harness<'static, App>,
    pub(crate) folder: tempfile::TempDir,
}

impl Shell {
    pub(crate) fn new() -> Self {
        Self::made(|ctx| App::dressed(ctx, Remembered::default()))
    }

    pub(crate) fn made(make: impl FnOnce(&egui::Context) -> App) -> Self {
        Self::begun(|cc| make(&cc.egui_ctx))
    }

    pub(crate) fn begun(make: impl FnOnce(&eframe::CreationContext<'_>) -> App) -> Self {
        let builder = Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(60);
        let harness = builder.build_eframe(|cc| {
            let mut app = make(cc);
            // Here the program that runs is the test.
            app.read_with(Reader::at(env!("CARGO_BIN_EXE_detente").into()));
            app
        });
        let mut shell = Self { harness, folder: tempfile::tempdir().unwrap() };
        shell.settle();
        shell
    }

    /// Frames until nothing runs in the background and all that came of it is drawn.
    pub(crate) fn settle(&mut self) {
        let start = Instant::now();
        self.harness.run_steps(3);
        // Work without a name is waited for, too: what is shown may come of it, and what it leaves on the disk.
        while self.app().session().at_work > 0 {
            let session = self.app().session();
            let (count, named) = (session.at_work, &session.running);
            assert!(start.elapsed() < Duration::from_secs(60), "still running: {named:?} of {count}");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.run_steps(1);
        }
        self.harness.run_steps(3);
    }

    pub(crate) fn app(&self) -> &App {
        self.harness.state()
    }

    pub(crate) fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().act(&ctx, action);
        self.settle();
    }

    pub(crate) fn edit(&mut self, edit: Edit) {
        self.act(Action::Edit(edit));
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Puts `text` in place of what a field holds.
    pub(crate) fn write(&mut self, field: &str, text: &str) {
        self.field(field).focus();
        self.settle();
        self.press(CTRL, Key::A);
        self.field(field).type_text(text);
        self.settle();
    }

    pub(crate) fn field<'a>(&'a self, name: &'a str) -> egui_kittest::Node<'a> {
        let one = self.harness.query_by_role_and_label(Role::TextInput, name);
        one.unwrap_or_else(|| self.harness.get_by_role_and_label(Role::MultilineTextInput, name))
    }

    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn add_actors(&mut self, names: &[&str]) -> Vec<ActorId> {
        let place = |n: usize| Some(kurbo::Point::new(n as f64 * 240.0, 0.0));
        let actors =
            names.iter().enumerate().map(|(n, name)| Actor { place: place(n), ..Actor::named(name) });
        self.edit(Edit::AddActors(actors.collect()));
        self.app().view().selection.actors.clone()
    }

    pub(crate) fn save_as(&mut self, path: &Path) {
        self.press(CTRL_SHIFT, Key::S);
        self.write("Path", &path.display().to_string());
        self.click("Save");
    }

    pub(crate) fn ask_to_close(&mut self) {
        let root = self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        root.events.push(egui::ViewportEvent::Close);
        self.harness.step();
        let root = self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        root.events.clear();
    }

    /// True if the window was told to close in the last frame.
    pub(crate) fn closes(&mut self) -> bool {
        let commands = &self.harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
        commands.contains(&egui::ViewportCommand::Close)
    }
}

pub(crate) fn tie(from: ActorId, to: ActorId, stance: Stance) -> Edit {
    let (from, to) = (End::Actor(from), End::Actor(to));
    Edit::DrawTie(NewTie {
        from,
        to,
        stance,
        direction: Direction::OneWay,
        words: None,
        said: Said::default(),
    })
}

#[test]
fn the_first_start_shows_the_sample_map_and_three_steps() {
    let mut shell = Shell::begun(|cc| App::start(cc, None));
    assert_eq!(shell.app().title(), "palmyra.ron — Detente");
    assert!(shell.app().editor().project().counts().ties >= 110);
    assert!(!shell.app().editor().can_undo());
    assert!(shell.shows("From words to a tie"));
    shell.click("Got it");
    assert!(!shell.shows("From words to a tie"));
}

#[test]
fn the_menu_says_what_undo_takes_back() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    shell.click("Edit");
    assert!(shell.shows("Undo add Russia"));
    shell.click("Undo add Russia");
    assert_eq!(shell.app().editor().project().counts().actors, 0);
    shell.click("Edit");
    assert!(shell.shows("Redo add Russia"));
}

#[test]
fn what_was_saved_opens_again_as_it_was() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "روسيا"]);
    shell.edit(tie(ids[0], ids[1], Stance::Clash));
    assert!(shell.app().title().starts_with("• "));
    let path = shell.path("map");
    shell.save_as(&path);
    let path = shell.path("map.ron");
    assert_eq!(shell.app().title(), "map.ron — Detente");
    assert_eq!(&store::open(&path).unwrap().project, shell.app().editor().project());
    shell.press(CTRL, Key::Z);
    assert!(shell.app().title().starts_with("• "), "undo leaves the saved step");
    shell.press(CTRL, Key::Y);
    assert_eq!(shell.app().title(), "map.ron — Detente", "redo comes back to it");
    let again = Shell::begun(|cc| App::start(cc, Some(path)));
    assert_eq!(again.app().editor().project(), shell.app().editor().project());
}

#[test]
fn a_save_that_fails_keeps_the_work_unsaved_and_says_why() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let path = shell.path("no such folder").join("map.ron");
    shell.save_as(&path);
    assert!(shell.app().title().starts_with("• "));
    assert!(shell.shows("Not saved: "));
    let notice = &shell.app().session().notices[0].notice;
    assert!(!notice.hint.is_empty());
}

#[test]
fn closing_with_unsaved_work_asks_and_cancel_stays() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    shell.ask_to_close();
    shell.settle();
    assert!(shell.shows("Save your work first?"));
    shell.click("Cancel");
    assert!(!shell.shows("Save your work first?"));
    assert_eq!(shell.app().editor().project().counts().actors, 1);
    shell.ask_to_close();
    shell.settle();
    shell.press(Modifiers::NONE, Key::Escape);
    assert!(!shell.shows("Save your work first?"));
}

#[test]
fn closing_without_saving_closes_at_once() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    shell.ask_to_close();
    shell.settle();
    shell.harness.get_by_label("Don't save").click();
    let mut closed = false;
    for _ in 0..4 {
        shell.harness.step();
        closed |= shell.closes();
    }
    assert!(closed);
}

#[test]
fn closing_after_saving_closes_when_the_file_is_written() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let path = shell.path("map.ron");
    shell.save_as(&path);
    shell.add_actors(&["Iran"]);
    shell.ask_to_close();
    shell.settle();
    shell.harness.get_by_label("Save").click();
    let start = Instant::now();
    let mut closed = false;
    while !closed && start.elapsed() < Duration::from_secs(20) {
        shell.harness.step();
        closed = shell.closes();
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(closed);
    assert_eq!(store::open(&path).unwrap().project.counts().actors, 2);
}

#[test]
fn a_clean_window_closes_without_a_question() {
    let mut shell = Shell::new();
    shell.ask_to_close();
    shell.settle();
    assert!(!shell.shows("Save your work first?"));
}

#[test]
fn the_palette_finds_a_command_by_a_few_letters_and_runs_it() {
    let mut shell = Shell::new();
    shell.press(CTRL, Key::K);
    shell.harness.get_by_role_and_label(Role::TextInput, "Command").type_text("drk look");
    shell.settle();
    shell.press(Modifiers::NONE, Key::Enter);
    assert_eq!(shell.app().view().look, LookChoice::Dark);
    assert!(!shell.app().view().panels.contains(&Panel::Palette));
}

#[test]
fn letters_are_commands_only_while_nothing_is_typed() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "Iran"]);
    shell.act(Action::Select(Things { actors: ids, ..Things::default() }));
    shell.press(Modifiers::NONE, Key::C);
    assert_eq!(shell.app().editor().undo_label(), Some("clash Russia – Iran"));
    shell.harness.get_by_role_and_label(Role::TextInput, "Search documents and actors").focus();
    shell.settle();
    shell.press(Modifiers::NONE, Key::Delete);
    assert_eq!(shell.app().editor().project().counts().ties, 1);
}

#[test]
fn the_list_of_keys_names_every_command_that_has_some() {
    let mut shell = Shell::new();
    shell.press(Modifiers::SHIFT, Key::Questionmark);
    for command in Command::ALL {
        let facts = command.facts();
        if !facts.keys.is_empty() {
            assert!(shell.shows(facts.label), "{} is not listed", facts.label);
            assert!(shell.shows(&keys_text(facts.keys)), "{} has no keys", facts.label);
        }
    }
    shell.press(Modifiers::NONE, Key::Escape);
    assert!(!shell.app().view().panels.contains(&Panel::Keys));
}

#[test]
fn a_field_of_the_inspector_is_one_step() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Rusia"]);
    let before = shell.app().editor().position();
    shell.write("Name", "Russia");
    assert_eq!(shell.app().editor().position(), before, "nothing while one types");
    shell.press(Modifiers::NONE, Key::Enter);
    assert_eq!(shell.app().editor().position(), before + 1);
    assert_eq!(shell.app().editor().project().actor(ids[0]).unwrap().name, "Russia");
    shell.write("Note", "a state");
    shell.act(Action::Select(Things::default()));
    assert_eq!(shell.app().editor().project().actor(ids[0]).unwrap().note, "a state", "leaving is enough");
}

#[test]
fn escape_leaves_a_field_as_it_was() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia"]);
    shell.write("Name", "Prussia");
    shell.press(Modifiers::NONE, Key::Escape);
    assert_eq!(shell.app().editor().project().actor(ids[0]).unwrap().name, "Russia");
    assert_eq!(shell.app().view().selection.actors, ids, "and the selection too");
}

#[test]
fn a_date_that_is_none_is_said_beside_its_field() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "Assad"]);
    shell.edit(tie(ids[0], ids[1], Stance::Support));
    shell.write("Date or period", "spring");
    shell.press(Modifiers::NONE, Key::Enter);
    assert!(shell.shows("expected a date such as 2016"));
    shell.write("Date or period", "2015/2024");
    shell.press(Modifiers::NONE, Key::Enter);
    let (_, found) = shell.app().editor().project().ties().next().unwrap();
    assert_eq!(found.date.unwrap().to_string(), "2015/2024");
}

#[test]
fn the_evidence_table_filters_by_words_of_any_cell() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "Assad", "YPG"]);
    shell.edit(tie(ids[0], ids[1], Stance::Support));
    shell.edit(tie(ids[0], ids[2], Stance::Clash));
    shell.press(CTRL, Key::Num4);
    assert!(shell.shows("2 ties without quotes"));
    shell.write("Filter the evidence", "ypg clash");
    assert!(shell.shows("1 tie without quotes"));
}

#[test]
fn escape_backs_out_one_thing_at_a_time() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia"]);
    shell.press(CTRL, Key::K);
    shell.press(Modifiers::NONE, Key::Escape);
    assert!(!shell.app().view().panels.contains(&Panel::Palette));
    assert_eq!(shell.app().view().selection.actors, ids);
    shell.press(Modifiers::NONE, Key::Escape);
    assert!(shell.app().view().selection.is_empty());
}

#[test]
fn undo_lets_go_of_what_is_gone() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    shell.press(CTRL, Key::Z);
    assert!(shell.app().view().selection.is_empty());
    shell.press(CTRL_SHIFT, Key::Z);
    assert_eq!(shell.app().editor().project().counts().actors, 1);
}

#[test]
fn arranging_is_one_step_and_leaves_pinned_actors_alone() {
    let mut window = Shell::new();
    let actors = window.add_actors(&["Russia", "Iran", "Assad"]);
    window.edit(Edit::MoveActors(actors.iter().map(|id| (*id, Point::new(7.0, 7.0))).collect()));
    window.edit(Edit::PinActors(vec![actors[0]], true));
    let steps = window.app().editor().position();
    window.act(Action::Arrange(detente::scene::Arrangement::of(detente::scene::Movable::All)));
    window.settle();
    let place = |id: ActorId| window.app().editor().project().actor(id).unwrap().place.unwrap();
    assert_eq!(window.app().editor().position(), steps + 1);
    assert_eq!(place(actors[0]), Point::new(7.0, 7.0));
    assert!(place(actors[1]) != place(actors[2]));
}
