//! What of the project changed, kind by kind: for what panels keep between frames.
//!
//! A revision is another after every step, and most steps move an actor or change one tie. Whoever keeps a list of a
//! hundred thousand names keys it by the numbers here, and does not make it again because something was moved.

use crate::model::{ActorId, Project};

/// Numbers that change with what they stand for. Where actors lie is no part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Documents and their texts.
    pub documents: u64,
    /// Actors, without their places.
    pub actors: u64,
    /// Ties.
    pub ties: u64,
    /// Quotes.
    pub quotes: u64,
}

/// Follows a project from revision to revision.
#[derive(Debug, Default)]
pub struct Stamps {
    known: Option<(u64, Project)>,
    stamp: Stamp,
}

/// If more actors changed than this, they are not looked at one by one.
const MOST: usize = 2_000;

impl Stamps {
    /// Looks what changed. Cost is that of the change.
    pub(super) fn settle(&mut self, project: &Project, revision: u64) {
        let before = match self.known.take() {
            Some((known, before)) if known == revision => {
                self.known = Some((known, before));
                return;
            }
            Some((_, before)) => before,
            None => Project::new(project.id),
        };
        let changes = project.changes_since(&before);
        let is_other = |id: &ActorId| says_other(&before, project, *id);
        let actors = changes.actors.len() > MOST || changes.actors.iter().any(is_other);
        let stamp = &mut self.stamp;
        let changed = [
            (&mut stamp.documents, !changes.documents.is_empty()),
            (&mut stamp.actors, actors),
            (&mut stamp.ties, !changes.ties.is_empty()),
            (&mut stamp.quotes, !changes.quotes.is_empty()),
        ];
        changed.into_iter().filter(|(_, is_other)| *is_other).for_each(|(number, _)| *number += 1);
        self.known = Some((revision, project.clone()));
    }

    /// The numbers of `revision`; if it was not looked at, numbers that no other revision has.
    #[must_use]
    pub fn of(&self, revision: u64) -> Stamp {
        const UNKNOWN: u64 = 1 << 60;
        if self.known.as_ref().is_some_and(|(known, _)| *known == revision) {
            return self.stamp;
        }
        let number = UNKNOWN + revision;
        Stamp { documents: number, actors: number, ties: number, quotes: number }
    }

    /// Forgets the project: another one is at hand, whose revisions begin with the same numbers.
    pub(super) fn forget(&mut self) {
        self.known = None;
        let Stamp { documents, actors, ties, quotes } = self.stamp;
        self.stamp =
            Stamp { documents: documents + 1, actors: actors + 1, ties: ties + 1, quotes: quotes + 1 };
    }
}

/// True if an actor came, went, or differs in more than where it lies.
fn says_other(before: &Project, now: &Project, id: ActorId) -> bool {
    let (Some(before), Some(now)) = (before.actor(id), now.actor(id)) else { return true };
    let mut there = before.clone();
    (there.place, there.pinned) = (now.place, now.pinned);
    there != *now || before.place.is_some() != now.place.is_some()
}

#[cfg(test)]
mod tests {
    use kurbo::Point;

    use super::*;
    use crate::model::{IdSource, notation};

    #[test]
    fn a_move_changes_no_number_and_a_new_name_only_that_of_actors() {
        let project =
            notation::parse("Russia @ 0,0; Assad @ 9,9; Russia + Assad", &mut IdSource::new(1)).unwrap();
        let mut stamps = Stamps::default();
        stamps.settle(&project, 1);
        let before = stamps.of(1);
        let (id, actor) = project.actors().next().unwrap();
        let (mut moved, mut renamed) = (project.clone(), project.clone());
        moved.put_actor(id, crate::model::Actor { place: Some(Point::new(5.0, 5.0)), ..actor.clone() });
        renamed.put_actor(id, crate::model::Actor { name: "Moscow".to_owned(), ..actor.clone() });
        stamps.settle(&moved, 2);
        assert_eq!(stamps.of(2), before);
        stamps.settle(&renamed, 3);
        assert_eq!(stamps.of(3), Stamp { actors: before.actors + 1, ..before });
        assert_ne!(stamps.of(4), stamps.of(3), "nobody looked at it yet");
    }
}
