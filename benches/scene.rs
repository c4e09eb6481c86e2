//! How long a scene takes: from nothing, after one edit, and under the pointer, at three sizes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

mod maps;

use criterion::{Criterion, criterion_group, criterion_main};
use detente::model::{ActorId, Id, Project, Stance, Tie, TieId};
use detente::scene::Builder;
use detente::typeset::Typesetter;
use kurbo::{Point, Vec2};

const SIZES: [u64; 3] = [1000, 10_000, 100_000];

fn from_nothing(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("scene from nothing");
    group.sample_size(10);
    for size in SIZES {
        let (project, mut typesetter) = (maps::camps(size), Typesetter::bundled_only());
        group.bench_function(format!("{size} actors, {} ties", size * 3), |timer| {
            timer.iter(|| Builder::default().build(&project, &maps::bare(), &mut typesetter));
        });
    }
    group.finish();
}

/// An edit, and what it is called. It is told how often it was made and how many actors there are.
type Step = (&'static str, fn(&mut Project, u64, u64));

fn after_one_edit(bench: &mut Criterion) {
    let steps: [Step; 4] =
        [("move", moved), ("rename", renamed), ("draw a tie", tied), ("delete an actor", deleted)];
    for size in SIZES {
        let mut group = bench.benchmark_group(format!("edit to scene, {size} actors, {} ties", size * 3));
        group.sample_size(20);
        for (name, step) in steps {
            let (mut project, mut typesetter) = (maps::camps(size), Typesetter::bundled_only());
            let (mut builder, mut nth) = (Builder::default(), 0);
            builder.build(&project, &maps::bare(), &mut typesetter).prepare();
            group.bench_function(name, |timer| {
                timer.iter(|| {
                    nth += 1;
                    step(&mut project, nth, size);
                    builder.build(&project, &maps::bare(), &mut typesetter)
                });
            });
        }
        group.finish();
    }
}

fn pick(nth: u64, size: u64) -> ActorId {
    Id::from_bits(nth * 7919 % size + 1)
}

fn moved(project: &mut Project, nth: u64, size: u64) {
    let id = pick(nth, size);
    let Some(mut actor) = project.actor(id).cloned() else { return };
    actor.place = actor.place.map(|place| place + Vec2::new(100.0, 50.0));
    project.put_actor(id, actor);
}

fn renamed(project: &mut Project, nth: u64, size: u64) {
    let id = pick(nth, size);
    let Some(mut actor) = project.actor(id).cloned() else { return };
    actor.name = format!("Renamed {nth} times");
    project.put_actor(id, actor);
}

fn tied(project: &mut Project, nth: u64, size: u64) {
    let tie = Tie::new(pick(nth, size), pick(nth + 91, size), Stance::Clash);
    project.put_tie(Id::from_bits(size * 10 + nth), tie);
}

fn deleted(project: &mut Project, nth: u64, size: u64) {
    let id = pick(nth, size);
    let ties: Vec<TieId> = project.ties_of(id).map(|(tie, _)| tie).collect();
    ties.into_iter().for_each(|tie| project.drop_tie(tie));
    project.drop_actor(id);
}

fn pointing(bench: &mut Criterion) {
    for size in SIZES {
        let project = maps::camps(size);
        let scene = Builder::default().build(&project, &maps::bare(), &mut Typesetter::bundled_only());
        scene.prepare();
        let bounds = scene.bounds();
        let mut nth = 0_u32;
        let mut group = bench.benchmark_group(format!("pointing, {size} actors, {} ties", size * 3));
        for (zoom, reach) in [("at 100 %", 4.0), ("at 5 %", 80.0)] {
            group.bench_function(format!("what lies under the pointer {zoom}"), |timer| {
                timer.iter(|| {
                    nth = nth.wrapping_add(1);
                    let part = |prime: u32| f64::from(nth.wrapping_mul(prime) % 1000) / 1000.0;
                    let at = Point::new(
                        bounds.x0 + bounds.width() * part(7919),
                        bounds.y0 + bounds.height() * part(104_729),
                    );
                    scene.hit(at, reach)
                });
            });
        }
        let window = kurbo::Rect::from_center_size(bounds.center(), (1920.0, 1080.0));
        group.bench_function("what a window shows", |timer| {
            timer.iter(|| scene.within(window).count());
        });
        group.finish();
    }
}

criterion_group!(benches, from_nothing, after_one_edit, pointing);
criterion_main!(benches);
