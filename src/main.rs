//! The program: a window, one of the commands of the command line, or the process that reads documents for both.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use detente::cli::{Arguments, Terminal, run};
use detente::worker;

/// Opens the window; says on stderr why if there is none.
fn window(file: Option<PathBuf>) -> ExitCode {
    match detente::app::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "detente: {error}\n{}", error.hint()); // nobody else is left to tell
            ExitCode::FAILURE
        }
    }
}

fn main() -> ExitCode {
    // Before anything else is touched: a process that reads begins for every document.
    if std::env::args_os().nth(1).is_some_and(|first| first == worker::ARGUMENT) {
        return worker::serve();
    }
    let arguments = Arguments::parse();
    match arguments.verb {
        None => window(arguments.file),
        Some(verb) => {
            let (mut out, mut err) = (io::BufWriter::new(io::stdout().lock()), io::stderr());
            let seed = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0);
            let is_watched = err.is_terminal();
            let reader = worker::Reader::at(std::env::current_exe().unwrap_or_default());
            let mut terminal = Terminal { out: &mut out, err: &mut err, is_watched, seed, reader };
            let outcome = run(&verb, &mut terminal);
            ExitCode::from(outcome.code())
        }
    }
}
