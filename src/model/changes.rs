//! What differs between two values of a project.
//!
//! Two values that come from each other share nearly all their parts, and shared parts are never looked at: finding
//! one changed actor among a hundred thousand costs microseconds. Whoever keeps something per actor or tie asks here
//! what to do again. Start at [`Project::changes_since`].

use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::{ActorId, DocumentId, GroupId, NoteId, PictureId, Project, QuoteId, TieId};

/// What was added, changed or taken out between two values of a project; ids in order, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectChanges {
    /// True if the title changed.
    pub title: bool,
    /// Documents.
    pub documents: Vec<DocumentId>,
    /// Actors.
    pub actors: Vec<ActorId>,
    /// Ties.
    pub ties: Vec<TieId>,
    /// Quotes.
    pub quotes: Vec<QuoteId>,
    /// True if another canvas is in front, or the one in front hides or nests other things.
    pub canvas: bool,
    /// Ties that the analyst bent or let go on the canvas in front; all bent ones if another is in front.
    pub bends: Vec<TieId>,
    /// Groups on any canvas.
    pub groups: Vec<GroupId>,
    /// Notes on any canvas.
    pub notes: Vec<NoteId>,
    /// Pictures.
    pub pictures: Vec<PictureId>,
}

impl Project {
    /// What differs from `before`. Cost grows with what changed, not with the project, if one came from the other.
    ///
    /// ```
    /// use detente::model::{Actor, Id, Project};
    /// let before = Project::new(Id::from_bits(1));
    /// let mut now = before.clone();
    /// now.put_actor(Id::from_bits(7), Actor::named("Russia"));
    /// assert_eq!(now.changes_since(&before).actors, [Id::from_bits(7)]);
    /// ```
    #[must_use]
    pub fn changes_since(&self, before: &Self) -> ProjectChanges {
        ProjectChanges {
            title: self.title != before.title,
            documents: exchanged(&before.documents, &self.documents),
            actors: changed(&before.actors, &self.actors),
            ties: changed(&before.ties, &self.ties),
            quotes: changed(&before.quotes, &self.quotes),
            canvas: self.front != before.front
                || self.canvas().filter != before.canvas().filter
                || self.canvas().nests != before.canvas().nests,
            bends: {
                let bends = before.canvas().bends.diff(&self.canvas().bends);
                bends.map(key).collect()
            },
            groups: changed(&before.groups, &self.groups),
            notes: changed(&before.notes, &self.notes),
            pictures: exchanged(&before.pictures, &self.pictures),
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it stands as it is in a chain of iterators")]
fn key<K: Copy, V>(difference: DiffItem<'_, '_, K, V>) -> K {
    match difference {
        DiffItem::Add(key, _) | DiffItem::Remove(key, _) | DiffItem::Update { new: (key, _), .. } => *key,
    }
}

fn changed<K: Ord + Copy, V: PartialEq>(before: &OrdMap<K, Arc<V>>, now: &OrdMap<K, Arc<V>>) -> Vec<K> {
    before.diff(now).map(key).collect()
}

/// The same for what is large and few: by whether it is the very same value, because comparing megabytes is dear.
fn exchanged<K: Ord + Copy, V>(before: &OrdMap<K, Arc<V>>, now: &OrdMap<K, Arc<V>>) -> Vec<K> {
    if before.ptr_eq(now) {
        return Vec::new();
    }
    let is_same = |key: &K, held: &Arc<V>| now.get(key).is_some_and(|other| Arc::ptr_eq(held, other));
    let gone = before.iter().filter(|(key, held)| !is_same(key, held)).map(|(key, _)| *key);
    let come = now.keys().filter(|key| !before.contains_key(*key)).copied();
    let mut ids: Vec<K> = gone.chain(come).collect();
    ids.sort_unstable();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id, Stance, Tie};

    fn many() -> Project {
        let mut project = Project::new(Id::from_bits(1));
        for nth in 1..=3000 {
            project.put_actor(Id::from_bits(nth), Actor::named("A"));
            let tie = Tie::new(Id::from_bits(nth), Id::from_bits(nth % 3000 + 1), Stance::Clash);
            project.put_tie(Id::from_bits(nth), tie);
        }
        project
    }

    #[test]
    fn what_was_added_changed_or_taken_out_is_found_and_nothing_else() {
        let before = many();
        let mut now = before.clone();
        now.put_actor(Id::from_bits(1700), Actor::named("B"));
        now.put_actor(Id::from_bits(40), Actor::named("A"));
        now.drop_actor(Id::from_bits(3));
        now.put_actor(Id::from_bits(90_000), Actor::named("C"));
        now.drop_tie(Id::from_bits(2999));
        let changes = now.changes_since(&before);
        let ids: Vec<u64> = changes.actors.iter().map(|id| id.bits()).collect();
        assert_eq!(ids, [3, 1700, 90_000]);
        assert_eq!(changes.ties, [Id::from_bits(2999)]);
        assert_eq!(now.changes_since(&now.clone()), ProjectChanges::default());
        assert!(now != before);
    }

    #[test]
    fn parts_are_found_after_they_come_and_go() {
        let mut project = many();
        let part = |whole| Actor { part_of: Some(Id::from_bits(whole)), ..Actor::named("part") };
        project.put_actor(Id::from_bits(10), part(1));
        project.put_actor(Id::from_bits(11), part(1));
        project.put_actor(Id::from_bits(10), part(2));
        let parts = |project: &Project, whole| -> Vec<u64> {
            project.parts_of(Id::from_bits(whole)).map(|(id, _)| id.bits()).collect()
        };
        assert_eq!((parts(&project, 1), parts(&project, 2)), (vec![11], vec![10]));
        project.drop_actor(Id::from_bits(11));
        assert_eq!(parts(&project, 1), Vec::<u64>::new());
    }
}
