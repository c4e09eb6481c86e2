//! Stories of files: what is replaced, what is dropped, what an import says, what a revert takes back.

use std::path::Path;

use detente::app::Action;
use detente::app::action::{FileAction, Purpose, Tone};
use detente::edit::{Edit, Things};
use detente::model::Stance;
use detente::store;
use eframe::egui;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kurbo::Point;

use crate::shell::{Shell, tie};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);

/// A file as the system drops it.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Shell {
    pub(crate) fn drop_files(&mut self, paths: &[std::path::PathBuf]) {
        for path in paths {
            let file: egui::DroppedFileHandle = std::sync::Arc::new(Dropped(path.clone()));
            self.harness.input_mut().dropped_files.push(file);
        }
        self.settle();
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn import(&mut self, path: &Path) {
        self.press(CTRL, Key::I);
        self.write("Path", &path.display().to_string());
        self.click("Import");
    }

    pub(crate) fn told(&self, tone: Tone) -> Vec<String> {
        let notices = self.app().session().notices.iter().map(|posted| &posted.notice);
        notices.filter(|notice| notice.tone == tone).map(|notice| notice.words.clone()).collect()
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_told_twice() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let path = shell.put("somebody's work.ron", b"precious");
    shell.save_as(&path);
    assert_eq!(std::fs::read(&path).unwrap(), b"precious");
    assert!(shell.shows("somebody's work.ron is there already"));
    shell.press(Modifiers::NONE, Key::Escape);
    assert_eq!(std::fs::read(&path).unwrap(), b"precious");
    shell.save_as(&shell.path("somebody's work")); // the ending that is added counts too
    assert!(shell.shows("somebody's work.ron is there already"));
    shell.write("Path", &shell.path("mine.ron").display().to_string());
    assert!(!shell.shows("is there already"), "another name is another question");
    shell.write("Path", &path.display().to_string());
    shell.press(Modifiers::NONE, Key::Enter);
    shell.click("Replace");
    assert_eq!(store::open(&path).unwrap().project.counts().actors, 1);
}

#[test]
fn a_map_saved_under_its_own_name_asks_nothing() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let path = shell.path("map.ron");
    shell.save_as(&path);
    shell.add_actors(&["Iran"]);
    shell.save_as(&path);
    assert_eq!(store::open(&path).unwrap().project.counts().actors, 2);
}

#[test]
fn a_picture_that_is_there_is_asked_about_too() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let path = shell.put("map.png", b"a photograph");
    shell.press(CTRL_SHIFT, Key::E);
    shell.click("Export…");
    shell.write("Path", &path.display().to_string());
    shell.click("Export");
    assert_eq!(std::fs::read(&path).unwrap(), b"a photograph");
    shell.click("Replace");
    assert!(std::fs::read(&path).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn plain_utf8_is_imported_without_a_word_of_doubt_and_selected() {
    let mut shell = Shell::new();
    let path = shell.put("note.txt", "Russia backs Assad. Россия.".as_bytes());
    shell.import(&path);
    assert_eq!(shell.told(Tone::Note), [""; 0]);
    let open = shell.app().view().document.unwrap();
    assert_eq!(shell.app().view().selection, Things { documents: vec![open], ..Things::default() });
}

#[test]
fn going_back_to_the_saved_file_asks_first() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let path = shell.path("map.ron");
    shell.save_as(&path);
    shell.add_actors(&["Iran"]);
    shell.click("File");
    shell.click("Go back to the saved file");
    assert!(shell.shows("Go back to the saved file?"));
    shell.click("Go back");
    assert_eq!(shell.app().editor().project().counts().actors, 1);
    assert_eq!(shell.app().title(), "map.ron — Detente");
}

