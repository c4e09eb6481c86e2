//! In which order boxes and camps go round, so that ties cross little.
//!
//! Boxes move to the middle of their neighbours (barycentres on the circle) and then change places with the next one
//! as long as that makes ties shorter along the circle, which is what crossings come from (after Baur and Brandes
//! 2004). Camps that support each other come to lie side by side.

use std::collections::{HashMap, VecDeque};

use super::Camp;
use crate::layout::free::Free;

const ROUNDS: usize = 24;

/// The camps in the order of [`of_camps`], each with its boxes in order.
pub(super) fn arcs(free: &Free, camps: Vec<Camp>) -> Vec<Vec<usize>> {
    let order = of_camps(free, &camps);
    let mut boxes: Vec<Vec<usize>> = camps.into_iter().map(|camp| camp.boxes).collect();
    let mut arcs: Vec<Vec<usize>> = order.into_iter().map(|nth| std::mem::take(&mut boxes[nth])).collect();
    let mut around = vec![Vec::new(); free.len()];
    for tie in &free.ties {
        around[tie.from].push(tie.to);
        around[tie.to].push(tie.from);
    }
    arcs.iter_mut().for_each(|arc| *arc = grown(&around, arc));
    let mut best = (crossings(free, &arcs), arcs.clone());
    for _ in 0..ROUNDS {
        to_the_middle(&around, &mut arcs);
        change_with_the_next(free, &mut arcs);
        let now = crossings(free, &arcs);
        if now >= best.0 {
            break;
        }
        best = (now, arcs.clone());
    }
    best.1
}

/// An arc in a first order: boxes come to the end where their ties are, those first who have fewest left outside.
fn grown(around: &[Vec<usize>], arc: &[usize]) -> Vec<usize> {
    let mut waiting = arc.to_vec();
    let mut grown: VecDeque<usize> = VecDeque::new();
    while !waiting.is_empty() {
        let key = |at: usize| {
            let inside = around[at].iter().filter(|other| grown.contains(other)).count();
            let outside = around[at].iter().filter(|other| waiting.contains(other)).count();
            (std::cmp::Reverse(inside.min(1)), outside, std::cmp::Reverse(inside), at)
        };
        let next = (0..waiting.len()).min_by_key(|nth| key(waiting[*nth])).unwrap_or(0);
        let at = waiting.remove(next);
        let half = grown.len() / 2;
        let early = grown.iter().take(half).filter(|other| around[at].contains(other)).count();
        let late = grown.iter().skip(half).filter(|other| around[at].contains(other)).count();
        if early > late { grown.push_front(at) } else { grown.push_back(at) }
    }
    grown.into()
}

/// The place of every box on the circle, counted from the first.
fn positions(many: usize, arcs: &[Vec<usize>]) -> Vec<usize> {
    let mut position = vec![0; many];
    arcs.iter().flatten().enumerate().for_each(|(nth, at)| position[*at] = nth);
    position
}

fn to_the_middle(around: &[Vec<usize>], arcs: &mut [Vec<usize>]) {
    let position = positions(around.len(), arcs);
    let many = around.len() as f64;
    let mut start = 0;
    for arc in arcs.iter_mut() {
        // Angles are measured from the far side of the circle, so that none of an arc's jumps from end to start.
        let middle = start as f64 + (arc.len() as f64 - 1.0) / 2.0;
        let mean = |at: &usize| {
            let angle = |other: &usize| {
                let ahead = (position[*other] as f64 - middle).rem_euclid(many);
                if ahead > many / 2.0 { ahead - many } else { ahead }
            };
            let own = position[*at] as f64 - middle;
            let sum: f64 = around[*at].iter().map(angle).sum::<f64>() + own;
            sum / (around[*at].len() + 1) as f64
        };
        let mut keyed: Vec<(f64, usize)> = arc.iter().map(|at| (mean(at), *at)).collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
        start += arc.len();
        *arc = keyed.into_iter().map(|(_, at)| at).collect();
    }
}

fn change_with_the_next(free: &Free, arcs: &mut [Vec<usize>]) {
    let mut now = crossings(free, arcs);
    for arc in 0..arcs.len() {
        for nth in 1..arcs[arc].len() {
            arcs[arc].swap(nth - 1, nth);
            let then = crossings(free, arcs);
            if then < now {
                now = then;
            } else {
                arcs[arc].swap(nth - 1, nth);
            }
        }
    }
}

/// How many ties cross others on the circle; of very many ties, how long they are.
fn crossings(free: &Free, arcs: &[Vec<usize>]) -> usize {
    let position = positions(free.len(), arcs);
    let chord = |tie: &crate::layout::free::FreeTie| {
        let (one, other) = (position[tie.from], position[tie.to]);
        (one.min(other), one.max(other))
    };
    let chords: Vec<(usize, usize)> = free.ties.iter().map(chord).collect();
    if chords.len() > 300 {
        let length = |(one, other): &(usize, usize)| (other - one).min(free.len() - (other - one));
        return chords.iter().map(length).sum();
    }
    let crosses = |one: &(usize, usize), other: &(usize, usize)| {
        (one.0 < other.0 && other.0 < one.1 && one.1 < other.1)
            || (other.0 < one.0 && one.0 < other.1 && other.1 < one.1)
    };
    let from = |(nth, one): (usize, &(usize, usize))| {
        chords[nth + 1..].iter().filter(|other| crosses(one, other)).count()
    };
    chords.iter().enumerate().map(from).sum()
}

/// The camps one after the other: after each the one that has most to do with it, support before clash. Those in no
/// camp come last.
pub(super) fn of_camps(free: &Free, camps: &[Camp]) -> Vec<usize> {
    let mut camp_of = vec![0; free.len()];
    for (nth, camp) in camps.iter().enumerate() {
        camp.boxes.iter().for_each(|at| camp_of[*at] = nth);
    }
    let mut between: HashMap<(usize, usize), f64> = HashMap::new();
    for tie in &free.ties {
        let (one, other) = (camp_of[tie.from], camp_of[tie.to]);
        *between.entry((one.min(other), one.max(other))).or_default() +=
            if tie.is_support { 1.0 } else { 0.1 };
    }
    let nearness =
        |one: usize, other: usize| between.get(&(one.min(other), one.max(other))).copied().unwrap_or(0.0);
    let is_camp = |nth: &usize| free.camp[camps[*nth].boxes[0]].is_some();
    let mut waiting: Vec<usize> = (0..camps.len()).filter(is_camp).collect();
    let rest = (0..camps.len()).filter(|nth| !is_camp(nth));
    // A chain through hundreds of camps would cost their square; those gather by size anyway.
    if waiting.len() > 300 {
        return waiting.into_iter().chain(rest).collect();
    }
    let mut order = Vec::new();
    while !waiting.is_empty() {
        let near = |nth: usize| order.last().map_or(0.0, |last| nearness(*last, nth));
        let best =
            |one: usize, other: usize| if near(waiting[other]) > near(waiting[one]) { other } else { one };
        let next = (0..waiting.len()).reduce(best).unwrap_or(0);
        order.push(waiting.remove(next));
    }
    order.into_iter().chain(rest).collect()
}
