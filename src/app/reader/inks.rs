//! The colours of the reader's page: those of the map, so that a stance is one colour everywhere.

use egui::{Color32, Visuals};

use crate::app::convert::colour;
use crate::app::theme::{Tint, look_of};
use crate::model::Stance;
use crate::scene::look::Style;

/// What a page is painted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inks {
    style: &'static Style,
    /// The paper.
    pub page: Color32,
    /// Letters.
    pub words: Color32,
    /// Byline, lines under names, the scroll bar.
    pub quiet: Color32,
    /// Under names of which it is not known whom they mean.
    pub doubt: Color32,
    /// Behind selected words.
    pub selected: Color32,
    /// Behind words that were found.
    pub found: Color32,
    /// Behind the found words that are at hand.
    pub found_now: Color32,
    /// The caret and the rim of a page that has the keyboard.
    pub keen: Color32,
}

impl Inks {
    /// The colours that go with the window's own.
    pub fn of(visuals: &Visuals) -> Self {
        let style = look_of(visuals).style();
        Self {
            style,
            page: colour(style.ground),
            words: colour(style.ink),
            quiet: colour(style.muted),
            doubt: Tint::worn(visuals).doubt,
            selected: visuals.selection.bg_fill,
            found: colour(style.ground.towards(style.hover, 0.3)),
            found_now: colour(style.ground.towards(style.hover, 0.75)),
            keen: colour(style.selection),
        }
    }

    /// The colour of a stance, or of a quote that backs no tie.
    pub fn stance(&self, stance: Option<Stance>) -> Color32 {
        colour(stance.map_or(self.style.muted, |stance| self.style.stance(stance).line))
    }
}
