//! Unplaced names: who acts in the documents and is not in the project yet.
//!
//! Capitals are the evidence, so this works for scripts that have them; Arabic, Hebrew or Chinese documents give
//! no candidates here, only the known aliases of known actors. Every document is read once for how its words are
//! written and once for its names; what the names have in common is joined, and what is no actor is left out.
//! Start at [`actors`].

mod camps;
mod chain;
mod context;
mod gather;
mod join;
mod judge;
mod rule;
mod sighting;
mod stats;

use std::collections::HashSet;

use self::gather::Book;
use self::stats::Stats;
use super::Lexicon;
use super::words::folded;
use crate::model::{ActorId, ActorKind, DocumentId, Project};
use crate::text::Span;
use crate::text::variants::Skeleton;

/// A name that may be worth an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorSuggestion {
    /// How the documents call it most often.
    pub name: String,
    /// The other ways they write it.
    pub aliases: Vec<String>,
    /// What it seems to be.
    pub kind: ActorKind,
    /// How often it stands in the documents.
    pub mentions: usize,
    /// In how many documents.
    pub documents: usize,
    /// From 0 to 1, how much it looks like an actor of this corpus.
    pub score: f64,
    /// Where it stands first.
    pub first: (DocumentId, Span),
    /// An actor of the project of whose name this may be another spelling.
    pub variant_of: Option<ActorId>,
    /// What a dismissal remembers.
    pub key: String,
}

/// The names in the documents of `project` that are not among its actors and were not dismissed, best first.
///
/// Takes about a second for 10 MB of text.
#[must_use]
pub fn actors(project: &Project, _lexicon: &Lexicon) -> Vec<ActorSuggestion> {
    let mut stats = Stats::default();
    for (_, document) in project.documents() {
        stats.read(document.text.as_str());
    }
    let mut book = Book::default();
    for (id, document) in project.documents() {
        book.read(id, document.text.as_str(), &stats);
    }
    let known: HashSet<String> =
        project.actors().flat_map(|(_, actor)| actor.names().map(folded).collect::<Vec<_>>()).collect();
    let candidates = join::join(book);
    let mut found: Vec<ActorSuggestion> =
        candidates.values().filter_map(|candidate| judge::suggestion(candidate, &stats)).collect();
    found.retain(|suggestion| !is_known(suggestion, &known) && !project.is_dismissed(&suggestion.key));
    let placed = placed_names(project);
    for suggestion in &mut found {
        suggestion.variant_of = variant_among(&placed, suggestion);
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.name.cmp(&b.name)));
    found
}

/// True if its name belongs to an actor of the project already.
fn is_known(suggestion: &ActorSuggestion, known: &HashSet<String>) -> bool {
    let names = std::iter::once(&suggestion.name).chain(&suggestion.aliases);
    names.map(|name| folded(name)).any(|name| known.contains(&name))
}

/// A name in small letters, and its consonants if it has enough of them.
type Sounded = (String, Option<Skeleton>);

fn sounded(name: &str) -> Sounded {
    let name = folded(name);
    let skeleton = Skeleton::of(&name);
    (name, skeleton)
}

/// Every name of the actors, made ready once: each is compared with each suggestion.
fn placed_names(project: &Project) -> Vec<(ActorId, Sounded)> {
    let names = |(id, actor): (ActorId, &crate::model::Actor)| {
        actor.names().map(|name| (id, sounded(name))).collect::<Vec<_>>()
    };
    project.actors().flat_map(names).collect()
}

fn variant_among(placed: &[(ActorId, Sounded)], suggestion: &ActorSuggestion) -> Option<ActorId> {
    let name = sounded(&suggestion.name);
    placed.iter().find(|(_, known)| is_near(known, &name)).map(|(id, _)| *id)
}

/// The same consonants, or one the end of the other.
fn is_near((known, bones): &Sounded, (name, other): &Sounded) -> bool {
    bones.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one.may_be(other))
        || known.strip_suffix(name.as_str()).is_some_and(|rest| rest.ends_with(' '))
        || name.strip_suffix(known.as_str()).is_some_and(|rest| rest.ends_with(' ') && known.len() > 4)
}
