//! Promises about the canvas: what a frame costs the processor, triangles for the screen included.
//!
//! The window is 1920 x 1080 points, without a display; library, inspector and dock are open. For each load a table is
//! printed: panning, zooming across a step until the picture rests (and the longest single frame of it), dragging an
//! actor, hit-testing, an edit to its next frame, and a project's first frame. Yardsticks of the same run: egui's own
//! painter drawing as many boxes, lines and names. All figures are processor time of all threads.
//!
//! `cargo bench --bench canvas -- 10000` measures that load alone.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench may stop where it stands"
)]

#[path = "maps/planted.rs"]
mod planted;
mod window;

use std::hint::black_box;
use std::time::Duration;

use detente::edit::Edit;
use detente::model::{ActorId, Project};
use detente::scene::{Builder, Frame, Look};
use detente::store;
use detente::typeset::Typesetter;
use egui::{Event, PointerButton, Pos2, Vec2};
use kurbo::Point;
use window::Window;

fn main() {
    let wanted: Vec<u64> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let loads = if wanted.is_empty() { vec![1_000, 10_000, 100_000] } else { wanted };
    println!("processor milliseconds: middle (90 of 100 are below)");
    for actors in loads {
        println!("\n{actors} actors, {} ties", 3 * actors);
        load(actors);
    }
}

fn load(actors: u64) {
    let project = planted::planted(actors);
    if actors <= 10_000 {
        let file = store::to_ron(&project);
        row("reading the file", &[once(|| drop(black_box(store::open_bytes(file.as_bytes()))))]);
    }
    let model = memory();
    let begun = cpu();
    let mut window = Window::new(project.clone());
    window.rest();
    row("project to first frame", &[cpu() - begun]);
    let begun = cpu();
    window.wait();
    row("    then, until the map is known and lists are made", &[cpu() - begun]);
    let begun = cpu();
    window.fit();
    window.settle();
    row("    then, until the whole of it is drawn", &[cpu() - begun]);
    let beyond = memory().saturating_sub(model) as f64 / 1e6;
    let promised = actors as f64 * 3.0 / 1e3; // 1.5 KB an actor, 0.5 KB for each of three ties
    println!(
        "  memory beyond the model: {beyond:.0} MB of {promised:.0} promised (the window itself among it)"
    );
    println!("  corners of triangles in the frame: {}", window.draw(vec![]));
    row("whole map: rests", &times(60, || window.rest()));
    pans(&mut window, "whole map: pans");
    zooms(&mut window, "whole map: zooms a step");
    drags(&mut window, "whole map: drags an actor");
    edits(&mut window, "whole map: edit to next frame");
    window.zoom_to(1.0);
    println!("  corners of triangles at 100 %: {}", window.draw(vec![]));
    row("at 100 %: rests", &times(60, || window.rest()));
    pans(&mut window, "at 100 %: pans");
    zooms(&mut window, "at 100 %: zooms a step");
    drags(&mut window, "at 100 %: drags an actor");
    edits(&mut window, "at 100 %: edit to next frame");
    selects_all(&mut window);
    hits(&project);
    if actors <= 10_000 {
        row("yardstick: egui's painter, the same boxes, lines and names", &yardstick(&project));
    }
}

fn pans(window: &mut Window, name: &str) {
    let from = Pos2::new(1_000.0, 500.0);
    window.button(from, PointerButton::Middle, true);
    let mut step = 0.0_f32;
    let measured = times(240, || {
        step += 1.0;
        // Twelve points a frame around a circle: new squares are reached again and again.
        let at = from + Vec2::angled(step * 0.03) * 400.0;
        window.draw(vec![Event::PointerMoved(at)]);
    });
    window.button(from, PointerButton::Middle, false);
    window.settle();
    row(name, &measured);
}

fn zooms(window: &mut Window, name: &str) {
    let (mut whole, mut longest) = (Vec::new(), Vec::new());
    for step in 0..16 {
        let factor = if step % 2 == 0 { 1.25 } else { 0.8 };
        let mut frames = vec![once(|| window.zoom_by(factor))];
        while window.is_busy() && frames.len() < 300 {
            frames.push(once(|| window.rest()));
        }
        longest.push(frames.iter().copied().max().unwrap_or_default());
        whole.push(frames.iter().sum());
    }
    row(name, &whole);
    row("    its longest frame", &longest);
}

