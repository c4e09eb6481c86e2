//! The only way to change a project.
//!
//! An [`Edit`] is a request in the words of the analyst. [`Editor::perform`] carries it out as one undoable step
//! or refuses it with an [`EditError`]; the project before it is still there, because a project is a value.
//! Which fields can change is listed in [`change`]; how each edit works stands in the file named after what it
//! touches. Start at [`Editor`].

mod actors;
mod canvases;
pub mod change;
mod clip;
mod delete;
mod documents;
mod draft;
mod editor;
mod error;
mod groups;
mod history;
mod label;
mod label_beside;
mod merge;
mod quotes;
mod repair;
mod repair_beside;
mod rows;
#[cfg(test)]
mod tests;
mod ties;

use kurbo::{Point, Vec2};

pub use change::{
    ActorChange, CanvasChange, DocumentChange, GroupChange, NoteChange, PictureChange, QuoteChange, TieChange,
};
pub use clip::part;
pub use editor::Editor;
pub use error::EditError;

use crate::model::{
    Actor, ActorId, ActorRow, CanvasId, Direction, Document, DocumentId, GroupId, Hedge, IdSource, Note,
    NoteId, Picture, PictureId, Project, QuoteId, Stance, TieEnd, TieId, TieRow,
};
use crate::text::Span;

/// A request to change the project. Each becomes one step, whole or not at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Names the map.
    SetTitle(String),
    /// Writes the note about the whole.
    SetNote(String),
    /// Adds documents.
    AddDocuments(Vec<Document>),
    /// Changes one field of a document.
    ChangeDocument(DocumentId, DocumentChange),
    /// Changes one field of several documents at once.
    ChangeDocuments(Vec<DocumentId>, DocumentChange),
    /// Puts a newer or better copy in the place of a document; what the analyst wrote about it stays, and its quotes
    /// are looked up in the new text.
    ReadAgain(DocumentId, Box<Document>),
    /// Adds actors.
    AddActors(Vec<Actor>),
    /// Changes one field of an actor.
    ChangeActor(ActorId, ActorChange),
    /// Changes one field of several actors at once.
    ChangeActors(Vec<ActorId>, ActorChange),
    /// Puts actors at new places; those not yet on the canvas come onto it.
    MoveActors(Vec<(ActorId, Point)>),
    /// Shifts actors a little; repeated nudges of the same actors join into one step.
    NudgeActors(Vec<ActorId>, Vec2),
    /// Pins actors or lets them go.
    PinActors(Vec<ActorId>, bool),
    /// Takes actors off the canvas; they and their ties stay in the project.
    LiftActors(Vec<ActorId>),
    /// Makes a copy of each actor, with the ties among them, shifted by so much.
    DuplicateActors(Vec<ActorId>, Vec2),
    /// Makes two actors one: `gone` becomes an alias of `keep`, which takes over its ties and parts.
    MergeActors {
        /// Who stays.
        keep: ActorId,
        /// Who goes.
        gone: ActorId,
    },
    /// Gives an actor one more name.
    AddAlias(ActorId, String),
    /// Makes an alias an actor of its own, beside the one that had it.
    SplitAlias(ActorId, String),
    /// Draws a tie, making actors and a quote if asked.
    DrawTie(NewTie),
    /// Changes one field of a tie.
    ChangeTie(TieId, TieChange),
    /// Turns ties round.
    ReverseTies(Vec<TieId>),
    /// Makes support of clash and clash of support.
    SwapStances(Vec<TieId>),
    /// Fastens one end of a tie to another actor.
    ReconnectTie(TieId, TieEnd, End),
    /// Marks words in a document without a tie.
    AddQuote(Words),
    /// Backs a tie with words in a document, said so.
    AttachWords(TieId, Words, Said),
    /// Backs a tie with a quote that is already there.
    AttachQuote(TieId, QuoteId),
    /// Takes a quote from a tie; the quote stays in its document.
    DetachQuote(TieId, QuoteId),
    /// Changes one field of a quote.
    ChangeQuote(QuoteId, QuoteChange),
    /// Changes one field of several quotes at once.
    ChangeQuotes(Vec<QuoteId>, QuoteChange),
    /// Decides where the words of a quote stand whose place is not sure.
    ReviewQuote(QuoteId, Review),
    /// Puts suggestions away for good.
    Dismiss(Vec<String>),
    /// Lets suggestions come back.
    Restore(Vec<String>),
    /// Writes the analyst's own cue lines.
    SetCues(String),
    /// Deletes things, and whatever cannot stand without them.
    Delete(Things),
    /// Bends ties on the canvas in front by so much ([`Project::bend`]), or leaves them to the program.
    BendTies(Vec<TieId>, Option<f64>),
    /// Shifts actors, notes, pictures, and all that is in these groups, on the canvas in front.
    ShiftThings(Things, Vec2),
    /// The same, each by its own way: things lined up.
    ShiftEach(Vec<(Things, Vec2)>),
    /// The same a little; repeated nudges of the same things join into one step.
    NudgeThings(Things, Vec2),
    /// Shifts things, and puts some of them into a group or out of the one that they were in.
    ShiftInto {
        /// What is shifted.
        things: Things,
        /// How far.
        by: Vec2,
        /// Who comes into which group; into none with `None`.
        homes: Vec<(Option<GroupId>, Things)>,
    },
    /// Makes copies of actors with the ties among them, of notes, and of groups with what is in them, shifted by so
    /// much.
    DuplicateThings(Things, Vec2),
    /// Puts actors, notes and pictures of the canvas in front into a group with this name; they leave the groups
    /// that they are in.
    MakeGroup(String, Things),
    /// Changes one field of a group.
    ChangeGroup(GroupId, GroupChange),
    /// Takes groups apart; what is in them stays.
    Ungroup(Vec<GroupId>),
    /// Puts a note on its canvas.
    AddNote(Note),
    /// Changes one field of notes.
    ChangeNotes(Vec<NoteId>, NoteChange),
    /// Takes pictures into the project.
    AddPictures(Vec<Picture>),
    /// Locks pictures where they lie, or unlocks them.
    LockPictures(Vec<PictureId>, bool),
    /// Changes one field of a picture.
    ChangePicture(PictureId, PictureChange),
    /// Gives an actor a face, or takes it away.
    GivePicture(ActorId, Option<Picture>),
    /// Makes a canvas with this name and turns to it; with the places, bends, filter and groups of the one in
    /// front, or empty.
    AddCanvas {
        /// What it is called.
        name: String,
        /// As the one in front is.
        copies: bool,
    },
    /// Changes one field of a canvas.
    ChangeCanvas(CanvasId, CanvasChange),
    /// Deletes a canvas with the groups, notes and pictures on it; actors and ties stay. Never the last one.
    DeleteCanvas(CanvasId),
    /// Puts a part of a map ([`part`]) on the canvas in front, shifted by so much.
    Paste(Box<Project>, Vec2),
    /// Puts a whole other value in the place of the project: a recovered one, an earlier version, what somebody else
    /// saved. The words say which, for the undo menu.
    Become(Box<Project>, String),
    /// Adds what tables say.
    AddRows(Vec<ActorRow>, Vec<TieRow>),
    /// Mends all that a file had broken, [`check::faults`](crate::model::check::faults); nothing that somebody wrote
    /// is lost.
    Repair,
}

