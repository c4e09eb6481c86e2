//! The documents of an import, one row each: whether to take it, title, words, format, encoding, and its doubts.

use egui::{ComboBox, Label, RichText, Sense, Ui, Vec2, WidgetInfo};

use super::{Row, Summary};
use crate::app::action::{Action, Actions, FileAction};
use crate::app::files::Fresh;
use crate::app::ink::{Ink, Placing};
use crate::app::theme::Tint;
use crate::import::encoding::OFFERED;
use crate::import::{Format, Imported, Wish};
use crate::text::counted;

/// The width of the columns behind the title.
const WORDS: f32 = 96.0;
const FORMAT: f32 = 130.0;
const ENCODING: f32 = 196.0;
const HEIGHT: f32 = 26.0;

impl Summary {
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, ink: &mut Ink, asked: &mut Actions) {
        let mut shown = self.shown;
        for (place, row) in self.rows.iter_mut().enumerate() {
            let is_shown = place == shown;
            let id = (self.number, place);
            ui.push_id(id, |ui| {
                if row.row_ui(ui, (place, is_shown), ink, asked) {
                    shown = place;
                }
                row.doubts_ui(ui, place, asked);
            });
        }
        self.shown = shown;
    }
}

impl Row {
    /// Draws the row. True if its text is to be shown.
    fn row_ui(
        &mut self,
        ui: &mut Ui,
        (place, is_shown): (usize, bool),
        ink: &mut Ink,
        asked: &mut Actions,
    ) -> bool {
        let tint = Tint::of(ui);
        let Some(arrived) = self.fresh.arrived() else { return false };
        let (read, has_bytes) = (&arrived.imported, arrived.bytes.is_some());
        let name = &self.fresh.item.source.name;
        ui.horizontal(|ui| {
            let check = ui.checkbox(&mut self.is_wanted, "");
            let check = check.on_hover_text("Take this document in");
            check.widget_info(|| {
                WidgetInfo::selected(egui::Role::CheckBox, true, self.is_wanted, format!("Take in {name}"))
            });
            self.is_decided |= check.changed();
            let room = (ui.available_width() - WORDS - FORMAT - ENCODING - 24.0).max(120.0);
            let is_clicked = title_ui(ui, (&read.title, name), (room, is_shown), ink);
            let cell = |ui: &mut Ui, width: f32, words: &str| {
                let label = Label::new(RichText::new(words).small().color(tint.weak)).truncate();
                ui.add_sized(Vec2::new(width, HEIGHT), label);
            };
            cell(ui, WORDS, &counted(self.fresh.words, "word"));
            cell(ui, FORMAT, read.format.name());
            if self.is_waiting {
                ui.spinner();
            } else if has_bytes && read.format.has_encoding() {
                encoding_ui(ui, (place, read), (&self.fresh, &self.likely), asked);
            } else {
                cell(ui, ENCODING, &read.encoding);
            }
            is_clicked
        })
        .inner
    }

    /// What is doubtful, below the row.
    fn doubts_ui(&self, ui: &mut Ui, place: usize, asked: &mut Actions) {
        let tint = Tint::of(ui);
        let line = |ui: &mut Ui, words: &str, colour| {
            ui.horizontal(|ui| {
                ui.add_space(28.0);
                ui.add(Label::new(RichText::new(words).small().color(colour)).wrap());
            });
        };
        if let Some(twin) = &self.twin {
            let out = if self.is_wanted { "" } else { ", so it is left out" };
            line(ui, &format!("The same text as {twin}{out}."), tint.doubt);
        }
        if let Some(trouble) = &self.trouble {
            line(ui, &format!("Could not be read again: {}. {}", trouble.words, trouble.hint), tint.fault);
        }
        let Some(arrived) = self.fresh.arrived() else { return };
        for warning in &arrived.imported.warnings {
            line(ui, &crate::app::notice::sentence(&warning.to_string()), tint.doubt);
        }
        if arrived.imported.format == Format::Html && arrived.bytes.is_some() && !self.is_waiting {
            self.page_ui(ui, place, asked);
        }
    }

    /// Whether the whole web page is taken or its article only.
    fn page_ui(&self, ui: &mut Ui, place: usize, asked: &mut Actions) {
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            let mut is_whole = self.fresh.wish.whole_page;
            let check = ui.checkbox(&mut is_whole, RichText::new("The whole page").small());
            let check =
                check.on_hover_text("With menus, comments and whatever else stands around the article");
            let name = format!("The whole page of {}", self.fresh.item.source.name);
            check.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, is_whole, &name));
            if check.changed() {
                let wish = Wish { whole_page: is_whole, ..self.fresh.wish.clone() };
                asked.ask(Action::File(FileAction::ReadAnew(place, wish)));
            }
        });
    }
}

/// The title, to be chosen. True if it was.
fn title_ui(ui: &mut Ui, (title, name): (&str, &str), (room, is_shown): (f32, bool), ink: &mut Ink) -> bool {
    let tint = Tint::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(room, HEIGHT), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::Button, true, is_shown, format!("Show the text of {name}"))
    });
    if is_shown {
        ui.painter().rect_filled(rect, 5.0, tint.chosen);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    // By the scene's own typesetter: egui would put Arabic and Hebrew words in the wrong order.
    let words = ink.line(ui, title, room - 12.0);
    let at = rect.left_center() + Vec2::new(6.0, -words.height() as f32 / 2.0);
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, &words, Placing { at, scale: 1.0, colour: tint.text });
    ui.painter().add(mesh);
    response.on_hover_text(name).clicked()
}

/// The encoding, which may be changed: what is likely first, then all others.
fn encoding_ui(
    ui: &mut Ui,
    (place, read): (usize, &Imported),
    (fresh, likely): (&Fresh, &[&'static str]),
    asked: &mut Actions,
) {
    let guessed = if read.encoding_guessed { " (guess)" } else { "" };
    let shown = format!("{}{guessed}", read.encoding);
    let list = ComboBox::from_id_salt("encoding").selected_text(&shown).width(ENCODING - 12.0);
    let others = OFFERED.into_iter().filter(|name| !likely.contains(name));
    let list = list.show_ui(ui, |ui| {
        for name in likely.iter().copied().chain(others) {
            if ui.selectable_label(read.encoding == name, name).clicked() && read.encoding != name {
                let wish = Wish { encoding: Some(name.to_owned()), ..fresh.wish.clone() };
                asked.ask(Action::File(FileAction::ReadAnew(place, wish)));
            }
        }
    });
    let name = &fresh.item.source.name;
    let response = list.response.on_hover_text("If letters look wrong below, choose another");
    response.accessible_name(format!("Encoding of {name}: {shown}"));
}
