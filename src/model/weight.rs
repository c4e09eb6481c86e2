//! How much memory one value of a project holds that another does not share.
//!
//! An estimate, made from what differs: records with their words, and the branches of the persistent maps on the way
//! to them. The history of steps is kept within bounds by it, so it has to grow as memory grows, no more.

use std::mem::size_of;
use std::sync::Arc;

use imbl::ordmap::DiffItem;
use imbl::{OrdMap, OrdSet};

use super::{Actor, Canvas, Document, Group, Note, Picture, Project, Quote, Tie};

/// Changing one record of a large map copies about so much of the map itself, in bytes: two branches and a leaf, as
/// measured with a hundred thousand actors.
const BRANCHES: usize = 2_600;
/// One place in a map, its counts of sharers included.
const PLACE: usize = 48;

impl Project {
    /// About how many bytes this value holds that `other` does not share. Cost grows with what differs.
    ///
    /// ```
    /// use detente::model::{Actor, Id, Project};
    /// let before = Project::new(Id::from_bits(1));
    /// let mut now = before.clone();
    /// assert_eq!(now.bytes_beyond(&before), 0);
    /// now.put_actor(Id::from_bits(7), Actor { note: "x".repeat(9_000), ..Actor::named("Russia") });
    /// assert!(now.bytes_beyond(&before) > 9_000);
    /// ```
    #[must_use]
    pub fn bytes_beyond(&self, other: &Self) -> usize {
        let words = [(&self.title, &other.title), (&self.note, &other.note), (&self.cues, &other.cues)];
        let words: usize = words.iter().filter(|(own, theirs)| own != theirs).map(|(own, _)| own.len()).sum();
        words
            + exchanged(&self.documents, &other.documents)
            + beyond(&self.actors, &other.actors)
            + beyond(&self.ties, &other.ties)
            + beyond(&self.quotes, &other.quotes)
            + beyond(&self.canvases, &other.canvases)
            + beyond(&self.groups, &other.groups)
            + beyond(&self.notes, &other.notes)
            + exchanged(&self.pictures, &other.pictures)
            + listed(&self.dismissed, &other.dismissed)
            + listed(&self.ties_by_actor, &other.ties_by_actor)
            + listed(&self.ties_by_quote, &other.ties_by_quote)
            + listed(&self.quotes_by_document, &other.quotes_by_document)
    }
}

/// What a record holds besides its own fixed size, in bytes.
trait Held {
    fn words(&self) -> usize;
}

fn beyond<K: Ord + Copy, V: Held + PartialEq>(own: &OrdMap<K, Arc<V>>, theirs: &OrdMap<K, Arc<V>>) -> usize {
    if own.ptr_eq(theirs) {
        return 0;
    }
    let (mut records, mut bytes) = (0, 0);
    for difference in theirs.diff(own) {
        records += 1;
        if let DiffItem::Add(_, held) | DiffItem::Update { new: (_, held), .. } = difference {
            bytes += size_of::<V>() + held.words();
        }
    }
    bytes + branches(records, own.len())
}

/// The same for what is large and few: by whether it is the very same value, because comparing megabytes is dear.
fn exchanged<K: Ord + Copy, V: Held>(own: &OrdMap<K, Arc<V>>, theirs: &OrdMap<K, Arc<V>>) -> usize {
    if own.ptr_eq(theirs) {
        return 0;
    }
    let is_shared = |key: &K, held: &Arc<V>| theirs.get(key).is_some_and(|other| Arc::ptr_eq(held, other));
    let other: Vec<&Arc<V>> =
        own.iter().filter(|(key, held)| !is_shared(key, held)).map(|(_, held)| held).collect();
    other.iter().map(|held| size_of::<V>() + held.words()).sum::<usize>() + branches(other.len(), own.len())
}

fn listed<K: Ord + Clone>(own: &OrdSet<K>, theirs: &OrdSet<K>) -> usize {
    if own.ptr_eq(theirs) { 0 } else { branches(theirs.diff(own).count(), own.len()) }
}

/// Never more than the whole map.
fn branches(records: usize, all: usize) -> usize {
    (records * BRANCHES).min(all * PLACE)
}

impl Held for Actor {
    fn words(&self) -> usize {
        let aliases: usize = self.aliases.iter().map(|alias| alias.len() + size_of::<String>()).sum();
        self.name.len() + self.note.len() + aliases
    }
}

impl Held for Tie {
    fn words(&self) -> usize {
        self.label.len() + self.note.len() + self.quotes.len() * size_of::<super::QuoteId>()
    }
}

impl Held for Quote {
    fn words(&self) -> usize {
        [&self.exact, &self.prefix, &self.suffix, &self.speaker, &self.note]
            .iter()
            .map(|held| held.len())
            .sum()
    }
}

impl Held for Document {
    fn words(&self) -> usize {
        // With the ends of lines and sentences that are found in it; a text that two documents share counts twice.
        self.text.as_str().len() * 5 / 4 + self.note.len() + self.pages.len() * size_of::<usize>()
    }
}

impl Held for Canvas {
    fn words(&self) -> usize {
        self.name.len() + 2 * BRANCHES // the maps of its places and bends, in which one place differs mostly
    }
}

impl Held for Group {
    fn words(&self) -> usize {
        self.name.len() + (self.actors.len() + self.notes.len() + self.pictures.len()) * size_of::<u64>()
    }
}

impl Held for Note {
    fn words(&self) -> usize {
        self.text.len()
    }
}

impl Held for Picture {
    fn words(&self) -> usize {
        self.name.len() + self.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Stance};

    fn many() -> Project {
        let mut project = Project::new(Id::from_bits(1));
        for nth in 1..=3000 {
            project.put_actor(Id::from_bits(nth), Actor::named("A"));
            project.put_tie(
                Id::from_bits(nth),
                Tie::new(Id::from_bits(nth), Id::from_bits(nth % 3000 + 1), Stance::Clash),
            );
        }
        project
    }

    #[test]
    fn one_changed_actor_weighs_little_and_all_of_them_what_they_are() {
        let before = many();
        let mut now = before.clone();
        now.put_actor(Id::from_bits(1700), Actor::named("B"));
        let one = now.bytes_beyond(&before);
        assert!((1_000..6_000).contains(&one), "{one}");
        for nth in 1..=3000 {
            now.put_actor(Id::from_bits(nth), Actor::named("C"));
        }
        let all = now.bytes_beyond(&before);
        assert!((3000 * 150..3000 * 400).contains(&all), "{all}");
    }

    #[test]
    fn what_was_taken_out_is_held_by_the_older_value_alone() {
        let mut before = many();
        before.put_actor(Id::from_bits(9_000), Actor { note: "x".repeat(50_000), ..Actor::named("long") });
        let mut now = before.clone();
        now.drop_actor(Id::from_bits(9_000));
        assert!(now.bytes_beyond(&before) < 6_000);
        assert!(before.bytes_beyond(&now) > 50_000);
        assert_eq!(now.bytes_beyond(&now.clone()), 0);
    }
}
