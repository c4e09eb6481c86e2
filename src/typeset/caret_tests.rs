//! Carets, clicks, caret keys and selections in Latin, Arabic and mixed text.

use kurbo::Point;

use super::{Align, Caret, Motion, Paragraph, Typesetter, WordStyle};

const MIXED: &str = "Hezbollah (حزب الله) fights with صهل 24";

fn set(text: &str, width: Option<f64>) -> Paragraph {
    Typesetter::bundled_only().set(text, &WordStyle::sans(20.0), width, Align::Start)
}

#[test]
fn a_click_on_a_caret_gives_its_byte() {
    for text in ["Hezbollah fights on", "حزب الله يقاتل", "צה״ל תקף", "Χεζμπολάχ", "Исламское государство"]
    {
        for width in [None, Some(90.0)] {
            let paragraph = set(text, width);
            for (byte, _) in text.char_indices() {
                assert_eq!(paragraph.hit(paragraph.caret(byte).center()), byte, "{text} {width:?}");
            }
        }
    }
}

#[test]
fn a_click_where_directions_meet_gives_a_caret_at_that_place() {
    let paragraph = set(MIXED, None);
    for (byte, _) in MIXED.char_indices() {
        let at = paragraph.caret(byte);
        let back = paragraph.caret_box(paragraph.hit_caret(at.center()));
        assert!((back.x0 - at.x0).abs() < 0.01, "{byte}: {at:?} {back:?}");
    }
}

#[test]
fn an_arabic_text_begins_at_its_right_edge() {
    let paragraph = set("حزب الله", Some(300.0));
    assert!((paragraph.caret(0).x0 - 300.0).abs() < 0.01);
    assert!((paragraph.caret(99).x0 - paragraph.bounds().x0).abs() < 0.01);
}

#[test]
fn the_right_key_walks_to_the_right_through_both_directions() {
    let paragraph = set(MIXED, None);
    let mut caret = paragraph.hit_caret(Point::new(0.0, 5.0));
    let mut stops = 1;
    while let Some(next) = paragraph.moved(caret, Motion::Right, None) {
        assert!(paragraph.caret_box(next).x0 > paragraph.caret_box(caret).x0, "{caret:?} {next:?}");
        caret = next;
        stops += 1;
    }
    assert_eq!(stops, MIXED.chars().count() + 1);
    assert_eq!(paragraph.moved(Caret::before(0), Motion::Left, None), None);
}

#[test]
fn a_text_that_reads_from_the_right_is_left_at_its_left_end() {
    for (text, width) in [("حزب الله", None), ("دعم", None), ("حزب الله يقاتل في حلب", Some(60.0))]
    {
        let paragraph = set(text, width);
        let (start, end) = (Caret::before(0), Caret::before(text.len()));
        for motion in [Motion::Left, Motion::WordLeft] {
            assert_eq!(paragraph.moved(end, motion, None), None, "{text} {motion:?}");
        }
        for motion in [Motion::Right, Motion::WordRight] {
            assert_eq!(paragraph.moved(start, motion, None), None, "{text} {motion:?}");
        }
        let walk = |from, motion| {
            let mut places = vec![from];
            while let Some(next) = paragraph.moved(places[places.len() - 1], motion, None) {
                places.push(next);
            }
            places.into_iter().map(|caret: Caret| caret.at).collect::<Vec<_>>()
        };
        let (mut left, mut right) = (walk(start, Motion::Left), walk(end, Motion::Right));
        left.dedup();
        right.dedup();
        right.reverse();
        let every: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        assert_eq!((&left, &right), (&every, &every), "{text}");
    }
}

#[test]
fn word_keys_stop_at_words_in_both_directions() {
    let latin = set("Syrian army units", None);
    assert_eq!(latin.moved(Caret::before(0), Motion::WordRight, None).map(|caret| caret.at), Some(6));
    assert_eq!(latin.moved(Caret::before(12), Motion::WordLeft, None).map(|caret| caret.at), Some(7));
    let arabic = set("حزب الله", None);
    assert_eq!(arabic.moved(Caret::before(0), Motion::WordLeft, None).map(|caret| caret.at), Some(6));
}

#[test]
fn up_and_down_keep_the_column_and_leave_at_the_ends() {
    let paragraph = set("several words that are broken into a few short lines", Some(120.0));
    let start = Caret::before(4);
    let x = paragraph.caret_box(start).x0;
    let down = paragraph.moved(start, Motion::Down, Some(x)).unwrap();
    assert_eq!((paragraph.line_of(start), paragraph.line_of(down)), (0, 1));
    assert_eq!(paragraph.moved(down, Motion::Up, Some(x)), Some(Caret { at: 4, leans_back: true }));
    assert_eq!(paragraph.moved(start, Motion::Up, None), None);
    assert_eq!(paragraph.moved(Caret::before(52), Motion::Down, None), None);
}

#[test]
fn the_end_of_a_broken_line_is_on_that_line() {
    let paragraph = set("several words that are broken", Some(120.0));
    let end = paragraph.moved(Caret::before(2), Motion::LineEnd, None).unwrap();
    assert_eq!((paragraph.line_of(end), end.leans_back), (0, true));
    assert_eq!(paragraph.moved(end, Motion::LineStart, None), Some(Caret::before(0)));
    let hard = set("one\ntwo", None);
    assert_eq!(hard.moved(Caret::before(1), Motion::LineEnd, None), Some(Caret::before(3)));
}

#[test]
fn a_selection_across_directions_is_as_many_boxes_as_the_eye_sees() {
    let paragraph = set(MIXED, None);
    assert_eq!(paragraph.boxes(0..9).len(), 1);
    // From within the Latin word into the middle of the Arabic ones: the Arabic part stands at their right end.
    assert_eq!(paragraph.boxes(5..17).len(), 2);
    let all = paragraph.boxes(0..MIXED.len());
    assert_eq!(all.len(), 1);
    assert!((all[0].width() - paragraph.width()).abs() < 0.01);
}

#[test]
fn a_selection_over_lines_has_a_box_on_each() {
    let paragraph = set("several words that are broken into a few short lines", Some(120.0));
    let boxes = paragraph.boxes(3..40);
    let tops: Vec<f64> = boxes.iter().map(|each| each.y0).collect();
    assert_eq!(tops, paragraph.lines()[..boxes.len()].iter().map(|line| line.top).collect::<Vec<_>>());
    assert!(boxes.len() > 2 && paragraph.boxes(7..7).is_empty() && paragraph.boxes(90..99).is_empty());
}

#[test]
fn the_word_at_a_byte_is_the_whole_word() {
    let paragraph = set(MIXED, Some(90.0));
    for (byte, word) in
        [(0, "Hezbollah"), (4, "Hezbollah"), (9, " "), (11, "حزب"), (20, "الله"), (29, "fights")]
    {
        assert_eq!(&MIXED[paragraph.word_at(byte)], word, "{byte}");
    }
    assert_eq!(&MIXED[paragraph.word_at(999)], "24");
    assert_eq!(set("", None).word_at(0), 0..0);
}
