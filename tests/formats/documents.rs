//! What is read in each document.

use std::fmt::Write;

use detente::import::{self, Format, Imported, Wish};

use crate::{assert_sound, documents, folder};

/// What was read, in the form of the `.expected` files: facts that are stated, an empty line, the text.
fn shown(read: &Imported) -> String {
    let mut out = String::new();
    let encoding = format!("{}{}", read.encoding, if read.encoding_guessed { " (guessed)" } else { "" });
    let pages = read.pages.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
    for (name, value) in [
        ("format", read.format.name()),
        ("title", &read.title),
        ("author", &read.author),
        ("outlet", &read.outlet),
        ("date", &read.date),
        ("language", &read.language),
        ("encoding", &encoding),
        ("pages", &pages),
    ] {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    for span in &read.hidden {
        writeln!(out, "hidden: {}", span.slice(read.text.as_str()).unwrap()).unwrap();
    }
    for warning in &read.warnings {
        writeln!(out, "warning: {warning}").unwrap();
    }
    write!(out, "\n{}", read.text.as_str()).unwrap();
    out.trim_end().to_owned() + "\n"
}

#[test]
fn every_document_reads_as_expected() {
    let mut different = Vec::new();
    for (name, bytes) in documents() {
        let read = import::read(&bytes, &name).unwrap();
        assert_sound(&read, &name);
        let found = shown(&read);
        let path = folder().join(format!("{name}.expected"));
        if std::fs::read_to_string(&path).unwrap_or_default() != found {
            different.push(format!("{name} reads as\n{found}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n\n"));
}

#[test]
fn there_is_a_document_of_every_kind_of_text() {
    let kinds: Vec<Format> =
        documents().iter().map(|(name, bytes)| import::read(bytes, name).unwrap().format).collect();
    let own = [Format::Plain, Format::Markdown, Format::Html, Format::Rtf, Format::Eml];
    let missing: Vec<&str> =
        own.iter().filter(|format| !kinds.contains(format)).map(|format| format.name()).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_text_can_be_read_in_another_encoding() {
    // Two bytes a letter are binary content to an encoding of one.
    for (name, bytes) in documents().into_iter().filter(|(name, _)| !name.contains("utf16")) {
        let first = import::read(&bytes, &name).unwrap();
        let wish = Wish { encoding: Some("windows-1251".to_owned()), ..Wish::default() };
        let again = import::read_with(&bytes, &name, &wish).unwrap();
        let expected = if first.format.has_encoding() { "windows-1251" } else { &first.encoding };
        assert_eq!((&*again.encoding, again.encoding_guessed), (expected, false), "{name}");
        assert_sound(&again, &name);
    }
}

#[test]
fn a_guess_offers_what_would_make_it_right() {
    for (name, bytes) in documents() {
        let read = import::read(&bytes, &name).unwrap();
        if read.encoding_guessed {
            assert_eq!(read.candidates[0], read.encoding, "{name}");
            let chosen = import::read_as(&bytes, &name, read.candidates[0]).unwrap();
            assert_eq!(chosen.text, read.text, "{name}");
        }
    }
}
