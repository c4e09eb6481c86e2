//! From tokens to statements. What they mean together is decided in [`build`](super::build).

use std::iter::Peekable;
use std::vec::IntoIter;

use super::NotationError;
use super::lexer::{Token, tokens};
use crate::model::quoted::tamed;
use crate::model::{Direction, Stance};

/// A name, and which of those with that name (from 1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) nth: usize,
}

/// `aka Moscow`: the words before the value, and the value.
pub(super) struct Attribute {
    pub(super) line: usize,
    /// The bare words, such as `part`, `of`, `Syria`.
    pub(super) words: Vec<String>,
    /// The text between quotation marks that follows them, if one does.
    pub(super) quoted: Option<String>,
    pub(super) nth: usize,
}

pub(super) struct QuoteMention {
    pub(super) line: usize,
    pub(super) words: Name,
    pub(super) attributes: Vec<Attribute>,
}

pub(super) struct TieStatement {
    pub(super) from: Name,
    pub(super) to: Name,
    pub(super) stance: Stance,
    pub(super) direction: Direction,
    pub(super) attributes: Vec<Attribute>,
    pub(super) quotes: Vec<QuoteMention>,
}

pub(super) enum What {
    Actor { name: Name, place: Option<(f64, f64)>, attributes: Vec<Attribute> },
    Tie(TieStatement),
    Title(String),
    Note(String),
    Document { title: Name, attributes: Vec<Attribute> },
    Quote(QuoteMention),
}

pub(super) struct Statement {
    pub(super) line: usize,
    pub(super) what: What,
}

/// The statements of `text`, in its order.
pub(super) fn statements(text: &str) -> Result<Vec<Statement>, NotationError> {
    let mut reader = Reader { tokens: tokens(text)?.into_iter().peekable(), line: 1 };
    let mut found = Vec::new();
    while reader.tokens.peek().is_some() {
        if reader.takes(&Token::End) {
            continue;
        }
        let line = reader.line_of_next();
        let what = reader.statement()?;
        found.push(Statement { line, what });
        if !reader.takes(&Token::End) {
            return Err(reader.unexpected("the end of the statement"));
        }
    }
    Ok(found)
}

/// The tie that an operator draws.
pub(super) fn operator(word: &str) -> Option<(Stance, Direction)> {
    match word {
        "+" => Some((Stance::Support, Direction::OneWay)),
        "-" => Some((Stance::Clash, Direction::OneWay)),
        "<+>" => Some((Stance::Support, Direction::Mutual)),
        "<->" => Some((Stance::Clash, Direction::Mutual)),
        _ => None,
    }
}

struct Reader {
    tokens: Peekable<IntoIter<(usize, Token)>>,
    line: usize,
}

impl Reader {
    fn peek(&mut self) -> Option<&Token> {
        self.tokens.peek().map(|(_, token)| token)
    }

    fn next(&mut self) -> Option<Token> {
        let (line, token) = self.tokens.next()?;
        self.line = line;
        Some(token)
    }

    fn line_of_next(&mut self) -> usize {
        self.tokens.peek().map_or(self.line, |(line, _)| *line)
    }

    fn takes(&mut self, wanted: &Token) -> bool {
        let is_next = self.peek() == Some(wanted);
        if is_next {
            self.next();
        }
        is_next
    }

    fn unexpected(&mut self, expected: &str) -> NotationError {
        let line = self.line_of_next();
        let found = match self.peek() {
            Some(Token::Word(word)) => tamed(word, 40),
            Some(Token::Quoted(text)) => format!("\"{}\"", tamed(text, 40)),
            Some(Token::Number(number)) => format!("#{number}"),
            Some(Token::Sign(sign)) => sign.to_string(),
            Some(Token::End) | None => "the end of the statement".into(),
        };
        NotationError { line, reason: format!("expected {expected}, found {found}") }
    }

    fn statement(&mut self) -> Result<What, NotationError> {
        if self.takes(&Token::Sign('#')) {
            return self.about_the_whole();
        }
        let from = self.name("an actor")?;
        let Some(Token::Word(word)) = self.peek() else { return self.actor(from) };
        let Some((stance, direction)) = operator(word) else { return Err(self.unexpected("+ - <+> or <->")) };
        self.next();
        let to = self.name("an actor")?;
        let attributes = self.attributes()?;
        let quotes = self.quotes()?;
        Ok(What::Tie(TieStatement { from, to, stance, direction, attributes, quotes }))
    }

