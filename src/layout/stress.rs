//! Where everyone would rather be: as far from each anchor as the ties between say, and near its own.
//!
//! The aim is little *stress*: the sum over pairs of ((distance - wanted) / wanted)² (Kamada and Kawai 1989). A round moves
//! everyone part of the way to where a batch of sixty-four anchors wants it, after Gansner, Koren and North
//! (2004), Graph Drawing by Stress Majorization. Anchors are thrown anew for each round, as pairs are by
//! Zheng, Pawar and Goodman (2018), Graph Drawing by Stochastic Gradient Descent; so the sum of all rounds knows
//! nearly all pairs, at a price that grows with the boxes alone. Within a round everyone reads the old places and
//! writes its own new one: threads cannot change what comes out.

use rayon::prelude::*;

use super::dice::Dice;
use super::graph::{Graph, Neighbour};
use super::steps::{BATCH, Steps};

/// In canvas units, or in steps before a scale is found.
pub(super) type Place = [f32; 2];

/// How much memory the steps of the anchors may take, in numbers of two bytes.
const MOST_STEPS: usize = 64 << 20;
const MOST_ANCHORS: usize = 1024;
/// So many tell the scale of all.
const SCALE_SAMPLE: usize = 1500;

/// What distances should be, in steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    /// Added between two of different camps.
    pub(super) moat: f32,
    /// Support among neighbours.
    pub(super) support: Tug,
    /// Clash among neighbours.
    pub(super) clash: Tug,
}

/// What a tie does beside what the anchors do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tug {
    /// In steps.
    pub(super) length: f32,
    /// As a share of all anchors together.
    pub(super) strength: f32,
}

/// One round of moving.
pub(super) struct Round<'a> {
    /// Who may move.
    pub(super) may: &'a [bool],
    /// Tells which anchors are asked.
    pub(super) nth: usize,
    /// The length of a step.
    pub(super) scale: f32,
    /// How much of the way everyone goes.
    pub(super) share: f32,
}

/// The ties of a part, at work.
pub(super) struct Springs<'a> {
    graph: &'a Graph,
    camps: &'a [Option<usize>],
    aim: Aim,
    pool: Vec<Steps>,
}

impl<'a> Springs<'a> {
    pub(super) fn new(graph: &'a Graph, camps: &'a [Option<usize>], aim: Aim, dice: &mut Dice) -> Self {
        let mut order = dice.shuffled(graph.len());
        order.truncate((MOST_STEPS / graph.len().max(1)).clamp(2 * BATCH, MOST_ANCHORS));
        let batches: Vec<&[u32]> = order.chunks(BATCH).collect();
        let pool = batches.into_par_iter().map(|anchors| Steps::from(anchors, graph)).collect();
        Self { graph, camps, aim, pool }
    }

    /// The steps that the first placing may start from.
    pub(super) fn first(&self) -> &Steps {
        &self.pool[0]
    }

    /// Throws the order of the anchors anew.
    pub(super) fn shuffle(&mut self, dice: &mut Dice) {
        let mut order: Vec<u32> = self.pool.iter().flat_map(|steps| steps.anchors.iter().copied()).collect();
        let places = dice.shuffled(order.len());
        order = places.into_iter().map(|at| order[at as usize]).collect();
        self.pool = order.chunks(BATCH).map(|anchors| Steps::from(anchors, self.graph)).collect();
    }

    /// Moves everyone some of the way to where it would rather be.
    pub(super) fn relax(&self, places: &mut Vec<Place>, round: &Round) {
        let Round { may, scale, share, .. } = *round;
        let steps = &self.pool[round.nth % self.pool.len()];
        let anchors = Anchors::of(steps, places, self.camps);
        let old = &*places;
        let wish = |at: usize| {
            let [x, y] = old[at];
            if !may[at] {
                return [x, y];
            }
            let mut sum = Sum::default();
            let moat = if self.camps[at].is_some() { self.aim.moat } else { 0.0 };
            sum.pull(
                &Wish { place: old[at], camp: code(self.camps[at]), moat, scale },
                steps.to(at),
                &anchors,
            );
            sum.add_share(&self.tugs(old, at, scale));
            let weight = sum.weight.max(1e-9);
            [x + share * sum.x / weight, y + share * sum.y / weight]
        };
        let next = (0..old.len()).into_par_iter().with_min_len(256).map(wish).collect();
        *places = next;
    }

    fn tugs(&self, places: &[Place], at: usize, scale: f32) -> Sum {
        let mut near = Sum::default();
        for other in self.graph.around(at) {
            let (tug, weight) = self.tug(other);
            near.tug(places[at], places[other.at as usize], tug.length * scale, tug.strength * weight);
        }
        near
    }

    fn tug(&self, other: &Neighbour) -> (Tug, f32) {
        // a second quote counts, a hundredth hardly
        if other.support >= other.clash {
            (self.aim.support, 1.0 + other.support.ln())
        } else {
            (self.aim.clash, 1.0 + other.clash.ln())
        }
    }

