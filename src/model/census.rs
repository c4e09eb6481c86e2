//! Who is named where, how often, and by which name: counted over all documents of a project.
//!
//! A census is made from a project and its [`NameBook`]; what an earlier one found in texts that have not changed is
//! taken over. It also tells which words of the texts may be other spellings of known names, and which actors may be
//! one: offered, never assumed. Start at [`Census::take`].

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{ActorId, DocumentId, NameBook, Named, Project};
use crate::text::variants::Skeleton;
use crate::text::variants::hunt::Hunt;
use crate::text::{Span, fold};

/// So many possible variants are offered for one actor.
const MOST_VARIANTS: usize = 12;
/// Pairs of actors beyond this are not offered: whoever has so many has imported a list of names.
const MOST_PAIRS: usize = 500;

/// Who is named where.
#[derive(Clone, Debug, Default)]
pub struct Census {
    print: u64,
    documents: BTreeMap<DocumentId, Counted>,
    tallies: HashMap<ActorId, Tally>,
    pairs: Vec<(ActorId, ActorId)>,
    collisions: Vec<Shared>,
}

/// What was found in one document.
#[derive(Clone, Debug)]
struct Counted {
    sha256: String,
    named: Arc<Vec<Named>>,
    spellings: Arc<Vec<(ActorId, Span)>>,
}

/// How often an actor is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Mentions in all documents, undecided ones included.
    pub mentions: usize,
    /// How many of them may mean another actor.
    pub undecided: usize,
    /// Mentions in each document that has some.
    pub by_document: BTreeMap<DocumentId, usize>,
    /// Mentions by each of the actor's names; its own comes first. Those that are undecided count for nobody's name.
    pub by_name: Vec<usize>,
    /// Words of the texts that may be other spellings of its names, the most frequent first.
    pub variants: Vec<Variant>,
}

/// Words that may be another spelling of an actor's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// As they stand in the texts for the first time.
    pub words: String,
    /// How often they stand there, whatever their case.
    pub count: usize,
    /// Where they stand first.
    pub first: (DocumentId, Span),
}

/// A name that several actors have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// As it was first given.
    pub alias: String,
    /// Whose it is.
    pub actors: Vec<ActorId>,
    /// The undecided mentions of exactly these actors.
    pub mentions: usize,
    /// Where the first of them stands.
    pub first: Option<(DocumentId, Span)>,
}

impl Census {
    /// Counts the mentions in all documents of `project`; `goes_on` is asked between documents, and nothing comes of
    /// it once that says no. `before` spares the documents that have not changed.
    #[must_use]
    pub fn take(
        project: &Project,
        book: &NameBook,
        before: &Self,
        goes_on: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut census = Self { print: book.print(), pairs: pairs(project), ..Self::default() };
        let names: Vec<(ActorId, &str)> =
            project.actors().flat_map(|(id, actor)| actor.names().map(move |name| (id, name))).collect();
        let mut hunt = Hunt::new(names.iter().map(|(_, name)| *name));
        for (id, document) in project.documents() {
            if !goes_on() {
                return None;
            }
            let sha256 = document.text.sha256().to_owned();
            let known = before
                .documents
                .get(&id)
                .filter(|known| before.print == census.print && known.sha256 == sha256);
            let counted = known.cloned().unwrap_or_else(|| {
                let text = document.text.as_str();
                let spellings = hunt.spellings(text).into_iter();
                let spellings = spellings.map(|it| (names[it.name as usize].0, it.span)).collect();
                Counted { sha256, named: Arc::new(book.named(text)), spellings: Arc::new(spellings) }
            });
            census.documents.insert(id, counted);
        }
        census.count(project);
        census.share(book);
        Some(census)
    }

    /// The [`print`](NameBook::print) of the names that were counted.
    #[must_use]
    pub fn print(&self) -> u64 {
        self.print
    }

    /// How often `actor` is named; nothing if it never is and nothing like it.
    #[must_use]
    pub fn of(&self, actor: ActorId) -> Option<&Tally> {
        self.tallies.get(&actor)
    }

    /// Everyone named in `document`, from its start to its end.
    #[must_use]
    pub fn named_in(&self, document: DocumentId) -> &[Named] {
        self.documents.get(&document).map_or(&[], |counted| &counted.named)
    }

