//! What stands over the canvas and at its edge: chips that say what is hidden or in focus, the find bar, the choice of
//! what is hidden, the small map, the tabs of the canvases.
//!
//! All of it shows and asks, as panels do. The key to the signs is the canvas's own, because it is made of the same
//! shapes. Start at [`Overlays::over_ui`].

mod chips;
mod filter;
mod find;
mod found;
mod minimap;
mod tabs;

use egui::{Area, Context, Frame, Id, Margin, Order, Rect, Vec2};

pub use found::Found;
pub use minimap::space as minimap_space;

use super::canvas::Camera;
use super::ink::Ink;
use super::view::Panel;
use super::{Actions, Reading};
use crate::model::{CanvasId, Project};

/// Between the edge of the canvas and what stands over it.
const MARGIN: f32 = 10.0;
/// What stands over the canvas is never narrower; it lies over its neighbours then.
const LEAST_ROOM: f32 = 240.0;

/// What stands over the canvas remembers this between frames.
#[derive(Default)]
pub struct Overlays {
    find: find::FindBar,
    filter: filter::FilterPanel,
    minimap: minimap::Minimap,
    tabs: tabs::Tabs,
}

impl Overlays {
    /// Draws the tabs of the canvases below the canvas; nothing while there is only one.
    pub(super) fn tabs_ui(&mut self, ui: &mut egui::Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        self.tabs.tabs_ui(ui, reading, ink)
    }

    /// Draws what stands over the canvas, which is at `canvas`.
    pub(super) fn over_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        (reading, ink): (Reading<'_>, &mut Ink),
    ) -> Actions {
        let mut asked = Actions::default();
        let is_open = |panel| reading.view.panels.contains(&panel);
        self.left_ui(ctx, canvas, (reading, ink), &mut asked);
        if is_open(Panel::Filter) {
            asked.extend(self.filter.panel_ui(ctx, canvas, (reading, ink)));
        }
        asked.extend(self.minimap.map_ui(ctx, canvas, reading));
        asked
    }

    /// Chips and, below them, the find bar.
    fn left_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        (reading, ink): (Reading<'_>, &mut Ink),
        asked: &mut Actions,
    ) {
        let finds = reading.view.panels.contains(&Panel::Find);
        if !finds && !chips::are_wanted(reading) {
            return;
        }
        // However narrow the canvas is, what is hidden is said.
        let room = (canvas.width() - 2.0 * MARGIN).max(LEAST_ROOM);
        let corner = Area::new(Id::unique("over the canvas")).order(Order::Middle);
        corner.fixed_pos(canvas.min + Vec2::splat(MARGIN)).constrain_to(ctx.content_rect()).show(ctx, |ui| {
            ui.set_max_width(room);
            chips::chips_ui(ui, reading, asked);
            if finds {
                let sheet = Frame::popup(ui.style()).inner_margin(Margin::same(8));
                sheet.show(ui, |ui| {
                    ui.set_width((room - 18.0).min(460.0));
                    asked.extend(self.find.bar_ui(ui, reading, ink));
                });
            }
        });
    }

    /// Opens the find bar, seen from `here`.
    pub(super) fn open_find(&mut self, is_open: bool, here: (CanvasId, Camera)) {
        self.find.open(is_open, here);
    }

    /// Closes the find bar; gives where one was before.
    pub(super) fn close_find(&mut self, canvas: CanvasId) -> Option<Camera> {
        self.find.close(canvas)
    }

    /// The search for what is typed in the find bar.
    pub(super) fn begin_seek(&mut self, project: &Project, revision: u64) -> find::SeekWork {
        self.find.begin(project, revision)
    }

    /// The count of what each choice of the filter is about.
    pub(super) fn begin_tally(&mut self, project: &Project, revision: u64) -> filter::TallyWork {
        self.filter.begin(project, revision)
    }

    /// Begins to type the name of a canvas.
    pub(super) fn rename_canvas(&mut self, project: &Project, canvas: CanvasId) {
        self.tabs.rename(project, canvas);
    }

    /// Forgets what belongs to one project.
    pub(super) fn forget_project(&mut self) {
        *self = Self::default();
    }
}
