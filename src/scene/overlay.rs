//! What lies on top of a map while somebody works on it: rings, ghosts, frames and handles.
//!
//! Nothing here is part of a picture that is handed out. Whoever paints asks for the shapes of the moment and paints
//! them above the scene. Thickness is said in screen pixels, so every function takes the `zoom` (pixels per canvas
//! unit): a ring is as fine on a far view as on a near one.

use kurbo::{Point, Rect};

use super::actor::distance_to_rim;
use super::course::{Block, Course};
use super::look::{Style, overlay as size};
use super::shape::{Pattern, Shape};
use super::tie::{self, Manner};
use super::{Look, Scene};
use crate::model::{ActorId, Direction, Stance, TieEnd, TieId};

/// How something is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ring {
    /// It is selected.
    Selected,
    /// The pointer is over it.
    Hovered,
    /// What is dragged would be dropped on it.
    DropTarget,
}

/// The far end of a tie that is being drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GhostEnd {
    /// Somewhere on the canvas.
    At(Point),
    /// An actor.
    Actor(ActorId),
}

/// Shapes above a scene, in one look and at one zoom.
#[derive(Clone, Copy, Debug)]
pub struct Overlay<'a> {
    scene: &'a Scene,
    style: &'static Style,
    zoom: f64,
}

impl<'a> Overlay<'a> {
    /// An overlay for `scene`, seen at `zoom` pixels per canvas unit.
    #[must_use]
    pub fn new(scene: &'a Scene, look: Look, zoom: f64) -> Self {
        Self { scene, style: look.style(), zoom: if zoom > 0.0 { zoom } else { 1.0 } }
    }

    /// A ring around an actor; nothing if it is not on the canvas.
    #[must_use]
    pub fn actor(&self, id: ActorId, ring: Ring) -> Vec<Shape> {
        let Some(block) = self.scene.block(id) else { return Vec::new() };
        self.ring_around(block, ring)
    }

    /// A ring around a box that is not in the scene: an actor while it is dragged.
    #[must_use]
    pub fn rect(&self, rect: Rect, ring: Ring) -> Vec<Shape> {
        self.ring_around(Block { rect, radius: size::FREE_RADIUS }, ring)
    }

    /// A glow along a tie, to be painted beneath the scene or above it; nothing if it is not drawn.
    #[must_use]
    pub fn tie(&self, id: TieId, ring: Ring) -> Vec<Shape> {
        let Some(line) = self.scene.tie_line(id) else { return Vec::new() };
        let (paint, _) = self.ring_paint(ring);
        let glow = size::GLOW.max(size::GLOW_PX / self.zoom);
        let paint = paint.faded(size::GLOW_STRENGTH);
        vec![Shape::Stroke { path: line, width: glow, pattern: Pattern::Solid, paint }]
    }

    /// The two handles by which a selected tie can be reconnected.
    #[must_use]
    pub fn handles(&self, id: TieId) -> Vec<Shape> {
        let ends = [TieEnd::From, TieEnd::To].into_iter().filter_map(|end| self.scene.tie_end(id, end));
        ends.flat_map(|centre| self.handle(centre)).collect()
    }

    /// The line of a tie while it is drawn from an actor, or reconnected. Without a stance it is plain; with one it
    /// looks as the hypothesis will that it becomes.
    #[must_use]
    pub fn ghost(&self, from: ActorId, to: GhostEnd, stance: Option<Stance>) -> Vec<Shape> {
        let Some(from) = self.scene.block(from) else { return Vec::new() };
        let to = match to {
            GhostEnd::Actor(id) => self.scene.block(id),
            GhostEnd::At(at) => Some(Block { rect: Rect::from_points(at, at), radius: 0.0 }),
        };
        let Some(to) = to else { return Vec::new() };
        let apart = distance_to_rim(from.rect, from.radius, to.rect.center());
        if apart < size::SHORTEST_GHOST {
            return Vec::new();
        }
        let manner = Manner {
            stance: stance.unwrap_or(Stance::Support),
            direction: Direction::OneWay,
            quotes: usize::from(stance.is_none()),
            paints: stance.map_or(self.style.undecided, |stance| self.style.stance(stance)),
            max_teeth: super::look::tie::MAX_TEETH,
        };
        tie::shapes(&manner, &Course::between(from, to, 0.0, 0.0))
    }

