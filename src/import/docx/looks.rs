//! What a Word document says of the looks of a paragraph or a run, as far as it decides what is seen.
//!
//! Kept from sight are words that are said to be so, by themselves or by their style; words of a height of one
//! point; and white words where nothing dark is known to lie behind them.

use super::super::ImportError;
use super::super::xml::{Piece, Xml};
use super::styles::{Listed, Styles, is_on};

/// A run of words that look alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    pub(super) hides: bool,
    pub(super) is_white: bool,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) hides: bool,
    pub(super) is_shaded: bool,
    pub(super) listed: Listed,
    /// The mark at its end was deleted: the next paragraph goes on with it.
    pub(super) goes_on: bool,
}

impl Run {
    /// Reads `rPr`, whose tag was just opened.
    pub(super) fn read(xml: &mut Xml, styles: &Styles) -> Result<Self, ImportError> {
        let (mut hides, mut is_tiny, mut is_white, mut is_shaded) = (None, false, false, false);
        let mut style = String::new();
        while let Some(piece) = xml.next()? {
            let tag = match piece {
                Piece::Close(name) if name == "rPr" => break,
                Piece::Open(tag) => tag,
                Piece::Close(_) | Piece::Words(_) => continue,
            };
            match tag.name() {
                "rPrChange" => xml.skip()?,
                "vanish" => hides = Some(is_on(&tag)),
                "rStyle" => style = tag.value("val").unwrap_or_default(),
                "sz" => {
                    is_tiny = tag
                        .value("val")
                        .and_then(|size| size.parse().ok())
                        .is_some_and(|size: u32| size <= 2);
                }
                "color" => is_white = tag.says("val", "FFFFFF") || tag.says("val", "ffffff"),
                "shd" | "highlight" => is_shaded = true,
                _ => {}
            }
        }
        let hides = hides.unwrap_or_else(|| styles.hides(&style)) || is_tiny;
        Ok(Self { hides, is_white: is_white && !is_shaded })
    }
}

impl Paragraph {
    /// Reads `pPr`, whose tag was just opened.
    pub(super) fn read(xml: &mut Xml, styles: &Styles) -> Result<Self, ImportError> {
        let (mut found, mut style, mut listed) = (Self::default(), String::new(), None);
        while let Some(piece) = xml.next()? {
            let tag = match piece {
                Piece::Close(name) if name == "pPr" => break,
                Piece::Open(tag) => tag,
                Piece::Close(_) | Piece::Words(_) => continue,
            };
            match tag.name() {
                "pPrChange" | "sectPr" | "rPrChange" => xml.skip()?,
                "pStyle" => style = tag.value("val").unwrap_or_default(),
                "numPr" => listed = Some(Listed::read(xml)?),
                "shd" => found.is_shaded = true,
                "del" => found.goes_on = true,
                _ => {}
            }
        }
        found.hides = styles.hides(&style);
        found.listed = listed.or_else(|| styles.listed(&style).cloned()).unwrap_or_default();
        Ok(found)
    }
}
