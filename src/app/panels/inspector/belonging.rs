//! What an actor is part of, to be chosen by a few letters, and what is part of it.

use egui::{ComboBox, PopupCloseBehavior, TextEdit, Ui};

use super::Sheet;
use super::choice::caption_ui;
use crate::app::action::Action;
use crate::app::panels::find;
use crate::edit::{ActorChange, Edit, Things};
use crate::model::check::is_part_of;
use crate::model::{Actor, ActorId};

/// So many actors are offered at once; more letters bring the others.
const OFFERED: usize = 60;

/// What the inspector remembers of it: what is typed, and what was found in one revision of the project.
#[derive(Debug, Default)]
pub(super) struct Belonging {
    search: String,
    found: find::KeptActors,
    parts_for: Option<(u64, ActorId)>,
    parts: Vec<ActorId>,
}

impl Belonging {
    pub(super) fn belonging_ui(
        &mut self,
        ui: &mut Ui,
        sheet: &mut Sheet<'_>,
        (id, actor): (ActorId, &Actor),
    ) {
        caption_ui(ui, "Part of");
        if let Some(whole) = self.whole_ui(ui, sheet, (id, actor)) {
            self.search.clear();
            sheet.asked.ask(Action::Edit(Edit::ChangeActor(id, ActorChange::PartOf(whole))));
        }
        self.parts_ui(ui, sheet, id);
    }

    /// The list to choose the whole from. Gives what was chosen, `Some(None)` being nothing.
    fn whole_ui(
        &mut self,
        ui: &mut Ui,
        sheet: &Sheet<'_>,
        (id, actor): (ActorId, &Actor),
    ) -> Option<Option<ActorId>> {
        let whole = actor.part_of.and_then(|whole| sheet.reading.project().actor(whole));
        let shown = whole.map_or("nothing", |whole| &whole.name);
        let list = ComboBox::from_id_salt("part of").selected_text(shown);
        let list = list.width(ui.available_width().min(260.0));
        let list = list.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let list = list.show_ui(ui, |ui| {
            ui.add(TextEdit::singleline(&mut self.search).hint_text("Search"))
                .accessible_name("Search the whole");
            let chosen = self.offered_ui(ui, sheet, (id, actor));
            if chosen.is_some() {
                ui.close();
            }
            chosen
        });
        list.response.accessible_name(format!("Part of: {shown}"));
        list.inner.flatten()
    }

    fn offered_ui(
        &mut self,
        ui: &mut Ui,
        sheet: &Sheet<'_>,
        (id, actor): (ActorId, &Actor),
    ) -> Option<Option<ActorId>> {
        let project = sheet.reading.project();
        let nothing = ui.selectable_label(actor.part_of.is_none(), "nothing").clicked();
        let mut chosen = nothing.then_some(None);
        for other in self.found.settle(sheet.reading, &self.search).iter().take(OFFERED) {
            let can = *other != id && !is_part_of(project, *other, id);
            let Some(found) = project.actor(*other).filter(|_| can) else { continue };
            let is_chosen = actor.part_of == Some(*other);
            if ui.push_id(*other, |ui| ui.selectable_label(is_chosen, &found.name)).inner.clicked() {
                chosen = Some(Some(*other));
            }
        }
        chosen
    }

    fn parts_ui(&mut self, ui: &mut Ui, sheet: &mut Sheet<'_>, id: ActorId) {
        let project = sheet.reading.project();
        let wanted = Some((sheet.reading.editor.revision(), id));
        if self.parts_for != wanted {
            self.parts = project.parts_of(id).map(|(part, _)| part).collect();
            self.parts_for = wanted;
        }
        if self.parts.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.weak("Its parts:");
            for part in &self.parts {
                let name = project.actor(*part).map_or("", |part| &part.name);
                if ui.push_id(*part, |ui| ui.link(name)).inner.clicked() {
                    sheet.asked.ask(Action::Select(Things { actors: vec![*part], ..Things::default() }));
                }
            }
        });
    }
}
