//! Everything on the canvas in a few bytes each: ties as two chords, actors as boxes in a colour.
//!
//! A scene is rich, and asking it for the shapes of a hundred thousand things costs too much. From here it is found
//! in a millisecond which ties cross which squares, truly and not by the boxes around them, and what is seen from far
//! out is drawn from here alone. Brought up to date only where a scene says that it changed.

use std::collections::HashSet;

use egui::Color32;
use kurbo::{PathEl, Point, Rect};

use super::super::super::convert;
use super::grid::{Grid, Span};
use crate::model::{ActorId, Stance, TieId};
use crate::scene::{Item, Look, Part, Scene, look};

/// What is on the canvas, roughly.
#[derive(Default)]
pub struct Coarse {
    pub lines: Vec<Line>,
    pub dots: Vec<Dot>,
    /// Neither ties nor actors.
    pub others: Vec<Item>,
    version: Option<(u64, Look)>,
}

/// A tie.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub tie: TieId,
    /// Start, middle and end.
    pub points: [[f32; 2]; 3],
    /// In canvas units.
    pub width: f32,
    pub stance: Stance,
    pub is_hypothesis: bool,
}

/// An actor.
#[derive(Clone, Copy, Debug)]
pub struct Dot {
    pub actor: ActorId,
    pub rect: [f32; 4],
    pub radius: f32,
    pub fill: Color32,
    pub line: Color32,
    /// How much it matters when there is no room for all: its ties.
    pub weight: u32,
}

/// Half the width of the largest head and of the largest teeth, in canvas units.
const HEAD: f64 = 12.0;

impl Coarse {
    /// Follows the scene.
    pub fn follow(&mut self, scene: &Scene, look: Look) {
        let known = self.version.replace((scene.version(), look));
        if known == self.version {
            return;
        }
        let parts =
            known.filter(|(_, same)| *same == look).and_then(|(version, _)| scene.parts_since(version));
        let Some(parts) = parts else {
            (self.lines, self.dots, self.others) = Default::default();
            scene.items().for_each(|item| self.add(scene, item, look));
            return;
        };
        let parts: HashSet<Part> = parts.into_iter().collect();
        self.lines.retain(|line| !parts.contains(&line.part()));
        self.dots.retain(|dot| !parts.contains(&Part::Actor(dot.actor)));
        self.others.retain(|item| !parts.contains(&item.part));
        for item in parts.into_iter().filter_map(|part| scene.item(part)) {
            self.add(scene, item, look);
        }
    }

    fn add(&mut self, scene: &Scene, item: Item, look: Look) {
        match item.part {
            Part::Tie(id) => self.lines.extend(line(scene, id)),
            Part::Actor(id) => self.dots.extend(dot(scene, id, look)),
            _ => self.others.push(item),
        }
    }
}

impl Line {
    pub fn bounds(&self) -> Rect {
        let [from, middle, to] = self.points.map(|[x, y]| Point::new(f64::from(x), f64::from(y)));
        // The curve goes no further beyond its middle than the middle lies off the straight line.
        let off = (middle - from.midpoint(to)).hypot() / 4.0 + f64::from(self.width);
        Rect::from_points(from, to).union_pt(middle).inflate(off, off)
    }

    pub fn part(&self) -> Part {
        Part::Tie(self.tie)
    }
}

impl Dot {
    pub fn bounds(&self) -> Rect {
        let [x0, y0, x1, y1] = self.rect.map(f64::from);
        Rect::new(x0, y0, x1, y1)
    }
}

fn line(scene: &Scene, tie: TieId) -> Option<Line> {
    let path = scene.tie_line(tie)?;
    let project = scene.project()?;
    let known = project.tie(tie)?;
    let (mut from, mut middle, mut to) = (Point::ORIGIN, Point::ORIGIN, Point::ORIGIN);
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(at) => from = at,
            PathEl::LineTo(at) => (middle, to) = (from.midpoint(at), at),
            PathEl::QuadTo(control, at) => (middle, to) = (from.midpoint(at).midpoint(control), at),
            PathEl::CurveTo(one, two, at) => {
                middle = kurbo::ParamCurve::eval(&kurbo::CubicBez::new(from, one, two, at), 0.5);
                to = at;
            }
            PathEl::ClosePath => {}
        }
    }
    let small = |at: Point| [at.x as f32, at.y as f32];
    Some(Line {
        tie,
        points: [small(from), small(middle), small(to)],
        width: look::tie_width(known.quotes.len()) as f32,
        stance: known.stance,
        is_hypothesis: known.is_hypothesis(),
    })
}

