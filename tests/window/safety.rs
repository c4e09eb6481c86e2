//! Stories of work that is not lost: recovery, two windows, files that change under one's hands, versions, safe mode.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use detente::app::action::{FileAction, Tone};
use detente::app::keeping::Access;
use detente::app::view::Remembered;
use detente::app::{Action, App};
use detente::model::{Id, Project};
use detente::store;
use detente::store::keep::Keep;
use eframe::egui;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const CTRL: Modifiers = Modifiers::COMMAND;

impl Shell {
    /// A window that keeps its work, with a folder of its own for what was never saved.
    fn kept(state: &Path) -> Self {
        let state = state.to_owned();
        Self::made(move |ctx| {
            let mut app = App::dressed(ctx, Remembered::default());
            app.keep_safe(Some(state));
            app
        })
    }

    /// The same on a file.
    fn kept_on(state: &Path, file: &Path) -> Self {
        let mut shell = Self::kept(state);
        shell.open(file);
        shell
    }

    fn open(&mut self, file: &Path) {
        self.act(Action::File(FileAction::OpenPath(file.to_owned())));
    }

    /// Frames until `is_so`.
    fn until(&mut self, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < Duration::from_secs(60), "it never came");
            self.harness.step();
            std::thread::sleep(Duration::from_millis(2));
        }
        self.settle();
    }

    /// Frames until all work is kept for recovery.
    fn until_kept(&mut self) {
        self.until(|shell| {
            let app = shell.app();
            app.session().keeping.kept() == Some(app.editor().revision())
        });
    }

    fn come_to_front(&mut self) {
        self.harness.input_mut().events.push(egui::Event::WindowFocused(true));
        self.harness.step();
    }

    /// As if the process were killed: nothing is said, nothing is ended.
    fn kill(self) -> tempfile::TempDir {
        self.folder
    }

    /// Closes the window as one does.
    fn close(mut self) -> tempfile::TempDir {
        self.ask_to_close();
        let start = Instant::now();
        let mut closed = false;
        while !closed && start.elapsed() < Duration::from_secs(20) {
            self.harness.step();
            closed = self.closes();
        }
        assert!(closed);
        self.folder
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.app().editor().project().actors().map(|(_, actor)| actor.name.clone()).collect();
        names.sort();
        names
    }
}

/// A folder with a saved map of Russia, and one for what was never saved.
fn place() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (folder.path().join("map.ron"), folder.path().join("state"));
    let mut shell = Shell::new();
    shell.add_actors(&["Russia"]);
    shell.save_as(&file);
    (folder, file, state)
}

fn saved(file: &Path) -> Vec<String> {
    let project = store::open(file).unwrap().project;
    let mut names: Vec<String> = project.actors().map(|(_, actor)| actor.name.clone()).collect();
    names.sort();
    names
}

/// What stands beside the file, but for it.
fn beside(folder: &Path) -> Vec<String> {
    let all = std::fs::read_dir(folder).unwrap().flatten();
    let names = all.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name != "map.ron" && name != "state").collect()
}

#[test]
fn work_that_was_not_saved_when_the_program_was_killed_is_offered_and_restored_as_one_step() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    shell.until_kept();
    drop(shell.kill());
    let mut again = Shell::kept_on(&state, &file);
    assert!(again.shows("Recover unsaved work?"));
    assert!(again.shows("1 actor more"));
    assert!(again.shows("actor Iran: added"));
    assert_eq!(again.names(), ["Russia"], "nothing is taken up by itself");
    again.click("Restore");
    assert_eq!(again.names(), ["Iran", "Russia"]);
    assert!(again.app().title().starts_with("• "), "no file holds it yet");
    again.press(CTRL, Key::Z);
    assert_eq!(again.names(), ["Russia"]);
    assert_eq!(saved(&file), ["Russia"]);
    again.press(CTRL, Key::Y);
    again.press(CTRL, Key::S);
    assert_eq!(saved(&file).len(), 2);
    drop(again.kill());
    let last = Shell::kept_on(&state, &file);
    assert!(!last.shows("Recover unsaved work?"), "what was saved is no unsaved work");
}

#[test]
fn work_put_off_waits_for_the_next_start_through_a_save_and_a_close() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    shell.until_kept();
    drop(shell.kill());
    let mut again = Shell::kept_on(&state, &file);
    again.click("Later");
    again.add_actors(&["Assad"]);
    again.until_kept();
    again.press(CTRL, Key::S);
    drop(again.close());
    let mut last = Shell::kept_on(&state, &file);
    assert!(last.shows("Recover unsaved work?"));
    assert!(last.shows("actor Iran: added") && last.shows("The file has been saved since"));
    last.click("Discard");
    assert!(last.shows("Discarded work cannot be brought back."), "it asks once more");
    last.click("Discard for good");
    last.until(|shell| !shell.shows("Recover unsaved work?"));
    drop(last.kill());
    assert!(!Shell::kept_on(&state, &file).shows("Recover unsaved work?"));
}

