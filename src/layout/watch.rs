//! How far a layout is, and the way to stop it: read and asked from any thread while [`place`](super::place) works.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// A hold on a layout at work. Clones watch the same one.
///
/// ```
/// use detente::layout::{Request, Watch, place};
/// let watch = Watch::default();
/// watch.clone().cancel();
/// assert!(place(&Request::default(), &watch).is_none());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Watch {
    seen: Arc<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    millionths: AtomicU32,
    is_cancelled: AtomicBool,
}

impl Watch {
    /// From 0 to 1; it never runs backwards.
    #[must_use]
    pub fn progress(&self) -> f64 {
        f64::from(self.seen.millionths.load(Ordering::Relaxed)) / 1e6
    }

    /// Asks the layout to stop; it does within a moment, and gives no places.
    pub fn cancel(&self) {
        self.seen.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether someone asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.seen.is_cancelled.load(Ordering::Relaxed)
    }

    /// Whether both watch the same layout.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.seen, &other.seen)
    }

    /// Says how far it is, from 0 to 1; `None` if it shall stop.
    pub(super) fn at(&self, share: f64) -> Option<()> {
        let millionths = (share.clamp(0.0, 1.0) * 1e6) as u32;
        self.seen.millionths.fetch_max(millionths, Ordering::Relaxed);
        (!self.is_cancelled()).then_some(())
    }
}

/// A stretch of a layout: 0 to 1 of it is part of the whole.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'a> {
    watch: &'a Watch,
    from: f64,
    to: f64,
}

impl<'a> Stretch<'a> {
    pub(super) fn of(watch: &'a Watch) -> Self {
        Self { watch, from: 0.0, to: 1.0 }
    }

    /// Part of this stretch.
    pub(super) fn part(&self, from: f64, to: f64) -> Self {
        let long = self.to - self.from;
        Self { watch: self.watch, from: self.from + from * long, to: self.from + to * long }
    }

    /// Says how far it is, from 0 to 1; `None` if it shall stop.
    pub(super) fn at(&self, share: f64) -> Option<()> {
        self.watch.at(self.from + share.clamp(0.0, 1.0) * (self.to - self.from))
    }

    /// `None` if it shall stop.
    pub(super) fn go_on(&self) -> Option<()> {
        (!self.watch.is_cancelled()).then_some(())
    }
}
