//! What is looked at before the engine sees a file, because the engine would end the process.

use super::super::ImportError;
use super::super::zipped::damaged;
use super::FORMAT;

/// Bytes of one column of the table of a file; offsets need at most eight.
const WIDEST: u64 = 8;
/// How far from the name of the table its columns may be told.
const NEAR: usize = 2048;

/// Refuses a file whose table of contents claims columns of absurd width: the engine reserves them unseen.
pub(super) fn look_over(bytes: &[u8]) -> Result<(), ImportError> {
    for at in memchr::memmem::find_iter(bytes, b"XRef") {
        let near = &bytes[at.saturating_sub(NEAR)..bytes.len().min(at + NEAR)];
        if memchr::memmem::find_iter(near, b"/W").any(|at| is_absurd(&near[at + 2..])) {
            return Err(damaged(FORMAT, "its table of contents claims columns of absurd width"));
        }
    }
    Ok(())
}

/// True if an array of numbers begins here of which one is too wide.
fn is_absurd(bytes: &[u8]) -> bool {
    let rest = bytes.trim_ascii_start();
    let Some(rest) = rest.strip_prefix(b"[") else { return false };
    let end = rest.iter().position(|byte| *byte == b']').unwrap_or(rest.len());
    let numbers =
        rest[..end.min(200)].split(|byte| !byte.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let mut columns = numbers.take(3).map(|digits| std::str::from_utf8(digits).ok()?.parse::<u64>().ok());
    // Widths of letters are told in the same way, but there are never three of them and no more.
    let is_table = rest[..end.min(200)]
        .iter()
        .all(|byte| byte.is_ascii_digit() || byte.is_ascii_whitespace() || *byte == b'-');
    is_table && columns.any(|column| column.is_none_or(|column| column > WIDEST))
}
