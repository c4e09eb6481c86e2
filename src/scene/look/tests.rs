//! The promises of the looks: words can be read, lines be seen, and the two stances never be confused.

use super::*;

#[test]
fn all_words_have_the_contrast_that_wcag_asks_for() {
    for look in Look::ALL {
        let style = look.style();
        for ground in [style.ground, style.plate] {
            for (what, ink) in [("ink", style.ink), ("muted", style.muted)] {
                assert!(ink.contrast(ground) >= 4.5, "{look:?} {what}: {:.2}", ink.contrast(ground));
            }
        }
        for kind in ActorKind::ALL {
            let paints = style.actor_box(kind, None);
            for ink in [paints.ink, paints.muted] {
                assert!(
                    ink.contrast(paints.fill) >= 4.5,
                    "{look:?} {kind:?}: {:.2}",
                    ink.contrast(paints.fill)
                );
            }
        }
        for tie in [style.support, style.clash, style.undecided] {
            assert!(
                tie.badge_ink.contrast(tie.line) >= 4.5,
                "{look:?} badge: {:.2}",
                tie.badge_ink.contrast(tie.line)
            );
            // The words of a tie are in its colour.
            assert!(
                tie.line.contrast(style.ground) >= 4.5,
                "{look:?} words: {:.2}",
                tie.line.contrast(style.ground)
            );
        }
    }
}

#[test]
fn high_contrast_gives_words_seven_to_one_and_lines_three_to_one() {
    for look in [Look::StarkLight, Look::StarkDark] {
        let style = look.style();
        let stands_out = |what: &str, paint: Paint, ground: Paint, least: f64| {
            let found = paint.contrast(ground);
            assert!(found >= least, "{look:?} {what}: {found:.2}");
        };
        for tie in [style.support, style.clash, style.undecided] {
            stands_out("badge", tie.badge_ink, tie.line, 7.0);
            stands_out("words of a tie", tie.line, style.ground, 7.0);
        }
        for (what, paint) in [("ink", style.ink), ("muted", style.muted)] {
            stands_out(what, paint, style.ground, 7.0);
        }
        for (what, paint) in [("hairline", style.hairline), ("ring", style.selection), ("hover", style.hover)]
        {
            stands_out(what, paint, style.ground, 3.0);
        }
        let colours = (0..64_u32).map(|step| {
            let channel = |shift: u32| u8::try_from((step >> shift & 3) * 85).unwrap();
            Some(Colour { red: channel(0), green: channel(2), blue: channel(4) })
        });
        for (kind, chosen) in ActorKind::ALL
            .into_iter()
            .flat_map(|kind| colours.clone().chain([None]).map(move |chosen| (kind, chosen)))
        {
            let paints = style.actor_box(kind, chosen);
            stands_out("name", paints.ink, paints.fill, 7.0);
            stands_out("caption", paints.muted, paints.fill, 7.0);
            stands_out("edge", paints.line, style.ground, 3.0);
            stands_out("edge inside", paints.line, paints.fill, 3.0);
        }
    }
}

#[test]
fn all_lines_can_be_seen() {
    for look in Look::ALL {
        let style = look.style();
        for line in [style.selection, style.hover] {
            assert!(line.contrast(style.ground) >= 2.5, "{look:?}: {:.2}", line.contrast(style.ground));
        }
        assert!(style.selection.contrast(style.ground) >= 3.0);
        for kind in ActorKind::ALL {
            let paints = style.actor_box(kind, None);
            for ground in [style.ground, paints.fill] {
                assert!(
                    paints.line.contrast(ground) >= 3.0,
                    "{look:?} {kind:?}: {:.2}",
                    paints.line.contrast(ground)
                );
            }
        }
    }
}

#[test]
fn a_box_of_any_chosen_colour_can_be_read_and_seen() {
    for look in Look::ALL {
        let style = look.style();
        for step in 0..512_u32 {
            let channel = |shift: u32| u8::try_from((step >> shift & 7) * 36).unwrap();
            let chosen = Colour { red: channel(0), green: channel(3), blue: channel(6) };
            let paints = style.actor_box(ActorKind::State, Some(chosen));
            assert!(paints.ink.contrast(paints.fill) >= 6.0, "{look:?} {chosen}");
            assert!(
                paints.muted.contrast(paints.fill) >= 4.5,
                "{look:?} {chosen}: {}",
                paints.muted.contrast(paints.fill)
            );
            assert!(paints.line.contrast(style.ground) >= 3.0, "{look:?} {chosen}");
        }
    }
}

#[test]
fn support_and_clash_are_told_apart_by_colour_blind_eyes() {
    for look in Look::ALL {
        let style = look.style();
        for (name, eyes) in
            [("all cones", EVERY), ("no red", PROTAN), ("no green", DEUTAN), ("no blue", TRITAN)]
        {
            let apart = distance(seen_by(eyes, style.support.line), seen_by(eyes, style.clash.line));
            // 10 is "clearly different" side by side; thin lines apart from each other need a good deal more.
            assert!(apart >= 40.0, "{look:?}, {name}: {apart:.0}");
        }
    }
}

#[test]
fn what_is_selected_is_not_mistaken_for_a_tie() {
    for look in Look::ALL {
        let style = look.style();
        for tie in [style.support.line, style.clash.line] {
            assert!(distance(linear(style.selection), linear(tie)) >= 30.0, "{look:?}");
        }
    }
}

#[test]
fn a_line_grows_with_its_quotes_and_not_without_end() {
    let widths: Vec<f64> = [0, 1, 2, 3, 6, 12].map(tie::width).into();
    assert!(widths.windows(2).all(|pair| pair[0] + 0.25 < pair[1]), "{widths:?}");
    assert!(tie::width(usize::MAX) <= 5.2);
}

/// Linear RGB to linear RGB, from Machado, Oliveira and Fernandes (2009), severity 1.
type Eyes = [[f64; 3]; 3];
const EVERY: Eyes = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTAN: Eyes = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTAN: Eyes = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITAN: Eyes = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];

fn linear(paint: Paint) -> [f64; 3] {
    [paint.red, paint.green, paint.blue].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn seen_by(eyes: Eyes, paint: Paint) -> [f64; 3] {
    let [red, green, blue] = linear(paint);
    eyes.map(|row| (row[0] * red + row[1] * green + row[2] * blue).clamp(0.0, 1.0))
}

/// Difference in CIE L*a*b* (1976) under D65.
fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (lab(one), lab(other));
    (0..3).map(|axis| (one[axis] - other[axis]).powi(2)).sum::<f64>().sqrt()
}

fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47;
    let y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83;
    let [x, y, z] =
        [x, y, z].map(|value| if value > 0.008_856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}
