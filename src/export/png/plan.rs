//! All that a picture shows, once in pixels, and which bands show it.
//!
//! A scene makes its shapes anew whenever it is asked, and a tie crosses many bands: so shapes are asked for once,
//! lines are kept as their corners, eight bytes each, and everything else as it is.

use kurbo::{BezPath, Rect};
use rayon::prelude::*;

use super::blit::Blit;
use super::cover::Spot;
use super::fine::smoothed;
use super::letters::{CLOSE, View, lines};
use super::stroke::Pen;
use crate::export::picture::Sheet;
use crate::scene::{Item, Paint, Pattern, Scene, Shape};

/// Dash and gap together are at least so many pixels long: pixels cannot show what changes faster.
const FINEST: f64 = 2.0;

/// Something to draw.
#[derive(Debug)]
pub(super) enum Mark {
    /// A line.
    Line(Box<Line>),
    /// A picture, in pixels of the whole picture.
    Picture(Box<Blit>),
    /// Anything else, in canvas units.
    Shape(Box<Shape>),
}

/// A part of a stroke, in pixels of the whole picture.
#[derive(Debug)]
pub(super) struct Line {
    pub spots: Box<[Spot]>,
    pub closed: bool,
    pub pen: Pen,
    /// Length of a dash and of a gap.
    pub broken: Option<(f32, f32)>,
    pub paint: Paint,
}

/// What a picture shows.
#[derive(Debug)]
pub(super) struct Plan {
    marks: Vec<Mark>,
    /// By band, in drawing order.
    bands: Vec<Vec<u32>>,
}

impl Plan {
    /// What `scene` shows on `sheet`, whose bands have so many rows.
    pub fn of(scene: &Scene, sheet: &Sheet, rows: u32) -> Self {
        let view = View { scale: sheet.scale, corner: sheet.area.origin() };
        let items: Vec<Item> = scene.items().collect();
        let of_item = |item: &Item| {
            let mut marks = Vec::new();
            scene.shapes(item).into_iter().for_each(|shape| mark(shape, &view, &mut marks));
            marks
        };
        let marks: Vec<(f32, f32, Mark)> = items.par_iter().map(of_item).flatten_iter().collect();
        let mut plan = Self { marks: Vec::with_capacity(marks.len()), bands: Vec::new() };
        plan.bands.resize_with(sheet.height.div_ceil(rows) as usize, Vec::new);
        let last = plan.bands.len() - 1;
        let band_at = |y: f32| ((y / rows as f32).max(0.0) as usize).min(last);
        for (top, bottom, mark) in marks {
            let number = plan.marks.len() as u32; // no scene has four thousand million shapes
            plan.bands[band_at(top)..=band_at(bottom)].iter_mut().for_each(|band| band.push(number));
            plan.marks.push(mark);
        }
        plan
    }

    /// What a band shows, in drawing order.
    pub fn band(&self, nth: u32) -> impl Iterator<Item = &Mark> {
        self.bands[nth as usize].iter().map(|number| &self.marks[*number as usize])
    }
}

/// Adds the marks of a shape, each with the rows it reaches from and to.
fn mark(shape: Shape, view: &View, marks: &mut Vec<(f32, f32, Mark)>) {
    if let Shape::Stroke { path, width, pattern, paint } = &shape {
        let (pen, broken, paint) = drawn((*width, *pattern, *paint), view.scale);
        cut(path, view, |spots, closed| {
            let fine = if closed || broken.is_some() { None } else { smoothed(&spots, pen, paint) };
            let (spots, pen, paint) = fine.unwrap_or((spots, pen, paint));
            let heights = || spots.iter().map(|spot| spot.1);
            let top = heights().fold(f32::INFINITY, f32::min) - pen.radius - 1.0;
            let bottom = heights().fold(f32::NEG_INFINITY, f32::max) + pen.radius + 1.0;
            marks.push((top, bottom, Mark::Line(Box::new(Line { spots, closed, pen, broken, paint }))));
        });
        return;
    }
    if let Shape::Picture { rect, picture } = &shape {
        let (from, to) = (view.spot(rect.origin()), view.spot((rect.x1, rect.y1).into()));
        let blit = Blit::of(picture, (from, to));
        marks.extend(blit.map(|blit| (from.1 - 1.0, to.1 + 1.0, Mark::Picture(Box::new(blit)))));
        return;
    }
    let bounds: Rect = shape.bounds();
    // Letters may rise above their lines.
    let beyond = if matches!(shape, Shape::Words { .. }) { bounds.height().min(40.0) } else { 0.0 };
    let (top, bottom) = (view.spot(bounds.origin()).1, view.spot((bounds.x0, bounds.y1).into()).1);
    let beyond = (beyond * view.scale) as f32 + 1.0;
    marks.push((top - beyond, bottom + beyond, Mark::Shape(Box::new(shape))));
}

/// Pen, dashes and paint of a stroke at this scale.
fn drawn((width, pattern, paint): (f64, Pattern, Paint), scale: f64) -> (Pen, Option<(f32, f32)>, Paint) {
    let pen = Pen { radius: (width * scale / 2.0) as f32, round: pattern == Pattern::Solid };
    match pattern {
        Pattern::Solid => (pen, None, paint),
        Pattern::Dashed { dash, gap } if (dash + gap) * scale >= FINEST => {
            (pen, Some(((dash * scale) as f32, (gap * scale) as f32)), paint)
        }
        // What is left of finer dashes is a paler line, and thousands fewer pieces.
        Pattern::Dashed { dash, gap } => (pen, None, paint.faded(dash / (dash + gap))),
    }
}

fn cut(path: &BezPath, view: &View, mut each: impl FnMut(Box<[Spot]>, bool)) {
    lines(path, CLOSE / view.scale, |points, closed| {
        each(points.iter().map(|point| view.spot(*point)).collect(), closed);
    });
}
