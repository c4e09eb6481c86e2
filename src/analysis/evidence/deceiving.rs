//! Names that an eye takes for something else: letters of another script, what has no width, what turns the line.
//!
//! Only what no honest name needs is named: the joiners of Persian and Indic words and the marks that keep Arabic beside
//! Latin in order are not. The letters that look alike are the commonest of Unicode's list (UTS 39, confusables.txt).

use std::collections::BTreeMap;

use crate::model::quoted::is_hidden;
use crate::model::{ActorId, Project};

/// What about `name` deceives; `None` for an honest one.
pub(super) fn fault_of(name: &str) -> Option<&'static str> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}');
    let is_mixed = |word: &str| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        letters().any(|c| c.is_ascii_alphabetic()) && letters().any(|c| latin_of(c).is_some())
    };
    match name {
        _ if name.chars().any(turns) => Some("characters in it turn the line round"),
        _ if name.chars().any(|c| is_hidden(c) && !is_mark(c)) => Some("characters in it cannot be seen"),
        _ if name.split(|c: char| !c.is_alphabetic()).any(is_mixed) => {
            Some("a word of it mixes letters of two scripts that look alike")
        }
        _ => None,
    }
}

/// Actors with different names that look the same.
pub(super) fn alike(project: &Project) -> Vec<Vec<ActorId>> {
    let mut by_look: BTreeMap<String, Vec<(ActorId, &str)>> = BTreeMap::new();
    for (id, actor) in project.actors() {
        let seen: String = actor.name.chars().map(|c| latin_of(c).unwrap_or(c)).collect();
        by_look.entry(seen).or_default().push((id, &actor.name));
    }
    let differ = |group: &Vec<(ActorId, &str)>| group.iter().any(|(_, name)| *name != group[0].1);
    let groups = by_look.into_values().filter(differ);
    groups.map(|group| group.into_iter().map(|(id, _)| id).collect()).collect()
}

/// The Latin letter that a Cyrillic, Greek or Armenian one looks like.
fn latin_of(c: char) -> Option<char> {
    const ALIKE: &[(&str, char)] = &[
        ("аα", 'a'),
        ("сϲ", 'c'),
        ("ԁ", 'd'),
        ("еҽ", 'e'),
        ("һ", 'h'),
        ("іι", 'i'),
        ("ј", 'j'),
        ("ӏ", 'l'),
        ("оοօ", 'o'),
        ("рρ", 'p'),
        ("ԛ", 'q'),
        ("ѕ", 's'),
        ("υս", 'u'),
        ("ν", 'v'),
        ("ԝ", 'w'),
        ("х", 'x'),
        ("уγ", 'y'),
        ("АΑ", 'A'),
        ("ВΒ", 'B'),
        ("С", 'C'),
        ("ЕΕ", 'E'),
        ("НΗ", 'H'),
        ("ІΙӀ", 'I'),
        ("Ј", 'J'),
        ("КΚ", 'K'),
        ("МΜ", 'M'),
        ("Ν", 'N'),
        ("ОΟ", 'O'),
        ("РΡ", 'P'),
        ("Ѕ", 'S'),
        ("ТΤ", 'T'),
        ("ХΧ", 'X'),
        ("УΥ", 'Y'),
        ("Ζ", 'Z'),
    ];
    if c.is_ascii() {
        return None;
    }
    ALIKE.iter().find(|(others, _)| others.contains(c)).map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id};

    #[test]
    fn honest_names_of_every_script_stay_unwarned() {
        for name in [
            "Russia",
            "Россия",
            "Ελλάδα",
            "حزب الله",
            "می‌خواهم",
            "רוסיה",
            "俄罗斯",
            "Կիևյան Ռուս",
            "YPG/YPJ",
            "5th Corps",
            "Łódź",
            "الجيش\u{200f} (SAA)",
            "क्‍ष",
            "Росгвардия OMON",
            "γ-GTP",
        ] {
            assert_eq!(fault_of(name), None, "{name}");
        }
    }

    #[test]
    fn names_that_deceive_are_told_by_what_does_it() {
        assert_eq!(fault_of("\u{202e}gnp.exe"), Some("characters in it turn the line round"));
        assert_eq!(fault_of("Ru\u{200b}ssia"), Some("characters in it cannot be seen"));
        let mixed = Some("a word of it mixes letters of two scripts that look alike");
        assert_eq!((fault_of("Аssad"), fault_of("Ρutin said")), (mixed, mixed));
    }

    #[test]
    fn two_actors_that_look_alike_are_found() {
        let mut project = Project::new(Id::from_bits(1));
        for (bits, name) in [(1, "PAX"), (2, "РАХ"), (3, "PAX"), (4, "Iran"), (5, "Iran")] {
            project.put_actor(Id::from_bits(bits), Actor::named(name));
        }
        assert_eq!(alike(&project), [[1, 2, 3].map(Id::from_bits)]);
    }
}
