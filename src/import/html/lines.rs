//! From a page without scripts and forms to lines of text.
//!
//! Paragraphs, headings, quotations and tables' rows stand on lines of their own; items of a list begin with a bullet
//! or their number, as they are seen; cells of a row are parted by tabs. No picture and no address becomes text.
//! What a page hides comes as numbered marks ([`mark_of`]) and is written as hidden words. Start at [`write()`].

use html5ever::tokenizer::Tag;

use super::tokens::{Piece, attribute, each};
use crate::import::pen::Pen;

/// Opens and closes the number of a hidden piece; no text holds these characters (Unicode noncharacters).
const MARK: [char; 2] = ['\u{fdd0}', '\u{fddb}'];
const ZERO: u32 = 0xfdd1;

/// The characters that stand for the hidden piece number `index`.
pub(super) fn mark_of(index: usize) -> String {
    let digit = |c: char| char::from_u32(ZERO + c.to_digit(10).unwrap_or(0)).unwrap_or(MARK[0]);
    let digits: String = index.to_string().chars().map(digit).collect();
    format!("{}{digits}{}", MARK[0], MARK[1])
}

/// True for the characters that marks are made of, which a page may not use.
pub(super) fn is_of_mark(c: char) -> bool {
    ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// Writes `html`; `pieces` are the hidden parts that marks in it stand for. Returns which of them were written.
pub(super) fn write(html: &str, pieces: &[String], pen: &mut Pen) -> Vec<bool> {
    let mut lines =
        Lines { written: vec![false; pieces.len()], pieces, pen, lists: Vec::new(), raw: 0, mark: None };
    each(html, false, |piece| lines.piece(&piece));
    lines.written
}

struct Lines<'a> {
    pen: &'a mut Pen,
    pieces: &'a [String],
    written: Vec<bool>,
    /// The lists that are open: the next number, or none for bullets.
    lists: Vec<Option<usize>>,
    /// How many elements are open in which white space counts.
    raw: usize,
    /// The number of the mark that is being read.
    mark: Option<usize>,
}

impl Lines<'_> {
    fn piece(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open(tag) => self.open(tag),
            Piece::Close(name) => self.close(name),
            Piece::Words(words) => self.words(words),
        }
    }

    fn open(&mut self, tag: &Tag) {
        match &*tag.name {
            "br" => self.pen.line_break(),
            "ul" | "ol" | "menu" => {
                self.parted();
                let first = attribute(tag, "start").parse().unwrap_or(1);
                self.lists.push((&*tag.name == "ol").then_some(first));
            }
            "li" => self.item(),
            "tr" => self.pen.row(),
            "td" | "th" => self.pen.next_cell(),
            "q" => self.pen.words("“"),
            "pre" => {
                self.pen.paragraph();
                self.raw += 1;
            }
            name if is_paragraph(name) => self.parted(),
            name if is_line(name) => self.pen.line(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "li" => {
                self.pen.promise("");
                self.pen.line();
            }
            "tr" => self.pen.end_row(),
            "ul" | "ol" | "menu" => {
                self.pen.promise("");
                self.lists.pop();
                self.parted();
            }
            "q" => self.pen.words("”"),
            "pre" => {
                self.raw = self.raw.saturating_sub(1);
                self.pen.paragraph();
            }
            _ if is_paragraph(name) => self.parted(),
            _ if is_line(name) => self.pen.line(),
            _ => {}
        }
    }

    /// A paragraph stands apart, but in a list it follows at once.
    fn parted(&mut self) {
        if self.lists.is_empty() { self.pen.paragraph() } else { self.pen.line() }
    }

    fn item(&mut self) {
        self.pen.promise("");
        self.pen.line();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.pen.promise(&format!("{number}. "));
                *number = number.saturating_add(1);
            }
            _ => self.pen.promise("• "),
        }
    }

    fn words(&mut self, words: &str) {
        let mut rest = words;
        while let Some(at) = rest.find(|c| self.mark.is_some() || c == MARK[0]) {
            self.plain(&rest[..at]);
            let mut letters = rest[at..].chars();
            if let Some(c) = letters.next() {
                self.mark_letter(c);
            }
            rest = letters.as_str();
        }
        self.plain(rest);
    }

    fn mark_letter(&mut self, c: char) {
        match (c, self.mark) {
            (c, _) if c == MARK[0] => self.mark = Some(0),
            (c, Some(index)) if c == MARK[1] => {
                self.mark = None;
                self.hidden(index);
            }
            (c, Some(index)) if is_of_mark(c) => {
                let digit = (u32::from(c) - ZERO) as usize;
                self.mark = Some(index.saturating_mul(10).saturating_add(digit));
            }
            _ => self.mark = None,
        }
    }

    fn hidden(&mut self, index: usize) {
        let (Some(piece), Some(false)) = (self.pieces.get(index), self.written.get(index)) else { return };
        self.written[index] = true;
        self.pen.hide(true);
        write(piece, &[], self.pen);
        self.pen.hide(false);
    }

    fn plain(&mut self, words: &str) {
        if self.raw == 0 {
            return self.pen.words(words);
        }
        for line in words.split_inclusive('\n') {
            self.pen.verbatim(line.trim_end_matches(['\n', '\r']));
            if line.ends_with('\n') {
                self.pen.line_break();
            }
        }
    }
}

fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "table"
            | "hr"
            | "figure"
            | "figcaption"
            | "dl"
            | "article"
            | "section"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "address"
            | "details"
            | "fieldset"
            | "caption"
    )
}

fn is_line(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "li"
            | "dt"
            | "dd"
            | "center"
            | "form"
            | "summary"
            | "legend"
            | "title"
            | "option"
            | "dir"
            | "hgroup"
            | "search"
            | "body"
            | "html"
            | "dialog"
            | "thead"
            | "tbody"
            | "tfoot"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> String {
        let mut pen = Pen::default();
        write(html, &[], &mut pen);
        pen.reading().text
    }

    #[test]
    fn paragraphs_and_headings_stand_apart() {
        let html =
            "<h1>The  war</h1>\n<p>One\n<b>two</b>three.<p>Four<br>five<br><br>six <div>seven</div>eight";
        assert_eq!(lines(html), "The war\n\nOne twothree.\n\nFour\nfive\n\nsix\nseven\neight");
    }

    #[test]
    fn lists_have_their_bullets_and_numbers() {
        let html = "<p>x<ol start=3><li>a<ul><li><p>b</p></li><li>c</ul><li>d</ol>y";
        assert_eq!(lines(html), "x\n\n3. a\n• b\n• c\n4. d\n\ny");
    }

    #[test]
    fn an_empty_item_leaves_no_bullet() {
        assert_eq!(lines("<ul><li><li>a<li> </ul><p>b"), "• a\n\nb");
    }

    #[test]
    fn rows_are_lines_and_cells_are_parted_by_tabs() {
        let html = "<table><caption>Who</caption><tr><th>Actor<th>Side\n<tr><td>Russia</td> <td> Assad </td></table>z";
        assert_eq!(lines(html), "Who\n\nActor\tSide\nRussia\tAssad\n\nz");
    }

    #[test]
    fn references_are_resolved_and_no_break_spaces_kept() {
        assert_eq!(
            lines("Caf&eacute;&nbsp;&ldquo;Assad&rdquo; &#1040;&#x628; &amp;lt; AT&T &notit; &bogus;"),
            "Café\u{a0}“Assad” Аب &lt; AT&T ¬it; &bogus;"
        );
    }

    #[test]
    fn spoken_words_keep_their_marks_and_verses_their_lines() {
        assert_eq!(lines("He said <q>no</q>.<pre>a\n  b</pre>c"), "He said “no”.\n\na\n  b\n\nc");
    }

    #[test]
    fn hidden_pieces_are_written_once_and_marked() {
        let mut pen = Pen::default();
        let html = format!("<p>Seen {}here{}{}</p>", mark_of(12), mark_of(12), mark_of(99));
        let pieces = vec!["<p>not <b>seen</b></p>".to_owned(); 13];
        let written = write(&html, &pieces, &mut pen);
        let reading = pen.reading();
        let hidden: Vec<_> = reading.hidden.iter().map(|span| span.slice(&reading.text).unwrap()).collect();
        assert_eq!((&*reading.text, hidden), ("Seen\n\nnot seen\n\nhere", vec!["not seen"]));
        assert_eq!(written.iter().filter(|written| **written).count(), 1);
    }
}
