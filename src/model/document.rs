//! A text we read.

use super::When;
use crate::text::SourceText;

/// A text we read, kept whole inside the project.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// How the document is called; never empty.
    pub title: String,
    /// Who wrote it, as far as known.
    pub author: String,
    /// Who published it.
    pub outlet: String,
    /// When it was published.
    pub date: Option<When>,
    /// BCP 47 tag such as `en`, or empty.
    pub language: String,
    /// Free text.
    pub note: String,
    /// Where the text came from.
    pub origin: Origin,
    /// The canonical text; quotes stand at its bytes.
    pub text: SourceText,
}

/// Where a document's text came from. A record, never followed: no path here is opened again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// File name without folders, or empty for pasted words.
    pub file_name: String,
    /// `txt`, `md`, `paste`, ..
    pub format: String,
    /// Character encoding of the file, such as `UTF-8`.
    pub encoding: String,
    /// SHA-256 of the file's bytes, lower-case hex; empty if there was no file.
    pub sha256: String,
}
