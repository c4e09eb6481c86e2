//! Why a project was not opened, or not saved.
//!
//! Whatever a message repeats from a file is cut and its hidden characters are escaped: a file must not be able
//! to write a message. Paths come last.

use std::io;
use std::path::{Path, PathBuf};

use super::format::NEWEST;
use crate::model::limits::Excess;

/// Project files larger than this are refused, in bytes.
pub const LARGEST_FILE: u64 = 256 << 20;

/// Why a file is not a project that this Detente can open. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The system did not give the bytes.
    #[error("{}: {}", reason(source), path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder, a pipe or a device.
    #[error("expected a file, found {found}: {}", path.display())]
    NotAFile {
        /// `a folder` or `something else`.
        found: &'static str,
        /// What was asked for.
        path: PathBuf,
    },
    /// More bytes than a project may have.
    #[error("the file has {} MB, and a project may have {} MB", bytes >> 20, LARGEST_FILE >> 20)]
    TooLarge {
        /// How many the file has.
        bytes: u64,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Bytes that are not UTF-8.
    #[error("expected UTF-8 text, found {found} at {line}:{column}")]
    NotUtf8 {
        /// `UTF-16` or `a byte that is not`.
        found: &'static str,
        /// Line, counted from 1.
        line: usize,
        /// Column in characters, counted from 1.
        column: usize,
    },
    /// It does not begin as a project does.
    #[error(
        "expected a project, which begins with Project(format: {NEWEST}, found {found} at {line}:{column}"
    )]
    NotAProject {
        /// The first characters of what is there instead.
        found: String,
        /// Line, counted from 1.
        line: usize,
        /// Column in characters, counted from 1.
        column: usize,
    },
    /// Written by a later Detente.
    #[error("the file has format {found}, and this Detente reads up to {newest}")]
    Newer {
        /// The format of the file.
        found: u64,
        /// The newest this program knows.
        newest: u32,
    },
    /// It breaks the grammar or the shape of its format.
    #[error("{reason} at {line}:{column}")]
    Syntax {
        /// What was expected and what was found.
        reason: String,
        /// Line, counted from 1.
        line: usize,
        /// Column in characters, counted from 1.
        column: usize,
    },
    /// Two records under one id.
    #[error("two records have the id {id}{}", line.map_or_else(String::new, |line| format!(", the second on line {line}")))]
    DuplicateId {
        /// The id.
        id: String,
        /// Where the second stands, if it was found again.
        line: Option<usize>,
    },
    /// A text or a list in it is longer than any project has.
    #[error("{}", excess(.0))]
    Excess(Excess),
}

fn excess(excess: &Excess) -> String {
    let Excess { what, found, unit, most } = excess;
    format!("{what} has {found} {unit}, and a project may have {most}")
}

impl OpenError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "Look whether the file was moved or renamed, or whether its drive is there.".into()
            }
            Self::Read { .. } => "Look at the file's permissions and at its drive, then try again.".into(),
            Self::NotAFile { .. } => "Choose a project file; its name ends in .ron.".into(),
            Self::TooLarge { .. } => "Split the project, or take large documents out of it.".into(),
            Self::Empty => "Go back to a saved version, if there is one.".into(),
            Self::NotUtf8 { .. } => {
                "Save it as UTF-8 in a text editor, or go back to a saved version.".into()
            }
            Self::NotAProject { .. } => "Choose a file that Detente saved, or import this one.".into(),
            Self::Newer { newest, .. } => {
                format!("Update Detente, or ask for the file in format {newest}.")
            }
            Self::Syntax { .. } => "Mend that line in a text editor, or go back to a saved version.".into(),
            Self::Excess(_) => "Shorten it in a text editor, or go back to a saved version.".into(),
            Self::DuplicateId { .. } => {
                "Give one of the two another id in a text editor; a merge of two files may have doubled it."
                    .into()
            }
        }
    }
}

/// Why something was not written. What stood under the path before still stands there, unless it says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file is marked read-only.
    #[error("the file is read-only: {}", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A folder, a pipe or a device stands there.
    #[error("expected a file or nothing, found {found}: {}", path.display())]
    NotAFile {
        /// `a folder` or `something else`.
        found: &'static str,
        /// What was asked for.
        path: PathBuf,
    },
    /// Somebody else wrote it since it was opened.
    #[error("the file was changed by another program since it was opened: {}", path.display())]
    ChangedOutside {
        /// The file.
        path: PathBuf,
    },
    /// Another process is saving the same file, and has not done after two seconds.
    #[error("another Detente is saving the file: {}", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full, or the quota is.
    #[error("the disk has no room for {megabytes} MB: {}", path.display())]
    NoRoom {
        /// What is needed, rounded up.
        megabytes: u64,
        /// The file.
        path: PathBuf,
    },
    /// More bytes than a project may have.
    #[error("the project takes {} MB, and a file may have {} MB", bytes >> 20, LARGEST_FILE >> 20)]
    TooLarge {
        /// How many it takes.
        bytes: u64,
    },
    /// What was to be written does not read back as what it was. A defect of Detente.
    #[error("the project does not read back as it was written ({reason})")]
    Unfaithful {
        /// What differs.
        reason: String,
    },
    /// The system refused a step.
    #[error("cannot {doing}: {}: {}", reason(source), path.display())]
    Write {
        /// `write`, `replace the file`, ..
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The new file stands there, but the disk has not confirmed that it will after a power cut.
    #[error("the file was written, but the disk did not confirm it: {}: {}", reason(source), path.display())]
    Unconfirmed {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl SaveError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::ReadOnly { .. } => "Save under another name, or allow writing to the file.",
            Self::NotAFile { .. } => "Choose another name.",
            Self::ChangedOutside { .. } => "Save under another name, then compare the two.",
            Self::Busy { .. } => "Save again in a moment.",
            Self::NoRoom { .. } => "Make room, or save on another disk.",
            Self::TooLarge { .. } => "Take large documents out of the project, or split it.",
            Self::Unfaithful { .. } => {
                "Keep the window open and report this; undo may bring back a state that saves."
            }
            Self::Write { .. } => "Try again, or save in another folder.",
            Self::Unconfirmed { .. } => "Save again, and save a copy on another disk.",
        }
    }

    /// The error for a refused step.
    pub(super) fn write(doing: &'static str, path: &Path, bytes: usize, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::NoRoom { megabytes: (bytes as u64).div_ceil(1 << 20), path }
            }
            _ => Self::Write { doing, path, source },
        }
    }
}

fn reason(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        _ => {
            let text = source.to_string();
            text.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}
