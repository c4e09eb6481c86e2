//! Shapes of the scene as triangles.
//!
//! A [`Painter`] turns shapes into one mesh: for a square of the map that is kept (see [`tiles`](super::tiles)), or
//! for what lies on top for this frame alone. Single triangles are the business of [`triangles`](super::triangles).

use egui::{Mesh, Pos2, Vec2};
use kurbo::{Affine, BezPath, Point, Rect};

use super::super::convert;
use super::super::ink::{Ink, Placing};
use super::Camera;
use super::lines;
use super::names::{self, FarName};
use super::triangles::{Brush, Ends};
use crate::model::ActorId;
use crate::scene::look::BoxPaints;
use crate::scene::{Look, Paint, Part, Pattern, Scene, Shape, look::far};
use crate::typeset::Paragraph;

/// Lines of words lower than this many points on screen are drawn as bars.
const LOWEST_WORDS: f64 = 5.0;
/// Dashes and their gaps shorter than this many points together are drawn as a paler line.
const SHORTEST_DASHES: f64 = 5.0;
/// Bends smaller than this many points are drawn straight.
const SMALLEST_BEND: f64 = 0.35;
/// Below this zoom words in boxes are drawn as bars.
const SMALLEST_NAMES: f64 = 0.4;
/// The ends of thinner dashes, in points, are cut off instead of fading.
const THICK_DASHES: f32 = 2.0;
/// Shapes smaller than this many points on screen are left out.
const SMALLEST: f64 = 0.4;

/// Where the canvas stands on screen.
#[derive(Clone, Copy)]
pub(super) struct Stand {
    /// Upper left corner of the panel, in screen points.
    pub corner: Vec2,
    /// From where it is seen.
    pub camera: Camera,
    /// Pixels in a screen point.
    pub pixels_per_point: f32,
}

/// Draws single shapes, for what lies on top of the scene for a moment.
pub(super) fn loose(shapes: &[Shape], stand: Stand, ink: &mut Ink) -> Mesh {
    on_screen(stand, ink, |painter| shapes.iter().for_each(|shape| painter.shape(shape)))
}

/// A mesh in screen points, for this frame alone.
pub(super) fn on_screen(stand: Stand, ink: &mut Ink, draw: impl FnOnce(&mut Painter<'_>)) -> Mesh {
    let mut mesh = ink.mesh();
    let corner = kurbo::Vec2::new(f64::from(stand.corner.x), f64::from(stand.corner.y));
    let from_canvas = Affine::translate(corner) * stand.camera.screen_from_canvas();
    draw(&mut Painter::new((&mut mesh, ink), from_canvas, stand.camera.zoom, stand.camera.seen()));
    mesh
}

/// Names laid over the boxes of these actors, whatever they cover, if the map is seen from far out.
pub(super) fn far_names_of(
    (scene, look): (&Scene, Look),
    actors: &[ActorId],
    stand: Stand,
    ink: &mut Ink,
) -> Option<Mesh> {
    if actors.is_empty() || !far::is_far(stand.camera.zoom) {
        return None;
    }
    let names: Vec<FarName> = actors.iter().filter_map(|id| names::far_name(scene, *id, ink)).collect();
    Some(on_screen(stand, ink, |painter| names.iter().for_each(|name| painter.far_name(scene, name, look))))
}

/// Draws shapes into a mesh.
pub(super) struct Painter<'a> {
    brush: Brush<'a>,
    ink: &'a mut Ink,
    from_canvas: Affine,
    zoom: f64,
    covers: Rect,
    lowest_words: f64,
}

impl<'a> Painter<'a> {
    /// Draws into `mesh` what is within `covers`, `zoom` points for each canvas unit.
    pub(super) fn new(
        (mesh, ink): (&'a mut Mesh, &'a mut Ink),
        from_canvas: Affine,
        zoom: f64,
        covers: Rect,
    ) -> Self {
        let brush = Brush::new(mesh, ink.pixels_per_point());
        Self { brush, ink, from_canvas, zoom, covers, lowest_words: LOWEST_WORDS }
    }

