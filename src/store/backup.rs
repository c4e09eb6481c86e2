//! The backup that earlier versions of Detente left beside a project; now [`keep`](super::keep) has the versions.
//!
//! For `palmyra.ron` it is the hidden file `.palmyra.ron.bak` beside it. It is never written or removed any more, only
//! named where somebody may need it.

use std::path::{Path, PathBuf};

use super::atomic::folder_of;
use super::keep::hidden;

/// Where an old backup of the project at `path` lies. It need not exist.
///
/// ```
/// use std::path::Path;
/// let backup = detente::store::backup::path_for(Path::new("maps/palmyra.ron"));
/// assert_eq!(backup, Path::new("maps/.palmyra.ron.bak"));
/// ```
#[must_use]
pub fn path_for(path: &Path) -> PathBuf {
    folder_of(path).join(hidden(path, ".bak"))
}
