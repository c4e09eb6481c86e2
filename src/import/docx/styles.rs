//! Which styles of a Word document hide their words or put a number before them.

use std::collections::{HashMap, HashSet};

use super::super::ImportError;
use super::super::xml::{Piece, Tag, Xml};
use super::FORMAT;

/// Styles built on styles built on styles: more are a circle.
const DEEPEST: usize = 16;

/// What is known of each style.
#[derive(Debug, Default)]
pub(super) struct Styles {
    parents: HashMap<String, String>,
    hiding: HashMap<String, bool>,
    lists: HashMap<String, Listed>,
}

/// The list a paragraph belongs to, and how deep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// The list's own name; empty for none.
    pub(super) list: String,
    /// From 0.
    pub(super) level: usize,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> Result<Self, ImportError> {
        let (mut found, mut style, mut xml) = (Self::default(), String::new(), Xml::new(text, FORMAT));
        while let Some(piece) = xml.next()? {
            let Piece::Open(tag) = piece else { continue };
            match tag.name() {
                "style" => style = tag.value("styleId").unwrap_or_default(),
                "basedOn" => drop(found.parents.insert(style.clone(), tag.value("val").unwrap_or_default())),
                "vanish" => drop(found.hiding.insert(style.clone(), is_on(&tag))),
                "numPr" => drop(found.lists.insert(style.clone(), Listed::read(&mut xml)?)),
                "rPrDefault" | "pPrDefault" | "latentStyles" | "tblStylePr" => xml.skip()?,
                _ => {}
            }
        }
        Ok(found)
    }

    /// True if words in this style are not shown.
    pub(super) fn hides(&self, style: &str) -> bool {
        self.chain(style).find_map(|style| self.hiding.get(style)).copied().unwrap_or(false)
    }

    /// The list that paragraphs of this style belong to.
    pub(super) fn listed(&self, style: &str) -> Option<&Listed> {
        self.chain(style).find_map(|style| self.lists.get(style))
    }

    /// The style, the one it is built on, and so on.
    fn chain<'a>(&'a self, style: &'a str) -> impl Iterator<Item = &'a str> {
        let mut seen = HashSet::new();
        std::iter::successors(Some(style), |style| self.parents.get(*style).map(String::as_str))
            .take(DEEPEST)
            .take_while(move |style| seen.insert(*style))
    }
}

impl Listed {
    /// True if the paragraph is one of a list; list 0 means that it is none after all.
    pub(super) fn is_one(&self) -> bool {
        !self.list.is_empty() && self.list != "0"
    }

    /// Reads `numPr`, whose tag was just opened.
    pub(super) fn read(xml: &mut Xml) -> Result<Self, ImportError> {
        let mut found = Self::default();
        loop {
            match xml.next()? {
                Some(Piece::Open(tag)) if tag.name() == "numId" => {
                    found.list = tag.value("val").unwrap_or_default();
                }
                Some(Piece::Open(tag)) if tag.name() == "ilvl" => {
                    found.level = tag.value("val").and_then(|level| level.parse().ok()).unwrap_or(0);
                }
                Some(Piece::Close(name)) if name == "numPr" => return Ok(found),
                Some(_) => {}
                None => return Ok(found),
            }
        }
    }
}

/// True unless a switch such as `<w:vanish w:val="0"/>` says no.
pub(super) fn is_on(tag: &Tag) -> bool {
    !tag.value("val").is_some_and(|value| ["0", "false", "off"].contains(&&*value))
}
