//! Everything that is read from outside, with spoiled bytes, on any compiler: a few thousand turns in the suite, as
//! many as wanted with `scripts/fuzz SECONDS [TARGET]`.
//!
//! What must hold stands beside the fuzzer's targets in `tests/fuzz/`, and the corpora are the fuzzer's. The turns of
//! the suite are the same every time; those of the long run begin where its seed says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    missing_docs,
    reason = "a test may stop where it stands"
)]

#[path = "../fuzz/fuzz_targets/promises.rs"]
mod promises;
#[path = "../fuzz/fuzz_targets/sound.rs"]
mod sound;
mod spoil;

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use spoil::Dice;

/// Turns of each target in the suite; the compiler does not optimise there.
const TURNS: u64 = 250;

const HOME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");

/// Something that is read from outside.
struct Target {
    name: &'static str,
    /// What is done with the bytes; panics if a promise is broken.
    holds: fn(&[u8]),
    /// Ending of the documents in `tests/documents` that are its corpus; empty for a corpus of its own.
    ending: &'static str,
}

const fn own(name: &'static str, holds: fn(&[u8])) -> Target {
    Target { name, holds, ending: "" }
}

const fn document(name: &'static str, ending: &'static str, holds: fn(&[u8])) -> Target {
    Target { name, holds, ending }
}

const TARGETS: &[Target] = &[
    own("project", promises::project),
    own("notation", promises::notation),
    own("anchors", promises::anchors),
    own("exports", promises::exports),
    own("tables", promises::tables),
    own("search", promises::search),
    own("recover", promises::recover),
    document("import_text", "txt", |bytes| sound::read(bytes, "fuzz.txt")),
    document("import_markdown", "md", |bytes| sound::read(bytes, "fuzz.md")),
    document("import_html", "html", |bytes| sound::read(bytes, "fuzz.html")),
    document("import_rtf", "rtf", |bytes| sound::read(bytes, "fuzz.rtf")),
    document("import_eml", "eml", |bytes| sound::read(bytes, "fuzz.eml")),
    document("import_docx", "docx", |bytes| sound::read(bytes, "fuzz.docx")),
    document("import_odt", "odt", |bytes| sound::read(bytes, "fuzz.odt")),
    document("import_epub", "epub", |bytes| sound::read(bytes, "fuzz.epub")),
];

impl Target {
    fn corpus(&self) -> Vec<Vec<u8>> {
        let folder = match self.ending {
            "" => format!("{HOME}/fuzz/corpus/{}", self.name),
            _ => format!("{HOME}/documents"),
        };
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| self.ending.is_empty() || path.extension().is_some_and(|end| end == self.ending));
        paths.sort();
        assert!(!paths.is_empty(), "{} has no corpus", self.name);
        paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
    }

    /// What breaks a promise is kept and named.
    fn try_one(&self, bytes: &[u8], turn: u64) {
        if catch_unwind(|| (self.holds)(bytes)).is_err() {
            panic!(
                "{} breaks on turn {turn}; its bytes: {}",
                self.name,
                kept(self.name, turn, bytes).display()
            );
        }
    }
}

fn kept(name: &str, turn: u64, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(HOME).join("fuzz/found");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}-{turn}"));
    std::fs::write(&path, bytes).unwrap();
    path
}

fn named(name: &str) -> &'static Target {
    TARGETS.iter().find(|target| target.name == name).unwrap_or_else(|| panic!("no target is called {name}"))
}

/// The same turns every time.
fn turns_of(name: &str) {
    let target = named(name);
    let corpus = target.corpus();
    corpus.iter().for_each(|bytes| target.try_one(bytes, 0));
    for turn in 1..=TURNS {
        target.try_one(&spoil::one_of(&corpus, &mut Dice::of(turn)), turn);
    }
}

#[test]
fn spoiled_projects_open_or_are_refused() {
    turns_of("project");
}

#[test]
fn spoiled_notation_is_a_project_or_one_clear_error() {
    turns_of("notation");
}

#[test]
fn quotes_are_sought_in_spoiled_texts_without_harm() {
    turns_of("anchors");
    turns_of("recover");
}

#[test]
fn whatever_a_project_holds_its_pictures_and_tables_are_well_formed() {
    turns_of("exports");
}

#[test]
fn spoiled_tables_and_searches_are_answered() {
    turns_of("tables");
    turns_of("search");
}

#[test]
fn spoiled_documents_are_texts_or_one_clear_error() {
    for target in TARGETS.iter().filter(|target| !target.ending.is_empty()) {
        turns_of(target.name);
    }
}

#[test]
fn every_target_of_the_fuzzer_is_tried_here() {
    let folder = Path::new(HOME).join("fuzz/fuzz_targets");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> =
        files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    // A PDF may end the process that reads it: tests/harm.rs spoils them behind that wall.
    names.retain(|name| !["promises", "sound", "import_pdf"].contains(&name.as_str()));
    names.sort();
    let mut here: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    here.sort_unstable();
    assert_eq!(names, here);
}

/// `scripts/fuzz` runs this one for as long as it says.
#[test]
#[ignore = "as long as one wants; begun by scripts/fuzz"]
fn the_long_run() {
    let seconds: u64 = std::env::var("DETENTE_FUZZ_SECONDS").map_or(60, |text| text.parse().unwrap());
    let wanted = std::env::var("DETENTE_FUZZ_TARGET").unwrap_or_default();
    let first: u64 = std::env::var("DETENTE_FUZZ_SEED").map_or(1_000_000, |text| text.parse().unwrap());
    let chosen = TARGETS.iter().filter(|target| wanted.is_empty() || target.name == wanted);
    let chosen: Vec<&Target> = chosen.collect();
    for target in &chosen {
        let corpus = target.corpus();
        let (start, mut turn, mut slowest) = (Instant::now(), first, Duration::ZERO);
        while start.elapsed() < Duration::from_secs(seconds) / chosen.len() as u32 {
            let bytes = spoil::one_of(&corpus, &mut Dice::of(turn));
            // Kept before it is tried: nothing is left to tell of what ends the process.
            let last = kept(target.name, 0, &bytes);
            let begun = Instant::now();
            target.try_one(&bytes, turn);
            if begun.elapsed() > slowest {
                slowest = begun.elapsed();
                kept(&format!("{}-slowest", target.name), 0, &bytes);
            }
            std::fs::remove_file(last).unwrap();
            turn += 1;
        }
        eprintln!("{}: {} turns, the slowest {} ms", target.name, turn - first, slowest.as_millis());
    }
}
