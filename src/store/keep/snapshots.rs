//! Snapshots: the project as it is while nobody has saved it.

use super::names::{self, SNAPSHOT, Told};
use super::{Keep, Recovery, starts};
use crate::model::Project;
use crate::store::atomic::{self, durable_temp};
use crate::store::disk::Disk;
use crate::store::{FileHash, Opened, SaveError, open_bytes, written};

/// So many of one process stay: if the newest does not open, there is one before it.
const STAY: usize = 2;

pub(super) fn keep(
    disk: &dyn Disk,
    keep: &Keep,
    project: &Project,
    base: Option<FileHash>,
) -> Result<(), SaveError> {
    let (text, _) = written(project)?;
    let folder = &keep.folder;
    let refused =
        |source| SaveError::write("keep a snapshot in the hidden folder", folder, text.len(), source);
    keep.make(disk, folder).map_err(refused)?;
    let known = names::all(disk, folder, SNAPSHOT).map_err(refused)?;
    let hash = base.map(|base| base.start());
    if let Some((told, found)) = known.first()
        && told.hash == hash
        && disk.read(&folder.join(&found.name)).is_ok_and(|there| there == text.as_bytes())
    {
        atomic::confirm(disk, &folder.join(&found.name))?;
    } else {
        let temp = durable_temp(disk, &folder.join(SNAPSHOT), text.as_bytes())?;
        let met = disk.look(temp.path()).map_err(refused)?;
        let when = met.map_or(std::time::UNIX_EPOCH, |met| met.when);
        // After what waited was discarded, too: smaller numbers would be taken for what waits.
        let floor = starts::floor(disk, keep).map_err(refused)?.unwrap_or(0);
        let number = names::next(&known).max(floor.saturating_add(1));
        let name = Told { number, hash, when }.name(SNAPSHOT);
        temp.take_name(&folder.join(name)).map_err(refused)?;
    }
    let outcome = keep.confirm(disk, folder);
    outcome.map_err(|source| SaveError::Unconfirmed { path: folder.clone(), source })?;
    thin(disk, keep);
    Ok(())
}

/// Removes what newer snapshots of the same process stand for.
fn thin(disk: &dyn Disk, keep: &Keep) {
    let Ok(floor) = starts::floor(disk, keep) else { return }; // what waits might be among them
    let known = names::all(disk, &keep.folder, SNAPSHOT).unwrap_or_default();
    let own = known.into_iter().filter(|(told, _)| told.number > floor.unwrap_or(0));
    for (_, found) in own.skip(STAY) {
        let _ = disk.remove(&keep.folder.join(found.name)); // one too many is no harm
    }
}

pub(super) fn all(disk: &dyn Disk, keep: &Keep) -> Vec<Recovery> {
    let recovery = |(told, found): (Told, crate::store::disk::Found)| Recovery {
        path: keep.folder.join(&found.name),
        number: told.number,
        base: told.hash,
        when: told.when,
        bytes: found.bytes,
    };
    let known = names::all(disk, &keep.folder, SNAPSHOT).unwrap_or_default();
    known.into_iter().map(recovery).collect()
}

pub(super) fn newest(disk: &dyn Disk, keep: &Keep) -> Option<(Recovery, Opened)> {
    all(disk, keep).into_iter().find_map(|recovery| {
        let opened = open_bytes(&disk.read(&recovery.path).ok()?).ok()?;
        Some((recovery, opened))
    })
}

/// Removes the snapshots with larger numbers than `floor`.
pub(super) fn remove(disk: &dyn Disk, keep: &Keep, floor: u64) {
    let mut all = all(disk, keep);
    // The oldest first: who is killed in the middle is offered the newest, not one that is out of date.
    all.retain(|recovery| recovery.number > floor);
    for recovery in all.into_iter().rev() {
        let _ = disk.remove(&recovery.path); // it will be offered once more
    }
}
