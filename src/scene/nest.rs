//! Parts drawn within their wholes: a frame around an actor and whatever on the canvas is part of it.
//!
//! Purely a way of drawing: nobody is moved for it. Whether it is done is a setting of the canvas.

use std::collections::{BTreeMap, HashMap};

use kurbo::Rect;

use super::ground::Ground;
use super::look::{Style, nest as size};
use super::shape::Shape;
use crate::model::{ActorId, Project};

/// The frames of all actors that have parts among `blocks`, themselves and frames within frames included.
pub(super) fn frames(project: &Project, ground: &Ground) -> BTreeMap<ActorId, Rect> {
    frames_among(project, &ground.all().map(|(id, one)| (id, one.block.rect)).collect())
}

fn frames_among(project: &Project, blocks: &HashMap<ActorId, Rect>) -> BTreeMap<ActorId, Rect> {
    let mut parts: BTreeMap<ActorId, Vec<ActorId>> = BTreeMap::new();
    for id in blocks.keys() {
        let whole = project.actor(*id).and_then(|actor| actor.part_of);
        if let Some(whole) = whole.filter(|whole| blocks.contains_key(whole)) {
            parts.entry(whole).or_default().push(*id);
        }
    }
    parts.values_mut().for_each(|inside| inside.sort_unstable());
    let mut frames = BTreeMap::new();
    for whole in parts.keys() {
        frame(*whole, (&parts, blocks), &mut frames);
    }
    frames
}

type Known<'a> = (&'a BTreeMap<ActorId, Vec<ActorId>>, &'a HashMap<ActorId, Rect>);

/// What an actor takes up: its frame if it has parts, its box if not.
fn frame(id: ActorId, known: Known<'_>, frames: &mut BTreeMap<ActorId, Rect>) -> Option<Rect> {
    let (parts, blocks) = known;
    let own = blocks.get(&id).copied()?;
    if let Some(done) = frames.get(&id) {
        return Some(*done);
    }
    let Some(inside) = parts.get(&id) else { return Some(own) };
    // Meanwhile it is its own box: a project has no rings, but a frame must end.
    frames.insert(id, own);
    let mut around = own;
    for part in inside {
        around = frame(*part, known, frames).map_or(around, |one| around.union(one));
    }
    let around = around.inflate(size::PAD, size::PAD);
    frames.insert(id, around);
    Some(around)
}

/// A quiet frame.
pub(super) fn shapes(rect: Rect, style: &Style) -> Vec<Shape> {
    let fill = Some(style.muted.faded(size::FILL));
    let line = Some((size::LINE, style.muted.faded(size::STRENGTH)));
    vec![Shape::Panel { rect, radius: size::RADIUS, fill, line }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id};

    #[test]
    fn a_whole_encloses_its_parts_and_their_parts() {
        let mut project = Project::new(Id::from_bits(1));
        let id = |bits| ActorId::from_bits(bits);
        for (bits, whole) in [(1, None), (2, Some(1)), (3, Some(2)), (4, None)] {
            project.put_actor(id(bits), Actor { part_of: whole.map(id), ..Actor::named("A") });
        }
        let square = |x: f64| Rect::new(x, 0.0, x + 10.0, 10.0);
        let blocks = (1..=4).map(|bits| (id(bits), square(bits as f64 * 100.0))).collect();
        let frames = frames_among(&project, &blocks);
        assert_eq!(frames.keys().copied().collect::<Vec<_>>(), [id(1), id(2)]);
        let pad = size::PAD;
        assert_eq!(frames[&id(2)], Rect::new(200.0 - pad, -pad, 310.0 + pad, 10.0 + pad));
        assert_eq!(frames[&id(1)], Rect::new(100.0 - pad, -2.0 * pad, 310.0 + 2.0 * pad, 10.0 + 2.0 * pad));
    }
}
