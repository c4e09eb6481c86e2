//! Format 1, frozen. Its types are those of the file, not those of the model.
//!
//! The four lists and every field that says what a record *is* must be there; a text, a list or a value that is
//! empty is left out. A field that is not named here is refused: a file that says more than we understand would
//! lose it on the next save. Turning it into the model stands in [`to_model`](super::to_model).

use serde::Deserialize;

use super::fields::{at_most, list_parsed, parsed, some, some_parsed};
use crate::model::limits::{MOST_ACTORS, MOST_ALIASES, MOST_DOCUMENTS, MOST_QUOTES, MOST_TIES};
use crate::model::{ActorId, Colour, DocumentId, InformationGrade, ProjectId, QuoteId, TieId, When};

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
    #[serde(deserialize_with = "at_most::<MOST_DOCUMENTS, _, _>")]
    pub(super) documents: Vec<Document>,
    #[serde(deserialize_with = "at_most::<MOST_ACTORS, _, _>")]
    pub(super) actors: Vec<Actor>,
    #[serde(deserialize_with = "at_most::<MOST_TIES, _, _>")]
    pub(super) ties: Vec<Tie>,
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Actor {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: ActorId,
    pub(super) name: String,
    #[serde(default, deserialize_with = "at_most::<MOST_ALIASES, _, _>")]
    pub(super) aliases: Vec<String>,
    pub(super) kind: Kind,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) colour: Option<Hex>,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default, deserialize_with = "some")]
    pub(super) place: Option<(f64, f64)>,
    #[serde(default)]
    pub(super) pinned: bool,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) part_of: Option<ActorId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tie {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: TieId,
    #[serde(deserialize_with = "parsed")]
    pub(super) from: ActorId,
    #[serde(deserialize_with = "parsed")]
    pub(super) to: ActorId,
    pub(super) stance: Stance,
    pub(super) direction: Direction,
    #[serde(default)]
    pub(super) label: String,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) date: Option<When>,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default, deserialize_with = "list_parsed")]
    pub(super) quotes: Vec<QuoteId>,
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
    pub(super) speaker: String,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) date: Option<When>,
    pub(super) hedge: Hedge,
    #[serde(default, deserialize_with = "some")]
    pub(super) source_grade: Option<SourceGrade>,
    #[serde(default, deserialize_with = "some")]
    pub(super) information_grade: Option<Digit>,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Deserialize, Clone, Copy)]
pub(super) enum Kind {
    State,
    ArmedForce,
    Militia,
    Person,
    Organisation,
    Institution,
    Group,
    Other,
}

#[derive(Deserialize, Clone, Copy)]
pub(super) enum Stance {
    Support,
    Clash,
}

#[derive(Deserialize, Clone, Copy)]
pub(super) enum Direction {
    OneWay,
    Mutual,
}

#[derive(Deserialize, Clone, Copy)]
pub(super) enum Hedge {
    Stated,
    Reported,
    Alleged,
    Quoted,
}

#[derive(Deserialize, Clone, Copy)]
pub(super) enum SourceGrade {
    A,
    B,
    C,
    D,
    E,
    F,
}

/// A colour as `#rrggbb`.
pub(super) struct Hex(pub(super) Colour);

impl std::str::FromStr for Hex {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Colour::from_hex(text)
            .map(Self)
            .ok_or_else(|| format!("expected a colour such as #d9c7a0, found {text:?}"))
    }
}

/// A grade of information, 1 to 6.
#[derive(Deserialize)]
#[serde(try_from = "u8")]
pub(super) struct Digit(pub(super) InformationGrade);

impl TryFrom<u8> for Digit {
    type Error = String;

    fn try_from(digit: u8) -> Result<Self, String> {
        let place = usize::from(digit).checked_sub(1);
        let grade = place.and_then(|place| InformationGrade::ALL.get(place));
        grade.map(|grade| Self(*grade)).ok_or_else(|| format!("expected a grade from 1 to 6, found {digit}"))
    }
}
