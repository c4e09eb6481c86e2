//! What lies under a point, and what lies within a rectangle.
//!
//! Two trees beside the one of the boxes answer without a walk over everything: one of pieces of ties, because the
//! box around a slanting line is mostly empty, and one of all that stands on or beside the map. They are made when
//! first asked for (an export never does) and from then on changed piece by piece. What is found is looked at closely
//! in the records of the scene.

use kurbo::{Line, ParamCurveNearest, Point, Rect};
use rstar::{AABB, RStarInsertionStrategy, RTree, RTreeObject, RTreeParams, SelectionFunction};

use super::actor::distance_to_rim;
use super::course::line_meets;
use super::ground::envelope;
use super::look::reach;
use super::pairs::{Bundle, Strand};
use super::{Hit, Part, Scene};
use crate::model::{ActorId, TieEnd, TieId};

/// The items of a scene but its actors, found by place.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pieces: RTree<Piece, Wide>,
    /// The straight ways of pairs that look for another.
    guards: RTree<Piece, Wide>,
    stands: RTree<Stand, Wide>,
}

/// A piece of a line, thin enough for half a million of them: a chord in `f32` and how far to its sides it reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    from: [f32; 2],
    to: [f32; 2],
    reach: f32,
    id: TieId,
}

/// A box that is no actor's.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stand {
    rect: Rect,
    part: Part,
}

/// Nodes with many children: half the memory of the usual ones, and quicker to change.
#[derive(Clone, Copy, Debug)]
struct Wide;

impl RTreeParams for Wide {
    const MIN_SIZE: usize = 5;
    const MAX_SIZE: usize = 12;
    const REINSERTION_COUNT: usize = 3;
    type DefaultInsertionStrategy = RStarInsertionStrategy;
}

/// A tie is looked up in no more pieces than this, however long it is.
const MOST_PIECES: u32 = 4;
/// What rounding to `f32` may take away at the far ends of the canvas.
const ROUNDING: f64 = 0.25;

impl Piece {
    fn new((from, to): (Point, Point), reach: f64, id: TieId) -> Self {
        let at = |point: Point| [point.x as f32, point.y as f32];
        Self { from: at(from), to: at(to), reach: (reach + ROUNDING) as f32, id }
    }

    fn line(&self) -> Line {
        let at = |[x, y]: [f32; 2]| Point::new(f64::from(x), f64::from(y));
        Line::new(at(self.from), at(self.to))
    }

    /// It is never nearer to what it is a piece of than this.
    fn distance(&self, at: Point) -> f64 {
        let line = self.line();
        let nearest =
            if line.p0 == line.p1 { line.p0.distance_squared(at) } else { line.nearest(at, 0.1).distance_sq };
        nearest.sqrt() - f64::from(self.reach)
    }
}

impl RTreeObject for Piece {
    type Envelope = AABB<[f32; 2]>;

    fn envelope(&self) -> Self::Envelope {
        let lower = |axis: usize| self.from[axis].min(self.to[axis]) - self.reach;
        let upper = |axis: usize| self.from[axis].max(self.to[axis]) + self.reach;
        AABB::from_corners([lower(0), lower(1)], [upper(0), upper(1)])
    }
}

impl RTreeObject for Stand {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        envelope(self.rect)
    }
}

/// Pieces that touch an area.
struct Touching(Rect);

impl SelectionFunction<Piece> for Touching {
    fn should_unpack_parent(&self, around: &AABB<[f32; 2]>) -> bool {
        let [lower, upper] = [around.lower(), around.upper()].map(|corner| corner.map(f64::from));
        lower[0] <= self.0.x1 && lower[1] <= self.0.y1 && upper[0] >= self.0.x0 && upper[1] >= self.0.y0
    }

    fn should_unpack_leaf(&self, piece: &Piece) -> bool {
        let (line, reach) = (piece.line(), f64::from(piece.reach));
        line_meets(line.p0, line.p1, self.0.inflate(reach, reach))
    }
}

/// The pieces in which a tie is looked up.
fn pieces(strand: &Strand) -> impl Iterator<Item = Piece> {
    let (chords, stray) = strand.course.pieces(reach::PIECE, MOST_PIECES);
    let (id, wide) = (strand.id, strand.extent() + stray);
    chords.map(move |chord| Piece::new(chord, wide, id))
}

