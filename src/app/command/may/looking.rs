//! Which command looks at the canvas how: focus, minimap, key to the signs, contrast, motion.

use super::super::Command;
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::focus::Focus;
use crate::app::theme::Dress;
use crate::app::view::Panel;

impl Command {
    pub(super) fn looking_action(self, reading: &Reading<'_>) -> Option<Action> {
        let (focusing, dress) = (&reading.view.focusing, reading.view.dress);
        Some(match self {
            Self::Focus if focusing.is_some() => Action::Focus(None),
            Self::FocusWider => {
                let focus = focusing.clone()?;
                Action::Focus(Some(Focus { steps: focus.steps % Focus::MOST_STEPS + 1, ..focus }))
            }
            Self::Focus | Self::FocusOne | Self::FocusTwo | Self::FocusThree => {
                let known = focusing.as_ref().map(|focus| focus.actors.clone());
                let actors =
                    known.or_else(|| Focus::actors_of(reading.project(), &reading.view.selection))?;
                Action::Focus(Some(Focus { actors, steps: self.steps()? }))
            }
            Self::Minimap => Action::Toggle(Panel::Minimap),
            Self::Legend => Action::Toggle(Panel::Legend),
            Self::HighContrast => Action::Dress(Dress { is_stark: !dress.is_stark, ..dress }),
            Self::ReducedMotion => Action::Dress(Dress { is_still: !dress.is_still, ..dress }),
            _ => return None,
        })
    }
}
