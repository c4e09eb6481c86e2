//! Shapes of the scene put on a [`Picture`].
//!
//! The same vocabulary as the painter's triangles; words are left to those, or become bars where they are too small
//! to be read.

use egui::{Pos2, Vec2};
use kurbo::{Affine, BezPath, Point, Rect};

use super::super::super::convert;
use super::super::lines;
use super::coarse::{Dot, Line};
use super::picture::{Fill, Picture};
use crate::scene::{Paint, Pattern, Shape, Style};

/// Bends smaller than this many pixels are drawn straight.
const SMALLEST_BEND: f64 = 0.35;
/// Lines thinner than this many pixels are drawn as if they were so thick, or nobody would see one.
const THINNEST: f32 = 0.35;
/// So many layers of lines over each other are drawn; beyond, a part of them stands for all.
const MOST_LAYERS: f32 = 3.0;
/// So many opaque layers hide the ground well enough.
const FULL_LAYERS: f32 = 2.0;
/// Boxes lower than this many pixels have no inside.
const LOWEST_BOX: f32 = 3.5;
/// No box is drawn smaller than this many pixels.
const SMALLEST_BOX: f32 = 1.6;

/// Draws shapes on a picture.
pub struct Plot<'a> {
    pub picture: &'a mut Picture,
    pub from_canvas: Affine,
    /// Pixels per canvas unit.
    pub scale: f64,
    /// What the picture covers, in canvas units.
    pub covers: Rect,
    pub style: &'static Style,
}