impl Edit {
    /// The project as it would be after this edit, for a picture of it while the hand still moves. Nothing is
    /// changed, and what it would make has other ids than it will have.
    ///
    /// # Errors
    ///
    /// As [`Editor::perform`].
    pub fn preview(self, project: &Project) -> Result<Project, EditError> {
        let mut ids = IdSource::new(0);
        let mut draft = draft::Draft::new(project.clone(), &mut ids);
        draft.carry_out(self)?;
        Ok(draft.finish().0)
    }
}

/// A tie to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTie {
    /// Who supports or clashes.
    pub from: End,
    /// Who is supported or clashed with.
    pub to: End,
    /// For or against.
    pub stance: Stance,
    /// One way or both.
    pub direction: Direction,
    /// Words that back it.
    pub words: Option<Words>,
    /// Who says these words, and how firmly, as far as it is known.
    pub said: Said,
}

/// Who says words, and how firmly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Who says so, if that is not the author of the document.
    pub speaker: String,
    /// How firmly.
    pub hedge: Hedge,
}

/// What the analyst decides about a quote whose place is not sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// It stands at the likeliest place.
    Accept,
    /// It stands here.
    Move(Span),
    /// It is gone from the text; its words are kept.
    LetGo,
}

/// An actor at an end of a tie: one that is there, or one to be made.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// An actor of the project.
    Actor(ActorId),
    /// An actor of the project that comes to this place if it is not on the canvas yet.
    ActorAt(ActorId, Point),
    /// An actor to be made with this name at this place (`None`: not on the canvas).
    New(String, Option<Point>),
}

/// Words in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The document.
    pub document: DocumentId,
    /// Where in its text, in bytes; white space at the ends is left out of the quote.
    pub span: Span,
}

/// Some of the things in a project: what an edit deleted or touched, or what is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Things {
    /// Documents.
    pub documents: Vec<DocumentId>,
    /// Actors.
    pub actors: Vec<ActorId>,
    /// Ties.
    pub ties: Vec<TieId>,
    /// Quotes.
    pub quotes: Vec<QuoteId>,
    /// Groups.
    pub groups: Vec<GroupId>,
    /// Notes.
    pub notes: Vec<NoteId>,
    /// Pictures.
    pub pictures: Vec<PictureId>,
}

impl Things {
    /// True if there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
