//! Into which other actor one is to be merged.

use egui::{ScrollArea, TextEdit, Ui};

use super::{Reading, answer_ui, heading_ui};
use crate::app::action::{Action, Actions};
use crate::app::panels::find;
use crate::edit::Edit;
use crate::model::ActorId;

/// An actor on its way into another.
#[derive(Debug)]
pub(super) struct MergeDialog {
    gone: ActorId,
    keep: Option<ActorId>,
    search: String,
    found: find::KeptActors,
    is_new: bool,
}

impl MergeDialog {
    pub(super) fn new(gone: ActorId) -> Self {
        Self { gone, keep: None, search: String::new(), found: find::KeptActors::default(), is_new: true }
    }

    pub(super) fn merge_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
        let project = reading.project();
        let Some(gone) = project.actor(self.gone) else {
            return asked.ask(Action::CloseDialog); // it was deleted meanwhile
        };
        heading_ui(ui, &format!("Merge {} into…", gone.name));
        ui.label(format!("{} becomes an alias; its ties, parts and quotes go over.", gone.name));
        let field = TextEdit::singleline(&mut self.search).hint_text("Search").desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name("Search actors");
        if std::mem::take(&mut self.is_new) {
            response.request_focus();
        }
        let found = self.found.settle(reading, &self.search);
        let row = ui.spacing().interact_size.y;
        let area = ScrollArea::vertical().max_height(260.0).auto_shrink([false, false]);
        area.show_rows(ui, row, found.len(), |ui, seen| {
            for id in &found[seen] {
                let Some(actor) = project.actor(*id) else { continue };
                let chosen = self.keep == Some(*id);
                let is_other = *id != self.gone;
                let name =
                    |ui: &mut Ui| ui.add_enabled_ui(is_other, |ui| ui.selectable_label(chosen, &actor.name));
                if ui.push_id(*id, name).inner.inner.clicked() {
                    self.keep = Some(*id);
                }
            }
        });
        let done = answer_ui(ui, ("Merge", self.keep.is_some()), asked);
        if let (true, Some(keep)) = (done, self.keep) {
            asked.ask(Action::CloseDialog);
            asked.ask(Action::Edit(Edit::MergeActors { keep, gone: self.gone }));
        }
    }
}
