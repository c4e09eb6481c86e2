//! `detente edit-script FILE SCRIPT`: edits a project line by line, as the window would.
//!
//! Each line goes through the one editor and is one thing to undo; snapshots and saves are those of the window, by the
//! same routine. `ACK n` is printed once the save on line n is safe on the disk, `KEPT n` once the work up to line n is
//! safe as a snapshot: whoever drives this from outside can kill it at any moment and knows what must be there. What a
//! line can say stands in [`mod@line`] and in docs/edit-script.md, how it is carried out in [`carry`], what happens to
//! files in [`session`].

mod carry;
mod find;
mod line;
mod session;

use std::io::{BufRead, BufReader, Cursor, Read, stdin};
use std::path::{Path, PathBuf};

use self::session::Session;
use super::files::read;
use super::{CliError, Outcome, Terminal};

/// What to edit, and how.
#[derive(Debug, clap::Args)]
pub struct EditScript {
    /// The project; a new one if it is not there
    pub file: PathBuf,
    /// The commands, one a line; - reads them from the standard input as they come
    pub script: PathBuf,
    /// What can be undone holds at most so many megabytes
    #[arg(long, value_name = "MB", default_value_t = 256)]
    pub undo: usize,
}

/// A line may have so many bytes: a document can stand in one.
const LONGEST: u64 = 64 << 20;

impl EditScript {
    /// Carries out the script up to its end or to the first line that cannot be.
    ///
    /// # Errors
    ///
    /// [`CliError::Script`] names the line; what the lines before did is kept as a snapshot.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let mut lines = lines(&self.script)?;
        let mut session = Session::begin(self, terminal)?;
        let outcome = each(&mut *lines, |number, line| session.line(number, line, terminal));
        // What the last lines did is kept even if one could not be carried out.
        let kept = session.end(terminal);
        outcome.and(kept)
    }
}

fn lines(script: &Path) -> Result<Box<dyn BufRead>, CliError> {
    if script == Path::new("-") {
        return Ok(Box::new(BufReader::new(stdin())));
    }
    Ok(Box::new(Cursor::new(read(script)?)))
}

/// Hands over the lines, counted from 1.
fn each(
    lines: &mut dyn BufRead,
    mut take: impl FnMut(u64, &str) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    for number in 1.. {
        let mut bytes = Vec::new();
        lines.take(LONGEST).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            break;
        }
        let fault = |reason: &str| CliError::Script { line: number, reason: reason.into(), hint: LINES };
        if bytes.len() as u64 == LONGEST {
            return Err(fault("the line has more than 64 MB"));
        }
        let line = std::str::from_utf8(&bytes).map_err(|_| fault("expected UTF-8 text"))?;
        take(number, line.trim_start_matches('\u{feff}').trim())?;
    }
    Ok(Outcome::Fine)
}

/// What to do about a line that nobody understands.
const LINES: &str = "docs/edit-script.md lists what a line can say.";
