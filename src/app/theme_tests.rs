//! The promises of the window's looks: letters can be read on every ground, and the map wears what the window wears.

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
    let looks = [
        ("light", LIGHT, 4.5),
        ("dark", DARK, 4.5),
        ("stark", STARK_LIGHT, 7.0),
        ("stark dark", STARK_DARK, 7.0),
    ];
    for (name, tint, least) in looks {
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
                assert!(found >= least, "{what} on {ground:?} in the {name} look: {found:.2}");
            }
        }
        for ground in [tint.panel, tint.card] {
            assert!(contrast(tint.border, ground) >= 3.0, "border on {ground:?} in the {name} look");
        }
        for letter in [tint.text, tint.weak] {
            assert!(contrast(letter, tint.chosen) >= least, "letters on chosen in the {name} look");
        }
    }
}

#[test]
fn the_map_wears_what_the_window_wears() {
    let ctx = egui::Context::default();
    for (is_stark, wanted) in
        [(false, [Look::Light, Look::Dark]), (true, [Look::StarkLight, Look::StarkDark])]
    {
        wear(&ctx, Dress { is_stark, is_still: false });
        let found = [Theme::Light, Theme::Dark].map(|theme| look_of(&ctx.style_of(theme).visuals));
        assert_eq!(found, wanted);
    }
}

#[test]
fn a_look_is_remembered_by_its_word() {
    for look in [LookChoice::System, LookChoice::Light, LookChoice::Dark] {
        assert_eq!(LookChoice::from_word(look.word()), look);
    }
    assert_eq!(LookChoice::from_word("sepia"), LookChoice::System);
}
