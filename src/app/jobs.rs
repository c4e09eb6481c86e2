//! Work in the background: opening, saving, importing, drawing pictures, waiting for the system's file dialog.
//!
//! A job gets what it needs by value (a clone of the project costs nothing), runs on a thread of its own, and ends
//! in a [`Done`] that the window takes in at its next frame. A job that breaks says so; it never takes the window
//! with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
#[cfg(unix)]
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use kurbo::Point;

use super::action::{FileAction, LargePicture, Purpose};
use super::files::{Came, Found, Fresh, Kept, News, Past, Read, Refusal, Tried};
use super::keeping::Place;
use super::mentions::Count;
use super::panels::dock::suggestions::Offers;
use crate::layout::Watch;
use crate::model::{ActorId, ActorRow, Document, DocumentId, Picture, TieRow};
use crate::store::Saved;

/// What the job is called that looks for suggestions.
pub(super) const SUGGESTING: &str = "looking for suggestions";

/// What the job is called that saves.
pub(super) const SAVING: &str = "saving";
/// A save that takes no longer is not worth a word.
const SAID_AFTER: Duration = Duration::from_millis(300);

/// So long the window may take to end once the system asked for it.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_secs(5);

/// How a job ended.
pub(super) enum Done {
    /// The analyst chose these paths, or none.
    Picked {
        /// What for.
        purpose: Purpose,
        /// The paths; empty if the dialog was left without.
        paths: Vec<PathBuf>,
        /// The dialog was gone before anybody could have seen it: there is none on this machine.
        was_never_seen: bool,
    },
    /// A project was opened, or not.
    Opened(PathBuf, Box<Tried>),
    /// The project was saved, or not.
    Saved {
        /// Where.
        path: PathBuf,
        /// The revision that was saved.
        revision: u64,
        /// How it went.
        result: Result<Saved, Refusal>,
        /// Where the work is kept from now on, if that is a new place.
        place: Option<Place>,
    },
    /// A snapshot was written, or not.
    Kept(Box<Kept>),
    /// A project was left as it should be; this comes next.
    Left(Option<FileAction>),
    /// Work on projects never saved was looked for.
    Waiting(Option<Box<Found>>),
    /// The file was looked at.
    Outside(PathBuf, News),
    /// The saved versions.
    Versions(Vec<Past>),
    /// One of them was read.
    VersionRead(PathBuf, Box<Read>),
    /// Documents were read.
    Imported(Box<Came>),
    /// A document of the import at hand was read again.
    ReadAnew {
        /// Which import.
        summary: u64,
        /// Which of its documents.
        place: usize,
        /// What it is now.
        read: Box<Result<Fresh, Trouble>>,
    },
    /// A newer copy of a document was read.
    Again(DocumentId, Box<Result<Document, Trouble>>),
    /// Places were found for actors, or it was stopped.
    Arranged(Watch, Option<Vec<(ActorId, Point)>>),
    /// Everybody in the camps of the selected actors was found, in the project of this revision.
    Camps(u64, Vec<ActorId>),
    /// Rows of tables got places, to be added now.
    Placed(Rows),
    /// Pictures were read for the canvas, or one for an actor.
    Pictures(Purpose, Vec<Result<Picture, Refused>>),
    /// Tables were read.
    Tables(Vec<Result<Rows, Trouble>>),
    /// A file that is no project was written.
    Wrote(Result<PathBuf, Trouble>),
    /// A large map was drawn from nothing.
    MapDrawn(Box<super::scene::Made>),
    /// A picture was drawn for the clipboard; true if it is smaller than it might have been.
    Drawn(Result<(egui::ColorImage, bool), Trouble>),
    /// The documents were looked through for suggestions.
    Suggested(Box<Offers>),
    /// Mentions were counted; nothing if the project changed meanwhile.
    Counted(Option<Box<Count>>),
    /// All that was found was told to whoever asked, by a way of its own.
    Told,
    /// The job broke.
    Broke(String),
}

/// What a table held.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) actors: Vec<ActorRow>,
    pub(super) ties: Vec<TieRow>,
    /// Actors from a list of names: they wait off the canvas.
    pub(super) names: Vec<ActorRow>,
    /// Rows that do not fit, as sentences.
    pub(super) bad: Vec<String>,
}

/// Why a job did not do what was asked, in the words of the room that refused.
#[derive(Clone, Debug, Default)]
pub(super) struct Trouble {
    pub(super) words: String,
    pub(super) hint: String,
}

impl Trouble {
    pub(super) fn new(words: &impl ToString, hint: impl Into<String>) -> Self {
        Self { words: words.to_string(), hint: hint.into() }
    }
}

/// Why a picture was not taken in.
pub(super) enum Refused {
    /// It cannot be.
    Trouble(Trouble),
    /// It is too large, and may be made smaller.
    Large(LargePicture),
}

