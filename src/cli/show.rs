//! `detente show FILE`: the project as notation or JSON.

use std::path::PathBuf;

use super::files::open_whatever;
use super::{CliError, Outcome, Terminal};
use crate::{export, model::notation};

/// What to show.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The project
    pub file: PathBuf,
    /// Print the whole project as JSON, offsets in UTF-8 bytes
    #[arg(long)]
    pub json: bool,
}

impl Show {
    /// Prints the project.
    ///
    /// # Errors
    ///
    /// [`CliError::Open`] if the project is refused.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let opened = open_whatever(&self.file, terminal)?;
        if self.json {
            writeln!(terminal.out, "{}", export::json::render(&opened.project))?;
        } else {
            writeln!(terminal.out, "{}", notation::print(&opened.project))?;
        }
        Ok(Outcome::Fine)
    }
}
