//! Boxes in layers: wholes above their parts, those who support above those whom they support.
//!
//! The way of Sugiyama, Tagawa and Toda (1981): ties that run in circles are turned for the while (`cycles`), every
//! box gets a layer below all that stand above it (`depth`), orders and places within the layers are found in
//! `ranks`. Long ties get room in the layers that they pass. What hangs together is laid out for itself, and the
//! pieces are packed side by side; boxes that stand neither above nor below any other make rows at the bottom. Support
//! that goes both ways says nothing about above and below, and clash neither. Near to linear in boxes and ties.

mod cycles;
mod depth;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use kurbo::{Point, Size};

use super::free::Free;
use super::ranks::Ranks;
use super::{Request, Watch};

/// Room between two layers, as a multiple of the gap: ties and their signs have to be seen between them.
const BETWEEN: f64 = 2.2;
/// So many places for passing ties are made at most; further ties run where they may.
const MOST_PASSAGES: usize = 40_000;

/// One box stands right above another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    above: usize,
    below: usize,
    /// A part below its whole: never to be turned.
    is_part: bool,
}

pub(super) fn place(request: &Request, watch: &Watch) -> Option<Vec<Point>> {
    let free = Free::of(request);
    let mut steps = cycles::without(free.len(), steps(&free));
    watch.at(0.05)?;
    let pieces = pieces(free.len(), &steps);
    steps.sort_by_key(|step| (pieces.of[step.above], *step));
    let mut steps_of: Vec<&[Step]> = vec![&[]; pieces.boxes.len()];
    for some in steps.chunk_by(|one, other| pieces.of[one.above] == pieces.of[other.above]) {
        steps_of[pieces.of[some[0].above]] = some;
    }
    let mut done = Vec::new();
    let mut single = Vec::new();
    for (boxes, steps) in pieces.boxes.iter().zip(steps_of) {
        if boxes.len() == 1 {
            single.extend(boxes);
        } else {
            done.push(piece(&free, (boxes, steps), watch)?);
        }
    }
    free.by_camp(&mut single);
    Some(free.set_down(request, &packed(&free, done, &single)))
}

/// Who stands above whom, each pair once. Two that support each other are level.
fn steps(free: &Free) -> Vec<Step> {
    let part = |(below, whole): (usize, &Option<usize>)| {
        let above = (*whole)?;
        (above != below).then_some(Step { above, below, is_part: true })
    };
    let mut parts: Vec<Step> = free.part_of.iter().enumerate().filter_map(part).collect();
    parts.sort_unstable();
    let supports = free.ties.iter().filter(|tie| tie.is_support);
    let mut ways: Vec<(usize, usize)> = supports.map(|tie| (tie.from, tie.to)).collect();
    ways.sort_unstable();
    ways.dedup();
    let has = |above: usize, below: usize| ways.binary_search(&(above, below)).is_ok();
    let is_told = |one: usize, other: usize| {
        parts.binary_search(&Step { above: one, below: other, is_part: true }).is_ok()
    };
    let one_way = ways.iter().filter(|(above, below)| {
        !has(*below, *above) && !is_told(*above, *below) && !is_told(*below, *above)
    });
    let supports: Vec<Step> =
        one_way.map(|(above, below)| Step { above: *above, below: *below, is_part: false }).collect();
    parts.into_iter().chain(supports).collect()
}

/// What hangs together, and in which piece every box is.
struct Pieces {
    of: Vec<usize>,
    boxes: Vec<Vec<usize>>,
}

fn pieces(many: usize, steps: &[Step]) -> Pieces {
    let mut around = vec![Vec::new(); many];
    for step in steps {
        around[step.above].push(step.below);
        around[step.below].push(step.above);
    }
    let (mut of, mut boxes) = (vec![usize::MAX; many], Vec::new());
    for start in 0..many {
        if of[start] != usize::MAX {
            continue;
        }
        of[start] = boxes.len();
        let mut piece = vec![start];
        let mut next = 0;
        while let Some(at) = piece.get(next).copied() {
            next += 1;
            for other in &around[at] {
                if of[*other] == usize::MAX {
                    of[*other] = boxes.len();
                    piece.push(*other);
                }
            }
        }
        boxes.push(piece);
    }
    Pieces { of, boxes }
}

