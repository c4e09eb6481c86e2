//! A side of a note follows the pointer; its words are broken anew once it is let go.

use kurbo::Rect;

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
use super::{Gesture, Next, asking, done};
use crate::edit::{Edit, NoteChange};
use crate::model::NoteId;
use crate::scene::Side;

/// No note is made narrower, in canvas units.
const NARROWEST: f64 = 60.0;

/// A side of a note follows the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Widening {
    /// The note.
    pub note: NoteId,
    /// The side.
    pub side: Side,
    /// Its box as it would be.
    pub rect: Rect,
}

impl Widening {
    pub(super) fn begin((note, side): (NoteId, Side), touch: Touch, sight: &Sight<'_>) -> Next {
        let Some(rect) = sight.scene.note_box(note) else { return done() };
        (Gesture::Widening(Self { note, side, rect }.followed(touch)), None)
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Widening(self.followed(*touch)), None),
            Event::Release(touch) => self.followed(*touch).let_go(sight),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Widening(self), None),
        }
    }

    fn followed(self, touch: Touch) -> Self {
        let Rect { x0, x1, .. } = self.rect;
        let rect = match self.side {
            Side::Right => Rect { x1: touch.at.x.max(x0 + NARROWEST).round(), ..self.rect },
            Side::Left => Rect { x0: touch.at.x.min(x1 - NARROWEST).round(), ..self.rect },
        };
        Self { rect, ..self }
    }

    fn let_go(self, sight: &Sight<'_>) -> Next {
        if sight.scene.note_box(self.note).is_none_or(|before| before == self.rect) {
            return done();
        }
        let change = NoteChange::Sides { left: self.rect.x0, width: self.rect.width() };
        asking(Action::Edit(Edit::ChangeNotes(vec![self.note], change)))
    }
}
