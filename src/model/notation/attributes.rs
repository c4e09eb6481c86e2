//! What stands between round brackets: one keyword and its value each.

use std::str::FromStr;

use super::NotationError;
use super::parse::{Attribute, Name};
use crate::model::quoted::tamed;
use crate::model::{
    Actor, ActorKind, Colour, Document, Hedge, InformationGrade, Quote, SourceGrade, Standing, Tie, When,
};

impl Attribute {
    /// The value behind `keyword`, if this is that attribute.
    fn after(&self, keyword: &str) -> Option<String> {
        let mut words = self.words.iter();
        let is_it = keyword.split(' ').all(|part| words.next().is_some_and(|word| word == part));
        let bare: Vec<&str> = words.map(String::as_str).collect();
        match (&self.quoted, is_it) {
            (_, false) => None,
            (Some(text), true) => bare.is_empty().then(|| text.clone()),
            (None, true) => Some(bare.join(" ")).filter(|value| !value.is_empty()),
        }
    }

    /// The name behind `keyword`, if this is that attribute.
    pub(super) fn name_after(&self, keyword: &str) -> Option<Name> {
        self.after(keyword).map(|text| Name { text, nth: self.nth })
    }

    /// All of it, if it is bare words.
    fn phrase(&self) -> String {
        if self.quoted.is_some() { String::new() } else { self.words.join(" ") }
    }

    pub(super) fn fault(&self, reason: String) -> NotationError {
        NotationError { line: self.line, reason }
    }

    pub(super) fn unknown(&self, of: &str) -> NotationError {
        self.fault(format!("{} is no attribute of {of}", tamed(&self.words.join(" "), 40)))
    }

    fn date(&self, text: &str) -> Result<Option<When>, NotationError> {
        When::from_str(text).map(Some).map_err(|error| self.fault(error.to_string()))
    }
}

/// Sets what `attribute` says of an actor; what it is part of is resolved elsewhere.
pub(super) fn set_actor(actor: &mut Actor, attribute: &Attribute) -> Result<(), NotationError> {
    if let Some(alias) = attribute.after("aka") {
        actor.aliases.push(alias);
    } else if let Some(note) = attribute.after("note") {
        actor.note = note;
    } else if let Some(hex) = attribute.after("colour") {
        let expected = || attribute.fault(format!("expected a colour such as \"#d9c7a0\", found {hex:?}"));
        actor.colour = Some(Colour::from_hex(&hex).ok_or_else(expected)?);
    } else if attribute.phrase() == "pinned" {
        actor.pinned = true;
    } else {
        let kind = ActorKind::from_word(&attribute.phrase());
        actor.kind = kind.ok_or_else(|| attribute.unknown("an actor"))?;
    }
    Ok(())
}

/// Sets what `attribute` says of a tie.
pub(super) fn set_tie(tie: &mut Tie, attribute: &Attribute) -> Result<(), NotationError> {
    if let Some(label) = attribute.after("label") {
        tie.label = label;
    } else if let Some(date) = attribute.after("on") {
        tie.date = attribute.date(&date)?;
    } else if let Some(note) = attribute.after("note") {
        tie.note = note;
    } else {
        return Err(attribute.unknown("a tie"));
    }
    Ok(())
}

/// Sets what `attribute` says of a quote; its document is resolved elsewhere.
pub(super) fn set_quote(quote: &mut Quote, attribute: &Attribute) -> Result<(), NotationError> {
    let hedge = Hedge::ALL.into_iter().find(|hedge| hedge.word() == attribute.phrase());
    let standing = Standing::ALL.into_iter().find(|standing| standing.word() == attribute.phrase());
    if let Some(hedge) = hedge {
        quote.hedge = hedge;
    } else if let Some(standing) = standing {
        quote.standing = standing;
    } else if attribute.phrase() == "reviewed" {
        quote.reviewed = true;
    } else if let Some(speaker) = attribute.after("by") {
        quote.speaker = speaker;
    } else if let Some(date) = attribute.after("on") {
        quote.date = attribute.date(&date)?;
    } else if let Some(note) = attribute.after("note") {
        quote.note = note;
    } else if let Some(grade) = attribute.after("grade") {
        let expected = || attribute.fault(format!("expected a grade such as B2, found {grade:?}"));
        (quote.source_grade, quote.information_grade) = grades(&grade).ok_or_else(expected)?;
    } else {
        return Err(attribute.unknown("a quote"));
    }
    Ok(())
}

type Grades = (Option<SourceGrade>, Option<InformationGrade>);

fn grades(text: &str) -> Option<Grades> {
    let source = SourceGrade::ALL.into_iter().find(|grade| text.starts_with(grade.word()));
    let digit = &text[usize::from(source.is_some())..];
    let information = InformationGrade::ALL.into_iter().find(|grade| grade.word() == digit);
    let is_whole = information.is_some() || digit.is_empty() && source.is_some();
    is_whole.then_some((source, information))
}

/// Sets what `attribute` says of a document, but for its text, which is given back.
pub(super) fn set_document(
    document: &mut Document,
    attribute: &Attribute,
) -> Result<Option<String>, NotationError> {
    if let Some(text) = attribute.after("text") {
        return Ok(Some(text));
    }
    if let Some(date) = attribute.after("date") {
        document.date = attribute.date(&date)?;
        return Ok(None);
    }
    let fields = [
        ("author", &mut document.author),
        ("outlet", &mut document.outlet),
        ("language", &mut document.language),
        ("note", &mut document.note),
        ("file", &mut document.origin.file_name),
        ("format", &mut document.origin.format),
        ("encoding", &mut document.origin.encoding),
        ("sha256", &mut document.origin.sha256),
        ("engine", &mut document.origin.engine),
    ];
    for (keyword, field) in fields {
        if let Some(value) = attribute.after(keyword) {
            *field = value;
            return Ok(None);
        }
    }
    Err(attribute.unknown("a document"))
}
