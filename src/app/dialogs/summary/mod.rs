//! What came of an import, laid out before anything of it is in the project: which documents, in which encoding, what
//! is doubtful about each, what is there already, and what could not be read and why.
//!
//! The bytes are kept while this is open, so that another encoding can be tried and seen at once. The rows are drawn in
//! [`rows`], the beginning of the chosen text in [`preview`].

mod preview;
mod rows;

use egui::{RichText, ScrollArea, Ui};

use super::{heading_ui, leading};
use crate::app::action::{Action, Actions, FileAction};
use crate::app::files::{Came, Fresh};
use crate::app::ink::Ink;
use crate::app::jobs::Trouble;
use crate::app::theme::Tint;
use crate::app::{Reading, theme};
use crate::text::counted;
use crate::worker::batch;
use crate::worker::twin::{Twin, twins};

/// Wider than other dialogs: it holds a table and a text.
pub(super) const WIDTH: f32 = 760.0;

/// The documents that came in, and what is decided about them.
pub(in crate::app) struct Summary {
    number: u64,
    rows: Vec<Row>,
    missed: Vec<(String, batch::Trouble)>,
    notes: Vec<String>,
    /// The row whose text is shown.
    shown: usize,
    /// The rows have changed since twins were looked for.
    is_new: bool,
    preview: preview::Preview,
}

/// A document, and what is decided about it.
struct Row {
    fresh: Fresh,
    /// It is to be taken in.
    is_wanted: bool,
    /// The analyst said so: a twin that turns up later changes nothing any more.
    is_decided: bool,
    /// Whose twin it is, as one would say it.
    twin: Option<String>,
    /// It is being read again.
    is_waiting: bool,
    /// Why it could not be read again.
    trouble: Option<Trouble>,
    /// Encodings that are likely by the bytes, as the first reading found them.
    likely: Vec<&'static str>,
    /// Counts how often it was read.
    version: u64,
}

impl std::fmt::Debug for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Summary({} rows)", self.rows.len())
    }
}

impl Summary {
    pub(super) fn new(came: Came) -> Self {
        let mut summary = Self {
            number: came.number,
            rows: Vec::new(),
            missed: Vec::new(),
            notes: Vec::new(),
            shown: 0,
            is_new: true,
            preview: preview::Preview::default(),
        };
        summary.add(came);
        summary
    }

    /// The number of the import that it began with.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Adds what came of another import meanwhile.
    pub(super) fn add(&mut self, came: Came) {
        self.rows.extend(came.fresh.into_iter().map(Row::of));
        self.missed.extend(came.missed);
        self.notes.extend(came.notes);
        self.is_new = true;
    }

    /// The document in row `place`, which is read again from now on, and which summary this is.
    pub(super) fn begin_anew(&mut self, place: usize) -> Option<(u64, Fresh)> {
        let row = self.rows.get_mut(place)?;
        row.is_waiting = true;
        Some((self.number, row.fresh.clone()))
    }

    /// Takes in what came of reading row `place` again.
    pub(super) fn end_anew(&mut self, (summary, place): (u64, usize), read: Result<Fresh, Trouble>) {
        let Some(row) = self.rows.get_mut(place).filter(|_| summary == self.number) else { return };
        row.is_waiting = false;
        row.version += 1;
        match read {
            Ok(fresh) => (row.fresh, row.trouble) = (fresh, None),
            Err(trouble) => row.trouble = Some(trouble),
        }
        self.is_new = true;
    }

