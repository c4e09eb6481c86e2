//! What a page promises about scrolling.

use super::*;
use crate::app::view::CleanView;
use crate::text::SourceText;

const SETTING: Setting = Setting { width: 400.0, size: 16.0 };
const VIEW: f64 = 700.0;

fn page(text: &str) -> (Page, Typesetter) {
    let mut typesetter = Typesetter::bundled_only();
    let front = Front { title: "A title".to_owned(), byline: "Somebody".to_owned() };
    let raw = CleanView { is_on: false, ..CleanView::default() };
    let mut page = Page::new(Wording::new(SourceText::new(text), raw), front);
    page.settle(&mut typesetter, SETTING, VIEW);
    (page, typesetter)
}

/// A text of 300 paragraphs of many lengths, whose heights nobody could guess exactly.
fn uneven() -> String {
    let paragraph = |n: usize| format!("{n} {}", "militia ".repeat(1 + (n * 37) % 90));
    (0..300).map(paragraph).collect::<Vec<_>>().join("\n")
}

#[test]
fn words_under_the_eye_move_by_what_was_scrolled_and_never_jump() {
    let (mut page, mut typesetter) = page(&uneven());
    page.scroll_to(20_000.0);
    page.settle(&mut typesetter, SETTING, VIEW);
    for by in [30.0, 30.0, -30.0, -200.0, 110.0, -640.0, -640.0, -640.0] {
        let before: Vec<(usize, f64)> = page.shown().iter().map(|shown| (shown.block, shown.top)).collect();
        page.scroll_by(by);
        page.settle(&mut typesetter, SETTING, VIEW);
        let stayed = page.shown().iter().filter_map(|shown| {
            let (_, top) = before.iter().find(|(block, _)| *block == shown.block)?;
            Some(top - shown.top)
        });
        let moves: Vec<f64> = stayed.collect();
        assert!(!moves.is_empty() && moves.iter().all(|moved| (moved - by).abs() < 0.01), "{by}: {moves:?}");
    }
}

#[test]
fn the_view_stays_within_the_document() {
    let (mut page, mut typesetter) = page(&uneven());
    page.scroll_by(-500.0);
    page.settle(&mut typesetter, SETTING, VIEW);
    assert_eq!(page.scrolled().0, 0.0);
    page.scroll_by(1e9);
    page.settle(&mut typesetter, SETTING, VIEW);
    let last = page.shown().last().unwrap();
    assert_eq!(last.block, 299);
    let bottom = last.top + last.words.height();
    assert!((300.0..VIEW).contains(&bottom), "the last line stands at {bottom}");
}

#[test]
fn only_what_is_seen_is_set() {
    let (page, _) = page(&uneven());
    assert!(page.set.len() < 25, "{} blocks were set", page.set.len());
}

#[test]
fn words_shown_stand_in_the_upper_third_wherever_they_are() {
    let text = uneven();
    let (mut page, mut typesetter) = page(&text);
    for sought in ["250 militia", "40 militia", "131 militia"] {
        let byte = text.find(&format!("\n{sought}")).unwrap() + 1;
        page.reveal(&mut typesetter, byte, 0.3);
        page.settle(&mut typesetter, SETTING, VIEW);
        let at = page.caret_box(Caret::before(byte)).unwrap();
        assert!((at.y0 - 0.3 * VIEW).abs() < 1.0, "{sought} stands at {}", at.y0);
    }
}

#[test]
fn another_width_keeps_the_line_at_the_top() {
    let (mut page, mut typesetter) = page(&uneven());
    page.scroll_to(15_000.0);
    page.settle(&mut typesetter, SETTING, VIEW);
    let byte = page.source_at_top();
    page.settle(&mut typesetter, Setting { width: 250.0, size: 20.0 }, VIEW);
    let at = page.caret_box(Caret::before(byte)).unwrap();
    assert!((0.0..40.0).contains(&(at.y1)), "{at:?}");
}

#[test]
fn a_point_on_a_letter_gives_that_letter_in_both_directions() {
    let text = "Russia backed\nدعمت روسيا (Russia) الحكومة";
    let (page, _) = page(text);
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphabetic()) {
        let span = Span::new(at, at + letter.len_utf8());
        let Some(found) = page.boxes(span).first().copied() else { continue };
        let under = page.letter_under(found.center()).unwrap();
        assert_eq!(text[under..].chars().next(), Some(letter), "at byte {at}");
    }
}
