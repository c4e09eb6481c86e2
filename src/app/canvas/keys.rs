//! Keys that belong to a gesture while it lasts: S and C give the stance of the tie being drawn, Esc gives up.
//!
//! They are taken before commands see them, because S and C alone tie the words selected in the reader. All other
//! keys are commands, and Shift and Alt are read off the pointer.

use egui::{Context, Event as Input, Key, Modifiers};

use super::event::Event;
use super::gesture::Gesture;
use crate::model::Stance;

/// Takes the keys that were meant for `gesture` out of this frame's input.
pub(super) fn taken(ctx: &Context, gesture: &Gesture) -> Vec<Event> {
    if !gesture.is_busy() {
        return Vec::new();
    }
    let types = ctx.text_edit_focused();
    let mut found = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match meant(event, gesture, types) {
            Some(meaning) => {
                found.push(meaning);
                false
            }
            None => true,
        });
    });
    found
}

fn meant(input: &Input, gesture: &Gesture, types: bool) -> Option<Event> {
    let Input::Key { key, pressed: true, modifiers, .. } = input else { return None };
    let asks_stance = matches!(gesture, Gesture::Linking(_) | Gesture::Choosing(_)) && !types;
    let is_plain = Modifiers { shift: false, ..*modifiers }.is_none();
    match key {
        Key::Escape => Some(Event::Escape),
        Key::S if asks_stance && is_plain => Some(Event::Stance(Stance::Support)),
        Key::C if asks_stance && is_plain => Some(Event::Stance(Stance::Clash)),
        Key::Enter if matches!(gesture, Gesture::Choosing(_)) && !types => Some(Event::Accept),
        _ => None,
    }
}
