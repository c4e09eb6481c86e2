//! Actors on their way: only they, and the ties that hang on them, are drawn anew while the pointer moves.
//!
//! The rest of the map stays as it is with these items left out. What moves is a small scene of its own: the moved
//! actors and their neighbours, with ties routed as they will be when the button comes up. Where thousands of ties
//! hang on what moves they are straight lines meanwhile, and of thousands of actors only some are shown.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use kurbo::Rect;

use super::super::ink::Ink;
use super::event::Sight;
use super::gesture::{Bending, Load, Moving};
use super::ghost::rim_of;
use super::tiles::Choice;
use crate::edit::Edit;
use crate::model::{ActorId, Project, TieId};
use crate::scene::shape::straight;
use crate::scene::{Builder, Frame, Look, Paint, Part, Pattern, Scene, Shape, box_of_group};

/// More ties than this are straight while they move.
const MOST_ROUTED: usize = 120;
/// Of more actors than this only outlines are shown while they move, and of no more than so many.
const MOST_MOVED: usize = 300;

/// The scene of what moves.
#[derive(Default)]
pub(super) struct Preview {
    builder: Builder,
    made: Option<(Moving, Arc<Scene>)>,
    /// What is on its way, sorted, and of what.
    parts: Option<(Load, Rc<Vec<Part>>)>,
}

impl Preview {
    /// What of the map is left to show beside what moves.
    pub(super) fn left_out(&mut self, moving: &Moving, project: &Project) -> Choice {
        if moving.copies || moving.load.actors.len() > MOST_MOVED {
            return Choice::All;
        }
        Choice::Without(self.parts(moving, project))
    }

    /// What moves, where it is now.
    pub(super) fn shapes(
        &mut self,
        moving: &Moving,
        sight: &Sight<'_>,
        (look, ink): (Look, &mut Ink),
    ) -> Vec<Shape> {
        if moving.load.actors.len() > MOST_MOVED {
            return outlines(moving, sight, look);
        }
        let beside = carried(moving, sight);
        let parts = self.parts(moving, sight.project);
        let ties = parts.iter().filter(|part| matches!(part, Part::Tie(_))).count();
        let is_routed = ties <= MOST_ROUTED && !moving.copies;
        let only = if is_routed { neighbourhood(moving, sight.project) } else { moving.load.actors.clone() };
        let scene = self.scene((moving, only), sight, (look, ink));
        let is_beside = |part| matches!(part, Part::Group(_) | Part::Nest(_) | Part::Note(_));
        let moved =
            scene.items().filter(|item| !is_beside(item.part) && parts.binary_search(&item.part).is_ok());
        let shapes = moved.flat_map(|item| scene.shapes(&item));
        if is_routed || moving.copies {
            return beside.into_iter().chain(shapes).collect();
        }
        beside.into_iter().chain(plain(moving, sight, look)).chain(shapes).collect()
    }

    /// A tie while it is bent.
    pub(super) fn bent(
        &mut self,
        bending: &Bending,
        sight: &Sight<'_>,
        (look, ink): (Look, &mut Ink),
    ) -> Vec<Shape> {
        let Some(tie) = sight.project.tie(bending.tie) else { return Vec::new() };
        let project = bending.edit().preview(sight.project).unwrap_or_else(|_| sight.project.clone());
        let frame = Frame { look, legend: false, title: false, only: Some(vec![tie.from, tie.to]) };
        self.made = None;
        let scene = self.builder.build(&project, &frame, &mut ink.typesetter);
        let parts = bent_parts(bending.tie);
        scene.items().filter(|item| parts.contains(&item.part)).flat_map(|item| scene.shapes(&item)).collect()
    }

    fn scene(
        &mut self,
        (moving, only): (&Moving, Vec<ActorId>),
        sight: &Sight<'_>,
        (look, ink): (Look, &mut Ink),
    ) -> Arc<Scene> {
        if let Some((made_for, scene)) = &self.made
            && made_for == moving
        {
            return Arc::clone(scene);
        }
        self.made = None; // nobody else has it now, so that the builder can change it in place
        let project = moved(moving, sight);
        let frame = Frame { look, legend: false, title: false, only: Some(only) };
        let scene = self.builder.build(&project, &frame, &mut ink.typesetter);
        self.made = Some((moving.clone(), Arc::clone(&scene)));
        scene
    }

