//! How long the last frames and jobs took, on F12.
//!
//! Every room opens a `tracing` span around its slow work; here they are timed on their way out and kept in a small
//! ring. Nothing is written anywhere and nothing leaves the machine.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use egui::{Align2, Context, Grid, Id, RichText, Window};
use tracing::span::{Attributes, Id as SpanId, Record};
use tracing::{Event, Metadata, Subscriber};

/// So many spans are kept.
const KEPT: usize = 512;

/// The spans that ended last, with how long they took.
static ENDED: Mutex<VecDeque<(&'static str, Duration)>> = Mutex::new(VecDeque::new());

/// Begins to time spans, unless somebody else does already (a test).
pub(super) fn watch() {
    drop(tracing::subscriber::set_global_default(Watch::default()));
}

#[derive(Default)]
struct Watch {
    given: AtomicU64,
    open: Mutex<BTreeMap<u64, Open>>,
}

struct Open {
    name: &'static str,
    since: Option<Instant>,
    spent: Duration,
    holders: u32,
}

impl Watch {
    fn with(&self, span: &SpanId, change: impl FnOnce(&mut Open)) {
        if let Ok(mut open) = self.open.lock()
            && let Some(found) = open.get_mut(&span.into_u64())
        {
            change(found);
        }
    }
}

impl Subscriber for Watch {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span() && metadata.target().starts_with("detente")
    }

    fn new_span(&self, span: &Attributes<'_>) -> SpanId {
        let number = self.given.fetch_add(1, Ordering::Relaxed) + 1;
        if let Ok(mut open) = self.open.lock() {
            let name = span.metadata().name();
            open.insert(number, Open { name, since: None, spent: Duration::ZERO, holders: 1 });
        }
        SpanId::from_u64(number)
    }

    fn record(&self, _span: &SpanId, _values: &Record<'_>) {}

    fn record_follows_from(&self, _span: &SpanId, _follows: &SpanId) {}

    fn event(&self, _event: &Event<'_>) {}

    fn enter(&self, span: &SpanId) {
        self.with(span, |open| open.since = Some(Instant::now()));
    }

    fn exit(&self, span: &SpanId) {
        self.with(span, |open| {
            open.spent += open.since.take().map_or(Duration::ZERO, |since| since.elapsed());
        });
    }

    fn clone_span(&self, span: &SpanId) -> SpanId {
        self.with(span, |open| open.holders += 1);
        span.clone()
    }

    fn try_close(&self, span: SpanId) -> bool {
        let Ok(mut open) = self.open.lock() else { return false };
        let Some(found) = open.get_mut(&span.into_u64()) else { return false };
        found.holders -= 1;
        if found.holders > 0 {
            return false;
        }
        let (name, spent) = (found.name, found.spent);
        open.remove(&span.into_u64());
        if let Ok(mut ended) = ENDED.lock() {
            if ended.len() == KEPT {
                ended.pop_front();
            }
            ended.push_back((name, spent));
        }
        true
    }
}

/// What is known of one kind of span.
#[derive(Default)]
struct Sum {
    count: u32,
    last: Duration,
    total: Duration,
    most: Duration,
}

fn sums() -> BTreeMap<&'static str, Sum> {
    let mut sums: BTreeMap<&'static str, Sum> = BTreeMap::new();
    let Ok(ended) = ENDED.lock() else { return sums };
    for (name, spent) in ended.iter() {
        let sum = sums.entry(name).or_default();
        sum.count += 1;
        sum.last = *spent;
        sum.total += *spent;
        sum.most = sum.most.max(*spent);
    }
    sums
}

/// Draws the table of timings.
pub(super) fn timings_ui(ctx: &Context) {
    let ms = |spent: Duration| RichText::new(format!("{:.2}", spent.as_secs_f64() * 1000.0)).monospace();
    Window::new("Timings, in milliseconds")
        .id(Id::unique("timings"))
        .anchor(Align2::LEFT_BOTTOM, [12.0, -44.0])
        .resizable(false)
        .collapsible(false)
        .show(ctx, |ui| {
            Grid::new("spans").num_columns(5).striped(true).show(ui, |ui| {
                for head in ["what", "times", "last", "mean", "most"] {
                    ui.weak(head);
                }
                ui.end_row();
                for (name, sum) in sums() {
                    ui.label(name);
                    ui.monospace(sum.count.to_string());
                    ui.label(ms(sum.last));
                    ui.label(ms(sum.total / sum.count.max(1)));
                    ui.label(ms(sum.most));
                    ui.end_row();
                }
            });
        });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_ended_is_in_the_table() {
        tracing::subscriber::with_default(Watch::default(), || {
            let span = tracing::info_span!(target: "detente::test", "counting sheep");
            span.in_scope(|| std::thread::sleep(Duration::from_millis(2)));
        });
        let sums = sums();
        let sum = sums.get("counting sheep").expect("it was timed");
        assert!(sum.last >= Duration::from_millis(2));
    }
}
