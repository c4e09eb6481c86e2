//! One square of the map, made: a picture of what is too many, triangles of the rest.
//!
//! How much is shown depends on the zoom. Far out an actor is a dot or a plain box and a tie a thin line, all in the
//! picture, from [`Coarse`] alone. Near, boxes and words are triangles, and ties are triangles too unless too many
//! cross the square. Names laid over boxes are the business of [`names`](super::super::names).

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Color32, Context, Mesh, TextureHandle, TextureOptions};
use kurbo::Affine;

use super::super::super::convert;
use super::super::super::ink::Ink;
use super::super::names::FarName;
use super::super::paint::Painter;
use super::coarse::{self, Coarse, Dot, Line};
use super::grid::{Grid, Key, SIDE, Span};
use super::picture::Picture;
use super::plot::Plot;
use super::sorted::Square;
use super::stale::{ACROSS, Stale};
use super::{Choice, Content};
use crate::model::{Id, TieId};
use crate::scene::{Item, Look, Part, Scene, Shape};

/// Below this zoom ties are thin lines and actors boxes without words.
pub const FAR: f64 = 0.28;
/// Contested pairs are marked down to this zoom.
const SMALLEST_MARKS: f64 = 0.12;
/// More ties than this in a square are drawn in its picture.
const MOST_LINES: usize = 14;
/// More actors than this in a square are drawn in its picture, without words.
const MOST_BOXES: usize = 160;

/// A made square.
#[derive(Default)]
pub struct Tile {
    /// Lies below the triangles.
    pub picture: Option<TextureHandle>,
    pub top: Option<Arc<Mesh>>,
    /// What of it should be made again; until then it is still shown.
    pub stale: Stale,
    /// How many layers of thin lines there are in its picture: part of it is made again in the same shades.
    layers: f32,
}

/// What squares are made from.
pub struct Maker<'a> {
    pub scene: &'a Scene,
    pub coarse: &'a Coarse,
    pub choice: &'a Choice,
    pub content: Content,
    pub look: Look,
    pub grid: Grid,
    pub ctx: &'a Context,
}

/// Shapes of ties, kept while the squares that they cross are made one after the other.
#[derive(Default)]
struct Drawn(HashMap<TieId, Vec<Shape>>);

/// No more shapes than of so many ties are kept.
const MOST_DRAWN: usize = 3_000;

impl Drawn {
    fn know(&mut self, scene: &Scene, lines: &[&Line]) {
        if self.0.len() > MOST_DRAWN {
            self.0.clear();
        }
        for line in lines {
            let shapes = || scene.shapes(&Item { part: line.part(), bounds: line.bounds() });
            self.0.entry(line.tie).or_insert_with(shapes);
        }
    }

    fn of(&self, line: &Line) -> &[Shape] {
        self.0.get(&line.tie).map_or(&[], |shapes| shapes)
    }
}

/// What is kept while squares are made one after the other.
#[derive(Default)]
pub struct Desk {
    drawn: Drawn,
    /// Of the last picture of which only some blocks were drawn.
    pixels: Vec<Color32>,
}

impl Desk {
    /// Nothing is to be made for now, or everything is another.
    pub fn clear(&mut self) {
        self.drawn = Drawn::default();
    }
}

/// What is in a square, in drawing order.
struct Found<'a> {
    below: Vec<Item>,
    lines: Vec<&'a Line>,
    above: Vec<Item>,
    actors: usize,
}

