//! Lines of the scene cut to what is seen, and into dashes.
//!
//! A line may be a million units long with a dash every eight: dashes are made only where the line is seen, and
//! counted from its start all the same, so that they do not crawl while the canvas moves.

use kurbo::{BezPath, PathEl, Point, Rect, Vec2};

use crate::scene::Pattern;

/// The stretches of `path` within `area`, as points in canvas units. Curves deviate by `tolerance` at most.
pub(super) fn seen(path: &BezPath, pattern: Pattern, area: Rect, tolerance: f64) -> Vec<Vec<Point>> {
    let mut pieces = Pieces { area, pattern, done: Vec::new(), current: Vec::new(), walked: 0.0 };
    let (mut start, mut last) = (Point::ORIGIN, Point::ORIGIN);
    kurbo::flatten(path, tolerance, |element| match element {
        PathEl::MoveTo(to) => {
            pieces.end();
            pieces.walked = 0.0;
            (start, last) = (to, to);
        }
        PathEl::LineTo(to) | PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
            pieces.straight(last, to);
            last = to;
        }
        PathEl::ClosePath => {
            pieces.straight(last, start);
            last = start;
        }
    });
    pieces.end();
    pieces.done
}

struct Pieces {
    area: Rect,
    pattern: Pattern,
    done: Vec<Vec<Point>>,
    current: Vec<Point>,
    /// From the start of the line to the point reached.
    walked: f64,
}

impl Pieces {
    fn straight(&mut self, from: Point, to: Point) {
        if self.pattern == Pattern::Solid && is_aside(from, to, self.area) {
            self.end(); // most of a long line: not worth its length
            return;
        }
        let length = (to - from).hypot();
        if length <= 0.0 || !length.is_finite() {
            return;
        }
        match clipped(from, to, self.area) {
            None => self.end(),
            Some((first, last)) => match self.pattern {
                Pattern::Dashed { dash, gap } if dash > 0.0 && gap > 0.0 => {
                    self.dashes((from, (to - from) / length), (first * length, last * length), (dash, gap));
                }
                Pattern::Solid | Pattern::Dashed { .. } => {
                    self.piece(from.lerp(to, first), from.lerp(to, last), first == 0.0);
                }
            },
        }
        self.walked += length;
    }

    fn dashes(&mut self, (from, ahead): (Point, Vec2), (first, last): (f64, f64), (dash, gap): (f64, f64)) {
        let period = dash + gap;
        let mut number = ((self.walked + first) / period).floor();
        loop {
            let begins = number * period - self.walked;
            if begins >= last {
                return;
            }
            let (start, end) = (begins.max(first), (begins + dash).min(last));
            if start < end {
                // A dash that began before this corner goes on around it.
                self.piece(from + ahead * start, from + ahead * end, begins < 0.0 && first == 0.0);
            }
            number += 1.0;
        }
    }

    fn piece(&mut self, from: Point, to: Point, goes_on: bool) {
        if !goes_on {
            self.end();
        }
        if self.current.is_empty() {
            self.current.push(from);
        }
        self.current.push(to);
    }

    fn end(&mut self) {
        if self.current.len() > 1 {
            self.done.push(std::mem::take(&mut self.current));
        }
        self.current.clear();
    }
}

/// The same line without points that lie less than `small` from the way between the points kept.
pub(super) fn without_small_bends(points: Vec<Point>, small: f64) -> Vec<Point> {
    if points.len() < 3 {
        return points;
    }
    let (mut kept, mut last) = (vec![points[0]], 0);
    for at in 1..points.len() - 1 {
        let left_out = &points[last + 1..=at];
        let is_bent = left_out.iter().any(|point| stands_out(points[last], *point, points[at + 1]) > small);
        // So many and no more at once, or a long wave would cost its length squared.
        if is_bent || left_out.len() >= 24 {
            kept.push(points[at]);
            last = at;
        }
    }
    kept.push(points[points.len() - 1]);
    kept
}

/// How far `at` lies from the way between its neighbours.
fn stands_out(before: Point, at: Point, after: Point) -> f64 {
    let way = after - before;
    let length = way.hypot();
    if length == 0.0 { (at - before).hypot() } else { (way.cross(at - before) / length).abs() }
}

