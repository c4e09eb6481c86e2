//! Which full stops belong to a word and not to a sentence.
//!
//! English abbreviations of news and analysis, initials and numbered lists. The tables are short on purpose:
//! a word that also ends sentences (`art.`, `no.`) is left out or tied to a following number.
//! Where sentences end is the business of [`segment`](super::segment). Start at [`stop_kind`].

use super::source::last_chars;

/// What the full stop behind a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StopKind {
    /// It ends a sentence.
    Sentence,
    /// It belongs to the word, always: `Dr.`, `e.g.`.
    Inside,
    /// It belongs to the word if a number follows: `No. 5`, `Mar. 28`.
    BeforeNumber,
    /// It belongs to the word and may end a sentence too: `U.S.`, `etc.`, an initial.
    Either,
}

/// Titles and the like, never last in a sentence.
const INSIDE: [&str; 41] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Maj", "Capt", "Cpt", "Sgt", "Adm", "Brig", "Cmdr",
    "Cpl", "Pvt", "Rev", "Hon", "Pres", "Gov", "Sen", "Rep", "Amb", "Sec", "St", "Mt", "Ft", "Hr", "Fr",
    "vs", "cf", "viz", "approx", "ca", "resp", "e.g", "i.e", "eds", "Messrs", "Mme",
];
const BEFORE_NUMBER: [&str; 33] = [
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "No", "Nos", "no",
    "nos", "pp", "p", "vol", "Vol", "fig", "Fig", "art", "Art", "ch", "Ch", "para", "sect", "Ref", "ref",
    "App", "Res", "Vols",
];
const EITHER: [&str; 18] = [
    "etc", "al", "Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "Bros", "dept", "Dept", "govt", "Govt", "est",
    "Ave", "Blvd", "Gov't", "incl",
];

/// Words that open sentences far oftener than names do.
const OPENERS: [&str; 50] = [
    "The",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Then",
    "They",
    "It",
    "Its",
    "He",
    "She",
    "His",
    "Her",
    "We",
    "You",
    "Our",
    "But",
    "And",
    "Or",
    "So",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "To",
    "With",
    "Without",
    "As",
    "If",
    "When",
    "While",
    "Where",
    "What",
    "Why",
    "How",
    "After",
    "Before",
    "During",
    "Although",
    "However",
    "Moreover",
    "Meanwhile",
    "According",
    "Another",
    "Similarly",
    "Some",
    "Not",
];

/// What the full stop right after `before` means.
pub(super) fn stop_kind(before: &str) -> StopKind {
    let tail = last_chars(before, 12);
    let start = tail
        .rfind(|c: char| !c.is_alphanumeric() && c != '.' && c != '\'')
        .map_or(0, |at| tail.ceil_char_boundary(at + 1));
    let word = tail[start..].trim_start_matches('.');
    if word.is_empty() {
        return StopKind::Sentence;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let is_list = word.len() <= 3
            && before[..before.len() - word.len()].chars().next_back().is_none_or(|c| c == '\n');
        return if is_list { StopKind::Inside } else { StopKind::Sentence };
    }
    if INSIDE.contains(&word) {
        return StopKind::Inside;
    }
    if BEFORE_NUMBER.contains(&word) {
        return StopKind::BeforeNumber;
    }
    // `U.S`, `p.m`, `J`: single letters between full stops, in any script.
    let is_initials =
        word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    if is_initials || EITHER.contains(&word) { StopKind::Either } else { StopKind::Sentence }
}

/// True if `text` begins with a word that usually opens a sentence.
pub(super) fn opens_sentences(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let is_initial = text[end..].starts_with('.');
    !is_initial && OPENERS.contains(&&text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_months_and_initials_are_told_apart() {
        assert_eq!(stop_kind("said Dr"), StopKind::Inside);
        assert_eq!(stop_kind("On Mar"), StopKind::BeforeNumber);
        assert_eq!(stop_kind("the U.S"), StopKind::Either);
        assert_eq!(stop_kind("(George W"), StopKind::Either);
        assert_eq!(stop_kind("the army"), StopKind::Sentence);
        assert_eq!(stop_kind("the SAA"), StopKind::Sentence);
        assert_eq!(stop_kind("т.е"), StopKind::Either);
    }

    #[test]
    fn numbers_that_start_a_line_number_a_list() {
        assert_eq!(stop_kind("text\n12"), StopKind::Inside);
        assert_eq!(stop_kind("in 2019"), StopKind::Sentence);
        assert_eq!(stop_kind("\n2019"), StopKind::Sentence);
    }

    #[test]
    fn openers_are_whole_words() {
        assert!(opens_sentences("The Russians"));
        assert!(!opens_sentences("Theodore"));
        assert!(!opens_sentences("A. Smith"));
    }
}
