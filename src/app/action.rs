//! Anything the window can be asked.
//!
//! Panels, commands and gestures answer with actions; `handle` carries them out after the frame is drawn.

use std::path::PathBuf;
use std::sync::Arc;

use kurbo::{Point, Rect, Vec2};

use super::canvas::LineUp;
use super::choice::Choice;
use super::dialogs::PictureWish;
use super::focus::Focus;
use super::overlays::Found;
use super::theme::{Dress, LookChoice};
use super::view::{CleanView, Panel, QuickTie, Renaming, Tab, Tool};
use crate::edit::{Edit, NewTie, Things, Words};
use crate::import::Wish;
use crate::import::picture::Pixels;
use crate::model::{ActorId, ActorKind, CanvasId, Document, DocumentId, QuoteId, Stance};
use crate::scene::Arrangement;

/// Something the window is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change the project. What it made is selected afterwards.
    Edit(Edit),
    /// Put what is selected on the clipboard, as a part of a map and as text; the flag takes it from here.
    Copy(bool),
    /// Words were pasted: a part of a map, or the text of a document.
    PasteWords(String),
    /// Turn another canvas to the front.
    TurnTo(CanvasId),
    /// Take the last step back.
    Undo,
    /// Take it again.
    Redo,
    /// Look through the documents for actors and ties to suggest.
    Suggest,
    /// Put a name dragged out of the suggestions on the canvas.
    PlaceSuggested(u64, Point),
    /// Find places for actors, as one step.
    Arrange(Arrangement),
    /// Leave everything where it is after all.
    StopArranging,
    /// Select exactly these.
    Select(Things),
    /// Draw a tie, and go on from the actor at its end.
    BuildOn(NewTie),
    /// Select by what things are.
    Choose(Choice),
    /// Line the selected actors up, as one step.
    LineUp(LineUp),
    /// The canvas has this size now, in screen points.
    CanvasSize(kurbo::Size),
    /// Move or zoom the canvas.
    Camera(CameraMove),
    /// Choose what a press on the canvas does.
    Tool(Tool),
    /// Begin to type a name on the canvas, for an actor old or new.
    Rename(Renaming),
    /// Stop typing a name, keeping nothing.
    StopRenaming,
    /// Show a document in the reader.
    ShowDocument(DocumentId),
    /// Show words in the reader, selected.
    ShowWords(Words),
    /// Show the next mention of an actor, or the one before, through all documents.
    WalkMentions(ActorId, Way),
    /// Show the words of a quote in the reader.
    ShowQuote(QuoteId),
    /// Scroll the canvas so that these are in its middle, and select them.
    Centre(Things),
    /// Select words in the open document, or none.
    SelectWords(Option<Words>),
    /// Open the bar that makes a tie from the selected words.
    OpenQuickTie(Stance),
    /// Put another draft into that bar.
    DraftQuickTie(QuickTie),
    /// Close that bar, keeping nothing.
    CloseQuickTie,
    /// Make the tie that is drafted in that bar, or add the words to the tie that says so already.
    DrawQuickTie,
    /// Give the keyboard to the reader.
    ReadOn,
    /// Look for words in the open document.
    FindWords,
    /// Look for actors, ties, groups and notes on the canvas.
    Find,
    /// Go on with what is typed in the find bar.
    Seek,
    /// Count what each choice of the filter is about.
    CountChoices,
    /// Show something that was found, lit, without selecting it.
    LookAt(Found),
    /// Close the find bar: stay there and select what is lit, or go back to where one was.
    EndFind {
        /// Stay.
        stays: bool,
    },
    /// Fade all but these and their neighbours, or nothing.
    Focus(Option<Focus>),
    /// Begin to type the name of a canvas in its tab.
    RenameCanvas(CanvasId),
    /// Look in all documents for what is typed in the search tab.
    Search,
    /// Look for what is doubtful in the project.
    Check,
    /// Attach the selected words to the selected tie.
    AttachSelectedWords,
    /// Take back or take again as many steps as it needs until so many hold.
    GoToStep(usize),
    /// Open or close a panel.
    Toggle(Panel),
    /// Open the dock on this tab.
    OpenTab(Tab),
    /// Open the dock on this tab, or close it if it shows that one.
    ToggleTab(Tab),
    /// Open a dialog.
    Ask(Question),
    /// Close the dialog on top.
    CloseDialog,
    /// Change how everything looks.
    Look(LookChoice),
    /// Put on or off high contrast and reduced motion.
    Dress(Dress),
    /// Draw the whole window at so many percent.
    UiScale(u16),
    /// Show the card of the first three steps, or put it away for good.
    ShowHint(bool),
    /// Whether the next start opens the project of this one.
    ReopenLast(bool),
    /// Whether the wheel zooms and pans with Ctrl, or the other way round.
    WheelZooms(bool),
    /// Whether frames and lassos take only what lies wholly inside.
    FrameEncloses(bool),
    /// How documents are read: clean, and by which rules, or as they are.
    ReadClean(CleanView),
    /// A command was run from the palette.
    Ran(super::command::Command),
    /// Something about files.
    File(FileAction),
    /// Back out of one thing: a gesture, a bar, a dialog, the selection.
    Escape,
    /// Say something to the analyst.
    Tell(Notice),
    /// Put away the notice with this number.
    DismissNotice(u64),
}

