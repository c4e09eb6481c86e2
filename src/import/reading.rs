//! What a format makes of the bytes of a file, before anything falls back on the file's name.
//!
//! Every format ends in a [`Reading`]; [`Imported`](super::Imported) is made of it in one place, `mod.rs`.
//! A format writes its text with a [`Pen`](super::pen::Pen) unless it keeps the source as it stands.

use super::Warning;
use super::encoding::Decoded;
use crate::text::{SourceText, Span};

/// A text and what the file says about it; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// The canonical text: making a `SourceText` of it changes no byte.
    pub(super) text: String,
    pub(super) title: String,
    pub(super) author: String,
    pub(super) outlet: String,
    /// In EDTF form, or as front matter has it.
    pub(super) date: String,
    /// BCP 47 tag such as `en`.
    pub(super) language: String,
    /// Byte of the text where each page starts; empty if the format has no pages.
    pub(super) pages: Vec<usize>,
    /// Words that the original hides, in order, never overlapping.
    pub(super) hidden: Vec<Span>,
    /// What read it and in which version; empty means Detente itself.
    pub(super) engine: String,
    pub(super) warnings: Vec<Warning>,
    /// Name of the encoding; empty where the format settles it.
    pub(super) encoding: String,
    /// True if the encoding was guessed and may be wrong.
    pub(super) encoding_guessed: bool,
    /// Other encodings the letters could be in, the likeliest first.
    pub(super) candidates: Vec<&'static str>,
    /// How many places could not be decoded and hold U+FFFD now.
    pub(super) broken: usize,
}

impl Reading {
    /// A reading of nothing but words, made canonical.
    pub(super) fn of(words: &str) -> Self {
        Self { text: SourceText::new(words).as_str().to_owned(), ..Self::default() }
    }

    /// The same, with what is known of the encoding.
    pub(super) fn decoded(mut self, decoded: &Decoded) -> Self {
        decoded.encoding.clone_into(&mut self.encoding);
        self.encoding_guessed = decoded.guessed;
        self.broken = decoded.broken;
        self.candidates.clone_from(&decoded.candidates);
        self
    }
}
