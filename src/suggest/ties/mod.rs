//! Unread ties: sentences in which two known actors stand with a word that says what is between them.
//!
//! Every sentence is read by itself: a "he" that means somebody named before is not resolved, and what a whole
//! page implies is not seen. What the analyst has dismissed, and pairs already tied by words of that sentence,
//! are left out. Start at [`ties`].

mod around;
mod cue;
mod learn;
mod names;
mod pairs;
mod says;
mod sentence;
mod sides;
#[cfg(test)]
mod tests;
mod turn;
mod weigh;

use std::collections::{BTreeSet, HashMap};

use self::learn::Learned;
use self::names::{Cast, Seen};
use self::pairs::{Reading, pairs};
use self::sentence::Sentence;
use super::{Lexicon, key};
use crate::model::{ActorId, Direction, DocumentId, Hedge, Project, Stance};
use crate::text::{Span, sentences};

/// A tie that a sentence may speak of.
#[derive(Clone, Debug, PartialEq)]
pub struct TieSuggestion {
    /// The document.
    pub document: DocumentId,
    /// The sentence.
    pub span: Span,
    /// Who supports or clashes.
    pub from: ActorId,
    /// With whom.
    pub to: ActorId,
    /// The words that name the first.
    pub from_at: Span,
    /// The words that name the second.
    pub to_at: Span,
    /// For or against.
    pub stance: Stance,
    /// One way or both.
    pub direction: Direction,
    /// The words that say so.
    pub cue: Span,
    /// Who says it; empty if the document does.
    pub speaker: String,
    /// How firmly.
    pub hedge: Hedge,
    /// From 0 to 1, how much the sentence looks like it.
    pub score: f64,
    /// What a dismissal remembers.
    pub key: String,
}

/// Below this a reading is not offered.
const FLOOR: f64 = 0.02;

/// A sentence is offered if its best reading is at least this good.
const SENTENCE_FLOOR: f64 = 0.15;

/// A "sentence" with more mentions is a table or a list, and is read in pieces.
const MOST_ACTORS: usize = 40;

/// Reads documents for ties, one by one, so that a long job can be stopped between two.
#[derive(Debug)]
pub struct TieReader<'p> {
    project: &'p Project,
    lexicon: &'p Lexicon,
    cast: Cast,
    learned: Learned,
}

/// A reading with what it means for the project: a suggestion, and whether it is settled.
struct Read {
    tie: TieSuggestion,
    cue: usize,
    fate: Fate,
}

/// What the analyst has said to a reading so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Nothing.
    Open,
    /// Words of that sentence back a tie of the pair.
    Drawn(Stance),
    /// It was dismissed.
    Dismissed,
}

impl<'p> TieReader<'p> {
    /// Makes the names of all actors ready, and learns from what was drawn and dismissed.
    ///
    /// Reads the documents that ties were drawn from; the time is that of reading them once.
    #[must_use]
    pub fn new(project: &'p Project, lexicon: &'p Lexicon) -> Self {
        let mut reader = Self { project, lexicon, cast: Cast::of(project), learned: Learned::default() };
        let settled: BTreeSet<DocumentId> =
            project.quotes().map(|(_, quote)| quote.document).chain(key::documents_of(project)).collect();
        let mut learned = Learned::default();
        for id in settled {
            for read in reader.read(id) {
                match read.fate {
                    Fate::Open => {}
                    Fate::Drawn(stance) => learned.note(read.cue, stance == read.tie.stance),
                    Fate::Dismissed => learned.note(read.cue, false),
                }
            }
        }
        reader.learned = learned;
        reader
    }

    /// The ties of one document, in the order of its text.
    #[must_use]
    pub fn ties_in(&self, id: DocumentId) -> Vec<TieSuggestion> {
        self.read(id).into_iter().filter(|read| read.fate == Fate::Open).map(|read| read.tie).collect()
    }

    fn read(&self, id: DocumentId) -> Vec<Read> {
        let Some(document) = self.project.document(id) else { return Vec::new() };
        let text = document.text.as_str();
        let seen = self.cast.seen_in(text);
        let mut rest = seen.as_slice();
        let mut found = Vec::new();
        for span in sentences(text) {
            let skip = rest.partition_point(|seen| seen.span.start < span.start);
            let count = rest[skip..].partition_point(|seen| seen.span.start < span.end);
            let here = &rest[skip..skip + count];
            rest = &rest[skip + count..];
            for here in here.chunks(MOST_ACTORS).filter(|here| has_two(here)) {
                let part = if count > MOST_ACTORS { part_of(text, here) } else { span };
                found.extend(self.read_sentence(id, text, part, here));
            }
        }
        found
    }

