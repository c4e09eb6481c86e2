//! How wide and large words are set, and how each kind of block differs from plain text.

use super::blocks::Block;
use crate::text::clean::Kind;
use crate::typeset::{Weight, WordStyle};

/// Mean width of a letter in ems, for guessing heights and for the measure.
pub(super) const LETTER_EM: f64 = 0.46;
/// Characters on a full line: no column is wider.
const MEASURE: f64 = 72.0;
/// Distance of lines as a multiple of the letter size.
pub(super) const LEADING: f64 = 1.55;

/// How wide and how large the words are set, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Setting {
    /// Width of the column.
    pub width: f64,
    /// Size of the letters.
    pub size: f64,
}

impl Setting {
    /// A column that fits into `room` and is not wider than a comfortable line.
    pub fn fitting(room: f64, size: f64) -> Self {
        Self { width: room.min(MEASURE * LETTER_EM * size).max(80.0).floor(), size }
    }

    /// How the words of a kind of block look.
    pub fn style(self, kind: Kind) -> WordStyle {
        let plain = WordStyle { line_height: LEADING, ..WordStyle::serif(self.size) };
        match kind {
            Kind::Heading => {
                let large = WordStyle { size: self.size * 1.14, line_height: 1.3, ..plain };
                large.weighing(Weight::Bold)
            }
            Kind::Quote => WordStyle { size: self.size * 0.95, ..plain },
            Kind::Text | Kind::Item | Kind::Set => plain,
        }
    }

    /// How far a kind of block stands in from the side where reading starts, in points.
    pub fn indent(self, kind: Kind) -> f64 {
        let ems = match kind {
            Kind::Quote => 1.8,
            Kind::Item => 1.4,
            Kind::Text | Kind::Heading | Kind::Set => 0.0,
        };
        (ems * self.size).min(self.width / 4.0).round()
    }

    /// How wide the lines of a kind of block may be.
    pub fn width_of(self, kind: Kind) -> f64 {
        self.width - self.indent(kind)
    }

    /// The empty room above a block of a clean reading.
    pub fn above(self, block: &Block) -> f64 {
        if block.kind == Kind::Heading && block.opens_paragraph { 0.9 * self.size } else { 0.0 }
    }

    /// The height of a block from the height of its lines. `parted` says that empty lines part the paragraphs.
    pub fn spaced(self, block: &Block, lines: f64, parted: bool) -> f64 {
        let below = match block {
            Block { ends_paragraph: false, .. } => 0.0,
            Block { kind: Kind::Heading, .. } => 0.25,
            Block { is_close: true, .. } => 0.05,
            Block { chars: 0, .. } if parted => return lines * 0.5,
            _ if parted => 0.2,
            _ => 0.6,
        };
        self.above(block) + lines + below * self.size
    }

    /// A guess at the height of a block that was never set.
    pub fn guess(self, block: &Block, parted: bool) -> f64 {
        let per_line = (self.width_of(block.kind) / (LETTER_EM * self.size)).max(1.0);
        let lines = (block.chars as f64 / per_line).ceil().max(1.0);
        self.spaced(block, lines * LEADING * self.size, parted)
    }
}
