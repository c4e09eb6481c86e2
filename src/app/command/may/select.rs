//! Which command selects what.

use super::super::Command;
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::choice::Choice;
use crate::model::Stance;

impl Command {
    pub(super) fn select_action(self, reading: &Reading<'_>) -> Option<Action> {
        let choice = match self {
            Self::SelectAll => Choice::All,
            Self::SelectInverse => Choice::Others,
            Self::SelectSameKind => Choice::SameKind,
            Self::SelectCamp => Choice::Camp,
            Self::SelectTied => Choice::Tied,
            Self::SelectTiesAmong => Choice::TiesAmong,
            Self::SelectSupport => Choice::TiesOf(Stance::Support),
            Self::SelectClash => Choice::TiesOf(Stance::Clash),
            Self::FrameEncloses => return Some(Action::FrameEncloses(!reading.view.frame_encloses)),
            _ => return None,
        };
        let has_actors = reading.project().counts().actors > 0;
        (has_actors && choice.is_possible(&reading.view.selection)).then_some(Action::Choose(choice))
    }
}
