//! What the command line says when it cannot do what it was asked.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::edit::EditError;
use crate::export::ExportError;
use crate::import::ImportError;
use crate::model::RowFault;
use crate::model::quoted::tamed;
use crate::store::{OpenError, SaveError};
use crate::text::NamesError;
use crate::text::query::QueryError;
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
                "Choose another name, or replace it with --force; the old file is kept as a backup.".into()
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