fn guard(bundle: &Bundle, ends: (Rect, Rect)) -> Option<Piece> {
    let (line, reach) = bundle.guard(ends)?;
    Some(Piece::new(line, reach, bundle.strands.first()?.id))
}

impl Places {
    /// All trees of `scene`.
    pub fn of(scene: &Scene) -> Self {
        let (mut lines, mut guards, mut stands) = (Vec::new(), Vec::new(), Vec::new());
        for (pair, bundle) in &scene.bundles {
            lines.extend(bundle.strands.iter().flat_map(pieces));
            guards.extend(scene.ends_of(*pair).and_then(|ends| guard(bundle, ends)));
        }
        stands.extend(scene.standing_items().map(|item| Stand { rect: item.bounds, part: item.part }));
        Self {
            pieces: RTree::bulk_load_with_params(lines),
            guards: RTree::bulk_load_with_params(guards),
            stands: RTree::bulk_load_with_params(stands),
        }
    }

    /// Takes in a bundle of ties.
    pub fn add(&mut self, bundle: &Bundle, ends: (Rect, Rect)) {
        bundle.strands.iter().flat_map(pieces).for_each(|piece| self.pieces.insert(piece));
        guard(bundle, ends).into_iter().for_each(|guard| self.guards.insert(guard));
    }

    /// Leaves a bundle out again that was taken in with these very lines.
    pub fn remove(&mut self, bundle: &Bundle, ends: (Rect, Rect)) {
        for piece in bundle.strands.iter().flat_map(pieces) {
            self.pieces.remove(&piece);
        }
        guard(bundle, ends).and_then(|guard| self.guards.remove(&guard));
    }

    /// Something that is neither an actor nor a line stands elsewhere than it did.
    pub fn shift(&mut self, part: Part, [before, after]: [Option<Rect>; 2]) {
        before.and_then(|rect| self.stands.remove(&Stand { rect, part }));
        after.into_iter().for_each(|rect| self.stands.insert(Stand { rect, part }));
    }

    /// A tie of each pair whose way may depend on what stands at `rect`.
    pub fn minding(&self, rect: Rect) -> impl Iterator<Item = TieId> {
        let near = rect.inflate(super::pairs::MINDED, super::pairs::MINDED);
        let lines = self.pieces.locate_with_selection_function(Touching(near));
        let guards = self.guards.locate_with_selection_function(Touching(rect));
        lines.chain(guards).map(|piece| piece.id)
    }

    /// The parts that may be seen in `area`, actors left out, in no order and perhaps several times.
    pub fn within(&self, area: Rect) -> impl Iterator<Item = Part> {
        let lines = self.pieces.locate_with_selection_function(Touching(area));
        let stands = self.stands.locate_in_envelope_intersecting(envelope(area));
        lines.map(|piece| Part::Tie(piece.id)).chain(stands.map(|stand| stand.part))
    }

    /// What lies at `at`: the inside of an actor, else the nearest tie, else the outside of a rim.
    pub fn hit(&self, scene: &Scene, at: Point, within: f64) -> Option<Hit> {
        let within = within.max(0.0);
        let inside = inside_of_actor(scene, at);
        inside.or_else(|| self.tie_at(scene, at, within)).or_else(|| outer_rim(scene, at, within))
    }

    fn tie_at(&self, scene: &Scene, at: Point, within: f64) -> Option<Hit> {
        let under = self.stands.locate_in_envelope_intersecting(envelope(Rect::from_points(at, at)));
        let plates = under.filter_map(|stand| match stand.part {
            Part::TieLabel(id) | Part::Mark(id) => Some((stand.part, id)),
            Part::Picture(_) | Part::Group(_) | Part::Nest(_) | Part::Note(_) => None,
            Part::Tie(_) | Part::Actor(_) | Part::Legend | Part::Title => None,
        });
        if let Some((_, id)) = plates.max() {
            return Some(Hit::Tie(id));
        }
        let (id, strand) = self.nearest(scene, at, within)?;
        Some(end_near(strand, at).map_or(Hit::Tie(id), |end| Hit::End(id, end)))
    }

