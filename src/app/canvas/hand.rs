//! From egui's input to what the hand does: the only place that knows both.

use egui::{Event as Input, Modifiers, PointerButton, Pos2, Response, Ui};
use kurbo::Affine;

use super::super::action::{Action, CameraMove, Carried};
use super::super::convert;
use super::super::view::Tool;
use super::event::{Event, Touch};

/// The pointer as it was at the last event.
#[derive(Debug, Default)]
pub(super) struct Hand {
    last: Option<Pos2>,
    holds: Option<PointerButton>,
    carries: Option<Carried>,
    turns_with_ctrl: bool,
}

/// How positions on screen are to be read.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    /// Turns screen points into canvas points.
    pub canvas_from_screen: Affine,
    /// What a press does.
    pub tool: Tool,
}

impl Hand {
    /// What happened on the canvas since the last frame, in order.
    pub(super) fn events(&mut self, ui: &Ui, response: &Response, reach: Reach) -> Vec<Event> {
        let (inputs, modifiers) = ui.input(|input| (input.events.clone(), input.modifiers));
        let space = !ui.ctx().text_edit_focused() && ui.input(|input| input.key_down(egui::Key::Space));
        let is_ours = response.is_pointer_button_down_on()
            || [PointerButton::Primary, PointerButton::Middle].iter().any(|&b| response.clicked_by(b));
        let mut events = Vec::new();
        for input in inputs {
            match input {
                Input::PointerMoved(pos) => events.extend(self.moved(pos, (modifiers, reach))),
                Input::PointerButton { pos, button, pressed: true, modifiers } if is_ours => {
                    events.extend(self.pressed((pos, button, modifiers), space, reach));
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
        events
    }

    fn moved(&mut self, pos: Pos2, (modifiers, reach): (Modifiers, Reach)) -> Option<Event> {
        let touch = self.touch(pos, modifiers, reach);
        self.last = Some(pos);
        self.holds.is_some().then_some(Event::Move(touch))
    }

    fn pressed(
        &mut self,
        (pos, button, modifiers): (Pos2, PointerButton, Modifiers),
        space: bool,
        reach: Reach,
    ) -> Option<Event> {
        let holds_canvas = space || button == PointerButton::Middle || reach.tool == Tool::Hand;
        let is_known = matches!(button, PointerButton::Primary | PointerButton::Middle);
        if self.holds.is_some() || !is_known {
            return None;
        }
        self.holds = Some(button);
        let touch = self.touch(pos, modifiers, reach);
        self.last = Some(pos);
        Some(Event::Press(Touch { pans: holds_canvas, ..touch }))
    }

    fn released(
        &mut self,
        (pos, button, modifiers): (Pos2, PointerButton, Modifiers),
        reach: Reach,
    ) -> Option<Event> {
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

impl Hand {
    /// What the wheel or two fingers ask of the camera; `zoom` is relative to the canvas's corner.
    ///
    /// egui turns the wheel with Ctrl into a zoom. If the wheel is to zoom by itself, the two change places; a pinch
    /// stays a zoom either way.
    pub(super) fn wheel(&mut self, ui: &Ui, response: &Response, wheel_zooms: bool) -> Vec<Action> {
        ui.input(|input| input.events.iter().for_each(|event| self.note_wheel(event)));
        if !response.contains_pointer() {
            return Vec::new();
        }
        let (mut scroll, mut zoom, pos) =
            ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.hover_pos()));
        let speed = ui.options(|options| options.input_options.scroll_zoom_speed);
        if wheel_zooms && self.turns_with_ctrl {
            scroll.y += zoom.ln() / speed;
            zoom = 1.0;
        } else if wheel_zooms {
            zoom *= (scroll.y * speed).exp();
            scroll.y = 0.0;
        }
        let mut asked = Vec::new();
        if (zoom - 1.0).abs() > f32::EPSILON {
            let at = pos.map(|pos| convert::point((pos - response.rect.min).to_pos2()));
            asked.push(Action::Camera(CameraMove::ZoomBy(f64::from(zoom), at)));
        }
        if scroll != egui::Vec2::ZERO {
            asked.push(Action::Camera(CameraMove::PanBy(convert::way(scroll))));
        }
        asked
    }

    /// A notch is spread over several frames, and Ctrl may be let go before the last one.
    fn note_wheel(&mut self, event: &Input) {
        match event {
            Input::MouseWheel { modifiers, .. } => self.turns_with_ctrl = modifiers.command,
            Input::Zoom(_) => self.turns_with_ctrl = false,
            _ => {}
        }
    }
}
