//! Actors on their way: only they, and the ties that hang on them, are drawn anew while the pointer moves.
//!
//! The rest of the map stays the kept layer with these items left out. What moves is a small scene of its own: the
//! moved actors and their neighbours, with ties routed as they will be when the button comes up.

use std::collections::BTreeSet;

use kurbo::Vec2;

use super::super::ink::Ink;
use super::event::Sight;
use super::gesture::Moving;
use crate::edit::Edit;
use crate::model::{ActorId, Project};
use crate::scene::{Builder, Frame, Item, Look, Part, Scene, Shape, box_of_group};

/// The scene of what moves.
#[derive(Default)]
pub(super) struct Preview {
    builder: Builder,
    made: Option<(Moving, Scene)>,
}

impl Preview {
    /// The scene of what moves, in which [`is_moved`] items are to be drawn.
    pub(super) fn scene(
        &mut self,
        moving: &Moving,
        sight: &Sight<'_>,
        (look, ink): (Look, &mut Ink),
    ) -> &Scene {
        let kept = self.made.take().filter(|(made_for, _)| made_for == moving);
        let builder = &mut self.builder;
        let made = kept.unwrap_or_else(|| {
            let project = moved(moving, sight);
            let only = Some(neighbourhood(moving, sight.project));
            let frame = Frame { look, legend: false, title: false, only };
            (moving.clone(), builder.build(&project, &frame, &mut ink.typesetter))
        });
        &self.made.insert(made).1
    }
}

fn moved(moving: &Moving, sight: &Sight<'_>) -> Project {
    let places = moving.places(sight);
    // An actor that went away this very frame stays where it was.
    Edit::MoveActors(places).preview(sight.project).unwrap_or_else(|_| sight.project.clone())
}

/// The moved actors, and unless it is copies that move, everybody they are tied to.
fn neighbourhood(moving: &Moving, project: &Project) -> Vec<ActorId> {
    let mut all: BTreeSet<ActorId> = moving.load.actors.iter().copied().collect();
    if !moving.copies {
        let ties = moving.load.actors.iter().flat_map(|actor| project.ties_of(*actor));
        all.extend(ties.flat_map(|(_, tie)| [tie.from, tie.to]));
    }
    all.into_iter().collect()
}

/// The parts of the map that are on their way, sorted: to be left out of the resting layer.
pub(super) fn moved_parts(moving: &Moving, project: &Project) -> Vec<Part> {
    let mut parts = BTreeSet::new();
    parts.extend(moving.load.parts_beside(project));
    parts.extend(moving.load.things.groups.iter().map(|group| Part::Actor(box_of_group(*group))));
    for actor in &moving.load.actors {
        parts.insert(Part::Actor(*actor));
        for (tie, _) in project.ties_of(*actor) {
            parts.extend([Part::Tie(tie), Part::TieLabel(tie)]);
        }
    }
    parts.into_iter().collect()
}

/// What moves as it is, without its ties: frames and notes, drawn where they are on their way.
pub(super) fn carried(scene: &Scene, parts: &BTreeSet<Part>, by: Vec2) -> Vec<Shape> {
    let items = scene.items().iter().filter(|item| parts.contains(&item.part));
    items.flat_map(|item| item.shapes.iter().map(|shape| shape.shifted(by))).collect()
}

/// True for an item of the small scene that is drawn: neighbours and ties among them are not.
pub(super) fn is_moved(item: &Item, parts: &[Part]) -> bool {
    parts.binary_search(&item.part).is_ok()
}
