//! Packed files for tests, made in memory.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::ImportError;
use super::reading::Reading;

/// An archive with these parts.
pub(super) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(words.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Why nothing was read.
pub(super) fn message(found: Result<Reading, ImportError>) -> String {
    found.unwrap_err().to_string()
}
