//! `detente versions FILE`: what was saved before, newest first.

use std::path::{Path, PathBuf};

use super::files::{save_copy, time_of};
use super::{CliError, Outcome, Terminal};
use crate::store;
use crate::store::backup;
use crate::store::keep::Keep;

/// Which versions.
#[derive(Debug, clap::Args)]
pub struct Versions {
    /// The project
    pub file: PathBuf,
    /// Write the version with this number to OUT
    #[arg(long, value_name = "NUMBER", requires = "output")]
    pub open: Option<u64>,
    /// Where to
    #[arg(short, long, value_name = "OUT", requires = "open")]
    pub output: Option<PathBuf>,
    /// Replace OUT if it is there; the old one is kept as a saved version
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl Versions {
    /// Lists the versions, or writes one.
    ///
    /// # Errors
    ///
    /// [`CliError::NoVersion`]; as opening and saving.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let versions = Keep::beside(&self.file).versions();
        if let (Some(number), Some(output)) = (self.open, &self.output) {
            let found = versions.iter().find(|version| version.number == number);
            let missing = || CliError::NoVersion { number, path: self.file.clone() };
            return self.write(&found.ok_or_else(missing)?.path, output, terminal);
        }
        for version in &versions {
            let (number, when) = (version.number, time_of(version.when));
            writeln!(terminal.out, "{number:>6}  {when}  {:>9} kB", version.bytes.div_ceil(1000))?;
        }
        if versions.is_empty() {
            writeln!(terminal.out, "no version was saved before")?;
        }
        let older = backup::path_for(&self.file);
        if store::holds_something(&older) {
            terminal.note(&format!("an older Detente kept a backup: {}", older.display()));
        }
        Ok(Outcome::Fine)
    }

    fn write(&self, from: &Path, to: &Path, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let opened = super::files::open(from, terminal)?;
        save_copy(&opened.project, to, self.force, terminal)?;
        Ok(Outcome::Fine)
    }
}
