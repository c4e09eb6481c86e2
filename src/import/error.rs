//! What can go wrong while reading a document or a table, and what to do about it.
//!
//! Paths are not known here; whoever read the bytes adds them.

use crate::model::quoted::tamed;
use crate::text::counted;

/// Why bytes did not become a document or a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// More bytes than a document may have.
    #[error("the file has {}, and files are read up to {}", megabytes(*.size), megabytes(*.limit))]
    TooLarge {
        /// Bytes found.
        size: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// Nothing but white space.
    #[error("the file holds no text")]
    Empty,
    /// A known format that is not read.
    #[error("the file is {format}, which is not read")]
    NotRead {
        /// The format with its article, as "a PNG picture".
        format: &'static str,
    },
    /// A document behind a password.
    #[error("{format} is locked with a password")]
    Encrypted {
        /// The format with its article, as "the PDF".
        format: &'static str,
    },
    /// Pages without a text layer: scans and pictures.
    #[error("{} without any text; they are pictures of text, or empty", counted(*.pages, "page"))]
    NoText {
        /// Pages found.
        pages: usize,
    },
    /// A file that is not what it says it is, or broken beyond reading.
    #[error("the {format} file is damaged: {why}")]
    Damaged {
        /// The format, as "Word (docx)".
        format: &'static str,
        /// What was found, as one clause.
        why: String,
    },
    /// A file that would take more than its reader may: more parts, deeper nesting, more text.
    #[error("the file has more than {limit} {what}, and no more are read")]
    Beyond {
        /// What there is too much of, as "characters of text".
        what: &'static str,
        /// How many are read.
        limit: usize,
    },
    /// A file for the canvas that is no picture.
    #[error("the file is neither a PNG nor a JPEG picture")]
    NoPicture,
    /// A picture with more bytes or pixels than one may have.
    #[error("the picture has {found}, and pictures are taken in up to {limit}")]
    PictureTooLarge {
        /// What it has, as "9.3 MB".
        found: String,
        /// What it may have.
        limit: String,
    },
    /// Bytes that no encoding makes text of.
    #[error("the file holds binary content, not text")]
    Binary,
    /// An encoding name nobody knows.
    #[error("the encoding \"{name}\" is not known")]
    UnknownEncoding {
        /// As asked for.
        name: String,
    },
    /// A table without a column it cannot do without.
    #[error("the table has no column {}; its columns are {}", quoted(.missing), quoted(.found))]
    MissingColumns {
        /// Columns that are needed.
        missing: Vec<String>,
        /// Columns of the table.
        found: Vec<String>,
    },
    /// A table with the same column twice.
    #[error("the table has the column \"{name}\" twice")]
    DoubledColumn {
        /// Its name.
        name: String,
    },
}

impl ImportError {
    /// What the analyst can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "Split the file, or keep only the pages that matter.",
            Self::Empty => "Check that the right file was chosen and that it was saved.",
            Self::NotRead { .. } | Self::Binary => {
                "Detente reads txt, md, html, pdf, docx, odt, rtf, epub, eml and tables (.csv). Save it as one of these, or as plain text."
            }
            Self::Encrypted { .. } => "Open it with its password, save it without one, and import that.",
            Self::NoText { .. } => "Run text recognition (OCR) over it first, and import what comes out.",
            Self::Damaged { .. } => "Get the file anew, or open it in its own program and save it again.",
            Self::Beyond { .. } => "Save the part that matters as plain text, and import that.",
            Self::NoPicture => "Save it as PNG or JPEG with another program, and take that.",
            Self::PictureTooLarge { .. } => "Make it smaller with another program, and take that.",
            Self::UnknownEncoding { .. } => "Use a name such as utf-8, windows-1251 or utf-16le.",
            Self::MissingColumns { .. } => {
                "The first line must name the columns: source, target, stance for ties; name for actors."
            }
            Self::DoubledColumn { .. } => "Rename or remove one of the two columns.",
        }
    }
}

/// A message names no more columns.
const MOST_NAMES: usize = 12;

fn megabytes(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1_000_000.0)
}

fn quoted(names: &[String]) -> String {
    // A file that is no table may have a first line of any length.
    let mut quoted: Vec<String> =
        names.iter().take(MOST_NAMES).map(|name| format!("\"{}\"", tamed(name, 40))).collect();
    if names.len() > MOST_NAMES {
        quoted.push("…".to_owned());
    }
    if quoted.is_empty() { "none".to_owned() } else { quoted.join(", ") }
}
