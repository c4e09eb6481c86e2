//! The evidence table: every tie with every quote behind it, to sort, to filter, to walk through.
//!
//! Rows are made once for each revision, order and filter; only those in view are drawn. What a row means is in
//! [`rows`].

mod rows;

use egui::{Align, ComboBox, Key, Label, Layout, RichText, Sense, TextEdit, Ui};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use crate::app::action::Action;
use crate::app::clean_words::CleanWords;
use crate::app::ink::Ink;
use crate::app::panels::later::Later;
use crate::app::sign;
use crate::app::theme::Tint;
use crate::app::{Actions, Reading, Stamp};
use crate::edit::Things;
use crate::model::Stance;
use crate::text::counted;
use crate::typeset::Icon;
use rows::{Column, Row, Speaker, Wish};

const ROW: f32 = 24.0;

/// What the table remembers.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    wish: Wish,
    /// Rows on their way here.
    listed: Later<(Stamp, Wish), Vec<Row>>,
    rows: Vec<Row>,
    /// Who speaks, for the filter.
    speakers: Later<Stamp, Vec<(Speaker, usize)>>,
    /// How many of them are ties without quotes.
    bare: usize,
    /// The row that the keys are at.
    at: Option<usize>,
    /// The row to scroll to.
    wanted: Option<usize>,
    words: CleanWords,
}

impl Evidence {
    /// Forgets the rows, keeps the order.
    pub(super) fn forget(&mut self) {
        let wish = Wish { search: String::new(), speaker: None, ..self.wish.clone() };
        *self = Self { wish, ..Self::default() };
    }

    pub(super) fn evidence_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        ui.add_space(4.0);
        self.filter_ui(ui);
        let (project, wish) = (reading.project(), self.wish.clone());
        let wanted = (reading.stamp(), wish.clone());
        self.speakers.settle((ui, project), wanted.0, rows::speakers);
        if self.listed.settle((ui, project), wanted, move |project| rows::rows(project, &wish)) {
            self.rows = self.listed.take();
            self.bare = self.rows.iter().filter(|row| row.quote.is_none()).count();
            self.at = self.at.filter(|at| *at < self.rows.len());
        }
        if self.rows.is_empty() {
            let is_empty = reading.project().counts().ties == 0;
            let words = if is_empty {
                "No ties yet: select words in the reader and press S or C."
            } else {
                "No row fits the filter."
            };
            ui.add_space(8.0);
            ui.weak(words);
            return asked;
        }
        self.keys(ui, &mut asked);
        // In a narrow window the table is wider than its room.
        let across = egui::ScrollArea::horizontal().id_salt("evidence across");
        across.show(ui, |ui| self.table_ui(ui, (reading, ink), &mut asked));
        asked
    }

    fn filter_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let tint = Tint::of(ui);
            let field = TextEdit::singleline(&mut self.wish.search).hint_text("Filter by any words");
            // In a narrow window the filter gives way to what stands beside it.
            let width = (ui.available_width() - 550.0).clamp(80.0, 240.0);
            ui.add(field.desired_width(width)).accessible_name("Filter the evidence");
            for (stance, word) in
                [(None, "All"), (Some(Stance::Support), "Support"), (Some(Stance::Clash), "Clash")]
            {
                if ui.selectable_label(self.wish.stance == stance, word).clicked() {
                    self.wish.stance = stance;
                }
            }
            self.speaker_ui(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                // A quote that backs two ties has two rows.
                let words = format!(
                    "{} · {} without quotes",
                    counted(self.rows.len(), "row"),
                    counted(self.bare, "tie")
                );
                ui.label(RichText::new(words).small().color(tint.weak));
            });
        });
        ui.add_space(2.0);
    }

    fn speaker_ui(&mut self, ui: &mut Ui) {
        let told = |speaker: &Option<Speaker>| match speaker {
            None => "All speakers".to_owned(),
            Some(Speaker::Named(name)) => name.clone(),
            Some(Speaker::Nobody) => "No speaker named".to_owned(),
        };
        let shown = told(&self.wish.speaker);
        let list = ComboBox::from_id_salt("speaker").selected_text(shown.clone()).width(150.0).truncate();
        let list = list.height(300.0).show_ui(ui, |ui| {
            ui.selectable_value(&mut self.wish.speaker, None, "All speakers");
            for (speaker, count) in self.speakers.made().into_iter().flatten() {
                let speaker = Some(speaker.clone());
                let words = format!("{} ({count})", told(&speaker));
                ui.selectable_value(&mut self.wish.speaker, speaker, words);
            }
        });
        list.response.accessible_name(format!("Speaker: {shown}"));
    }

    /// Up and down walk through the rows while the pointer is here and nothing else has the keyboard.
    fn keys(&mut self, ui: &Ui, asked: &mut Actions) {
        if ui.memory(|memory| memory.focused().is_some()) || !ui.rect_contains_pointer(ui.max_rect()) {
            return;
        }
        let last = self.rows.len() - 1;
        let (up, down) = ui.input_mut(|input| {
            let none = egui::Modifiers::NONE;
            (input.consume_key(none, Key::ArrowUp), input.consume_key(none, Key::ArrowDown))
        });
        let next = match (up, down, self.at) {
            (true, _, Some(at)) => at.saturating_sub(1),
            (_, true, Some(at)) => (at + 1).min(last),
            (true, ..) | (_, true, _) => 0,
            _ => return,
        };
        self.at = Some(next);
        self.wanted = Some(next);
        asked.extend(self.rows[next].chosen());
    }

    fn table_ui(&mut self, ui: &mut Ui, (reading, ink): (Reading<'_>, &mut Ink), asked: &mut Actions) {
        let mut table = TableBuilder::new(ui)
            .id_salt("evidence")
            .striped(true)
            .sense(Sense::click())
            .resizable(true)
            .cell_layout(Layout::left_to_right(Align::Center));
        for column in Column::ALL {
            let width = Width::initial(column.width()).range(36.0..=900.0).clip(true);
            table = table.column(if column == Column::Words {
                Width::remainder().at_least(120.0).clip(true)
            } else {
                width
            });
        }
        if let Some(row) = self.wanted.take() {
            table = table.scroll_to_row(row, None);
        }
        let wish = &mut self.wish;
        let rows = &self.rows;
        let at = &mut self.at;
        let words = &mut self.words;
        let table = table.header(ROW + 2.0, |mut header| {
            for column in Column::ALL {
                header.col(|ui| head_ui(ui, column, wish));
            }
        });
        table.body(|body| {
            body.rows(ROW, rows.len(), |mut drawn| {
                let place = drawn.index();
                let row = &rows[place];
                drawn.set_selected(row.is_chosen(&reading.view.selection));
                row_ui(&mut drawn, row, (reading, ink), words);
                let response = drawn.response();
                if response.clicked() {
                    *at = Some(place);
                    asked.extend(asked_by_click(row, &response, reading));
                }
                if response.double_clicked() {
                    asked.ask(Action::Centre(Things { ties: vec![row.tie], ..Things::default() }));
                }
            });
        });
    }
}

