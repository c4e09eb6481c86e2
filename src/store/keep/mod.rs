//! What Detente keeps beside a project, so that nothing is lost: snapshots to recover from, and saved versions.
//!
//! For `palmyra.ron` it lies in the hidden folder `.palmyra.ron.detente` beside it, never on another disk: a project
//! read from an encrypted stick must not leave a copy elsewhere. Only for a project that was never saved it lies in
//! the program's own folder. Every name tells all that is to be known of a file ([`names`]), so that no list can
//! disagree with it; numbers say what is newer, never a clock. Nothing here opens, changes or replaces the project
//! itself. Start at [`Keep`].

mod lock;
mod names;
mod outside;
mod snapshots;
mod starts;
#[cfg(test)]
mod tests;
mod versions;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub use lock::{Lock, LockError, unsaved};
pub use outside::{Outside, outside};
pub use versions::Past;
pub(super) use versions::Replaced;

use super::atomic::{self, folder_of};
use super::disk::{Disk, Real};
use super::{FileHash, HashStart, Opened, SaveError};
use crate::model::{Project, ProjectId};

/// Names longer than this are cut, so that the dot and the ending still fit into the 255 bytes of most disks.
const LONGEST_NAME: usize = 230;
const UNSAVED: &str = "unsaved";

/// Where the work on one project is kept. Asking for one touches no disk beyond following a link.
///
/// ```
/// use detente::store::keep::Keep;
/// let keep = Keep::beside(std::path::Path::new("maps/palmyra.ron"));
/// assert_eq!(keep.folder(), std::path::Path::new("maps/.palmyra.ron.detente"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    folder: PathBuf,
    /// The project file, if it has one.
    target: Option<PathBuf>,
}

/// A snapshot that waits to be recovered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Where it lies.
    pub path: PathBuf,
    /// Newer ones have larger numbers.
    pub number: u64,
    /// What the saved file was that it grew from; `None` if it was never saved.
    pub base: Option<HashStart>,
    /// When it was written, for display only: clocks go wrong.
    pub when: SystemTime,
    /// How large it is.
    pub bytes: u64,
}

/// What once stood in the project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it lies.
    pub path: PathBuf,
    /// Newer ones have larger numbers.
    pub number: u64,
    /// When it was saved, for display only: clocks go wrong.
    pub when: SystemTime,
    /// How large it is.
    pub bytes: u64,
    /// What its bytes are.
    pub hash: HashStart,
}

impl Keep {
    /// What is kept beside the project in this file.
    #[must_use]
    pub fn beside(project_file: &Path) -> Self {
        let target = atomic::resolved(&Real, project_file);
        Self::of_target(&target.unwrap_or_else(|_| project_file.to_owned()))
    }

    /// The same of a file that no link leads on from.
    pub(super) fn of_target(target: &Path) -> Self {
        let name = hidden(target, ".detente");
        Self { folder: folder_of(target).join(name), target: Some(target.to_owned()) }
    }

    /// What is kept of a project that was never saved, in the program's own folder `state`.
    #[must_use]
    pub fn of_unsaved(state: &Path, project: ProjectId) -> Self {
        Self { folder: state.join(UNSAVED).join(project.to_string()), target: None }
    }

    /// The folder. It need not exist.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes the lock of the project for this process, until it is dropped; a process that was killed has let it go.
    /// What killed processes left half-written is swept away.
    ///
    /// # Errors
    ///
    /// [`LockError::Held`] if another process has it; [`LockError::Unavailable`] where it cannot be told.
    pub fn lock(&self) -> Result<Lock, LockError> {
        lock::take(self)
    }

    /// Keeps a snapshot of `project`, which grew from a saved file with the hash `base`. When it returns, it is safe
    /// even if the power goes. Nothing is written if the newest snapshot is the same. The two newest stay, and those
    /// that waited before [`note_start`](Self::note_start).
    ///
    /// # Errors
    ///
    /// [`SaveError`]; older snapshots are still there.
    pub fn snapshot(&self, project: &Project, base: Option<FileHash>) -> Result<(), SaveError> {
        let _span = tracing::info_span!("snapshot").entered();
        self.snapshot_on(&Real, project, base)
    }

    pub(super) fn snapshot_on(
        &self,
        disk: &dyn Disk,
        project: &Project,
        base: Option<FileHash>,
    ) -> Result<(), SaveError> {
        snapshots::keep(disk, self, project, base)
    }

    /// The snapshots that wait to be recovered, newest first. Only their names and sizes are looked at.
    #[must_use]
    pub fn recoveries(&self) -> Vec<Recovery> {
        snapshots::all(&Real, self)
    }

