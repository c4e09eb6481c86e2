//! Several documents at once: what is known of where they come from, written into all of them in one step.
//!
//! A field shows what all of them have in common and is empty where they differ; what is typed there is written on
//! Enter, when the field is left, or when something else is chosen meanwhile.

use egui::{Key, RichText, TextEdit, Ui};

use super::Sheet;
use super::choice::{caption_ui, heading_ui, section_ui};
use crate::app::Actions;
use crate::app::action::{Action, Notice, Tone};
use crate::app::command::Command;
use crate::app::panels::field::DATE_FORMS;
use crate::app::theme::Tint;
use crate::edit::{DocumentChange, Edit};
use crate::model::{Document, DocumentId, Project, WhenError};
use crate::text::counted;
use crate::typeset::Icon;

/// What can be written into all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Field {
    Author,
    Outlet,
    Date,
    Language,
}

impl Field {
    const ALL: [Self; 4] = [Self::Author, Self::Outlet, Self::Date, Self::Language];

    fn name(self) -> &'static str {
        match self {
            Self::Author => "Author of all",
            Self::Outlet => "Outlet of all",
            Self::Date => "Date of all",
            Self::Language => "Language of all",
        }
    }

    fn value(self, document: &Document) -> String {
        match self {
            Self::Author => document.author.clone(),
            Self::Outlet => document.outlet.clone(),
            Self::Date => document.date.map(|date| date.to_string()).unwrap_or_default(),
            Self::Language => document.language.clone(),
        }
    }

    fn change(self, text: &str) -> Result<DocumentChange, WhenError> {
        let text = text.trim();
        Ok(match self {
            Self::Author => DocumentChange::Author(text.to_owned()),
            Self::Outlet => DocumentChange::Outlet(text.to_owned()),
            Self::Date if text.is_empty() => DocumentChange::Date(None),
            Self::Date => DocumentChange::Date(Some(text.parse()?)),
            Self::Language => DocumentChange::Language(text.to_owned()),
        })
    }
}

/// What is being typed, and for which documents.
#[derive(Debug, Default)]
pub(super) struct Documents {
    typed: Option<Typed>,
}

#[derive(Debug)]
struct Typed {
    field: Field,
    ids: Vec<DocumentId>,
    text: String,
    error: Option<String>,
}

impl Documents {
    /// Writes what is half-typed for other documents than these, as if its field had been left.
    pub(super) fn leave(&mut self, ids: &[DocumentId]) -> Actions {
        let mut asked = Actions::default();
        let Some(typed) = self.typed.take_if(|typed| typed.ids != ids) else { return asked };
        match typed.field.change(&typed.text) {
            Ok(change) => asked.ask(Action::Edit(Edit::ChangeDocuments(typed.ids, change))),
            Err(error) => {
                let hint = "What was typed there is left out.".to_owned();
                asked.ask(Action::Tell(Notice { tone: Tone::Fault, words: error.to_string(), hint }));
            }
        }
        asked
    }

    pub(super) fn documents_ui(&mut self, ui: &mut Ui, sheet: &mut Sheet<'_>, ids: &[DocumentId]) {
        let project = sheet.reading.project();
        heading_ui(ui, (Icon::Document, Tint::of(ui).text), &counted(ids.len(), "document"));
        let quotes: usize = ids.iter().map(|id| project.quotes_in(*id).count()).sum();
        ui.label(counted(quotes, "quote"));
        section_ui(ui, "Write into all of them");
        for field in Field::ALL {
            ui.push_id(field, |ui| self.field_ui(ui, sheet, (field, ids)));
        }
        section_ui(ui, "All of them");
        let name = crate::app::sign::with_keys("Delete with their quotes", Command::Delete);
        if ui.button(name).clicked() {
            sheet.asked.ask_maybe(Command::Delete.action(&sheet.reading));
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, sheet: &mut Sheet<'_>, (field, ids): (Field, &[DocumentId])) {
        let (common, hint) = common(sheet.reading.project(), ids, field);
        let open = self.typed.as_ref().filter(|typed| typed.field == field);
        let mut text = open.map_or_else(|| common.clone(), |typed| typed.text.clone());
        let error = open.and_then(|typed| typed.error.clone());
        caption_ui(ui, field.name());
        let edit = TextEdit::singleline(&mut text).hint_text(hint).desired_width(f32::INFINITY);
        let mut response = ui.add(edit).accessible_name(field.name());
        if field == Field::Date {
            response = response.on_hover_text(DATE_FORMS);
        }
        if response.changed() {
            self.typed = Some(Typed { field, ids: ids.to_vec(), text, error: None });
        }
        if response.lost_focus() {
            self.write(ui, field, sheet);
        }
        if let Some(error) = error {
            let fault = Tint::of(ui).fault;
            ui.add(egui::Label::new(RichText::new(error).small().color(fault)).wrap());
        }
    }

    /// Writes what was typed into this field, unless Escape took it back. What is no date stays, to be mended.
    fn write(&mut self, ui: &Ui, field: Field, sheet: &mut Sheet<'_>) {
        let Some(mut typed) = self.typed.take_if(|typed| typed.field == field) else { return };
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            return;
        }
        match field.change(&typed.text) {
            Ok(change) => sheet.asked.ask(Action::Edit(Edit::ChangeDocuments(typed.ids, change))),
            Err(error) => {
                typed.error = Some(error.to_string());
                self.typed = Some(typed);
            }
        }
    }
}

/// What all of them have there, and what stands in the field while it is empty.
fn common(project: &Project, ids: &[DocumentId], field: Field) -> (String, &'static str) {
    let mut values: Vec<String> =
        ids.iter().filter_map(|id| project.document(*id)).map(|document| field.value(document)).collect();
    values.sort_unstable();
    values.dedup();
    match &values[..] {
        [one] => (one.clone(), ""),
        _ => (String::new(), "They differ"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::text::SourceText;

    fn project() -> (Project, Vec<DocumentId>) {
        let mut project = Project::new(Id::from_bits(1));
        let ids: Vec<DocumentId> = (2..4).map(Id::from_bits).collect();
        for (id, author) in ids.iter().zip(["A", "B"]) {
            let text = SourceText::new("words");
            let outlet = "The Paper".to_owned();
            let document = Document { author: author.into(), outlet, ..Document::titled("D", text) };
            project.put_document(*id, document);
        }
        (project, ids)
    }

    #[test]
    fn a_field_shows_what_all_have_in_common() {
        let (project, ids) = project();
        assert_eq!(common(&project, &ids, Field::Outlet), ("The Paper".to_owned(), ""));
        assert_eq!(common(&project, &ids, Field::Author), (String::new(), "They differ"));
    }

    #[test]
    fn what_is_half_typed_is_written_when_others_are_chosen() {
        let (_, ids) = project();
        let typed = |text: &str| {
            let (ids, text) = (ids.clone(), text.to_owned());
            Documents { typed: Some(Typed { field: Field::Date, ids, text, error: None }) }
        };
        assert_eq!(typed("2016").leave(&ids).into_iter().count(), 0, "still the same ones");
        let asked: Vec<Action> = typed("2016").leave(&[]).into_iter().collect();
        let change = DocumentChange::Date("2016".parse().ok());
        assert_eq!(asked, [Action::Edit(Edit::ChangeDocuments(ids.clone(), change))]);
        let asked: Vec<Action> = typed("spring").leave(&[]).into_iter().collect();
        assert!(matches!(&asked[..], [Action::Tell(notice)] if notice.words.starts_with("expected a date")));
    }
}