    /// All shapes of an item.
    pub(super) fn item(&mut self, part: Part, shapes: &[Shape]) {
        let is_small = matches!(part, Part::Actor(_)) && self.zoom < SMALLEST_NAMES;
        self.lowest_words = if is_small { f64::INFINITY } else { LOWEST_WORDS };
        shapes.iter().for_each(|shape| self.shape(shape));
        self.lowest_words = LOWEST_WORDS;
    }

    /// One shape.
    pub(super) fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Panel { rect, radius, fill, line } => self.panel(*rect, *radius, *fill, *line),
            Shape::Stroke { path, width, pattern, paint } => {
                self.stroke(path, (*width, *pattern), *paint);
            }
            Shape::Polygon { corners, paint } => {
                let corners: Vec<Pos2> = corners.iter().map(|at| self.place(*at)).collect();
                self.brush.polygon(&corners, convert::colour(*paint));
            }
            Shape::Disc { centre, radius, paint } => {
                let (centre, radius) = (self.place(*centre), self.length(*radius));
                self.brush.polygon(&circle(centre, radius), convert::colour(*paint));
            }
            Shape::Sign { icon, square, paint } => {
                let square = self.rect(*square);
                self.ink.icon(self.brush.mesh(), *icon, square, convert::colour(*paint));
            }
            Shape::Picture { .. } => {} // a texture of its own: see `pictures`
            Shape::Words { words, at, paint } => {
                self.words(words, *at, *paint);
            }
        }
    }

    fn stroke(&mut self, path: &BezPath, (width, pattern): (f64, Pattern), paint: Paint) {
        let (pattern, paint) = match pattern {
            Pattern::Dashed { dash, gap } if (dash + gap) * self.zoom < SHORTEST_DASHES => {
                (Pattern::Solid, paint.faded(dash / (dash + gap)))
            }
            Pattern::Solid | Pattern::Dashed { .. } => (pattern, paint),
        };
        let (colour, width) = (convert::colour(paint), self.length(width));
        let pieces = lines::seen(path, pattern, self.covers, 0.2 / self.zoom);
        let ends = if pieces.len() > 1 && width < THICK_DASHES { Ends::Hard } else { Ends::Soft };
        for piece in pieces {
            let points = lines::without_small_bends(piece, SMALLEST_BEND / self.zoom);
            let points: Vec<Pos2> = points.into_iter().map(|at| self.place(at)).collect();
            self.brush.line(&points, width, colour, ends);
        }
    }

    fn words(&mut self, words: &Paragraph, at: Point, paint: Paint) {
        let high = words.lines().first().map_or(0.0, |line| line.bottom - line.top);
        if high * self.zoom >= self.lowest_words {
            let (at, scale) = (self.place(at), self.zoom as f32);
            let placing = Placing { at, scale, colour: convert::colour(paint) };
            self.ink.words(self.brush.mesh(), words, placing);
            return;
        }
        for line in words.lines() {
            let (top, low) = (line.top + 0.35 * high, line.top + 0.75 * high);
            let bar = Rect::new(line.left, top, line.left + line.advance, low) + at.to_vec2();
            self.brush.rect(self.rect(bar), convert::colour(paint.faded(0.45)));
        }
    }

    /// A name on its plate.
    pub(super) fn far_name(&mut self, scene: &Scene, name: &FarName, look: Look) {
        let Some(actor) = scene.actor(name.actor) else { return };
        let paints = look.style().actor_box(actor.kind, actor.colour);
        let middle = self.place(name.at);
        let plate = convert::rect(kurbo::Rect::from_center_size(Point::ORIGIN, name.plate));
        let outline = rounded(plate.translate(middle.to_vec2()), far::RADIUS as f32);
        self.brush.hard_polygon(&outline, convert::colour(paints.fill));
        self.brush.line(&outline, far::LINE as f32, convert::colour(paints.line), Ends::Joined);
        let at = middle + convert::pos2(name.corner()).to_vec2();
        self.ink.words(
            self.brush.mesh(),
            &name.words,
            Placing { at, scale: 1.0, colour: convert::colour(paints.ink) },
        );
    }

    /// Words on a plate, in screen points. The plate hides what is beneath, though its fill is clear.
    pub(super) fn plate(&mut self, plate: egui::Rect, words: &Paragraph, paints: BoxPaints, ground: Paint) {
        let outline = rounded(plate, far::RADIUS as f32);
        self.brush.hard_polygon(&outline, convert::colour(ground));
        self.brush.hard_polygon(&outline, convert::colour(paints.fill));
        self.brush.line(&outline, far::LINE as f32, convert::colour(paints.line), Ends::Joined);
        let corner = Vec2::new(words.bounds().x0 as f32 + words.bounds().width() as f32 / 2.0, 0.0);
        let at = plate.center() - corner - Vec2::new(0.0, words.height() as f32 / 2.0);
        self.ink.words(
            self.brush.mesh(),
            words,
            Placing { at, scale: 1.0, colour: convert::colour(paints.ink) },
        );
    }

    fn panel(&mut self, rect: Rect, radius: f64, fill: Option<Paint>, line: Option<(f64, Paint)>) {
        let outer = self.rect(rect);
        if f64::from(outer.width().max(outer.height())) < SMALLEST {
            return;
        }
        let radius = self.length(radius);
        let line = line.map(|(width, paint)| (self.length(width), convert::colour(paint)));
        // The fill ends under the middle of the line, whose soft edges then have something beneath them.
        let under = line.map_or(0.0, |(width, _)| width / 2.0);
        let middle = rounded(outer.shrink(under), radius - under);
        match (fill, line) {
            (Some(fill), Some(_)) => self.brush.hard_polygon(&middle, convert::colour(fill)),
            (Some(fill), None) => self.brush.polygon(&middle, convert::colour(fill)),
            (None, _) => {}
        }
        if let Some((width, colour)) = line {
            self.brush.line(&middle, width, colour, Ends::Joined);
        }
    }

    fn place(&self, at: Point) -> Pos2 {
        convert::pos2(self.from_canvas * at)
    }

    fn rect(&self, rect: Rect) -> egui::Rect {
        convert::rect(self.from_canvas.transform_rect_bbox(rect))
    }

    fn length(&self, canvas_units: f64) -> f32 {
        (canvas_units * self.zoom) as f32
    }
}

