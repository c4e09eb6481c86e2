//! What the store asks of a disk, so that it can be tried on disks that fail.
//!
//! One call here is one thing that can be refused, or lost when the power goes. [`real`] is the computer's own;
//! in tests there are `memory`, which refuses whatever it is told to, and `scramble`, which forgets all that was not
//! forced. Nothing here decides anything: the order of the calls is the business of [`atomic`](super::atomic).

#[cfg(test)]
pub(super) mod memory;
mod real;
#[cfg(test)]
mod scramble;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub(super) use real::Real;

use super::OpenError;

/// What stands at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    /// What it is, if it is not a file: `a folder` or `something else`.
    pub(super) no_file: Option<&'static str>,
    pub(super) is_read_only: bool,
    /// When it was last written, by the clock of whoever wrote it.
    pub(super) when: SystemTime,
}

/// Something in a folder, itself: a sign to another place is not followed.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) name: String,
    pub(super) is_file: bool,
    pub(super) is_folder: bool,
    pub(super) bytes: u64,
    pub(super) when: SystemTime,
}

/// A new file that is being written.
pub(super) trait Pen {
    fn path(&self) -> &Path;
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Gives the new file the permissions of the one at `other`.
    fn look_like(&self, other: &Path) -> io::Result<()>;
    /// Forces what was written to the disk.
    fn sync(&self) -> io::Result<()>;
}

/// Held until it is dropped, or the process ends in whatever way.
pub(super) trait Held: Send + Sync + fmt::Debug {}

/// A place for files.
pub(super) trait Disk {
    /// What `path` leads to; nothing is no error.
    fn look(&self, path: &Path) -> io::Result<Option<Met>>;
    /// Where the sign at `path` leads; `None` if it is none.
    fn leads_to(&self, path: &Path) -> io::Result<Option<PathBuf>>;
    /// All bytes of a file, within the limits of a project.
    fn read(&self, path: &Path) -> Result<Vec<u8>, OpenError>;
    fn list(&self, folder: &Path) -> io::Result<Vec<Found>>;
    /// A new file that only its owner can read, under a name that nobody can guess.
    fn temp<'d>(&'d self, folder: &Path, ends: (&str, &str)) -> io::Result<Box<dyn Pen + 'd>>;
    /// Gives a file another name, in place of what has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, where nothing has that yet.
    fn name_again(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// A folder that only its owner can look into.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Forces a file that stands there to the disk.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Forces the names in a folder to the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Takes the lock at `path`, making the file; [`io::ErrorKind::WouldBlock`] if somebody has it.
    fn hold(&self, path: &Path) -> io::Result<Box<dyn Held>>;
    /// Waits a little before something is tried again.
    fn wait(&self);
}
