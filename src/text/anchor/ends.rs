//! Where a found quote begins and ends: never inside a word or number, with its own punctuation if that is there.
//!
//! Start at [`Ends::allow`], [`with_punctuation`] and [`whole_words`].

use super::super::Span;
use super::super::seam::{self, Seam};
use super::Captured;

/// Which ends of a span lie in the middle of a word or a number.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    start: bool,
    end: bool,
}

impl Ends {
    pub(super) fn at(text: &str, span: Span) -> Self {
        Self { start: is_torn_before(text, span.start), end: is_torn_after(text, span.end) }
    }

    pub(super) fn of_quote(quote: &Captured) -> Self {
        let text = [&*quote.prefix, &*quote.exact, &*quote.suffix].concat();
        Self::at(&text, Span::new(quote.prefix.len(), quote.prefix.len() + quote.exact.len()))
    }

    /// A hit may be torn only where the quote was: `man refused` is not to be found in `Roman refused`.
    pub(super) fn allow(self, hit: Self) -> bool {
        (self.start || !hit.start) && (self.end || !hit.end)
    }
}

fn is_torn_before(text: &str, at: usize) -> bool {
    seam::before(text, at) == Seam::Torn || is_in_number(text, at)
}

fn is_torn_after(text: &str, at: usize) -> bool {
    seam::after(text, at) == Seam::Torn || is_in_number(text, at)
}

/// `1|.5`, `1.|5`: a number goes on although no letter touches a letter.
fn is_in_number(text: &str, at: usize) -> bool {
    let (before, after) = text.as_bytes().split_at(at);
    let is_point = |byte: &u8| matches!(byte, b'.' | b',');
    match (before, after) {
        ([.., a, b], [c, ..]) if is_point(b) => a.is_ascii_digit() && c.is_ascii_digit(),
        ([.., a], [b, c, ..]) if is_point(b) => a.is_ascii_digit() && c.is_ascii_digit(),
        _ => false,
    }
}

/// How far an end that lies inside a word is moved outwards to its edge; a longer way would take a foreign word.
const OUTWARDS: usize = 4;

/// `span` grown, or cut, to whole words.
pub(super) fn whole_words(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (span.start, span.end);
    if is_torn_before(text, start) {
        let out = text[..start].char_indices().rev().map(|(at, _)| at).take(OUTWARDS);
        let inn = text[start..end].char_indices().map(|(at, _)| start + at).skip(1);
        start = out.chain(inn).find(|at| !is_torn_before(text, *at)).unwrap_or(start);
    }
    if is_torn_after(text, end) {
        let out = text[end..].char_indices().map(|(at, c)| end + at + c.len_utf8()).take(OUTWARDS);
        let inn = text[start..end].char_indices().rev().map(|(at, _)| start + at);
        end = out.chain(inn).find(|at| *at > start && !is_torn_after(text, *at)).unwrap_or(end);
    }
    Span::new(start, end)
}

/// Takes the quote's own punctuation at both ends along, if it is there.
pub(super) fn with_punctuation(text: &str, span: Span, exact: &str) -> Span {
    let head = &exact[..exact.find(char::is_alphanumeric).unwrap_or(0)];
    let tail = exact.rfind(char::is_alphanumeric).map_or("", |at| &exact[exact.ceil_char_boundary(at + 1)..]);
    let (mut start, mut end) = (span.start, span.end);
    for mark in tail.chars().filter(|c| !c.is_whitespace()) {
        let rest = text[end..].trim_start();
        let Some(next) = rest.chars().next().filter(|c| is_same_mark(*c, mark)) else { break };
        end = text.len() - rest.len() + next.len_utf8();
    }
    for mark in head.chars().rev().filter(|c| !c.is_whitespace()) {
        let rest = text[..start].trim_end();
        let Some(next) = rest.chars().next_back().filter(|c| is_same_mark(*c, mark)) else { break };
        start = rest.len() - next.len_utf8();
    }
    Span::new(start, end)
}

/// Takes the number that opens the quote along, if it stands before `span`: it may have been passed over as a footnote.
pub(super) fn with_number(text: &str, span: Span, exact: &str) -> Span {
    let digits = exact.bytes().take_while(u8::is_ascii_digit).count();
    let before = text[..span.start].trim_end();
    let is_there =
        digits > 0 && before.ends_with(&exact[..digits]) && !is_torn_before(text, before.len() - digits);
    if is_there { Span::new(before.len() - digits, span.end) } else { span }
}

fn is_same_mark(a: char, b: char) -> bool {
    let mut room = [0; 8];
    let (one, two) = room.split_at_mut(4);
    let fold = super::super::fold;
    a == b || fold(a.encode_utf8(one)).text() == fold(b.encode_utf8(two)).text()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(marked: &str) -> String {
        let parts: Vec<_> = marked.split('|').collect();
        let text = parts.concat();
        let span = Span::new(parts[0].len(), parts[0].len() + parts[1].len());
        whole_words(&text, span).slice(&text).unwrap().to_owned()
    }

    #[test]
    fn an_end_inside_a_word_moves_to_its_edge() {
        assert_eq!(whole("the mi|litias refu|sed it"), "militias refused");
        assert_eq!(whole("the| militias |refused"), " militias ");
        assert_eq!(whole("internationa|lly they re|organised"), " they ");
    }
}
