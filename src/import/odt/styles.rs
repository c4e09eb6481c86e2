//! Which styles of an OpenDocument text hide their words, and how its lists are numbered.

use std::collections::{HashMap, HashSet};

use super::super::ImportError;
use super::super::signs::numbered;
use super::super::xml::{Piece, Tag, Xml};
use super::FORMAT;

/// Styles built on styles built on styles: more are a circle.
const DEEPEST: usize = 16;

/// Looks as far as they decide what is seen; `None` where a style leaves it to the one it is built on.
#[derive(Clone, Debug, Default)]
struct Looks {
    parent: String,
    hides: Option<bool>,
    is_white: Option<bool>,
    is_shaded: Option<bool>,
}

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    is_bullet: bool,
    /// `1`, `a`, `A`, `i`, `I`, or nothing for no number.
    kind: String,
    before: String,
    behind: String,
}

/// What is known of each style.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name, as `text T1`.
    looks: HashMap<String, Looks>,
    /// By name and level from 1, as `L1 2`.
    levels: HashMap<String, Level>,
}

impl Styles {
    /// Reads the styles of a part and adds them to those known.
    pub(super) fn read(&mut self, text: &str) -> Result<(), ImportError> {
        let (mut xml, mut style, mut list) = (Xml::new(text, FORMAT), String::new(), String::new());
        while let Some(piece) = xml.next()? {
            let Piece::Open(tag) = piece else { continue };
            match tag.name() {
                "style" => {
                    let family = tag.value("family").unwrap_or_default();
                    style = format!("{family} {}", tag.value("name").unwrap_or_default());
                    let parent = tag
                        .value("parent-style-name")
                        .map_or_else(String::new, |it| format!("{family} {it}"));
                    self.looks.insert(style.clone(), Looks { parent, ..Looks::default() });
                }
                "text-properties" | "paragraph-properties" | "section-properties" => self.look(&style, &tag),
                "list-style" => list = tag.value("name").unwrap_or_default(),
                "list-level-style-bullet" | "list-level-style-number" | "list-level-style-image" => {
                    let level = tag.value("level").unwrap_or_default();
                    self.levels.insert(format!("{list} {level}"), Level::of(&tag));
                }
                "body" | "master-styles" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn look(&mut self, style: &str, tag: &Tag) {
        let Some(looks) = self.looks.get_mut(style) else { return };
        if let Some(display) = tag.value("display") {
            looks.hides = Some(display == "none");
        }
        if let Some(colour) = tag.value("color") {
            looks.is_white = Some(colour.eq_ignore_ascii_case("#ffffff"));
        }
        if let Some(colour) = tag.value("background-color") {
            looks.is_shaded = Some(colour != "transparent" && !colour.eq_ignore_ascii_case("#ffffff"));
        }
        if tag.value("font-size").is_some_and(|size| ["0pt", "0.5pt", "1pt"].contains(&&*size)) {
            looks.hides = Some(true);
        }
    }

    /// True if the style itself keeps its words from sight.
    pub(super) fn hides(&self, family: &str, name: &str) -> bool {
        self.found(family, name, |looks| looks.hides).unwrap_or(false)
    }

    /// Whether words are white, if the style says so or not.
    pub(super) fn is_white(&self, family: &str, name: &str) -> Option<bool> {
        self.found(family, name, |looks| looks.is_white)
    }

    /// True if something dark lies behind the words.
    pub(super) fn is_shaded(&self, family: &str, name: &str) -> bool {
        self.found(family, name, |looks| looks.is_shaded).unwrap_or(false)
    }

    fn found(&self, family: &str, name: &str, of: impl Fn(&Looks) -> Option<bool>) -> Option<bool> {
        let (mut style, mut seen) = (format!("{family} {name}"), HashSet::new());
        for _ in 0..DEEPEST {
            let looks = self.looks.get(&style)?;
            if let Some(found) = of(looks) {
                return Some(found);
            }
            let parent = looks.parent.clone();
            if !seen.insert(std::mem::replace(&mut style, parent)) {
                break;
            }
        }
        None
    }

    /// What stands before a paragraph that is the `number`th of its list at this level, with a space behind it.
    pub(super) fn sign(&self, list: &str, level: usize, number: u32) -> String {
        let Some(level) = self.levels.get(&format!("{list} {level}")) else { return "• ".to_owned() };
        match (level.is_bullet, &*level.kind) {
            (true, _) => "• ".to_owned(),
            (false, "") => String::new(),
            (false, kind) => format!("{}{}{} ", level.before, numbered(number, kind), level.behind),
        }
    }
}

impl Level {
    fn of(tag: &Tag) -> Self {
        let short = |name: &str| tag.value(name).unwrap_or_default().chars().take(20).collect();
        Self {
            is_bullet: tag.name() != "list-level-style-number",
            kind: short("num-format"),
            before: short("num-prefix"),
            behind: short("num-suffix"),
        }
    }
}
