//! The analyst's own cue words: lines that are read besides ours.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use crate::app::Actions;
use crate::app::action::Action;
use crate::app::theme::Tint;
use crate::edit::Edit;
use crate::model::Project;
use crate::suggest::Lexicon;

/// What a line is, in one line.
const HOW_TO: &str =
    "One cue a line: words ; support or clash ; direction ; strength. court-martial+ ; clash ; > ; 0.9";

/// The lines as they are being typed.
#[derive(Debug, Default)]
pub(super) struct Lines {
    typed: Option<String>,
}

impl Lines {
    pub(super) fn is_open(&self) -> bool {
        self.typed.is_some()
    }

    /// Opens the lines of `project`, or puts them away unsaved.
    pub(super) fn toggle(&mut self, project: &Project) {
        self.typed = match self.typed {
            Some(_) => None,
            None => Some(project.cues.clone()),
        };
    }

    pub(super) fn lines_ui(&mut self, ui: &mut Ui, project: &Project) -> Actions {
        let mut asked = Actions::default();
        let Some(typed) = &mut self.typed else { return asked };
        let mut closes = false;
        ui.horizontal(|ui| {
            let save = ui.add_enabled(*typed != project.cues, egui::Button::new("Keep these lines"));
            if save.on_hover_text("They are kept in the project").clicked() {
                asked.ask(Action::Edit(Edit::SetCues(typed.clone())));
                closes = true;
            }
            closes |= ui.button("Cancel").clicked();
            ui.label(RichText::new(HOW_TO).small().color(Tint::of(ui).weak));
        });
        ScrollArea::vertical().id_salt("cues").auto_shrink([false, false]).show(ui, |ui| {
            for wrong in Lexicon::new(typed).faults() {
                ui.label(RichText::new(wrong.to_string()).small().color(Tint::of(ui).fault));
            }
            let field = TextEdit::multiline(typed).code_editor().desired_rows(6).desired_width(f32::INFINITY);
            ui.add(field).accessible_name("Cue words of this project");
        });
        if closes {
            self.typed = None;
        }
        asked
    }
}
