//! The window.
//!
//! Each frame: [`logic`](eframe::App::logic) polls jobs, then `ui` draws every panel and collects the
//! [`Action`]s they ask for, then `handle` carries them out. Panels show and ask; nothing but `handle` changes
//! anything. Start at [`App`], then [`action`] and [`view`].

pub mod action;
mod arranging;
pub mod boundary;
pub mod canvas;
pub mod choice;
mod clean_words;
mod clipboard;
pub mod command;
mod convert;
mod debug;
pub mod dialogs;
mod file_action;
mod files;
mod flight;
pub mod focus;
mod frame;
mod handle;
mod handle_looking;
mod handle_words;
pub mod ink;
mod jobs;
pub mod keeping;
pub mod mentions;
mod notice;
pub mod overlays;
mod panels;
pub mod reader;
mod rest;
mod scene;
mod session;
mod sign;
mod stamp;
mod start;
pub mod theme;
pub mod view;

pub use action::{Action, Actions};
pub use arranging::Arranging;
pub use session::Session;
pub use stamp::{Stamp, Stamps};
pub use start::run;
pub use view::View;

use crate::edit::Editor;
use crate::model::{Id, Project};
use crate::scene::Scene;
use crate::worker::Reader;

/// The program behind the window.
pub struct App {
    editor: Editor,
    view: View,
    session: Session,
    canvas: canvas::CanvasPanel,
    reader: reader::ReaderPanel,
    panels: panels::Panels,
    overlays: overlays::Overlays,
    dialogs: dialogs::Dialogs,
    ink: ink::Ink,
    scene: scene::SceneCache,
    jobs: jobs::Jobs,
    /// Reads documents, each in a process of its own.
    document_reader: Reader,
    /// Numbers the imports.
    imports_begun: u64,
    remembered: view::Remembered,
    /// What the file of settings holds; nothing if there is none.
    settings: Option<String>,
    seed: u64,
    /// What had the keyboard when the last frame ended: Escape takes it away before a frame begins.
    focus: command::Focus,
    /// The reader had the keyboard then.
    reads: bool,
    /// The camera is on its way.
    flight: Option<flight::Flight>,
    /// What the focus was worked out for.
    focus_kept: Option<focus::Kept>,
    /// The keys that are down.
    held: command::Held,
    /// A menu or a list hung open when the last frame ended: Escape is for it.
    had_popup: bool,
    /// The whole map is to be shown once the size of the canvas is known.
    fits_when_drawn: bool,
    /// File dialogs are the system's; false in tests and where there is none.
    asks_the_system: bool,
    /// What the title bar says.
    title: String,
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
    /// The reader has the keyboard.
    pub reads: bool,
}

impl<'a> Reading<'a> {
    /// The project as it is now.
    #[must_use]
    pub fn project(&self) -> &'a Project {
        self.editor.project()
    }

    /// Numbers that change with what they stand for, for what is kept between frames.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        self.session.stamps.of(self.editor.revision())
    }
}

impl App {
    /// A window on `project`. New ids are drawn from `seed`.
    #[must_use]
    pub fn new(project: Project, seed: u64) -> Self {
        let editor = Editor::new(project, seed);
        let mut session = Session::default();
        session.saved_revision = Some(editor.revision());
        Self {
            editor,
            view: View::default(),
            session,
            canvas: canvas::CanvasPanel::default(),
            reader: reader::ReaderPanel::default(),
            panels: panels::Panels::default(),
            overlays: overlays::Overlays::default(),
            dialogs: dialogs::Dialogs::default(),
            ink: ink::Ink::default(),
            scene: scene::SceneCache::default(),
            jobs: jobs::Jobs::default(),
            document_reader: Reader::at(std::env::current_exe().unwrap_or_default()),
            imports_begun: 0,
            remembered: view::Remembered::default(),
            settings: None,
            seed,
            focus: command::Focus::Nothing,
            reads: false,
            flight: None,
            focus_kept: None,
            held: command::Held::default(),
            had_popup: false,
            fits_when_drawn: false,
            asks_the_system: false,
            title: String::new(),
        }
    }

    /// Makes a part of the window break on purpose, the next time or each time, for tests.
    pub fn break_on_purpose(&self, part: boundary::Part, each_time: bool) {
        self.session.boundary.break_on_purpose(part, each_time);
    }

    /// The file at hand and what goes on around it, for tests.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The project and its history, for tests.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Where the canvas was drawn last, in screen points, for tests.
    #[must_use]
    pub fn canvas_rect(&self) -> egui::Rect {
        self.canvas.on_screen().unwrap_or(egui::Rect::ZERO)
    }

    /// How the project is looked at, for tests.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new(Project::new(Id::from_bits(1)), 1)
    }
}
