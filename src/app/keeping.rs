//! What is kept of the project at hand beside the saved file: when a snapshot is due, who has the lock, what failed.
//!
//! A snapshot is on the disk within a second of an edit, and costs a frame nothing: the job gets a clone. Where one
//! takes long, the next waits ten times as long, so that keeping never takes more than a tenth of the machine. Clearing
//! overtakes: a snapshot that was begun before its folder was cleared is not written any more ([`Gate`]). How it lies
//! on the disk is the business of [`store::keep`](crate::store::keep), what is done when of `files`. Start at
//! [`Keeping::due`].

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::store::FileHash;
use crate::store::keep::{Keep, Lock};

/// Seconds after an edit before a snapshot begins: a burst of edits is one snapshot.
const CALM: f64 = 0.2;
/// Seconds from one snapshot to the next, at least.
const BETWEEN: f64 = 0.7;
/// So many times as long as a snapshot took, nothing is kept.
const REST: f64 = 10.0;
/// Nobody waits longer than this, however long a snapshot takes.
const LONGEST_REST: f64 = 20.0;
/// Seconds after which a snapshot that failed is tried again.
const AGAIN: f64 = 5.0;

/// What the analyst may do with the file at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    #[default]
    Free,
    /// Nothing: another window works on it.
    Held,
    /// The file may not be written, or its folder.
    ReadOnly,
}

/// What is kept of the project at hand.
#[derive(Debug, Default)]
pub struct Keeping {
    /// Nothing is kept while this is false: tests of other things leave no trace.
    pub(super) is_on: bool,
    /// The program's own folder, for projects that were never saved.
    pub(super) state: Option<PathBuf>,
    /// What may be done with the file.
    pub access: Access,
    /// The project is looked at without what may have broken.
    pub is_safe: bool,
    /// Somebody has yet to decide about a recovery: what waits must stay.
    pub(super) waits: bool,
    /// Where the work on the project at hand is kept.
    pub(super) place: Option<Place>,
    /// The projects never saved of earlier starts are to be offered; those put off are in the list.
    pub(super) looks_for_unsaved: bool,
    pub(super) put_off: Vec<PathBuf>,
    /// What somebody else has written into the file, as it was shown last.
    pub(super) seen: Option<FileHash>,
    /// What is to be left, and whether something in it waits for the analyst.
    pub(super) left: Vec<(Place, bool)>,
    kept: Option<u64>,
    kept_at: Option<f64>,
    running: Option<u64>,
    since: Option<(u64, f64)>,
    not_before: f64,
    has_failed: bool,
}

/// Where the work on a project is kept, and that it is ours.
#[derive(Clone, Debug)]
pub struct Place {
    pub(super) keep: Keep,
    pub(super) lock: Option<Arc<Lock>>,
    pub(super) gate: Gate,
}

/// Keeps jobs on one folder apart and in order.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    /// Apart from the lock: whoever begins work must not wait for work that goes on.
    begun: Arc<AtomicU64>,
    /// The number of the last clearing; locked while something is written or cleared.
    cleared: Arc<Mutex<u64>>,
}

impl Gate {
    /// A number for work that begins now.
    pub(super) fn begin(&self) -> u64 {
        self.begun.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Does `work` unless the folder was cleared since `number` was given.
    pub(super) fn keep<R>(&self, number: u64, work: impl FnOnce() -> R) -> Option<R> {
        let cleared = self.cleared.lock().unwrap_or_else(PoisonError::into_inner);
        (number > *cleared).then(work)
    }

    /// Does `work`, and lets nothing through that was begun before `number` was given, another clearing included: what
    /// it meant to clear is gone, and what is there by now may be somebody else's.
    pub(super) fn clear(&self, number: u64, work: impl FnOnce()) {
        let mut cleared = self.cleared.lock().unwrap_or_else(PoisonError::into_inner);
        if number > *cleared {
            *cleared = number;
            work();
        }
    }
}

impl Place {
    pub(super) fn new(keep: Keep, lock: Option<Lock>) -> Self {
        Self { keep, lock: lock.map(Arc::new), gate: Gate::default() }
    }
}

impl Keeping {
    /// Seconds until a snapshot of this revision is due, `None` if it needs none.
    pub(super) fn due(&mut self, (revision, is_dirty): (u64, bool), now: f64) -> Option<f64> {
        if !self.is_on || !is_dirty || self.access == Access::Held || self.kept == Some(revision) {
            self.since = None;
            return None;
        }
        if self.running.is_some() {
            return None; // its end is another frame
        }
        // Since the first edit that is not kept, not the last: a drag without a pause is kept, too.
        let since = self.since.map_or(now, |(_, since)| since);
        self.since = Some((revision, since));
        Some((since + CALM).max(self.not_before) - now)
    }

    /// A snapshot of this revision begins.
    pub(super) fn begin(&mut self, revision: u64) {
        self.running = Some(revision);
        self.since = None;
    }

    /// The snapshot ended after so many seconds; gives whether a failure is to be told.
    pub(super) fn end(&mut self, (is_kept, seconds): (bool, f64), now: f64) -> bool {
        let Some(revision) = self.running.take() else { return false };
        if is_kept {
            (self.kept, self.kept_at, self.has_failed) = (Some(revision), Some(now), false);
            self.not_before = now + (BETWEEN - seconds).max((REST * seconds).min(LONGEST_REST)).max(0.0);
            return false;
        }
        self.not_before = now + AGAIN;
        !std::mem::replace(&mut self.has_failed, true)
    }

    /// Nothing is kept any more: it was saved or given up.
    pub(super) fn forget_kept(&mut self) {
        (self.kept, self.kept_at, self.since) = (None, None, None);
    }

