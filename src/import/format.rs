//! Which kind of file this is: by its bytes first, then by its ending.
//!
//! An ending may lie and bytes seldom do: a `.doc` that holds RTF is RTF, a `.txt` that holds a PDF is a PDF. Only what
//! is text either way (plain text, Markdown, mail without a clear head) goes by its ending. Start at [`Format::of`].

use memchr::memmem;

use super::ImportError;
use super::encoding;

/// Endings of the files that [`read`](super::read) takes, for file dialogs.
pub const ENDINGS: [&str; 16] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx", "docm", "odt", "rtf", "epub",
    "eml", "mht", "mhtml",
];

/// What kind of file a document came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown, kept as its source.
    Markdown,
    /// A web page.
    Html,
    /// A PDF document with a text layer.
    Pdf,
    /// A Word document (2007 and later).
    Docx,
    /// A text of LibreOffice and its like.
    Odt,
    /// Rich text.
    Rtf,
    /// An electronic book.
    Epub,
    /// A saved mail, or a web page saved as one.
    Eml,
}

impl Format {
    /// Every format there is.
    pub const ALL: [Self; 9] = [
        Self::Plain,
        Self::Markdown,
        Self::Html,
        Self::Pdf,
        Self::Docx,
        Self::Odt,
        Self::Rtf,
        Self::Epub,
        Self::Eml,
    ];

    /// The name for menus, messages and origins.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Pdf => "PDF",
            Self::Docx => "Word (docx)",
            Self::Odt => "OpenDocument text",
            Self::Rtf => "RTF",
            Self::Epub => "EPUB",
            Self::Eml => "mail",
        }
    }

    /// The format called `name`, as [`Format::name`] says it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// True if the letters of such a file are in an encoding that the analyst may overrule.
    #[must_use]
    pub fn has_encoding(self) -> bool {
        match self {
            Self::Plain | Self::Markdown | Self::Html | Self::Rtf | Self::Eml => true,
            Self::Pdf | Self::Docx | Self::Odt | Self::Epub => false,
        }
    }

    /// The format of `bytes`, which came in a file called `file_name`.
    ///
    /// # Errors
    ///
    /// [`ImportError::NotRead`] for a known format that is not read, [`ImportError::Encrypted`] for an Office document
    /// with a password.
    pub(super) fn of(bytes: &[u8], file_name: &str) -> Result<Self, ImportError> {
        if let Some((_, format)) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Err(ImportError::NotRead { format });
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(compound(bytes));
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return packed(bytes, &ending_of(file_name));
        }
        if memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
            return Ok(Self::Pdf);
        }
        Ok(Self::of_text(bytes, &ending_of(file_name)))
    }

    fn of_text(bytes: &[u8], ending: &str) -> Self {
        let head = encoding::head_of(bytes);
        let head = head.trim_start();
        if head.starts_with("{\\rtf") {
            return Self::Rtf;
        }
        if is_page(head) {
            return Self::Html;
        }
        match ending {
            "eml" | "mht" | "mhtml" => Self::Eml,
            "html" | "htm" | "xhtml" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            _ if is_mail(head) => Self::Eml,
            _ => Self::Plain,
        }
    }
}

const FOREIGN: [(&[u8], &str); 11] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
];

/// What stands in an OLE container: an Office document of before 2007, or a newer one behind a password.
fn compound(bytes: &[u8]) -> ImportError {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match memmem::find(bytes, &wide) {
        Some(_) => ImportError::Encrypted { format: "the Office document" },
        None => ImportError::NotRead { format: "an old Word or Office document" },
    }
}

/// Which of the packed formats this is: the names of the parts stand readable in the package.
fn packed(bytes: &[u8], ending: &str) -> Result<Format, ImportError> {
    let has = |name: &str| memmem::find(bytes, name.as_bytes()).is_some();
    let is_declared = |kind: &str| {
        let start = &bytes[..bytes.len().min(256)];
        memmem::find(start, b"mimetype").is_some() && memmem::find(start, kind.as_bytes()).is_some()
    };
    match ending {
        _ if is_declared("application/epub+zip") => Ok(Format::Epub),
        _ if is_declared("application/vnd.oasis.opendocument.text") => Ok(Format::Odt),
        _ if has("word/document") => Ok(Format::Docx),
        _ if has("xl/workbook") => Err(ImportError::NotRead { format: "a spreadsheet" }),
        _ if has("ppt/presentation") => Err(ImportError::NotRead { format: "a presentation" }),
        _ if has("META-INF/container.xml") => Ok(Format::Epub),
        "docx" | "docm" => Ok(Format::Docx),
        "odt" => Ok(Format::Odt),
        "epub" => Ok(Format::Epub),
        _ if has("content.xml") => Ok(Format::Odt),
        _ => Err(ImportError::NotRead { format: "a ZIP archive" }),
    }
}

