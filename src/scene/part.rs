//! What a scene is made of, by name: its items, and what the pointer can meet.

use crate::model::{ActorId, GroupId, NoteId, PictureId, TieEnd, TieId};

/// What an item of a scene stands for; parts are drawn in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// A picture on the canvas.
    Picture(PictureId),
    /// The frame of a group that is not folded.
    Group(GroupId),
    /// The frame around an actor and its parts.
    Nest(ActorId),
    /// The line of a tie, or of all ties to a folded group that are drawn as one.
    Tie(TieId),
    /// The mark of a contested pair, on the first of its ties.
    Mark(TieId),
    /// The label and badge of a tie; drawn above every line.
    TieLabel(TieId),
    /// A note.
    Note(NoteId),
    /// An actor, or the box of a folded group: see [`group_behind`](super::group_behind).
    Actor(ActorId),
    /// The key to the signs used.
    Legend,
    /// The title of the map.
    Title,
}

/// What lies under a point of the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hit {
    /// The rim of an actor, from which ties are drawn.
    Rim(ActorId),
    /// The inside of an actor.
    Body(ActorId),
    /// The end of a tie, by which it can be reconnected.
    End(TieId, TieEnd),
    /// The line, label or badge of a tie.
    Tie(TieId),
    /// The title or border of a group, or its box while it is folded.
    Group(GroupId),
    /// The sign on the title of a group that folds it.
    Fold(GroupId),
    /// A note.
    Note(NoteId),
    /// The side of a note, by which it is made wider or narrower.
    NoteSide(NoteId, Side),
    /// A picture.
    Picture(PictureId),
    /// The lower right corner of a picture, by which it is made larger or smaller.
    PictureCorner(PictureId),
}

/// The left or the right side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
}
