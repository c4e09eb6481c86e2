//! The short lists: titles before names, heads of names and what they tell about the kind, words that are never names.
//!
//! They stand in `assets/heads.txt`, in small letters. Start at [`kind_of`].

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::ActorKind;

/// A list of words.
pub(in crate::suggest) type Words = LazyLock<HashSet<&'static str>>;

/// Titles and offices that stand before a person's name.
pub(in crate::suggest) static TITLES: Words = LazyLock::new(|| set("titles"));
/// Of the titles, those that may stand behind the name of a body: Nationals Leader Ley.
pub(in crate::suggest) static OFFICES: Words = LazyLock::new(|| set("offices"));
/// Titles of people who comment and do not act.
pub(in crate::suggest) static COMMENTATORS: Words = LazyLock::new(|| set("commentators"));
/// Words inside names that have small letters.
pub(in crate::suggest) static PARTICLES: Words = LazyLock::new(|| set("particles"));
/// Owners that belong to a name: People's Defence Forces.
pub(in crate::suggest) static OWNERS: Words = LazyLock::new(|| set("owners"));
/// Bodies in small letters: the Syrian army, the Assad regime.
pub(in crate::suggest) static BODIES: Words = LazyLock::new(|| set("bodies"));
/// Last words of names of places.
pub(in crate::suggest) static PLACE_HEADS: Words = LazyLock::new(|| set("places"));
/// Last words of names of things that do not act.
pub(in crate::suggest) static THING_HEADS: Words = LazyLock::new(|| set("things"));
/// Capitalised words that name nobody by themselves.
pub(in crate::suggest) static NOT_NAMES: Words = LazyLock::new(|| set("no names"));
/// Verbs of saying.
pub(in crate::suggest) static SAYING: Words = LazyLock::new(|| set("saying"));

/// Small words that may stand inside the name of a body.
pub(in crate::suggest) const CONNECTORS: [&str; 7] = ["of", "for", "and", "in", "on", "against", "to"];

/// Heads of names, and the kind each tells; of a head of two kinds the first in the file.
static HEADS: LazyLock<HashMap<&'static str, ActorKind>> = LazyLock::new(|| {
    let mut heads = HashMap::new();
    for kind in ActorKind::ALL {
        for head in list(kind.word()) {
            heads.entry(head).or_insert(kind);
        }
    }
    heads
});

/// The words of the list called `name`.
fn list(name: &str) -> impl Iterator<Item = &'static str> {
    let all = include_str!("../../../assets/heads.txt");
    let title = format!("[{name}]\n");
    let part =
        all.split_once(title.as_str()).map_or("", |(_, rest)| rest.split("\n[").next().unwrap_or(rest));
    let lines = part.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|word| !word.is_empty())
}

fn set(name: &str) -> HashSet<&'static str> {
    list(name).collect()
}

/// What the head of a name tells about its kind: the last words of `folded`, before "of" or at the end, or the first.
pub(in crate::suggest) fn kind_of(folded: &str) -> Option<ActorKind> {
    let of = folded.split(" of ").next().unwrap_or(folded);
    let of = of.split(" for ").next().unwrap_or(of);
    last_head(of).or_else(|| last_head(folded)).or_else(|| first_head(of))
}

fn last_head(words: &str) -> Option<ActorKind> {
    let two = words.rsplitn(3, ' ').take(2).map(str::len).sum::<usize>() + 1;
    let two = words.get(words.len().saturating_sub(two)..);
    let one = words.rsplit(' ').next();
    two.and_then(|head| HEADS.get(head)).or_else(|| HEADS.get(one?)).copied()
}

fn first_head(words: &str) -> Option<ActorKind> {
    let one = words.split(' ').next();
    one.and_then(|head| HEADS.get(head)).copied()
}

/// True if the word is a head.
pub(in crate::suggest) fn is_head(low: &str) -> bool {
    HEADS.contains_key(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_name_tells_its_kind() {
        assert_eq!(kind_of("ministry of defence"), Some(ActorKind::Institution));
        assert_eq!(kind_of("syrian air force"), Some(ActorKind::ArmedForce));
        assert_eq!(kind_of("liwa al quds"), Some(ActorKind::Militia));
        assert_eq!(kind_of("qasr sports"), Some(ActorKind::Organisation));
        assert_eq!(kind_of("osman"), None);
    }

    #[test]
    fn every_list_has_words() {
        let lists = [
            &TITLES,
            &COMMENTATORS,
            &PARTICLES,
            &OWNERS,
            &BODIES,
            &PLACE_HEADS,
            &THING_HEADS,
            &NOT_NAMES,
            &SAYING,
        ];
        assert!(lists.iter().all(|list| list.len() > 8));
        assert!(HEADS.len() > 200);
    }
}
