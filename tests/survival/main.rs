//! Work survives: processes killed at any moment, disks that refuse any call, writers that meet, sessions without end.
//!
//! All of it from outside, by `detente edit-script`, which saves and keeps as the window does. What a disk may do when
//! the power goes is tried in `src/store/breaking_tests.rs`. Longer runs: `DETENTE_KILLS=1000`, `DETENTE_FAULTS=all`,
//! `DETENTE_EDITS=100000`, `DETENTE_LADDER=all`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::print_stdout)] // what is not tried for want of a tool is said

mod faults;
mod kills;
mod long;
mod script;
mod writers;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use detente::store::keep::Keep;
use detente::store::{self, Opened};

const DETENTE: &str = env!("CARGO_BIN_EXE_detente");

/// A folder of its own, with one project in it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn map(&self) -> PathBuf {
        self.path("map.ron")
    }

    fn keep(&self) -> Keep {
        Keep::beside(&self.map())
    }

    fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// What edits the map by this script.
    fn editing(&self, script: &Path) -> Command {
        let mut command = Command::new(DETENTE);
        command.arg("edit-script").arg(self.map()).arg(script);
        command
    }

    fn edit(&self, script: &str) -> Output {
        let script = self.put("script.txt", script);
        self.editing(&script).output().unwrap()
    }

    /// The saved project, which is whole: to the byte what Detente writes of it.
    fn saved(&self) -> Opened {
        let opened = store::open(&self.map()).unwrap();
        assert_eq!(opened.warnings, []);
        assert_eq!(store::to_ron(&opened.project).as_bytes(), fs::read(self.map()).unwrap(), "torn");
        opened
    }

    /// The temporary files that lie about.
    fn leftovers(&self) -> usize {
        let keep = self.keep();
        let folders =
            [self.folder.path().to_owned(), keep.folder().to_owned(), keep.folder().join("versions")];
        let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
        entries
            .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "tmp"))
            .count()
    }
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

/// A number from the environment, for longer runs.
fn asked(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Chance that repeats (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// A script that makes a map of so many actors and saves it.
fn many_actors(count: usize) -> String {
    let actor =
        |nth: usize| format!("Actor {nth} @ {},{} (note \"one of many\")\n", nth % 40 * 100, nth / 40 * 60);
    let actors: String = (0..count).map(actor).collect();
    format!("autosave off\n{actors}save\n")
}
