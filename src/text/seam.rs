//! Whether a name begins or ends between two characters.
//!
//! A seam is clean if its two sides are not both letters or digits. Damaged text glues words together, so some
//! other seams are let through and marked: the number of a footnote (`35Iranian`, `Hezbollah12 said`), a small
//! letter before a capital (`forcesIran`), a stop word behind a name (`Iranand`), and the one-letter words of
//! [`prefix`](super::prefix). UAX #29 is not used: it keeps `Assad's` in one piece.
//! Start at [`before`] and [`after`].

use super::fold::is_footnote_size;
use super::letters::{is_ayn, is_dropped_mark, is_hangul_syllable, is_invisible, is_unspaced};
use super::prefix::is_prefix;

/// What stands between a name and its neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seam {
    /// A word ends here.
    Clean,
    /// Two words that lost the space between them, or a prefix.
    Glued,
    /// The middle of a word.
    Torn,
}

/// Words that swallow the space before them; all of three letters or more, as `is` and `as` end real names.
pub(super) const STOP_WORDS: [&str; 44] = [
    "and", "the", "for", "with", "from", "was", "were", "are", "has", "had", "have", "that", "which", "who",
    "but", "also", "after", "against", "between", "will", "would", "while", "said", "says", "into", "over",
    "since", "when", "where", "because", "could", "should", "their", "this", "these", "those", "than",
    "then", "there", "through", "under", "until", "being", "before",
];

/// What a surname may begin with: the rest of it is no name of its own.
const SURNAME_STARTS: [&str; 12] =
    ["Mc", "Mac", "Fitz", "De", "Di", "Du", "La", "Le", "Van", "Von", "Des", "Della"];

/// The apostrophe that counts as a letter for Unicode, and for no newspaper.
const APOSTROPHE: char = 'ʼ';

/// No start of a surname has more letters.
const LONGEST_START: usize = 5;

/// Shorter ones stand in names with a number or a second part of their own: F16, MI6, USAir.
const SURE_ACRONYM: usize = 3;

/// The seam at `at`, where a name begins.
pub(super) fn before(text: &str, at: usize) -> Seam {
    let mut earlier = text[..at].chars().rev().filter(|c| is_seen(*c));
    let (Some(left), Some(right)) = (earlier.next(), text[at..].chars().find(|c| is_seen(*c))) else {
        return Seam::Clean;
    };
    if is_apart(left, right) {
        return Seam::Clean;
    }
    let is_footnote = || {
        let more = earlier.clone().take_while(char::is_ascii_digit).count();
        is_footnote_size(more + 1) && !earlier.clone().nth(more).is_some_and(char::is_alphanumeric)
    };
    let is_glued = match (left, right) {
        ('0'..='9', _) => right.is_alphabetic() && !right.is_lowercase() && is_footnote(),
        (_, '\u{590}'..='\u{6ff}') => is_prefix(&text[..at], &text[at..]),
        _ => left.is_lowercase() && right.is_uppercase() && !is_surname(&text[..at]),
    };
    if is_glued { Seam::Glued } else { Seam::Torn }
}

/// The seam at `at`, where a name ends.
pub(super) fn after(text: &str, at: usize) -> Seam {
    let mut later = text[at..].chars().filter(|c| is_seen(*c));
    let left = text[..at].chars().rev().find(|c| is_seen(*c));
    let (Some(left), Some(right)) = (left, later.next()) else { return Seam::Clean };
    if is_apart(left, right) {
        return Seam::Clean;
    }
    let is_glued = match right {
        '0'..='9' => (!left.is_uppercase() || ends_as_acronym(&text[..at])) && ends_as_footnote(later),
        _ if is_hangul_syllable(right) => true, // a particle
        _ if right.is_uppercase() && left.is_uppercase() => {
            ends_as_acronym(&text[..at]) && later.take(2).filter(|c| c.is_lowercase()).count() == 2
        }
        _ if right.is_uppercase() => left.is_lowercase() || left.is_ascii_digit(),
        _ => is_stop_word(&text[at..]),
    };
    if is_glued { Seam::Glued } else { Seam::Torn }
}

fn is_seen(c: char) -> bool {
    !is_invisible(c) && !is_dropped_mark(c) && !is_ayn(c)
}

fn is_apart(left: char, right: char) -> bool {
    let is_of_word = |c: char| c.is_alphanumeric() && c != APOSTROPHE;
    !is_of_word(left) || !is_of_word(right) || is_unspaced(left) || is_unspaced(right)
}

