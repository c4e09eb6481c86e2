//! Whether one word may be another one, misread by a machine.
//!
//! `lran` may be `Iran`; `Iraq` may not, although it is no further away. So letters that look alike may be exchanged
//! in any word of four letters or more, but another letter only inside a long one. That the outcome is no word of
//! its own is for the [`guard`](super::guard) to see. Start at [`misread`].

/// How likely one word is another one misread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misread {
    /// These are two words.
    No,
    /// A letter differs, for no reason of its looks.
    Perhaps,
    /// Only letters that look alike differ.
    Likely,
}

/// Below this even letters that look alike make another word.
const SHORT: usize = 4;
/// From here on one letter in eight may differ, but not the first.
const LONG: usize = 8;

/// Compares two folded words; `loosely` takes one other letter from four letters on.
///
/// Loose is right only where the other words are guarded as well: in scripts without capitals, for no known name.
pub(super) fn misread(a: &str, b: &str, loosely: bool) -> Misread {
    let len = a.chars().count().min(b.chars().count());
    if len < SHORT {
        return Misread::No;
    }
    let (a, b) = (shape(a), shape(b));
    if a == b {
        return Misread::Likely;
    }
    let allowed = if loosely { (len / LONG).max(1) } else { len / LONG };
    let begins_alike = a.first() == b.first();
    if begins_alike && edits_within(&a, &b, allowed) { Misread::Perhaps } else { Misread::No }
}

/// True if the two differ by letters that look alike at most, whatever their length.
pub(super) fn looks_like(a: &str, b: &str) -> bool {
    a == b || shape(a) == shape(b)
}

/// True if one letter differs at most.
pub(super) fn is_nearly(a: &str, b: &str) -> bool {
    edits_within(&shape(a), &shape(b), 1)
}

/// A word by the looks of its letters.
fn shape(word: &str) -> Vec<char> {
    let mut shape: Vec<char> = Vec::with_capacity(word.len());
    for c in word.chars() {
        let merged = match (shape.last(), c) {
            (Some('r'), 'n') => Some('m'),
            (Some('c'), 'l') => Some('d'),
            (Some('v'), 'v') => Some('w'),
            _ => None,
        };
        if let Some(merged) = merged {
            shape.pop();
            shape.push(merged);
            continue;
        }
        shape.push(match c {
            'i' | 'j' | '1' => 'l',
            'e' => 'c',
            '0' => 'o',
            'u' => 'n',
            '6' | '8' | 'b' => 'h',
            '5' => 's',
            'q' | '9' => 'g',
            '2' => 'z',
            c => c,
        });
    }
    shape
}

/// Whether at most `most` letters were inserted, dropped or replaced.
fn edits_within(a: &[char], b: &[char], most: usize) -> bool {
    let common = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[common..], &b[common..]);
    let (Some(rest_a), Some(rest_b)) = (a.get(1..), b.get(1..)) else { return a.len().max(b.len()) <= most };
    most > 0
        && (edits_within(rest_a, rest_b, most - 1)
            || edits_within(rest_a, b, most - 1)
            || edits_within(a, rest_b, most - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_may_be_exchanged() {
        for (name, damaged) in
            [("iran", "lran"), ("damascus", "darnascus"), ("hezbollah", "hezbo11ah"), ("syria", "5yria")]
        {
            assert_eq!(misread(name, damaged, false), Misread::Likely, "{name} {damaged}");
        }
    }

    #[test]
    fn other_names_are_no_misreadings() {
        for (one, other) in [
            ("iran", "iraq"),
            ("ireland", "iceland"),
            ("slovakia", "slovenia"),
            ("austria", "australia"),
            ("liberia", "siberia"),
            ("niger", "nigeria"),
            ("saa", "5aa"),
            ("hassan", "hussein"),
            ("روسيا", "سوريا"),
        ] {
            assert_eq!(misread(one, other, false), Misread::No, "{one} {other}");
            assert_eq!(misread(other, one, false), Misread::No, "{other} {one}");
        }
    }

    #[test]
    fn names_in_scripts_without_capitals_are_told_apart_loosely_compared() {
        for (one, other) in [("روسيا", "سوريا"), ("تركيا", "سوريا"), ("قطر", "مصر"), ("ايران", "العراق")]
        {
            assert_eq!(misread(one, other, true), Misread::No, "{one} {other}");
        }
    }

    #[test]
    fn a_long_name_bears_one_other_letter_inside() {
        assert_eq!(misread("hezbollah", "hezbxllah", false), Misread::Perhaps);
        assert_eq!(misread("hezbollah", "xezbollah", false), Misread::No);
        assert_eq!(
            (misread("الجيش", "الحيش", false), misread("الجيش", "الحيش", true)),
            (Misread::No, Misread::Perhaps)
        );
    }
}
