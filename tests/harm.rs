//! Documents made to do harm, read by the process that reads: whatever they do to it costs one clear message.
//!
//! What cannot end or hang a process is tried in `src/import`; here stands what could.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

use std::io::{Cursor, Write};

use detente::import::{Imported, Wish};
use detente::worker::{ReadError, Reader, Request, Stop};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORDS: &str = "BT /F1 12 Tf 72 700 Td (The army left Palmyra.) Tj ET";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

fn read(bytes: &[u8], file_name: &str) -> Result<Imported, ReadError> {
    let request = Request { bytes, file_name, wish: Wish::default() };
    Reader::at(env!("CARGO_BIN_EXE_detente").into()).read(&request, &Stop::default())
}

fn outcome(bytes: &[u8]) -> String {
    match read(bytes, "paper.pdf") {
        Ok(read) => read.text.as_str().to_owned(),
        Err(error) => {
            assert!(!error.hint().is_empty());
            error.to_string()
        }
    }
}

/// A PDF of these parts, the first of which is the catalog.
fn pdf(parts: &[Vec<u8>]) -> Vec<u8> {
    let (mut bytes, mut table) = (b"%PDF-1.5\n".to_vec(), String::new());
    for (number, part) in parts.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{} 0 obj\n", number + 1).bytes());
        bytes.extend(part);
        bytes.extend(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), parts.len() + 1);
    bytes.extend(
        format!("xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n").bytes(),
    );
    bytes.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    bytes
}

fn stream(content: &[u8], more: &str) -> Vec<u8> {
    let head = format!("<</Length {}{more}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A page drawn by a stream, with more parts from number 6 on.
fn page(content: Vec<u8>, more: &[Vec<u8>]) -> Vec<u8> {
    let mut parts = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
            .to_vec(),
        FONT.as_bytes().to_vec(),
        content,
    ];
    parts.extend(more.iter().cloned());
    pdf(&parts)
}

/// So many bytes of one kind, packed as streams of a PDF are.
fn bomb(size: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("x", SimpleFileOptions::default()).unwrap();
    for _ in 0..size / 1_000_000 {
        writer.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let archive = writer.finish().unwrap().into_inner();
    // A ZIP archive packs alike: its data stand behind 30 bytes and the name.
    let end = archive.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    [b"x\x9c", &archive[31..end], b"\0\0\0\0"].concat()
}

#[test]
fn a_table_of_contents_with_absurd_claims_is_refused() {
    for claims in [
        "/Type/XRef/W[1 9223372036854775807 1]",
        "/Type/X#52ef/#57[1 9223372036854775807 1]",
        "/Type/XRef/W[0 0 0]/Index[0 9223372036854775807]",
    ] {
        let table = format!(
            "%PDF-1.5\n1 0 obj\n<<{claims}/Size 1/Root 2 0 R/Length 4>>\nstream\nabcd\nendstream\nendobj\n"
        );
        let bytes = format!("{table}startxref\n9\n%%EOF\n").into_bytes();
        assert_eq!(
            outcome(&bytes),
            "the PDF file is damaged: its table of contents claims an absurd size",
            "{claims}"
        );
    }
}

#[test]
fn a_page_that_unpacks_to_gigabytes_costs_one_message() {
    let bytes = page(stream(&bomb(2_000_000_000), "/Filter/FlateDecode"), &[]);
    assert!(bytes.len() < 3_000_000);
    let message = outcome(&bytes);
    assert!(message.contains("the file made the reader"), "{message}");
}

#[test]
fn brackets_without_end_cost_no_words() {
    for (open, close) in [("[", "]"), ("<</A ", ">>"), ("(", ")")] {
        let deep = (open.repeat(100_000) + &close.repeat(100_000)).into_bytes();
        let bytes = page(stream(WORDS.as_bytes(), ""), &[deep]);
        let message = outcome(&bytes);
        assert!(message == "The army left Palmyra." || message.contains("PDF"), "{open}: {message}");
    }
}

#[test]
fn tables_that_call_for_themselves_come_to_an_end() {
    let bytes = page(stream(WORDS.as_bytes(), ""), &[]);
    let text = String::from_utf8(bytes).unwrap();
    let start = text.find("xref\n0").unwrap();
    let circle = text.replace("/Root 1 0 R>>", &format!("/Root 1 0 R/Prev {start}>>"));
    assert_eq!(outcome(circle.as_bytes()), "The army left Palmyra.");
    let length = page(b"<</Length 5 0 R>>\nstream\nx\nendstream".to_vec(), &[]);
    assert!(!outcome(&length).is_empty());
}

#[test]
fn of_fifty_thousand_pages_the_first_ten_thousand_are_read_and_that_is_said() {
    let kids: String = (0..50_000).map(|page| format!("{} 0 R ", page + 5)).collect();
    let mut parts = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count 50000>>").into_bytes(),
        stream(WORDS.as_bytes(), ""),
        FONT.as_bytes().to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
            .to_vec(),
    ];
    parts.extend((1..50_000).map(|_| b"<</Type/Page/Parent 2 0 R>>".to_vec()));
    let read = read(&pdf(&parts), "paper.pdf").unwrap();
    assert_eq!(read.text.as_str().trim(), "The army left Palmyra.");
    assert_eq!(read.warnings[0].to_string(), "only the first 10000 of its 50000 pages were read");
}

#[test]
fn a_text_of_sixty_megabytes_on_one_line_is_read() {
    let bytes = "Russia backs Assad, they said, and went on. ".repeat(60_000_000 / 44).into_bytes();
    let read = read(&bytes, "long.txt").unwrap();
    assert_eq!((read.text.as_str().len(), read.title.as_str()), (bytes.len(), "long"));
}

#[test]
fn no_damaged_pdf_ends_more_than_its_own_reading() {
    let table = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <0042> endbfchar endcmap";
    let font = FONT.replace(">>", "/ToUnicode 6 0 R>>");
    let text = String::from_utf8(page(stream(WORDS.as_bytes(), ""), &[stream(table, "")]))
        .unwrap()
        .replace(FONT, &font);
    let bytes = text.into_bytes();
    let mut chance = 4_711_u64;
    let mut next = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % below
    };
    let mut readable = 0;
    for _ in 0..300 {
        let mut mutant = bytes.clone();
        for _ in 0..=next(6) {
            let at = next(mutant.len());
            match next(3) {
                0 => mutant[at] = next(256) as u8,
                1 => drop(mutant.remove(at)),
                _ => mutant.insert(at, b"[]<>()/ 0129RBTj"[next(16)]),
            }
        }
        match read(&mutant, "mutant.pdf") {
            Ok(found) => readable += usize::from(!found.text.as_str().is_empty()),
            Err(error) => assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
        }
    }
    assert!(readable > 30, "{readable} of 300 were read");
}

#[test]
fn an_archive_that_unpacks_to_gigabytes_costs_one_message() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..1000 {
        writer.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let error = read(&bytes, "bomb.docx").unwrap_err();
    assert_eq!(error.to_string(), "the file has more than 64 MB once unpacked, and no more are read");
}
