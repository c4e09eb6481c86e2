//! What is looked at before the engine sees a file, because the engine would end the process.
//!
//! A modern file has its table of contents in a stream, and the engine reserves what its columns and its lines claim.
//! Such a table is never packed in another stream, so its claims stand readable in the file. What is not seen here ends
//! the worker process and nothing else.

use std::borrow::Cow;

use memchr::memmem;

use super::super::ImportError;
use super::super::zipped::damaged;
use super::FORMAT;

/// Bytes of one column; offsets need at most eight.
const WIDEST: u64 = 8;
/// Lines of a table: more things than this are in no file of 64 MB.
const LONGEST: u64 = 8_500_000;
/// How far from its name a table may tell of itself.
const NEAR: usize = 2048;

/// Refuses a file whose table claims columns of absurd width or lines without number.
pub(super) fn look_over(bytes: &[u8]) -> Result<(), ImportError> {
    let plain = plain(bytes);
    for at in memmem::find_iter(&plain, b"XRef") {
        let near = &plain[at.saturating_sub(NEAR)..plain.len().min(at + NEAR)];
        let claims = |key: &[u8], most| {
            memmem::find_iter(near, key).any(|at| is_beyond(&near[at + key.len()..], most))
        };
        if claims(b"/W", WIDEST) || claims(b"/Index", LONGEST) || claims(b"/Size", LONGEST) {
            return Err(damaged(FORMAT, "its table of contents claims an absurd size"));
        }
    }
    Ok(())
}

/// True if a number, or one of a plain array of numbers, is beyond `most`.
///
/// Widths of letters are told with `/W` too, but their arrays hold arrays.
fn is_beyond(bytes: &[u8], most: u64) -> bool {
    let rest = bytes.trim_ascii_start();
    let (numbers, is_list) = match rest.strip_prefix(b"[") {
        Some(rest) => (&rest[..rest.iter().position(|byte| *byte == b']').unwrap_or(rest.len())], true),
        None => (&rest[..rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())], false),
    };
    let is_plain = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_whitespace() || *byte == b'-';
    if is_list && !numbers.iter().all(is_plain) {
        return false;
    }
    let number = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<u64>().ok();
    numbers
        .split(|byte| !byte.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .any(|digits| number(digits).is_none_or(|number| number > most))
}

/// The file with names spelled out: `/#57` is `/W`, and only who hides something writes it so.
fn plain(bytes: &[u8]) -> Cow<'_, [u8]> {
    let code = |at: usize| u8::from_str_radix(std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok()?, 16).ok();
    let is_spelled = |at: usize| code(at).filter(u8::is_ascii_alphabetic);
    if !memchr::memchr_iter(b'#', bytes).any(|at| is_spelled(at).is_some()) {
        return Cow::Borrowed(bytes);
    }
    let (mut found, mut from) = (Vec::with_capacity(bytes.len()), 0);
    for at in memchr::memchr_iter(b'#', bytes) {
        if let (Some(letter), true) = (is_spelled(at), at >= from) {
            found.extend_from_slice(&bytes[from..at]);
            found.push(letter);
            from = at + 3;
        }
    }
    found.extend_from_slice(&bytes[from..]);
    Cow::Owned(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(table: &str) -> bool {
        look_over(format!("%PDF-1.5\n1 0 obj\n<<{table}>>\nstream").as_bytes()).is_err()
    }

    #[test]
    fn absurd_claims_are_refused_however_they_are_spelled() {
        assert!(is_refused("/Type/XRef/W[1 9223372036854775807 1]"));
        assert!(is_refused("/W [ 1 99999999999999999999999 1 ] /Type /XRef"));
        assert!(is_refused("/Type/X#52ef/#57[1 9223372036854775807 1]"));
        assert!(is_refused("/Type/XRef/W[1 2 1]/Index[0 9223372036854775807]"));
        assert!(is_refused("/Type/XRef/W[1 2 1]/Size 99999999999"));
    }

    #[test]
    fn honest_tables_and_widths_of_letters_are_let_through() {
        assert!(!is_refused("/Type/XRef/W[1 3 1]/Index[0 5 10 2]/Size 12"));
        assert!(!is_refused("/Type/XRef/W[1 3 1]>> << /W [3 [600 722] 9 12 1000]"));
        assert!(!is_refused("/W [3 9 1000]"));
    }
}
