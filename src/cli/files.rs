//! Reading and writing as every verb does it.

use std::path::Path;

use super::{CliError, Terminal};
use crate::store::{self, Opened};

/// Opens a project. What opening had to say is the verb's to tell.
pub(super) fn open(path: &Path, terminal: &mut Terminal<'_>) -> Result<Opened, CliError> {
    terminal.progress(&format!("opening {}", path.display()));
    store::open(path).map_err(|error| CliError::Open(error, path.to_owned()))
}

/// All bytes of a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    store::read_file(path).map_err(|error| CliError::Open(error, path.to_owned()))
}

/// Writes a file that is not a project.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    store::atomic::write(path, bytes).map_err(|error| CliError::Save(error, path.to_owned()))
}
