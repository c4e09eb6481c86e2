//! Everything about what is selected, editable; about the whole project if nothing is.

mod actor;
mod belonging;
mod choice;
mod document;
mod documents;
mod grades;
mod group;
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
use crate::edit::Things;

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
            if beside_ui(ui, &mut sheet, chosen) {
                ui.add_space(12.0);
                return;
            }
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
                ([], [], [], []) if !has_beside(chosen) => {
                    overview::overview_ui(ui, &mut sheet, &mut self.findings);
                }
                _ => several::several_ui(ui, &mut sheet, &mut self.several),
            }
            ui.add_space(12.0);
        });
        sheet.asked
    }
}

/// A single group or note, if that is all that is selected.
fn beside_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, chosen: &Things) -> bool {
    let others = chosen.actors.len() + chosen.ties.len() + chosen.quotes.len() + chosen.documents.len();
    match (&chosen.groups[..], &chosen.notes[..], &chosen.pictures[..]) {
        ([id], [], []) if others == 0 => group::group_ui(ui, sheet, *id),
        ([], [id], []) if others == 0 => group::note_ui(ui, sheet, *id),
        ([], [], []) => return false,
        _ => return false,
    }
    true
}

fn has_beside(chosen: &Things) -> bool {
    chosen.groups.len() + chosen.notes.len() + chosen.pictures.len() > 0
}
