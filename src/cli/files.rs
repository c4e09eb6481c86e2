//! Reading and writing as every verb does it.

use std::path::Path;
use std::time::SystemTime;

use super::{CliError, Terminal};
use crate::model::Project;
use crate::store::{self, Opened};
use crate::text::{counted, fold};

/// Opens a project. What opening had to say is the verb's to tell.
pub(super) fn open(path: &Path, terminal: &mut Terminal<'_>) -> Result<Opened, CliError> {
    terminal.progress(&format!("opening {}", path.display()));
    store::open(path).map_err(|error| CliError::Open(error, path.to_owned()))
}

/// Opens a project for a verb that does not tell what is wrong with it: whoever reads on should know that it is.
pub(super) fn open_whatever(path: &Path, terminal: &mut Terminal<'_>) -> Result<Opened, CliError> {
    let opened = open(path, terminal)?;
    let count = opened.warnings.len();
    if count > 0 {
        let findings = if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") };
        // The result is good without the note.
        let _ = writeln!(terminal.err, "note: {findings}; detente check names them: {}", path.display());
    }
    Ok(opened)
}

/// All bytes of a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    store::read_file(path).map_err(|error| CliError::Read(error, path.to_owned()))
}

/// Writes a file that is not a project.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    store::atomic::write(path, bytes).map_err(|error| CliError::Save(error, path.to_owned()))
}

/// The project with the canvas of this name in front; the first one without a name. Case and accents do not matter.
pub(super) fn on_canvas(project: &Project, name: Option<&str>) -> Result<Project, CliError> {
    let Some(name) = name else { return Ok(project.clone()) };
    let canvases = project.canvases();
    let is_exact = |known: &str| known == name;
    let is_like = |known: &str| fold(known).text() == fold(name).text();
    let exact = canvases.iter().find(|(_, canvas)| is_exact(&canvas.name));
    let found = exact.or_else(|| canvases.iter().find(|(_, canvas)| is_like(&canvas.name)));
    match found {
        Some((id, _)) => Ok(project.turned_to(*id)),
        None => Err(CliError::Canvas {
            wanted: name.to_owned(),
            known: canvases.iter().map(|(_, canvas)| canvas.name.clone()).collect(),
        }),
    }
}

/// Saves a project to a file of its own, in place of one that is there only if that is wanted.
pub(super) fn save_copy(
    project: &Project,
    output: &Path,
    replaces: bool,
    terminal: &mut Terminal<'_>,
) -> Result<(), CliError> {
    if !replaces && store::holds_something(output) {
        return Err(CliError::Exists(output.to_owned()));
    }
    store::save(project, output, None).map_err(|error| CliError::Save(error, output.to_owned()))?;
    terminal.progress(&format!("wrote {}", output.display()));
    Ok(())
}

/// `5 actors, 3 ties, ..`.
pub(super) fn counts_of(project: &Project) -> String {
    let counts = project.counts();
    let [actors, ties] = [counted(counts.actors, "actor"), counted(counts.ties, "tie")];
    let [quotes, documents] = [counted(counts.quotes, "quote"), counted(counts.documents, "document")];
    format!("{actors}, {ties}, {quotes}, {documents}")
}

/// A time to the second, in UTC: where the reader is, is nobody's business.
pub(super) fn time_of(when: SystemTime) -> String {
    let time = jiff::Timestamp::try_from(when).ok();
    time.map_or_else(String::new, |time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}
