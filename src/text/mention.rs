//! Who is mentioned where: every known name and alias in a text.
//!
//! All names are sought in one pass over the folded text; what is found must begin and end at a
//! [`seam`], agree in case, and not be part of a longer name. Two actors with the same alias are a
//! collision: the mention says so and decides nothing. Spelling variants nobody entered are not found here.
//! Start at [`Names::new`] and [`Names::mentions`].

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::seam::{self, Seam};
use super::{Folded, Span, fold};

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands in the source text.
    pub span: Span,
    /// Whom it names; the lowest number if several actors share the alias.
    pub owner: u32,
    /// The other owners of the same alias, ascending; empty unless the alias is shared.
    pub rivals: Vec<u32>,
    /// True if the name was found stuck to a neighbouring word, number or prefix.
    pub glued: bool,
}

impl Mention {
    /// True if the words fit several actors, and only the analyst can tell which.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        !self.rivals.is_empty()
    }
}

/// One alias that belongs to several owners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The alias as it was first given.
    pub alias: String,
    /// All its owners, ascending.
    pub owners: Vec<u32>,
}

/// All names and aliases, ready to be sought.
#[derive(Clone, Debug)]
pub struct Names {
    automaton: AhoCorasick,
    patterns: Vec<Vec<Alias>>,
    collisions: Vec<Collision>,
}

#[derive(Clone, Debug)]
struct Alias {
    owner: u32,
    case: Case,
}

/// How much of an alias' case the text must share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Any,
    FirstCapital,
    AllCapitals,
}

/// Why names could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum NamesError {
    /// The aliases together exceed what one search can hold (about two billion letters).
    #[error("{aliases} aliases are more than one search can hold")]
    TooMany {
        /// How many different aliases were given.
        aliases: usize,
    },
}

impl NamesError {
    /// What the analyst can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooMany { .. } => "Shorten or remove very long aliases.",
        }
    }
}

/// Up to here the faster automaton is worth its memory (16 MB).
const FAST_ALIASES: usize = 5_000;

impl Names {
    /// Makes `aliases` ready: pairs of an owner's number and one of its names.
    ///
    /// Names without a letter or digit are passed over. Takes about 10 ms for 5,000 aliases.
    ///
    /// # Errors
    ///
    /// [`NamesError::TooMany`] if the aliases are billions of letters long.
    ///
    /// ```
    /// use detente::text::Names;
    /// let names = Names::new([(0, "Iran"), (1, "Republican Guard"), (1, "RG")])?;
    /// let text = "Iran’s ally, the republican guard (rg), and the Republican Guard";
    /// let found = names.mentions(text);
    /// assert_eq!(found.iter().map(|m| m.owner).collect::<Vec<_>>(), [0, 1]);
    /// assert_eq!(found[1].span.slice(text), Some("Republican Guard"));
    /// # Ok::<(), detente::text::NamesError>(())
    /// ```
    pub fn new<'a>(aliases: impl IntoIterator<Item = (u32, &'a str)>) -> Result<Self, NamesError> {
        let mut book = Book::default();
        aliases.into_iter().for_each(|(owner, alias)| book.enter(owner, alias));
        let kind = (book.folded.len() <= FAST_ALIASES).then_some(AhoCorasickKind::DFA);
        let build =
            |kind| AhoCorasick::builder().match_kind(MatchKind::Standard).kind(kind).build(&book.folded);
        let automaton = build(kind)
            .or_else(|_| build(None))
            .map_err(|_| NamesError::TooMany { aliases: book.folded.len() })?;
        let collisions = book.collisions();
        Ok(Self { automaton, patterns: book.patterns, collisions })
    }

    /// The aliases that belong to more than one owner, in the order in which they were given.
    #[must_use]
    pub fn collisions(&self) -> &[Collision] {
        &self.collisions
    }

    /// Every mention in `text`, from left to right, never overlapping.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        self.mentions_in(text, &fold(text))
    }

    /// As [`mentions`](Self::mentions), for a text that is already folded.
    #[must_use]
    pub fn mentions_in(&self, text: &str, folded: &Folded) -> Vec<Mention> {
        let mut found: Vec<Mention> = self
            .automaton
            .find_overlapping_iter(folded.text())
            .filter_map(|hit| self.judge(text, folded.source_span(hit.range()), hit.pattern().as_usize()))
            .collect();
        found.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let mut end = 0;
        found.retain(|mention| {
            let is_free = mention.span.start >= end;
            end = if is_free { mention.span.end } else { end };
            is_free
        });
        found
    }

    /// The mention at `span`, if the seams are there and the case fits one of the alias' owners.
    fn judge(&self, text: &str, span: Span, pattern: usize) -> Option<Mention> {
        let words = span.slice(text)?;
        let mut owners = self.patterns[pattern].iter().filter(|alias| alias.case.fits(words));
        let owner = owners.next()?.owner;
        let mut rivals: Vec<u32> = owners.map(|alias| alias.owner).filter(|rival| *rival != owner).collect();
        rivals.dedup();
        let seams = [seam::before(text, span.start), seam::after(text, span.end)];
        (!seams.contains(&Seam::Torn)).then(|| Mention {
            span,
            owner,
            rivals,
            glued: seams.contains(&Seam::Glued),
        })
    }
}

