//! What strangers' texts may hold, and that it costs little and breaks nothing.

use kurbo::Point;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{Align, Caret, Column, Motion, Outlines, Paragraph, Typesetter, WordStyle};

const MOTIONS: [Motion; 8] = [
    Motion::Left,
    Motion::Right,
    Motion::WordLeft,
    Motion::WordRight,
    Motion::Up,
    Motion::Down,
    Motion::LineStart,
    Motion::LineEnd,
];

/// Asks everything of a paragraph, at every byte, and checks that answers lie within it.
fn stands_up(paragraph: &Paragraph) {
    let text = paragraph.text();
    let lines = paragraph.lines();
    assert_eq!((lines[0].bytes.start, lines.last().unwrap().bytes.end), (0, text.len()));
    for pair in lines.windows(2) {
        assert_eq!(pair[0].bytes.end, pair[1].bytes.start);
        assert!(pair[0].bottom <= pair[1].top + 1e-3);
    }
    for run in paragraph.runs() {
        assert!(text.get(run.bytes.clone()).is_some(), "{:?} of {text:?}", run.bytes);
        assert!(run.glyphs.iter().all(|glyph| text.get(glyph.bytes()).is_some()));
    }
    for byte in 0..=text.len() + 1 {
        let at = paragraph.caret(byte);
        assert!(at.x0.is_finite() && at.y0.is_finite());
        assert!(text.is_char_boundary(paragraph.hit(at.center())));
        assert!(text.get(paragraph.word_at(byte)).is_some());
        for motion in MOTIONS {
            let moved = paragraph.moved(Caret { at: byte, leans_back: byte % 2 == 0 }, motion, None);
            assert!(moved.is_none_or(|caret| text.is_char_boundary(caret.at)));
        }
    }
    assert!(paragraph.boxes(0..text.len()).iter().all(|each| each.width() >= 0.0 && each.is_finite()));
}

#[test]
fn broken_and_hostile_words_are_set_and_answer_every_question() {
    let mut typesetter = Typesetter::bundled_only();
    for text in [
        "\0\u{1}\u{7f}\u{85}\t\r\n\r",
        "\u{202e}reversed\u{202c} \u{2066}(\u{2069}\u{2069}\u{202a}\u{200f}\u{200e}",
        "\u{301}\u{301}marks first",
        "Z\u{351}\u{36b}\u{343}\u{36a}\u{302}a\u{334}\u{335}l\u{31b}g\u{31d}o",
        "\u{200d}\u{200d}\u{fe0f}\u{e0001}\u{e007f}\u{feff}\u{fffe}\u{ffff}\u{10ffff}",
        "👨‍👩‍👧‍👦🇸🇾\u{1f1e6} 日本語 ไทย हिन्दी",
        "ﷺ لا لله \u{640}\u{640} ١٢٣ (ا) [ب] «ج»",
        "a\u{2028}b\u{2029}c\u{b}d\u{c}e\n\n\n",
        "שָׁלוֹם\u{5be}עולם ",
    ] {
        for width in [None, Some(1.0), Some(40.0)] {
            for align in [Align::Start, Align::Center, Align::End] {
                stands_up(&typesetter.set(text, &WordStyle::serif(16.0), width, align));
            }
            let column = Column { width, align: Align::Center };
            stands_up(&typesetter.set_clipped(text, &WordStyle::sans(14.0), column, 1));
        }
    }
}

#[test]
fn a_tower_of_a_hundred_thousand_marks_is_set_whole() {
    let tower = format!("a{}", "\u{301}".repeat(100_000));
    let mut typesetter = Typesetter::bundled_only();
    let paragraph = typesetter.set(&tower, &WordStyle::sans(16.0), Some(300.0), Align::Start);
    assert_eq!(paragraph.lines().last().unwrap().bytes.end, tower.len());
    assert!(paragraph.hit(Point::new(5.0, 5.0)) <= tower.len());
}

#[test]
fn a_megabyte_is_set_paragraph_by_paragraph() {
    let sentence =
        "The army (الجيش السوري) retook Palmyra in March 2016, said צה״ל and Исламское государство. ";
    let document: Vec<String> = (0..2000).map(|number| format!("{number} {}", sentence.repeat(4))).collect();
    assert!(document.iter().map(String::len).sum::<usize>() > 900_000);
    let mut typesetter = Typesetter::bundled_only();
    for text in &document {
        let set = typesetter.set(text, &WordStyle::serif(16.0), Some(640.0), Align::Start);
        assert!(set.lines().len() > 3);
    }
}

#[test]
fn an_ellipsis_that_breaks_the_line_before_takes_letters_of_it() {
    let column = Column { width: Some(24.2), align: Align::Start };
    let mut typesetter = Typesetter::bundled_only();
    let clipped = typesetter.set_clipped("א(لا\u{301}\n", &WordStyle::sans(16.0), column, 2);
    assert!(clipped.lines().len() <= 2);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(48), ..ProptestConfig::with_cases(48) })]

    #[test]
    fn any_text_at_any_width_stands_up(text in "\\PC{0,24}|[ab \\n\\u{5d0}\\u{627}\\u{644}0-9()\\u{301}\\u{202e}]{0,24}", width in 1.0..200.0) {
        let mut typesetter = Typesetter::bundled_only();
        let set = typesetter.set(&text, &WordStyle::sans(16.0), Some(width), Align::Start);
        stands_up(&set);
        prop_assert!(Outlines::default().words(&set).is_finite());
        let column = Column { width: Some(width), align: Align::Start };
        let clipped = typesetter.set_clipped(&text, &WordStyle::sans(16.0), column, 2);
        prop_assert!(clipped.lines().len() <= 2);
        stands_up(&clipped);
    }
}
