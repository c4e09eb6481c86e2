//! The signs and numbers that Word puts before the paragraphs of a list.
//!
//! They are printed, so they are text; yet they stand only as rules in the file and are counted here.

use std::collections::{HashMap, HashSet};

use super::super::ImportError;
use super::super::signs::numbered;
use super::super::xml::{Piece, Xml};
use super::FORMAT;
use super::styles::Listed;

/// Word knows nine levels.
const LEVELS: usize = 9;

/// How one level of a list is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    /// As `decimal`, `bullet` or `lowerRoman`.
    kind: String,
    /// As `%1.%2`.
    pattern: String,
    start: u32,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    patterns: HashMap<String, Vec<Level>>,
    pattern_of: HashMap<String, String>,
    /// Lists that count for themselves although they look like another.
    apart: HashSet<String>,
    counted: HashMap<String, [u32; LEVELS]>,
}

impl Numbers {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str) -> Result<Self, ImportError> {
        let (mut found, mut xml) = (Self::default(), Xml::new(text, FORMAT));
        let (mut pattern, mut level, mut list) = (String::new(), LEVELS, String::new());
        while let Some(piece) = xml.next()? {
            let Piece::Open(tag) = piece else { continue };
            let value = || tag.value("val").unwrap_or_default();
            match tag.name() {
                "abstractNum" => pattern = tag.value("abstractNumId").unwrap_or_default(),
                "num" => list = tag.value("numId").unwrap_or_default(),
                "abstractNumId" => drop(found.pattern_of.insert(list.clone(), value())),
                "lvlOverride" => {
                    found.apart.insert(list.clone());
                    xml.skip()?;
                }
                "lvl" => level = tag.value("ilvl").and_then(|at| at.parse().ok()).unwrap_or(LEVELS),
                "start" => found.level(&pattern, level).start = value().parse().unwrap_or(1),
                "numFmt" => found.level(&pattern, level).kind = value(),
                "lvlText" => found.level(&pattern, level).pattern = value(),
                _ => {}
            }
        }
        Ok(found)
    }

    fn level(&mut self, pattern: &str, level: usize) -> &mut Level {
        let fresh = || vec![Level { start: 1, ..Level::default() }; LEVELS + 1];
        let levels = self.patterns.entry(pattern.to_owned()).or_insert_with(fresh);
        &mut levels[level.min(LEVELS)]
    }

    /// What stands before the next paragraph of this list, with a space behind it.
    pub(super) fn next(&mut self, listed: &Listed) -> String {
        if !listed.is_one() {
            return String::new();
        }
        let pattern = self.pattern_of.get(&listed.list);
        let Some(levels) = pattern.and_then(|pattern| self.patterns.get(pattern)) else {
            return "• ".to_owned();
        };
        let at = listed.level.min(LEVELS - 1);
        let is_apart = self.apart.contains(&listed.list);
        let counter =
            if is_apart { format!("{} apart", listed.list) } else { pattern.cloned().unwrap_or_default() };
        let counted = self.counted.entry(counter).or_default();
        counted[at] = if counted[at] == 0 { levels[at].start.max(1) } else { counted[at].saturating_add(1) };
        counted[at + 1..].fill(0);
        match &*levels[at].kind {
            "bullet" => "• ".to_owned(),
            "none" => String::new(),
            _ => filled(levels, counted, at),
        }
    }
}

/// The pattern of a level with its numbers in place.
fn filled(levels: &[Level], counted: &[u32; LEVELS], at: usize) -> String {
    let mut sign: String = levels[at].pattern.chars().take(40).collect();
    for (other, level) in levels.iter().enumerate().take(at + 1) {
        let number = counted[other].max(1);
        sign = sign.replace(&format!("%{}", other + 1), &numbered(number, &level.kind));
    }
    if sign.trim().is_empty() { String::new() } else { format!("{sign} ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<numbering>
        <abstractNum abstractNumId="7">
          <lvl ilvl="0"><start val="3"/><numFmt val="decimal"/><lvlText val="%1."/></lvl>
          <lvl ilvl="1"><start val="1"/><numFmt val="lowerRoman"/><lvlText val="%1.%2)"/></lvl>
        </abstractNum>
        <abstractNum abstractNumId="8"><lvl ilvl="0"><numFmt val="bullet"/><lvlText val="o"/></lvl></abstractNum>
        <num numId="1"><abstractNumId val="7"/></num><num numId="2"><abstractNumId val="8"/></num>
      </numbering>"#;

    #[test]
    fn numbers_count_by_level_and_begin_anew_below() {
        let mut numbers = Numbers::read(LISTS).unwrap();
        let mut next = |list: &str, level| numbers.next(&Listed { list: list.to_owned(), level });
        let found = [next("1", 0), next("1", 1), next("1", 1), next("1", 0), next("1", 1), next("2", 0)];
        assert_eq!(found, ["3. ", "3.i) ", "3.ii) ", "4. ", "4.i) ", "• "]);
        assert_eq!((next("0", 0), next("no such list", 99)), (String::new(), "• ".to_owned()));
    }
}
