//! Names that never change: short, random, and typed by what they name.
//!
//! An id is a letter for its kind and eight characters of Crockford's base 32 (forty bits), such as `a7k2m9qxd`.
//! Random ids let two people add to the same map and merge the files; short ones keep the files readable.
//! Where randomness comes from is not decided here: [`IdSource`] is given its seed.

use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::str::FromStr;

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 8;
const BITS: u64 = 40;

/// What an [`Id`] can name.
pub trait Kind: Copy + Ord + Hash + fmt::Debug {
    /// The letter that opens the ids of this kind.
    const LETTER: char;
}

/// Marks ids of actors.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfActor {}
/// Marks ids of ties.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfTie {}
/// Marks ids of quotes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfQuote {}
/// Marks ids of documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfDocument {}
/// Marks ids of projects.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfProject {}
/// Marks ids of canvases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfCanvas {}
/// Marks ids of groups.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfGroup {}
/// Marks ids of notes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfNote {}
/// Marks ids of pictures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfPicture {}

impl Kind for OfActor {
    const LETTER: char = 'a';
}
impl Kind for OfTie {
    const LETTER: char = 't';
}
impl Kind for OfQuote {
    const LETTER: char = 'q';
}
impl Kind for OfDocument {
    const LETTER: char = 'd';
}
impl Kind for OfProject {
    const LETTER: char = 'p';
}
impl Kind for OfCanvas {
    const LETTER: char = 'c';
}
impl Kind for OfGroup {
    const LETTER: char = 'g';
}
impl Kind for OfNote {
    const LETTER: char = 'n';
}
impl Kind for OfPicture {
    const LETTER: char = 'i';
}

/// The id of an actor.
pub type ActorId = Id<OfActor>;
/// The id of a tie.
pub type TieId = Id<OfTie>;
/// The id of a quote.
pub type QuoteId = Id<OfQuote>;
/// The id of a document.
pub type DocumentId = Id<OfDocument>;
/// The id of a project; it follows the project from file to file.
pub type ProjectId = Id<OfProject>;
/// The id of a canvas.
pub type CanvasId = Id<OfCanvas>;
/// The id of a group.
pub type GroupId = Id<OfGroup>;
/// The id of a note.
pub type NoteId = Id<OfNote>;
/// The id of a picture, an image.
pub type PictureId = Id<OfPicture>;

/// A short, stable name of one thing of kind `K`.
///
/// ```
/// use detente::model::ActorId;
/// let id: ActorId = "a7k2m9qxd".parse()?;
/// assert_eq!(id.to_string(), "a7k2m9qxd");
/// assert!("t7k2m9qxd".parse::<ActorId>().is_err()); // that is a tie
/// # Ok::<(), detente::model::IdError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<K> {
    bits: u64,
    kind: PhantomData<K>,
}

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {letter:?} and eight characters of 0-9 a-z without i l o u, found {found:?}")]
pub struct IdError {
    letter: char,
    found: String,
}

impl<K> Id<K> {
    /// The id with these low forty bits.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        Self { bits: bits & ((1 << BITS) - 1), kind: PhantomData }
    }

    /// An id that no project has and no file can hold, made of these forty bits: for what stands in for something
    /// else while it is drawn.
    #[must_use]
    pub fn standing_in(bits: u64) -> Self {
        Self { bits: Self::from_bits(bits).bits | 1 << BITS, kind: PhantomData }
    }

    /// The bits that this was made of, if it is [`standing_in`](Self::standing_in) for something.
    #[must_use]
    pub fn stood_in_for(self) -> Option<u64> {
        (self.bits >> BITS == 1).then_some(Self::from_bits(self.bits).bits)
    }

    /// The forty bits of this id: the same in every session, fit for keys of caches and widgets.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.bits
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(LENGTH + 1);
        text.push(K::LETTER);
        for place in (0..LENGTH).rev() {
            let digit = (self.bits >> (5 * place)) & 31;
            text.push(char::from(DIGITS[usize::try_from(digit).unwrap_or(0)]));
        }
        f.write_str(&text)
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K: Kind> FromStr for Id<K> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let fault = || IdError { letter: K::LETTER, found: text.chars().take(40).collect() };
        let digits = text.strip_prefix(K::LETTER).filter(|rest| rest.len() == LENGTH).ok_or_else(fault)?;
        let mut bits = 0;
        for byte in digits.bytes() {
            let digit = DIGITS.iter().position(|&known| known == byte).ok_or_else(fault)?;
            bits = bits << 5 | u64::try_from(digit).unwrap_or(0);
        }
        Ok(Self::from_bits(bits))
    }
}

/// An endless, repeatable source of fresh ids.
///
/// The method is SplitMix64 (Steele, Lea and Flood 2014). Two sources with the same seed give the same ids, so
/// a test can be read; the window and the command line seed theirs at random.
#[derive(Clone, Debug)]
pub struct IdSource {
    state: u64,
}

impl IdSource {
    /// A source that starts at `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next id for which `is_taken` says no.
    pub fn fresh<K: Kind>(&mut self, mut is_taken: impl FnMut(Id<K>) -> bool) -> Id<K> {
        loop {
            let id = Id::from_bits(self.next_bits());
            if !is_taken(id) {
                return id;
            }
        }
    }

    fn next_bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_as_it_was_written() {
        let mut ids = IdSource::new(7);
        for _ in 0..1000 {
            let id: TieId = ids.fresh(|_| false);
            assert_eq!(id.to_string().parse::<TieId>().unwrap(), id);
        }
    }

    #[test]
    fn an_id_that_stands_in_is_none_that_a_project_can_have() {
        let stands = TieId::standing_in(7);
        assert_eq!((stands.stood_in_for(), TieId::from_bits(7).stood_in_for()), (Some(7), None));
        assert_ne!(stands, TieId::from_bits(stands.bits()));
    }

    #[test]
    fn ids_sort_as_their_texts_do() {
        let mut ids = IdSource::new(1);
        let mut some: Vec<QuoteId> = (0..200).map(|_| ids.fresh(|_| false)).collect();
        some.sort();
        let texts: Vec<String> = some.iter().map(ToString::to_string).collect();
        assert!(texts.is_sorted());
    }

    #[test]
    fn what_is_not_an_id_is_named_in_the_error() {
        let error = "actor one".parse::<ActorId>().unwrap_err().to_string();
        assert_eq!(
            error,
            "expected 'a' and eight characters of 0-9 a-z without i l o u, found \"actor one\""
        );
    }
}
