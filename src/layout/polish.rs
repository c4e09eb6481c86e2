//! The last touch on a small map: fewer ties cross, and fewer run through boxes that they do not concern.
//!
//! Each box in turn tries spots around it and takes the best, where crossings, boxes run through, long ties and stress are
//! weighed together: fine tuning as in Davidson and Harel (1996), Drawing Graphs Nicely Using Simulated Annealing, without
//! heat. It never lays a box on another. Time grows with the square of the ties, so large maps do without: nobody follows
//! a tie among thousands.

use super::board::Board;
use super::graph::Graph;
use super::stress::{Place, Springs};
use super::watch::Stretch;

/// Rounds, if time allows.
const ROUNDS: usize = 24;
/// Looks at a pair of ties, or at a tie and a box, that all rounds together may take: some tenths of a second.
const MOST_LOOKS: usize = 120_000_000;
/// Directions in which a box looks for a better spot, and how many steps far.
const DIRECTIONS: usize = 12;
const REACHES: [f32; 4] = [0.12, 0.35, 1.0, 2.4];
/// What a tie through a box costs, in crossings.
const THROUGH: f32 = 4.0;
/// What stress costs, in crossings: of all pairs of a box.
const STRESS: f32 = 0.6;
/// What the length of a tie costs, in crossings for a step's length squared.
const SUPPORT_LENGTH: f32 = 0.5;
const CLASH_LENGTH: f32 = 0.1;
/// Room that a tie keeps from a box, in canvas units.
const CLEARANCE: f32 = 5.0;

/// Improves the places of `board`, if the map is small enough.
pub(super) fn polish(board: &mut Board, graph: &Graph, springs: &Springs, watch: &Stretch) -> Option<()> {
    let table = Table::of(graph, springs, springs.scale(&board.places));
    let rounds = (MOST_LOOKS / table.looks_in_a_round().max(1)).min(ROUNDS);
    for round in 0..rounds {
        watch.at(round as f64 / rounds as f64)?;
        let shrinking = 1.0 - 0.7 * round as f32 / rounds as f32;
        let has_moved =
            (0..graph.len()).map(|at| table.improve(board, at, shrinking)).fold(false, |a, b| a | b);
        if !has_moved && round > ROUNDS / 2 {
            break;
        }
    }
    watch.at(1.0)
}

/// What the places of `board` cost, in crossings.
pub(super) fn cost(board: &Board, graph: &Graph, springs: &Springs) -> f32 {
    let table = Table::of(graph, springs, springs.scale(&board.places));
    (0..graph.len()).map(|at| table.cost(board, at, board.places[at], f32::INFINITY)).sum()
}

/// What does not change while boxes move.
struct Table<'a> {
    graph: &'a Graph,
    ties: Vec<[usize; 2]>,
    /// For each pair, how far apart it should be, in canvas units; 0 if nothing says.
    wanted: Vec<f32>,
    scale: f32,
}

impl<'a> Table<'a> {
    fn of(graph: &'a Graph, springs: &Springs, scale: f32) -> Self {
        let from = |at: usize| graph.around(at).iter().map(move |other| [at, other.at as usize]);
        let ties = (0..graph.len()).flat_map(from).filter(|[one, other]| one < other).collect();
        let wanted = springs.wanted().into_iter().map(|steps| steps * scale).collect();
        Self { graph, ties, wanted, scale }
    }

    fn looks_in_a_round(&self) -> usize {
        let (boxes, ties) = (self.graph.len(), self.ties.len());
        let looks = 2usize.saturating_mul(ties).saturating_mul(ties + boxes) + boxes.saturating_mul(ties);
        looks.saturating_mul(DIRECTIONS * REACHES.len())
    }

