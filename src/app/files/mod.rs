//! Files: new, open, save, import, export, and what happens to unsaved work on the way.
//!
//! Everything slow runs as a job with a clone; what a job ends in is taken in by [`done`]. Whatever would lose work
//! asks first ([`guard`](super::App::guarded)). Only `store` touches the disk. Start at [`App::file`](super::App).

mod again;
mod done;
mod follow;
mod import;
mod keep;
mod names;
mod outside;
mod pick;
mod picture;
mod pictures;
mod reading;
mod recover;
mod versions;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::action::{FileAction, Purpose, Question, Unsaved};
use super::jobs::{Done, SAVING};
use super::keeping::Access;
use super::{App, Session};
use crate::edit::Editor;
use crate::model::{Id, Project};
use crate::store;
use keep::lock_for_saving;

pub(super) use done::Tried;
pub(super) use import::{Came, Fresh};
pub(super) use keep::{Around, Kept, Refusal};
pub(super) use outside::{News, Theirs};
pub(super) use pick::{first_path, sample_path, title};
pub(super) use picture::{measure, scene_of};
pub(super) use recover::Found;
pub(super) use versions::{Past, Read};

/// What reading documents is called among the jobs.
const IMPORTING: &str = "importing";

/// A temporary file this old belongs to no save that is still going on: the process that made it was killed.
const STRANDED: Duration = Duration::from_hours(24);

impl App {
    /// Does something about files.
    pub(super) fn file(&mut self, ctx: &egui::Context, action: FileAction) {
        match action {
            FileAction::New
            | FileAction::Open
            | FileAction::OpenPath(_)
            | FileAction::OpenSample
            | FileAction::Revert
            | FileAction::OpenCopy
            | FileAction::TakeVersion { restores: false }
            | FileAction::Quit => self.guarded(ctx, action),
            FileAction::AfterUnsaved(answer, then) => self.after_unsaved(ctx, answer, *then),
            FileAction::Chosen(purpose, paths) => self.chosen(ctx, purpose, paths),
            FileAction::Save => match self.session.path.clone() {
                Some(path) if self.session.keeping.access == Access::Free => self.save(ctx, path),
                _ => self.pick(ctx, Purpose::Save),
            },
            FileAction::SaveAs => self.pick(ctx, Purpose::Save),
            FileAction::SaveTo(path) => self.save(ctx, path),
            FileAction::ForgetRecent(path) => self.session.recent.retain(|known| *known != path),
            FileAction::Import => self.pick(ctx, Purpose::Import),
            FileAction::ImportFolder => self.pick(ctx, Purpose::Folder),
            FileAction::ImportPaths(paths) => self.import(ctx, paths),
            FileAction::StopImport => self.stop_importing(),
            FileAction::PasteDocument => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            FileAction::Paste(text) => self.paste(ctx, text, false),
            FileAction::PasteAll(text) => self.paste(ctx, text, true),
            FileAction::ReadAnew(place, wish) => self.read_anew(ctx, place, wish),
            FileAction::TakeIn(documents) => self.take_in_documents(documents),
            FileAction::ReadAgain(id) => self.pick(ctx, Purpose::Again(id)),
            FileAction::ReadAgainFrom(id, path) => self.read_again_from(ctx, id, path),
            FileAction::ReadClipboardAgain(id) => self.ask_clipboard(ctx, id),
            FileAction::ReadWordsAgain(id, words) => self.read_words_again(id, &words),
            FileAction::ImportTable => self.pick(ctx, Purpose::Table),
            FileAction::ImportNames => self.pick(ctx, Purpose::Names),
            FileAction::AddPicture => self.pick(ctx, Purpose::OnCanvas),
            FileAction::GivePicture(id) => self.pick(ctx, Purpose::Face(id)),
            FileAction::ShrinkPictures(purpose, large) => self.shrink_pictures(ctx, purpose, large),
            FileAction::PastePicture(bytes) => self.paste_picture(ctx, bytes),
            FileAction::ExportTables => self.pick(ctx, Purpose::Tables),
            FileAction::ExportPicture(wish) => {
                self.session.wish = Some(wish);
                self.pick(ctx, Purpose::Picture);
            }
            FileAction::WritePicture(wish, path) => self.write_picture(ctx, wish, path),
            FileAction::CopyPicture => self.copy_picture(ctx),
            kept => self.file_kept(ctx, &kept),
        }
    }

    /// Does something about what is kept beside a file.
    fn file_kept(&mut self, ctx: &egui::Context, action: &FileAction) {
        match *action {
            FileAction::Recover(answer) => self.recover(ctx, answer),
            FileAction::Outside(answer) => self.settle_outside(ctx, answer),
            FileAction::Versions => self.list_versions(ctx),
            FileAction::ReadVersion(place) => self.read_version(ctx, place),
            FileAction::TakeVersion { restores } => self.take_version(restores),
            FileAction::TryAgain => {
                let path = self.session.path.clone();
                path.into_iter().for_each(|path| self.open(ctx, path));
            }
            FileAction::OpenPending { safe } => self.open_pending(safe),
            FileAction::LeaveSafeMode => self.leave_safe_mode(),
            _ => {} // all others were done before
        }
    }

