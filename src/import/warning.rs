//! What the analyst should know of how a document was read, although it was read.

use crate::text::counted;

/// Something about a reading that is no error; its `Display` is a lower-case fragment for the summary of an import.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// The file does not say its encoding.
    #[error("it does not say its encoding and was read as {0}")]
    Guessed(String),
    /// Places that could not be decoded.
    #[error("{} could not be read and stands there as a question mark in a box", counted(*.0, "place"))]
    Broken(usize),
    /// Words that the original hides; they are part of the text and marked.
    #[error("{} that the original hides are kept and marked", counted(*.0, "word"))]
    Hidden(usize),
    /// Words that the original hides and that are no part of the text.
    #[error("{} that the original hides were left out", counted(*.0, "word"))]
    HiddenLeftOut(usize),
    /// Only the article of a web page was taken.
    #[error("the article was taken and {} of the page around it left out", counted(*.0, "word"))]
    ArticleOnly(usize),
    /// No article was found on a web page.
    #[error("no article was found, so the whole page was taken")]
    WholePage,
    /// Markup beyond a limit: the words were taken in their order, with lines as far as they could be told.
    #[error("its markup is not plain ({0}), so only the bare words were taken")]
    BareWords(String),
    /// Files that came along and were not read.
    #[error("it carries {}, not read: {}", counted(.0.len(), "attachment"), .0.join(", "))]
    Attachments(Vec<String>),
    /// Pages of a document with pages that hold no words.
    #[error("{} without any words; they may be pictures", counted(*.0, "page"))]
    BarePages(usize),
    /// Pages behind the last one that is read.
    #[error("only the first {read} of its {of} pages were read")]
    PagesCut {
        /// So many were read.
        read: usize,
        /// So many there are.
        of: usize,
    },
    /// A file that ends too early or is broken inside; what could be read was read.
    #[error("the file is damaged: {0}; what could be read was taken")]
    Damaged(String),
    /// Anything else, as one format or another process puts it.
    #[error("{0}")]
    Told(String),
}
