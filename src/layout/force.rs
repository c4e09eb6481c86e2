//! Springs and repulsion, cooled down over a fixed number of rounds.

use std::collections::HashMap;

use kurbo::{Point, Vec2};

use super::{FEW, Pull, Request};

const ROUNDS: usize = 320;
/// Rounds times boxes, when there are many: time then grows no faster than the map.
const MOST_STEPS: usize = ROUNDS * FEW;
/// However many boxes there are.
const FEWEST_ROUNDS: usize = 40;
/// Of many boxes, those in a cell with more than this push as one.
const CROWD: usize = 8;
/// Room a box claims, as a multiple of its own area's side.
const SPREAD: f64 = 1.9;
/// Length of rest of a clash, as a multiple of that of a support.
const CLASH_LENGTH: f64 = 2.6;

pub(super) fn settle(request: &Request) -> Vec<Point> {
    let unit = unit_length(request);
    let mut places = start(request, unit);
    if request.boxes.iter().all(|one| one.pinned) {
        return places;
    }
    let is_free = |at: usize| !request.boxes[at].pinned;
    let moves_one = |tie: &Pull| is_within(tie, places.len()) && (is_free(tie.from) || is_free(tie.to));
    let ties: Vec<Pull> = request.ties.iter().copied().filter(moves_one).collect();
    let rounds = (MOST_STEPS / request.boxes.len()).clamp(FEWEST_ROUNDS, ROUNDS);
    let stride = ROUNDS as f64 / rounds as f64; // with fewer rounds, each goes further
    for round in 0..rounds {
        let heat = 1.0 - round as f64 / rounds as f64;
        let mut moves = repulsion(request, &places, unit);
        springs(&places, &ties, unit, &mut moves);
        gravity(&places, &mut moves);
        let furthest = unit * (0.02 + heat * 0.6 * stride);
        for ((place, by), one) in places.iter_mut().zip(moves).zip(&request.boxes) {
            let length = by.hypot();
            if !one.pinned && length > 1e-9 {
                *place += by * (length.min(furthest) / length);
            }
        }
    }
    places
}

fn is_within(tie: &Pull, boxes: usize) -> bool {
    tie.from < boxes && tie.to < boxes && tie.from != tie.to
}

/// The length of rest of a support: the side of the square that an average box with its gap would fill, spread.
fn unit_length(request: &Request) -> f64 {
    let side = |one: &super::Box| (one.size.width + request.gap) * (one.size.height + request.gap);
    let mean = request.boxes.iter().map(side).sum::<f64>() / request.boxes.len().max(1) as f64;
    mean.max(1.0).sqrt() * SPREAD
}

/// Where boxes start: where they are, or on a spiral whose angle (the golden one) never lines two up.
fn start(request: &Request, unit: f64) -> Vec<Point> {
    let on_spiral = |at: usize| {
        let (radius, angle) = (unit * 0.8 * (at as f64 + 0.5).sqrt(), at as f64 * 2.399_963_229_728_653);
        Point::new(radius * angle.cos(), radius * angle.sin())
    };
    let placed = |(at, one): (usize, &super::Box)| {
        one.place.filter(|at| at.is_finite()).unwrap_or_else(|| on_spiral(at))
    };
    request.boxes.iter().enumerate().map(placed).collect()
}

/// Some boxes side by side.
#[derive(Default)]
struct Cell {
    members: Vec<usize>,
    sum: Vec2,
}

impl Cell {
    /// How its members push the box `at`; a crowd pushes as one, from its middle.
    fn push(&self, at: usize, places: &[Point], unit: f64) -> Vec2 {
        let many = self.members.len() as f64;
        if places.len() > FEW && self.members.len() > CROWD {
            return push_from(places[at], (self.sum / many).to_point(), unit) * many;
        }
        let others = self.members.iter().filter(|other| **other != at);
        others.map(|other| push_from(places[at], places[*other], unit)).fold(Vec2::ZERO, |sum, by| sum + by)
    }
}

/// Every box that may move is pushed from those in its own and the eight cells around; further ones do not matter.
fn repulsion(request: &Request, places: &[Point], unit: f64) -> Vec<Vec2> {
    let side = unit * 3.0;
    let key = |at: Point| ((at.x / side).floor() as i64, (at.y / side).floor() as i64);
    let mut cells: HashMap<(i64, i64), Cell> = HashMap::new();
    for (at, place) in places.iter().enumerate() {
        let cell = cells.entry(key(*place)).or_default();
        cell.members.push(at);
        cell.sum += place.to_vec2();
    }
    let push = |at: usize| {
        if request.boxes[at].pinned {
            return Vec2::ZERO;
        }
        let (column, row) = key(places[at]);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
        let near = around.filter_map(|key| cells.get(&key));
        near.map(|cell| cell.push(at, places, unit)).fold(Vec2::ZERO, |sum, by| sum + by)
    };
    (0..places.len()).map(push).collect()
}

fn push_from(place: Point, other: Point, unit: f64) -> Vec2 {
    let apart = place - other;
    let distance = apart.hypot();
    if distance < 1e-6 {
        // Two boxes at one place: part them in a direction that follows from the place alone.
        return Vec2::from_angle(place.x * 0.37 + 1.0) * unit;
    }
    apart * (unit * unit / (distance * distance))
}

fn springs(places: &[Point], ties: &[Pull], unit: f64, moves: &mut [Vec2]) {
    for tie in ties {
        let way = places[tie.to] - places[tie.from];
        let distance = way.hypot().max(1e-6);
        let pull = if tie.is_support {
            way * (distance / unit * 0.5)
        } else {
            way * ((distance - unit * CLASH_LENGTH) / distance * 0.12)
        };
        moves[tie.from] += pull;
        moves[tie.to] -= pull;
    }
}

fn gravity(places: &[Point], moves: &mut [Vec2]) {
    for (place, by) in places.iter().zip(moves) {
        *by -= Vec2::new(place.x * 0.025, place.y * 0.04); // wider than high, as screens and pages are
    }
}
