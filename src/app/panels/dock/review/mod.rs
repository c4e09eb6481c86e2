//! Quotes whose place is not sure, each beside the likeliest words.
//!
//! The list stands on the left, in the order of documents and places; on the right the quote as it was taken beside
//! its candidate, with the differences marked ([`sheet`]). Walking through the list shows each candidate in the
//! reader, selected, so that it can be taken as it is, or after other words are selected there. What speaks of
//! somebody else is never taken by a single key. Start at [`Review::review_ui`].

mod sheet;

use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Rect, RichText, ScrollArea, Sense, TextStyle, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::list::{self, Scrolling, row_ui};
use crate::app::action::Action;
use crate::app::ink::Ink;
use crate::app::theme::Tint;
use crate::app::{Actions, Reading, Stamp};
use crate::edit::{self, Edit, Words};
use crate::model::{Project, Quote, QuoteId, Standing};
use crate::text::one_line;
use sheet::Sheet;

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Review {
    /// The quotes that wait at a revision of the project.
    made_for: Option<Stamp>,
    waiting: Vec<QuoteId>,
    at: usize,
    /// The quote whose likeliest words were shown last: what is selected then is meant for no other one.
    shown: Option<QuoteId>,
    sheet: Sheet,
    scrolling: Scrolling,
    wants_keyboard: bool,
}

/// What the analyst decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Accept,
    Move,
    LetGo,
}

impl Review {
    /// Draws the tab.
    pub(super) fn review_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        self.settle(reading);
        let Some(id) = self.waiting.get(self.at).copied() else {
            nothing_ui(ui, reading.project());
            self.shown = None;
            return asked;
        };
        let before = self.at;
        let pressed = self.keys(ui);
        let by_hand = self.split_ui(ui, (reading, ink), &mut asked);
        let now = self.waiting.get(self.at).copied().unwrap_or(id);
        if self.at != before || self.shown.is_some_and(|shown| shown != now) {
            self.scrolling.show(Some(self.at));
            self.shown = Some(now);
            show(reading.project(), now, &mut asked);
        } else if let Some(verdict) = pressed.or(by_hand) {
            asked.ask_maybe(decided(reading, id, verdict));
        }
        asked
    }

    /// The count on the tab.
    pub(super) fn badge(&mut self, reading: Reading<'_>) -> Option<usize> {
        self.settle(reading);
        Some(self.waiting.len()).filter(|count| *count > 0)
    }

    /// Notes that the analyst opened the tab.
    pub(super) fn opened(&mut self) {
        self.wants_keyboard = true;
    }

    /// Forgets what belongs to one project.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    fn settle(&mut self, reading: Reading<'_>) {
        // Where actors lie and how they are called means nothing here.
        let now = Some(Stamp { actors: 0, ties: 0, ..reading.stamp() });
        if self.made_for != now {
            self.waiting = waiting(reading.project());
            self.made_for = now;
        }
        self.at = self.at.min(self.waiting.len().saturating_sub(1));
    }

    fn split_ui(
        &mut self,
        ui: &mut Ui,
        (reading, ink): (Reading<'_>, &mut Ink),
        asked: &mut Actions,
    ) -> Option<Verdict> {
        let room = ui.available_size();
        let width = (room.x * 0.34).clamp(180.0, 460.0);
        let mut pressed = None;
        ui.horizontal_top(|ui| {
            let down = egui::Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(Vec2::new(width, room.y), down, |ui| {
                ui.set_width(width);
                self.list_ui(ui, (reading.project(), ink), asked);
            });
            ui.separator();
            ui.vertical(|ui| {
                let Some(id) = self.waiting.get(self.at).copied() else { return };
                let area = ScrollArea::vertical().id_salt("review").auto_shrink([false, false]);
                let sheet = &mut self.sheet;
                pressed = area.show(ui, |ui| sheet.sheet_ui(ui, (reading, ink), id)).inner;
            });
        });
        pressed
    }

    fn list_ui(&mut self, ui: &mut Ui, (project, ink): (&Project, &mut Ink), asked: &mut Actions) {
        let held = ui.interact(ui.max_rect(), list_id(), Sense::focusable_noninteractive());
        held.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, "Quotes to be reviewed"));
        let (waiting, at, mut clicked) = (&self.waiting, self.at, None);
        self.scrolling.rows_ui(ui, waiting.len(), |ui, row| {
            if quote_ui(ui, project, (waiting[row], row == at), ink) {
                clicked = Some(row);
            }
        });
        if std::mem::take(&mut self.wants_keyboard) || clicked.is_some() {
            ui.memory_mut(|memory| memory.request_focus(list_id()));
        }
        if let Some(row) = clicked {
            self.at = row;
            self.shown = Some(self.waiting[row]);
            show(project, self.waiting[row], asked);
        }
    }

    /// The keys of the list, while it has the keyboard, or nothing has it and the pointer is here.
    fn keys(&mut self, ui: &Ui) -> Option<Verdict> {
        let focused = ui.memory(egui::Memory::focused);
        let is_here =
            focused == Some(list_id()) || focused.is_none() && ui.rect_contains_pointer(ui.max_rect());
        if !is_here || egui::Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), filter));
        let last = self.waiting.len().saturating_sub(1);
        ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Key::ArrowDown) {
                self.at = (self.at + 1).min(last);
            }
            if pressed(Key::ArrowUp) {
                self.at = self.at.saturating_sub(1);
            }
            let keys = [
                (Key::A, Verdict::Accept),
                (Key::Enter, Verdict::Accept),
                (Key::M, Verdict::Move),
                (Key::L, Verdict::LetGo),
            ];
            keys.into_iter().find(|(key, _)| pressed(*key)).map(|(_, verdict)| verdict)
        })
    }
}

