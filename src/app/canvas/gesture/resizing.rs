//! The corner of a picture follows the pointer; the picture keeps its shape.

use kurbo::{Point, Rect, Size};

use super::super::super::action::Action;
use super::super::event::{Event, Sight, Touch};
use super::{Gesture, Next, asking, done};
use crate::edit::{Edit, PictureChange};
use crate::model::PictureId;

/// No picture is made smaller on its longer side, in canvas units.
const SMALLEST: f64 = 16.0;

/// The corner of a picture follows the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Resizing {
    /// The picture.
    pub picture: PictureId,
    /// Its box as it was.
    before: Rect,
    /// Its box as it would be.
    pub rect: Rect,
}

impl Resizing {
    pub(super) fn begin(picture: PictureId, touch: Touch, sight: &Sight<'_>) -> Next {
        let Some(rect) = sight.scene.picture_box(picture) else { return done() };
        (Gesture::Resizing(Self { picture, before: rect, rect }.followed(touch)), None)
    }

    pub(super) fn step(self, event: &Event, _sight: &Sight<'_>) -> Next {
        match event {
            Event::Move(touch) => (Gesture::Resizing(self.followed(*touch)), None),
            Event::Release(touch) => self.followed(*touch).let_go(),
            Event::Press(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Carry(..)
            | Event::Drop(..)
            | Event::Escape => (Gesture::Resizing(self), None),
        }
    }

    fn followed(self, touch: Touch) -> Self {
        let corner = self.before.origin();
        let size = self.before.size();
        let wanted = touch.at - corner;
        let scale = (wanted.x / size.width.max(1.0)).max(wanted.y / size.height.max(1.0));
        let least = SMALLEST / size.width.max(size.height).max(1.0);
        let scale = scale.max(least);
        let size = Size::new((size.width * scale).round(), (size.height * scale).round());
        let rect = Rect::from_origin_size(Point::new(corner.x, corner.y), size);
        Self { rect, ..self }
    }

    fn let_go(self) -> Next {
        if self.rect == self.before {
            return done();
        }
        asking(Action::Edit(Edit::ChangePicture(self.picture, PictureChange::Place(self.rect))))
    }
}
