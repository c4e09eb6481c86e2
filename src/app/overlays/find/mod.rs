//! The bar that finds actors, ties, groups and notes on the canvas.
//!
//! As one types, what fits is listed, and the first of it is shown and lit. Enter and F3 go on, with Shift back; Ctrl
//! with Enter stays there and selects it; Escape goes back to where one was. What fits is decided in [`index`], away
//! from the frame where there is much of it ([`job`]).

mod index;
mod job;
mod row;

use egui::{Key, Modifiers, ScrollArea, TextEdit, Ui};

use super::Found;
use crate::app::action::Action;
use crate::app::canvas::Camera;
use crate::app::ink::Ink;
use crate::app::theme::Tint;
use crate::app::{Actions, Reading, sign};
use crate::model::{CanvasId, Project};
use crate::typeset::Icon;
use index::Finds;
use job::Desk;
pub use job::SeekWork;

/// So many finds are seen at once.
const ROWS: usize = 7;

/// What the bar remembers.
#[derive(Debug, Default)]
pub struct FindBar {
    typed: String,
    /// What was sought last, and in what.
    sought: Option<(String, u64, CanvasId)>,
    desk: Desk,
    finds: Finds,
    at: usize,
    /// Where one was when the bar was opened.
    before: Option<(CanvasId, Camera)>,
    wants_keyboard: bool,
    scrolls_to: Option<usize>,
    /// The first find is shown as soon as it is there.
    jumps: bool,
}

impl FindBar {
    /// Opens the bar, or gives it the keyboard again.
    pub fn open(&mut self, is_open: bool, here: (CanvasId, Camera)) {
        self.wants_keyboard = true;
        self.jumps = !self.typed.is_empty();
        if !is_open {
            (self.before, self.sought) = (Some(here), None);
        }
    }

    /// Where one was when the bar was opened, if that was on this canvas.
    pub fn close(&mut self, canvas: CanvasId) -> Option<Camera> {
        self.before.take().filter(|(was, _)| *was == canvas).map(|(_, camera)| camera)
    }

    /// The search for what is typed.
    pub fn begin(&mut self, project: &Project, revision: u64) -> SeekWork {
        self.sought = Some((self.typed.clone(), revision, project.front()));
        self.desk.prepare(project, revision, &self.typed)
    }