fn list_id() -> Id {
    Id::unique("quotes to be reviewed")
}

/// The quotes that wait, by document and place.
fn waiting(project: &Project) -> Vec<QuoteId> {
    let waits = project.quotes().filter(|(_, quote)| quote.awaits_review());
    let place = |quote: &Quote| quote.candidate.unwrap_or(quote.span).start;
    let mut keyed: Vec<_> = waits.map(|(id, quote)| (quote.document, place(quote), id)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, id)| id).collect()
}

fn nothing_ui(ui: &mut Ui, project: &Project) {
    ui.add_space(8.0);
    ui.weak("No quote waits for you.");
    if project.counts().quotes > 0 {
        ui.weak("When a document is read again, quotes that are not surely found in it are listed here.");
    }
}

/// A row of the list; true if it was clicked.
fn quote_ui(ui: &mut Ui, project: &Project, (id, is_on): (QuoteId, bool), ink: &mut Ink) -> bool {
    let Some(quote) = project.quote(id) else { return false };
    let words = one_line(&quote.exact);
    let standing = quote.standing.word();
    let name = format!("To be reviewed, {standing}: “{}”", crate::text::opening(&words, 80));
    let (rect, response) = row_ui(ui, &name, is_on);
    let tint = Tint::of(ui);
    let colour = if quote.standing == Standing::Lost { tint.weak } else { tint.doubt };
    let small = TextStyle::Small.resolve(ui.style());
    let right = rect.right_center() - vec2(8.0, 0.0);
    let told = ui.painter().text(right, Align2::RIGHT_CENTER, standing, small, colour);
    let room = Rect::from_min_max(rect.min + vec2(8.0, 0.0), pos2(told.left() - 8.0, rect.max.y));
    list::words(ui, ink, room, (&words, &[]));
    response.on_hover_text("Show the likeliest words in the reader").clicked()
}

/// Shows the candidate of a quote in the reader, selected; or its document with nothing selected, if there is none.
fn show(project: &Project, id: QuoteId, asked: &mut Actions) {
    let Some(quote) = project.quote(id) else { return };
    if let Some(span) = quote.candidate {
        asked.ask(Action::ShowWords(Words { document: quote.document, span }));
    } else {
        asked.ask(Action::ShowDocument(quote.document));
        asked.ask(Action::SelectWords(None));
    }
}

/// True if the candidate may be taken as it stands: it has the quote's names and numbers.
fn is_acceptable(quote: &Quote) -> bool {
    quote.candidate.is_some() && quote.standing != Standing::Lost
}

/// The words that are selected in the quote's document.
fn selected(reading: Reading<'_>, quote: &Quote) -> Option<Words> {
    reading.view.words.filter(|words| words.document == quote.document)
}

fn decided(reading: Reading<'_>, id: QuoteId, verdict: Verdict) -> Option<Action> {
    let quote = reading.project().quote(id)?;
    let review = match verdict {
        Verdict::Accept if is_acceptable(quote) => edit::Review::Accept,
        Verdict::Move => edit::Review::Move(selected(reading, quote)?.span),
        Verdict::LetGo => edit::Review::LetGo,
        Verdict::Accept => return None,
    };
    Some(Action::Edit(Edit::ReviewQuote(id, review)))
}

fn small(words: impl Into<String>, ui: &Ui) -> RichText {
    RichText::new(words).small().color(Tint::of(ui).weak)
}
