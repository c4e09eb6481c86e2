//! Which command lines actors up how.

use super::super::Command;
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::canvas::LineUp;

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
        (reading.view.selection.actors.len() >= how.needs()).then_some(Action::LineUp(how))
    }
}
