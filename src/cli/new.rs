//! `detente new -o FILE.ron [DOC…]`: a project from documents and tables.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::documents::Documents;
use super::error::{say_ignored, say_rows};
use super::files::read;
use super::mentions::say_collisions;
use super::{CliError, Outcome, Terminal};
use crate::edit::{Edit, EditError, Editor};
use crate::import::{ImportError, gazetteer, tables, tables::Table};
use crate::model::{IdSource, Project, RowFault, name_as_known};
use crate::scene::Builder;
use crate::store;
use crate::typeset::Typesetter;

/// What to make a project of.
#[derive(Debug, clap::Args)]
pub struct New {
    /// The project to make; never overwrites one
    #[arg(short, long, value_name = "FILE.ron")]
    pub output: PathBuf,
    /// Documents to read
    #[command(flatten)]
    pub documents: Documents,
    /// Table of ties: source,target,stance and, if there, direction,label,date,document,quote
    #[arg(long, value_name = "TIES.csv")]
    pub ties: Option<PathBuf>,
    /// Table of actors: name and, if there, aliases,kind,x,y,note
    #[arg(long, value_name = "ACTORS.csv")]
    pub actors: Option<PathBuf>,
    /// List of names: name and, if there, aliases and kind, as CSV or as lines `name; alias; alias; kind`
    #[arg(long, value_name = "NAMES")]
    pub names: Option<PathBuf>,
    /// Name the map
    #[arg(long, default_value = "")]
    pub title: String,
    /// Leave out rows that do not fit instead of stopping
    #[arg(long)]
    pub skip_bad: bool,
    /// Replace the project if it is there; the old one is kept as a saved version
    #[arg(long)]
    pub force: bool,
}

impl New {
    /// Makes the project and saves it.
    ///
    /// # Errors
    ///
    /// [`CliError`] if a document or a row does not fit, or the file cannot be written.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        if !self.force && store::holds_something(&self.output) {
            return Err(CliError::Exists(self.output.clone()));
        }
        let mut ids = IdSource::new(terminal.seed);
        let project = Project::new(ids.fresh(|_| false));
        let mut editor = Editor::new(project, terminal.seed.wrapping_add(1));
        if !self.title.is_empty() {
            editor.perform(Edit::SetTitle(self.title.clone()))?;
        }
        let has_missed = self.documents.add(&mut editor, terminal)?;
        let has_skipped = self.add_tables(&mut editor, terminal)? | self.add_names(&mut editor, terminal)?;
        store::save(editor.project(), &self.output, None)
            .map_err(|error| CliError::Save(error, self.output.clone()))?;
        let counts = editor.project().counts();
        terminal.progress(&format!(
            "{}: {} documents, {} actors, {} ties, {} quotes",
            self.output.display(),
            counts.documents,
            counts.actors,
            counts.ties,
            counts.quotes
        ));
        Ok(if has_missed || has_skipped { Outcome::Findings } else { Outcome::Fine })
    }

    /// True if rows were left out.
    fn add_tables(&self, editor: &mut Editor, terminal: &mut Terminal<'_>) -> Result<bool, CliError> {
        let (mut actors, actor_faults) = rows(self.actors.as_deref(), tables::actors, terminal)?;
        let (mut ties, mut tie_faults) = rows(self.ties.as_deref(), tables::ties, terminal)?;
        if let Err(EditError::Rows(faults)) =
            editor.clone().perform(Edit::AddRows(actors.clone(), ties.clone()))
        {
            let unfit: HashSet<u64> = faults.iter().map(|fault| fault.line).collect();
            ties.retain(|row| !unfit.contains(&row.line));
            tie_faults.extend(faults);
            tie_faults.sort();
        }
        for (faults, path) in [(&actor_faults, &self.actors), (&tie_faults, &self.ties)] {
            let (false, Some(path)) = (faults.is_empty(), path) else { continue };
            if !self.skip_bad {
                return Err(CliError::Rows(faults.clone(), path.clone()));
            }
            say_rows(terminal.err, faults);
        }
        if !actors.is_empty() || !ties.is_empty() {
            terminal.progress("placing actors");
            let mut typesetter = Typesetter::with_system_fonts();
            Builder::default().place_rows(editor.project(), &mut actors, &ties, &mut typesetter);
            editor.perform(Edit::AddRows(actors, ties))?;
        }
        Ok(!actor_faults.is_empty() || !tie_faults.is_empty())
    }
}

impl New {
    /// Adds the list of names; its actors wait off the canvas. True if lines were left out.
    fn add_names(&self, editor: &mut Editor, terminal: &mut Terminal<'_>) -> Result<bool, CliError> {
        let (mut actors, faults) = rows(self.names.as_deref(), gazetteer::read, terminal)?;
        if let (false, Some(path)) = (faults.is_empty(), &self.names) {
            if !self.skip_bad {
                return Err(CliError::Rows(faults, path.clone()));
            }
            say_rows(terminal.err, &faults);
        }
        if !actors.is_empty() {
            name_as_known(editor.project(), &mut actors);
            editor.perform(Edit::AddRows(actors, Vec::new()))?;
            say_collisions(editor.project(), terminal)?;
        }
        Ok(!faults.is_empty())
    }
}

/// The rows of the table at `path`, good and bad; none without one. Columns that mean nothing here are named.
fn rows<T>(
    path: Option<&Path>,
    read_table: impl Fn(&[u8]) -> Result<Table<T>, ImportError>,
    terminal: &mut Terminal<'_>,
) -> Result<(Vec<T>, Vec<RowFault>), CliError> {
    let Some(path) = path else { return Ok((Vec::new(), Vec::new())) };
    let table = read_table(&read(path)?).map_err(|error| CliError::Import(error, path.to_owned()))?;
    say_ignored(terminal.err, &table.ignored, path);
    Ok((table.rows, table.bad))
}
