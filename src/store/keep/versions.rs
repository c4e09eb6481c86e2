//! Saved versions: what stood in the project file before each save.
//!
//! The old file gets a second name in the folder `versions` before the new one takes its place; that costs nothing and
//! needs no room. Disks without second names get a copy. Kept are the last ten, then one an hour for a day and one a
//! day for thirty days, 200 MB in all.

use std::collections::HashSet;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::names::{self, Told, VERSION};
use super::{Keep, Version};
use crate::store::atomic::{durable_temp, must_be_expected};
use crate::store::disk::{Disk, Found, Held};
use crate::store::{FileHash, SaveError};

const LAST: usize = 10;
const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;
const MONTH: u64 = 30 * DAY;
/// How much all versions may take, in bytes; the newest stays, however large.
const ROOM: u64 = 200 << 20;
/// So often it is asked whether another process has done saving.
const TURNS: u32 = 10;

/// What became of what stood in the file before a save.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Past {
    /// Nothing stood there, or the same.
    #[default]
    Nothing,
    /// It is the version with this number.
    Kept(u64),
    /// The hidden folder cannot be written, so it is gone. It was an earlier state of the same project.
    Unkept(io::ErrorKind),
}

/// What the file was before it was replaced, and the right to replace it, until all is done.
#[derive(Debug, Default)]
pub(in crate::store) struct Replaced {
    pub(in crate::store) past: Past,
    _held: Option<Box<dyn Held>>,
}

impl Keep {
    /// Keeps what stands at `target`, which must be what is `expected`. Until the result is dropped no other Detente
    /// replaces the file.
    pub(in crate::store) fn version(
        &self,
        disk: &dyn Disk,
        target: &Path,
        expected: Option<FileHash>,
    ) -> Result<Replaced, SaveError> {
        let held = self.hold(disk, target)?;
        let Some(hash) = must_be_expected(disk, target, expected)? else {
            return Ok(Replaced { past: Past::Nothing, _held: held });
        };
        let past = match self.add(disk, target, hash) {
            Ok(number) => Past::Kept(number),
            // A folder that belongs to somebody else must not forbid saving what grew from the very file.
            Err(error) if expected.is_some() && is_forbidden(&error) => Past::Unkept(error.kind()),
            Err(source) => return Err(SaveError::write("keep the saved version", target, 0, source)),
        };
        // The window closed while the version was written; what another program put there by now stays.
        must_be_expected(disk, target, Some(hash))?;
        Ok(Replaced { past, _held: held })
    }

    /// Waits while another process saves the same file. Where there are no locks, goes on without.
    fn hold(&self, disk: &dyn Disk, target: &Path) -> Result<Option<Box<dyn Held>>, SaveError> {
        for _ in 0..TURNS {
            let held = self.make(disk, &self.folder).and_then(|()| disk.hold(&self.folder.join("saving")));
            match held {
                Ok(held) => return Ok(Some(held)),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => disk.wait(),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(_) => return Ok(None),
            }
        }
        Err(SaveError::Busy { path: target.to_owned() })
    }

    fn add(&self, disk: &dyn Disk, target: &Path, hash: FileHash) -> io::Result<u64> {
        let folder = self.versions_folder();
        self.make(disk, &folder)?;
        let known = names::all(disk, &folder, VERSION)?;
        let newest = known.first().filter(|(told, _)| told.hash == Some(hash.start()));
        let number = if let Some((told, found)) = newest {
            disk.sync(&folder.join(&found.name))?;
            told.number
        } else {
            let when = disk.look(target)?.map_or(UNIX_EPOCH, |met| met.when);
            let told = Told { number: names::next(&known), hash: Some(hash.start()), when };
            name_again(disk, target, &folder.join(told.name(VERSION)))?;
            told.number
        };
        self.confirm(disk, &folder)?;
        Ok(number)
    }

    /// Removes the versions that are too many or too old; `now` is when the file was saved.
    pub(in crate::store) fn thin(&self, disk: &dyn Disk, now: SystemTime) {
        let folder = self.versions_folder();
        let known = names::all(disk, &folder, VERSION).unwrap_or_default();
        for at in too_many(&known, now) {
            let _ = disk.remove(&folder.join(&known[at].1.name)); // one too many is no harm
        }
    }
}

