//! Undo and redo: a list of whole projects and a finger on one of them.
//!
//! Projects share all that did not change, so a step costs what it changed. Nothing is ever computed backwards:
//! undo cannot be wrong. Steps are never guessed from time; only repeated nudges of the same things join.

use super::Things;
use crate::model::Project;

/// One entry: the project after a change, and what the change was called.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) label: String,
    pub(super) project: Project,
    pub(super) revision: u64,
    /// What was nudged, if this step was a nudge.
    pub(super) nudged: Option<Things>,
}

/// The steps so far and the one that holds now.
#[derive(Clone, Debug)]
pub(super) struct History {
    steps: Vec<Step>,
    now: usize,
    next_revision: u64,
}

impl History {
    pub(super) fn new(project: Project) -> Self {
        let first = Step { label: String::new(), project, revision: 0, nudged: None };
        Self { steps: vec![first], now: 0, next_revision: 1 }
    }

    pub(super) fn now(&self) -> &Step {
        &self.steps[self.now]
    }

    /// Puts the same project, seen another way, in the place of the present one.
    pub(super) fn put_now(&mut self, project: Project) {
        self.steps[self.now].project = project;
    }

    /// Adds a step after the present one; what was undone is gone.
    pub(super) fn push(&mut self, label: String, project: Project, nudged: Option<Things>) {
        self.steps.truncate(self.now + 1);
        let revision = self.next_revision;
        self.next_revision += 1;
        let step = Step { label, project, revision, nudged };
        let joins = step.nudged.is_some() && self.now().nudged == step.nudged;
        if joins {
            self.steps[self.now] = step;
        } else {
            self.steps.push(step);
            self.now += 1;
        }
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
        self.now -= usize::from(can);
        can
    }

    pub(super) fn redo(&mut self) -> bool {
        let can = self.now + 1 < self.steps.len();
        self.now += usize::from(can);
        can
    }

    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().skip(1).map(|step| step.label.as_str())
    }

    pub(super) fn position(&self) -> usize {
        self.now
    }
}
