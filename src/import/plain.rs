//! What the first lines of a plain text say about it: title, date, author.
//!
//! Only what plainly stands there is taken; a year that is merely likely, or a name in the middle of a sentence,
//! is left for the analyst. Start at [`Head::of`].

use super::date;

/// What the head of a document states; empty where it states nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) date: String,
}

/// A longer first line is a paragraph, not a title.
const TITLE_CHARS: usize = 120;
/// How many lines with words count as the head.
const HEAD_LINES: usize = 8;

impl Head {
    /// Reads the first lines of `text`.
    pub(super) fn of(text: &str) -> Self {
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(HEAD_LINES);
        let first = lines().find(|line| date::alone(line).is_none() && byline(line).is_none());
        let title = first.filter(|line| line.chars().count() <= TITLE_CHARS).unwrap_or_default();
        Self {
            title: title.to_owned(),
            author: lines().find_map(byline).unwrap_or_default().to_owned(),
            date: lines().find_map(date::alone).unwrap_or_default(),
        }
    }
}

/// The name in a line such as `By Ann Lee`.
fn byline(line: &str) -> Option<&str> {
    if line.len() > TITLE_CHARS * 4 {
        return None;
    }
    let name = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "))?.trim();
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase) || ["al", "bin", "de", "van", "von", "and", "el"].contains(&word)
    };
    let words = name.split_whitespace().count();
    let is_name = (2..=8).contains(&words) && name.split_whitespace().all(is_part);
    (is_name && !name.ends_with(['.', ':', '?', '!'])).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_short_line_that_is_no_date_is_the_title() {
        let head = Head::of("December 13, 2016\n\nTSG IntelBrief: Palmyra\n\nBy Ann Lee\nText.");
        assert_eq!(
            (&*head.title, &*head.author, &*head.date),
            ("TSG IntelBrief: Palmyra", "Ann Lee", "2016-12-13")
        );
    }

    #[test]
    fn a_long_first_line_is_no_title() {
        assert_eq!(Head::of(&"word ".repeat(40)).title, "");
        let long = format!("By Ann {}", "Lee ".repeat(1_000_000));
        assert_eq!(Head::of(&long), Head::default());
    }

    #[test]
    fn a_sentence_beginning_with_by_is_no_byline() {
        assert_eq!(byline("By 2019 cooperation had become brittle."), None);
        assert_eq!(byline("By Maher al Assad"), Some("Maher al Assad"));
    }
}
