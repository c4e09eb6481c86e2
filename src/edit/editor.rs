//! The owner of the one current project.

use super::draft::Draft;
use super::history::History;
use super::{Edit, EditError, Things};
use crate::model::limits::Excess;
use crate::model::{CanvasId, IdSource, Project};

/// Owns the current [`Project`] and its history; everyone else has a reference or a clone.
///
/// ```
/// use detente::edit::{Edit, Editor};
/// use detente::model::{Actor, Id, Project};
/// let mut editor = Editor::new(Project::new(Id::from_bits(1)), 7);
/// let touched = editor.perform(Edit::AddActors(vec![Actor::named("Russia")]))?;
/// assert_eq!(editor.undo_label(), Some("add Russia"));
/// assert!(editor.undo());
/// assert!(editor.project().actor(touched.actors[0]).is_none());
/// # Ok::<(), detente::edit::EditError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Editor {
    history: History,
    ids: IdSource,
}

impl Editor {
    /// An editor of `project` with nothing to undo. New ids are drawn from `seed`.
    #[must_use]
    pub fn new(project: Project, seed: u64) -> Self {
        Self { history: History::new(project), ids: IdSource::new(seed) }
    }

    /// The same; what its steps hold beyond the present project is at most so many bytes, instead of 256 MB.
    #[must_use]
    pub fn holding(most_bytes: usize, project: Project, seed: u64) -> Self {
        Self { history: History::within(most_bytes, project), ids: IdSource::new(seed) }
    }

    /// The project as it is now.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.history.now().project
    }

    /// A number for this very value of the project: undo and redo come back to the number of the step they
    /// come back to. Caches key on it, and "saved" means that the saved number is the present one.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.history.now().revision
    }

    /// Carries out `edit` as one undoable step, or leaves the project untouched. An edit that changes nothing
    /// makes no step. Gives what was made or changed.
    ///
    /// # Errors
    ///
    /// [`EditError`] says which rule the edit would have broken.
    pub fn perform(&mut self, edit: Edit) -> Result<Things, EditError> {
        let label = edit.label(self.project());
        let nudged = match &edit {
            Edit::NudgeActors(actors, _) => Some(Things { actors: actors.clone(), ..Things::default() }),
            Edit::NudgeThings(things, _) => Some(things.clone()),
            _ => None,
        };
        let mut draft = Draft::new(self.project().clone(), &mut self.ids);
        draft.carry_out(edit)?;
        let (project, touched) = draft.finish();
        if project != *self.project() {
            if let Some(excess) = Excess::after_edit(self.project(), &project) {
                return Err(EditError::Excess(excess));
            }
            self.history.push(label, project, nudged);
        }
        Ok(touched)
    }

    /// Turns another canvas to the front, which is no step and changes nothing of the project. Gives whether it was
    /// turned.
    pub fn turn_to(&mut self, canvas: CanvasId) -> bool {
        let turned = self.project().turned_to(canvas);
        let is_other = turned.front() != self.project().front();
        if is_other {
            self.history.put_now(turned);
        }
        is_other
    }

    /// Takes the last step back. False if there is none.
    pub fn undo(&mut self) -> bool {
        self.history.undo()
    }

    /// Takes the last undone step again. False if there is none.
    pub fn redo(&mut self) -> bool {
        self.history.redo()
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }

    /// True if there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.undo_label().is_some()
    }

    /// True if there is a step to take again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.redo_label().is_some()
    }

    /// The labels of all steps, oldest first, the undone ones too; the first [`Editor::position`] of them hold.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.history.labels()
    }

    /// How many steps hold now.
    #[must_use]
    pub fn position(&self) -> usize {
        self.history.position()
    }

    /// How many of the oldest steps were let go because the history held too much; undo does not reach them.
    #[must_use]
    pub fn forgotten(&self) -> usize {
        self.history.forgotten()
    }

    /// About how many bytes the steps hold beyond the present project; at most 256 MB, unless one step alone is larger.
    #[must_use]
    pub fn history_bytes(&self) -> usize {
        self.history.bytes()
    }
}
