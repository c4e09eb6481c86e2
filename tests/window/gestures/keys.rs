//! The map without the pointer, and from one window to another.

use detente::model::{Stance, notation};
use eframe::egui;
use egui::OutputCommand;

use super::*;
use crate::canvas::NOWHERE;

#[test]
fn alt_shift_arrow_stops_on_the_tie_and_enter_opens_its_quote() {
    let mut story = Story::open(&[Stance::Support]);
    story.click_at(NOWHERE);
    story.select(&["Russia"]).keys(ALT | SHIFT, Key::ArrowRight);
    let view = story.harness.state().view();
    assert_eq!((view.selection.ties.len(), view.selection.actors.len()), (1, 0));
    story.keys(NONE, Key::Enter);
    assert!(story.shows("Moscow armed the YPG"));
}

#[test]
fn with_a_tie_selected_tab_goes_over_ties() {
    let mut story = Story::open(&[Stance::Support, Stance::Clash]);
    story.click_at(NOWHERE);
    story.select(&["Russia"]).keys(ALT | SHIFT, Key::ArrowRight);
    let ties = |story: &Story| story.harness.state().view().selection.ties.clone();
    let first = ties(&story);
    story.keys(NONE, Key::Tab);
    let second = ties(&story);
    assert!(first.len() == 1 && second.len() == 1 && first != second, "{first:?} {second:?}");
    assert!(story.chosen().is_empty());
}

#[test]
fn arrows_nudge_and_with_shift_push_and_what_is_repeated_is_one_step() {
    let mut story = Story::open(&[]);
    story.select(&["Iran"]);
    let before = story.place("Iran");
    story.keys(NONE, Key::ArrowRight).keys(NONE, Key::ArrowRight).keys(SHIFT, Key::ArrowDown);
    assert_eq!(story.place("Iran") - before, kurbo::Vec2::new(2.0, 10.0));
    assert_eq!(story.steps(), 1);
}

#[test]
fn ctrl_tab_gives_the_keyboard_to_the_next_part_of_the_window() {
    for keys in [CTRL, CTRL | SHIFT] {
        let mut story = Story::open(&[]);
        story.click_at(NOWHERE);
        story.keys(NONE, Key::Tab).keys(keys, Key::Tab);
        assert!(!detente::app::canvas::has_keyboard(&story.harness.ctx), "{keys:?}");
        assert_eq!(story.chosen(), ["Iran"], "what was selected stays so");
    }
}

#[test]
fn escape_backs_out_of_one_thing_at_a_time() {
    use detente::app::view::Tool;
    let mut story = Story::open(&[]);
    story.press_key(Key::L);
    let (russia, rim) = (story.centre("Russia"), story.rim("YPG"));
    story.click_at(russia);
    story.hand().press(rim).go(NOWHERE).key(Key::Escape).lift(NOWHERE);
    assert_eq!(story.chosen().len(), 1, "first the gesture");
    story.press_key(Key::Escape);
    assert!(story.chosen().is_empty(), "then the selection");
    assert_eq!(story.harness.state().view().tool, Tool::Lasso);
    story.press_key(Key::Escape);
    assert_eq!(story.harness.state().view().tool, Tool::Select, "then the tool");
}

/// What was put on the clipboard by the system's Copy.
fn copied(story: &mut Story) -> String {
    story.harness.event(Event::Copy);
    story.harness.step();
    let commands = story.harness.output().platform_output.commands.clone();
    let text = commands.into_iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text),
        _ => None,
    });
    text.unwrap()
}

#[test]
fn what_is_copied_in_one_window_is_pasted_into_another_with_its_ties_and_words() {
    let mut one = Story::open(&[Stance::Clash]);
    one.select(&["Russia", "YPG"]);
    let text = copied(&mut one);
    let mut other = Story::empty();
    other.harness.event(Event::Paste(text));
    other.harness.run_steps(4);
    assert_eq!(other.ties(), ["Russia clashes with YPG"]);
    assert_eq!(other.steps(), 1);
    let printed = notation::print(other.project());
    assert!(printed.contains("Moscow armed the YPG"), "{printed}");
    assert_eq!(other.place("YPG") - other.place("Russia"), one.place("YPG") - one.place("Russia"));
}

#[test]
fn a_picture_on_the_clipboard_comes_onto_the_canvas() {
    let mut story = Story::open(&[]);
    let image = egui::ColorImage::filled([30, 20], egui::Color32::from_rgb(200, 30, 30));
    story.harness.event(Event::PasteImage(std::sync::Arc::new(image)));
    for _ in 0..400 {
        story.harness.run_steps(1);
        if story.project().pictures().next().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let (_, picture) = story.project().pictures().next().unwrap();
    assert_eq!(
        (picture.size, picture.stand.map(|(_, rect)| rect.size())),
        ((30, 20), Some((30.0, 20.0).into()))
    );
    assert_eq!(story.steps(), 1);
}
