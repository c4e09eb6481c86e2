//! XML as a stream of tags and words, with everything dangerous refused.
//!
//! No tree is built, so depth costs nothing, yet it is counted: no document nests 256 deep, and readers above may
//! keep a stack. A document type is refused whole, and with it every entity it could define; only the five names
//! and the numbers of XML itself are resolved. Names are local (`w:p` is `p`): producers choose prefixes freely,
//! and in the parts read here no two names of different families collide that matter. Start at [`Xml::next`].

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::ImportError;
use super::zipped::damaged;

/// Tags open at once.
const DEEPEST: usize = 256;

/// One step through a part.
pub(super) enum Piece<'a> {
    /// A tag opens; an empty one closes at once.
    Open(Tag<'a>),
    /// The tag of this local name closes.
    Close(String),
    /// Words between tags.
    Words(String),
}

/// A tag with its name and attributes.
pub(super) struct Tag<'a> {
    start: BytesStart<'a>,
    name: String,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The prefix of the name, or nothing.
    pub(super) fn prefix(&self) -> String {
        self.start.name().prefix().map_or_else(String::new, |prefix| prefix.as_ref().to_owned())
    }

    /// The value of the attribute with this local name.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let attribute = self
            .start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|found| found.key.local_name().as_ref() == name)?;
        Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// True if the attribute has this value.
    pub(super) fn says(&self, name: &str, value: &str) -> bool {
        self.value(name).is_some_and(|found| found == value)
    }
}

/// A reader over one part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// What it is a part of, for messages.
    format: &'static str,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Begins to read `text`.
    pub(super) fn new(text: &'a str, format: &'static str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, format, depth: 0 }
    }

    /// The next tag or words; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'a>>, ImportError> {
        loop {
            match self.reader.read_event().map_err(|_| self.damaged())? {
                Event::Start(start) => return self.open(start).map(Some),
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Piece::Close(end.local_name().as_ref().to_owned())));
                }
                Event::Text(text) => return Ok(Some(Piece::Words(harmless(&text.xml10_content())))),
                Event::CData(text) => return Ok(Some(Piece::Words(harmless(&text.xml10_content())))),
                Event::GeneralRef(name) => {
                    let words = resolved(&name).ok_or_else(|| self.damaged())?;
                    return Ok(Some(Piece::Words(words)));
                }
                Event::DocType(_) => {
                    return Err(damaged(self.format, "it has a document type, which no such file needs"));
                }
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn open(&mut self, start: BytesStart<'a>) -> Result<Piece<'a>, ImportError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(ImportError::Beyond { what: "tags within each other", limit: DEEPEST });
        }
        let name = start.local_name().as_ref().to_owned();
        Ok(Piece::Open(Tag { start, name }))
    }

    /// Passes over everything up to the end of the tag that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), ImportError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// The words up to the end of the tag that was opened last, tags within left out.
    pub(super) fn words(&mut self) -> Result<String, ImportError> {
        let outside = self.depth.saturating_sub(1);
        let mut found = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(Piece::Words(words)) => found.push_str(&words),
                Some(_) => {}
                None => break,
            }
        }
        Ok(found.trim().to_owned())
    }

    fn damaged(&self) -> ImportError {
        damaged(self.format, "its XML is broken")
    }
}

/// Control characters are no letters, and XML forbids most of them.
fn harmless(words: &str) -> String {
    words.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect()
}

/// What `&name;` stands for; an unknown name stays as it is written. `None` for a number that is no letter.
fn resolved(name: &BytesRef) -> Option<String> {
    if let Some(character) = name.resolve_char_ref().ok()? {
        return Some(harmless(character.encode_utf8(&mut [0; 4])));
    }
    Some(match &**name {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "apos" => "'".to_owned(),
        "quot" => "\"".to_owned(),
        other => format!("&{other};"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(text: &str) -> Result<String, ImportError> {
        let (mut xml, mut found) = (Xml::new(text, "test"), String::new());
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Open(tag) if tag.name() == "skip" => xml.skip()?,
                Piece::Open(tag) => {
                    found += &format!("<{}{}>", tag.name(), tag.value("val").unwrap_or_default());
                }
                Piece::Close(name) => found += &format!("</{name}>"),
                Piece::Words(words) => found += &words,
            }
        }
        Ok(found)
    }

    #[test]
    fn tags_words_and_the_names_of_xml_itself_are_read() {
        let text =
            "<?xml version='1.0'?><w:a w:val='1&lt;2'>x &amp; &#x2013;<b/><![CDATA[<]]><!-- no --></w:a>";
        assert_eq!(walked(text).unwrap(), "<a1<2>x & –<b></b><</a>");
    }

    #[test]
    fn what_is_passed_over_is_gone_with_everything_in_it() {
        assert_eq!(walked("<a>1<skip>2<skip>3</skip>4</skip>5</a>").unwrap(), "<a>15</a>");
        assert_eq!(walked("<a>1<skip/>5</a>").unwrap(), "<a>15</a>");
    }

    #[test]
    fn a_document_type_and_its_entities_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>";
        let error = walked(bomb).unwrap_err();
        assert!(error.to_string().contains("document type"), "{error}");
        assert_eq!(walked("<a>&y;</a>").unwrap(), "<a>&y;</a>");
    }

    #[test]
    fn depth_ends_somewhere() {
        assert!(walked(&("<a>".repeat(200) + &"</a>".repeat(200))).is_ok());
        let error = walked(&"<a>".repeat(1_000_000)).unwrap_err();
        assert!(error.to_string().contains("256"), "{error}");
    }

    #[test]
    fn half_a_document_is_said_to_be_damaged() {
        for text in ["<a><b>", "<a></b>", "<a", "<a>&#0;</a>", "<a>&#xFFFFFFFF;</a>", "<a b='"] {
            assert!(matches!(walked(text), Err(ImportError::Damaged { .. })), "{text}");
        }
    }
}
