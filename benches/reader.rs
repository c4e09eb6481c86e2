//! What the reader promises about speed: a megabyte opens in under 100 ms, and no frame takes more than 8 ms.

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

use criterion::{Criterion, criterion_group, criterion_main};
use detente::app::ink::Ink;
use detente::app::reader::ReaderPanel;
use detente::app::{Action, Reading, Session, View};
use detente::edit::{Edit, Editor, Words};
use detente::model::{Actor, Document, DocumentId, Id, Project};
use detente::scene::Scene;
use detente::text::{SourceText, Span};

const SEED: &str = include_str!("../seeds/iran-russia-syria.txt");

/// A reader in a window of 520 by 900 points, without a display.
struct Desk {
    ctx: egui::Context,
    editor: Editor,
    view: View,
    session: Session,
    scene: Scene,
    ink: Ink,
    reader: ReaderPanel,
}

impl Desk {
    fn on(text: &str) -> Self {
        let mut editor = Editor::new(Project::new(Id::from_bits(1)), 7);
        let document = Document::titled("A megabyte", SourceText::new(text));
        let ids = editor.perform(Edit::AddDocuments(vec![document])).unwrap().documents;
        let names = ["Russia", "Iran", "Assad", "Syria", "Hezbollah", "IRGC", "Liwa al Quds", "5th Corps"];
        editor.perform(Edit::AddActors(names.iter().map(|name| Actor::named(name)).collect())).unwrap();
        for at in (0..text.len()).step_by(5_000) {
            let (start, end) = (text.ceil_char_boundary(at), text.ceil_char_boundary(at + 200));
            let words = Words { document: ids[0], span: Span::new(start, end) };
            editor.perform(Edit::AddQuote(words)).unwrap();
        }
        let view = View { document: Some(ids[0]), ..View::default() };
        let ctx = egui::Context::default();
        let mut session = Session::default();
        session.mentions = detente::app::mentions::Mentions::ready(editor.project());
        let scene = Scene::empty();
        Self { ctx, editor, view, session, scene, ink: Ink::default(), reader: ReaderPanel::default() }
    }

    fn document(&self) -> DocumentId {
        self.view.document.unwrap()
    }

    /// One frame with these events; the time it took on the processor.
    fn frame(&mut self, events: Vec<egui::Event>) -> Duration {
        let rect = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(520.0, 900.0));
        let input = egui::RawInput { screen_rect: Some(rect), events, ..egui::RawInput::default() };
        let start = Instant::now();
        let (ink, reader) = (&mut self.ink, &mut self.reader);
        let reading = Reading {
            editor: &self.editor,
            view: &self.view,
            session: &self.session,
            scene: &self.scene,
            reads: true,
        };
        let mut asked = None;
        let output = self.ctx.run_ui(input, |ui| {
            ink.begin(&ui.ctx().clone());
            asked = Some(reader.reader_ui(ui, reading, ink));
            ink.upload(&ui.ctx().clone());
        });
        let shapes = self.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        black_box(shapes);
        let took = start.elapsed();
        output.drop_without_applying_deltas();
        for action in asked.into_iter().flatten() {
            if let Action::SelectWords(words) = action {
                self.view.words = words;
            }
        }
        took
    }

    fn wheel(&mut self, points: f32) -> Duration {
        let at = egui::Event::PointerMoved(egui::pos2(260.0, 450.0));
        let wheel = egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        };
        self.frame(vec![at, wheel])
    }

    fn all_selected(&mut self) {
        let len = self.editor.project().document(self.document()).unwrap().text.len();
        self.view.words = Some(Words { document: self.document(), span: Span::new(0, len) });
    }
}

fn megabyte() -> String {
    SEED.repeat(1_000_000 / SEED.len() + 1)
}

fn opening(bench: &mut Criterion) {
    for (name, text) in [("paragraphs", megabyte()), ("one paragraph", megabyte().replace('\n', " "))] {
        bench.bench_function(&format!("open 1 MB, {name}"), |bench| {
            bench.iter_custom(|times| {
                let mut took = Duration::ZERO;
                for _ in 0..times {
                    let mut desk = Desk::on(&text);
                    let document = desk.view.document.take();
                    desk.frame(Vec::new());
                    desk.view.document = document;
                    took += desk.frame(Vec::new());
                }
                took
            });
        });
    }
}

fn scrolling(bench: &mut Criterion) {
    for (name, text) in [("paragraphs", megabyte()), ("one paragraph", megabyte().replace('\n', " "))] {
        let mut desk = Desk::on(&text);
        desk.frame(Vec::new());
        let mut frames: Vec<Duration> = (0..100).map(|_| desk.wheel(400.0)).collect();
        frames.sort();
        println!("scroll 1 MB, {name}: median {:?}, slowest {:?} of 100", frames[50], frames[99]);
        bench.bench_function(&format!("scroll 1 MB by a frame, {name}"), |bench| {
            bench.iter_custom(|times| (0..times).map(|_| desk.wheel(37.0)).sum());
        });
        desk.all_selected();
        desk.frame(Vec::new());
        bench.bench_function(&format!("a frame with 1 MB selected, {name}"), |bench| {
            bench.iter_custom(|times| (0..times).map(|_| desk.wheel(3.0)).sum());
        });
    }
}

criterion_group! {
    name = reader;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(3));
    targets = opening, scrolling
}
criterion_main!(reader);
