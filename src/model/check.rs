//! Every invariant of a project, in one place.
//!
//! [`faults`] lists what is broken: a project with faults came from a file that something else wrote. What is
//! merely doubtful, such as a tie with no quotes, is no fault and is not listed here.

use std::collections::HashSet;
use std::fmt;

use kurbo::Point;

use super::{
    ActorId, CanvasId, Document, DocumentId, GroupId, NoteId, PLACE_LIMIT, PictureId, Project, Quote,
    QuoteId, Standing, TieId,
};
use crate::text::anchor;

/// Something that must not be so in a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A document has no title.
    DocumentWithoutTitle(DocumentId),
    /// The pages or the hidden words of a document are out of order or outside its text.
    DocumentPartsAstray(DocumentId),
    /// An actor has no name.
    ActorWithoutName(ActorId),
    /// An actor lies at a place that is not finite or too far out.
    ActorOutOfBounds(ActorId),
    /// An actor is part of one that is not there.
    WholeMissing(ActorId),
    /// An actor is, over some steps, part of itself.
    PartOfItself(ActorId),
    /// A tie starts or ends at an actor that is not there.
    EndMissing(TieId),
    /// A tie joins an actor with itself.
    TieToItself(TieId),
    /// A tie names a quote that is not there.
    QuoteMissing(TieId, QuoteId),
    /// A tie names a quote twice.
    QuoteTwice(TieId, QuoteId),
    /// A quote is from a document that is not there.
    DocumentMissing(QuoteId),
    /// A quote has no words.
    QuoteWithoutWords(QuoteId),
    /// The words at the quote's place are not the quote's words.
    WordsDiffer(QuoteId),
    /// The likeliest place of a quote is not in its document.
    CandidateAstray(QuoteId),
    /// An actor carries a picture that is not there.
    FaceMissing(ActorId),
    /// A canvas has no name.
    CanvasWithoutName(CanvasId),
    /// A canvas keeps a place or a bend that is not finite or too far out, or that belongs to nothing.
    CanvasAstray(CanvasId),
    /// A group stands on no canvas, or holds what is not there or what another group of the canvas holds.
    GroupAstray(GroupId),
    /// A note stands on no canvas, or where none can be.
    NoteAstray(NoteId),
    /// A picture stands on no canvas, or where none can be.
    PictureAstray(PictureId),
    /// A picture says that it has no pixels.
    PictureWithoutSize(PictureId),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DocumentWithoutTitle(id) => write!(f, "document {id} has no title"),
            Self::DocumentPartsAstray(id) => {
                write!(f, "document {id} has pages or hidden words that are not in its text")
            }
            Self::ActorWithoutName(id) => write!(f, "actor {id} has no name"),
            Self::ActorOutOfBounds(id) => {
                write!(f, "actor {id} lies outside the canvas (±{PLACE_LIMIT} units)")
            }
            Self::WholeMissing(id) => write!(f, "actor {id} is part of an actor that is not in the project"),
            Self::PartOfItself(id) => write!(f, "actor {id} is part of itself"),
            Self::EndMissing(id) => write!(f, "tie {id} ends at an actor that is not in the project"),
            Self::TieToItself(id) => write!(f, "tie {id} joins an actor with itself"),
            Self::QuoteMissing(tie, quote) => {
                write!(f, "tie {tie} names quote {quote}, which is not in the project")
            }
            Self::QuoteTwice(tie, quote) => write!(f, "tie {tie} names quote {quote} twice"),
            Self::DocumentMissing(id) => {
                write!(f, "quote {id} is from a document that is not in the project")
            }
            Self::QuoteWithoutWords(id) => write!(f, "quote {id} has no words"),
            Self::CandidateAstray(id) => {
                write!(f, "quote {id} has a likely place that is not in its document")
            }
            Self::FaceMissing(id) => write!(f, "actor {id} carries a picture that is not in the project"),
            Self::CanvasWithoutName(id) => write!(f, "canvas {id} has no name"),
            Self::CanvasAstray(id) => write!(f, "canvas {id} keeps places or bends that cannot be"),
            Self::GroupAstray(id) => {
                write!(f, "group {id} holds what it cannot hold, or stands on no canvas")
            }
            Self::NoteAstray(id) => write!(f, "note {id} stands where none can be"),
            Self::PictureAstray(id) => write!(f, "picture {id} stands where none can be"),
            Self::PictureWithoutSize(id) => write!(f, "picture {id} has no size"),
            Self::WordsDiffer(id) => write!(f, "quote {id} does not stand verbatim where it says"),
        }
    }
}

