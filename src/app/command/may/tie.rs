//! The Tie menu.

use super::super::Command;
use super::{edit, only_tie};
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::view::Renaming;
use crate::edit::{Edit, End, NewTie, Said, TieChange};
use crate::model::{Direction, Stance};

impl Command {
    pub(super) fn tie_action(self, reading: &Reading<'_>) -> Option<Action> {
        let selected = &reading.view.selection.ties;
        let some = || (!selected.is_empty()).then(|| selected.clone());
        match self {
            Self::Support => tie_as(reading, Stance::Support),
            Self::Clash => tie_as(reading, Stance::Clash),
            Self::AttachWords => {
                let is_one = selected.len() == 1 && reading.view.words.is_some();
                is_one.then_some(Action::AttachSelectedWords)
            }
            Self::SwapStance => some().map(|ties| edit(Edit::SwapStances(ties))),
            Self::Reverse => some().map(|ties| edit(Edit::ReverseTies(ties))),
            Self::Mutual => {
                let tie = only_tie(reading)?;
                let direction = match reading.project().tie(tie)?.direction {
                    Direction::OneWay => Direction::Mutual,
                    Direction::Mutual => Direction::OneWay,
                };
                Some(edit(Edit::ChangeTie(tie, TieChange::Direction(direction))))
            }
            Self::ShowFirstQuote => {
                // Enter opens what is selected; of a note these are its words.
                if let ([], [note]) = (&reading.view.selection.ties[..], &reading.view.selection.notes[..]) {
                    return Renaming::of_note(reading.project(), *note).map(Action::Rename);
                }
                let (quote, _) = reading.project().quotes_of(only_tie(reading)?).next()?;
                Some(Action::ShowQuote(quote))
            }
            Self::Straighten => {
                let bent = selected.iter().any(|tie| reading.project().bend(*tie).is_some());
                bent.then(|| edit(Edit::BendTies(selected.clone(), None)))
            }
            _ => None,
        }
    }
}

/// From selected words through the bar; from two selected actors at once, the first one chosen being the one who acts.
fn tie_as(reading: &Reading<'_>, stance: Stance) -> Option<Action> {
    if reading.view.words.is_some() {
        return Some(Action::OpenQuickTie(stance));
    }
    let [from, to] = reading.view.selection.actors[..] else { return None };
    let tie = NewTie {
        from: End::Actor(from),
        to: End::Actor(to),
        stance,
        direction: Direction::OneWay,
        words: None,
        said: Said::default(),
    };
    Some(edit(Edit::DrawTie(tie)))
}
