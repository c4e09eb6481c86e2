//! How words are to look: family, size, weight, slant, and where lines break.
//!
//! Colour is not here: it belongs to whoever paints. Start at [`WordStyle`].

use std::ops::Range;

/// Which of the two bundled families.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Family {
    /// Labels, panels, headings.
    #[default]
    Sans,
    /// Running text in the reader and the report.
    Serif,
}

/// How heavy the strokes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 500; only the sans has it, the others show regular.
    Medium,
    /// 700.
    Bold,
}

/// Where the lines stand within the width they were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the side where reading starts: left, or right for Arabic and Hebrew.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side where reading ends.
    End,
    /// At the left, whatever the language.
    Left,
    /// At the right, whatever the language.
    Right,
}

/// How a paragraph's words look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordStyle {
    /// Sans or serif.
    pub family: Family,
    /// Height of the em in canvas units, which are pixels at 100 %. Kept within 1 and 2000.
    pub size: f64,
    /// Stroke weight.
    pub weight: Weight,
    /// Slanted letters.
    pub italic: bool,
    /// Distance of lines as a multiple of `size`, the same for every script. Kept within 0.5 and 10.
    pub line_height: f64,
}

impl Default for WordStyle {
    fn default() -> Self {
        Self { family: Family::Sans, size: 14.0, weight: Weight::Regular, italic: false, line_height: 1.3 }
    }
}

impl WordStyle {
    /// The sans at this size, regular.
    #[must_use]
    pub fn sans(size: f64) -> Self {
        Self { size, ..Self::default() }
    }

    /// The serif at this size, regular, with lines far enough apart for reading.
    #[must_use]
    pub fn serif(size: f64) -> Self {
        Self { family: Family::Serif, size, line_height: 1.5, ..Self::default() }
    }

    /// The same with another weight.
    #[must_use]
    pub fn weighing(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// The same, slanted.
    #[must_use]
    pub fn slanted(self) -> Self {
        Self { italic: true, ..self }
    }
}

/// What is different about some of the words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StyleChange {
    /// Another weight.
    Weight(Weight),
    /// Slanted, or upright within slanted words.
    Italic(bool),
    /// Another family.
    Family(Family),
    /// Larger or smaller by this factor, on the same baseline.
    Scale(f64),
    /// Small and raised, as a note number.
    Superscript,
    /// Small and lowered.
    Subscript,
}

/// Some bytes of the text and what is different about them.
pub type StyledRange = (Range<usize>, StyleChange);

/// The column that words are set into.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Column {
    /// Where lines must break, in canvas units; `None` breaks at line ends of the text only.
    pub width: Option<f64>,
    /// Where lines stand within the width; without a width, within the longest line.
    pub align: Align,
}

impl Column {
    /// A column of this width, lines at the side where reading starts.
    #[must_use]
    pub fn of(width: f64) -> Self {
        Self { width: Some(width), align: Align::Start }
    }

    /// The same column with lines elsewhere.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }
}