/// Everything that is broken in `project`, documents first, then actors, ties and quotes. Empty for every
/// project that Detente made. Linear in the project.
#[must_use]
pub fn faults(project: &Project) -> Vec<Fault> {
    let mut found = Vec::new();
    for (id, document) in project.documents() {
        if document.title.trim().is_empty() {
            found.push(Fault::DocumentWithoutTitle(id));
        }
        if !has_parts_in_place(document) {
            found.push(Fault::DocumentPartsAstray(id));
        }
    }
    actor_faults(project, &mut found);
    tie_faults(project, &mut found);
    quote_faults(project, &mut found);
    canvas_faults(project, &mut found);
    found
}

fn canvas_faults(project: &Project, found: &mut Vec<Fault>) {
    for (id, canvas) in project.canvases() {
        if canvas.name.trim().is_empty() {
            found.push(Fault::CanvasWithoutName(id));
        }
        let is_lost = |at: Point| !is_within(at.x) || !is_within(at.y);
        let has_lost = canvas
            .parked()
            .any(|(actor, spot)| project.actor(actor).is_none() || spot.place.is_some_and(is_lost));
        let is_bent = |(tie, bend): (TieId, f64)| project.tie(tie).is_none() || !is_within(bend);
        if has_lost || canvas.bends().any(is_bent) {
            found.push(Fault::CanvasAstray(id));
        }
    }
    let is_canvas = |id| project.canvas_of(id).is_some();
    let mut taken = HashSet::new();
    for (id, group) in project.groups() {
        let fits = group
            .actors
            .iter()
            .all(|actor| project.actor(*actor).is_some() && taken.insert((group.canvas, *actor)))
            && group.notes.iter().all(|note| project.note(*note).is_some())
            && group.pictures.iter().all(|picture| project.picture(*picture).is_some());
        if !fits || !is_canvas(group.canvas) {
            found.push(Fault::GroupAstray(id));
        }
    }
    for (id, note) in project.notes() {
        let is_there = is_within(note.place.x) && is_within(note.place.y) && is_within(note.width);
        if !is_there || !is_canvas(note.canvas) {
            found.push(Fault::NoteAstray(id));
        }
    }
    for (id, picture) in project.pictures() {
        let stands = picture.stand.is_none_or(|(canvas, rect)| {
            is_canvas(canvas) && [rect.x0, rect.y0, rect.x1, rect.y1].into_iter().all(is_within)
        });
        if !stands {
            found.push(Fault::PictureAstray(id));
        }
        if picture.size.0 == 0 || picture.size.1 == 0 {
            found.push(Fault::PictureWithoutSize(id));
        }
    }
}

/// False for what is not a number.
fn is_within(v: f64) -> bool {
    v.abs() <= PLACE_LIMIT
}

fn actor_faults(project: &Project, found: &mut Vec<Fault>) {
    let ringed = parts_of_themselves(project);
    for (id, actor) in project.actors() {
        if actor.name.trim().is_empty() {
            found.push(Fault::ActorWithoutName(id));
        }
        if actor.place.is_some_and(|at| !is_within(at.x) || !is_within(at.y)) {
            found.push(Fault::ActorOutOfBounds(id));
        }
        if actor.part_of.is_some_and(|whole| project.actor(whole).is_none()) {
            found.push(Fault::WholeMissing(id));
        }
        if ringed.contains(&id) {
            found.push(Fault::PartOfItself(id));
        }
        if actor.picture.is_some_and(|face| project.picture(face).is_none()) {
            found.push(Fault::FaceMissing(id));
        }
    }
}

