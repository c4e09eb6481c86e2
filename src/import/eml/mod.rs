//! Mails, and web pages saved as mails (`.mht`).
//!
//! The text is the body: plain text if there is any worth the name, else the HTML through the reader of web pages. A
//! mail that came attached is part of the text, behind who sent it and when; other attachments are named in a warning.
//! [`part`] reads one part, [`transfer`] undoes what was done to it for the way. Start at [`read`].

mod part;
mod transfer;

use encoding_rs::Encoding;

use self::part::Part;
use super::notes::pour;
use super::pen::Pen;
use super::reading::Reading;
use super::{ImportError, Warning, Wish, encoding, html};

/// Parts nest no deeper, mails in mails included.
const DEEPEST: usize = 24;
/// A mail has no more parts.
const MOST_PARTS: usize = 2_000;
/// Names of attachments that a warning tells.
const MOST_NAMES: usize = 20;

/// Reads a mail.
pub(super) fn read(bytes: &[u8], wish: &Wish) -> Result<Reading, ImportError> {
    let mail = Part::of(past_envelope(bytes))?;
    if mail.header_count == 0 {
        let why = "it does not begin with the header of a mail".to_owned();
        return Err(ImportError::Damaged { format: "mail", why });
    }
    let forced = match &wish.encoding {
        Some(name) => {
            let known = Encoding::for_label(name.as_bytes());
            Some(known.ok_or_else(|| ImportError::UnknownEncoding { name: name.clone() })?)
        }
        None => None,
    };
    let mut walk = Walk { forced, wish, is_page: mail.is_page, parts: 0, attachments: Vec::new() };
    let mut reading = walk.words(&mail, 0)?.unwrap_or_default();
    if !walk.attachments.is_empty() {
        reading.warnings.push(Warning::Attachments(told(walk.attachments)));
    }
    Ok(stated(reading, &mail))
}

/// Behind the line `From ..` that a mailbox puts before a mail.
fn past_envelope(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match (bytes.starts_with(b"From "), memchr::memchr(b'\n', bytes)) {
        (true, Some(end)) => &bytes[end + 1..],
        _ => bytes,
    }
}

fn stated(reading: Reading, mail: &Part<'_>) -> Reading {
    if mail.is_page {
        // Subject and date are those of saving; the page knows better.
        let title = if reading.title.is_empty() { mail.subject.clone() } else { reading.title.clone() };
        return Reading { title, ..reading };
    }
    Reading {
        title: mail.subject.clone(),
        author: mail.from.clone(),
        date: mail.date.clone(),
        outlet: String::new(),
        ..reading
    }
}

fn told(mut names: Vec<String>) -> Vec<String> {
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    names
}

/// The way through the parts of a mail.
struct Walk<'w> {
    forced: Option<&'static Encoding>,
    wish: &'w Wish,
    is_page: bool,
    parts: usize,
    attachments: Vec<String>,
}

