//! The one backup of a project: what stood in the file before the last save.
//!
//! For `palmyra.ron` it is the hidden file `.palmyra.ron.bak` beside it, never on another disk: a project read
//! from an encrypted stick must not leave a copy elsewhere.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::FileHash;
use super::atomic::{folder_of, linked_beside, rename, temp_beside};

/// Names longer than this are cut, so that the dot and the ending still fit into the 255 bytes of most disks.
const LONGEST_NAME: usize = 230;

/// Where the backup of the project at `path` lies. It need not exist.
///
/// ```
/// use std::path::Path;
/// let backup = detente::store::backup::path_for(Path::new("maps/palmyra.ron"));
/// assert_eq!(backup, Path::new("maps/.palmyra.ron.bak"));
/// ```
#[must_use]
pub fn path_for(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let mut hidden = std::ffi::OsString::from(".");
    if name.len() <= LONGEST_NAME {
        hidden.push(name);
    } else {
        // Cut names may begin alike: the hash keeps their backups apart.
        let text = name.to_string_lossy();
        let end = (0..=LONGEST_NAME - 10).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        hidden.push(&text[..end]);
        hidden.push(&FileHash::of(name.as_encoded_bytes()).to_string()[..8]);
    }
    hidden.push(".bak");
    folder_of(path).join(hidden)
}

/// Makes the file at `target` its own backup, in place of the one before.
pub(super) fn keep(target: &Path) -> io::Result<()> {
    // A second name costs nothing and needs no room; disks without second names get a copy.
    let temp = linked_beside(target).or_else(|_| copied_beside(target))?;
    let name = temp.to_path_buf();
    rename(temp, &path_for(target))?;
    // Where the backup is this very file already, after a save that failed half-way, POSIX renames nothing.
    let _ = fs::remove_file(name);
    Ok(())
}

fn copied_beside(target: &Path) -> io::Result<tempfile::TempPath> {
    let mut temp = temp_beside(target)?;
    io::copy(&mut File::open(target)?, &mut temp)?;
    temp.as_file().sync_all()?;
    Ok(temp.into_temp_path())
}
