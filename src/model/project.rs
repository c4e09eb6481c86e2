//! The project: one value, made of persistent maps.
//!
//! Maps keep the records; small indexes beside them answer questions such as "which ties touch this actor" without a
//! walk over everything. What stands on canvases beside actors is in `canvases`. The `put_*` and `drop_*` functions keep records and
//! indexes together and are all that can change a project. They check nothing: rules live in
//! [`edit`](crate::edit), invariants in [`check`](super::check).

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};
use kurbo::Point;

use super::{
    Actor, ActorId, Canvas, CanvasId, Document, DocumentId, Group, GroupId, Id, Note, NoteId, Picture,
    PictureId, ProjectId, Quote, QuoteId, Stance, Tie, TieId,
};

/// No actor lies further than this from the origin, in canvas units on either axis.
pub const PLACE_LIMIT: f64 = 1e6;

/// The place nearest to `at` that a project may hold: finite, within [`PLACE_LIMIT`], on hundredths of a unit.
#[must_use]
pub fn place_within_limits(at: Point) -> Point {
    let within = |v: f64| {
        let finite = if v.is_nan() { 0.0 } else { v.clamp(-PLACE_LIMIT, PLACE_LIMIT) };
        (finite * 100.0).round() / 100.0 + 0.0 // + 0.0 turns -0.0 into 0.0: the file must not know the difference
    };
    Point::new(within(at.x), within(at.y))
}

/// A map of actors and ties with the documents and quotes behind it.
///
/// Cloning is O(1) and shares everything. Equality compares content and is fast where two projects share parts.
#[derive(Clone, Debug)]
pub struct Project {
    /// Follows the project from file to file.
    pub id: ProjectId,
    /// What the map is called; may be empty.
    pub title: String,
    /// Free text about the whole.
    pub note: String,
    /// The analyst's own lines of the cue lexicon, which suggestions read besides ours.
    pub cues: String,
    pub(super) dismissed: OrdSet<Arc<str>>,
    pub(super) documents: OrdMap<DocumentId, Arc<Document>>,
    pub(super) actors: OrdMap<ActorId, Arc<Actor>>,
    pub(super) ties: OrdMap<TieId, Arc<Tie>>,
    pub(super) quotes: OrdMap<QuoteId, Arc<Quote>>,
    pub(super) canvases: OrdMap<CanvasId, Arc<Canvas>>,
    pub(super) front: CanvasId,
    pub(super) groups: OrdMap<GroupId, Arc<Group>>,
    pub(super) notes: OrdMap<NoteId, Arc<Note>>,
    pub(super) pictures: OrdMap<PictureId, Arc<Picture>>,
    pub(super) groups_by_actor: OrdSet<(ActorId, GroupId)>,
    pub(super) ties_by_actor: OrdSet<(ActorId, TieId)>,
    pub(super) ties_by_quote: OrdSet<(QuoteId, TieId)>,
    pub(super) quotes_by_document: OrdSet<(DocumentId, QuoteId)>,
    parts_by_whole: OrdSet<(ActorId, ActorId)>,
}

impl Project {
    /// An empty project with one canvas.
    #[must_use]
    pub fn new(id: ProjectId) -> Self {
        // The first canvas is named after the project: two who open an old file on their own get the same one.
        let front = CanvasId::from_bits(id.bits());
        let canvas = Arc::new(Canvas::named(Canvas::FIRST_NAME, 0));
        Self {
            canvases: OrdMap::unit(front, canvas),
            front,
            groups: OrdMap::new(),
            notes: OrdMap::new(),
            pictures: OrdMap::new(),
            groups_by_actor: OrdSet::new(),
            id,
            title: String::new(),
            note: String::new(),
            cues: String::new(),
            dismissed: OrdSet::new(),
            documents: OrdMap::new(),
            actors: OrdMap::new(),
            ties: OrdMap::new(),
            quotes: OrdMap::new(),
            ties_by_actor: OrdSet::new(),
            ties_by_quote: OrdSet::new(),
            quotes_by_document: OrdSet::new(),
            parts_by_whole: OrdSet::new(),
        }
    }

