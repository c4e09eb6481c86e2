//! What the wheel, two fingers and the outer buttons of a mouse ask of the camera.
//!
//! A notch of a wheel is eased over a few frames, and a trackpad is followed as it goes: no inertia is added to what
//! the system gives. Where motion is unwanted, a notch is done at once.

use egui::{Event as Input, MouseWheelUnit, PointerButton, Response, Ui};

use super::super::action::{Action, CameraMove};
use super::super::convert;

/// How the wheel is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// The wheel zooms, and pans with Ctrl.
    pub zooms: bool,
    /// Everything at once.
    pub without_motion: bool,
}

/// The wheel as it was turned last.
#[derive(Debug, Default)]
pub(super) struct Wheel {
    turns_with_ctrl: bool,
}

impl Wheel {
    /// What the wheel or two fingers ask of the camera; `zoom` is relative to the canvas's corner.
    ///
    /// egui turns the wheel with Ctrl into a zoom. If the wheel is to zoom by itself, the two change places; a pinch
    /// stays a zoom either way.
    pub fn turned(&mut self, ui: &Ui, response: &Response, manner: Manner) -> Vec<Action> {
        ui.input(|input| input.events.iter().for_each(|event| self.note(event)));
        if !response.contains_pointer() {
            return Vec::new();
        }
        let (mut scroll, mut zoom) = if manner.without_motion { at_once(ui) } else { eased(ui) };
        let speed = ui.options(|options| options.input_options.scroll_zoom_speed);
        if manner.zooms && self.turns_with_ctrl {
            scroll.y += zoom.ln() / speed;
            zoom = 1.0;
        } else if manner.zooms {
            zoom *= (scroll.y * speed).exp();
            scroll.y = 0.0;
        }
        let pos = ui.input(|input| input.pointer.hover_pos());
        let mut asked = Vec::new();
        if (zoom - 1.0).abs() > f32::EPSILON {
            let at = pos.map(|pos| convert::point((pos - response.rect.min).to_pos2()));
            asked.push(Action::Camera(CameraMove::ZoomBy(f64::from(zoom), at)));
        }
        if scroll != egui::Vec2::ZERO {
            asked.push(Action::Camera(CameraMove::PanBy(convert::way(scroll))));
        }
        asked.extend(looked_back(ui));
        asked
    }

    /// A notch is spread over several frames, and Ctrl may be let go before the last one.
    fn note(&mut self, event: &Input) {
        match event {
            Input::MouseWheel { modifiers, .. } => self.turns_with_ctrl = modifiers.command,
            Input::Zoom(_) => self.turns_with_ctrl = false,
            _ => {}
        }
    }
}

/// What is left of the last notches for this frame: how far, and how much larger.
fn eased(ui: &Ui) -> (egui::Vec2, f32) {
    ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()))
}

/// All of the notches of this frame: how far, and how much larger.
fn at_once(ui: &Ui) -> (egui::Vec2, f32) {
    let (line, speed) = ui.options(|options| {
        (options.input_options.line_scroll_speed, options.input_options.scroll_zoom_speed)
    });
    ui.input(|input| {
        let (mut scroll, mut zoom) = (egui::Vec2::ZERO, 1.0_f32);
        for event in &input.events {
            match event {
                Input::MouseWheel { unit, delta, modifiers, .. } => {
                    let points = match unit {
                        MouseWheelUnit::Point => *delta,
                        MouseWheelUnit::Line => *delta * line,
                        MouseWheelUnit::Page => *delta * input.viewport_rect().height(),
                    };
                    match (modifiers.command, modifiers.shift) {
                        (true, _) => zoom *= ((points.x + points.y) * speed).exp(),
                        (false, true) => scroll.x += points.x + points.y,
                        (false, false) => scroll += points,
                    }
                }
                Input::Zoom(factor) => zoom *= factor,
                _ => {}
            }
        }
        (scroll, zoom)
    })
}

/// The two buttons that leaf through pages elsewhere.
fn looked_back(ui: &Ui) -> Option<Action> {
    let pressed = |button| ui.input(|input| input.pointer.button_pressed(button));
    if pressed(PointerButton::Extra1) {
        return Some(Action::Camera(CameraMove::Back));
    }
    pressed(PointerButton::Extra2).then_some(Action::Camera(CameraMove::Forward))
}
