//! From characters to tokens.

use super::NotationError;

/// A word, a text between quotation marks, or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A bare word, an operator too: `Russia`, `+`, `<->`.
    Word(String),
    /// A text between quotation marks, its escapes resolved.
    Quoted(String),
    /// `#2` behind a name.
    Number(usize),
    /// One of `( ) , @ #`.
    Sign(char),
    /// The end of a statement.
    End,
}

/// Characters that end a bare word.
pub(super) const SIGNS: &str = "\"(),;@#";

/// The tokens of `text`, each with its line.
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, NotationError> {
    let mut lexer = Lexer { rest: text, line: 1 };
    let mut found = Vec::new();
    while let Some(c) = lexer.rest.chars().next() {
        let line = lexer.line;
        let token = match c {
            '\n' | ';' => lexer.sign(Token::End),
            '(' | ')' | ',' | '@' => lexer.sign(Token::Sign(c)),
            '#' => lexer.number(),
            '"' => Token::Quoted(lexer.quoted()?),
            blank if blank.is_whitespace() => {
                lexer.step();
                continue;
            }
            _ => Token::Word(lexer.word().to_owned()),
        };
        found.push((line, token));
    }
    found.push((lexer.line, Token::End));
    Ok(found)
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lexer<'a> {
    fn step(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn sign(&mut self, token: Token) -> Token {
        self.step();
        token
    }

    fn word(&mut self) -> &'a str {
        let is_end = |c: char| c.is_whitespace() || SIGNS.contains(c);
        self.until(is_end)
    }

    fn until(&mut self, is_end: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(is_end).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn number(&mut self) -> Token {
        self.step();
        let before = self.rest;
        let digits = self.until(|c| !c.is_ascii_digit());
        match digits.parse() {
            Ok(number) => Token::Number(number),
            Err(_) => {
                self.rest = before;
                Token::Sign('#')
            }
        }
    }

    fn quoted(&mut self) -> Result<String, NotationError> {
        let line = self.line;
        let unclosed = || NotationError { line, reason: "a quotation mark opens and does not close".into() };
        self.step();
        let mut text = String::new();
        loop {
            match self.step().ok_or_else(unclosed)? {
                '"' => return Ok(text),
                '\\' => text.push(self.escaped()?),
                plain => text.push(plain),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, NotationError> {
        let unknown =
            NotationError { line: self.line, reason: r#"expected \n \t \r \" \\ or \u{..}"#.into() };
        match self.step() {
            Some('n') => Ok('\n'),
            Some('t') => Ok('\t'),
            Some('r') => Ok('\r'),
            Some(same @ ('"' | '\\')) => Ok(same),
            Some('u') => {
                let code = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
                let c = code.and_then(|(hex, after)| {
                    Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after))
                });
                let (c, after) = c.ok_or(unknown)?;
                self.rest = after;
                Ok(c)
            }
            _ => Err(unknown),
        }
    }
}
