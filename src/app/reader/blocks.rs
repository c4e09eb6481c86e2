//! A text cut into blocks that are set one at a time.
//!
//! A block is a paragraph of the text, or a piece of one that is too long to be set at once. Blocks follow each other
//! without gap except for the line ends between paragraphs and the bullets before items, and every offset stays an
//! offset of the text that is shown. How each kind of block is set is in [`setting`](super::setting), how high
//! blocks are is known to [`heights`](super::heights).

use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

use super::wording::Wording;
use crate::text::Span;
use crate::text::clean::{Kind, Paragraph};

/// Bytes of the longest block: under a millisecond of setting.
const LONGEST: usize = 3_000;
/// A long paragraph is cut no earlier than this many bytes before [`LONGEST`], at the end of a sentence if one is there.
const LEEWAY: usize = 1_200;

/// The blocks of one text, from top to bottom; there is always one.
#[derive(Debug)]
pub(super) struct Blocks {
    blocks: Vec<Block>,
}

/// One block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it stands, its line end not included.
    pub span: Span,
    /// Number of characters.
    pub chars: usize,
    /// True if a line end or the end of the text follows, false within a long paragraph.
    pub ends_paragraph: bool,
    /// What kind of paragraph it belongs to.
    pub kind: Kind,
    /// True if a paragraph begins with it.
    pub opens_paragraph: bool,
    /// True if the next paragraph stands close below it.
    pub is_close: bool,
}

impl Blocks {
    /// Cuts a text. Cost is linear in the text.
    pub fn of(wording: &Wording) -> Self {
        let text = wording.text();
        let mut cutting = Cutting { text, blocks: Vec::new() };
        match wording.paragraphs() {
            Some(paragraphs) => {
                for (at, one) in paragraphs.iter().enumerate() {
                    cutting.paragraph(*one, paragraphs.get(at + 1).is_some_and(|next| next.is_close));
                }
            }
            None => {
                for span in wording.source().paragraphs() {
                    cutting.paragraph(Paragraph { span, ..Paragraph::default() }, false);
                }
            }
        }
        Self { blocks: cutting.blocks }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// One of them; the last one if there are fewer.
    pub fn get(&self, at: usize) -> Block {
        self.blocks[at.min(self.blocks.len() - 1)]
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter()
    }

    /// Number of the block that holds `byte`; a line end belongs to the block before it.
    pub fn at(&self, byte: usize) -> usize {
        self.blocks.partition_point(|block| block.span.start <= byte).saturating_sub(1)
    }
}

struct Cutting<'t> {
    text: &'t str,
    blocks: Vec<Block>,
}

impl Cutting<'_> {
    fn paragraph(&mut self, paragraph: Paragraph, is_close: bool) {
        let first = paragraph.span.start + paragraph.marker;
        let mut start = first;
        loop {
            let ends_paragraph = paragraph.span.end - start <= LONGEST;
            let end = if ends_paragraph { paragraph.span.end } else { cut(self.text, start) };
            let span = Span::new(start, end);
            let chars = span.slice(self.text).map_or(0, |words| words.chars().count());
            let (kind, opens_paragraph) = (paragraph.kind, start == first);
            self.blocks.push(Block { span, chars, ends_paragraph, kind, opens_paragraph, is_close });
            if ends_paragraph {
                return;
            }
            start = end;
        }
    }
}

/// Where the piece that begins at `start` ends: behind a sentence, else behind a word, else between two letters.
fn cut(text: &str, start: usize) -> usize {
    let limit = text.floor_char_boundary(start + LONGEST);
    let from = text.floor_char_boundary(start + LONGEST - LEEWAY);
    let window = &text[from..limit];
    let behind_sentence = || {
        let mut spaces = window.char_indices().rev().filter(|(_, c)| c.is_whitespace());
        spaces.find(|(at, _)| window[..*at].ends_with(['.', '!', '?', '؟', '।', '”', '"']))
    };
    let behind_word = || window.char_indices().rev().find(|(_, c)| c.is_whitespace());
    match behind_sentence().or_else(behind_word) {
        Some((at, space)) => from + at + space.len_utf8(),
        None => letter_end(text, limit).filter(|end| *end > start).unwrap_or(limit),
    }
}

/// The greatest end of a letter (grapheme cluster) at or before `at`.
pub(super) fn letter_end(text: &str, at: usize) -> Option<usize> {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => Some(at),
        Ok(false) | Err(GraphemeIncomplete::PreContext(_)) => cursor.prev_boundary(text, 0).ok().flatten(),
        Err(_) => None,
    }
}

/// The least end of a letter (grapheme cluster) at or after `at`.
pub(super) fn letter_start(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at.min(text.len()));
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => at,
        _ => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::CleanView;
    use crate::text::SourceText;

    fn blocks(text: &str) -> Blocks {
        let raw = CleanView { is_on: false, ..CleanView::default() };
        Blocks::of(&Wording::new(SourceText::new(text), raw))
    }

    fn spans(text: &str) -> Vec<(usize, usize)> {
        blocks(text).iter().map(|block| (block.span.start, block.span.end)).collect()
    }

    #[test]
    fn each_paragraph_is_a_block_and_an_empty_line_is_an_empty_one() {
        assert_eq!(spans("one\n\ntwo\n"), [(0, 3), (4, 4), (5, 8), (9, 9)]);
        assert_eq!(spans(""), [(0, 0)]);
    }

    #[test]
    fn a_paragraph_of_a_megabyte_is_cut_behind_sentences_and_nothing_is_lost() {
        let sentence = "Russia and Iran backed the same side and clashed over it. ";
        let text = sentence.repeat(1_000_000 / sentence.len());
        let blocks = blocks(&text);
        assert!(blocks.len() > 240);
        let joined: String = blocks.iter().filter_map(|block| block.span.slice(&text)).collect();
        assert_eq!(joined, text);
        assert!(blocks.iter().all(|block| block.span.len() <= LONGEST));
        let mut pieces = blocks.iter().filter(|block| !block.ends_paragraph);
        assert!(pieces.all(|block| block.span.slice(&text).unwrap().ends_with(". ")));
    }

    #[test]
    fn a_long_paragraph_without_spaces_is_cut_between_letters() {
        let text = "e\u{301}👨‍👩‍👧".repeat(1_000);
        for block in blocks(&text).iter() {
            assert_eq!(letter_end(&text, block.span.end), Some(block.span.end));
            assert!(block.span.len() <= LONGEST);
        }
    }

    #[test]
    fn a_line_end_belongs_to_the_block_before_it() {
        let blocks = blocks("one\ntwo");
        assert_eq!([0, 3, 4, 7].map(|byte| blocks.at(byte)), [0, 0, 1, 1]);
    }
}
