//! Keeping the work safe while it goes on: snapshots, the lock, leaving a project as it should be left.
//!
//! When a snapshot is due is decided in [`keeping`](crate::app::keeping); everything that touches the disk is a job.
//! What waits to be recovered is offered in [`recover`](super::recover).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use super::recover::Found;
use super::versions::{self, Past};
use super::{App, name_of};
use crate::app::action::FileAction;
use crate::app::jobs::Done;
use crate::app::keeping::{Access, Place};
use crate::store::keep::{Keep, Lock, LockError};
use crate::store::{self, OpenError, Opened, SaveError};

/// What was found around a project file when it was opened.
#[derive(Debug, Default)]
pub(in crate::app) struct Around {
    pub(super) place: Option<Place>,
    /// It is the file at hand, whose lock is ours.
    pub(super) is_ours: bool,
    pub(super) access: Access,
    /// How often in a row the program died with it.
    pub(super) crashes: u32,
    pub(super) found: Option<Box<Found>>,
    /// What is kept of a file that does not open.
    pub(super) past: Vec<Past>,
}

/// How a snapshot ended.
pub(in crate::app) struct Kept {
    pub(super) place: Place,
    pub(super) result: Result<(), SaveError>,
    pub(super) seconds: f64,
}

impl Around {
    /// Looks around the project file at `path`, from a job. The lock of `own` is ours already.
    pub(super) fn look(path: &Path, opened: &Result<Opened, OpenError>, own: Option<&Keep>) -> Self {
        let keep = Keep::beside(path);
        let Ok(opened) = opened else {
            return Self { past: versions::all(&keep), ..Self::default() };
        };
        let is_ours = own == Some(&keep);
        let taken = (!is_ours).then(|| keep.lock());
        let access = match &taken {
            Some(Err(LockError::Held)) => Access::Held,
            Some(Err(LockError::Unavailable(error))) if is_refusal(error) => Access::ReadOnly,
            _ if store::is_read_only(path) => Access::ReadOnly,
            _ => Access::Free,
        };
        if access == Access::Held || is_ours {
            return Self { is_ours, access, ..Self::default() }; // what waits there is not ours to offer
        }
        let crashes = keep.crashes();
        let found = Found::beside(&keep, opened).map(Box::new);
        keep.note_start();
        let place = Some(Place::new(keep, taken.and_then(Result::ok)));
        Self { place, access, crashes, found, ..Self::default() }
    }
}

impl App {
    /// Keeps the work on projects safe from now on; `state` is the program's own folder, for those never saved.
    pub fn keep_safe(&mut self, state: Option<PathBuf>) {
        let keeping = &mut self.session.keeping;
        keeping.is_on = true;
        keeping.looks_for_unsaved = state.is_some();
        keeping.state = state;
    }

    /// Begins a snapshot if one is due, and sees to it that there is a frame when the next one is.
    pub(in crate::app) fn keep_on(&mut self, ctx: &egui::Context) {
        self.look_for_unsaved(ctx);
        if self.session.pending.is_some() && !self.dialogs.asks_how_to_open() {
            let pending = self.session.pending.take();
            self.jobs.start(ctx, "", move || {
                drop(pending); // and with it the lock: nobody opens it
                Done::Told
            });
        }
        self.leave_the_left(ctx, None);
        let now = ctx.input(|input| input.time);
        let (revision, is_dirty) = (self.editor.revision(), self.session.is_dirty(&self.editor));
        match self.session.keeping.due((revision, is_dirty), now) {
            Some(wait) if wait <= 0.0 => self.snapshot(ctx),
            Some(wait) => ctx.request_repaint_after_secs(wait as f32),
            None => {}
        }
        self.clear_when_clean(ctx, is_dirty);
    }

    /// Writes a snapshot at once, if there is anything that no file holds.
    pub(in crate::app) fn snapshot(&mut self, ctx: &egui::Context) {
        let revision = self.editor.revision();
        let keeping = &mut self.session.keeping;
        let is_needed = keeping.is_on && keeping.access != Access::Held && !keeping.is_running();
        if !is_needed || !self.session.is_dirty(&self.editor) {
            return;
        }
        let Some(place) = self.place() else { return };
        self.session.keeping.begin(revision);
        let (project, base) = (self.editor.project().clone(), self.session.hash);
        let number = place.gate.begin();
        self.jobs.start(ctx, "", move || {
            let start = Instant::now();
            let mut place = place;
            let kept = place.gate.clone().keep(number, || {
                place.take_lock();
                place.keep.snapshot(&project, base)
            });
            let seconds = start.elapsed().as_secs_f64();
            Done::Kept(Box::new(Kept { place, result: kept.unwrap_or(Ok(())), seconds }))
        });
    }

    /// Where the work on this project is kept; `None` if nowhere.
    fn place(&mut self) -> Option<Place> {
        if self.session.keeping.place.is_none() {
            let keep = match &self.session.path {
                Some(path) => Keep::beside(path),
                None => {
                    let state =
                        self.session.keeping.state.as_ref().filter(|_| !self.view.leaves_no_traces)?;
                    Keep::of_unsaved(state, self.editor.project().id)
                }
            };
            self.session.keeping.place = Some(Place::new(keep, None));
        }
        self.session.keeping.place.clone()
    }

