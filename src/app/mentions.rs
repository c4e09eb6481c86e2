//! Who is named where in the project at hand, kept up to date.
//!
//! After an edit of names or documents, a small project is counted at once; a large one in the background, while the
//! last count stands. The names themselves are ready within the frame unless they are thousands. Counting is the
//! business of [`Census`]; this only says when. Start at [`Mentions::settle`].

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::jobs::Done;
use crate::edit::Words;
use crate::model::census::{Census, Tally};
use crate::model::{ActorId, DocumentId, NameBook, Project};

/// Up to here names are made ready within the frame.
const NAMES_AT_ONCE: usize = 3_000;
/// Up to here texts are counted within the frame, in bytes, if the names are few as well.
const TEXT_AT_ONCE: usize = 200_000;
const COUNTED_AT_ONCE: usize = 500;

/// Names and texts, as one number each.
type State = (u64, u64);

/// Who is named where, as far as it is known.
#[derive(Debug, Default)]
pub struct Mentions {
    book: Option<Arc<NameBook>>,
    census: Arc<Census>,
    /// The revision that was looked at last.
    seen: Option<u64>,
    /// What the census is to be of.
    wanted: Option<State>,
    running: Option<Arc<AtomicBool>>,
    version: u64,
    /// Where the last walk stopped, and whose mentions it went through.
    last_stop: Option<(ActorId, Stop)>,
}

/// One mention of an actor among all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The words.
    pub words: Words,
    /// Which one it is, counted from 1.
    pub at: usize,
    /// How many there are.
    pub of: usize,
}

/// A count that is to be taken in the background.
pub(super) struct CountWork {
    project: Project,
    book: Option<Arc<NameBook>>,
    before: Arc<Census>,
    state: State,
    goes_on: Arc<AtomicBool>,
}

/// What a count in the background ended in.
pub(super) struct Count {
    state: State,
    book: Arc<NameBook>,
    census: Census,
}

impl Mentions {
    /// With the names of `project` ready and nothing counted.
    #[must_use]
    pub fn ready(project: &Project) -> Self {
        Self { book: NameBook::of(project).ok().map(Arc::new), ..Self::default() }
    }

    /// The last count.
    #[must_use]
    pub fn census(&self) -> &Census {
        &self.census
    }

    /// Changes with every count: for what is kept between frames.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How often `actor` is named, as counted last.
    #[must_use]
    pub fn of(&self, actor: ActorId) -> Option<&Tally> {
        self.census.of(actor)
    }

    /// True while the last count is not of the project as it is.
    #[must_use]
    pub fn is_counting(&self) -> bool {
        self.running.is_some()
    }

    /// The names of all actors, as they were made ready last.
    #[must_use]
    pub fn book(&self) -> Option<&Arc<NameBook>> {
        self.book.as_ref()
    }

    /// The mention of `actor` that follows the words at hand, or goes before them, in `order` of documents; around the
    /// ends. Without words at hand it is the first one in the open document or after it.
    #[must_use]
    pub fn next(&self, actor: ActorId, order: &[DocumentId], (at, is_back): (Place, bool)) -> Option<Stop> {
        let all = self.walk(actor, order);
        let here = order.iter().position(|id| *id == at.document);
        let key = |words: &Words| (order.iter().position(|id| *id == words.document), words.span.start);
        let number = if is_back {
            let now = (here, at.byte.unwrap_or(0));
            all.partition_point(|words| key(words) < now).checked_sub(1).unwrap_or(all.len().checked_sub(1)?)
        } else {
            let after = all.partition_point(|words| match at.byte {
                Some(byte) => key(words) <= (here, byte),
                None => key(words) < (here, 0),
            });
            if after == all.len() { 0 } else { after }
        };
        Some(Stop { words: *all.get(number)?, at: number + 1, of: all.len() })
    }

    fn walk(&self, actor: ActorId, order: &[DocumentId]) -> Vec<Words> {
        let in_one = |id: &DocumentId| {
            let document = *id;
            self.census.mentions_of(actor, document).map(move |named| Words { document, span: named.span })
        };
        order.iter().flat_map(in_one).collect()
    }

    /// Where the last walk stopped, and whose mentions it went through.
    #[must_use]
    pub fn last_stop(&self) -> Option<(ActorId, Stop)> {
        self.last_stop
    }

    /// Notes where a walk stopped.
    pub(super) fn note_stop(&mut self, actor: ActorId, stop: Stop) {
        self.last_stop = Some((actor, stop));
    }

