//! Keys on the canvas, before commands see them.
//!
//! While a gesture lasts, S and C give the stance of the tie being drawn and Esc gives up: S and C alone tie the
//! words selected in the reader. While nothing goes on, Tab and arrows with Alt or Ctrl are steps over the map. All
//! other keys are commands, and Shift and Alt are read off the pointer.

use egui::{Context, Event as Input, Key, Modifiers};

use super::event::Event;
use super::gesture::Gesture;
use super::steps::Step;
use super::walk::Toward;
use crate::model::Stance;

/// What the canvas may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Claim {
    /// The canvas or something on it has the keyboard.
    pub own: bool,
    /// Nothing has it.
    pub free: bool,
    /// One actor or tie is selected.
    pub stands: bool,
    /// That one is an actor.
    pub on_actor: bool,
    /// The space bar holds the canvas: the pointer is over it, and nobody types.
    pub space: bool,
}

/// Takes the keys that were meant for `gesture` out of this frame's input.
pub(super) fn taken(ctx: &Context, gesture: &Gesture) -> Vec<Event> {
    if !gesture.is_busy() {
        return Vec::new();
    }
    let types = ctx.text_edit_focused();
    take(ctx, |event| meant(event, gesture, types))
}

/// Takes the keys that are steps over the map out of this frame's input.
pub(super) fn steps(ctx: &Context, claim: Claim) -> Vec<Step> {
    if claim.space {
        // The canvas is held by it: the page of the reader must not turn.
        let is_space = |event: &Input| matches!(event, Input::Key { key: Key::Space, pressed: true, .. });
        take(ctx, |event| is_space(event).then_some(()));
    }
    if claim.own || claim.free { take(ctx, |event| step_of(event, claim)) } else { Vec::new() }
}

fn take<T>(ctx: &Context, meaning: impl Fn(&Input) -> Option<T>) -> Vec<T> {
    let mut found = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match meaning(event) {
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

fn step_of(input: &Input, claim: Claim) -> Option<Step> {
    let Input::Key { key, pressed: true, modifiers, .. } = input else { return None };
    let held = (modifiers.command, modifiers.alt, modifiers.shift);
    let step = match (key, held) {
        (Key::Tab, (false, false, back)) if claim.own => Step::Read { back },
        (Key::Tab, (true, false, back)) if claim.own => Step::Leave { back },
        (Key::Enter, (false, false, false)) if claim.on_actor => Step::Rename,
        (Key::Menu, (false, false, false)) | (Key::F10, (false, false, true)) => Step::Menu,
        (_, (false, true, false)) if claim.stands => Step::Along(toward(*key)?),
        (_, (false, true, true)) if claim.stands => Step::Onto(toward(*key)?),
        (_, (true, false, false)) if claim.on_actor => Step::Build(toward(*key)?),
        _ => return None,
    };
    Some(step)
}

fn toward(key: Key) -> Option<Toward> {
    match key {
        Key::ArrowLeft => Some(Toward::Left),
        Key::ArrowRight => Some(Toward::Right),
        Key::ArrowUp => Some(Toward::Up),
        Key::ArrowDown => Some(Toward::Down),
        _ => None,
    }
}
