//! The key to the signs that are in view, in a corner of the canvas.
//!
//! It is made of the very shapes that the map is made of, by the scene, from what is in the visible part. It is made
//! anew when the view has come to rest, and drawn at the size of the window's own words, whatever the zoom.

use egui::{Area, Context, Id, Order, Rect, Role, Sense, Vec2, WidgetInfo};
use kurbo::Size;

use super::Camera;
use super::paint::{self, Stand};
use crate::app::Reading;
use crate::app::ink::Ink;
use crate::app::overlays::minimap_space;
use crate::app::rest::Rest;
use crate::app::theme::look_of;
use crate::model::CanvasId;
use crate::scene::{Builder, Look, Shape, Signs};

const MARGIN: f32 = 10.0;
/// How large a unit of the key is, in points.
const SCALE: f64 = 0.86;

/// The key, and what it was made for.
#[derive(Default)]
pub struct SignKey {
    builder: Builder,
    looked: Option<(u64, CanvasId, kurbo::Rect)>,
    rest: Rest<(u64, CanvasId, kurbo::Rect)>,
    signs: Signs,
    made_for: Option<(Signs, Look, u64)>,
    shapes: Vec<Shape>,
}

impl SignKey {
    /// Draws the key into the corner of the canvas.
    pub fn key_ui(&mut self, ctx: &Context, canvas: Rect, (reading, ink): (Reading<'_>, &mut Ink)) {
        self.look_around(ctx, reading);
        let look = look_of(&ctx.global_style().visuals);
        let wanted = (self.signs.clone(), look, ink.generation());
        if self.made_for.as_ref() != Some(&wanted) {
            self.shapes = self.builder.key(&self.signs, (reading.project(), look), &mut ink.typesetter);
            self.made_for = Some(wanted);
        }
        let Some(Shape::Panel { rect, .. }) = self.shapes.first().filter(|_| !self.signs.is_empty()) else {
            return;
        };
        let size = Vec2::new((rect.width() * SCALE) as f32, (rect.height() * SCALE) as f32);
        // Where both have no room beside each other it stands above the minimap.
        let minimap = minimap_space(canvas, reading).unwrap_or_default();
        let is_tight = size.x + minimap.x + 2.0 * MARGIN > canvas.width();
        let lift = if is_tight { minimap.y } else { 0.0 };
        if size.x > canvas.width() - 2.0 * MARGIN || size.y > canvas.height() - 2.0 * MARGIN - lift {
            return;
        }
        let corner = Area::new(Id::unique("key to the signs")).order(Order::Middle).constrain_to(canvas);
        let at = canvas.left_bottom() + Vec2::new(MARGIN, -size.y - MARGIN - lift);
        corner.fixed_pos(at).show(ctx, |ui| {
            let (place, response) = ui.allocate_exact_size(size + Vec2::splat(1.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Key to the signs in view"));
            let panel = Size::new(f64::from(size.x), f64::from(size.y));
            let centre = kurbo::Point::new(panel.width / 2.0 / SCALE, panel.height / 2.0 / SCALE);
            let camera = Camera { centre, zoom: SCALE, panel };
            let stand =
                Stand { corner: place.min.to_vec2(), camera, pixels_per_point: ctx.pixels_per_point() };
            ui.painter().add(paint::loose(&self.shapes, stand, ink));
        });
    }

    /// Finds the signs in view, once the view rests.
    fn look_around(&mut self, ctx: &Context, reading: Reading<'_>) {
        let wanted = (reading.editor.revision(), reading.project().front(), reading.view.camera.seen());
        if self.looked == Some(wanted) {
            return;
        }
        let is_at_rest =
            ctx.input(|input| !input.pointer.any_down() && input.smooth_scroll_delta() == Vec2::ZERO);
        if is_at_rest {
            let (actors, ties) = reading.scene.counts();
            if self.looked.is_some() && !self.rest.is_over(ctx, wanted, actors + ties) {
                return; // a large map is not looked through between two steps
            }
            self.signs = reading.scene.signs_in(wanted.2);
            self.looked = Some(wanted);
        } else {
            ctx.request_repaint();
        }
    }
}
