//! The walk through the text of an OpenDocument text, tag by tag.
//!
//! Only words within a paragraph or a heading are text. A paragraph within a paragraph belongs to a note, a text box
//! or a shape: a note goes to the end, the others behind the paragraph that holds them.

use super::super::ImportError;
use super::super::notes::{Notes, pour};
use super::super::pen::Pen;
use super::super::reading::Reading;
use super::super::xml::{Piece, Tag, Xml};
use super::FORMAT;
use super::styles::Styles;

/// More spaces than this in a row are an attack on memory.
const MOST_SPACES: usize = 100;

/// What was left out, counted.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Passages deleted with changes tracked.
    pub(super) deletions: usize,
    /// Comments in the margin.
    pub(super) comments: usize,
}

/// A list one is in.
#[derive(Default)]
struct List {
    style: String,
    number: u32,
    /// An item began, and no paragraph of it was met yet.
    owes_sign: bool,
}

/// A text of its own: the document, a note, a text box, a shape.
#[derive(Default)]
struct Place {
    pen: Pen,
    /// Paragraphs one is in: at most one, for another would open a place of its own.
    in_paragraph: bool,
    /// For each table one is in: how many cells of the row were begun.
    cells: Vec<usize>,
    owes_line: bool,
    owed_tabs: usize,
    lists: Vec<List>,
    was_listed: bool,
    /// Text boxes waiting for the paragraph to end.
    boxes: Vec<Reading>,
}

/// Something open that decides whether words are seen.
#[derive(Clone, Copy, Debug, Default)]
struct Veil {
    hides: bool,
    is_white: bool,
    is_shaded: bool,
}

/// A walk, and what it has gathered.
pub(super) struct Body<'a> {
    xml: Xml<'a>,
    styles: &'a Styles,
    places: Vec<Place>,
    /// For each section, paragraph and run one is in.
    veils: Vec<Veil>,
    notes: Notes,
    /// Names of the notes one is in.
    note_names: Vec<String>,
    /// For each open paragraph: true if it opened a place of its own.
    owns_place: Vec<bool>,
    counted: usize,
    left: Left,
}

impl<'a> Body<'a> {
    /// Stands before the first tag of `text`.
    pub(super) fn new(text: &'a str, styles: &'a Styles) -> Self {
        Self {
            xml: Xml::new(text, FORMAT),
            styles,
            places: vec![Place::default()],
            veils: Vec::new(),
            notes: Notes::default(),
            note_names: Vec::new(),
            owns_place: Vec::new(),
            counted: 0,
            left: Left::default(),
        }
    }

    /// Walks to the end.
    pub(super) fn walk(&mut self) -> Result<(), ImportError> {
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(tag) => self.open(&tag)?,
                Piece::Close(name) => self.close(&name),
                Piece::Words(words) => self.say(&words),
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
            "p" | "h" => self.begin_paragraph(tag),
            "span" => self.veil("text", tag),
            "section" => self.begin_section(tag),
            "hidden-text" | "hidden-paragraph" => self.hidden_field(tag),
            "list" => self.begin_list(tag),
            "list-item" => self.begin_item(tag),
            "table" => self.begin_table(),
            "table-cell" => self.begin_cell(),
            "note" => self.begin_note(tag),
            "note-body" | "text-box" => self.places.push(Place::default()),
            "s" => {
                let count = tag.value("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.say(&" ".repeat(count.min(MOST_SPACES)));
            }
            "tab" => self.place().pen.cell(),
            "line-break" => self.place().pen.line_break(),
            "tracked-changes" => self.pass_changes()?,
            "annotation" => {
                self.left.comments += 1;
                self.xml.skip()?;
            }
            // Settings, alternative texts, sources of indexes, readings above ideograms, styles.
            "note-citation"
            | "ruby-text"
            | "forms"
            | "desc"
            | "scripts"
            | "script"
            | "event-listeners"
            | "automatic-styles"
            | "font-face-decls"
            | "covered-table-cell"
            | "table-of-content-source"
            | "alphabetical-index-source"
            | "bibliography-source"
            | "object"
            | "binary-data" => self.xml.skip()?,
            "title" if tag.prefix() == "svg" => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => self.end_paragraph(),
            "span" | "section" | "hidden-text" => drop(self.veils.pop()),
            "list" => drop(self.place().lists.pop()),
            "table-row" => self.end_row(),
            "table" => {
                self.place().cells.pop();
                self.place().pen.paragraph();
            }
            "note-body" => {
                let words = self.leave();
                let name = self.note_names.pop().unwrap_or_default();
                self.notes.keep(name, words);
            }
            "text-box" => {
                let words = self.leave();
                self.place().boxes.push(words);
                self.say_boxes_between_paragraphs();
            }
            _ => {}
        }
    }

    /// Where one is; the document itself is never left.
    fn place(&mut self) -> &mut Place {
        let last = self.places.len() - 1;
        &mut self.places[last]
    }

