//! Fonts put into a shape that the engine can read.
//!
//! The engine stops the whole program's thread at a font that is not as it expects: a name of an encoding it does not know,
//! one width too many. What it expects is written here from what the font says, nothing else. Where a font has no table
//! of its letters but names them, or uses their Unicode numbers, the table is made. Start at [`tamed`].

use pdf_extract::{Dictionary, Document, Object, Stream};

use super::book;

/// A font has at most this many letters.
const MOST_LETTERS: i64 = 65_536;

/// The font as the engine wants it.
pub(super) fn tamed(document: &Document, font: &Dictionary) -> Dictionary {
    match book::name(document, font, b"Subtype") {
        b"Type0" => composite(document, font),
        b"Type3" => drawn(document, font),
        _ => simple(document, font),
    }
}

/// The same font without its program, which the engine may not be able to read.
pub(super) fn bare(font: &Dictionary) -> Dictionary {
    let mut found = font.clone();
    found.remove(b"FontDescriptor");
    found
}

/// A font of one byte a letter.
fn simple(document: &Document, font: &Dictionary) -> Dictionary {
    let mut found = Dictionary::new();
    let kind = if book::name(document, font, b"Subtype") == b"TrueType" { "TrueType" } else { "Type1" };
    found.set("Subtype", name(kind.as_bytes()));
    let base = book::name(document, font, b"BaseFont");
    found.set("BaseFont", name(if base.is_empty() { b"Helvetica" } else { base }));
    if let Some(descriptor) = font.get(b"FontDescriptor").ok().filter(|_| is_described(document, font)) {
        found.set("FontDescriptor", descriptor.clone());
    }
    if let Some(encoding) = encoding(document, font) {
        found.set("Encoding", encoding);
    }
    letters(document, font, &mut found);
    if let (Some(first), Some(widths)) =
        (first_letter(document, font), book::numbers(document, font, b"Widths"))
    {
        put_widths(&mut found, first, &widths);
    }
    found
}

/// A font whose letters are drawings; its widths count in units of its own.
fn drawn(document: &Document, font: &Dictionary) -> Dictionary {
    let mut found = Dictionary::new();
    found.set("Subtype", name(b"Type3"));
    let encoding = encoding(document, font).unwrap_or_else(|| Object::Dictionary(Dictionary::new()));
    found.set("Encoding", encoding);
    letters(document, font, &mut found);
    let scale = book::numbers(document, font, b"FontMatrix").and_then(|matrix| matrix.first().copied());
    let scale = scale.unwrap_or(0.001).abs() * 1000.0;
    let first = usize::try_from(first_letter(document, font).unwrap_or(0)).unwrap_or(0);
    let stated = book::numbers(document, font, b"Widths").unwrap_or_default();
    // A letter without a width would end the engine, so every letter has one.
    let width = |letter: usize| {
        letter.checked_sub(first).and_then(|at| stated.get(at)).map_or(0.0, |width| width * scale)
    };
    let widths: Vec<f64> = (0..256).map(width).collect();
    put_widths(&mut found, 0, &widths);
    found
}

/// A font of several bytes a letter.
fn composite(document: &Document, font: &Dictionary) -> Dictionary {
    let mut found = Dictionary::new();
    found.set("Subtype", name(b"Type0"));
    found.set("BaseFont", name(b"Composite"));
    let encoding = book::entry(document, font, b"Encoding");
    let is_unicode = match encoding {
        Some(Object::Name(encoding)) => is_unicode(encoding),
        _ => false,
    };
    match (font.get(b"Encoding"), encoding) {
        (Ok(reference), Some(Object::Stream(_))) => found.set("Encoding", reference.clone()),
        (_, Some(Object::Name(known))) if !is_unicode && !known.starts_with(b"Identity") => {
            // Not known to the engine either: the page is read in another way.
            found.set("Encoding", name(known));
        }
        _ => found.set("Encoding", name(b"Identity-H")),
    }
    letters(document, font, &mut found);
    let has_table = found.get(b"ToUnicode").is_ok();
    let stated = book::name(document, font, b"ToUnicode");
    if !has_table && (is_unicode || stated.starts_with(b"Identity")) {
        found.set("ToUnicode", table("1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange\n"));
    }
    found.set("DescendantFonts", Object::Array(vec![Object::Dictionary(descendant(document, font))]));
    found
}

/// True if letters are written in their Unicode numbers.
fn is_unicode(encoding: &[u8]) -> bool {
    let text = String::from_utf8_lossy(encoding);
    text.starts_with("Uni") && (text.contains("-UCS2-") || text.contains("-UTF16-"))
}

fn descendant(document: &Document, font: &Dictionary) -> Dictionary {
    let (mut found, empty) = (Dictionary::new(), Dictionary::new());
    found.set("FontDescriptor", Object::Dictionary(Dictionary::new()));
    let fonts = book::entry(document, font, b"DescendantFonts").and_then(|fonts| fonts.as_array().ok());
    let first =
        fonts.and_then(|fonts| book::resolved(document, fonts.first()?)).and_then(book::as_dictionary);
    let first = first.unwrap_or(&empty);
    let usual = book::entry(document, first, b"DW").and_then(book::number).unwrap_or(1000.0);
    found.set("DW", Object::Integer(usual.clamp(0.0, 10_000.0) as i64));
    let widths = book::entry(document, first, b"W").and_then(|widths| widths.as_array().ok());
    if let Some(widths) = widths {
        found.set("W", Object::Array(spelled_out(document, widths)));
    }
    found
}

