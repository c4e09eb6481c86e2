//! How long a layout takes: camps planted in a graph, as the yardsticks of other programs were.
//!
//! Average degree 6, four camps; 85 % of the ties run within a camp, and of those 85 % support; of the others 85 % clash. Labels
//! are 120 by 40. What comes out is measured too and printed once, for a fast layout that is bad is none. 100,000 boxes
//! take a minute: they are laid out if `DETENTE_LARGE` is set.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use detente::layout::{Box, Method, Pull, Request, Watch, place, quality};
use kurbo::Size;

const CAMPS: usize = 4;

/// Numbers that look thrown and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % many as u64) as usize
    }
}

fn planted(boxes: usize, method: Method) -> Request {
    let mut dice = Dice(1);
    let tie = |_| {
        let (from, is_inside, is_usual) = (dice.below(boxes), dice.below(100) < 85, dice.below(100) < 85);
        let camp = if is_inside { from % CAMPS } else { (from + 1 + dice.below(CAMPS - 1)) % CAMPS };
        let to = dice.below(boxes / CAMPS) * CAMPS + camp;
        Pull { from, to, is_support: is_usual == is_inside, weight: 1.0 }
    };
    let ties = (0..boxes * 3).map(tie).collect();
    let label = |at| Box { size: Size::new(120.0, 40.0), camp: Some(at % CAMPS), ..Box::default() };
    Request { boxes: (0..boxes).map(label).collect(), ties, gap: 36.0, method, seed: 1, is_fresh: true }
}

fn layouts(bench: &mut Criterion) {
    let sizes = if std::env::var_os("DETENTE_LARGE").is_some() {
        &[1_000, 10_000, 100_000][..]
    } else {
        &[1_000, 10_000]
    };
    let mut group = bench.benchmark_group("layout");
    group.sample_size(10);
    for boxes in sizes {
        for method in [Method::Force, Method::Camps] {
            let request = planted(*boxes, method);
            let places = place(&request, &Watch::default()).unwrap();
            println!("{} of {boxes}: {:?}", method.word(), quality::measure(&request, &places));
            group.bench_function(format!("{} of {boxes} boxes", method.word()), |timer| {
                timer.iter(|| place(&request, &Watch::default()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, layouts);
criterion_main!(benches);
