//! Saved versions: what once stood in the file, read again, opened as a copy or restored as one step.

use std::path::PathBuf;
use std::time::SystemTime;

use super::App;
use crate::app::jobs::{Done, Trouble};
use crate::edit::Edit;
use crate::model::compare::Comparison;
use crate::store::keep::Keep;
use crate::store::{self, Opened};

/// A version that is kept.
#[derive(Clone, Debug)]
pub(in crate::app) struct Past {
    pub(in crate::app) path: PathBuf,
    /// When it was written, as far as the clock was right.
    pub(in crate::app) when: SystemTime,
    pub(in crate::app) bytes: u64,
    /// It is work that was never saved to the file.
    pub(in crate::app) is_unsaved: bool,
}

/// A version that was read, and what the project at hand has otherwise.
pub(in crate::app) type Read = Result<(Box<Opened>, Comparison), Trouble>;

/// What is kept of the project in this file, newest first, from a job.
pub(super) fn all(keep: &Keep) -> Vec<Past> {
    let unsaved = keep.recoveries().into_iter().map(|it| (it.path, it.when, it.bytes, true));
    let versions = keep.versions().into_iter().map(|it| (it.path, it.when, it.bytes, false));
    let past = |(path, when, bytes, is_unsaved)| Past { path, when, bytes, is_unsaved };
    unsaved.chain(versions).map(past).collect()
}

impl App {
    /// Lists what is kept of the project at hand.
    pub(super) fn list_versions(&mut self, ctx: &egui::Context) {
        let Some(path) = self.session.path.clone() else { return };
        let waits = self.session.keeping.waits;
        self.jobs.start(ctx, "looking for versions", move || {
            let mut past = all(&Keep::beside(&path));
            past.retain(|one| waits || !one.is_unsaved); // otherwise that is the work at hand
            Done::Versions(past)
        });
    }

    /// Reads one of the listed versions, to see what differs.
    pub(super) fn read_version(&mut self, ctx: &egui::Context, place: usize) {
        let Some(path) = self.dialogs.version_at(place) else { return };
        let project = self.editor.project().clone();
        self.jobs.start(ctx, "reading a version", move || {
            let read = match store::open(&path) {
                Ok(opened) => {
                    let comparison = Comparison::of(&project, &opened.project);
                    Ok((Box::new(opened), comparison))
                }
                Err(error) => Err(Trouble::new(&error, error.hint())),
            };
            Done::VersionRead(path, Box::new(read))
        });
    }

    /// Puts the version that was read in the place of the project, as one step, or opens it as a copy.
    pub(super) fn take_version(&mut self, restores: bool) {
        let Some(opened) = self.dialogs.take_version() else { return };
        if !restores {
            return self.adopt_copy(opened.project);
        }
        if self.edit(Edit::Become(Box::new(opened.project), "restore a saved version".to_owned())) {
            self.session.tell_done("Restored. Undo goes back to what was there");
        }
    }
}
