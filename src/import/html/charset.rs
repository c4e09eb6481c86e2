//! Which encoding a page says it is in.
//!
//! A byte order mark comes first, then letters that are UTF-8 whatever the page says, then what it declares in a meta
//! tag or an XML declaration, and only then a guess: the order of the HTML standard, but for the second, because
//! pages are saved in UTF-8 with their old declaration more often than letters come out as UTF-8 by chance.
//! Start at [`decode`].

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};
use memchr::memmem;

use crate::import::encoding::{self, Decoded};

/// Where a declaration is looked for; the standard says 1,024 bytes, and pages say it later.
const HEAD: usize = 16 * 1024;

/// Decodes the bytes of a page.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    encoding::decode_stated(bytes, declared(bytes))
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let by_meta = memmem::find_iter(&head, b"<meta").find_map(|at| named(tag_at(&head, at), b"charset"));
    let by_xml = || head.starts_with(b"<?xml").then(|| named(tag_at(&head, 0), b"encoding")).flatten();
    let encoding = by_meta.or_else(by_xml)?;
    // As the standard has it: whoever could read the declaration did not read UTF-16.
    match encoding {
        found if found == UTF_16LE || found == UTF_16BE => Some(UTF_8),
        found if found == X_USER_DEFINED => None,
        found => Some(found),
    }
}

fn tag_at(head: &[u8], at: usize) -> &[u8] {
    let rest = &head[at..];
    &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())]
}

/// The encoding behind `key=` in a tag.
fn named(tag: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let rest = tag[memmem::find(tag, key)? + key.len()..].trim_ascii_start();
    let value = rest.strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|byte| matches!(byte, b'"' | b'\'' | b';' | b' ' | b'/' | b'?'));
    Encoding::for_label(&value[..end.unwrap_or(value.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding_of(bytes: &[u8]) -> (&'static str, bool) {
        let found = decode(bytes);
        (found.encoding, found.guessed)
    }

    #[test]
    fn a_declaration_is_believed() {
        let russian = encoding_rs::KOI8_R.encode("Россия").0.into_owned();
        for head in [
            "<meta charset=koi8-r>",
            "<html><META http-equiv='Content-Type' content='text/html; charset = KOI8-R'>",
            "<?xml version='1.0' encoding=\"koi8-r\"?><html>",
        ] {
            let bytes = [head.as_bytes(), &russian].concat();
            assert_eq!(encoding_of(&bytes), ("KOI8-R", false), "{head}");
            assert!(decode(&bytes).text.ends_with("Россия"));
        }
    }

    #[test]
    fn utf8_is_utf8_whatever_the_page_says() {
        assert_eq!(encoding_of("<meta charset=windows-1251>Россия".as_bytes()), ("UTF-8", false));
        assert_eq!(encoding_of(b"<meta charset=utf-16>Russia"), ("UTF-8", false));
    }

    #[test]
    fn a_declaration_that_spoils_letters_is_not_believed() {
        let bytes = [
            b"<meta charset=utf-8>".to_vec(),
            encoding_rs::WINDOWS_1251.encode("Россия и Иран спорят о Сирии").0.into_owned(),
        ];
        assert_eq!(encoding_of(&bytes.concat()), ("windows-1251", true));
    }

    #[test]
    fn no_declaration_means_a_guess() {
        let bytes = encoding_rs::WINDOWS_1256
            .encode("<p>قالت روسيا إن القوات السورية استعادت مدينة تدمر.")
            .0
            .into_owned();
        assert_eq!(encoding_of(&bytes), ("windows-1256", true));
        assert_eq!(encoding_of(b"<meta charset><meta name=charset content=x>a"), ("UTF-8", false));
    }
}