    /// Draws the bar.
    pub fn bar_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        self.hear(&mut asked);
        ui.horizontal(|ui| {
            self.field_ui(ui, &mut asked);
            self.buttons_ui(ui, &mut asked);
        });
        let wanted = (self.typed.clone(), reading.editor.revision(), reading.project().front());
        if self.sought.as_ref() != Some(&wanted) {
            self.jumps |= self.sought.as_ref().is_none_or(|(typed, ..)| *typed != self.typed);
            asked.ask(Action::Seek);
        }
        if self.finds.are_alike {
            ui.label(
                egui::RichText::new("Nothing has these words. Did you mean:")
                    .color(Tint::of(ui).weak)
                    .small(),
            );
        }
        self.list_ui(ui, (reading, ink), &mut asked);
        asked
    }

    /// Takes in what was found.
    fn hear(&mut self, asked: &mut Actions) {
        let Some(finds) = self.desk.answer() else { return };
        let lit = self.finds.listed.get(self.at).copied();
        self.at = lit
            .filter(|_| !self.jumps)
            .and_then(|lit| finds.listed.iter().position(|one| *one == lit))
            .unwrap_or(0);
        self.finds = finds;
        if std::mem::take(&mut self.jumps) && !self.finds.are_alike {
            self.show(asked);
        }
    }

    fn show(&mut self, asked: &mut Actions) {
        asked.ask_maybe(self.finds.listed.get(self.at).map(|found| Action::LookAt(*found)));
        self.scrolls_to = Some(self.at);
    }

    fn step(&mut self, is_back: bool, asked: &mut Actions) {
        let count = self.finds.listed.len();
        if count > 0 {
            self.at = (self.at + if is_back { count - 1 } else { 1 }) % count;
            self.show(asked);
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, asked: &mut Actions) {
        let id = egui::Id::unique("find on the canvas");
        if ui.memory(|memory| memory.has_focus(id)) {
            self.keys(ui, asked);
        }
        let field = TextEdit::singleline(&mut self.typed).id(id).hint_text("Find on the canvas");
        let response = ui.add(field.desired_width((ui.available_width() - 196.0).max(70.0)));
        let response = response.accessible_name("Find on the canvas");
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            asked.ask(Action::EndFind { stays: false });
        }
        if std::mem::take(&mut self.wants_keyboard) {
            response.request_focus();
            let all = egui::text::CCursorRange::two(
                egui::text::CCursor::new(0),
                egui::text::CCursor::new(self.typed.chars().count()),
            );
            if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
                state.cursor.set_char_range(Some(all));
                state.store(ui.ctx(), id);
            }
        }
    }

    /// The keys that the field itself would give the keyboard away on.
    fn keys(&mut self, ui: &Ui, asked: &mut Actions) {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::Enter) {
            return asked.ask(Action::EndFind { stays: true });
        }
        let shift = Modifiers::SHIFT;
        let is_back =
            pressed(shift, Key::Enter) || pressed(shift, Key::F3) || pressed(Modifiers::NONE, Key::ArrowUp);
        let is_on =
            [Key::Enter, Key::F3, Key::ArrowDown].into_iter().any(|key| pressed(Modifiers::NONE, key));
        if is_back || is_on {
            self.step(is_back, asked);
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, asked: &mut Actions) {
        let tally = egui::RichText::new(self.tally()).color(Tint::of(ui).weak).small();
        ui.add_sized([86.0, 20.0], egui::Label::new(tally).truncate());
        ui.spacing_mut().item_spacing.x = 2.0;
        for (icon, name, is_back) in [
            (Icon::ChevronUp, "Previous find (Shift+Enter)", true),
            (Icon::ChevronDown, "Next find (Enter)", false),
        ] {
            if sign::button_ui(ui, icon, name).clicked() {
                self.step(is_back, asked);
                self.wants_keyboard = true;
            }
        }
        if sign::button_ui(ui, Icon::Close, "Close the find bar, stay here (Ctrl+Enter; Esc goes back)")
            .clicked()
        {
            asked.ask(Action::EndFind { stays: true });
        }
    }

    /// `3 of 17`, or that nothing was found.
    fn tally(&self) -> String {
        match (self.typed.trim().is_empty(), self.finds.count) {
            (true, _) => String::new(),
            (false, 0) if self.desk.has_asked() => "not found".to_owned(),
            (false, count) => format!("{} of {count}", self.at + 1),
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, (reading, ink): (Reading<'_>, &mut Ink), asked: &mut Actions) {
        if self.typed.trim().is_empty() || self.finds.listed.is_empty() {
            return;
        }
        let count = self.finds.listed.len();
        ui.spacing_mut().item_spacing.y = 0.0;
        // The sheet is as high as its rows: an area that floats is asked for no room beforehand.
        let high = row::HEIGHT * count.min(ROWS) as f32;
        let mut area = ScrollArea::vertical().id_salt("finds").max_height(high).min_scrolled_height(high);
        if let Some(at) = self.scrolls_to.take() {
            let top = at.saturating_sub(ROWS / 2) as f32 * row::HEIGHT;
            area = area.vertical_scroll_offset(top);
        }
        let mut chosen = None;
        area.show_rows(ui, row::HEIGHT, count, |ui, seen| {
            for at in seen {
                let found = self.finds.listed[at];
                let response = row::row_ui(ui, (found, at == self.at), reading, ink);
                if response.double_clicked() {
                    asked.ask(Action::EndFind { stays: true });
                } else if response.clicked() {
                    chosen = Some(at);
                }
            }
        });
        if let Some(at) = chosen {
            self.at = at;
            asked.ask(Action::LookAt(self.finds.listed[at]));
            self.wants_keyboard = true;
        }
    }
}
