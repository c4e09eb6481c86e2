//! What the hand does on a page: presses, drags, wheel and keys, turned into selections and actions.

use egui::{DragAndDrop, Pos2, Response, Ui};
use kurbo::Point;

use super::ReaderPanel;
use super::paint::Sheet;
use super::selection::{Grain, Selection};
use super::stroke::Stroke;
use crate::app::action::Carried;
use crate::app::ink::Ink;
use crate::app::{Action, Actions, Reading};
use crate::edit::{Things, Words};
use crate::model::TieId;
use crate::text::Span;
use crate::typeset::{Caret, Motion};

/// Presses follow each other within so many seconds, and so many points.
const AGAIN_SECONDS: f64 = 0.4;
const AGAIN_POINTS: f32 = 6.0;

/// What the hand is in the middle of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Press {
    /// Nothing.
    #[default]
    None,
    /// Selecting; the words follow the pointer.
    Selecting,
    /// It pressed on selected words: a drag carries them away, a release puts the caret there.
    OnWords(Caret),
    /// It carries selected words.
    Carrying,
}

/// Presses in a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Presses {
    count: u32,
    seconds: f64,
    at: Pos2,
}

impl Presses {
    /// One press more, or so many in a row if they all came within one frame; gives how many are in a row now.
    fn again(&mut self, seconds: f64, at: Pos2, within_frame: u32) -> u32 {
        let follows = seconds - self.seconds < AGAIN_SECONDS && at.distance(self.at) < AGAIN_POINTS;
        self.count = if follows { self.count + 1 } else { 1 }.max(within_frame);
        (self.seconds, self.at) = (seconds, at);
        self.count
    }
}

