//! Paths in few letters: each point is said as its distance from the one before.
//!
//! A large map has millions of corners. What is left of each is rounded to the whole steps of a grid, and distances
//! are taken between points of the grid, so that rounding never adds up.

use kurbo::{BezPath, PathEl, Point};

use crate::export::xml::push_steps;

/// A path of so many corners is written in tenths of a unit, a shorter one in hundredths: teeth need no more.
const MANY: usize = 24;

/// The path as the attribute `d` has it.
pub(super) fn path_text(path: &BezPath) -> String {
    in_places(path, if path.elements().len() > MANY { 1 } else { 2 })
}

/// The same in tenths of a unit whatever its corners, for a large map: it is looked at from far away.
pub(super) fn coarse_text(path: &BezPath) -> String {
    in_places(path, 1)
}

fn in_places(path: &BezPath, places: u32) -> String {
    let mut text = PathText { text: String::new(), places, at: (0, 0), start: (0, 0), last: ' ' };
    path.elements().iter().for_each(|element| text.element(*element));
    text.text
}

/// Corners as the attribute `points` of a polygon has them.
pub(super) fn corners_text(corners: &[Point]) -> String {
    let mut text = PathText { text: String::new(), places: 2, at: (0, 0), start: (0, 0), last: ' ' };
    for (nth, corner) in corners.iter().enumerate() {
        text.element(if nth == 0 { PathEl::MoveTo(*corner) } else { PathEl::LineTo(*corner) });
    }
    text.element(PathEl::ClosePath);
    text.text
}

struct PathText {
    text: String,
    /// Digits behind the point.
    places: u32,
    /// Where the pen is, in steps of the grid.
    at: (i64, i64),
    start: (i64, i64),
    last: char,
}

impl PathText {
    fn element(&mut self, element: PathEl) {
        match element {
            PathEl::MoveTo(to) => {
                self.letter('M');
                self.at = (0, 0);
                self.points(&[to]);
                self.start = self.at;
                // What follows without a letter would be a line to a place, not a distance.
                self.last = 'M';
            }
            PathEl::LineTo(to) => {
                self.letter('l');
                self.points(&[to]);
            }
            PathEl::QuadTo(control, to) => {
                self.letter('q');
                self.points(&[control, to]);
            }
            PathEl::CurveTo(one, two, to) => {
                self.letter('c');
                self.points(&[one, two, to]);
            }
            PathEl::ClosePath => {
                self.letter('z');
                self.at = self.start;
            }
        }
    }

    fn letter(&mut self, letter: char) {
        if self.last != letter || matches!(letter, 'M' | 'z') {
            self.text.push(letter);
        }
        self.last = letter;
    }

    /// The points as distances from the pen, which goes to the last of them.
    fn points(&mut self, points: &[Point]) {
        let per_unit = 10_f64.powi(self.places as i32); // one or two
        let steps = |length: f64| (length * per_unit).round() as i64; // what is no number is nowhere: 0
        let from = self.at;
        for point in points {
            self.at = (steps(point.x), steps(point.y));
            push_steps(&mut self.text, self.at.0 - from.0, self.places);
            push_steps(&mut self.text, self.at.1 - from.1, self.places);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_distances() {
        let path =
            BezPath::from_svg("M10.5,20 L12.25,20 L12.25,18.125 Q1,2 3,4 C1,2 3,4 5,6 Z M0,0 L1,-1").unwrap();
        let expected = "M10.5 20l1.75 0 0-1.87q-11.25-16.13-9.25-14.13c-2-2 0 0 2 2zM0 0l1-1";
        assert_eq!(path_text(&path), expected);
        assert_eq!(
            corners_text(&[Point::new(1.0, 2.0), Point::new(3.0, 2.5), Point::ZERO]),
            "M1 2l2 .5-3-2.5z"
        );
    }

    #[test]
    fn a_thousand_corners_end_where_the_last_one_is() {
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        (1..=1000).for_each(|nth| path.line_to((f64::from(nth) * 3.333, f64::from(nth % 2) * 2.777)));
        let read = BezPath::from_svg(&path_text(&path)).unwrap();
        let far = read.elements().iter().zip(path.elements()).map(|(one, other)| {
            let (one, other) = (one.end_point().unwrap(), other.end_point().unwrap());
            one.distance(other)
        });
        assert!(far.fold(0.0, f64::max) < 0.08);
    }
}