/// Places of one piece, its left upper corner at the origin.
fn piece(free: &Free, (boxes, steps): (&[usize], &[Step]), watch: &Watch) -> Option<Vec<(usize, Point)>> {
    let number: HashMap<usize, usize> = boxes.iter().enumerate().map(|(nth, at)| (*at, nth)).collect();
    let inner = |step: &Step| Step { above: number[&step.above], below: number[&step.below], ..*step };
    let steps: Vec<Step> = steps.iter().map(inner).collect();
    let layer = depth::layers(boxes.len(), &steps);
    let (rows, row_of) = rows(free, boxes, &layer);
    let (around, passages) = passages(boxes.len(), &steps, &row_of);
    let mut rows = rows;
    let mut length: Vec<f64> = boxes.iter().map(|at| free.size[*at].width + free.gap).collect();
    for (nth, row) in passages.iter().enumerate() {
        rows[*row].push(boxes.len() + nth);
        length.push(free.gap / 2.0);
    }
    let (rows, along) = Ranks::new(rows, around, length).settle(watch)?;
    let mut placed = Vec::with_capacity(boxes.len());
    let mut y = 0.0;
    for row in rows {
        let row: Vec<usize> = row.into_iter().filter(|at| *at < boxes.len()).collect();
        let height = row.iter().map(|at| free.size[boxes[*at]].height).fold(0.0, f64::max);
        placed.extend(row.iter().map(|at| (boxes[*at], Point::new(along[*at], y + height / 2.0))));
        y += height + free.gap * BETWEEN;
    }
    let corner = free.bounds(&placed).origin().to_vec2();
    placed.iter_mut().for_each(|(_, place)| *place -= corner);
    Some(placed)
}

/// The boxes of a piece in rows, and the row of each. A layer that is far too wide becomes several rows.
fn rows(free: &Free, boxes: &[usize], layer: &[usize]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let layers = layer.iter().max().map_or(0, |most| most + 1);
    let mut in_layer = vec![Vec::new(); layers];
    layer.iter().enumerate().for_each(|(at, layer)| in_layer[*layer].push(at));
    let widest = free.fair_width(boxes) * 2.0;
    let (mut rows, mut row_of) = (Vec::new(), vec![0; boxes.len()]);
    for layer in in_layer {
        let width: f64 = layer.iter().map(|at| free.size[boxes[*at]].width + free.gap).sum();
        let parts = if boxes.len() > 60 { (width / widest).ceil().max(1.0) } else { 1.0 };
        let each = (layer.len() as f64 / parts).ceil().max(1.0) as usize;
        for row in layer.chunks(each) {
            row.iter().for_each(|at| row_of[*at] = rows.len());
            rows.push(row.to_vec());
        }
    }
    (rows, row_of)
}

/// Who draws whom along the layers, and the rows of the passages: places, numbered after the boxes, where a tie goes
/// through rows in between.
fn passages(boxes: usize, steps: &[Step], row_of: &[usize]) -> (Vec<Vec<(usize, f64)>>, Vec<usize>) {
    let mut around = vec![Vec::new(); boxes];
    let mut passages = Vec::new();
    let span = |step: &Step| row_of[step.below].saturating_sub(row_of[step.above]);
    let wanted: usize = steps.iter().map(|step| span(step).saturating_sub(1)).sum();
    for step in steps {
        let weight = if step.is_part { 2.0 } else { 1.0 };
        let mut from = step.above;
        if wanted <= MOST_PASSAGES {
            for row in (row_of[step.above] + 1)..row_of[step.below] {
                let passage = around.len();
                around.push(Vec::new());
                passages.push(row);
                tie(&mut around, (from, passage), weight);
                from = passage;
            }
        }
        tie(&mut around, (from, step.below), weight);
    }
    (around, passages)
}

fn tie(around: &mut [Vec<(usize, f64)>], (one, other): (usize, usize), weight: f64) {
    around[one].push((other, weight));
    around[other].push((one, weight));
}

/// All pieces side by side, the widest first, in shelves; below them the single boxes.
fn packed(free: &Free, mut pieces: Vec<Vec<(usize, Point)>>, single: &[usize]) -> Vec<Point> {
    let sized = |piece: &[(usize, Point)]| -> Size { free.bounds(piece).size() };
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len())); // stable: equal ones keep their order
    let all: Vec<usize> = (0..free.len()).collect();
    let widest = pieces.iter().map(|piece| sized(piece).width).fold(0.0, f64::max);
    let width = widest.max(free.fair_width(&all));
    let room = free.gap * BETWEEN;
    let mut places = vec![Point::ZERO; free.len()];
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0_f64);
    for piece in &pieces {
        let size = sized(piece);
        if x > 0.0 && x + size.width > width {
            (x, y, height) = (0.0, y + height + room, 0.0);
        }
        piece.iter().for_each(|(at, place)| places[*at] = Point::new(place.x + x, place.y + y));
        x += size.width + room;
        height = height.max(size.height);
    }
    let top = if pieces.is_empty() { 0.0 } else { y + height + room };
    for (at, place) in free.in_rows(single, width) {
        places[at] = Point::new(place.x, place.y + top);
    }
    places
}
