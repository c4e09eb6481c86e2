//! The drawing operations of a page, read one by one from its content stream.
//!
//! Written to go on whatever stands there: a stray bracket or a broken number costs its own operation, never the rest
//! of the page. Pictures within the stream are passed over. Start at [`Operations::new`].

use pdf_extract::{Dictionary, Object, StringFormat};

/// Arrays within arrays; deeper ones are dropped.
const DEEPEST: usize = 8;
/// Operands of one operation; more are dropped.
const MOST_OPERANDS: usize = 40_000;

/// One operation: `72 700 Td` is `Td` with two operands.
#[derive(Debug)]
pub(super) struct Operation {
    pub(super) operator: String,
    pub(super) operands: Vec<Object>,
}

/// The operations of one content stream.
pub(super) struct Operations<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Operations<'a> {
    /// Stands before the first operation.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => self.at += line_length(&self.bytes[self.at..]),
                byte if is_space(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    /// An operand; `None` at an operator, at a closing bracket and at the end.
    fn operand(&mut self, depth: usize) -> Option<Object> {
        self.skip_space();
        match self.peek()? {
            b'/' => Some(Object::Name(self.name())),
            b'(' => Some(Object::String(self.literal(), StringFormat::Literal)),
            b'[' if depth >= DEEPEST => Some(self.too_deep(1)),
            b'<' if self.is_dictionary() && depth >= DEEPEST => Some(self.too_deep(2)),
            b'<' if self.is_dictionary() => Some(self.dictionary(depth)),
            b'<' => Some(Object::String(self.hexadecimal(), StringFormat::Hexadecimal)),
            b'[' => Some(self.array(depth)),
            b'+' | b'-' | b'.' | b'0'..=b'9' => Some(self.number()),
            _ => None,
        }
    }

    fn is_dictionary(&self) -> bool {
        self.bytes[self.at..].starts_with(b"<<")
    }

    fn is_constant(&self) -> bool {
        let rest = &self.bytes[self.at..];
        [&b"true"[..], b"false", b"null"].iter().any(|word| rest.starts_with(word))
    }

    /// Passes over an opening bracket so deep that what is in it is no longer read as its own.
    fn too_deep(&mut self, length: usize) -> Object {
        self.at += length;
        Object::Null
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let word = self.word();
        let (mut found, mut rest) = (Vec::new(), word);
        while let Some((first, behind)) = rest.split_first() {
            let code = if *first == b'#' { behind.get(..2).and_then(hex_byte) } else { None };
            found.push(code.unwrap_or(*first));
            rest = if code.is_some() { &behind[2..] } else { behind };
        }
        found
    }

    /// Letters up to white space or a bracket.
    fn word(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| is_space(*byte) || is_bracket(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn number(&mut self) -> Object {
        let word = self.word();
        let text = String::from_utf8_lossy(word);
        if let Ok(whole) = text.parse::<i64>() {
            return Object::Integer(whole);
        }
        // `--5` and `1.2.3` come from broken writers; what can be read of them is.
        let (mut digits, mut has_point) = (String::new(), false);
        for c in text.trim_start_matches(['-', '+']).chars() {
            match c {
                '.' if !has_point => has_point = true,
                '0'..='9' => {}
                _ => break,
            }
            digits.push(c);
        }
        let size: f32 = digits.parse().unwrap_or(0.0);
        let size = if size.is_finite() { size } else { 0.0 };
        Object::Real(if text.starts_with('-') { -size } else { size })
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut found, mut depth) = (Vec::new(), 1);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    found.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            found.push(byte);
        }
        found
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                Some((code & 0xff) as u8)
            }
            other => Some(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at += (length + 1).min(rest.len());
        let digits: Vec<u8> =
            rest[..length].iter().filter(|byte| byte.is_ascii_hexdigit()).copied().collect();
        digits.chunks(2).filter_map(|pair| hex_byte(&[pair[0], *pair.get(1).unwrap_or(&b'0')])).collect()
    }

    fn array(&mut self, depth: usize) -> Object {
        self.at += 1;
        let mut found = Vec::new();
        loop {
            match self.operand(depth + 1) {
                Some(operand) if found.len() < MOST_OPERANDS => found.push(operand),
                Some(_) => {}
                None => break,
            }
        }
        self.at += usize::from(self.peek() == Some(b']'));
        Object::Array(found)
    }

    fn dictionary(&mut self, depth: usize) -> Object {
        self.at += 2;
        let mut found = Dictionary::new();
        while let Some(Object::Name(key)) = self.operand(depth + 1) {
            match self.operand(depth + 1) {
                Some(value) => found.set(key, value),
                None if self.is_constant() => drop(self.word()),
                None => break,
            }
        }
        self.skip_space();
        self.at += self.bytes[self.at..].iter().take(2).take_while(|byte| **byte == b'>').count();
        Object::Dictionary(found)
    }

    /// Passes over the bytes of a picture, up to `EI` between white space.
    fn skip_picture(&mut self) {
        let rest = &self.bytes[self.at..];
        let ends = memchr::memmem::find_iter(rest, b"EI").find(|at| {
            let before = at.checked_sub(1).is_none_or(|before| is_space(rest[before]));
            before && rest.get(at + 2).is_none_or(|byte| is_space(*byte))
        });
        self.at += ends.map_or(rest.len(), |at| at + 2);
    }
}

impl Iterator for Operations<'_> {
    type Item = Operation;

    fn next(&mut self) -> Option<Operation> {
        let mut operands = Vec::new();
        loop {
            if let Some(operand) = self.operand(0) {
                if operands.len() < MOST_OPERANDS {
                    operands.push(operand);
                }
                continue;
            }
            if is_bracket(self.peek()?) {
                // A bracket that closes nothing.
                self.at += 1;
                continue;
            }
            let operator = String::from_utf8_lossy(self.word()).into_owned();
            if operator == "ID" {
                self.skip_picture();
                return Some(Operation { operator: "BI".to_owned(), operands: Vec::new() });
            }
            if operator != "BI" {
                return Some(Operation { operator, operands });
            }
        }
    }
}

fn line_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len())
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 12 | 0)
}

fn is_bracket(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(content: &[u8]) -> Vec<String> {
        let show = |operation: Operation| format!("{:?} {}", operation.operands, operation.operator);
        Operations::new(content).map(show).collect()
    }

    #[test]
    fn operations_are_read_with_every_kind_of_operand() {
        let found =
            shown(b"BT /F#31 12.5 Tf % note\n[(a\\(b\\)\\101) -20 <4142 4>]TJ /X<</MCID 3/Y true>>BDC");
        assert_eq!(
            found,
            ["[] BT", "[/F1, 12.5] Tf", "[[(a(b)A) -20 <414240>]] TJ", "[/X, <</MCID 3>>] BDC"]
        );
    }

    #[test]
    fn what_is_broken_costs_its_own_operation() {
        let found = shown(b"1.2.3 --5 Td ] } (open \\) text) Tj ( never closed");
        assert_eq!(found[0], "[1.2, -5] Td");
        assert!(found[1].ends_with("Tj") && found.len() == 2, "{found:?}");
        assert!(shown(&b"[".repeat(100_000)).is_empty());
        assert!(shown(&b"<</a ".repeat(100_000)).is_empty());
    }

    #[test]
    fn a_picture_in_the_stream_is_passed_over() {
        let found = shown(b"q BI /W 2 /H 2 ID \x00(]\xffEIx EI Q (a) Tj");
        assert_eq!(found, ["[] q", "[] BI", "[] Q", "[(a)] Tj"]);
    }
}