/// The actors that stand on a ring of wholes. Linear: a walk stops where an earlier one has been, because a file
/// may chain a hundred thousand actors.
fn parts_of_themselves(project: &Project) -> HashSet<ActorId> {
    let whole_of = |id: ActorId| project.actor(id).and_then(|actor| actor.part_of);
    let (mut walked, mut ringed) = (HashSet::new(), HashSet::new());
    for (start, _) in project.actors() {
        let (mut path, mut at) = (Vec::new(), Some(start));
        while let Some(id) = at.filter(|id| walked.insert(*id)) {
            path.push(id);
            at = whole_of(id);
        }
        let ring_start = path.iter().position(|id| Some(*id) == at);
        ringed.extend(ring_start.into_iter().flat_map(|from| path[from..].iter().copied()));
    }
    ringed
}

/// True if `part` is, directly or over some steps, part of `whole`. Ends on rings.
#[must_use]
pub fn is_part_of(project: &Project, part: ActorId, whole: ActorId) -> bool {
    let mut seen = HashSet::new();
    let mut at = part;
    while let Some(next) = project.actor(at).and_then(|actor| actor.part_of) {
        if next == whole {
            return true;
        }
        if !seen.insert(next) {
            return false;
        }
        at = next;
    }
    false
}

fn tie_faults(project: &Project, found: &mut Vec<Fault>) {
    for (id, tie) in project.ties() {
        if project.actor(tie.from).is_none() || project.actor(tie.to).is_none() {
            found.push(Fault::EndMissing(id));
        }
        if tie.from == tie.to {
            found.push(Fault::TieToItself(id));
        }
        let mut seen = HashSet::new();
        for quote in &tie.quotes {
            if project.quote(*quote).is_none() {
                found.push(Fault::QuoteMissing(id, *quote));
            }
            if !seen.insert(quote) {
                found.push(Fault::QuoteTwice(id, *quote));
            }
        }
    }
}

fn quote_faults(project: &Project, found: &mut Vec<Fault>) {
    for (id, quote) in project.quotes() {
        if quote.exact.is_empty() {
            found.push(Fault::QuoteWithoutWords(id));
        }
        let Some(document) = project.document(quote.document) else {
            found.push(Fault::DocumentMissing(id));
            continue;
        };
        let text = document.text.as_str();
        if !stands_as_it_says(quote, text) {
            found.push(Fault::WordsDiffer(id));
        }
        if quote.candidate.is_some_and(|span| span.slice(text).is_none()) {
            found.push(Fault::CandidateAstray(id));
        }
    }
}

/// True if the words at the quote's place are its own, or those that were taken for them.
pub(super) fn stands_as_it_says(quote: &Quote, text: &str) -> bool {
    let words = quote.stands().map(|span| span.slice(text));
    match quote.standing {
        Standing::Exact | Standing::Moved => words == Some(Some(&quote.exact)),
        Standing::Normalised => words.flatten().is_some_and(|words| anchor::is_same(&quote.exact, words)),
        Standing::Fuzzy | Standing::Ambiguous | Standing::Lost => words != Some(None),
    }
}

fn has_parts_in_place(document: &Document) -> bool {
    let text = document.text.as_str();
    let pages = &document.pages;
    let hidden = &document.hidden;
    pages.iter().all(|at| text.is_char_boundary(*at))
        && pages.is_sorted()
        && hidden.iter().all(|span| span.slice(text).is_some())
        && hidden.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id};

    #[test]
    fn only_actors_on_a_ring_are_part_of_themselves() {
        let mut project = Project::new(Id::from_bits(1));
        for (part, whole) in [(1, 2), (2, 3), (3, 2), (4, 4), (5, 4), (6, 0)] {
            let part_of = (whole != 0).then(|| Id::from_bits(whole));
            project.put_actor(Id::from_bits(part), Actor { part_of, ..Actor::named("x") });
        }
        let ringed = [2, 3, 4].map(|bits| Fault::PartOfItself(Id::from_bits(bits)));
        assert_eq!(faults(&project), ringed);
        for (id, _) in project.actors() {
            assert_eq!(is_part_of(&project, id, id), ringed.contains(&Fault::PartOfItself(id)));
        }
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_wholes_is_checked_at_once() {
        let mut project = Project::new(Id::from_bits(1));
        for bits in 0..100_000 {
            let part_of = Some(Id::from_bits(bits + 1));
            project.put_actor(Id::from_bits(bits), Actor { part_of, ..Actor::named("x") });
        }
        let last = Id::from_bits(99_999);
        assert_eq!(faults(&project), [Fault::WholeMissing(last)]);
    }
}
