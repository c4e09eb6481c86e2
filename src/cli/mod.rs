//! The command line: the same rooms as the window, without a display.
//!
//! Each verb has a file. Results go to `out`, everything about them (progress, errors with their hints) to `err`;
//! both are handed in, so that tests read what a person would. Exit codes: 0 fine, 1 opened with findings, 2
//! refused. Start at [`run`].

mod check;
mod documents;
mod edit_script;
mod error;
mod export;
mod files;
mod import;
mod layout;
mod mentions;
mod new;
mod recover;
mod search;
mod show;
mod suggest;
mod versions;

use std::io::Write;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use error::CliError;

use crate::worker::Reader;

/// Maps who backs whom and who clashes with whom, and which words say so.
///
/// Without a command, opens the window: on FILE, or on the sample map.
#[derive(Debug, Parser)]
#[command(name = "detente", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do instead of opening the window
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// The project to open in the window
    pub file: Option<PathBuf>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Check that a project is whole, that every quote stands verbatim where it says, and what is to be doubted
    Check(check::Check),
    /// Print a project in notation, or whole as JSON
    Show(show::Show),
    /// Print where every actor is named in the documents
    Mentions(mentions::Mentions),
    /// Draw the map as PNG or SVG
    Export(export::Export),
    /// Find places for all actors that are not pinned
    Layout(layout::Layout),
    /// Make a project from documents and tables
    New(new::New),
    /// Add documents to a project
    Import(import::Import),
    /// Edit a project by a script, one command a line
    EditScript(edit_script::EditScript),
    /// List unsaved work that waits, and what differs; or write it to a file
    Recover(recover::Recover),
    /// List what was saved before; or write one of it to a file
    Versions(versions::Versions),
    /// Find words in all documents of a project
    Search(search::Search),
    /// List names that are not placed and ties that are not drawn, best first; nothing is changed
    Suggest(suggest::Suggest),
}

/// Where a verb speaks, and whether somebody is watching.
pub struct Terminal<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Progress, errors and hints.
    pub err: &'a mut dyn Write,
    /// True if `err` is a terminal, where progress is shown.
    pub is_watched: bool,
    /// Where new ids start; at random outside tests.
    pub seed: u64,
    /// What reads documents: this very program, begun once more for each.
    pub reader: Reader,
}

/// How it went, as the process tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Fine,
    /// Exit code 1: done, but there are findings.
    Findings,
    /// Exit code 2: not done.
    Refused,
}

impl Outcome {
    /// The exit code of the process.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Refused => 2,
        }
    }
}

/// Does what `verb` says and tells how it went. Errors are already said, with their hints.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Outcome {
    let outcome = match verb {
        Verb::Check(check) => check.run(terminal),
        Verb::Show(show) => show.run(terminal),
        Verb::Mentions(mentions) => mentions.run(terminal),
        Verb::Export(export) => export.run(terminal),
        Verb::Layout(layout) => layout.run(terminal),
        Verb::New(new) => new.run(terminal),
        Verb::Import(import) => import.run(terminal),
        Verb::EditScript(script) => script.run(terminal),
        Verb::Recover(recover) => recover.run(terminal),
        Verb::Versions(versions) => versions.run(terminal),
        Verb::Search(search) => search.run(terminal),
        Verb::Suggest(suggest) => suggest.run(terminal),
    };
    // What stays behind in a buffer is not said: a full disk must not end as success.
    let outcome = outcome.and_then(|outcome| Ok(terminal.out.flush().map(|()| outcome)?));
    outcome.unwrap_or_else(|error| {
        if error.is_reader_gone() {
            return Outcome::Fine; // it has seen enough
        }
        error.say(terminal.err);
        Outcome::Refused
    })
}

impl Terminal<'_> {
    /// Says something that is no error, and that somebody should know.
    fn note(&mut self, words: &str) {
        // The result is good without the note.
        let _ = writeln!(self.err, "note: {words}");
    }

    /// Shows how far long work is, where somebody watches.
    fn progress(&mut self, words: &str) {
        if self.is_watched {
            // A terminal that is gone hears nothing; the work goes on.
            let _ = writeln!(self.err, "{words}");
        }
    }
}
