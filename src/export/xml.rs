//! Words and numbers as XML can carry them.

use std::fmt::Write;

/// `text` for the inside of an element or of a quoted attribute. Characters that XML forbids are left out: no escape
/// can write them, and one of them makes the whole file unreadable.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| is_allowed(*letter)) {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// XML 1.0, section 2.2, without the characters it allows but discourages.
fn is_allowed(letter: char) -> bool {
    let is_noncharacter =
        (u32::from(letter) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&letter);
    !is_noncharacter && (!letter.is_control() || matches!(letter, '\t' | '\n' | '\r'))
}

/// A length in hundredths, without zeros at its end.
pub(super) fn number(length: f64) -> String {
    let mut text = String::new();
    if !length.is_finite() {
        return "0".to_owned();
    }
    let steps = (length * 100.0).round() as i64; // lengths are within some millions
    if steps.abs() < 100 {
        text.push_str(if steps < 0 { "-0" } else { "0" });
        push_fraction(&mut text, steps.unsigned_abs(), 2);
    } else {
        push_steps(&mut text, steps, 2);
    }
    text
}

/// Appends a number of tenths or hundredths, with a space before it only if it needs one.
pub(super) fn push_steps(text: &mut String, steps: i64, places: u32) {
    let needs_space = text.ends_with(|last: char| last.is_ascii_digit());
    if steps < 0 {
        text.push('-');
    } else if needs_space {
        text.push(' ');
    }
    let (steps, unit) = (steps.unsigned_abs(), 10_u64.pow(places));
    if steps == 0 || steps >= unit {
        let _ = write!(text, "{}", steps / unit);
    }
    push_fraction(text, steps % unit, places);
}

/// What stands behind the point, if there is anything.
fn push_fraction(text: &mut String, mut steps: u64, mut places: u32) {
    if steps == 0 {
        return;
    }
    while steps.is_multiple_of(10) {
        (steps, places) = (steps / 10, places - 1);
    }
    let _ = write!(text, ".{steps:0width$}", width = places as usize);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_xml_is_escaped_and_what_it_forbids_is_left_out() {
        assert_eq!(escaped("A & <B> \"c\" 'd'"), "A &amp; &lt;B&gt; &quot;c&quot; &#39;d&#39;");
        assert_eq!(escaped("a\u{0}\u{1b}\u{fffe}\u{1ffff}\u{fdd0}\u{7f}b\tc"), "ab\tc");
    }

    #[test]
    fn numbers_are_short_and_always_numbers() {
        let some = [1.0, -0.001, 2.345, 1e6, f64::NAN, f64::INFINITY];
        assert_eq!(some.map(number), ["1", "0", "2.35", "1000000", "0", "0"]);
        assert_eq!([-0.5, 0.05, -12.34, 100.1, -3.0].map(number), ["-0.5", "0.05", "-12.34", "100.1", "-3"]);
    }
}
