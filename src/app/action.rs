//! Anything the window can be asked.
//!
//! Panels, commands and gestures answer with actions; `handle` carries them out after the frame is drawn.

use std::path::PathBuf;
use std::sync::Arc;

use kurbo::{Point, Rect, Vec2};

use super::canvas::LineUp;
use super::choice::Choice;
pub use super::file_action::{FileAction, Outside, Purpose, Recover, Unsaved};
use super::focus::Focus;
use super::overlays::Found;
use super::theme::{Dress, LookChoice};
use super::view::{CleanView, Panel, QuickTie, Renaming, Tab, Tool};
use crate::edit::{Edit, NewTie, Things, Words};
use crate::model::{ActorId, ActorKind, CanvasId, DocumentId, QuoteId, Stance};
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
    /// Whether nothing of this project is to be found on this computer but its file and what lies beside it.
    LeaveNoTraces(bool),
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
    /// How to open the project in this file, with which the program died so often in a row.
    Safe(PathBuf, u32),
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
