//! Writing a document's text line by line, and keeping book of its pages and its hidden words.
//!
//! What comes out is canonical (no byte order mark, no CR, no NUL), so that the offsets of pages and hidden words
//! stay true in the [`SourceText`](crate::text::SourceText) made of it. White space between words collapses as a
//! browser has it: spaces, tabs and line ends become one space; a no-break space is a letter like any other.
//! Start at [`Pen::words`].

use super::reading::Reading;
use crate::text::Span;

/// Cells of more bytes are no table but a page set in columns.
const LONGEST_CELLS: usize = 300;

/// A text on its way.
#[derive(Clone, Debug, Default)]
pub(super) struct Pen {
    text: String,
    pages: Vec<usize>,
    hidden: Vec<Span>,
    /// Where the hidden words began that are being written.
    hiding: Option<usize>,
    /// White space was read and is written if a word follows on the line.
    wants_space: bool,
    /// Line ends to be written before the next word.
    breaks: usize,
    /// Where the row of a table begins that is being written.
    row: Option<usize>,
    /// What the line begins with, if a word follows.
    sign: String,
    /// A page was turned and begins with the next word.
    turns: usize,
}

impl Pen {
    /// Adds words; runs of white space become one space, and none begins a line.
    pub(super) fn words(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.wants_space = true,
                other => self.letter(other),
            }
        }
    }

    /// Adds words with their spaces, tabs and line ends as they stand.
    pub(super) fn verbatim(&mut self, words: &str) {
        let mut before = ' ';
        for c in words.chars() {
            match c {
                '\n' if before == '\r' => {}
                '\n' | '\r' => self.raw('\n'),
                other => self.raw(other),
            }
            before = c;
        }
    }

    /// Ends the line; nothing if it is empty.
    pub(super) fn line(&mut self) {
        self.end_line(self.breaks.max(1));
    }

    /// Ends the line and leaves one empty line before the next word.
    pub(super) fn paragraph(&mut self) {
        self.end_line(2);
    }

    /// Ends the line, or leaves it empty: two in a row leave one empty line.
    pub(super) fn line_break(&mut self) {
        self.end_line((self.breaks + 1).min(2));
    }

    /// Begins the line with `sign` once a word follows, as a bullet does; an empty sign takes the last one back.
    pub(super) fn promise(&mut self, sign: &str) {
        sign.clone_into(&mut self.sign);
    }

    /// Begins a row of a table on a line of its own.
    pub(super) fn row(&mut self) {
        self.end_row();
        self.row = Some(self.text.len());
    }

    /// Begins a cell of the row: behind a tab, while its cells are short and of one line, else on a line of its own.
    pub(super) fn next_cell(&mut self) {
        let written = self.row.map_or("", |start| self.text[start..].trim_start_matches('\n'));
        if self.is_row_begun() && written.is_empty() {
            return;
        }
        if !written.is_empty() && written.len() <= LONGEST_CELLS && !written.contains('\n') {
            self.breaks = 0;
            self.wants_space = false;
            self.sign.push('\t');
        } else {
            self.line();
        }
    }

    /// Ends the row of a table.
    pub(super) fn end_row(&mut self) {
        self.sign.clear();
        let row = self.row.take().map_or("", |start| self.text[start..].trim_start_matches('\n'));
        let is_one_line = !row.is_empty() && !row.contains('\n');
        self.breaks = if is_one_line { 1 } else { self.breaks.max(1) };
        self.wants_space = false;
    }

    /// A tab, if the line has begun.
    pub(super) fn cell(&mut self) {
        if self.breaks == 0 && !self.text.is_empty() {
            self.raw('\t');
        }
    }

    /// The next word stands on a new page; the first page begins with the text whether it is told or not.
    pub(super) fn page(&mut self) {
        self.turns += 1;
    }

    /// What is written from here on is hidden in the original, until it is said to be so no more.
    pub(super) fn hide(&mut self, is_hidden: bool) {
        match (is_hidden, self.hiding) {
            (true, None) => self.hiding = Some(self.text.len()),
            (false, Some(start)) => {
                self.hiding = None;
                self.mark(start);
            }
            _ => {}
        }
    }

    /// The reading of what was written, with nothing said about it yet.
    pub(super) fn reading(mut self) -> Reading {
        self.hide(false);
        for _ in 0..self.turns {
            self.pages.push(self.text.len());
        }
        if !self.pages.is_empty() && self.pages[0] != 0 {
            self.pages.insert(0, 0);
        }
        Reading { text: self.text, pages: self.pages, hidden: self.hidden, ..Reading::default() }
    }

    /// Marks what was written since `start`, without the white space around it.
    fn mark(&mut self, start: usize) {
        let written = &self.text[start..];
        let words = written.trim();
        if !words.is_empty() {
            let start = start + (written.len() - written.trim_start().len());
            self.hidden.push(Span::new(start, start + words.len()));
        }
    }

    /// True if a row begins with the next word.
    fn is_row_begun(&self) -> bool {
        self.row == Some(self.text.len())
    }

    fn end_line(&mut self, breaks: usize) {
        // A sign and its first word stand on one line, whatever blocks open between them; so do a row and its first word.
        if self.sign.is_empty() && !self.is_row_begun() {
            self.breaks = breaks;
        }
        self.wants_space = false;
    }

    fn letter(&mut self, c: char) {
        if self.wants_space
            && self.sign.is_empty()
            && self.breaks == 0
            && !self.text.is_empty()
            && !self.text.ends_with(['\n', '\t'])
        {
            self.text.push(' ');
        }
        self.wants_space = false;
        self.raw(c);
    }

    fn raw(&mut self, c: char) {
        if c == '\0' || (c == '\u{feff}' && self.text.is_empty()) {
            return;
        }
        if !self.text.is_empty() {
            self.text.extend(std::iter::repeat_n('\n', self.breaks));
        }
        self.breaks = 0;
        for _ in 0..std::mem::take(&mut self.turns) {
            self.pages.push(self.text.len());
        }
        self.text.push_str(&std::mem::take(&mut self.sign));
        self.text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceText;

    #[test]
    fn white_space_collapses_and_a_no_break_space_stays() {
        let mut pen = Pen::default();
        pen.words("  The\n  army ");
        pen.words(" left\u{a0}Palmyra. ");
        pen.paragraph();
        pen.line();
        pen.words("\tIt ");
        pen.line();
        pen.words("came back.\r\n");
        assert_eq!(pen.reading().text, "The army left\u{a0}Palmyra.\n\nIt\ncame back.");
    }

    #[test]
    fn what_is_written_is_canonical_already() {
        let mut pen = Pen::default();
        pen.verbatim("\u{feff}\0a\r\nb\rc\0\u{feff}\n");
        let text = pen.reading().text;
        assert_eq!(text, "a\nb\nc\u{feff}\n");
        assert_eq!(SourceText::new(&text).as_str(), text);
    }

    #[test]
    fn pages_begin_with_their_first_word_and_empty_pages_count() {
        let mut pen = Pen::default();
        pen.words("One.");
        pen.paragraph();
        pen.page();
        pen.words("Two.");
        pen.page();
        pen.page();
        let reading = pen.reading();
        assert_eq!((&*reading.text, reading.pages), ("One.\n\nTwo.", vec![0, 6, 10, 10]));
    }

    #[test]
    fn hidden_words_are_marked_without_the_space_around_them() {
        let mut pen = Pen::default();
        pen.words("Seen ");
        pen.hide(true);
        pen.words(" not seen ");
        pen.hide(false);
        pen.words(" seen");
        pen.hide(true);
        pen.words("  ");
        let reading = pen.reading();
        let hidden: Vec<_> = reading.hidden.iter().map(|span| span.slice(&reading.text).unwrap()).collect();
        assert_eq!((&*reading.text, hidden), ("Seen not seen seen", vec!["not seen"]));
    }

    #[test]
    fn cells_of_a_row_are_parted_by_tabs() {
        let mut pen = Pen::default();
        for row in [["Actor", "Stance"], ["Russia", "support"]] {
            for cell in row {
                pen.cell();
                pen.words(cell);
            }
            pen.line();
        }
        assert_eq!(pen.reading().text, "Actor\tStance\nRussia\tsupport");
    }

    #[test]
    fn a_row_stays_on_its_line_whatever_blocks_are_in_its_cells() {
        let mut pen = Pen::default();
        for row in [["Actor", "", "Stance"], ["Russia", "Assad", ""], ["", "YPG", "clash"]] {
            pen.row();
            for cell in row {
                pen.next_cell();
                pen.paragraph();
                pen.words(cell);
                pen.paragraph();
            }
            pen.end_row();
        }
        assert_eq!(pen.reading().text, "Actor\t\tStance\nRussia\tAssad\nYPG\tclash");
    }
}
