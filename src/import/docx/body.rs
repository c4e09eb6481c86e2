//! The walk through the text of a Word document, tag by tag.
//!
//! Only words within `w:t` are text; everything else in the file (instructions, positions, alternative texts) has
//! other tags. A deleted passage is passed over whole. Text boxes hang in the middle of a sentence and are said
//! after the paragraph that holds them; each is written twice, for new and old programs, and read once.

use super::super::ImportError;
use super::super::notes::{Notes, pour};
use super::super::pen::Pen;
use super::super::reading::Reading;
use super::super::signs::readable;
use super::super::xml::{Piece, Tag, Xml};
use super::FORMAT;
use super::looks::{Paragraph, Run};
use super::numbers::Numbers;
use super::styles::Styles;

/// What was left out, counted.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Passages deleted with changes tracked.
    pub(super) deletions: usize,
    /// Comments in the margin.
    pub(super) comments: usize,
    /// Documents within the document.
    pub(super) foreign: usize,
}

impl Left {
    /// Counts what another part left out.
    pub(super) fn add(&mut self, other: &Self) {
        self.deletions += other.deletions;
        self.comments += other.comments;
        self.foreign += other.foreign;
    }
}

/// A text of its own: the document, a text box, a note.
#[derive(Default)]
struct Place {
    pen: Pen,
    /// For each table one is in: how many cells of the row were begun.
    cells: Vec<usize>,
    /// Within a cell, a paragraph came before this one.
    owes_line: bool,
    /// Empty cells before the next word.
    owed_tabs: usize,
    /// The paragraph before was one of a list.
    was_listed: bool,
    /// The name of the note, if it is one.
    note: String,
}

/// A walk, and what it has gathered.
pub(super) struct Body<'a> {
    xml: Xml<'a>,
    styles: &'a Styles,
    numbers: Numbers,
    /// Where one is, innermost last; the first is the document itself.
    places: Vec<Place>,
    /// Text boxes waiting for their paragraph to end.
    boxes: Vec<Reading>,
    notes: Notes,
    runs: Vec<Run>,
    paragraphs: Vec<Paragraph>,
    in_words: bool,
    /// For each field one is in: true behind its instruction.
    fields: Vec<bool>,
    /// For each choice between new and old programs one is in: true once one was read.
    choices: Vec<bool>,
    left: Left,
}

impl<'a> Body<'a> {
    /// Stands before the first tag of `text`.
    pub(super) fn new(text: &'a str, styles: &'a Styles, numbers: Numbers) -> Self {
        Self {
            xml: Xml::new(text, FORMAT),
            styles,
            numbers,
            places: vec![Place::default()],
            boxes: Vec::new(),
            notes: Notes::default(),
            runs: Vec::new(),
            paragraphs: Vec::new(),
            in_words: false,
            fields: Vec::new(),
            choices: Vec::new(),
            left: Left::default(),
        }
    }

