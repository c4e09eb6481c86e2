//! What is known before any document is read: states, places, titles, the heads of names.
//!
//! The long lists stand in `assets/` where they can be read; the short ones in [`heads`]. Nothing here is about
//! one conflict. Start at [`country_of`] and [`heads`].

pub(super) mod heads;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::ActorKind;
use crate::text::fold;

/// How a word leads to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A name of the state itself.
    Name,
    /// Its adjective or its people.
    Demonym,
    /// The city its government sits in.
    Seat,
}

/// A state and the words that lead to it.
#[derive(Debug)]
pub(super) struct Country {
    /// The name as people write it.
    pub(super) name: &'static str,
    /// Every form, as written.
    pub(super) forms: Vec<(&'static str, Form)>,
}

/// All states, in the order of the list.
pub(super) static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| lines(include_str!("../../../assets/countries.txt")).map(country).collect());

static COUNTRY_FORMS: LazyLock<HashMap<String, (usize, Form)>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for (index, country) in COUNTRIES.iter().enumerate() {
        for (form, kind) in &country.forms {
            forms.entry(folded(form)).or_insert((index, *kind));
        }
    }
    forms
});

/// Known bodies: every folded name with the folded first name and the kind.
static BODIES: LazyLock<HashMap<String, (String, ActorKind)>> = LazyLock::new(|| {
    let mut bodies = HashMap::new();
    for line in lines(include_str!("../../../assets/bodies.txt")) {
        let columns: Vec<&str> = line.split(';').map(str::trim).collect();
        let kind = columns.last().and_then(|word| ActorKind::from_word(word)).unwrap_or_default();
        let others = columns.get(1).into_iter().flat_map(|names| names.split(',')).map(folded);
        for name in std::iter::once(folded(columns[0])).chain(others).filter(|name| !name.is_empty()) {
            bodies.insert(name, (folded(columns[0]), kind));
        }
    }
    bodies
});

static PLACES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names = lines(include_str!("../../../assets/places.txt")).flat_map(|line| line.split(','));
    names.map(folded).collect()
});

/// Small words and adverbs, which begin no name; then nouns and adjectives, which may.
static OPENERS: LazyLock<[HashSet<&'static str>; 2]> = LazyLock::new(|| {
    let all = include_str!("../../../assets/openers.txt");
    let (small, large) = all.split_once("# Below").unwrap_or((all, ""));
    let large = large.split_once('\n').map_or("", |(_, rest)| rest);
    [small, large].map(|part| lines(part).flat_map(str::split_whitespace).collect())
});

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn country(line: &'static str) -> Country {
    let mut columns = line.split(';').map(str::trim);
    let name = columns.next().unwrap_or_default();
    let mut forms = vec![(name, Form::Name)];
    for (column, kind) in columns.zip([Form::Name, Form::Demonym, Form::Seat]) {
        forms.extend(
            column.split(',').map(str::trim).filter(|form| !form.is_empty()).map(|form| (form, kind)),
        );
    }
    Country { name, forms }
}

/// Folded for comparing, without an article in front.
pub(super) fn folded(name: &str) -> String {
    let folded = fold(name);
    let text = folded.text().trim();
    text.strip_prefix("the ").unwrap_or(text).to_owned()
}

/// The state that `folded` words lead to, and how.
pub(super) fn country_of(folded: &str) -> Option<(usize, Form)> {
    COUNTRY_FORMS.get(folded).copied()
}

/// The kind of a body that papers everywhere know.
pub(super) fn body_of(folded: &str) -> Option<ActorKind> {
    BODIES.get(folded).map(|(_, kind)| *kind)
}

/// The name under which a known body is listed.
pub(super) fn known_as(folded: &str) -> Option<&'static str> {
    BODIES.get(folded).map(|(name, _)| name.as_str())
}

/// True for a place that does not act.
pub(super) fn is_place(folded: &str) -> bool {
    PLACES.contains(folded)
}

/// True for a word, in small letters, that often stands first in a sentence.
pub(super) fn is_opener(low: &str) -> bool {
    OPENERS.iter().any(|set| set.contains(low))
}

/// True for a word, in small letters, that begins no name.
pub(super) fn is_small(low: &str) -> bool {
    OPENERS[0].contains(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_and_seats_lead_to_their_state() {
        let name =
            |words: &str| country_of(&folded(words)).map(|(index, form)| (COUNTRIES[index].name, form));
        assert_eq!(name("Russians"), Some(("Russia", Form::Demonym)));
        assert_eq!(name("the Kremlin"), Some(("Russia", Form::Seat)));
        assert_eq!(name("U.S."), Some(("United States", Form::Name)));
        assert_eq!(name("N’Djamena"), Some(("Chad", Form::Seat)));
        assert!(is_place(&folded("Deir ez-Zor")) && is_opener("officials"));
    }
}
