//! What lies under a point, and what lies within a rectangle.
//!
//! Two trees answer without a walk over everything: one of whole items, for painting what is seen, and one of actors'
//! boxes and short pieces of ties, for the pointer. A long tie is cut into pieces because the box around a slanting
//! line is mostly empty. Trees are made when first asked for: an export never does.

use std::sync::OnceLock;

use kurbo::{ParamCurve, ParamCurveNearest, PathSeg, Point, Rect, Shape as _};
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

use super::actor::distance_to_rim;
use super::label::{envelope, rectangle};
use super::look::reach;
use super::{Hit, Part, Scene};
use crate::model::{ActorId, TieEnd, TieId};

type Boxed<T> = GeomWithData<Rectangle<[f64; 2]>, T>;

/// The items of a scene, found by place.
#[derive(Clone, Debug)]
pub(super) struct Places {
    items: RTree<Boxed<usize>>,
    targets: RTree<Boxed<Target>>,
    boxes: OnceLock<RTree<Boxed<ActorId>>>,
}

/// What the pointer can meet.
#[derive(Clone, Copy, Debug)]
enum Target {
    Actor { order: usize, id: ActorId },
    Piece { order: usize, id: TieId },
    Plate { order: usize, id: TieId },
}

impl Places {
    /// Both trees of `scene`.
    pub fn of(scene: &Scene) -> Self {
        let items = scene.items.iter().enumerate();
        let items = items.map(|(order, item)| Boxed::new(rectangle(item.bounds), order)).collect();
        let mut targets = Vec::new();
        for (order, item) in scene.items.iter().enumerate() {
            match item.part {
                Part::Actor(id) => {
                    let rect = scene.actor_box(id).unwrap_or(item.bounds);
                    targets.push(Boxed::new(rectangle(rect), Target::Actor { order, id }));
                }
                Part::TieLabel(id) => {
                    targets.push(Boxed::new(rectangle(item.bounds), Target::Plate { order, id }));
                }
                Part::Tie(id) => targets.extend(
                    pieces(scene, id).map(|rect| Boxed::new(rectangle(rect), Target::Piece { order, id })),
                ),
                Part::Group(_) | Part::Nest(_) | Part::Note(_) | Part::Legend | Part::Title => {}
            }
        }
        Self {
            items: RTree::bulk_load(items),
            targets: RTree::bulk_load(targets),
            boxes: OnceLock::new(),
        }
    }

    /// The places in drawing order of the items that touch `area`.
    pub fn within(&self, area: Rect) -> Vec<usize> {
        let found = self.items.locate_in_envelope_intersecting(envelope(area));
        let mut orders: Vec<usize> = found.map(|item| item.data).collect();
        orders.sort_unstable();
        orders
    }

    /// What lies at `at`: the inside of an actor, else the nearest tie, else the outside of a rim.
    pub fn hit(&self, scene: &Scene, at: Point, within: f64) -> Option<Hit> {
        let wide = within.max(0.0);
        let square = Rect::from_center_size(at, (2.0 * wide, 2.0 * wide));
        let near: Vec<Target> =
            self.targets.locate_in_envelope_intersecting(envelope(square)).map(|found| found.data).collect();
        inside_of_actor(scene, at, &near)
            .or_else(|| tie_at(scene, at, wide, &near))
            .or_else(|| outer_rim(scene, at, wide.min(reach::RIM_OUTSIDE), &near))
    }