impl Maker<'_> {
    /// Makes a square, or what is no longer true of the one `before`; gives what it cost too, in about a nanosecond.
    pub fn tile(
        &self,
        (key, square): (Key, &Square),
        before: Option<Tile>,
        desk: &mut Desk,
        ink: &mut Ink,
    ) -> (Tile, u64) {
        if let Some(before) = before.filter(|before| self.can_mend(before)) {
            return self.mended((key, square), before, desk, ink);
        }
        let (mut picture, mut mesh) = (Picture::new(SIDE), ink.mesh());
        let found = self.found(square);
        let mut layers = 0.0;
        let cost = if self.content == Content::Rings {
            self.rings(key, (square, &found), &mut picture)
        } else if self.grid.zoom < FAR {
            layers = self.plot(key, &mut picture).layers(&found.lines);
            self.far(key, (square, &found, layers), (&mut picture, &mut mesh), ink)
        } else {
            desk.drawn.know(self.scene, &found.lines);
            self.near(key, (found, &desk.drawn), (&mut picture, &mut mesh), ink)
        };
        let picture = picture
            .finish()
            .map(|image| self.ctx.load_texture("a square of the map", image, TextureOptions::LINEAR));
        let top = (!mesh.is_empty()).then(|| Arc::new(mesh));
        (Tile { picture, top, stale: Stale::default(), layers }, cost + 30_000)
    }

    /// True if some blocks of a square's picture can be drawn again and the rest be kept.
    fn can_mend(&self, tile: &Tile) -> bool {
        let is_far = self.grid.zoom < FAR && self.content == Content::Things;
        is_far && tile.picture.is_some() && !tile.stale.is_all()
    }

    /// A square of which some blocks are drawn again.
    fn mended(
        &self,
        (key, square): (Key, &Square),
        mut tile: Tile,
        desk: &mut Desk,
        ink: &mut Ink,
    ) -> (Tile, u64) {
        let (stale, mut mesh) = (tile.stale, ink.mesh());
        let mut picture = Picture::of_blocks(stale, std::mem::take(&mut desk.pixels));
        let mut found = self.found(square);
        let all = found.lines.len() as u64;
        found.lines.retain(|line| stale.meets(self.crossed(key, line)));
        let cost = self.far(key, (square, &found, tile.layers), (&mut picture, &mut mesh), ink);
        let (blocks, pixels) = picture.blocks();
        desk.pixels = pixels;
        if let Some(texture) = &mut tile.picture {
            blocks.into_iter().for_each(|(at, image)| texture.set_partial(at, image, TextureOptions::LINEAR));
        }
        tile.top = (!mesh.is_empty()).then(|| Arc::new(mesh));
        tile.stale = Stale::default();
        // A part of the lines' pixels alone is drawn.
        (tile, cost / 4 + all * 40 + 20_000)
    }

    /// The blocks of a square that a tie crosses.
    fn crossed(&self, key: Key, line: &Line) -> Stale {
        let mut crossed = Stale::default();
        let across = ACROSS as i32;
        let (columns, rows) = (key.0 * across, key.1 * across);
        let span = Span { columns: (columns, columns + across), rows: (rows, rows + across) };
        let (points, reach) = line.within(self.grid.side() / ACROSS as f64);
        coarse::walk(&points, reach, span, |at| {
            crossed.add((at.0 - columns) as usize, (at.1 - rows) as usize); // within the span
        });
        crossed
    }

    /// True if an actor may be named.
    pub fn shows(&self, dot: &Dot) -> bool {
        self.choice.shows(Part::Actor(dot.actor))
    }

    /// Names laid over the boxes of a square.
    pub fn names(&self, key: Key, names: &[FarName], ink: &mut Ink) -> Option<Arc<Mesh>> {
        let mut mesh = ink.mesh();
        let mut painter = self.painter(key, &mut mesh, ink);
        names.iter().for_each(|name| painter.far_name(self.scene, name, self.look));
        (!mesh.is_empty()).then(|| Arc::new(mesh))
    }

    fn far(
        &self,
        key: Key,
        (square, found, layers): (&Square, &Found<'_>, f32),
        (picture, mesh): (&mut Picture, &mut Mesh),
        ink: &mut Ink,
    ) -> u64 {
        let mut plot = self.plot(key, picture);
        for item in &found.below {
            self.scene
                .shapes(item)
                .iter()
                .filter(|shape| !is_words(shape))
                .for_each(|shape| plot.shape(shape));
        }
        let pixels = plot.thin(&found.lines, layers);
        for dot in square.dots.iter().filter_map(|nth| self.coarse.dots.get(*nth)) {
            if self.choice.shows(Part::Actor(dot.actor)) {
                plot.dot(dot);
            }
        }
        let others = found.above.iter().filter(|item| match item.part {
            Part::Actor(_) | Part::TieLabel(_) => false,
            Part::Mark(_) => self.grid.zoom >= SMALLEST_MARKS,
            _ => true,
        });
        let mut painter = self.painter(key, mesh, ink);
        for item in found.below.iter().chain(others) {
            for shape in &self.scene.shapes(item) {
                if is_words(shape) { painter.shape(shape) } else { plot.shape(shape) }
            }
        }
        (pixels * 6.0) as u64 + found.lines.len() as u64 * 40 + square.dots.len() as u64 * 80
    }

    fn near(
        &self,
        key: Key,
        (found, drawn): (Found<'_>, &Drawn),
        (picture, mesh): (&mut Picture, &mut Mesh),
        ink: &mut Ink,
    ) -> u64 {
        let is_crowded = found.actors > MOST_BOXES;
        let pictured = is_crowded || found.lines.len() > MOST_LINES;
        let mut plot = self.plot(key, picture);
        let mut painter = self.painter(key, mesh, ink);
        let below: Vec<Shape> = found.below.iter().flat_map(|item| self.scene.shapes(item)).collect();
        let lines = found.lines.iter().flat_map(|line| drawn.of(line));
        for shape in below.iter().chain(lines) {
            if pictured && !is_words(shape) { plot.shape(shape) } else { painter.shape(shape) }
        }
        for item in &found.above {
            let shapes = self.scene.shapes(item);
            if is_crowded && matches!(item.part, Part::Actor(_)) {
                shapes.iter().for_each(|shape| plot.shape(shape));
            } else {
                painter.item(item.part, &shapes);
            }
        }
        let corners = mesh.vertices.len() as u64;
        corners * 25 + found.lines.len() as u64 * 4_000 + found.above.len() as u64 * 3_000
    }

    /// Rings around actors and a glow along ties, in place of them.
    fn rings(&self, key: Key, (square, found): (&Square, &Found<'_>), picture: &mut Picture) -> u64 {
        const RING: f32 = 2.0;
        const GAP: f64 = 3.0;
        let colour = convert::colour(self.look.style().selection);
        let density = self.grid.density as f32;
        let mut plot = self.plot(key, picture);
        let pixels = plot.glow(&found.lines, if self.grid.zoom < FAR { 2.0 } else { 8.0 } * density);
        let gap = GAP / self.grid.zoom.max(1.0);
        let dots = square.dots.iter().filter_map(|nth| self.coarse.dots.get(*nth));
        for dot in dots.filter(|dot| self.shows(dot)) {
            plot.ring(dot, gap, (RING * density, colour));
        }
        (pixels * 6.0) as u64 + found.lines.len() as u64 * 40 + square.dots.len() as u64 * 120
    }

    fn found(&self, square: &Square) -> Found<'_> {
        let lines = square.lines.iter().filter_map(|nth| self.coarse.lines.get(*nth));
        let mut lines: Vec<&Line> = lines.filter(|line| self.choice.shows(line.part())).collect();
        lines.sort_unstable_by_key(|line| line.tie);
        let others = square.others.iter().filter_map(|nth| self.coarse.others.get(*nth).copied());
        let mut items: Vec<Item> = others.filter(|item| self.choice.shows(item.part)).collect();
        let others = items.len();
        if self.grid.zoom >= FAR {
            let dots = square.dots.iter().filter_map(|nth| self.coarse.dots.get(*nth));
            let dots = dots.map(|dot| Item { part: Part::Actor(dot.actor), bounds: dot.bounds() });
            items.extend(dots.filter(|item| self.choice.shows(item.part)));
        }
        let actors = items.len() - others;
        items.sort_unstable_by_key(|item| item.part);
        let first = items.partition_point(|item| item.part < Part::Tie(Id::from_bits(0)));
        let above = items.split_off(first);
        Found { below: items, lines, above, actors }
    }

    fn plot<'p>(&self, key: Key, picture: &'p mut Picture) -> Plot<'p> {
        let (covers, scale) = (self.grid.rect(key), self.grid.scale());
        let from_canvas = Affine::scale(scale) * Affine::translate(-covers.origin().to_vec2());
        Plot { picture, from_canvas, scale, covers, style: self.look.style() }
    }

    fn painter<'p>(&self, key: Key, mesh: &'p mut Mesh, ink: &'p mut Ink) -> Painter<'p> {
        let covers = self.grid.rect(key);
        let from_canvas = Affine::scale(self.grid.zoom) * Affine::translate(-covers.origin().to_vec2());
        let slack = 4.0 / self.grid.zoom;
        Painter::new((mesh, ink), from_canvas, self.grid.zoom, covers.inflate(slack, slack))
    }
}

fn is_words(shape: &Shape) -> bool {
    matches!(shape, Shape::Words { .. })
}
