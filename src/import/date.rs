//! Dates as files state them, in EDTF form.
//!
//! English words, ISO 8601 and the headers of mails are understood; the time of day is left out, and so is every
//! date that can be read in two ways. Start at [`of`] for a field of its own and at [`alone`] for a line of text.

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
const WEEKDAYS: [&str; 17] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];
const LABELS: [&str; 6] = ["published on", "published", "posted on", "posted", "date", "updated"];

/// A line of more bytes is no date; a file may be a single line of sixty megabytes, which is not worth taking apart.
const LONGEST_DATE: usize = 400;

/// The EDTF form of a field that states when: `2016-03-28T12:30:00+03:00`, `Mon, 28 Mar 2016 14:05:11 +0300`,
/// `March 28, 2016 at 2 p.m.`, `2016-03`, `20160328`.
///
/// The day is the one that stands there, whatever the time zone.
pub(super) fn of(field: &str) -> Option<String> {
    let field = field.trim();
    if field.len() > LONGEST_DATE {
        return None;
    }
    let digits = field.bytes().take_while(u8::is_ascii_digit).count();
    if let (8.., Some((year, rest))) = (digits, field.split_at_checked(4)) {
        return edtf(
            year,
            rest[..2].parse().ok().filter(|month| (1..=12).contains(month))?,
            Some(&rest[2..4]),
        );
    }
    let is_iso = digits == 4 && (field.len() == 4 || field[4..].starts_with('-'));
    if !is_iso {
        let day: Vec<&str> = field.split_whitespace().take_while(|word| !is_time(word)).collect();
        return alone(&day.join(" "));
    }
    let day = field.split(['T', 't', ' ', 'Z', '+']).next()?;
    match day.split('-').collect::<Vec<_>>()[..] {
        [year] => edtf_year(year),
        [year, month] => edtf(year, month.parse().ok().filter(|month| (1..=12).contains(month))?, None),
        [_, _, _] => numeric_date(day),
        _ => None,
    }
}

fn is_time(word: &str) -> bool {
    word.contains(':') || ["at", "-", "–", "|"].contains(&word.to_lowercase().as_str())
}

fn edtf_year(year: &str) -> Option<String> {
    edtf(year, 1, None).map(|_| year.to_owned())
}

/// The EDTF form of a line that holds a date and nothing else.
///
/// `03.04.2016` and `3/4/2016` can be read in two ways, so they are not read at all.
pub(super) fn alone(line: &str) -> Option<String> {
    if line.len() > LONGEST_DATE {
        return None;
    }
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

/// True for the name of a month, which may be cut short.
pub(super) fn is_month(word: &str) -> bool {
    month_of(word.trim_end_matches('.').to_lowercase().as_str()).is_some()
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
            assert_eq!(alone(line).as_deref(), Some("2016-12-13"), "{line}");
        }
        assert_eq!(alone("Sept. 2016").as_deref(), Some("2016-09"));
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
            assert_eq!(alone(line), None, "{line}");
        }
    }

    #[test]
    fn a_field_may_have_a_time_which_is_left_out() {
        for (field, date) in [
            ("2016-03-28T12:30:00+03:00", "2016-03-28"),
            ("2016-03-28 12:30", "2016-03-28"),
            (" 2016-03-28Z", "2016-03-28"),
            ("2016-03", "2016-03"),
            ("2016", "2016"),
            ("20160328", "2016-03-28"),
            ("20160328T1230", "2016-03-28"),
            ("Mon, 28 Mar 2016 14:05:11 +0300", "2016-03-28"),
            ("March 28, 2016 at 2 p.m.", "2016-03-28"),
            ("28 March 2016 | 14:05 GMT", "2016-03-28"),
        ] {
            assert_eq!(of(field).as_deref(), Some(date), "{field}");
        }
    }

    #[test]
    fn a_field_that_is_not_plain_is_left_out() {
        for field in [
            "",
            "03/04/2016",
            "28/3",
            "2016-3x-1",
            "2016-13",
            "1459166711",
            "14591667110",
            "201603",
            "yesterday",
            "0000",
            "2016-02-30T00:00",
            "20161301",
            "é",
            "28 марта 2016",
            "٢٠١٦-٠٣-٢٨",
        ] {
            assert_eq!(of(field), None, "{field}");
        }
    }
}
