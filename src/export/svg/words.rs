//! Words in an SVG: as the letters they are drawn with, or as text.
//!
//! Up to some thousand words each letter is drawn once and used wherever it stands: Arabic, Hebrew and every bundled
//! face look right in any viewer, with no font to install and none to embed. But a browser keeps a tree for every use
//! of a letter, and a quarter of a million of them take it half a minute; so beyond that words are text, line by line,
//! fitted to the width they have in the picture, in our faces if the machine has them and in its own if not.

use std::collections::BTreeMap;
use std::fmt::Write;

use kurbo::{Affine, Point};

use super::path::path_text;
use super::style::Styles;
use crate::export::xml::{escaped, number};
use crate::scene::Paint;
use crate::typeset::{Face, FaceId, Outlines, Paragraph};

/// The glyph at its size: what is defined once.
type GlyphKey = (FaceId, u32, u64);

/// Letters that were used so far.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// Their definitions.
    pub definitions: String,
    /// How many were used.
    pub count: usize,
    glyphs: BTreeMap<GlyphKey, Option<usize>>,
    outlines: Outlines,
}

impl Letters {
    /// Words as uses of letters.
    pub fn drawn(&mut self, words: &Paragraph, at: Point, class: &str) -> String {
        let mut uses = String::new();
        for run in words.runs() {
            for glyph in &run.glyphs {
                let place = at + (f64::from(glyph.x), f64::from(glyph.y));
                if let Some(nth) = self.glyph(&run.face, glyph.id, run.size) {
                    let (x, y) = (number(place.x), number(place.y));
                    let _ = write!(uses, "<use xlink:href=\"#g{nth}\" x=\"{x}\" y=\"{y}\"/>");
                }
            }
        }
        self.count += words.runs().iter().map(|run| run.glyphs.len()).sum::<usize>();
        format!("<g{class}>{uses}</g>")
    }

    /// The number of a glyph's definition, or `None` for one without ink.
    fn glyph(&mut self, face: &Face, glyph: u32, size: f64) -> Option<usize> {
        let key = (face.id(), glyph, size.to_bits());
        if let Some(known) = self.glyphs.get(&key) {
            return *known;
        }
        let outline = self.outlines.of(face, glyph);
        let nth = (!outline.is_empty()).then_some(self.glyphs.len());
        if let Some(nth) = nth {
            let d = path_text(&(Affine::scale(size) * (*outline).clone()));
            let _ = writeln!(self.definitions, "<path id=\"g{nth}\" d=\"{d}\"/>");
        }
        self.glyphs.insert(key, nth);
        nth
    }
}

/// Words as text, a text for each line.
pub(super) fn text(words: &Paragraph, (at, paint): (Point, Paint), styles: &mut Styles) -> String {
    let mut lines = String::new();
    for line in words.lines() {
        let letters = words.text().get(line.bytes.clone()).unwrap_or_default().trim();
        let Some(run) = words.runs().iter().find(|run| line.bytes.contains(&run.bytes.start)) else {
            continue;
        };
        if letters.is_empty() {
            continue;
        }
        let class = styles.text(paint, (run.size, run.face.weight()));
        let (x, y) = (number(at.x + line.left), number(at.y + line.baseline));
        let length = number(line.advance);
        let way = if words.is_rtl() { " direction=\"rtl\" text-anchor=\"end\"" } else { "" };
        let letters = escaped(letters);
        let _ = write!(
            lines,
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\"{way}{class}>{letters}</text>"
        );
    }
    lines
}
