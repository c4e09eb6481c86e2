//! Archives made to do harm (T20): each is refused, or read for what it plainly says.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::docx;
use super::super::testing::{message, pack};
use super::*;

const WORDS: &str = "<d><w:p><w:r><w:t>The army left.</w:t></w:r></w:p></d>";

/// Where the table of an archive with one part says how large it is once unpacked.
fn stated_size(bytes: &[u8]) -> usize {
    memchr::memmem::rfind(bytes, b"PK\x01\x02").unwrap() + 24
}

#[test]
fn a_bomb_is_refused_once_it_has_given_64_megabytes() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..66 {
        writer.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 100_000);
    assert_eq!(
        message(docx::read(&bytes)),
        "the file has more than 64 MB once unpacked, and no more are read"
    );
}

#[test]
fn what_a_part_says_of_its_size_is_not_believed() {
    let mut bytes = pack(&[("word/document.xml", WORDS)]);
    let at = stated_size(&bytes);
    for lie in [0_u32, 5, u32::MAX - 1] {
        bytes[at..at + 4].copy_from_slice(&lie.to_le_bytes());
        // Refused or read, but never reserved.
        if let Ok(reading) = docx::read(&bytes) {
            assert_eq!(reading.text, "The army left.");
        }
    }
}

#[test]
fn a_part_named_twice_is_refused() {
    let bytes = pack(&[
        ("word/document.xml", WORDS),
        ("word/documenu.xml", "<d><w:p><w:r><w:t>Other.</w:t></w:r></w:p></d>"),
    ]);
    let twice: Vec<u8> = bytes.clone();
    let mut twice = twice;
    while let Some(at) = memchr::memmem::find(&twice, b"documenu") {
        twice[at + 7] = b't';
    }
    let error = message(docx::read(&twice));
    assert_eq!(error, "the Word (docx) file is damaged: two of its parts have the same name");
    assert!(docx::read(&bytes).is_ok());
}

#[test]
fn parts_that_share_bytes_are_refused() {
    let mut bytes = pack(&[("word/document.xml", WORDS), ("word/other.xml", WORDS)]);
    // The second line of the table points to where the first part begins.
    let table = memchr::memmem::rfind(&bytes, b"PK\x01\x02").unwrap();
    bytes[table + 42..table + 46].fill(0);
    let error = message(docx::read(&bytes));
    assert!(error.starts_with("the Word (docx) file is damaged: its"), "{error}");
}

#[test]
fn twenty_thousand_parts_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..20_000 {
        writer.start_file(number.to_string(), SimpleFileOptions::default()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(message(docx::read(&bytes)), "the file has more than 10000 parts, and no more are read");
    let mut more = bytes.clone();
    // An archive that says "see elsewhere" about its number of parts has even more.
    let end = memchr::memmem::rfind(&more, b"PK\x05\x06").unwrap();
    more[end + 8..end + 12].fill(0xff);
    assert!(docx::read(&more).is_err());
}

#[test]
fn names_that_lead_elsewhere_are_only_names() {
    let bytes =
        pack(&[("../../etc/passwd", "root"), ("/word/document.xml", "x"), ("word/document.xml", WORDS)]);
    assert_eq!(docx::read(&bytes).unwrap().text, "The army left.");
}

#[test]
fn entities_and_depth_are_refused() {
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><d><w:p><w:r><w:t>&b;</w:t></w:r></w:p></d>";
    let error = message(docx::read(&pack(&[("word/document.xml", bomb)])));
    assert_eq!(error, "the Word (docx) file is damaged: it has a document type, which no such file needs");
    let error = message(docx::read(&pack(&[("word/document.xml", &"<w:p>".repeat(200_000))])));
    assert_eq!(error, "the file has more than 256 tags within each other, and no more are read");
}

#[test]
fn a_locked_archive_is_said_to_be_locked() {
    let mut bytes = pack(&[("word/document.xml", WORDS)]);
    let (local, table) = (6, memchr::memmem::rfind(&bytes, b"PK\x01\x02").unwrap() + 8);
    bytes[local] |= 1;
    bytes[table] |= 1;
    assert_eq!(message(docx::read(&bytes)), "the file is locked with a password");
}

#[test]
fn half_an_archive_is_said_to_be_damaged() {
    let bytes = pack(&[("word/document.xml", WORDS)]);
    for length in [10, bytes.len() / 2, bytes.len() - 8] {
        let error = message(docx::read(&bytes[..length]));
        assert!(error.starts_with("the Word (docx) file is damaged: "), "{error}");
    }
}

#[test]
fn other_encodings_of_xml_are_read() {
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain("<a>Пальмира</a>".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(decoded(&utf16), "<a>Пальмира</a>");
    let stated = b"<?xml version='1.0' encoding='windows-1251'?><a>\xcf\xe0</a>";
    assert!(decoded(stated).ends_with("<a>Па</a>"));
}

#[test]
fn no_damaged_archive_stops_the_program() {
    let bytes =
        pack(&[("word/document.xml", WORDS), ("word/styles.xml", "<s/>"), ("docProps/core.xml", "<c/>")]);
    let mut chance = 12_345_u64;
    let mut next = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % below
    };
    for _ in 0..3000 {
        let mut mutant = bytes.clone();
        for _ in 0..=next(4) {
            let at = next(mutant.len());
            mutant[at] = next(256) as u8;
        }
        if next(5) == 0 {
            mutant.truncate(next(bytes.len()));
        }
        if let Ok(reading) = docx::read(&mutant) {
            assert!(reading.text.len() < 1_000_000);
        }
    }
}
