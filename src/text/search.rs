//! Find in document: every place where some words stand.
//!
//! Either exactly as typed, or folded (case, accents, white space, hyphens and quotes do not matter). Both give
//! their hits one by one, so the first screen need not wait for the last. Finding a *quote* again, with its
//! context, is the business of [`anchor`](super::anchor). Start at [`find_exactly`] and [`find_folded`].

use memchr::memmem;

use super::{Folded, Span, fold};

/// The places in `text` where `words` stand letter for letter, from left to right, not overlapping.
///
/// ```
/// use detente::text::find_exactly;
/// assert_eq!(find_exactly("Iran, iran, Iran", "Iran").map(|span| span.start).collect::<Vec<_>>(), [0, 12]);
/// ```
pub fn find_exactly<'t>(text: &'t str, words: &str) -> impl Iterator<Item = Span> + use<'t> {
    hits(text.as_bytes(), words).map(|(start, end)| Span::new(start, end))
}

/// The places in the source text of `folded` where `words` stand, whatever their case, accents and spacing.
///
/// Fold once and keep it while the analyst types: a search then takes well under a millisecond a megabyte.
///
/// ```
/// use detente::text::{find_folded, fold};
/// let text = "Maher al-Assad and MAHER AL\nASSAD";
/// let found: Vec<_> = find_folded(&fold(text), "al assad").filter_map(|span| span.slice(text)).collect();
/// assert_eq!(found, ["al-Assad", "AL\nASSAD"]);
/// ```
pub fn find_folded<'t>(folded: &'t Folded, words: &str) -> impl Iterator<Item = Span> + use<'t> {
    hits(folded.text().as_bytes(), fold(words).text()).map(|(start, end)| folded.source_span(start..end))
}

fn hits<'t>(text: &'t [u8], words: &str) -> impl Iterator<Item = (usize, usize)> + use<'t> {
    let finder = memmem::Finder::new(words).into_owned();
    let len = words.len();
    let mut from = 0;
    std::iter::from_fn(move || {
        if len == 0 {
            return None;
        }
        let start = from + finder.find(text.get(from..)?)?;
        from = start + len;
        Some((start, from))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded<'t>(text: &'t str, words: &str) -> Vec<&'t str> {
        find_folded(&fold(text), words).map(|span| span.slice(text).unwrap()).collect()
    }

    #[test]
    fn case_accents_quotes_and_line_ends_do_not_matter() {
        assert_eq!(folded("Le Téhéran, TEHERAN", "teheran"), ["Téhéran", "TEHERAN"]);
        assert_eq!(folded("“Shi’a” 5\nth Corps", "shi'a\" 5th"), ["Shi’a” 5\nth"]);
        assert_eq!(folded("إيران وايران", "ايران"), ["إيران", "ايران"]);
    }

    #[test]
    fn an_exact_search_minds_the_case() {
        let text = "Force, force";
        assert_eq!(find_exactly(text, "force").collect::<Vec<_>>(), [Span::new(7, 12)]);
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        assert_eq!(find_exactly("abc", "").count(), 0);
        assert_eq!(find_folded(&fold("abc"), "\u{ad}").count(), 0);
        assert_eq!(find_exactly("", "a").count(), 0);
    }

    #[test]
    fn hits_do_not_overlap() {
        assert_eq!(find_exactly("aaaa", "aa").count(), 2);
    }
}
