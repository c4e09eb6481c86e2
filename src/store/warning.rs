//! What an opened file had wrong, without being refused.

use std::fmt;

use crate::model::check::Fault;
use crate::model::{ActorId, CanvasId, DocumentId, NoteId, PLACE_LIMIT, PictureId, QuoteId, Standing, TieId};

/// Something about an opened file that the analyst should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// An actor lay outside the canvas and was moved to its border.
    PlaceMoved(ActorId),
    /// A tie was bent in a way that cannot be; the bend was taken out.
    BendTaken(TieId),
    /// A canvas kept a second place for an actor; the first one was kept.
    PlaceTwice(CanvasId, ActorId),
    /// A canvas kept a second bend for a tie; the first one was kept.
    BendTwice(CanvasId, TieId),
    /// A note lay outside the canvas or had no width, and was mended.
    NoteMoved(NoteId),
    /// A picture lay outside the canvas and was moved to its border.
    PictureMoved(PictureId),
    /// A document's text is not the one its sha256 was taken of.
    TextChanged(DocumentId),
    /// A quote did not stand where the file says; it was looked up, and stands so now.
    QuoteAstray(QuoteId, Standing),
    /// The project breaks a rule; it was left as it is.
    Fault(Fault),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PlaceMoved(id) => {
                write!(
                    f,
                    "actor {id} lay outside the canvas (±{PLACE_LIMIT} units) and was moved to its border"
                )
            }
            Self::BendTaken(id) => {
                write!(f, "tie {id} was bent in a way that cannot be, and is straight now")
            }
            Self::PlaceTwice(id, actor) => {
                write!(f, "canvas {id} has actor {actor} twice, and its first place was kept")
            }
            Self::BendTwice(id, tie) => {
                write!(f, "canvas {id} bends tie {tie} twice, and the first bend was kept")
            }
            Self::NoteMoved(id) => {
                write!(f, "note {id} lay outside the canvas or had no width, and was mended")
            }
            Self::PictureMoved(id) => {
                write!(f, "picture {id} lay outside the canvas and was moved to its border")
            }
            Self::TextChanged(id) => {
                write!(f, "the text of document {id} was changed since it was saved: its sha256 differs")
            }
            Self::QuoteAstray(id, standing) if standing.is_doubtful() => {
                write!(
                    f,
                    "quote {id} does not stand verbatim where it says: {}, to be reviewed",
                    standing.word()
                )
            }
            Self::QuoteAstray(id, standing) => {
                write!(
                    f,
                    "quote {id} does not stand verbatim where it says: found again, {}",
                    standing.word()
                )
            }
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}
