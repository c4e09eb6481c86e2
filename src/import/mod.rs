//! From the bytes of a file to a document's text and what the file says about it.
//!
//! One format a file; bytes in, value out, no disk. Each format ends in a `Reading` (`reading.rs`), whose text is
//! written with a `Pen` where the source has marks of its own. What a file does not state (title, author, outlet, date,
//! language) stays empty or, for the title, falls back to the file's name; nothing is invented. [`tables`] reads ties
//! and actors from CSV. Start at [`read`].

mod date;
mod docx;
mod eml;
pub mod encoding;
mod epub;
mod error;
mod format;
pub mod gazetteer;
mod html;
mod imprint;
mod markdown;
mod notes;
mod odt;
mod pdf;
mod pen;
pub mod picture;
mod plain;
mod reading;
mod rtf;
mod signs;
pub mod tables;
#[cfg(test)]
mod testing;
mod warning;
mod xml;
mod zipped;

pub use error::ImportError;
pub use format::{ENDINGS, Format};
pub use warning::Warning;

use self::encoding::Decoded;
use self::format::stem_of;
use self::markdown::Matter;
use self::plain::Head;
use self::reading::Reading;
use crate::model::{Document, Origin};
use crate::text::{SourceText, Span, sha256_hex};

/// The largest file that is read: 64 MB.
pub const LIMIT_BYTES: usize = 64_000_000;

/// Titles and names of more characters are cut.
const LONGEST_FACT: usize = 300;

/// What reads most formats: this program.
const OWN_ENGINE: &str = concat!("detente ", env!("CARGO_PKG_VERSION"));

/// How a document is to be read where the analyst knows better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The encoding of the letters, for formats that [have one](Format::has_encoding).
    pub encoding: Option<String>,
    /// True if a web page is to be taken whole instead of its article.
    pub whole_page: bool,
}

/// A document as it was read; fields the file does not state are empty.
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
    /// Its language, as the file has it.
    pub language: String,
    /// Byte of the text where each page starts; empty if the format has no pages.
    pub pages: Vec<usize>,
    /// Words that the original hides.
    pub hidden: Vec<Span>,
    /// The kind of file.
    pub format: Format,
    /// What read it and in which version, as "detente 0.1.0".
    pub engine: String,
    /// What the analyst should know of how it was read, the gravest first.
    pub warnings: Vec<Warning>,
    /// Name of the encoding, as "UTF-8"; empty where the format settles it.
    pub encoding: String,
    /// True if the encoding was guessed and should be shown to the analyst.
    pub encoding_guessed: bool,
    /// Encodings that make whole letters of the bytes, the likeliest first; empty unless the encoding was guessed.
    pub candidates: Vec<&'static str>,
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
                encoding: self.encoding,
                sha256: self.sha256,
                engine: self.engine,
            },
            pages: self.pages,
            hidden: self.hidden,
            text: self.text,
        }
    }
}

/// Reads a document from `bytes`; `file_name` helps to tell the format and may give the title.
///
/// # Errors
///
/// [`ImportError::TooLarge`] beyond [`LIMIT_BYTES`], [`ImportError::NotRead`] and [`ImportError::Binary`] for what is
/// no document, [`ImportError::Empty`] and [`ImportError::NoText`] if there are no words, [`ImportError::Encrypted`],
/// [`ImportError::Damaged`] and [`ImportError::Beyond`] as each format has them.
///
/// ```
/// let read = detente::import::read(b"Palmyra\n\nThe army left.", "note.txt")?;
/// assert_eq!((&*read.title, &*read.encoding), ("Palmyra", "UTF-8"));
/// # Ok::<(), detente::import::ImportError>(())
/// ```
pub fn read(bytes: &[u8], file_name: &str) -> Result<Imported, ImportError> {
    read_with(bytes, file_name, &Wish::default())
}

/// Reads a document in the encoding called `encoding`, because the analyst says so.
///
/// # Errors
///
/// As [`read`], and [`ImportError::UnknownEncoding`].
pub fn read_as(bytes: &[u8], file_name: &str, encoding: &str) -> Result<Imported, ImportError> {
    read_with(bytes, file_name, &Wish { encoding: Some(encoding.to_owned()), ..Wish::default() })
}

