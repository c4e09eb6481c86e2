//! One part that ties hold together, laid out on a sheet of its own.
//!
//! First as points: a rough placing ([`pivot`]), then rounds that lessen stress ([`stress`](super::stress)). Then at its
//! final size: rounds of stress and rounds of parting take turns while boxes grow to their full size, so that whoever
//! has to give way does it before there is a crowd.

use super::board::Board;
use super::dice::Dice;
use super::graph::Graph;
use super::pivot;
use super::polish;
use super::pressure;
use super::stress::{Aim, Place, Round, Springs};
use super::watch::Stretch;

/// Rounds as points.
const ROUNDS: usize = 250;
/// Rounds with boxes.
const ROUNDS_WITH_BOXES: usize = 110;
/// Rounds that only part, at most, until the frame is found too tight.
const ROUNDS_OF_PARTING: usize = 40;
/// Up to so many boxes are laid out more than once, and the best gets a last touch.
const SMALL: usize = 400;
/// Up to so many are placed as points more than once.
const MIDDLING: usize = 3000;
const STARTS: usize = 4;
/// Fewer have nothing to try.
const FEWEST: usize = 4;
const TRIALS: usize = 4;
/// Angles tried.
const TURNS: usize = 30;
/// So many places tell how far all reach.
const REACH_SAMPLE: usize = 1000;
/// So often the frame may grow by a twentieth.
const MOST_GROWTHS: usize = 12;

/// How a part is to look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) aim: Aim,
    /// Area to fill.
    pub(super) area: f32,
}

/// Lays out the boxes of `board`, from nowhere, around the origin.
pub(super) fn lay(
    board: &mut Board,
    graph: &Graph,
    style: &Style,
    dice: &mut Dice,
    watch: &Stretch,
) -> Option<()> {
    let camps = board.camps.clone();
    let mut springs = Springs::new(graph, &camps, style.aim, dice);
    watch.at(0.1)?;
    if !(FEWEST..=SMALL).contains(&graph.len()) {
        let points = watch.part(0.1, 0.5);
        if graph.len() <= MIDDLING {
            best_points(board, &mut springs, dice, &points)?;
        } else {
            as_points(board, &springs, dice, &points)?;
        }
        fit(board, style.area);
        return settle(board, &springs, &watch.part(0.5, 1.0));
    }
    let mut best: Option<(f32, Board)> = None;
    for trial in 0..TRIALS {
        let share = |trial: usize| 0.1 + 0.6 * trial as f64 / TRIALS as f64;
        lay_once(board, &springs, style, dice, &watch.part(share(trial), share(trial + 1)))?;
        let cost = polish::cost(board, graph, &springs);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, board.clone()));
        }
        springs.shuffle(dice);
    }
    *board = best.map_or_else(Board::default, |(_, board)| board);
    polish::polish(board, graph, &springs, &watch.part(0.7, 1.0))
}

fn lay_once(
    board: &mut Board,
    springs: &Springs,
    style: &Style,
    dice: &mut Dice,
    watch: &Stretch,
) -> Option<()> {
    as_points(board, springs, dice, &watch.part(0.0, 0.5))?;
    fit(board, style.area);
    settle(board, springs, &watch.part(0.5, 1.0))
}

fn as_points(board: &mut Board, springs: &Springs, dice: &mut Dice, watch: &Stretch) -> Option<()> {
    board.places = pivot::spread(board.sizes.len(), springs.first(), dice);
    for round in 0..ROUNDS {
        let done = round as f32 / ROUNDS as f32;
        let share = 1.0 - 0.9 * done;
        springs.relax(&mut board.places, &Round { may: &board.may_move, nth: round, scale: 1.0, share });
        watch.at(f64::from(done))?;
    }
    Some(())
}

/// Of several placings as points the one with the least stress: each finds another of many that are nearly as good.
fn best_points(board: &mut Board, springs: &mut Springs, dice: &mut Dice, watch: &Stretch) -> Option<()> {
    let mut best: Option<(f32, Vec<Place>)> = None;
    for start in 0..STARTS {
        let share = |start: usize| start as f64 / STARTS as f64;
        as_points(board, springs, dice, &watch.part(share(start), share(start + 1)))?;
        let stress = springs.stress(&board.places);
        if best.as_ref().is_none_or(|(least, _)| stress < *least) {
            best = Some((stress, board.places.clone()));
        }
        springs.shuffle(dice);
    }
    board.places = best.map_or_else(Vec::new, |(_, places)| places);
    Some(())
}