fn dot(scene: &Scene, actor: ActorId, look: Look) -> Option<Dot> {
    let rect = scene.actor_box(actor)?;
    let known = scene.actor(actor)?;
    let paints = look.style().actor_box(known.kind, known.colour);
    Some(Dot {
        actor,
        rect: [rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32],
        radius: scene.actor_radius(actor).unwrap_or_default() as f32,
        fill: convert::colour(paints.fill),
        line: convert::colour(paints.line),
        weight: u32::try_from(scene.ties_at(actor)).unwrap_or(u32::MAX),
    })
}

/// What crosses each of some squares, as places in [`Coarse`].
#[derive(Default)]
pub struct Sorted {
    pub span: Span,
    squares: Vec<Square>,
}

/// What crosses one square.
#[derive(Clone, Default)]
pub struct Square {
    pub lines: Vec<u32>,
    pub dots: Vec<u32>,
    pub others: Vec<u32>,
}

impl Sorted {
    /// Sorts all of `coarse` into the squares of `span`.
    pub fn of(coarse: &Coarse, grid: Grid, span: Span) -> Self {
        let mut sorted = Self { span, squares: vec![Square::default(); span.len()] };
        let side = grid.side();
        for (nth, line) in coarse.lines.iter().enumerate() {
            let points = line.points.map(|[x, y]| [f64::from(x) / side, f64::from(y) / side]);
            let [from, middle, to] = points;
            let off = [middle[0] - (from[0] + to[0]) / 2.0, middle[1] - (from[1] + to[1]) / 2.0];
            let bend = off[0].abs() + off[1].abs();
            // Heads and teeth reach further than half the width; a curve bulges beyond its two chords.
            let reach = bend / 4.0 + (f64::from(line.width) * 2.0 + HEAD) / side;
            let put = |key: (i32, i32)| {
                let square = span.place_of(key).and_then(|place| sorted.squares.get_mut(place));
                if let Some(square) = square.filter(|square| square.lines.last() != Some(&(nth as u32))) {
                    square.lines.push(nth as u32);
                }
            };
            walk(&[from, middle, to], reach, span, put);
        }
        let boxes = |bounds: Rect| grid.span(bounds);
        for (nth, dot) in coarse.dots.iter().enumerate() {
            sorted.put_box(boxes(dot.bounds()), |square| square.dots.push(nth as u32));
        }
        for (nth, item) in coarse.others.iter().enumerate() {
            sorted.put_box(boxes(item.bounds), |square| square.others.push(nth as u32));
        }
        sorted
    }

    #[cfg(test)]
    pub fn count_lines(&self) -> usize {
        self.squares.iter().map(|square| square.lines.len()).sum()
    }

    pub fn square(&self, key: (i32, i32)) -> Option<&Square> {
        self.squares.get(self.span.place_of(key)?)
    }

    fn put_box(&mut self, touched: Span, mut put: impl FnMut(&mut Square)) {
        let columns = touched.columns.0.max(self.span.columns.0)..touched.columns.1.min(self.span.columns.1);
        let rows = touched.rows.0.max(self.span.rows.0)..touched.rows.1.min(self.span.rows.1);
        for key in rows.flat_map(|row| columns.clone().map(move |column| (column, row))) {
            let place = self.span.place_of(key);
            place.and_then(|place| self.squares.get_mut(place)).into_iter().for_each(&mut put);
        }
    }
}

/// The squares that a line of straight pieces comes near, its points counted in squares.
pub fn walk(points: &[[f64; 2]], reach: f64, span: Span, mut put: impl FnMut((i32, i32))) {
    for two in points.windows(2) {
        let (from, to) = if two[0][1] <= two[1][1] { (two[0], two[1]) } else { (two[1], two[0]) };
        let first = ((from[1] - reach).floor() as i32).max(span.rows.0);
        let last = ((to[1] + reach).floor() as i32).min(span.rows.1 - 1);
        let down = (to[1] - from[1]).max(1e-12);
        let slope = (to[0] - from[0]) / down;
        for row in first..=last {
            let high = (f64::from(row) - reach - from[1]).clamp(0.0, down);
            let low = (f64::from(row + 1) + reach - from[1]).clamp(0.0, down);
            let (one, other) = (from[0] + slope * high, from[0] + slope * low);
            let left = ((one.min(other) - reach).floor() as i32).max(span.columns.0);
            let right = ((one.max(other) + reach).floor() as i32).min(span.columns.1 - 1);
            (left..=right).for_each(|column| put((column, row)));
        }
    }
}
