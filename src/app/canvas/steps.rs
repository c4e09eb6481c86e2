//! What keys on the canvas ask for: to go to the next actor, along a tie, or to make an actor beside one.
//!
//! A step selects what it goes to, so that every command is then about it, and moves the camera just as far as it
//! takes for it to be seen.

use kurbo::Rect;

use super::super::action::{Action, CameraMove};
use super::super::view::{Renaming, Whose};
use super::event::{Draft, Sight};
use super::gesture::{Choosing, Gesture, Goal};
use super::walk::{self, NEW_BOX, Toward};
use crate::edit::Things;
use crate::scene::{Part, group_behind};

/// What a key means on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To what is read next, or before.
    Read {
        /// To what is read before.
        back: bool,
    },
    /// Along the tie that leads most that way, to its other end.
    Along(Toward),
    /// Onto the tie that leads most that way.
    Onto(Toward),
    /// To a new actor on that side, tied to the selected one.
    Build(Toward),
    /// Open the menu of what is selected.
    Menu,
    /// Type another name for the selected actor.
    Rename,
    /// Leave the canvas for the next part of the window, or the one before.
    Leave {
        /// To the one before.
        back: bool,
    },
}

/// What comes of a step.
#[derive(Debug, Default)]
pub struct Taken {
    /// What is asked for.
    pub actions: Vec<Action>,
    /// What the hand is in the middle of from now on, if that changes.
    pub gesture: Option<Gesture>,
    /// What has the keyboard from now on.
    pub stands_on: Option<Part>,
    /// There is nothing further that way on the canvas.
    pub leaves: Option<bool>,
}

impl Step {
    /// What comes of this step.
    #[must_use]
    pub fn taken(self, sight: &Sight<'_>) -> Taken {
        let here = standing(sight.selection);
        match (self, here) {
            (Self::Read { back }, _) => match walk::read_next(sight, here, back) {
                Some(part) => going_to(part, sight),
                None => Taken { leaves: Some(back), ..Taken::default() },
            },
            (Self::Along(toward), Some(Part::Actor(actor))) => {
                let found = walk::along_tie(sight, actor, toward);
                found.map_or_else(Taken::default, |(_, other)| going_to(Part::Actor(other), sight))
            }
            (Self::Along(toward) | Self::Onto(toward), Some(Part::Tie(tie))) => {
                let found = walk::end_toward(sight, tie, toward);
                found.map_or_else(Taken::default, |end| going_to(Part::Actor(end), sight))
            }
            (Self::Onto(toward), Some(Part::Actor(actor))) => {
                let found = walk::along_tie(sight, actor, toward);
                found.map_or_else(Taken::default, |(tie, _)| going_to(Part::Tie(tie), sight))
            }
            (Self::Build(toward), _) => building(toward, sight),
            (Self::Rename, Some(Part::Actor(actor))) => {
                let text = sight.project.actor(actor).map(|found| found.name.clone()).unwrap_or_default();
                asking(vec![Action::Rename(Renaming { whose: Whose::Actor(actor), text })])
            }
            (Self::Leave { back }, _) => Taken { leaves: Some(back), ..Taken::default() },
            (Self::Along(_) | Self::Onto(_) | Self::Rename | Self::Menu, _) => Taken::default(),
        }
    }
}

/// The one actor that is selected, or else the one tie.
#[must_use]
pub fn standing(selection: &Things) -> Option<Part> {
    match (&selection.actors[..], &selection.ties[..], &selection.groups[..], &selection.notes[..]) {
        ([actor], ..) => Some(Part::Actor(*actor)),
        ([], [tie], ..) => Some(Part::Tie(*tie)),
        ([], [], [group], []) => Some(Part::Group(*group)),
        ([], [], [], [note]) => Some(Part::Note(*note)),
        _ => None,
    }
}

/// The selection of one thing.
#[must_use]
pub fn only(part: Part) -> Things {
    match part {
        Part::Actor(id) => match group_behind(id) {
            Some(group) => Things { groups: vec![group], ..Things::default() },
            None => Things { actors: vec![id], ..Things::default() },
        },
        Part::Group(id) => Things { groups: vec![id], ..Things::default() },
        Part::Note(id) => Things { notes: vec![id], ..Things::default() },
        Part::Picture(id) => Things { pictures: vec![id], ..Things::default() },
        Part::Tie(id) => Things { ties: vec![id], ..Things::default() },
        _ => Things::default(),
    }
}

fn asking(actions: Vec<Action>) -> Taken {
    Taken { actions, ..Taken::default() }
}

fn going_to(part: Part, sight: &Sight<'_>) -> Taken {
    let mut actions = vec![Action::Select(only(part))];
    actions.extend(walk::area_of(sight, part).map(|area| Action::Camera(CameraMove::Reveal(area))));
    Taken { stands_on: Some(part), ..asking(actions) }
}

/// The question of what the new tie is, with the name of the new actor still to be typed.
fn building(toward: Toward, sight: &Sight<'_>) -> Taken {
    let [from] = sight.selection.actors[..] else { return Taken::default() };
    let Some(at) = walk::free_beside(sight, from, toward) else { return Taken::default() };
    let draft = Draft { attach: sight.words.is_some(), ..Draft::default() };
    let choosing = Choosing { from, to: Goal::New(at), at, draft, goes_on: true };
    // The question hangs below the new actor.
    let room = Rect::from_center_size(at, NEW_BOX).inflate(40.0, 60.0);
    let reveal = Action::Camera(CameraMove::Reveal(Rect { y1: room.y1 + 120.0 * sight.point, ..room }));
    Taken { gesture: Some(Gesture::Choosing(choosing)), ..asking(vec![reveal]) }
}
