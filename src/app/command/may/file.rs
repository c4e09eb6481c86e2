//! The File menu: projects, documents, pictures.

use super::super::Command;
use crate::app::Reading;
use crate::app::action::{Action, FileAction, Purpose, Question};

impl Command {
    pub(super) fn file_action(self, reading: &Reading<'_>) -> Option<FileAction> {
        let is_dirty = reading.session.is_dirty(reading.editor);
        let has_actors = reading.project().counts().actors > 0;
        Some(match self {
            Self::New => FileAction::New,
            Self::Open => FileAction::Open,
            Self::OpenSample => FileAction::OpenSample,
            Self::Save if is_dirty || reading.session.path.is_none() => FileAction::Save,
            Self::SaveAs => FileAction::SaveAs,
            Self::Revert if is_dirty && reading.session.path.is_some() => FileAction::Revert,
            Self::SavedVersions if reading.session.path.is_some() => FileAction::Versions,
            Self::ImportDocuments => FileAction::Import,
            Self::ImportFolder => FileAction::ImportFolder,
            Self::PasteDocument => FileAction::PasteDocument,
            Self::ReadAgain => FileAction::ReadAgain(reading.view.document?),
            Self::ImportTable => FileAction::ImportTable,
            Self::ImportNames => FileAction::ImportNames,
            Self::CopyPicture if has_actors => FileAction::CopyPicture,
            Self::ExportTables if has_actors => FileAction::ExportTables,
            Self::Quit => FileAction::Quit,
            _ => return None,
        })
    }

    pub(super) fn asking(self, reading: &Reading<'_>) -> Option<Action> {
        let question = match self {
            Self::OpenByPath => Question::Path(Purpose::Open),
            Self::ExportPicture if reading.project().counts().actors > 0 => Question::Picture,
            _ => return None,
        };
        Some(Action::Ask(question))
    }
}
