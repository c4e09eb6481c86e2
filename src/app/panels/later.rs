//! Lists that take too long for one frame: made on another thread while the last ones are still shown.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use egui::Ui;

use crate::model::Project;

/// What was made of the project, and for which state of it and of the filters.
#[derive(Debug)]
pub(super) struct Later<K, T> {
    made_for: Option<K>,
    made: T,
    /// The state that was seen last, and since when.
    resting: Option<(K, f64)>,
    awaited: Option<(K, Receiver<T>)>,
}

/// A project of more things than this is looked through on another thread.
const MANY: usize = 5_000;
/// Once it rests for so many seconds: not between two steps that follow each other.
const REST: f64 = 0.3;

impl<K, T: Default> Default for Later<K, T> {
    fn default() -> Self {
        Self { made_for: None, made: T::default(), resting: None, awaited: None }
    }
}

impl<K: Clone + PartialEq, T: Default + Send + 'static> Later<K, T> {
    /// What was made last; `None` if nothing was yet.
    pub(super) fn made(&self) -> Option<&T> {
        self.made_for.is_some().then_some(&self.made)
    }

    /// What was made last, to be kept by whoever asks.
    pub(super) fn take(&mut self) -> T {
        std::mem::take(&mut self.made)
    }

    /// Sees to it that `work` is done for `wanted`: now if the project is small, else soon. True if there is something
    /// new.
    pub(super) fn settle(
        &mut self,
        (ui, project): (&Ui, &Project),
        wanted: K,
        work: impl FnOnce(&Project) -> T + Send + 'static,
    ) -> bool {
        let came = self.take_in();
        if self.made_for.as_ref() == Some(&wanted) || self.awaited.is_some() {
            return came;
        }
        let counts = project.counts();
        if counts.actors + counts.ties + counts.quotes <= MANY {
            (self.made_for, self.made) = (Some(wanted), work(project));
            return true;
        }
        if self.made_for.is_some() && !self.rests(ui, &wanted) {
            return came;
        }
        let (sender, receiver) = mpsc::channel();
        let (project, ctx) = (project.clone(), ui.ctx().clone());
        rayon::spawn(move || {
            // Nobody waits any more if another project was opened meanwhile.
            let _ = sender.send(work(&project));
            ctx.request_repaint();
        });
        self.awaited = Some((wanted, receiver));
        came
    }

    fn take_in(&mut self) -> bool {
        let Some((_, receiver)) = &self.awaited else { return false };
        let Ok(made) = receiver.try_recv() else { return false };
        self.made = made;
        self.made_for = self.awaited.take().map(|(state, _)| state);
        true
    }

    fn rests(&mut self, ui: &Ui, wanted: &K) -> bool {
        let now = ui.input(|input| input.time);
        let since = match &self.resting {
            Some((known, since)) if known == wanted => *since,
            _ => now,
        };
        self.resting = Some((wanted.clone(), since));
        let is_resting = now - since >= REST;
        if !is_resting {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(REST));
        }
        is_resting
    }
}
