//! The colours of the reader's page.

use egui::Color32;

use crate::model::Stance;
use crate::scene::Look;

/// What a page is painted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inks {
    /// The paper.
    pub page: Color32,
    /// Letters.
    pub words: Color32,
    /// Byline, lines under names, the scroll bar.
    pub quiet: Color32,
    /// Behind selected words.
    pub selected: Color32,
    /// Behind words that were found.
    pub found: Color32,
    /// Behind the found words that are at hand.
    pub found_now: Color32,
    /// The caret and the rim of a page that has the keyboard.
    pub keen: Color32,
    support: Color32,
    clash: Color32,
    hypothesis: Color32,
}

impl Inks {
    /// The colours of a look.
    pub fn of(look: Look) -> Self {
        match look {
            Look::Light | Look::Print => Self::light(),
            Look::Dark => Self::dark(),
        }
    }

    fn light() -> Self {
        Self {
            page: Color32::from_rgb(0xfc, 0xfb, 0xf8),
            words: Color32::from_rgb(0x22, 0x24, 0x2a),
            quiet: Color32::from_rgb(0x66, 0x6b, 0x74),
            selected: Color32::from_rgb(0xc4, 0xda, 0xf5),
            found: Color32::from_rgb(0xff, 0xee, 0xb0),
            found_now: Color32::from_rgb(0xff, 0xcf, 0x4d),
            keen: Color32::from_rgb(0x2f, 0x6f, 0xd0),
            support: Color32::from_rgb(0x1b, 0x6c, 0xa8),
            clash: Color32::from_rgb(0xc2, 0x41, 0x0c),
            hypothesis: Color32::from_rgb(0x8a, 0x8f, 0x98),
        }
    }

    fn dark() -> Self {
        Self {
            page: Color32::from_rgb(0x1b, 0x1d, 0x21),
            words: Color32::from_rgb(0xe2, 0xe0, 0xda),
            quiet: Color32::from_rgb(0x9b, 0xa1, 0xab),
            selected: Color32::from_rgb(0x2c, 0x4a, 0x72),
            found: Color32::from_rgb(0x59, 0x4b, 0x17),
            found_now: Color32::from_rgb(0x96, 0x77, 0x10),
            keen: Color32::from_rgb(0x6f, 0xa8, 0xf5),
            support: Color32::from_rgb(0x6c, 0xb2, 0xf0),
            clash: Color32::from_rgb(0xf5, 0x9e, 0x5b),
            hypothesis: Color32::from_rgb(0x7f, 0x86, 0x91),
        }
    }

    /// The colour of a stance, or of a quote that backs no tie.
    pub fn stance(&self, stance: Option<Stance>) -> Color32 {
        match stance {
            Some(Stance::Support) => self.support,
            Some(Stance::Clash) => self.clash,
            None => self.hypothesis,
        }
    }
}
