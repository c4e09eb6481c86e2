//! Turning as few steps as may be, so that none runs in a circle.
//!
//! Boxes are put in a line: those with nobody below to the end, those with nobody above to the start, and otherwise
//! whoever has the most below for those above (Eades, Lin and Smyth 1993). Steps that run backwards are turned.
//! Parts weigh so much that they are never turned unless wholes and parts themselves run in a circle.

use std::collections::BTreeSet;

use super::Step;

const PART: i64 = 1_000_000;

/// The steps, those turned that would close a circle; each pair once.
pub(super) fn without(many: usize, steps: Vec<Step>) -> Vec<Step> {
    let rank = line(many, &steps);
    let turned = |step: Step| {
        let is_backwards = rank[step.above] > rank[step.below];
        if is_backwards { Step { above: step.below, below: step.above, ..step } } else { step }
    };
    let mut steps: Vec<Step> = steps.into_iter().map(turned).collect();
    steps.sort_unstable();
    steps.dedup_by_key(|step| (step.above, step.below));
    steps
}

/// What is left of the boxes while the line is made.
struct Rest {
    below: Vec<Vec<(usize, i64)>>,
    above: Vec<Vec<(usize, i64)>>,
    /// Weight of the steps down and up that are left.
    down: Vec<i64>,
    up: Vec<i64>,
    is_gone: Vec<bool>,
    ends: Vec<usize>,
    starts: Vec<usize>,
    by_surplus: BTreeSet<(i64, usize)>,
}

/// The place of every box in the line.
fn line(many: usize, steps: &[Step]) -> Vec<usize> {
    let mut rest = Rest::of(many, steps);
    let (mut first, mut last) = (Vec::new(), Vec::new());
    loop {
        if let Some(at) = rest.ends.pop() {
            if rest.take(at) {
                last.push(at);
            }
        } else if let Some(at) = rest.starts.pop() {
            if rest.take(at) {
                first.push(at);
            }
        } else if let Some((_, at)) = rest.by_surplus.last().copied() {
            rest.take(at);
            first.push(at);
        } else {
            break;
        }
    }
    let mut rank = vec![0; many];
    first.into_iter().chain(last.into_iter().rev()).enumerate().for_each(|(nth, at)| rank[at] = nth);
    rank
}

impl Rest {
    fn of(many: usize, steps: &[Step]) -> Self {
        let (mut below, mut above) = (vec![Vec::new(); many], vec![Vec::new(); many]);
        for step in steps {
            let weight = if step.is_part { PART } else { 1 };
            below[step.above].push((step.below, weight));
            above[step.below].push((step.above, weight));
        }
        let sum = |of: &Vec<Vec<(usize, i64)>>| -> Vec<i64> {
            of.iter().map(|some| some.iter().map(|(_, weight)| weight).sum()).collect()
        };
        let (down, up) = (sum(&below), sum(&above));
        Self {
            // The first box is to come first: stacks are emptied from their end.
            ends: (0..many).rev().filter(|at| down[*at] == 0).collect(),
            starts: (0..many).rev().filter(|at| down[*at] != 0 && up[*at] == 0).collect(),
            by_surplus: (0..many).map(|at| (down[at] - up[at], at)).collect(),
            is_gone: vec![false; many],
            below,
            above,
            down,
            up,
        }
    }

    /// Takes a box out. False if it was out.
    fn take(&mut self, at: usize) -> bool {
        if std::mem::replace(&mut self.is_gone[at], true) {
            return false;
        }
        self.by_surplus.remove(&(self.down[at] - self.up[at], at));
        for (other, weight) in std::mem::take(&mut self.below[at]) {
            self.lose(other, (0, weight));
        }
        for (other, weight) in std::mem::take(&mut self.above[at]) {
            self.lose(other, (weight, 0));
        }
        true
    }

    /// A neighbour of `at` went, which was so much below it and above it.
    fn lose(&mut self, at: usize, (down, up): (i64, i64)) {
        if self.is_gone[at] {
            return;
        }
        self.by_surplus.remove(&(self.down[at] - self.up[at], at));
        self.down[at] -= down;
        self.up[at] -= up;
        self.by_surplus.insert((self.down[at] - self.up[at], at));
        if down > 0 && self.down[at] == 0 {
            self.ends.push(at);
        } else if up > 0 && self.up[at] == 0 {
            self.starts.push(at);
        }
    }
}