    /// The mentions of `actor` in `document`, from its start to its end, undecided ones included.
    pub fn mentions_of(
        &self,
        actor: ActorId,
        document: DocumentId,
    ) -> impl DoubleEndedIterator<Item = &Named> {
        self.named_in(document).iter().filter(move |named| named.actors().any(|id| id == actor))
    }

    /// The names that several actors have.
    #[must_use]
    pub fn collisions(&self) -> &[Shared] {
        &self.collisions
    }

    /// Actors whose names may be spellings of one.
    #[must_use]
    pub fn pairs(&self) -> &[(ActorId, ActorId)] {
        &self.pairs
    }
}

/// True if the words begin a known name, or are a part of one, as `West` is of `the West`.
fn is_named(named: &[Named], span: Span) -> bool {
    let before = named.partition_point(|known| known.span.start <= span.start);
    before.checked_sub(1).and_then(|last| named.get(last)).is_some_and(|last| {
        last.span.start == span.start || last.span.start < span.start && span.end <= last.span.end
    })
}

impl Census {
    fn count(&mut self, project: &Project) {
        let mut spelled: HashMap<ActorId, HashMap<String, Variant>> = HashMap::new();
        for (id, counted) in &self.documents {
            for named in counted.named.iter() {
                for actor in named.actors() {
                    let tally = self.tallies.entry(actor).or_default();
                    tally.mentions += 1;
                    tally.undecided += usize::from(named.is_undecided());
                    *tally.by_document.entry(*id).or_default() += 1;
                }
                if let Some(tally) = self.tallies.get_mut(&named.actor).filter(|_| !named.is_undecided()) {
                    tally.by_name.resize(tally.by_name.len().max(named.alias + 1), 0);
                    tally.by_name[named.alias] += 1;
                }
            }
            let Some(document) = project.document(*id) else { continue };
            let is_open = |(_, span): &&(ActorId, Span)| !is_named(&counted.named, *span);
            for (actor, span) in counted.spellings.iter().filter(is_open) {
                let Some(words) = span.slice(document.text.as_str()) else { continue };
                let variant = Variant { words: words.to_owned(), count: 0, first: (*id, *span) };
                let group = spelled.entry(*actor).or_default();
                group.entry(fold(words).text().to_owned()).or_insert(variant).count += 1;
            }
        }
        for (actor, group) in spelled {
            let mut variants: Vec<Variant> = group.into_values().collect();
            variants.sort_by(|one, other| (other.count, &one.words).cmp(&(one.count, &other.words)));
            variants.truncate(MOST_VARIANTS);
            self.tallies.entry(actor).or_default().variants = variants;
        }
    }

    fn share(&mut self, book: &NameBook) {
        let mut undecided: HashMap<Vec<ActorId>, (usize, (DocumentId, Span))> = HashMap::new();
        for (id, counted) in &self.documents {
            for named in counted.named.iter().filter(|named| named.is_undecided()) {
                undecided.entry(sorted(named.actors().collect())).or_insert((0, (*id, named.span))).0 += 1;
            }
        }
        let shared = book.collisions().map(|(alias, actors)| {
            let met = undecided.get(&sorted(actors.clone()));
            let (mentions, first) = met.map_or((0, None), |(count, first)| (*count, Some(*first)));
            Shared { alias: alias.to_owned(), actors, mentions, first }
        });
        self.collisions = shared.collect();
    }
}

fn sorted(mut actors: Vec<ActorId>) -> Vec<ActorId> {
    actors.sort_unstable();
    actors
}