#[test]
fn enter_answers_the_question_about_unsaved_work_with_save() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let path = shell.path("map.ron");
    shell.save_as(&path);
    shell.add_actors(&["Iran"]);
    shell.press(CTRL, Key::N);
    shell.press(Modifiers::NONE, Key::Enter);
    shell.settle();
    assert_eq!(shell.app().editor().project().counts().actors, 0, "the new project is there");
    assert_eq!(store::open(&path).unwrap().project.counts().actors, 2);
}

#[test]
fn a_dropped_map_asks_about_unsaved_work_before_it_opens() {
    let mut other = Shell::new();
    other.add_actors(&["Iran", "Assad"]);
    let path = other.path("other.ron");
    other.save_as(&path);
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    shell.drop_files(&[path]);
    assert!(shell.shows("Save your work first?"));
    assert_eq!(shell.app().editor().project().counts().actors, 1);
    shell.click("Don't save");
    assert_eq!(shell.app().editor().project().counts().actors, 2);
}

#[test]
fn a_copied_picture_goes_to_the_clipboard() {
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let [width, height] = size_of_copy(&mut shell);
    assert!(width > height && height > 60, "{width} x {height}");
    assert_eq!(shell.told(Tone::Done), ["The picture is on the clipboard"]);
}

#[test]
fn a_picture_too_large_for_the_clipboard_is_copied_smaller_and_that_is_said() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "Assad"]);
    shell.edit(Edit::MoveActors(vec![(ids[0], Point::ZERO), (ids[1], Point::new(9000.0, 9000.0))]));
    let [width, height] = size_of_copy(&mut shell);
    assert!((30_000_000..=32_000_000).contains(&(width * height)), "{width} x {height}");
    let smaller = format!("made smaller to {width} × {height} pixels");
    let told = shell.told(Tone::Done);
    assert!(told.iter().any(|words| words.contains(&smaller)), "{told:?}");
}

fn size_of_copy(shell: &mut Shell) -> [usize; 2] {
    shell.harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::ALT, Key::C);
    let start = std::time::Instant::now();
    let mut size = None;
    while size.is_none() && start.elapsed() < std::time::Duration::from_secs(30) {
        shell.harness.step();
        size = shell.harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyImage(image) => Some(image.size),
            _ => None,
        });
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    size.unwrap()
}

#[test]
fn a_picture_is_written_from_the_dialog() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "Assad"]);
    shell.edit(tie(ids[0], ids[1], Stance::Support));
    shell.press(CTRL_SHIFT, Key::E);
    assert!(shell.shows(" pixels"));
    shell.click("Export…");
    let path = shell.path("map.png");
    shell.write("Path", &path.display().to_string());
    shell.click("Export");
    let bytes = store::read_file(&path).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
    assert!(shell.shows("Written: "));
}

#[test]
fn tables_are_written_and_read_back() {
    let mut shell = Shell::new();
    let ids = shell.add_actors(&["Russia", "Assad"]);
    shell.edit(tie(ids[0], ids[1], Stance::Support));
    let folder = shell.folder.path().to_owned();
    shell.act(Action::File(FileAction::Chosen(Purpose::Tables, vec![folder.clone()])));
    let mut other = Shell::new();
    let tables = vec![folder.join("actors.csv"), folder.join("ties.csv")];
    other.act(Action::File(FileAction::Chosen(Purpose::Table, tables)));
    let counts = other.app().editor().project().counts();
    assert_eq!((counts.actors, counts.ties), (2, 1), "{:?}", other.app().session().notices);
}

#[test]
fn a_question_is_no_taller_for_the_dialog_before_it() {
    let height = |shell: &mut Shell| {
        shell.press(CTRL, Key::N);
        let top = shell.harness.get_by_label("Save your work first?").rect().top();
        let height = shell.harness.get_by_label("Don't save").rect().bottom() - top;
        shell.press(Modifiers::NONE, Key::Escape);
        height
    };
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    let before = height(&mut shell);
    shell.press(CTRL_SHIFT, Key::E);
    shell.press(Modifiers::NONE, Key::Escape);
    assert_eq!(height(&mut shell), before);
}
