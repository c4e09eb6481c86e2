//! Taking in what jobs ended in.

use std::path::{Path, PathBuf};

use super::keep::{Around, Refusal};
use super::{App, name_of};
use crate::app::action::{FileAction, Notice, Purpose, Question, Tone};
use crate::app::jobs::{Done, Rows, SAVING, SUGGESTING, Trouble};
use crate::app::keeping::{Access, Place};
use crate::app::scene::DRAWING;
use crate::edit::Edit;
use crate::scene::Builder;
use crate::store::keep::Past;
use crate::store::{OpenError, Opened, SaveError, Saved, Warning};
use crate::text::counted;
use crate::typeset::Typesetter;

/// After so many deaths in a row a project is opened with care.
const CRASHES: u32 = 2;
/// So many lines of a long list of faults are told; the rest is counted.
const TOLD: usize = 6;

/// A project that was opened, or not, and what was found around its file.
pub(in crate::app) struct Tried {
    pub(super) opened: Result<Opened, OpenError>,
    pub(super) around: Around,
}

impl App {
    /// Takes in whatever jobs ended since the last frame.
    pub(in crate::app) fn take_in_jobs(&mut self, ctx: &egui::Context) {
        for (number, done) in self.jobs.finished() {
            if self.jobs.is_of_before(number) {
                self.take_in_late(ctx, done);
            } else {
                self.take_in(ctx, done);
            }
        }
        self.session.running = self.jobs.labels();
        self.session.at_work = self.jobs.count();
        self.session.shown = self.jobs.shown();
    }

    /// Takes in what was begun for a project that has been left since: nothing of it may reach the one at hand.
    fn take_in_late(&mut self, ctx: &egui::Context, done: Done) {
        match done {
            Done::Saved { path, result: Ok(_), place, .. } => {
                self.session.keeping.leave_to(place);
                self.note_recent(&path);
                self.session.tell_done(format!("Saved {}", name_of(&path)));
            }
            Done::Saved { result: Err(error), .. } => {
                self.session.tell_fault(format!("not saved: {}", error.words()), error.hint());
            }
            Done::Imported(_) | Done::Again(..) | Done::Tables(_) | Done::Pictures(..) | Done::Placed(_) => {
                self.session.tell_fault(
                    "nothing was imported: another project was opened meanwhile",
                    "Import the files again, into the project that is meant.",
                );
            }
            // A path chosen for the project that is gone must not be given to the one at hand.
            Done::Picked { purpose, .. } if purpose != Purpose::Open => {}
            Done::Arranged(..)
            | Done::Camps(..)
            | Done::Counted(_)
            | Done::MapDrawn(_)
            | Done::Suggested(_)
            | Done::Told
            | Done::Kept(_)
            | Done::Outside(..)
            | Done::Versions(_)
            | Done::VersionRead(..)
            | Done::ReadAnew { .. } => {}
            done @ (Done::Left(_)
            | Done::Waiting(_)
            | Done::Picked { .. }
            | Done::Opened(..)
            | Done::Wrote(_)
            | Done::Drawn(_)
            | Done::Broke(_)) => self.take_in(ctx, done),
        }
    }

    fn take_in(&mut self, ctx: &egui::Context, done: Done) {
        match done {
            Done::Picked { purpose, was_never_seen: true, .. } => self.dialogs.ask(Question::Path(purpose)),
            Done::Picked { purpose, paths, .. } => self.file(ctx, FileAction::Chosen(purpose, paths)),
            Done::Opened(path, tried) => self.take_in_tried(&path, *tried),
            Done::Saved { path, revision, result, place } => {
                self.take_in_saved(ctx, (path, revision, place), result);
            }
            Done::Kept(kept) => self.take_in_kept(*kept),
            Done::Left(then) => self.take_in_left(ctx, then.as_ref()),
            Done::Waiting(found) => self.take_in_waiting(found),
            Done::Outside(path, news) => self.take_in_news(&path, news),
            Done::Versions(past) => self.dialogs.show_versions(past, true),
            Done::VersionRead(path, read) => self.dialogs.take_in_version(&path, *read),
            Done::Imported(came) => self.take_in_came(*came),
            Done::ReadAnew { summary, place, read } => self.dialogs.end_anew((summary, place), *read),
            Done::Again(id, result) => self.take_in_copy(id, *result),
            Done::Pictures(purpose, read) => self.take_in_pictures(purpose, read),
            Done::Tables(results) => self.take_in_tables(ctx, results),
            Done::Placed(rows) => self.add_rows(rows),
            Done::Suggested(offers) => self.panels.take_offers(Some(*offers)),
            Done::Camps(revision, actors) => self.take_in_camps(revision, &actors),
            Done::Arranged(watch, places) => self.take_in_places(&watch, places),
            Done::Counted(count) => count.into_iter().for_each(|count| self.session.mentions.take_in(*count)),
            Done::Told => {}
            Done::MapDrawn(made) => {
                self.scene.take_in(*made);
                let scene = self.scene.last();
                scene.into_iter().for_each(|scene| self.view.let_go_of(scene.hidden()));
            }
            Done::Wrote(Ok(path)) => self.session.tell_done(format!("Written: {}", path.display())),
            Done::Drawn(Ok(copy)) => self.put_on_clipboard(ctx, copy),
            Done::Wrote(Err(trouble)) | Done::Drawn(Err(trouble)) => self.tell(&trouble),
            Done::Broke(label) if label == SUGGESTING => self.suggesting_broke(),
            Done::Broke(label) => self.job_broke(ctx, &label),
        }
    }

