//! How long a picture takes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

mod maps;

use criterion::{Criterion, criterion_group, criterion_main};
use detente::export::{PictureOptions, PictureSize, png, svg};
use detente::scene::{Builder, Look};
use detente::typeset::Typesetter;

fn pictures(bench: &mut Criterion) {
    let scene = Builder::default().build(&maps::map(1000), &maps::bare(), &mut Typesetter::bundled_only());
    let options =
        PictureOptions { size: PictureSize::Scale(1.0), transparent: false, margin: 32.0, look: Look::Light };
    let mut group = bench.benchmark_group("1000 actors and 3000 ties");
    group.sample_size(10);
    group.bench_function("as PNG at scale 1, 30 million pixels", |timer| {
        timer.iter(|| png::render(&scene, &options).expect("the map is within the limits"));
    });
    let wide = PictureOptions { size: PictureSize::Width(4000), ..options };
    group.bench_function("as PNG of 4,000 pixels", |timer| {
        timer.iter(|| png::render(&scene, &wide).expect("the map is within the limits"));
    });
    group.bench_function("as SVG", |timer| {
        timer.iter(|| svg::render(&scene, &options).expect("the map is not empty"));
    });
    group.finish();
}

criterion_group!(benches, pictures);
criterion_main!(benches);
