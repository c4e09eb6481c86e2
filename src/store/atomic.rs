//! Writing a file so that it is either the old one or the new one, whatever happens in between.
//!
//! This is the one routine behind every file that Detente writes: projects, what is [kept](super::keep) beside them,
//! exports, settings. The new bytes go to a temporary file in the target's own folder and are forced to the disk; only
//! then does the new file take the name, and the folder is forced to the disk too. A crash leaves the old file, and at
//! worst a temporary file that [`sweep`] removes. A symbolic link stays a link: what it points to is replaced.
//! Start at `replace`; where it writes is a [`Disk`], so that the tests can break it.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{Disk, Real};
use super::{FileHash, OpenError, SaveError};

/// Temporary files of any target begin so; what follows tells whose it is.
const PREFIX: &str = ".dt-";
const SUFFIX: &str = ".tmp";
const RENAMES: u32 = 10;
/// How often a save begins anew because somebody swept its temporary file away.
const TURNS: u32 = 3;

/// Asked for before the file at this place is replaced; gives what to say of it later.
pub(super) type Before<'a, T> = dyn Fn(&Path) -> Result<T, SaveError> + 'a;

/// Writes `bytes` to `path`, in place of a file that may be there. A new file can be read by its owner only; an
/// old one keeps its permissions.
///
/// # Errors
///
/// Any [`SaveError`] but [`SaveError::ChangedOutside`]; unless it is [`SaveError::Unconfirmed`], the old file
/// stands as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = resolved(&Real, path)?;
    replace(&Real, &target, bytes, &|_| Ok(()))
}

/// Writes `bytes` to `target`, through which no link leads. `before` may forbid it: it is asked at the last moment,
/// when the new bytes are safe under another name.
pub(super) fn replace<T: Default>(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    before: &Before<'_, T>,
) -> Result<T, SaveError> {
    may_write(disk, target)?;
    let mut turn = 1;
    loop {
        let temp = durable_temp(disk, target, bytes)?;
        let said = if may_write(disk, target)? { before(target)? } else { T::default() };
        match temp.take_name(target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && turn < TURNS => turn += 1,
            Err(error) => return Err(SaveError::write("replace the file", target, bytes.len(), error)),
            Ok(()) => {
                let outcome = disk.sync_folder(folder_of(target));
                return outcome.map(|()| said).map_err(|source| unconfirmed(target, source));
            }
        }
    }
}

/// Forces what stands at `target` to the disk, where it is what was to be written.
pub(super) fn confirm(disk: &dyn Disk, target: &Path) -> Result<(), SaveError> {
    let outcome = disk.sync(target).and_then(|()| disk.sync_folder(folder_of(target)));
    outcome.map_err(|source| unconfirmed(target, source))
}

fn unconfirmed(target: &Path, source: io::Error) -> SaveError {
    SaveError::Unconfirmed { path: target.to_owned(), source }
}

/// Removes temporary files in `folder` that an earlier process left behind: those last written before `before`.
/// Gives how many. What cannot be read or removed is left.
pub fn sweep(folder: &Path, before: SystemTime) -> usize {
    swept(&Real, folder, |name, when| when < before && temp_of(name).is_some())
}

/// Removes the temporary files of `target`, however young: nobody else is writing it.
pub(super) fn sweep_of(disk: &dyn Disk, target: &Path) -> usize {
    let mark = mark(target);
    swept(disk, folder_of(target), |name, _| temp_of(name) == Some(&mark))
}

/// Removes all temporary files in `folder`, which nobody else is writing in.
pub(super) fn sweep_all(disk: &dyn Disk, folder: &Path) -> usize {
    swept(disk, folder, |name, _| temp_of(name).is_some())
}

fn swept(disk: &dyn Disk, folder: &Path, is_leftover: impl Fn(&str, SystemTime) -> bool) -> usize {
    let found = disk.list(folder).unwrap_or_default().into_iter();
    let leftovers = found.filter(|found| found.is_file && is_leftover(&found.name, found.when));
    leftovers.filter(|found| disk.remove(&folder.join(&found.name)).is_ok()).count()
}

/// Whose temporary file has this name: the mark of its target.
fn temp_of(name: &str) -> Option<&str> {
    let (mark, dice) = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?.split_once('-')?;
    (mark.len() == 8 && dice.len() == 6).then_some(mark)
}

