//! `detente show FILE`: the project as notation or JSON.

use std::path::PathBuf;

use super::files::{on_canvas, open_whatever};
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
    /// The canvas whose places are printed, by its name; the first one if left out
    #[arg(long, value_name = "NAME")]
    pub canvas: Option<String>,
}

impl Show {
    /// Prints the project.
    ///
    /// # Errors
    ///
    /// [`CliError::Open`] if the project is refused, [`CliError::Canvas`] if it has no canvas of that name.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let opened = open_whatever(&self.file, terminal)?;
        let project = on_canvas(&opened.project, self.canvas.as_deref())?;
        if self.json {
            writeln!(terminal.out, "{}", export::json::render(&project))?;
        } else {
            writeln!(terminal.out, "{}", notation::print(&project))?;
        }
        Ok(Outcome::Fine)
    }
}
