//! What dies with the process: the file at hand, what was said, what runs in the background.

use std::path::PathBuf;

use super::action::Notice;

/// The file at hand and what is going on around it.
#[derive(Debug, Default)]
pub struct Session {
    /// Where the project is kept; `None` while it was never saved.
    pub path: Option<PathBuf>,
    /// The revision that the file holds.
    pub saved_revision: u64,
    /// What was said to the analyst and not yet put away.
    pub notices: Vec<Notice>,
}
