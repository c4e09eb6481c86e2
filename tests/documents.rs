//! Documents by the command line: the real program, with real files, folders, and what only looks like them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

use std::path::PathBuf;
use std::process::Command;

use detente::model::{Document, Project};
use detente::store;

/// A folder of its own for one test, and the program in it.
struct Desk(tempfile::TempDir);

/// How a command ended: its exit code and what it said on stderr.
struct Told {
    code: i32,
    err: String,
}

impl Desk {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, bytes)| desk.put(name, bytes));
        desk
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, words: &[&str]) -> Told {
        let mut program = Command::new(env!("CARGO_BIN_EXE_detente"));
        let ended = program.current_dir(self.0.path()).args(words).output().unwrap();
        assert_eq!(ended.stdout, b"", "results only");
        Told { code: ended.status.code().unwrap(), err: String::from_utf8(ended.stderr).unwrap() }
    }

    fn make(&self, words: &[&str]) -> Told {
        self.run(&[&["new", "-o", "map.ron"], words].concat())
    }

    fn project(&self) -> Project {
        store::open(&self.path("map.ron")).unwrap().project
    }

    fn documents(&self) -> Vec<Document> {
        let mut all: Vec<Document> =
            self.project().documents().map(|(_, document)| document.clone()).collect();
        all.sort_by(|a, b| a.origin.file_name.cmp(&b.origin.file_name));
        all
    }

    fn names(&self) -> Vec<String> {
        self.documents().into_iter().map(|document| document.origin.file_name).collect()
    }
}

const RUSSIAN: &str = "Россия поддержала армию Асада. Иран послал советников. ";

fn in_encoding(label: &str, text: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
}

