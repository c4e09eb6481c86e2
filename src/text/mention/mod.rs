//! Who is mentioned where: every known name and alias in a text.
//!
//! All names are sought in one pass: [`starts`] gives the places where a name may begin, [`index`] the names that
//! stand there once their letters are folded. What is found must begin and end at a [`seam`], agree in
//! [`case`], and not be part of a longer name. Two actors with the same alias are a collision: the mention says so
//! and decides nothing. Spelling variants nobody entered are the business of [`variants`](super::variants).
//! Start at [`Names::new`] and [`Names::mentions`].

mod book;
mod case;
mod index;
#[cfg(test)]
mod language_tests;
mod starts;
#[cfg(test)]
mod tests;

use self::book::{Alias, Book};
use self::index::{Hit, Index};
use self::starts::Starts;
use super::Span;
use super::feed::marks_end;
use super::seam::{self, Seam};

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands in the source text.
    pub span: Span,
    /// Which alias it is, by its number among those given, counted from 0; that of `owner` if several share it.
    pub alias: u32,
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
    index: Index,
    starts: Starts,
    /// The aliases behind each pattern of the index, one pattern after the other: side by side, because a text full of
    /// names asks for them all the time.
    aliases: Vec<Alias>,
    /// Where those of each pattern begin, and their end.
    firsts: Vec<u32>,
    collisions: Vec<Collision>,
}

/// Why names could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum NamesError {
    /// The aliases together exceed what one search can hold: four billion letters.
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

impl Names {
    /// Makes `aliases` ready: pairs of an owner's number and one of its names.
    ///
    /// Names without a letter or digit are passed over. Takes about two milliseconds for 5,000 aliases.
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
        (0..).zip(aliases).for_each(|(number, (owner, alias))| book.enter((number, owner), alias));
        let collisions = book.collisions();
        let patterns = book.into_patterns();
        let folded = patterns.iter().map(|pattern| pattern.folded.as_str());
        let index = Index::new(folded).ok_or(NamesError::TooMany { aliases: patterns.len() })?;
        let starts = Starts::new(&patterns);
        let mut firsts = vec![0];
        let mut aliases = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            aliases.extend(pattern.aliases);
            firsts.push(aliases.len() as u32);
        }
        Ok(Self { index, starts, aliases, firsts, collisions })
    }

    /// The aliases that belong to more than one owner, in the order in which they were given.
    #[must_use]
    pub fn collisions(&self) -> &[Collision] {
        &self.collisions
    }

    /// Every mention in `text`, from left to right, never overlapping; the longest of those that begin at one place.
    ///
    /// Measured on one busy core, with 5,000 names: about 400 MB/s of English, folding included (`benches/mentions.rs`).
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let (mut found, mut hits, mut from) = (Vec::new(), Vec::new(), 0);
        while let Some(start) = self.starts.next(text, &self.index, from) {
            self.index.hits(text, start, &mut hits);
            let longest = hits.iter().rev().find_map(|hit| self.judge(text, start, *hit));
            from = match &longest {
                Some(mention) => mention.span.end,
                None => text.ceil_char_boundary(start + 1),
            };
            found.extend(longest);
        }
        found
    }

    /// The mention from `start` on, if the seams are there and the case fits one of the alias' owners.
    fn judge(&self, text: &str, start: usize, hit: Hit) -> Option<Mention> {
        let span = Span::new(start, marks_end(text, hit.end));
        let words = span.slice(text).filter(|words| !is_parted(words))?;
        let aliases = &self.aliases[self.firsts[hit.name] as usize..self.firsts[hit.name + 1] as usize];
        let mut fitting = aliases.iter().filter(|alias| alias.case.fits(words));
        let first = fitting.next()?;
        let mut rivals: Vec<u32> =
            fitting.map(|alias| alias.owner).filter(|owner| *owner != first.owner).collect();
        rivals.dedup();
        let seams = [seam::before(text, span.start), seam::after(text, span.end)];
        let glued = first.has_prefix || seams.contains(&Seam::Glued);
        let (alias, owner) = (first.number, first.owner);
        (!seams.contains(&Seam::Torn)).then_some(Mention { span, alias, owner, rivals, glued })
    }
}

/// True if a blank line runs through `words`: the end of a heading and the start of a sentence are no name.
fn is_parted(words: &str) -> bool {
    let mut blank_lines = words.split('\n').skip(1).map(|line| line.trim().is_empty());
    // The last line holds the end of the name, so it is never blank.
    blank_lines.any(|is_blank| is_blank)
}
