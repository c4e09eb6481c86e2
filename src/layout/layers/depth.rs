//! Which layer a box is in: below all that stand above it, and near to what it has more of.

use super::Step;

/// So often boxes move up and down within the room that they have.
const ROUNDS: usize = 4;

/// The layer of every box, from 0 at the top, without empty ones. The steps must not run in a circle.
pub(super) fn layers(many: usize, steps: &[Step]) -> Vec<usize> {
    let (mut below, mut above) = (vec![Vec::new(); many], vec![Vec::new(); many]);
    for step in steps {
        below[step.above].push(step.below);
        above[step.below].push(step.above);
    }
    let order = from_above(&below, &above);
    let mut layer = vec![0; many];
    for at in &order {
        layer[*at] = above[*at].iter().map(|other| layer[*other] + 1).max().unwrap_or(0);
    }
    for round in 0..ROUNDS {
        let mut turn = order.clone();
        if round % 2 == 0 {
            turn.reverse();
        }
        for at in turn {
            move_within_room(&mut layer, at, (&below[at], &above[at]));
        }
    }
    without_gaps(&layer)
}

/// The boxes so that each comes after all that stand above it.
fn from_above(below: &[Vec<usize>], above: &[Vec<usize>]) -> Vec<usize> {
    let mut left: Vec<usize> = above.iter().map(Vec::len).collect();
    let mut order: Vec<usize> = (0..left.len()).filter(|at| left[*at] == 0).collect();
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        next += 1;
        for other in &below[at] {
            left[*other] -= 1;
            if left[*other] == 0 {
                order.push(*other);
            }
        }
    }
    order
}

/// Moves a box towards those that it has more of, above or below, as far as the steps allow.
fn move_within_room(layer: &mut [usize], at: usize, (below, above): (&[usize], &[usize])) {
    let highest = above.iter().map(|other| layer[*other] + 1).max();
    let lowest = below.iter().filter_map(|other| layer[*other].checked_sub(1)).min();
    match (highest, lowest) {
        (Some(_), Some(lowest)) | (None, Some(lowest)) if below.len() > above.len() => layer[at] = lowest,
        (Some(highest), _) => layer[at] = highest,
        (None, _) => {}
    }
}

fn without_gaps(layer: &[usize]) -> Vec<usize> {
    let mut used = layer.to_vec();
    used.sort_unstable();
    used.dedup();
    layer.iter().map(|layer| used.partition_point(|other| other < layer)).collect()
}
