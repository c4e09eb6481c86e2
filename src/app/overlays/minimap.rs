//! The small map in the corner of the canvas: everything that is shown, and a frame around what is seen.
//!
//! The map is drawn into a small picture once for each scene. A press or a drag on it moves the camera.

use egui::{
    Area, Color32, ColorImage, Context, Id, Order, Pos2, Rect, Role, Sense, StrokeKind, TextureHandle,
    TextureOptions, Ui, Vec2, WidgetInfo,
};
use kurbo::{Affine, Point};

use super::MARGIN;
use crate::app::action::{Action, CameraMove};
use crate::app::canvas::means::Means;
use crate::app::rest::Rest;
use crate::app::theme::{AS_IT_IS, Tint, look_of};
use crate::app::view::Panel;
use crate::app::{Actions, Reading, convert, sign};
use crate::model::CanvasId;
use crate::scene::{Look, Scene};

/// Size of the map, in points.
pub const SIZE: Vec2 = Vec2::new(190.0, 130.0);
/// Pixels of the picture for each point.
const FINE: f32 = 2.0;
/// Lines are drawn on a map of no more ties than this; beyond, they would be one dark patch.
const MOST_LINES: usize = 2_000;
/// No dot is smaller, in pixels.
const SMALLEST: f64 = 3.0;

/// Version of the scene, canvas, look, and how many mean colours were known.
type Basis = (u64, CanvasId, Look, u64);

/// The picture, and what it is of.
#[derive(Default)]
pub struct Minimap {
    made_for: Option<Basis>,
    rest: Rest<Basis>,
    texture: Option<TextureHandle>,
    means: Means,
}

/// What the map takes of the lower right corner of the canvas; nothing if it is not shown.
#[must_use]
pub fn space(canvas: Rect, reading: Reading<'_>) -> Option<Vec2> {
    let is_wanted = reading.view.panels.contains(&Panel::Minimap) && !reading.scene.is_empty();
    let has_room = canvas.width() >= SIZE.x * 1.6 && canvas.height() >= SIZE.y * 1.6;
    (is_wanted && has_room).then_some(SIZE + Vec2::splat(MARGIN))
}

impl Minimap {
    /// Draws the map into the corner of the canvas.
    pub fn map_ui(&mut self, ctx: &Context, canvas: Rect, reading: Reading<'_>) -> Actions {
        let mut asked = Actions::default();
        if space(canvas, reading).is_none() {
            return asked;
        }
        let at = canvas.max - SIZE - Vec2::splat(MARGIN);
        let corner = Area::new(Id::unique("minimap")).order(Order::Middle).fixed_pos(at).constrain_to(canvas);
        corner.show(ctx, |ui| self.inside_ui(ui, reading, &mut asked));
        asked
    }

    fn inside_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
        let tint = Tint::of(ui);
        let (rect, response) = ui.allocate_exact_size(SIZE, Sense::click_and_drag());
        response
            .widget_info(|| WidgetInfo::labeled(Role::Button, true, "Minimap: click or drag to go there"));
        self.settle(ui, reading);
        let painter = ui.painter_at(rect.expand(1.0));
        painter.rect_filled(rect, 6.0, tint.card);
        if let Some(texture) = &self.texture {
            let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            painter.image(texture.id(), rect, whole, AS_IT_IS);
        }
        let in_map = Affine::translate(convert::way(rect.min.to_vec2())) * fitted(reading.scene, 1.0);
        let seen = convert::rect(in_map.transform_rect_bbox(reading.view.camera.seen()));
        let seen = Rect::from_center_size(seen.center(), seen.size().max(Vec2::splat(5.0))).intersect(rect);
        if seen.is_positive() {
            painter.rect(seen, 2.0, tint.accent.gamma_multiply(0.12), (1.5, tint.accent), StrokeKind::Inside);
        }
        painter.rect_stroke(rect, 6.0, (1.0, tint.border), StrokeKind::Inside);
        if response.has_focus() {
            sign::focus_ring(ui, rect);
        }
        if let Some(pos) = response
            .interact_pointer_pos()
            .filter(|_| response.is_pointer_button_down_on() || response.clicked())
        {
            let at = in_map.inverse() * convert::point(pos.clamp(rect.min, rect.max));
            asked.ask(Action::Camera(CameraMove::To(at)));
        }
    }

    /// Draws the picture anew if the scene is another.
    fn settle(&mut self, ui: &Ui, reading: Reading<'_>) {
        let look = look_of(ui.visuals());
        let wanted = (reading.scene.version(), reading.project().front(), look, self.means.settle());
        let is_known =
            self.made_for.is_some_and(|(_, canvas, look, _)| (canvas, look) == (wanted.1, wanted.2));
        let (actors, ties) = reading.scene.counts();
        // The last picture serves until a large map rests, unless it is of something else.
        let mut waits = || is_known && !self.rest.is_over(ui.ctx(), wanted, actors + ties);
        if self.made_for == Some(wanted) || waits() {
            return;
        }
        let picture = drawn(reading, (look, &mut self.means), ui.ctx());
        match &mut self.texture {
            Some(texture) => texture.set(picture, TextureOptions::LINEAR),
            None => self.texture = Some(ui.ctx().load_texture("minimap", picture, TextureOptions::LINEAR)),
        }
        self.made_for = Some(wanted);
    }
}