impl Case {
    fn of(alias: &str) -> Self {
        let letters = || alias.chars().filter(|c| c.is_alphabetic());
        let count = letters().count();
        if (1..=4).contains(&count) && letters().all(char::is_uppercase) {
            return Self::AllCapitals;
        }
        if letters().next().is_some_and(char::is_uppercase) { Self::FirstCapital } else { Self::Any }
    }

    fn fits(self, words: &str) -> bool {
        let mut letters = words.chars().filter(|c| c.is_alphabetic());
        match self {
            Self::Any => true,
            Self::FirstCapital => letters.next().is_some_and(char::is_uppercase),
            Self::AllCapitals => letters.all(char::is_uppercase),
        }
    }
}

/// Aliases while they are being collected.
#[derive(Default)]
struct Book {
    folded: Vec<String>,
    spelled: Vec<String>,
    patterns: Vec<Vec<Alias>>,
    known: HashMap<String, usize>,
}

impl Book {
    fn enter(&mut self, owner: u32, alias: &str) {
        let folded = fold(alias).text().trim().to_owned();
        if !folded.chars().any(char::is_alphanumeric) {
            return;
        }
        let pattern = *self.known.entry(folded.clone()).or_insert_with(|| {
            self.folded.push(folded);
            self.spelled.push(alias.trim().to_owned());
            self.patterns.push(Vec::new());
            self.patterns.len() - 1
        });
        let aliases = &mut self.patterns[pattern];
        aliases.push(Alias { owner, case: Case::of(alias) });
        aliases.sort_by_key(|alias| alias.owner);
    }

