//! What the process that reads answered, looked at before it is believed.
//!
//! The process may have been taken over by the file it read. So every place is checked against the text it is said to
//! be in, every name of a format or an encoding against those there are, and what this side knows itself (the hash
//! of the bytes) is not asked for. What the text says cannot be checked: it is the document.

use encoding_rs::Encoding;

use super::wire::Unpack;
use super::{ReadError, Request};
use crate::import::{Format, Imported, Warning};
use crate::model::quoted::tamed;
use crate::text::{SourceText, Span, sha256_hex};

/// So many characters of a message or a title are taken.
const LONGEST: usize = 600;

/// The document, or what the reader said instead; `None` if the answer does not hold together.
pub(super) fn unpacked(mut fields: Unpack<'_>, request: &Request<'_>) -> Option<Result<Imported, ReadError>> {
    if !fields.flag()? {
        let (words, hint) = (tamed(fields.text()?, LONGEST), tamed(fields.text()?, LONGEST));
        return Some(Err(ReadError::Refused { words, hint }));
    }
    document(fields, request).map(Ok)
}

fn document(mut fields: Unpack<'_>, request: &Request<'_>) -> Option<Imported> {
    let (encoding_guessed, broken) = (fields.flag()?, fields.size()?);
    let mut line = || Some(fields.text()?.chars().take(LONGEST).collect::<String>());
    let (title, author, outlet, date, language) = (line()?, line()?, line()?, line()?, line()?);
    let (format, engine, encoding) = (Format::named(&line()?)?, line()?, line()?);
    let encoding = if encoding.is_empty() { "" } else { known(&encoding)? }.to_owned();
    let candidates: Vec<&str> = fields.texts()?.iter().filter_map(|name| known(name)).collect();
    let told = fields.texts()?;
    let (pages, ends) = (fields.sizes()?, fields.sizes()?);
    let raw = fields.text()?;
    let text = SourceText::new(raw);
    let is_canonical = text.len() == raw.len();
    let hidden = spans(&ends)?;
    let holds =
        fields.is_done() && is_canonical && !text.as_str().trim().is_empty() && !title.trim().is_empty();
    let fits = rises(&pages) && rises(&ends) && pages.iter().chain(&ends).all(|at| stands(&text, *at));
    (holds && fits).then(|| Imported {
        warnings: warnings((encoding_guessed, &encoding), broken, &told),
        sha256: sha256_hex(request.bytes),
        text,
        title,
        author,
        outlet,
        date,
        language,
        pages,
        hidden,
        format,
        engine,
        encoding,
        encoding_guessed,
        candidates,
        broken,
    })
}

/// The encoding's own name, if there is one of that name.
fn known(name: &str) -> Option<&'static str> {
    Encoding::for_label(name.as_bytes()).map(Encoding::name)
}

fn spans(ends: &[usize]) -> Option<Vec<Span>> {
    let (pairs, rest) = ends.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[start, end]| Span::new(*start, *end)).collect())
}

fn rises(places: &[usize]) -> bool {
    places.is_sorted()
}

fn stands(text: &SourceText, at: usize) -> bool {
    text.as_str().is_char_boundary(at)
}

fn warnings((is_guessed, encoding): (bool, &str), broken: usize, told: &[String]) -> Vec<Warning> {
    let guessed = is_guessed.then(|| Warning::Guessed(encoding.to_owned()));
    let broken = (broken > 0).then_some(Warning::Broken(broken));
    let told = told.iter().map(|words| Warning::Told(tamed(words, LONGEST)));
    guessed.into_iter().chain(broken).chain(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worker::wire::{Pack, receive};

    /// An answer with these pages and ends of hidden words, about `text`.
    fn answer(format: &str, (pages, ends): (&[usize], &[usize]), text: &[u8]) -> Option<Imported> {
        let mut pack = Pack::default();
        pack.flag(true);
        pack.flag(false);
        pack.number(0);
        for line in ["Palmyra", "", "", "2016", "en", format, "detente 0.1.0", "UTF-8"] {
            pack.text(line);
        }
        pack.texts(&[]);
        pack.texts(&["one page is a picture".to_owned()]);
        pack.numbers(pages);
        pack.numbers(ends);
        let mut frame = Vec::new();
        pack.send(text, &mut frame).unwrap();
        let request = Request { bytes: b"abc", file_name: "a.pdf", wish: crate::import::Wish::default() };
        let fields = receive(&mut &frame[..], 10_000).unwrap();
        unpacked(Unpack(&fields), &request).map(Result::unwrap)
    }

    const TEXT: &[u8] = "Syria: سوريا".as_bytes();

    #[test]
    fn a_document_comes_back_with_the_hash_of_what_was_sent() {
        let found = answer("PDF", (&[0, 7], &[7, 9]), TEXT).unwrap();
        assert_eq!(
            (found.format, found.pages, found.hidden),
            (Format::Pdf, vec![0, 7], vec![Span::new(7, 9)])
        );
        assert!(found.sha256.starts_with("ba7816bf"));
        assert_eq!(found.warnings, [Warning::Told("one page is a picture".into())]);
    }

    #[test]
    fn an_answer_that_does_not_hold_together_is_none() {
        let none: (&[usize], &[usize]) = (&[], &[]);
        assert!(answer("PDF", none, TEXT).is_some());
        assert!(answer("virus", none, TEXT).is_none(), "no such format");
        assert!(answer("PDF", (&[8], &[]), TEXT).is_none(), "a page begins inside a letter");
        assert!(answer("PDF", (&[900], &[]), TEXT).is_none(), "a page begins behind the text");
        assert!(answer("PDF", (&[7, 0], &[]), TEXT).is_none(), "pages out of order");
        assert!(answer("PDF", (&[], &[7]), TEXT).is_none(), "hidden words without an end");
        assert!(answer("PDF", (&[], &[9, 7]), TEXT).is_none(), "hidden words that end before they begin");
        assert!(answer("PDF", none, b"\xff\xfe").is_none(), "no UTF-8");
        assert!(answer("PDF", none, b" \n").is_none(), "no words");
        assert!(answer("PDF", none, b"a\r\nb").is_none(), "places would be those of another text");
    }
}
