//! Partial dates, in the form of EDTF (ISO 8601-2:2019), never more exact than the text.
//!
//! Kept: a year, a month, a day; an interval of two of them, open at either end with `..`; `~` for about, `?`
//! for uncertain, `%` for both. Seasons, unspecified digits and sets are not kept: documents of our kind do not
//! need them. Nothing is ever filled in.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A date or a period, as exact as the words that give it.
///
/// ```
/// use detente::model::When;
/// let push: When = "2016-03".parse()?;
/// let war: When = "2015/2024".parse()?;
/// let about: When = "2017~".parse()?;
/// assert_eq!(push.to_string(), "2016-03");
/// assert!(war < push && push < about); // by first day, then by last
/// # Ok::<(), detente::model::WhenError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shape {
    Date(Date),
    Interval(Date, Date),
    Since(Date),
    Until(Date),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
    about: bool,
    uncertain: bool,
}

/// Why a text is not a partial date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// Not of the form.
    #[error("expected a date such as 2016, 2016-03, 2016-03-28, 2015/2024 or 2017~, found {0:?}")]
    Form(String),
    /// Of the form, but not in the calendar.
    #[error("{0:?} is not in the calendar")]
    Calendar(String),
    /// An interval whose end comes before its start.
    #[error("{0:?} ends before it starts")]
    Backwards(String),
}

impl When {
    /// The first day it can mean, as (year, month, day); an open start is the year -9999.
    #[must_use]
    pub fn first_day(&self) -> (i16, i8, i8) {
        match self.shape {
            Shape::Date(date) | Shape::Interval(date, _) | Shape::Since(date) => date.first_day(),
            Shape::Until(_) => (-9999, 1, 1),
        }
    }

    /// The last day it can mean, as (year, month, day); an open end is the year 9999.
    #[must_use]
    pub fn last_day(&self) -> (i16, i8, i8) {
        match self.shape {
            Shape::Date(date) | Shape::Interval(_, date) | Shape::Until(date) => date.last_day(),
            Shape::Since(_) => (9999, 12, 31),
        }
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |when: &Self| (when.first_day(), when.last_day(), when.to_string());
        key(self).cmp(&key(other)) // the text last, so that equal means the same
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shape {
            Shape::Date(date) => write!(f, "{date}"),
            Shape::Interval(start, end) => write!(f, "{start}/{end}"),
            Shape::Since(start) => write!(f, "{start}/.."),
            Shape::Until(end) => write!(f, "../{end}"),
        }
    }
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let text = text.trim();
        let shape = match text.split_once('/') {
            None => Shape::Date(text.parse()?),
            Some(("..", end)) => Shape::Until(end.parse()?),
            Some((start, "..")) => Shape::Since(start.parse()?),
            Some((start, end)) => Shape::Interval(start.parse()?, end.parse()?),
        };
        let when = Self { shape };
        if when.first_day() > when.last_day() {
            return Err(WhenError::Backwards(short(text)));
        }
        Ok(when)
    }
}

impl Date {
    fn first_day(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    fn last_day(self) -> (i16, i8, i8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in(self.year, month)))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year < 0 {
            write!(f, "-{:04}", -i32::from(self.year))?;
        } else {
            write!(f, "{:04}", self.year)?;
        }
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        f.write_str(match (self.about, self.uncertain) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        })
    }
}

impl FromStr for Date {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let form = || WhenError::Form(short(text));
        let plain = text.trim_end_matches(['~', '?', '%']);
        let (about, uncertain) = match &text[plain.len()..] {
            "" => (false, false),
            "~" => (true, false),
            "?" => (false, true),
            "%" => (true, true),
            _ => return Err(form()),
        };
        let (sign, digits) = plain.strip_prefix('-').map_or((1, plain), |rest| (-1, rest));
        let mut parts = digits.split('-');
        let year = sign * parts.next().and_then(|part| number(part, 4)).ok_or_else(form)?;
        let mut two_digits = || parts.next().map(|part| number(part, 2).ok_or_else(form)).transpose();
        let month = two_digits()?.map(as_i8);
        let day = two_digits()?.map(as_i8);
        if parts.next().is_some() {
            return Err(form());
        }
        let in_calendar = month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=days_in(year, month.unwrap_or(1))).contains(&day));
        if !in_calendar {
            return Err(WhenError::Calendar(short(text)));
        }
        Ok(Self { year, month, day, about, uncertain })
    }
}

fn number(digits: &str, length: usize) -> Option<i16> {
    let is_plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| digits.parse().ok()).flatten()
}

fn as_i8(two_digits: i16) -> i8 {
    i8::try_from(two_digits).unwrap_or(i8::MAX)
}

fn days_in(year: i16, month: i8) -> i8 {
    jiff::civil::Date::new(year, month, 1).map_or(0, jiff::civil::Date::days_in_month)
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        text.parse::<When>().unwrap_err().to_string()
    }

    #[test]
    fn dates_are_printed_as_they_were_read() {
        for text in
            ["2016", "2016-03", "2016-03-28", "2015/2024", "2017~", "2016-02-29?", "-0044", "2015~/2019-05%"]
        {
            assert_eq!(text.parse::<When>().unwrap().to_string(), text);
        }
        for open in ["2015/..", "../2024-12"] {
            assert_eq!(open.parse::<When>().unwrap().to_string(), open);
        }
    }

    #[test]
    fn what_is_not_a_date_is_refused_with_the_forms_that_are() {
        assert_eq!(
            error("Mar. 28"),
            "expected a date such as 2016, 2016-03, 2016-03-28, 2015/2024 or 2017~, found \"Mar. 28\""
        );
        for odd in ["", "16", "2016-3", "2016-03-28-01", "+2016", "2016/", "2016-", "२०१६", "2016~~"]
        {
            assert!(odd.parse::<When>().is_err(), "{odd:?} passed");
        }
    }

    #[test]
    fn days_outside_the_calendar_are_refused() {
        assert_eq!(error("2015-02-29"), "\"2015-02-29\" is not in the calendar");
        assert_eq!(error("2016-13"), "\"2016-13\" is not in the calendar");
        assert_eq!(error("2024/2015"), "\"2024/2015\" ends before it starts");
    }

    #[test]
    fn order_is_by_first_day_then_by_last() {
        let mut some: Vec<When> = ["2017~", "2016-03-28", "2016", "2016-03", "../2020", "2015/2024"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
        some.sort();
        let texts: Vec<String> = some.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["../2020", "2015/2024", "2016", "2016-03", "2016-03-28", "2017~"]);
    }
}