    pub(super) fn take_in_kept(&mut self, kept: Kept) {
        let now = self.session.now;
        if let Some(place) = &mut self.session.keeping.place
            && place.keep == kept.place.keep
        {
            place.lock = place.lock.take().or(kept.place.lock);
        }
        let is_news = self.session.keeping.end((kept.result.is_ok(), kept.seconds), now);
        if let (true, Err(error)) = (is_news, kept.result) {
            let hint = format!("{} Until then, only saving keeps your work.", error.hint());
            self.session.tell_fault(format!("the work is not kept for recovery: {error}"), hint);
        }
    }

    /// Takes the snapshots away once the file holds the work.
    fn clear_when_clean(&mut self, ctx: &egui::Context, is_dirty: bool) {
        if is_dirty || self.session.keeping.kept().is_none() {
            return;
        }
        self.session.keeping.forget_kept();
        let waits = self.session.keeping.waits;
        if let Some(place) = self.session.keeping.place.clone() {
            let number = place.gate.begin();
            self.jobs.start(ctx, "", move || {
                place.gate.clear(number, || place.clear(waits));
                Done::Told
            });
        }
    }

    /// Ends the work on the project at hand as it should end: what is not saved by now was given up.
    pub(super) fn leave_place(&mut self, ctx: &egui::Context, then: Option<FileAction>) {
        self.session.keeping.move_on();
        self.leave_the_left(ctx, then);
    }

    /// Ends the work in all places that were left.
    fn leave_the_left(&mut self, ctx: &egui::Context, then: Option<FileAction>) {
        let left = std::mem::take(&mut self.session.keeping.left);
        if left.is_empty() && then.is_none() {
            return;
        }
        self.jobs.start(ctx, "", move || {
            for (place, waits) in left {
                place.gate.clear(u64::MAX, || {
                    place.clear(waits);
                    place.keep.note_end();
                });
            }
            Done::Left(then)
        });
    }

    /// Ends the program because the system asks for it: nobody is asked, and unsaved work waits for the next start.
    pub(in crate::app) fn end_if_told(&mut self, ctx: &egui::Context) {
        if self.session.may_close || !self.session.told_to_end.load(Ordering::Relaxed) {
            return;
        }
        self.flush_drafts(ctx);
        self.session.may_close = true;
        let keeping = &self.session.keeping;
        let is_kept = keeping.is_on && keeping.access != Access::Held;
        let is_dirty = self.session.is_dirty(&self.editor);
        let place = if is_kept && is_dirty { self.place() } else { self.session.keeping.place.clone() };
        self.session.keeping.is_on = false;
        let (project, base) = (self.editor.project().clone(), self.session.hash);
        self.jobs.start(ctx, "", move || {
            if let Some(mut place) = place {
                let number = place.gate.begin();
                place.gate.clone().keep(number, || {
                    place.take_lock();
                    // If it fails there is nobody left to tell, and the snapshot before it is still there.
                    drop((is_kept && is_dirty).then(|| place.keep.snapshot(&project, base)));
                });
                place.keep.note_end(); // it was no crash
            }
            Done::Left(Some(FileAction::Quit))
        });
    }

    /// As if the system asked the program to end, for tests.
    pub fn tell_to_end(&self) {
        self.session.told_to_end.store(true, Ordering::Relaxed);
    }

    pub(super) fn take_in_left(&mut self, ctx: &egui::Context, then: Option<&FileAction>) {
        if then == Some(&FileAction::Quit) {
            self.session.may_close = true;
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// Takes over the lock of the project that has just been opened, and gives what waits there. `own` was ours before.
    pub(super) fn settle_in(&mut self, around: Around, own: Option<Place>) -> Option<Box<Found>> {
        let keeping = &mut self.session.keeping;
        keeping.access = around.access;
        if own.is_some() {
            keeping.mark_kept(); // the work that was given up
        }
        keeping.place = around.place.or(own);
        around.found
    }
}

impl Place {
    /// Takes the lock if it is not taken; where there is none, the work goes on without.
    fn take_lock(&mut self) {
        if self.lock.is_none() {
            self.lock = self.keep.lock().ok().map(Arc::new);
            self.keep.note_start();
        }
    }

    fn clear(&self, waits: bool) {
        if waits { self.keep.clear_own() } else { self.keep.clear() }
    }
}

/// True if the folder may not be written; a disk without locks is no reason not to work.
fn is_refusal(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// Why a save was not even tried, or failed.
#[derive(Debug)]
pub(in crate::app) enum Refusal {
    /// Another window works on the file.
    Held(PathBuf),
    /// The disk or the system.
    Store(SaveError),
}

impl Refusal {
    /// What happened.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Held(path) => format!("{} is open in another window", name_of(path)),
            Self::Store(error) => error.to_string(),
        }
    }

    pub(super) fn hint(&self) -> String {
        match self {
            Self::Held(_) => "Close it there, or save under another name.".to_owned(),
            Self::Store(error @ SaveError::Write { .. }) => {
                let rest = "Your work stays in this window; Save as… in the menu File saves it elsewhere.";
                format!("{} {rest}", error.hint())
            }
            Self::Store(error) => error.hint().to_owned(),
        }
    }
}

/// Takes the lock of a file that a project is to be saved to for the first time, from a job; nothing where it is that of
/// `own`.
pub(super) fn lock_for_saving(path: &Path, own: Option<&Keep>) -> Result<Option<Place>, Refusal> {
    let keep = Keep::beside(path);
    if own == Some(&keep) {
        return Ok(None);
    }
    let lock: Option<Lock> = match keep.lock() {
        Err(LockError::Held) => return Err(Refusal::Held(path.to_owned())),
        other => other.ok(),
    };
    keep.note_start();
    Ok(Some(Place::new(keep, lock)))
}
