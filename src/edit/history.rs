//! Undo and redo: a list of whole projects and a finger on one of them.
//!
//! Projects share all that did not change, so a step costs what it changed. Nothing is ever computed backwards:
//! undo cannot be wrong. Steps are never guessed from time; only repeated nudges of the same things join.
//!
//! What the values of the list hold beyond the present one is weighed, and bounded: at [`MOST_BYTES`] the oldest steps
//! are let go, so that a day of work needs no more memory than an hour.

use std::collections::VecDeque;

use super::Things;
use crate::model::Project;

/// What steps may hold beyond the present project, in bytes by [`Project::bytes_beyond`].
pub(super) const MOST_BYTES: usize = 256 << 20;
/// The label of a step and its place in the list, about.
const ENTRY: usize = 400;

/// One entry: the project after a change, and what the change was called.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) label: String,
    pub(super) project: Project,
    pub(super) revision: u64,
    /// What was nudged, if this step was a nudge.
    pub(super) nudged: Option<Things>,
    /// What the value before holds that this one does not, and the other way round, in bytes.
    weights: [usize; 2],
}

impl Step {
    /// What it keeps of what was before it, in bytes.
    fn held(&self) -> usize {
        self.weights[0] + ENTRY
    }
}

/// The steps so far and the one that holds now.
#[derive(Clone, Debug)]
pub(super) struct History {
    steps: VecDeque<Step>,
    now: usize,
    next_revision: u64,
    /// How many of the oldest steps were let go.
    forgotten: usize,
    /// What the steps that hold now keep of what was before them, in bytes.
    held: usize,
    most_bytes: usize,
}

impl History {
    pub(super) fn new(project: Project) -> Self {
        Self::within(MOST_BYTES, project)
    }

    pub(super) fn within(most_bytes: usize, project: Project) -> Self {
        let first = Step { label: String::new(), project, revision: 0, nudged: None, weights: [0, 0] };
        Self { steps: VecDeque::from([first]), now: 0, next_revision: 1, forgotten: 0, held: 0, most_bytes }
    }

    pub(super) fn now(&self) -> &Step {
        &self.steps[self.now]
    }

    /// Puts the same project, seen another way, in the place of the present one.
    pub(super) fn put_now(&mut self, project: Project) {
        self.steps[self.now].project = project;
    }

    /// Adds a step after the present one; what was undone is gone, and the oldest steps if there are too many.
    pub(super) fn push(&mut self, label: String, project: Project, nudged: Option<Things>) {
        let revision = self.next_revision;
        self.next_revision += 1;
        if nudged.is_some() && self.now().nudged == nudged {
            self.undo(); // the two become one
        }
        self.steps.truncate(self.now + 1);
        let before = &self.now().project;
        let weights = [before.bytes_beyond(&project), project.bytes_beyond(before)];
        self.steps.push_back(Step { label, project, revision, nudged, weights });
        self.redo();
        self.let_go();
    }

    /// Lets go of the oldest steps until the others hold no more than they may.
    fn let_go(&mut self) {
        while self.held > self.most_bytes && self.now > 1 {
            self.steps.pop_front();
            self.now -= 1;
            self.forgotten += 1;
            // Nothing stands before what is the oldest now.
            self.held -= self.steps.front().map_or(0, Step::held);
        }
    }

    /// What the steps hold beyond the present project, about.
    pub(super) fn bytes(&self) -> usize {
        let undone = self.steps.iter().skip(self.now + 1).map(|step| step.weights[1] + ENTRY);
        self.held + undone.sum::<usize>()
    }

    pub(super) fn forgotten(&self) -> usize {
        self.forgotten
    }

    /// The label of the step that `undo` would take back.
    pub(super) fn undo_label(&self) -> Option<&str> {
        (self.now > 0).then(|| self.now().label.as_str())
    }

    pub(super) fn redo_label(&self) -> Option<&str> {
        self.steps.get(self.now + 1).map(|step| step.label.as_str())
    }

    pub(super) fn undo(&mut self) -> bool {
        let can = self.now > 0;
        if can {
            self.held -= self.now().held();
            self.now -= 1;
        }
        can
    }

    pub(super) fn redo(&mut self) -> bool {
        let can = self.now + 1 < self.steps.len();
        if can {
            self.now += 1;
            self.held += self.now().held();
        }
        can
    }

    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().skip(1).map(|step| step.label.as_str())
    }

    pub(super) fn position(&self) -> usize {
        self.now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id};

    fn with_note(project: &Project, length: usize) -> Project {
        let mut project = project.clone();
        project.put_actor(Id::from_bits(7), Actor { note: "x".repeat(length), ..Actor::named("Russia") });
        project
    }

    #[test]
    fn the_oldest_steps_go_when_the_others_hold_too_much_and_undo_says_so() {
        let mut history = History::within(100_000, Project::new(Id::from_bits(1)));
        for step in 0..50 {
            let project = with_note(&history.now().project, 10_000 + step);
            history.push(format!("step {step}"), project, None);
            assert!(history.bytes() <= 100_000);
        }
        let steps = history.labels().count();
        assert!((4..12).contains(&steps), "{steps}");
        assert_eq!(history.forgotten() + steps, 50);
        while history.undo() {}
        let oldest = history.now().project.actor(Id::from_bits(7)).unwrap().note.len();
        assert_eq!(oldest, 10_000 + history.forgotten() - 1);
        while history.redo() {}
        assert_eq!(history.now().project.actor(Id::from_bits(7)).unwrap().note.len(), 10_049);
    }

    #[test]
    fn one_huge_step_can_still_be_taken_back() {
        let mut history = History::within(1_000, Project::new(Id::from_bits(1)));
        let project = with_note(&history.now().project, 50_000);
        history.push("a long note".into(), project, None);
        let project = with_note(&history.now().project, 60_000);
        history.push("a longer one".into(), project, None);
        assert!(history.undo());
        assert_eq!(history.now().project.actor(Id::from_bits(7)).unwrap().note.len(), 50_000);
    }
}