/// Actors of whom one name may be a spelling of one of the other's.
fn pairs(project: &Project) -> Vec<(ActorId, ActorId)> {
    let mut groups: BTreeMap<String, Vec<(ActorId, Skeleton)>> = BTreeMap::new();
    for (id, actor) in project.actors() {
        for skeleton in actor.names().filter_map(Skeleton::of) {
            groups.entry(skeleton.key().to_owned()).or_default().push((id, skeleton));
        }
    }
    let mut found = std::collections::BTreeSet::new();
    for group in groups.values() {
        for (at, (one, spelled)) in group.iter().enumerate() {
            let others = group[at + 1..].iter().filter(|(other, also)| other != one && spelled.may_be(also));
            found.extend(others.map(|(other, _)| (*one.min(other), *one.max(other))));
            if found.len() >= MOST_PAIRS {
                return found.into_iter().collect();
            }
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Document, Id};
    use crate::text::SourceText;

    fn project(actors: &[(&str, &[&str])], texts: &[&str]) -> Project {
        let mut project = Project::new(Id::from_bits(1));
        for (number, (name, aliases)) in (1..).zip(actors) {
            let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
            project.put_actor(Id::from_bits(number), Actor { aliases, ..Actor::named(name) });
        }
        for (number, text) in (1..).zip(texts) {
            project.put_document(Id::from_bits(number), Document::titled("T", SourceText::new(text)));
        }
        project
    }

    fn census(project: &Project) -> Census {
        let book = NameBook::of(project).unwrap();
        Census::take(project, &book, &Census::default(), &|| true).unwrap()
    }

    #[test]
    fn mentions_are_counted_by_document_and_by_name() {
        let project = project(&[("Iran", &["Tehran", "IRI"])], &["Iran, Tehran, Iran", "nobody", "Tehran"]);
        let census = census(&project);
        let tally = census.of(Id::from_bits(1)).unwrap();
        assert_eq!((tally.mentions, tally.undecided, &tally.by_name[..]), (4, 0, &[2, 2][..]));
        let by_document: Vec<_> = tally.by_document.iter().map(|(id, count)| (id.bits(), *count)).collect();
        assert_eq!(by_document, [(1, 3), (3, 1)]);
    }

    #[test]
    fn a_shared_name_counts_for_both_and_is_told_with_its_first_place() {
        let project = project(&[("Arkan", &["Tigers"]), ("Suheel", &["Tigers"])], &["Arkan. Tigers, Tigers"]);
        let census = census(&project);
        assert_eq!(census.of(Id::from_bits(2)).unwrap().undecided, 2);
        let shared = &census.collisions()[0];
        assert_eq!((&*shared.alias, shared.mentions), ("Tigers", 2));
        assert_eq!(shared.first.unwrap().1, Span::new(7, 13));
    }

    #[test]
    fn other_spellings_are_offered_with_their_count() {
        let texts = ["Sulimani, SULIMANI and Soleimani", "Sulaimani; Sulimani"];
        let census = census(&project(&[("Soleimani", &[])], &texts));
        let variants = &census.of(Id::from_bits(1)).unwrap().variants;
        let told: Vec<_> = variants.iter().map(|variant| (&*variant.words, variant.count)).collect();
        assert_eq!(told, [("Sulimani", 3), ("Sulaimani", 1)]);
    }

    #[test]
    fn a_part_of_a_known_name_is_no_other_spelling() {
        let names: [(&str, &[&str]); 2] =
            [("Hezbollah", &["Lebanese Hezbollah", "Hezbullah"]), ("The West", &[])];
        let census = census(&project(&names, &["Lebanese Hezbollah fights the West; a Hizbollah convoy."]));
        let variants = |bits| &census.of(Id::from_bits(bits)).unwrap().variants;
        assert_eq!(variants(1).iter().map(|variant| &*variant.words).collect::<Vec<_>>(), ["Hizbollah"]);
        assert_eq!(variants(2), &[]);
    }

    #[test]
    fn actors_that_may_be_one_are_paired_once() {
        let actors: [(&str, &[&str]); 3] =
            [("Hezbollah", &["Hezballah"]), ("Hizbullah", &["Hizballa"]), ("Hamas", &[])];
        let census = census(&project(&actors, &[]));
        assert_eq!(census.pairs(), [(Id::from_bits(1), Id::from_bits(2))]);
    }

    #[test]
    fn what_has_not_changed_is_not_read_again_and_the_answer_is_the_same() {
        let mut now = project(&[("Iran", &[])], &["Iran", "Iran, Iran"]);
        let first = census(&now);
        now.put_document(Id::from_bits(2), Document::titled("T", SourceText::new("none")));
        let book = NameBook::of(&now).unwrap();
        let next = Census::take(&now, &book, &first, &|| true).unwrap();
        let kept = |census: &Census| Arc::clone(&census.documents[&Id::from_bits(1)].named);
        assert!(Arc::ptr_eq(&kept(&first), &kept(&next)));
        assert_eq!(next.of(Id::from_bits(1)), census(&now).of(Id::from_bits(1)));
        assert!(Census::take(&now, &book, &first, &|| false).is_none());
    }
}
