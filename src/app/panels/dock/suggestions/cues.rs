//! The analyst's own cue words: lines that are read besides ours.

use egui::{Label, RichText, ScrollArea, TextEdit, Ui};

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
    /// In so many frames yet the field asks for the keyboard: the press that opened it may take that away again.
    asks: u8,
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
        self.asks = if self.typed.is_some() { 2 } else { 0 };
    }

    pub(super) fn lines_ui(&mut self, ui: &mut Ui, project: &Project) -> Actions {
        let mut asked = Actions::default();
        let Some(typed) = &mut self.typed else { return asked };
        let mut closes = false;
        let tint = Tint::of(ui);
        ui.horizontal(|ui| {
            let save = ui.add_enabled(*typed != project.cues, egui::Button::new("Keep these lines"));
            if save.on_hover_text("They are kept in the project").clicked() {
                asked.ask(Action::Edit(Edit::SetCues(typed.clone())));
                closes = true;
            }
            closes |= ui.button("Cancel").clicked();
            // Beside the buttons, so that nothing moves while a line is being typed.
            if let Some(wrong) = Lexicon::new(typed).faults().first() {
                let words = RichText::new(wrong.to_string()).small().color(tint.fault);
                ui.add(Label::new(words).truncate());
            }
        });
        ui.label(RichText::new(HOW_TO).small().color(tint.weak));
        ScrollArea::vertical().id_salt("cues").auto_shrink([false, false]).show(ui, |ui| {
            let field = TextEdit::multiline(typed).code_editor().desired_rows(6).desired_width(f32::INFINITY);
            let field =
                ui.add(field.id(egui::Id::unique("cue lines"))).accessible_name("Cue words of this project");
            if self.asks > 0 {
                self.asks -= 1;
                field.request_focus();
                ui.ctx().request_repaint();
            }
        });
        if closes {
            self.typed = None;
        }
        asked
    }
}
