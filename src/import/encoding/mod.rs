//! From bytes to letters: which encoding a file is in.
//!
//! The order is fixed: a byte order mark; UTF-16 without one, known by its zero bytes; strict UTF-8; UTF-8 with a
//! few broken bytes; and only then a guess from the letters themselves. A guess says that it is one, so that the
//! analyst can choose another ([`decode_as`]). Start at [`decode`].

mod guess;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::ImportError;

/// Decoded letters, and how they were come by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The letters, with any byte order mark removed.
    pub text: String,
    /// Name of the encoding, as "UTF-8" or "windows-1251".
    pub encoding: &'static str,
    /// True if the encoding was guessed and may be wrong.
    pub guessed: bool,
    /// How many places could not be decoded and hold U+FFFD now.
    pub broken: usize,
    /// If it was guessed: every encoding in [`OFFERED`] that makes whole letters of the bytes, the likeliest first.
    pub candidates: Vec<&'static str>,
}

/// The encodings worth offering in a menu, the likeliest first; all of them work in [`decode_as`].
pub const OFFERED: [&str; 22] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "KOI8-R",
    "KOI8-U",
    "IBM866",
    "ISO-8859-2",
    "ISO-8859-5",
    "ISO-8859-6",
    "gb18030",
    "Big5",
    "Shift_JIS",
    "EUC-KR",
];

/// How much of a file is looked at for zero bytes.
const SAMPLE: usize = 64 * 1024;

/// Decodes `bytes` in the encoding they most likely are in.
///
/// ```
/// use detente::import::encoding::decode;
/// let found = decode(b"\xff\xfeI\0r\0a\0n\0");
/// assert_eq!((found.text.as_str(), found.encoding, found.guessed), ("Iran", "UTF-16LE", false));
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decoded(bytes, encoding, false);
    }
    if let Some(encoding) = utf16_by_zero_bytes(bytes) {
        return decoded(bytes, encoding, true);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: text.to_owned(),
            encoding: UTF_8.name(),
            guessed: false,
            broken: 0,
            candidates: Vec::new(),
        };
    }
    if let Some(encoding) = utf16_of_the_east(bytes) {
        return decoded(bytes, encoding, true);
    }
    if is_mostly_utf8(bytes) {
        return decoded(bytes, UTF_8, true);
    }
    decoded(bytes, guess::of(bytes), true)
}

/// The first letters of a file, as far as a byte order mark or ASCII can tell them.
pub(super) fn head_of(bytes: &[u8]) -> String {
    let sample = &bytes[..bytes.len().min(8 * 1024)];
    let encoding =
        Encoding::for_bom(sample).map(|(encoding, _)| encoding).or_else(|| utf16_by_zero_bytes(sample));
    encoding.unwrap_or(UTF_8).decode_with_bom_removal(sample).0.into_owned()
}

/// Decodes `bytes` in the encoding called `name`, because the analyst says so.
///
/// # Errors
///
/// [`ImportError::UnknownEncoding`] if there is none of that name.
pub fn decode_as(bytes: &[u8], name: &str) -> Result<Decoded, ImportError> {
    let known = Encoding::for_label(name.as_bytes());
    let encoding = known.ok_or_else(|| ImportError::UnknownEncoding { name: name.to_owned() })?;
    Ok(decoded(bytes, encoding, false))
}

/// Decodes `bytes` of which their file states the encoding.
///
/// UTF-8 is UTF-8 whatever the file says: texts are saved in it with their old statement more often than letters come
/// out as UTF-8 by chance. A statement that spoils more letters than a guess is wrong.
pub(super) fn decode_stated(bytes: &[u8], stated: Option<&'static Encoding>) -> Decoded {
    let found = decode(bytes);
    let is_sure = !found.guessed && !bytes.is_ascii();
    let Some(stated) = stated.filter(|_| !is_sure && !found.encoding.starts_with("UTF-16")) else {
        return found;
    };
    let as_stated = decode_in(bytes, stated);
    if as_stated.broken > found.broken && found.guessed { found } else { as_stated }
}

/// Decodes `bytes` in `encoding`, because they say so.
pub(super) fn decode_in(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    decoded(bytes, encoding, false)
}

fn decoded(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Decoded {
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    let broken = if had_errors { replaced(&text) } else { 0 };
    let candidates = if guessed { guess::candidates(bytes, encoding) } else { Vec::new() };
    Decoded { text: text.into_owned(), encoding: encoding.name(), guessed, broken, candidates }
}

fn replaced(text: &str) -> usize {
    text.matches('\u{fffd}').count()
}

/// UTF-16 without a mark: every other byte is zero, or the block number of one alphabet, and the rest is not.
fn utf16_by_zero_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    // 3 Greek, 4 Cyrillic, 5 Hebrew, 6 Arabic: bytes that no 8-bit text holds.
    let share = |parity: usize| {
        let high = sample.iter().skip(parity).step_by(2).filter(|byte| matches!(byte, 0 | 3..=6)).count();
        high as f64 / (sample.len() / 2) as f64
    };
    // One stray zero among a few bytes is no proof.
    let enough = if sample.len() < 64 { 0.7 } else { 0.25 };
    let found = match (share(0), share(1)) {
        (even, odd) if odd > enough && even < odd / 4.0 => UTF_16LE,
        (even, odd) if even > enough && odd < even / 4.0 => UTF_16BE,
        _ => return None,
    };
    let (text, had_errors) = found.decode_without_bom_handling(sample);
    // A sample may end between two halves; any other fault, or control characters, mean something else.
    let faults = text.chars().filter(|c| is_control(*c) || *c == '\u{fffd}').count();
    (faults <= usize::from(had_errors)).then_some(found)
}

/// UTF-16 without a mark in Chinese, Japanese or Korean: bytes that could be no other text, because there are controls
/// among them, and that are signs of these scripts in one order of the bytes and in the other are not.
fn utf16_of_the_east(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let controls = sample.iter().filter(|byte| is_control(char::from(**byte)) && byte.is_ascii()).count();
    if bytes.len() % 2 == 1 || controls * 200 <= sample.len() {
        return None;
    }
    let share = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let (mut eastern, mut strange) = (0_usize, 0_usize);
        for c in text.chars() {
            match c {
                '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => eastern += 1,
                '\u{ff00}'..='\u{ffef}' | ' '..='~' | '\t' | '\n' | '\r' | '\u{2010}'..='\u{2027}' => {}
                _ => strange += 1,
            }
        }
        (eastern, strange)
    };
    let is_text = |(eastern, strange): (usize, usize)| eastern > 0 && strange * 50 <= eastern;
    match (is_text(share(UTF_16LE)), is_text(share(UTF_16BE))) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Characters no text holds; a form feed and an escape may stand in old print files.
pub(super) fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}' | '\u{85}')
}

/// At least ten good characters beyond ASCII for each broken byte.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 10 * bad
}

#[cfg(test)]
mod tests;
