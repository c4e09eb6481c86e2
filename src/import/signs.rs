//! Signs before the paragraphs of a list: numbers as 1, a, A, i, I, and the dots of symbol fonts.

/// The number in the way that `kind` names, in the words of Word or the letters of OpenDocument.
pub(super) fn numbered(number: u32, kind: &str) -> String {
    let number = number.max(1);
    match kind {
        "lowerLetter" | "a" => lettered(number),
        "upperLetter" | "A" => lettered(number).to_uppercase(),
        "lowerRoman" | "i" => roman(number),
        "upperRoman" | "I" => roman(number).to_uppercase(),
        _ => number.to_string(),
    }
}

/// a, b, .. z, aa, bb, ..
fn lettered(number: u32) -> String {
    let letter = char::from_u32('a' as u32 + (number - 1) % 26).unwrap_or('?');
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1).min(8) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let (mut rest, mut found) = (number, String::new());
    for (worth, sign) in SIGNS {
        while rest >= worth {
            found.push_str(sign);
            rest -= worth;
        }
    }
    found
}

/// The letter for the commonest signs of symbol fonts, which have numbers of their own.
pub(super) fn readable(symbol: char) -> char {
    match symbol {
        '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' | '\u{f06e}' => '•',
        '\u{f0e0}' | '\u{f0e8}' => '→',
        '\u{f0fc}' | '\u{f0fe}' => '✓',
        '\u{f02d}' => '–',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_roman_numbers_are_written_as_on_paper() {
        let found: Vec<_> = [1, 26, 27, 49].iter().map(|number| numbered(*number, "a")).collect();
        assert_eq!(found, ["a", "z", "aa", "ww"]);
        let found: Vec<_> = [4, 9, 14, 1994].iter().map(|number| numbered(*number, "upperRoman")).collect();
        assert_eq!(found, ["IV", "IX", "XIV", "MCMXCIV"]);
        assert_eq!((numbered(0, "1"), numbered(4000, "i")), ("1".to_owned(), "4000".to_owned()));
    }
}