/// True if a text begins as a web page does: a doctype or one of the first tags, after comments and declarations.
fn is_page(head: &str) -> bool {
    const OPENINGS: [&str; 8] =
        ["<!doctype html", "<html", "<head>", "<head ", "<body", "<title>", "<meta ", "<frameset"];
    let mut rest = head;
    while let Some(end) = skipped(rest) {
        rest = rest[end..].trim_start();
    }
    let start: String = rest.chars().take(16).collect::<String>().to_ascii_lowercase();
    OPENINGS.iter().any(|opening| start.starts_with(opening))
}

/// Where a comment or an XML declaration at the start of `text` ends.
fn skipped(text: &str) -> Option<usize> {
    let end = match text {
        _ if text.starts_with("<!--") => "-->",
        _ if text.starts_with("<?xml") => "?>",
        _ => return None,
    };
    text.find(end).map(|at| at + end.len())
}

/// True if a text begins with the header lines of a mail: a sender, and two more that only mails have.
fn is_mail(head: &str) -> bool {
    const TELLING: [&str; 9] = [
        "return-path",
        "received",
        "delivered-to",
        "message-id",
        "mime-version",
        "content-type",
        "date",
        "subject",
        "to",
    ];
    let mut names = Vec::new();
    for line in head.lines().take_while(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) || (names.is_empty() && line.starts_with("From ")) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        names.push(name.to_ascii_lowercase());
    }
    let says = |name: &str| names.iter().any(|found| found == name);
    says("from") && TELLING.iter().filter(|name| says(name)).count() >= 3
}

/// The ending of a file's name in lower case, or nothing.
pub(super) fn ending_of(file_name: &str) -> String {
    file_name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// The name of the file without folders and ending.
pub(super) fn stem_of(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8], name: &str) -> Result<Format, String> {
        Format::of(bytes, name).map_err(|error| error.to_string())
    }

    #[test]
    fn bytes_come_before_the_ending() {
        assert_eq!(of(b"{\\rtf1 x}", "paper.doc"), Ok(Format::Rtf));
        assert_eq!(of(b"\xef\xbb\xbf  <!DOCTYPE HTML><p>", "page.txt"), Ok(Format::Html));
        assert_eq!(of(b"<?xml version='1.0'?>\n<!-- x -->\n<html>", "a"), Ok(Format::Html));
        assert_eq!(of(b"junk\n%PDF-1.7", "a.txt"), Ok(Format::Pdf));
        assert_eq!(of(b"\xff\xfe<\0h\0t\0m\0l\0>\0", "a.txt"), Ok(Format::Html));
    }

    #[test]
    fn text_goes_by_its_ending() {
        for (name, format) in [
            ("a.txt", Format::Plain),
            ("a", Format::Plain),
            ("a.MD", Format::Markdown),
            ("a.htm", Format::Html),
            ("a.eml", Format::Eml),
            ("a.mht", Format::Eml),
        ] {
            assert_eq!(of(b"Russia left.", name), Ok(format), "{name}");
        }
    }

    #[test]
    fn a_mail_is_known_by_its_headers_and_a_letter_is_not_one() {
        let mail = b"Received: by mx\n\tfor x\nFrom: a@b.c\nDate: Mon, 1 Jan 2018\nSubject: x\n\nText";
        assert_eq!(of(mail, "saved"), Ok(Format::Eml));
        let letter = b"From: the desk of Ann Lee\nDate: today\n\nDear all, it is over.";
        assert_eq!(of(letter, "letter.txt"), Ok(Format::Plain));
    }

    #[test]
    fn a_package_is_looked_into() {
        let zip = |inside: &[u8]| [&b"PK\x03\x04"[..], &[0; 26], inside].concat();
        assert_eq!(of(&zip(b"mimetypeapplication/epub+zip"), "a.zip"), Ok(Format::Epub));
        assert_eq!(of(&zip(b"mimetypeapplication/vnd.oasis.opendocument.text"), "a"), Ok(Format::Odt));
        assert_eq!(of(&zip(b"[Content_Types].xml .. word/document.xml"), "a.zip"), Ok(Format::Docx));
        assert_eq!(of(&zip(b"broken"), "a.docx"), Ok(Format::Docx));
        assert_eq!(
            of(&zip(b"xl/workbook.xml"), "a.docx"),
            Err("the file is a spreadsheet, which is not read".to_owned())
        );
        assert_eq!(
            of(&zip(b"photo.jpg"), "a.zip"),
            Err("the file is a ZIP archive, which is not read".to_owned())
        );
    }

    #[test]
    fn an_office_document_behind_a_password_is_said_to_be_so() {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), name].concat();
        assert_eq!(of(&bytes, "a.docx"), Err("the Office document is locked with a password".to_owned()));
        assert_eq!(
            of(b"\xd0\xcf\x11\xe0", "a.doc"),
            Err("the file is an old Word or Office document, which is not read".to_owned())
        );
    }

    #[test]
    fn every_format_is_found_by_its_name() {
        assert!(Format::ALL.into_iter().all(|format| Format::named(format.name()) == Some(format)));
    }
}