#[test]
fn files_and_whole_folders_come_in_together_and_everything_is_fine() {
    let desk = Desk::with(&[
        ("one.txt", b"Russia backs Assad."),
        ("folder/two.md", b"# Two\n\nIran backs Assad."),
        ("folder/deep/three.txt", b"The YPG clashes with ISIS."),
        ("folder/deep/picture.png", b"\x89PNG"),
        ("folder/.hidden.txt", b"hidden"),
    ]);
    let told = desk.make(&["one.txt", "folder"]);
    assert_eq!((told.code, &*told.err), (0, ""));
    assert_eq!(desk.names(), ["one.txt", "three.txt", "two.md"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_comes_in() {
    let desk = Desk::with(&[
        ("good.txt", b"Russia backs Assad."),
        ("picture.txt", b"\x89PNG\r\n\x1a\n"),
        ("empty.txt", b" \n"),
    ]);
    let told = desk.make(&["good.txt", "picture.txt", "empty.txt", "absent.txt"]);
    assert_eq!(told.code, 1);
    for line in [
        "not read: picture.txt: the file is a PNG picture, which is not read",
        "not read: empty.txt: the file holds no text",
        "not read: absent.txt: there is no such file or folder",
    ] {
        assert!(told.err.lines().any(|said| said == line), "{}", told.err);
    }
    assert_eq!(told.err.matches("  hint: ").count(), 3, "{}", told.err);
    assert_eq!(desk.names(), ["good.txt"]);
}

#[test]
fn if_nothing_can_be_read_no_project_is_made() {
    let desk = Desk::with(&[("a.txt", b"\x89PNG"), ("b.txt", b""), ("empty/readme.png", b"")]);
    let told = desk.make(&["a.txt", "b.txt"]);
    assert_eq!(told.code, 2);
    assert!(
        told.err.ends_with(
            "error: none of the 2 documents was read\nhint: Each is named above with the reason.\n"
        ),
        "{}",
        told.err
    );
    let told = desk.make(&["empty"]);
    assert_eq!(told.code, 2);
    assert!(
        told.err.starts_with("error: the folder holds no documents: empty\nhint: Documents end in .txt, "),
        "{}",
        told.err
    );
    assert!(!desk.path("map.ron").exists());
}

#[test]
fn the_same_text_twice_is_noticed_and_kept_out_unless_asked() {
    let desk = Desk::with(&[("a.txt", b"Russia backs Assad.\n"), ("b.txt", b"Russia backs Assad.\r\n")]);
    let told = desk.make(&["a.txt", "b.txt"]);
    assert_eq!((told.code, &*told.err), (0, "note: b.txt: the same text as a.txt, left out\n"));
    assert_eq!(desk.names(), ["a.txt"]);
    let told = desk.run(&["import", "map.ron", "b.txt"]);
    assert_eq!(told.err, "note: b.txt: the same text as \"Russia backs Assad.\" in the project, left out\n");
    assert_eq!(desk.names(), ["a.txt"]);
    let told = desk.run(&["import", "map.ron", "b.txt", "--keep-duplicates"]);
    assert_eq!((told.code, &*told.err), (0, ""));
    assert_eq!(desk.names(), ["a.txt", "b.txt"]);
}

#[test]
fn documents_come_into_a_project_that_is_there() {
    let desk = Desk::with(&[("a.txt", b"Russia backs Assad."), ("b/c.txt", b"Iran backs Assad.")]);
    assert_eq!(desk.make(&["a.txt"]).code, 0);
    let before = desk.project();
    assert_eq!(desk.run(&["import", "map.ron", "b"]).code, 0);
    assert_eq!(desk.names(), ["a.txt", "c.txt"]);
    assert!(before.documents().all(|(id, document)| desk.project().document(id) == Some(document)));
    let bytes = std::fs::read(desk.path("map.ron")).unwrap();
    assert_eq!(desk.run(&["import", "map.ron", "nothing.txt"]).code, 2);
    assert!(std::fs::read(desk.path("map.ron")).unwrap() == bytes);
}

#[test]
fn an_encoding_is_guessed_aloud_and_can_be_named() {
    let text = RUSSIAN.repeat(4);
    let desk =
        Desk::with(&[("r.txt", &in_encoding("ibm866", &text)), ("k.txt", &in_encoding("koi8-r", "Асад"))]);
    let told = desk.make(&["r.txt"]);
    assert!(
        told.err.starts_with("note: r.txt: it does not say its encoding and was read as IBM866"),
        "{}",
        told.err
    );
    assert_eq!(desk.documents()[0].text.as_str(), text);
    let told = desk.make(&["--force", "k.txt", "--encoding", "koi8-r"]);
    assert_eq!((told.code, &*told.err), (0, ""));
    let document = &desk.documents()[0];
    assert_eq!((document.text.as_str(), &*document.origin.encoding), ("Асад", "KOI8-R"));
    let told = desk.make(&["--force", "k.txt", "--encoding", "klingon"]);
    assert_eq!(told.code, 2);
    assert!(told.err.starts_with("error: the encoding \"klingon\" is not known\nhint: "), "{}", told.err);
}

#[test]
fn the_origin_of_a_document_tells_its_bytes_and_its_reader_but_no_folder() {
    let desk = Desk::with(&[("secret folder/a.txt", b"abc")]);
    desk.make(&["secret folder/a.txt"]);
    let origin = desk.documents()[0].origin.clone();
    assert_eq!((&*origin.file_name, &*origin.format, &*origin.encoding), ("a.txt", "plain text", "UTF-8"));
    assert!(origin.sha256.starts_with("ba7816bf") && origin.engine.starts_with("detente "), "{origin:?}");
    assert!(!std::fs::read_to_string(desk.path("map.ron")).unwrap().contains("secret folder"));
}

#[test]
fn a_project_opens_without_its_documents_files() {
    let desk = Desk::with(&[("a.txt", b"Russia backs Assad.")]);
    desk.make(&["a.txt"]);
    std::fs::remove_file(desk.path("a.txt")).unwrap();
    let told =
        Command::new(env!("CARGO_BIN_EXE_detente")).arg("check").arg(desk.path("map.ron")).output().unwrap();
    assert!(told.status.success());
    assert_eq!(desk.documents()[0].text.as_str(), "Russia backs Assad.");
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_refused_without_waiting_for_it() {
    let desk = Desk::with(&[("a.txt", b"Russia backs Assad.")]);
    assert!(Command::new("mkfifo").arg(desk.path("pipe.txt")).status().unwrap().success());
    let sparse = std::fs::File::create(desk.path("huge.txt")).unwrap();
    sparse.set_len(10_000_000_000).unwrap();
    std::os::unix::fs::symlink(desk.path("round.txt"), desk.path("round.txt")).unwrap();
    let told = desk.make(&["a.txt", "pipe.txt", "huge.txt", "/dev/zero", "round.txt"]);
    assert_eq!(told.code, 1);
    for line in [
        "not read: pipe.txt: expected a document, found something else",
        "not read: huge.txt: the file has 10000.0 MB, and files are read up to 64.0 MB",
        "not read: zero: expected a document, found something else",
    ] {
        assert!(told.err.lines().any(|said| said == line), "{}", told.err);
    }
    assert!(told.err.contains("not read: round.txt: "), "{}", told.err);
    assert_eq!(desk.names(), ["a.txt"]);
}

#[test]
#[cfg(unix)]
fn a_folder_does_not_lead_out_of_itself() {
    let elsewhere = Desk::with(&[("secret.txt", b"secret")]);
    let desk = Desk::with(&[("folder/a.txt", b"Russia backs Assad.")]);
    std::os::unix::fs::symlink(elsewhere.0.path(), desk.path("folder/out")).unwrap();
    std::os::unix::fs::symlink(desk.path("folder"), desk.path("folder/round")).unwrap();
    assert_eq!(desk.make(&["folder"]).code, 0);
    assert_eq!(desk.names(), ["a.txt"]);
}

#[test]
fn a_name_cannot_write_on_the_terminal() {
    let desk = Desk::with(&[("a\u{1b}[31m.txt", b"\x89PNG"), ("b.txt", b"words")]);
    let told = desk.make(&["b.txt", "a\u{1b}[31m.txt"]);
    assert!(!told.err.contains('\u{1b}'), "{:?}", told.err);
}

#[test]
fn a_hundred_documents_keep_their_order() {
    let names: Vec<String> = (0..100).map(|n| format!("{n:03}.txt")).collect();
    let texts: Vec<Vec<u8>> =
        (0..100).map(|n| format!("Document {n}: {}", "words ".repeat((n * 7919) % 5_000)).into()).collect();
    let files: Vec<(&str, &[u8])> = names.iter().zip(&texts).map(|(name, text)| (&**name, &**text)).collect();
    let desk = Desk::with(&files);
    let told = desk.make(&["."]);
    assert_eq!((told.code, &*told.err), (0, ""));
    let read: Vec<String> =
        desk.documents().iter().map(|document| document.text.as_str().to_owned()).collect();
    assert!(read.iter().zip(&texts).all(|(read, text)| read.as_bytes() == &**text));
    assert_eq!(read.len(), 100);
}
