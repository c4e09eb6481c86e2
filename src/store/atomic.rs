//! Writing a file so that it is either the old one or the new one, whatever happens in between.
//!
//! This is the one routine behind every file that Detente writes: projects, exports, settings. The new bytes go
//! to a temporary file in the target's own folder and are forced to the disk; only then does the new file take
//! the name, and the folder is forced to the disk too. A crash leaves the old file, and at worst a temporary
//! file that [`sweep`] removes. A symbolic link stays a link: what it points to is replaced.
//! Start at `replace`; what is kept of the old file stands in [`backup`].

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{NamedTempFile, TempPath};

use super::{FileHash, OpenError, SaveError, backup, read};

const PREFIX: &str = ".dt-";
const SUFFIX: &str = ".tmp";
const RENAMES: u32 = 10;

/// What has to hold before a file is replaced.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Terms {
    /// What must still stand there, if anything does.
    pub(super) expected: Option<FileHash>,
    /// Keep the old file as its backup.
    pub(super) backup: bool,
}

/// Writes `bytes` to `path`, in place of a file that may be there. A new file can be read by its owner only; an
/// old one keeps its permissions.
///
/// # Errors
///
/// Any [`SaveError`] but [`SaveError::ChangedOutside`]; unless it is [`SaveError::Unconfirmed`], the old file
/// stands as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(path, bytes, Terms::default())
}

pub(super) fn replace(path: &Path, bytes: &[u8], terms: Terms) -> Result<(), SaveError> {
    let target = resolved(path).map_err(|source| SaveError::write("follow the link", path, 0, source))?;
    let known = existing(&target)?;
    if known.as_ref().is_some_and(|met| met.permissions().readonly()) {
        return Err(SaveError::ReadOnly { path: path.to_owned() });
    }
    if terms.backup && known.is_some() && stands_there(&target, bytes) {
        return confirm(&target); // replacing it would only push a different backup out
    }
    let temp = durable_temp(&target, bytes, known.as_ref())?;
    if known.is_some() {
        must_be_expected(&target, terms.expected)?;
        if terms.backup {
            backup::keep(&target).map_err(|source| {
                SaveError::write("keep a backup of the file", &target, bytes.len(), source)
            })?;
        }
    }
    rename(temp, &target)
        .map_err(|source| SaveError::write("replace the file", &target, bytes.len(), source))?;
    confirm_folder(&target).map_err(|source| SaveError::Unconfirmed { path: target, source })
}

fn stands_there(target: &Path, bytes: &[u8]) -> bool {
    read::bytes(target).is_ok_and(|now| now == bytes)
}

fn confirm(target: &Path) -> Result<(), SaveError> {
    let outcome = File::open(target).and_then(|file| file.sync_all()).and_then(|()| confirm_folder(target));
    outcome.map_err(|source| SaveError::Unconfirmed { path: target.to_owned(), source })
}

/// Removes temporary files in `folder` that an earlier process left behind: those last written before `before`.
/// Gives how many. What cannot be read or removed is left.
pub fn sweep(folder: &Path, before: SystemTime) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let is_leftover = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_ours = name.len() == PREFIX.len() + 6 + SUFFIX.len()
            && name.starts_with(PREFIX)
            && name.ends_with(SUFFIX);
        let met = is_ours.then(|| fs::symlink_metadata(path).ok()).flatten();
        met.is_some_and(|met| met.is_file() && met.modified().is_ok_and(|when| when < before))
    };
    let leftovers = entries.flatten().map(|entry| entry.path()).filter(|path| is_leftover(path));
    leftovers.filter(|path| fs::remove_file(path).is_ok()).count()
}

/// Where the bytes really go: through symbolic links, also one whose target is not there yet.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..40 {
        let points_on = fs::symlink_metadata(&at).is_ok_and(|met| met.is_symlink());
        if !points_on {
            return Ok(at);
        }
        at = folder_of(&at).join(fs::read_link(&at)?);
    }
    Err(io::Error::other("too many links to links"))
}

fn existing(target: &Path) -> Result<Option<Metadata>, SaveError> {
    match fs::metadata(target) {
        Ok(met) => match read::what(&met) {
            None => Ok(Some(met)),
            Some(found) => Err(SaveError::NotAFile { found, path: target.to_owned() }),
        },
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(SaveError::write("look at the file", target, 0, source)),
    }
}

fn must_be_expected(target: &Path, expected: Option<FileHash>) -> Result<(), SaveError> {
    let Some(expected) = expected else { return Ok(()) };
    match read::bytes(target) {
        Ok(now) if FileHash::of(&now) == expected => Ok(()),
        // It went away while we wrote: there is nothing to overwrite.
        Err(OpenError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(OpenError::Read { path, source }) => {
            Err(SaveError::write("read the file back", &path, 0, source))
        }
        Ok(_) | Err(_) => Err(SaveError::ChangedOutside { path: target.to_owned() }),
    }
}

/// A temporary file beside `target` with `bytes` in it, safe on the disk.
fn durable_temp(target: &Path, bytes: &[u8], known: Option<&Metadata>) -> Result<TempPath, SaveError> {
    let first = temp_with(target, bytes, known);
    // A disk that failed once to confirm may have lost the pages: only a new file can be trusted, and only once.
    let made = first.or_else(|_| temp_with(target, bytes, known));
    made.map_err(|source| SaveError::write("write in the folder of the file", target, bytes.len(), source))
}

fn temp_with(target: &Path, bytes: &[u8], known: Option<&Metadata>) -> io::Result<TempPath> {
    let mut temp = temp_beside(target)?;
    temp.write_all(bytes)?;
    if let Some(met) = known {
        temp.as_file().set_permissions(met.permissions())?;
    }
    temp.as_file().sync_all()?;
    Ok(temp.into_temp_path()) // closed: some systems do not rename an open file
}

/// An empty temporary file in the folder of `target`, with a name short enough for every disk.
pub(super) fn temp_beside(target: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder_of(target))
}

/// A second name in the same folder for the file at `target`, as temporary as a temporary file.
pub(super) fn linked_beside(target: &Path) -> io::Result<TempPath> {
    let made = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .make_in(folder_of(target), |name| fs::hard_link(target, name))?;
    Ok(made.into_temp_path())
}

/// Gives the temporary file its name, again and again for two seconds if another program holds the target.
pub(super) fn rename(mut temp: TempPath, target: &Path) -> io::Result<()> {
    for turn in 1.. {
        let Err(refused) = temp.persist(target) else { return Ok(()) };
        let may_pass = matches!(
            refused.error.kind(),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy
        );
        if turn == RENAMES || !may_pass {
            return Err(refused.error);
        }
        temp = refused.path;
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

#[cfg(unix)]
fn confirm_folder(target: &Path) -> io::Result<()> {
    match File::open(folder_of(target)).and_then(|folder| folder.sync_all()) {
        // Some network and removable disks have no way to force a folder; they do it by themselves.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        outcome => outcome,
    }
}

#[cfg(not(unix))]
fn confirm_folder(_target: &Path) -> io::Result<()> {
    Ok(())
}

/// The folder of `target`; `.` for a bare name.
pub(super) fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}
