//! Promises about the canvas: what a frame costs the processor, triangles for the screen included.
//!
//! A thousand actors and three thousand ties, the whole window, no display. `rests` is a frame in which nothing
//! moves, `pans` one in which the canvas follows the pointer, `drags` one in which an actor does.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use detente::app::App;
use detente::edit::{Edit, Editor, End, NewTie, Said};
use detente::model::{Actor, ActorKind, Direction, Id, Project, Stance};
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2};
use kurbo::Point;

const ACTORS: usize = 1_000;

fn project() -> Project {
    let mut editor = Editor::new(Project::new(Id::from_bits(1)), 5);
    let actor = |n: usize| Actor {
        kind: ActorKind::ALL[n % 8],
        place: Some(Point::new((n % 32) as f64 * 190.0 - 3_000.0, (n / 32) as f64 * 110.0 - 1_700.0)),
        ..Actor::named(&format!("Actor number {n}"))
    };
    let made =
        editor.perform(Edit::AddActors((0..ACTORS).map(actor).collect())).expect("the actors are sound");
    for n in 0..3 * ACTORS {
        let from = made.actors[n % ACTORS];
        let to = made.actors[(n % ACTORS + 1 + n / ACTORS * 32 + n % 3) % ACTORS];
        let tie = NewTie {
            from: End::Actor(from),
            to: End::Actor(to),
            stance: Stance::ALL[n % 2],
            direction: Direction::OneWay,
            words: None,
            said: Said::default(),
        };
        editor.perform(Edit::DrawTie(tie)).expect("the two differ");
    }
    editor.project().clone()
}

struct Window {
    ctx: egui::Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
}

impl Window {
    fn new(zoom: f32) -> Self {
        let app = App::new(project(), 1);
        let frame = eframe::Frame::_new_kittest();
        let mut window = Self { ctx: egui::Context::default(), app, frame, time: 0.0 };
        window.draw(vec![Event::PointerMoved(Pos2::new(800.0, 500.0))]);
        window.draw(vec![]);
        window.draw(vec![Event::Zoom(zoom)]);
        for _ in 0..10 {
            window.draw(vec![]);
        }
        window
    }

    /// One frame, from events to triangles; gives the number of triangles' corners.
    fn draw(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1_600.0, 1_000.0)));
        let input = RawInput { events, screen_rect, time: Some(self.time), ..RawInput::default() };
        let (app, frame) = (&mut self.app, &mut self.frame);
        let mut output = self.ctx.run_ui(input, |ui| eframe::App::ui(app, ui, frame));
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        output.drop_without_applying_deltas();
        let corners = |clipped: &egui::ClippedPrimitive| match &clipped.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        };
        triangles.iter().map(corners).sum()
    }

    fn button(&mut self, pos: Pos2, button: PointerButton) {
        self.draw(vec![Event::PointerMoved(pos)]);
        self.draw(vec![Event::PointerButton { pos, button, pressed: true, modifiers: Modifiers::NONE }]);
    }
}

fn frames(criterion: &mut Criterion) {
    for (name, zoom) in [("whole map", 0.25), ("at 100 %", 1.0)] {
        let mut group = criterion.benchmark_group(name);
        let mut window = Window::new(zoom);
        let corners = window.draw(vec![]);
        group.throughput(criterion::Throughput::Elements(corners as u64));
        group.bench_function("rests", |bench| bench.iter(|| window.draw(vec![])));

        let mut window = Window::new(zoom);
        let mut step = 0.0_f32;
        let mut next = move || {
            step += 1.0;
            // Round in a large circle: the edge of what was made is reached again and again.
            Event::PointerMoved(Pos2::new(800.0, 500.0) + Vec2::angled(step * 0.02) * 400.0)
        };
        window.button(Pos2::new(1_200.0, 500.0), PointerButton::Middle);
        group.bench_function("pans", |bench| bench.iter(|| window.draw(vec![next()])));

        let mut window = Window::new(zoom);
        let on_an_actor = actor_on_screen(&mut window);
        window.button(on_an_actor, PointerButton::Primary);
        let mut step = 0.0_f32;
        let mut next = move || {
            step += 1.0;
            Event::PointerMoved(on_an_actor + Vec2::angled(step * 0.1) * 60.0)
        };
        group.bench_function("drags", |bench| bench.iter(|| window.draw(vec![next()])));
        group.finish();
    }
}

/// The middle of the actor nearest to the middle of the window.
fn actor_on_screen(window: &mut Window) -> Pos2 {
    let camera = window.app.view().camera;
    let places = window.app.editor().project().actors().filter_map(|(_, actor)| actor.place);
    let nearest = places.min_by(|one, other| {
        let distance = |at: &Point| (*at - camera.centre).hypot();
        distance(one).total_cmp(&distance(other))
    });
    let at = camera.screen_from_canvas() * nearest.unwrap_or_default();
    // The bars above and below are equally high to within a few points.
    Pos2::new(at.x as f32, (at.y + (1_000.0 - camera.panel.height) / 2.0) as f32)
}

criterion_group!(benches, frames);
criterion_main!(benches);
