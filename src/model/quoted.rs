//! Words between quotation marks, for everything that is written as text and read back.
//!
//! Two forms are written: the [`notation`](super::notation) and the project file. Both must show what an eye
//! cannot see: a character that turns the direction of the line or has no width is written as an escape, so
//! that a reviewer of a change sees what the program sees. The joiners of Persian and Indic words stay.

use std::fmt::Write;

/// True for characters that an eye cannot see or that reorder what it sees, line feed and tab left out.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff0}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e0fff}' => true,
        _ => c.is_control(),
    }
}

/// Adds `text` to `out` with quotation marks, backslashes and hidden characters escaped as RON and Rust do.
///
/// With `lines`, line feeds and tabs stay what they are; without, they are escaped too.
pub fn push_escaped(out: &mut String, text: &str, lines: bool) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' if !lines => out.push_str("\\n"),
            '\t' if !lines => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            hidden if is_hidden(hidden) => {
                write!(out, "\\u{{{:x}}}", u32::from(hidden)).expect("a String takes every write");
            }
            plain => out.push(plain),
        }
    }
}

/// `text` on one line between quotation marks.
///
/// ```
/// use detente::model::quoted::quoted;
/// assert_eq!(quoted("he said \"no\"\n"), r#""he said \"no\"\n""#);
/// assert_eq!(quoted("\u{202e}evil"), r#""\u{202e}evil""#);
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    push_escaped(&mut out, text, false);
    out.push('"');
    out
}

/// At most `most` characters of `text`, hidden ones escaped, with `…` where it was cut: fit for a message.
#[must_use]
pub fn tamed(text: &str, most: usize) -> String {
    let mut out = String::new();
    for c in text.chars().take(most) {
        if is_hidden(c) || c.is_control() {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    if text.chars().nth(most).is_some() {
        out.push('…');
    }
    out
}
