//! What the window can be asked about files, and what is answered to its questions about them.

use std::path::PathBuf;

use super::action::LargePicture;
use super::dialogs::PictureWish;
use crate::import::Wish;
use crate::import::picture::Pixels;
use crate::model::{ActorId, Document, DocumentId};

/// Something about files.
#[derive(Clone, Debug, PartialEq)]
pub enum FileAction {
    /// Begin an empty project.
    New,
    /// Ask for a project and open it.
    Open,
    /// Go on after the analyst said what to do with unsaved work.
    AfterUnsaved(Unsaved, Box<FileAction>),
    /// Go back to what the file holds.
    Revert,
    /// Paths were chosen for this.
    Chosen(Purpose, Vec<PathBuf>),
    /// Open this project.
    OpenPath(PathBuf),
    /// Open the sample map.
    OpenSample,
    /// Save under the present name, or ask for one.
    Save,
    /// Ask for a name and save.
    SaveAs,
    /// Save under this name.
    SaveTo(PathBuf),
    /// Put this file among the recent ones no more.
    ForgetRecent(PathBuf),
    /// Ask for documents and add them.
    Import,
    /// Ask for a folder and add the documents in it.
    ImportFolder,
    /// Read these files and folders, to add what is in them.
    ImportPaths(Vec<PathBuf>),
    /// Stop reading; what was read by then is offered.
    StopImport,
    /// Ask the system for what is on the clipboard, to make a document of it.
    PasteDocument,
    /// Make a document of these words.
    Paste(String),
    /// The same, however many they are.
    PasteAll(String),
    /// Read a document of the import at hand again, in another way.
    ReadAnew(usize, Wish),
    /// Add these documents.
    TakeIn(Vec<Document>),
    /// Ask for a newer or better copy of this document.
    ReadAgain(DocumentId),
    /// Put what this file holds in the place of the document.
    ReadAgainFrom(DocumentId, PathBuf),
    /// Put the words on the clipboard in the place of the document.
    ReadClipboardAgain(DocumentId),
    /// Put these words in the place of the document.
    ReadWordsAgain(DocumentId, String),
    /// Ask for tables of actors or ties and add them.
    ImportTable,
    /// Ask for lists of names and add them.
    ImportNames,
    /// Ask for pictures and put them on the canvas.
    AddPicture,
    /// Ask for a picture and give it to the actor.
    GivePicture(ActorId),
    /// Make these pictures smaller, and go on with them.
    ShrinkPictures(Purpose, Vec<LargePicture>),
    /// A picture was pasted.
    PastePicture(Pixels),
    /// Ask for a folder and write tables of actors and ties into it.
    ExportTables,
    /// Ask where the picture goes.
    ExportPicture(PictureWish),
    /// Write the picture there.
    WritePicture(PictureWish, PathBuf),
    /// Put a picture of the map or the selection on the clipboard.
    CopyPicture,
    /// Do this with unsaved work that was found.
    Recover(Recover),
    /// Do this about what somebody else has written into the file.
    Outside(Outside),
    /// List the saved versions.
    Versions,
    /// Read the version in this row of the list.
    ReadVersion(usize),
    /// Take the version that was read.
    TakeVersion {
        /// As one step in the place of the project; otherwise as a copy.
        restores: bool,
    },
    /// Go on with the project at hand as a copy without a name.
    OpenCopy,
    /// Open the file at hand anew: whoever held it may have let go.
    TryAgain,
    /// Open the project with which the program died.
    OpenPending {
        /// Without what may have broken.
        safe: bool,
    },
    /// Draw, count and suggest as usual again.
    LeaveSafeMode,
    /// Close the window.
    Quit,
}

/// What to do with unsaved work that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recover {
    /// Go on with it, as one step after the saved file.
    Restore,
    /// Open it without a name.
    Copy,
    /// Throw it away.
    Discard,
    /// Ask again the next time.
    Later,
}

/// What to do about a file that somebody else has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Save ours beside it.
    Both,
    /// Take theirs in as one step.
    Theirs,
    /// Save ours in its place.
    Mine,
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open a project.
    Open,
    /// To save the project.
    Save,
    /// To import documents.
    Import,
    /// To import a folder of documents.
    Folder,
    /// To read a newer copy of this document.
    Again(DocumentId),
    /// To import a table.
    Table,
    /// To import a list of names.
    Names,
    /// To write the two tables into a folder.
    Tables,
    /// To write a picture.
    Picture,
    /// To put pictures on the canvas.
    OnCanvas,
    /// To give an actor a face.
    Face(ActorId),
}

/// What to do with unsaved work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// Save it, then go on.
    Save,
    /// Go on without it.
    Discard,
}
