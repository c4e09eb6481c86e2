//! Format 3, frozen: format 2, and what the canvas made necessary.
//!
//! A project may have several canvases, groups, notes and pictures; an actor may carry a picture. The places that an
//! actor's own record gives are those on the first canvas; every other canvas lists its own. A project with one
//! canvas that was never named, bent or filtered says nothing of canvases, and reads as one of format 2.

use serde::Deserialize;

use super::fields::{Base64, at_most, list_parsed, parsed, some, some_parsed};
use super::{v1, v2};
use crate::model::limits::{
    MOST_ACTORS, MOST_ALIASES, MOST_CANVASES, MOST_DISMISSED, MOST_DOCUMENTS, MOST_GROUPS, MOST_PICTURES,
    MOST_QUOTES, MOST_TIES,
};
use crate::model::{ActorId, CanvasId, DocumentId, GroupId, NoteId, PictureId, ProjectId, TieId, When};

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
    pub(super) documents: Vec<v2::Document>,
    #[serde(deserialize_with = "at_most::<MOST_ACTORS, _, _>")]
    pub(super) actors: Vec<Actor>,
    #[serde(deserialize_with = "at_most::<MOST_TIES, _, _>")]
    pub(super) ties: Vec<v1::Tie>,
    #[serde(deserialize_with = "at_most::<MOST_QUOTES, _, _>")]
    pub(super) quotes: Vec<v2::Quote>,
    #[serde(default, deserialize_with = "at_most::<MOST_CANVASES, _, _>")]
    pub(super) canvases: Vec<Canvas>,
    #[serde(default, deserialize_with = "at_most::<MOST_GROUPS, _, _>")]
    pub(super) groups: Vec<Group>,
    #[serde(default, deserialize_with = "at_most::<MOST_GROUPS, _, _>")]
    pub(super) notes: Vec<Note>,
    #[serde(default, deserialize_with = "at_most::<MOST_PICTURES, _, _>")]
    pub(super) pictures: Vec<Picture>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Actor {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: ActorId,
    pub(super) name: String,
    #[serde(default, deserialize_with = "at_most::<MOST_ALIASES, _, _>")]
    pub(super) aliases: Vec<String>,
    pub(super) kind: v1::Kind,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) colour: Option<v1::Hex>,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default, deserialize_with = "some")]
    pub(super) place: Option<(f64, f64)>,
    #[serde(default)]
    pub(super) pinned: bool,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) part_of: Option<ActorId>,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) picture: Option<PictureId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Canvas {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: CanvasId,
    pub(super) name: String,
    #[serde(default)]
    pub(super) rank: u32,
    #[serde(default)]
    pub(super) nests: bool,
    #[serde(default)]
    pub(super) filter: Filter,
    #[serde(default, deserialize_with = "at_most::<MOST_TIES, _, _>")]
    pub(super) bends: Vec<Bend>,
    #[serde(default, deserialize_with = "at_most::<MOST_ACTORS, _, _>")]
    pub(super) places: Vec<Spot>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Filter {
    #[serde(default, deserialize_with = "at_most::<8, _, _>")]
    pub(super) kinds: Vec<v1::Kind>,
    #[serde(default, deserialize_with = "at_most::<2, _, _>")]
    pub(super) stances: Vec<v1::Stance>,
    #[serde(default, deserialize_with = "list_parsed")]
    pub(super) documents: Vec<DocumentId>,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) from: Option<When>,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) to: Option<When>,
    #[serde(default)]
    pub(super) undated: bool,
    #[serde(default)]
    pub(super) quotes_at_least: usize,
    #[serde(default, deserialize_with = "list_parsed")]
    pub(super) actors: Vec<ActorId>,
    #[serde(default)]
    pub(super) untied: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bend {
    #[serde(deserialize_with = "parsed")]
    pub(super) tie: TieId,
    pub(super) by: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spot {
    #[serde(deserialize_with = "parsed")]
    pub(super) actor: ActorId,
    #[serde(default, deserialize_with = "some")]
    pub(super) place: Option<(f64, f64)>,
    #[serde(default)]
    pub(super) pinned: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: GroupId,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) colour: Option<v1::Hex>,
    #[serde(deserialize_with = "parsed")]
    pub(super) canvas: CanvasId,
    #[serde(default, deserialize_with = "list_parsed")]
    pub(super) actors: Vec<ActorId>,
    #[serde(default, deserialize_with = "list_parsed")]
    pub(super) notes: Vec<NoteId>,
    #[serde(default, deserialize_with = "list_parsed")]
    pub(super) pictures: Vec<PictureId>,
    #[serde(default)]
    pub(super) folded: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: NoteId,
    pub(super) text: String,
    #[serde(deserialize_with = "parsed")]
    pub(super) canvas: CanvasId,
    pub(super) place: (f64, f64),
    pub(super) width: f64,
    #[serde(default, deserialize_with = "some_parsed")]
    pub(super) colour: Option<v1::Hex>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Picture {
    #[serde(deserialize_with = "parsed")]
    pub(super) id: PictureId,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default, deserialize_with = "some")]
    pub(super) stand: Option<Stand>,
    pub(super) size: (u32, u32),
    #[serde(default)]
    pub(super) locked: bool,
    #[serde(deserialize_with = "parsed")]
    pub(super) bytes: Base64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stand {
    #[serde(deserialize_with = "parsed")]
    pub(super) canvas: CanvasId,
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
}

impl From<v2::Project> for Project {
    fn from(old: v2::Project) -> Self {
        Self {
            _format: 3,
            id: old.id,
            title: old.title,
            note: old.note,
            cues: old.cues,
            dismissed: old.dismissed,
            documents: old.documents,
            actors: old.actors.into_iter().map(Actor::from).collect(),
            ties: old.ties,
            quotes: old.quotes,
            canvases: Vec::new(),
            groups: Vec::new(),
            notes: Vec::new(),
            pictures: Vec::new(),
        }
    }
}

impl From<v1::Actor> for Actor {
    fn from(old: v1::Actor) -> Self {
        Self {
            id: old.id,
            name: old.name,
            aliases: old.aliases,
            kind: old.kind,
            colour: old.colour,
            note: old.note,
            place: old.place,
            pinned: old.pinned,
            part_of: old.part_of,
            picture: None,
        }
    }
}