    /// Another project is about to be at hand: what is kept of this one is left.
    pub(super) fn move_on(&mut self) {
        let place = self.place.take();
        let left = std::mem::take(&mut self.left);
        let (looks_for_unsaved, put_off) = (self.looks_for_unsaved, std::mem::take(&mut self.put_off));
        let waits = self.waits;
        let (is_on, state) = (self.is_on, self.state.take());
        *self = Self { is_on, state, looks_for_unsaved, put_off, left, ..Self::default() };
        self.left.extend(place.map(|place| (place, waits)));
    }

    /// The project was saved, and its work is kept at `place` from now on, if that is another than before.
    pub(super) fn settle_saved(&mut self, place: Option<Place>) {
        if let Some(place) = place {
            let before = self.place.replace(place);
            self.left.extend(before.map(|before| (before, self.waits)));
            (self.kept, self.waits) = (None, false);
        }
        self.access = Access::Free;
    }

    /// A place that nobody needs is to be left.
    pub(super) fn leave_to(&mut self, place: Option<Place>) {
        self.left.extend(place.map(|place| (place, false)));
    }

    /// Where the work on the file at hand is kept and locked by us.
    pub(super) fn keep_of_file(&self) -> Option<Keep> {
        self.place.as_ref().map(|place| place.keep.clone())
    }

    /// Work in the background broke off: if it was a snapshot, another is tried a little later. Gives whether it was.
    pub(super) fn broke(&mut self, now: f64) -> bool {
        let was_it = self.running.take().is_some();
        if was_it {
            self.not_before = now + AGAIN;
        }
        was_it
    }

    /// What lies there is to be cleared once the file holds the work.
    pub(super) fn mark_kept(&mut self) {
        self.kept = Some(u64::MAX);
    }

    /// The revision that the newest snapshot holds.
    #[must_use]
    pub fn kept(&self) -> Option<u64> {
        self.kept
    }

    /// True while a snapshot is being written.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// How safe the work is, in words; nothing if nothing is kept.
    #[must_use]
    pub fn words(&self, (revision, is_dirty): (u64, bool), now: f64) -> Option<String> {
        if !self.is_on || !is_dirty {
            return None;
        }
        if self.has_failed {
            return Some("Not kept for recovery: the last try failed".to_owned());
        }
        let at = self.kept_at?;
        let ago = match now - at {
            seconds if seconds < 2.0 => "just now".to_owned(),
            seconds if seconds < 120.0 => format!("{seconds:.0} s ago"),
            seconds => format!("{:.0} min ago", seconds / 60.0),
        };
        let all = if self.kept == Some(revision) { "All work" } else { "Work" };
        Some(format!("{all} kept for recovery {ago}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on() -> Keeping {
        Keeping { is_on: true, ..Keeping::default() }
    }

    #[test]
    fn an_edit_is_kept_within_a_second_and_once() {
        let mut keeping = on();
        assert_eq!(keeping.due((0, false), 0.0), None, "nothing was done");
        assert!(keeping.due((1, true), 10.0).is_some_and(|wait| wait <= 1.0));
        assert!(keeping.due((1, true), 10.2).is_some_and(|wait| wait <= 0.0));
        keeping.begin(1);
        assert_eq!(keeping.due((1, true), 10.3), None, "it is being written");
        assert!(!keeping.end((true, 0.01), 10.3));
        assert_eq!(keeping.due((1, true), 99.0), None, "unchanged");
    }

    #[test]
    fn a_drag_without_a_pause_is_kept_every_second() {
        let (mut keeping, mut kept) = (on(), Vec::new());
        for frame in 0..600 {
            let now = f64::from(frame) / 60.0;
            let revision = frame as u64 + 1;
            if keeping.due((revision, true), now).is_some_and(|wait| wait <= 0.0) {
                keeping.begin(revision);
                keeping.end((true, 0.02), now);
                kept.push(now);
            }
        }
        assert!(kept.windows(2).all(|pair| pair[1] - pair[0] <= 1.0), "{kept:?}");
        assert!((9..=16).contains(&kept.len()), "{kept:?}");
    }

    #[test]
    fn what_takes_long_is_done_less_often_and_never_given_up() {
        let mut keeping = on();
        keeping.due((1, true), 0.0);
        keeping.begin(1);
        keeping.end((true, 0.5), 1.0);
        assert_eq!(keeping.due((2, true), 1.0), Some(5.0), "ten times as long");
        keeping.begin(2);
        keeping.end((true, 60.0), 100.0);
        assert_eq!(keeping.due((3, true), 100.0), Some(LONGEST_REST));
    }

    #[test]
    fn a_failure_is_told_once_until_it_worked_in_between() {
        let mut keeping = on();
        let fail = |keeping: &mut Keeping, is_kept| {
            keeping.begin(1);
            keeping.end((is_kept, 0.0), 0.0)
        };
        assert!(fail(&mut keeping, false));
        assert!(!fail(&mut keeping, false));
        assert!(!fail(&mut keeping, true));
        assert!(fail(&mut keeping, false));
    }

    #[test]
    fn what_was_begun_before_the_folder_was_cleared_is_not_written_after_it() {
        let gate = Gate::default();
        let slow = gate.begin();
        let clearing = gate.begin();
        gate.clear(clearing, || ());
        assert_eq!(gate.keep(slow, || "written"), None);
        assert_eq!(gate.keep(gate.begin(), || "written"), Some("written"));
    }

    #[test]
    fn a_clearing_that_comes_late_clears_nothing_after_the_folder_was_left() {
        let (gate, mut done) = (Gate::default(), Vec::new());
        let late = gate.begin();
        gate.clear(u64::MAX, || done.push("left"));
        gate.clear(late, || done.push("cleared"));
        assert_eq!(done, ["left"]);
    }
}
