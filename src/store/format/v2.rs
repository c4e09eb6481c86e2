//! Format 2, frozen: format 1, and what reading made necessary.
//!
//! A document may have pages, hidden words and the name of what read it; a quote says how sure its place is; a
//! project has cue lines of its own and remembers which suggestions were dismissed. Actors, ties and the words for
//! kinds, stances and grades are those of [`v1`]. What format 1 did not say is empty here.

use serde::Deserialize;

use super::fields::{at_most, parsed, records, some, some_parsed};
use super::v1;
use crate::model::limits::{MOST_ACTORS, MOST_DISMISSED, MOST_DOCUMENTS, MOST_QUOTES, MOST_TIES};
use crate::model::{DocumentId, ProjectId, QuoteId, When};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Project {
    #[serde(rename = "format")]
    pub(super) _format: u32,
    #[serde(deserialize_with = "parsed")]
    pub(super) id: ProjectId,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) cues: String,
    #[serde(default, deserialize_with = "at_most::<MOST_DISMISSED, _, _>")]
    pub(super) dismissed: Vec<String>,
    #[serde(deserialize_with = "at_most::<MOST_DOCUMENTS, _, _>")]
    pub(super) documents: Vec<Document>,
    #[serde(deserialize_with = "at_most::<MOST_ACTORS, _, _>")]
    pub(super) actors: Vec<v1::Actor>,
    #[serde(deserialize_with = "at_most::<MOST_TIES, _, _>")]
    pub(super) ties: Vec<v1::Tie>,
    #[serde(deserialize_with = "at_most::<MOST_QUOTES, _, _>")]
    pub(super) quotes: Vec<Quote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: DocumentId,
    pub(super) title: String,
    #[serde(default)]
    pub(super) author: String,
    #[serde(default)]
    pub(super) outlet: String,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) date: Option<When>,
    #[serde(default)]
    pub(super) language: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) origin: Origin,
    #[serde(default, deserialize_with = "records")]
    pub(super) pages: Vec<usize>,
    #[serde(default, deserialize_with = "records")]
    pub(super) hidden: Vec<(usize, usize)>,
    #[serde(default)]
    pub(super) sha256: String,
    pub(super) text: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Origin {
    #[serde(default)]
    pub(super) file_name: String,
    #[serde(default)]
    pub(super) format: String,
    #[serde(default)]
    pub(super) encoding: String,
    #[serde(default)]
    pub(super) sha256: String,
    #[serde(default)]
    pub(super) engine: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Quote {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: QuoteId,
    #[serde(deserialize_with = "parsed")]
    pub(super) document: DocumentId,
    pub(super) span: (usize, usize),
    pub(super) exact: String,
    #[serde(default)]
    pub(super) prefix: String,
    #[serde(default)]
    pub(super) suffix: String,
    #[serde(default)]
    pub(super) standing: Standing,
    #[serde(default, deserialize_with = "some")]
    pub(super) candidate: Option<(usize, usize)>,
    #[serde(default)]
    pub(super) reviewed: bool,
    #[serde(default)]
    pub(super) speaker: String,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) date: Option<When>,
    pub(super) hedge: v1::Hedge,
    #[serde(default, deserialize_with = "some")]
    pub(super) source_grade: Option<v1::SourceGrade>,
    #[serde(default, deserialize_with = "some")]
    pub(super) information_grade: Option<v1::Digit>,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Deserialize, Clone, Copy, Default)]
pub(super) enum Standing {
    #[default]
    Exact,
    Moved,
    Normalised,
    Fuzzy,
    Ambiguous,
    Lost,
}

impl From<v1::Project> for Project {
    fn from(old: v1::Project) -> Self {
        Self {
            _format: 2,
            id: old.id,
            title: old.title,
            note: old.note,
            cues: String::new(),
            dismissed: Vec::new(),
            documents: old.documents.into_iter().map(Document::from).collect(),
            actors: old.actors,
            ties: old.ties,
            quotes: old.quotes.into_iter().map(Quote::from).collect(),
        }
    }
}

impl From<v1::Document> for Document {
    fn from(old: v1::Document) -> Self {
        let v1::Origin { file_name, format, encoding, sha256 } = old.origin;
        Self {
            id: old.id,
            title: old.title,
            author: old.author,
            outlet: old.outlet,
            date: old.date,
            language: old.language,
            note: old.note,
            origin: Origin { file_name, format, encoding, sha256, engine: String::new() },
            pages: Vec::new(),
            hidden: Vec::new(),
            sha256: old.sha256,
            text: old.text,
        }
    }
}

impl From<v1::Quote> for Quote {
    fn from(old: v1::Quote) -> Self {
        Self {
            id: old.id,
            document: old.document,
            span: old.span,
            exact: old.exact,
            prefix: old.prefix,
            suffix: old.suffix,
            standing: Standing::Exact,
            candidate: None,
            reviewed: false,
            speaker: old.speaker,
            date: old.date,
            hedge: old.hedge,
            source_grade: old.source_grade,
            information_grade: old.information_grade,
            note: old.note,
        }
    }
}
