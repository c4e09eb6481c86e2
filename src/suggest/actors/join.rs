//! Which candidates are one actor under several names.
//!
//! Acronyms and what they stand for, last names and full names, the short name of a body, singular and plural,
//! and spellings that differ in vowels only. Each only where exactly one candidate fits. Start at [`join`].

use std::collections::BTreeMap;

use super::chain::fits_initials;
use super::gather::{Book, Candidate};
use crate::suggest::words::{folded, known_as};
use crate::text::variants::Skeleton;

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
    joining.merge_where(Choice::Only, |long, short| is_initials(short, long));
    joining.merge_where(Choice::Best, is_number);
    joining.merge_where(Choice::Best, is_variant);
    // Twice: "Hassan" is part of "al Hassan", and both of "Sohail al Hassan".
    for _ in 0..2 {
        joining.merge_where(Choice::Only, |long, short| is_part(long, short, Side::Last));
        joining.merge_where(Choice::Only, |long, short| is_part(long, short, Side::First));
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

    /// Merges each short name into the long name that `fits` it.
    fn merge_where(&mut self, choice: Choice, fits: impl Fn(&Named, &Named) -> bool) {
        let named: Vec<Named> = self.all.iter().map(|(key, candidate)| Named::of(key, candidate)).collect();
        let index = Index::of(&named);
        let mut pairs = Vec::new();
        for short in &named {
            let long: Vec<&Named> =
                index.near(short).filter(|long| long.key != short.key && fits(long, short)).collect();
            let is_clear = choice == Choice::Best || long.len() == 1 || long.len() > 1 && are_one(&long);
            let best = long.iter().max_by_key(|long| {
                (if choice == Choice::Best { long.mentions } else { long.key.len() }, &long.key)
            });
            pairs.extend(best.filter(|_| is_clear).map(|best| (best.key.clone(), short.key.clone())));
        }
        for (into, from) in pairs {
            self.merge(&into, &from);
        }
    }
}

/// What to do if several long names fit a short one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// Nothing: it is undecided.
    Only,
    /// Take the one seen most often.
    Best,
}

/// True if each is part of the longest: they will be one.
fn are_one(long: &[&Named]) -> bool {
    let longest = long.iter().max_by_key(|one| one.key.len());
    longest.is_some_and(|longest| {
        long.iter().all(|one| format!(" {} ", longest.key).contains(&format!(" {} ", one.key)))
    })
}

/// A candidate's key with what joining asks for.
pub(super) struct Named {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) is_state: bool,
    pub(super) mentions: usize,
    pub(super) is_body: bool,
    skeleton: Option<Skeleton>,
}

impl Named {
    fn of(key: &str, candidate: &Candidate) -> Self {
        Self {
            key: key.to_owned(),
            name: candidate.name(),
            is_state: candidate.state.is_some(),
            mentions: candidate.mentions(),
            is_body: candidate.owner.is_some() || candidate.is_group,
            skeleton: Skeleton::of(without_kind(key)),
        }
    }

    pub(super) fn tokens(&self) -> impl Iterator<Item = &str> {
        self.key.split(' ')
    }
}

/// Candidates by each of their words, their initials and their first letters, so that joining stays linear.
struct Index<'n> {
    by: BTreeMap<String, Vec<&'n Named>>,
}

impl<'n> Index<'n> {
    fn of(named: &'n [Named]) -> Self {
        let mut by: BTreeMap<String, Vec<&'n Named>> = BTreeMap::new();
        for one in named.iter().filter(|one| !one.is_state) {
            let mut keys: Vec<String> = one.tokens().map(str::to_owned).collect();
            keys.extend(one.skeleton.as_ref().map(|skeleton| format!("~{}", skeleton.key())));
            keys.push(format!("^{}", one.key.chars().next().unwrap_or(' ')));
            keys.sort();
            keys.dedup();
            for key in keys {
                let all = by.entry(key).or_default();
                if all.len() < 200 {
                    all.push(one);
                }
            }
        }
        Self { by }
    }

    /// Candidates that share a word with `short`, its skeleton, or, for an acronym, the first letter.
    fn near(&self, short: &'n Named) -> impl Iterator<Item = &'n Named> + '_ {
        let is_acronym = short.name.chars().all(|c| !c.is_lowercase());
        let mut keys: Vec<String> = short.tokens().map(str::to_owned).collect();
        keys.extend(short.skeleton.as_ref().map(|skeleton| format!("~{}", skeleton.key())));
        if is_acronym {
            keys = vec![format!("^{}", short.key.chars().next().unwrap_or(' '))];
        }
        if short.key.ends_with('s') {
            keys.push(short.key[..short.key.len() - 1].to_owned());
        }
        let mut seen = std::collections::BTreeSet::new();
        let found: Vec<&'n Named> =
            keys.iter().filter_map(|key| self.by.get(key)).flatten().copied().collect();
        found.into_iter().filter(move |one| seen.insert(one.key.as_str()))
    }
}

/// `UWSA` for United Wa State Army; two letters only if all are used.
fn is_initials(short: &Named, long: &Named) -> bool {
    let letters = short.key.chars().filter(|c| c.is_alphabetic()).count();
    let is_acronym = short.name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let words = long.name.split([' ', '-']);
    let initials: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
    let capitals = initials.iter().filter(|c| c.is_uppercase()).count();
    is_acronym
        && !short.is_state
        && (2..=7).contains(&letters)
        && capitals == letters
        && fits_initials(&short.name, &initials)
}

/// Singular and plural: Houthi and Houthis, Tiger Force and Tiger Forces.
fn is_number(long: &Named, short: &Named) -> bool {
    let (one, other) = (long.key.strip_suffix('s'), short.key.strip_suffix('s'));
    let same = one == Some(short.key.as_str())
        || other == Some(long.key.as_str()) && long.mentions >= short.mentions;
    same && short.key.chars().count() > 3 && !short.is_state
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Last,
}

/// `Osman` of Abdel Rahim Osman, `Vagnar` of Vagnar Group: the last or first words of a longer name.
fn is_part(long: &Named, short: &Named, side: Side) -> bool {
    let rest = match side {
        Side::First => long.key.strip_prefix(short.key.as_str()).filter(|rest| rest.starts_with([' ', '\''])),
        Side::Last => long.key.strip_suffix(short.key.as_str()).filter(|rest| rest.ends_with(' ')),
    };
    let alike = rest.is_some() && short.key.chars().count() > 2;
    alike && !long.is_body && !short.is_body && !short.is_state
}

/// A name without the word for its kind that papers leave out: Liwa Zainabiyoun is Zaynabiyun.
fn without_kind(key: &str) -> &str {
    ["liwa ", "harakat ", "jaysh ", "jaish "].iter().find_map(|kind| key.strip_prefix(kind)).unwrap_or(key)
}

/// Two spellings of one name; short names are left alone, too many are alike.
fn is_variant(long: &Named, short: &Named) -> bool {
    let more = (long.mentions, &long.key) > (short.mentions, &short.key);
    let same = long.skeleton.as_ref().zip(short.skeleton.as_ref()).is_some_and(|(a, b)| a.may_be(b));
    let begins = without_kind(&long.key).chars().next() == without_kind(&short.key).chars().next();
    more && same
        && begins
        && without_kind(&short.key).chars().count() >= 6
        && !long.is_body
        && !short.is_body
        && !short.is_state
}