/// The jobs that run.
pub(super) struct Jobs {
    running: Vec<(u64, String, Instant)>,
    started: u64,
    /// The first job of the project at hand.
    first_here: u64,
    sender: Sender<(u64, Done)>,
    receiver: Receiver<(u64, Done)>,
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { running: Vec::new(), started: 0, first_here: 0, sender, receiver }
    }
}

impl Jobs {
    /// Begins `work`, called `label` in the status line; work without a name is none of the analyst's business.
    pub(super) fn start<W>(&mut self, ctx: &egui::Context, label: &str, work: W)
    where
        W: FnOnce() -> Done + Send + 'static,
    {
        self.started += 1;
        let number = self.started;
        let broke = if label.is_empty() { "work in the background" } else { label }.to_owned();
        self.running.push((number, label.to_owned(), Instant::now()));
        if label == SAVING {
            ctx.request_repaint_after(SAID_AFTER);
        }
        let (number, sender, ctx) = (number, self.sender.clone(), ctx.clone());
        let run = move || {
            // Whatever a broken job left half-done was its own: it was given values, not references.
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Done::Broke(broke));
            drop(sender.send((number, done))); // the window may be gone by now
            ctx.request_repaint();
        };
        if thread::Builder::new().name(label.to_owned()).spawn(run).is_err() {
            drop(self.sender.send((number, Done::Broke(label.to_owned()))));
        }
    }

    /// Another project takes the place of the one at hand: what still runs was begun for that.
    pub(super) fn leave_project(&mut self) {
        self.first_here = self.started + 1;
    }

    /// True if the job of this number was begun for a project that is no longer at hand.
    pub(super) fn is_of_before(&self, number: u64) -> bool {
        number < self.first_here
    }

    /// What ended since the last call, with the numbers of the jobs.
    pub(super) fn finished(&mut self) -> Vec<(u64, Done)> {
        let ended: Vec<(u64, Done)> = self.receiver.try_iter().collect();
        self.running.retain(|(number, ..)| ended.iter().all(|(other, _)| other != number));
        ended
    }

    /// How many jobs run.
    pub(super) fn count(&self) -> usize {
        self.running.len()
    }

    /// What runs, in words.
    pub(super) fn labels(&self) -> Vec<String> {
        self.running.iter().map(|(_, label, _)| label.clone()).filter(|label| !label.is_empty()).collect()
    }

    /// The first of it that is worth a word in the status line.
    pub(super) fn shown(&self) -> Option<String> {
        let is_worth = |label: &str, since: &Instant| label != SAVING || since.elapsed() >= SAID_AFTER;
        let mut all = self.running.iter().filter(|(_, label, _)| !label.is_empty());
        all.find(|(_, label, since)| is_worth(label, since)).map(|(_, label, _)| label.clone())
    }
}

/// Sees to it that `told` is true once the system asks the program to end, and that there is a frame then.
#[cfg(unix)]
pub(super) fn watch_signals(ctx: &egui::Context, told: &Arc<AtomicBool>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP]) else { return };
    let (ctx, told) = (ctx.clone(), Arc::clone(told));
    let wait = move || {
        if signals.forever().next().is_none() {
            return;
        }
        told.store(true, Ordering::Relaxed);
        ctx.request_repaint();
        thread::sleep(PATIENCE); // a window that hangs ends all the same; what is being written is whole or not there
        std::process::exit(1);
    };
    drop(thread::Builder::new().name("signals".to_owned()).spawn(wait)); // without it the system ends us as ever
}

/// Other systems ask the window.
#[cfg(not(unix))]
pub(super) fn watch_signals(_: &egui::Context, _: &Arc<AtomicBool>) {}

/// Waits on this thread until `future` is there.
pub(super) fn wait_for<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(jobs: &mut Jobs) -> Vec<Done> {
        let start = Instant::now();
        loop {
            let done = jobs.finished();
            if !done.is_empty() || start.elapsed() > Duration::from_secs(10) {
                return done.into_iter().map(|(_, done)| done).collect();
            }
            thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn a_job_that_breaks_says_so_and_is_gone() {
        let mut jobs = Jobs::default();
        jobs.start(&egui::Context::default(), "breaking", || {
            std::panic::resume_unwind(Box::new("on purpose"))
        });
        assert_eq!(jobs.labels(), ["breaking"]);
        let done = wait(&mut jobs);
        assert!(matches!(&done[..], [Done::Broke(label)] if label == "breaking"));
        assert!(jobs.labels().is_empty());
    }

    #[test]
    fn a_future_that_is_woken_later_is_waited_for() {
        let mut asked = 0;
        let slow = std::future::poll_fn(move |context| {
            asked += 1;
            if asked == 3 {
                return Poll::Ready(asked);
            }
            let waker = context.waker().clone();
            thread::spawn(move || waker.wake());
            Poll::Pending
        });
        assert_eq!(wait_for(slow), 3);
    }
}