    /// Asks what to do with unsaved work if there is some; goes on at once if not.
    fn guarded(&mut self, ctx: &egui::Context, action: FileAction) {
        if self.session.is_dirty(&self.editor) {
            self.dialogs.ask(Question::Unsaved(Box::new(action)));
        } else {
            self.go_on(ctx, action);
        }
    }

    fn after_unsaved(&mut self, ctx: &egui::Context, answer: Unsaved, then: FileAction) {
        match answer {
            Unsaved::Discard => self.go_on(ctx, then),
            Unsaved::Save => {
                self.session.after_save = Some(then);
                self.file(ctx, FileAction::Save);
            }
        }
    }

    /// Does what would lose unsaved work, after that was settled.
    fn go_on(&mut self, ctx: &egui::Context, action: FileAction) {
        match action {
            FileAction::New => self.adopt_new(),
            FileAction::Open => self.pick(ctx, Purpose::Open),
            FileAction::OpenPath(path) => self.open(ctx, path),
            FileAction::OpenSample => match sample_path() {
                Some(path) => self.open(ctx, path),
                None => self.session.tell_fault(
                    "the sample map was not found",
                    "It is the file projects/palmyra.ron beside the program's source.",
                ),
            },
            FileAction::Revert => {
                if let Some(path) = self.session.path.clone() {
                    self.open(ctx, path);
                }
            }
            FileAction::OpenCopy => {
                let project = self.editor.project().clone();
                self.adopt_copy(project);
            }
            FileAction::TakeVersion { .. } => self.take_version(false),
            FileAction::Quit => self.quit(ctx),
            other => self.file(ctx, other),
        }
    }

