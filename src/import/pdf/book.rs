//! What hangs together in a PDF file, followed with a limit: references, inherited entries, streams.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// References to references, and pages within pages; more are a circle.
const DEEPEST: usize = 32;

/// What `found` stands for: itself, or what it refers to.
pub(super) fn resolved<'a>(document: &'a Document, found: &'a Object) -> Option<&'a Object> {
    let mut found = found;
    for _ in 0..DEEPEST {
        match found {
            Object::Reference(id) => found = document.objects.get(id)?,
            other => return Some(other),
        }
    }
    None
}

/// The entry called `key`, with references followed.
pub(super) fn entry<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    resolved(document, of.get(key).ok()?)
}

/// The dictionary called `key`; that of a stream counts.
pub(super) fn dictionary<'a>(
    document: &'a Document,
    of: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    as_dictionary(entry(document, of, key)?)
}

/// A dictionary, or that of a stream.
pub(super) fn as_dictionary(found: &Object) -> Option<&Dictionary> {
    match found {
        Object::Dictionary(found) => Some(found),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The name called `key`, or nothing.
pub(super) fn name<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> &'a [u8] {
    entry(document, of, key).and_then(|found| found.as_name().ok()).unwrap_or_default()
}

/// The numbers of the array called `key`.
pub(super) fn numbers(document: &Document, of: &Dictionary, key: &[u8]) -> Option<Vec<f64>> {
    let array = entry(document, of, key)?.as_array().ok()?;
    array.iter().map(|one| number(resolved(document, one)?)).collect()
}

/// A finite number.
pub(super) fn number(found: &Object) -> Option<f64> {
    let number = match found {
        Object::Integer(whole) => *whole as f64,
        Object::Real(real) => f64::from(*real),
        _ => return None,
    };
    number.is_finite().then_some(number)
}

/// An entry of a page, or of what the page is part of.
pub(super) fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut place = page;
    for _ in 0..DEEPEST {
        if let Some(found) = entry(document, place, key) {
            return Some(found);
        }
        place = dictionary(document, place, b"Parent")?;
    }
    None
}

/// The bytes of a stream; nothing for one packed twice over, which only an attack on memory is.
pub(super) fn unpacked(stream: &Stream) -> Vec<u8> {
    if is_bomb(stream) {
        return Vec::new();
    }
    if stream.filters().is_err() {
        return stream.content.clone();
    }
    // What a stream says of its columns may end the thread that believes it.
    let unpacked = catch_unwind(AssertUnwindSafe(|| stream.decompressed_content()));
    unpacked.ok().and_then(Result::ok).unwrap_or_default()
}

/// True if a stream is packed within a packed one.
pub(super) fn is_bomb(stream: &Stream) -> bool {
    let is_packing = |filter: &&[u8]| [&b"FlateDecode"[..], b"LZWDecode", b"Fl", b"LZW"].contains(filter);
    stream.filters().is_ok_and(|filters| filters.iter().filter(|filter| is_packing(filter)).count() > 1)
}

/// The drawing of a page: its streams one after the other.
pub(super) fn drawing(document: &Document, page: &Dictionary) -> Vec<u8> {
    let mut found = Vec::new();
    let parts: Vec<&Object> = match entry(document, page, b"Contents") {
        Some(Object::Array(parts)) => parts.iter().collect(),
        Some(only) => vec![only],
        None => Vec::new(),
    };
    for part in parts {
        if let Some(Object::Stream(stream)) = resolved(document, part) {
            found.extend(unpacked(stream));
            found.push(b'\n');
        }
    }
    found
}

/// The number by which an entry is shared, if it is referred to.
pub(super) fn reference(of: &Dictionary, key: &[u8]) -> Option<ObjectId> {
    of.get(key).ok()?.as_reference().ok()
}
