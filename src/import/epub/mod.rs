//! Electronic books (EPUB).
//!
//! The package names the chapters and their order; each chapter is a web page and is read as one, whole, because a
//! book has nothing around its text. The table of contents, the cover and what stands beside the text are left out.
//! Pages of a book on a screen are no pages, so it has none. Start at [`read`].

mod package;

use self::package::Package;
use super::html;
use super::imprint::Imprint;
use super::notes::{hidden_words, pour};
use super::pen::Pen;
use super::reading::Reading;
use super::xml::{Piece, Xml};
use super::zipped::{Packed, damaged};
use super::{ImportError, Warning};
use crate::text::counted;

const FORMAT: &str = "EPUB";

/// Ways to scramble fonts, which hide no text.
const FONT_SCRAMBLING: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Reads an electronic book.
///
/// # Errors
///
/// [`ImportError::Damaged`], [`ImportError::Beyond`] and [`ImportError::Encrypted`].
pub(super) fn read(bytes: &[u8]) -> Result<Reading, ImportError> {
    let mut packed = Packed::open(bytes, FORMAT)?;
    refuse_locked(&mut packed)?;
    let name = package_name(&packed.needed("META-INF/container.xml")?)?;
    let package = Package::read(&packed.needed(&name)?, &name)?;
    let (mut pen, mut missing, mut bare) = (Pen::default(), 0, Vec::new());
    for chapter in &package.chapters {
        let Some(page) = packed.text(chapter)? else {
            missing += 1;
            continue;
        };
        let words = html::whole(&page);
        bare.extend(words.warnings.iter().find(|warning| matches!(warning, Warning::BareWords(_))).cloned());
        pen.paragraph();
        pour(&mut pen, &words);
    }
    let mut reading = pen.reading();
    reading.warnings.extend(hidden_words(&reading));
    reading.warnings.extend(bare.into_iter().next());
    if missing > 0 {
        let count = counted(missing, "chapter");
        reading.warnings.push(Warning::Damaged(format!("{count} named in the book and not in the file")));
    }
    let imprint = Imprint {
        title: package.title,
        author: package.authors.join(", "),
        date: package.date,
        language: package.language,
    };
    Ok(Reading { outlet: package.publisher, ..imprint.settle(reading) })
}

fn package_name(container: &str) -> Result<String, ImportError> {
    let mut xml = Xml::new(container, FORMAT);
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        if let ("rootfile", Some(name)) = (tag.name(), tag.value("full-path")) {
            return Ok(name);
        }
    }
    Err(damaged(FORMAT, "it does not say where its text is"))
}

/// A book that was sold may be locked; a scrambled font alone locks nothing.
fn refuse_locked(packed: &mut Packed) -> Result<(), ImportError> {
    let Some(list) = packed.text("META-INF/encryption.xml")? else { return Ok(()) };
    let mut xml = Xml::new(&list, FORMAT);
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        let method = if tag.name() == "EncryptionMethod" { tag.value("Algorithm") } else { None };
        if method.is_some_and(|method| !FONT_SCRAMBLING.contains(&&*method)) {
            return Err(ImportError::Encrypted { format: "the book" });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
