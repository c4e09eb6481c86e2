//! Many things of a kind, each at its number: what is changed keeps its number, so that lists of numbers stay true.
//!
//! Sorted by key but for the last that came, and with gaps where something went: both are few, and once they are not,
//! all is sorted anew and every number is another.

use std::collections::HashSet;

/// What lies on a shelf.
pub trait Keyed: Copy {
    /// What it is found by.
    type Key: Ord + Copy;
    fn key(&self) -> Self::Key;
}

/// Things by number and by key.
pub struct Shelf<T> {
    all: Vec<T>,
    /// So many of the first are sorted.
    sorted: usize,
    gone: HashSet<u32>,
}

/// A number, what was there and what is there now.
pub type Change<T> = (u32, Option<T>, Option<T>);

/// So many may have come, or gone, before all is sorted anew.
const MOST: usize = 512;

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { all: Vec::new(), sorted: 0, gone: HashSet::new() }
    }
}

impl<T: Keyed> Shelf<T> {
    pub fn of(mut all: Vec<T>) -> Self {
        all.sort_unstable_by_key(Keyed::key);
        Self { sorted: all.len(), all, gone: HashSet::new() }
    }

    pub fn get(&self, number: u32) -> Option<&T> {
        let is_there = self.gone.is_empty() || !self.gone.contains(&number);
        self.all.get(number as usize).filter(|_| is_there)
    }

    /// All with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        let numbered = (0_u32..).zip(&self.all);
        numbered.filter(|(number, _)| self.gone.is_empty() || !self.gone.contains(number))
    }

    pub fn len(&self) -> usize {
        self.all.len() - self.gone.len()
    }

    /// Puts what is there now under `key`, or takes away what was.
    pub fn put(&mut self, key: T::Key, now: Option<T>) -> Option<Change<T>> {
        let Some(number) = self.number_of(key) else {
            let now = now?;
            self.all.push(now);
            return Some((u32::try_from(self.all.len() - 1).ok()?, None, Some(now)));
        };
        let held = self.all.get_mut(number as usize)?;
        let before = (!self.gone.contains(&number)).then_some(*held);
        match now {
            Some(now) => {
                *held = now;
                self.gone.remove(&number);
            }
            None => {
                self.gone.insert(number);
            }
        }
        (before.is_some() || now.is_some()).then_some((number, before, now))
    }

    /// Sorts all anew if there is much to sort. True if it did: every number is another then.
    pub fn tidy(&mut self) -> bool {
        if self.all.len() - self.sorted <= MOST && self.gone.len() <= MOST {
            return false;
        }
        let gone = std::mem::take(&mut self.gone);
        let kept = (0_u32..).zip(std::mem::take(&mut self.all)).filter(|(number, _)| !gone.contains(number));
        *self = Self::of(kept.map(|(_, one)| one).collect());
        true
    }

    fn number_of(&self, key: T::Key) -> Option<u32> {
        let (sorted, last) = self.all.split_at_checked(self.sorted)?;
        let found = sorted.binary_search_by_key(&key, Keyed::key).ok();
        let found = found.or_else(|| Some(self.sorted + last.iter().position(|one| one.key() == key)?));
        u32::try_from(found?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Keyed for (u64, u64) {
        type Key = u64;

        fn key(&self) -> u64 {
            self.0
        }
    }

    fn shown(shelf: &Shelf<(u64, u64)>) -> Vec<(u64, u64)> {
        let mut all: Vec<_> = shelf.iter().map(|(_, one)| *one).collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn what_comes_changes_and_goes_is_told_and_keeps_its_number() {
        let mut shelf = Shelf::of(vec![(9, 0), (3, 0), (5, 0)]);
        assert_eq!(shelf.put(5, Some((5, 1))), Some((1, Some((5, 0)), Some((5, 1)))));
        assert_eq!(shelf.put(4, Some((4, 1))), Some((3, None, Some((4, 1)))));
        assert_eq!(shelf.put(3, None), Some((0, Some((3, 0)), None)));
        assert_eq!((shelf.put(3, None), shelf.put(8, None)), (None, None));
        assert_eq!(shown(&shelf), [(4, 1), (5, 1), (9, 0)]);
        assert_eq!(shelf.put(3, Some((3, 2))), Some((0, None, Some((3, 2)))));
        assert_eq!((shelf.get(0), shelf.get(3), shelf.len()), (Some(&(3, 2)), Some(&(4, 1)), 4));
    }

    #[test]
    fn tidying_keeps_all_that_is_there() {
        let mut shelf = Shelf::of((0..100).map(|key| (key, 0)).collect());
        for key in 0..2 * MOST as u64 {
            shelf.put(key + 50, Some((key + 50, 7)));
        }
        for key in 0..10 {
            shelf.put(key, None);
        }
        let before = shown(&shelf);
        assert!(shelf.tidy() && !shelf.tidy());
        assert_eq!(shown(&shelf), before);
        assert_eq!(before.len(), shelf.len());
    }
}
