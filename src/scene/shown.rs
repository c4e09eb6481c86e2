//! What of a project is on the canvas in front, and what a change may bring there or hide.

use std::collections::BTreeSet;

use super::Scene;
use super::build::Press;
use crate::model::{Actor, ActorId, Project, ProjectChanges, Tie, TieId};

/// True if a tie is drawn between actors that are on the canvas.
pub(super) fn is_drawn(project: &Project, id: TieId, tie: &Tie) -> bool {
    let filter = &project.canvas().filter;
    tie.from != tie.to && (filter.is_empty() || !filter.hides_tie(project, id))
}

impl Press<'_> {
    /// True if this actor is to be on the canvas.
    pub fn is_shown(&self, id: ActorId, actor: &Actor) -> bool {
        let filter = &self.project.canvas().filter;
        actor.place.is_some()
            && self.only.as_ref().is_none_or(|only| only.contains(&id))
            && (filter.is_empty() || !filter.hides_actor(self.project, id))
    }
}

/// Adds to `changes` what is shown or hidden because of them: a filter may hide a tie for its documents, an actor for
/// its ties, and anything at all when it is changed itself.
pub(super) fn widen(changes: &mut ProjectChanges, project: &Project, scene: &Scene) {
    changes.ties = union(&changes.ties, changes.bends.iter().copied());
    if changes.canvas {
        let filter = &project.canvas().filter;
        let is_free = |id| filter.is_empty() || !filter.hides_actor(project, id);
        let is_other = |(id, actor): &(ActorId, &Actor)| {
            (actor.place.is_some() && is_free(*id)) != scene.ground.block(*id).is_some()
        };
        changes.actors = union(&changes.actors, project.actors().filter(is_other).map(|(id, _)| id));
        let is_other = |(id, tie): &(TieId, &Tie)| is_drawn(project, *id, tie) != scene.strand(*id).is_some();
        changes.ties = union(&changes.ties, project.ties().filter(is_other).map(|(id, _)| id));
        return;
    }
    if project.canvas().filter.is_empty() {
        return;
    }
    let in_documents = changes.documents.iter().flat_map(|id| project.quotes_in(*id).map(|(id, _)| id));
    let quotes: BTreeSet<_> = in_documents.chain(changes.quotes.iter().copied()).collect();
    let on_quotes = quotes.iter().flat_map(|id| project.ties_on(*id).map(|(id, _)| id));
    let at_actors = changes.actors.iter().flat_map(|id| project.ties_of(*id).map(|(id, _)| id));
    changes.ties = union(&changes.ties, on_quotes.chain(at_actors));
    let before = scene.project.as_ref();
    let ties =
        changes.ties.iter().flat_map(|id| [before.and_then(|before| before.tie(*id)), project.tie(*id)]);
    let ends: Vec<ActorId> = ties.flatten().flat_map(|tie| [tie.from, tie.to]).collect();
    changes.actors = union(&changes.actors, ends);
}

fn union<T: Ord + Copy>(known: &[T], more: impl IntoIterator<Item = T>) -> Vec<T> {
    let all: BTreeSet<T> = known.iter().copied().chain(more).collect();
    all.into_iter().collect()
}
