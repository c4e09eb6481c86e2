//! How long a scene takes: from nothing, after one move, and under the pointer.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

mod maps;

use criterion::{Criterion, criterion_group, criterion_main};
use detente::model::Id;
use detente::scene::Builder;
use detente::typeset::Typesetter;
use kurbo::Point;

fn building(bench: &mut Criterion) {
    let (project, frame, mut typesetter) = (maps::map(1000), maps::bare(), Typesetter::bundled_only());
    bench.bench_function("scene of 1000 actors and 3000 ties from nothing", |timer| {
        timer.iter(|| Builder::default().build(&project, &frame, &mut typesetter));
    });
    let mut builder = Builder::default();
    builder.build(&project, &frame, &mut typesetter);
    let mut moved = project.clone();
    let mut step = 0.0;
    bench.bench_function("the same after one actor moved", |timer| {
        timer.iter(|| {
            step += 1.0;
            let mut actor = moved.actor(Id::from_bits(500)).expect("the map has 1000 actors").clone();
            actor.place = Some(Point::new(step % 900.0, 300.0));
            moved.put_actor(Id::from_bits(500), actor);
            builder.build(&moved, &frame, &mut typesetter)
        });
    });
}

fn pointing(bench: &mut Criterion) {
    let project = maps::map(10_000);
    let scene = Builder::default().build(&project, &maps::bare(), &mut Typesetter::bundled_only());
    let _ = scene.hit(Point::ORIGIN, 4.0); // the trees are made when first asked for
    let bounds = scene.bounds();
    let mut nth = 0_u32;
    bench.bench_function("what lies under the pointer among 10000 actors and 30000 ties", |timer| {
        timer.iter(|| {
            nth = nth.wrapping_add(1);
            let part = |prime: u32| f64::from(nth.wrapping_mul(prime) % 1000) / 1000.0;
            let at = Point::new(
                bounds.x0 + bounds.width() * part(7919),
                bounds.y0 + bounds.height() * part(104_729),
            );
            scene.hit(at, 4.0)
        });
    });
    let window = kurbo::Rect::from_center_size(bounds.center(), (1600.0, 1000.0));
    bench.bench_function("what a window shows of 10000 actors and 30000 ties", |timer| {
        timer.iter(|| scene.within(window).count());
    });
}

criterion_group!(benches, building, pointing);
criterion_main!(benches);
