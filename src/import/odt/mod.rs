//! Texts of LibreOffice and its like (ODT).
//!
//! What a printed page would show becomes text, as for Word documents: paragraphs, lists with their signs, rows of
//! tables, text boxes after the paragraph that holds them, notes at the end under the number that stands in the text.
//! Deleted words and comments never do; words kept from sight are kept and marked. Start at [`read`]; the walk
//! through the text is in [`body`].

mod body;
mod styles;

use self::body::{Body, Left};
use self::styles::Styles;
use super::imprint::Imprint;
use super::notes::hidden_words;
use super::reading::Reading;
use super::xml::{Piece, Xml};
use super::zipped::Packed;
use super::{ImportError, Warning};
use crate::text::counted;

const FORMAT: &str = "OpenDocument text";

/// Reads an OpenDocument text.
///
/// # Errors
///
/// [`ImportError::Damaged`], [`ImportError::Beyond`] and [`ImportError::Encrypted`].
pub(super) fn read(bytes: &[u8]) -> Result<Reading, ImportError> {
    let mut packed = Packed::open(bytes, FORMAT)?;
    refuse_locked(&mut packed)?;
    let content = packed.needed("content.xml")?;
    let mut styles = Styles::default();
    if let Some(named) = packed.text("styles.xml")? {
        styles.read(&named)?;
    }
    styles.read(&content)?;
    let mut body = Body::new(&content, &styles);
    body.walk()?;
    let (mut pen, notes, left) = body.finish();
    notes.write(&mut pen);
    let mut reading = pen.reading();
    reading.warnings = warnings(&reading, &left);
    let meta = packed.text("meta.xml")?;
    let imprint = meta.map(|meta| imprint(&meta)).transpose()?.unwrap_or_default();
    Ok(imprint.settle(reading))
}

/// A password locks each part by itself, and the list of parts says so.
fn refuse_locked(packed: &mut Packed) -> Result<(), ImportError> {
    let Some(list) = packed.text("META-INF/manifest.xml")? else { return Ok(()) };
    // Old versions of the list begin with a document type, so it is not read as XML.
    let is_locked = list.contains("encryption-data") || packed.has("encrypted-package");
    if is_locked { Err(ImportError::Encrypted { format: "the file" }) } else { Ok(()) }
}

fn warnings(reading: &Reading, left: &Left) -> Vec<Warning> {
    let mut found = Vec::new();
    found.extend(hidden_words(reading));
    if left.deletions > 0 {
        let count = counted(left.deletions, "deleted passage");
        found.push(Warning::Told(format!("changes are tracked: {count} left out, what was inserted kept")));
    }
    if left.comments > 0 {
        found.push(Warning::Told(format!("{} in the margin left out", counted(left.comments, "comment"))));
    }
    found
}

/// What the file says about itself.
fn imprint(meta: &str) -> Result<Imprint, ImportError> {
    let (mut found, mut xml, mut last_author) = (Imprint::default(), Xml::new(meta, FORMAT), String::new());
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        match tag.name() {
            "title" => found.title = xml.words()?,
            "initial-creator" => found.author = xml.words()?,
            "creator" => last_author = xml.words()?,
            "language" => found.language = xml.words()?,
            "creation-date" => found.date = xml.words()?,
            _ => {}
        }
    }
    if found.author.is_empty() {
        found.author = last_author;
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
