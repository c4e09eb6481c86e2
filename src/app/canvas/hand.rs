//! From egui's input to what the hand does: the only place that knows both.
//!
//! The left button does what the tool says, the middle one and the right one hold the canvas, the right one only once
//! it moves: where it does not, it opens a menu. What the pointer is over also changes while it rests, by a camera
//! that moves or by a key that goes down, and then the hand has moved too.

use egui::{Event as Input, Modifiers, PointerButton, Pos2, Response, Ui};
use kurbo::Affine;

use super::super::action::Carried;
use super::super::convert;
use super::super::view::Tool;
use super::event::{Event, Touch};

/// So far the right button goes before it holds the canvas, in screen points: what egui takes for a click.
const TREMBLE: f32 = 6.0;

/// The pointer as it was at the last event.
#[derive(Debug, Default)]
pub(super) struct Hand {
    last: Option<Pos2>,
    holds: Option<PointerButton>,
    /// The right button went down here and has not moved yet.
    aims: Option<Pos2>,
    carries: Option<Carried>,
    /// The camera and the keys at the last event.
    seen: Option<(Affine, Modifiers)>,
}

/// How positions on screen are to be read.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    /// Turns screen points into canvas points.
    pub canvas_from_screen: Affine,
    /// What a press does.
    pub tool: Tool,
    /// The space bar holds the canvas.
    pub space: bool,
}

impl Hand {
    /// True while a button holds something.
    pub(super) fn is_holding(&self) -> bool {
        self.holds.is_some() || self.carries.is_some()
    }

    /// What happened on the canvas since the last frame, in order.
    pub(super) fn events(&mut self, ui: &Ui, response: &Response, reach: Reach) -> Vec<Event> {
        let (inputs, at_last) = ui.input(|input| (input.events.clone(), input.modifiers));
        let changes = inputs.iter().any(|input| matches!(input, Input::ModifiersChanged(_)));
        // What is held down at each event, and not what is held down once all of them are over.
        let mut modifiers = self.seen.map_or(at_last, |(_, then)| if changes { then } else { at_last });
        let known = [PointerButton::Primary, PointerButton::Middle, PointerButton::Secondary];
        let is_ours =
            response.is_pointer_button_down_on() || known.iter().any(|&button| response.clicked_by(button));
        let mut events = Vec::new();
        for input in inputs {
            match input {
                Input::ModifiersChanged(now) => modifiers = now,
                Input::PointerMoved(pos) => events.extend(self.moved(pos, (modifiers, reach))),
                Input::PointerButton { pos, button, pressed: true, modifiers } if is_ours => {
                    events.extend(self.pressed((pos, button, modifiers), reach));
                }
                Input::PointerButton { pos, button, pressed: false, modifiers } => {
                    events.extend(self.released((pos, button, modifiers), reach));
                }
                _ => {}
            }
        }
        if let (true, Some(pos)) = (response.double_clicked(), response.interact_pointer_pos()) {
            events.push(Event::DoubleClick(self.touch(pos, modifiers, reach)));
        }
        events.extend(self.carried(ui, response, (modifiers, reach)));
        events.extend(self.rested(&events, (modifiers, reach)));
        events
    }

    fn moved(&mut self, pos: Pos2, (modifiers, reach): (Modifiers, Reach)) -> Vec<Event> {
        let mut events = Vec::new();
        if let Some(from) = self.aims.filter(|from| from.distance(pos) > TREMBLE) {
            self.aims = None;
            self.holds = Some(PointerButton::Secondary);
            self.last = Some(from);
            events.push(Event::Press(Touch { pans: true, ..self.touch(from, modifiers, reach) }));
        }
        let touch = self.touch(pos, modifiers, reach);
        self.last = Some(pos);
        events.extend(self.holds.is_some().then_some(Event::Move(touch)));
        events
    }

    fn pressed(
        &mut self,
        (pos, button, modifiers): (Pos2, PointerButton, Modifiers),
        reach: Reach,
    ) -> Option<Event> {
        if self.holds.is_some() {
            return None;
        }
        let touch = self.touch(pos, modifiers, reach);
        self.last = Some(pos);
        let holds_canvas = match button {
            PointerButton::Primary => reach.space || reach.tool == Tool::Hand,
            PointerButton::Middle => true,
            PointerButton::Secondary => {
                self.aims = Some(pos);
                return None;
            }
            PointerButton::Extra1 | PointerButton::Extra2 => return None,
        };
        self.holds = Some(button);
        Some(Event::Press(Touch { pans: holds_canvas, ..touch }))
    }

    fn released(
        &mut self,
        (pos, button, modifiers): (Pos2, PointerButton, Modifiers),
        reach: Reach,
    ) -> Option<Event> {
        if button == PointerButton::Secondary {
            self.aims = None;
        }
        if self.holds != Some(button) {
            return None;
        }
        self.holds = None;
        Some(Event::Release(self.touch(pos, modifiers, reach)))
    }

    /// What egui's drag and drop brings over the canvas, lets go there or takes away again.
    fn carried(
        &mut self,
        ui: &Ui,
        response: &Response,
        (modifiers, reach): (Modifiers, Reach),
    ) -> Option<Event> {
        let pos = ui.input(|input| input.pointer.latest_pos())?;
        let touch = self.touch(pos, modifiers, reach);
        if let Some(carried) = response.dnd_release_payload::<Carried>() {
            self.carries = None;
            return Some(Event::Drop(Carried::clone(&carried), touch));
        }
        if let Some(carried) = response.dnd_hover_payload::<Carried>() {
            self.carries = Some(Carried::clone(&carried));
            return Some(Event::Carry(Carried::clone(&carried), touch));
        }
        self.carries.take().map(|_| Event::Escape)
    }

    /// A pointer at rest moves over the canvas if the camera moves, and means something else with other keys down.
    fn rested(&mut self, events: &[Event], (modifiers, reach): (Modifiers, Reach)) -> Option<Event> {
        let seen = Some((reach.canvas_from_screen, modifiers));
        let is_other = self.seen.is_some() && self.seen != seen;
        self.seen = seen;
        let pos = self.last.filter(|_| self.holds.is_some() && is_other && events.is_empty())?;
        Some(Event::Move(self.touch(pos, modifiers, reach)))
    }

    fn touch(&self, pos: Pos2, modifiers: Modifiers, reach: Reach) -> Touch {
        Touch {
            at: reach.canvas_from_screen * convert::point(pos),
            moved: self.last.map_or(kurbo::Vec2::ZERO, |last| convert::way(pos - last)),
            shift: modifiers.shift,
            alt: modifiers.alt,
            ctrl: modifiers.command,
            pans: false,
        }
    }
}
