//! What the command line says when it cannot do what it was asked.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::edit::EditError;
use crate::export::ExportError;
use crate::import::ImportError;
use crate::model::RowFault;
use crate::model::quoted::tamed;
use crate::store::keep::{Keep, LockError};
use crate::store::{self, OpenError, SaveError, backup};
use crate::text::query::QueryError;
use crate::text::{NamesError, counted};
use crate::worker::batch::Trouble;

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A project was not opened.
    #[error("{}", with_path(.0, .1))]
    Open(#[source] OpenError, PathBuf),
    /// The bytes of a document or table were not read.
    #[error("{}", with_path(.0, .1))]
    Read(#[source] OpenError, PathBuf),
    /// A file was not written.
    #[error("{}", with_path(.0, .1))]
    Save(#[source] SaveError, PathBuf),
    /// There is a file where a new one was to be made.
    #[error("there is a file already: {}", .0.display())]
    Exists(PathBuf),
    /// A document or table was not understood.
    #[error("{}", with_path(.0, .1))]
    Import(#[source] ImportError, PathBuf),
    /// The only document was not read.
    #[error("{}: {}", .0.words, .1)]
    Document(Trouble, String),
    /// Several documents, and none was read.
    #[error("none of the {0} documents was read")]
    NoDocuments(usize),
    /// An encoding that nobody knows.
    #[error(transparent)]
    Encoding(ImportError),
    /// Rows of a table do not fit.
    #[error("{} of the rows {} not fit: {}", .0.len(), if .0.len() == 1 { "does" } else { "do" }, .1.display())]
    Rows(Vec<RowFault>, PathBuf),
    /// A picture was not drawn.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The names of the actors are too many to be sought.
    #[error(transparent)]
    Names(#[from] NamesError),
    /// Nothing could be sought.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A project was not made.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The ending of the picture's name says neither PNG nor SVG.
    #[error("expected a file name that ends in .png or .svg, found {}", .0.display())]
    Ending(PathBuf),
    /// The project has no canvas of this name.
    #[error("no canvas is called \"{}\"", tamed(.wanted, 80))]
    Canvas {
        /// The name.
        wanted: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// Another process works on the project.
    #[error("{}: {}", .0, .1.display())]
    Locked(#[source] LockError, PathBuf),
    /// A line of a script was not carried out.
    #[error("line {line}: {reason}")]
    Script {
        /// Counted from 1.
        line: u64,
        /// What was expected and what was found.
        reason: String,
        /// What to do about it.
        hint: &'static str,
    },
    /// Nothing waits to be recovered.
    #[error("no unsaved work waits: {}", .0.display())]
    NothingWaits(PathBuf),
    /// The project has no such version.
    #[error("there is no version {number}: {}", path.display())]
    NoVersion {
        /// What was asked for.
        number: u64,
        /// The project.
        path: PathBuf,
    },
    /// The output was not written.
    #[error("the output could not be written: {0}")]
    Output(#[from] io::Error),
}

impl CliError {
    /// What to do about it; may be empty.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Read(OpenError::NotAFile { .. }, _) => "Choose a file that holds text or a table.".into(),
            Self::Read(OpenError::TooLarge { .. }, _) => "Split the file, or keep only what matters.".into(),
            Self::Open(error, _) | Self::Read(error, _) => error.hint(),
            Self::Save(error, _) => error.hint().to_owned(),
            Self::Exists(_) => {
                "Choose another name, or replace it with --force; the old one is kept as a saved version."
                    .into()
            }
            Self::Import(error, _) | Self::Encoding(error) => error.hint().to_owned(),
            Self::Document(trouble, _) => trouble.hint.clone(),
            Self::NoDocuments(_) => "Each is named above with the reason.".into(),
            Self::Rows(..) => "Mend the rows named above, or leave them out with --skip-bad.".into(),
            Self::Export(error) => error.hint().to_string(),
            Self::Names(error) => error.hint().to_owned(),
            Self::Query(error) => error.hint().into(),
            Self::Edit(error) => error.hint().to_string(),
            Self::Canvas { known, .. } => {
                let known: Vec<String> =
                    known.iter().map(|name| format!("\"{}\"", tamed(name, 80))).collect();
                format!("The canvases of this project: {}.", known.join(", "))
            }
            Self::Ending(_) => "Name the picture map.png or map.svg.".into(),
            Self::Locked(error, _) => error.hint().into(),
            Self::Script { hint, .. } => (*hint).into(),
            Self::NothingWaits(_) => "detente versions lists what was saved before.".into(),
            Self::NoVersion { .. } => "detente versions without --open lists those that there are.".into(),
            Self::Output(_) => "Make room on the disk, or send the output elsewhere.".into(),
        }
    }

    /// True if whoever read the output stopped reading, as `head` does.
    pub(super) fn is_reader_gone(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Says the error and its hint.
    pub(super) fn say(&self, err: &mut dyn Write) {
        let hint = self.hint();
        if let Self::Rows(faults, _) = self {
            say_rows(err, faults);
        }
        // If even the errors have no reader, nobody is left to tell.
        let _ = writeln!(err, "error: {self}");
        if !hint.is_empty() {
            let _ = writeln!(err, "hint: {hint}");
        }
        if let Self::Open(error, path) = self {
            say_what_is_kept(err, error, path);
        }
    }
}

/// Where somebody finds what a file held before it was broken.
fn say_what_is_kept(err: &mut dyn Write, error: &OpenError, path: &Path) {
    if matches!(error, OpenError::NotAFile { .. } | OpenError::Newer { .. }) {
        return;
    }
    let keep = Keep::beside(path);
    let (versions, waiting) = (keep.versions().len(), keep.recoveries().len());
    if versions > 0 {
        let count = counted(versions, "saved version");
        let _ = writeln!(err, "note: {count}; detente versions lists what there is: {}", path.display());
    }
    if waiting > 0 {
        let _ = writeln!(err, "note: unsaved work waits; detente recover writes it: {}", path.display());
    }
    let older = backup::path_for(path);
    if matches!(store::read_file(&older), Ok(bytes) if !bytes.is_empty()) {
        let _ = writeln!(err, "note: an older Detente kept a backup: {}", older.display());
    }
}

/// The message, with the path at its end.
fn with_path(error: &dyn std::error::Error, path: &Path) -> String {
    let (message, path) = (error.to_string(), path.display().to_string());
    if message.ends_with(&path) { message } else { format!("{message}: {path}") }
}

/// Names each row that does not fit.
pub(super) fn say_rows(err: &mut dyn Write, faults: &[RowFault]) {
    for fault in faults {
        let _ = writeln!(err, "line {}: {}", fault.line, tamed(&fault.reason, 240));
    }
}

/// Names the columns of a table that were not read.
pub(super) fn say_ignored(err: &mut dyn Write, columns: &[String], path: &Path) {
    if !columns.is_empty() {
        let named: Vec<String> =
            columns.iter().take(12).map(|name| format!("\"{}\"", tamed(name, 40))).collect();
        let _ = writeln!(
            err,
            "note: columns that mean nothing here were not read: {}: {}",
            named.join(", "),
            path.display()
        );
    }
}
