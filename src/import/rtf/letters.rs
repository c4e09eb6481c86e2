//! The encodings of RTF: code pages of the document, character sets of its fonts.
//!
//! Bytes are gathered while the encoding stays the same, because a letter may have two. Two code pages of DOS (437,
//! 850) are not known here and read as windows-1252, as most files that name them mean it. Start at [`Letters`].

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, KOI8_R, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

/// The encoding with the number `page` on Windows.
pub(super) fn code_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        437 | 850 | 1252 | 819 => WINDOWS_1252,
        866 => IBM866,
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 | 1361 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10_000 => MACINTOSH,
        10_007 => X_MAC_CYRILLIC,
        20_866 => KOI8_R,
        21_866 => KOI8_U,
        28_591..=28_605 => return Encoding::for_label(format!("iso-8859-{}", page - 28_590).as_bytes()),
        65_001 => UTF_8,
        _ => return None,
    })
}

/// How the bytes of a font's letters are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// In the encoding of the document.
    Common,
    /// In one of the font's own.
    In(&'static Encoding),
    /// Pictures of a symbol font.
    Symbol,
}

/// The meaning of `\fcharset`.
///
/// Western fonts (0) go with the document: programs that write `\ansicpg1251` name them for Russian letters, too.
pub(super) fn character_set(number: i32) -> Letter {
    let page = match number {
        2 => return Letter::Symbol,
        77 => 10_000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178..=180 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return Letter::Common,
    };
    code_page(page).map_or(Letter::Common, Letter::In)
}

/// What stands for a byte of a symbol font: a bullet, or nothing that can be known.
pub(super) fn symbol(byte: u8) -> &'static str {
    match byte {
        0xb7 | 0xa7 | 0xa8 | 0xd8 | 0x6e | 0x76 | 0xfc => "•",
        0x2d | 0xbe => "–",
        b' ' | 0xa0 => " ",
        _ => "\u{fffd}",
    }
}

/// Bytes that wait for the end of their run.
#[derive(Debug)]
pub(super) struct Letters {
    bytes: Vec<u8>,
    encoding: &'static Encoding,
}

impl Letters {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::new(), encoding: WINDOWS_1252 }
    }

    /// Adds bytes in `encoding`; what waited in another is given back, decoded.
    pub(super) fn add(&mut self, bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
        let before = if encoding == self.encoding { None } else { self.take() };
        self.encoding = encoding;
        self.bytes.extend_from_slice(bytes);
        before
    }

    /// What waits, decoded.
    pub(super) fn take(&mut self) -> Option<String> {
        if self.bytes.is_empty() {
            return None;
        }
        let bytes = std::mem::take(&mut self.bytes);
        Some(self.encoding.decode_without_bom_handling(&bytes).0.into_owned())
    }
}
