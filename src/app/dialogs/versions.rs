//! The saved versions of a project: when, how large, what differs; each opens as a copy or is restored.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use egui::{ScrollArea, Ui};

use super::differences::{ago, differences_ui, size};
use super::{heading_ui, leading};
use crate::app::action::{Action, Actions, FileAction};
use crate::app::files::{Past, Read};
use crate::app::ink::Ink;
use crate::app::notice::sentence;
use crate::app::theme::Tint;
use crate::store::Opened;

/// The list, and the version that was read.
#[derive(Debug)]
pub(super) struct VersionsDialog {
    past: Vec<Past>,
    /// They are of the project at hand, which one of them can replace; otherwise of a file that does not open.
    is_ours: bool,
    chosen: Option<usize>,
    read: Option<Read>,
}

impl VersionsDialog {
    pub(super) fn new(past: Vec<Past>, is_ours: bool) -> Self {
        Self { past, is_ours, chosen: None, read: None }
    }

    pub(super) fn path_at(&self, place: usize) -> Option<PathBuf> {
        self.past.get(place).map(|one| one.path.clone())
    }

    pub(super) fn take_in(&mut self, path: &Path, read: Read) {
        let chosen = self.chosen.and_then(|place| self.past.get(place));
        if chosen.is_some_and(|one| one.path == path) {
            self.read = Some(read);
        }
    }

    pub(super) fn opened(&mut self) -> Option<Opened> {
        self.read.take()?.ok().map(|(opened, _)| *opened)
    }

    pub(super) fn versions_ui(&mut self, ui: &mut Ui, ink: &mut Ink, asked: &mut Actions) {
        heading_ui(ui, "Saved versions");
        if self.past.is_empty() {
            ui.label("None yet. Each save keeps what stood in the file before it.");
        } else if self.is_ours {
            ui.label("What stood in the file before each save. Choose one to see what differs.");
        } else {
            ui.label("The file does not open. This was kept of it; choose one to see what it holds.");
        }
        ui.add_space(4.0);
        self.rows_ui(ui, asked);
        ui.add_space(6.0);
        match (&self.read, self.chosen) {
            (Some(Ok((_, comparison))), _) => {
                let ours =
                    if self.is_ours { "Compared with the project at hand it has:" } else { "It holds:" };
                ui.label(ours);
                differences_ui(ui, comparison, ink);
            }
            (Some(Err(trouble)), _) => {
                ui.colored_label(Tint::of(ui).fault, sentence(&trouble.words));
                ui.label(&trouble.hint);
            }
            (None, Some(_)) => drop(ui.spinner()),
            (None, None) => {}
        }
        self.answers_ui(ui, asked);
    }

    fn rows_ui(&mut self, ui: &mut Ui, asked: &mut Actions) {
        let row = ui.spacing().interact_size.y;
        let area = ScrollArea::vertical().id_salt("versions").max_height(190.0).auto_shrink([false, true]);
        area.show_rows(ui, row, self.past.len(), |ui, seen| {
            for place in seen {
                let Some(one) = self.past.get(place) else { continue };
                let kind = if one.is_unsaved { "unsaved work" } else { "version" };
                let (when, size) = (ago(one.when, SystemTime::now()), size(one.bytes));
                let words = format!("{}. {kind}, {when}, {size}", place + 1);
                let is_chosen = self.chosen == Some(place);
                if ui.selectable_label(is_chosen, words).clicked() && !is_chosen {
                    (self.chosen, self.read) = (Some(place), None);
                    asked.ask(Action::File(FileAction::ReadVersion(place)));
                }
            }
        });
    }

    fn answers_ui(&mut self, ui: &mut Ui, asked: &mut Actions) {
        let is_read = matches!(self.read, Some(Ok(_)));
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let copy = egui::Button::new("Open as a copy");
            let tip = "It opens without a name; the file stays as it is";
            if self.is_ours {
                let restore = ui.add_enabled(is_read, leading(ui, "Restore"));
                if restore.on_hover_text("It takes the place of the project, as one step").clicked() {
                    asked.ask(Action::File(FileAction::TakeVersion { restores: true }));
                }
            }
            if ui.add_enabled(is_read, copy).on_hover_text(tip).clicked() {
                asked.ask(Action::File(FileAction::TakeVersion { restores: false }));
            }
            if ui.button("Close").clicked() {
                asked.ask(Action::CloseDialog);
            }
        });
    }
}
