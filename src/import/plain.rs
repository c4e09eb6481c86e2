//! What the first lines of a plain text say about it: title, date, author.
//!
//! Only what plainly stands there is taken; a year that is merely likely, or a name in the middle of a sentence,
//! is left for the analyst. Dates come out in EDTF form. Start at [`Head::of`].

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

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const LABELS: [&str; 6] = ["published on", "published", "posted on", "posted", "date", "updated"];

impl Head {
    /// Reads the first lines of `text`.
    pub(super) fn of(text: &str) -> Self {
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(HEAD_LINES);
        let first = lines().find(|line| date_alone(line).is_none() && byline(line).is_none());
        let title = first.filter(|line| line.chars().count() <= TITLE_CHARS).unwrap_or_default();
        Self {
            title: title.to_owned(),
            author: lines().find_map(byline).unwrap_or_default().to_owned(),
            date: lines().find_map(date_alone).unwrap_or_default(),
        }
    }
}

/// The name in a line such as `By Ann Lee`.
fn byline(line: &str) -> Option<&str> {
    let name = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "))?.trim();
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase) || ["al", "bin", "de", "van", "von", "and", "el"].contains(&word)
    };
    let words = name.split_whitespace().count();
    let is_name = (2..=8).contains(&words) && name.split_whitespace().all(is_part);
    (is_name && !name.ends_with(['.', ':', '?', '!'])).then_some(name)
}

/// The EDTF form of a line that holds a date and nothing else.
///
/// `03.04.2016` and `3/4/2016` can be read in two ways, so they are not read at all.
pub(super) fn date_alone(line: &str) -> Option<String> {
    let line = line.trim().trim_end_matches('.').to_lowercase();
    let line = LABELS
        .iter()
        .find_map(|label| line.strip_prefix(label))
        .map_or(&*line, |rest| rest.trim_start_matches(':'));
    let words: Vec<&str> = line.split([' ', ',', '\u{a0}']).map(|word| word.trim_end_matches('.')).collect();
    let words: Vec<&str> =
        words.into_iter().filter(|word| !word.is_empty() && !WEEKDAYS.contains(word)).collect();
    match words[..] {
        [only] => numeric_date(only),
        [month, year] => edtf(year, month_of(month)?, None),
        [a, b, year] => match (month_of(a), month_of(b)) {
            (Some(month), _) => edtf(year, month, Some(b)),
            (_, Some(month)) => edtf(year, month, Some(a)),
            _ => None,
        },
        _ => None,
    }
}

fn numeric_date(word: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    let month = |part: &str| part.parse().ok().filter(|month| (1..=12).contains(month));
    let [a, b, c] = parts[..] else { return None };
    if a.len() == 4 {
        return edtf(a, month(b)?, Some(c));
    }
    match (month(a), month(b)) {
        (None, Some(month)) => edtf(c, month, Some(a)),
        (Some(month), None) => edtf(c, month, Some(b)),
        _ => None,
    }
}

fn month_of(word: &str) -> Option<usize> {
    let fits = |name: &&str| name.starts_with(word) && (word.len() == 3 || *name == word || word == "sept");
    (word.len() >= 3).then(|| MONTHS.iter().position(fits).map(|at| at + 1)).flatten()
}

fn edtf(year: &str, month: usize, day: Option<&str>) -> Option<String> {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !is_number(year) || year < "1000" {
        return None;
    }
    let Some(day) = day else { return Some(format!("{year}-{month:02}")) };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    let number: usize = day.parse().ok().filter(|_| is_number(day))?;
    let years: usize = year.parse().ok()?;
    let is_leap = years.is_multiple_of(4) && (!years.is_multiple_of(100) || years.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=days).contains(&number).then(|| format!("{year}-{month:02}-{number:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_alone_on_its_line_is_read() {
        for line in [
            "December 13, 2016",
            "13 December 2016",
            "Tuesday, Dec. 13, 2016",
            "2016-12-13",
            "13.12.2016",
            "Published: December 13th, 2016",
            "12/13/2016",
            "Date: 13 Dec 2016.",
        ] {
            assert_eq!(date_alone(line).as_deref(), Some("2016-12-13"), "{line}");
        }
        assert_eq!(date_alone("Sept. 2016").as_deref(), Some("2016-09"));
    }

    #[test]
    fn no_date_is_ever_invented() {
        for line in [
            "03.04.2016",
            "3/4/2016",
            "2016",
            "On December 13, 2016",
            "February 30, 2016",
            "Mar. 28",
            "Dec 13, 16",
            "29 February 2015",
            "2016-13-01",
            "Maybe 3, 2016",
            "",
        ] {
            assert_eq!(date_alone(line), None, "{line}");
        }
    }

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
    }

    #[test]
    fn a_sentence_beginning_with_by_is_no_byline() {
        assert_eq!(byline("By 2019 cooperation had become brittle."), None);
        assert_eq!(byline("By Maher al Assad"), Some("Maher al Assad"));
    }
}
