//! What an RTF reader must remember for each group that is open, and for the document as a whole.

use std::collections::HashMap;

use super::letters::Letter;

/// Where the letters of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Into the text.
    #[default]
    Body,
    /// Nowhere.
    Nowhere,
    /// Into the table of fonts, where their numbers and character sets matter.
    Fonts,
    /// Into the table of colours.
    Colours,
    /// Into what the file says about itself.
    Title,
    Author,
    Company,
    /// A date, told by numbers.
    Created,
}

/// The state that ends with its group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) place: Place,
    /// How many bytes stand for a letter told by its number, for old readers.
    pub(super) fallback: usize,
    pub(super) font: Option<i32>,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    pub(super) is_white: bool,
    /// A background of its own: white letters on it are seen.
    pub(super) is_shaded: bool,
    /// The group repeats, for old readers, what was said already.
    pub(super) is_repeated: bool,
    /// The group is a note and ends in the pen before.
    pub(super) is_note: bool,
    /// The number or bullet of a list's item.
    pub(super) is_sign: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            place: Place::Body,
            fallback: 1,
            font: None,
            is_hidden: false,
            is_deleted: false,
            is_white: false,
            is_shaded: false,
            is_repeated: false,
            is_note: false,
            is_sign: false,
        }
    }
}

impl Group {
    /// Letters as they are without any look of their own.
    pub(super) fn plain(&mut self) {
        self.font = None;
        self.is_hidden = false;
        self.is_deleted = false;
        self.is_white = false;
    }
}

/// Fonts beyond this are not remembered.
const MOST_FONTS: usize = 20_000;

/// The fonts and how their letters are encoded.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    letters: HashMap<i32, Letter>,
    /// The font that is being described.
    pub(super) present: i32,
    /// The font of letters that name none.
    pub(super) usual: i32,
}

impl Fonts {
    /// The present font is encoded like this.
    pub(super) fn describe(&mut self, letter: Letter) {
        if self.letters.len() < MOST_FONTS {
            self.letters.insert(self.present, letter);
        }
    }

    /// How the letters of `font` are encoded.
    pub(super) fn letter(&self, font: Option<i32>) -> Letter {
        self.letters.get(&font.unwrap_or(self.usual)).copied().unwrap_or(Letter::Common)
    }

    /// True if any font names an encoding of its own.
    pub(super) fn has_own(&self) -> bool {
        self.letters.values().any(|letter| matches!(letter, Letter::In(_)))
    }
}

/// The table of colours, as far as it matters: which of them are white.
#[derive(Debug, Default)]
pub(super) struct Colours {
    whites: Vec<bool>,
    present: [i32; 3],
}

impl Colours {
    /// The amount of red (0), green (1) or blue (2) of the colour that is being told.
    pub(super) fn amount(&mut self, which: usize, amount: i32) {
        self.present[which] = amount;
    }

    /// Colours end with a semicolon.
    pub(super) fn end(&mut self) {
        if self.whites.len() < 1_000 {
            self.whites.push(self.present.iter().all(|amount| *amount >= 250));
        }
        self.present = [0; 3];
    }

    pub(super) fn is_white(&self, number: i32) -> bool {
        usize::try_from(number).ok().and_then(|at| self.whites.get(at)).copied().unwrap_or(false)
    }
}
