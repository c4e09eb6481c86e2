//! The names of kept files: each tells its number, what it grew from or is, and when it was written.
//!
//! `snapshot-000042-ba7816bf8f01cfea-1479823200.ron` is a snapshot, the 42nd, of work on the saved file whose hash
//! begins so (`none` if there is none); `version-..` is what once stood in the project file and has this hash. What is
//! not named so was not kept by us, and is never touched.

use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::store::HashStart;
use crate::store::disk::{Disk, Found};

pub(super) const SNAPSHOT: &str = "snapshot";
pub(super) const VERSION: &str = "version";

/// What a name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) number: u64,
    pub(super) hash: Option<HashStart>,
    pub(super) when: SystemTime,
}

impl Told {
    pub(super) fn name(&self, kind: &str) -> String {
        let hash = self.hash.map_or_else(|| "none".to_owned(), |hash| hash.to_string());
        let seconds = self.when.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        format!("{kind}-{:06}-{hash}-{seconds}.ron", self.number)
    }

    pub(super) fn read(name: &str, kind: &str) -> Option<Self> {
        let rest = name.strip_prefix(kind)?.strip_prefix('-')?.strip_suffix(".ron")?;
        let mut parts = rest.split('-');
        let (number, hash, seconds) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
        let hash = if hash == "none" { None } else { Some(HashStart::read(hash)?) };
        let when = UNIX_EPOCH.checked_add(Duration::from_secs(seconds.parse().ok()?))?;
        let told = Self { number, hash, when };
        (parts.next().is_none() && told.name(kind) == name).then_some(told)
    }
}

/// The kept files of this kind in `folder`, newest first. Who cannot look must not believe that there are none: the
/// next number would be an old one.
pub(super) fn all(disk: &dyn Disk, folder: &Path, kind: &str) -> io::Result<Vec<(Told, Found)>> {
    let found = disk.list(folder)?.into_iter().filter(|found| found.is_file);
    let mut all: Vec<(Told, Found)> =
        found.filter_map(|found| Some((Told::read(&found.name, kind)?, found))).collect();
    all.sort_by_key(|(told, _)| std::cmp::Reverse((told.number, told.when)));
    Ok(all)
}

/// The number of the next one.
pub(super) fn next(all: &[(Told, Found)]) -> u64 {
    all.first().map_or(1, |(newest, _)| newest.number.saturating_add(1))
}
