//! Which candidates are one actor under several names.
//!
//! Acronyms and what they stand for, last names and full names, the short name of a body, singular and plural,
//! and spellings that differ in vowels only. Each only where exactly one candidate fits. Start at [`join`].

use std::collections::{BTreeMap, HashMap};

use super::gather::{Book, Candidate};
use super::rule::{Named, Rule};
use crate::suggest::words::{folded, known_as};

/// Joins what belongs together; what is left are the actors.
pub(super) fn join(book: Book) -> BTreeMap<String, Candidate> {
    let mut joining = Joining { all: book.candidates, moved: BTreeMap::new() };
    for (long, short) in &book.acronyms {
        joining.merge(long, short);
    }
    for (key, longer) in &book.longer {
        joining.merge(key, &folded(longer));
        let key = joining.now(key);
        if let Some(candidate) = joining.all.get_mut(&key) {
            candidate.spellings.entry(longer.clone()).or_insert(0);
        }
    }
    joining.known();
    joining.bodies();
    joining.merge_by(Rule::Acronym);
    joining.merge_by(Rule::Number);
    joining.merge_by(Rule::Variant);
    // Twice: "Hassan" is part of "al Hassan", and both of "Sohail al Hassan".
    for _ in 0..2 {
        joining.merge_by(Rule::Last);
        joining.merge_by(Rule::First);
    }
    joining.all
}

/// The candidates, and where those went that were merged.
struct Joining {
    all: BTreeMap<String, Candidate>,
    moved: BTreeMap<String, String>,
}

impl Joining {
    /// Under which key a candidate is found now.
    fn now(&self, key: &str) -> String {
        let mut key = key;
        while let Some(next) = self.moved.get(key) {
            key = next;
        }
        key.to_owned()
    }

    fn merge(&mut self, into: &str, from: &str) {
        let (into, from) = (self.now(into), self.now(from));
        if into == from || !self.all.contains_key(&into) {
            return;
        }
        let Some(gone) = self.all.remove(&from) else { return };
        if let Some(kept) = self.all.get_mut(&into) {
            kept.absorb(gone);
        }
        self.moved.insert(from, into);
    }

    /// Names of bodies that are known to be one: ISIS and Daesh.
    fn known(&mut self) {
        let known: Vec<(String, &'static str)> =
            self.all.keys().filter_map(|key| Some((key.clone(), known_as(key)?))).collect();
        for (key, name) in &known {
            let first = known.iter().find(|(_, other)| other == name).map_or(key, |(first, _)| first);
            let target = if self.all.contains_key(*name) { (*name).to_owned() } else { first.clone() };
            self.merge(&target, key);
        }
    }

    /// A body seen once is an alias of its owner; seen twice it is an actor.
    fn bodies(&mut self) {
        let rare = self.all.iter().filter(|(_, candidate)| candidate.mentions() < 2);
        let rare: Vec<(String, String)> =
            rare.filter_map(|(key, candidate)| Some((key.clone(), candidate.owner.clone()?.0))).collect();
        for (key, owner) in rare {
            let owner = self.now(&owner);
            if let Some(body) = self.all.get_mut(&key).filter(|_| key != owner) {
                body.spellings.values_mut().for_each(|count| *count = 0); // an alias, never the name
            }
            self.merge(&owner, &key);
        }
    }

    /// Merges each short name into the long name it is short for.
    fn merge_by(&mut self, rule: Rule) {
        let named: Vec<Named> =
            self.all.iter().map(|(key, candidate)| Named::of(key, candidate, rule)).collect();
        let mut long_names: HashMap<String, Vec<&Named>> = HashMap::new();
        for long in &named {
            for key in rule.long_keys(long) {
                long_names.entry(key).or_default().push(long);
            }
        }
        let mut pairs = Vec::new();
        for short in &named {
            let found = rule.short_key(short).and_then(|key| long_names.get(&key));
            // A name that is short for hundreds is short for none.
            let found = found.into_iter().filter(|found| found.len() < 200).flatten();
            let long: Vec<&Named> =
                found.copied().filter(|long| long.key != short.key && rule.fits(long, short)).collect();
            let is_clear = !rule.needs_one() || long.len() == 1 || long.len() > 1 && are_one(&long);
            let best = long.iter().max_by_key(|long| {
                (if rule.needs_one() { long.key.len() } else { long.mentions }, &long.key)
            });
            pairs.extend(best.filter(|_| is_clear).map(|best| (best.key.clone(), short.key.clone())));
        }
        for (into, from) in pairs {
            self.merge(&into, &from);
        }
    }
}

/// True if each is part of the longest: they will be one.
fn are_one(long: &[&Named]) -> bool {
    let longest = long.iter().max_by_key(|one| one.key.len());
    longest.is_some_and(|longest| {
        long.iter().all(|one| format!(" {} ", longest.key).contains(&format!(" {} ", one.key)))
    })
}