    fn actor(&mut self, name: Name) -> Result<What, NotationError> {
        let place = if self.takes(&Token::Sign('@')) { Some(self.place()?) } else { None };
        Ok(What::Actor { name, place, attributes: self.attributes()? })
    }

    fn place(&mut self) -> Result<(f64, f64), NotationError> {
        let x = self.coordinate()?;
        if !self.takes(&Token::Sign(',')) {
            return Err(self.unexpected("a comma between x and y"));
        }
        Ok((x, self.coordinate()?))
    }

    fn coordinate(&mut self) -> Result<f64, NotationError> {
        let number = match self.peek() {
            Some(Token::Word(word)) => word.parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        };
        let number = number.ok_or_else(|| self.unexpected("a number"))?;
        self.next();
        Ok(number)
    }

    fn about_the_whole(&mut self) -> Result<What, NotationError> {
        let expected = "title, note, document or quote";
        let Some(Token::Word(word)) = self.peek().cloned() else { return Err(self.unexpected(expected)) };
        if !["title", "note", "document", "quote"].contains(&word.as_str()) {
            return Err(self.unexpected(expected));
        }
        self.next();
        if word == "quote" {
            let mut quotes = self.quotes()?;
            let only = quotes.pop().filter(|_| quotes.is_empty());
            return only.map(What::Quote).ok_or_else(|| self.unexpected("one quote"));
        }
        let name = self.name("some words")?;
        Ok(match word.as_str() {
            "title" => What::Title(name.text),
            "note" => What::Note(name.text),
            _ => What::Document { title: name, attributes: self.attributes()? },
        })
    }

    /// Bare words up to an operator or a sign, or one quoted text; then `#2` if there are several of that name.
    fn name(&mut self, what: &str) -> Result<Name, NotationError> {
        let text = if let Some(Token::Quoted(text)) = self.peek().cloned() {
            self.next();
            text
        } else {
            self.bare_words().join(" ")
        };
        if text.is_empty() {
            return Err(self.unexpected(what));
        }
        Ok(Name { text, nth: self.nth() })
    }

    fn bare_words(&mut self) -> Vec<String> {
        let mut words = Vec::new();
        while let Some(Token::Word(word)) = self.peek().cloned() {
            if operator(&word).is_some() {
                break;
            }
            self.next();
            words.push(word);
        }
        words
    }

    fn nth(&mut self) -> usize {
        let Some(Token::Number(nth)) = self.peek().cloned() else { return 1 };
        self.next();
        nth
    }

    fn quotes(&mut self) -> Result<Vec<QuoteMention>, NotationError> {
        let mut quotes = Vec::new();
        while let Some(Token::Quoted(text)) = self.peek().cloned() {
            self.next();
            let line = self.line;
            if text.is_empty() {
                return Err(NotationError { line, reason: "expected words, found an empty quote".into() });
            }
            let words = Name { text, nth: self.nth() };
            quotes.push(QuoteMention { line, words, attributes: self.attributes()? });
        }
        Ok(quotes)
    }

    fn attributes(&mut self) -> Result<Vec<Attribute>, NotationError> {
        let mut attributes = Vec::new();
        if !self.takes(&Token::Sign('(')) {
            return Ok(attributes);
        }
        loop {
            attributes.push(self.attribute()?);
            if self.takes(&Token::Sign(')')) {
                return Ok(attributes);
            }
            if !self.takes(&Token::Sign(',')) {
                return Err(self.unexpected("a comma or a closing bracket"));
            }
        }
    }

    fn attribute(&mut self) -> Result<Attribute, NotationError> {
        let line = self.line_of_next();
        let words = self.bare_words();
        let quoted = match self.peek().cloned() {
            Some(Token::Quoted(text)) => {
                self.next();
                Some(text)
            }
            _ => None,
        };
        if words.is_empty() {
            return Err(self.unexpected("an attribute"));
        }
        Ok(Attribute { line, words, quoted, nth: self.nth() })
    }
}
