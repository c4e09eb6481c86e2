//! The whole search: from single actors to camps, and again until nothing gets better.

use super::moving::{Groups, Level};
use super::odds::{Odds, Tally, cost};
use super::sampling::few_camps;
use crate::analysis::signed_graph::SignedGraph;

/// So often a partition is taken up again at most, and in a large graph.
const ROUNDS: usize = 10;
const FEW_ROUNDS: usize = 2;
/// A graph of so many vertices is large.
const LARGE: usize = 30_000;

/// A partition of `graph` into groups that are connected by support, numbered from 0 in no particular order.
///
/// `keys` say in which order vertices are looked at: one key for each, all different for every `seed`. Searches are
/// begun in several orders, the more the smaller the graph is, and in two ways: for many camps from single vertices
/// upwards, for few by sampling. What describes the graph best is kept.
pub(super) fn partition(graph: &SignedGraph, keys: &[u64], seed: u64) -> Vec<usize> {
    let strength: Vec<(f64, f64)> = (0..graph.len()).map(|vertex| graph.strength(vertex)).collect();
    let sum = |part: fn(&(f64, f64)) -> f64| strength.iter().map(part).sum::<f64>();
    let plain = Odds::plain((sum(|both| both.0), sum(|both| both.1)));
    let mut actors = Level { graph: graph.clone(), strength, order: Vec::new() };
    let mut best: Option<(f64, Vec<usize>)> = None;
    for nth in 0..tries(graph.len()) {
        let seed = seed.wrapping_add(nth);
        actors.order = order(keys, seed);
        for of in [descend(&actors, plain), few_camps(&actors, seed)] {
            let good = evidence(&actors, &of);
            if best.as_ref().is_none_or(|(most, _)| good > most + 1e-9) {
                best = Some((good, of));
            }
        }
    }
    best.map(|(_, of)| connected(graph, &of)).unwrap_or_default()
}

fn tries(vertices: usize) -> u64 {
    match vertices {
        0..=300 => 16,
        301..=2_000 => 6,
        2_001..=20_000 => 2,
        _ => 1,
    }
}

/// How much better one can tell where edges lie if one knows the groups, less what it takes to say them.
fn evidence(level: &Level, of: &[usize]) -> f64 {
    let many = of.iter().max().map_or(0, |most| most + 1);
    let (mut strength, mut sizes) = (vec![(0.0, 0.0); many], vec![0; many]);
    for (vertex, group) in of.iter().enumerate() {
        let (support, clash) = level.strength[vertex];
        strength[*group] = (strength[*group].0 + support, strength[*group].1 + clash);
        sizes[*group] += 1;
    }
    Tally::of(level, of, &strength).gain() - cost(&sizes)
}

/// From single vertices upwards, and again from what came of it.
fn descend(actors: &Level, odds: Odds) -> Vec<usize> {
    let mut of: Vec<usize> = (0..actors.graph.len()).collect();
    for _ in 0..if of.len() < LARGE { ROUNDS } else { FEW_ROUNDS } {
        let before = of.clone();
        of = climb(actors, odds, of);
        if of == before {
            return of;
        }
    }
    of
}

/// One way up: move single actors, refine, let each refined group be one vertex, and so on to the top.
fn climb(actors: &Level, odds: Odds, of: Vec<usize>) -> Vec<usize> {
    let mut groups = Groups::new(actors, odds, of);
    groups.settle();
    let (mut coarse, mut of_actor, mut of) = refined(actors, odds, &groups.of);
    loop {
        let many = coarse.graph.len();
        let mut groups = Groups::new(&coarse, odds, of);
        let has_moved = groups.settle();
        let partition = groups.of;
        let (coarser, of_vertex, next) = refined(&coarse, odds, &partition);
        if coarser.graph.len() == many && !has_moved {
            return of_actor.iter().map(|vertex| partition[*vertex]).collect();
        }
        of_actor.iter_mut().for_each(|vertex| *vertex = of_vertex[*vertex]);
        (coarse, of) = (coarser, next);
    }
}

/// The graph of the refined groups of a partition, the group of every vertex, and the partition of the groups.
fn refined(level: &Level, odds: Odds, partition: &[usize]) -> (Level, Vec<usize>, Vec<usize>) {
    let alone = (0..level.graph.len()).collect();
    let mut groups = Groups::new(level, odds, alone);
    groups.refine(partition);
    let (of_vertex, many) = in_order_of(&level.order, &groups.of);
    let mut strength = vec![(0.0, 0.0); many];
    let mut above = vec![0; many];
    for (vertex, group) in of_vertex.iter().enumerate() {
        let (support, clash) = level.strength[vertex];
        strength[*group] = (strength[*group].0 + support, strength[*group].1 + clash);
        above[*group] = partition[vertex];
    }
    let graph = level.graph.grouped(&of_vertex, many);
    let (above, _) = in_order_of(&(0..many).collect::<Vec<_>>(), &above);
    (Level { graph, strength, order: (0..many).collect() }, of_vertex, above)
}

/// The groups numbered from 0 as `order` comes upon them, and how many there are.
fn in_order_of(order: &[usize], of: &[usize]) -> (Vec<usize>, usize) {
    let highest = of.iter().max().map_or(0, |most| most + 1);
    let (mut number, mut many) = (vec![usize::MAX; highest], 0);
    for vertex in order {
        let group = of[*vertex];
        if number[group] == usize::MAX {
            number[group] = many;
            many += 1;
        }
    }
    (of.iter().map(|group| number[*group]).collect(), many)
}

/// Every group as its parts that hang together by support.
fn connected(graph: &SignedGraph, of: &[usize]) -> Vec<usize> {
    let mut part = vec![usize::MAX; of.len()];
    let mut many = 0;
    let mut stack = Vec::new();
    for start in 0..of.len() {
        if part[start] != usize::MAX {
            continue;
        }
        part[start] = many;
        stack.push(start);
        while let Some(vertex) = stack.pop() {
            for edge in graph.around(vertex) {
                if edge.support > 0.0 && of[edge.to] == of[start] && part[edge.to] == usize::MAX {
                    part[edge.to] = many;
                    stack.push(edge.to);
                }
            }
        }
        many += 1;
    }
    part
}

/// The vertices by a number that follows from their key and the seed alone: one vertex more or less leaves the order
/// of the others as it is.
fn order(keys: &[u64], seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|vertex| (scattered(keys[*vertex] ^ scattered(seed)), *vertex));
    order
}

/// A number in which every bit hangs on every bit of `from` (splitmix64, Steele and others 2014).
pub(super) fn scattered(from: u64) -> u64 {
    let mut bits = from.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
