//! Projects on the disk: open one, save one, lose none.
//!
//! [`open`] reads bytes, finds their format, turns them into the model and says what it had to mend; it never
//! writes. [`save`] writes the canonical form (`canonical`), reads it back before it counts, and replaces the
//! file in one step ([`atomic`]); what stood there becomes a saved version. Versions, snapshots of unsaved work and
//! the lock of a project lie in a folder beside it ([`keep`]).

pub mod atomic;
pub mod backup;
#[cfg(test)]
mod breaking_tests;
mod canonical;
mod disk;
mod error;
mod folder;
mod format;
mod hash;
pub mod keep;
mod read;
pub mod settings;
#[cfg(test)]
mod tests;
mod warning;

use std::borrow::Cow;
use std::path::Path;

pub use canonical::to_ron;
pub use error::{LARGEST_FILE, OpenError, SaveError};
pub use folder::{Folder, MOST_FILES, files_in};
pub use format::NEWEST;
pub use hash::{FileHash, HashStart};
pub use warning::Warning;

use crate::model::{Project, Standing, check, lookup};
use disk::{Disk, Real};
use keep::{Keep, Past, Replaced};

/// A project that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// What was mended on the way in, then what is broken in it. Empty for every file that Detente saved.
    pub warnings: Vec<Warning>,
    /// What the bytes were, so that [`save`] can tell whether somebody else has written since.
    pub hash: FileHash,
    /// The format of the file, if it was an older one than [`NEWEST`].
    pub upgraded_from: Option<u32>,
}

/// A project that was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What the bytes are now.
    pub hash: FileHash,
    /// What became of what stood there.
    pub past: Past,
}

/// The project in the file at `path`. Nothing is written, and no other path is looked at.
///
/// # Errors
///
/// [`OpenError`] says what stands there instead of a project; it is never half-read.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let _span = tracing::info_span!("open").entered();
    open_bytes(&read::bytes(path)?)
}

/// True if something other than an empty file stands at `path`, so that making a new file there would replace it. What
/// cannot be looked at may be anything.
#[must_use]
pub fn holds_something(path: &Path) -> bool {
    match std::fs::metadata(path) {
        Ok(met) => !met.is_file() || met.len() > 0,
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    }
}

/// True if the file at `path` is marked so that nobody may write it.
#[must_use]
pub fn is_read_only(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|met| met.permissions().readonly())
}

/// The project in `bytes`.
///
/// ```
/// use detente::model::{Id, Project};
/// let project = Project::new(Id::from_bits(1));
/// let opened = detente::store::open_bytes(detente::store::to_ron(&project).as_bytes())?;
/// assert_eq!(opened.project, project);
/// # Ok::<(), detente::store::OpenError>(())
/// ```
///
/// # Errors
///
/// As [`open`], without those of the disk.
pub fn open_bytes(bytes: &[u8]) -> Result<Opened, OpenError> {
    let text = text_of(bytes)?;
    let (mut project, mut warnings, format) = format::read(&text)?;
    warnings.extend(recover(&mut project, &warnings));
    warnings.extend(check::faults(&project).into_iter().map(Warning::Fault));
    let upgraded_from = (format < NEWEST).then_some(format);
    Ok(Opened { project, warnings, hash: FileHash::of(bytes), upgraded_from })
}

/// Finds the quotes again that do not stand where the file says: somebody has changed a text, or the place.
fn recover(project: &mut Project, warnings: &[Warning]) -> Vec<Warning> {
    let changed = warnings.iter().filter_map(|warning| match warning {
        Warning::TextChanged(id) => Some(*id),
        Warning::PlaceMoved(_)
        | Warning::BendTaken(_)
        | Warning::PlaceTwice(..)
        | Warning::BendTwice(..)
        | Warning::NoteMoved(_)
        | Warning::PictureMoved(_)
        | Warning::QuoteAstray(..)
        | Warning::Fault(_) => None,
    });
    let astray = lookup::recover(project, &changed.collect());
    let standing = |id| project.quote(id).map_or_else(Standing::default, |quote| quote.standing);
    astray.into_iter().map(|id| Warning::QuoteAstray(id, standing(id))).collect()
}

/// Saves `project` to `path` and keeps what stood there as a version ([`Keep::versions`]).
///
/// `expected` is the hash of what was opened or saved last: if something else stands there by now, nothing is
/// written. `None` replaces whatever is there. A file that has gone is written anew.
///
/// # Errors
///
/// [`SaveError`]; unless it is [`SaveError::Unconfirmed`], the file stands as it was.
pub fn save(project: &Project, path: &Path, expected: Option<FileHash>) -> Result<Saved, SaveError> {
    let _span = tracing::info_span!("save").entered();
    save_on(&Real, project, path, expected)
}

