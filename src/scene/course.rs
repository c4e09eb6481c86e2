//! Where a tie runs: from rim to rim, beside its neighbours, around actors that are none of its business.
//!
//! A [`Course`] is a gentle curve, straight wherever nothing stands in the way. Ties of the same pair run side by
//! side in lanes. What is drawn along a course is the business of [`tie`](super::tie).

use kurbo::{
    Line, ParamCurve, ParamCurveArclen, ParamCurveDeriv, ParamCurveNearest, Point, QuadBez, Rect, Vec2,
};

use super::actor::distance_to_rim;
use super::look::tie as size;

/// An actor's box as ties see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Block {
    pub rect: Rect,
    pub radius: f64,
}

/// Where a tie runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Course {
    curve: QuadBez,
    length: f64,
}

/// Halvings of a stretch of a few hundred units: enough for a fiftieth of a unit.
const HALVINGS: u32 = 15;
/// Steps in which a curve is looked at where it leaves a box.
const STEPS: u32 = 64;

impl Course {
    /// The course between the rims of `from` and `to`, `lane` units to the side of the line between their middles,
    /// and `bend` units further out in the middle.
    pub fn between(from: Block, to: Block, lane: f64, bend: f64) -> Self {
        Self::bent(from, to, lane, bend).0
    }

    /// The same, and how far beside the straight line its middle came to lie.
    pub fn bent(from: Block, to: Block, lane: f64, bend: f64) -> (Self, f64) {
        let curve = curve_between(from.rect, to.rect, lane, bend);
        if let Some(clipped) = clipped(curve, from, to) {
            return (Self::of(clipped), lane + bend);
        }
        // The boxes overlap or nearly touch: out at the side and back, where it can be seen.
        let reach = lateral(from.rect, normal(curve)) + lateral(to.rect, normal(curve)) + 36.0;
        let reach = if lane + bend < 0.0 { -reach } else { reach };
        let bow = curve_between(from.rect, to.rect, lane, bend + reach);
        (Self::of(clipped(bow, from, to).unwrap_or(bow)), lane + bend + reach)
    }

    /// A straight course between two points.
    pub fn line(from: Point, to: Point) -> Self {
        Self::of(QuadBez::new(from, from.midpoint(to), to))
    }

    fn of(curve: QuadBez) -> Self {
        Self { curve, length: curve.arclen(0.1) }
    }

    /// From tip to tip, in canvas units.
    pub fn length(&self) -> f64 {
        self.length
    }

    /// The point at a part of the way, 0 to 1.
    pub fn at(&self, part: f64) -> Point {
        self.curve.eval(part)
    }

    /// The direction of travel at a part of the way, of length 1.
    pub fn direction(&self, part: f64) -> Vec2 {
        let along = self.curve.deriv().eval(part).to_vec2();
        unit(if along.hypot() > 1e-9 { along } else { self.curve.p2 - self.curve.p0 })
    }

    /// To the left of travel as seen on screen, of length 1.
    pub fn side(&self, part: f64) -> Vec2 {
        across(self.direction(part))
    }

    /// The stretch between two parts of the way.
    pub fn stretch(&self, from: f64, to: f64) -> Self {
        Self::of(self.curve.subsegment(from.min(to)..to))
    }

    /// As a path. A course without a bend is one straight line.
    pub fn path(&self) -> kurbo::BezPath {
        let mut path = kurbo::BezPath::new();
        path.move_to(self.curve.p0);
        if self.is_straight() {
            path.line_to(self.curve.p2);
        } else {
            path.quad_to(self.curve.p1, self.curve.p2);
        }
        path
    }

    /// The same course travelled the other way.
    pub fn reversed(&self) -> Self {
        Self { curve: QuadBez::new(self.curve.p2, self.curve.p1, self.curve.p0), length: self.length }
    }

    /// A box around the line itself.
    pub fn bounds(&self) -> Rect {
        kurbo::Shape::bounding_box(&self.curve)
    }

    /// The distance of a point from the line.
    pub fn distance(&self, at: Point) -> f64 {
        let nearest = if self.is_straight() {
            Line::new(self.curve.p0, self.curve.p2).nearest(at, 0.1)
        } else {
            self.curve.nearest(at, 0.1)
        };
        nearest.distance_sq.sqrt()
    }

    /// The line in pieces of about this length, at most so many, each as its chord; and how far it strays from them.
    pub fn pieces(&self, length: f64, most: u32) -> (impl Iterator<Item = (Point, Point)>, f64) {
        let curve = self.curve;
        let count = (self.length / length).ceil().clamp(1.0, f64::from(most));
        let at = move |nth: u32| curve.eval(f64::from(nth) / count);
        let stray = (curve.p0.to_vec2() - 2.0 * curve.p1.to_vec2() + curve.p2.to_vec2()).hypot() / 4.0;
        ((0..count as u32).map(move |nth| (at(nth), at(nth + 1))), stray / (count * count))
    }

