//! How often in a row a process died with the project open.
//!
//! One empty file whose name tells the count and the newest snapshot at the start: what is not newer waits for the
//! analyst and is not thinned out by the work that goes on. `start-000002-000041` is the second start in a row, with
//! 41 snapshots made before.

use std::io;

use super::Keep;
use super::names::{self, SNAPSHOT};
use crate::store::atomic;
use crate::store::disk::Disk;

const START: &str = "start-";

/// The starts that were noted: each its file, its count and its floor, the latest first.
fn all(disk: &dyn Disk, keep: &Keep) -> io::Result<Vec<(String, u32, u64)>> {
    let read = |name: String| {
        let (count, floor) = name.strip_prefix(START)?.split_once('-')?;
        let (count, floor) = (count.parse().ok()?, floor.parse().ok()?);
        Some((name, count, floor))
    };
    let found = disk.list(&keep.folder)?.into_iter().filter(|found| found.is_file);
    let mut all: Vec<_> = found.filter_map(|found| read(found.name)).collect();
    all.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    Ok(all)
}

pub(super) fn count(disk: &dyn Disk, keep: &Keep) -> u32 {
    all(disk, keep).unwrap_or_default().first().map_or(0, |(_, count, _)| *count)
}

/// The number of the newest snapshot that was there when the work began.
pub(super) fn floor(disk: &dyn Disk, keep: &Keep) -> io::Result<Option<u64>> {
    Ok(all(disk, keep)?.first().map(|(_, _, floor)| *floor))
}

pub(super) fn note(disk: &dyn Disk, keep: &Keep) {
    // Where nothing can be written, nothing is counted; the work is not held up for it.
    let _ = try_note(disk, keep);
}

fn try_note(disk: &dyn Disk, keep: &Keep) -> io::Result<()> {
    keep.make(disk, &keep.folder)?;
    let before = all(disk, keep)?;
    let count = before.first().map_or(0, |(_, count, _)| *count).saturating_add(1);
    let floor = names::all(disk, &keep.folder, SNAPSHOT)?.first().map_or(0, |(newest, _)| newest.number);
    let name = format!("{START}{count:06}-{floor:06}");
    atomic::replace(disk, &keep.folder.join(name), b"", &|_| Ok(())).map_err(io::Error::other)?;
    remove(disk, keep, before);
    Ok(())
}

pub(super) fn forget(disk: &dyn Disk, keep: &Keep) {
    remove(disk, keep, all(disk, keep).unwrap_or_default());
}

fn remove(disk: &dyn Disk, keep: &Keep, starts: Vec<(String, u32, u64)>) {
    for (name, ..) in starts {
        let _ = disk.remove(&keep.folder.join(name)); // the larger count holds
    }
}
