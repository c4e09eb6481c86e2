//! Whether two stretches with the same letters and digits say the same.
//!
//! Letters alone cannot tell `US` from `us`, `$5` from `€5` or `not able` from `notable`. So capitals must stay
//! where they make a name, numbers keep their signs, and no space may go from behind a word that turns or an `in`.
//! Start at [`says_the_same`].

use super::super::fold;
use super::super::squash::Footnotes;
use super::turning::{is_opposite, turns};
use super::words::{Look, Word, words_of};

/// True if `place`, which has the letters and digits of `quote`, says the same.
pub(super) fn says_the_same(quote: &str, place: &str) -> bool {
    let (here, there) = (words_of(quote, Footnotes::Dropped), words_of(place, Footnotes::Dropped));
    let (a, b) = (letters(quote, &here), letters(place, &there));
    if special_numbers(&here) != special_numbers(&there) {
        return false;
    }
    if a.len() != b.len() {
        return true; // footnotes came or went; the letters were compared already
    }
    let is_loud = !b.iter().any(|letter| letter.is_small);
    let pairs = || a.iter().zip(&b);
    !pairs().any(|(a, b)| (a.is_name && b.is_small) || (b.is_acronym && a.is_small && !is_loud))
        && !glues(&a, &b, &here)
        && !glues(&b, &a, &there)
}

struct Letter {
    /// Its word, among all.
    word: usize,
    is_small: bool,
    /// Its capital makes the word a name.
    is_name: bool,
    is_acronym: bool,
    /// What stands before it.
    gap: Gap,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Nothing,
    Space,
    Other,
}

fn letters(text: &str, words: &[Word]) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut last_end = 0;
    for (word, known) in words.iter().enumerate().filter(|(_, word)| word.look != Look::Number) {
        let raw = known.span.slice(text).unwrap_or_default();
        let is_acronym = is_acronym(raw);
        for (at, c) in raw.char_indices() {
            let start = known.span.start + at;
            let gap = gap(&text[last_end..start]);
            let count =
                fold(c.encode_utf8(&mut [0; 4])).text().chars().filter(|c| c.is_alphanumeric()).count();
            let is_first = at == 0 && known.look == Look::Capital && !known.opens;
            letters.extend((0..count).map(|part| Letter {
                word,
                is_small: c.is_lowercase(),
                is_name: c.is_uppercase() && (is_first || is_acronym),
                is_acronym,
                gap: if part == 0 { gap } else { Gap::Nothing },
            }));
            last_end = if count > 0 { start + c.len_utf8() } else { last_end };
        }
    }
    letters
}

fn is_acronym(raw: &str) -> bool {
    (2..=4).contains(&raw.chars().count()) && raw.chars().all(char::is_uppercase)
}

fn gap(between: &str) -> Gap {
    match between {
        "" => Gap::Nothing,
        _ if between.chars().all(|c| c != '\n' && c.is_whitespace()) => Gap::Space,
        _ => Gap::Other,
    }
}

/// Numbers of which more than the digits counts.
fn special_numbers(words: &[Word]) -> Vec<&str> {
    let numbers = words.iter().filter(|word| word.look == Look::Number).map(|word| &*word.folded);
    numbers.filter(|number| number.contains(|c: char| !c.is_ascii_digit())).collect()
}

/// Whether `b` writes together what `a` has apart, behind a word that may not lose its space.
fn glues(a: &[Letter], b: &[Letter], words: &[Word]) -> bool {
    let behind = |at: usize| at.checked_sub(1).map_or("", |before| &*words[a[before].word].folded);
    (0..a.len()).any(|at| {
        let is_glued = a[at].gap == Gap::Space && b[at].gap == Gap::Nothing;
        is_glued && (turns(behind(at)) || is_opposite(behind(at)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_typography_says_the_same() {
        for (quote, place) in [
            ("“Pro-Iranian militias”", "\"pro-\nIranian mili-\ntias\""),
            ("in Syria Armed forces", "in SyriaArmed forces"),
            ("anti-government non-state", "anti-\ngovernment non-\nstate"),
            ("the evidence of US friction", "THE EVIDENCE OF US FRICTION"),
            ("However, it was", "however, it was"),
            ("it cost 5 %", "it cost 5%"),
        ] {
            assert!(says_the_same(quote, place), "{quote} {place}");
        }
    }

    #[test]
    fn a_lost_capital_sign_or_space_may_say_something_else() {
        for (quote, place) in [
            ("they joined the US today", "they joined the us today"),
            ("they joined us today", "they joined US today"),
            ("it took Turkey a day", "it took turkey a day"),
            ("it cost $5 million", "it cost €5 million"),
            ("a rise of 5 % was", "a rise of 5 was"),
            ("it was notable", "it was not able"),
            ("Russia was in active talks", "Russia was inactive talks"),
            ("10² men", "102 men"),
        ] {
            assert!(!says_the_same(quote, place), "{quote} {place}");
        }
    }
}
