//! A text we read.

use super::When;
use crate::text::{SourceText, Span};

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
    /// Byte of the text where each page starts, in order; empty if the original has no pages.
    pub pages: Vec<usize>,
    /// Words that the original hides from its readers, in order.
    pub hidden: Vec<Span>,
    /// The canonical text; quotes stand at its bytes.
    pub text: SourceText,
}

impl Document {
    /// A document of which only the title and the text are known.
    ///
    /// ```
    /// use detente::model::Document;
    /// use detente::text::SourceText;
    /// let document = Document::titled("A paper", SourceText::new("Russia struck Palmyra."));
    /// assert_eq!((&*document.title, document.date), ("A paper", None));
    /// ```
    #[must_use]
    pub fn titled(title: &str, text: SourceText) -> Self {
        Self {
            title: title.to_owned(),
            author: String::new(),
            outlet: String::new(),
            date: None,
            language: String::new(),
            note: String::new(),
            origin: Origin::default(),
            pages: Vec::new(),
            hidden: Vec::new(),
            text,
        }
    }

    /// The page that holds `byte`, counted from 1, or `None` if the original has no pages.
    ///
    /// ```
    /// use detente::model::Document;
    /// use detente::text::SourceText;
    /// let text = SourceText::new("one\ntwo");
    /// let document = Document { pages: vec![0, 4], ..Document::titled("A paper", text) };
    /// assert_eq!((document.page_of(3), document.page_of(4)), (Some(1), Some(2)));
    /// ```
    #[must_use]
    pub fn page_of(&self, byte: usize) -> Option<usize> {
        let page = self.pages.partition_point(|start| *start <= byte);
        (!self.pages.is_empty()).then(|| page.max(1))
    }
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
    /// What read the file, with its version, such as `pdf-extract 0.12.1`.
    pub engine: String,
}
