//! From the bytes of a file to a document's text and what the text says about itself.
//!
//! One format a file; bytes in, value out, no disk. Plain text and Markdown are read today. What a text does not
//! state (title, author, outlet, date, language) stays empty or, for the title, falls back to the file's name;
//! nothing is invented. [`tables`] reads ties and actors from CSV. Start at [`read`].

pub mod encoding;
mod error;
mod markdown;
mod plain;
pub mod tables;

pub use error::ImportError;

use self::encoding::{Decoded, decode, decode_as};
use self::markdown::Matter;
use self::plain::Head;
use crate::model::{Document, Origin};
use crate::text::{SourceText, sha256_hex};

/// The largest file that is read: 64 MB.
pub const LIMIT_BYTES: usize = 64_000_000;

/// Endings of the files that [`read`] takes, for file dialogs.
pub const ENDINGS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// What kind of file a document came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown, kept as its source.
    Markdown,
}

impl Format {
    /// The name for menus, messages and origins.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
        }
    }
}

/// A document as it was read; fields the text does not state are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The canonical text.
    pub text: SourceText,
    /// The title, or the name of the file without its ending.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Where it appeared.
    pub outlet: String,
    /// When, in EDTF form or as front matter has it.
    pub date: String,
    /// Its language, as front matter has it.
    pub language: String,
    /// The kind of file.
    pub format: Format,
    /// Name of the encoding, as "UTF-8".
    pub encoding: &'static str,
    /// True if the encoding was guessed and should be shown to the analyst.
    pub encoding_guessed: bool,
    /// How many places could not be decoded and hold U+FFFD now.
    pub broken: usize,
    /// The sha256 of the bytes as they came, in lower-case hexadecimal digits.
    pub sha256: String,
}

impl Imported {
    /// The document for a project. A date that is not in EDTF form is left out rather than guessed at.
    #[must_use]
    pub fn into_document(self, file_name: &str) -> Document {
        Document {
            title: self.title,
            author: self.author,
            outlet: self.outlet,
            date: self.date.parse().ok(),
            language: self.language,
            note: String::new(),
            origin: Origin {
                file_name: file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).to_owned(),
                format: self.format.name().to_owned(),
                encoding: self.encoding.to_owned(),
                sha256: self.sha256,
                engine: String::new(),
            },
            pages: Vec::new(),
            hidden: Vec::new(),
            text: self.text,
        }
    }
}

/// Reads a document from `bytes`; `file_name` tells the format and may give the title.
///
/// # Errors
///
/// [`ImportError::TooLarge`] beyond [`LIMIT_BYTES`], [`ImportError::NotYet`] and [`ImportError::Binary`] for what is
/// not text, [`ImportError::Empty`] if there are no words.
///
/// ```
/// let read = detente::import::read(b"Palmyra\n\nThe army left.", "note.txt")?;
/// assert_eq!((&*read.title, read.encoding), ("Palmyra", "UTF-8"));
/// # Ok::<(), detente::import::ImportError>(())
/// ```
pub fn read(bytes: &[u8], file_name: &str) -> Result<Imported, ImportError> {
    admit(bytes, file_name)?;
    assemble(bytes, file_name, &decode(bytes))
}

/// Reads a document in the encoding called `encoding`, because the analyst says so.
///
/// # Errors
///
/// As [`read`], and [`ImportError::UnknownEncoding`].
pub fn read_as(bytes: &[u8], file_name: &str, encoding: &str) -> Result<Imported, ImportError> {
    admit(bytes, file_name)?;
    assemble(bytes, file_name, &decode_as(bytes, encoding)?)
}

fn assemble(bytes: &[u8], file_name: &str, decoded: &Decoded) -> Result<Imported, ImportError> {
    refuse_binary(&decoded.text)?;
    let text = SourceText::new(&decoded.text);
    if text.as_str().trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let format = format_of(file_name);
    let matter = if format == Format::Markdown { Matter::of(text.as_str()) } else { Matter::default() };
    let head = Head::of(&text.as_str()[matter.body..], stem_of(file_name));
    let or = |stated: String, found: String| if stated.is_empty() { found } else { stated };
    Ok(Imported {
        title: or(matter.title, head.title),
        author: or(matter.author, head.author),
        outlet: matter.outlet,
        date: or(matter.date, head.date),
        language: matter.language,
        text,
        format,
        encoding: decoded.encoding,
        encoding_guessed: decoded.guessed,
        broken: decoded.broken,
        sha256: sha256_hex(bytes),
    })
}

/// Refuses what is too large or known by its first bytes or its ending to be another format.
fn admit(bytes: &[u8], file_name: &str) -> Result<(), ImportError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(ImportError::TooLarge { size: bytes.len(), limit: LIMIT_BYTES });
    }
    let by_bytes = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, format)| *format);
    match by_bytes.or_else(|| html(bytes, file_name)) {
        Some(format) => Err(ImportError::NotYet { format }),
        None => Ok(()),
    }
}

const SIGNATURES: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, OpenDocument, EPUB or ZIP file"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
];

fn html(bytes: &[u8], file_name: &str) -> Option<&'static str> {
    let start = bytes[..bytes.len().min(256)].to_ascii_lowercase();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start).trim_ascii_start();
    let is_html = start.starts_with(b"<!doctype html") || start.starts_with(b"<html");
    (is_html || ["html", "htm"].contains(&&*ending_of(file_name))).then_some("a web page (HTML)")
}

/// More than one control character in 200 means that these bytes were never text.
fn refuse_binary(text: &str) -> Result<(), ImportError> {
    let controls = text.chars().filter(|c| encoding::is_control(*c)).count();
    let count = text.chars().count();
    if controls > 0 && controls * 200 > count { Err(ImportError::Binary) } else { Ok(()) }
}

fn format_of(file_name: &str) -> Format {
    if ["md", "markdown"].contains(&&*ending_of(file_name)) { Format::Markdown } else { Format::Plain }
}

fn ending_of(file_name: &str) -> String {
    file_name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// The name of the file without folders and ending.
fn stem_of(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

#[cfg(test)]
mod tests;
