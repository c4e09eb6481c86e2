//! The Actor menu.

use kurbo::Vec2;

use super::super::Command;
use super::canvas::movable;
use super::{edit, on_canvas, some_actors};
use crate::app::Reading;
use crate::app::action::{Action, FileAction, Question, Way};
use crate::app::canvas::gesture::with_parts;
use crate::app::view::{Renaming, Whose};
use crate::edit::{Edit, Things};
use crate::model::ActorId;

const NUDGE: f64 = 1.0;
const PUSH: f64 = 10.0;

impl Command {
    pub(super) fn actor_action(self, reading: &Reading<'_>) -> Option<Action> {
        let (x, y, far) = match self {
            Self::NudgeLeft => (-1.0, 0.0, NUDGE),
            Self::NudgeRight => (1.0, 0.0, NUDGE),
            Self::NudgeUp => (0.0, -1.0, NUDGE),
            Self::NudgeDown => (0.0, 1.0, NUDGE),
            Self::PushLeft => (-1.0, 0.0, PUSH),
            Self::PushRight => (1.0, 0.0, PUSH),
            Self::PushUp => (0.0, -1.0, PUSH),
            Self::PushDown => (0.0, 1.0, PUSH),
            _ => return self.other_actor_action(reading),
        };
        let (by, mut chosen) = (Vec2::new(x, y) * far, movable(reading));
        if chosen.is_empty() {
            return None;
        }
        if reading.project().canvas().nests {
            chosen.actors = with_parts(reading.project(), &chosen.actors).into_iter().collect();
        }
        let is_plain = chosen == Things { actors: chosen.actors.clone(), ..Things::default() };
        Some(edit(if is_plain {
            Edit::NudgeActors(chosen.actors, by)
        } else {
            Edit::NudgeThings(chosen, by)
        }))
    }

    fn other_actor_action(self, reading: &Reading<'_>) -> Option<Action> {
        let project = reading.project();
        match self {
            Self::AddActor => {
                let whose = Whose::NewAt(reading.view.camera.centre);
                Some(Action::Rename(Renaming { whose, text: String::new() }))
            }
            Self::Pin => {
                let actors = some_actors(reading)?;
                let all_pinned = actors.iter().all(|id| project.actor(*id).is_some_and(|actor| actor.pinned));
                Some(edit(Edit::PinActors(actors, !all_pinned)))
            }
            Self::PutOnCanvas => {
                let centre = reading.view.camera.centre;
                let off = on_canvas(reading, false)?;
                let column = |n: usize| centre + Vec2::new((n % 6) as f64 * 180.0, (n / 6) as f64 * 72.0);
                Some(edit(Edit::MoveActors(
                    off.into_iter().enumerate().map(|(n, id)| (id, column(n))).collect(),
                )))
            }
            Self::TakeOffCanvas => on_canvas(reading, true).map(|actors| edit(Edit::LiftActors(actors))),
            Self::NextMention => walked(reading).map(|id| Action::WalkMentions(id, Way::On)),
            Self::PreviousMention => walked(reading).map(|id| Action::WalkMentions(id, Way::Back)),
            Self::GivePicture => {
                let [id] = reading.view.selection.actors[..] else { return None };
                Some(Action::File(FileAction::GivePicture(id)))
            }
            Self::TakePicture => {
                let [id] = reading.view.selection.actors[..] else { return None };
                project.actor(id)?.picture?;
                Some(edit(Edit::GivePicture(id, None)))
            }
            Self::MergeActor => {
                let [id] = reading.view.selection.actors[..] else { return None };
                (project.counts().actors > 1).then_some(Action::Ask(Question::Merge(id)))
            }
            _ => None,
        }
    }
}

/// Whose mentions are walked: the selected actor's, or those of the one before if nobody is selected.
fn walked(reading: &Reading<'_>) -> Option<ActorId> {
    let mentions = &reading.session.mentions;
    let actor = match reading.view.selection.actors[..] {
        [id] => id,
        _ => mentions.last_stop()?.0,
    };
    mentions.of(actor).filter(|tally| tally.mentions > 0).map(|_| actor)
}