    /// The newest snapshot that opens; torn ones are passed over.
    #[must_use]
    pub fn recover(&self) -> Option<(Recovery, Opened)> {
        self.recover_on(&Real)
    }

    pub(super) fn recover_on(&self, disk: &dyn Disk) -> Option<(Recovery, Opened)> {
        snapshots::newest(disk, self)
    }

    /// Removes all snapshots, and the folder if nothing else is in it.
    pub fn clear(&self) {
        snapshots::remove(&Real, self, 0);
        self.remove_if_empty(&Real);
    }

    /// Removes the snapshots that this process made: those after [`note_start`](Self::note_start). What waited before
    /// goes on waiting. For saving and closing while somebody has yet to decide about a recovery.
    pub fn clear_own(&self) {
        // Where no start is noted, nobody can tell which are our own.
        if let Ok(Some(floor)) = starts::floor(&Real, self) {
            snapshots::remove(&Real, self, floor);
        }
        self.remove_if_empty(&Real);
    }

    /// The saved versions, newest first. Only their names and sizes are looked at.
    #[must_use]
    pub fn versions(&self) -> Vec<Version> {
        versions::all(&Real, self)
    }

    /// How often in a row a process that worked on this project ended without [`note_end`](Self::note_end). To be
    /// asked before [`note_start`](Self::note_start).
    #[must_use]
    pub fn crashes(&self) -> u32 {
        starts::count(&Real, self)
    }

    /// Notes that a process begins to work on the project.
    pub fn note_start(&self) {
        self.note_start_on(&Real);
    }

    pub(super) fn note_start_on(&self, disk: &dyn Disk) {
        starts::note(disk, self);
    }

    /// Notes that the work ended as it should.
    pub fn note_end(&self) {
        starts::forget(&Real, self);
        self.remove_if_empty(&Real);
    }

    fn versions_folder(&self) -> PathBuf {
        self.folder.join("versions")
    }

    /// Makes the folder `at`, this or one within, where it is missing.
    fn make(&self, disk: &dyn Disk, at: &Path) -> io::Result<()> {
        if let Some(state) = self.root().parent().filter(|_| self.target.is_none()) {
            let _ = disk.make_folder(state); // if it cannot be made, the next one says so
        }
        let within = at.ancestors().take_while(|above| above.starts_with(self.root()));
        let mut missing: Vec<&Path> = within.collect();
        missing.reverse();
        missing.into_iter().try_for_each(|folder| make_one(disk, folder))
    }

    /// The topmost folder that is ours to make.
    fn root(&self) -> &Path {
        let unsaved = self.folder.parent().filter(|_| self.target.is_none());
        unsaved.unwrap_or(&self.folder)
    }

    /// Forces the names to the disk on the way down to the folder `at`: what lies in it is safe only then.
    fn confirm(&self, disk: &dyn Disk, at: &Path) -> io::Result<()> {
        let within = at.ancestors().take_while(|above| above.starts_with(self.root()));
        let above = std::iter::once(folder_of(self.root()));
        within.chain(above).try_for_each(|folder| disk.sync_folder(folder))
    }

    /// Removes what killed processes left half-written of this project; only who has the lock may.
    pub(super) fn sweep(&self, disk: &dyn Disk) {
        atomic::sweep_all(disk, &self.folder);
        atomic::sweep_all(disk, &self.versions_folder());
        if let Some(target) = &self.target {
            atomic::sweep_of(disk, target);
        }
    }

    pub(super) fn remove_if_empty(&self, disk: &dyn Disk) {
        // Only empty folders can be removed: refusals are expected.
        let _ = disk.remove_folder(&self.versions_folder());
        let _ = disk.remove_folder(&self.folder);
    }
}

fn make_one(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    if disk.leads_to(folder)?.is_some() {
        // Somebody else would decide where the work is kept.
        return Err(io::Error::other("expected a folder, found a link"));
    }
    match disk.make_folder(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        outcome => outcome,
    }
}

/// The hidden name beside `target` that ends in `ending`.
pub(super) fn hidden(target: &Path, ending: &str) -> OsString {
    let name = target.file_name().unwrap_or_default();
    let mut hidden = OsString::from(".");
    if name.len() <= LONGEST_NAME {
        hidden.push(name);
    } else {
        // Cut names may begin alike: the hash keeps them apart.
        let text = name.to_string_lossy();
        let end = (0..=LONGEST_NAME - 10).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        hidden.push(&text[..end]);
        hidden.push(&FileHash::of(name.as_encoded_bytes()).to_string()[..8]);
    }
    hidden.push(ending);
    hidden
}