    /// Notes what `project` is now. Gives the work that is left for the background, if any.
    pub(super) fn settle(&mut self, project: &Project, revision: u64) -> Option<CountWork> {
        if self.seen == Some(revision) {
            return None;
        }
        self.seen = Some(revision);
        let state = (NameBook::print_of(project), corpus(project));
        if self.wanted == Some(state) {
            return None;
        }
        self.wanted = Some(state);
        self.stop_counting();
        let names: usize = project.actors().map(|(_, actor)| 1 + actor.aliases.len()).sum();
        if self.book.as_ref().is_none_or(|book| book.print() != state.0) && names <= NAMES_AT_ONCE {
            // Names of billions of letters are not sought; no file that can be opened has them.
            self.book = NameBook::of(project).ok().map(Arc::new);
        }
        let book = self.book.clone().filter(|book| book.print() == state.0);
        let size: usize = project.documents().map(|(_, document)| document.text.len()).sum();
        if let Some(book) = book.as_ref().filter(|_| size <= TEXT_AT_ONCE && names <= COUNTED_AT_ONCE) {
            self.census = Census::take(project, book, &self.census, &|| true).unwrap_or_default().into();
            self.version += 1;
            return None;
        }
        let goes_on = Arc::new(AtomicBool::new(true));
        self.running = Some(Arc::clone(&goes_on));
        Some(CountWork { project: project.clone(), book, before: Arc::clone(&self.census), state, goes_on })
    }

    /// Takes in a count, unless the project has changed since.
    pub(super) fn take_in(&mut self, count: Count) {
        if self.wanted == Some(count.state) {
            (self.book, self.census) = (Some(count.book), Arc::new(count.census));
            self.running = None;
            self.version += 1;
        }
    }

    /// Forgets everything: another project is at hand.
    pub(super) fn forget(&mut self) {
        self.stop_counting();
        *self = Self { version: self.version + 1, ..Self::default() };
    }

    fn stop_counting(&mut self) {
        if let Some(running) = self.running.take() {
            running.store(false, Ordering::Relaxed);
        }
    }
}

/// Where one is in the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The open document.
    pub document: DocumentId,
    /// Where the selected words begin in it, if some are.
    pub byte: Option<usize>,
}

impl CountWork {
    /// Does the work.
    pub(super) fn run(self) -> Done {
        let _span = tracing::info_span!("count mentions").entered();
        let goes_on = || self.goes_on.load(Ordering::Relaxed);
        let book = self.book.clone().or_else(|| NameBook::of(&self.project).ok().map(Arc::new));
        let census = book.as_ref().and_then(|book| Census::take(&self.project, book, &self.before, &goes_on));
        Done::Counted(
            book.zip(census).map(|(book, census)| Box::new(Count { state: self.state, book, census })),
        )
    }
}

/// The texts that there are, as one number.
fn corpus(project: &Project) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (id, document) in project.documents() {
        (id, document.text.sha256()).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Document, Id};
    use crate::text::SourceText;

    fn project(texts: &[&str]) -> (Project, Vec<DocumentId>) {
        let mut project = Project::new(Id::from_bits(1));
        project.put_actor(Id::from_bits(1), Actor::named("Iran"));
        for (number, text) in (1..).zip(texts) {
            project.put_document(Id::from_bits(number), Document::titled("T", SourceText::new(text)));
        }
        let order = project.documents().map(|(id, _)| id).rev().collect();
        (project, order)
    }

    fn settled(project: &Project) -> Mentions {
        let mut mentions = Mentions::default();
        assert!(mentions.settle(project, 1).is_none());
        mentions
    }

    #[test]
    fn a_walk_goes_through_all_documents_and_around() {
        let (project, order) = project(&["Iran, Iran", "none", "Iran"]);
        let mentions = settled(&project);
        let mut at = Place { document: order[1], byte: None };
        let mut visited = Vec::new();
        for _ in 0..4 {
            let stop = mentions.next(Id::from_bits(1), &order, (at, false)).unwrap();
            visited.push((stop.words.document.bits(), stop.words.span.start, stop.at));
            at = Place { document: stop.words.document, byte: Some(stop.words.span.start) };
        }
        assert_eq!(visited, [(1, 0, 2), (1, 6, 3), (3, 0, 1), (1, 0, 2)]);
        let back = mentions.next(Id::from_bits(1), &order, (at, true)).unwrap();
        assert_eq!((back.at, back.of), (1, 3));
        at = Place { document: order[0], byte: Some(0) };
        assert_eq!(mentions.next(Id::from_bits(1), &order, (at, true)).unwrap().at, 3);
    }

    #[test]
    fn what_is_large_is_counted_elsewhere_and_a_count_that_comes_late_is_not_taken() {
        let (mut project, _) = project(&[&"Iran and Iraq. ".repeat(20_000)]);
        let mut mentions = Mentions::default();
        let work = mentions.settle(&project, 1).unwrap();
        assert!(mentions.is_counting() && mentions.book().is_some());
        project.put_actor(Id::from_bits(2), Actor::named("Iraq"));
        let again = mentions.settle(&project, 2).unwrap();
        assert!(matches!(work.run(), Done::Counted(None)), "it was told to stop");
        let Done::Counted(Some(count)) = again.run() else { panic!("nothing was counted") };
        mentions.take_in(*count);
        assert_eq!(mentions.of(Id::from_bits(2)).unwrap().mentions, 20_000);
        assert!(!mentions.is_counting());
        assert!(mentions.settle(&project, 3).is_none(), "another revision of the same names and texts");
    }
}
