//! Opening the window: what it wears, what it remembers, which project it begins with.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use eframe::{CreationContext, NativeOptions};
use egui::{IconData, ViewportBuilder};

use super::view::{Remembered, View};
use super::{App, debug, files, theme};
use crate::model::{Id, Project};
use crate::store::settings;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The system gave none.
    #[error("this machine gave no window: {0}")]
    Refused(String),
    /// Something that windows need is not there, and asking for it broke.
    #[error("the window could not be opened: {0}")]
    Broke(String),
}

impl WindowError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Broke(words) if words.contains("xkbcommon") => {
                "Install libxkbcommon-x11 (Debian, Ubuntu: apt install libxkbcommon-x11-0), then start again."
            }
            Self::Refused(_) | Self::Broke(_) => {
                "Without a display, use the commands: detente check, show, export and new need none."
            }
        }
    }
}

/// Opens the window on the project in `file`; without one, on the sample map. Returns when it is closed.
///
/// # Errors
///
/// [`WindowError`] if this machine gives us no window.
pub fn run(file: Option<PathBuf>) -> Result<(), WindowError> {
    // winit panics where a library it loads at run time is missing; the reason is what the analyst needs.
    match catch_unwind(AssertUnwindSafe(|| open_window(file))) {
        Ok(ended) => ended.map_err(|error| WindowError::Refused(error.to_string())),
        Err(broke) => {
            let words = broke.downcast_ref::<String>().cloned();
            let words = words.or_else(|| broke.downcast_ref::<&str>().map(|words| (*words).to_owned()));
            Err(WindowError::Broke(words.unwrap_or_default()))
        }
    }
}

fn open_window(file: Option<PathBuf>) -> eframe::Result {
    debug::watch();
    let viewport = ViewportBuilder::default()
        .with_app_id("detente")
        .with_title("Detente")
        .with_inner_size([1400.0, 850.0])
        .with_min_inner_size([760.0, 480.0])
        .with_drag_and_drop(true)
        .with_icon(icon());
    let options = NativeOptions { viewport, event_loop_builder: plain_menu(), ..NativeOptions::default() };
    eframe::run_native("detente", options, Box::new(|cc| Ok(Box::new(App::start_safe(cc, file)))))
}

impl App {
    /// A window as it opens: dressed, with what was remembered, and a project on its way from the disk.
    #[must_use]
    pub fn start(cc: &CreationContext<'_>, file: Option<PathBuf>) -> Self {
        Self::dressed(&cc.egui_ctx, Remembered::load(cc.storage)).begin(cc, file)
    }

    fn begin(mut self, cc: &CreationContext<'_>, file: Option<PathBuf>) -> Self {
        self.asks_the_system = true;
        self.session.boundary.read_faults();
        if let Some(path) = first_path(file, &self.remembered) {
            self.open(&cc.egui_ctx, path);
        }
        self
    }

    /// The same, and all work is kept safe.
    fn start_safe(cc: &CreationContext<'_>, file: Option<PathBuf>) -> Self {
        let folder = eframe::storage_dir("detente");
        let mut app = Self::remembering(cc, folder.as_deref());
        app.keep_safe(folder);
        super::jobs::watch_signals(&cc.egui_ctx, &app.session.told_to_end);
        app.begin(cc, file)
    }

    /// A window as its settings in `folder` say.
    fn remembering(cc: &CreationContext<'_>, folder: Option<&Path>) -> Self {
        let earlier = || Remembered::load(cc.storage);
        let read = folder.map(settings::read);
        let (text, refused) = match read {
            Some(Ok(text)) => (text, None),
            Some(Err(error)) => (None, Some(error)),
            None => (None, None),
        };
        let remembered = text.as_deref().map(Remembered::read);
        let mut app =
            Self::dressed(&cc.egui_ctx, remembered.clone().map_or_else(earlier, Option::unwrap_or_default));
        if let Some(error) = refused {
            app.session.tell_fault(format!("the settings were not read: {error}"), error.hint());
        }
        if let (Some(text), Some(None), Some(folder)) = (&text, &remembered, folder) {
            let aside = settings::put_aside(folder, text);
            let kept = aside.map(|aside| format!("They are kept as {}.", aside.display()));
            app.note(
                "the settings could not be understood: the window begins as new",
                &kept.unwrap_or_default(),
            );
        }
        app.settings = text.filter(|_| remembered.flatten().is_some());
        app
    }

    /// Writes the settings if they changed.
    pub(super) fn save_settings(&mut self, storage: &mut dyn eframe::Storage) {
        let Some(folder) = self.session.keeping.state.clone() else { return };
        let text = self.remembered.written();
        if self.settings.as_ref() == Some(&text) {
            return;
        }
        match settings::write(&folder, &text) {
            Ok(()) => {
                Remembered::leave(storage);
                self.settings = Some(text);
            }
            Err(error) => {
                self.session.tell_fault(format!("the settings were not saved: {error}"), error.hint());
            }
        }
    }

    /// A window with an empty project, dressed, as `remembered` left it.
    #[must_use]
    pub fn dressed(ctx: &egui::Context, remembered: Remembered) -> Self {
        let seed = seed();
        let mut app = Self::new(Project::new(Id::from_bits(seed >> 8)), seed);
        theme::dress(ctx);
        let mut view = View::default();
        remembered.dress(&mut view);
        view.shows_hint = !remembered.hint_seen;
        app.session.recent.clone_from(&remembered.recent);
        app.session.folder.clone_from(&remembered.folder);
        app.wear(ctx, view.look);
        app.put_on(ctx, view.dress);
        app.scale(ctx, view.scale_percent);
        app.view = view;
        app.remembered = remembered;
        app
    }

    /// Takes what is to last into what is remembered.
    pub(super) fn remember(&mut self) {
        self.remembered.note(&self.view, self.editor.project());
        if self.view.leaves_no_traces {
            (self.remembered.folder, self.remembered.last_project) = (None, None);
            return self.remembered.recent.clear();
        }
        self.remembered.recent.clone_from(&self.session.recent);
        self.remembered.folder.clone_from(&self.session.folder);
        self.remembered.last_project.clone_from(&self.session.path);
    }
}

/// The project to begin with: the one asked for, the last one if that is wanted, or the sample.
fn first_path(file: Option<PathBuf>, remembered: &Remembered) -> Option<PathBuf> {
    let last = || remembered.last_project.clone().filter(|path| remembered.reopen_last && path.is_file());
    file.or_else(last).or_else(files::sample_path)
}

/// A seed for new ids that no two windows share: ids made on two machines must not collide when files are merged.
fn seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    RandomState::new().hash_one((since, std::process::id()))
}

fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default()
}

#[cfg(not(target_os = "macos"))]
fn plain_menu() -> Option<eframe::EventLoopBuilderHook> {
    None
}

/// The system's own menu would quit past our question about unsaved work.
#[cfg(target_os = "macos")]
fn plain_menu() -> Option<eframe::EventLoopBuilderHook> {
    use winit::platform::macos::EventLoopBuilderExtMacOS;
    Some(Box::new(|builder| {
        builder.with_default_menu(false);
    }))
}
