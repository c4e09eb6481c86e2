//! Actors on their way to where they are: after an arrangement the canvas shows them glide there.
//!
//! Only the picture moves; the project has changed already, and nothing that is asked meanwhile waits for it. Of
//! larger maps the way is not shown: drawing every step anew would cost more than it tells.

use egui::Ui;
use kurbo::Point;

use crate::app::ink::Ink;
use crate::edit::Edit;
use crate::model::{ActorId, Project};
use crate::scene::{Builder, Frame, Look, Shape};

/// Seconds that the way takes.
const SECONDS: f64 = 0.4;
/// So many actors are shown on their way at most; with so many on the whole map.
const MOST: usize = 400;

/// The way of some actors.
#[derive(Default)]
pub(super) struct Glide {
    from: Vec<(ActorId, Point)>,
    /// When it was first shown, in seconds of the window.
    began: Option<f64>,
    builder: Builder,
}

impl Glide {
    /// Begins anew, from these places.
    pub(super) fn begin(&mut self, from: Vec<(ActorId, Point)>) {
        *self = Self { from, ..Self::default() };
    }

    /// What is drawn instead of the map while actors are on their way; nothing once they are there.
    pub(super) fn shapes(
        &mut self,
        ui: &Ui,
        project: &Project,
        (look, ink): (Look, &mut Ink),
    ) -> Option<Vec<Shape>> {
        if self.from.is_empty() {
            return None;
        }
        let now = ui.input(|input| input.time);
        let began = *self.began.get_or_insert(now);
        let share = (now - began) / SECONDS;
        // A window without motion has no time for it.
        let stands_still = ui.style().animation_time <= 0.0 || project.counts().actors > MOST;
        if share >= 1.0 || stands_still {
            self.from.clear();
            return None;
        }
        ui.ctx().request_repaint();
        let on_the_way = places_at(&self.from, project, eased(share));
        let project = Edit::MoveActors(on_the_way).preview(project).ok()?;
        let frame = Frame { look, legend: false, title: false, only: None };
        let scene = self.builder.build(&project, &frame, &mut ink.typesetter);
        Some(scene.items().flat_map(|item| scene.shapes(&item)).collect())
    }
}

/// Where actors are after a share of their way.
fn places_at(from: &[(ActorId, Point)], project: &Project, share: f64) -> Vec<(ActorId, Point)> {
    let place = |(id, from): &(ActorId, Point)| Some((*id, from.lerp(project.actor(*id)?.place?, share)));
    from.iter().filter_map(place).collect()
}

/// Fast off, slow to arrive.
fn eased(share: f64) -> f64 {
    1.0 - (1.0 - share.clamp(0.0, 1.0)).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdSource, notation};

    #[test]
    fn actors_leave_where_they_were_and_arrive_where_they_are() {
        let project = notation::parse("A @ 100,0; B @ 0,40", &mut IdSource::new(1)).unwrap();
        let a = project.actor_named("A").unwrap();
        let at = |share| places_at(&[(a, Point::ORIGIN)], &project, eased(share))[0].1.x;
        assert_eq!((at(0.0), at(1.0), at(3.0)), (0.0, 100.0, 100.0));
        assert!(at(0.3) > 30.0 && at(0.6) < 100.0);
    }
}
