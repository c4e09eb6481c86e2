//! Nothing yet: what a press or a double-click begins.

use super::super::super::action::Action;
use super::super::super::view::{Renaming, Whose};
use super::super::event::{Event, Sight, Touch};
use super::{Carrying, Gesture, Next, Pressed, asking, done, handle_under};
use crate::edit::{Edit, GroupChange};
use crate::model::{ActorId, GroupId, TieId};
use crate::scene::Hit;

pub(super) fn step(event: &Event, sight: &Sight<'_>) -> Next {
    match *event {
        Event::Press(touch) if touch.pans => (Gesture::Panning, None),
        Event::Press(touch) => {
            let on = sight.under(touch.at);
            let handle = handle_under(sight, touch.at);
            (Gesture::Pressed(Pressed { on, handle, at: touch.at, shift: touch.shift }), None)
        }
        Event::DoubleClick(touch) => double_click(touch, sight),
        Event::Drop(carried, touch) => Carrying::over(carried, touch, None, sight).dropped(touch, sight),
        Event::Move(_)
        | Event::Release(_)
        | Event::Stance(_)
        | Event::Draft(_)
        | Event::Accept
        | Event::Carry(..)
        | Event::Escape => done(),
    }
}

fn double_click(touch: Touch, sight: &Sight<'_>) -> Next {
    let bent = handle_under(sight, touch.at).filter(|tie| sight.project.bend(*tie).is_some());
    if let Some(tie) = bent {
        return asking(Action::Edit(Edit::BendTies(vec![tie], None)));
    }
    match sight.under(touch.at) {
        Some(Hit::Rim(actor) | Hit::Body(actor)) => rename(actor, sight),
        Some(Hit::Tie(tie) | Hit::End(tie, _)) => first_quote(tie, sight),
        Some(Hit::Group(group) | Hit::Fold(group)) => open_group(group, sight),
        Some(Hit::Note(note) | Hit::NoteSide(note, _)) => {
            (Gesture::Idle, Renaming::of_note(sight.project, note).map(Action::Rename))
        }
        Some(Hit::Picture(_) | Hit::PictureCorner(_)) => done(),
        None => name_new(touch),
    }
}

/// Unfolds a folded group, and begins to name any other.
fn open_group(group: GroupId, sight: &Sight<'_>) -> Next {
    let Some(found) = sight.project.group(group) else { return done() };
    if found.folded {
        return asking(Action::Edit(Edit::ChangeGroup(group, GroupChange::Folded(false))));
    }
    (Gesture::Idle, Renaming::of_group(sight.project, group).map(Action::Rename))
}

fn rename(actor: ActorId, sight: &Sight<'_>) -> Next {
    let Some(found) = sight.project.actor(actor) else { return done() };
    asking(Action::Rename(Renaming { whose: Whose::Actor(actor), text: found.name.clone() }))
}

fn first_quote(tie: TieId, sight: &Sight<'_>) -> Next {
    let first = sight.project.quotes_of(tie).next();
    (Gesture::Idle, first.map(|(quote, _)| Action::ShowQuote(quote)))
}

fn name_new(touch: Touch) -> Next {
    asking(Action::Rename(Renaming { whose: Whose::NewAt(touch.at), text: String::new() }))
}