    /// Holds the window open while there is unsaved work that nobody decided about.
    pub(super) fn mind_closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.session.may_close {
            return;
        }
        self.stop_importing(); // nobody is left to take in what it reads
        self.snapshot(ctx); // whatever becomes of the question, and of the system that asked to close
        let is_busy = self.session.running.iter().any(|label| label != IMPORTING);
        if self.session.is_dirty(&self.editor) || is_busy {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            if self.session.is_dirty(&self.editor) {
                self.dialogs.ask(Question::Unsaved(Box::new(FileAction::Quit)));
            } else {
                // A file is being written: close when that is done.
                self.session.after_save = Some(FileAction::Quit);
            }
        } else if self.session.keeping.is_on {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.quit(ctx);
        }
    }

    /// Closes the window, once it is noted that the work ended as it should.
    fn quit(&mut self, ctx: &egui::Context) {
        if self.session.keeping.is_on {
            self.leave_place(ctx, Some(FileAction::Quit));
            self.session.keeping.is_on = false; // what was given up is not kept while the window goes
            return;
        }
        self.session.may_close = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }

    /// An empty project in place of the present one.
    fn adopt_new(&mut self) {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let project = Project::new(Id::from_bits(self.seed >> 8));
        self.adopt(project, None);
    }

    /// Puts `project` in place of the present one; nothing of that is left.
    pub(super) fn adopt(&mut self, project: Project, path: Option<PathBuf>) {
        let panel = self.view.camera.panel;
        self.session.keeping.move_on();
        self.remembered.note(&self.view, self.editor.project());
        self.view.leave_project();
        self.editor = Editor::new(project, self.seed);
        if let Some(front) = self.remembered.front(self.editor.project()) {
            self.editor.turn_to(front);
        }
        self.canvas = super::canvas::CanvasPanel::default();
        self.reader = super::reader::ReaderPanel::default();
        self.panels.forget_project();
        self.overlays.forget_project();
        (self.flight, self.focus_kept) = (None, None);
        self.scene.forget();
        self.session.mentions.forget();
        self.session.stamps.forget();
        self.session.boundary.forget();
        self.jobs.leave_project();
        self.stop_importing();
        self.session.importing.clear();
        self.dialogs.forget_summary();
        self.session.saved_revision = Some(self.editor.revision());
        self.session.hash = None;
        self.session.after_save = None;
        self.session.told_of_forgotten = false;
        self.session.path = path;
        self.view.camera.panel = panel;
        self.view.document = self.editor.project().documents().next().map(|(id, _)| id);
        let known = self.remembered.place_camera(self.editor.project(), &mut self.view.camera);
        self.fits_when_drawn = !known;
    }

    /// Opens the project at `path` in the background.
    pub(super) fn open(&mut self, ctx: &egui::Context, path: PathBuf) {
        let keeps = self.session.keeping.is_on.then(|| self.session.keeping.keep_of_file());
        self.jobs.start(ctx, "opening", move || {
            let opened = store::open(&path);
            let around = keeps.map(|own| Around::look(&path, &opened, own.as_ref()));
            Done::Opened(path, Box::new(Tried { opened, around: around.unwrap_or_default() }))
        });
    }

    /// Saves a clone of the project to `path` in the background.
    fn save(&mut self, ctx: &egui::Context, path: PathBuf) {
        let project = self.editor.project().clone();
        let revision = self.editor.revision();
        let expected = self.session.hash.filter(|_| self.session.path.as_deref() == Some(&path));
        let keeps = self.session.keeping.is_on.then(|| self.session.keeping.keep_of_file());
        self.jobs.start(ctx, SAVING, move || {
            let locked = keeps.map(|own| lock_for_saving(&path, own.as_ref()));
            let (place, locked) = match locked.unwrap_or(Ok(None)) {
                Ok(place) => (place, Ok(())),
                Err(refusal) => (None, Err(refusal)),
            };
            let save = |()| store::save(&project, &path, expected).map_err(Refusal::Store);
            let result = locked.and_then(save);
            if let (Ok(_), Some(folder)) = (&result, path.parent()) {
                let long_ago = SystemTime::now() - STRANDED;
                store::atomic::sweep(folder, long_ago);
            }
            Done::Saved { path, revision, result, place }
        });
    }

    fn chosen(&mut self, ctx: &egui::Context, purpose: Purpose, paths: Vec<PathBuf>) {
        let Some(first) = paths.first().cloned() else {
            self.session.after_save = None;
            return;
        };
        let is_folder = matches!(purpose, Purpose::Tables | Purpose::Folder);
        let folder = if is_folder { Some(&*first) } else { first.parent() };
        self.session.folder = folder.map(Path::to_owned);
        match purpose {
            Purpose::Open => self.open(ctx, first),
            Purpose::Save => self.save(ctx, with_ending(first, "ron")),
            Purpose::Import | Purpose::Folder => self.import(ctx, paths),
            Purpose::Again(id) => self.read_again_from(ctx, id, first),
            Purpose::Table => self.jobs.start(ctx, "reading tables", move || {
                Done::Tables(paths.iter().map(|path| reading::table(path)).collect())
            }),
            Purpose::OnCanvas | Purpose::Face(_) => self.read_pictures(ctx, purpose, paths),
            Purpose::Names => self.jobs.start(ctx, "reading names", move || {
                Done::Tables(paths.iter().map(|path| reading::names(path)).collect())
            }),
            Purpose::Tables => {
                let project = self.editor.project().clone();
                self.jobs
                    .start(ctx, "writing tables", move || Done::Wrote(picture::tables(&project, &first)));
            }
            Purpose::Picture => {
                if let Some(wish) = self.session.wish.take() {
                    let path = with_ending(first, wish.format.ending());
                    self.write_picture(ctx, wish, path);
                }
            }
        }
    }

    /// Takes in files that were dropped on the window, each by what its name says it is.
    pub(super) fn take_drops(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_owned()).collect();
        let (projects, others): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| has_ending(path, &["ron"]));
        let (tables, others): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|path| has_ending(path, &["csv", "tsv"]));
        if let Some(project) = projects.into_iter().next() {
            self.file(ctx, FileAction::OpenPath(project));
        }
        if !tables.is_empty() {
            self.file(ctx, FileAction::Chosen(Purpose::Table, tables));
        }
        let (pictures, others): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|path| has_ending(path, &["png", "jpg", "jpeg"]));
        if !pictures.is_empty() {
            self.file(ctx, FileAction::Chosen(Purpose::OnCanvas, pictures));
        }
        if !others.is_empty() {
            self.file(ctx, FileAction::ImportPaths(others)); // folders too; what is no document says so itself
        }
    }
}

/// The files that are written if `path` is chosen for `purpose`.
pub(super) fn targets(session: &Session, purpose: Purpose, path: &Path) -> Vec<PathBuf> {
    match purpose {
        Purpose::Save => vec![with_ending(path.to_owned(), "ron")],
        Purpose::Picture => {
            let ending = session.wish.as_ref().map_or("png", |wish| wish.format.ending());
            vec![with_ending(path.to_owned(), ending)]
        }
        Purpose::Tables => picture::TABLES.map(|name| path.join(name)).to_vec(),
        Purpose::Open
        | Purpose::Import
        | Purpose::Folder
        | Purpose::Again(_)
        | Purpose::Table
        | Purpose::OnCanvas
        | Purpose::Face(_)
        | Purpose::Names => Vec::new(),
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if has_ending(&path, &[ending]) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(format!(".{ending}"));
    name.into()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_added_only_where_it_is_missing() {
        let ended = |name: &str| with_ending(name.into(), "ron").display().to_string();
        assert_eq!(ended("maps/palmyra"), "maps/palmyra.ron");
        assert_eq!(ended("maps/palmyra.RON"), "maps/palmyra.RON");
        assert_eq!(ended("v1.2 final"), "v1.2 final.ron");
    }
}
