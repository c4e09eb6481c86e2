//! The ties of a request as a list of neighbours, and the parts that no tie joins.

use super::Request;

/// Who is tied to whom. Several ties of a pair are one neighbour; what cannot be a tie is left out.
pub(super) struct Graph {
    starts: Vec<u32>,
    neighbours: Vec<Neighbour>,
}

/// The other end of a tie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Neighbour {
    pub(super) at: u32,
    /// Weight of the supports with it.
    pub(super) support: f32,
    /// Weight of the clashes with it.
    pub(super) clash: f32,
}

impl Graph {
    pub(super) fn of(request: &Request) -> Self {
        let many = request.boxes.len();
        let is_sound = |tie: &&super::Pull| tie.from < many && tie.to < many && tie.from != tie.to;
        let sound = || request.ties.iter().filter(is_sound);
        let mut starts = vec![0_u32; many + 1];
        for tie in sound() {
            starts[tie.from + 1] += 1;
            starts[tie.to + 1] += 1;
        }
        for at in 0..many {
            starts[at + 1] += starts[at];
        }
        let mut fill = starts.clone();
        let nobody = Neighbour { at: 0, support: 0.0, clash: 0.0 };
        let mut neighbours = vec![nobody; starts[many] as usize];
        for tie in sound() {
            let weight = if tie.weight.is_finite() { tie.weight.clamp(1.0, 1e6) } else { 1.0 };
            let (support, clash) = if tie.is_support { (weight, 0.0) } else { (0.0, weight) };
            for (one, other) in [(tie.from, tie.to), (tie.to, tie.from)] {
                neighbours[fill[one] as usize] = Neighbour { at: other as u32, support, clash };
                fill[one] += 1;
            }
        }
        Self { starts, neighbours }.merged()
    }

    /// One neighbour a pair, in order.
    fn merged(self) -> Self {
        let many = self.starts.len() - 1;
        let (mut starts, mut neighbours) = (vec![0], Vec::<Neighbour>::with_capacity(self.neighbours.len()));
        for at in 0..many {
            let first = neighbours.len();
            let mut mine = self.around(at).to_vec();
            mine.sort_by_key(|one| one.at);
            for one in mine {
                match neighbours[first..].last_mut().filter(|last| last.at == one.at) {
                    Some(last) => {
                        (last.support, last.clash) = (last.support + one.support, last.clash + one.clash);
                    }
                    None => neighbours.push(one),
                }
            }
            starts.push(neighbours.len() as u32);
        }
        Self { starts, neighbours }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn around(&self, at: usize) -> &[Neighbour] {
        &self.neighbours[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The parts that ties hold together, largest first.
    pub(super) fn parts(&self) -> Vec<Vec<u32>> {
        let mut is_seen = vec![false; self.len()];
        let mut parts = Vec::new();
        for start in 0..self.len() {
            if is_seen[start] {
                continue;
            }
            is_seen[start] = true;
            let mut part = vec![start as u32];
            let mut next = 0;
            while let Some(&at) = part.get(next) {
                next += 1;
                let fresh = |other: &&Neighbour| !std::mem::replace(&mut is_seen[other.at as usize], true);
                part.extend(self.around(at as usize).iter().filter(fresh).map(|other| other.at));
            }
            part.sort_unstable();
            parts.push(part);
        }
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        parts
    }

    /// The graph among `members` alone, numbered as they stand there (in rising order).
    pub(super) fn among(&self, members: &[u32]) -> Self {
        let mut starts = vec![0];
        let mut neighbours = Vec::new();
        for one in members {
            let inside = self.around(*one as usize).iter().filter_map(|other| {
                let at = members.binary_search(&other.at).ok()? as u32;
                Some(Neighbour { at, ..*other })
            });
            neighbours.extend(inside);
            starts.push(neighbours.len() as u32);
        }
        Self { starts, neighbours }
    }
}