impl ReaderPanel {
    /// Takes what the pointer does on the page.
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        sheet: Sheet,
        reading: Reading<'_>,
    ) -> Actions {
        let mut asked = Actions::default();
        let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return asked };
        let (is_pressed, is_down) =
            ui.input(|input| (input.pointer.primary_pressed(), input.pointer.primary_down()));
        let is_held = response.is_pointer_button_down_on() && is_down;
        // A quick hand on a slow screen presses and releases within one frame.
        if is_pressed && (is_held || response.clicked()) {
            response.request_focus();
            self.press_at(ui, (response, sheet), at);
        } else if is_held {
            self.drag_to(ui, (response, sheet), at, &mut asked);
        }
        if self.press != Press::None && !is_down {
            let press = std::mem::take(&mut self.press);
            let moved = self.presses.at.distance(at) > AGAIN_POINTS;
            if let Press::OnWords(caret) = press {
                self.selection = Some(Selection::at(caret));
            }
            if press != Press::Carrying && !moved && self.presses.count == 1 {
                asked.extend(self.click(ui, sheet, at, reading));
            }
        }
        asked
    }

    fn press_at(&mut self, ui: &Ui, (response, sheet): (&Response, Sheet), at: Pos2) {
        let Some(open) = &self.open else { return };
        let (seconds, shift) = ui.input(|input| (input.time, input.modifiers.shift));
        let within_frame =
            u32::from(response.double_clicked()) * 2 + u32::from(response.triple_clicked()) * 3;
        let count = self.presses.again(seconds, at, within_frame);
        let place = on_column(sheet, at);
        let caret = open.page.hit(place);
        let letter = open.page.letter_under(place);
        let text = &open.page.wording;
        let is_on_words =
            |selection: &Selection| letter.is_some_and(|byte| selection.span(text).contains(byte));
        let grain = Grain::of_presses(count);
        if shift && count == 1 {
            self.selection = Some(
                self.selection.map_or(Selection::at(caret), |known| known.by_letters(text).reaching(caret)),
            );
        } else if grain == Grain::Letter && self.selection.is_some_and(|known| is_on_words(&known)) {
            self.press = Press::OnWords(caret);
            return;
        } else {
            let caret = match (grain, letter) {
                (Grain::Word | Grain::Sentence, Some(byte)) => Caret::before(byte),
                (Grain::Letter, _) | (_, None) => caret,
            };
            self.selection = Some(Selection::around(text, caret, grain));
        }
        self.press = Press::Selecting;
    }

    fn drag_to(&mut self, ui: &Ui, (response, sheet): (&Response, Sheet), at: Pos2, asked: &mut Actions) {
        let Some(open) = &mut self.open else { return };
        match self.press {
            Press::Selecting => {
                let beyond = (at.y - sheet.rect.bottom()).max(0.0) + (at.y - sheet.rect.top()).min(0.0);
                if beyond != 0.0 {
                    let seconds = ui.input(|input| input.stable_dt.min(0.1));
                    open.page.scroll_by(f64::from(beyond * 12.0 * seconds));
                    ui.ctx().request_repaint();
                }
                if self.presses.at.distance(at) > 2.0 {
                    let focus = open.page.hit(on_column(sheet, at));
                    self.selection = self.selection.map(|known| known.reaching(focus));
                }
            }
            Press::OnWords(_) if response.dragged() && self.presses.at.distance(at) > AGAIN_POINTS => {
                if let Some(words) = self.words() {
                    asked.ask(Action::SelectWords(Some(words)));
                    DragAndDrop::set_payload(ui.ctx(), Carried::Words(words));
                    self.press = Press::Carrying;
                }
            }
            Press::Carrying => ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing),
            Press::OnWords(_) | Press::None => {}
        }
    }

    /// A single press and release: marked words lead to their tie; with Ctrl or Alt a name leads to its actor.
    fn click(&mut self, ui: &Ui, sheet: Sheet, at: Pos2, reading: Reading<'_>) -> Option<Action> {
        let open = self.open.as_ref()?;
        let byte = open.page.source_under(on_column(sheet, at))?;
        let modifiers = ui.input(|input| input.modifiers);
        if modifiers.command || modifiers.alt {
            let actor = self.name_at(byte)?.actors.first().copied()?;
            return Some(Action::Centre(Things { actors: vec![actor], ..Things::default() }));
        }
        if modifiers.shift {
            return None;
        }
        let quotes = self.marks.quotes_in(Span::new(byte, byte + 1));
        let mut ties: Vec<TieId> = Vec::new();
        for quote in quotes.iter().rev() {
            ties.extend(quote.ties.iter().filter(|tie| !ties.contains(tie)).copied().collect::<Vec<_>>());
        }
        let selected = ties.iter().position(|tie| reading.view.selection.ties.contains(tie));
        let next = selected.map_or(0, |at| (at + 1) % ties.len());
        if let Some(tie) = ties.get(next) {
            return Some(Action::Centre(Things { ties: vec![*tie], ..Things::default() }));
        }
        let quote = quotes.last()?.id;
        Some(Action::Select(Things { quotes: vec![quote], ..Things::default() }))
    }

    /// Takes the keys that mean something on the page.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        response: &Response,
        reading: Reading<'_>,
        ink: &mut Ink,
    ) -> Actions {
        let mut asked = Actions::default();
        let has_focus = response.has_focus();
        if has_focus {
            let filter = egui::EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        let nobody_has_it =
            ui.memory(|memory| memory.focused().is_none()) || crate::app::canvas::has_keyboard(ui.ctx());
        let is_free = nobody_has_it && ui.input(|i| !i.pointer.any_down());
        let mut strokes = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let stroke = Stroke::of(event)
                    .filter(|stroke| has_focus || is_free && stroke.is_about_words())
                    .filter(|stroke| self.can(*stroke, reading));
                strokes.extend(stroke);
                stroke.is_none()
            });
        });
        for stroke in strokes {
            asked.extend(self.stroke(ui, (stroke, response), reading, ink));
        }
        asked
    }

    /// False if a key means nothing here and is left to others.
    fn can(&self, stroke: Stroke, reading: Reading<'_>) -> bool {
        match stroke {
            Stroke::Tie(_) | Stroke::Attach => self.words().is_some(),
            Stroke::Draw => reading.view.quick_tie.is_some(),
            Stroke::Copy => self.words().is_some(),
            Stroke::FindNext { .. } => self.find.is_open(),
            Stroke::Escape => {
                self.find.is_open() || reading.view.quick_tie.is_some() || self.words().is_some()
            }
            Stroke::Move(..)
            | Stroke::Ends { .. }
            | Stroke::Scroll(_)
            | Stroke::All
            | Stroke::Find
            | Stroke::Zoom(_) => true,
        }
    }

    fn stroke(
        &mut self,
        ui: &Ui,
        (stroke, response): (Stroke, &Response),
        reading: Reading<'_>,
        ink: &mut Ink,
    ) -> Actions {
        let mut asked = Actions::default();
        match stroke {
            Stroke::Move(motion, grow) => self.move_caret((motion, grow), ink),
            Stroke::Ends { start, grow } => self.go_to_end(start, grow, ink),
            Stroke::Scroll(views) => self.scroll_by(views * f64::from(response.rect.height())),
            Stroke::All => self.select_all(),
            Stroke::Copy => self.copy(ui),
            Stroke::Find => self.open_find(),
            Stroke::FindNext { back } => self.find_next(back),
            Stroke::Tie(stance) => asked.ask(Action::OpenQuickTie(stance)),
            Stroke::Attach => asked.ask(Action::AttachSelectedWords),
            Stroke::Draw => asked.ask(Action::DrawQuickTie),
            Stroke::Zoom(by) => self.zoom_by(1.1_f64.powi(i32::from(by))),
            Stroke::Escape => asked.ask_maybe(self.escape_key(reading)),
        }
        asked
    }

    fn escape_key(&mut self, reading: Reading<'_>) -> Option<Action> {
        if self.find.close() {
            return None;
        }
        if reading.view.quick_tie.is_some() {
            return Some(Action::CloseQuickTie);
        }
        self.selection = self.selection.map(|known| Selection::at(known.focus));
        None // the words follow the selection at the end of the frame
    }

    fn move_caret(&mut self, (motion, grow): (Motion, bool), ink: &mut Ink) {
        let Some(open) = &mut self.open else { return };
        let start = Caret::before(open.page.seen().start);
        let known = self.selection.unwrap_or(Selection::at(start)).by_letters(&open.page.wording);
        let vertical = matches!(motion, Motion::Up | Motion::Down);
        let goal_x = vertical
            .then(|| known.goal_x.unwrap_or_else(|| open.page.column_of(&mut ink.typesetter, known.focus)));
        let focus = open.page.moved(&mut ink.typesetter, known.focus, (motion, goal_x));
        let next = if grow { known.reaching(focus) } else { Selection::at(focus) };
        self.selection = Some(Selection { goal_x, ..next });
        open.page.follow(&mut ink.typesetter, focus);
    }

    fn go_to_end(&mut self, start: bool, grow: bool, ink: &mut Ink) {
        let Some(open) = &mut self.open else { return };
        let focus = Caret::before(if start { 0 } else { open.page.text().len() });
        let known = self.selection.unwrap_or(Selection::at(focus)).by_letters(&open.page.wording);
        self.selection = Some(if grow { known.reaching(focus) } else { Selection::at(focus) });
        open.page.follow(&mut ink.typesetter, focus);
        if start {
            open.page.scroll_to(0.0);
        }
    }

    fn select_all(&mut self) {
        self.selection = self.open.as_ref().map(|open| Selection::of(Span::new(0, open.page.text().len())));
    }

    fn copy(&self, ui: &Ui) {
        if let Some(words) = self.shown_words() {
            ui.ctx().copy_text(words.to_owned());
        }
    }

    /// The words selected here, as they are shown.
    pub(super) fn shown_words(&self) -> Option<&str> {
        let open = self.open.as_ref()?;
        let words = self.selection?.span(&open.page.wording).slice(open.page.text())?;
        (!words.is_empty()).then_some(words)
    }

    /// The words selected here, if there are any, as they stand in the source.
    pub(super) fn words(&self) -> Option<Words> {
        let open = self.open.as_ref()?;
        let span = open.page.wording.source_of(self.selection?.span(&open.page.wording));
        (!span.is_empty()).then_some(Words { document: open.document, span })
    }
}

/// A point of the window on the column.
pub(super) fn on_column(sheet: Sheet, at: Pos2) -> Point {
    let within = at - sheet.origin;
    Point::new(f64::from(within.x), f64::from(within.y))
}