#[test]
fn recovered_work_opens_as_a_copy_beside_the_file() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    shell.until_kept();
    drop(shell.kill());
    let mut again = Shell::kept_on(&state, &file);
    again.click("Open as a copy");
    assert_eq!(again.names(), ["Iran", "Russia"]);
    assert_eq!(again.app().session().path, None);
    assert!(again.app().title().starts_with("• "));
    assert_eq!(saved(&file), ["Russia"]);
}

#[test]
fn a_map_that_was_never_saved_comes_back_too() {
    let (_folder, _, state) = place();
    let mut shell = Shell::kept(&state);
    shell.add_actors(&["Iran", "Assad"]);
    shell.until_kept();
    drop(shell.kill());
    let mut again = Shell::kept(&state);
    again.until(|shell| shell.shows("Recover unsaved work?"));
    assert!(again.shows("was never saved"));
    again.click("Restore");
    assert_eq!(again.names(), ["Assad", "Iran"]);
    assert!(again.app().title().starts_with("• "));
    let path = again.path("saved.ron");
    again.save_as(&path);
    again.until(|_| store::keep::unsaved(&state).is_empty());
    drop(again.kill());
    let mut last = Shell::kept(&state);
    last.harness.run_steps(10);
    assert!(!last.shows("Recover unsaved work?"));
}

#[test]
fn told_to_end_by_the_system_the_window_asks_nothing_and_keeps_the_work() {
    let (_folder, file, state) = place();
    for _ in 0..2 {
        let mut shell = Shell::kept_on(&state, &file);
        shell.add_actors(&["Iran"]);
        shell.app().tell_to_end();
        let start = Instant::now();
        let mut closed = false;
        while !closed && start.elapsed() < Duration::from_secs(20) {
            shell.harness.step();
            closed = shell.closes();
        }
        assert!(closed && !shell.shows("Save your work first?"));
        drop(shell.kill());
        assert_eq!(Keep::beside(&file).recover().unwrap().1.project.counts().actors, 2);
    }
    let again = Shell::kept_on(&state, &file);
    assert!(!again.shows("Open in safe mode?"), "a logout is no crash");
    assert!(again.shows("actor Iran: added"));
}

#[test]
fn work_that_cannot_be_kept_is_told_once_with_a_hint() {
    let (folder, file, state) = place();
    std::fs::write(folder.path().join(".map.ron.detente"), b"in the way").unwrap();
    let mut shell = Shell::kept_on(&state, &file);
    for name in ["Iran", "Assad", "YPG"] {
        shell.add_actors(&[name]);
        shell.until(|shell| !shell.told(Tone::Fault).is_empty());
        shell.harness.run_steps(40);
    }
    let told = shell.told(Tone::Fault);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("the work is not kept for recovery: "));
    assert!(shell.app().session().notices[0].notice.hint.ends_with("only saving keeps your work."));
}

