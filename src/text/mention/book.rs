//! Aliases while they are collected: under which folded letters each is sought.
//!
//! An alias is sought as it is, and under the spellings that differ from it by marks alone: `Sana'a`, `Sanaʿa` and
//! `Sanaa`; `العراق` and `للعراق`, whose article loses a letter to the prefix. Spellings that differ by letters
//! are the business of [`variants`](crate::text::variants). Start at [`Book::enter`].

use std::collections::HashMap;

use super::Collision;
use super::case::Case;
use crate::text::fold;
use crate::text::letters::is_ayn;

/// An alias of an owner, behind one spelling of it.
#[derive(Clone, Debug)]
pub(super) struct Alias {
    pub(super) number: u32,
    pub(super) owner: u32,
    pub(super) case: Case,
    /// The spelling holds a prefix that is not the name's own.
    pub(super) has_prefix: bool,
}

/// Everything that is sought under the same folded letters.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) folded: String,
    /// By owner.
    pub(super) aliases: Vec<Alias>,
    /// The alias as it was first given.
    spelled: String,
}

/// Aliases while they are being collected.
#[derive(Default)]
pub(super) struct Book {
    patterns: Vec<Pattern>,
    known: HashMap<String, usize>,
}

impl Book {
    pub(super) fn enter(&mut self, (number, owner): (u32, u32), alias: &str) {
        let case = Case::of(alias);
        for (folded, has_prefix) in spellings(alias) {
            let next = self.patterns.len();
            let at = *self.known.entry(folded.clone()).or_insert(next);
            if at == next {
                let spelled = alias.trim().to_owned();
                self.patterns.push(Pattern { folded, aliases: Vec::new(), spelled });
            }
            let aliases = &mut self.patterns[at].aliases;
            let after = aliases.partition_point(|alias| alias.owner <= owner);
            aliases.insert(after, Alias { number, owner, case, has_prefix });
        }
    }

    /// The aliases of several owners, in the order in which they were given; each pair of owners and words once.
    pub(super) fn collisions(&self) -> Vec<Collision> {
        let mut found: Vec<Collision> = Vec::new();
        for pattern in &self.patterns {
            let mut owners: Vec<u32> = pattern.aliases.iter().map(|alias| alias.owner).collect();
            owners.dedup();
            let is_new =
                || !found.iter().any(|known| known.alias == pattern.spelled && known.owners == owners);
            if owners.len() > 1 && is_new() {
                found.push(Collision { alias: pattern.spelled.clone(), owners });
            }
        }
        found
    }

    /// All patterns by their letters.
    pub(super) fn into_patterns(self) -> Vec<Pattern> {
        let mut patterns = self.patterns;
        patterns.sort_unstable_by(|one, other| one.folded.cmp(&other.folded));
        patterns
    }
}

/// The folded spellings of an alias, none if it has neither letter nor digit, and whether they hold a prefix.
fn spellings(alias: &str) -> Vec<(String, bool)> {
    let plain = fold(alias).text().trim().to_owned();
    if !plain.chars().any(char::is_alphanumeric) {
        return Vec::new();
    }
    let marked = alias.contains(is_ayn).then(|| fold(&with_apostrophes(alias)).text().trim().to_owned());
    let bare = plain.contains('\'').then(|| without_apostrophes(&plain));
    let mut all = vec![(plain, false)];
    all.extend(marked.into_iter().chain(bare).filter(|other| !other.is_empty()).map(|other| (other, false)));
    if let Some(stem) = all[0].0.strip_prefix("ال").filter(|stem| stem.chars().count() > 1) {
        all.push((format!("لل{stem}"), true));
    }
    all.dedup();
    all
}

/// An ayn within a word as the apostrophe that most type for it.
fn with_apostrophes(alias: &str) -> String {
    let chars: Vec<char> = alias.chars().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
    let letters = chars.iter().enumerate().map(|(at, c)| {
        let is_within = is_ayn(*c) && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
        if is_within { '\'' } else { *c }
    });
    letters.collect()
}

/// The folded name without the apostrophes that stand for a sound; that of a possessive stays.
fn without_apostrophes(folded: &str) -> String {
    let is_end = |rest: &str| !rest.chars().next().is_some_and(char::is_alphanumeric);
    let mut out = String::with_capacity(folded.len());
    for (at, c) in folded.char_indices() {
        let rest = &folded[at + c.len_utf8()..];
        let is_possessive =
            is_end(rest) && at + 1 < folded.len() || rest.strip_prefix('s').is_some_and(is_end);
        if c != '\'' || is_possessive {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(alias: &str) -> String {
        spellings(alias).into_iter().map(|(folded, _)| folded).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn marks_for_a_sound_may_be_there_or_not() {
        assert_eq!(shown("Sana'a"), "sana'a | sanaa");
        assert_eq!(shown("Sanaʿa"), "sanaa | sana'a");
        assert_eq!(shown("‘Abd al‑Qādir"), "'abd al qadir | abd al qadir");
        assert_eq!(shown("ʿAbd"), "abd");
    }

    #[test]
    fn the_apostrophe_of_a_possessive_is_none_of_them() {
        assert_eq!(shown("Lord's Resistance Army"), "lord's resistance army");
        assert_eq!(shown("Tigers' Sons"), "tigers' sons");
    }

    #[test]
    fn the_arabic_article_loses_its_alef_behind_a_prefix() {
        assert_eq!(shown("العراق"), "العراق | للعراق");
        assert_eq!(shown("إيران"), "ايران");
    }

    #[test]
    fn what_has_no_letter_is_not_sought() {
        assert_eq!((shown(" — "), shown("'")), (String::new(), String::new()));
    }
}