    /// The actors whose boxes touch `area`, in drawing order.
    pub fn actors_touching(&self, area: Rect) -> Vec<ActorId> {
        let mut found: Vec<(usize, ActorId)> = self
            .targets
            .locate_in_envelope_intersecting(envelope(area))
            .filter_map(|found| match found.data {
                Target::Actor { order, id } => Some((order, id)),
                Target::Piece { .. } | Target::Plate { .. } => None,
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }
}

impl Places {
    /// The actors whose boxes touch `area`, with those boxes, in no order; `None` if there are more than `most`.
    ///
    /// They have a tree of their own, made when first asked for: a strip across the map meets far more ties than
    /// actors.
    pub fn boxes_touching(&self, scene: &Scene, area: Rect, most: usize) -> Option<Vec<(ActorId, Rect)>> {
        let boxes = self.boxes.get_or_init(|| {
            let blocks = scene.blocks.iter();
            RTree::bulk_load(blocks.map(|(id, block)| Boxed::new(rectangle(block.rect), *id)).collect())
        });
        let touching = boxes.locate_in_envelope_intersecting(envelope(area)).take(most + 1);
        let found: Vec<_> = touching.filter_map(|one| Some((one.data, scene.actor_box(one.data)?))).collect();
        (found.len() <= most).then_some(found)
    }
}

/// Boxes around short pieces of a tie's line.
fn pieces(scene: &Scene, id: TieId) -> impl Iterator<Item = Rect> {
    let segments = scene.tie_line(id).into_iter().flat_map(kurbo::BezPath::segments);
    segments.flat_map(|segment| {
        let around = segment.bounding_box();
        let count = ((around.width() + around.height()) / reach::PIECE).ceil().clamp(1.0, 16.0);
        (0..count as u32).map(move |piece| {
            let (from, to) = (f64::from(piece) / count, f64::from(piece + 1) / count);
            segment.subsegment(from..to).bounding_box()
        })
    })
}

fn inside_of_actor(scene: &Scene, at: Point, near: &[Target]) -> Option<Hit> {
    let inside = near.iter().filter_map(|target| match *target {
        Target::Actor { order, id } => {
            let block = scene.block(id)?;
            let distance = distance_to_rim(block.rect, block.radius, at);
            (distance <= 0.0).then_some((order, id, distance))
        }
        Target::Piece { .. } | Target::Plate { .. } => None,
    });
    let (_, id, distance) = inside.max_by_key(|(order, ..)| *order)?;
    let rim = scene.block(id).map_or(0.0, |block| reach::RIM_INSIDE.min(block.rect.height() * 0.2));
    Some(if distance >= -rim { Hit::Rim(id) } else { Hit::Body(id) })
}

fn outer_rim(scene: &Scene, at: Point, within: f64, near: &[Target]) -> Option<Hit> {
    let rims = near.iter().filter_map(|target| match *target {
        Target::Actor { id, .. } => {
            let block = scene.block(id)?;
            let distance = distance_to_rim(block.rect, block.radius, at);
            (distance <= within).then_some((distance, id))
        }
        Target::Piece { .. } | Target::Plate { .. } => None,
    });
    rims.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, id)| Hit::Rim(id))
}

fn tie_at(scene: &Scene, at: Point, within: f64, near: &[Target]) -> Option<Hit> {
    let plate = near.iter().filter_map(|target| match *target {
        Target::Plate { order, id } => scene.items.get(order)?.bounds.contains(at).then_some((order, id)),
        Target::Actor { .. } | Target::Piece { .. } => None,
    });
    if let Some((_, id)) = plate.max() {
        return Some(Hit::Tie(id));
    }
    let lines = near.iter().filter_map(|target| match *target {
        Target::Piece { order, id } => {
            let distance = distance_to_line(scene, id, at)?;
            (distance <= within).then_some((distance, order, id))
        }
        Target::Actor { .. } | Target::Plate { .. } => None,
    });
    let (_, _, id) = lines.min_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))?;
    Some(end_near(scene, id, at).map_or(Hit::Tie(id), |end| Hit::End(id, end)))
}

fn distance_to_line(scene: &Scene, id: TieId, at: Point) -> Option<f64> {
    let segments = scene.tie_line(id)?.segments();
    let nearest = segments.map(|segment| segment.nearest(at, 0.1).distance_sq);
    nearest.min_by(f64::total_cmp).map(f64::sqrt)
}

/// The end of a tie that can be taken hold of at `at`. The middle third of a tie is never an end.
fn end_near(scene: &Scene, id: TieId, at: Point) -> Option<TieEnd> {
    let line = scene.tie_line(id)?;
    let ends = [(TieEnd::From, line.segments().next()?.start()), (TieEnd::To, line.segments().last()?.end())];
    let length: f64 = line.segments().map(chord).sum();
    let held = reach::END.min(length / 3.0);
    ends.into_iter().find(|(_, tip)| tip.distance(at) <= held).map(|(end, _)| end)
}

