//! Opening and saving: a project of 1 MB is safe on the disk in 150 ms, one of 10 MB in 600 ms.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use detente::model::{Actor, Document, Hedge, Id, Project, Quote, Stance, Tie};
use detente::store;
use detente::text::{SourceText, Span};
use kurbo::Point;

/// A project whose file has about `megabytes`: half texts, half records.
fn project(megabytes: u64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    for n in 0..megabytes {
        let text = format!("Putin said on day {n} that \"Russia\" backs Assad.\n").repeat(10_000);
        let known = Document::titled(&format!("Report {n}"), SourceText::new(&text));
        let document = Document { outlet: "BBC".into(), language: "en".into(), ..known };
        project.put_document(Id::from_bits(n), document);
    }
    for n in 0..megabytes * 700 {
        let id = |offset: u64| (n + offset) % (megabytes * 700);
        let place = Some(Point::new(n as f64 / 3.0, 7.25));
        project.put_actor(Id::from_bits(n), Actor { place, ..Actor::named(&format!("Actor {n}")) });
        project.put_quote(Id::from_bits(n), quote(n % megabytes, n as usize));
        let quotes = vec![Id::from_bits(n)];
        project.put_tie(
            Id::from_bits(n),
            Tie { quotes, ..Tie::new(Id::from_bits(n), Id::from_bits(id(1)), Stance::Clash) },
        );
    }
    project
}

fn quote(document: u64, start: usize) -> Quote {
    let exact = "Russia backs Assad and nobody else does ";
    Quote {
        prefix: "before ".repeat(9),
        suffix: " behind".repeat(9),
        speaker: "Putin".into(),
        hedge: Hedge::Quoted,
        ..Quote::new(Id::from_bits(document), Span::new(start, start + 40), exact)
    }
}

fn files(criterion: &mut Criterion) {
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    for megabytes in [1, 10] {
        let project = project(megabytes);
        let text = store::to_ron(&project);
        let mut group = criterion.benchmark_group(format!("{megabytes}_mb"));
        group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("write_out", |bencher| bencher.iter(|| store::to_ron(black_box(&project))));
        group.bench_function("open", |bencher| {
            bencher.iter(|| store::open_bytes(black_box(text.as_bytes())).expect("it was written just now"));
        });
        let path = folder.path().join("map.ron");
        let mut turn = 0_u64;
        group.bench_function("save", |bencher| {
            bencher.iter(|| {
                turn += 1;
                let mut changed = project.clone();
                changed.title = turn.to_string(); // the same bytes again would not be written
                store::save(&changed, &path, None).expect("the folder can be written")
            });
        });
        group.finish();
    }
}

criterion_group!(benches, files);
criterion_main!(benches);
