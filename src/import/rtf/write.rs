//! From the tokens of RTF to letters, and from letters to where they go.
//!
//! A letter may come as a byte in the encoding of its font, as a number with a fallback for old readers, or as it
//! stands; whichever it is, it goes to the place of its group. What control words do is told in
//! [`words`](super::words). Start at [`Reader::token`].

use encoding_rs::{Encoding, WINDOWS_1252};

use super::group::{Colours, Fonts, Group, Place};
use super::letters::{Letter, Letters, symbol};
use super::tokens::Token;
use crate::import::Warning;
use crate::import::imprint::Imprint;
use crate::import::notes::Notes;
use crate::import::pen::Pen;
use crate::import::reading::Reading;

/// More words about the file are no title and no name.
const LONGEST_FACT: usize = 1_000;
/// So many letters are enough to guess an encoding by.
const MOST_UNSAID: usize = 1_000_000;

/// What the file says about itself.
#[derive(Debug, Default)]
pub(super) struct Facts {
    title: String,
    author: String,
    company: String,
    /// Year, month and day of its creation.
    pub(super) created: [i32; 3],
}

/// Reads tokens into a text.
pub(super) struct Reader {
    /// The encoding that holds whatever the file says.
    forced: Option<&'static Encoding>,
    /// The encoding that the document names.
    pub(super) stated: Option<&'static Encoding>,
    pub(super) fonts: Fonts,
    pub(super) colours: Colours,
    outer: Vec<Group>,
    pub(super) group: Group,
    letters: Letters,
    /// The pens of the text and of the notes that are being written, with their names; the innermost last.
    pens: Vec<(String, Pen)>,
    notes: Notes,
    note_count: usize,
    pub(super) facts: Facts,
    /// Letters still to be passed over, because they stand for one that was told by its number.
    pub(super) to_skip: usize,
    /// The first half of a letter beyond U+FFFF.
    half: Option<u16>,
    /// The last token was `\*`: what the next word names may be passed over.
    is_starred: bool,
    pub(super) is_in_row: bool,
    /// The paragraph is an item of a list.
    pub(super) is_listed: bool,
    /// What comes next stands apart, unless it is the next item or row.
    pub(super) owes_gap: bool,
    /// The outermost group is closed.
    is_over: bool,
    /// Letters of whose encoding the file says nothing.
    pub(super) unsaid: Vec<u8>,
}

impl Reader {
    pub(super) fn new(forced: Option<&'static Encoding>) -> Self {
        Self {
            forced,
            stated: None,
            fonts: Fonts::default(),
            colours: Colours::default(),
            outer: Vec::new(),
            group: Group::default(),
            letters: Letters::new(),
            pens: vec![(String::new(), Pen::default())],
            notes: Notes::default(),
            note_count: 0,
            facts: Facts::default(),
            to_skip: 0,
            half: None,
            is_starred: false,
            is_in_row: false,
            is_listed: false,
            owes_gap: false,
            is_over: false,
            unsaid: Vec::new(),
        }
    }

    /// How many groups are open.
    pub(super) fn depth(&self) -> usize {
        self.outer.len()
    }

    /// True if the document or a font of it says how letters are encoded.
    pub(super) fn says_encoding(&self) -> bool {
        self.stated.is_some() || self.fonts.has_own()
    }

