//! How a map looks: the only place below the window where colours and sizes stand.
//!
//! Three looks are designed, not derived: [`Look::Light`], [`Look::Dark`] and [`Look::Print`] each have a [`Style`].
//! Sizes are the same in all three, so that a map keeps its layout when the look changes. Boxes are tinted
//! quietly by kind, because colour at full strength is kept for what the map is about: support is blue and clash
//! is vermilion, a pair that colour-blind readers tell apart too (a test simulates them). Start at [`Style`].

use crate::model::{ActorKind, Colour, Stance};
use crate::typeset::{Icon, Weight, WordStyle};

use super::shape::Paint;

/// A finished look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// For a bright screen.
    Light,
    /// For a dark screen.
    Dark,
    /// For paper: white ground, ink that survives a grey printer.
    Print,
}

impl Look {
    /// All three, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];

    /// The colours of this look.
    #[must_use]
    pub fn style(self) -> &'static Style {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
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
    /// Boxes of actors, in the order of [`ActorKind::ALL`].
    kinds: [BoxPaints; 8],
    /// How much of a chosen colour goes into the inside of a box.
    tint: f64,
}

/// The colours of a tie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TiePaints {
    /// The line, its heads and the ground of its badge.
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
        let line = (0..=10).map(|step| colour.towards(self.ink, f64::from(step) / 10.0));
        let line =
            line.into_iter().find(|line| line.contrast(self.ground) >= 3.0 && line.contrast(fill) >= 2.2);
        BoxPaints { fill, line: line.unwrap_or(self.ink), ink: own.ink, muted: own.muted }
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

/// Sizes of actors, in canvas units.
pub(super) mod actor {
    use super::{ActorKind, Weight, WordStyle};

    /// How the name is set.
    pub fn name() -> WordStyle {
        WordStyle { line_height: 1.22, ..WordStyle::sans(15.0) }.weighing(Weight::Medium)
    }
    /// How the line below the name is set.
    pub fn caption() -> WordStyle {
        WordStyle { line_height: 1.3, ..WordStyle::sans(11.0) }
    }
    /// No name is wider.
    pub const NAME_WIDTH: f64 = 172.0;
    /// No name has more lines.
    pub const NAME_LINES: usize = 2;
    /// Between the edge and what is inside, left and right.
    pub const PAD_X: f64 = 12.0;
    /// The same above and below.
    pub const PAD_Y: f64 = 9.0;
    /// Side of the icon.
    pub const ICON: f64 = 20.0;
    /// Between icon and name.
    pub const ICON_GAP: f64 = 8.0;
    /// No box is lower.
    pub const MIN_HEIGHT: f64 = 40.0;
    /// Width of the line at the edge.
    pub const LINE: f64 = 1.5;
    /// Side of the pin mark in the upper right corner of a box.
    pub const PIN: f64 = 10.0;
    /// Between the pin mark and the upper edge.
    pub const PIN_PAD: f64 = 2.5;

    /// Radius of the corners: a state is angular, a person round.
    pub fn radius(kind: ActorKind, height: f64) -> f64 {
        match kind {
            ActorKind::State | ActorKind::Institution => 4.0,
            ActorKind::Person => height.min(44.0) / 2.0,
            ActorKind::ArmedForce
            | ActorKind::Militia
            | ActorKind::Organisation
            | ActorKind::Group
            | ActorKind::Other => 11.0,
        }
    }
}

/// Sizes of ties, in canvas units.
pub(super) mod tie {
    use super::{Weight, WordStyle};

    /// How the words of a tie are set.
    pub fn label() -> WordStyle {
        WordStyle { line_height: 1.25, ..WordStyle::sans(12.0) }
    }
    /// How the number on a badge is set.
    pub fn badge() -> WordStyle {
        WordStyle { line_height: 1.0, ..WordStyle::sans(10.5) }.weighing(Weight::Bold)
    }
    /// Teeth in a row of a hypothetical clash, and room for teeth between two rows.
    pub const BROKEN_TEETH: (usize, usize) = (2, 1);
    /// No label is wider.
    pub const LABEL_WIDTH: f64 = 170.0;
    /// Between a label and the edge of its plate.
    pub const LABEL_PAD: f64 = 3.5;
    /// Height of a badge.
    pub const BADGE: f64 = 15.0;
    /// A badge is shown from so many quotes on: a solid line without one stands for a single quote.
    pub const BADGE_FROM: usize = 2;
    /// Between an actor's edge and the tip of a tie.
    pub const GAP: f64 = 4.0;
    /// Free ground between two ties of the same pair.
    pub const LANE_GAP: f64 = 5.0;
    /// How far the teeth of a clash stand out on each side.
    pub const TOOTH: f64 = 2.7;
    /// How long one tooth is along the line.
    pub const TOOTH_LENGTH: f64 = 5.5;
    /// A line has no more teeth; beyond that they get longer.
    pub const MAX_TEETH: usize = 1000;
    /// Straight line between a head and the first tooth.
    pub const LEAD: f64 = 5.0;
    /// Dash and gap of a hypothesis.
    pub const DASH: (f64, f64) = (7.0, 5.0);
    /// Radius of the disc that marks a contested pair.
    pub const CONTESTED: f64 = 9.0;
    /// How thick the mark of a contested pair is drawn.
    pub const CONTESTED_STROKE: f64 = 1.7;