    /// The line nearest to `at`; of several just as near, the one drawn last.
    fn nearest<'a>(&self, scene: &'a Scene, at: Point, within: f64) -> Option<(TieId, &'a Strand)> {
        let square = Rect::from_center_size(at, (2.0 * within, 2.0 * within));
        let near = self.pieces.locate_with_selection_function(Touching(square));
        let mut near: Vec<(f64, TieId)> = near.map(|piece| (piece.distance(at), piece.id)).collect();
        near.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let mut best: Option<(f64, TieId, &Strand)> = None;
        for (least, id) in near {
            let reach = best.map_or(within, |(distance, ..)| distance);
            if least > reach {
                break;
            }
            let Some(strand) = scene.strand(id) else { continue };
            let distance = strand.course.distance(at);
            let is_better =
                best.is_none_or(|(best, other, _)| distance < best || distance == best && id > other);
            if distance <= within && is_better {
                best = Some((distance, id, strand));
            }
        }
        best.map(|(_, id, strand)| (id, strand))
    }
}

fn inside_of_actor(scene: &Scene, at: Point) -> Option<Hit> {
    let inside = scene.ground.touching(Rect::from_points(at, at)).filter_map(|boxed| {
        let block = scene.ground.block(boxed.id)?;
        let distance = distance_to_rim(block.rect, block.radius, at);
        (distance <= 0.0).then_some((boxed.id, distance, block))
    });
    let (id, distance, block) = inside.max_by_key(|(id, ..)| *id)?; // drawn last
    let rim = reach::RIM_INSIDE.min(block.rect.height() * 0.2);
    Some(if distance >= -rim { Hit::Rim(id) } else { Hit::Body(id) })
}

fn outer_rim(scene: &Scene, at: Point, within: f64) -> Option<Hit> {
    let within = within.min(reach::RIM_OUTSIDE);
    let square = Rect::from_center_size(at, (2.0 * within, 2.0 * within));
    let rims = scene.ground.touching(square).filter_map(|boxed| {
        let block = scene.ground.block(boxed.id)?;
        let distance = distance_to_rim(block.rect, block.radius, at);
        (distance <= within).then_some((distance, boxed.id))
    });
    let nearest =
        |one: &(f64, ActorId), other: &(f64, ActorId)| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1));
    rims.min_by(nearest).map(|(_, id)| Hit::Rim(id))
}

/// The end of a tie that can be taken hold of at `at`. The middle third of a tie is never an end.
fn end_near(strand: &Strand, at: Point) -> Option<TieEnd> {
    let (from, to) = (strand.course.at(0.0), strand.course.at(1.0));
    let held = reach::END.min(from.distance(to) / 3.0);
    let ends = [(TieEnd::From, from), (TieEnd::To, to)];
    ends.into_iter().find(|(_, tip)| tip.distance(at) <= held).map(|(end, _)| end)
}

#[cfg(test)]
mod tests {
    use kurbo::Vec2;

    use super::super::sketched::{actor_at, build};
    use super::*;
    use crate::model::{Id, Project, Stance, Tie};

    fn scene() -> std::sync::Arc<Scene> {
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

    /// True if a shape of the item may be seen in `area`: a tie if its line passes through, anything else by its box.
    fn is_in(scene: &Scene, item: &super::super::Item, area: Rect, beyond: f64) -> bool {
        let Part::Tie(id) = item.part else { return item.bounds.overlaps(area.inflate(beyond, beyond)) };
        let mut last = None;
        let mut passes = false;
        kurbo::flatten(scene.tie_line(id).unwrap().iter(), 0.05, |element| {
            let at = element.end_point().unwrap();
            let from = last.replace(at).unwrap_or(at);
            passes |= line_meets(from, at, area.inflate(beyond, beyond));
        });
        passes
    }

    #[test]
    fn within_finds_all_that_is_seen_there_and_little_else_in_drawing_order() {
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
            assert!(found.is_sorted());
            for item in scene.items() {
                let is_found = found.contains(&item.part);
                assert!(is_found || !is_in(&scene, &item, area, 0.0), "{item:?} is missed");
                assert!(!is_found || is_in(&scene, &item, area, 40.0), "{item:?} is elsewhere");
            }
        }
        let area = Rect::new(300.0, 200.0, 700.0, 500.0);
        let inside = scene.actors_in(area);
        assert!(!inside.is_empty() && inside.len() < scene.actors_touching(area).len());
    }
}
