//! The words that reveal a tie: ours, and the project's own.
//!
//! Ours stand in `assets/cues.txt`, which says how a line is written; a project's lines have the same form and
//! replace ours where the words are the same. A line that is not understood is passed over and named. How cues
//! are read in a sentence is the business of `ties`. Start at [`Lexicon::new`].

mod line;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::model::{Hedge, Stance};

pub use line::LexiconFault;

/// What a cue tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A tie between those around it, with how often that is right.
    Tie(Stance, Who, f64),
    /// What follows is turned round; with how much of its strength stays.
    Turn(f64),
    /// How firmly the sentence is said.
    Hedge(Hedge),
    /// Who stands beside it is the speaker.
    Says,
}

/// Who acts on whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Who stands before the cue acts on who stands behind it.
    Before,
    /// Who stands behind acts on who stands before.
    Behind,
    /// Each on the other.
    Both,
}

/// Where a cue is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Seat {
    /// Among other words.
    Free,
    /// Behind a name and a hyphen: `-backed`.
    Behind,
    /// Before a hyphen and a name: `pro-`.
    Before,
}

/// One cue with all its forms.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cue {
    /// The words of the line before inflection, as its name: `support+`.
    pub(super) name: String,
    pub(super) seat: Seat,
    /// True for what somebody is to somebody: an ally, a rival.
    pub(super) is_noun: bool,
    pub(super) meaning: Meaning,
}

/// All cues, ready to be found.
///
/// ```
/// use detente::suggest::Lexicon;
/// let lexicon = Lexicon::new("court-martial+ ; clash ; > ; 0.9\nwhat is this");
/// assert_eq!(lexicon.faults()[0].to_string(), "line 2: expected \"words ; stance\", found \"what is this\"");
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    cues: Vec<Cue>,
    forms: HashMap<String, Vec<(Vec<String>, usize)>>,
    faults: Vec<LexiconFault>,
}

static OURS: LazyLock<(Vec<line::Line>, Vec<LexiconFault>)> =
    LazyLock::new(|| line::read(include_str!("../../../assets/cues.txt")));

impl Lexicon {
    /// Our cues, and on top of them those of `own_lines`.
    #[must_use]
    pub fn new(own_lines: &str) -> Self {
        let (own, faults) = line::read(own_lines);
        let mut lines: BTreeMap<(String, u8), &line::Line> = BTreeMap::new();
        for line in OURS.0.iter().chain(&own) {
            lines.insert((line.words.clone(), line.class()), line);
        }
        let mut lexicon = Self { cues: Vec::new(), forms: HashMap::new(), faults };
        lines.into_values().for_each(|line| lexicon.enter(line));
        for forms in lexicon.forms.values_mut() {
            forms.sort_by(|(a, i), (b, j)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)).then(i.cmp(j)));
        }
        lexicon
    }

    /// The lines of the project that were not understood.
    #[must_use]
    pub fn faults(&self) -> &[LexiconFault] {
        &self.faults
    }

    /// How many cues there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cues.len()
    }

    /// True if there are none; there are always ours.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cues.is_empty()
    }

    /// The cue with this number.
    pub(super) fn cue(&self, number: usize) -> &Cue {
        &self.cues[number]
    }

    /// Cues by their first word in small letters, those of more words first.
    pub(super) fn beginning_with(&self, low: &str) -> &[(Vec<String>, usize)] {
        self.forms.get(low).map_or(&[], Vec::as_slice)
    }

    fn enter(&mut self, line: &line::Line) {
        let number = self.cues.len();
        self.cues.push(Cue {
            name: line.words.clone(),
            seat: line.seat,
            is_noun: line.is_noun,
            meaning: line.meaning,
        });
        for form in line.forms() {
            let Some(first) = form.first().cloned() else { continue };
            self.forms.entry(first).or_default().push((form, number));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_ours_is_understood() {
        assert_eq!(OURS.1.iter().map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
        assert!(Lexicon::new("").len() > 700);
    }

    #[test]
    fn a_line_of_the_project_replaces_ours() {
        let lexicon = Lexicon::new("against ; support ; > ; 0.2");
        let all = lexicon.beginning_with("against");
        let found: Vec<_> = all.iter().map(|(_, number)| lexicon.cue(*number).meaning).collect();
        assert_eq!(found, [Meaning::Tie(Stance::Support, Who::Before, 0.2)]);
    }

    #[test]
    fn a_line_that_would_spread_without_end_is_named_and_not_spread() {
        let fault = "line 1: a cue has up to 12 words and 1024 forms";
        for words in ["x ".repeat(100_000), "back+ ".repeat(12), "a/b/c/d-".repeat(12)] {
            let lexicon = Lexicon::new(&format!("{words}y ; clash"));
            assert_eq!(lexicon.faults()[0].to_string(), fault);
        }
        assert!(Lexicon::new("back+/arm+ and support+ the cause of ; support").faults().is_empty());
    }

    #[test]
    fn faults_are_named_by_their_line() {
        let faults = |lines: &str| {
            Lexicon::new(lines).faults().iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(faults("# fine\n\nrow with ; clash ; <> ; 0.9"), "");
        assert_eq!(
            faults("a ; love ; > ; 1"),
            "line 1: \"love\" is no stance: support, clash, turn, alleged, reported or says"
        );
        assert_eq!(faults("a ; clash ; up ; 1"), "line 1: \"up\" does not say who: > or < or <>");
        assert_eq!(faults("a ; clash ; > ; 2"), "line 1: expected a strength from 0 to 1, found \"2\"");
    }
}
