//! From markup to tags and words, one after the other, without a tree.
//!
//! The tokenizer is html5ever's, so that character references, comments and broken tags read as in a browser. It is
//! told which elements hold letters instead of tags, which a tree builder would otherwise do. Start at [`each`].

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::names::is_void;

/// One piece of a page.
pub(super) enum Piece<'a> {
    /// An element opens.
    Open(&'a Tag),
    /// An element closes.
    Close(&'a str),
    /// Letters, with every character reference resolved.
    Words(&'a str),
}

/// Goes through `html`; in XML an empty element closes itself.
pub(super) fn each(html: &str, is_xml: bool, visit: impl FnMut(Piece<'_>)) {
    let sink = Sink { visit: RefCell::new(visit), is_xml };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // A piece at a time: a tendril holds at most 4 GB, and a copy of the whole is not needed.
    let input = BufferQueue::default();
    let mut rest = html;
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.floor_char_boundary(1 << 20));
        rest = later;
        input.push_back(StrTendril::from(now));
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
}

struct Sink<F> {
    visit: RefCell<F>,
    is_xml: bool,
}

impl<F: FnMut(Piece<'_>)> TokenSink for Sink<F> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut visit = self.visit.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == StartTag => {
                visit(Piece::Open(&tag));
                if self.is_xml && tag.self_closing && !is_void(&tag.name) {
                    visit(Piece::Close(&tag.name));
                    return TokenSinkResult::Continue;
                }
                return content_of(&tag.name);
            }
            Token::TagToken(tag) => visit(Piece::Close(&tag.name)),
            Token::CharacterTokens(words) => visit(Piece::Words(&words)),
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the content of an element is to be read.
fn content_of(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
            TokenSinkResult::RawData(RawKind::Rawtext)
        }
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// The value of an attribute, or nothing.
pub(super) fn attribute<'t>(tag: &'t Tag, name: &str) -> &'t str {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map_or("", |attribute| &*attribute.value)
}