    /// The encoding of letters whose font has none of its own.
    pub(super) fn encoding(&self) -> &'static Encoding {
        self.forced.or(self.stated).unwrap_or(WINDOWS_1252)
    }

    /// Takes the next token.
    pub(super) fn token(&mut self, token: Token<'_>) {
        if self.is_over {
            return;
        }
        if !matches!(token, Token::Byte(_) | Token::Letters(_)) {
            self.flush();
        }
        match token {
            Token::Open => {
                self.to_skip = 0;
                self.outer.push(self.group);
                self.group.is_note = false;
            }
            Token::Close => self.close(),
            Token::Word(name, number) => {
                let is_starred = std::mem::take(&mut self.is_starred);
                self.word(name, number, is_starred);
            }
            Token::Sign(sign) => self.sign(sign),
            Token::Byte(byte) => self.byte(byte),
            Token::Letters(letters) => self.as_they_stand(letters),
        }
    }

    /// The text, its notes, and what the file says about itself.
    pub(super) fn finish(mut self) -> Reading {
        self.flush();
        while self.pens.len() > 1 {
            self.end_note();
        }
        let (_, mut pen) = self.pens.swap_remove(0);
        self.notes.write(&mut pen);
        let mut reading = pen.reading();
        if !self.outer.is_empty() {
            reading.warnings.push(Warning::Damaged("it ends in the middle".to_owned()));
        }
        reading.outlet = self.facts.company.trim().to_owned();
        let imprint = Imprint {
            title: self.facts.title.trim().to_owned(),
            author: self.facts.author.trim().to_owned(),
            date: day_of(self.facts.created),
            language: String::new(),
        };
        imprint.settle(reading)
    }

    /// The pen of the text or of the innermost note.
    pub(super) fn pen(&mut self) -> &mut Pen {
        let last = self.pens.len() - 1; // the first pen stays to the end
        &mut self.pens[last].1
    }

    /// Writes letters where the group wants them.
    pub(super) fn say(&mut self, words: &str) {
        let fact = match self.group.place {
            Place::Body => return self.say_in_text(words),
            Place::Title => &mut self.facts.title,
            Place::Author => &mut self.facts.author,
            Place::Company => &mut self.facts.company,
            Place::Nowhere | Place::Fonts | Place::Colours | Place::Created => return,
        };
        if fact.len() < LONGEST_FACT {
            fact.push_str(&words[..words.floor_char_boundary(LONGEST_FACT)]);
        }
    }

    /// Writes the letter with the number `unit`, which may be half of one.
    pub(super) fn unit(&mut self, unit: u16) {
        let first = self.half.take();
        self.to_skip = self.group.fallback;
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let units: Vec<u16> = first.into_iter().chain([unit]).collect();
        // Symbol fonts keep their letters in the private area.
        let words = String::from_utf16_lossy(&units);
        let words: String = words.chars().map(|c| if c == '\u{f0b7}' { '•' } else { c }).collect();
        self.say(&words);
    }

    /// A note begins: its number stands in the text.
    pub(super) fn begin_note(&mut self) {
        if self.group.place != Place::Body || self.group.is_note {
            return;
        }
        self.note_count += 1;
        let name = self.note_count.to_string();
        let call = self.notes.call(name.clone());
        self.pen().hide(false);
        self.pen().words(&call);
        self.pens.push((name, Pen::default()));
        self.group.is_note = true;
        self.group.plain();
    }

    fn end_note(&mut self) {
        if let Some((name, pen)) = self.pens.pop() {
            self.notes.keep(name, pen.reading());
        }
    }

    fn close(&mut self) {
        self.to_skip = 0;
        self.is_starred = false;
        let is_note = self.group.is_note;
        let Some(outer) = self.outer.pop() else { return };
        self.group = outer;
        if is_note && self.pens.len() > 1 {
            self.end_note();
        }
        self.is_over = self.outer.is_empty();
    }

    fn sign(&mut self, sign: u8) {
        if sign == b'*' {
            self.is_starred = true;
            return;
        }
        let words = match sign {
            b'~' => "\u{a0}",
            b'-' => "\u{ad}",
            b'_' => "\u{2011}",
            b'{' => "{",
            b'}' => "}",
            b'\\' => "\\",
            b'\t' => return self.word("tab", None, false),
            b'\r' | b'\n' => return self.word("par", None, false),
            _ => return,
        };
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else {
            self.say(words);
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if self.letter() == Letter::Symbol {
            self.flush();
            self.say(symbol(byte));
        } else {
            self.add(&[byte]);
        }
    }

    fn as_they_stand(&mut self, letters: &[u8]) {
        let skipped = self.to_skip.min(letters.len());
        self.to_skip -= skipped;
        let letters = &letters[skipped..];
        if self.group.place == Place::Colours {
            letters.iter().filter(|letter| **letter == b';').for_each(|_| self.colours.end());
        }
        match std::str::from_utf8(letters) {
            Ok(words) if !letters.is_ascii() && self.forced.is_none() => {
                self.flush();
                self.say(words); // no RTF by the book, but written often
            }
            _ => self.add(letters),
        }
    }

    fn letter(&self) -> Letter {
        self.fonts.letter(self.group.font)
    }

    fn add(&mut self, bytes: &[u8]) {
        if matches!(self.group.place, Place::Nowhere | Place::Fonts | Place::Colours | Place::Created) {
            return;
        }
        let encoding = match self.letter() {
            Letter::In(encoding) => self.forced.unwrap_or(encoding),
            Letter::Common | Letter::Symbol => {
                if self.stated.is_none() && self.unsaid.len() < MOST_UNSAID {
                    self.unsaid.extend_from_slice(bytes);
                }
                self.encoding()
            }
        };
        if let Some(before) = self.letters.add(bytes, encoding) {
            self.say(&before);
        }
    }

    fn flush(&mut self) {
        if let Some(words) = self.letters.take() {
            self.say(&words);
        }
    }

    fn say_in_text(&mut self, words: &str) {
        let group = self.group;
        if group.is_deleted {
            return;
        }
        if group.is_sign {
            self.is_listed = true;
        }
        if !self.is_listed && !self.is_in_row && std::mem::take(&mut self.owes_gap) {
            self.pen().paragraph();
        }
        // White words in a cell are a heading on a dark ground.
        let hides = group.is_hidden || (group.is_white && !group.is_shaded && !self.is_in_row);
        let pen = self.pen();
        pen.hide(hides);
        pen.words(words);
    }
}

/// A day that is told by numbers; it may be none.
fn day_of([year, month, day]: [i32; 3]) -> String {
    if year == 0 { String::new() } else { format!("{year:04}-{month:02}-{day:02}") }
}
