//! Colours, sizes and letters of the window around the canvas.
//!
//! The panels wear the same greys as the map's light and dark looks, so that the window reads as one sheet. Every
//! pair of letters and ground here has a contrast of at least 4.5 to 1, and of 7 to 1 where high contrast is wanted, which
//! tests keep. What is drawn *on* the map is `scene::look`.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style,
    TextStyle, Theme, Vec2, Visuals,
};

use crate::scene::Look;

/// Which look the window and the canvas have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LookChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark letters on light.
    Light,
    /// Light letters on dark.
    Dark,
}

impl LookChoice {
    /// The word it is remembered by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of this word; that of the system for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }

    pub(super) fn preference(self) -> egui::ThemePreference {
        match self {
            Self::System => egui::ThemePreference::System,
            Self::Light => egui::ThemePreference::Light,
            Self::Dark => egui::ThemePreference::Dark,
        }
    }
}

/// Colours with a meaning.
#[derive(Clone, Copy, Debug)]
pub struct Tint {
    /// Letters.
    pub text: Color32,
    /// Letters that stand back.
    pub weak: Color32,
    /// Ground of panels.
    pub panel: Color32,
    /// Ground of cards, menus and dialogs.
    pub card: Color32,
    /// Ground of text fields and lists.
    pub field: Color32,
    /// Thin lines between things.
    pub line: Color32,
    /// The border of what can be typed in or pressed.
    pub border: Color32,
    /// What is chosen or can be followed.
    pub accent: Color32,
    /// Ground of what is chosen.
    pub chosen: Color32,
    /// Support.
    pub support: Color32,
    /// Clash.
    pub clash: Color32,
    /// Something failed.
    pub fault: Color32,
    /// Something wants a second look.
    pub doubt: Color32,
    /// Something went well.
    pub done: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: Tint = Tint {
    text: rgb(0x1f_24_2b),
    weak: rgb(0x57_60_6c),
    panel: rgb(0xf4_f3_f0),
    card: rgb(0xff_ff_ff),
    field: rgb(0xff_ff_ff),
    line: rgb(0xd9_d6_cf),
    border: rgb(0x84_88_8f),
    accent: rgb(0x1c_5d_99),
    chosen: rgb(0xd3_e4_f5),
    support: rgb(0x1a_63_a8),
    clash: rgb(0xb0_3f_12),
    fault: rgb(0xa8_22_22),
    doubt: rgb(0x85_59_00),
    done: rgb(0x1d_6b_44),
};

const DARK: Tint = Tint {
    text: rgb(0xe6_e8_ec),
    weak: rgb(0xb2_ba_c6),
    panel: rgb(0x1f_22_27),
    card: rgb(0x2a_2e_35),
    field: rgb(0x17_19_1d),
    line: rgb(0x3b_40_49),
    border: rgb(0x76_7d_8a),
    accent: rgb(0x7a_b8_f0),
    chosen: rgb(0x27_3f_58),
    support: rgb(0x74_b3_f0),
    clash: rgb(0xf5_94_5c),
    fault: rgb(0xff_8f_86),
    doubt: rgb(0xec_bb_57),
    done: rgb(0x79_cf_a0),
};

const STARK_LIGHT: Tint = Tint {
    text: rgb(0x00_00_00),
    weak: rgb(0x33_33_33),
    panel: rgb(0xff_ff_ff),
    card: rgb(0xff_ff_ff),
    field: rgb(0xff_ff_ff),
    line: rgb(0x5a_5a_5a),
    border: rgb(0x00_00_00),
    accent: rgb(0x00_3e_8a),
    chosen: rgb(0xc9_e0_ff),
    support: rgb(0x00_3e_8a),
    clash: rgb(0x9a_2c_00),
    fault: rgb(0x8f_00_00),
    doubt: rgb(0x5c_3d_00),
    done: rgb(0x00_49_1f),
};

const STARK_DARK: Tint = Tint {
    text: rgb(0xff_ff_ff),
    weak: rgb(0xe0_e0_e0),
    panel: rgb(0x00_00_00),
    card: rgb(0x00_00_00),
    field: rgb(0x00_00_00),
    line: rgb(0x8a_8a_8a),
    border: rgb(0xff_ff_ff),
    accent: rgb(0x9c_d2_ff),
    chosen: rgb(0x00_3a_70),
    support: rgb(0x7c_c4_ff),
    clash: rgb(0xff_a0_60),
    fault: rgb(0xff_9d_96),
    doubt: rgb(0xff_d2_7a),
    done: rgb(0x8d_f0_b4),
};

impl Tint {
    /// The colours of the look that `ui` has.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> Self {
        Self::worn(ui.visuals())
    }

    /// The colours that go with the window's own.
    #[must_use]
    pub fn worn(visuals: &Visuals) -> Self {
        match look_of(visuals) {
            Look::StarkLight => STARK_LIGHT,
            Look::StarkDark => STARK_DARK,
            Look::Dark => DARK,
            Look::Light | Look::Print => LIGHT,
        }
    }

    /// The colour of a stance.
    #[must_use]
    pub fn stance(&self, stance: crate::model::Stance) -> Color32 {
        match stance {
            crate::model::Stance::Support => self.support,
            crate::model::Stance::Clash => self.clash,
        }
    }
}

/// A few quiet colours for actors that stay apart, after Okabe and Ito's set for colour-blind readers.
pub const ACTOR_COLOURS: [(Color32, &str); 6] = [
    (rgb(0x56_b4_e9), "sky blue"),
    (rgb(0x00_9e_73), "green"),
    (rgb(0xf0_e4_42), "yellow"),
    (rgb(0xe6_9f_00), "orange"),
    (rgb(0xcc_79_a7), "purple"),
    (rgb(0x78_78_78), "grey"),
];

