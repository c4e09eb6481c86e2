//! Groups that have no name of their own: pro-Iranian militias, Russian-backed factions, the opposition.
//!
//! A name with "pro-" or "-backed" and a word for armed or political groups is one group for each side; a word like
//! "the opposition" is an actor only if a corpus comes back to it. Start at [`camps`].

use super::context::context;
use super::sighting::{Sighting, What};
use crate::suggest::token::Word;
use crate::suggest::words::{country_of, folded};
use crate::text::Span;

const SIDES: &[&str] =
    &["backed", "sponsored", "supported", "aligned", "linked", "affiliated", "funded", "allied", "trained"];
const GROUPS: &[&str] = &[
    "militias",
    "militia",
    "factions",
    "faction",
    "groups",
    "group",
    "forces",
    "rebels",
    "fighters",
    "militiamen",
    "separatists",
    "brigades",
    "tribes",
    "parties",
    "proxies",
    "insurgents",
    "activists",
    "units",
];
const COMMON: &[&str] = &[
    "opposition",
    "rebels",
    "insurgents",
    "separatists",
    "paramilitaries",
    "junta",
    "guerrillas",
    "protesters",
    "putschists",
    "jihadists",
];

/// The groups spoken of in one sentence.
pub(super) fn camps(words: &[Word<'_>]) -> Vec<Sighting> {
    (0..words.len()).filter_map(|at| side(words, at).or_else(|| common(words, at))).collect()
}

/// `pro-Iranian Syrian militias`, `Russian-sponsored militias`.
fn side(words: &[Word<'_>], at: usize) -> Option<Sighting> {
    let (name, rest) = match words[at].low().as_str() {
        "pro" => (at + 1, at + 2),
        low if SIDES.contains(&low) && at > 0 => (at - 1, at + 1),
        _ => return None,
    };
    let joint = words.get(name.max(at))?;
    let base = words.get(name).filter(|word| word.is_capital() && joint.follows_hyphen())?;
    let far = (rest..words.len().min(rest + 2)).find(|at| GROUPS.contains(&&*words[*at].low()))?;
    let is_plain = (rest..=far).all(|at| words[at].follows_space());
    let first = name.min(at);
    let state =
        country_of(&folded(&base.text)).map_or_else(|| folded(&base.text), |(index, _)| format!("={index}"));
    let shown: String = words[first..=far].iter().fold(String::new(), |shown, word| {
        let gap = if shown.is_empty() {
            ""
        } else if word.follows_hyphen() {
            "-"
        } else {
            " "
        };
        format!("{shown}{gap}{}", word.text)
    });
    is_plain.then(|| sighting(words, first..far + 1, shown, What::Camp, Some(format!("pro {state}"))))
}

/// `the opposition`.
fn common(words: &[Word<'_>], at: usize) -> Option<Sighting> {
    let word = &words[at];
    let follows =
        at > 0 && word.follows_space() && matches!(words[at - 1].low().as_str(), "the" | "armed" | "former");
    let is_whole = !words.get(at + 1).is_some_and(Word::follows_hyphen);
    let fits = follows && is_whole && COMMON.contains(&&*word.text);
    fits.then(|| sighting(words, at..at + 1, word.text.to_string(), What::Common, None))
}

fn sighting(
    words: &[Word<'_>],
    run: std::ops::Range<usize>,
    name: String,
    what: What,
    owner: Option<String>,
) -> Sighting {
    let span = Span::new(words[run.start].span.start, words[run.end - 1].span.end);
    let context = context(words, &run);
    Sighting { name, longer: None, span, what, owner, context }
}
