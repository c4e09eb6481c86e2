//! The rows of the Names tab: which actors, names and spellings stand in it, in which order.

use crate::app::Reading;
use crate::app::panels::find;
use crate::app::panels::inspector::mentions::open_variants;
use crate::model::census::{Census, Tally};
use crate::model::{ActorId, DocumentId};
use crate::text::fold;

/// Which names are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Which {
    /// All actors.
    #[default]
    All,
    /// Actors that no document names.
    Unnamed,
    /// Names that several actors have.
    Shared,
    /// What may be another spelling of a name.
    Variants,
}

/// In which order actors stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    Mentions,
    Documents,
    Name,
}

/// What the rows are made for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) which: Which,
    pub(super) order: Order,
    pub(super) search: String,
    /// The actor whose documents are listed below it.
    pub(super) open: Option<ActorId>,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Row {
    Actor(ActorId),
    /// The mentions of an actor in one document.
    In(ActorId, DocumentId, usize),
    /// A name of several actors, by its number in the census.
    Shared(usize),
    /// Words that may be another spelling of an actor's name, by their number in its tally.
    Variant(ActorId, usize),
    /// Two actors that may be one.
    Pair(ActorId, ActorId),
}

/// How many rows there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) all: usize,
    pub(super) unnamed: usize,
    pub(super) shared: usize,
    pub(super) variants: usize,
}

impl Counts {
    pub(super) fn of(reading: Reading<'_>) -> Self {
        let (project, census) = (reading.project(), reading.session.mentions.census());
        let is_unnamed = |id: ActorId| census.of(id).is_none_or(|tally| tally.mentions == 0);
        Self {
            all: project.counts().actors,
            unnamed: project.actors().filter(|(id, _)| is_unnamed(*id)).count(),
            shared: census.collisions().len(),
            variants: variants(reading, census).count() + pairs(reading, census).count(),
        }
    }
}

/// The rows that fit `wish`.
pub(super) fn rows(reading: Reading<'_>, wish: &Wish) -> Vec<Row> {
    let census = reading.session.mentions.census();
    let words = find::words(&wish.search);
    let fits = |text: &str| words.is_empty() || find::holds(&words, text);
    let project = reading.project();
    let name = |id: ActorId| project.actor(id).map_or("", |actor| actor.name.as_str());
    match wish.which {
        Which::All | Which::Unnamed => actors(reading, wish),
        Which::Shared => {
            let shared = census.collisions().iter().enumerate();
            let here = |actors: &[ActorId]| actors.iter().all(|id| project.actor(*id).is_some());
            let fitting = shared.filter(|(_, shared)| here(&shared.actors) && fits(&shared.alias));
            fitting.map(|(number, _)| Row::Shared(number)).collect()
        }
        Which::Variants => {
            let pairs = pairs(reading, census).filter(|(one, other)| fits(name(*one)) || fits(name(*other)));
            let mut found: Vec<Row> = pairs.map(|(one, other)| Row::Pair(one, other)).collect();
            let spelled = variants(reading, census).filter(|(id, number)| {
                let tally = census.of(*id).and_then(|tally| tally.variants.get(*number));
                fits(name(*id)) || tally.is_some_and(|variant| fits(&variant.words))
            });
            found.extend(spelled.map(|(id, number)| Row::Variant(id, number)));
            found
        }
    }
}

fn actors(reading: Reading<'_>, wish: &Wish) -> Vec<Row> {
    let census = reading.session.mentions.census();
    let nothing = Tally::default();
    let tally = |id: ActorId| census.of(id).unwrap_or(&nothing);
    let mut found = find::actors(reading.project(), &wish.search); // by name, which decides between equals
    match wish.order {
        Order::Name => {}
        Order::Mentions => found.sort_by_key(|id| std::cmp::Reverse(tally(*id).mentions)),
        Order::Documents => found.sort_by_key(|id| std::cmp::Reverse(tally(*id).by_document.len())),
    }
    if wish.which == Which::Unnamed {
        found.retain(|id| tally(*id).mentions == 0);
    }
    let mut rows = Vec::with_capacity(found.len());
    for id in found {
        rows.push(Row::Actor(id));
        if wish.open == Some(id) {
            let mut documents: Vec<_> =
                tally(id).by_document.iter().map(|(id, count)| (*id, *count)).collect();
            documents.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            rows.extend(documents.into_iter().map(|(document, count)| Row::In(id, document, count)));
        }
    }
    rows
}

fn variants<'r>(reading: Reading<'r>, census: &'r Census) -> impl Iterator<Item = (ActorId, usize)> + 'r {
    reading.project().actors().filter_map(move |(id, _)| Some((id, census.of(id)?))).flat_map(
        move |(id, tally)| {
            let open = open_variants(reading, id, tally);
            open.filter_map(move |variant| {
                let number = tally.variants.iter().position(|other| other == variant)?;
                Some((id, number))
            })
        },
    )
}

fn pairs<'r>(reading: Reading<'r>, census: &'r Census) -> impl Iterator<Item = (ActorId, ActorId)> + 'r {
    let project = reading.project();
    let is_open = move |pair: &&(ActorId, ActorId)| {
        let both = [pair.0, pair.1].iter().all(|id| project.actor(*id).is_some());
        both && !project.is_dismissed(&pair_key(pair.0, pair.1))
    };
    census.pairs().iter().filter(is_open).copied()
}

/// Under which a pair is dismissed.
pub(super) fn pair_key(one: ActorId, other: ActorId) -> String {
    format!("pair {one} {other}")
}

/// The name under which a merged pair goes on: the one that the documents use more.
pub(super) fn keeper(reading: Reading<'_>, (one, other): (ActorId, ActorId)) -> (ActorId, ActorId) {
    let project = reading.project();
    let weight = |id: ActorId| {
        let mentions = reading.session.mentions.of(id).map_or(0, |tally| tally.mentions);
        (project.ties_of(id).count(), mentions)
    };
    if weight(other) > weight(one) { (other, one) } else { (one, other) }
}

/// The sort of words that a shared name is looked up by: whoever has it as an alias can lose it.
pub(super) fn aliases_alike(aliases: &[String], alias: &str) -> Vec<String> {
    let key = |name: &str| fold(name).text().trim().to_owned();
    aliases.iter().filter(|other| key(other) != key(alias)).cloned().collect()
}