/// With Shift or Ctrl a click adds the quote to those selected, or takes it away from them.
fn asked_by_click(row: &Row, response: &egui::Response, reading: Reading<'_>) -> Vec<Action> {
    let adds = response.ctx.input(|input| input.modifiers.shift || input.modifiers.command);
    if adds { row.added(&reading.view.selection) } else { row.chosen() }
}

fn head_ui(ui: &mut Ui, column: Column, wish: &mut Wish) {
    ui.spacing_mut().button_padding.x = 1.0; // its letters stand above those of the rows
    let is_by = wish.order.0 == column;
    let name = if is_by {
        let way = if wish.order.1 { "falling" } else { "rising" };
        format!("Sorted by {}, {way}", column.word())
    } else {
        format!("Sort by {}", column.word())
    };
    let words = RichText::new(column.word()).small().family(crate::app::theme::medium());
    let button = ui.add(egui::Button::new(words).truncate().frame_when_inactive(false));
    if is_by {
        let icon = if wish.order.1 { Icon::ChevronDown } else { Icon::ChevronUp };
        let at = egui::Rect::from_center_size(
            button.rect.right_center() + egui::vec2(7.0, 0.0),
            egui::Vec2::splat(11.0),
        );
        sign::paint(ui.painter(), icon, at, Tint::of(ui).accent);
    }
    if button.accessible_name(name.clone()).on_hover_text(name).clicked() {
        wish.order = if is_by { (column, !wish.order.1) } else { (column, false) };
    }
}

fn row_ui(
    drawn: &mut TableRow<'_, '_>,
    row: &Row,
    (reading, ink): (Reading<'_>, &mut Ink),
    words: &mut CleanWords,
) {
    let project = reading.project();
    for column in Column::ALL {
        drawn.col(|ui| {
            let text = match row.quote.filter(|_| column == Column::Words) {
                Some(quote) => {
                    let words = words.of(project, quote, reading.view.clean);
                    rows::doubt(project, quote) + &words
                }
                None => row.cell(project, column),
            };
            let mut tint = Tint::of(ui);
            let is_hidden = reading.scene.hidden().hides_tie(row.tie);
            if is_hidden {
                (tint.text, tint.support, tint.clash) = (tint.weak, tint.weak, tint.weak);
            }
            let own = |words: &str, colour| Label::new(RichText::new(words).color(colour)).truncate();
            let label = match column {
                Column::Stance => ui.add(own(&text, tint.stance(row.stance)).selectable(false)),
                Column::Words if row.quote.is_none() => {
                    ui.add(own("no quotes: a hypothesis", tint.doubt).selectable(false))
                }
                Column::Source | Column::Target | Column::Words => ink.line_ui(ui, &text, tint.text),
                Column::Document | Column::Speaker => ink.line_ui(ui, &text, tint.weak),
                Column::Direction | Column::Quotes | Column::Date | Column::Hedge | Column::Grade => {
                    ui.add(own(&text, tint.weak).selectable(false))
                }
            };
            if is_hidden {
                label.on_hover_text("Hidden on this canvas by its filter");
            } else if matches!(column, Column::Words | Column::Document) && !text.is_empty() {
                label.on_hover_text(text);
            }
        });
    }
}
