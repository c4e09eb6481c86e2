//! The table of commands: what each is called, which keys it has, which icon, in which menu.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::typeset::Icon;

/// What is known of a command without looking at the project.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Its name in menus and in the palette: a verb first; `…` if it asks more.
    pub label: &'static str,
    /// Its keys, the one to show first.
    pub keys: &'static [KeyboardShortcut],
    /// Its sign.
    pub icon: Option<Icon>,
    /// The menu it stands in.
    pub group: Group,
}

/// A menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Projects, documents, pictures.
    File,
    /// Undo, select, delete.
    Edit,
    /// What is done to actors.
    Actor,
    /// What is done to ties.
    Tie,
    /// Finding places: layouts, alignment.
    Arrange,
    /// What stands beside actors and ties: groups, notes, pictures, filters, the canvases themselves.
    Canvas,
    /// Camera, panels, looks.
    View,
    /// Palette and keys.
    Help,
}

impl Group {
    /// All menus, from left to right.
    pub const ALL: [Self; 8] =
        [Self::File, Self::Edit, Self::Actor, Self::Tie, Self::Arrange, Self::Canvas, Self::View, Self::Help];

    /// What the menu is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Actor => "Actor",
            Self::Tie => "Tie",
            Self::Arrange => "Arrange",
            Self::Canvas => "Canvas",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT_ALT: Modifiers = SHIFT.plus(ALT);
const NONE: Modifiers = Modifiers::NONE;

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

type Row = (Command, &'static str, &'static [KeyboardShortcut], Option<Icon>, Group);

use Command as C;
use Group as G;

const FILE: [Row; 18] = [
    (C::New, "New project", &[key(CTRL, Key::N)], Some(Icon::Plus), G::File),
    (C::Open, "Open…", &[key(CTRL, Key::O)], Some(Icon::Open), G::File),
    (C::OpenByPath, "Open by path…", &[key(CTRL_SHIFT, Key::O)], None, G::File),
    (C::OpenSample, "Open the sample map", &[], None, G::File),
    (C::Save, "Save", &[key(CTRL, Key::S)], Some(Icon::Save), G::File),
    (C::SaveAs, "Save as…", &[key(CTRL_SHIFT, Key::S)], None, G::File),
    (C::Revert, "Go back to the saved file", &[], None, G::File),
    (C::SavedVersions, "Saved versions…", &[], Some(Icon::Recent), G::File),
    (C::ImportDocuments, "Import documents…", &[key(CTRL, Key::I)], Some(Icon::Document), G::File),
    (C::ImportFolder, "Import folder…", &[], Some(Icon::Open), G::File),
    (C::PasteDocument, "Paste as document", &[key(CTRL_SHIFT, Key::V)], None, G::File),
    (C::ReadAgain, "Read the open document again…", &[], None, G::File),
    (C::ImportTable, "Import table…", &[], Some(Icon::Table), G::File),
    (C::ImportNames, "Import names…", &[], Some(Icon::Person), G::File),
    (C::ExportPicture, "Export picture…", &[key(CTRL_SHIFT, Key::E)], Some(Icon::Export), G::File),
    (C::CopyPicture, "Copy picture", &[key(SHIFT_ALT, Key::C)], Some(Icon::Copy), G::File),
    (C::ExportTables, "Export tables…", &[], Some(Icon::Table), G::File),
    (C::Quit, "Close the window", &[key(CTRL, Key::Q)], None, G::File),
];

const EDIT: [Row; 20] = [
    (C::Undo, "Undo", &[key(CTRL, Key::Z)], Some(Icon::Undo), G::Edit),
    (C::Redo, "Redo", &[key(CTRL_SHIFT, Key::Z), key(CTRL, Key::Y)], Some(Icon::Redo), G::Edit),
    (C::SelectAll, "Select all", &[key(CTRL, Key::A)], None, G::Edit),
    (C::SelectInverse, "Select the others", &[key(CTRL_SHIFT, Key::A)], None, G::Edit),
    (C::SelectSameKind, "Select all of the same kind", &[], None, G::Edit),
    (C::SelectCamp, "Select the whole camp", &[], None, G::Edit),
    (C::SelectTied, "Select the tied actors too", &[], None, G::Edit),
    (C::SelectTiesAmong, "Select the ties among these", &[], None, G::Edit),
    (C::SelectSupport, "Select their support", &[], None, G::Edit),
    (C::SelectClash, "Select their clashes", &[], None, G::Edit),
    (C::FrameEncloses, "Frame only what lies wholly inside", &[], None, G::Edit),
    (C::BackOut, "Back out", &[key(NONE, Key::Escape)], None, G::Edit),
    (C::Duplicate, "Duplicate", &[key(CTRL, Key::D)], Some(Icon::Copy), G::Edit),
    (C::Cut, "Cut", &[key(CTRL, Key::X)], None, G::Edit),
    (C::Copy, "Copy", &[key(CTRL, Key::C)], Some(Icon::Copy), G::Edit),
    (C::Paste, "Paste", &[key(CTRL, Key::V)], None, G::Edit),
    (C::Rename, "Rename", &[key(NONE, Key::F2)], Some(Icon::Pencil), G::Edit),
    (C::Delete, "Delete", &[key(NONE, Key::Delete), key(NONE, Key::Backspace)], Some(Icon::Trash), G::Edit),
    (C::FindWords, "Find in the document", &[], Some(Icon::Search), G::Edit),
    // On the canvas; in the document while the reader has the keyboard.
    (C::Find, "Find", &[key(CTRL, Key::F)], Some(Icon::Search), G::Edit),
];

const ACTOR: [Row; 17] = [
    (C::AddActor, "Add an actor", &[key(NONE, Key::A)], Some(Icon::AddActor), G::Actor),
    (C::Pin, "Pin or unpin", &[key(NONE, Key::P)], Some(Icon::Pin), G::Actor),
    (C::PutOnCanvas, "Put on the canvas", &[], Some(Icon::Eye), G::Actor),
    (C::TakeOffCanvas, "Take off the canvas", &[], Some(Icon::EyeOff), G::Actor),
    (C::MergeActor, "Merge into another actor…", &[], None, G::Actor),
    (C::NextMention, "Next mention of the actor", &[key(NONE, Key::F3)], Some(Icon::ChevronRight), G::Actor),
    (
        C::PreviousMention,
        "Previous mention of the actor",
        &[key(SHIFT, Key::F3)],
        Some(Icon::ChevronLeft),
        G::Actor,
    ),
    (C::NudgeLeft, "Nudge to the left", &[key(NONE, Key::ArrowLeft)], None, G::Actor),
    (C::NudgeRight, "Nudge to the right", &[key(NONE, Key::ArrowRight)], None, G::Actor),
    (C::NudgeUp, "Nudge up", &[key(NONE, Key::ArrowUp)], None, G::Actor),
    (C::NudgeDown, "Nudge down", &[key(NONE, Key::ArrowDown)], None, G::Actor),
    (C::PushLeft, "Push far to the left", &[key(SHIFT, Key::ArrowLeft)], None, G::Actor),
    (C::PushRight, "Push far to the right", &[key(SHIFT, Key::ArrowRight)], None, G::Actor),
    (C::PushUp, "Push far up", &[key(SHIFT, Key::ArrowUp)], None, G::Actor),
    (C::PushDown, "Push far down", &[key(SHIFT, Key::ArrowDown)], None, G::Actor),
    (C::GivePicture, "Give the actor a picture…", &[], None, G::Actor),
    (C::TakePicture, "Take the actor's picture away", &[], None, G::Actor),
];

const TIE: [Row; 8] = [
    (C::Support, "Tie as support", &[key(NONE, Key::S)], Some(Icon::Support), G::Tie),
    (C::Clash, "Tie as clash", &[key(NONE, Key::C)], Some(Icon::Clash), G::Tie),
    (C::AttachWords, "Attach the selected words", &[key(NONE, Key::Q)], Some(Icon::Quote), G::Tie),
    (C::SwapStance, "Swap the stance", &[key(NONE, Key::X)], Some(Icon::Swap), G::Tie),
    (C::Reverse, "Reverse the direction", &[key(ALT, Key::D)], Some(Icon::Reverse), G::Tie),
    (C::Mutual, "Make mutual or one-way", &[key(NONE, Key::M)], Some(Icon::Mutual), G::Tie),
    (C::ShowFirstQuote, "Show the first quote", &[key(NONE, Key::Enter)], Some(Icon::Jump), G::Tie),
    (C::Straighten, "Take the bend out", &[], None, G::Tie),
];

const ARRANGE: [Row; 18] = [
    (C::ArrangeAll, "Arrange the whole map", &[], None, G::Arrange),
    (C::ArrangeSelection, "Arrange the selected actors", &[], None, G::Arrange),
    (C::ArrangeAround, "Arrange the others around the selected", &[], None, G::Arrange),
    (C::ArrangeCamps, "Arrange in camps", &[], None, G::Arrange),
    (C::ArrangeForce, "Arrange by forces", &[], None, G::Arrange),
    (C::ArrangeLayers, "Arrange in layers", &[], None, G::Arrange),
    (C::ArrangeCircle, "Arrange in a circle, camp by camp", &[], None, G::Arrange),
    (C::ArrangeTime, "Arrange by time", &[], None, G::Arrange),
    (C::ArrangeOtherwise, "Arrange again, otherwise", &[], None, G::Arrange),
    (C::StopArranging, "Stop arranging", &[], None, G::Arrange),
    (C::AlignLeft, "Align left sides", &[key(CTRL_SHIFT, Key::ArrowLeft)], None, G::Arrange),
    (C::AlignCentre, "Align centres", &[key(ALT, Key::H)], None, G::Arrange),
    (C::AlignRight, "Align right sides", &[key(CTRL_SHIFT, Key::ArrowRight)], None, G::Arrange),
    (C::AlignTop, "Align tops", &[key(CTRL_SHIFT, Key::ArrowUp)], None, G::Arrange),
    (C::AlignMiddle, "Align middles", &[key(ALT, Key::V)], None, G::Arrange),
    (C::AlignBottom, "Align bottoms", &[key(CTRL_SHIFT, Key::ArrowDown)], None, G::Arrange),
    (C::DistributeAcross, "Space evenly across", &[key(SHIFT_ALT, Key::H)], None, G::Arrange),
    (C::DistributeDown, "Space evenly down", &[key(SHIFT_ALT, Key::V)], None, G::Arrange),
];

const CANVAS: [Row; 18] = [
    (C::AddNote, "Add a note", &[key(NONE, Key::N)], None, G::Canvas),
    (C::AddPicture, "Add a picture…", &[], None, G::Canvas),
    (C::LockPictures, "Lock or unlock pictures", &[], None, G::Canvas),
    (C::Group, "Group", &[key(CTRL, Key::G)], None, G::Canvas),
    (C::Ungroup, "Ungroup", &[key(CTRL_SHIFT, Key::G)], None, G::Canvas),
    (C::FoldGroup, "Fold or unfold the group", &[key(NONE, Key::G)], None, G::Canvas),
    (C::Nesting, "Show parts within their wholes", &[], None, G::Canvas),
    (C::Filter, "Filter…", &[key(CTRL_SHIFT, Key::L)], Some(Icon::Filter), G::Canvas),
    (C::HideThese, "Hide these actors", &[key(SHIFT, Key::H)], Some(Icon::EyeOff), G::Canvas),
    (C::ClearFilter, "Show everything again", &[key(SHIFT, Key::F)], Some(Icon::Eye), G::Canvas),
    (C::NewCanvas, "New canvas", &[], Some(Icon::Plus), G::Canvas),
    (C::CopyCanvas, "New canvas with the same places", &[], Some(Icon::Copy), G::Canvas),
    (C::RenameCanvas, "Rename the canvas…", &[], None, G::Canvas),
    (C::DeleteCanvas, "Delete the canvas", &[], None, G::Canvas),
    (C::NextCanvas, "Next canvas", &[key(CTRL, Key::PageDown)], None, G::Canvas),
    (C::PreviousCanvas, "Previous canvas", &[key(CTRL, Key::PageUp)], None, G::Canvas),
    (C::CanvasLeft, "Move the canvas to the left", &[key(CTRL_SHIFT, Key::PageUp)], None, G::Canvas),
    (C::CanvasRight, "Move the canvas to the right", &[key(CTRL_SHIFT, Key::PageDown)], None, G::Canvas),
];

const VIEW: [Row; 36] = [
    (C::SelectTool, "Select with the pointer", &[key(NONE, Key::V)], Some(Icon::Select), G::View),
    (C::HandTool, "Move the canvas by hand", &[key(NONE, Key::H)], Some(Icon::Hand), G::View),
    (C::LassoTool, "Select with a lasso", &[key(NONE, Key::L)], None, G::View),
    (C::ZoomIn, "Zoom in", &[key(CTRL, Key::Plus), key(CTRL, Key::Equals)], Some(Icon::ZoomIn), G::View),
    (C::ZoomOut, "Zoom out", &[key(CTRL, Key::Minus)], Some(Icon::ZoomOut), G::View),
    (C::ZoomToActual, "Zoom to 100 %", &[key(CTRL, Key::Num0)], None, G::View),
    (C::FitAll, "Fit the whole map", &[key(SHIFT, Key::Num1)], Some(Icon::Fit), G::View),
    (C::FitSelection, "Fit the selection", &[key(SHIFT, Key::Num2)], None, G::View),
    (C::ViewBack, "Look back", &[key(ALT, Key::ArrowLeft)], None, G::View),
    (C::ViewForward, "Look forward again", &[key(ALT, Key::ArrowRight)], None, G::View),
    (C::Focus, "Focus on the selection", &[key(NONE, Key::F)], None, G::View),
    (C::FocusOne, "Focus: one step", &[key(NONE, Key::Num1)], None, G::View),
    (C::FocusTwo, "Focus: two steps", &[key(NONE, Key::Num2)], None, G::View),
    (C::FocusThree, "Focus: three steps", &[key(NONE, Key::Num3)], None, G::View),
    (C::FocusWider, "Widen the focus", &[], None, G::View),
    (C::Minimap, "Minimap", &[key(SHIFT, Key::M)], None, G::View),
    (C::Legend, "Key to the signs", &[key(SHIFT, Key::L)], None, G::View),
    (C::WheelZooms, "Zoom with the wheel, pan with Ctrl", &[], None, G::View),
    (C::ReadClean, "Read the clean text", &[key(NONE, Key::R)], Some(Icon::Document), G::View),
    (C::Library, "Documents and actors", &[key(CTRL, Key::Num1)], Some(Icon::Library), G::View),
    (C::Reader, "Reader", &[key(CTRL, Key::Num2)], Some(Icon::Document), G::View),
    (C::Inspector, "Inspector", &[key(CTRL, Key::Num3)], Some(Icon::Inspector), G::View),
    (C::Evidence, "Evidence table", &[key(CTRL, Key::Num4)], Some(Icon::Table), G::View),
    (C::SearchAll, "Search all documents", &[key(CTRL_SHIFT, Key::F)], Some(Icon::Search), G::View),
    (C::Suggestions, "Suggestions", &[key(CTRL, Key::Num5)], Some(Icon::Star), G::View),
    (C::Names, "Names in the documents", &[key(CTRL, Key::Num6)], Some(Icon::Person), G::View),
    (C::Review, "Quotes to review", &[key(CTRL, Key::Num7)], Some(Icon::Quote), G::View),
    (C::Check, "Evidence check", &[key(CTRL, Key::Num8)], Some(Icon::Warning), G::View),
    (C::SystemLook, "Look as the system does", &[], Some(Icon::Settings), G::View),
    (C::LightLook, "Light look", &[], Some(Icon::Sun), G::View),
    (C::DarkLook, "Dark look", &[], Some(Icon::Moon), G::View),
    (C::HighContrast, "High contrast", &[], None, G::View),
    (C::ReducedMotion, "Without motion", &[], None, G::View),
    (C::LargerWindow, "Larger panels and menus", &[key(CTRL_SHIFT, Key::Plus)], None, G::View),
    (C::SmallerWindow, "Smaller panels and menus", &[key(CTRL_SHIFT, Key::Minus)], None, G::View),
    (C::ActualWindow, "Panels and menus at 100 %", &[key(CTRL_SHIFT, Key::Num0)], None, G::View),
];

const HELP: [Row; 6] = [
    (
        C::Palette,
        "Run a command…",
        &[key(CTRL, Key::K), key(CTRL_SHIFT, Key::P)],
        Some(Icon::Palette),
        G::Help,
    ),
    (C::Keys, "Show the keys", &[key(NONE, Key::Questionmark)], Some(Icon::Keys), G::Help),
    (C::FirstSteps, "Show the first three steps", &[], Some(Icon::Info), G::Help),
    (C::ReopenLast, "Open the last project at start", &[], Some(Icon::Recent), G::Help),
    (C::LeaveNoTraces, "Leave no traces on this computer", &[], None, G::Help),
    (C::Timings, "Show timings", &[key(NONE, Key::F12)], None, G::Help),
];

const COUNT: usize = FILE.len()
    + EDIT.len()
    + ACTOR.len()
    + TIE.len()
    + ARRANGE.len()
    + CANVAS.len()
    + VIEW.len()
    + HELP.len();

const TABLE: [Row; COUNT] = {
    let mut rows = [FILE[0]; COUNT];
    let parts: [&[Row]; 8] = [&FILE, &EDIT, &ACTOR, &TIE, &ARRANGE, &CANVAS, &VIEW, &HELP];
    let (mut part, mut at) = (0, 0);
    while part < parts.len() {
        let mut row = 0;
        while row < parts[part].len() {
            rows[at] = parts[part][row];
            at += 1;
            row += 1;
        }
        part += 1;
    }
    rows
};

/// Commands that open a new section of their menu.
const FIRST_OF_SECTION: [Command; 26] = [
    C::Save,
    C::ImportDocuments,
    C::ExportPicture,
    C::Quit,
    C::SelectAll,
    C::Duplicate,
    C::FindWords,
    C::PutOnCanvas,
    C::NextMention,
    C::GivePicture,
    C::SwapStance,
    C::ArrangeCamps,
    C::ArrangeOtherwise,
    C::AlignLeft,
    C::Group,
    C::Filter,
    C::NewCanvas,
    C::ViewBack,
    C::Focus,
    C::HighContrast,
    C::SelectInverse,
    C::ZoomIn,
    C::Library,
    C::Evidence,
    C::SystemLook,
    C::LargerWindow,
];

impl Command {
    /// Every command, menu by menu.
    pub const ALL: [Self; COUNT] = {
        let mut all = [Self::New; COUNT];
        let mut at = 0;
        while at < COUNT {
            all[at] = TABLE[at].0;
            at += 1;
        }
        all
    };

    /// What is known of it.
    #[must_use]
    pub fn facts(self) -> Facts {
        let (_, label, keys, icon, group) = TABLE[self as usize];
        Facts { label, keys, icon, group }
    }

    /// True if it opens a new section of its menu.
    #[must_use]
    pub fn opens_section(self) -> bool {
        FIRST_OF_SECTION.contains(&self)
    }

    /// True if it is for the keyboard only and has no entry in a menu.
    #[must_use]
    pub fn is_keys_only(self) -> bool {
        use Command as C;
        matches!(
            self,
            C::NudgeLeft
                | C::NudgeRight
                | C::NudgeUp
                | C::NudgeDown
                | C::PushLeft
                | C::PushRight
                | C::PushUp
                | C::PushDown
        )
    }
}
