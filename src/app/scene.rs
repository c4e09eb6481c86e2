//! The scene of the present value of the project, kept from frame to frame.
//!
//! A change is drawn at once: it costs what it touches. A large map that has to be drawn from nothing, or of which
//! other things are hidden, is a job, so that the window stays live; meanwhile the last scene stays, or none at all
//! where another project was opened.

use std::sync::Arc;

use super::ink::Ink;
use super::jobs::Done;
use crate::edit::Editor;
use crate::model::{CanvasId, Filter, Project};
use crate::scene::{Builder, Frame, Look, Scene};
use crate::typeset::Typesetter;

/// What the job is called that draws a large map from nothing.
pub(super) const DRAWING: &str = "drawing the map";
/// A map of more actors than this is drawn from nothing by a job.
pub(super) const MOST_AT_ONCE: usize = 5000;

/// What a scene was made for: the value of the project, its canvas in front, and the look.
type Wanted = (u64, CanvasId, Look);

/// The scene of the present revision and look, built again only when one of them changes.
#[derive(Default)]
pub(super) struct SceneCache {
    builder: Builder,
    made_for: Option<Wanted>,
    scene: Option<Arc<Scene>>,
    /// What a job draws now.
    drawing: Option<Wanted>,
    /// What the last scene hides, and on which canvas.
    filter: Option<(CanvasId, Filter)>,
}

/// A map to be drawn by a job.
pub(super) struct Work {
    builder: Builder,
    project: Project,
    typesetter: Typesetter,
    wanted: Wanted,
}

/// What the job made.
pub(super) struct Made {
    builder: Builder,
    scene: Arc<Scene>,
    wanted: Wanted,
}

impl SceneCache {
    /// The scene to be shown now, and work for a job if that is not the one that is wanted.
    ///
    /// With `is_plain` no picture is drawn.
    pub(super) fn scene(
        &mut self,
        (editor, is_plain): (&Editor, bool),
        look: Look,
        ink: &mut Ink,
    ) -> (Arc<Scene>, Option<Work>) {
        let plain = is_plain.then(|| editor.project().without_pictures());
        let project = plain.as_ref().unwrap_or_else(|| editor.project());
        let wanted = (editor.revision(), project.front(), look);
        if self.drawing.is_some() || self.made_for == Some(wanted) {
            return (self.scene.clone().unwrap_or_default(), None);
        }
        let frame = frame(look);
        let filter = Some((project.front(), project.canvas().filter.clone()));
        let is_other = std::mem::replace(&mut self.filter, filter) != self.filter;
        let is_large = project.counts().actors > MOST_AT_ONCE;
        if is_large && (is_other || self.builder.starts_over(project, &frame)) {
            self.drawing = Some(wanted);
            let (builder, project) = (self.builder.lend(), project.clone());
            let work = Work { builder, project, typesetter: ink.typesetter.clone(), wanted };
            return (self.scene.clone().unwrap_or_default(), Some(work));
        }
        self.scene = None; // the builder changes the last scene in place if nobody else holds it
        let scene = self.builder.build(project, &frame, &mut ink.typesetter);
        self.made_for = Some(wanted);
        self.scene = Some(Arc::clone(&scene));
        (scene, None)
    }

    /// Takes in what a job made. If the project has changed meanwhile, the next scene is made of this one.
    pub(super) fn take_in(&mut self, made: Made) {
        (self.builder, self.made_for, self.drawing) = (made.builder, Some(made.wanted), None);
        self.scene = Some(made.scene);
    }

    /// The job broke: the last scene stays until something changes, and then it is tried again.
    pub(super) fn broke(&mut self) {
        self.made_for = self.drawing.take().or(self.made_for);
    }

    /// The scene that was drawn last.
    pub(super) fn last(&self) -> Option<Arc<Scene>> {
        self.scene.clone()
    }

    /// Forgets everything: another project may have the same revision.
    pub(super) fn forget(&mut self) {
        self.builder.forget();
        (self.made_for, self.scene, self.drawing, self.filter) = (None, None, None, None);
    }
}

impl Work {
    /// Draws the map, with all that is usually left until it is asked for.
    pub(super) fn run(mut self) -> Done {
        let scene = self.builder.build(&self.project, &frame(self.wanted.2), &mut self.typesetter);
        scene.prepare();
        Done::MapDrawn(Box::new(Made { builder: self.builder, scene, wanted: self.wanted }))
    }
}

fn frame(look: Look) -> Frame {
    Frame { look, legend: false, title: false, only: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::model::{Actor, Id};

    #[test]
    fn a_drawing_that_broke_is_not_tried_again_before_something_changes() {
        let mut project = Project::new(Id::from_bits(1));
        for nth in 0..=MOST_AT_ONCE as u64 {
            project.put_actor(Id::from_bits(nth), Actor::named("A"));
        }
        let mut editor = Editor::new(project, 2);
        let (mut cache, mut ink) = (SceneCache::default(), Ink::default());
        let mut asks = |cache: &mut SceneCache, editor: &Editor| {
            cache.scene((editor, false), Look::Dark, &mut ink).1.is_some()
        };
        assert!(asks(&mut cache, &editor));
        assert!(!asks(&mut cache, &editor), "a job is at it");
        cache.broke();
        assert!(!asks(&mut cache, &editor), "it would break again");
        editor.perform(Edit::SetTitle("Other".into())).unwrap();
        assert!(asks(&mut cache, &editor));
    }
}
