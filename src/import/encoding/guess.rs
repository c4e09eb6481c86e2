//! Guessing an encoding from the letters it would make.
//!
//! The first guess is chardetng's, as in browsers. A second look corrects it where letters come out that no one language
//! has: a few words are little to guess by. What else the bytes could be is offered as a list. Start at [`of`].

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, KOI8_R, KOI8_U, WINDOWS_1250, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
};

use super::OFFERED;

/// How much of a file the second look and the list are made from.
const SAMPLE: usize = 16 * 1024;

/// The encoding that `bytes` most likely are in, which are not UTF-8.
pub(super) fn of(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let sample = sample_of(bytes);
    let (text, _) = guess.decode_without_bom_handling(sample);
    let has = |letters: &str| text.contains(|c| letters.contains(c));
    match guess {
        // Polish has no carons: they stand where windows-1250 has ą, ś and ź.
        _ if guess == ISO_8859_2 && has("łŁżŻ") && has("šžťľŠŽŤĽ") => WINDOWS_1250,
        // No language has two of these; Turkish has ş, ğ and ı in their places.
        _ if guess == WINDOWS_1250
            && [has("ţŢ"), has("đĐ"), has("ýÝ")].iter().filter(|has| **has).count() > 1 =>
        {
            WINDOWS_1254
        }
        _ if guess == WINDOWS_1255 && has_loose_points(&text) => WINDOWS_1256,
        _ if guess == KOI8_U && KOI8_R.decode_without_bom_handling(sample).0 == text => KOI8_R,
        _ => guess,
    }
}

/// Every offered encoding that makes whole letters of `bytes`, `first` at the head and then the likeliest.
pub(super) fn candidates(bytes: &[u8], first: &'static Encoding) -> Vec<&'static str> {
    let sample = sample_of(bytes);
    let mut found: Vec<(i64, &'static str)> = Vec::new();
    for name in OFFERED {
        let Some(encoding) = Encoding::for_label(name.as_bytes()) else { continue };
        let (text, _) = encoding.decode_without_bom_handling(sample);
        // The sample may end in the middle of a letter.
        let is_whole = !text.trim_end_matches('\u{fffd}').contains('\u{fffd}');
        if encoding == first {
            found.push((i64::MAX, encoding.name()));
        } else if is_whole && !name.starts_with("UTF-16") {
            found.push((likeness(&text), encoding.name()));
        }
    }
    found.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    found.into_iter().map(|(_, name)| name).collect()
}

/// The part of a file around its first letter beyond ASCII.
fn sample_of(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = bytes[..first].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    &bytes[start..bytes.len().min(first + SAMPLE)]
}

/// Hebrew points that stand on no letter, more than one of them.
fn has_loose_points(text: &str) -> bool {
    let is_point = |c: char| ('\u{5b0}'..='\u{5c7}').contains(&c) && c != '\u{5be}';
    let is_carrier = |c: char| is_point(c) || ('\u{5d0}'..='\u{5f2}').contains(&c);
    let pairs = std::iter::once(' ').chain(text.chars()).zip(text.chars());
    pairs.filter(|(before, c)| is_point(*c) && !is_carrier(*before)).count() > 1
}

/// How much a text looks like one, the more the better.
fn likeness(text: &str) -> i64 {
    let mut sum = 0;
    let mut before = ' ';
    for c in text.chars() {
        sum += match c {
            _ if c.is_ascii() => 0,
            // Any two bytes make a sign of Chinese.
            '\u{2e80}'..='\u{d7ff}' => -1,
            _ if c.is_control() => -5,
            _ if c.is_alphabetic() && before.is_ascii_alphabetic() && !is_latin(c) => -2,
            _ if c.is_uppercase() && before.is_lowercase() => -2,
            _ if c.is_alphabetic() => 1,
            '\u{a0}' | '«' | '»' | '–' | '—' | '“' | '”' | '„' | '‘' | '’' | '…' | '№' => {
                0
            }
            _ => -1,
        };
        before = c;
    }
    sum
}

fn is_latin(c: char) -> bool {
    ('\u{c0}'..='\u{24f}').contains(&c)
}