/// True if both ends lie beyond the same side.
fn is_aside(from: Point, to: Point, area: Rect) -> bool {
    from.x < area.x0 && to.x < area.x0
        || from.x > area.x1 && to.x > area.x1
        || from.y < area.y0 && to.y < area.y0
        || from.y > area.y1 && to.y > area.y1
}

/// The part of a straight line within `area`, from 0 to 1 (Liang and Barsky 1984).
pub(super) fn clipped(from: Point, to: Point, area: Rect) -> Option<(f64, f64)> {
    let by = to - from;
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    let sides = [
        (-by.x, from.x - area.x0),
        (by.x, area.x1 - from.x),
        (-by.y, from.y - area.y0),
        (by.y, area.y1 - from.y),
    ];
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            first = first.max(room / towards);
        } else {
            last = last.min(room / towards);
        }
    }
    (first < last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::shape::straight;

    const DASHES: Pattern = Pattern::Dashed { dash: 6.0, gap: 4.0 };

    fn xs(pieces: &[Vec<Point>]) -> Vec<(f64, f64)> {
        let ends = |piece: &Vec<Point>| Some((piece.first()?.x, piece.last()?.x));
        pieces.iter().filter_map(ends).collect()
    }

    #[test]
    fn a_long_line_is_cut_to_what_is_seen() {
        let path = straight(Point::new(-1e6, 5.0), Point::new(1e6, 5.0));
        let pieces = seen(&path, Pattern::Solid, Rect::new(0.0, 0.0, 100.0, 10.0), 0.1);
        assert_eq!(xs(&pieces), [(0.0, 100.0)]);
    }

    #[test]
    fn dashes_do_not_crawl_when_another_part_is_seen() {
        let path = straight(Point::new(0.0, 0.0), Point::new(1e6, 0.0));
        let pieces = seen(&path, DASHES, Rect::new(500_003.0, -1.0, 500_018.0, 1.0), 0.1);
        assert_eq!(xs(&pieces), [(500_003.0, 500_006.0), (500_010.0, 500_016.0)]);
    }

    #[test]
    fn a_dash_goes_around_a_corner() {
        let mut path = straight(Point::new(0.0, 0.0), Point::new(13.0, 0.0));
        path.line_to((13.0, 20.0));
        let pieces = seen(&path, DASHES, Rect::new(-50.0, -50.0, 50.0, 50.0), 0.1);
        assert_eq!(pieces[1], [Point::new(10.0, 0.0), Point::new(13.0, 0.0), Point::new(13.0, 3.0)]);
    }

    #[test]
    fn bends_too_small_to_be_seen_are_drawn_straight() {
        let wave: Vec<Point> = (0..50).map(|x| Point::new(f64::from(x), f64::from(x % 2) * 0.1)).collect();
        assert!(without_small_bends(wave.clone(), 0.5).len() <= 4);
        assert_eq!(without_small_bends(wave.clone(), 0.01).len(), wave.len());
    }

    #[test]
    fn a_slow_curve_is_not_made_straight() {
        let arc: Vec<Point> = (0..=90)
            .map(|turn| Point::ORIGIN + 100.0 * kurbo::Vec2::from_angle(f64::from(turn).to_radians()))
            .collect();
        let kept = without_small_bends(arc, 0.35);
        let middle = Point::ORIGIN + 100.0 * kurbo::Vec2::from_angle(std::f64::consts::FRAC_PI_4);
        let nearest =
            kept.windows(2).map(|two| (two[0].midpoint(two[1]) - middle).hypot()).fold(f64::MAX, f64::min);
        assert!(kept.len() > 5 && nearest < 8.0, "{} points, {nearest}", kept.len());
    }

    #[test]
    fn a_line_out_of_sight_leaves_nothing() {
        let path = straight(Point::new(0.0, 0.0), Point::new(100.0, 100.0));
        assert!(seen(&path, DASHES, Rect::new(60.0, 0.0, 90.0, 20.0), 0.1).is_empty());
    }
}
