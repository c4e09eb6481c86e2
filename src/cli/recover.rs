//! `detente recover FILE`: unsaved work that waits, and what differs from the saved file.

use std::path::PathBuf;

use super::files::{counts_of, open, save_copy, time_of};
use super::{CliError, Outcome, Terminal};
use crate::model::compare::Comparison;
use crate::store::keep::{Keep, LockError, Recovery};
use crate::store::{self, Opened};

/// What to recover.
#[derive(Debug, clap::Args)]
pub struct Recover {
    /// The project whose work was lost
    pub file: PathBuf,
    /// Write the newest unsaved work to this file; what waits goes on waiting
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Replace OUT if it is there; the old one is kept as a saved version
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl Recover {
    /// Lists what waits with what differs, or writes the newest of it.
    ///
    /// # Errors
    ///
    /// [`CliError::NothingWaits`]; as saving.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let keep = Keep::beside(&self.file);
        if matches!(keep.lock(), Err(LockError::Held)) {
            terminal.note(&format!(
                "the project is open in another window, whose work this is: {}",
                self.file.display()
            ));
        }
        let found = keep.recover();
        if let Some(output) = &self.output {
            let (_, opened) = found.ok_or_else(|| CliError::NothingWaits(self.file.clone()))?;
            save_copy(&opened.project, output, self.force, terminal)?;
            return Ok(Outcome::Fine);
        }
        for recovery in keep.recoveries() {
            say(&recovery, terminal)?;
        }
        match found {
            None => writeln!(terminal.out, "no unsaved work waits")?,
            Some((recovery, opened)) => self.say_differences(&recovery, &opened, terminal)?,
        }
        Ok(Outcome::Fine)
    }

    fn say_differences(
        &self,
        recovery: &Recovery,
        opened: &Opened,
        terminal: &mut Terminal<'_>,
    ) -> Result<(), CliError> {
        if !store::holds_something(&self.file) {
            writeln!(terminal.out, "{} was never saved", recovery.number)?;
            return Ok(());
        }
        let saved = open(&self.file, terminal)?;
        let grew = recovery.base == Some(saved.hash.start());
        let from = if grew { "the saved file" } else { "the saved file, which it did not grow from" };
        let differences = Comparison::of(&saved.project, &opened.project).to_string();
        if differences.is_empty() {
            writeln!(terminal.out, "{} is the same as {from}", recovery.number)?;
        } else {
            writeln!(terminal.out, "{} differs from {from}:", recovery.number)?;
            differences.lines().try_for_each(|line| writeln!(terminal.out, "  {line}"))?;
        }
        Ok(())
    }
}

fn say(recovery: &Recovery, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let (number, when) = (recovery.number, time_of(recovery.when));
    let holds = match store::open(&recovery.path) {
        Ok(opened) => counts_of(&opened.project),
        Err(error) => format!("does not open: {error}"),
    };
    writeln!(terminal.out, "{number:>6}  {when}  {holds}")?;
    Ok(())
}
