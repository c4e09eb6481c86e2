//! The Canvas menu: groups, notes, pictures, filters, canvases.

use super::super::Command;
use crate::app::Reading;
use crate::app::action::Action;

impl Command {
    pub(super) fn canvas_action(self, reading: &Reading<'_>) -> Option<Action> {
        self.canvases_action(reading)
    }
}
