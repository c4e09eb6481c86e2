//! How a map looks: the only place below the window where colours and sizes stand.
//!
//! Five looks are designed, not derived: [`Look::Light`], [`Look::Dark`], [`Look::Print`] and the two of high contrast,
//! in [`stark`], each have a [`Style`]. Sizes are the same in all of them, so that a map keeps its layout when the look changes. Boxes are tinted
//! quietly by kind, because colour at full strength is kept for what the map is about: support is blue and clash
//! is vermilion, a pair that colour-blind readers tell apart too (a test simulates them). Start at [`Style`].

mod sizes;
mod stark;

use crate::model::{ActorKind, Colour, Stance};
use crate::typeset::Icon;

use super::shape::Paint;
pub use sizes::far;
pub(super) use sizes::{actor, group, legend, nest, note, overlay, reach, tie};

/// A finished look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Look {
    /// For a bright screen.
    #[default]
    Light,
    /// For a dark screen.
    Dark,
    /// For paper: white ground, ink that survives a grey printer.
    Print,
    /// For a bright screen, with all the contrast there is.
    StarkLight,
    /// For a dark screen, with all the contrast there is.
    StarkDark,
}

impl Look {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Light, Self::Dark, Self::Print, Self::StarkLight, Self::StarkDark];

    /// The colours of this look.
    #[must_use]
    pub fn style(self) -> &'static Style {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
            Self::StarkLight => &stark::LIGHT,
            Self::StarkDark => &stark::DARK,
        }
    }
}

/// The colours of a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// What everything lies on.
    pub ground: Paint,
    /// Words on the ground.
    pub ink: Paint,
    /// Words on the ground that matter less.
    pub muted: Paint,
    /// Fine lines around the legend and under the title.
    pub hairline: Paint,
    /// The plate of the legend.
    pub plate: Paint,
    /// Ties that support.
    pub support: TiePaints,
    /// Ties that clash.
    pub clash: TiePaints,
    /// A tie whose stance is not chosen yet, while it is drawn.
    pub undecided: TiePaints,
    /// The ring around what is selected, the frame of a marquee.
    pub selection: Paint,
    /// The ring around what lies under the pointer.
    pub hover: Paint,
    /// The lines that show what a moved box lies in line with.
    pub guide: Paint,
    /// Boxes of actors, in the order of [`ActorKind::ALL`].
    kinds: [BoxPaints; 8],
    /// Notes.
    paper: BoxPaints,
    /// How much of a chosen colour goes into the inside of a box.
    tint: f64,
    least: LeastContrast,
}

/// How much words and lines at least stand out, whatever colour is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
struct LeastContrast {
    words: f64,
    lines: f64,
}

const LEAST: LeastContrast = LeastContrast { words: 4.5, lines: 3.0 };

/// The colours of a tie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TiePaints {
    /// The line, its heads, its words and the ground of its badge.
    pub line: Paint,
    /// The number on its badge.
    pub badge_ink: Paint,
}

/// The colours of an actor's box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoxPaints {
    /// Inside.
    pub fill: Paint,
    /// The line at the edge, and the icon.
    pub line: Paint,
    /// The name.
    pub ink: Paint,
    /// What is said below the name.
    pub muted: Paint,
}

impl Style {
    /// The colours of a tie of this stance.
    #[must_use]
    pub fn stance(&self, stance: Stance) -> TiePaints {
        match stance {
            Stance::Support => self.support,
            Stance::Clash => self.clash,
        }
    }

