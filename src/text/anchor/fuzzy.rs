//! Places that are like a quote, letter by letter.
//!
//! Short pieces of a quote vote for the diagonals on which they are found again; in the windows with most votes
//! the place with the fewest edits is worked out. What such a place is worth is decided by the
//! [`finder`](super::finder) and the [`guard`](super::guard). Start at [`Likeness::places`].

use super::super::Span;
use super::super::squash::{Footnotes, Squash, squashed};
use super::needles::seek;
use super::sellers::Pattern;

/// A place and how much of the quote's letters it has, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Like {
    pub span: Span,
    pub similarity: f64,
}

/// The text in which likenesses are sought.
pub(super) struct Likeness<'t> {
    squash: &'t Squash,
}

/// Fewer letters and digits are like too many places.
pub(super) const LEAST: usize = 24;
/// Pieces are a sixth of the quote, within these bounds.
const PIECE: (usize, usize) = (6, 16);
/// A quote has no more votes than that; they are spread over it.
const VOTES: usize = 64;
/// A piece that stands in more places says nothing.
const COMMON: usize = 400;
/// So many windows are looked into.
const WINDOWS: usize = 6;
/// Less is no likeness at all.
const FAINT: f64 = 0.5;

/// A quote's letters and what of them votes.
struct Wanted {
    letters: Vec<char>,
    /// Byte in the squashed quote and number of the piece.
    pieces: Vec<(usize, usize)>,
    bytes: usize,
}

impl<'t> Likeness<'t> {
    pub(super) fn new(squash: &'t Squash) -> Self {
        Self { squash }
    }

    /// The places in the text that are like each of `quotes`; the best first, at most six, none overlapping.
    pub(super) fn places(&self, quotes: &[&str]) -> Vec<Vec<Like>> {
        let mut needles = Vec::new();
        let wanted: Vec<Wanted> = quotes.iter().map(|quote| want(quote, &mut needles)).collect();
        let found = seek(self.squash.letters(), &needles, COMMON);
        wanted.iter().map(|wanted| self.places_of(wanted, &found)).collect()
    }

    fn places_of(&self, wanted: &Wanted, found: &[Vec<Span>]) -> Vec<Like> {
        if wanted.letters.is_empty() {
            return Vec::new();
        }
        let pattern = Pattern::new(&wanted.letters);
        let windows = windows(wanted, found);
        let mut places: Vec<Like> =
            windows.into_iter().filter_map(|start| self.best_in(&pattern, wanted.bytes, start)).collect();
        places.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.span.cmp(&b.span)));
        let mut kept: Vec<Like> = Vec::new();
        for place in places {
            if !kept.iter().any(|other| other.span.overlaps(place.span)) {
                kept.push(place);
            }
        }
        kept
    }

    /// The best place in the window that begins about at `start`, on the diagonal with most votes.
    fn best_in(&self, pattern: &Pattern, bytes: usize, start: isize) -> Option<Like> {
        let text = self.squash.letters();
        let slack = slack(bytes);
        let from = text.floor_char_boundary(start.saturating_sub_unsigned(slack).max(0) as usize);
        let to = text.ceil_char_boundary(start.saturating_add_unsigned(bytes + 2 * slack).max(0) as usize);
        let window = text.get(from..to)?;
        let letters: Vec<char> = window.chars().collect();
        let place = pattern.best(&letters);
        let similarity = 1.0 - place.edits as f64 / pattern.len() as f64;
        if place.range.is_empty() || similarity < FAINT {
            return None;
        }
        let bytes_of = |letters: &[char]| letters.iter().map(|c| c.len_utf8()).sum::<usize>();
        let begin = from + bytes_of(&letters[..place.range.start]);
        let end = begin + bytes_of(&letters[place.range]);
        Some(Like { span: self.squash.source_span(begin, end), similarity })
    }
}

fn slack(bytes: usize) -> usize {
    bytes / 4 + 16
}

fn want(quote: &str, needles: &mut Vec<String>) -> Wanted {
    let squashed = squashed(quote, Footnotes::Dropped);
    let letters: Vec<char> = squashed.chars().collect();
    let size = (letters.len() / 6).clamp(PIECE.0, PIECE.1);
    let starts: Vec<usize> = squashed.char_indices().map(|(at, _)| at).chain([squashed.len()]).collect();
    let last = letters.len().saturating_sub(size);
    let step = (last / VOTES).max(size / 2).max(1);
    let mut pieces = Vec::new();
    for first in (0..=last).step_by(step).filter(|_| letters.len() >= size) {
        pieces.push((starts[first], needles.len()));
        needles.push(squashed[starts[first]..starts[first + size]].to_owned());
    }
    Wanted { letters, pieces, bytes: squashed.len() }
}

/// Where the quote would begin, by the votes of its pieces; the best first.
fn windows(wanted: &Wanted, found: &[Vec<Span>]) -> Vec<isize> {
    let mut votes: Vec<isize> = Vec::new();
    for (offset, piece) in &wanted.pieces {
        let places = &found[*piece];
        if places.len() < COMMON {
            votes.extend(places.iter().map(|place| place.start as isize - *offset as isize));
        }
    }
    votes.sort_unstable();
    let width = slack(wanted.bytes) as isize;
    // For every vote: how many lie within one width from it.
    let mut end = 0;
    let counts = (0..votes.len()).map(|start| {
        while end < votes.len() && votes[end] - votes[start] <= width {
            end += 1;
        }
        (end - start, votes[start + (end - start) / 2])
    });
    let mut counts: Vec<(usize, isize)> = counts.collect();
    counts.sort_by_key(|(count, middle)| (std::cmp::Reverse(*count), *middle));
    let mut windows: Vec<isize> = Vec::new();
    for (_, middle) in counts {
        if windows.iter().all(|other| (other - middle).abs() > width) {
            windows.push(middle);
        }
        if windows.len() == WINDOWS {
            break;
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, quote: &str) -> Vec<String> {
        let squash = Squash::new(text, Footnotes::Dropped);
        let found = Likeness::new(&squash).places(&[quote]).remove(0);
        found.iter().map(|like| format!("{:.2} {}", like.similarity, &text[like.span.range()])).collect()
    }

    #[test]
    fn the_likest_place_comes_first() {
        let text = "They refused to back the militias at all. Later they said they would refuse to aid the militia at last.";
        let found = places(text, "they refused to back the mi1itias at all");
        assert_eq!(found[0], "0.97 They refused to back the militias at all");
        assert!(found.len() <= 2 && found.get(1).is_none_or(|second| second < &found[0]), "{found:?}");
    }

    #[test]
    fn what_has_no_piece_in_common_is_like_nothing() {
        assert!(places("quite another text about other things", "Пророссийские силы отказались").is_empty());
        assert!(places("", "they refused to back").is_empty());
        assert!(places("some text", "").is_empty());
    }

    #[test]
    fn letters_of_several_bytes_are_found_whole() {
        let text = "🙂 وقال الضابط إن القوات الروسية رفضت دعم المليشيات في المدينة 🙂";
        let found = places(text, "القوات الروسيه رفضت دعم المليشيات في المدينة");
        assert!(found[0].ends_with("القوات الروسية رفضت دعم المليشيات في المدينة"), "{found:?}");
    }
}