    /// Width of a line that so many quotes stand behind.
    pub fn width(quotes: usize) -> f64 {
        let quotes = u32::try_from(quotes).unwrap_or(u32::MAX);
        if quotes == 0 { 1.6 } else { (1.9 + 0.95 * f64::from(quotes).ln()).min(5.2) }
    }
    /// Length of the head on a line of this width.
    pub fn head_length(width: f64) -> f64 {
        7.0 + 1.7 * width
    }
    /// Width of the head on a line of this width.
    pub fn head_width(width: f64) -> f64 {
        6.5 + 1.9 * width
    }
}

/// How near the pointer has to come, in canvas units.
pub(super) mod reach {
    /// From here inwards an actor's box is its rim.
    pub const RIM_INSIDE: f64 = 7.0;
    /// The rim reaches no further out.
    pub const RIM_OUTSIDE: f64 = 10.0;
    /// So much of a tie is its end.
    pub const END: f64 = 16.0;
    /// Ties are looked up in pieces of about this length.
    pub const PIECE: f64 = 300.0;
}

/// Sizes of the legend and the title, in canvas units.
pub(super) mod legend {
    use super::{Weight, WordStyle};

    /// How an entry is set.
    pub fn entry() -> WordStyle {
        WordStyle { line_height: 1.25, ..WordStyle::sans(12.5) }
    }
    /// How a heading is set.
    pub fn heading() -> WordStyle {
        WordStyle { line_height: 1.25, ..WordStyle::sans(11.0) }.weighing(Weight::Bold)
    }
    /// How the title of the map is set.
    pub fn title() -> WordStyle {
        WordStyle { line_height: 1.15, ..WordStyle::sans(28.0) }.weighing(Weight::Bold)
    }
    /// How the line below the title is set.
    pub fn subtitle() -> WordStyle {
        WordStyle { line_height: 1.3, ..WordStyle::sans(13.5) }
    }
    /// No entry is wider.
    pub const ENTRY_WIDTH: f64 = 190.0;
    /// No title is wider.
    pub const TITLE_WIDTH: f64 = 720.0;
    /// Between the map and what stands beside it.
    pub const MARGIN: f64 = 36.0;
    /// Between the edge of the legend and what is inside.
    pub const PAD: f64 = 16.0;
    /// Height of a row.
    pub const ROW: f64 = 24.0;
    /// Between two groups of rows.
    pub const GROUP_GAP: f64 = 12.0;
    /// Width of the sample at the left of a row.
    pub const SAMPLE: f64 = 64.0;
    /// Between a sample and its words.
    pub const SAMPLE_GAP: f64 = 12.0;
    /// Side of a kind's icon.
    pub const ICON: f64 = 14.0;
    /// Width of a kind's little box.
    pub const KIND_WIDTH: f64 = 40.0;
    /// Height of the same.
    pub const KIND_HEIGHT: f64 = 19.0;
    /// Radius of its corners.
    pub const KIND_RADIUS: f64 = 6.0;
    /// Between the title and the line below it.
    pub const TITLE_GAP: f64 = 2.0;
    /// Radius of the corners.
    pub const RADIUS: f64 = 10.0;
    /// Width of the line at the edge.
    pub const LINE: f64 = 1.0;
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
    ground: hex(0xfa_fa_f8),
    ink: hex(0x1d_23_2b),
    muted: hex(0x5a_63_6f),
    hairline: hex(0xd3_d7_dc),
    plate: hex(0xff_ff_ff),
    support: tied(0x0b_68_b5, 0xff_ff_ff),
    clash: tied(0xc7_43_0a, 0xff_ff_ff),
    undecided: tied(0x5a_63_6f, 0xff_ff_ff),
    selection: hex(0x7c_3a_ed),
    hover: hex(0xa7_8b_fa),
    kinds: [
        boxed(0xe4_e7_f6, 0x56_60_a8, 0x1b_20_42, 0x53_59_80),
        boxed(0xe8_ed_d6, 0x6a_7a_2b, 0x24_2a_0e, 0x57_60_38),
        boxed(0xf7_eb_cf, 0x9a_72_22, 0x33_26_0b, 0x6d_5a_30),
        boxed(0xf6_e4_ed, 0xa4_56_82, 0x3a_18_2b, 0x74_50_64),
        boxed(0xdc_f0_ea, 0x33_80_70, 0x0d_2e_27, 0x40_66_5e),
        boxed(0xeb_e3_f6, 0x79_5b_a6, 0x2a_1c_40, 0x64_54_7d),
        boxed(0xf0_e8_e1, 0x86_6e_5d, 0x2d_23_1c, 0x68_5a_50),
        boxed(0xea_ed_f0, 0x73_7c_87, 0x1d_23_2b, 0x58_61_6b),
    ],
    tint: 0.2,
};