    /// The frame drawn around actors to select them, from corner to corner.
    #[must_use]
    pub fn marquee(&self, from: Point, to: Point) -> Vec<Shape> {
        let rect = Rect::from_points(from, to);
        let paint = self.style.selection;
        vec![Shape::Panel {
            rect,
            radius: 0.0,
            fill: Some(paint.faded(size::MARQUEE_STRENGTH)),
            line: Some((size::MARQUEE_PX / self.zoom, paint)),
        }]
    }

    fn ring_around(&self, block: Block, ring: Ring) -> Vec<Shape> {
        let (paint, width_px) = self.ring_paint(ring);
        let width = width_px / self.zoom;
        let out = size::RING_GAP + width;
        let fill = (ring == Ring::DropTarget).then(|| paint.faded(size::MARQUEE_STRENGTH));
        vec![Shape::Panel {
            rect: block.rect.inflate(out, out),
            radius: block.radius + out,
            fill,
            line: Some((width, paint)),
        }]
    }

    fn ring_paint(&self, ring: Ring) -> (super::Paint, f64) {
        match ring {
            Ring::Selected => (self.style.selection, size::RING_PX),
            Ring::Hovered => (self.style.hover, size::HOVER_PX),
            Ring::DropTarget => (self.style.selection, size::DROP_PX),
        }
    }

    fn handle(&self, centre: Point) -> [Shape; 2] {
        let radius = size::HANDLE_PX / self.zoom;
        let inner = radius - size::RING_PX / self.zoom;
        [
            Shape::Disc { centre, radius, paint: self.style.selection },
            Shape::Disc { centre, radius: inner, paint: self.style.ground },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketched::{actor_at, build};
    use super::*;
    use crate::model::{Id, Project, Tie};

    fn scene() -> std::sync::Arc<Scene> {
        let mut project = Project::new(Id::from_bits(1));
        project.put_actor(Id::from_bits(1), actor_at("Russia", 0.0, 0.0));
        project.put_actor(Id::from_bits(2), actor_at("YPG", 300.0, 0.0));
        project.put_tie(Id::from_bits(1), Tie::new(Id::from_bits(1), Id::from_bits(2), Stance::Clash));
        build(&project)
    }

    #[test]
    fn a_ring_is_as_fine_on_screen_at_every_zoom() {
        let scene = scene();
        for zoom in [0.1, 1.0, 8.0] {
            let shapes = Overlay::new(&scene, Look::Dark, zoom).actor(Id::from_bits(1), Ring::Selected);
            let [Shape::Panel { line: Some((width, _)), .. }] = shapes.as_slice() else {
                panic!("a ring is one panel")
            };
            assert!((width * zoom - size::RING_PX).abs() < 1e-9);
        }
    }

    #[test]
    fn a_handle_is_drawn_at_each_end_of_a_tie() {
        let scene = scene();
        let shapes = Overlay::new(&scene, Look::Light, 2.0).handles(Id::from_bits(1));
        let rims: Vec<Point> = shapes
            .iter()
            .step_by(2)
            .map(|shape| match shape {
                Shape::Disc { centre, .. } => *centre,
                other => panic!("a handle is two discs, not {other:?}"),
            })
            .collect();
        let ends = [TieEnd::From, TieEnd::To].map(|end| scene.tie_end(Id::from_bits(1), end).unwrap());
        assert_eq!(rims, ends);
    }

    #[test]
    fn a_ghost_ends_at_the_pointer() {
        let scene = scene();
        let overlay = Overlay::new(&scene, Look::Light, 1.0);
        let at = Point::new(80.0, 200.0);
        for stance in [None, Some(Stance::Support), Some(Stance::Clash)] {
            let shapes = overlay.ghost(Id::from_bits(1), GhostEnd::At(at), stance);
            let reach = shapes.iter().map(Shape::bounds).reduce(|all, one| all.union(one)).unwrap();
            assert!(reach.inflate(8.0, 8.0).contains(at), "{stance:?}: {reach:?}");
        }
    }
}