fn name_again(disk: &dyn Disk, target: &Path, to: &Path) -> io::Result<()> {
    let refused = match disk.name_again(target, to) {
        Ok(()) => return Ok(()),
        Err(refused) => refused,
    };
    let Ok(bytes) = disk.read(target) else { return Err(refused) };
    match durable_temp(disk, to, &bytes) {
        Ok(temp) => temp.take_name(to),
        Err(_) => Err(refused),
    }
}

fn is_forbidden(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// The places in `known`, newest first, of those to be removed.
fn too_many(known: &[(Told, Found)], now: SystemTime) -> Vec<usize> {
    let mut taken = HashSet::new();
    let (mut room, mut gone) = (ROOM, Vec::new());
    for (at, (told, found)) in known.iter().enumerate() {
        let stands_for_a_span = span(told.when, now).is_some_and(|span| taken.insert(span));
        let stays = at < LAST || stands_for_a_span;
        let fits = at == 0 || found.bytes <= room;
        if stays && fits {
            room = room.saturating_sub(found.bytes);
        } else {
            gone.push(at);
        }
    }
    gone
}

/// The hour or the day that a version may stand for; `None` if it is too old for both.
fn span(when: SystemTime, now: SystemTime) -> Option<(bool, u64)> {
    // From the future: a clock was wrong, and the version is as good as a new one.
    let age = now.duration_since(when).unwrap_or(Duration::ZERO).as_secs();
    let since = when.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
    match age {
        0..DAY => Some((true, since / HOUR)),
        DAY..MONTH => Some((false, since / DAY)),
        _ => None,
    }
}

pub(super) fn all(disk: &dyn Disk, keep: &Keep) -> Vec<Version> {
    let folder = keep.versions_folder();
    let version = |(told, found): (Told, Found)| {
        let path = folder.join(&found.name);
        Some(Version { path, number: told.number, when: told.when, bytes: found.bytes, hash: told.hash? })
    };
    let known = names::all(disk, &folder, VERSION).unwrap_or_default();
    known.into_iter().filter_map(version).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_480_000_000;

    /// The ages in minutes that stay, of versions with these ages and so many megabytes each.
    fn staying(ages: impl IntoIterator<Item = u64>, megabytes: u64) -> Vec<u64> {
        let at = |minutes: u64| UNIX_EPOCH + Duration::from_secs(NOW - minutes * 60);
        let version = |(nth, minutes): (usize, u64)| {
            let told = Told { number: 10_000 - nth as u64, hash: None, when: at(minutes) };
            let bytes = megabytes << 20;
            (
                told,
                Found {
                    name: minutes.to_string(),
                    is_file: true,
                    is_folder: false,
                    bytes,
                    when: at(minutes),
                },
            )
        };
        let known: Vec<(Told, Found)> = ages.into_iter().enumerate().map(version).collect();
        let gone = too_many(&known, UNIX_EPOCH + Duration::from_secs(NOW));
        let stays = known.iter().enumerate().filter(|(at, _)| !gone.contains(at));
        stays.map(|(_, (_, found))| found.name.parse().unwrap()).collect()
    }

    #[test]
    fn the_last_ten_stay_then_one_an_hour_for_a_day_and_one_a_day_for_a_month() {
        let every_ten_minutes = staying((0..60 * 24 * 40).step_by(10), 0);
        assert_eq!(every_ten_minutes[..10], [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
        let hours = every_ten_minutes.iter().filter(|age| (100..24 * 60).contains(*age)).count();
        assert!((22..=24).contains(&hours), "{hours}");
        let days = every_ten_minutes.iter().filter(|age| **age >= 24 * 60).count();
        assert!((29..=30).contains(&days), "{days}");
        assert!(every_ten_minutes.iter().all(|age| *age < 60 * 24 * 31));
        let old: Vec<u64> = (0..30).map(|nth| 1_000_000 + nth).collect();
        assert_eq!(staying(old.clone(), 0), old[..10], "however old, the last ten stay");
    }

    #[test]
    fn all_versions_together_take_two_hundred_megabytes_and_the_newest_stays_whatever_it_takes() {
        assert_eq!(staying(0..10, 60), [0, 1, 2]);
        assert_eq!(staying(0..10, 250), [0]);
    }

    #[test]
    fn a_version_from_the_future_is_as_good_as_a_new_one() {
        let now = UNIX_EPOCH + Duration::from_secs(NOW);
        assert_eq!(span(now + Duration::from_secs(9 * DAY), now), Some((true, (NOW + 9 * DAY) / HOUR)));
    }
}