/// Turns canvas points into points of the map, `fine` times as large.
fn fitted(scene: &Scene, fine: f64) -> Affine {
    let (bounds, size) = (scene.bounds(), convert::way(SIZE) * fine);
    let pad = 8.0 * fine;
    let room = kurbo::Vec2::new(size.x - 2.0 * pad, size.y - 2.0 * pad);
    let scale = (room.x / bounds.width().max(1.0)).min(room.y / bounds.height().max(1.0)).min(fine * 0.25);
    Affine::translate(size / 2.0) * Affine::scale(scale) * Affine::translate(-bounds.center().to_vec2())
}

/// Everything on the canvas, as small as it gets.
fn drawn(reading: Reading<'_>, (look, means): (Look, &mut Means), ctx: &Context) -> ColorImage {
    let _span = tracing::info_span!("minimap").entered();
    let (project, scene, style) = (reading.project(), reading.scene, look.style());
    let size = (SIZE * FINE).round();
    let mut picture = ColorImage::filled([size.x as usize, size.y as usize], Color32::TRANSPARENT);
    let in_picture = fitted(scene, f64::from(FINE));
    for (_, rect, shown) in scene.pictures_touching(scene.bounds()) {
        let colour = means.of(shown, ctx).unwrap_or(convert::colour(style.hairline));
        filled(&mut picture, in_picture.transform_rect_bbox(rect), colour);
    }
    if project.counts().ties <= MOST_LINES {
        for (id, tie) in project.ties().filter(|(id, _)| scene.tie_line(*id).is_some()) {
            let ends =
                [crate::model::TieEnd::From, crate::model::TieEnd::To].map(|end| scene.tie_end(id, end));
            if let [Some(from), Some(to)] = ends {
                let colour = convert::colour(style.stance(tie.stance).line).gamma_multiply(0.6);
                line(&mut picture, in_picture * from, in_picture * to, colour);
            }
        }
    }
    for (id, actor) in project.actors() {
        let Some(area) = scene.actor_box(id) else { continue };
        let area = in_picture.transform_rect_bbox(area);
        let grow = |side: f64| ((SMALLEST - side) / 2.0).max(0.0);
        let area = area.inflate(grow(area.width()), grow(area.height()));
        filled(&mut picture, area, convert::colour(style.actor_box(actor.kind, actor.colour).line));
    }
    for (_, rect, face) in scene.faces_touching(scene.bounds()) {
        if let Some(colour) = means.of(&face, ctx) {
            filled(&mut picture, in_picture.transform_rect_bbox(rect), colour);
        }
    }
    picture
}

fn filled(picture: &mut ColorImage, area: kurbo::Rect, colour: Color32) {
    let [width, height] = picture.size;
    let within = |v: f64, most: usize| v.round().clamp(0.0, most as f64) as usize;
    let (left, right) = (within(area.x0, width), within(area.x1, width));
    for row in within(area.y0, height)..within(area.y1, height) {
        picture.pixels[row * width + left..row * width + right].fill(colour);
    }
}

fn line(picture: &mut ColorImage, from: Point, to: Point, colour: Color32) {
    let [width, height] = picture.size;
    let steps = (to - from).hypot().ceil().clamp(1.0, 2000.0);
    for step in 0..=steps as usize {
        let at = from.lerp(to, step as f64 / steps);
        if at.x >= 0.0 && at.y >= 0.0 && (at.x as usize) < width && (at.y as usize) < height {
            picture.pixels[at.y as usize * width + at.x as usize] = colour;
        }
    }
}
