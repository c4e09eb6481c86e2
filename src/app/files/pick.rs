//! Asking where: the system's file dialog, off this thread, and our own path field where there is none.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rfd::{AsyncFileDialog, FileHandle};

use super::App;
use crate::app::action::{Purpose, Question};
use crate::app::jobs::{Done, wait_for};
use crate::app::{Reading, Session};

/// A dialog that is gone sooner than this was never on the screen: nobody is that quick.
const NEVER_SEEN: Duration = Duration::from_millis(300);

impl App {
    /// Asks for a path, for `purpose`.
    pub(super) fn pick(&mut self, ctx: &egui::Context, purpose: Purpose) {
        if !self.asks_the_system {
            self.dialogs.ask(Question::Path(purpose));
            return;
        }
        let dialog = self.system_dialog(purpose);
        // Begun here, because some systems insist on this thread; waited for elsewhere.
        let picked = begin(dialog, purpose);
        self.jobs.start(ctx, "choosing a file", move || {
            let start = Instant::now();
            let paths = wait_for(picked);
            let was_never_seen = paths.is_empty() && start.elapsed() < NEVER_SEEN;
            Done::Picked { purpose, paths, was_never_seen }
        });
    }

    fn proposed_name(&self, purpose: Purpose) -> String {
        proposed(&self.session, &self.editor.project().title, purpose)
    }

    fn system_dialog(&self, purpose: Purpose) -> AsyncFileDialog {
        let dialog = AsyncFileDialog::new()
            .set_title(title(purpose))
            .set_directory(folder_for(&self.session, purpose));
        match purpose {
            Purpose::Open => dialog.add_filter("Detente projects", &["ron"]),
            Purpose::Save => {
                dialog.add_filter("Detente projects", &["ron"]).set_file_name(self.proposed_name(purpose))
            }
            Purpose::Import | Purpose::Again(_) => dialog.add_filter("Documents", &crate::import::ENDINGS),
            Purpose::Table => dialog.add_filter("Tables", &["csv", "tsv"]),
            Purpose::Tables | Purpose::Folder => dialog,
            Purpose::Names => dialog.add_filter("Lists of names", &["csv", "tsv", "txt"]),
            Purpose::OnCanvas | Purpose::Face(_) => dialog.add_filter("Pictures", &["png", "jpg", "jpeg"]),
            Purpose::Picture => dialog.set_file_name(self.proposed_name(purpose)),
        }
    }
}

/// The path that our own path field begins with.
pub(in crate::app) fn first_path(reading: &Reading<'_>, purpose: Purpose) -> String {
    let folder = folder_for(reading.session, purpose);
    let name = proposed(reading.session, &reading.project().title, purpose);
    folder.join(name).display().to_string()
}

/// The folder in which a dialog begins.
fn folder_for(session: &Session, purpose: Purpose) -> PathBuf {
    let beside = session.path.as_deref().and_then(Path::parent).map(Path::to_owned);
    let projects = || sample_path().and_then(|path| path.parent().map(Path::to_owned));
    let last = session.folder.clone();
    let first = match purpose {
        Purpose::Open | Purpose::Save => beside.or_else(projects).or(last),
        Purpose::Import
        | Purpose::Folder
        | Purpose::Again(_)
        | Purpose::Table
        | Purpose::Names
        | Purpose::Tables
        | Purpose::OnCanvas
        | Purpose::Face(_)
        | Purpose::Picture => last.or(beside).or_else(projects),
    };
    first.filter(|folder| folder.is_dir()).or_else(|| std::env::current_dir().ok()).unwrap_or_default()
}

/// A file name to begin with.
fn proposed(session: &Session, title: &str, purpose: Purpose) -> String {
    let stem = session.path.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy());
    let stem = stem.map_or_else(|| harmless_name(title), std::borrow::Cow::into_owned);
    match purpose {
        Purpose::Save => format!("{stem}.ron"),
        Purpose::Picture => {
            let ending = session.wish.as_ref().map_or("png", |wish| wish.format.ending());
            format!("{stem}.{ending}")
        }
        Purpose::Open
        | Purpose::Import
        | Purpose::Folder
        | Purpose::Again(_)
        | Purpose::Table
        | Purpose::Names
        | Purpose::OnCanvas
        | Purpose::Face(_)
        | Purpose::Tables => String::new(),
    }
}

