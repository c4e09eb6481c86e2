//! Windows that ask before something is done.

use super::{Actions, Reading};

/// The dialogs that are open and what is typed in them.
#[derive(Debug, Default)]
pub struct Dialogs {}

impl Dialogs {
    /// Draws the dialogs that are open.
    pub fn dialogs_ui(&mut self, ctx: &egui::Context, reading: Reading<'_>) -> Actions {
        let _ = (ctx, reading);
        Actions::default()
    }

    /// Closes the topmost dialog. False if none is open.
    pub fn escape(&mut self) -> bool {
        false
    }
}
