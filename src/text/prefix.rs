//! The one-letter words that Arabic and Hebrew write onto the next one: "and", "the", "in", "to".
//!
//! They come in a fixed order, at most one of each sort, so a grammar of four lines takes them off and no list of all
//! that can be made of them is needed. A future particle stands before verbs only and is none of them.
//! Start at [`is_prefix`].

use super::letters::{fold_char, is_dropped_mark, is_invisible};

/// Longer than any prefix: وبال has four letters, ולכשה five.
const LONGEST: usize = 5;
/// A name of fewer letters would be found at the end of too many words.
const SHORTEST_NAME: usize = 3;

/// True if `before`, up to its end, closes with a word that is nothing but prefixes, and `name` may have some.
pub(super) fn is_prefix(before: &str, name: &str) -> bool {
    let seen = |c: &char| !is_invisible(*c) && !is_dropped_mark(*c);
    let word = before.chars().rev().filter(seen).take_while(|c| c.is_alphanumeric()).take(LONGEST + 1);
    let mut letters = Vec::with_capacity(LONGEST + 1);
    word.for_each(|c| fold_char(c, |part| letters.push(part)));
    letters.reverse();
    // Hebrew acronyms have a quotation mark before their last letter.
    let is_own = |c: &char| c.is_alphanumeric() || matches!(c, '"' | '״' | '”' | '׳');
    let own = name.chars().filter(seen).take_while(is_own).filter(|c| c.is_alphanumeric());
    own.take(SHORTEST_NAME).count() == SHORTEST_NAME && (is_arabic(&letters) || is_hebrew(&letters))
}

/// "And" or "so", then "in", "like" or "to", then the article, which hides in "to the".
fn is_arabic(letters: &[char]) -> bool {
    let rest = without_one(letters, &['و', 'ف']);
    let article = without_one(rest, &['ب', 'ك', 'ل']);
    !letters.is_empty() && matches!(article, [] | ['ا', 'ل'] | ['ل'])
}

/// "And", then "that" or "when", then "in", "to", "from" or "like", then the article.
fn is_hebrew(letters: &[char]) -> bool {
    let rest = without_one(letters, &['ו']);
    let rest = match rest {
        ['ל' | 'מ' | 'כ', 'ש', rest @ ..] | ['ל', 'כ', 'ש', rest @ ..] => rest,
        rest => without_one(rest, &['ש']),
    };
    let article = without_one(rest, &['ב', 'ל', 'מ', 'כ']);
    !letters.is_empty() && matches!(article, [] | ['ה'])
}

fn without_one<'l>(letters: &'l [char], sort: &[char]) -> &'l [char] {
    match letters {
        [first, rest @ ..] if sort.contains(first) => rest,
        _ => letters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_prefixes_are_taken_off_in_their_order() {
        for prefix in
            ["و", "ف", "ب", "ك", "ل", "ال", "وال", "بال", "كال", "لل", "ولل", "وبال", "فكال", "وب", "وَ"]
        {
            assert!(is_prefix(prefix, "روسيا"), "{prefix}");
            assert!(is_prefix(&format!("قال {prefix}"), "روسيا"), "{prefix}");
        }
        for other in ["س", "بو", "الو", "مس", "وووال", "آل ر", "5و", "قالو"] {
            assert!(!is_prefix(other, "روسيا"), "{other}");
        }
    }

    #[test]
    fn hebrew_prefixes_are_taken_off_in_their_order() {
        for prefix in ["ו", "ה", "ב", "ל", "מ", "ש", "כ", "וה", "וב", "שה", "מה", "כש", "וכשה", "לכש", "ומ"]
        {
            assert!(is_prefix(prefix, "רוסיה"), "{prefix}");
        }
        for other in ["א", "הב", "בו", "יה", ""] {
            assert!(!is_prefix(other, "רוסיה"), "{other}");
        }
    }

    #[test]
    fn names_of_two_letters_take_no_prefix() {
        assert!(!is_prefix("ب", "عد"));
        assert!(!is_prefix("ب", "عد "));
    }
}