    /// How many steps each pair should be apart, row by row, as far as the anchors know; else 0.
    pub(super) fn wanted(&self) -> Vec<f32> {
        let many = self.graph.len();
        let mut wanted = vec![0.0; many * many];
        for steps in &self.pool {
            for at in 0..many {
                for (anchor, far) in steps.anchors.iter().zip(steps.to(at)).filter(|(_, far)| **far > 0) {
                    wanted[at * many + *anchor as usize] =
                        f32::from(*far) + self.moat_between(at, *anchor as usize);
                }
            }
        }
        wanted
    }

    fn moat_between(&self, one: usize, other: usize) -> f32 {
        match (self.camps[one], self.camps[other]) {
            (Some(a), Some(b)) if a != b => self.aim.moat,
            _ => 0.0,
        }
    }

    /// The length of a step that suits places best.
    pub(super) fn scale(&self, places: &[Place]) -> f32 {
        self.scale_and_stress(places).0
    }

    /// How far places are from what is aimed at, whatever their scale: mean of ((distance - wanted) / wanted)².
    pub(super) fn stress(&self, places: &[Place]) -> f32 {
        self.scale_and_stress(places).1
    }

    fn scale_and_stress(&self, places: &[Place]) -> (f32, f32) {
        let steps = self.first();
        let stride = places.len().div_ceil(SCALE_SAMPLE).max(1);
        let (mut linear, mut square, mut pairs) = (0.0_f64, 0.0_f64, 0.0);
        for at in (0..places.len()).step_by(stride) {
            for (anchor, far) in steps.anchors.iter().zip(steps.to(at)).filter(|(_, far)| **far > 0) {
                let anchor = *anchor as usize;
                let wanted = f32::from(*far) + self.moat_between(at, anchor);
                let [dx, dy] = [places[at][0] - places[anchor][0], places[at][1] - places[anchor][1]];
                let ratio = f64::from(dx.hypot(dy) / wanted);
                (linear, square, pairs) = (linear + ratio, square + ratio * ratio, pairs + 1.0);
            }
        }
        if linear > 0.0 {
            ((square / linear) as f32, (1.0 - linear * linear / square / pairs) as f32)
        } else {
            (1.0, 0.0)
        }
    }
}

/// A camp as a number that compares fast; those in none are alike, and no moat is between them and anyone.
fn code(camp: Option<usize>) -> f32 {
    camp.map_or(-1.0, |camp| camp as f32)
}

/// The anchors of a batch, laid out for the processor's wide registers.
struct Anchors {
    x: [f32; BATCH],
    y: [f32; BATCH],
    camp: [f32; BATCH],
    has_moat: [f32; BATCH],
}

impl Anchors {
    fn of(steps: &Steps, places: &[Place], camps: &[Option<usize>]) -> Self {
        let mut all = Self { x: [0.0; BATCH], y: [0.0; BATCH], camp: [0.0; BATCH], has_moat: [0.0; BATCH] };
        for (nth, at) in steps.anchors.iter().enumerate() {
            [all.x[nth], all.y[nth]] = places[*at as usize];
            all.camp[nth] = code(camps[*at as usize]);
            all.has_moat[nth] = if camps[*at as usize].is_some() { 1.0 } else { 0.0 };
        }
        all
    }
}

struct Wish {
    place: Place,
    camp: f32,
    moat: f32,
    scale: f32,
}

/// Ways to go, by weight.
#[derive(Default)]
struct Sum {
    x: f32,
    y: f32,
    weight: f32,
}

const LANES: usize = 8;

impl Sum {
    fn pull(&mut self, wish: &Wish, steps: &[u16; BATCH], anchors: &Anchors) {
        let (mut x, mut y, mut weight) = ([0.0_f32; LANES], [0.0_f32; LANES], [0.0_f32; LANES]);
        for first in (0..BATCH).step_by(LANES) {
            for lane in 0..LANES {
                let nth = first + lane;
                let (dx, dy) = (anchors.x[nth] - wish.place[0], anchors.y[nth] - wish.place[1]);
                let distance = (dx * dx + dy * dy + 1e-12).sqrt();
                let moat =
                    if anchors.camp[nth] == wish.camp { 0.0 } else { wish.moat * anchors.has_moat[nth] };
                let wanted = f32::from(steps[nth]) + moat;
                let counts = if steps[nth] > 0 { 1.0 / (wanted * wanted) } else { 0.0 };
                let by = counts * (1.0 - wish.scale * wanted / distance);
                x[lane] += dx * by;
                y[lane] += dy * by;
                weight[lane] += counts;
            }
        }
        self.x += x.iter().sum::<f32>();
        self.y += y.iter().sum::<f32>();
        self.weight += weight.iter().sum::<f32>();
    }

    fn tug(&mut self, place: Place, other: Place, length: f32, weight: f32) {
        let (dx, dy) = (other[0] - place[0], other[1] - place[1]);
        let distance = (dx * dx + dy * dy + 1e-12).sqrt();
        let by = weight * (1.0 - length / distance);
        self.x += dx * by;
        self.y += dy * by;
        self.weight += weight;
    }

    /// Adds `near`, whose weights are shares of this sum; a hub's thousands count no more than a few times all else.
    fn add_share(&mut self, near: &Self) {
        let base = self.weight.max(1e-6) * (2.0 / near.weight.max(1e-9)).min(1.0);
        self.x += near.x * base;
        self.y += near.y * base;
        self.weight += near.weight * base;
    }
}
