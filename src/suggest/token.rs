//! The words of a text, as naming needs them: with their case, what stands between them, and torn or glued parts mended.
//!
//! A possessive ending is taken off and remembered; hyphens part words; letters and footnote digits glued together
//! are parted, and so are a small and a capital letter inside one word (`forcesIran`). Words glued from two
//! capitalised ones (`SyriaArmed`) are parted later, by who knows the other words of the corpus.
//! Start at [`words`].

use std::borrow::Cow;

use crate::text::Span;

/// One word and what stood before it.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// The word without a possessive ending; a torn ordinal is made whole.
    pub(super) text: Cow<'t, str>,
    /// Where it stands in the document.
    pub(super) span: Span,
    /// What stands between the word before and this one; empty if they are glued.
    pub(super) before: &'t str,
    /// True if `'s` or an apostrophe was taken off.
    pub(super) possessive: bool,
}

impl Word<'_> {
    /// True if the word begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// True for two or more letters, all capitals: an acronym, perhaps with digits (`M23`).
    pub(super) fn is_acronym(&self) -> bool {
        let letters = || self.text.chars().filter(|c| c.is_alphabetic());
        let count = letters().count();
        letters().all(char::is_uppercase)
            && (count > 1 || count == 1 && self.text.len() > 1 && self.is_capital())
    }

    /// True if it begins with a digit.
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The word in small letters.
    pub(super) fn low(&self) -> String {
        self.text.to_lowercase().replace('’', "'")
    }

    /// True if nothing but space stands before it.
    pub(super) fn follows_space(&self) -> bool {
        !self.before.is_empty() && self.before.chars().all(char::is_whitespace)
    }

    /// True if one hyphen stands before it and nothing else.
    pub(super) fn follows_hyphen(&self) -> bool {
        matches!(self.before, "-" | "\u{2010}" | "\u{2011}")
    }
}

/// The words of `text` between the bytes of `span`.
pub(super) fn words(text: &str, span: Span) -> Vec<Word<'_>> {
    let Some(part) = span.slice(text) else { return Vec::new() };
    let mut found: Vec<Word<'_>> = Vec::with_capacity(part.len() / 6);
    let (mut at, mut last) = (0, 0);
    while let Some(start) = part[at..].find(char::is_alphanumeric).map(|offset| at + offset) {
        let end = word_end(part, start);
        let bare = without_possessive(part, start, end);
        let word = Word {
            text: Cow::Borrowed(&part[start..bare]),
            span: Span::new(span.start + start, span.start + bare),
            before: &part[last..start],
            possessive: bare < end,
        };
        if !is_torn_ordinal(&mut found, &word) {
            found.push(word);
        }
        (at, last) = (end, end);
    }
    found
}

/// Joins `th` to the number before it; true if it did.
fn is_torn_ordinal(found: &mut [Word<'_>], word: &Word<'_>) -> bool {
    let Some(last) = found.last_mut() else { return false };
    let is_ending = matches!(&*word.text, "th" | "st" | "nd" | "rd");
    let is_near = word.before.chars().all(char::is_whitespace) && word.before.len() < 4;
    if !is_ending || !is_near || !last.text.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    last.text = Cow::Owned(format!("{}{}", last.text, word.text));
    last.span = Span::new(last.span.start, word.span.end);
    true
}

/// Where the word beginning at `start` ends.
fn word_end(part: &str, start: usize) -> usize {
    let mut chars = part[start..].char_indices().peekable();
    let mut before = ' ';
    while let Some((offset, c)) = chars.next() {
        let at = start + offset;
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        if c.is_alphanumeric() {
            if offset > 0 && parts_here(&part[start..at], before, c, &part[at..]) {
                return at;
            }
        } else if !(stays_inside(c, before, next) || is_dotted(part, start, at)) {
            return at;
        }
        before = c;
    }
    part.len()
}

/// `’` and `&` between letters belong to the word.
fn stays_inside(c: char, before: char, next: char) -> bool {
    match c {
        '\'' | '’' | '\u{2bc}' | '‘' => before.is_alphabetic() && next.is_alphabetic(),
        '&' => before.is_uppercase() && next.is_uppercase(),
        _ => ('\u{300}'..='\u{36f}').contains(&c),
    }
}

/// A full stop inside or at the end of `U.S.`
fn is_dotted(part: &str, start: usize, at: usize) -> bool {
    let Some(rest) = part[at..].strip_prefix('.') else { return false };
    let word = &part[start..at];
    let alternates =
        word.split('.').all(|piece| piece.chars().count() == 1 && piece.chars().all(char::is_uppercase));
    alternates && (rest.starts_with(char::is_uppercase) || word.contains('.'))
}

/// Whether two words were glued between `before` and `c`.
fn parts_here(word: &str, before: char, c: char, rest: &str) -> bool {
    if before.is_ascii_digit() && c.is_alphabetic() {
        let is_ordinal = ["th", "st", "nd", "rd"].iter().any(|ending| rest.starts_with(ending));
        let all_digits = word.bytes().all(|byte| byte.is_ascii_digit());
        let ends_ordinal = is_ordinal && !rest[2..].starts_with(char::is_lowercase);
        return all_digits && !ends_ordinal;
    }
    if matches!(word.get(word.len().saturating_sub(2)..), Some("th" | "st" | "nd" | "rd"))
        && word.starts_with(|first: char| first.is_ascii_digit())
    {
        return c.is_uppercase();
    }
    if matches!(word, "th" | "st" | "nd" | "rd") {
        return c.is_uppercase();
    }
    let begins_small = word.starts_with(char::is_lowercase) && word.chars().count() >= 3;
    begins_small
        && before.is_lowercase()
        && c.is_uppercase()
        && rest.chars().nth(1).is_some_and(char::is_lowercase)
}

/// Where the word ends without `'s`; an apostrophe behind a plural counts if another word follows.
fn without_possessive(part: &str, start: usize, end: usize) -> usize {
    let word = &part[start..end];
    let stem = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| !stem.is_empty()).map_or(end, |stem| start + stem.len())
}

/// True if an apostrophe and a space follow the word: `Players’ Alliance`.
pub(super) fn owns_next(word: &Word<'_>, next: &Word<'_>) -> bool {
    word.possessive || word.text.ends_with('s') && matches!(next.before, "' " | "’ ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let found = words(text, Span::new(0, text.len()));
        found.iter().map(|word| word.text.to_string()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn possessives_abbreviations_and_hyphens_are_told_apart() {
        assert_eq!(show("Assad’s U.S.-led al-Nusra’s S&D M23"), "Assad|U.S.|led|al|Nusra|S&D|M23");
        assert_eq!(show("N'Djamena and Shi’a. The U.N."), "N'Djamena|and|Shi’a|The|U.N.");
    }

    #[test]
    fn glued_and_torn_words_are_mended() {
        assert_eq!(show("armed forcesIran, 35Iranian 36Russian-"), "armed|forces|Iran|35|Iranian|36|Russian");
        assert_eq!(
            show("the 5\nth Corps and 4\nthDivision, 4thDivision"),
            "the|5th|Corps|and|4th|Division|4th|Division"
        );
    }
}