#[test]
fn what_was_done_is_kept_while_the_hand_is_still_dragging() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    let (middle, primary) = (shell.app().canvas_rect().center(), egui::PointerButton::Primary);
    let pressed = |pressed| egui::Event::PointerButton {
        pos: middle,
        button: primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    shell.harness.input_mut().events.push(egui::Event::PointerMoved(middle));
    shell.harness.input_mut().events.push(pressed(true));
    let start = Instant::now();
    let mut by = 0.0;
    while shell.app().session().keeping.kept() != Some(shell.app().editor().revision()) {
        assert!(start.elapsed() < Duration::from_secs(60));
        by += 1.0;
        let to = middle + egui::vec2(by % 90.0, by % 70.0);
        shell.harness.input_mut().events.push(egui::Event::PointerMoved(to));
        shell.harness.step();
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(Keep::beside(&file).recover().unwrap().1.project.counts().actors, 2);
}

#[test]
fn a_clean_close_leaves_nothing_but_the_file() {
    let (folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    shell.until_kept();
    assert_eq!(beside(folder.path()), [".map.ron.detente"]);
    shell.press(CTRL, Key::S);
    drop(shell.close());
    let keep = Keep::beside(&file);
    assert_eq!((keep.recoveries().len(), keep.crashes()), (0, 0));
    assert_eq!(keep.versions().len(), 1, "what the save replaced");
}

#[test]
fn the_second_window_on_a_file_reads_and_changes_nothing() {
    let (_folder, file, state) = place();
    let mut first = Shell::kept_on(&state, &file);
    let mut second = Shell::kept_on(&state, &file);
    assert_eq!(second.app().session().keeping.access, Access::Held);
    assert!(second.shows("map.ron is open in another window"));
    second.add_actors(&["Iran"]);
    assert_eq!(second.names(), ["Russia"]);
    assert_eq!(second.told(Tone::Fault), ["map.ron is open in another window; nothing was changed"]);
    second.press(CTRL, Key::S);
    assert_eq!(saved(&file), ["Russia"]);
    second.press(Modifiers::NONE, Key::Escape);
    first.add_actors(&["Assad"]);
    first.press(CTRL, Key::S);
    assert_eq!(saved(&file).len(), 2);
    drop(first.kill()); // a killed window has let go at once
    second.click("Try again");
    assert_eq!(second.app().session().keeping.access, Access::Free);
    assert_eq!(second.names(), ["Assad", "Russia"]);
    second.add_actors(&["Iran"]);
    second.press(CTRL, Key::S);
    assert_eq!(saved(&file).len(), 3);
}

#[test]
fn a_copy_in_the_second_window_is_free() {
    let (_folder, file, state) = place();
    let _first = Shell::kept_on(&state, &file);
    let mut second = Shell::kept_on(&state, &file);
    second.click("Open a copy");
    second.add_actors(&["Iran"]);
    assert_eq!(second.names(), ["Iran", "Russia"]);
    second.save_as(&file);
    second.click("Replace");
    assert_eq!(second.told(Tone::Fault), ["not saved: map.ron is open in another window"]);
    assert_eq!(saved(&file), ["Russia"]);
}

/// Somebody else adds the Kurds to the map of Russia.
fn write_theirs(file: &Path) {
    let mut project = store::open(file).unwrap().project;
    let theirs = detente::model::Actor::named("YPG");
    project.put_actor(Id::from_bits(4711), theirs);
    store::save(&project, file, None).unwrap();
}

#[test]
fn a_file_changed_by_another_program_is_noticed_when_the_window_comes_to_the_front() {
    let (folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    write_theirs(&file);
    shell.come_to_front();
    shell.until(|shell| shell.shows("The file was changed by another program"));
    assert!(shell.shows("actor YPG: added") && shell.shows("actor Iran: removed"));
    shell.click("Keep both");
    assert_eq!(saved(&folder.path().join("map (mine).ron")).len(), 2);
    assert_eq!(saved(&file), ["Russia", "YPG"], "theirs stands as they wrote it");
    assert_eq!(shell.app().title(), "map (mine).ron — Detente");
}

#[test]
fn a_save_never_writes_over_what_somebody_else_saved() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    write_theirs(&file);
    shell.press(CTRL, Key::S);
    shell.until(|shell| shell.shows("The file was changed by another program"));
    assert_eq!(saved(&file), ["Russia", "YPG"]);
    shell.click("Take theirs");
    assert_eq!(shell.names(), ["Russia", "YPG"]);
    assert_eq!(shell.app().title(), "map.ron — Detente");
    shell.press(CTRL, Key::Z);
    assert_eq!(shell.names(), ["Iran", "Russia"], "ours is one undo away");
    write_theirs(&file);
    shell.press(CTRL, Key::S);
    assert!(!shell.shows("The file was changed by another program"), "the same bytes are no change");
    assert_eq!(saved(&file).len(), 2);
}

#[test]
fn keeping_mine_keeps_theirs_among_the_versions() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    write_theirs(&file);
    shell.press(CTRL, Key::S);
    shell.until(|shell| shell.shows("The file was changed by another program"));
    shell.click("Keep mine");
    assert_eq!(shell.names(), ["Iran", "Russia"]);
    assert_eq!(saved(&file).len(), 2);
    let newest = Keep::beside(&file).versions().into_iter().next().unwrap();
    assert_eq!(saved(&newest.path), ["Russia", "YPG"]);
}

#[test]
fn a_file_that_has_gone_is_written_again_after_a_word() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    std::fs::remove_file(&file).unwrap();
    shell.come_to_front();
    shell.until(|shell| shell.shows("is not there any more"));
    assert!(shell.app().title().starts_with("• "));
    shell.press(CTRL, Key::S);
    assert_eq!(saved(&file), ["Russia"]);
    assert_eq!(shell.app().title(), "map.ron — Detente");
}

#[test]
fn a_read_only_file_says_so_before_the_first_edit_and_save_asks_for_a_name() {
    let (_folder, file, state) = place();
    let mut rights = std::fs::metadata(&file).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&file, rights).unwrap();
    let mut shell = Shell::kept_on(&state, &file);
    assert!(shell.shows("map.ron is read-only"));
    shell.add_actors(&["Iran"]);
    shell.until_kept();
    shell.press(CTRL, Key::S);
    let other = shell.path("other.ron");
    shell.write("Path", &other.display().to_string());
    shell.click("Save");
    assert_eq!(saved(&other).len(), 2);
    assert!(!shell.shows("is read-only"));
    assert_eq!(saved(&file), ["Russia"]);
}

