//! The command line, as somebody at a terminal meets it: what it prints, where, and with which exit code.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

mod checking;
mod making;
mod reading;

use std::path::{Path, PathBuf};

use clap::Parser;
use detente::cli::{Arguments, Terminal, run};
use detente::store;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/projects/palmyra.ron");

/// What a command said and how it ended.
struct Told {
    out: String,
    err: String,
    code: u8,
}

fn detente(words: &[&str]) -> Told {
    let arguments =
        Arguments::try_parse_from(std::iter::once("detente").chain(words.iter().copied())).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut terminal =
        Terminal { out: &mut out, err: &mut err, is_watched: false, seed: 7, reader: reader() };
    let code = run(&arguments.verb.unwrap(), &mut terminal).code();
    Told { out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap(), code }
}

fn reader() -> detente::worker::Reader {
    detente::worker::Reader::at(env!("CARGO_BIN_EXE_detente").into())
}

/// A folder of its own for one test, with files in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            write(&folder.path().join(name), text);
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }
}

fn write(path: &Path, text: &str) {
    store::atomic::write(path, text.as_bytes()).unwrap();
}

fn seed(name: &str) -> String {
    format!("{}/seeds/{name}", env!("CARGO_MANIFEST_DIR"))
}
