//! Rich text, from its letters and the few control words that matter to them.
//!
//! Word, WordPad, LibreOffice and mail programs write RTF, and old archives are full of it. Letters come as bytes in the
//! encoding of their font or document, or as numbers with a fallback for old readers; both are told apart here, so that
//! Russian and Arabic come out whole. Pictures, styles, running heads and deleted words are passed over, footnotes stand
//! under the text, hidden words are marked. Start at [`read`]; [`words`] holds what each word of the format does.

mod group;
mod letters;
mod tokens;
mod words;
mod write;

use encoding_rs::{Encoding, WINDOWS_1252};

use self::tokens::{Token, Tokens};
use self::write::Reader;
use super::notes::hidden_words;
use super::reading::Reading;
use super::{ImportError, Wish, encoding};

/// Groups nest no deeper.
const DEEPEST: usize = 4_000;

/// Reads an RTF document.
pub(super) fn read(bytes: &[u8], wish: &Wish) -> Result<Reading, ImportError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let wished = match &wish.encoding {
        Some(name) => {
            let known = Encoding::for_label(name.as_bytes());
            Some(known.ok_or_else(|| ImportError::UnknownEncoding { name: name.clone() })?)
        }
        None => None,
    };
    let reader = walked(bytes, wished)?;
    let is_unsaid = wished.is_none() && !reader.says_encoding() && !reader.unsaid.is_ascii();
    let guess = if is_unsaid { Some(encoding::decode(&reader.unsaid)) } else { None };
    let reader = match guess.as_ref().and_then(|guess| Encoding::for_label(guess.encoding.as_bytes())) {
        Some(encoding) if encoding != WINDOWS_1252 => walked(bytes, Some(encoding))?,
        _ => reader,
    };
    let encoding = reader.encoding().name();
    let mut reading = reader.finish();
    reading.encoding = encoding.to_owned();
    reading.encoding_guessed = guess.is_some();
    reading.candidates = guess.map(|guess| guess.candidates).unwrap_or_default();
    reading.broken = reading.text.matches('\u{fffd}').count();
    reading.warnings.extend(hidden_words(&reading));
    Ok(reading)
}

fn walked(bytes: &[u8], forced: Option<&'static Encoding>) -> Result<Reader, ImportError> {
    let mut reader = Reader::new(forced);
    for token in Tokens::new(bytes) {
        if token == Token::Open && reader.depth() >= DEEPEST {
            return Err(ImportError::Beyond { what: "groups within groups", limit: DEEPEST });
        }
        reader.token(token);
    }
    Ok(reader)
}

#[cfg(test)]
mod tests;
