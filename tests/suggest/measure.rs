//! How suggestions are counted.
//!
//! Names overlap if one holds all words of the other in a row. A gold tie counts if both its actors are named in
//! its sentence; it is listed if the pair is suggested there, and its sign is right if the stance agrees.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::ops::{Add, Range};

use detente::model::{ActorId, Direction, DocumentId, Project, Stance};
use detente::suggest::{ActorSuggestion, TieSuggestion};
use detente::text::{Names, Span, fold, sentences};

/// A sentence, or a quote, with the ties somebody read in it.
pub struct Case {
    pub document: DocumentId,
    pub range: Range<usize>,
    pub ties: Vec<(ActorId, ActorId, Stance, Direction)>,
}

/// Some of all.
#[derive(Clone, Copy, Default)]
pub struct Share {
    some: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, holds: bool) {
        self.some += usize::from(holds);
        self.all += 1;
    }

    pub fn of_one(self) -> f64 {
        self.some as f64 / self.all.max(1) as f64
    }
}

impl Add for Share {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { some: self.some + other.some, all: self.all + other.all }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} ({:3}/{:3})", self.of_one(), self.some, self.all)
    }
}

/// How many suggestions are actors, and how many actors were suggested.
pub fn found_actors(found: &[ActorSuggestion], gold: &[Vec<String>]) -> (Share, Share) {
    let found: Vec<Vec<Vec<String>>> = found
        .iter()
        .map(|actor| std::iter::once(&actor.name).chain(&actor.aliases).map(|name| words(name)).collect())
        .collect();
    let gold: Vec<Vec<Vec<String>>> =
        gold.iter().map(|names| names.iter().map(|name| words(name)).collect()).collect();
    let (mut precision, mut recall) = (Share::default(), Share::default());
    found.iter().for_each(|one| precision.count(gold.iter().any(|other| overlap(one, other))));
    gold.iter().for_each(|one| recall.count(found.iter().any(|other| overlap(one, other))));
    (precision, recall)
}

fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.text().split(|c: char| !c.is_alphanumeric() && c != '&');
    words.filter(|word| !matches!(*word, "" | "the" | "s")).map(str::to_owned).collect()
}

fn overlap(one: &[Vec<String>], other: &[Vec<String>]) -> bool {
    let holds = |a: &[String], b: &[String]| !b.is_empty() && a.windows(b.len()).any(|part| part == b);
    one.iter().any(|a| other.iter().any(|b| holds(a, b) || holds(b, a)))
}

fn pair(one: ActorId, other: ActorId) -> [ActorId; 2] {
    [one.min(other), one.max(other)]
}

fn is_at(tie: &TieSuggestion, case: &Case) -> bool {
    tie.document == case.document && tie.span.start < case.range.end && case.range.start < tie.span.end
}

/// How many gold pairs were suggested in their sentence, and how many of those with the right stance.
pub fn found_ties(project: &Project, found: &[TieSuggestion], cases: &[Case]) -> (Share, Share) {
    let (mut listed, mut sign) = (Share::default(), Share::default());
    let named = Named::new(project);
    for case in cases {
        let here = named.around(project, case);
        let gold: HashSet<[ActorId; 2]> = case.ties.iter().map(|tie| pair(tie.0, tie.1)).collect();
        for gold in gold.into_iter().filter(|gold| gold.iter().all(|actor| here.contains(actor))) {
            let hits = found.iter().filter(|tie| is_at(tie, case) && pair(tie.from, tie.to) == gold);
            let best = hits.max_by(|a, b| a.score.total_cmp(&b.score));
            listed.count(best.is_some());
            let Some(best) = best else { continue };
            let stances = case.ties.iter().filter(|tie| pair(tie.0, tie.1) == gold).map(|tie| tie.2);
            sign.count(stances.into_iter().any(|stance| stance == best.stance));
        }
    }
    (listed, sign)
}

/// Of all sentences with a suggestion, in how many the best one is a gold tie with its stance.
pub fn best_pairs(found: &[TieSuggestion], cases: &[Case]) -> Share {
    let mut best: BTreeMap<(DocumentId, Span), &TieSuggestion> = BTreeMap::new();
    for tie in found {
        let held = best.entry((tie.document, tie.span)).or_insert(tie);
        if tie.score > held.score {
            *held = tie;
        }
    }
    let mut share = Share::default();
    for tie in best.values() {
        let mut gold = cases.iter().filter(|case| is_at(tie, case)).flat_map(|case| &case.ties);
        share.count(gold.any(|gold| pair(gold.0, gold.1) == pair(tie.from, tie.to) && gold.2 == tie.stance));
    }
    share
}

/// The given names of all actors, without anything derived.
struct Named {
    ids: Vec<ActorId>,
    names: Names,
}

impl Named {
    fn new(project: &Project) -> Self {
        let ids = project.actors().map(|(id, _)| id).collect();
        let all = project.actors().enumerate();
        let names = all.flat_map(|(number, (_, actor))| actor.names().map(move |name| (number as u32, name)));
        Self { ids, names: Names::new(names).unwrap() }
    }

    /// Who is named in the sentences of the case.
    fn around(&self, project: &Project, case: &Case) -> HashSet<ActorId> {
        let text = project.document(case.document).unwrap().text.as_str();
        let touched =
            sentences(text).filter(|span| span.start < case.range.end && case.range.start < span.end);
        let here = touched.flat_map(|span| self.names.mentions(span.slice(text).unwrap()));
        here.map(|mention| self.ids[mention.owner as usize]).collect()
    }
}
