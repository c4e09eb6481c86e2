//! A document: title, author, outlet, date, language, note, and where its text came from.

use egui::{Grid, Label, RichText, Ui};

use super::Sheet;
use super::choice::{heading_ui, section_ui};
use crate::app::action::Action;
use crate::app::panels::field::About;
use crate::app::theme::Tint;
use crate::model::{Document, DocumentId};
use crate::text::counted;
use crate::typeset::Icon;

pub(super) fn document_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: DocumentId) {
    let project = sheet.reading.project();
    let Some(document) = project.document(id) else { return };
    let tint = Tint::of(ui);
    heading_ui(ui, (Icon::Document, tint.text), "Document");
    for (about, name) in [
        (About::DocumentTitle(id), "Title"),
        (About::DocumentAuthor(id), "Author"),
        (About::DocumentOutlet(id), "Outlet"),
        (About::DocumentDate(id), "Date of publication"),
        (About::DocumentLanguage(id), "Language (en, ar, ru…)"),
        (About::DocumentNote(id), "Note"),
    ] {
        sheet.asked.extend(sheet.drafts.field_ui(ui, project, about, name));
    }
    section_ui(ui, &counted(project.quotes_in(id).count(), "quote"));
    if ui.button("Read it").clicked() {
        sheet.asked.ask(Action::ShowDocument(id));
    }
    section_ui(ui, "Where it came from");
    origin_ui(ui, document, tint);
}

fn origin_ui(ui: &mut Ui, document: &Document, tint: Tint) {
    let origin = &document.origin;
    let size = format!("{} bytes", document.text.as_str().len());
    let rows = [
        ("File", origin.file_name.as_str()),
        ("Format", &origin.format),
        ("Encoding", &origin.encoding),
        ("Text", &size),
        ("SHA-256", &origin.sha256),
    ];
    Grid::new("origin").num_columns(2).spacing([10.0, 4.0]).show(ui, |ui| {
        for (name, value) in rows {
            if value.is_empty() {
                continue;
            }
            ui.label(RichText::new(name).small().color(tint.weak));
            ui.add(Label::new(RichText::new(value).small()).truncate().selectable(true)).on_hover_text(value);
            ui.end_row();
        }
    });
}
