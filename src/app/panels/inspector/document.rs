//! A document: title, author, outlet, date, language, note, and where its text came from.

use egui::{Grid, Label, RichText, Ui};

use super::Sheet;
use super::choice::{heading_ui, section_ui};
use crate::app::action::{Action, FileAction, Notice, Tone};
use crate::app::panels::field::About;
use crate::app::sign;
use crate::app::theme::Tint;
use crate::app::view::Tab;
use crate::model::lookup::Tally;
use crate::model::{Document, DocumentId};
use crate::text::counted;
use crate::typeset::Icon;

pub(super) fn document_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: DocumentId) {
    let project = sheet.reading.project();
    let Some(document) = project.document(id) else { return };
    let tint = Tint::of(ui);
    heading_ui(ui, (Icon::Document, tint.text), "Document");
    again_ui(ui, sheet, id);
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
    section_ui(ui, "Where it came from");
    origin_ui(ui, sheet, document);
}

/// Reads it: in the reader, or from a newer copy.
fn again_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: DocumentId) {
    ui.horizontal_wrapped(|ui| {
        for (words, tip, action) in [
            ("Read it", "Show it in the reader", Action::ShowDocument(id)),
            (
                "Read again…",
                "Put a newer or better copy in its place; its quotes travel along",
                Action::File(FileAction::ReadAgain(id)),
            ),
            (
                "Read again from the clipboard",
                "Put the text on the clipboard in its place; its quotes travel along",
                Action::File(FileAction::ReadClipboardAgain(id)),
            ),
        ] {
            if ui.button(words).on_hover_text(tip).clicked() {
                sheet.asked.ask(action);
            }
        }
    });
    standing_ui(ui, sheet, id);
}

/// How its quotes stand, if they have travelled.
fn standing_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: DocumentId) {
    let tally = Tally::of(sheet.reading.project().quotes_in(id).map(|(_, quote)| quote));
    if tally == (Tally { exact: tally.exact, ..Tally::default() }) {
        return;
    }
    let tint = Tint::of(ui);
    ui.horizontal_wrapped(|ui| {
        let colour = if tally.waiting > 0 { tint.doubt } else { tint.weak };
        ui.label(RichText::new(tally.to_string()).small().color(colour));
        if tally.waiting > 0 && ui.small_button("Review them").clicked() {
            sheet.asked.ask(Action::OpenTab(Tab::Review));
        }
    });
}

fn origin_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, document: &Document) {
    let tint = Tint::of(ui);
    let origin = &document.origin;
    let size = format!("{} bytes", document.text.as_str().len());
    let some = |count: usize, word: &str| if count == 0 { String::new() } else { counted(count, word) };
    let rows = [
        ("File", origin.file_name.as_str()),
        ("Format", &origin.format),
        ("Read by", &origin.engine),
        ("Encoding", &origin.encoding),
        ("Text", &size),
        ("Pages", &some(document.pages.len(), "page")),
        ("Hidden", &some(document.hidden.len(), "place")),
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
        if !origin.sha256.is_empty() {
            ui.label(RichText::new("SHA-256").small().color(tint.weak));
            hash_ui(ui, sheet, &origin.sha256);
            ui.end_row();
        }
    });
}

/// The hash of the file's bytes: its beginning, and the whole of it for the clipboard.
fn hash_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, hash: &str) {
    ui.horizontal(|ui| {
        let short: String = hash.chars().take(12).collect();
        ui.add(Label::new(RichText::new(format!("{short}…")).small())).on_hover_text(hash);
        if sign::button_ui(ui, Icon::Copy, "Copy the SHA-256 of the file").clicked() {
            ui.ctx().copy_text(hash.to_owned());
            let words = "The SHA-256 is on the clipboard".to_owned();
            sheet.asked.ask(Action::Tell(Notice { tone: Tone::Done, words, hint: String::new() }));
        }
    });
}