/// Widths as `first [width width ..]`: the engine misreads `first last width`.
fn spelled_out(document: &Document, widths: &[Object]) -> Vec<Object> {
    let (mut found, mut left) = (Vec::new(), MOST_LETTERS);
    let mut rest = widths.iter().filter_map(|one| book::resolved(document, one)).peekable();
    while let (Some(Object::Integer(first)), true) = (rest.next(), left > 0) {
        let list = match rest.next() {
            Some(Object::Array(list)) => {
                let number =
                    |one: &Object| book::resolved(document, one).and_then(book::number).unwrap_or(0.0);
                list.iter().take(usize::try_from(left).unwrap_or(0)).map(number).collect()
            }
            Some(Object::Integer(last)) => {
                let width = rest.next().and_then(book::number).unwrap_or(0.0);
                let count = last.saturating_sub(*first).saturating_add(1).clamp(0, left);
                vec![width; usize::try_from(count).unwrap_or(0)]
            }
            _ => break,
        };
        left -= list.len() as i64;
        found.push(Object::Integer((*first).clamp(0, MOST_LETTERS)));
        found.push(Object::Array(list.into_iter().map(|width| Object::Real(width as f32)).collect()));
    }
    found
}

fn is_described(document: &Document, font: &Dictionary) -> bool {
    book::dictionary(document, font, b"FontDescriptor").is_some()
}

fn first_letter(document: &Document, font: &Dictionary) -> Option<i64> {
    match book::entry(document, font, b"FirstChar")? {
        Object::Integer(first) => Some((*first).clamp(0, 255)),
        _ => None,
    }
}

fn put_widths(found: &mut Dictionary, first: i64, widths: &[f64]) {
    if widths.is_empty() || widths.len() > 256 {
        return;
    }
    found.set("FirstChar", Object::Integer(first));
    found.set("LastChar", Object::Integer(first + widths.len() as i64 - 1));
    found.set("Widths", Object::Array(widths.iter().map(|width| Object::Real(*width as f32)).collect()));
}

/// The encoding, if the engine knows it; every other means the usual one of the font.
fn encoding(document: &Document, font: &Dictionary) -> Option<Object> {
    let known =
        |found: &[u8]| [&b"MacRomanEncoding"[..], b"MacExpertEncoding", b"WinAnsiEncoding"].contains(&found);
    match book::entry(document, font, b"Encoding")? {
        Object::Name(found) if known(found) => Some(name(found)),
        Object::Dictionary(stated) => {
            let mut found = Dictionary::new();
            let base = book::name(document, stated, b"BaseEncoding");
            if known(base) {
                found.set("BaseEncoding", name(base));
            }
            let differences: Vec<Object> = differences(document, stated)
                .into_iter()
                .flat_map(|(code, letter)| [code.into(), name(plain(&letter))])
                .collect();
            found.set("Differences", Object::Array(differences));
            Some(Object::Dictionary(found))
        }
        _ => None,
    }
}

/// Which codes stand for which names of letters.
fn differences(document: &Document, encoding: &Dictionary) -> Vec<(i64, Vec<u8>)> {
    let list = book::entry(document, encoding, b"Differences").and_then(|list| list.as_array().ok());
    let (mut found, mut code) = (Vec::new(), 0_i64);
    for one in list.into_iter().flatten().take(2000) {
        match book::resolved(document, one) {
            Some(Object::Integer(next)) => code = *next,
            Some(Object::Name(letter)) => {
                if (0..256).contains(&code) {
                    found.push((code, letter.clone()));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    found
}

/// The name of a letter without what says how it is drawn: `a.sc` is an `a`.
fn plain(letter: &[u8]) -> &[u8] {
    match letter.iter().position(|byte| *byte == b'.') {
        Some(at) if at > 0 => &letter[..at],
        _ => letter,
    }
}

/// The table of letters: the font's own, or one made of names that spell a number, as `uni0416`.
fn letters(document: &Document, font: &Dictionary, found: &mut Dictionary) {
    if let (Ok(own), Some(Object::Stream(stream))) =
        (font.get(b"ToUnicode"), book::entry(document, font, b"ToUnicode"))
    {
        if !book::is_bomb(stream) {
            found.set("ToUnicode", own.clone());
        }
        return;
    }
    let Some(Object::Dictionary(encoding)) = book::entry(document, font, b"Encoding") else { return };
    let spelled: Vec<String> = differences(document, encoding)
        .iter()
        .filter_map(|(code, letter)| Some(format!("<{code:02x}> <{}>\n", utf16(numbered(plain(letter))?))))
        .collect();
    if !spelled.is_empty() {
        let lines = spelled.concat();
        found.set("ToUnicode", table(&format!("{} beginbfchar\n{lines}endbfchar\n", spelled.len())));
    }
}

/// The letter whose number a name spells.
fn numbered(letter: &[u8]) -> Option<char> {
    let text = std::str::from_utf8(letter).ok()?;
    let digits = text.strip_prefix("uni").or_else(|| text.strip_prefix('u'))?;
    let is_number = (4..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| char::from_u32(u32::from_str_radix(digits, 16).ok()?)).flatten()
}

fn utf16(letter: char) -> String {
    letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04x}")).collect()
}

/// A table of letters with these lines.
fn table(lines: &str) -> Object {
    let text = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n1 begincodespacerange\n<0000> <ffff>\n\
         endcodespacerange\n{lines}endcmap\nend\nend\n"
    );
    Object::Stream(Stream::new(Dictionary::new(), text.into_bytes()))
}

fn name(bytes: &[u8]) -> Object {
    Object::Name(bytes.to_vec())
}