    fn collisions(&self) -> Vec<Collision> {
        let all = self.spelled.iter().zip(&self.patterns);
        let shared = all.filter_map(|(alias, owners)| {
            let mut owners: Vec<u32> = owners.iter().map(|alias| alias.owner).collect();
            owners.dedup();
            (owners.len() > 1).then(|| Collision { alias: alias.clone(), owners })
        });
        shared.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mentions as `words=owner`, `~` before glued ones, `?` behind undecided ones.
    fn show(aliases: &[(u32, &str)], text: &str) -> String {
        let names = Names::new(aliases.iter().copied()).unwrap();
        let found = names.mentions(text).into_iter().map(|mention| {
            let words = mention.span.slice(text).unwrap();
            let glue = if mention.glued { "~" } else { "" };
            let doubt = if mention.is_undecided() { "?" } else { "" };
            format!("{glue}{words}={}{doubt}", mention.owner)
        });
        found.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn possessives_and_hyphens_cost_nothing() {
        let names = [(0, "Assad"), (1, "Liwa al-Quds")];
        assert_eq!(show(&names, "Assad’s men, Liwa al Quds's"), "Assad=0, Liwa al Quds=1");
    }

    #[test]
    fn the_longest_name_wins() {
        let names = [(0, "ISIS"), (1, "ISIS Hunters"), (2, "Republican Guard"), (3, "Guard"), (4, "Russia")];
        assert_eq!(show(&names, "the ISIS Hunters and ISIS"), "ISIS Hunters=1, ISIS=0");
        assert_eq!(show(&names, "Republican Guard; Guard"), "Republican Guard=2, Guard=3");
    }

    #[test]
    fn a_longer_name_that_fails_its_boundary_gives_way() {
        let names = [(0, "Russian"), (1, "Russia"), (2, "Russian air force")];
        assert_eq!(show(&names, "Russian air forces, Russians, Russian"), "Russian=0, Russian=0");
    }

    #[test]
    fn acronyms_need_their_capitals() {
        assert_eq!(show(&[(0, "US"), (1, "NDF")], "us, US, U.S., Ndf, NDF-led"), "US=0, NDF=1");
    }

    #[test]
    fn names_need_a_capital_and_descriptions_do_not() {
        let names = [(0, "Force"), (1, "the regime"), (2, "al-Assad")];
        assert_eq!(
            show(&names, "by force. The regime, Al Assad, FORCE"),
            "The regime=1, Al Assad=2, FORCE=0"
        );
    }

    #[test]
    fn damaged_text_is_found_and_marked() {
        let names = [(0, "Iran"), (1, "Syria"), (2, "5th Corps"), (3, "4th Division"), (4, "Russia")];
        assert_eq!(show(&names, "armed forcesIran, 36Russia-, Iranand"), "~Iran=0, ~Russia=4, ~Iran=0");
        assert_eq!(show(&names, "the 5\nth Corps and 4\nthDivision"), "5\nth Corps=2, 4\nthDivision=3");
        assert_eq!(show(&names, "25\nth Corps, 15th Corps"), "");
    }

    #[test]
    fn a_shared_alias_is_undecided_and_reported() {
        let names = Names::new([(7, "the Tigers"), (3, "The tigers"), (3, "Tiger Forces")]).unwrap();
        let found = names.mentions("the Tigers");
        assert_eq!(
            (found[0].owner, found[0].rivals.as_slice(), found[0].is_undecided()),
            (7, &[][..], false)
        );
        let found = names.mentions("The Tigers");
        assert_eq!(
            (found[0].owner, found[0].rivals.as_slice(), found[0].is_undecided()),
            (3, &[7][..], true)
        );
        assert_eq!(names.collisions(), [Collision { alias: "the Tigers".into(), owners: vec![3, 7] }]);
    }

    #[test]
    fn one_owner_naming_itself_twice_is_no_collision() {
        let names = Names::new([(1, "Hezbollah"), (1, "hezbollah"), (1, "  "), (1, "—")]).unwrap();
        assert!(names.collisions().is_empty());
        assert!(!names.mentions("Hezbollah")[0].is_undecided());
    }

    #[test]
    fn other_scripts_are_found_with_points_and_prefixes() {
        let names = [(0, "روسيا"), (1, "إيران"), (2, "Асад"), (3, "רוסיה")];
        assert_eq!(show(&names, "وروسيا، رُوسِيَا وايران"), "~روسيا=0, رُوسِيَا=0, ~ايران=1");
        assert_eq!(show(&names, "Башар Асад, רוסיה 🙂"), "Асад=2, רוסיה=3");
    }

    #[test]
    fn the_long_document_gives_up_its_mentions() {
        let text = include_str!("../../seeds/iran-russia-syria.txt");
        let found = |alias: &str| {
            let names = Names::new([(0, alias)]).unwrap();
            let found = names.mentions(text);
            (found.len(), found.iter().filter(|mention| mention.glued).count())
        };
        assert_eq!((found("Hezbollah"), found("Hizbullah"), found("Hezbullah")), ((9, 0), (3, 0), (1, 0)));
        assert_eq!(found("25th Division"), (1, 0));
        assert_eq!(found("4th Division"), (2, 0));
        assert_eq!(found("5th Corps"), (2, 0));
        assert_eq!(found("Iranian").1, 1); // 35Iranian criticism
        assert_eq!(found("Iran").1, 2); // Iranand, forcesIran
        assert_eq!(found("Syria").1, 1); // SyriaArmed
    }

    #[test]
    fn no_names_find_nothing() {
        assert_eq!(show(&[], "Russia"), "");
        assert_eq!(show(&[(0, "Russia")], ""), "");
    }
}
