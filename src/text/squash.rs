//! A text with nothing left but its letters and digits, for finding a quote whose surroundings were re-set.
//!
//! Line breaks, spaces, bullets, quotation marks and hyphens at line ends all vanish; so can the numbers of
//! footnotes. Two numbers that only punctuation kept apart stay apart, so that 1.5 never passes for 15.
//! Deciding what a hit is worth is the business of [`anchor`](super::anchor). Start at [`Squash::new`].

use super::fold::is_footnote_size;
use super::{Folded, Span, fold};

/// Whether footnote numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Footnotes {
    Kept,
    Dropped,
}

/// Letters and digits of a text, each byte with its place in the folded text.
#[derive(Debug)]
pub(super) struct Squash {
    letters: String,
    at: Vec<u32>,
    folded: Folded,
}

impl Squash {
    pub(super) fn new(text: &str, footnotes: Footnotes) -> Self {
        let folded = fold(text);
        let dropped = if footnotes == Footnotes::Dropped { footnotes_of(text) } else { Vec::new() };
        let mut dropped = dropped.into_iter().map(|span| folded.folded_range(span)).peekable();
        let (mut letters, mut at) = (String::with_capacity(folded.text().len()), Vec::new());
        let mut is_parted = false;
        for (start, c) in folded.text().char_indices() {
            while dropped.next_if(|range| range.end <= start).is_some() {}
            if !c.is_alphanumeric() || dropped.peek().is_some_and(|range| range.contains(&start)) {
                is_parted = true;
                continue;
            }
            if is_parted && c.is_numeric() && letters.ends_with(char::is_numeric) {
                letters.push(' ');
                at.push(start as u32);
            }
            is_parted = false;
            letters.push(c);
            at.resize(letters.len(), start as u32);
        }
        Self { letters, at, folded }
    }

    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// The source bytes behind the squashed bytes from `start` to `end`.
    pub(super) fn source_span(&self, start: usize, end: usize) -> Span {
        let (Some(first), Some(last)) = (self.at.get(start), self.at.get(end.wrapping_sub(1))) else {
            return Span::new(0, 0);
        };
        let size = self.letters[..end].chars().next_back().map_or(1, char::len_utf8);
        self.folded.source_span(*first as usize..*last as usize + size)
    }
}

/// The letters and digits of `text` alone.
pub(super) fn squashed(text: &str, footnotes: Footnotes) -> String {
    Squash::new(text, footnotes).letters
}

/// Footnote numbers: at the start of a line, or stuck behind a stop and before a capital or white space.
///
/// A number that opens the whole text counts only if it is stuck to a capital, as a quote may open with a count.
pub(super) fn footnotes_of(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + offset;
        let end = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
        if is_footnote_size(end - start) && is_footnote(&text[..start], &text[end..]) {
            found.push(Span::new(start, end));
        }
        from = end;
    }
    found
}

fn is_footnote(before: &str, after: &str) -> bool {
    let mut earlier = before.chars().rev();
    let next = after.chars().next();
    let is_stuck = next.is_some_and(char::is_uppercase);
    match earlier.next() {
        None => is_stuck,
        Some('\n') => is_stuck || next == Some(' '),
        Some('.' | ',' | '”' | '"' | ')' | '…') => {
            let behind_number = earlier.next().is_some_and(char::is_numeric);
            !behind_number && (is_stuck || next.is_none_or(char::is_whitespace))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_and_digits_stay() {
        assert_eq!(
            squashed("“Pro-\nIranian” • mi\u{ad}litias, 5\nth", Footnotes::Kept),
            "proiranianmilitias5th"
        );
    }

    #[test]
    fn numbers_kept_apart_by_punctuation_stay_apart() {
        assert_eq!(squashed("1.5 of 15, 20", Footnotes::Kept), "1 5of15 20");
    }

    #[test]
    fn footnote_numbers_go_and_counts_stay() {
        let text = "(MoD)\n.16Another had 3.5.\n40 Syrian 10 men, versa.20There 1,800 and 2019.";
        assert_eq!(squashed(text, Footnotes::Dropped), "modanotherhad3 5syrian10menversathere1 800and2019");
        assert_eq!(squashed("48 interviews", Footnotes::Dropped), "48interviews");
        assert_eq!(squashed("10At one point", Footnotes::Dropped), "atonepoint");
    }

    #[test]
    fn the_way_back_leads_to_the_words() {
        let text = "the Pro-\nIraniañ “side”";
        let squash = Squash::new(text, Footnotes::Kept);
        let start = squash.letters().find("iranian").unwrap();
        assert_eq!(squash.source_span(start, start + 7).slice(text), Some("Iraniañ"));
    }
}