#[test]
fn an_earlier_version_is_looked_at_opened_as_a_copy_and_restored_as_one_step() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    for name in ["Iran", "Assad"] {
        shell.add_actors(&[name]);
        shell.press(CTRL, Key::S);
    }
    let versions = |shell: &mut Shell, row: &str| {
        shell.click("File");
        shell.click("Saved versions…");
        shell.harness.get_by_label_contains(row).click();
        shell.settle();
    };
    versions(&mut shell, "2. version");
    assert!(shell.shows("actor Iran: removed") && shell.shows("actor Assad: removed"));
    shell.click("Restore");
    assert_eq!(shell.names(), ["Russia"]);
    assert_eq!(saved(&file).len(), 3, "restoring writes nothing");
    shell.press(CTRL, Key::Z);
    assert_eq!(shell.names().len(), 3);
    versions(&mut shell, "1. version");
    shell.click("Open as a copy");
    assert_eq!(shell.names(), ["Iran", "Russia"]);
    assert_eq!(shell.app().session().path, None);
    assert_eq!(saved(&file).len(), 3);
}

#[test]
fn a_file_that_does_not_open_offers_what_was_kept_of_it() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    shell.press(CTRL, Key::S);
    drop(shell.kill());
    std::fs::write(&file, "Project(format: 3, torn").unwrap();
    let mut again = Shell::kept_on(&state, &file);
    assert!(again.shows("The file does not open."));
    again.harness.get_by_label_contains("1. version").click();
    again.settle();
    again.click("Open as a copy");
    assert_eq!(again.names(), ["Russia"]);
    assert_eq!(std::fs::read(&file).unwrap(), b"Project(format: 3, torn");
}

#[test]
fn after_two_deaths_in_a_row_safe_mode_is_offered() {
    let (_folder, file, state) = place();
    for _ in 0..2 {
        drop(Shell::kept_on(&state, &file).kill());
    }
    let mut shell = Shell::kept_on(&state, &file);
    assert!(shell.shows("Open in safe mode?"));
    assert_eq!(shell.names(), [""; 0], "nothing is drawn before it is said how");
    shell.click("Safe mode");
    assert_eq!(shell.names(), ["Russia"]);
    assert!(shell.shows("Safe mode: no pictures"));
    shell.act(Action::Suggest);
    assert_eq!(shell.told(Tone::Note), ["safe mode does without this"]);
    shell.add_actors(&["Iran"]);
    shell.press(CTRL, Key::S);
    assert_eq!(saved(&file).len(), 2, "all else works");
    shell.click("Leave safe mode");
    assert!(!shell.shows("Safe mode: no pictures"));
}

#[test]
fn a_panel_that_breaks_leaves_a_recovery_point() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    shell.app().break_on_purpose(detente::app::boundary::Part::Canvas, true);
    shell.until_kept();
    drop(shell.kill());
    let (_, opened) = Keep::beside(&file).recover().unwrap();
    assert_eq!(opened.project.counts().actors, 2);
}

#[test]
fn going_back_to_the_saved_file_gives_its_snapshots_up() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.add_actors(&["Iran"]);
    shell.until_kept();
    shell.click("File");
    shell.click("Go back to the saved file");
    shell.click("Go back");
    assert_eq!(shell.app().session().keeping.access, Access::Free, "the lock is still ours");
    shell.until(|_| Keep::beside(&file).recoveries().is_empty());
    shell.add_actors(&["Assad"]);
    shell.until_kept();
    assert_eq!(Keep::beside(&file).recover().unwrap().1.project.counts().actors, 2);
}

#[test]
fn a_window_without_traces_remembers_no_project_and_keeps_nothing_elsewhere() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept(&state);
    shell.act(Action::LeaveNoTraces(true));
    shell.add_actors(&["Iran"]);
    shell.harness.run_steps(40);
    assert!(!state.join("unsaved").exists());
    shell.act(Action::File(FileAction::SaveTo(file.with_file_name("other.ron"))));
    assert_eq!(shell.app().session().recent, [""; 0].map(PathBuf::from));
    shell.add_actors(&["Assad"]);
    shell.until_kept();
    assert!(!state.join("unsaved").exists(), "beside the file, and nowhere else");
}

#[test]
fn leaving_a_project_for_another_lets_go_of_its_lock() {
    let (_folder, file, state) = place();
    let mut shell = Shell::kept_on(&state, &file);
    shell.act(Action::File(FileAction::New));
    shell.until(|_| Keep::beside(&file).lock().is_ok());
    assert_eq!(Keep::beside(&file).crashes(), 0);
    let empty = Project::new(Id::from_bits(1));
    assert_eq!(shell.app().editor().project().counts(), empty.counts());
}