    /// Walks to the end.
    pub(super) fn walk(&mut self) -> Result<(), ImportError> {
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(tag) => self.open(&tag)?,
                Piece::Close(name) => self.close(&name),
                Piece::Words(words) if self.in_words => self.say(&words),
                Piece::Words(_) => {}
            }
        }
        Ok(())
    }

    /// The text, its notes, and what was left out.
    pub(super) fn finish(mut self) -> (Pen, Notes, Left) {
        (self.places.swap_remove(0).pen, self.notes, self.left)
    }

    fn open(&mut self, tag: &Tag) -> Result<(), ImportError> {
        match tag.name() {
            "t" => self.in_words = true,
            "p" => self.begin_paragraph(),
            "pPr" => self.paragraph_looks()?,
            "r" => self.runs.push(Run::default()),
            "rPr" => {
                let looks = Run::read(&mut self.xml, self.styles)?;
                if let Some(run) = self.runs.last_mut() {
                    *run = looks;
                }
            }
            "tbl" => self.begin_table(),
            "tc" => self.begin_cell(),
            "fldChar" => self.field(tag),
            "AlternateContent" => self.choices.push(false),
            "Choice" | "Fallback" => self.choose()?,
            "txbxContent" => self.places.push(Place::default()),
            "footnote" | "endnote" => self.begin_note(tag)?,
            "footnoteReference" | "endnoteReference" => {
                let call = self.notes.call(note_name(tag));
                self.say(&call);
            }
            "del" | "moveFrom" => {
                self.left.deletions += 1;
                self.xml.skip()?;
            }
            "commentReference" => self.left.comments += 1,
            "altChunk" => self.left.foreign += 1,
            // Instructions, settings, readings above ideograms, and words that are deleted by their very name.
            "instrText" | "delText" | "delInstrText" | "sectPr" | "sdtPr" | "tblPr" | "tblGrid" | "trPr"
            | "tcPr" | "rt" | "background" => self.xml.skip()?,
            name => self.sign(name, tag),
        }
        Ok(())
    }

    /// Single characters that have a tag of their own.
    fn sign(&mut self, name: &str, tag: &Tag) {
        match name {
            "tab" | "ptab" => self.place().pen.cell(),
            "br" | "cr" => self.place().pen.line_break(),
            "noBreakHyphen" => self.say("\u{2011}"),
            "sym" => {
                let code = tag.value("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let symbol = code.and_then(char::from_u32).filter(|symbol| !symbol.is_control());
                self.say(&symbol.map(readable).map_or_else(String::new, String::from));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_words = false,
            "r" => drop(self.runs.pop()),
            "p" => self.end_paragraph(),
            "tr" => self.end_row(),
            "tbl" => {
                self.place().cells.pop();
                self.place().pen.paragraph();
            }
            "AlternateContent" => drop(self.choices.pop()),
            "txbxContent" => {
                let place = self.leave();
                self.boxes.push(place.pen.reading());
            }
            "footnote" | "endnote" => {
                let place = self.leave();
                self.notes.keep(place.note, place.pen.reading());
            }
            _ => {}
        }
    }

    /// Where one is; the document itself is never left.
    fn place(&mut self) -> &mut Place {
        let last = self.places.len() - 1;
        &mut self.places[last]
    }

    fn leave(&mut self) -> Place {
        let last = self.places.len() - 1;
        if last == 0 { Place::default() } else { self.places.swap_remove(last) }
    }

    fn say(&mut self, words: &str) {
        let run = self.runs.last().cloned().unwrap_or_default();
        let paragraph = self.paragraphs.last().cloned().unwrap_or_default();
        // White words in a cell are a heading: whether the cell is dark, only the style of the table may know.
        let is_plain = self.place().cells.is_empty() && self.places.len() == 1 && !paragraph.is_shaded;
        let is_instruction = self.fields.contains(&false);
        let hides = run.hides || paragraph.hides || run.is_white && is_plain || is_instruction;
        let place = self.place();
        if std::mem::take(&mut place.was_listed) && !paragraph.listed.is_one() {
            place.pen.paragraph();
        }
        if !words.trim().is_empty() {
            place.pen.verbatim(&"\t".repeat(std::mem::take(&mut place.owed_tabs)));
        }
        place.pen.hide(hides);
        place.pen.words(words);
    }

    fn begin_paragraph(&mut self) {
        self.paragraphs.push(Paragraph::default());
        let place = self.place();
        if std::mem::take(&mut place.owes_line) {
            place.pen.line();
        }
    }

    fn paragraph_looks(&mut self) -> Result<(), ImportError> {
        let looks = Paragraph::read(&mut self.xml, self.styles)?;
        let sign = self.numbers.next(&looks.listed);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            *paragraph = looks;
        }
        if !sign.is_empty() {
            self.say(&sign);
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        let boxes = if self.places.len() == 1 { std::mem::take(&mut self.boxes) } else { Vec::new() };
        let place = self.place();
        place.was_listed = paragraph.listed.is_one();
        if !place.cells.is_empty() {
            place.owes_line = true;
        } else if place.was_listed {
            place.pen.line();
        } else if !paragraph.goes_on {
            place.pen.paragraph();
        }
        for words in boxes {
            place.pen.hide(false);
            place.pen.paragraph();
            pour(&mut place.pen, &words);
            place.pen.paragraph();
        }
    }

    fn begin_table(&mut self) {
        let place = self.place();
        place.pen.paragraph();
        place.cells.push(0);
        place.owes_line = false;
    }

    fn begin_cell(&mut self) {
        let place = self.place();
        place.owes_line = false;
        let Some(cells) = place.cells.last_mut() else { return };
        place.owed_tabs += usize::from(*cells > 0);
        *cells += 1;
    }

    fn end_row(&mut self) {
        let place = self.place();
        place.pen.line();
        place.owes_line = false;
        place.owed_tabs = 0;
        if let Some(cells) = place.cells.last_mut() {
            *cells = 0;
        }
    }

    fn field(&mut self, tag: &Tag) {
        match tag.value("fldCharType").as_deref() {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    *field = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// The first of several ways to say the same is read.
    fn choose(&mut self) -> Result<(), ImportError> {
        match self.choices.last_mut() {
            Some(chosen) if *chosen => self.xml.skip(),
            Some(chosen) => {
                *chosen = true;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn begin_note(&mut self, tag: &Tag) -> Result<(), ImportError> {
        // The others are the line above the notes and its kin.
        if tag.value("type").is_some_and(|kind| kind != "normal") {
            return self.xml.skip();
        }
        self.places.push(Place { note: note_name(tag), ..Place::default() });
        Ok(())
    }
}

/// Notes at the foot and at the end count each from 1: `footnoteReference 1` calls for `footnote 1`.
fn note_name(tag: &Tag) -> String {
    let kind = if tag.name().starts_with("foot") { "foot" } else { "end" };
    format!("{kind} {}", tag.value("id").unwrap_or_default())
}