    pub(super) fn summary_ui(
        &mut self,
        ui: &mut Ui,
        (reading, ink): (Reading<'_>, &mut Ink),
        asked: &mut Actions,
    ) {
        self.settle(reading);
        heading_ui(ui, &self.heading());
        let tint = Tint::of(ui);
        let room = ui.ctx().content_rect().height();
        let area = ScrollArea::vertical().id_salt("documents that came").max_height((room * 0.36).max(120.0));
        area.auto_shrink([false, true]).show(ui, |ui| {
            self.missed_ui(ui, tint); // first: below a long list nobody would see it
            self.rows_ui(ui, ink, asked);
            for note in &self.notes {
                ui.colored_label(tint.weak, crate::app::notice::sentence(note));
            }
        });
        if let Some(row) = self.rows.get(self.shown) {
            ui.add_space(6.0);
            self.preview.preview_ui(ui, (&row.fresh, row.version, self.shown), ink);
        }
        self.answer_ui(ui, asked);
    }

    fn heading(&self) -> String {
        let read = counted(self.rows.len(), "document");
        match self.missed.len() {
            0 => format!("{read} read"),
            missed => format!("{read} read, {missed} not"),
        }
    }

    /// Looks for twins again after something has changed; they are kept out unless the analyst wants them.
    fn settle(&mut self, reading: Reading<'_>) {
        if !std::mem::take(&mut self.is_new) {
            return;
        }
        let project = reading.project();
        let items: Vec<_> = self.rows.iter().map(|row| &row.fresh.item).collect();
        let named = |twin: Twin| match twin {
            Twin::Document(id) => {
                let title = project.document(id).map_or("", |document| &document.title);
                format!("“{title}” in the project")
            }
            Twin::Item(place) => items.get(place).map_or_else(String::new, |item| item.source.name.clone()),
        };
        let found: Vec<Option<String>> =
            twins(project, items.iter().copied()).into_iter().map(|twin| twin.map(named)).collect();
        for (row, twin) in self.rows.iter_mut().zip(found) {
            row.is_wanted = if row.is_decided { row.is_wanted } else { twin.is_none() };
            row.twin = twin;
        }
    }

    fn missed_ui(&self, ui: &mut Ui, tint: Tint) {
        if self.missed.is_empty() {
            return;
        }
        ui.label(RichText::new("Not read").family(theme::medium()).color(tint.fault));
        let mut last_hint = "";
        for (name, trouble) in &self.missed {
            let words = format!("{name}: {}", trouble.words);
            ui.add(egui::Label::new(RichText::new(words).color(tint.text)).wrap());
            if trouble.hint != last_hint {
                ui.add(egui::Label::new(RichText::new(&trouble.hint).small().color(tint.weak)).wrap());
                last_hint = &trouble.hint;
            }
        }
        ui.add_space(8.0);
    }

    fn answer_ui(&mut self, ui: &mut Ui, asked: &mut Actions) {
        let wanted = self.rows.iter().filter(|row| row.is_wanted).count();
        let is_waiting = self.rows.iter().any(|row| row.is_waiting);
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if self.rows.is_empty() {
                if ui.add(leading(ui, "Close")).clicked() {
                    asked.ask(Action::CloseDialog);
                }
                return;
            }
            let name = format!("Import {}", counted(wanted, "document"));
            let may = wanted > 0 && !is_waiting;
            let button = ui.add_enabled(may, leading(ui, &name)).on_hover_text("Enter");
            if button.clicked() || may && is_entered(ui) {
                let rows = std::mem::take(&mut self.rows).into_iter().filter(|row| row.is_wanted);
                let documents = rows.filter_map(|row| row.fresh.into_document()).collect();
                asked.ask(Action::CloseDialog);
                asked.ask(Action::File(FileAction::TakeIn(documents)));
            }
            if ui.button("Cancel").on_hover_text("Nothing is imported").clicked() {
                asked.ask(Action::CloseDialog);
            }
        });
    }
}

/// Enter, pressed while nothing else has the keyboard.
fn is_entered(ui: &Ui) -> bool {
    let is_free = ui.memory(|memory| memory.focused().is_none()) && !egui::Popup::is_any_open(ui.ctx());
    is_free && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

impl Row {
    fn of(fresh: Fresh) -> Self {
        let likely = fresh.arrived().map(|arrived| arrived.imported.candidates.clone());
        Self {
            fresh,
            likely: likely.unwrap_or_default(),
            is_wanted: true,
            is_decided: false,
            twin: None,
            is_waiting: false,
            trouble: None,
            version: 0,
        }
    }
}
