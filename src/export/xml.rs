//! Words and numbers as XML can carry them.

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
    let rounded = (length * 100.0).round() / 100.0 + 0.0; // + 0.0 turns -0.0 into 0.0
    if rounded.is_finite() { rounded.to_string() } else { "0".to_owned() }
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
    }
}
