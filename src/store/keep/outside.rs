//! What other programs did to the file since it was opened or saved here.

use std::io;
use std::path::Path;

use crate::store::{FileHash, OpenError, read_file};

/// How the file stands to what is known of it.
#[derive(Debug)]
pub enum Outside {
    /// It is the same, byte for byte.
    Same,
    /// It holds something else.
    Changed(FileHash),
    /// It is not there any more.
    Gone,
    /// It is there and cannot be read.
    Unreadable(OpenError),
}

/// Looks whether the file at `path` is still what had the hash `expected`. Its times are not asked: programs that
/// copy, and disks on a network, set them as they like.
#[must_use]
pub fn outside(path: &Path, expected: FileHash) -> Outside {
    match read_file(path) {
        Ok(bytes) => match FileHash::of(&bytes) {
            now if now == expected => Outside::Same,
            now => Outside::Changed(now),
        },
        Err(OpenError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => Outside::Gone,
        Err(error) => Outside::Unreadable(error),
    }
}
