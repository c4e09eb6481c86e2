//! Documents of every kind: what is read in each, and that nothing made to hurt does.
//!
//! The documents stand in `tests/documents/` and are made by `scripts/make-documents`; what is to be read in each stands
//! beside it in `NAME.expected`. Hostile bytes are made here, where they are used.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test may stop where it stands")]

mod documents;
mod hostile;
mod mutants;

use std::path::PathBuf;

use detente::import::Imported;

/// Names and bytes of all documents, in order.
fn documents() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "expected"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .collect();
    found.sort();
    found
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

/// Holds for every document that is read, whatever its bytes were.
#[track_caller]
fn assert_sound(read: &Imported, case: &str) {
    let text = read.text.as_str();
    let is_canonical = !text.starts_with('\u{feff}') && !text.contains(['\r', '\0']);
    assert!(is_canonical, "{case}: the text is not canonical");
    assert!(!text.trim().is_empty(), "{case}: no words");
    assert!(!read.title.trim().is_empty(), "{case}: no title");
    assert!(read.pages.is_sorted(), "{case}: pages out of order");
    assert!(read.pages.iter().all(|at| text.is_char_boundary(*at)), "{case}: a page begins in a letter");
    let mut end = 0;
    for span in &read.hidden {
        assert!(span.start >= end && !span.is_empty(), "{case}: hidden words overlap");
        assert!(span.slice(text).is_some(), "{case}: hidden words leave the text");
        end = span.end;
    }
}
