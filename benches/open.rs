//! Opening and saving a project. The yardstick in the same run is `serde_json` reading the same project as JSON
//! into its untyped value: less work than a checked project, in a format made for machines.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use detente::export::json;
use detente::model::{Actor, Id, Project, Stance, Tie};
use detente::store;
use kurbo::Point;

/// The sample map, and a project of 2,000 actors and 6,000 ties.
fn projects() -> Vec<(&'static str, Project)> {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/projects/palmyra.ron");
    let sample = store::open(sample.as_ref()).expect("the sample map opens; a test says so").project;
    vec![("sample", sample), ("2000 actors, 6000 ties", large(2000, 6000))]
}

fn large(actors: u64, ties: u64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    for at in 0..actors {
        let mut actor = Actor::named(&format!("Actor number {at}"));
        actor.place = Some(Point::new((at % 50) as f64 * 200.0, (at / 50) as f64 * 90.0));
        project.put_actor(Id::from_bits(at), actor);
    }
    for at in 0..ties {
        let stance = if at % 3 == 0 { Stance::Clash } else { Stance::Support };
        let tie = Tie::new(Id::from_bits(at % actors), Id::from_bits((at * 7 + 1) % actors), stance);
        project.put_tie(Id::from_bits(at), tie);
    }
    project
}

fn open_and_save(criterion: &mut Criterion) {
    for (name, project) in projects() {
        let mut group = criterion.benchmark_group(format!("files, {name}"));
        let ron = store::to_ron(&project);
        let yardstick = json::render(&project);
        group.throughput(Throughput::Bytes(ron.len() as u64));
        group.bench_function("open", |bench| bench.iter(|| store::open_bytes(black_box(ron.as_bytes()))));
        group.bench_function("write", |bench| bench.iter(|| store::to_ron(black_box(&project))));
        group.bench_function("yardstick: serde_json reads it", |bench| {
            bench.iter(|| serde_json::from_str::<serde_json::Value>(black_box(&yardstick)));
        });
        group.finish();
    }
}

criterion_group!(benches, open_and_save);
criterion_main!(benches);
