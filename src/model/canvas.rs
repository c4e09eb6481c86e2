//! A canvas: where actors lie, and what of the project is shown there.
//!
//! A project has one canvas or more. One of them is *in front*: [`Actor::place`](super::Actor::place) and whether an
//! actor is pinned are those on that one, and the places on the others are parked here. Turning another canvas to
//! the front exchanges the two, so that whoever reads or changes places need not know that there are several. What
//! stands beside actors is in [`Group`], [`Note`] and [`Picture`].

use std::sync::Arc;

use imbl::OrdMap;
use kurbo::{Point, Rect};

use super::{ActorId, CanvasId, Colour, Filter, NoteId, PictureId, TieId};

/// A canvas, without what stands on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Canvas {
    /// What it is called; never empty.
    pub name: String,
    /// Its place among the canvases; of two that share one, the smaller id goes first.
    pub rank: u32,
    /// What is hidden on it.
    pub filter: Filter,
    /// Actors that are part of another are drawn within it.
    pub nests: bool,
    pub(super) bends: OrdMap<TieId, f64>,
    /// Where actors lie while another canvas is in front; empty while this one is.
    pub(super) parked: OrdMap<ActorId, Spot>,
}

impl Canvas {
    /// What the first canvas of a project is called.
    pub const FIRST_NAME: &str = "Map";

    /// An empty canvas.
    #[must_use]
    pub fn named(name: &str, rank: u32) -> Self {
        Self { name: name.to_owned(), rank, ..Self::default() }
    }

    /// The bends that the analyst gave to ties, by id; see [`Project::bend`](super::Project::bend).
    pub fn bends(&self) -> impl DoubleEndedIterator<Item = (TieId, f64)> {
        self.bends.iter().map(|(id, bend)| (*id, *bend))
    }

    /// Where actors lie on it while another canvas is in front, by id.
    pub fn parked(&self) -> impl DoubleEndedIterator<Item = (ActorId, Spot)> {
        self.parked.iter().map(|(id, spot)| (*id, *spot))
    }

    /// The bend that the analyst gave to a tie.
    #[must_use]
    pub fn bend(&self, tie: TieId) -> Option<f64> {
        self.bends.get(&tie).copied()
    }

    /// Where an actor lies on it while another canvas is in front.
    #[must_use]
    pub fn spot(&self, actor: ActorId) -> Option<Spot> {
        self.parked.get(&actor).copied()
    }

    /// Bends a tie by so much, or leaves it to the program.
    pub fn set_bend(&mut self, tie: TieId, bend: Option<f64>) {
        match bend {
            Some(bend) => drop(self.bends.insert(tie, bend)),
            None => drop(self.bends.remove(&tie)),
        }
    }

    /// Parks an actor, or takes it off.
    pub fn park(&mut self, actor: ActorId, spot: Option<Spot>) {
        match spot {
            Some(spot) => drop(self.parked.insert(actor, spot)),
            None => drop(self.parked.remove(&actor)),
        }
    }
}

/// Where an actor lies on a canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// The middle of its box; `None` if it is not on that canvas.
    pub place: Option<Point>,
    /// It stays there when a layout runs.
    pub pinned: bool,
}

/// Actors, notes and pictures that belong together on a canvas, in a frame with a name.
///
/// The frame is where they are: it is computed, never kept. An actor is in one group of a canvas at most.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is called; may be empty.
    pub name: String,
    /// Its colour, or the look's own.
    pub colour: Option<Colour>,
    /// The canvas that it stands on.
    pub canvas: CanvasId,
    /// The actors in it, by id, none twice.
    pub actors: Vec<ActorId>,
    /// The notes in it, by id, none twice.
    pub notes: Vec<NoteId>,
    /// The pictures in it, by id, none twice.
    pub pictures: Vec<PictureId>,
    /// It is drawn as one box that carries the sum of its ties.
    pub folded: bool,
}

impl Group {
    /// True if nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.actors.is_empty() && self.notes.is_empty() && self.pictures.is_empty()
    }
}

/// Free text on a canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What it says; lines are broken where it is too wide.
    pub text: String,
    /// The canvas that it stands on.
    pub canvas: CanvasId,
    /// Its upper left corner, in canvas units.
    pub place: Point,
    /// How wide it is, in canvas units; its height follows from its words.
    pub width: f64,
    /// Its colour, or the look's own.
    pub colour: Option<Colour>,
}

/// A picture that the project holds: one that stands on a canvas, or the face of an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is called, and what it says to those who cannot see it.
    pub name: String,
    /// How its bytes are to be read.
    pub media: Media,
    /// The file's bytes, as they came.
    pub bytes: Arc<[u8]>,
    /// Width and height, in pixels.
    pub size: (u32, u32),
    /// Where it stands, and on which canvas; `None` if an actor carries it.
    pub stand: Option<(CanvasId, Rect)>,
    /// It lies fast: neither taken hold of nor framed until it is unlocked.
    pub locked: bool,
}

/// What kind of picture bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Media {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
}

impl Media {
    /// What the bytes begin as; `None` if they are neither.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else {
            None
        }
    }

    /// Its media type, as in a data address.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// No picture is larger than this many bytes.
pub const LARGEST_PICTURE: usize = 4 << 20;
/// No picture has more pixels than this.
pub const MOST_PIXELS: u64 = 24_000_000;
