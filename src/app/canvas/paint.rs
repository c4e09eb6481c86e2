//! The scene as one mesh, made again only when it must be.
//!
//! A [`Layer`] holds the triangles of what is seen and a margin around it. While the canvas is panned within the
//! margin the triangles are only moved, by whole pixels so that words stay crisp; while it is zoomed they are
//! stretched, and made again when the zoom comes to rest. Nothing of the scene that is not seen is ever looked at.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Mesh, Pos2, Vec2};
use kurbo::{Affine, BezPath, Point, Rect};

use super::super::convert;
use super::super::ink::{Ink, Placing};
use super::Camera;
use super::lines;
use super::names::{self, FarName};
use super::triangles::{Brush, Ends};
use crate::model::ActorId;
use crate::scene::{Item, Look, Paint, Part, Pattern, Scene, Shape, look::far};
use crate::typeset::{Paragraph, Typesetter};

/// How much more than what is seen is made, on each side, as a part of it.
const MARGIN: f64 = 0.15;
/// How far triangles may be stretched while zooming.
const STRETCH: std::ops::Range<f64> = 0.7..1.4;
/// Lines of words lower than this many points on screen are drawn as bars.
const LOWEST_WORDS: f64 = 5.0;
/// Dashes and their gaps shorter than this many points together are drawn as a paler line.
const SHORTEST_DASHES: f64 = 5.0;
/// Bends smaller than this many points are drawn straight.
const SMALLEST_BEND: f64 = 0.35;
/// Below this zoom the teeth of a clash cannot be told from a straight line and are drawn as one.
const FAR: f64 = 0.28;
/// A line of a tie with more bends than this has teeth.
const MOST_BENDS: usize = 16;
/// The ends of thinner dashes, in points, are cut off instead of fading.
const THICK_DASHES: f32 = 2.0;
/// Shapes smaller than this many points on screen are left out.
const SMALLEST: f64 = 0.4;

/// Triangles kept from one frame to the next.
#[derive(Default)]
pub(super) struct Layer {
    made: Option<Made>,
    last_zoom: f64,
}

struct Made {
    key: Key,
    mesh: Arc<Mesh>,
    /// What the mesh covers, in canvas units; its middle lies at the mesh's origin.
    covers: Rect,
    zoom: f64,
    /// Where the mesh was moved to when it was last painted, and the result.
    placed: Option<(Vec2, f32, Arc<Mesh>)>,
}

/// What a layer was made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    /// Number of the project's value.
    pub revision: u64,
    /// Number of the scene, which differs between looks of the same value.
    pub scene: u64,
    /// Number of the texture's arrangement.
    pub ink: u64,
    /// The look of the scene.
    pub look: Look,
    /// Changes with what [`Layer::mesh`] is asked to leave out.
    pub choice: Vec<Part>,
}

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

impl Layer {
    /// The triangles of all items of `scene` that `is_shown` lets through.
    pub(super) fn mesh(
        &mut self,
        (scene, key): (&Scene, Key),
        stand: Stand,
        ink: &mut Ink,
        is_shown: impl Fn(&Item) -> bool,
    ) -> Arc<Mesh> {
        let zoom = stand.camera.zoom;
        let zooms = (zoom - self.last_zoom).abs() > f64::EPSILON;
        self.last_zoom = zoom;
        let seen = stand.camera.seen();
        let kept = self.made.take().filter(|made| made.serves(&key, seen, (zoom, zooms)));
        let mut made = kept.unwrap_or_else(|| make(scene, key, stand, (ink, &is_shown)));
        let mesh = made.placed(stand);
        self.made = Some(made);
        mesh
    }

    /// True if the triangles are stretched and should be made again once the zoom rests.
    pub(super) fn is_stretched(&self) -> bool {
        self.made.as_ref().is_some_and(|made| (made.zoom - self.last_zoom).abs() > f64::EPSILON)
    }
}

impl Made {
    fn serves(&self, key: &Key, seen: Rect, (zoom, zooms): (f64, bool)) -> bool {
        let is_near = zoom == self.zoom || zooms && STRETCH.contains(&(zoom / self.zoom));
        is_near && self.key == *key && self.covers.union(seen) == self.covers
    }