static DARK: Style = Style {
    ground: hex(0x14_18_1f),
    ink: hex(0xe9_ec_f1),
    muted: hex(0xa3_ad_ba),
    hairline: hex(0x39_41_4d),
    plate: hex(0x1b_20_29),
    support: tied(0x5a_b2_f7, 0x08_1c_2e),
    clash: tied(0xff_8c_4d, 0x2e_12_03),
    undecided: tied(0xa3_ad_ba, 0x14_18_1f),
    selection: hex(0xc4_a7_ff),
    hover: hex(0x8d_72_d6),
    kinds: [
        boxed(0x26_2b_48, 0x86_90_da, 0xec_ee_ff, 0xb3_b9_dc),
        boxed(0x2b_31_1c, 0x9d_b0_55, 0xf1_f5_e0, 0xba_c4_98),
        boxed(0x39_2e_18, 0xcb_9f_4b, 0xfb_f2_de, 0xd0_be_95),
        boxed(0x3b_22_31, 0xd6_86_b3, 0xfd_ea_f4, 0xd6_b0_c5),
        boxed(0x18_33_2e, 0x57_b3_a0, 0xe2_f7_f2, 0x9f_c7_be),
        boxed(0x30_25_45, 0xab_8a_dd, 0xf3_ec_ff, 0xc5_b5_dc),
        boxed(0x32_2b_26, 0xb3_98_86, 0xf6_ee_e8, 0xcb_bb_af),
        boxed(0x27_2d_35, 0x8f_9a_a7, 0xee_f1_f5, 0xb3_bc_c7),
    ],
    tint: 0.26,
};

static PRINT: Style = Style {
    ground: hex(0xff_ff_ff),
    ink: hex(0x00_00_00),
    muted: hex(0x4a_4a_4a),
    hairline: hex(0xb0_b0_b0),
    plate: hex(0xff_ff_ff),
    support: tied(0x00_50_94, 0xff_ff_ff),
    clash: tied(0xc0_3c_00, 0xff_ff_ff),
    undecided: tied(0x4a_4a_4a, 0xff_ff_ff),
    selection: hex(0x5b_21_b6),
    hover: hex(0x7c_3a_ed),
    kinds: [
        boxed(0xf1_f2_fa, 0x2e_37_7a, 0x00_00_00, 0x45_48_5c),
        boxed(0xf4_f7_ea, 0x4b_58_14, 0x00_00_00, 0x48_4d_36),
        boxed(0xfc_f6_e7, 0x6f_4e_0d, 0x00_00_00, 0x55_4a_33),
        boxed(0xfb_f1_f6, 0x7d_35_5d, 0x00_00_00, 0x59_45_50),
        boxed(0xed_f8_f5, 0x15_5a_4c, 0x00_00_00, 0x3d_52_4d),
        boxed(0xf5_f0_fb, 0x55_3a_80, 0x00_00_00, 0x50_47_5e),
        boxed(0xf8_f4_f0, 0x5e_4a_3c, 0x00_00_00, 0x52_4a_44),
        boxed(0xf5_f6_f7, 0x4a_51_5a, 0x00_00_00, 0x4a_4e_54),
    ],
    tint: 0.12,
};
