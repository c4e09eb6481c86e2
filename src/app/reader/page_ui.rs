//! One frame of the page: scroll, lay out, take the hand, paint.

use egui::{Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::inks::Inks;
use super::paint::{self, Coat, Sheet};
use super::setting::Setting;
use super::{FLASH_SECONDS, Press, ReaderPanel, access, margin, scroll_bar};
use crate::app::ink::Ink;
use crate::app::{Action, Actions, Reading};
use crate::model::Stance;
use crate::text::Span;
use crate::typeset::Caret;

/// Room left of the words, for stripes, and right of them, for the scroll bar.
const MARGINS: (f32, f32) = (48.0, 26.0);

impl ReaderPanel {
    /// Draws the page with everything on it.
    pub(super) fn page_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        let rect = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(rect);
        // An id of its own: a bar that opens above must not take the keyboard away.
        let response = ui.interact(rect, super::page_id(), Sense::click_and_drag());
        let title = self.open.as_ref().map_or(String::new(), |open| open.page.title().to_owned());
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &title));
        if std::mem::take(&mut self.wanted.focus) {
            response.request_focus();
        }
        self.wheel(ui, &response);
        let sheet = self.settle(rect, ink);
        asked.extend(self.pointer(ui, &response, sheet, reading));
        asked.extend(self.keys(ui, &response, reading, ink));
        let sheet = self.settle(rect, ink);
        if self.wanted.follow > 0 {
            self.wanted.follow -= 1;
            ui.ctx().request_repaint();
        }
        self.paint(ui, &response, sheet, (reading, ink));
        self.tips(&response, sheet, reading);
        asked.extend(self.marks_ui(ui, &response, sheet, reading));
        asked.extend(self.hint_ui(ui, sheet, reading));
        asked
    }

    fn wheel(&mut self, ui: &Ui, response: &Response) {
        if !response.contains_pointer() {
            return;
        }
        let (by, zoom) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        if zoom != 1.0 {
            self.zoom_by(f64::from(zoom));
        } else if by != 0.0 {
            self.scroll_by(-f64::from(by));
        }
    }

    /// Lays out what is seen, after going where somebody wants to go.
    fn settle(&mut self, rect: Rect, ink: &mut Ink) -> Sheet {
        let has_notes = self.open.as_ref().is_some_and(|open| open.has_notes);
        let notes = if has_notes { margin::ROOM } else { 0.0 };
        let room = rect.width() - MARGINS.0 - MARGINS.1 - notes;
        let setting = Setting::fitting(f64::from(room), self.letters);
        let left = rect.left() + MARGINS.0 + ((room - setting.width as f32) / 2.0).max(0.0);
        let sheet = Sheet { rect, origin: egui::pos2(left.round(), rect.top().round()) };
        let Some(open) = &mut self.open else { return sheet };
        let height = f64::from(rect.height());
        open.page.settle(&mut ink.typesetter, setting, height);
        if let Some(wanted) = self.wanted.reveal.take() {
            open.page.reveal(&mut ink.typesetter, wanted.span.start, wanted.part);
            open.page.settle(&mut ink.typesetter, setting, height);
            self.flash = wanted.flash.then_some((wanted.span, f64::INFINITY));
        }
        if let (true, Some(selection)) = (self.wanted.follow > 0, self.selection) {
            let words = selection.span(&open.page.wording);
            for byte in [words.end, words.start] {
                open.page.follow(&mut ink.typesetter, Caret::before(byte));
            }
            open.page.settle(&mut ink.typesetter, setting, height);
        }
        sheet
    }

    fn paint(
        &mut self,
        ui: &mut Ui,
        response: &Response,
        sheet: Sheet,
        (reading, ink): (Reading<'_>, &mut Ink),
    ) {
        let inks = Inks::of(ui.visuals());
        let flash = self.flash_now(ui);
        let selected = self.words().map_or(Span::default(), |words| words.span);
        let Some(open) = &mut self.open else { return };
        let painter = ui.painter().with_clip_rect(sheet.rect.intersect(ui.clip_rect()));
        painter.rect_filled(sheet.rect, 0.0, inks.page);
        let coat = Coat {
            inks,
            selection: &reading.view.selection,
            selected,
            found: self.find.found_in(open.page.source_seen()),
            flash,
        };
        paint::page(&painter, sheet, &open.page, (&mut self.marks, ink), &coat);
        if let Some(document) = reading.project().document(open.document) {
            margin::margin_ui(ui, sheet, &open.page, document, (ink, inks));
        }
        if response.has_focus() {
            let rim = egui::Stroke::new(1.5, inks.keen);
            painter.rect_stroke(sheet.rect.shrink(1.0), 2.0, rim, egui::StrokeKind::Inside);
            if let (true, Some(known)) = (coat.selected.is_empty(), self.selection)
                && let Some(at) = open.page.caret_box(known.focus)
            {
                let at = crate::app::convert::rect(at).translate(sheet.origin.to_vec2());
                let height = at.height() * 0.12;
                painter.vline(at.left(), (at.top() + height)..=(at.bottom() - height), rim);
            }
        }
        scroll_bar::scroll_bar_ui(ui, sheet, &mut open.page, (self.marks.quotes(), self.find.found()), inks);
    }

    /// The words that stand out now, for a moment and without movement.
    fn flash_now(&mut self, ui: &Ui) -> Option<Span> {
        let (span, until) = self.flash?;
        let now = ui.input(|input| input.time);
        let until = if until.is_finite() { until } else { now + FLASH_SECONDS };
        self.flash = (now < until).then_some((span, until));
        if self.flash.is_some() {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(until - now));
        }
        self.flash.map(|(span, _)| span)
    }

    /// Under the pointer: whom a name names, what a quote says.
    fn tips(&self, response: &Response, sheet: Sheet, reading: Reading<'_>) {
        let Some(open) = self.open.as_ref().filter(|_| self.press == Press::None) else { return };
        let Some(at) = response.hover_pos() else { return };
        let letter = open.page.source_under(super::hand::on_column(sheet, at));
        response.ctx.set_cursor_icon(egui::CursorIcon::Text);
        let Some(byte) = letter else { return };
        let name = self.name_at(byte);
        let quotes = self.marks.quotes_in(Span::new(byte, byte + 1));
        let document = reading.project().document(open.document);
        let is_hidden = document.is_some_and(|document| margin::is_hidden(document, byte));
        if name.is_none() && quotes.is_empty() && !is_hidden {
            return;
        }
        if self.words().is_none() && quotes.iter().any(|quote| !quote.ties.is_empty()) {
            response.ctx.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        response.clone().on_hover_ui_at_pointer(|ui| {
            if let Some(name) = &name {
                ui.strong(access::actors(reading.project(), &name.actors));
                if name.is_undecided() {
                    ui.weak("Undecided: they share this name. The Names tab shows where.");
                }
            }
            if is_hidden {
                ui.label("Hidden in the original");
            }
            for quote in quotes.iter().rev() {
                access::ties(reading.project(), quote).iter().for_each(|tie| drop(ui.label(tie)));
            }
        });
    }

    /// Publishes the words in view, and makes the stripes of quotes things that can be clicked and named.
    fn marks_ui(&self, ui: &mut Ui, response: &Response, sheet: Sheet, reading: Reading<'_>) -> Actions {
        let mut asked = Actions::default();
        let Some(open) = &self.open else { return asked };
        let builder = egui::UiBuilder::new().max_rect(sheet.rect).accessibility_parent(response.id);
        let mut inside = ui.new_child(builder.id_salt(("words of", open.document)));
        inside.shrink_clip_rect(sheet.rect);
        access::words_ui(&inside, sheet, &open.page);
        for quote in self.marks.quotes_in(open.page.source_seen()) {
            let Some(place) = paint::stripe_place(&open.page, quote) else { continue };
            let place = place.translate(sheet.origin.to_vec2()).intersect(sheet.rect);
            if place.height() > 0.0 && access::quote_ui(&inside, place, quote, reading).clicked() {
                asked.ask(access::wanted(quote, &reading.view.selection));
            }
        }
        asked
    }

    /// Under selected words: what can be done with them.
    fn hint_ui(&self, ui: &mut Ui, sheet: Sheet, reading: Reading<'_>) -> Actions {
        let mut asked = Actions::default();
        let is_wanted = self.press == Press::None && reading.view.quick_tie.is_none();
        let Some(words) = self.words().filter(|_| is_wanted) else { return asked };
        let Some(open) = &self.open else { return asked };
        let boxes = open.page.boxes(words.span);
        let Some(last) = boxes.iter().rfind(|found| found.y1 < f64::from(sheet.rect.height()) - 44.0) else {
            return asked;
        };
        let size = Vec2::new(250.0, 30.0);
        let x = (sheet.origin.x + last.x0 as f32).clamp(
            sheet.rect.left() + 8.0,
            (sheet.rect.right() - size.x - 20.0).max(sheet.rect.left() + 8.0),
        );
        let corner = egui::pos2(x, sheet.origin.y + last.y1 as f32 + 6.0);
        if corner.y < sheet.rect.top() {
            return asked;
        }
        let place = Rect::from_min_size(corner, size);
        let mut hint = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt("hint"));
        egui::Frame::popup(ui.style()).inner_margin(4.0).show(&mut hint, |ui| {
            ui.horizontal(|ui| {
                let can_attach = !reading.view.selection.ties.is_empty();
                asked.extend(hint_buttons_ui(ui, can_attach));
            });
        });
        asked
    }
}

fn hint_buttons_ui(ui: &mut Ui, can_attach: bool) -> Actions {
    let mut asked = Actions::default();
    for (label, tip, stance) in [
        ("S support", "Make a support tie from these words", Stance::Support),
        ("C clash", "Make a clash tie from these words", Stance::Clash),
    ] {
        let asks = ui.small_button(label).on_hover_text(tip).clicked();
        asked.ask_maybe(asks.then_some(Action::OpenQuickTie(stance)));
    }
    let attach = ui.add_enabled(can_attach, egui::Button::new("Q attach").small());
    let attach = attach.on_hover_text("Attach these words to the selected tie");
    let attach = attach.on_disabled_hover_text("Select a tie first, then attach these words to it");
    asked.ask_maybe(attach.clicked().then_some(Action::AttachSelectedWords));
    asked
}
