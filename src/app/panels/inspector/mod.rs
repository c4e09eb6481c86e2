//! Everything about what is selected, editable; about the whole project if nothing is.

mod actor;
mod belonging;
mod choice;
mod document;
mod documents;
mod grades;
pub(super) mod mentions;
mod overview;
mod quote;
mod several;
mod tie;
mod voices;

use egui::{ScrollArea, Ui};

use super::field::Drafts;
use crate::app::clean_words::CleanWords;
use crate::app::ink::Ink;
use crate::app::{Actions, Reading};

/// What the inspector remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Inspector {
    belonging: belonging::Belonging,
    findings: overview::Findings,
    documents: documents::Documents,
    words: CleanWords,
    voices: voices::KeptVoices,
    several: several::Several,
}

/// What every part of the inspector needs.
struct Sheet<'a> {
    reading: Reading<'a>,
    drafts: &'a mut Drafts,
    ink: &'a mut Ink,
    words: &'a mut CleanWords,
    asked: Actions,
}

impl Inspector {
    pub(super) fn inspector_ui(
        &mut self,
        ui: &mut Ui,
        reading: Reading<'_>,
        (drafts, ink): (&mut Drafts, &mut Ink),
    ) -> Actions {
        let mut sheet = Sheet { reading, drafts, ink, words: &mut self.words, asked: Actions::default() };
        let chosen = &reading.view.selection;
        let project = reading.project();
        sheet.asked.extend(self.documents.leave(&chosen.documents));
        let area = ScrollArea::vertical().id_salt("inspector").auto_shrink([false, false]);
        area.show(ui, |ui| {
            ui.add_space(6.0);
            match (&chosen.actors[..], &chosen.ties[..], &chosen.quotes[..], &chosen.documents[..]) {
                ([id], [], [], []) if project.actor(*id).is_some() => {
                    actor::actor_ui(ui, &mut sheet, *id, &mut self.belonging);
                }
                ([], [id], _, []) if project.tie(*id).is_some() => {
                    tie::tie_ui(ui, &mut sheet, *id, &mut self.voices);
                }
                ([], [], [id], []) if project.quote(*id).is_some() => quote::alone_ui(ui, &mut sheet, *id),
                ([], [], [], [id]) if project.document(*id).is_some() => {
                    document::document_ui(ui, &mut sheet, *id);
                }
                ([], [], [], ids @ [_, _, ..]) => self.documents.documents_ui(ui, &mut sheet, ids),
                ([], [], [], []) => overview::overview_ui(ui, &mut sheet, &mut self.findings),
                _ => several::several_ui(ui, &mut sheet, &mut self.several),
            }
            ui.add_space(12.0);
        });
        sheet.asked
    }
}
