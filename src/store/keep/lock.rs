//! Who works on a project: one process at a time.

use std::io;
use std::path::Path;

use super::{Keep, UNSAVED};
use crate::store::disk::{Disk, Held, Real};

const LOCK: &str = "lock";

/// The right of this process to work on a project. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    held: Option<Box<dyn Held>>,
    keep: Keep,
}

/// Why the lock was not taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process has it.
    #[error("the project is open in another window")]
    Held,
    /// The system did not say: the folder cannot be written, or the disk has no locks. No reason not to work.
    #[error("it cannot be told whether the project is open elsewhere: {0}")]
    Unavailable(io::Error),
}

impl LockError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Held => "Go on in that window, or open a copy here.",
            Self::Unavailable(_) => "Make sure that nobody else works on it, or save it in another folder.",
        }
    }
}

pub(super) fn take(keep: &Keep) -> Result<Lock, LockError> {
    let lock = hold(&Real, keep)?;
    keep.sweep(&Real);
    Ok(lock)
}

fn hold(disk: &dyn Disk, keep: &Keep) -> Result<Lock, LockError> {
    let mut outcome = Err(LockError::Held);
    for _ in 0..10 {
        let held = keep.make(disk, &keep.folder).and_then(|()| disk.hold(&keep.folder.join(LOCK)));
        outcome = match held {
            Ok(held) => return Ok(Lock { held: Some(held), keep: keep.clone() }),
            // Another process just closed the project and took the folder away.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(LockError::Unavailable(error)),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Err(LockError::Held),
            Err(error) => return Err(LockError::Unavailable(error)),
        };
    }
    outcome
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.held = None;
        self.keep.remove_if_empty(&Real);
    }
}

/// What is kept in `state` of projects that were never saved and that no living process works on.
#[must_use]
pub fn unsaved(state: &Path) -> Vec<Keep> {
    let folder = state.join(UNSAVED);
    let mut found = Real.list(&folder).unwrap_or_default();
    found.retain(|found| found.is_folder);
    found.sort_by(|one, other| one.name.cmp(&other.name));
    let keeps = found.into_iter().map(|found| Keep { folder: folder.join(found.name), target: None });
    keeps.filter(|keep| !keep.recoveries().is_empty() && !is_held(keep)).collect()
}

fn is_held(keep: &Keep) -> bool {
    matches!(hold(&Real, keep), Err(LockError::Held))
}
