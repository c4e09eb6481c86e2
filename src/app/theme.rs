//! Colours, sizes and letters of the window around the canvas.
//!
//! The panels wear the same greys as the map's light and dark looks, so that the window reads as one sheet. Every
//! pair of letters and ground here has a contrast of at least 4.5 to 1, which a test keeps. What is drawn *on* the
//! map is `scene::look`.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style,
    TextStyle, Theme, Vec2, Visuals,
};

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

impl Tint {
    /// The colours of the look that `ui` has.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> Self {
        Self::when(ui.visuals().dark_mode)
    }

    /// The colours of the dark or the light look.
    #[must_use]
    pub fn when(dark: bool) -> Self {
        if dark { DARK } else { LIGHT }
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

/// Side of the signs in lists and menus.
pub const SIGN: f32 = 16.0;

/// Dresses the window once, at its start.
pub(super) fn dress(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    ctx.set_style_of(Theme::Light, style(&LIGHT, Visuals::light()));
    ctx.set_style_of(Theme::Dark, style(&DARK, Visuals::dark()));
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
    visuals.selection.stroke = Stroke::new(1.0, tint.accent);
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
    widgets.active.bg_stroke = Stroke::new(1.5, tint.accent);
    visuals
}

/// `top` laid over `ground` with so much of its strength.
fn over(ground: Color32, top: Color32, part: f32) -> Color32 {
    let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round() as u8; // within 0..=255
    Color32::from_rgb(mix(ground.r(), top.r()), mix(ground.g(), top.g()), mix(ground.b(), top.b()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours as WCAG 2.2 counts it, 1 to 21.
    fn contrast(one: Color32, other: Color32) -> f64 {
        let channel = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        let light = |c: Color32| 0.2126 * channel(c.r()) + 0.7152 * channel(c.g()) + 0.0722 * channel(c.b());
        let (a, b) = (light(one) + 0.05, light(other) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn letters_can_be_read_on_every_ground() {
        for (name, tint) in [("light", LIGHT), ("dark", DARK)] {
            let letters = [
                ("text", tint.text),
                ("weak", tint.weak),
                ("accent", tint.accent),
                ("support", tint.support),
                ("clash", tint.clash),
                ("fault", tint.fault),
                ("doubt", tint.doubt),
                ("done", tint.done),
            ];
            for (what, letter) in letters {
                for ground in [tint.panel, tint.card, tint.field] {
                    let found = contrast(letter, ground);
                    assert!(found >= 4.5, "{what} on {ground:?} in the {name} look: {found:.2}");
                }
            }
            for ground in [tint.panel, tint.card] {
                assert!(contrast(tint.border, ground) >= 3.0, "border on {ground:?} in the {name} look");
            }
            assert!(contrast(tint.text, tint.chosen) >= 4.5, "chosen in the {name} look");
            assert!(contrast(tint.weak, tint.chosen) >= 4.5, "weak on chosen in the {name} look");
        }
    }

    #[test]
    fn a_look_is_remembered_by_its_word() {
        for look in [LookChoice::System, LookChoice::Light, LookChoice::Dark] {
            assert_eq!(LookChoice::from_word(look.word()), look);
        }
        assert_eq!(LookChoice::from_word("sepia"), LookChoice::System);
    }
}
