//! Which command lines things up how.

use super::super::Command;
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::canvas::LineUp;
use crate::edit::Things;

impl Command {
    pub(super) fn align_action(self, reading: &Reading<'_>) -> Option<Action> {
        let how = match self {
            Self::AlignLeft => LineUp::Left,
            Self::AlignCentre => LineUp::Centre,
            Self::AlignRight => LineUp::Right,
            Self::AlignTop => LineUp::Top,
            Self::AlignMiddle => LineUp::Middle,
            Self::AlignBottom => LineUp::Bottom,
            Self::DistributeAcross => LineUp::Across,
            Self::DistributeDown => LineUp::Down,
            _ => return None,
        };
        let Things { actors, groups, notes, pictures, .. } = &reading.view.selection;
        let most = actors.len() + groups.len() + notes.len() + pictures.len();
        (most >= how.needs()).then_some(Action::LineUp(how))
    }
}