    fn leave(&mut self) -> Reading {
        let last = self.places.len() - 1;
        let place = if last == 0 { Place::default() } else { self.places.swap_remove(last) };
        place.pen.reading()
    }

    fn say(&mut self, words: &str) {
        let is_shaded = self.veils.iter().any(|veil| veil.is_shaded);
        let is_white = self.veils.last().is_some_and(|veil| veil.is_white);
        let hides = self.veils.iter().any(|veil| veil.hides);
        let is_plain = self.places.len() == 1 && self.place().cells.is_empty() && !is_shaded;
        let place = self.place();
        if !place.in_paragraph {
            return;
        }
        if !words.trim().is_empty() {
            place.pen.verbatim(&"\t".repeat(std::mem::take(&mut place.owed_tabs)));
        }
        place.pen.hide(hides || is_white && is_plain);
        place.pen.words(words);
    }

    fn veil(&mut self, family: &str, tag: &Tag) {
        let name = tag.value("style-name").unwrap_or_default();
        let outer = self.veils.last().copied().unwrap_or_default();
        self.veils.push(Veil {
            hides: self.styles.hides(family, &name),
            is_white: self.styles.is_white(family, &name).unwrap_or(outer.is_white),
            is_shaded: self.styles.is_shaded(family, &name),
        });
    }

    fn begin_section(&mut self, tag: &Tag) {
        let hides = tag.says("display", "none") || tag.says("is-hidden", "true");
        self.veils.push(Veil { hides, ..Veil::default() });
    }

    fn hidden_field(&mut self, tag: &Tag) {
        let hides = tag.says("is-hidden", "true");
        if tag.name() == "hidden-text" {
            self.veils.push(Veil { hides, ..Veil::default() });
        } else if let (true, Some(veil)) = (hides, self.veils.last_mut()) {
            veil.hides = true;
        }
    }

    fn begin_paragraph(&mut self, tag: &Tag) {
        let is_within = self.place().in_paragraph;
        self.owns_place.push(is_within);
        if is_within {
            self.places.push(Place::default());
        }
        self.veil("paragraph", tag);
        let sign = self.sign();
        let place = self.place();
        place.in_paragraph = true;
        if std::mem::take(&mut place.owes_line) {
            place.pen.line();
        }
        if std::mem::take(&mut place.was_listed) && place.lists.is_empty() {
            place.pen.paragraph();
        }
        if !sign.is_empty() {
            self.say(&sign);
        }
    }

    fn end_paragraph(&mut self) {
        self.veils.pop();
        if self.owns_place.pop().unwrap_or(false) {
            let words = self.leave();
            self.place().boxes.push(words);
            return;
        }
        let place = self.place();
        place.in_paragraph = false;
        place.was_listed = !place.lists.is_empty();
        if !place.cells.is_empty() {
            place.owes_line = true;
        } else if place.was_listed {
            place.pen.line();
        } else {
            place.pen.paragraph();
        }
        self.say_boxes_between_paragraphs();
    }

    fn say_boxes_between_paragraphs(&mut self) {
        let place = self.place();
        if place.in_paragraph {
            return;
        }
        for words in std::mem::take(&mut place.boxes) {
            place.pen.hide(false);
            place.pen.paragraph();
            pour(&mut place.pen, &words);
            place.pen.paragraph();
        }
    }

    fn begin_list(&mut self, tag: &Tag) {
        let place = self.place();
        let outer = place.lists.last().map_or_else(String::new, |list| list.style.clone());
        let style = tag.value("style-name").unwrap_or(outer);
        place.lists.push(List { style, ..List::default() });
    }

    fn begin_item(&mut self, tag: &Tag) {
        if let Some(list) = self.place().lists.last_mut() {
            let stated = tag.value("start-value").and_then(|number| number.parse().ok());
            list.number = stated.unwrap_or(list.number.saturating_add(1));
            list.owes_sign = true;
        }
    }

    fn sign(&mut self) -> String {
        let styles = self.styles;
        let place = self.place();
        let level = place.lists.len();
        let Some(list) = place.lists.last_mut() else { return String::new() };
        let owes = std::mem::take(&mut list.owes_sign);
        if owes { styles.sign(&list.style, level, list.number) } else { String::new() }
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

    fn begin_note(&mut self, tag: &Tag) {
        self.counted += 1;
        let name = format!("{} {}", self.counted, tag.value("id").unwrap_or_default());
        let call = self.notes.call(name.clone());
        self.say(&call);
        self.note_names.push(name);
    }

    /// Passes over the list of changes, whose deleted words stand nowhere else.
    fn pass_changes(&mut self) -> Result<(), ImportError> {
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Close(name) if name == "tracked-changes" => break,
                Piece::Open(tag) if tag.name() == "deletion" => self.left.deletions += 1,
                Piece::Open(_) | Piece::Close(_) | Piece::Words(_) => {}
            }
        }
        Ok(())
    }
}
