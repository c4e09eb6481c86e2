//! Where asked becomes done, for ways of looking at the canvas: finding, focus, dress.

use super::App;
use super::canvas::Camera;
use super::jobs::Done;
use super::overlays::Found;
use super::theme::{self, Dress};
use super::view::Panel;

/// What was found is shown at this zoom at least.
const LEGIBLE: f64 = 0.75;

impl App {
    /// Opens the find bar, or gives it the keyboard.
    pub(super) fn find(&mut self) {
        let is_open = !self.view.panels.insert(Panel::Find);
        self.overlays.open_find(is_open, (self.editor.project().front(), self.view.camera));
    }

    pub(super) fn seek(&mut self, ctx: &egui::Context) {
        let work = self.overlays.begin_seek(self.editor.project(), self.editor.revision());
        self.run_aside(ctx, work.is_small(), move || work.run());
    }

    pub(super) fn count_choices(&mut self, ctx: &egui::Context) {
        let work = self.overlays.begin_tally(self.editor.project(), self.editor.revision());
        self.run_aside(ctx, work.is_small(), move || work.run());
    }

    /// Runs little work at once and much of it beside the window.
    fn run_aside(&mut self, ctx: &egui::Context, is_small: bool, work: impl FnOnce() + Send + 'static) {
        if is_small {
            return work();
        }
        self.jobs.start(ctx, "", move || {
            work();
            Done::Told
        });
    }

    /// Shows what was found, lit. What is not on the canvas moves nothing.
    pub(super) fn look_at(&mut self, found: Found) {
        self.view.found = Some(found);
        let Some(scene) = self.scene.last() else { return };
        let Some(area) = found.area(self.editor.project(), &scene) else { return };
        let camera = self.view.camera;
        let seen = camera.seen();
        let inner = seen.inflate(-seen.width() * 0.12, -seen.height() * 0.12);
        let is_well_seen = camera.zoom >= LEGIBLE * 0.6 && inner.union(area) == inner;
        if is_well_seen {
            return;
        }
        let room =
            (camera.panel.width / area.width().max(1.0)).min(camera.panel.height / area.height().max(1.0));
        let zoom = camera.zoom.max(LEGIBLE).min((room * 0.8).max(super::canvas::ZOOM_RANGE.0));
        self.fly_to(Camera { centre: area.center(), zoom, ..camera });
    }

    /// Closes the find bar: stays and selects what is lit, or goes back to where one was.
    pub(super) fn end_find(&mut self, stays: bool) {
        self.view.panels.remove(&Panel::Find);
        let before = self.overlays.close_find(self.editor.project().front());
        let found = self.view.found.take();
        match (stays, found, before) {
            (true, Some(found), before) => {
                self.view.selection = found.things();
                before.into_iter().for_each(|before| self.view.looked.jump(before, self.view.camera));
            }
            (false, Some(_), Some(before)) => self.fly_to(before),
            _ => {}
        }
    }

    pub(super) fn put_on(&mut self, ctx: &egui::Context, dress: Dress) {
        self.view.dress = dress;
        theme::wear(ctx, dress);
    }

    /// Leaves what lies over the canvas. False if there is nothing.
    pub(super) fn leave_overlays(&mut self) -> bool {
        if self.view.panels.contains(&Panel::Find) {
            self.end_find(false);
            return true;
        }
        self.view.panels.remove(&Panel::Filter) || self.view.focusing.take().is_some()
    }
}
