//! What lies on top of groups and notes: rings, handles, and where a moved actor would come to belong.

use std::collections::BTreeSet;

use kurbo::{Point, Rect};

use super::ghost::Ghost;
use crate::edit::Things;
use crate::model::GroupId;
use crate::scene::{Paint, Shape};

impl Ghost<'_> {
    /// Rings around the groups and notes that are selected; a single note has handles at its sides.
    pub(super) fn beside(&mut self, selection: &Things, paint: Paint) {
        for group in &selection.groups {
            self.around(self.sight.scene.group_frame(*group), paint, 2.0);
        }
        for picture in &selection.pictures {
            let rect = self.sight.scene.picture_box(*picture);
            self.around(rect, paint, 2.0);
            if let Some(rect) = rect.filter(|_| selection.pictures.len() == 1) {
                let (centre, point) = (Point::new(rect.x1, rect.y1), self.sight.point);
                self.shapes.push(Shape::Disc { centre, radius: 5.5 * point, paint });
            }
        }
        for note in &selection.notes {
            let rect = self.sight.scene.note_box(*note);
            self.around(rect, paint, 2.0);
            self.handles_of_sides(rect.filter(|_| selection.notes.len() == 1), paint);
        }
    }

    /// A ring around a box that is no actor's.
    pub(super) fn around(&mut self, rect: Option<Rect>, paint: Paint, width: f64) {
        let Some(rect) = rect else { return };
        let out = 2.0 * self.sight.point;
        let line = Some((width * self.sight.point, paint));
        let radius = 12.0_f64.min(rect.height() / 4.0);
        self.shapes.push(Shape::Panel { rect: rect.inflate(out, out), radius, fill: None, line });
    }

    /// The frame of a group that is being named.
    pub(super) fn new_group(&mut self, rect: Option<Rect>) {
        let paint = self.look.style().selection;
        let Some(rect) = rect else { return };
        let line = Some((1.5 * self.sight.point, paint));
        self.shapes.push(Shape::Panel { rect, radius: 14.0, fill: Some(paint.faded(0.06)), line });
    }

    /// Groups that something would come into or leave, if it were let go now.
    pub(super) fn homes(&mut self, homes: &[(Option<GroupId>, Things)]) {
        let style = self.look.style();
        for (home, things) in homes {
            if let Some(there) = home {
                self.around(self.sight.scene.group_frame(*there), style.selection, 2.5);
                continue;
            }
            let project = self.sight.project;
            let of_actors = things.actors.iter().filter_map(|actor| project.group_of(*actor));
            let mut left: BTreeSet<GroupId> = of_actors.collect();
            for (id, group) in project.groups_here() {
                let holds = group.notes.iter().any(|note| things.notes.contains(note))
                    || group.pictures.iter().any(|picture| things.pictures.contains(picture));
                left.extend(holds.then_some(id));
            }
            for group in left {
                self.around(self.sight.scene.group_frame(group), style.muted, 1.5);
            }
        }
    }

    fn handles_of_sides(&mut self, rect: Option<Rect>, paint: Paint) {
        let Some(rect) = rect else { return };
        let (point, ground) = (self.sight.point, self.look.style().ground);
        for x in [rect.x0, rect.x1] {
            let grip = Rect::from_center_size(Point::new(x, rect.center().y), (7.0 * point, 16.0 * point));
            let line = Some((1.5 * point, paint));
            self.shapes.push(Shape::Panel { rect: grip, radius: 3.5 * point, fill: Some(ground), line });
        }
    }
}
