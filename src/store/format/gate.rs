//! Reading the format number of a file, and nothing else.
//!
//! A file of a newer format need not make sense to this program beyond its first field, so the number is read
//! by hand before the real reader sees a byte. Start at [`format_of`].

use crate::model::quoted::tamed;
use crate::store::OpenError;

/// The number in `Project(format: 1, ..`; comments, white space and `#![..]` may stand around.
pub(super) fn format_of(text: &str) -> Result<u64, OpenError> {
    let rest = without_attributes(text);
    let name = rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    let number = ["(", "format", ":"]
        .iter()
        .try_fold(name, |rest, token| without_blanks(rest).strip_prefix(token))
        .map(without_blanks)
        .and_then(number_at_start);
    number.ok_or_else(|| {
        let (line, column) = line_and_column(&text[..text.len() - rest.len()]);
        OpenError::NotAProject {
            found: format!("\"{}\"", tamed(first_line(rest), 24).replace('"', "\\\"")),
            line,
            column,
        }
    })
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn number_at_start(text: &str) -> Option<u64> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(text.len());
    let digits: String = text[..end].chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u64::MAX)) }
}

fn without_attributes(text: &str) -> &str {
    let mut rest = without_blanks(text);
    while let Some(after) = rest.strip_prefix("#![").and_then(|inner| inner.split_once(']')) {
        rest = without_blanks(after.1);
    }
    rest
}

fn without_blanks(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("//") {
            comment.split_once('\n').map_or("", |(_, after)| after)
        } else if rest.starts_with("/*") {
            after_block(rest)
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

/// What follows the block comment at the start of `text`; block comments nest.
fn after_block(text: &str) -> &str {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while at + 1 < bytes.len() {
        let step = match &bytes[at..at + 2] {
            b"/*" => Some(depth + 1),
            b"*/" => Some(depth - 1),
            _ => None,
        };
        at += if step.is_some() { 2 } else { 1 };
        depth = step.unwrap_or(depth);
        if depth == 0 {
            return &text[at..];
        }
    }
    ""
}

/// Line and column, from 1 and in characters, of what follows `before`.
pub(in crate::store) fn line_and_column(before: &str) -> (usize, usize) {
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let lines = before.bytes().filter(|byte| *byte == b'\n').count();
    (lines + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_found_behind_comments_attributes_and_white_space() {
        for text in [
            "Project(format: 7",
            "(format:7,",
            "\n // one\n/* two /* three */ */ #![enable(implicit_some)]\nProject (\tformat /**/ : 7 )",
            "Project(format: 0_7, nonsense {{{{",
        ] {
            assert_eq!(format_of(text).unwrap(), 7, "{text}");
        }
    }

    #[test]
    fn what_is_not_a_project_is_shown_in_the_error() {
        let error = |text: &str| format_of(text).unwrap_err().to_string();
        assert_eq!(
            error("// hm\n  {\"json\": true}"),
            "expected a project, which begins with Project(format: 3, found \"{\\\"json\\\": true}\" at 2:3"
        );
        for text in ["()", "Project(id: 3)", "Project(format: x)", "/* /* never closed */", "Project", "//"] {
            assert!(error(text).starts_with("expected a project"), "{text}");
        }
    }

    #[test]
    fn a_number_beyond_all_numbers_is_still_newer() {
        assert_eq!(format_of("Project(format: 99999999999999999999999)").unwrap(), u64::MAX);
    }
}