/// `rest` follows the first digit: at most two more, then no small letter.
fn ends_as_footnote(rest: impl Iterator<Item = char>) -> bool {
    let mut rest = rest.skip_while({
        let mut more = 0;
        move |c| {
            more += 1;
            c.is_ascii_digit() && is_footnote_size(more + 1)
        }
    });
    rest.next().is_none_or(|c| !c.is_alphanumeric() || c.is_uppercase())
}

fn is_stop_word(rest: &str) -> bool {
    let end = rest.bytes().take(8).take_while(u8::is_ascii_lowercase).count();
    STOP_WORDS.contains(&&rest[..end]) && !rest[end..].chars().next().is_some_and(char::is_alphanumeric)
}

/// True if the name before closes with an acronym that can be told from what follows.
fn ends_as_acronym(before: &str) -> bool {
    let last = before.chars().rev().filter(|c| is_seen(*c)).take(SURE_ACRONYM);
    last.filter(|c| c.is_uppercase()).count() == SURE_ACRONYM
}

fn is_surname(before: &str) -> bool {
    let letters = before.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).take(LONGEST_START + 1);
    letters.last().is_some_and(|(at, _)| SURNAME_STARTS.contains(&&before[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The two seams of the name between the bars.
    fn seams(marked: &str) -> (Seam, Seam) {
        let parts: Vec<_> = marked.split('|').collect();
        let text = parts.concat();
        let start = parts[0].len();
        (before(&text, start), after(&text, start + parts[1].len()))
    }

    #[test]
    fn punctuation_and_apostrophes_end_a_name() {
        for marked in ["|Assad|’s", "(|Iran|)", "|Iran|", "pro-|Iranian| militias", "the |SAA|'s"] {
            assert_eq!(seams(marked), (Seam::Clean, Seam::Clean), "{marked}");
        }
    }

    #[test]
    fn a_name_inside_a_word_is_torn() {
        assert_eq!(seams("|Iran|ian").1, Seam::Torn);
        assert_eq!(seams("|Iran|\u{ad}ian").1, Seam::Torn);
        assert_eq!(seams("ch|ines|e").0, Seam::Torn);
        assert_eq!(seams("2016|Iran|").0, Seam::Torn);
        assert_eq!(seams("|Su|34 jets").1, Seam::Glued);
        assert_eq!(seams("|Su|3456").1, Seam::Torn);
    }

    #[test]
    fn the_damage_of_the_long_document_is_glued() {
        assert_eq!(seams("35|Iranian| criticism").0, Seam::Glued);
        assert_eq!(seams("forces|Iran| and").0, Seam::Glued);
        assert_eq!(seams("in |Syria|Armed").1, Seam::Glued);
        assert_eq!(seams("|Iran|and Russia").1, Seam::Glued);
        assert_eq!(seams("|Hezbollah|12 said").1, Seam::Glued);
        assert_eq!(seams("with the |IRGC|4 in").1, Seam::Glued);
        assert_eq!(seams("with the |IRGC|The media").1, Seam::Glued);
        assert_eq!(seams("in |إيران|12 قال").1, Seam::Glued);
        assert_eq!(seams("12|إيران|").0, Seam::Glued);
        assert_eq!(seams("22|Асад| сказал").0, Seam::Glued);
    }

    #[test]
    fn what_only_looks_like_damage_is_torn() {
        for (marked, what) in [("Mc|Cain|", "a surname"), ("Della|Rovere|", "another"), ("x|Iran", "x")] {
            let parts: Vec<_> = marked.split('|').collect();
            let is_torn = before(&parts.concat(), parts[0].len()) == Seam::Torn;
            assert_eq!(is_torn, what != "x", "{marked}");
        }
        assert_eq!(seams("|MI|6").1, Seam::Torn);
        assert_eq!(seams("|USA|ID").1, Seam::Torn);
        assert_eq!(seams("|US|Air").1, Seam::Torn);
        assert_eq!(seams("|Israel|is").1, Seam::Torn);
        assert_eq!(seams("|NATO|s").1, Seam::Torn);
    }

    #[test]
    fn arabic_and_hebrew_prefixes_are_glued() {
        assert_eq!(seams("قالت و|روسيا| إن").0, Seam::Glued);
        assert_eq!(seams("في وال|عراق|").0, Seam::Glued);
        assert_eq!(seams("مس|روسيا|").0, Seam::Torn);
        assert_eq!(seams("قال وَ|روسيا|").0, Seam::Glued);
        assert_eq!(seams("אמר ש|איראן| תקפה").0, Seam::Glued);
    }

    #[test]
    fn scripts_without_spaces_need_none() {
        assert_eq!(seams("与|俄罗斯|和").0, Seam::Clean);
        assert_eq!(seams("|러시아|는"), (Seam::Clean, Seam::Glued));
    }
}
