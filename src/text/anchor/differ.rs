//! Where the words of a quote and those of another place differ, for showing the two side by side.
//!
//! White space, case and typography do not count. Start at [`differences`].

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::squash::Footnotes;
use super::super::{Span, fold};
use super::words::words_of;

/// The words of `quote` that `place` does not have, and the other way round, in bytes of each.
///
/// Words that stand side by side are one span.
///
/// ```
/// use detente::text::anchor::differences;
/// let (quote, place) = ("Russia refused all support", "Iran\nrefused all air support");
/// let (gone, new) = differences(quote, place);
/// let words = |text: &'static str, spans: Vec<detente::text::Span>| {
///     spans.into_iter().filter_map(|span| span.slice(text)).collect::<Vec<_>>()
/// };
/// assert_eq!((words(quote, gone), words(place, new)), (vec!["Russia"], vec!["Iran", "air"]));
/// ```
#[must_use]
pub fn differences(quote: &str, place: &str) -> (Vec<Span>, Vec<Span>) {
    let (here, there) = (pieces(quote), pieces(place));
    let words = |pieces: &[(String, Span)]| pieces.iter().map(|(word, _)| word.clone()).collect::<Vec<_>>();
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &words(&here), &words(&there)) {
        if !matches!(op, DiffOp::Equal { .. }) {
            gone.extend(hull(&here[op.old_range()]));
            new.extend(hull(&there[op.new_range()]));
        }
    }
    (gone, new)
}

fn pieces(text: &str) -> Vec<(String, Span)> {
    let words = words_of(text, Footnotes::Kept).into_iter();
    words.map(|word| (fold(&word.folded).text().to_owned(), word.span)).collect()
}

fn hull(pieces: &[(String, Span)]) -> Option<Span> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    Some(Span::new(first.1.start, last.1.end))
}
