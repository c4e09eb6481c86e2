//! Words sought in all documents: what is typed, how it is meant, and the hits by document.
//!
//! Typing begins a search in the background ([`job`]); its hits stream into the list ([`found`]). Up and down walk
//! through them while one types, and the reader follows; Enter goes on to the reader. What is found is decided in
//! [`query`](crate::text::query).

mod found;
mod job;
mod row;

use std::hash::{DefaultHasher, Hash, Hasher};

use egui::{Align, Key, Layout, Modifiers, RichText, Ui, WidgetInfo};

use super::list::Scrolling;
use crate::app::action::{Action, FileAction};
use crate::app::ink::Ink;
use crate::app::theme::Tint;
use crate::app::{Actions, Reading};
use crate::edit::Words;
use crate::model::Project;
use crate::text::counted;
use crate::text::query::{How, Query, QueryError, Way};
use found::{Found, Row};
use job::Running;

pub(in crate::app) use job::SearchWork;

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Search {
    typed: String,
    how: How,
    wants_keyboard: bool,
    /// What the hits are for, and which texts were searched.
    sought: Option<(String, How, u64)>,
    /// The texts of this revision, as one number.
    corpus: Option<(u64, u64)>,
    running: Option<Running>,
    fault: Option<QueryError>,
    found: Found,
    /// The row that the keys are at.
    at: Option<usize>,
    scrolling: Scrolling,
}

impl Search {
    /// The analyst opened the tab, with these words selected.
    pub(super) fn opened(&mut self, words: Option<&str>) {
        self.wants_keyboard = true;
        if let Some(words) = words {
            words.clone_into(&mut self.typed);
        }
    }

    /// The number of hits, as far as they are found.
    pub(super) fn badge(&self) -> Option<usize> {
        self.sought.is_some().then_some(self.found.hits)
    }

    /// Forgets what was found, keeps how to look.
    pub(super) fn forget(&mut self) {
        *self = Self { how: self.how, ..Self::default() };
    }

    /// Begins to search for what is typed; nothing if it means nothing.
    pub(super) fn begin(&mut self, project: &Project) -> Option<SearchWork> {
        let query = Query::new(&self.typed, self.how).ok()?;
        let (work, running) = job::prepare(project, query);
        self.running = Some(running);
        Some(work)
    }

