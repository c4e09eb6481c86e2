//! Selecting by what things are: the others, the same kind, the tied ones, the ties among them.
//!
//! Only what is on the canvas is selected: Delete must not take what nobody sees. These walk the whole project, and so
//! they run when they are asked for, and not when a menu wonders whether they could be.

use std::collections::{BTreeSet, HashSet};

use crate::analysis::camps::Camps;
use crate::edit::Things;
use crate::model::{ActorId, Project, Stance, TieId};
use crate::scene::Scene;

/// What is to be selected, seen from what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Every actor.
    All,
    /// Those that are not.
    Others,
    /// Those of the same kinds; of ties, those of the same stances.
    SameKind,
    /// The camps they are in; found in the background.
    Camp,
    /// The actors tied to them too.
    Tied,
    /// The ties that run among them.
    TiesAmong,
    /// Their ties of this stance.
    TiesOf(Stance),
}

impl Choice {
    /// True if there is something to go by.
    #[must_use]
    pub fn is_possible(self, selection: &Things) -> bool {
        match self {
            Self::All | Self::Others => true,
            Self::SameKind => !selection.actors.is_empty() || !selection.ties.is_empty(),
            Self::TiesAmong => selection.actors.len() > 1,
            Self::Camp | Self::Tied | Self::TiesOf(_) => !selection.actors.is_empty(),
        }
    }

    /// What is selected then.
    #[must_use]
    pub fn made(self, selection: &Things, (project, scene): (&Project, &Scene)) -> Things {
        let map = Map { project, scene, actors: selection.actors.iter().copied().collect() };
        match self {
            Self::All => {
                let notes = project.notes_here().map(|(id, _)| id).filter(|id| scene.note_box(*id).is_some());
                let pictures =
                    project.pictures_here().filter(|(_, picture)| !picture.locked).map(|(id, _)| id);
                let pictures = pictures.filter(|id| scene.picture_box(*id).is_some()).collect();
                Things { notes: notes.collect(), pictures, ..actors(map.actors_where(|_| true)) }
            }
            Self::Others if selection.actors.is_empty() && !selection.ties.is_empty() => {
                let known: HashSet<TieId> = selection.ties.iter().copied().collect();
                ties(map.ties_where(|id| !known.contains(&id)))
            }
            Self::Others => actors(map.actors_where(|id| !map.actors.contains(&id))),
            Self::SameKind if selection.actors.is_empty() => map.of_same_stance(&selection.ties),
            Self::SameKind => map.of_same_kind(),
            Self::Camp => selection.clone(),
            Self::Tied => map.tied(selection),
            Self::TiesAmong => map.ties_among(),
            Self::TiesOf(stance) => map.ties_of(stance),
        }
    }
}

/// Everybody in the camps of these actors. It takes its time on a large map, and belongs into a job.
#[must_use]
pub fn camps_of(project: &Project, chosen: &[ActorId]) -> Vec<ActorId> {
    let camps = Camps::of(project, Camps::USUAL);
    let numbers: BTreeSet<usize> = chosen.iter().filter_map(|id| camps.camp_of(*id)).collect();
    numbers.into_iter().flat_map(|camp| camps.members(camp)).copied().collect()
}

struct Map<'a> {
    project: &'a Project,
    scene: &'a Scene,
    /// Those that are selected.
    actors: HashSet<ActorId>,
}

impl Map<'_> {
    fn actors_where(&self, is_meant: impl Fn(ActorId) -> bool) -> Vec<ActorId> {
        let is_seen = |id: &ActorId| self.scene.actor_box(*id).is_some();
        self.project.actors().map(|(id, _)| id).filter(|id| is_seen(id) && is_meant(*id)).collect()
    }

    fn ties_where(&self, is_meant: impl Fn(TieId) -> bool) -> Vec<TieId> {
        let is_seen = |id: &TieId| self.scene.tie_line(*id).is_some();
        self.project.ties().map(|(id, _)| id).filter(|id| is_seen(id) && is_meant(*id)).collect()
    }

    fn of_same_kind(&self) -> Things {
        let kind = |id: ActorId| self.project.actor(id).map(|actor| actor.kind);
        let kinds: Vec<_> = self.actors.iter().filter_map(|id| kind(*id)).collect();
        actors(self.actors_where(|id| kind(id).is_some_and(|kind| kinds.contains(&kind))))
    }

    fn of_same_stance(&self, chosen: &[TieId]) -> Things {
        let stance = |id: TieId| self.project.tie(id).map(|tie| tie.stance);
        let has = |wanted| chosen.iter().any(|id| stance(*id) == Some(wanted));
        let wanted: Vec<Stance> = Stance::ALL.into_iter().filter(|stance| has(*stance)).collect();
        ties(self.ties_where(|id| stance(id).is_some_and(|stance| wanted.contains(&stance))))
    }

    fn tied(&self, selection: &Things) -> Things {
        let mut all = self.actors.clone();
        let mut found = selection.actors.clone();
        for (tie, ends) in self.ties_of_chosen() {
            let news = ends.into_iter().filter(|end| self.scene.tie_line(tie).is_some() && all.insert(*end));
            found.extend(news.collect::<Vec<_>>());
        }
        actors(found)
    }

    fn ties_among(&self) -> Things {
        let is_among = |ends: &[ActorId; 2]| ends.iter().all(|end| self.actors.contains(end));
        self.sorted(self.ties_of_chosen().filter(|(_, ends)| is_among(ends)).map(|(id, _)| id))
    }

    fn ties_of(&self, stance: Stance) -> Things {
        let is_of = |id: &TieId| self.project.tie(*id).is_some_and(|tie| tie.stance == stance);
        self.sorted(self.ties_of_chosen().map(|(id, _)| id).filter(is_of))
    }

    fn ties_of_chosen(&self) -> impl Iterator<Item = (TieId, [ActorId; 2])> {
        let ties = self.actors.iter().flat_map(|actor| self.project.ties_of(*actor));
        ties.map(|(id, tie)| (id, [tie.from, tie.to]))
    }

    /// Each tie once, in the order of the project.
    fn sorted(&self, found: impl Iterator<Item = TieId>) -> Things {
        let mut found: Vec<TieId> = found.filter(|id| self.scene.tie_line(*id).is_some()).collect();
        found.sort_unstable();
        found.dedup();
        ties(found)
    }
}

fn actors(actors: Vec<ActorId>) -> Things {
    Things { actors, ..Things::default() }
}

fn ties(ties: Vec<TieId>) -> Things {
    Things { ties, ..Things::default() }
}
