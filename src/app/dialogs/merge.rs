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
    is_new: bool,
}

impl MergeDialog {
    pub(super) fn new(gone: ActorId) -> Self {
        Self { gone, keep: None, search: String::new(), is_new: true }
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
        let found: Vec<_> =
            find::actors(project, &self.search).into_iter().filter(|id| *id != self.gone).collect();
        ScrollArea::vertical().max_height(260.0).auto_shrink([false, false]).show(ui, |ui| {
            for id in found {
                let Some(actor) = project.actor(id) else { continue };
                let chosen = self.keep == Some(id);
                if ui.push_id(id, |ui| ui.selectable_label(chosen, &actor.name)).inner.clicked() {
                    self.keep = Some(id);
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
