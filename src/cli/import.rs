//! `detente import FILE.ron DOC…`: documents into a project that is there.

use std::path::PathBuf;

use super::documents::Documents;
use super::files::open_whatever;
use super::{CliError, Outcome, Terminal};
use crate::edit::Editor;
use crate::store;

/// What to add to which project.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The project; what it was is kept as a saved version
    #[arg(value_name = "FILE.ron")]
    pub project: PathBuf,
    /// Documents to read
    #[command(flatten)]
    pub documents: Documents,
}

impl Import {
    /// Adds the documents and saves the project, unless nothing new came in.
    ///
    /// # Errors
    ///
    /// [`CliError`] if the project cannot be opened or written, or no document could be read.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let opened = open_whatever(&self.project, terminal)?;
        let mut editor = Editor::new(opened.project, terminal.seed);
        let has_missed = self.documents.add(&mut editor, terminal)?;
        if editor.can_undo() {
            store::save(editor.project(), &self.project, Some(opened.hash))
                .map_err(|error| CliError::Save(error, self.project.clone()))?;
        }
        Ok(if has_missed { Outcome::Findings } else { Outcome::Fine })
    }
}