    fn read_sentence(&self, id: DocumentId, text: &str, span: Span, seen: &[Seen]) -> Vec<Read> {
        let sentence = Sentence::read(text, span, seen, self.lexicon);
        let mut readings = pairs(&sentence);
        for reading in &mut readings {
            reading.score = self.learned.weighed(sentence.hits[reading.hit].cue, reading.score);
        }
        if !readings.iter().any(|reading| reading.score >= SENTENCE_FLOOR) {
            return Vec::new();
        }
        let drawn = self.drawn_at(id, span);
        let good = readings.into_iter().filter(|reading| reading.score >= FLOOR);
        let mut found: Vec<Read> = good
            .map(|reading| {
                let tie = suggestion(id, text, &sentence, reading);
                let fate = match drawn.get(&pair(tie.from, tie.to)) {
                    Some(stance) => Fate::Drawn(*stance),
                    None if self.project.is_dismissed(&tie.key) => Fate::Dismissed,
                    None => Fate::Open,
                };
                Read { tie, cue: sentence.hits[reading.hit].cue, fate }
            })
            .collect();
        found.sort_by(|a, b| {
            b.tie
                .score
                .total_cmp(&a.tie.score)
                .then_with(|| (a.tie.from, a.tie.to).cmp(&(b.tie.from, b.tie.to)))
        });
        found
    }

    /// The pairs already tied by words of that sentence, and how.
    fn drawn_at(&self, id: DocumentId, span: Span) -> HashMap<[ActorId; 2], Stance> {
        let quotes = self.project.quotes_in(id).filter(|(_, quote)| quote.span.overlaps(span));
        quotes
            .flat_map(|(quote, _)| self.project.ties_on(quote))
            .map(|(_, tie)| (pair(tie.from, tie.to), tie.stance))
            .collect()
    }
}

/// The ties that the documents of `project` may speak of, best first.
///
/// Takes about two seconds for 10 MB of text; [`TieReader`] gives the same document by document.
#[must_use]
pub fn ties(project: &Project, lexicon: &Lexicon) -> Vec<TieSuggestion> {
    let reader = TieReader::new(project, lexicon);
    let mut found: Vec<TieSuggestion> = project.documents().flat_map(|(id, _)| reader.ties_in(id)).collect();
    rank(&mut found);
    found
}

/// Puts suggestions of many documents in order: best first, then as they stand.
pub fn rank(found: &mut [TieSuggestion]) {
    found.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| (a.document, a.span, a.from, a.to).cmp(&(b.document, b.span, b.from, b.to)))
    });
}

/// The piece of a long sentence in which these stand.
fn part_of(text: &str, seen: &[Seen]) -> Span {
    let (start, end) = (seen[0].span.start, seen[seen.len() - 1].span.end);
    Span::new(start, text[end..].find(char::is_whitespace).map_or(text.len(), |rest| end + rest))
}

fn pair(one: ActorId, other: ActorId) -> [ActorId; 2] {
    [one.min(other), one.max(other)]
}

fn has_two(seen: &[Seen]) -> bool {
    seen.iter().any(|other| other.actor != seen[0].actor)
}

fn suggestion(document: DocumentId, text: &str, sentence: &Sentence<'_>, reading: Reading) -> TieSuggestion {
    let hit = &sentence.hits[reading.hit];
    let (from, to) = (&sentence.actors[reading.from].seen, &sentence.actors[reading.to].seen);
    let (speaker, hedge) = says::saying(sentence, hit, text);
    let words = &sentence.words[hit.words.clone()];
    TieSuggestion {
        document,
        span: sentence.span,
        from: from.actor,
        to: to.actor,
        from_at: from.span,
        to_at: to.span,
        stance: reading.stance,
        direction: reading.direction,
        cue: Span::new(words[0].span.start, words[words.len() - 1].span.end),
        speaker,
        hedge,
        score: reading.score,
        key: key::of_tie(document, [from.actor, to.actor], sentence.span.slice(text).unwrap_or_default()),
    }
}