    /// The colours of a box of this kind, or of a box with a chosen colour. Whatever the colour, the name can be
    /// read and the line be seen.
    #[must_use]
    pub fn actor_box(&self, kind: ActorKind, chosen: Option<Colour>) -> BoxPaints {
        let own = self.kinds[kind as usize];
        let Some(colour) = chosen else { return own };
        let colour = Paint::opaque(colour.red, colour.green, colour.blue);
        let fill = self.ground.towards(colour, self.tint);
        let least = self.least;
        let stands_out = |line: Paint| {
            line.contrast(self.ground) >= least.lines && line.contrast(fill) >= least.lines * 0.73
        };
        let line = self.until(colour, stands_out);
        let muted = self.until(own.muted, |muted| muted.contrast(fill) >= least.words);
        BoxPaints { fill, line, ink: own.ink, muted }
    }

    /// The colours of the frame of a group: a ground that what lies on it shines through, and words that can be read.
    #[must_use]
    pub fn group_frame(&self, chosen: Option<Colour>) -> BoxPaints {
        let colour = chosen.map_or(self.muted, |chosen| Paint::opaque(chosen.red, chosen.green, chosen.blue));
        let on_both = |paint: Paint, least: f64| {
            let ground = self.ground.towards(colour, group::FILL);
            paint.contrast(self.ground) >= least && paint.contrast(ground) >= least
        };
        let ink = self.until(colour, |ink| on_both(ink, self.least.words));
        let line = self.until(colour, |line| on_both(line, self.least.lines));
        BoxPaints { fill: colour.faded(group::FILL), line, ink, muted: line }
    }

    /// The colours of a note.
    #[must_use]
    pub fn note_paper(&self, chosen: Option<Colour>) -> BoxPaints {
        let Some(chosen) = chosen else { return self.paper };
        let colour = Paint::opaque(chosen.red, chosen.green, chosen.blue);
        let fill = self.ground.towards(colour, self.tint * 1.4);
        let line = self.until(colour, |line| line.contrast(self.ground) >= 2.2);
        let ink = self.until(self.paper.ink, |ink| ink.contrast(fill) >= self.least.words);
        BoxPaints { fill, line, ink, muted: ink }
    }

    /// `colour` with as little of the ink mixed in as will do.
    fn until(&self, colour: Paint, will_do: impl Fn(Paint) -> bool) -> Paint {
        let mut mixed = (0..=10).map(|tenths| colour.towards(self.ink, f64::from(tenths) / 10.0));
        mixed.find(|paint| will_do(*paint)).unwrap_or(self.ink)
    }
}

/// The icon that stands for a kind.
#[must_use]
pub fn icon_of(kind: ActorKind) -> Icon {
    match kind {
        ActorKind::State => Icon::State,
        ActorKind::ArmedForce => Icon::ArmedForce,
        ActorKind::Militia => Icon::Militia,
        ActorKind::Person => Icon::Person,
        ActorKind::Organisation => Icon::Organisation,
        ActorKind::Institution => Icon::Institution,
        ActorKind::Group => Icon::Group,
        ActorKind::Other => Icon::Other,
    }
}

/// Width of the line of a tie that so many quotes stand behind, in canvas units.
#[must_use]
pub fn tie_width(quotes: usize) -> f64 {
    tie::width(quotes)
}

const fn hex(rgb: u32) -> Paint {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Paint::opaque(red, green, blue)
}

const fn boxed(fill: u32, line: u32, ink: u32, muted: u32) -> BoxPaints {
    BoxPaints { fill: hex(fill), line: hex(line), ink: hex(ink), muted: hex(muted) }
}

const fn tied(line: u32, badge_ink: u32) -> TiePaints {
    TiePaints { line: hex(line), badge_ink: hex(badge_ink) }
}