/// Which way a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the next one.
    On,
    /// To the one before.
    Back,
}

/// What the hand carries from one panel to another: the payload of egui's drag and drop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Carried {
    /// An actor still to be made, from the toolbar.
    NewActor(ActorKind),
    /// An actor still to be made of a suggested name, by the number of the suggestion.
    Suggested(u64),
    /// An actor of the project, from the library.
    Actor(ActorId),
    /// Words of a document, from the reader.
    Words(Words),
}

/// Something a dialog asks before it is done.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// What to do with unsaved work before going on with this.
    Unsaved(Box<FileAction>),
    /// Where a file is, or is to be: the way round the system's own dialog.
    Path(Purpose),
    /// How a picture is to look.
    Picture,
    /// Whether so many words are to become a document.
    Paste(String),
    /// Into which other actor this one is to be merged.
    Merge(ActorId),
    /// Whether pictures that are too large are to be made smaller.
    Shrink(Purpose, Vec<LargePicture>),
}

/// A picture that is too large to be taken in as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct LargePicture {
    /// What it is called.
    pub name: String,
    /// The bytes of its file.
    pub bytes: Arc<[u8]>,
    /// What is too much of it, in words.
    pub why: String,
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

/// A move of the camera over the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CameraMove {
    /// By so many screen points.
    PanBy(Vec2),
    /// So that this point of the canvas is in the middle.
    To(Point),
    /// By a factor, keeping a screen point (relative to the canvas) where it is; `None` is the middle.
    ZoomBy(f64, Option<Point>),
    /// To 100 %.
    ZoomToActual,
    /// So that everything is seen.
    FitAll,
    /// So that what is selected is seen.
    FitSelection,
    /// Just as far as it takes for this part of the canvas to be seen.
    Reveal(Rect),
    /// To the place looked at before.
    Back,
    /// To the place that was left by going back.
    Forward,
}

impl CameraMove {
    /// True for a move to another place, to which one may want to come back.
    #[must_use]
    pub fn is_jump(self) -> bool {
        match self {
            Self::ZoomToActual | Self::FitAll | Self::FitSelection => true,
            Self::PanBy(_) | Self::To(_) | Self::ZoomBy(..) => false,
            Self::Reveal(_) | Self::Back | Self::Forward => false,
        }
    }
}

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
    /// Close the window.
    Quit,
}

/// Something said to the analyst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub tone: Tone,
    /// What happened.
    pub words: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It went well; goes away by itself.
    Done,
    /// Worth knowing; goes away by itself.
    Note,
    /// It failed; stays until it is put away.
    Fault,
}

/// The actions asked for while a frame was drawn, in order.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    /// Asks for one more.
    pub fn ask(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Asks for one more, if there is one.
    pub fn ask_maybe(&mut self, action: Option<Action>) {
        self.0.extend(action);
    }
}

impl Extend<Action> for Actions {
    fn extend<T: IntoIterator<Item = Action>>(&mut self, more: T) {
        self.0.extend(more);
    }
}

impl IntoIterator for Actions {
    type Item = Action;
    type IntoIter = std::vec::IntoIter<Action>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
