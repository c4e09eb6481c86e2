//! One part of a mail: its header, and the bytes of its body.
//!
//! The header is read by mail-parser, which knows encoded words, folding and the many forms of dates and addresses.
//! Bodies are parted here, because a mail of ten thousand parts within parts must end at a limit. Start at
//! [`Part::of`].

use mail_parser::{Message, MessageParser, MimeHeaders};
use memchr::memmem;

use crate::import::date;
use crate::import::{ImportError, encoding};
use crate::model::quoted::tamed;

/// Headers of more bytes are no headers.
const LONGEST_HEADER: usize = 1_000_000;

/// A part of a mail; the mail itself is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Part<'b> {
    /// `text`, `multipart`, `image`, ..; in lower case.
    pub(super) kind: String,
    /// `plain`, `html`, `mixed`, ..; in lower case.
    pub(super) form: String,
    pub(super) charset: String,
    pub(super) boundary: String,
    /// The encoding for the way, as `base64`.
    pub(super) transfer: String,
    /// Lines that end in a space go on.
    pub(super) is_flowed: bool,
    pub(super) drops_space: bool,
    pub(super) is_attached: bool,
    /// The name of a file, or empty.
    pub(super) name: String,
    pub(super) subject: String,
    /// Who sent it: the name, or the address.
    pub(super) from: String,
    /// The day it was sent, in EDTF form.
    pub(super) date: String,
    /// True if a browser saved a page as this.
    pub(super) is_page: bool,
    /// How many headers there are.
    pub(super) header_count: usize,
    pub(super) body: &'b [u8],
}

impl<'b> Part<'b> {
    /// The part that `bytes` hold: header, empty line, body.
    pub(super) fn of(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let (header, body) = halves(bytes);
        if header.len() > LONGEST_HEADER {
            return Err(ImportError::Beyond { what: "bytes of headers", limit: LONGEST_HEADER });
        }
        // Letters beyond ASCII should not stand in a header as they are, and do.
        let mut header = match std::str::from_utf8(header) {
            Ok(header) => header.to_owned(),
            Err(_) => encoding::decode(header).text,
        };
        header.push_str("\r\n\r\n");
        let part = Self { kind: "text".to_owned(), form: "plain".to_owned(), body, ..Self::default() };
        Ok(match MessageParser::default().parse_headers(header.as_bytes()) {
            Some(message) if !message.parts.is_empty() => part.typed(&message).sent(&message),
            _ => part,
        })
    }

    /// The parts of a body of several.
    pub(super) fn parts(&self) -> Vec<&'b [u8]> {
        let sign = format!("--{}", self.boundary);
        let mut parts = Vec::new();
        let mut start = None;
        for at in memmem::find_iter(self.body, sign.as_bytes()) {
            let before = at.checked_sub(1).map(|at| self.body[at]);
            if !matches!(before, None | Some(b'\n' | b'\r')) {
                continue;
            }
            let rest = &self.body[at + sign.len()..];
            let line = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            let is_end = rest.starts_with(b"--");
            // The boundary may be the beginning of another one's.
            if !is_end && !rest[..line].trim_ascii().is_empty() {
                continue;
            }
            if let Some(start) = start.take() {
                parts.push(&self.body[start..at]);
            }
            if is_end {
                return parts;
            }
            start = Some(at + sign.len() + line);
        }
        parts.extend(start.map(|start| &self.body[start..]));
        parts
    }

    /// True for a part that holds several.
    pub(super) fn is_several(&self) -> bool {
        self.kind == "multipart" && !self.boundary.is_empty()
    }

    /// What to call a part that is not read.
    pub(super) fn called(&self) -> String {
        if self.name.is_empty() { format!("{}/{}", self.kind, self.form) } else { self.name.clone() }
    }

    fn typed(mut self, message: &Message<'_>) -> Self {
        let root = message.root_part();
        let (kind, form) = match root.content_type() {
            Some(found) => {
                (found.c_type.to_ascii_lowercase(), found.c_subtype.as_deref().map(str::to_ascii_lowercase))
            }
            None => ("text".to_owned(), None),
        };
        let plain = if kind == "text" { "plain" } else { "" };
        self.form = form.unwrap_or_else(|| plain.to_owned());
        self.kind = kind;
        let said = |name: &str| {
            let found = root.content_type().and_then(|found| found.attribute(name));
            found.unwrap_or_default().to_owned()
        };
        self.charset = said("charset");
        self.boundary = said("boundary");
        self.is_flowed = said("format").eq_ignore_ascii_case("flowed");
        self.drops_space = said("delsp").eq_ignore_ascii_case("yes");
        self.transfer = root.content_transfer_encoding().unwrap_or_default().to_owned();
        self.is_attached = root.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
        self.name = tamed(root.attachment_name().unwrap_or_default(), 80);
        self.header_count = message.headers().len();
        self
    }

    fn sent(mut self, message: &Message<'_>) -> Self {
        let sender = message.from().or_else(|| message.sender()).and_then(|address| address.first());
        let name = sender.and_then(|sender| sender.name.as_deref()).unwrap_or_default().trim();
        let address = sender.and_then(|sender| sender.address.as_deref()).unwrap_or_default().trim();
        let from = if name.is_empty() { address } else { name };
        self.is_page =
            message.header_raw("Snapshot-Content-Location").is_some() || from.starts_with("Saved by");
        self.from = if self.is_page { String::new() } else { tamed(from.trim_matches(['"', '\'']), 200) };
        self.subject = message.subject().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let by_words = || message.header_raw("Date").and_then(date::of);
        let by_clock = message.date().map(|at| format!("{:04}-{:02}-{:02}", at.year, at.month, at.day));
        self.date = by_clock.as_deref().and_then(date::of).or_else(by_words).unwrap_or_default();
        self
    }
}

/// Header and body: what stands before and behind the first empty line.
fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    if let Some(body) = bytes.strip_prefix(b"\n").or_else(|| bytes.strip_prefix(b"\r\n")) {
        return (&[], body);
    }
    let by = |sign: &[u8]| memmem::find(bytes, sign).map(|at| (at, at + sign.len()));
    let found = [by(b"\n\n"), by(b"\n\r\n"), by(b"\r\r")].into_iter().flatten().min();
    found.map_or((bytes, &[]), |(end, start)| (&bytes[..end], &bytes[start..]))
}
