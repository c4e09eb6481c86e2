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
