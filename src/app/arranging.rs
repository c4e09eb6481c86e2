//! Arranging actors: begun as a job, watched, stopped, and taken in as one step.
//!
//! What is arranged and how is an [`Arrangement`]; where actors go is the business of the scene and of `layout`. The
//! project changes at once; the canvas then shows actors gliding to where they are already.

use kurbo::Point;

use super::App;
use super::action::{CameraMove, Notice, Tone};
use super::jobs::Done;
use crate::edit::Edit;
use crate::layout::Watch;
use crate::model::{ActorId, CanvasId};
use crate::scene::{Arrangement, Builder, Movable};
use crate::typeset::Typesetter;

/// What the job is called in the status line.
const ARRANGING: &str = "arranging actors";

/// An arrangement at work.
#[derive(Clone, Debug)]
pub struct Arranging {
    /// How far it is, and the way to stop it.
    pub(super) watch: Watch,
    /// What was asked for.
    pub(super) arrangement: Arrangement,
    /// The canvas it is for.
    pub(super) canvas: CanvasId,
}

impl Arranging {
    /// How far it is, in words.
    #[must_use]
    pub fn words(&self) -> String {
        if self.watch.is_cancelled() {
            return "Stopping".to_owned();
        }
        format!("Arranging actors, {:.0} %", self.watch.progress() * 100.0)
    }

    /// From 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        self.watch.progress()
    }
}

impl App {
    /// Begins to arrange; what is being arranged is given up.
    pub(super) fn arrange(&mut self, ctx: &egui::Context, arrangement: Arrangement) {
        self.stop_arranging();
        if self.is_too_much_for_safe_mode() {
            return;
        }
        let (project, watch) = (self.editor.project().clone(), Watch::default());
        let arranging =
            Arranging { watch: watch.clone(), arrangement: arrangement.clone(), canvas: project.front() };
        self.session.arranging = Some(arranging);
        self.session.arranged = Some(arrangement.clone());
        self.jobs.start(ctx, ARRANGING, move || {
            let mut typesetter = Typesetter::with_system_fonts();
            let places = Builder::default().arrange(&project, &arrangement, &mut typesetter, &watch);
            Done::Arranged(watch, places)
        });
    }

    /// Stops what is being arranged, if anything is.
    pub(super) fn stop_arranging(&mut self) {
        if let Some(arranging) = &self.session.arranging {
            arranging.watch.cancel();
        }
    }

    /// Carries out what was found, as one step. What was stopped, or is for a canvas that is no longer in front, is
    /// let go.
    pub(super) fn take_in_places(&mut self, watch: &Watch, places: Option<Vec<(ActorId, Point)>>) {
        let is_mine = |arranging: &Arranging| arranging.watch.is(watch);
        let Some(arranging) = self.session.arranging.take_if(|arranging| is_mine(arranging)) else { return };
        let front = self.editor.project().front();
        let Some(mut places) = places.filter(|_| !watch.is_cancelled() && arranging.canvas == front) else {
            return self.tell_note("Arranging was stopped; everything is where it was");
        };
        let project = self.editor.project();
        // Some may have gone or been pinned meanwhile.
        places.retain(|(id, _)| project.actor(*id).is_some_and(|actor| !actor.pinned));
        if places.is_empty() {
            return self.tell_note("No actor is free to move: all are pinned");
        }
        let from = self.places_of(&places);
        if self.edit(Edit::MoveActors(places)) {
            self.canvas.glide(from);
            match arranging.arrangement.movable {
                Movable::All | Movable::AllBut(_) => self.fits_when_drawn = true,
                Movable::Unplaced | Movable::Only(_) => self.show_what_moved(),
            }
        }
    }

    /// Where the actors are that will move.
    fn places_of(&self, places: &[(ActorId, Point)]) -> Vec<(ActorId, Point)> {
        let project = self.editor.project();
        let now = |(id, _): &(ActorId, Point)| Some((*id, project.actor(*id)?.place?));
        places.iter().filter_map(now).collect()
    }

    /// Shows the whole map if what was arranged went out of sight.
    fn show_what_moved(&mut self) {
        let seen = self.view.camera.seen();
        let project = self.editor.project();
        let selected = self.view.selection.actors.iter();
        let places = selected.filter_map(|id| project.actor(*id)?.place);
        if places.into_iter().any(|place| !seen.contains(place)) {
            self.move_camera(CameraMove::FitSelection);
        }
    }

    fn tell_note(&mut self, words: &str) {
        self.session.tell(Notice { tone: Tone::Note, words: words.to_owned(), hint: String::new() });
    }

    /// The status line counts on while actors are arranged.
    pub(super) fn watch_arranging(&mut self, ctx: &egui::Context) {
        let is_gone = !self.session.running.iter().any(|label| label == ARRANGING);
        if is_gone {
            self.session.arranging = None; // it broke, and said so
        } else {
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
    }
}
