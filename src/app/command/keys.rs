//! Keys: which command was pressed, and how keys are written.

use std::collections::HashSet;

use egui::{Event, Key, KeyboardShortcut, ModifierNames, Modifiers};

use super::Command;

/// What has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing: every key is for the window.
    Nothing,
    /// A button or a row: arrows, Enter and Space are for it.
    Widget,
    /// A text field: what types or edits text is for it.
    TextField,
}

/// The keys that are down, by their place on the keyboard.
///
/// egui keeps them by their sign: Shift+1 goes down as `!` and, if Shift is let go first, comes up as `1`. It would
/// then take every later Shift+1 for the same key held down.
#[derive(Debug, Default)]
pub struct Held {
    down: HashSet<Key>,
}

impl Held {
    /// Sets right which strokes of this frame are repeats of a key held down.
    pub fn set_right(&mut self, ctx: &egui::Context) {
        ctx.input_mut(|input| input.events.iter_mut().for_each(|event| self.note(event)));
    }

    fn note(&mut self, event: &mut Event) {
        match event {
            Event::Key { physical_key: Some(key), pressed: true, repeat, .. } => {
                *repeat = !self.down.insert(*key);
            }
            Event::Key { physical_key: Some(key), pressed: false, .. } => drop(self.down.remove(key)),
            Event::WindowFocused(false) => self.down.clear(),
            _ => {}
        }
    }
}

/// The commands whose keys were pressed in this frame, in order. Taken events are not seen again by panels.
pub fn pressed(ctx: &egui::Context, focus: Focus) -> Vec<Command> {
    ctx.input_mut(|input| {
        let mut found = Vec::new();
        input.events.retain(|event| match command_of(event, focus) {
            Some(command) => {
                found.push(command);
                false
            }
            None => true,
        });
        found
    })
}

fn command_of(event: &Event, focus: Focus) -> Option<Command> {
    let Event::Key { key, physical_key, pressed: true, repeat, modifiers } = event else { return None };
    let stroke = Stroke { key: *key, physical: *physical_key, modifiers: *modifiers };
    let is_hit = |keys: &KeyboardShortcut| stroke.is(keys) && is_for_window(keys, focus);
    let command = Command::ALL.into_iter().find(|command| command.facts().keys.iter().any(is_hit))?;
    (!repeat || may_repeat(command)).then_some(command)
}

#[derive(Clone, Copy)]
struct Stroke {
    key: Key,
    physical: Option<Key>,
    modifiers: Modifiers,
}

impl Stroke {
    /// Modifiers must match exactly, so that Ctrl+Shift+S is never Ctrl+S. Signs that need Shift on some keyboards
    /// and not on others are taken as they come; digits are looked for on the key itself, because Shift+1 reads
    /// as `!` on most keyboards and as `1` on a French one.
    fn is(self, keys: &KeyboardShortcut) -> bool {
        let wanted = keys.modifiers;
        let same_sign = self.key == keys.logical_key;
        let same_key = is_digit(keys.logical_key) && self.physical == Some(keys.logical_key);
        let shift_counts = !matches!(keys.logical_key, Key::Questionmark);
        (same_sign || same_key)
            && self.modifiers.command == wanted.command
            && self.modifiers.alt == wanted.alt
            && (self.modifiers.shift == wanted.shift || !shift_counts)
    }
}

fn is_digit(key: Key) -> bool {
    matches!(
        key,
        Key::Num0
            | Key::Num1
            | Key::Num2
            | Key::Num3
            | Key::Num4
            | Key::Num5
            | Key::Num6
            | Key::Num7
            | Key::Num8
            | Key::Num9
    )
}

fn is_arrow(key: Key) -> bool {
    matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown)
}

fn is_for_window(keys: &KeyboardShortcut, focus: Focus) -> bool {
    let (key, modifiers) = (keys.logical_key, keys.modifiers);
    match focus {
        Focus::Nothing => true,
        Focus::Widget if modifiers.alt || modifiers.command => true,
        Focus::Widget => !is_arrow(key) && !matches!(key, Key::Enter | Key::Space),
        Focus::TextField if modifiers.command => {
            // These a text field has a meaning of its own for.
            !matches!(key, Key::A | Key::C | Key::V | Key::X | Key::Y | Key::Z) && !is_arrow(key)
        }
        Focus::TextField => key == Key::F12,
    }
}

fn may_repeat(command: Command) -> bool {
    command.is_keys_only()
        || matches!(command, Command::Undo | Command::Redo | Command::ZoomIn | Command::ZoomOut)
}

/// The keys as one reads them: `Ctrl+Shift+Z or Ctrl+Y`; empty if there are none.
#[must_use]
pub fn keys_text(keys: &[KeyboardShortcut]) -> String {
    keys.iter().map(one).collect::<Vec<_>>().join(" or ")
}

fn one(keys: &KeyboardShortcut) -> String {
    if keys.logical_key == Key::Questionmark {
        return "?".into();
    }
    keys.format(&ModifierNames::NAMES, cfg!(target_os = "macos"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }
    }

    const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

    #[test]
    fn more_modifiers_are_another_command() {
        let shifted = CTRL | Modifiers::SHIFT;
        assert_eq!(command_of(&stroke(Key::S, CTRL), Focus::Nothing), Some(Command::Save));
        assert_eq!(command_of(&stroke(Key::S, shifted), Focus::Nothing), Some(Command::SaveAs));
        assert_eq!(command_of(&stroke(Key::S, Modifiers::NONE), Focus::Nothing), Some(Command::Support));
        assert_eq!(command_of(&stroke(Key::S, Modifiers::ALT), Focus::Nothing), None);
    }

    #[test]
    fn letters_and_undo_belong_to_a_text_field_while_one_has_the_keyboard() {
        for (key, modifiers) in
            [(Key::S, Modifiers::NONE), (Key::Delete, Modifiers::NONE), (Key::Z, CTRL), (Key::A, CTRL)]
        {
            assert_eq!(command_of(&stroke(key, modifiers), Focus::TextField), None, "{key:?}");
        }
        assert_eq!(command_of(&stroke(Key::S, CTRL), Focus::TextField), Some(Command::Save));
    }

    #[test]
    fn shift_and_one_fits_the_map_whatever_the_keyboard_calls_it() {
        let event = Event::Key {
            key: Key::Exclamationmark,
            physical_key: Some(Key::Num1),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        };
        assert_eq!(command_of(&event, Focus::Nothing), Some(Command::FitAll));
    }

    #[test]
    fn a_key_that_comes_up_under_another_sign_is_not_held_for_ever() {
        let mut held = Held::default();
        let mut is_repeat = |key, pressed| {
            let physical_key = Some(Key::Num1);
            let mut event =
                Event::Key { key, physical_key, pressed, repeat: true, modifiers: Modifiers::SHIFT };
            held.note(&mut event);
            matches!(event, Event::Key { repeat: true, .. })
        };
        assert!(!is_repeat(Key::Exclamationmark, true));
        assert!(is_repeat(Key::Exclamationmark, true), "it is held");
        is_repeat(Key::Num1, false); // Shift was let go first
        assert!(!is_repeat(Key::Exclamationmark, true), "and pressed anew");
    }

    #[test]
    fn keys_are_written_as_on_the_keyboard() {
        if cfg!(not(target_os = "macos")) {
            assert_eq!(keys_text(Command::Redo.facts().keys), "Ctrl+Shift+Z or Ctrl+Y");
        }
        assert_eq!(keys_text(Command::Keys.facts().keys), "?");
        assert_eq!(keys_text(Command::OpenSample.facts().keys), "");
    }
}