    fn placed(&mut self, stand: Stand) -> Arc<Mesh> {
        let at = stand.camera.screen_from_canvas() * self.covers.center();
        let wanted = convert::pos2(at).to_vec2() + stand.corner;
        let to = (wanted * stand.pixels_per_point).round() / stand.pixels_per_point;
        let stretch = (stand.camera.zoom / self.zoom) as f32;
        if let Some((place, stretched, mesh)) = &self.placed
            && (*place, *stretched) == (to, stretch)
        {
            return Arc::clone(mesh);
        }
        let mut mesh = Mesh::clone(&self.mesh);
        for vertex in &mut mesh.vertices {
            vertex.pos = (vertex.pos.to_vec2() * stretch + to).to_pos2();
        }
        let mesh = Arc::new(mesh);
        self.placed = Some((to, stretch, Arc::clone(&mesh)));
        mesh
    }
}

fn make(scene: &Scene, key: Key, stand: Stand, (ink, is_shown): (&mut Ink, &dyn Fn(&Item) -> bool)) -> Made {
    let seen = stand.camera.seen();
    let covers = seen.inflate(seen.width() * MARGIN, seen.height() * MARGIN);
    let zoom = stand.camera.zoom;
    let mut mesh = ink.mesh();
    let brush = Brush::new(&mut mesh, stand.pixels_per_point);
    let from_canvas = Affine::scale(zoom) * Affine::translate(-covers.center().to_vec2());
    let mut painter = Painter { brush, ink, from_canvas, zoom, covers };
    let items: Vec<Item> = scene.within(covers).filter(|item| is_shown(item)).collect();
    let names = far_names(scene, zoom, &items, &mut painter.ink.typesetter);
    let named: HashSet<Part> = names.iter().map(|name| Part::Actor(name.actor)).collect();
    for item in items {
        let is_named = named.contains(&item.part);
        for shape in scene.shapes(&item).iter().filter(|shape| !is_named || !matches!(shape, Shape::Words { .. })) {
            match plain_line(scene, &item, (shape, zoom)) {
                Some(plain) => painter.shape(&plain),
                None => painter.shape(shape),
            }
        }
    }
    for name in &names {
        painter.far_name(scene, name, key.look);
    }
    Made { key, mesh: Arc::new(mesh), covers, zoom, placed: None }
}

fn far_names(scene: &Scene, zoom: f64, items: &[Item], typesetter: &mut Typesetter) -> Vec<FarName> {
    if !far::is_far(zoom) {
        return Vec::new();
    }
    let actor = |item: &Item| match item.part {
        Part::Actor(id) => Some(id),
        Part::Tie(_) | Part::Mark(_) | Part::TieLabel(_) | Part::Legend | Part::Title => None,
    };
    names::chosen(scene, zoom, items.iter().filter_map(actor).collect(), typesetter)
}

/// Far out, the plain line of a tie in place of its teeth, of which there may be hundreds.
fn plain_line(scene: &Scene, item: &Item, (shape, zoom): (&Shape, f64)) -> Option<Shape> {
    let (Part::Tie(tie), Shape::Stroke { path, width, paint, .. }) = (item.part, shape) else { return None };
    if zoom >= FAR || path.elements().len() <= MOST_BENDS {
        return None;
    }
    let path = scene.tie_line(tie)?;
    Some(Shape::Stroke { path, width: *width, pattern: Pattern::Solid, paint: *paint })
}

/// Draws single shapes, for what lies on top of the scene for a moment.
pub(super) fn loose(shapes: &[Shape], stand: Stand, ink: &mut Ink) -> Mesh {
    on_screen(stand, ink, |painter| shapes.iter().for_each(|shape| painter.shape(shape)))
}

/// A mesh in screen points, for this frame alone.
fn on_screen(stand: Stand, ink: &mut Ink, draw: impl FnOnce(&mut Painter<'_>)) -> Mesh {
    let mut mesh = ink.mesh();
    let brush = Brush::new(&mut mesh, stand.pixels_per_point);
    let corner = kurbo::Vec2::new(f64::from(stand.corner.x), f64::from(stand.corner.y));
    let from_canvas = Affine::translate(corner) * stand.camera.screen_from_canvas();
    let (zoom, covers) = (stand.camera.zoom, stand.camera.seen());
    let mut painter = Painter { brush, ink, from_canvas, zoom, covers };
    draw(&mut painter);
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
    let names: Vec<FarName> =
        actors.iter().filter_map(|id| names::far_name(scene, *id, &mut ink.typesetter)).collect();
    Some(on_screen(stand, ink, |painter| names.iter().for_each(|name| painter.far_name(scene, name, look))))
}

struct Painter<'a> {
    brush: Brush<'a>,
    ink: &'a mut Ink,
    from_canvas: Affine,
    zoom: f64,
    covers: Rect,
}

impl Painter<'_> {
    fn shape(&mut self, shape: &Shape) {
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
        if high * self.zoom >= LOWEST_WORDS {
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

    fn far_name(&mut self, scene: &Scene, name: &FarName, look: Look) {
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
