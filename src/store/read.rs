//! Getting the bytes of a file, and only of a file: never of a pipe that has no end, never more than allowed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::OpenError;
use super::error::LARGEST_FILE;

/// All bytes of the file at `path`.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, OpenError> {
    let refused = |source| OpenError::Read { path: path.to_owned(), source };
    let must_be_file = |met: &fs::Metadata| match what(met) {
        None => Ok(()),
        Some(found) => Err(OpenError::NotAFile { found, path: path.to_owned() }),
    };
    // Asked twice: before, because opening some devices does something; after, because the name may by then
    // stand for something else.
    must_be_file(&fs::metadata(path).map_err(refused)?)?;
    let file = open_without_waiting(path).map_err(refused)?;
    let met = file.metadata().map_err(refused)?;
    must_be_file(&met)?;
    if met.len() > LARGEST_FILE {
        return Err(OpenError::TooLarge { bytes: met.len() });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(met.len()).unwrap_or(0) + 1);
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(OpenError::TooLarge { bytes: bytes.len() as u64 });
    }
    Ok(bytes)
}

/// What stands there, if it is not a file.
pub(super) fn what(met: &fs::Metadata) -> Option<&'static str> {
    match (met.is_file(), met.is_dir()) {
        (true, _) => None,
        (_, true) => Some("a folder"),
        _ => Some("something else"),
    }
}

#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // The kernel's own numbers, which never change; a crate for one constant would not pay.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const NONBLOCK: i32 = 0o4000;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const NONBLOCK: i32 = 0x4;
    OpenOptions::new().read(true).custom_flags(NONBLOCK).open(path)
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