    fn job_broke(&mut self, ctx: &egui::Context, label: &str) {
        if label == DRAWING {
            self.scene.broke();
        }
        if label == SAVING {
            self.session.after_save = None;
        }
        if !self.session.keeping.broke(self.session.now) {
            self.snapshot(ctx);
        }
        self.session.tell_fault(
            format!("{label} broke off"),
            "Nothing of the project is lost. Save it, try again, and report this if it comes back.",
        );
    }

    fn suggesting_broke(&mut self) {
        self.panels.take_offers(None);
        let hint = "Nothing of the project is lost. Please report the document that does it.";
        self.session.tell_fault("looking for suggestions broke off", hint);
    }

    pub(super) fn tell(&mut self, trouble: &Trouble) {
        self.session.tell_fault(&*trouble.words, &*trouble.hint);
    }

    fn take_in_tried(&mut self, path: &Path, Tried { opened, around }: Tried) {
        match opened {
            Ok(opened) if around.crashes >= CRASHES => {
                self.session.pending = Some((path.to_owned(), Box::new(opened), around));
                let crashes = self.session.pending.as_ref().map_or(0, |(_, _, around)| around.crashes);
                self.dialogs.ask(Question::Safe(path.to_owned(), crashes));
            }
            Ok(opened) => self.take_in_opened(path, opened, around),
            Err(error) => {
                self.session.recent.retain(|known| known != path);
                self.session.tell_fault(format!("{}: {error}", name_of(path)), error.hint());
                if !around.past.is_empty() {
                    self.dialogs.show_versions(around.past, false);
                }
            }
        }
    }

    /// Opens the project with which the program died, in safe mode or as usual.
    pub(super) fn open_pending(&mut self, safe: bool) {
        self.dialogs.close_safe();
        let Some((path, opened, around)) = self.session.pending.take() else { return };
        self.take_in_opened(&path, *opened, around);
        self.session.keeping.is_safe = safe;
    }

    /// Draws and counts as usual again.
    pub(super) fn leave_safe_mode(&mut self) {
        self.session.keeping.is_safe = false;
        self.scene.forget();
    }

    fn take_in_opened(&mut self, path: &Path, opened: Opened, around: Around) {
        let is_ours = around.is_ours && self.session.path.as_deref() == Some(path);
        let own = is_ours.then(|| self.session.keeping.place.take()).flatten();
        self.adopt(opened.project, Some(path.to_owned()));
        self.session.hash = Some(opened.hash);
        self.note_recent(path);
        let found = self.settle_in(around, own);
        self.offer_found(found);
        if let Some(old) = opened.upgraded_from {
            let words = format!("{} has the older format {old}", name_of(path));
            let hint = "Saving writes it in the present format.".to_owned();
            self.session.tell(Notice { tone: Tone::Note, words, hint });
        }
        let is_broken = opened.warnings.iter().any(|warning| matches!(warning, Warning::Fault(_)));
        if !opened.warnings.is_empty() {
            let lines: Vec<String> = opened.warnings.iter().map(ToString::to_string).collect();
            let words = format!("{} was opened with {}", name_of(path), counted(lines.len(), "finding"));
            self.session.tell(Notice { tone: Tone::Fault, words, hint: listed(&lines) });
        }
        let may_mend = self.session.keeping.access != Access::Held;
        if is_broken && may_mend && self.edit(Edit::Repair) {
            let words = "What was broken was mended in one step".to_owned();
            let hint = "Undo shows the project as the file has it.".to_owned();
            self.session.tell(Notice { tone: Tone::Note, words, hint });
        }
    }

    fn take_in_saved(
        &mut self,
        ctx: &egui::Context,
        (path, revision, place): (PathBuf, u64, Option<Place>),
        result: Result<Saved, Refusal>,
    ) {
        let then = self.session.after_save.take();
        match result {
            Ok(saved) => {
                self.session.saved_revision = Some(revision);
                self.session.hash = Some(saved.hash);
                self.session.keeping.settle_saved(place);
                self.note_recent(&path);
                self.session.tell_done(format!("Saved {}", name_of(&path)));
                self.say_what_was_not_kept(saved);
                self.session.path = Some(path);
                if let Some(then) = then {
                    self.file(ctx, then);
                }
            }
            Err(Refusal::Store(SaveError::ChangedOutside { .. })) if self.session.keeping.is_on => {
                self.session.keeping.seen = None; // whoever saves is asked again
                self.look_outside(ctx);
            }
            Err(error) => self.session.tell_fault(format!("not saved: {}", error.words()), error.hint()),
        }
    }