impl Walk<'_> {
    /// The words of a part, or none if it holds no text.
    fn words(&mut self, part: &Part<'_>, depth: usize) -> Result<Option<Reading>, ImportError> {
        self.parts += 1;
        if depth > DEEPEST {
            return Err(ImportError::Beyond { what: "parts within parts", limit: DEEPEST });
        }
        if self.parts > MOST_PARTS {
            return Err(ImportError::Beyond { what: "parts", limit: MOST_PARTS });
        }
        match (&*part.kind, &*part.form) {
            ("multipart", "encrypted") => Err(ImportError::Encrypted { format: "the mail" }),
            ("application", "pkcs7-mime" | "x-pkcs7-mime") if depth == 0 => {
                Err(ImportError::Encrypted { format: "the mail" })
            }
            ("multipart", form) if part.is_several() => self.several(part, form, depth),
            ("multipart", _) => Ok(Some(self.plain(part))),
            _ if part.is_attached && depth > 0 && part.kind != "message" => Ok(self.attachment(part)),
            ("text", "plain") => Ok(Some(self.plain(part))),
            ("text", "html") => Ok(Some(self.page(part))),
            ("message", "rfc822" | "global") => self.mail(part, depth),
            _ => Ok(self.attachment(part)),
        }
    }

    fn several(
        &mut self,
        whole: &Part<'_>,
        form: &str,
        depth: usize,
    ) -> Result<Option<Reading>, ImportError> {
        let mut found = Vec::new();
        for (at, bytes) in whole.parts().into_iter().enumerate() {
            let mut part = Part::of(bytes)?;
            if form == "digest" && part.header_count == 0 {
                (part.kind, part.form) = ("message".to_owned(), "rfc822".to_owned());
            }
            // What belongs to a page besides its words are pictures and styles.
            let is_belonging = form == "related" && at > 0;
            if is_belonging && (self.is_page || part.kind != "multipart") {
                continue;
            }
            let is_plain = part.form == "plain";
            if let Some(reading) = self.words(&part, depth + 1)? {
                found.push((is_plain, reading));
            }
        }
        Ok(if form == "alternative" { best(found) } else { joined(found) })
    }

    fn plain(&self, part: &Part<'_>) -> Reading {
        let bytes = transfer::bytes_of(part.body, &part.transfer);
        let decoded = match self.forced {
            Some(encoding) => encoding::decode_in(&bytes, encoding),
            None => encoding::decode_stated(&bytes, Encoding::for_label(part.charset.as_bytes())),
        };
        let text = if part.is_flowed {
            transfer::unflowed(&decoded.text, part.drops_space)
        } else {
            decoded.text.clone()
        };
        let mut pen = Pen::default();
        pen.verbatim(text.trim_end());
        pen.reading().decoded(&decoded)
    }

    fn page(&self, part: &Part<'_>) -> Reading {
        let bytes = transfer::bytes_of(part.body, &part.transfer);
        let decoded = match (self.forced, Encoding::for_label(part.charset.as_bytes())) {
            (Some(encoding), _) => encoding::decode_in(&bytes, encoding),
            (None, None) => html::letters_of(&bytes),
            (None, stated) => encoding::decode_stated(&bytes, stated),
        };
        let reading = match self.is_page {
            true => html::page(&decoded.text, self.wish.whole_page),
            false => html::whole(&decoded.text),
        };
        reading.decoded(&decoded)
    }

    /// A mail within a mail: who sent it and when, and its words.
    fn mail(&mut self, part: &Part<'_>, depth: usize) -> Result<Option<Reading>, ImportError> {
        let bytes = transfer::bytes_of(part.body, &part.transfer);
        let inner = Part::of(past_envelope(&bytes))?;
        let words = self.words(&inner, depth + 1)?.unwrap_or_default();
        let mut pen = Pen::default();
        for (name, value) in [("From", &inner.from), ("Date", &inner.date), ("Subject", &inner.subject)] {
            if !value.is_empty() {
                pen.verbatim(&format!("{name}: {value}"));
                pen.line();
            }
        }
        pen.paragraph();
        pour(&mut pen, &words);
        let reading = pen.reading();
        Ok(Some(Reading { text: reading.text, hidden: reading.hidden, ..words }))
    }

    fn attachment(&mut self, part: &Part<'_>) -> Option<Reading> {
        if !part.form.ends_with("-signature") {
            self.attachments.push(part.called());
        }
        None
    }
}

/// The best of several forms of the same words: plain text, unless it only says that there is something better.
fn best(found: Vec<(bool, Reading)>) -> Option<Reading> {
    let words = |reading: &Reading| reading.text.split_whitespace().count();
    let richest = found.iter().map(|(_, reading)| words(reading)).max().unwrap_or(0);
    let at = found.iter().position(|(is_plain, reading)| *is_plain && words(reading) * 4 >= richest.max(1));
    let at = at.or_else(|| found.iter().rposition(|(_, reading)| words(reading) > 0))?;
    found.into_iter().nth(at).map(|(_, reading)| reading)
}

/// Several parts one after the other; the first one's encoding is that of all.
fn joined(found: Vec<(bool, Reading)>) -> Option<Reading> {
    let mut pen = Pen::default();
    let mut all: Option<Reading> = None;
    for (_, reading) in found.into_iter().filter(|(_, reading)| !reading.text.is_empty()) {
        pen.paragraph();
        pour(&mut pen, &reading);
        let Some(all) = &mut all else {
            all = Some(reading);
            continue;
        };
        all.warnings.extend(reading.warnings);
        all.broken += reading.broken;
        all.encoding_guessed |= reading.encoding_guessed;
    }
    let written = pen.reading();
    all.map(|all| Reading { text: written.text, hidden: written.hidden, ..all })
}

#[cfg(test)]
mod tests;