fn save_on(
    disk: &dyn Disk,
    project: &Project,
    path: &Path,
    expected: Option<FileHash>,
) -> Result<Saved, SaveError> {
    let (text, hash) = written(project)?;
    let target = atomic::resolved(disk, path)?;
    if disk.read(&target).is_ok_and(|now| now == text.as_bytes()) {
        // Replacing it would only add a version that is no other.
        return atomic::confirm(disk, &target).map(|()| Saved { hash, past: Past::Nothing });
    }
    let keep = Keep::of_target(&target);
    let outcome =
        atomic::replace(disk, &target, text.as_bytes(), &|target| keep.version(disk, target, expected));
    let replaced: Replaced = outcome.inspect_err(|_| keep.remove_if_empty(disk))?;
    if let Ok(Some(met)) = disk.look(&target) {
        keep.thin(disk, met.when);
    }
    Ok(Saved { hash, past: replaced.past })
}

/// The text of `project` as it stands in a file, which was read back and is the same, and its hash.
fn written(project: &Project) -> Result<(String, FileHash), SaveError> {
    let text = to_ron(project);
    if text.len() as u64 > LARGEST_FILE {
        return Err(SaveError::TooLarge { bytes: text.len() as u64 });
    }
    must_read_back(project, &text)?;
    let hash = FileHash::of(text.as_bytes());
    Ok((text, hash))
}

/// The bytes of a document or a table, with the limits of [`open`]; what they mean is the business of `import`.
///
/// # Errors
///
/// [`OpenError::Read`], [`OpenError::NotAFile`] or [`OpenError::TooLarge`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, OpenError> {
    read::bytes(path)
}

fn must_read_back(project: &Project, text: &str) -> Result<(), SaveError> {
    let unfaithful = |reason: String| SaveError::Unfaithful { reason };
    let (back, warnings, _) = format::read(text).map_err(|error| unfaithful(error.to_string()))?;
    match warnings.first() {
        Some(warning) => Err(unfaithful(warning.to_string())),
        None if back != *project => Err(unfaithful("something differs".into())),
        None => Ok(()),
    }
}

/// The text of a project file: without byte order mark, with plain line ends.
///
/// Detente writes carriage returns as escapes only, so those that stand bare before a line feed were put there
/// by a tool on the way, such as git on Windows, and would shift every quote. A file that some editor saved as
/// UTF-16 says the same as before; a letter of it that is torn is an error.
fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, OpenError> {
    let text: Cow<'_, str> = match bytes {
        _ if bytes.trim_ascii().is_empty() => return Err(OpenError::Empty),
        [0xff, 0xfe, ..] | [b'P' | b'(' | b'/' | b'#', 0, ..] => {
            from_utf_16(bytes, u16::from_le_bytes)?.into()
        }
        [0xfe, 0xff, ..] | [0, b'P' | b'(' | b'/' | b'#', ..] => {
            from_utf_16(bytes, u16::from_be_bytes)?.into()
        }
        _ => std::str::from_utf8(bytes).map_err(|error| not_utf_8(bytes, &error))?.into(),
    };
    let has_foreign_ends = text.contains("\r\n");
    let has_mark = text.starts_with('\u{feff}');
    Ok(match (has_foreign_ends, text) {
        (true, text) => text.trim_start_matches('\u{feff}').replace("\r\n", "\n").into(),
        (false, Cow::Borrowed(text)) => text.trim_start_matches('\u{feff}').into(),
        (false, Cow::Owned(text)) if has_mark => text.trim_start_matches('\u{feff}').to_owned().into(),
        (false, owned) => owned,
    })
}

fn not_utf_8(bytes: &[u8], error: &std::str::Utf8Error) -> OpenError {
    let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    let (line, column) = format::gate::line_and_column(&before);
    OpenError::NotUtf8 { found: "a byte that is not", line, column }
}

fn from_utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, OpenError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let mut text = String::with_capacity(pairs.len());
    for letter in letters {
        let Ok(letter) = letter else { return Err(torn(&text)) };
        text.push(letter);
    }
    if rest.is_empty() { Ok(text) } else { Err(torn(&text)) }
}

fn torn(before: &str) -> OpenError {
    let (line, column) = format::gate::line_and_column(before);
    OpenError::NotUtf8 { found: "UTF-16 with a letter torn", line, column }
}
