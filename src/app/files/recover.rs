//! Work that was not saved when the program ended last: found, compared, offered; never taken up by itself.

use std::path::Path;
use std::time::SystemTime;

use super::App;
use crate::app::action::Recover;
use crate::app::jobs::Done;
use crate::app::keeping::Place;
use crate::edit::Edit;
use crate::model::Project;
use crate::model::compare::Comparison;
use crate::store::Opened;
use crate::store::keep::{Keep, unsaved};

/// Work that waits to be recovered.
#[derive(Clone, Debug)]
pub(in crate::app) struct Found {
    /// The project as it was last kept.
    pub(in crate::app) project: Project,
    /// When that was.
    pub(in crate::app) when: SystemTime,
    /// What differs from the saved file.
    pub(in crate::app) comparison: Comparison,
    /// The saved file is another by now than the one that the work grew from.
    pub(in crate::app) is_file_other: bool,
    /// Where it is kept, if it was never saved to a file.
    pub(in crate::app) unsaved: Option<Place>,
    pub(in crate::app) keep: Keep,
}

impl Found {
    /// What waits beside a project file, from a job. What is the same as the file is no work.
    pub(super) fn beside(keep: &Keep, saved: &Opened) -> Option<Self> {
        let (recovery, opened) = keep.recover()?;
        let comparison = Comparison::of(&saved.project, &opened.project);
        if comparison.is_empty() {
            keep.clear();
            return None;
        }
        let is_file_other = recovery.base != Some(saved.hash.start());
        let (project, when) = (opened.project, recovery.when);
        Some(Self { project, when, comparison, is_file_other, unsaved: None, keep: keep.clone() })
    }

    /// What waits in a keep of a project never saved, from a job.
    fn never_saved(keep: &Keep) -> Option<Self> {
        let lock = keep.lock().ok()?; // another window may have been quicker
        let (recovery, opened) = keep.recover()?;
        let comparison = Comparison::of(&Project::new(opened.project.id), &opened.project);
        let place = Place::new(keep.clone(), Some(lock));
        let (project, when) = (opened.project, recovery.when);
        let unsaved = Some(place);
        Some(Self { project, when, comparison, is_file_other: false, unsaved, keep: keep.clone() })
    }
}

impl App {
    /// Looks for projects that were never saved, once the window is there and nothing else is asked.
    pub(super) fn look_for_unsaved(&mut self, ctx: &egui::Context) {
        let is_free = self.session.running.is_empty() && !self.dialogs.is_open();
        if !(self.session.keeping.looks_for_unsaved && is_free) {
            return;
        }
        let Some(state) = self.session.keeping.state.clone() else { return };
        self.session.keeping.looks_for_unsaved = false;
        let put_off = self.session.keeping.put_off.clone();
        let own = self.session.keeping.place.as_ref().map(|place| place.keep.folder().to_owned());
        self.jobs.start(ctx, "", move || {
            let is_new = |keep: &Keep| {
                let folder = keep.folder();
                !put_off.iter().any(|known| known == folder) && own.as_deref() != Some(folder)
            };
            let keeps = unsaved(&state).into_iter().filter(is_new);
            Done::Waiting(keeps.filter_map(|keep| Found::never_saved(&keep)).next().map(Box::new))
        });
    }

    pub(super) fn take_in_waiting(&mut self, found: Option<Box<Found>>) {
        if let Some(found) = found {
            self.dialogs.offer(found);
        }
    }

    /// Offers what was found beside the project that has just been opened.
    pub(super) fn offer_found(&mut self, found: Option<Box<Found>>) {
        if let Some(found) = found {
            self.session.keeping.waits = true;
            self.dialogs.offer(found);
        }
    }

    /// Does what the analyst decided about the work that waits.
    pub(super) fn recover(&mut self, ctx: &egui::Context, answer: Recover) {
        let Some(found) = self.dialogs.take_offered() else { return };
        let is_unsaved = found.unsaved.is_some();
        match answer {
            Recover::Later => self.put_off(&found),
            Recover::Discard => self.discard(ctx, found),
            Recover::Restore if is_unsaved => self.restore_unsaved(*found),
            Recover::Restore => {
                if self.edit(Edit::Become(Box::new(found.project), "recover unsaved work".to_owned())) {
                    self.session.keeping.waits = false;
                    self.session.tell_done("Recovered. Undo goes back to the saved file");
                }
            }
            Recover::Copy => {
                self.put_off(&found);
                self.adopt_copy(found.project);
            }
        }
        if is_unsaved {
            self.session.keeping.looks_for_unsaved = true; // there may be more
        }
    }

    fn put_off(&mut self, found: &Found) {
        self.session.keeping.put_off.push(found.keep.folder().to_owned());
    }

    fn discard(&mut self, ctx: &egui::Context, found: Box<Found>) {
        self.put_off(&found);
        self.session.keeping.waits = false;
        self.jobs.start(ctx, "", move || {
            found.keep.clear();
            found.keep.note_end();
            drop(found); // and with it its lock
            Done::Told
        });
    }

    /// The empty project is the first step, the recovered one the second.
    fn restore_unsaved(&mut self, found: Found) {
        let Found { project, unsaved, .. } = found;
        self.adopt(Project::new(project.id), None);
        self.session.keeping.place = unsaved;
        self.edit(Edit::Become(Box::new(project), "recover unsaved work".to_owned()));
        self.fits_when_drawn = true;
        self.view.document = self.editor.project().documents().next().map(|(id, _)| id);
    }

    /// A project without a file takes the place of the one at hand, which was seen to.
    pub(super) fn adopt_copy(&mut self, project: Project) {
        self.adopt(project, None);
        self.session.saved_revision = None; // no file holds it
        self.session.tell_done("This is a copy. Save gives it a name");
    }
}

/// The name that `mine` gets beside `path`, which somebody else has written: the first that is free.
pub(super) fn name_beside(path: &Path, word: &str) -> std::path::PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |nth: usize| match nth {
        1 => path.with_file_name(format!("{stem} ({word}).ron")),
        _ => path.with_file_name(format!("{stem} ({word} {nth}).ron")),
    };
    (1..).map(name).find(|path| !crate::store::holds_something(path)).unwrap_or_else(|| name(1))
}
