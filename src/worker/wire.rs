//! What goes through the two pipes: numbers of eight bytes and texts with their length before them.
//!
//! Our own, because the bytes that come back come from a process that may have been taken over by the file it read:
//! nothing is trusted, nothing is looked up, and a length that does not fit ends the reading. Start at [`Pack`].

use std::io::{self, Read, Write};

/// Opens every frame, so that an answer of something else is no answer.
const MARK: &[u8; 8] = b"detente1";

/// Fields on their way out.
#[derive(Debug, Default)]
pub struct Pack(Vec<u8>);

impl Pack {
    /// Adds a number.
    pub fn number(&mut self, number: u64) {
        self.0.extend(number.to_le_bytes());
    }

    /// Adds a yes or no.
    pub fn flag(&mut self, yes: bool) {
        self.number(yes.into());
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend(text.as_bytes());
    }

    /// Adds several texts.
    pub fn texts(&mut self, texts: &[String]) {
        self.number(texts.len() as u64);
        texts.iter().for_each(|text| self.text(text));
    }

    /// Adds several numbers.
    pub fn numbers(&mut self, numbers: &[usize]) {
        self.number(numbers.len() as u64);
        numbers.iter().for_each(|number| self.number(*number as u64));
    }

    /// Writes everything as one frame, `last` being its last field, which is never copied.
    ///
    /// # Errors
    ///
    /// What the pipe said, as when nobody reads any more.
    pub fn send(mut self, last: &[u8], out: &mut impl Write) -> io::Result<()> {
        self.number(last.len() as u64);
        out.write_all(MARK)?;
        out.write_all(&((self.0.len() + last.len()) as u64).to_le_bytes())?;
        out.write_all(&self.0)?;
        out.write_all(last)?;
        out.flush()
    }
}

/// The fields of the frame that comes next; `None` if none of at most `limit` bytes does.
#[must_use]
pub fn receive(input: &mut impl Read, limit: usize) -> Option<Vec<u8>> {
    let mut head = [0; 16];
    input.read_exact(&mut head).ok()?;
    let (mark, length) = head.split_at(MARK.len());
    let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
    if mark != MARK || length > limit {
        return None;
    }
    let mut fields = Vec::new();
    // Not all at once for a length that was only claimed.
    input.take(length as u64).read_to_end(&mut fields).ok()?;
    (fields.len() == length).then_some(fields)
}

/// Fields that came in.
#[derive(Clone, Copy, Debug)]
pub struct Unpack<'a>(pub &'a [u8]);

impl<'a> Unpack<'a> {
    /// The number that comes next.
    pub fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.0.split_first_chunk::<8>()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*number))
    }

    /// The yes or no that comes next.
    pub fn flag(&mut self) -> Option<bool> {
        match self.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    /// The number that comes next, as a place or a count.
    pub fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// The bytes that come next.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.size()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    /// The text that comes next.
    pub fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    /// The texts that come next.
    pub fn texts(&mut self) -> Option<Vec<String>> {
        self.several(|fields| fields.text().map(str::to_owned))
    }

    /// The numbers that come next.
    pub fn sizes(&mut self) -> Option<Vec<usize>> {
        self.several(Self::size)
    }

    /// True if nothing is left.
    #[must_use]
    pub fn is_done(self) -> bool {
        self.0.is_empty()
    }

    fn several<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.size()?;
        // Each takes eight bytes at least: a count beyond that is a lie, and no reason to reserve anything.
        if count > self.0.len() / 8 {
            return None;
        }
        (0..count).map(|_| one(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed() -> Vec<u8> {
        let mut pack = Pack::default();
        pack.number(7);
        pack.text("سوريا");
        pack.texts(&["a".to_owned(), String::new()]);
        pack.numbers(&[1, 2]);
        let mut out = Vec::new();
        pack.send(b"\xff\0", &mut out).unwrap();
        out
    }

    #[test]
    fn what_was_packed_comes_out_in_order() {
        let fields = receive(&mut &framed()[..], 1_000).unwrap();
        let mut fields = Unpack(&fields);
        assert_eq!((fields.number(), fields.text()), (Some(7), Some("سوريا")));
        assert_eq!(fields.texts(), Some(vec!["a".to_owned(), String::new()]));
        assert_eq!((fields.sizes(), fields.bytes()), (Some(vec![1, 2]), Some(&b"\xff\0"[..])));
        assert!(fields.is_done());
    }

    #[test]
    fn a_frame_that_is_cut_or_too_long_or_none_of_ours_is_no_frame() {
        let whole = framed();
        for end in 0..whole.len() {
            assert_eq!(receive(&mut &whole[..end], 1_000), None, "{end}");
        }
        assert_eq!(receive(&mut &whole[..], 20), None);
        assert_eq!(receive(&mut &b"Hello, this is no frame at all."[..], 1_000), None);
    }

    #[test]
    fn a_length_or_a_count_that_lies_is_seen() {
        let huge = u64::MAX.to_le_bytes();
        assert_eq!(Unpack(&huge).bytes(), None);
        assert_eq!(Unpack(&huge).texts(), None);
        assert_eq!(Unpack(&[1, 0, 0, 0, 0, 0, 0, 0, 0xff]).text(), None);
    }
}