/// What tells the temporary files of one target from those of others, short enough for every disk.
fn mark(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    FileHash::of(name.as_encoded_bytes()).to_string()[..8].to_owned()
}

/// Where the bytes really go: through symbolic links, also one whose target is not there yet.
pub(super) fn resolved(disk: &dyn Disk, path: &Path) -> Result<PathBuf, SaveError> {
    let mut at = path.to_owned();
    for _ in 0..40 {
        match disk.leads_to(&at) {
            Ok(Some(on)) => at = folder_of(&at).join(on),
            Ok(None) => return Ok(at),
            Err(source) => return Err(SaveError::write("follow the link", path, 0, source)),
        }
    }
    let source = io::Error::other("too many links to links");
    Err(SaveError::write("follow the link", path, 0, source))
}

/// True if there is a file to be replaced.
fn may_write(disk: &dyn Disk, target: &Path) -> Result<bool, SaveError> {
    let met = disk.look(target).map_err(|source| SaveError::write("look at the file", target, 0, source))?;
    let path = || target.to_owned();
    match met {
        None => Ok(false),
        Some(met) => match met.no_file {
            Some(found) => Err(SaveError::NotAFile { found, path: path() }),
            None if met.is_read_only => Err(SaveError::ReadOnly { path: path() }),
            None => Ok(true),
        },
    }
}

/// What stands at `target` now, which must be what is `expected` if anything is. `None` if it went away: then there
/// is nothing to overwrite.
pub(super) fn must_be_expected(
    disk: &dyn Disk,
    target: &Path,
    expected: Option<FileHash>,
) -> Result<Option<FileHash>, SaveError> {
    let changed = || SaveError::ChangedOutside { path: target.to_owned() };
    match disk.read(target) {
        Ok(now) => {
            let now = FileHash::of(&now);
            if expected.is_none_or(|expected| expected == now) { Ok(Some(now)) } else { Err(changed()) }
        }
        Err(OpenError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(OpenError::Read { path, source }) => {
            Err(SaveError::write("read the file back", &path, 0, source))
        }
        Err(_) => Err(changed()),
    }
}

/// A file that goes away unless it gets a name.
pub(super) struct Temp<'d> {
    disk: &'d dyn Disk,
    path: Option<PathBuf>,
}

impl Temp<'_> {
    pub(super) fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(""))
    }

    /// Gives it its name, again and again for two seconds if another program holds what has that name.
    pub(super) fn take_name(mut self, target: &Path) -> io::Result<()> {
        let Some(path) = self.path.clone() else { return Ok(()) };
        for turn in 1.. {
            let Err(error) = self.disk.rename(&path, target) else { break };
            if turn == RENAMES || !may_pass(&error) {
                return Err(error);
            }
            self.disk.wait();
        }
        self.path = None;
        Ok(())
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            let _ = self.disk.remove(path); // what cannot be removed now is swept later
        }
    }
}

fn may_pass(error: &io::Error) -> bool {
    use io::ErrorKind::{ExecutableFileBusy, PermissionDenied, ResourceBusy};
    matches!(error.kind(), PermissionDenied | ResourceBusy | ExecutableFileBusy)
}

/// A temporary file beside `target` with `bytes` in it, safe on the disk. It has the permissions of the target.
pub(super) fn durable_temp<'d>(
    disk: &'d dyn Disk,
    target: &Path,
    bytes: &[u8],
) -> Result<Temp<'d>, SaveError> {
    let first = temp_with(disk, target, bytes);
    // A disk that failed once to confirm may have lost the pages: only a new file can be trusted, and only once.
    let made = first.or_else(|_| temp_with(disk, target, bytes));
    made.map_err(|source| SaveError::write("write in the folder of the file", target, bytes.len(), source))
}

fn temp_with<'d>(disk: &'d dyn Disk, target: &Path, bytes: &[u8]) -> io::Result<Temp<'d>> {
    let prefix = format!("{PREFIX}{}-", mark(target));
    let mut pen = disk.temp(folder_of(target), (&prefix, SUFFIX))?;
    let temp = Temp { disk, path: Some(pen.path().to_owned()) };
    pen.write(bytes)?;
    if disk.look(target)?.is_some() {
        pen.look_like(target)?;
    }
    pen.sync()?;
    Ok(temp) // the pen is put down: some systems do not rename an open file
}

/// The folder of `target`; `.` for a bare name.
pub(super) fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}