    /// The moved actors and the ties that hang on them.
    fn parts(&mut self, moving: &Moving, project: &Project) -> Rc<Vec<Part>> {
        if let Some((load, parts)) = &self.parts
            && *load == moving.load
        {
            return Rc::clone(parts);
        }
        let parts = Rc::new(moved_parts(moving, project));
        self.parts = Some((moving.load.clone(), Rc::clone(&parts)));
        parts
    }
}

fn moved(moving: &Moving, sight: &Sight<'_>) -> Project {
    let places = moving.places(sight);
    // An actor that went away this very frame stays where it was.
    Edit::MoveActors(places).preview(sight.project).unwrap_or_else(|_| sight.project.clone())
}

/// The moved actors and everybody they are tied to.
fn neighbourhood(moving: &Moving, project: &Project) -> Vec<ActorId> {
    let mut all: BTreeSet<ActorId> = moving.load.actors.iter().copied().collect();
    let ties = moving.load.actors.iter().flat_map(|actor| project.ties_of(*actor));
    all.extend(ties.flat_map(|(_, tie)| [tie.from, tie.to]));
    all.into_iter().collect()
}

fn moved_parts(moving: &Moving, project: &Project) -> Vec<Part> {
    let mut parts = moving.load.parts_beside(project);
    parts.extend(moving.load.things.groups.iter().map(|group| Part::Actor(box_of_group(*group))));
    for actor in &moving.load.actors {
        parts.insert(Part::Actor(*actor));
        for (tie, _) in project.ties_of(*actor) {
            parts.extend([Part::Tie(tie), Part::Mark(tie), Part::TieLabel(tie)]);
        }
    }
    parts.into_iter().collect()
}

/// Frames and notes on their way: they move as they are.
fn carried(moving: &Moving, sight: &Sight<'_>) -> Vec<Shape> {
    let parts = moving.load.parts_beside(sight.project);
    let items = parts.into_iter().filter_map(|part| sight.scene.item(part));
    let shapes = items.flat_map(|item| sight.scene.shapes(&item));
    shapes.map(|shape| shape.shifted(moving.by)).collect()
}

/// What of a map is a tie that is bent, sorted.
pub(super) fn bent_parts(tie: TieId) -> Vec<Part> {
    vec![Part::Tie(tie), Part::TieLabel(tie)]
}

/// Straight lines in place of ties.
fn plain(moving: &Moving, sight: &Sight<'_>, look: Look) -> Vec<Shape> {
    let moved: HashSet<ActorId> = moving.load.actors.iter().copied().collect();
    let now = |id: ActorId| -> Option<Rect> {
        let rect = sight.scene.actor_box(id)?;
        Some(if moved.contains(&id) { rect + moving.by } else { rect })
    };
    let mut drawn = HashSet::new();
    let ties = moving.load.actors.iter().flat_map(|id| sight.project.ties_of(*id));
    let ties = ties.filter(|(id, _)| drawn.insert(*id));
    let line = |tie: &crate::model::Tie| {
        let (from, to) = (now(tie.from)?, now(tie.to)?);
        let path = straight(rim_of(from, to.center()), rim_of(to, from.center()));
        let paint = look.style().stance(tie.stance).line.faded(0.8);
        Some(Shape::Stroke { path, width: 1.2 * sight.point, pattern: Pattern::Solid, paint })
    };
    ties.filter_map(|(_, tie)| line(tie)).collect()
}

/// Where thousands of actors go: the boxes of some and a frame around all.
fn outlines(moving: &Moving, sight: &Sight<'_>, look: Look) -> Vec<Shape> {
    let every = moving.load.actors.len().div_ceil(MOST_MOVED);
    let paint = look.style().selection;
    let boxes = moving.load.actors.iter().step_by(every).filter_map(|id| sight.scene.actor_box(*id));
    let boxes: Vec<Rect> = boxes.map(|rect| rect + moving.by).collect();
    let around = boxes.iter().copied().reduce(|all, one| all.union(one)).unwrap_or_default();
    let outline = |rect: Rect, paint: Paint| Shape::Panel {
        rect,
        radius: 4.0,
        fill: Some(paint.faded(0.12)),
        line: Some((1.5 * sight.point, paint)),
    };
    let boxes = boxes.iter().map(|rect| outline(*rect, paint.faded(0.7)));
    std::iter::once(outline(around, paint)).chain(boxes).collect()
}
