//! What each control word of RTF does.
//!
//! Only words that change letters, lines or where they go are named; all others are looks. A destination that is not
//! known and says so (`\*`) is passed over, as the specification has it.

use super::group::Place;
use super::letters::{Letter, character_set, code_page};
use super::write::Reader;

impl Reader {
    /// Does what the control word `name` says.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>, is_starred: bool) {
        if self.destination(name, is_starred) {
            return;
        }
        match self.group.place {
            Place::Nowhere => {}
            Place::Fonts => self.font_word(name, number),
            Place::Colours => self.colour_word(name, number),
            Place::Created => self.created_word(name, number),
            Place::Body | Place::Title | Place::Author | Place::Company => self.text_word(name, number),
        }
    }

    /// True if the word names where the group's letters go.
    fn destination(&mut self, name: &str, is_starred: bool) -> bool {
        let place = match name {
            "fonttbl" => Place::Fonts,
            "colortbl" => Place::Colours,
            "title" => Place::Title,
            "author" => Place::Author,
            "company" => Place::Company,
            "creatim" => Place::Created,
            "ud" => Place::Body,
            "shptxt" | "dptxbxtext" if !self.group.is_repeated => {
                self.group.place = Place::Body;
                self.pen().paragraph();
                return true;
            }
            "footnote" => {
                self.begin_note();
                return true;
            }
            "shprslt" => {
                self.group.is_repeated = true;
                Place::Nowhere
            }
            _ if is_starred || is_passed_over(name) => Place::Nowhere,
            _ => return false,
        };
        self.group.place = place;
        true
    }

    fn font_word(&mut self, name: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match name {
            "f" => self.fonts.present = number,
            "fcharset" => self.fonts.describe(character_set(number)),
            "cpg" => {
                if let Some(encoding) = code_page(number) {
                    self.fonts.describe(Letter::In(encoding));
                }
            }
            _ => {}
        }
    }

    fn colour_word(&mut self, name: &str, number: Option<i32>) {
        let which = ["red", "green", "blue"].iter().position(|part| *part == name);
        if let Some(which) = which {
            self.colours.amount(which, number.unwrap_or(0));
        }
    }

    fn created_word(&mut self, name: &str, number: Option<i32>) {
        let which = ["yr", "mo", "dy"].iter().position(|part| *part == name);
        if let Some(which) = which {
            self.facts.created[which] = number.unwrap_or(0).clamp(0, 9_999);
        }
    }

    fn text_word(&mut self, name: &str, number: Option<i32>) {
        if let Some(letter) = letter_of(name) {
            if self.to_skip > 0 {
                self.to_skip -= 1;
            } else {
                self.say(letter);
            }
            return;
        }
        // A fallback that is missing must not cost the next word.
        self.to_skip = 0;
        let is_on = number != Some(0);
        match name {
            // The lower sixteen bits: numbers beyond 32,767 are written as negative ones.
            "u" => self.unit((number.unwrap_or(0) & 0xffff) as u16),
            "uc" => self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(0).min(64),
            "ansicpg" => self.stated = code_page(number.unwrap_or(0)),
            "mac" => self.stated = self.stated.or(code_page(10_000)),
            "deff" => self.fonts.usual = number.unwrap_or(0),
            "f" => self.group.font = number,
            "plain" => self.group.plain(),
            "v" | "webhidden" => self.group.is_hidden = is_on,
            "deleted" => self.group.is_deleted = is_on,
            "cf" => self.group.is_white = self.colours.is_white(number.unwrap_or(0)),
            "highlight" | "cb" | "chcbpat" | "cbpat" => self.group.is_shaded = is_on,
            "pntext" | "listtext" => self.group.is_sign = true,
            _ if self.group.place == Place::Body => self.line_word(name),
            _ => {}
        }
    }

    fn line_word(&mut self, name: &str) {
        match name {
            "par" => self.end_paragraph(),
            "line" | "lbr" => self.pen().line_break(),
            "tab" if self.group.is_sign => self.pen().words(" "),
            "tab" => self.pen().cell(),
            "sect" | "page" | "column" => self.pen().paragraph(),
            "trowd" | "intbl" if !self.is_in_row => {
                self.is_in_row = true;
                self.owes_gap = false;
                self.pen().row();
            }
            "cell" | "nestcell" => self.pen().next_cell(),
            "row" | "nestrow" => {
                self.is_in_row = false;
                self.owes_gap = true;
                self.pen().end_row();
            }
            _ => {}
        }
    }

    /// Items of a list and lines in a cell follow at once; other paragraphs stand apart.
    fn end_paragraph(&mut self) {
        if self.is_listed || self.is_in_row {
            self.pen().line();
        } else {
            self.pen().paragraph();
        }
        self.owes_gap |= std::mem::take(&mut self.is_listed);
    }
}

/// Destinations that hold no words of the text.
fn is_passed_over(name: &str) -> bool {
    matches!(
        name,
        "stylesheet"
            | "info"
            | "pict"
            | "nonshppict"
            | "header"
            | "headerl"
            | "headerr"
            | "headerf"
            | "footer"
            | "footerl"
            | "footerr"
            | "footerf"
            | "fldinst"
            | "xe"
            | "tc"
            | "tcn"
            | "rxe"
            | "txe"
            | "template"
            | "filetbl"
            | "listtable"
            | "listoverridetable"
            | "revtbl"
            | "private"
            | "nonesttables"
            | "upr"
            | "objdata"
            | "objclass"
            | "annotation"
            | "atnid"
            | "atnauthor"
            | "ftnsep"
            | "ftnsepc"
            | "ftncn"
            | "aftnsep"
            | "aftnsepc"
            | "aftncn"
    )
}

/// Control words that are letters.
fn letter_of(name: &str) -> Option<&'static str> {
    Some(match name {
        "emdash" => "—",
        "endash" => "–",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        "zwbo" => "\u{200b}",
        "zwnbo" => "\u{2060}",
        "ltrmark" => "\u{200e}",
        "rtlmark" => "\u{200f}",
        _ => return None,
    })
}
