//! Nothing leaves the desk: no crate that speaks to a network, no path touched that nobody asked for, and no output
//! that says who made it and where.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    missing_docs,
    reason = "a test may stop where it stands"
)]

mod canary;
mod crates;
#[cfg(target_os = "linux")]
mod paths;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_detente");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A folder with a map and a document that would like to reach out.
struct Desk(tempfile::TempDir);

/// Names that are paths and addresses, in every field that could be followed.
const MAP: &str = r##"Project(
    format: 3,
    id: "p00000001",
    title: "file:///etc/passwd",
    documents: [Document(
        id: "d00000001",
        title: "\\\\evil.example\\share\\x",
        origin: Origin(file_name: "/etc/shadow", format: "txt", encoding: "UTF-8"),
        text: "Russia backs Assad. http://evil.example/pixel.png",
    )],
    actors: [
        Actor(id: "a00000001", name: "../../../etc/hosts", kind: State, place: (0.0, 0.0)),
        Actor(id: "a00000002", name: "http://evil.example/", kind: State, place: (300.0, 90.0), picture: "i00000001"),
    ],
    ties: [Tie(
        id: "t00000001", from: "a00000001", to: "a00000002", stance: Clash, direction: OneWay, label: "//evil.example/x",
        quotes: ["q00000001"],
    )],
    quotes: [Quote(id: "q00000001", document: "d00000001", span: (0, 18), exact: "Russia backs Assad", hedge: Stated)],
    pictures: [Picture(id: "i00000001", name: "/etc/hostname", size: (3, 2), bytes: "/9j/4A==")],
)"##;

const PAGE: &str = "<html><head><link rel=stylesheet href='http://evil.example/x.css'><title>News</title></head>\
    <body><img src='file:///etc/passwd'><img src='//evil.example/pixel.png'><p>Russia backs Assad, it was said in \
    the morning, and Iran does not, it was said in the evening.</p><iframe src='/etc/hosts'></iframe></body></html>";

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("map.ron"), MAP).unwrap();
        std::fs::write(folder.path().join("page.html"), PAGE).unwrap();
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Runs a command here, with this in front of the program.
    fn run(&self, before: &[&str], words: &[&str]) -> Output {
        let all = [before, &[PROGRAM], words].concat();
        let mut command = Command::new(all[0]);
        // Cargo's own, for tests: the loader would look for libraries there.
        command.args(&all[1..]).current_dir(self.path()).env_remove("LD_LIBRARY_PATH");
        command.output().unwrap()
    }
}

/// True if the program of this name can be begun with these words and ends well; a test that needs it is skipped
/// elsewhere, and says so.
fn is_there(words: &[&str]) -> bool {
    let is_well = Command::new(words[0]).args(&words[1..]).output().is_ok_and(|ended| ended.status.success());
    if !is_well {
        eprintln!("skipped: {} cannot be used here", words[0]);
    }
    is_well
}
