//! Where in a text a name may begin at all.
//!
//! A name begins where a word does, or at one of the seams of [`seam`](crate::text::seam) that damage leaves. Most
//! bytes of a text are in the middle of a word and are passed by with one look at them and at the one before.
//! Too many places do no harm, since the seams decide; one too few would be a name missed. Start at
//! [`Starts::next`].

use std::sync::LazyLock;

use super::book::Pattern;
use super::index::Index;
use crate::text::letters::{TABLED, is_ayn, is_dropped_mark, is_hangul_syllable, is_invisible, is_unspaced};

/// What kind of character it is; a bit each, so that several fit one byte.
type Kind = u8;
const OTHER: Kind = 1;
const LOWER: Kind = 2;
const UPPER: Kind = 4;
const DIGIT: Kind = 8;
/// Letters of scripts without case.
const CASELESS: Kind = 16;
/// Letters of scripts without spaces.
const UNSPACED: Kind = 32;
/// Not there for any reader.
const UNSEEN: Kind = 64;
const ANY: Kind = 0xff;

/// The kind of Latin, Greek, Cyrillic, Hebrew and Arabic characters, and of the quotation marks of all of them.
static KINDS: LazyLock<Vec<Kind>> =
    LazyLock::new(|| (0..TABLED).map(|code| char::from_u32(code).map_or(OTHER, kind)).collect());

/// Where names may begin.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    /// For each byte of ASCII, behind which kinds a name may begin with it.
    after: [Kind; 256],
    pace: Pace,
}

/// How fast bytes can be passed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    /// Names begin with capitals and digits alone: everything between is skipped.
    Capitals,
    /// Some begin with small letters: the starts of words count as well.
    Words,
    /// Some begin with a sign: each byte counts.
    Bytes,
}

impl Starts {
    pub(super) fn new(patterns: &[Pattern]) -> Self {
        let mut after = [0; 256];
        let mut allow = |byte: u8| after[usize::from(byte)] |= followed_by(kind(char::from(byte)));
        for pattern in patterns {
            let first = pattern.folded.bytes().next().filter(u8::is_ascii).unwrap_or_default();
            allow(first.to_ascii_uppercase());
            if !pattern.aliases.iter().all(|alias| alias.case.needs_capital()) {
                allow(first);
            }
            if first == b'\'' {
                allow(b'`');
            }
        }
        let has =
            |class: fn(&u8) -> bool| (0..0x80_u8).any(|byte| class(&byte) && after[usize::from(byte)] != 0);
        let pace = match (has(|byte| *byte > 0 && !byte.is_ascii_alphanumeric()), has(u8::is_ascii_lowercase))
        {
            (true, _) => Pace::Bytes,
            (false, true) => Pace::Words,
            (false, false) => Pace::Capitals,
        };
        Self { after, pace }
    }

    /// The first place at or after `from` where one of the names may begin.
    pub(super) fn next(&self, text: &str, index: &Index, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        let mut left = text[..from].chars().next_back().map_or(OTHER, kind_of);
        loop {
            let skipped = self.dull(bytes, at);
            if skipped > 0 {
                at += skipped;
                left = ASCII[usize::from(bytes[at - 1])]; // what is beyond ASCII is never dull
            }
            let byte = *bytes.get(at)?;
            if byte < 0x80 {
                if self.after[usize::from(byte)] & left != 0 && index.may_begin(bytes, at) {
                    return Some(at);
                }
                left = ASCII[usize::from(byte)];
                at += 1;
                continue;
            }
            let c = text[at..].chars().next()?;
            let kind = kind_of(c);
            if followed_by(kind) & left != 0 {
                return Some(at);
            }
            left = kind;
            at += c.len_utf8();
        }
    }

    /// How many bytes from `at` on are certainly no start: eight at a time are looked at.
    #[inline]
    fn dull(&self, bytes: &[u8], at: usize) -> usize {
        let mut end = at;
        if self.pace == Pace::Bytes {
            return 0;
        }
        while let Some(eight) = bytes.get(end..).and_then(<[u8]>::first_chunk) {
            let eight = u64::from_le_bytes(*eight);
            let loud = match self.pace {
                Pace::Capitals => eight & TOPS | between(eight, b'A', b'Z') | between(eight, b'0', b'9'),
                Pace::Words | Pace::Bytes => {
                    // The byte before each: that of the first one is not at hand and counts as no letter.
                    let letters = between(eight | SMALL, b'a', b'z') | between(eight, b'0', b'9');
                    eight & TOPS | between(eight, b'A', b'Z') | letters & !(letters << 8)
                }
            };
            if loud != 0 {
                return end + loud.trailing_zeros() as usize / 8 - at;
            }
            end += 8;
        }
        end - at
    }
}

/// The top bit of each of eight bytes.
const TOPS: u64 = 0x8080_8080_8080_8080;
/// The bit that makes a small letter of a capital, in each of eight bytes.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The top bits of those of eight bytes that are ASCII and from `first` to `last`.
#[inline]
const fn between(eight: u64, first: u8, last: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = eight & !TOPS;
    let from = low + ONES * (0x80 - first as u64);
    let beyond = low + ONES * (0x7f - last as u64);
    from & !beyond & !eight & TOPS
}

/// Behind which kinds a name may begin with a character of `kind`.
const fn followed_by(kind: Kind) -> Kind {
    match kind {
        LOWER | DIGIT => OTHER | UNSPACED | UNSEEN,
        UPPER => OTHER | UNSPACED | UNSEEN | LOWER | DIGIT,
        CASELESS => OTHER | UNSPACED | UNSEEN | CASELESS | DIGIT,
        UNSEEN => 0,
        _ => ANY,
    }
}

fn kind_of(c: char) -> Kind {
    KINDS.get(c as usize).copied().unwrap_or_else(|| kind(c))
}

fn kind(c: char) -> Kind {
    if c.is_ascii() {
        return ASCII[c as usize];
    }
    match c {
        _ if is_unspaced(c) => UNSPACED,
        _ if is_hangul_syllable(c) => CASELESS,
        _ if is_invisible(c) || is_dropped_mark(c) || is_ayn(c) => UNSEEN,
        'ʼ' => OTHER,
        _ if c.is_lowercase() => LOWER,
        _ if c.is_uppercase() => UPPER,
        _ if c.is_alphabetic() => CASELESS,
        _ if c.is_numeric() => DIGIT,
        _ => OTHER,
    }
}

const ASCII: [Kind; 128] = {
    let mut kinds = [OTHER; 128];
    let mut byte: u8 = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_are_judged_as_each_of_them_would_be() {
        for byte in 0..=u8::MAX {
            let eight = u64::from_le_bytes([b'z', byte, b'A', byte, 0xff, byte, b'0', byte]);
            let is_capital = u64::from(byte.is_ascii_uppercase()) << 7;
            let wanted =
                is_capital << 8 | 0x80 << 16 | is_capital << 24 | is_capital << 40 | is_capital << 56;
            assert_eq!(between(eight, b'A', b'Z'), wanted, "{byte}");
        }
    }
}
