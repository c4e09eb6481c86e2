//! Stories of documents on their way in: by menu, by drop, by paste; looked at before they are in; encodings, twins,
//! what cannot be read, and stopping.

use std::path::PathBuf;

use detente::app::Action;
use detente::app::action::{FileAction, Purpose, Tone};
use detente::model::Document;
use eframe::egui;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::shell::Shell;

const CTRL: Modifiers = Modifiers::COMMAND;
const RUSSIAN: &str = "Россия поддержала армию Асада. Иран послал советников. ";

impl Shell {
    pub(crate) fn documents(&self) -> Vec<&Document> {
        let mut all: Vec<&Document> =
            self.app().editor().project().documents().map(|(_, document)| document).collect();
        all.sort_by(|a, b| a.title.cmp(&b.title));
        all
    }

    pub(crate) fn titles(&self) -> Vec<&str> {
        self.documents().into_iter().map(|document| &*document.title).collect()
    }

    pub(crate) fn import_all(&mut self, paths: Vec<PathBuf>) {
        self.act(Action::File(FileAction::ImportPaths(paths)));
    }

    fn paste(&mut self, text: &str) {
        self.harness.event(egui::Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Chooses an entry of the list called `list`.
    pub(crate) fn choose(&mut self, list: &str, entry: &str) {
        self.harness.get_by_label_contains(list).click();
        self.settle();
        self.harness.get_by_label(entry).scroll_to_me();
        self.settle();
        self.harness.get_by_label(entry).click();
        self.settle();
    }
}

fn in_encoding(label: &str, text: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
}

#[test]
fn several_documents_are_laid_out_first_and_come_in_as_one_step() {
    let mut shell = Shell::new();
    let paths =
        vec![shell.put("one.txt", b"Russia backs Assad."), shell.put("two.md", b"# Two\n\nIran too.")];
    shell.import_all(paths);
    assert!(shell.shows("2 documents read"));
    assert!(shell.shows("The text begins: Russia backs Assad."));
    assert_eq!(shell.titles(), [""; 0], "nothing is in the project yet");
    shell.click("Show the text of two.md");
    assert!(shell.shows("The text begins: # Two"));
    shell.click("Import 2 documents");
    assert_eq!(shell.titles(), ["Russia backs Assad.", "Two"]);
    assert_eq!(shell.told(Tone::Done), ["Imported 2 documents"]);
    shell.press(CTRL, Key::Z);
    assert_eq!(shell.titles(), [""; 0], "one step");
}

#[test]
fn enter_takes_in_what_is_laid_out() {
    let mut shell = Shell::new();
    let paths = vec![shell.put("one.txt", b"Russia backs Assad.")];
    shell.import_all(paths);
    shell.press(egui::Modifiers::NONE, Key::Enter);
    assert_eq!(shell.titles(), ["Russia backs Assad."]);
}

#[test]
fn an_import_that_is_cancelled_leaves_nothing() {
    let mut shell = Shell::new();
    let paths = vec![shell.put("one.txt", b"Russia backs Assad."), shell.put("two.txt", b"Iran too.")];
    shell.import_all(paths);
    shell.click("Cancel");
    assert_eq!(shell.titles(), [""; 0]);
    assert!(!shell.app().editor().can_undo());
}

#[test]
fn only_what_is_ticked_comes_in() {
    let mut shell = Shell::new();
    let paths = vec![shell.put("one.txt", b"Russia backs Assad."), shell.put("two.txt", b"Iran too.")];
    shell.import_all(paths);
    shell.click("Take in one.txt");
    shell.click("Import 1 document");
    assert_eq!(shell.titles(), ["Iran too."]);
}

#[test]
fn what_cannot_be_read_is_named_with_its_reason_and_a_hint_beside_what_can() {
    let mut shell = Shell::new();
    let paths = vec![
        shell.put("one.txt", b"Russia backs Assad."),
        shell.put("map.txt", b"\x89PNG\r\n\x1a\n"),
        shell.path("absent.txt"),
    ];
    shell.import_all(paths);
    assert!(shell.shows("1 document read, 2 not"));
    assert!(shell.shows("map.txt: the file is a PNG picture, which is not read"));
    assert!(shell.shows("absent.txt: there is no such file or folder"));
    assert!(shell.shows("Look whether the file was moved or renamed"));
    shell.click("Import 1 document");
    assert_eq!(shell.titles(), ["Russia backs Assad."]);
}

#[test]
fn one_file_that_cannot_be_read_is_a_notice_and_no_dialog() {
    let mut shell = Shell::new();
    let path = shell.put("scan.txt", b"\x89PNG\r\n\x1a\n");
    shell.import_all(vec![path]);
    assert_eq!(shell.told(Tone::Fault), ["scan.txt: the file is a PNG picture, which is not read"]);
    assert!(!shell.shows("Cancel"));
}

#[test]
fn if_nothing_can_be_read_there_is_nothing_to_import() {
    let mut shell = Shell::new();
    let paths = vec![shell.put("a.txt", b"\x89PNG"), shell.put("b.txt", b" ")];
    shell.import_all(paths);
    assert!(shell.shows("0 documents read, 2 not"));
    shell.click("Close");
    assert!(!shell.app().editor().can_undo());
}

#[test]
fn a_guessed_encoding_is_shown_and_another_one_tried_before_anything_is_in() {
    let mut shell = Shell::new();
    let text = RUSSIAN.repeat(4);
    let path = shell.put("письмо.txt", &in_encoding("koi8-r", &text));
    shell.import(&path);
    assert!(shell.shows(&format!("The text begins: {RUSSIAN}")), "the guess is right");
    assert!(shell.shows("(guess)"));
    assert!(shell.shows("It does not say its encoding and was read as "));
    shell.choose("Encoding of письмо.txt", "windows-1251");
    assert!(!shell.shows(&format!("The text begins: {RUSSIAN}")), "another encoding makes other letters");
    assert!(!shell.shows("(guess)"), "and is no guess");
    assert_eq!(shell.titles(), [""; 0]);
    shell.choose("Encoding of письмо.txt", "KOI8-R");
    assert!(shell.shows(&format!("The text begins: {RUSSIAN}")));
    shell.click("Import 1 document");
    let document = shell.documents()[0].clone();
    assert_eq!((document.text.as_str(), &*document.origin.encoding), (&*text, "KOI8-R"));
}

#[test]
fn places_that_could_not_be_read_are_counted() {
    let mut shell = Shell::new();
    let mut broken = b"\xff\xfe".to_vec(); // UTF-16 with half a pair in it
    let units = "Russia supports\nthe army.\n\nIn 2015 ".encode_utf16().chain([0xd800, 0x20]);
    broken.extend(units.flat_map(u16::to_le_bytes));
    let path = shell.put("broken.txt", &broken);
    shell.import(&path);
    assert!(shell.shows("1 place could not be read"));
}

#[test]
fn a_document_that_is_there_already_is_kept_out_unless_asked() {
    let mut shell = Shell::new();
    let path = shell.put("one.txt", b"Russia backs Assad.\n");
    shell.import_all(vec![path]);
    let copy = shell.put("copy.txt", b"Russia backs Assad.\r\n");
    shell.import_all(vec![copy.clone()]);
    assert!(shell.shows("The same text as “Russia backs Assad.” in the project, so it is left out."));
    assert!(shell.shows("Import 0 documents"));
    shell.click("Cancel");
    shell.import_all(vec![copy.clone(), copy]);
    assert!(shell.shows("Import 0 documents"));
    shell.harness.get_all_by_label("Take in copy.txt").next().unwrap().click();
    shell.settle();
    shell.click("Import 1 document");
    assert_eq!(shell.titles().len(), 2);
}

#[test]
fn a_folder_comes_in_by_menu_and_by_drop_with_the_folders_in_it() {
    let mut shell = Shell::new();
    let folder = shell.path("folder");
    std::fs::create_dir_all(folder.join("deep")).unwrap();
    shell.put("folder/one.txt", b"Russia backs Assad.");
    shell.put("folder/deep/two.txt", b"Iran too.");
    shell.put("folder/.hidden.txt", b"hidden");
    shell.put("folder/picture.png", b"\x89PNG");
    shell.click("File");
    shell.click("Import folder…");
    shell.write("Path", &folder.display().to_string());
    shell.click("Import");
    assert!(shell.shows("2 documents read"));
    assert!(shell.shows("1 file of other kinds left out."));
    shell.click("Cancel");
    shell.drop_files(&[folder]);
    shell.click("Import 2 documents");
    assert_eq!(shell.titles(), ["Iran too.", "Russia backs Assad."]);
}

#[test]
fn dropped_files_are_taken_in_each_by_what_its_name_says() {
    let mut shell = Shell::new();
    let paths = [
        shell.put("note.txt", b"Russia backs Assad."),
        shell.put("ties.csv", b"source,target,stance\nRussia,Assad,support\n"),
        shell.put("picture.png", b"\x89PNG\r\n\x1a\n"),
    ];
    shell.drop_files(&paths);
    assert!(shell.shows("picture.png: the PNG file is damaged: it ends in the middle"));
    let counts = shell.app().editor().project().counts();
    assert_eq!((counts.documents, counts.actors, counts.ties), (1, 2, 1));
}

#[test]
fn pasted_words_become_a_document_that_names_no_file() {
    let mut shell = Shell::new();
    shell.paste("Palmyra falls\n\nRussia backs Assad. سوريا");
    let document = shell.documents()[0].clone();
    assert_eq!((&*document.title, &*document.origin.format), ("Palmyra falls", "paste"));
    assert_eq!((&*document.origin.file_name, &*document.origin.sha256), ("", ""));
    shell.paste("Palmyra falls\n\nRussia backs Assad. سوريا");
    assert!(shell.shows("The same text as “Palmyra falls” in the project"));
}

#[test]
fn words_pasted_into_a_field_stay_in_the_field() {
    let mut shell = Shell::new();
    shell.field("Search documents and actors").focus();
    shell.settle();
    shell.paste("Russia backs Assad.");
    assert_eq!(shell.titles(), [""; 0]);
    assert!(!shell.app().editor().can_undo());
}

#[test]
fn the_menu_asks_the_system_for_the_clipboard() {
    let mut shell = Shell::new();
    shell.click("File");
    shell.harness.get_by_label("Paste as document").click();
    let mut was_asked = false;
    for _ in 0..5 {
        shell.harness.step();
        let commands = &shell.harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
        was_asked |= commands.contains(&egui::ViewportCommand::RequestPaste);
    }
    assert!(was_asked);
}

#[test]
fn much_on_the_clipboard_is_asked_about_and_nothing_on_it_is_said() {
    let mut shell = Shell::new();
    let much = "Russia backs Assad. ".repeat(300_000);
    shell.paste(&much);
    assert!(shell.shows("The clipboard holds 6.0 MB of text."));
    assert_eq!(shell.titles(), [""; 0]);
    shell.click("Paste as document");
    assert_eq!(shell.documents()[0].text.as_str().len(), much.len());
    shell.paste(" \n");
    assert_eq!(shell.told(Tone::Note), ["The clipboard holds no text"]);
}

#[test]
fn an_import_for_one_project_is_not_offered_to_another() {
    let mut shell = Shell::new();
    let paths = vec![shell.put("one.txt", b"Russia backs Assad."), shell.put("two.txt", b"Iran too.")];
    shell.import_all(paths);
    assert!(shell.shows("2 documents read"));
    shell.act(Action::File(FileAction::New));
    assert!(!shell.shows("2 documents read"));
    assert_eq!(shell.titles(), [""; 0]);
}

#[test]
fn what_is_read_while_the_summary_is_open_joins_it() {
    let mut shell = Shell::new();
    let paths = vec![shell.put("one.txt", b"Russia backs Assad."), shell.put("two.txt", b"Iran too.")];
    shell.import_all(paths);
    let more = vec![shell.put("three.txt", b"ISIS fights all."), shell.put("four.txt", b"YPG fights ISIS.")];
    shell.import_all(more);
    assert!(shell.shows("4 documents read"));
    shell.click("Import 4 documents");
    assert_eq!(shell.titles().len(), 4);
}

#[cfg(debug_assertions)]
mod with_faults {
    use detente::worker::Reader;

    use super::*;

    impl Shell {
        fn break_reader(&mut self, fault: &str) {
            let reader = Reader::at(env!("CARGO_BIN_EXE_detente").into()).with_fault(fault);
            self.harness.state_mut().read_with(reader);
        }
    }

    #[test]
    fn a_file_that_kills_its_reader_costs_one_line_and_the_window_goes_on() {
        let mut shell = Shell::new();
        shell.break_reader("abort@bad.txt");
        let paths = vec![shell.put("good.txt", b"Russia backs Assad."), shell.put("bad.txt", b"boom")];
        shell.import_all(paths);
        assert!(shell.shows("bad.txt: the file made the reader break off (abort)"));
        assert!(shell.shows("Only the reading of this file was stopped."));
        shell.click("Import 1 document");
        assert_eq!(shell.titles(), ["Russia backs Assad."]);
    }

    #[test]
    fn a_long_import_shows_how_far_it_is_and_stopping_offers_what_was_read() {
        let mut shell = Shell::new();
        shell.break_reader("sleep@slow.txt");
        let names = ["a.txt", "slow.txt"];
        let paths = names.map(|name| shell.put(name, format!("The words of {name}").as_bytes())).to_vec();
        let ctx = shell.harness.ctx.clone();
        shell.harness.state_mut().act(&ctx, Action::File(FileAction::ImportPaths(paths)));
        let mut said = Vec::new();
        let start = std::time::Instant::now();
        while !said.iter().any(|words: &String| words == "1 of 2 read, reading slow.txt") {
            assert!(start.elapsed().as_secs() < 60, "{said:?}");
            shell.harness.step();
            if let Some(importing) = shell.app().session().importing.first() {
                said.push(importing.words());
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        shell.harness.step();
        shell.click("Stop reading documents");
        assert!(shell.shows("1 of 2 files was not read: cancelled."));
        shell.click("Import 1 document");
        assert_eq!(shell.titles(), ["The words of a.txt"]);
    }

    #[test]
    fn a_window_that_only_reads_closes_without_waiting() {
        let mut shell = Shell::new();
        shell.break_reader("sleep");
        let path = shell.put("a.txt", b"words");
        let ctx = shell.harness.ctx.clone();
        shell.harness.state_mut().act(&ctx, Action::File(FileAction::ImportPaths(vec![path])));
        shell.ask_to_close();
        let commands = &shell.harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
        assert!(!commands.contains(&egui::ViewportCommand::CancelClose));
        shell.settle();
    }
}

#[test]
fn a_path_that_is_chosen_for_a_folder_is_remembered_as_the_folder() {
    let mut shell = Shell::new();
    shell.put("one.txt", b"Russia backs Assad.");
    let folder = shell.folder.path().to_owned();
    shell.act(Action::File(FileAction::Chosen(Purpose::Folder, vec![folder.clone()])));
    assert_eq!(shell.app().session().folder.as_deref(), Some(&*folder));
    assert_eq!(shell.titles(), ["Russia backs Assad."]);
}
