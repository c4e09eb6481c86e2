//! What search promises about speed: over 100 MB, the first hit of anything is there within 100 ms of one core.
//!
//! Beside it, in the same run: the same letters sought as they are written (memchr), and in any case (regex). Neither
//! knows accents, spacing or spellings.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use detente::text::query::{How, Progress, Query, Way};

const SEED: &str = include_str!("../seeds/iran-russia-syria.txt");
const RUSSIAN: &str =
    "Башар Асад встретился с генералом в Пальмире, сообщает агентство. Силы ушли на север.\n";
const SIZE: usize = 100_000_000;

/// A hundred megabytes with one rare word at the very end.
fn corpus(filler: &str) -> String {
    let mut text = filler.repeat(SIZE / filler.len());
    text.push_str(" Zanzibar Занзибар");
    text
}

fn first_hit(query: &Query, text: &str) -> Duration {
    let start = Instant::now();
    black_box(query.scan(text).find(|seen| matches!(seen, Progress::Hit(_))).unwrap());
    start.elapsed()
}

fn searching(bench: &mut Criterion) {
    let text = corpus(SEED);
    let how = How::default();
    let regex = How { way: Way::Regex, ..how };
    for (name, typed, how) in [
        ("a common word", "hezbollah", how),
        ("words near each other", "iran russia", how),
        ("a word at the very end", "zanzibar", how),
        ("a regular expression", r"\bzan[a-z]+bar\b", regex),
    ] {
        let took = first_hit(&Query::new(typed, how).unwrap(), &text);
        println!("first hit in 100 MB, {name}: {took:?}");
    }
    let mut group = bench.benchmark_group("100 MB");
    group.throughput(Throughput::Bytes(text.len() as u64));
    let mut all = |name: &str, typed: &str, how: How, text: &str| {
        let query = Query::new(typed, how).unwrap();
        group.bench_function(name, |timer| timer.iter(|| query.hits(text).len()));
    };
    all("folded, rare", "zanzibar", how, &text);
    all("folded, common", "hezbollah", how, &text);
    all("folded, near each other", "iran russia", how, &text);
    all("regular expression", r"\bzan[a-z]+bar\b", regex, &text);
    let russian = corpus(RUSSIAN);
    all("folded, Russian, rare", "занзибар", how, &russian);
    all("folded, Latin letters in Russian", "zanzibar", how, &russian);
    yardstick(&mut group, &text);
    group.finish();
}

fn yardstick(group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>, text: &str) {
    let finder = memchr::memmem::Finder::new("Zanzibar");
    group.bench_function("yardstick: memchr, as written", |timer| {
        timer.iter(|| finder.find_iter(text.as_bytes()).count());
    });
    let regex = regex::RegexBuilder::new("hezbollah").case_insensitive(true).build().unwrap();
    group.bench_function("yardstick: regex in any case, common", |timer| {
        timer.iter(|| regex.find_iter(text).count());
    });
}

criterion_group! {
    name = search;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(3));
    targets = searching
}
criterion_main!(search);
