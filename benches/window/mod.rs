//! The whole program drawn without a display.

use detente::app::App;
use detente::app::action::{Action, CameraMove};
use detente::app::view::Panel;
use detente::edit::Edit;
use detente::model::{ActorId, Project};
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2};

/// The program and its frames.
pub struct Window {
    pub ctx: egui::Context,
    pub app: App,
    frame: eframe::Frame,
    time: f64,
    busy: bool,
}

impl Window {
    /// A window on `project` with the usual panels.
    pub fn new(project: Project) -> Self {
        let app = App::new(project, 1);
        let ctx = egui::Context::default();
        let mut window = Self { ctx, app, frame: eframe::Frame::_new_kittest(), time: 0.0, busy: true };
        window.draw(vec![Event::PointerMoved(Pos2::new(1_000.0, 500.0))]);
        for panel in [Panel::Library, Panel::Inspector, Panel::Dock] {
            window.app.act(&window.ctx.clone(), Action::Toggle(panel));
        }
        window
    }

    /// One frame, from events to triangles; gives the number of triangles' corners.
    pub fn draw(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1_920.0, 1_080.0)));
        let input = RawInput { events, screen_rect, time: Some(self.time), ..RawInput::default() };
        let (app, frame) = (&mut self.app, &mut self.frame);
        let mut output = self.ctx.run_ui(input, |ui| {
            eframe::App::logic(app, &ui.ctx().clone(), frame);
            eframe::App::ui(app, ui, frame);
        });
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        let delay = output.viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        self.busy = delay.is_some_and(|delay| delay.is_zero());
        output.drop_without_applying_deltas();
        let corners = |clipped: &egui::ClippedPrimitive| match &clipped.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        };
        triangles.iter().map(corners).sum()
    }

    /// A frame in which nobody does anything.
    pub fn rest(&mut self) {
        self.draw(vec![]);
    }

    pub fn zoom_by(&mut self, factor: f32) {
        self.draw(vec![Event::Zoom(factor)]);
    }

    /// True if the last frame asked for another at once.
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// Draws until nothing moves; gives the number of frames.
    pub fn settle(&mut self) -> usize {
        for frames in 1..400 {
            self.draw(vec![]);
            if !self.busy {
                return frames;
            }
        }
        400
    }

    /// Draws until no job runs and nothing moves: a large map is drawn by a job, and its lists are made by others.
    #[allow(dead_code, reason = "each bench takes what it needs")]
    pub fn wait(&mut self) {
        for _ in 0..20_000 {
            self.rest();
            if self.app.session().running.is_empty() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(3));
        }
        for _ in 0..3 {
            self.settle();
            std::thread::sleep(std::time::Duration::from_millis(300));
            self.time += 0.5;
        }
        self.settle();
    }

    pub fn button(&mut self, pos: Pos2, button: PointerButton, pressed: bool) {
        self.draw(vec![Event::PointerMoved(pos)]);
        self.draw(vec![Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }]);
    }

    pub fn key(&mut self, key: egui::Key) {
        for pressed in [true, false] {
            let event =
                Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
            self.draw(vec![event]);
        }
    }

    pub fn edit(&mut self, edit: Edit) {
        self.app.act(&self.ctx.clone(), Action::Edit(edit));
        self.draw(vec![]);
    }

    pub fn fit(&mut self) {
        self.app.act(&self.ctx.clone(), Action::Camera(CameraMove::FitAll));
        self.draw(vec![]);
    }

    pub fn zoom_to(&mut self, zoom: f64) {
        let factor = zoom / self.app.view().camera.zoom;
        self.draw(vec![Event::Zoom(factor as f32)]);
        self.settle();
    }

    pub fn select_all(&mut self) {
        let actors = self.app.editor().project().actors().map(|(id, _)| id).collect();
        let all = detente::edit::Things { actors, ..detente::edit::Things::default() };
        self.app.act(&self.ctx.clone(), Action::Select(all));
    }

    /// The actor nearest to the middle of the canvas, and where it is on screen.
    pub fn middle_actor(&mut self) -> (ActorId, Pos2) {
        let camera = self.app.view().camera;
        let places = self.app.editor().project().actors().filter_map(|(id, actor)| Some((id, actor.place?)));
        let near = |at: kurbo::Point| (at - camera.centre).hypot();
        let (id, at) = places
            .min_by(|one, other| near(one.1).total_cmp(&near(other.1)))
            .unwrap_or_else(|| unreachable!());
        let at = camera.screen_from_canvas() * at;
        let rect = self.app.canvas_rect();
        (id, Pos2::new(at.x as f32, at.y as f32) + rect.min.to_vec2())
    }
}