fn circle(centre: Pos2, radius: f32) -> Vec<Pos2> {
    let count = (corners_of_arc(radius) * 4).max(6);
    let turn = std::f32::consts::TAU / count as f32;
    (0..count).map(|at| centre + Vec2::angled(at as f32 * turn) * radius).collect()
}

fn rounded(rect: egui::Rect, radius: f32) -> Vec<Pos2> {
    let radius = radius.clamp(0.0, rect.width().min(rect.height()) / 2.0);
    if radius < 0.3 {
        return vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    }
    let inner = rect.shrink(radius);
    let centres = [inner.right_bottom(), inner.left_bottom(), inner.left_top(), inner.right_top()];
    let count = corners_of_arc(radius);
    let step = std::f32::consts::FRAC_PI_2 / count as f32;
    let arc = |(quarter, centre): (usize, Pos2)| {
        let from = quarter as f32 * std::f32::consts::FRAC_PI_2;
        (0..=count).map(move |at| centre + Vec2::angled(from + at as f32 * step) * radius)
    };
    centres.into_iter().enumerate().flat_map(arc).collect()
}

/// Straight pieces of a quarter circle, so many that they look round.
fn corners_of_arc(radius: f32) -> usize {
    (radius.sqrt() * 1.5).floor().clamp(1.0, 24.0) as usize
}