    fn say_what_was_not_kept(&mut self, saved: Saved) {
        if let Past::Unkept(_) = saved.past {
            self.note(
                "what stood in the file before is not among its saved versions",
                "The hidden folder beside the file cannot be written: look at its permissions.",
            );
        }
    }

    fn note_recent(&mut self, path: &Path) {
        if !self.view.leaves_no_traces {
            self.session.note_recent(path);
        }
    }

    fn take_in_tables(&mut self, ctx: &egui::Context, results: Vec<Result<Rows, Trouble>>) {
        let mut all = Rows::default();
        for result in results {
            match result {
                Ok(rows) => {
                    all.actors.extend(rows.actors);
                    all.ties.extend(rows.ties);
                    all.names.extend(rows.names);
                    all.bad.extend(rows.bad);
                }
                Err(trouble) => self.tell(&trouble),
            }
        }
        if !all.bad.is_empty() {
            let words =
                format!("{} of the table do not fit; nothing was imported", counted(all.bad.len(), "row"));
            return self.session.tell_fault(words, listed(&all.bad));
        }
        self.add_names(std::mem::take(&mut all.names));
        if all.actors.is_empty() && all.ties.is_empty() {
            return;
        }
        let project = self.editor.project().clone();
        self.jobs.start(ctx, "placing actors", move || {
            let mut typesetter = Typesetter::with_system_fonts();
            Builder::default().place_rows(&project, &mut all.actors, &all.ties, &mut typesetter);
            Done::Placed(all)
        });
    }

    fn add_rows(&mut self, rows: Rows) {
        let (actors, ties) = (rows.actors.len(), rows.ties.len());
        if actors + ties > 0 && self.edit(Edit::AddRows(rows.actors, rows.ties)) {
            let words = format!("Imported {} and {}", counted(actors, "actor row"), counted(ties, "tie row"));
            self.session.tell_done(words);
        }
    }
}

pub(super) fn listed(lines: &[String]) -> String {
    let mut told: Vec<String> = lines.iter().take(TOLD).cloned().collect();
    if lines.len() > TOLD {
        told.push(format!("and {} more", lines.len() - TOLD));
    }
    told.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::files::Came;
    use crate::app::files::import::came_of;
    use crate::model::{Id, Project};
    use crate::worker::batch::{Arrived, Item, Source};

    /// What came of an import of one text.
    fn came() -> Came {
        let imported = crate::import::read(b"Russia struck Palmyra.", "a.txt").unwrap();
        let source = Source { path: "a.txt".into(), name: "a.txt".to_owned() };
        let item = Item { source, result: Ok(Arrived { imported, bytes: None }) };
        came_of(vec![item], &crate::import::Wish::default(), (Vec::new(), Vec::new()))
    }

    /// The window after a job has ended, begun before another project was opened if `leaves`.
    fn after(work: impl FnOnce() -> Done + Send + 'static, leaves: bool) -> App {
        let (mut app, ctx) = (App::new(Project::new(Id::from_bits(1)), 7), egui::Context::default());
        app.jobs.start(&ctx, "working", work);
        if leaves {
            app.adopt(Project::new(Id::from_bits(2)), None);
        }
        app.session.running = app.jobs.labels();
        while !app.session.running.is_empty() {
            app.take_in_jobs(&ctx);
            std::thread::yield_now();
        }
        app
    }

    #[test]
    fn what_was_read_for_one_project_never_comes_into_another() {
        let read = || Done::Imported(Box::new(came()));
        assert_eq!(after(read, false).editor.project().counts().documents, 1);
        let app = after(read, true);
        assert_eq!(app.editor.project().counts().documents, 0);
        let told: Vec<&str> = app.session.notices.iter().map(|posted| &*posted.notice.words).collect();
        assert_eq!(told, ["nothing was imported: another project was opened meanwhile"]);
    }

    #[test]
    fn a_path_chosen_for_one_project_is_not_given_to_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.ron");
        let chosen = path.clone();
        let picked =
            move || Done::Picked { purpose: Purpose::Save, paths: vec![chosen], was_never_seen: false };
        let app = after(picked, true);
        assert_eq!((app.session.path, path.exists()), (None, false));
    }

    #[test]
    fn a_save_that_ends_late_does_not_give_its_path_to_another_project() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.ron");
        let save = |path: PathBuf| {
            move || {
                let result = crate::store::save(&Project::new(Id::from_bits(1)), &path, None);
                Done::Saved { path, revision: 0, result: result.map_err(Refusal::Store), place: None }
            }
        };
        assert_eq!(after(save(path.clone()), false).session.path, Some(path.clone()));
        let app = after(save(path.clone()), true);
        assert_eq!((app.session.path.clone(), app.session.hash), (None, None));
        assert_eq!(app.session.recent, [path]);
    }
}
