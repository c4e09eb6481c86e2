//! A button is down: a click if it comes up here, a drag if it moves on.

use kurbo::Point;

use super::super::super::action::Action;
use super::super::super::view::Tool;
use super::super::event::{Event, Sight, Touch};
use super::{
    Bending, Framing, Gesture, Lassoing, Linking, Moving, Next, Reconnecting, Resizing, Widening, asking,
};
use crate::edit::{Edit, GroupChange, Things};
use crate::model::{ActorId, TieId};
use crate::scene::Hit;

/// A button is down and has not moved yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressed {
    /// What it is down on.
    pub on: Option<Hit>,
    /// It is down on the handle that bends this tie.
    pub handle: Option<TieId>,
    /// Where it went down.
    pub at: Point,
    /// Shift was down too.
    pub shift: bool,
}

impl Pressed {
    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) if sight.is_drag(self.at, touch.at) => self.dragged(*touch, sight),
            Event::Release(_) => self.let_go(sight),
            Event::Press(_)
            | Event::Move(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Pressed(self), None),
        }
    }

    fn dragged(self, touch: Touch, sight: &Sight<'_>) -> Next {
        if let Some(tie) = self.handle {
            return (Gesture::Bending(Bending::new(tie, touch, sight)), None);
        }
        if sight.tool == Tool::Lasso {
            return (Gesture::Lassoing(Lassoing::new(self.at, touch, sight)), None);
        }
        match self.on {
            Some(Hit::Rim(from)) => (Gesture::Linking(Linking::new(from, touch, sight)), None),
            Some(Hit::Body(actor)) => {
                Moving::begin(Things { actors: vec![actor], ..Things::default() }, self.at, touch, sight)
            }
            Some(Hit::Group(group) | Hit::Fold(group)) => {
                Moving::begin(Things { groups: vec![group], ..Things::default() }, self.at, touch, sight)
            }
            Some(Hit::Note(note)) => {
                Moving::begin(Things { notes: vec![note], ..Things::default() }, self.at, touch, sight)
            }
            Some(Hit::Picture(picture)) => {
                let pressed = Things { pictures: vec![picture], ..Things::default() };
                Moving::begin(pressed, self.at, touch, sight)
            }
            Some(Hit::PictureCorner(picture)) => Resizing::begin(picture, touch, sight),
            Some(Hit::NoteSide(note, side)) => Widening::begin((note, side), touch, sight),
            Some(Hit::End(tie, end)) => {
                (Gesture::Reconnecting(Reconnecting::new(tie, end, touch, sight)), None)
            }
            // A tie has no place of its own to be moved to; the drag frames, as it would beside the line.
            Some(Hit::Tie(_)) | None => (Gesture::Framing(Framing::new(self.at, touch, sight)), None),
        }
    }

    fn let_go(&self, sight: &Sight<'_>) -> Next {
        match self.on {
            Some(Hit::Fold(group)) => {
                asking(Action::Edit(Edit::ChangeGroup(group, GroupChange::Folded(true))))
            }
            _ => asking(Action::Select(self.clicked(sight))),
        }
    }

    /// What is selected after a click here.
    fn clicked(&self, sight: &Sight<'_>) -> Things {
        if self.handle.is_some() && !self.shift {
            return sight.selection.clone();
        }
        match self.on {
            Some(Hit::Rim(actor) | Hit::Body(actor)) if self.shift => toggled_actor(sight.selection, actor),
            Some(Hit::Tie(tie) | Hit::End(tie, _)) if self.shift => toggled_ties(tie, sight),
            Some(Hit::Group(group) | Hit::Fold(group)) if self.shift => {
                let mut things = on_canvas(sight.selection);
                toggle(&mut things.groups, group);
                things
            }
            Some(Hit::Note(note) | Hit::NoteSide(note, _)) if self.shift => {
                let mut things = on_canvas(sight.selection);
                toggle(&mut things.notes, note);
                things
            }
            Some(Hit::Picture(picture) | Hit::PictureCorner(picture)) if self.shift => {
                let mut things = on_canvas(sight.selection);
                toggle(&mut things.pictures, picture);
                things
            }
            Some(Hit::Picture(picture) | Hit::PictureCorner(picture)) => {
                Things { pictures: vec![picture], ..Things::default() }
            }
            Some(Hit::Group(group) | Hit::Fold(group)) => Things { groups: vec![group], ..Things::default() },
            Some(Hit::Note(note) | Hit::NoteSide(note, _)) => {
                Things { notes: vec![note], ..Things::default() }
            }
            Some(Hit::Rim(actor) | Hit::Body(actor)) => Things { actors: vec![actor], ..Things::default() },
            Some(Hit::Tie(tie) | Hit::End(tie, _)) => Things { ties: sight.all_of(tie), ..Things::default() },
            None if self.shift => sight.selection.clone(),
            None => Things::default(),
        }
    }
}

fn toggled_actor(selection: &Things, actor: ActorId) -> Things {
    let mut things = on_canvas(selection);
    toggle(&mut things.actors, actor);
    things
}

/// A sum of ties comes and goes whole.
fn toggled_ties(tie: TieId, sight: &Sight<'_>) -> Things {
    let mut things = on_canvas(sight.selection);
    let (all, was_in) = (sight.all_of(tie), things.ties.contains(&tie));
    things.ties.retain(|known| !all.contains(known));
    if !was_in {
        things.ties.extend(all);
    }
    things
}

/// A selection of documents or quotes does not mix with one on the canvas: Delete would take more than one sees.
pub(super) fn on_canvas(selection: &Things) -> Things {
    Things { documents: Vec::new(), quotes: Vec::new(), ..selection.clone() }
}

fn toggle<T: PartialEq>(chosen: &mut Vec<T>, one: T) {
    match chosen.iter().position(|other| *other == one) {
        Some(place) => drop(chosen.remove(place)),
        None => chosen.push(one),
    }
}
