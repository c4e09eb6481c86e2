//! Every command, once: its name, its keys, its icon, and when it can be run.
//!
//! Menus, toolbar, palette, shortcuts, the list of keys and the tests all walk [`Command::ALL`]. "May I?" and "do
//! it" are one question, [`Command::action`], so a grey entry cannot disagree with its key. Which keys count while
//! somebody types is decided in [`keys`]; what an action does is decided in `handle`.

mod facts;
mod keys;
mod may;

pub use facts::{Facts, Group};
pub use keys::{Focus, Held, keys_text, pressed};
pub(super) use may::{copy_name, moved};

/// A named thing the analyst can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // their labels, in `facts`, say what they are
pub enum Command {
    New,
    Open,
    OpenByPath,
    OpenSample,
    Save,
    SaveAs,
    Revert,
    SavedVersions,
    ImportDocuments,
    ImportFolder,
    PasteDocument,
    ReadAgain,
    ImportTable,
    ImportNames,
    ExportPicture,
    CopyPicture,
    ExportTables,
    Quit,
    Undo,
    Redo,
    SelectAll,
    SelectInverse,
    SelectSameKind,
    SelectCamp,
    SelectTied,
    SelectTiesAmong,
    SelectSupport,
    SelectClash,
    FrameEncloses,
    BackOut,
    Duplicate,
    Cut,
    Copy,
    Paste,
    Rename,
    Delete,
    FindWords,
    Find,
    AddActor,
    Pin,
    PutOnCanvas,
    TakeOffCanvas,
    MergeActor,
    NextMention,
    PreviousMention,
    NudgeLeft,
    NudgeRight,
    NudgeUp,
    NudgeDown,
    PushLeft,
    PushRight,
    PushUp,
    PushDown,
    GivePicture,
    TakePicture,
    Support,
    Clash,
    AttachWords,
    SwapStance,
    Reverse,
    Mutual,
    ShowFirstQuote,
    Straighten,
    ArrangeAll,
    ArrangeSelection,
    ArrangeAround,
    ArrangeCamps,
    ArrangeForce,
    ArrangeLayers,
    ArrangeCircle,
    ArrangeTime,
    ArrangeOtherwise,
    StopArranging,
    AlignLeft,
    AlignCentre,
    AlignRight,
    AlignTop,
    AlignMiddle,
    AlignBottom,
    DistributeAcross,
    DistributeDown,
    AddNote,
    AddPicture,
    LockPictures,
    Group,
    Ungroup,
    FoldGroup,
    Nesting,
    Filter,
    HideThese,
    ClearFilter,
    NewCanvas,
    CopyCanvas,
    RenameCanvas,
    DeleteCanvas,
    NextCanvas,
    PreviousCanvas,
    CanvasLeft,
    CanvasRight,
    SelectTool,
    HandTool,
    LassoTool,
    ZoomIn,
    ZoomOut,
    ZoomToActual,
    FitAll,
    FitSelection,
    ViewBack,
    ViewForward,
    Focus,
    FocusOne,
    FocusTwo,
    FocusThree,
    FocusWider,
    Minimap,
    Legend,
    WheelZooms,
    ReadClean,
    Library,
    Reader,
    Inspector,
    Evidence,
    SearchAll,
    Suggestions,
    Names,
    Review,
    Check,
    SystemLook,
    LightLook,
    DarkLook,
    HighContrast,
    ReducedMotion,
    LargerWindow,
    SmallerWindow,
    ActualWindow,
    Palette,
    Keys,
    FirstSteps,
    ReopenLast,
    LeaveNoTraces,
    Timings,
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_commands() {
        for (place, command) in Command::ALL.into_iter().enumerate() {
            assert_eq!(command as usize, place, "{command:?}");
        }
    }

    #[test]
    fn no_two_commands_share_a_key() {
        let mut owners = HashMap::new();
        for command in Command::ALL {
            for key in command.facts().keys {
                let other = owners.insert(*key, command);
                assert_eq!(other, None, "{} belongs to {command:?} too", keys_text(&[*key]));
            }
        }
    }

    #[test]
    fn every_command_has_a_name_of_its_own_that_opens_with_a_capital() {
        let mut names = HashSet::new();
        for command in Command::ALL {
            let label = command.facts().label;
            assert!(label.starts_with(char::is_uppercase), "{command:?} is called {label:?}");
            assert!(names.insert(label), "{label:?} is the name of two commands");
        }
    }
}
