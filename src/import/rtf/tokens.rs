//! From the bytes of an RTF file to its tokens: braces, control words, control signs, letters.
//!
//! After the Rich Text Format specification 1.9.1, "conventions of an RTF reader". Nothing here knows what a control
//! word means, except `\bin`, whose bytes are no tokens. Start at [`Tokens::new`].

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word and its number, if it has one.
    Word(&'a str, Option<i32>),
    /// A backslash and something that is no letter.
    Sign(u8),
    /// `\'hh`: one byte in the encoding of the run.
    Byte(u8),
    /// Letters as they stand, without line ends.
    Letters(&'a [u8]),
}

/// The tokens of a file, one after the other; whatever the bytes are, they end.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

/// The specification's own limit on control words.
const LONGEST_WORD: usize = 32;

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let (first, rest) = self.rest.split_first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.rest = rest;
        if *first != b'\'' {
            return Some(Token::Sign(*first));
        }
        let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.rest = &rest[2..];
                Some(Token::Byte(byte))
            }
            None => Some(Token::Sign(b'\'')),
        }
    }

    fn word(&mut self) -> Token<'a> {
        let length =
            self.rest.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (name, rest) = self.rest.split_at(length);
        let name = std::str::from_utf8(name).unwrap_or_default();
        let is_negative = rest.first() == Some(&b'-') && rest.get(1).is_some_and(u8::is_ascii_digit);
        let digits = &rest[usize::from(is_negative)..];
        let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = (count > 0).then(|| number_of(&digits[..count], is_negative));
        let rest = &digits[count..];
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        if name == "bin" {
            let skipped = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
            self.rest = &self.rest[skipped.min(self.rest.len())..];
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            match first {
                b'\r' | b'\n' | b'\0' => self.rest = rest,
                b'{' | b'}' => {
                    self.rest = rest;
                    return Some(if *first == b'{' { Token::Open } else { Token::Close });
                }
                b'\\' => {
                    self.rest = rest;
                    return self.control();
                }
                _ => {
                    let is_end = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | b'\0');
                    let end = self.rest.iter().position(is_end).unwrap_or(self.rest.len());
                    let (letters, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    return Some(Token::Letters(letters));
                }
            }
        }
    }
}

/// The number, at the edge of what a number holds if it is larger.
fn number_of(digits: &[u8], is_negative: bool) -> i32 {
    let add = |sum: i32, digit: &u8| sum.saturating_mul(10).saturating_add(i32::from(digit - b'0'));
    let number = digits.iter().fold(0, add);
    if is_negative { -number } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(bytes: &[u8]) -> Vec<Token<'_>> {
        Tokens::new(bytes).collect()
    }

    #[test]
    fn words_numbers_signs_and_letters_are_told_apart() {
        assert_eq!(
            tokens(b"{\\rtf1\\u-10179 a\\'e9\\~b\r\n c\\par}"),
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Word("u", Some(-10179)),
                Token::Letters(b"a"),
                Token::Byte(0xe9),
                Token::Sign(b'~'),
                Token::Letters(b"b"),
                Token::Letters(b" c"),
                Token::Word("par", None),
                Token::Close,
            ]
        );
    }

    #[test]
    fn the_bytes_of_a_picture_are_no_tokens() {
        assert_eq!(tokens(b"\\bin4 {}\\xa"), [Token::Word("bin", Some(4)), Token::Letters(b"a")]);
        assert_eq!(tokens(b"\\bin2147483647999 {}"), [Token::Word("bin", Some(i32::MAX))]);
        assert_eq!(tokens(b"\\bin-5 a").len(), 2);
    }

    #[test]
    fn whatever_ends_too_early_ends() {
        for bytes in ["\\", "\\'", "\\'f", "\\u", "\\u-", "{", "\\'zz", "\\bin9"] {
            assert!(tokens(bytes.as_bytes()).len() <= 2, "{bytes}");
        }
    }
}
