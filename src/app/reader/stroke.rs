//! What keys mean on a page.

use egui::{Event, Key, Modifiers};

use crate::model::Stance;
use crate::typeset::Motion;

/// What a key asks for while the page has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stroke {
    /// Move the caret, growing the selection or not.
    Move(Motion, bool),
    /// Go to the start (true) or the end of the document.
    Ends {
        /// The start rather than the end.
        start: bool,
        /// Grow the selection.
        grow: bool,
    },
    /// Scroll by so many views.
    Scroll(f64),
    /// Select all words.
    All,
    /// Copy the selected words.
    Copy,
    /// Open the find bar.
    Find,
    /// Go to the next found words, or the ones before.
    FindNext {
        /// Backwards.
        back: bool,
    },
    /// Tie the selected words.
    Tie(Stance),
    /// Attach the selected words to the selected tie.
    Attach,
    /// Draw the drafted tie.
    Draw,
    /// Larger (positive) or smaller letters.
    Zoom(i8),
    /// Back out of one thing.
    Escape,
}

impl Stroke {
    /// What an event asks for, if anything.
    pub fn of(event: &Event) -> Option<Self> {
        match event {
            Event::Copy => Some(Self::Copy),
            Event::Key { key, pressed: true, modifiers, .. } => {
                Self::letter(*key, *modifiers).or_else(|| Self::movement(*key, *modifiers))
            }
            _ => None,
        }
    }

    /// The strokes that count also while nothing has the keyboard: they speak of the selected words.
    pub fn is_about_words(self) -> bool {
        matches!(self, Self::Tie(_) | Self::Attach | Self::Draw)
    }

    fn letter(key: Key, modifiers: Modifiers) -> Option<Self> {
        if modifiers.alt {
            return None;
        }
        match (key, modifiers.command, modifiers.shift) {
            (Key::S, false, false) => Some(Self::Tie(Stance::Support)),
            (Key::C, false, false) => Some(Self::Tie(Stance::Clash)),
            (Key::Q, false, false) => Some(Self::Attach),
            (Key::Enter, false, false) => Some(Self::Draw),
            (Key::A, true, false) => Some(Self::All),
            (Key::F, true, false) => Some(Self::Find),
            (Key::F3, false, back) => Some(Self::FindNext { back }),
            (Key::Plus | Key::Equals, true, _) => Some(Self::Zoom(1)),
            (Key::Minus, true, false) => Some(Self::Zoom(-1)),
            (Key::Escape, false, false) => Some(Self::Escape),
            _ => None,
        }
    }

    fn movement(key: Key, modifiers: Modifiers) -> Option<Self> {
        if modifiers.alt {
            return None;
        }
        let (grow, far) = (modifiers.shift, modifiers.command);
        match key {
            Key::ArrowLeft if far => Some(Self::Move(Motion::WordLeft, grow)),
            Key::ArrowRight if far => Some(Self::Move(Motion::WordRight, grow)),
            Key::ArrowLeft => Some(Self::Move(Motion::Left, grow)),
            Key::ArrowRight => Some(Self::Move(Motion::Right, grow)),
            Key::ArrowUp if !far => Some(Self::Move(Motion::Up, grow)),
            Key::ArrowDown if !far => Some(Self::Move(Motion::Down, grow)),
            Key::Home | Key::End if far => Some(Self::Ends { start: key == Key::Home, grow }),
            Key::Home => Some(Self::Move(Motion::LineStart, grow)),
            Key::End => Some(Self::Move(Motion::LineEnd, grow)),
            Key::PageUp => Some(Self::Scroll(-0.9)),
            Key::PageDown => Some(Self::Scroll(0.9)),
            Key::Space if !far => Some(Self::Scroll(if grow { -0.9 } else { 0.9 })),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(key: Key, modifiers: Modifiers) -> Option<Stroke> {
        Stroke::of(&Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers })
    }

    #[test]
    fn shift_grows_and_ctrl_goes_further() {
        let both = Modifiers::CTRL | Modifiers::SHIFT | Modifiers::COMMAND;
        assert_eq!(stroke(Key::ArrowLeft, both), Some(Stroke::Move(Motion::WordLeft, true)));
        assert_eq!(stroke(Key::End, Modifiers::SHIFT), Some(Stroke::Move(Motion::LineEnd, true)));
        assert_eq!(stroke(Key::Home, both), Some(Stroke::Ends { start: true, grow: true }));
    }

    #[test]
    fn letters_with_ctrl_belong_to_others() {
        assert_eq!(stroke(Key::S, Modifiers::COMMAND | Modifiers::CTRL), None);
        assert_eq!(stroke(Key::C, Modifiers::ALT), None);
        assert_eq!(stroke(Key::C, Modifiers::NONE), Some(Stroke::Tie(Stance::Clash)));
    }
}