    fn is_straight(&self) -> bool {
        let middle = self.curve.p0.midpoint(self.curve.p2);
        (self.curve.p1 - middle).hypot() < 0.05
    }
}

/// A way from middle to middle, before it is cut at the rims: enough to ask what stands in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way(QuadBez);

impl Way {
    /// The way between two boxes that bends so far out.
    pub fn between(from: Rect, to: Rect, bend: f64) -> Self {
        Self(curve_between(from, to, 0.0, bend))
    }

    /// True if it comes closer than `clear` to `rect`.
    pub fn crosses(&self, rect: Rect, clear: f64) -> bool {
        let rect = rect.inflate(clear, clear);
        if (self.0.p1 - self.0.p0.midpoint(self.0.p2)).hypot() < 0.05 {
            return line_meets(self.0.p0, self.0.p2, rect);
        }
        let mut last = self.0.p0;
        (1..=8).any(|piece| {
            let next = self.0.eval(f64::from(piece) / 8.0);
            let (from, to) = (std::mem::replace(&mut last, next), next);
            line_meets(from, to, rect)
        })
    }
}

/// True if the line from `a` to `b` touches `rect` (Liang and Barsky 1984).
pub(super) fn line_meets(a: Point, b: Point, rect: Rect) -> bool {
    let along = b - a;
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (-along.x, a.x - rect.x0),
        (along.x, rect.x1 - a.x),
        (-along.y, a.y - rect.y0),
        (along.y, rect.y1 - a.y),
    ];
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if towards < 0.0 {
            enter = enter.max(room / towards);
        } else {
            leave = leave.min(room / towards);
        }
    }
    enter <= leave
}

/// A curve from middle to middle whose own middle is `lane + bend` off the straight line. Near the boxes the lanes
/// stay within the boxes' sides, or a lane would miss its box.
fn curve_between(from: Rect, to: Rect, lane: f64, bend: f64) -> QuadBez {
    let straight = to.center() - from.center();
    let side = across(unit(straight));
    let within = |rect: Rect| lane.clamp(-0.62 * lateral(rect, side), 0.62 * lateral(rect, side));
    let (start, end) = (from.center() + side * within(from), to.center() + side * within(to));
    let middle = from.center().midpoint(to.center()) + side * (lane + bend);
    let control = middle.to_vec2() * 2.0 - (start.to_vec2() + end.to_vec2()) * 0.5;
    QuadBez::new(start, control.to_point(), end)
}

/// The part of a curve between the rims, or `None` if there is too little of it to be seen.
fn clipped(curve: QuadBez, from: Block, to: Block) -> Option<QuadBez> {
    let start = first_outside(curve, from)?;
    let back = QuadBez::new(curve.p2, curve.p1, curve.p0);
    let end = 1.0 - first_outside(back, to)?;
    let between = (start < end).then(|| curve.subsegment(start..end))?;
    (between.arclen(0.5) >= 10.0).then_some(between)
}

/// Where a curve from the middle of a block leaves it, or `None` if it never does.
fn first_outside(curve: QuadBez, block: Block) -> Option<f64> {
    let outside = |part: f64| distance_to_rim(block.rect, block.radius, curve.eval(part)) >= size::GAP;
    // As far as a box can reach, along the curve's first direction: nearly always outside, and near the rim.
    let reach = block.rect.width() + block.rect.height() + size::GAP;
    let guess = (reach / (2.0 * (curve.p1 - curve.p0).hypot()).max(1e-6)).min(1.0);
    let (mut inner, mut outer) = if guess < 1.0 && outside(guess) {
        (0.0, guess)
    } else {
        let parts = (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
        let first = parts.into_iter().find(|&part| outside(part))?;
        ((first - 1.0 / f64::from(STEPS)).max(0.0), first)
    };
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(inner, outer);
        (inner, outer) = if outside(middle) { (inner, middle) } else { (middle, outer) };
    }
    Some(outer)
}

/// Where the middle of a tie lies that runs `out` units beside the straight line between two boxes.
pub(super) fn middle_at(from: Rect, to: Rect, out: f64) -> Point {
    from.center().midpoint(to.center()) + across(unit(to.center() - from.center())) * out
}

/// How far beside that straight line a point lies.
pub(super) fn out_of(from: Rect, to: Rect, at: Point) -> f64 {
    (at - from.center().midpoint(to.center())).dot(across(unit(to.center() - from.center())))
}

/// How far a box reaches to the side.
fn lateral(rect: Rect, side: Vec2) -> f64 {
    (rect.width() * side.x.abs()).max(rect.height() * side.y.abs()) / 2.0
}

fn normal(curve: QuadBez) -> Vec2 {
    across(unit(curve.p2 - curve.p0))
}

fn across(direction: Vec2) -> Vec2 {
    Vec2::new(direction.y, -direction.x)
}

fn unit(way: Vec2) -> Vec2 {
    if way.hypot() > 1e-9 { way / way.hypot() } else { Vec2::new(1.0, 0.0) }
}
