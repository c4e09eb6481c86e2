//! How a tie is drawn: its line and the marks at its ends.
//!
//! Stance can be told without colour, at every zoom and in grey: support is a smooth line with a filled head, clash a
//! jagged line with an open, barred head, as in the kinship charts of family therapy where a zigzag is a quarrel.
//! A hypothesis is broken in either stance. Numbers and words on a tie are in [`label`](super::label), its way in
//! [`course`](super::course).

use kurbo::{BezPath, Point};

use super::course::Course;
use super::look::{TiePaints, tie as size};
use super::shape::{Pattern, Shape, straight};
use crate::model::{Direction, Stance};

/// What decides how a tie looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Manner {
    pub stance: Stance,
    pub direction: Direction,
    pub quotes: usize,
    pub paints: TiePaints,
    /// A line has no more teeth than this.
    pub max_teeth: usize,
}

impl Manner {
    /// Width of the line.
    pub fn width(&self) -> f64 {
        size::width(self.quotes)
    }
}

/// The line of a tie along `course`, with its heads.
pub(super) fn shapes(manner: &Manner, course: &Course) -> Vec<Shape> {
    let head = size::head_length(manner.width()).min(course.length() * 0.4);
    let base = 1.0 - head * 0.8 / course.length().max(1e-6);
    let from = match manner.direction {
        Direction::OneWay => 0.0,
        Direction::Mutual => 1.0 - base,
    };
    let line = course.stretch(from, base);
    let is_hypothesis = manner.quotes == 0;
    let (dash, gap) = size::DASH;
    let (path, pattern) = match manner.stance {
        Stance::Support if is_hypothesis => (line.path(), Pattern::Dashed { dash, gap }),
        Stance::Support => (line.path(), Pattern::Solid),
        Stance::Clash => (jagged(&line, is_hypothesis, manner.max_teeth), Pattern::Solid),
    };
    let mut shapes = vec![Shape::Stroke { path, width: manner.width(), pattern, paint: manner.paints.line }];
    shapes.extend(head_shapes(manner, course, head));
    if manner.direction == Direction::Mutual {
        shapes.extend(head_shapes(manner, &course.reversed(), head));
    }
    shapes
}

/// The line with teeth, straight at both ends where the heads are. A broken line is cut between whole teeth: dashes
/// laid over the teeth would cut them anywhere and leave a trail of crumbs.
fn jagged(line: &Course, broken: bool, max_teeth: usize) -> BezPath {
    let lead = (size::LEAD / line.length().max(1e-6)).min(0.3);
    let run = line.length() * (1.0 - 2.0 * lead);
    let teeth = ((run / size::TOOTH_LENGTH).round().max(3.0) as usize).min(max_teeth);
    let height = size::TOOTH.min(run / 4.0);
    let part = |tooth: f64| lead + (1.0 - 2.0 * lead) * tooth / teeth as f64;
    let (drawn, left_out) = size::BROKEN_TEETH;
    let mut path = BezPath::new();
    path.move_to(line.at(0.0));
    path.line_to(line.at(lead));
    for nth in 0..teeth {
        let is_gap = broken && nth % (drawn + left_out) >= drawn;
        if is_gap {
            path.line_to(line.at(part(nth as f64)));
            path.move_to(line.at(part(nth as f64 + 1.0)));
        } else {
            let out = if nth % 2 == 0 { height } else { -height };
            let at = part(nth as f64 + 0.5);
            path.line_to(line.at(at) + line.side(at) * out);
        }
    }
    path.line_to(line.at(1.0 - lead));
    path.line_to(line.at(1.0));
    path
}

/// The mark at the end of `course`: what it looks like tells the stance too.
fn head_shapes(manner: &Manner, course: &Course, length: f64) -> Vec<Shape> {
    let (tip, along, side) = (course.at(1.0), course.direction(1.0), course.side(1.0));
    let half = size::head_width(manner.width()) / 2.0;
    let corner = |back: f64, out: f64| tip - along * back + side * out;
    let paint = manner.paints.line;
    if manner.stance == Stance::Support {
        return vec![Shape::Polygon {
            corners: vec![tip, corner(length, half), corner(length, -half)],
            paint,
        }];
    }
    let width = (manner.width() * 0.9).max(1.8);
    let stroke = |path: BezPath| Shape::Stroke { path, width, pattern: Pattern::Solid, paint };
    let inset = width * 0.5;
    let bar = straight(corner(inset, half + 0.5), corner(inset, -half - 0.5));
    let shaft = straight(corner(length * 0.8, 0.0), corner(inset, 0.0));
    let open = polyline(&[corner(length, half), corner(inset, 0.0), corner(length, -half)]);
    vec![stroke(shaft), stroke(open), stroke(bar)]
}

fn polyline(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    for (nth, &point) in points.iter().enumerate() {
        if nth == 0 { path.move_to(point) } else { path.line_to(point) }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_thousand_long_clashes_are_drawn_with_fewer_teeth_and_a_thousand_with_all() {
        let points = |ties: usize| {
            let course = Course::line(Point::ZERO, Point::new(50_000.0, 0.0));
            jagged(&course, false, size::max_teeth(ties)).elements().len()
        };
        assert!(points(1) == points(2_000) && points(1) > 1_000);
        assert!(points(100_000) < 50);
    }
}
