//! Word documents (DOCX).
//!
//! What a printed page would show becomes text: paragraphs, lists with their signs, rows of tables, text boxes once,
//! notes at the end under the number that stands in the text. Instructions of fields, deleted words and comments
//! never do; words that Word keeps from sight are kept and marked. Headers and footers repeat what is no part of the
//! text and are not read. Pages are Word's own reckoning and not in the file. Start at [`read`]; the walk through
//! the text is in [`body`].

mod body;
mod looks;
mod numbers;
mod styles;

use self::body::{Body, Left};
use self::numbers::Numbers;
use self::styles::Styles;
use super::imprint::Imprint;
use super::notes::{Notes, hidden_words};
use super::reading::Reading;
use super::xml::{Piece, Xml};
use super::zipped::Packed;
use super::{ImportError, Warning};
use crate::text::counted;

const FORMAT: &str = "Word (docx)";

/// Reads a Word document.
///
/// # Errors
///
/// [`ImportError::Damaged`], [`ImportError::Beyond`] and [`ImportError::Encrypted`].
pub(super) fn read(bytes: &[u8]) -> Result<Reading, ImportError> {
    let mut packed = Packed::open(bytes, FORMAT)?;
    let main = main_part(&mut packed)?;
    let beside =
        |name: &str| main.rsplit_once('/').map_or(name.to_owned(), |(folder, _)| format!("{folder}/{name}"));
    let text = packed.needed(&main)?;
    let styles = match packed.text(&beside("styles.xml"))? {
        Some(text) => Styles::read(&text)?,
        None => Styles::default(),
    };
    let numbers = match packed.text(&beside("numbering.xml"))? {
        Some(text) => Numbers::read(&text)?,
        None => Numbers::default(),
    };
    let mut body = Body::new(&text, &styles, numbers);
    body.walk()?;
    let (mut pen, mut notes, mut left) = body.finish();
    for name in ["footnotes.xml", "endnotes.xml"] {
        if let Some(text) = packed.text(&beside(name))? {
            let (found, left_there) = notes_in(&text, &styles)?;
            notes.take_over(found);
            left.add(&left_there);
        }
    }
    notes.write(&mut pen);
    let mut reading = pen.reading();
    reading.warnings = warnings(&reading, &left);
    let core = packed.text("docProps/core.xml")?;
    let imprint = core.map(|core| imprint(&core)).transpose()?.unwrap_or_default();
    Ok(imprint.settle(reading))
}

/// The name of the part with the text: as the archive's own table says, or where Word puts it.
fn main_part(packed: &mut Packed) -> Result<String, ImportError> {
    const USUAL: &str = "word/document.xml";
    let Some(table) = packed.text("_rels/.rels")? else { return Ok(USUAL.to_owned()) };
    let mut xml = Xml::new(&table, FORMAT);
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        let is_main = tag.value("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if let (true, Some(target)) = (is_main, tag.value("Target")) {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    Ok(USUAL.to_owned())
}

fn notes_in(text: &str, styles: &Styles) -> Result<(Notes, Left), ImportError> {
    let mut part = Body::new(text, styles, Numbers::default());
    part.walk()?;
    let (_, notes, left) = part.finish();
    Ok((notes, left))
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
    if left.foreign > 0 {
        found.push(Warning::Told(format!("{} not read", counted(left.foreign, "embedded document"))));
    }
    found
}

/// What the file says about itself.
fn imprint(core: &str) -> Result<Imprint, ImportError> {
    let (mut found, mut xml) = (Imprint::default(), Xml::new(core, FORMAT));
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        match tag.name() {
            "title" => found.title = xml.words()?,
            "creator" => found.author = xml.words()?,
            "language" => found.language = xml.words()?,
            "created" => found.date = xml.words()?,
            _ => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
