//! A packed file (ZIP) from which a few named parts are read, and nothing else.
//!
//! DOCX, ODT and EPUB are ZIP archives. No part is ever written to disk, so its name can lead nowhere; it is only
//! compared. What a part says about its own size is not believed: bytes are counted as they come out. An archive
//! that names a part twice, or whose parts share bytes, means different things to different programs, and is
//! refused. Start at [`Packed::open`].

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use super::ImportError;
use crate::model::quoted::tamed;

/// More parts than this are in no document.
const MOST_PARTS: usize = 10_000;
/// How much may come out of one archive, all parts together.
const MOST_BYTES: usize = 64_000_000;
/// A packed part is read in steps of this size, so that what it claims reserves no memory.
const STEP: usize = 64 * 1024;

/// An archive that was looked over, and how many bytes it may still give.
pub(super) struct Packed<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What it is an archive of, for messages.
    format: &'static str,
    left: usize,
}

impl<'a> Packed<'a> {
    /// Opens an archive and refuses it if its list of parts is long, double or overlapping.
    pub(super) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, ImportError> {
        if claims_many(bytes) {
            return Err(TOO_MANY);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(format, &error))?;
        let mut packed = Self { archive, format, left: MOST_BYTES };
        if packed.archive.len() > MOST_PARTS {
            return Err(TOO_MANY);
        }
        if packed.archive.has_duplicate_names() {
            return Err(packed.damaged("two of its parts have the same name"));
        }
        if packed.archive.has_overlapping_entries().map_err(|error| fault(format, &error))? {
            return Err(packed.damaged("its parts overlap"));
        }
        Ok(packed)
    }

    /// True if the archive has a part called `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The words of the part called `name`, or `None` if there is none of that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        Ok(self.bytes(name)?.map(|bytes| decoded(&bytes)))
    }

    /// The words of a part without which the file is none of its kind.
    pub(super) fn needed(&mut self, name: &str) -> Result<String, ImportError> {
        self.text(name)?
            .ok_or_else(|| self.damaged(&format!("it has no part called \"{}\"", tamed(name, 60))))
    }

    /// The bytes of the part called `name`.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(at) = self.archive.index_for_name(name) else { return Ok(None) };
        let format = self.format;
        let mut part = self.archive.by_index(at).map_err(|error| fault(format, &error))?;
        let mut found = Vec::new();
        let mut step = vec![0; STEP];
        loop {
            let count =
                part.read(&mut step).map_err(|_| damaged(format, "a part of it cannot be unpacked"))?;
            if count == 0 {
                break;
            }
            self.left = self.left.checked_sub(count).ok_or(TOO_LARGE)?;
            found.extend_from_slice(&step[..count]);
        }
        Ok(Some(found))
    }

    fn damaged(&self, why: &str) -> ImportError {
        damaged(self.format, why)
    }
}

/// The number of parts an archive claims stands at its very end; with 65,535 it is written elsewhere, and larger.
fn claims_many(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(22 + usize::from(u16::MAX))..];
    memchr::memmem::rfind(tail, b"PK\x05\x06")
        .and_then(|at| tail.get(at + 10..at + 12))
        .is_some_and(|count| usize::from(u16::from_le_bytes([count[0], count[1]])) > MOST_PARTS)
}

/// XML is UTF-8 unless a mark or its first line says otherwise.
fn decoded(bytes: &[u8]) -> String {
    let stated = || {
        let head = &bytes[..bytes.len().min(200)];
        let at = memchr::memmem::find(head, b"encoding=")? + 9;
        let quote = *head.get(at)?;
        let name = head[at + 1..].split(|byte| *byte == quote).next()?;
        Encoding::for_label(name)
    };
    let encoding = Encoding::for_bom(bytes).map(|(found, _)| found).or_else(stated);
    encoding.unwrap_or(encoding_rs::UTF_8).decode_with_bom_removal(bytes).0.into_owned()
}

const TOO_MANY: ImportError = ImportError::Beyond { what: "parts", limit: MOST_PARTS };
const TOO_LARGE: ImportError =
    ImportError::Beyond { what: "MB once unpacked", limit: MOST_BYTES / 1_000_000 };

/// A file that is not what it says it is.
pub(super) fn damaged(format: &'static str, why: &str) -> ImportError {
    ImportError::Damaged { format, why: why.to_owned() }
}

fn fault(format: &'static str, error: &ZipError) -> ImportError {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            ImportError::Encrypted { format: "the file" }
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            damaged(format, "it is packed in a way that documents are not")
        }
        _ => damaged(format, "its list of parts cannot be read"),
    }
}

#[cfg(test)]
#[path = "zipped_tests.rs"]
mod tests;