    /// Moves one box to the best spot that it finds. True if it moved.
    fn improve(&self, board: &mut Board, at: usize, shrinking: f32) -> bool {
        let here = board.places[at];
        let mut best = (self.cost(board, at, here, f32::INFINITY), here);
        let unit = board.ordinary()[0] * shrinking;
        for nth in 0..DIRECTIONS * REACHES.len() {
            let reach = unit * REACHES[nth % REACHES.len()];
            let angle = (nth / REACHES.len()) as f32 * std::f32::consts::TAU / DIRECTIONS as f32;
            let spot = [here[0] + angle.cos() * reach, here[1] + angle.sin() * reach];
            if board.has_room(at, spot) {
                let cost = self.cost(board, at, spot, best.0);
                if cost < best.0 - 1e-3 {
                    best = (cost, spot);
                }
            }
        }
        board.places[at] = best.1;
        best.1 != here
    }

    /// What it costs that the box `at` lies on `spot`; something larger than `most` if it is larger.
    fn cost(&self, board: &Board, at: usize, spot: Place, most: f32) -> f32 {
        let mut cost = self.stress(board, at, spot) + self.lengths(board, at, spot);
        let mine = rect(spot, board.sizes[at]);
        for [one, other] in self.ties.iter().filter(|tie| !tie.contains(&at)) {
            cost += if runs_through(board.places[*one], board.places[*other], mine) { THROUGH } else { 0.0 };
        }
        for other in self.graph.around(at) {
            if cost > most {
                return cost;
            }
            cost += self.course(board, [at, other.at as usize], spot);
        }
        cost
    }

    fn stress(&self, board: &Board, at: usize, spot: Place) -> f32 {
        let many = board.places.len();
        let wanted = &self.wanted[at * many..][..many];
        let pairs = wanted.iter().zip(&board.places).filter(|(wanted, _)| **wanted > 0.0);
        let off = pairs.map(|(wanted, place)| (spot[0] - place[0]).hypot(spot[1] - place[1]) / wanted - 1.0);
        STRESS * off.map(|off| off * off).sum::<f32>()
    }

    fn lengths(&self, board: &Board, at: usize, spot: Place) -> f32 {
        let cost = |other: &super::graph::Neighbour| {
            let [x, y] = board.places[other.at as usize];
            let steps = (spot[0] - x).hypot(spot[1] - y) / self.scale;
            let weight = if other.support >= other.clash { SUPPORT_LENGTH } else { CLASH_LENGTH };
            weight * steps * steps
        };
        self.graph.around(at).iter().map(cost).sum()
    }

    /// What a tie from `spot` meets on its way.
    fn course(&self, board: &Board, [at, to]: [usize; 2], spot: Place) -> f32 {
        let end = board.places[to];
        let strangers = self.ties.iter().filter(|tie| !tie.contains(&at) && !tie.contains(&to));
        let crossed =
            strangers.filter(|[a, b]| crosses([spot, end], [board.places[*a], board.places[*b]])).count();
        let boxes = (0..board.places.len()).filter(|other| *other != at && *other != to);
        let met = boxes
            .filter(|other| runs_through(spot, end, rect(board.places[*other], board.sizes[*other])))
            .count();
        crossed as f32 + met as f32 * THROUGH
    }
}

/// Left, top, right, bottom of what a tie should keep out of; sizes are with their gap.
fn rect([x, y]: Place, [width, height]: [f32; 2]) -> [f32; 4] {
    let (across, down) =
        ((width * 0.5 - CLEARANCE * 2.0).max(CLEARANCE), (height * 0.5 - CLEARANCE * 2.0).max(CLEARANCE));
    [x - across, y - down, x + across, y + down]
}

fn runs_through(from: Place, to: Place, [x0, y0, x1, y1]: [f32; 4]) -> bool {
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for (start, way, low, high) in [(from[0], to[0] - from[0], x0, x1), (from[1], to[1] - from[1], y0, y1)] {
        if way.abs() < 1e-6 {
            if start < low || start > high {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - start) / way, (high - start) / way);
        enters = enters.max(one.min(other));
        leaves = leaves.min(one.max(other));
    }
    enters < leaves
}

fn crosses([a, b]: [Place; 2], [c, d]: [Place; 2]) -> bool {
    let side = |p: Place, q: Place, r: Place| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