/// Boxes grow to their size while all stay near where they would rather be.
pub(super) fn settle(board: &mut Board, springs: &Springs, watch: &Stretch) -> Option<()> {
    // once: found anew each round, short supports would shrink it, and it them
    let scale = springs.scale(&board.places);
    for round in 0..ROUNDS_WITH_BOXES {
        let done = round as f32 / ROUNDS_WITH_BOXES as f32;
        let share = 0.3 * (1.0 - done) + 0.02;
        springs.relax(&mut board.places, &Round { may: &board.may_move, nth: round, scale, share });
        let grown = (0.3 + done).min(1.0);
        pressure::ease(board, grown, round);
        board.part(grown);
        board.part(grown);
        watch.at(f64::from(done) * 0.8)?;
    }
    for growth in 0..MOST_GROWTHS {
        watch.at(0.8 + 0.2 * growth as f64 / MOST_GROWTHS as f64)?;
        if part_till_few(board, watch)? {
            break;
        }
        board.grow(1.05);
    }
    Some(())
}

/// Boxes that `may_relax` find their places among the others, which only make room.
pub(super) fn settle_around(
    board: &mut Board,
    may_relax: &[bool],
    springs: &Springs,
    watch: &Stretch,
) -> Option<()> {
    let scale = springs.scale(&board.places);
    for round in 0..ROUNDS_WITH_BOXES {
        let done = round as f32 / ROUNDS_WITH_BOXES as f32;
        let share = 0.3 * (1.0 - done) + 0.02;
        springs.relax(&mut board.places, &Round { may: may_relax, nth: round, scale, share });
        watch.at(f64::from(done) * 0.8)?;
    }
    let moving = may_relax.iter().filter(|may| **may).count();
    // a few newcomers look for free spots; only a crowd is worth that everyone makes room
    if moving * 20 > board.places.len() {
        part_till_few(board, watch)?;
    }
    watch.at(1.0)
}

/// True if so few overlap any more that free spots nearby are the better way.
fn part_till_few(board: &mut Board, watch: &Stretch) -> Option<bool> {
    let few = board.places.len() / 5;
    for _ in 0..ROUNDS_OF_PARTING {
        if board.part(1.0) <= few {
            return Some(true);
        }
        watch.go_on()?;
    }
    Some(false)
}

/// Turns places so that a rectangle around them is small, and scales them to fill about `area`, which becomes the frame.
fn fit(board: &mut Board, area: f32) {
    turn(&mut board.places);
    let [wide, high] = reach(&board.places, 0.0).map(|reach| reach.max(1e-6));
    // two in a row have no height, a heap of a star's leaves no shape
    let aspect = (wide / high).clamp(1.0, 3.0);
    let half = [(area * aspect).sqrt() * 0.5, (area / aspect).sqrt() * 0.5];
    let scale = 0.95 * (half[0] / wide).min(half[1] / high);
    board.places.iter_mut().for_each(|place| *place = place.map(|at| at * scale));
    board.frame = Some(half);
}

/// Turns places around their middle until they fit a small rectangle, wider than high.
fn turn(places: &mut [Place]) {
    let many = places.len().max(1) as f32;
    let middle = places.iter().fold([0.0, 0.0], |sum, [x, y]| [sum[0] + x / many, sum[1] + y / many]);
    places.iter_mut().for_each(|[x, y]| (*x, *y) = (*x - middle[0], *y - middle[1]));
    let area = |angle: &f32| {
        let [wide, high] = reach(places, *angle);
        wide * high
    };
    let angles = (0..TURNS).map(|nth| nth as f32 * std::f32::consts::FRAC_PI_2 / TURNS as f32);
    let best = angles.min_by(|a, b| area(a).total_cmp(&area(b))).unwrap_or(0.0);
    let [wide, high] = reach(places, best);
    let angle = if high > wide { best + std::f32::consts::FRAC_PI_2 } else { best };
    places.iter_mut().for_each(|place| *place = turned(*place, angle));
}

fn turned([x, y]: Place, angle: f32) -> Place {
    let (sin, cos) = angle.sin_cos();
    [x * cos + y * sin, y * cos - x * sin]
}

/// How far all but a few outliers reach from the middle, across and down, if they were turned.
fn reach(places: &[Place], angle: f32) -> [f32; 2] {
    let stride = places.len().div_ceil(REACH_SAMPLE).max(1);
    let seen: Vec<Place> =
        places.iter().step_by(stride).map(|place| turned(*place, angle).map(f32::abs)).collect();
    [0, 1].map(|axis| {
        let mut far: Vec<f32> = seen.iter().map(|place| place[axis]).collect();
        far.sort_by(f32::total_cmp);
        far.get(far.len() * 97 / 100).copied().unwrap_or(0.0)
    })
}