    /// The document under `id`.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(&id).map(|held| &**held)
    }

    /// The actor under `id`.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(&id).map(|held| &**held)
    }

    /// The tie under `id`.
    #[must_use]
    pub fn tie(&self, id: TieId) -> Option<&Tie> {
        self.ties.get(&id).map(|held| &**held)
    }

    /// The quote under `id`.
    #[must_use]
    pub fn quote(&self, id: QuoteId) -> Option<&Quote> {
        self.quotes.get(&id).map(|held| &**held)
    }

    /// All documents, by id.
    pub fn documents(&self) -> impl DoubleEndedIterator<Item = (DocumentId, &Document)> {
        self.documents.iter().map(|(id, held)| (*id, &**held))
    }

    /// All actors, by id.
    pub fn actors(&self) -> impl DoubleEndedIterator<Item = (ActorId, &Actor)> {
        self.actors.iter().map(|(id, held)| (*id, &**held))
    }

    /// All ties, by id.
    pub fn ties(&self) -> impl DoubleEndedIterator<Item = (TieId, &Tie)> {
        self.ties.iter().map(|(id, held)| (*id, &**held))
    }

    /// All quotes, by id.
    pub fn quotes(&self) -> impl DoubleEndedIterator<Item = (QuoteId, &Quote)> {
        self.quotes.iter().map(|(id, held)| (*id, &**held))
    }

    /// The keys of the suggestions that the analyst does not want to see again, sorted.
    pub fn dismissed(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.dismissed.iter().map(|key| &**key)
    }

    /// True if the suggestion with this key was dismissed.
    #[must_use]
    pub fn is_dismissed(&self, key: &str) -> bool {
        self.dismissed.contains(key)
    }

    /// Notes that the suggestion with this key is not wanted.
    pub fn dismiss(&mut self, key: &str) {
        self.dismissed.insert(key.into());
    }

    /// Lets the suggestion with this key come back.
    pub fn restore(&mut self, key: &str) {
        self.dismissed.remove(key);
    }

    /// How many documents, actors, ties and quotes there are.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            documents: self.documents.len(),
            actors: self.actors.len(),
            ties: self.ties.len(),
            quotes: self.quotes.len(),
        }
    }

    /// The ties that touch `actor`, by id. Cost grows with their number, not with the project.
    pub fn ties_of(&self, actor: ActorId) -> impl Iterator<Item = (TieId, &Tie)> {
        bucket(&self.ties_by_actor, actor).filter_map(|id| Some((id, self.tie(id)?)))
    }

    /// The ties that rest on `quote`, by id.
    pub fn ties_on(&self, quote: QuoteId) -> impl Iterator<Item = (TieId, &Tie)> {
        bucket(&self.ties_by_quote, quote).filter_map(|id| Some((id, self.tie(id)?)))
    }

    /// The quotes taken from `document`, by id.
    pub fn quotes_in(&self, document: DocumentId) -> impl Iterator<Item = (QuoteId, &Quote)> {
        bucket(&self.quotes_by_document, document).filter_map(|id| Some((id, self.quote(id)?)))
    }

    /// The quotes behind `tie`, in the tie's own order.
    pub fn quotes_of(&self, tie: TieId) -> impl Iterator<Item = (QuoteId, &Quote)> {
        let ids = self.tie(tie).map_or(&[][..], |tie| &tie.quotes);
        ids.iter().filter_map(|id| Some((*id, self.quote(*id)?)))
    }

    /// The ties between two actors, either way round, by id.
    pub fn ties_between(&self, one: ActorId, other: ActorId) -> impl Iterator<Item = (TieId, &Tie)> {
        self.ties_of(one).filter(move |(_, tie)| tie.touches(other))
    }

    /// True if the two actors have both a support and a clash tie.
    #[must_use]
    pub fn is_contested(&self, one: ActorId, other: ActorId) -> bool {
        let has = |stance| self.ties_between(one, other).any(|(_, tie)| tie.stance == stance);
        has(Stance::Support) && has(Stance::Clash)
    }

    /// The actors that are directly part of `whole`, by id. Cost grows with their number, not with the project.
    pub fn parts_of(&self, whole: ActorId) -> impl Iterator<Item = (ActorId, &Actor)> {
        bucket(&self.parts_by_whole, whole).filter_map(|id| Some((id, self.actor(id)?)))
    }

    /// The first actor whose name or alias is `name` to the letter; names go before aliases. Walks all actors.
    #[must_use]
    pub fn actor_named(&self, name: &str) -> Option<ActorId> {
        let by_name = self.actors().find(|(_, actor)| actor.name == name);
        let by_alias = || self.actors().find(|(_, actor)| actor.aliases.iter().any(|alias| alias == name));
        by_name.or_else(by_alias).map(|(id, _)| id)
    }

    /// Puts `document` under `id`, in place of what was there.
    pub fn put_document(&mut self, id: DocumentId, document: Document) {
        self.documents.insert(id, Arc::new(document));
    }

    /// Puts `actor` under `id`, in place of what was there.
    pub fn put_actor(&mut self, id: ActorId, actor: Actor) {
        let whole = actor.part_of;
        let before = self.actors.insert(id, Arc::new(actor)).and_then(|before| before.part_of);
        if before != whole {
            before.and_then(|before| self.parts_by_whole.remove(&(before, id)));
            whole.and_then(|whole| self.parts_by_whole.insert((whole, id)));
        }
    }

    /// Puts `tie` under `id`, in place of what was there.
    pub fn put_tie(&mut self, id: TieId, tie: Tie) {
        self.drop_tie(id);
        for actor in [tie.from, tie.to] {
            self.ties_by_actor.insert((actor, id));
        }
        for quote in &tie.quotes {
            self.ties_by_quote.insert((*quote, id));
        }
        self.ties.insert(id, Arc::new(tie));
    }

    /// Puts `quote` under `id`, in place of what was there.
    pub fn put_quote(&mut self, id: QuoteId, quote: Quote) {
        self.drop_quote(id);
        self.quotes_by_document.insert((quote.document, id));
        self.quotes.insert(id, Arc::new(quote));
    }

    /// Takes a document out and leaves everything else alone.
    pub fn drop_document(&mut self, id: DocumentId) {
        self.documents.remove(&id);
    }

    /// Takes an actor out and leaves everything else alone.
    pub fn drop_actor(&mut self, id: ActorId) {
        if let Some(whole) = self.actors.remove(&id).and_then(|actor| actor.part_of) {
            self.parts_by_whole.remove(&(whole, id));
        }
    }

    /// Takes a tie out and leaves its quotes alone.
    pub fn drop_tie(&mut self, id: TieId) {
        let Some(tie) = self.ties.remove(&id) else { return };
        for actor in [tie.from, tie.to] {
            self.ties_by_actor.remove(&(actor, id));
        }
        for quote in &tie.quotes {
            self.ties_by_quote.remove(&(*quote, id));
        }
    }

    /// Takes a quote out and leaves the ties that name it alone.
    pub fn drop_quote(&mut self, id: QuoteId) {
        if let Some(quote) = self.quotes.remove(&id) {
            self.quotes_by_document.remove(&(quote.document, id));
        }
    }
}

impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        // The indexes follow from the records.
        self.id == other.id
            && self.title == other.title
            && self.note == other.note
            && self.cues == other.cues
            && self.dismissed == other.dismissed
            && same(&self.ties, &other.ties)
            && same(&self.quotes, &other.quotes)
            && same(&self.documents, &other.documents)
            && self.has_same_canvases(other)
    }
}

pub(super) fn same<K: Ord, V: PartialEq>(one: &OrdMap<K, Arc<V>>, other: &OrdMap<K, Arc<V>>) -> bool {
    one.ptr_eq(other) || one.len() == other.len() && one.diff(other).next().is_none()
}

pub(super) fn bucket<K: super::Kind, L: super::Kind>(
    index: &OrdSet<(Id<K>, Id<L>)>,
    key: Id<K>,
) -> impl Iterator<Item = Id<L>> {
    let (first, last) = (Id::from_bits(0), Id::from_bits(u64::MAX));
    index.range((key, first)..=(key, last)).map(|(_, id)| *id)
}

/// How many there are of the most important things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Documents.
    pub documents: usize,
    /// Actors.
    pub actors: usize,
    /// Ties.
    pub ties: usize,
    /// Quotes.
    pub quotes: usize,
}