fn drags(window: &mut Window, name: &str) {
    let (_, from) = window.middle_actor();
    window.button(from, PointerButton::Primary, true);
    let mut step = 0.0_f32;
    let measured = times(120, || {
        step += 1.0;
        window.draw(vec![Event::PointerMoved(from + Vec2::angled(step * 0.1) * 60.0)]);
    });
    window.key(egui::Key::Escape);
    window.button(from, PointerButton::Primary, false);
    window.settle();
    row(name, &measured);
}

fn edits(window: &mut Window, name: &str) {
    let (actor, _) = window.middle_actor();
    let place = window.app.editor().project().actor(actor).unwrap().place.unwrap();
    let mut measured = Vec::new();
    for step in 0..20 {
        let to = place + kurbo::Vec2::new(f64::from(step % 5) * 12.0, f64::from(step % 3) * 9.0 + 1.0);
        measured.push(once(|| window.edit(Edit::MoveActors(vec![(actor, to)]))));
        window.settle();
    }
    row(name, &measured);
}

fn selects_all(window: &mut Window) {
    window.select_all();
    let first = once(|| window.rest());
    window.settle();
    row("all selected: the frame after", &[first]);
    row("all selected: rests", &times(30, || window.rest()));
    window.fit();
    window.settle();
    row("all selected, whole map: rests", &times(30, || window.rest()));
    window.key(egui::Key::Escape);
}

/// What lies under the pointer, looked up at a thousand places.
fn hits(project: &Project) {
    let frame = Frame { look: Look::Light, legend: false, title: false, only: None };
    let scene = Builder::default().build(project, &frame, &mut Typesetter::bundled_only());
    let bounds = scene.bounds();
    black_box(scene.hit(Point::ORIGIN, 4.0));
    let mut nth = 0_u32;
    let measured = times(200, || {
        nth = nth.wrapping_add(1);
        let part = |prime: u32| f64::from(nth.wrapping_mul(prime) % 1_000) / 1_000.0;
        let at =
            Point::new(bounds.x0 + bounds.width() * part(7_919), bounds.y0 + bounds.height() * part(104_729));
        black_box(scene.hit(at, 4.0));
    });
    row("click (hit test)", &measured);
}

/// egui's own painter: a rounded box with its line, a name and the ties as line segments.
fn yardstick(project: &Project) -> Vec<Duration> {
    let ctx = egui::Context::default();
    let zoom = 0.078_f32;
    let place = |id: ActorId| {
        let at = project.actor(id).and_then(|actor| actor.place).unwrap_or_default();
        Pos2::new(at.x as f32, at.y as f32) * zoom
    };
    times(12, || {
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, Vec2::new(1_920.0, 1_080.0))),
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            let painter = ui.painter();
            for (_, tie) in project.ties() {
                painter.line_segment(
                    [place(tie.from), place(tie.to)],
                    egui::Stroke::new(1.0, egui::Color32::BLUE),
                );
            }
            for (id, actor) in project.actors() {
                let rect = egui::Rect::from_center_size(place(id), Vec2::new(15.0, 4.0));
                let stroke = egui::Stroke::new(1.0, egui::Color32::GRAY);
                painter.rect(rect, 2.0, egui::Color32::WHITE, stroke, egui::StrokeKind::Inside);
                let font = egui::FontId::proportional(11.0);
                painter.text(place(id), egui::Align2::CENTER_CENTER, &actor.name, font, egui::Color32::BLACK);
            }
        });
        let shapes = std::mem::take(&mut output.shapes);
        black_box(ctx.tessellate(shapes, output.pixels_per_point));
        output.drop_without_applying_deltas();
    })
}

fn times(count: usize, mut run: impl FnMut()) -> Vec<Duration> {
    (0..count).map(|_| once(&mut run)).collect()
}

fn once(run: impl FnOnce()) -> Duration {
    let begun = cpu();
    run();
    cpu().saturating_sub(begun)
}

/// Processor time of all threads of this process, from the kernel's own account.
fn cpu() -> Duration {
    std::thread::yield_now(); // brings this thread's account up to date
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent = tasks.filter_map(|task| {
        let account = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        account.split(' ').next()?.trim().parse::<u64>().ok()
    });
    Duration::from_nanos(spent.sum())
}

/// Bytes of memory that this process holds.
fn memory() -> u64 {
    let account = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    account.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4_096
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn row(name: &str, measured: &[Duration]) {
    let mut sorted = measured.to_vec();
    sorted.sort_unstable();
    let at = |part: f64| millis(sorted[((sorted.len() - 1) as f64 * part) as usize]);
    println!("  {name:<60} {:>9.3} ({:.3})", at(0.5), at(0.9));
}