/// Reads a document as the analyst wishes.
///
/// # Errors
///
/// As [`read`], and [`ImportError::UnknownEncoding`].
pub fn read_with(bytes: &[u8], file_name: &str, wish: &Wish) -> Result<Imported, ImportError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(ImportError::TooLarge { size: bytes.len(), limit: LIMIT_BYTES });
    }
    let format = Format::of(bytes, file_name)?;
    let reading = reading_of(format, bytes, wish)?;
    if reading.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(assemble(reading, format, bytes, file_name))
}

/// Each format is read by the file of its name.
fn reading_of(format: Format, bytes: &[u8], wish: &Wish) -> Result<Reading, ImportError> {
    match format {
        Format::Plain => plain_text(&decoded(bytes, wish)?),
        Format::Markdown => markdown_text(&decoded(bytes, wish)?),
        Format::Html => html::read(bytes, wish),
        Format::Rtf => rtf::read(bytes, wish),
        Format::Eml => eml::read(bytes, wish),
        Format::Pdf => pdf::read(bytes),
        Format::Docx => docx::read(bytes),
        Format::Odt => odt::read(bytes),
        Format::Epub => epub::read(bytes),
    }
}

fn decoded(bytes: &[u8], wish: &Wish) -> Result<Decoded, ImportError> {
    match &wish.encoding {
        Some(name) => encoding::decode_as(bytes, name),
        None => Ok(encoding::decode(bytes)),
    }
}

fn plain_text(decoded: &Decoded) -> Result<Reading, ImportError> {
    refuse_binary(&decoded.text)?;
    let reading = Reading::of(&decoded.text).decoded(decoded);
    let head = Head::of(&reading.text);
    Ok(Reading { title: head.title, author: head.author, date: head.date, ..reading })
}

fn markdown_text(decoded: &Decoded) -> Result<Reading, ImportError> {
    refuse_binary(&decoded.text)?;
    let reading = Reading::of(&decoded.text).decoded(decoded);
    let matter = Matter::of(&reading.text);
    let head = Head::of(&reading.text[matter.body..]);
    let or = |stated: String, found: String| if stated.is_empty() { found } else { stated };
    Ok(Reading {
        title: or(matter.title, head.title),
        author: or(matter.author, head.author),
        outlet: matter.outlet,
        date: or(matter.date, head.date),
        language: matter.language,
        ..reading
    })
}

fn assemble(reading: Reading, format: Format, bytes: &[u8], file_name: &str) -> Imported {
    let text = SourceText::new(&reading.text);
    debug_assert_eq!(text.as_str(), reading.text, "a format writes canonical text");
    let mut warnings = reading.warnings;
    if reading.broken > 0 {
        warnings.insert(0, Warning::Broken(reading.broken));
    }
    if reading.encoding_guessed {
        warnings.insert(0, Warning::Guessed(reading.encoding.clone()));
    }
    let title = one_line(&reading.title);
    Imported {
        text,
        title: if title.is_empty() { stem_of(file_name).to_owned() } else { title },
        author: one_line(&reading.author),
        outlet: one_line(&reading.outlet),
        date: reading.date,
        language: reading.language,
        pages: reading.pages,
        hidden: reading.hidden,
        format,
        engine: if reading.engine.is_empty() { OWN_ENGINE.to_owned() } else { reading.engine },
        warnings,
        encoding: reading.encoding,
        encoding_guessed: reading.encoding_guessed,
        candidates: reading.candidates,
        broken: reading.broken,
        sha256: sha256_hex(bytes),
    }
}

/// A fact for a field of one line; what is longer than any name is cut.
fn one_line(words: &str) -> String {
    let plain: String = words.split_whitespace().take(LONGEST_FACT).collect::<Vec<_>>().join(" ");
    plain.chars().filter(|c| !c.is_control()).take(LONGEST_FACT).collect()
}

/// More than one control character in 200 means that these bytes were never text.
fn refuse_binary(text: &str) -> Result<(), ImportError> {
    let controls = text.chars().filter(|c| encoding::is_control(*c)).count();
    let count = text.chars().count();
    if controls > 0 && controls * 200 > count { Err(ImportError::Binary) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
