//! The search that runs in the background: document by document, telling what it finds as it goes.
//!
//! It can be stopped after every stretch of a text; typing on stops it. What it tells goes through a channel that
//! the panel empties in every frame.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::panels::find;
use crate::model::{Document, DocumentId, Project};
use crate::text::query::{Hit, Progress, Query};
use crate::text::{Excerpt, Span};

/// So many hits of a document are told; the rest is counted.
const TOLD_OF_ONE: usize = 500;
/// So many hits are told in all.
const TOLD_OF_ALL: usize = 20_000;
/// What was found is told so often.
const PAUSE: Duration = Duration::from_millis(40);
/// Characters in front of a hit, and in its whole line.
const AROUND: (usize, usize) = (48, 260);

/// A hit as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) excerpt: Excerpt,
    pub(super) page: Option<usize>,
}

/// Something that is told.
#[derive(Debug, PartialEq)]
pub(super) enum Part {
    /// These hits stand in the document, after those told before.
    Hits(DocumentId, Vec<Line>),
    /// The document is read; so many hits of it were not told.
    Read(DocumentId, usize),
    /// So many bytes of all documents are read.
    Bytes(usize),
    /// All is read.
    Over,
}

/// The panel's end of a search that runs; letting go of it stops the search.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) parts: Receiver<Part>,
    stop: Arc<AtomicBool>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// The search, ready to be run on a thread of its own.
pub(in crate::app) struct SearchWork {
    project: Project,
    query: Query,
    parts: Sender<Part>,
    stop: Arc<AtomicBool>,
}

/// A search of all documents of `project`: the work, and the end that hears of it.
pub(super) fn prepare(project: &Project, query: Query) -> (SearchWork, Running) {
    let (sender, parts) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let work = SearchWork { project: project.clone(), query, parts: sender, stop: Arc::clone(&stop) };
    (work, Running { parts, stop })
}

impl SearchWork {
    /// Searches until all is read or nobody listens any more; calls `wake` when there is news.
    pub(in crate::app) fn run(self, wake: &dyn Fn()) {
        let mut telling = Telling { work: &self, wake, lines: Vec::new(), told: 0, read: 0, last: None };
        for id in find::documents(&self.project, "") {
            let Some(document) = self.project.document(id) else { continue };
            if telling.document(id, document).is_none() {
                return;
            }
        }
        telling.tell(Part::Over);
    }
}

struct Telling<'w> {
    work: &'w SearchWork,
    wake: &'w dyn Fn(),
    lines: Vec<Line>,
    told: usize,
    /// Bytes of the documents before the one at hand.
    read: usize,
    /// When something was told last.
    last: Option<Instant>,
}

impl Telling<'_> {
    /// Searches a document; `None` if the search was stopped.
    fn document(&mut self, id: DocumentId, document: &Document) -> Option<()> {
        let (mut here, mut silent) = (0, 0);
        for seen in self.work.query.scan(document.text.as_str()) {
            match seen {
                Progress::Hit(hit) if here < TOLD_OF_ONE && self.told < TOLD_OF_ALL => {
                    here += 1;
                    self.told += 1;
                    self.lines.push(line(document, &hit));
                }
                Progress::Hit(_) => silent += 1,
                Progress::Read(read) => {
                    self.heard()?;
                    self.pass_on(id, self.read + read);
                }
            }
        }
        self.read += document.text.len();
        self.flush(id);
        if here + silent > 0 {
            self.tell(Part::Read(id, silent));
        }
        Some(())
    }

    fn heard(&self) -> Option<()> {
        (!self.work.stop.load(Ordering::Relaxed)).then_some(())
    }

    /// Tells what there is, unless that was done a moment ago.
    fn pass_on(&mut self, id: DocumentId, read: usize) {
        if self.last.is_some_and(|last| last.elapsed() < PAUSE)
            || (self.last.is_none() && self.lines.is_empty())
        {
            return;
        }
        self.last = Some(Instant::now());
        self.flush(id);
        self.tell(Part::Bytes(read));
    }

    fn flush(&mut self, id: DocumentId) {
        if !self.lines.is_empty() {
            let lines = std::mem::take(&mut self.lines);
            self.tell(Part::Hits(id, lines));
        }
    }

    fn tell(&self, part: Part) {
        drop(self.work.parts.send(part)); // the panel may have begun another search by now
        (self.wake)();
    }
}

fn line(document: &Document, hit: &Hit) -> Line {
    let excerpt = Excerpt::around(document.text.as_str(), &hit.words, AROUND);
    Line { span: hit.span, excerpt, page: document.page_of(hit.span.start) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::text::SourceText;
    use crate::text::query::How;

    fn project() -> Project {
        let mut project = Project::new(Id::from_bits(1));
        let many = "Iran. ".repeat(TOLD_OF_ONE + 7);
        for (n, (title, text)) in
            [("Zeta", "Iran came late."), ("Alpha", &many), ("Beta", "nothing")].into_iter().enumerate()
        {
            let document = Document::titled(title, SourceText::new(text));
            project.put_document(Id::from_bits(n as u64 + 2), document);
        }
        project
    }

    #[test]
    fn hits_come_by_title_and_what_is_too_much_is_counted() {
        let (work, running) = prepare(&project(), Query::new("iran", How::default()).unwrap());
        work.run(&|| {});
        let parts: Vec<Part> = running.parts.try_iter().collect();
        let told: Vec<(u64, usize)> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Hits(id, lines) => Some((id.bits(), lines.len())),
                Part::Read(id, silent) => Some((id.bits(), *silent)),
                Part::Bytes(_) | Part::Over => None,
            })
            .collect();
        assert_eq!(told, [(3, TOLD_OF_ONE), (3, 7), (2, 1), (2, 0)]);
        assert_eq!(parts.last(), Some(&Part::Over));
    }

    #[test]
    fn a_search_that_nobody_hears_stops() {
        let (work, running) = prepare(&project(), Query::new("iran", How::default()).unwrap());
        let stop = Arc::clone(&running.stop);
        drop(running);
        assert!(stop.load(Ordering::Relaxed));
        work.run(&|| unreachable!("nobody is to be told"));
    }
}
