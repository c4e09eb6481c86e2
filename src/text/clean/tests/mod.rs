//! What a clean reading promises: on words and sentences, on texts of many kinds, on the seeds, and on anything at all.

mod promises;
mod prose;
mod samples;
mod seeds;

use super::{Clean, Kind, Rules};
use crate::text::SourceText;

/// The clean text, each paragraph with the sign of its kind.
pub(super) fn shown(clean: &Clean) -> String {
    let paragraph = |paragraph: &super::Paragraph| {
        let sign = match paragraph.kind {
            Kind::Text => "",
            Kind::Heading => "# ",
            Kind::Item => "",
            Kind::Quote => "> ",
            Kind::Set => "| ",
        };
        format!("{sign}{}", &clean.text()[paragraph.span.range()])
    };
    clean.paragraphs().iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

pub(super) fn read(text: &str) -> String {
    shown(&Clean::of(&SourceText::new(text), Rules::default()))
}

/// The clean text alone.
pub(super) fn words(text: &str) -> String {
    Clean::of(&SourceText::new(text), Rules::default()).text().to_owned()
}

/// Fails if the clean reading differs from the text in a single letter.
pub(super) fn stays(text: &str) {
    assert_eq!(words(text), text);
}
