//! The check that runs in the background: reading all documents for the names of actors takes seconds.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use crate::analysis::evidence::{self, Mentioned, Report};
use crate::model::Project;

/// What a check ended in, and what it read on the way.
pub(super) type Checked = (Report, Option<Arc<Mentioned>>);

/// The panel's end of a check that runs; letting go of it stops the check.
#[derive(Debug)]
pub(super) struct Running {
    /// The revision that is checked.
    pub(super) revision: u64,
    result: Receiver<Checked>,
    stop: Arc<AtomicBool>,
}

impl Running {
    /// What it ended in: `Ok(None)` while it runs.
    ///
    /// # Errors
    ///
    /// The check broke.
    pub(super) fn ended(&self) -> Result<Option<Checked>, TryRecvError> {
        match self.result.try_recv() {
            Ok(checked) => Ok(Some(checked)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(TryRecvError::Disconnected),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// The check, ready to be run on a thread of its own.
pub(in crate::app) struct CheckWork {
    project: Project,
    known: Option<Arc<Mentioned>>,
    result: Sender<Checked>,
    stop: Arc<AtomicBool>,
}

/// A check of `project`. What was read before is read again only if texts or names are others.
pub(super) fn prepare(
    (project, revision): (&Project, u64),
    known: Option<Arc<Mentioned>>,
) -> (CheckWork, Running) {
    let (sender, result) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let work = CheckWork { project: project.clone(), known, result: sender, stop: Arc::clone(&stop) };
    (work, Running { revision, result, stop })
}

impl CheckWork {
    /// Checks until the end, or until nobody listens any more.
    pub(in crate::app) fn run(self) {
        let known = self.known.filter(|known| known.is_of(&self.project));
        let goes_on = || !self.stop.load(Ordering::Relaxed);
        // Names too long to be sought leave it open whether an actor is ever named.
        let read = || Mentioned::read(&self.project, goes_on).ok().flatten().map(Arc::new);
        let mentioned = known.or_else(read);
        let report = evidence::check(&self.project, mentioned.as_deref());
        drop(self.result.send((report, mentioned))); // the panel may have begun another check by now
    }
}
