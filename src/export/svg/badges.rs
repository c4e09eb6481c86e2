//! Badges of a large map: thousands that look alike, drawn together.
//!
//! A browser keeps a record of everything it draws, and a badge is three such things: its ring, its ground, its
//! number. So all badges in a square of the map are a path for the rings, one for the grounds of each colour, and one
//! for the numbers, which are drawn as outlines. Their sentences stand at their ties.

use std::collections::BTreeMap;

use kurbo::{Affine, Point, Rect};

use super::path::coarse_text;
use super::style::Styles;
use crate::export::xml::number;
use crate::scene::{Paint, Shape};
use crate::typeset::{Outlines, Paragraph};

/// The side of a square, in canvas units: a viewer leaves out what lies outside its window.
const SQUARE: f64 = 2000.0;

/// A square of the map, by column and row.
type Square = (i64, i64);

/// What is drawn of badges, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Ring,
    Ground,
    Number,
}

/// Badges that are not written yet.
#[derive(Debug, Default)]
pub(super) struct Badges {
    /// The path of each layer and class in each square.
    paths: BTreeMap<(Square, Layer, String), String>,
    outlines: Outlines,
}

impl Badges {
    /// Keeps the badge among the shapes of a tie's label, and gives back the others.
    pub fn keep<'a>(&mut self, shapes: &'a [Shape], styles: &mut Styles) -> &'a [Shape] {
        let [
            others @ ..,
            Shape::Panel { rect: ring, fill: Some(around), line: None, .. },
            Shape::Panel { rect, fill: Some(ground), line: None, .. },
            Shape::Words { words, at, paint },
        ] = shapes
        else {
            return shapes;
        };
        if !words.text().bytes().all(|byte| byte.is_ascii_digit()) {
            return shapes;
        }
        self.add((Layer::Ring, *around), rect.center(), &pill(*ring), styles);
        self.add((Layer::Ground, *ground), rect.center(), &pill(*rect), styles);
        let number = self.number(words, *at);
        self.add((Layer::Number, *paint), rect.center(), &number, styles);
        others
    }

    /// All badges that were kept, as markup; none are left.
    pub fn written(&mut self) -> String {
        let paths = std::mem::take(&mut self.paths).into_iter();
        paths.map(|((_, _, class), d)| format!("<path{class} d=\"{d}\"/>\n")).collect()
    }

    fn add(&mut self, (layer, paint): (Layer, Paint), middle: Point, d: &str, styles: &mut Styles) {
        let cell = |length: f64| (length / SQUARE).floor() as i64; // places are within a million units
        let square = (cell(middle.x), cell(middle.y));
        self.paths.entry((square, layer, styles.filled(paint))).or_default().push_str(d);
    }

    fn number(&mut self, words: &Paragraph, at: Point) -> String {
        coarse_text(&(Affine::translate(at.to_vec2()) * self.outlines.words(words)))
    }
}

/// A box that is round at both ends, as a path.
fn pill(rect: Rect) -> String {
    let radius = rect.height().min(rect.width()) / 2.0;
    let [x, y, across, round, down] =
        [rect.x0 + radius, rect.y0, rect.width() - 2.0 * radius, radius, rect.height()].map(number);
    format!("M{x} {y}h{across}a{round} {round} 0 0 1 0 {down}h-{across}a{round} {round} 0 0 1 0-{down}z")
}
