//! The keyboard on the canvas: who has it, what its keys are taken for, and how it leaves.
//!
//! A press of the pointer gives it to the canvas, a step over the map to what is stepped onto, so that a screen
//! reader says its sentence. Tab then stays on the canvas until there is nothing further; Ctrl+Tab leaves at once.

use egui::{EventFilter, FocusDirection, Id, Response, Ui};

use super::steps::{self, Step};
use super::{Actions, CanvasPanel, Frame, View, access, keys, place, sight};
use crate::scene::Part;

impl CanvasPanel {
    /// Takes the keys that are meant for the gesture at hand or are steps over the map. Called before commands look
    /// at keys.
    pub fn take_keys(&mut self, ctx: &egui::Context, view: &View) {
        self.leave(ctx);
        self.waiting.extend(keys::taken(ctx, &self.gesture));
        if !self.gesture.is_busy() && view.renaming.is_none() {
            self.steps.extend(keys::steps(ctx, self.claim(ctx, view)));
        }
    }

    fn claim(&self, ctx: &egui::Context, view: &View) -> keys::Claim {
        let focused = ctx.memory(egui::Memory::focused);
        let (own, free) = (has_keyboard(ctx), focused.is_none());
        let hangs = egui::Popup::is_any_open(ctx);
        let stands = steps::standing(&view.selection);
        let reads = focused == Some(crate::app::reader::page_id());
        keys::Claim {
            own: own && !hangs,
            free: free && !hangs,
            stands: stands.is_some(),
            on_actor: matches!(stands, Some(Part::Actor(_))) && view.quick_tie.is_none(),
            space: self.is_under_pointer && (own || free || reads),
        }
    }

    /// Gives the keyboard to the next part of the window, once there is nothing further on the canvas.
    fn leave(&mut self, ctx: &egui::Context) {
        let Some(back) = self.leaves.take() else { return };
        self.stands_on = None;
        ctx.memory_mut(|memory| {
            memory.request_focus(canvas_id());
            memory.move_focus(if back { FocusDirection::Previous } else { FocusDirection::Next });
        });
    }

    /// Publishes what is seen, and keeps Tab, arrows and Esc for the canvas while it has the keyboard.
    pub(super) fn keep_keyboard(
        &mut self,
        ui: &Ui,
        response: &Response,
        frame: Frame<'_>,
        asked: &mut Actions,
    ) {
        if response.contains_pointer() && ui.input(|input| input.pointer.any_pressed()) {
            self.stands_on = None;
            response.request_focus();
        }
        if !has_keyboard(ui.ctx()) {
            self.stands_on = None;
        }
        let chosen = self.layers.chosen(&frame.reading.view.selection);
        let kept = (&mut self.published, chosen.as_deref());
        let (wished, action) = access::publish(ui, frame.reading, (frame.stand, self.stands_on), kept);
        asked.ask_maybe(action);
        if wished.is_some() {
            self.stand_on(ui.ctx(), wished);
        }
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        let own = self.stands_on.map_or(canvas_id(), access::id_of);
        ui.memory_mut(|memory| memory.set_focus_lock_filter(own, filter));
    }

    /// Gives the keyboard to one item of the map.
    fn stand_on(&mut self, ctx: &egui::Context, part: Option<Part>) {
        self.stands_on = part;
        let own = part.map_or(canvas_id(), access::id_of);
        ctx.memory_mut(|memory| memory.request_focus(own));
        ctx.data_mut(|data| data.insert_temp(keyboard_id(), own));
        ctx.request_repaint();
    }

    /// Carries out the keys that are steps over the map.
    pub(super) fn take_steps(&mut self, response: &Response, frame: Frame<'_>, asked: &mut Actions) {
        for step in std::mem::take(&mut self.steps) {
            if step == Step::Menu {
                self.menu.call(response, place(frame, None));
                continue;
            }
            let taken = step.taken(&sight(frame));
            asked.extend(taken.actions);
            if let Some(gesture) = taken.gesture {
                self.gesture = gesture;
            }
            if taken.stands_on.is_some() {
                self.stand_on(&response.ctx, taken.stands_on);
            }
            if taken.leaves.is_some() {
                self.leaves = taken.leaves;
                response.ctx.request_repaint();
            }
        }
    }
}

/// What the canvas is called in the window.
pub(super) fn canvas_id() -> Id {
    Id::unique("the canvas")
}

fn keyboard_id() -> Id {
    Id::unique("what of the canvas has the keyboard")
}

/// True if the canvas or something on it has the keyboard: keys are then for the whole window.
#[must_use]
pub fn has_keyboard(ctx: &egui::Context) -> bool {
    let Some(focused) = ctx.memory(egui::Memory::focused) else { return false };
    focused == canvas_id() || ctx.data(|data| data.get_temp(keyboard_id())) == Some(focused)
}