type Picked = std::pin::Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

fn begin(dialog: AsyncFileDialog, purpose: Purpose) -> Picked {
    let path = |handle: FileHandle| handle.path().to_owned();
    let one = move |handle: Option<FileHandle>| handle.map(path).into_iter().collect();
    match purpose {
        Purpose::Open | Purpose::Again(_) | Purpose::Face(_) => {
            let asked = dialog.pick_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::Import | Purpose::Table | Purpose::Names | Purpose::OnCanvas => {
            let asked = dialog.pick_files();
            Box::pin(async move { asked.await.unwrap_or_default().into_iter().map(path).collect() })
        }
        Purpose::Tables | Purpose::Folder => {
            let asked = dialog.pick_folder();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::Save | Purpose::Picture => {
            let asked = dialog.save_file();
            Box::pin(async move { one(asked.await) })
        }
    }
}

/// What a dialog for `purpose` is called.
pub(in crate::app) fn title(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Open => "Open a project",
        Purpose::Save => "Save the project",
        Purpose::Import => "Import documents",
        Purpose::Folder => "Import a folder of documents",
        Purpose::Again(_) => "Read the document again",
        Purpose::Table => "Import a table",
        Purpose::Names => "Import names",
        Purpose::Tables => "Export tables into a folder",
        Purpose::Picture => "Export a picture",
        Purpose::OnCanvas => "Put pictures on the canvas",
        Purpose::Face(_) => "Give the actor a picture",
    }
}

/// The sample map: in `projects` below the working folder, beside the program, or where the program was built.
pub(in crate::app) fn sample_path() -> Option<PathBuf> {
    let program = std::env::current_exe().ok();
    let near_program = program.iter().flat_map(|path| path.ancestors().skip(1).take(3));
    let here = std::env::current_dir().ok();
    let built = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = here.iter().map(PathBuf::as_path).chain(near_program).chain([&*built]);
    let mut paths = folders.map(|folder| folder.join("projects").join("palmyra.ron"));
    paths.find(|path| path.is_file())
}

/// A file name that no disk refuses, from what a project is called.
fn harmless_name(title: &str) -> String {
    let kept = title.trim().chars().map(|c| if c.is_alphanumeric() || " -_".contains(c) { c } else { '-' });
    let name: String = kept.take(60).collect();
    let name = name.trim_matches([' ', '-', '_']);
    match name {
        "" => "map".to_owned(),
        _ if is_reserved(name) => format!("{name} map"),
        _ => name.to_owned(),
    }
}

/// Names of devices, which Windows gives to no file, whatever its ending.
fn is_reserved(name: &str) -> bool {
    let name = name.to_lowercase();
    let digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '¹', '²', '³'];
    let is_port = ["com", "lpt"].iter().any(|port| {
        name.strip_prefix(port).is_some_and(|rest| rest.chars().count() == 1 && rest.starts_with(digits))
    });
    is_port || ["con", "prn", "aux", "nul", "conin", "conout"].contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_disk_takes() {
        assert_eq!(harmless_name("Palmyra: who backs whom?"), "Palmyra- who backs whom");
        assert_eq!(harmless_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(harmless_name("سوريا"), "سوريا");
        assert_eq!(harmless_name(" /// "), "map");
        for device in ["con", "NUL", "Com1", "LPT¹", "aux", "CONOUT$"] {
            assert!(harmless_name(device).ends_with(" map"), "{device}");
        }
        assert_eq!(harmless_name("Contras"), "Contras");
        assert_eq!(harmless_name("x\u{202e}nor\u{0}.\u{7}"), "x-nor");
        assert!(harmless_name(&"ش".repeat(999)).len() < 200);
    }
}