fn chord(segment: PathSeg) -> f64 {
    segment.start().distance(segment.end())
}

#[cfg(test)]
mod tests {
    use kurbo::Vec2;

    use super::super::sketched::{actor_at, build};
    use super::*;
    use crate::model::{Id, Project, Stance, Tie};

    fn scene() -> Scene {
        let mut project = Project::new(Id::from_bits(1));
        project.put_actor(Id::from_bits(1), actor_at("Russia", 0.0, 0.0));
        project.put_actor(Id::from_bits(2), actor_at("Iran", 400.0, 0.0));
        project.put_tie(Id::from_bits(1), Tie::new(Id::from_bits(1), Id::from_bits(2), Stance::Clash));
        build(&project)
    }

    #[test]
    fn the_middle_of_an_actor_is_its_body_and_its_edge_its_rim() {
        let scene = scene();
        let (one, rect) = (Id::from_bits(1), scene.actor_box(Id::from_bits(1)).unwrap());
        assert_eq!(scene.hit(rect.center(), 4.0), Some(Hit::Body(one)));
        let bottom = Point::new(rect.center().x, rect.y1);
        for (beyond, found) in [(-3.0, Some(Hit::Rim(one))), (3.0, Some(Hit::Rim(one))), (8.0, None)] {
            assert_eq!(scene.hit(bottom + Vec2::new(0.0, beyond), 4.0), found, "{beyond}");
        }
        assert_eq!(scene.hit(rect.origin() + Vec2::new(0.5, 0.5), 0.0), None, "the corner is round");
    }

    #[test]
    fn a_tie_is_met_along_its_line_and_held_by_its_ends() {
        let (scene, tie) = (scene(), Id::from_bits(1));
        let (from, to) = (scene.tie_end(tie, TieEnd::From).unwrap(), scene.tie_end(tie, TieEnd::To).unwrap());
        assert_eq!(scene.hit(from.midpoint(to) + Vec2::new(0.0, 3.0), 4.0), Some(Hit::Tie(tie)));
        assert_eq!(scene.hit(from + Vec2::new(6.0, 2.0), 4.0), Some(Hit::End(tie, TieEnd::From)));
        assert_eq!(scene.hit(to - Vec2::new(6.0, 2.0), 4.0), Some(Hit::End(tie, TieEnd::To)));
        assert_eq!(scene.hit(from.midpoint(to) + Vec2::new(0.0, 9.0), 4.0), None);
    }

    #[test]
    fn of_two_actors_the_one_on_top_is_met() {
        let mut project = Project::new(Id::from_bits(1));
        for id in [1, 2] {
            project.put_actor(Id::from_bits(id), actor_at("the same", 0.0, 0.0));
        }
        let scene = build(&project);
        assert_eq!(scene.hit(Point::ORIGIN, 0.0), Some(Hit::Body(Id::from_bits(2))));
    }

    #[test]
    fn within_finds_what_a_walk_over_everything_finds_in_the_same_order() {
        let mut project = Project::new(Id::from_bits(1));
        for nth in 1..=200 {
            project.put_actor(
                Id::from_bits(nth),
                actor_at("A", (nth * 37 % 2000) as f64, (nth * 91 % 1500) as f64),
            );
            let tie = Tie::new(Id::from_bits(nth), Id::from_bits(nth * 13 % 200 + 1), Stance::Support);
            project.put_tie(Id::from_bits(nth), tie);
        }
        let scene = build(&project);
        for area in [Rect::new(300.0, 200.0, 700.0, 500.0), Rect::new(-9.0, -9.0, 9.0, 9.0)] {
            let found: Vec<Part> = scene.within(area).map(|item| item.part).collect();
            let walked = scene.items().iter().filter(|item| item.bounds.overlaps(area)).map(|item| item.part);
            assert_eq!(found, walked.collect::<Vec<_>>());
        }
        let area = Rect::new(300.0, 200.0, 700.0, 500.0);
        let inside = scene.actors_in(area);
        assert!(!inside.is_empty() && inside.len() < scene.actors_touching(area).len());
    }
}