/// Lays a picture down in its own colours.
pub const AS_IT_IS: Color32 = Color32::WHITE;

/// Side of the signs in lists and menus.
pub const SIGN: f32 = 16.0;

/// The look of the map that goes with the window's own.
#[must_use]
pub fn look_of(visuals: &Visuals) -> Look {
    let wears = |stark: &Tint| visuals.panel_fill == stark.panel;
    match visuals.dark_mode {
        true if wears(&STARK_DARK) => Look::StarkDark,
        false if wears(&STARK_LIGHT) => Look::StarkLight,
        true => Look::Dark,
        false => Look::Light,
    }
}

/// How the window is dressed, beside light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dress {
    /// Words and lines stand out as far as they can.
    pub is_stark: bool,
    /// Nothing moves by itself: no panel slides, the camera jumps.
    pub is_still: bool,
}

/// Dresses the window.
pub(super) fn wear(ctx: &egui::Context, dress: Dress) {
    let (light, dark) = if dress.is_stark { (&STARK_LIGHT, &STARK_DARK) } else { (&LIGHT, &DARK) };
    for (theme, tint, visuals) in
        [(Theme::Light, light, Visuals::light()), (Theme::Dark, dark, Visuals::dark())]
    {
        let mut style = style(tint, visuals);
        if dress.is_still {
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
        ctx.set_style_of(theme, style);
    }
}

/// Dresses the window once, at its start.
pub(super) fn dress(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    wear(ctx, Dress::default());
    // Our own commands zoom the canvas with these keys.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// The sheet that a dialog is written on.
pub(super) fn dialog(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::popup(&ctx.global_style())
        .inner_margin(Margin::same(18))
        .corner_radius(CornerRadius::same(10))
}

/// The face for headings and buttons that lead.
#[must_use]
pub fn medium() -> FontFamily {
    FontFamily::Name("medium".into())
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 4] = [
        ("inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        ("inter-medium", include_bytes!("../../assets/fonts/Inter-Medium.otf")),
        ("arabic", include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf")),
        ("hebrew", include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes)));
    }
    let rest = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with = |first: &str| -> Vec<String> {
        [first, "arabic", "hebrew"].into_iter().map(String::from).chain(rest.iter().cloned()).collect()
    };
    fonts.families.insert(medium(), with("inter-medium"));
    fonts.families.insert(FontFamily::Proportional, with("inter"));
    fonts
}

fn style(tint: &Tint, visuals: Visuals) -> Style {
    let mut style = Style { visuals: dressed(tint, visuals), ..Style::default() };
    let sized = |size, family: FontFamily| FontId::new(size, family);
    style.text_styles = [
        (TextStyle::Small, sized(11.5, FontFamily::Proportional)),
        (TextStyle::Body, sized(13.5, FontFamily::Proportional)),
        (TextStyle::Button, sized(13.5, FontFamily::Proportional)),
        (TextStyle::Heading, sized(16.5, medium())),
        (TextStyle::Monospace, sized(12.5, FontFamily::Monospace)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 6.0);
    spacing.button_padding = Vec2::new(9.0, 4.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.interact_size = Vec2::new(32.0, 26.0);
    spacing.menu_width = 320.0;
    spacing.tooltip_width = 360.0;
    spacing.combo_height = 320.0;
    spacing.icon_width = 16.0;
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style
}

fn dressed(tint: &Tint, mut visuals: Visuals) -> Visuals {
    let round = CornerRadius::same(6);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tint.weak);
    visuals.panel_fill = tint.panel;
    visuals.window_fill = tint.card;
    visuals.window_stroke = Stroke::new(1.0, tint.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = tint.field;
    visuals.text_edit_bg_color = Some(tint.field);
    visuals.faint_bg_color = tint.text.gamma_multiply(0.035);
    visuals.hyperlink_color = tint.accent;
    visuals.warn_fg_color = tint.doubt;
    visuals.error_fg_color = tint.fault;
    visuals.selection.bg_fill = tint.chosen;
    // Around the field that has the keyboard.
    visuals.selection.stroke = Stroke::new(2.0, tint.accent);
    let shade = Shadow { offset: [0, 6], blur: 20, spread: 0, color: Color32::from_black_alpha(48) };
    visuals.window_shadow = shade;
    visuals.popup_shadow = shade;
    let widgets = &mut visuals.widgets;
    for (state, part) in [
        (&mut widgets.noninteractive, 0.0),
        (&mut widgets.inactive, 0.06),
        (&mut widgets.hovered, 0.11),
        (&mut widgets.active, 0.17),
        (&mut widgets.open, 0.10),
    ] {
        state.corner_radius = round;
        state.weak_bg_fill = over(tint.panel, tint.text, part);
        state.bg_fill = over(tint.panel, tint.text, part + 0.05);
        state.fg_stroke = Stroke::new(1.2, tint.text);
        state.bg_stroke = Stroke::new(1.0, tint.line);
        state.expansion = 0.0;
    }
    widgets.inactive.bg_stroke = Stroke::new(1.0, tint.border);
    widgets.open.bg_stroke = Stroke::new(1.0, tint.border);
    widgets.hovered.bg_stroke = Stroke::new(1.0, tint.weak);
    widgets.active.bg_stroke = Stroke::new(2.0, tint.accent); // of what has the keyboard, too
    visuals
}

/// `top` laid over `ground` with so much of its strength.
fn over(ground: Color32, top: Color32, part: f32) -> Color32 {
    let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round() as u8; // within 0..=255
    Color32::from_rgb(mix(ground.r(), top.r()), mix(ground.g(), top.g()), mix(ground.b(), top.b()))
}

#[cfg(test)]
#[path = "theme_tests.rs"]
mod tests;
