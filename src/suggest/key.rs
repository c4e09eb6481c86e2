//! What a dismissal remembers: a key that is the same next week and in another copy of the document.
//!
//! An actor's key is its folded name; a tie's is its document, its two actors, whichever way round, and its sentence
//! without regard to where that stands. Start at [`of_tie`].

use super::words::folded;
use crate::model::{ActorId, DocumentId, Project};

/// The key of a suggested actor.
pub(super) fn of_actor(name: &str) -> String {
    format!("actor {}", folded(name))
}

/// The key of a suggested tie.
pub(super) fn of_tie(document: DocumentId, pair: [ActorId; 2], sentence: &str) -> String {
    let [one, other] = if pair[0] <= pair[1] { pair } else { [pair[1], pair[0]] };
    format!("tie {document} {one} {other} {:016x}", hash(&folded(sentence)))
}

/// The documents in which ties were dismissed.
pub(super) fn documents_of(project: &Project) -> impl Iterator<Item = DocumentId> + '_ {
    let ties = project.dismissed().filter_map(|key| key.strip_prefix("tie "));
    ties.filter_map(|rest| rest.split(' ').next()?.parse().ok())
}

/// FNV-1a, 64 bits: small, and the same everywhere.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
