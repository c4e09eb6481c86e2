//! By which rule a short name may be another candidate's.
//!
//! Each rule gives both names a key of its own, so that only names with equal keys are compared and joining stays
//! linear. Start at [`Rule`].

use super::chain::fits_initials;
use super::gather::Candidate;
use crate::text::variants::Skeleton;

/// Why two names may be one actor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// `UWSA` of United Wa State Army.
    Acronym,
    /// Houthi and Houthis.
    Number,
    /// Hezbollah and Hizbullah.
    Variant,
    /// `Osman` of Abdel Rahim Osman.
    Last,
    /// `Vagnar` of Vagnar Group.
    First,
}

/// A candidate with what the rules ask for.
pub(super) struct Named {
    pub(super) key: String,
    pub(super) mentions: usize,
    name: String,
    is_state: bool,
    is_body: bool,
    skeleton: Option<Skeleton>,
}

impl Named {
    pub(super) fn of(key: &str, candidate: &Candidate, rule: Rule) -> Self {
        Self {
            key: key.to_owned(),
            mentions: candidate.mentions(),
            name: candidate.name(),
            is_state: candidate.state.is_some(),
            is_body: candidate.owner.is_some() || candidate.is_group,
            skeleton: if rule == Rule::Variant { Skeleton::of(without_kind(key)) } else { None },
        }
    }
}

impl Rule {
    /// True if several long names for one short name leave it undecided; else the most frequent is taken.
    pub(super) fn needs_one(self) -> bool {
        match self {
            Self::Acronym | Self::Last | Self::First => true,
            Self::Number | Self::Variant => false,
        }
    }

    /// Under which keys `long` is looked for by its short names.
    pub(super) fn long_keys(self, long: &Named) -> Vec<String> {
        if long.is_state {
            return Vec::new();
        }
        let tokens: Vec<&str> = long.key.split(' ').collect();
        match self {
            Self::Acronym => vec![initials(&long.name).to_lowercase()],
            Self::Number => vec![singular(&long.key).to_owned()],
            Self::Variant => long.skeleton.iter().map(|skeleton| skeleton.key().to_owned()).collect(),
            Self::Last => (1..tokens.len()).map(|at| tokens[at..].join(" ")).collect(),
            Self::First => {
                let starts = (1..tokens.len()).map(|at| tokens[..at].join(" "));
                starts.map(|start| start.strip_suffix("'s").unwrap_or(&start).to_owned()).collect()
            }
        }
    }

    /// Under which key `short` looks for its long names, if it can be short by this rule.
    pub(super) fn short_key(self, short: &Named) -> Option<String> {
        let letters = short.key.chars().count();
        if short.is_state {
            return None;
        }
        match self {
            Self::Acronym => is_acronym(&short.name).then(|| short.key.replace(['.', ' '], "")),
            Self::Number => (letters > 3).then(|| singular(&short.key).to_owned()),
            Self::Variant => short.skeleton.as_ref().map(|skeleton| skeleton.key().to_owned()),
            Self::Last | Self::First => (letters > 2 && !short.is_body).then(|| short.key.clone()),
        }
    }

    /// True if two names with equal keys are one by this rule.
    pub(super) fn fits(self, long: &Named, short: &Named) -> bool {
        let more = (long.mentions, &long.key) > (short.mentions, &short.key);
        match self {
            Self::Acronym => {
                let words = long.name.split([' ', '-']).filter_map(|word| word.chars().next());
                fits_initials(&short.name, &words.collect::<Vec<_>>())
            }
            Self::Number => more,
            Self::Variant => {
                let same =
                    long.skeleton.as_ref().zip(short.skeleton.as_ref()).is_some_and(|(a, b)| a.may_be(b));
                let (one, other) = (without_kind(&long.key), without_kind(&short.key));
                let begins = one.chars().next() == other.chars().next();
                // Short names are left alone: too many are alike.
                more && same && begins && other.chars().count() >= 6 && !long.is_body && !short.is_body
            }
            Self::Last | Self::First => !long.is_body,
        }
    }
}

fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..=7).contains(&letters) && !name.chars().any(char::is_lowercase)
}

/// The capitals that begin the words of a name.
fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

fn singular(key: &str) -> &str {
    key.strip_suffix('s').unwrap_or(key)
}

/// A name without the word for its kind that papers leave out: Liwa Zainabiyoun is Zaynabiyun.
fn without_kind(key: &str) -> &str {
    ["liwa ", "harakat ", "jaysh ", "jaish "].iter().find_map(|kind| key.strip_prefix(kind)).unwrap_or(key)
}
