//! What finding names promises about speed: 100 MB of text and 5,000 names at 40 MB/s a core or more, folding included,
//! and four times the fastest of those who fold case.
//!
//! Everything runs on one thread, and what is measured is the time that this thread had a processor: other work on the
//! machine does not count. Peers that mind the case show where the roof is. Peers in Python and ripgrep are measured
//! by `benches/peers/names.py` on the text that this bench leaves in `target/tmp`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use daachorse::DoubleArrayAhoCorasick;
use detente::text::{Names, fold};

const SEEDS: [&str; 3] = [
    include_str!("../seeds/iran-russia-syria.txt"),
    include_str!("../seeds/palmyra-op-ed.txt"),
    include_str!("../seeds/palmyra-intelbrief.txt"),
];
const MEGABYTES: usize = 100;
/// The slower peers get this much of it.
const SAMPLE: usize = 10_000_000;
const NAMES: usize = 5_000;

/// The time that this thread had a processor; the time of the clock where the system does not tell.
struct OnProcessor;

impl Measurement for OnProcessor {
    type Intermediate = (Option<Duration>, Instant);
    type Value = Duration;

    fn start(&self) -> Self::Intermediate {
        (on_processor(), Instant::now())
    }

    fn end(&self, (before, clock): Self::Intermediate) -> Duration {
        on_processor().zip(before).map_or_else(|| clock.elapsed(), |(now, before)| now - before)
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        value.as_nanos() as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Names as a map of a war has them: people, places, units with numbers, acronyms.
fn names(dice: &mut Dice) -> Vec<String> {
    const HEADS: [&str; 24] = [
        "Ab", "Has", "Kar", "Zay", "Mah", "Sul", "Qas", "Nas", "Ham", "Sham", "Tar", "Raf", "Gol", "Der",
        "Hom", "Lat", "Bab", "Yar", "Fat", "Kho", "Viz", "Bor", "Dub", "Pal",
    ];
    const TAILS: [&str; 20] = [
        "an", "ir", "oud", "eim", "ani", "iyun", "asha", "ul", "ouk", "em", "adi", "iya", "ush", "ov",
        "enko", "imi", "ar", "ez", "ollah", "ik",
    ];
    const UNITS: [&str; 8] =
        ["Brigade", "Corps", "Division", "Front", "Ministry", "Movement", "Directorate", "Council"];
    let mut known = BTreeSet::new();
    while known.len() < NAMES {
        let mut word =
            || format!("{}{}{}", dice.of(&HEADS), dice.of(&TAILS), dice.of(&["", "", "i", "a", "ayn"]));
        let (one, two) = (word(), word());
        let name = match dice.below(8) {
            0 | 1 => one,
            2 | 3 => format!("{one} {two}"),
            4 => format!("{one} al-{two}"),
            5 => format!("{one} {}", dice.of(&UNITS)),
            6 => format!("{}th {}", 4 + dice.below(90), dice.of(&UNITS)),
            _ => format!("{}{}", &one[..2].to_uppercase(), &two[..2].to_uppercase()),
        };
        known.insert(name);
    }
    known.into_iter().collect()
}

/// Sentences of the seeds, words of their own, and a name every hundred bytes or so, a few of them far more often.
fn text(dice: &mut Dice, names: &[String], size: usize) -> String {
    let sentences: Vec<&str> = SEEDS.iter().flat_map(|seed| seed.split_inclusive(". ")).collect();
    let words: Vec<&str> = SEEDS.iter().flat_map(|seed| seed.split_whitespace()).collect();
    let mut text = String::with_capacity(size + 1_000);
    while text.len() < size {
        if dice.below(3) == 0 {
            text.push_str(dice.of(&sentences));
        }
        for _ in 0..12 + dice.below(12) {
            text.push_str(dice.of(&words));
            text.push(if dice.below(30) == 0 { '\n' } else { ' ' });
            if dice.below(15) == 0 {
                let rank = dice.below(names.len()).min(dice.below(names.len())).min(dice.below(names.len()));
                text.push_str(&names[rank]);
                text.push_str(dice.of(&[" ", "'s ", ", ", "’s ", ". "]));
            }
        }
        text.push_str(dice.of(&[". ", ".\n", ".\n\n"]));
    }
    text
}

fn speed(c: &mut Criterion<OnProcessor>) {
    let dice = &mut Dice(0x2545_f491_4f6c_dd1d);
    let names = names(dice);
    let text = text(dice, &names, MEGABYTES * 1_000_000);
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let kept = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(kept.join("mentions-names.txt"), names.join("\n")).unwrap();
    std::fs::write(kept.join("mentions-text.txt"), sample).unwrap();
    ours(c, &names, &text);
    peers_that_fold_case(c, &names, sample);
    roof(c, &names, sample);
}

fn ours(c: &mut Criterion<OnProcessor>, names: &[String], text: &str) {
    let aliases = || (0..).zip(names.iter().map(String::as_str));
    let mut group = c.benchmark_group("detente");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    group.bench_function("5,000 names made ready", |b| b.iter(|| Names::new(black_box(aliases())).unwrap()));
    let ready = Names::new(aliases()).unwrap();
    let found = ready.mentions(text).len();
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(format!("folding and finding {found} mentions in 100 MB"), |b| {
        b.iter(|| ready.mentions(black_box(text)).len());
    });
    let page = &SEEDS[0];
    group.throughput(Throughput::Bytes(page.len() as u64));
    group.bench_function("an open document of 34 kB, names made ready included", |b| {
        b.iter(|| Names::new(aliases()).unwrap().mentions(black_box(page)).len());
    });
    group.finish();
}

fn peers_that_fold_case(c: &mut Criterion<OnProcessor>, names: &[String], sample: &str) {
    let mut group = c.benchmark_group("peers that fold case");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(4))
        .throughput(Throughput::Bytes(sample.len() as u64));
    for (label, kind) in [("dfa", AhoCorasickKind::DFA), ("nfa", AhoCorasickKind::ContiguousNFA)] {
        let automaton =
            AhoCorasick::builder().kind(Some(kind)).ascii_case_insensitive(true).build(names).unwrap();
        group.bench_function(format!("aho-corasick {label}, ASCII only, no boundaries"), |b| {
            b.iter(|| automaton.find_overlapping_iter(black_box(sample)).count());
        });
    }
    let folded: Vec<String> = names.iter().map(|name| fold(name).text().to_owned()).collect();
    let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(&folded).unwrap();
    group.bench_function("fold, then aho-corasick dfa, no boundaries", |b| {
        b.iter(|| automaton.find_overlapping_iter(fold(black_box(sample)).text()).count());
    });
    let words = names.iter().map(|name| regex::escape(name)).collect::<Vec<_>>().join("|");
    let regex = regex::RegexBuilder::new(&format!(r"\b(?:{words})\b"))
        .case_insensitive(true)
        .size_limit(1 << 30)
        .dfa_size_limit(1 << 28)
        .build()
        .unwrap();
    let little = &sample[..sample.floor_char_boundary(SAMPLE / 50)];
    group.throughput(Throughput::Bytes(little.len() as u64));
    group.bench_function("regex, (?i) of all names", |b| {
        b.iter(|| regex.find_iter(black_box(little)).count());
    });
    group.finish();
}

fn roof(c: &mut Criterion<OnProcessor>, names: &[String], sample: &str) {
    let mut group = c.benchmark_group("peers that mind the case");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(4))
        .throughput(Throughput::Bytes(sample.len() as u64));
    let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(names).unwrap();
    group.bench_function("aho-corasick dfa, no boundaries", |b| {
        b.iter(|| automaton.find_overlapping_iter(black_box(sample)).count());
    });
    let automaton = DoubleArrayAhoCorasick::<u32>::new(names).unwrap();
    group.bench_function("daachorse, no boundaries", |b| {
        b.iter(|| automaton.find_overlapping_iter(black_box(sample)).count());
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(OnProcessor);
    targets = speed
}
criterion_main!(benches);