impl Plot<'_> {
    pub fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Panel { rect, radius, fill, line } => {
                let rim = line.map(|(width, paint)| (self.length(width), convert::colour(paint)));
                let inside = fill.map_or(egui::Color32::TRANSPARENT, convert::colour);
                let radius = self.length(*radius);
                self.picture.panel(self.rect(*rect), Fill { inside, rim, radius });
            }
            Shape::Stroke { path, width, pattern, paint } => self.stroke(path, (*width, *pattern), *paint),
            Shape::Polygon { corners, paint } => {
                let corners: Vec<Pos2> = corners.iter().map(|at| self.place(*at)).collect();
                self.picture.polygon(&corners, convert::colour(*paint));
            }
            Shape::Disc { centre, radius, paint } => {
                let square = Rect::from_center_size(*centre, (2.0 * radius, 2.0 * radius));
                let fill = Fill { inside: convert::colour(*paint), rim: None, radius: self.length(*radius) };
                self.picture.panel(self.rect(square), fill);
            }
            // An icon among so many boxes is a speck.
            Shape::Sign { square, paint, .. } => {
                let speck = square.inset(-0.3 * square.width());
                self.picture.rect(self.rect(speck), convert::colour(paint.faded(0.8)));
            }
            Shape::Picture { .. } => {} // a texture of its own: see `pictures`
            Shape::Words { words, at, paint } => {
                for line in words.lines() {
                    let high = line.bottom - line.top;
                    let (top, low) = (line.top + 0.35 * high, line.top + 0.75 * high);
                    let bar = Rect::new(line.left, top, line.left + line.advance, low) + at.to_vec2();
                    self.picture.rect(self.rect(bar), convert::colour(paint.faded(0.45)));
                }
            }
        }
    }

    fn stroke(&mut self, path: &BezPath, (width, pattern): (f64, Pattern), paint: Paint) {
        let (pattern, paint) = match pattern {
            Pattern::Dashed { dash, gap } if (dash + gap) * self.scale < 5.0 => {
                (Pattern::Solid, paint.faded(dash / (dash + gap)))
            }
            Pattern::Solid | Pattern::Dashed { .. } => (pattern, paint),
        };
        let (colour, width) = (convert::colour(paint), self.length(width));
        let around = self.covers.inflate(16.0 / self.scale, 16.0 / self.scale);
        for piece in lines::seen(path, pattern, around, 0.2 / self.scale) {
            let points = lines::without_small_bends(piece, SMALLEST_BEND / self.scale);
            let points: Vec<Pos2> = points.into_iter().map(|at| self.place(at)).collect();
            let last = points.len().saturating_sub(2);
            for (nth, two) in points.windows(2).enumerate() {
                // Where a line bends, its pieces reach into each other, or there would be a notch.
                let reach = (two[1] - two[0]).normalized() * (width * 0.3);
                let from = if nth > 0 { two[0] - reach } else { two[0] };
                let to = if nth < last { two[1] + reach } else { two[1] };
                self.picture.line(from, to, width, colour);
            }
        }
    }

    /// How many layers of lines these would be if they covered the picture evenly.
    pub fn layers(&self, lines: &[&Line]) -> f32 {
        let side = super::grid::SIDE as f32;
        let inside =
            |line: &Line| self.chords(line).into_iter().flatten().map(|two| inside(two, side)).sum::<f32>();
        lines.iter().map(|line| inside(line)).sum::<f32>() / (side * side)
    }

    /// Many ties as thin lines, of so many layers; gives how many pixels they cost.
    pub fn thin(&mut self, lines: &[&Line], layers: f32) -> f32 {
        let side = super::grid::SIDE as f32;
        let every = (layers / MOST_LAYERS).max(1.0);
        let drawn = layers / every;
        let most = u32::MAX as f32 / every;
        for line in lines {
            if every > 1.0 && rank(line) as f32 > most {
                continue;
            }
            let width = line.width * self.scale as f32;
            let visible = width.max(THINNEST / (THINNEST * layers).max(1.0));
            let shown =
                if every > 1.0 { (visible * every).min(visible.max(FULL_LAYERS / drawn)) } else { visible };
            let paint = self.style.stance(line.stance).line;
            let paint = if line.is_hypothesis { paint.faded(0.6) } else { paint };
            for [from, to] in self.chords(line).into_iter().flatten() {
                self.picture.line(from, to, shown, convert::colour(paint));
            }
        }
        layers * side * side / every
    }

    /// A broad pale line along each of these ties, `width` pixels wide; gives how many pixels they cost.
    pub fn glow(&mut self, lines: &[&Line], width: f32) -> f32 {
        let side = super::grid::SIDE as f32;
        let (mut total, paint) = (0.0, self.style.selection.faded(0.38));
        let most = side * side * MOST_LAYERS;
        for line in lines {
            // Where so many lie over each other all is one colour already.
            if total > most {
                break;
            }
            for two in self.chords(line).into_iter().flatten() {
                total += inside(two, side) * width;
                self.picture.line(two[0], two[1], width, convert::colour(paint));
            }
        }
        total
    }

    /// A ring around an actor, `gap` canvas units away.
    pub fn ring(&mut self, dot: &Dot, gap: f64, (width, colour): (f32, egui::Color32)) {
        let rect = self.rect(dot.bounds().inflate(gap, gap)).expand(width);
        let rect = egui::Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(SMALLEST_BOX)));
        let radius = dot.radius * self.scale as f32 + width + self.length(gap);
        let inside = egui::Color32::TRANSPARENT;
        self.picture.panel(rect, Fill { inside, rim: Some((width, colour)), radius });
    }

    /// The straight pieces of a tie, in pixels: one where its bend cannot be seen.
    fn chords(&self, line: &Line) -> [Option<[Pos2; 2]>; 2] {
        let [from, middle, to] = line.points.map(|[x, y]| self.place(Point::new(f64::from(x), f64::from(y))));
        let bend = (middle - from.lerp(to, 0.5)).length();
        if bend < 0.5 { [Some([from, to]), None] } else { [Some([from, middle]), Some([middle, to])] }
    }

    /// An actor as a box without words.
    pub fn dot(&mut self, dot: &Dot) {
        let rect = self.rect(dot.bounds());
        if rect.height() < LOWEST_BOX {
            let size = rect.size().max(Vec2::splat(SMALLEST_BOX));
            self.picture.rect(egui::Rect::from_center_size(rect.center(), size), dot.line);
            return;
        }
        let rim = self.length(1.5).max(0.8);
        let fill =
            Fill { inside: dot.fill, rim: Some((rim, dot.line)), radius: dot.radius * self.scale as f32 };
        self.picture.panel(rect, fill);
    }

    fn place(&self, at: Point) -> Pos2 {
        convert::pos2(self.from_canvas * at)
    }

    fn rect(&self, rect: Rect) -> egui::Rect {
        convert::rect(self.from_canvas.transform_rect_bbox(rect))
    }

    fn length(&self, canvas_units: f64) -> f32 {
        (canvas_units * self.scale) as f32
    }
}

/// A number of a tie's own by which some of many are chosen: the same ones in every square and at every zoom.
fn rank(line: &Line) -> u32 {
    (line.tie.bits().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

/// How much of a line lies within the picture.
fn inside([from, to]: [Pos2; 2], side: f32) -> f32 {
    let area = Rect::new(0.0, 0.0, f64::from(side), f64::from(side));
    let part = lines::clipped(convert::point(from), convert::point(to), area);
    part.map_or(0.0, |(first, last)| (last - first) as f32 * (to - from).length())
}
