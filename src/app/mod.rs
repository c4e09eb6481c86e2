//! The window.
//!
//! Each frame: [`logic`](eframe::App::logic) polls jobs, then `ui` draws every panel and collects the
//! [`Action`]s they ask for, then `handle` carries them out. Panels show and ask; nothing but `handle` changes
//! anything. Start at [`App`], then [`action`] and [`view`].

pub mod action;
pub mod canvas;
mod convert;
mod dialogs;
mod handle;
mod handle_words;
pub mod ink;
mod panels;
pub mod reader;
mod session;
pub mod theme;
pub mod view;

use std::rc::Rc;

use egui::{CentralPanel, Panel};

pub use action::{Action, Actions};
pub use session::Session;
pub use view::View;

use crate::edit::Editor;
use crate::model::{Id, Project};
use crate::scene::{Builder, Frame, Look, Scene};

/// The program behind the window.
pub struct App {
    editor: Editor,
    view: View,
    session: Session,
    canvas: canvas::CanvasPanel,
    reader: reader::ReaderPanel,
    panels: panels::Panels,
    dialogs: dialogs::Dialogs,
    ink: ink::Ink,
    scene: SceneCache,
    /// Asked for from outside the window, to be carried out with the next frame.
    asked: Actions,
}

/// What panels may read while they draw: the state of everything, and no way to change it.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The project and its history.
    pub editor: &'a Editor,
    /// How we look at it.
    pub view: &'a View,
    /// The file, the notices, the jobs.
    pub session: &'a Session,
    /// What is drawn.
    pub scene: &'a Scene,
}

impl<'a> Reading<'a> {
    /// The project as it is now.
    #[must_use]
    pub fn project(&self) -> &'a Project {
        self.editor.project()
    }
}

/// The scene of the present revision and look, built again only when one of them changes.
#[derive(Default)]
struct SceneCache {
    builder: Builder,
    made_for: Option<(u64, Look)>,
    scene: Option<Rc<Scene>>,
}

impl SceneCache {
    fn scene(&mut self, editor: &Editor, look: Look, ink: &mut ink::Ink) -> Rc<Scene> {
        let wanted = Some((editor.revision(), look));
        if let (Some(scene), true) = (&self.scene, self.made_for == wanted) {
            return Rc::clone(scene);
        }
        let frame = Frame { look, legend: false, title: false, only: None };
        let scene = Rc::new(self.builder.build(editor.project(), &frame, &mut ink.typesetter));
        self.made_for = wanted;
        self.scene = Some(Rc::clone(&scene));
        scene
    }
}

impl App {
    /// A window on `project`. New ids are drawn from `seed`.
    #[must_use]
    pub fn new(project: Project, seed: u64) -> Self {
        Self {
            editor: Editor::new(project, seed),
            view: View::default(),
            session: Session::default(),
            canvas: canvas::CanvasPanel::default(),
            reader: reader::ReaderPanel::default(),
            panels: panels::Panels::default(),
            dialogs: dialogs::Dialogs::default(),
            ink: ink::Ink::default(),
            scene: SceneCache::default(),
            asked: Actions::default(),
        }
    }

    /// The project and its history, for tests.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// How the project is looked at, for tests.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Asks for something from outside the window; it is carried out at the end of the next frame.
    pub fn ask(&mut self, action: Action) {
        self.asked.ask(action);
    }

    fn frame_ui(&mut self, ui: &mut egui::Ui) {
        let look = if ui.visuals().dark_mode { Look::Dark } else { Look::Light };
        let ctx = ui.ctx().clone();
        self.ink.begin(&ctx);
        self.canvas.take_keys(&ctx); // before commands: while a tie is drawn, S is its stance
        let scene = self.scene.scene(&self.editor, look, &mut self.ink);
        let reading =
            Reading { editor: &self.editor, view: &self.view, session: &self.session, scene: &scene };
        let mut asked = std::mem::take(&mut self.asked);
        let (canvas, reader, panels, ink) =
            (&mut self.canvas, &mut self.reader, &mut self.panels, &mut self.ink);
        let is_open = |panel| reading.view.panels.contains(&panel);
        Panel::top("top").show(ui, |ui| asked.extend(panels.top_ui(ui, reading)));
        Panel::bottom("status").show(ui, |ui| asked.extend(panels.status_ui(ui, reading)));
        if is_open(view::Panel::Evidence) {
            Panel::bottom("evidence")
                .resizable(true)
                .show(ui, |ui| asked.extend(panels.evidence_ui(ui, reading)));
        }
        if is_open(view::Panel::Library) {
            Panel::left("library")
                .resizable(true)
                .show(ui, |ui| asked.extend(panels.library_ui(ui, reading)));
        }
        if is_open(view::Panel::Inspector) {
            Panel::right("inspector")
                .resizable(true)
                .show(ui, |ui| asked.extend(panels.inspector_ui(ui, reading)));
        }
        if is_open(view::Panel::Reader) {
            Panel::right("reader")
                .resizable(true)
                .default_size(520.0)
                .show(ui, |ui| asked.extend(reader.reader_ui(ui, reading, ink)));
        }
        CentralPanel::default()
            .frame(egui::Frame::NONE)
            .show(ui, |ui| asked.extend(canvas.canvas_ui(ui, reading, ink)));
        asked.extend(self.dialogs.dialogs_ui(ui.ctx(), reading));
        self.ink.upload(&ctx);
        self.handle(&ctx, asked);
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new(Project::new(Id::from_bits(1)), 1)
    }
}