static LIGHT: Style = Style {
    ground: hex(0xfafaf8),
    ink: hex(0x1d232b),
    muted: hex(0x5a636f),
    hairline: hex(0xd3d7dc),
    plate: hex(0xffffff),
    support: tied(0x0b68b5, 0xffffff),
    clash: tied(0xc7430a, 0xffffff),
    undecided: tied(0x5a636f, 0xffffff),
    selection: hex(0x7c3aed),
    hover: hex(0xa78bfa),
    guide: hex(0xd6246e),
    kinds: [
        boxed(0xe4e7f6, 0x5660a8, 0x1b2042, 0x535980),
        boxed(0xe8edd6, 0x6a7a2b, 0x242a0e, 0x576038),
        boxed(0xf7ebcf, 0x9a7222, 0x33260b, 0x6d5a30),
        boxed(0xf6e4ed, 0xa45682, 0x3a182b, 0x745064),
        boxed(0xdcf0ea, 0x338070, 0x0d2e27, 0x40665e),
        boxed(0xebe3f6, 0x795ba6, 0x2a1c40, 0x64547d),
        boxed(0xf0e8e1, 0x866e5d, 0x2d231c, 0x685a50),
        boxed(0xeaedf0, 0x737c87, 0x1d232b, 0x58616b),
    ],
    paper: boxed(0xfff4c7, 0xb99a35, 0x2e2810, 0x6b5d2a),
    tint: 0.2,
    least: LEAST,
};

static DARK: Style = Style {
    ground: hex(0x14181f),
    ink: hex(0xe9ecf1),
    muted: hex(0xa3adba),
    hairline: hex(0x39414d),
    plate: hex(0x1b2029),
    support: tied(0x5ab2f7, 0x081c2e),
    clash: tied(0xff8c4d, 0x2e1203),
    undecided: tied(0xa3adba, 0x14181f),
    selection: hex(0xc4a7ff),
    hover: hex(0x8d72d6),
    guide: hex(0xff6fa5),
    kinds: [
        boxed(0x262b48, 0x8690da, 0xeceeff, 0xb3b9dc),
        boxed(0x2b311c, 0x9db055, 0xf1f5e0, 0xbac498),
        boxed(0x392e18, 0xcb9f4b, 0xfbf2de, 0xd0be95),
        boxed(0x3b2231, 0xd686b3, 0xfdeaf4, 0xd6b0c5),
        boxed(0x18332e, 0x57b3a0, 0xe2f7f2, 0x9fc7be),
        boxed(0x302545, 0xab8add, 0xf3ecff, 0xc5b5dc),
        boxed(0x322b26, 0xb39886, 0xf6eee8, 0xcbbbaf),
        boxed(0x272d35, 0x8f9aa7, 0xeef1f5, 0xb3bcc7),
    ],
    paper: boxed(0x3a3521, 0xa8934a, 0xf6eed3, 0xcdbf8f),
    tint: 0.22,
    least: LEAST,
};

static PRINT: Style = Style {
    ground: hex(0xffffff),
    ink: hex(0x000000),
    muted: hex(0x4a4a4a),
    hairline: hex(0xb0b0b0),
    plate: hex(0xffffff),
    support: tied(0x005094, 0xffffff),
    clash: tied(0xc03c00, 0xffffff),
    undecided: tied(0x4a4a4a, 0xffffff),
    selection: hex(0x5b21b6),
    hover: hex(0x7c3aed),
    guide: hex(0xd6246e),
    kinds: [
        boxed(0xf1f2fa, 0x2e377a, 0x000000, 0x45485c),
        boxed(0xf4f7ea, 0x4b5814, 0x000000, 0x484d36),
        boxed(0xfcf6e7, 0x6f4e0d, 0x000000, 0x554a33),
        boxed(0xfbf1f6, 0x7d355d, 0x000000, 0x594550),
        boxed(0xedf8f5, 0x155a4c, 0x000000, 0x3d524d),
        boxed(0xf5f0fb, 0x553a80, 0x000000, 0x50475e),
        boxed(0xf8f4f0, 0x5e4a3c, 0x000000, 0x524a44),
        boxed(0xf5f6f7, 0x4a515a, 0x000000, 0x4a4e54),
    ],
    paper: boxed(0xfffbe6, 0x8a7525, 0x000000, 0x4f4830),
    tint: 0.12,
    least: LEAST,
};

#[cfg(test)]
mod tests;