    /// Draws the tab.
    pub(super) fn search_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        self.keys(ui, &mut asked);
        self.line_ui(ui, reading);
        self.settle(reading, &mut asked);
        if let Some(running) = &self.running {
            running.parts.try_iter().for_each(|part| self.found.take(part));
        }
        if self.found.rows.is_empty() {
            self.nothing_ui(ui, reading, &mut asked);
        } else {
            self.list_ui(ui, (reading, ink), &mut asked);
        }
        asked
    }

    /// Begins anew when something else is typed, or the documents are others.
    fn settle(&mut self, reading: Reading<'_>, asked: &mut Actions) {
        let revision = reading.editor.revision();
        let corpus = match self.corpus {
            Some((known, corpus)) if known == revision => corpus,
            _ => corpus(reading.project()),
        };
        self.corpus = Some((revision, corpus));
        let is_empty = self.typed.trim().is_empty();
        let wanted = (!is_empty).then(|| (self.typed.clone(), self.how, corpus));
        if self.sought == wanted {
            return;
        }
        (self.running, self.found, self.at) = (None, Found::default(), None);
        self.fault = None;
        self.sought = wanted;
        match Query::new(&self.typed, self.how) {
            Ok(_) => asked.ask(Action::Search),
            Err(fault) => self.fault = (!is_empty).then_some(fault),
        }
    }

    /// While one types, up and down walk through the hits and Enter goes to the one at hand.
    fn keys(&mut self, ui: &Ui, asked: &mut Actions) {
        if !ui.memory(|memory| memory.has_focus(field_id())) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (up, down, enter) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown), pressed(Key::Enter));
        if up || down || (enter && self.at.is_none()) {
            self.at = self.found.step(self.at, up);
            self.scrolling.show(self.at);
            asked.ask_maybe(self.shown());
        }
        if enter && self.at.is_some() {
            asked.ask_maybe(self.shown());
            asked.ask(Action::ReadOn);
        }
    }

    /// What shows the hit at hand.
    fn shown(&self) -> Option<Action> {
        match self.found.rows.get(self.at?)? {
            Row::Hit(document, line) => {
                Some(Action::ShowWords(Words { document: *document, span: line.span }))
            }
            Row::Document(..) | Row::More(_) => None,
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, reading: Reading<'_>) {
        ui.horizontal_wrapped(|ui| {
            self.field_ui(ui);
            for (way, word, tip) in [
                (
                    Way::Words,
                    "Words",
                    "All of the words near each other, in any order; \"quoted words\" are one",
                ),
                (Way::Phrase, "Phrase", "The words one after the other"),
                (Way::Regex, "Regex", "A regular expression, on the text as it is written"),
            ] {
                if ui.selectable_label(self.how.way == way, word).on_hover_text(tip).clicked() {
                    self.how.way = way;
                }
            }
            ui.separator();
            let case = ui.toggle_value(&mut self.how.minds_case, "Case");
            case.on_hover_text("Letter for letter: Téhéran is not Teheran, US is not us");
            let whole = ui.toggle_value(&mut self.how.whole_words, "Whole words");
            whole.on_hover_text("Iran is not in Iranian");
            let words = RichText::new(self.tally(reading)).small().color(Tint::of(ui).weak);
            let tally = egui::WidgetText::from(words).into_galley(
                ui,
                Some(egui::TextWrapMode::Extend),
                f32::INFINITY,
                egui::TextStyle::Small,
            );
            if tally.size().x + 8.0 > ui.available_size_before_wrap().x {
                ui.end_row(); // a narrow window
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(tally));
        });
        ui.add_space(2.0);
    }

    fn field_ui(&mut self, ui: &mut Ui) {
        let field = egui::TextEdit::singleline(&mut self.typed).id(field_id());
        let hint = "Words in all documents";
        // In a narrow window the field gives way to what stands beside it.
        let width = (ui.available_width() - 540.0).clamp(100.0, 280.0);
        let mut output = field.hint_text(hint).desired_width(width).show(ui);
        output.response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &self.typed, &self.typed, hint);
            info.label = Some("Search all documents".to_owned());
            info
        });
        if std::mem::take(&mut self.wants_keyboard) {
            output.response.request_focus();
            let all = egui::text::CCursorRange::select_all(&output.galley);
            output.state.cursor.set_char_range(Some(all));
            output.state.store(ui.ctx(), field_id());
        }
    }

    fn tally(&self, reading: Reading<'_>) -> String {
        if self.sought.is_none() || self.fault.is_some() {
            return String::new();
        }
        let found = &self.found;
        let hits = format!("{} in {}", counted(found.hits, "hit"), counted(found.counts.len(), "document"));
        if found.is_over {
            return hits;
        }
        let all: usize = reading.project().documents().map(|(_, document)| document.text.len()).sum();
        let part = (found.bytes * 100).checked_div(all).unwrap_or(0);
        format!("{hits}, {part} % read")
    }

    fn nothing_ui(&self, ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
        ui.add_space(6.0);
        let tint = Tint::of(ui);
        if let Some(fault) = &self.fault {
            ui.label(RichText::new(fault.to_string()).color(tint.doubt));
            ui.weak(fault.hint());
            return;
        }
        let documents = reading.project().counts().documents;
        if documents == 0 {
            ui.weak("No documents yet.");
            if ui.button("Import documents…").clicked() {
                asked.ask(Action::File(FileAction::Import));
            }
        } else if self.sought.is_none() {
            ui.weak("Type some words: they are found in every document, whatever their case and accents.");
        } else if self.found.is_over {
            ui.weak(format!("Not found in {}.", counted(documents, "document")));
            if self.how.way == Way::Words && self.typed.split_whitespace().nth(1).is_some() {
                ui.weak("Words are found together where they stand within a few lines of each other.");
            }
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, (reading, ink): (Reading<'_>, &mut Ink), asked: &mut Actions) {
        let (found, at, mut chosen) = (&self.found, self.at, None);
        self.scrolling.rows_ui(ui, found.rows.len(), |ui, number| match &found.rows[number] {
            Row::Document(id, group) => {
                let count = found.counts.get(*group).copied().unwrap_or(0);
                asked.ask_maybe(row::document_ui(ui, (*id, count), reading, ink));
            }
            Row::Hit(_, line) => {
                if row::hit_ui(ui, (line, number), at == Some(number), ink) {
                    chosen = Some(number);
                }
            }
            Row::More(count) => row::more_ui(ui, *count),
        });
        if chosen.is_some() {
            self.at = chosen;
            asked.ask_maybe(self.shown());
        }
    }
}

fn field_id() -> egui::Id {
    egui::Id::unique("search all documents")
}

/// The texts that there are, as one number: it changes when one is added, read again or taken away.
fn corpus(project: &Project) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (id, document) in project.documents() {
        (id, document.text.sha256(), &document.title).hash(&mut hasher);
    }
    hasher.finish()
}
