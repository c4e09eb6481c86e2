//! The map for those who do not see it, and for tests: visible actors and ties as named, selectable items.
//!
//! Each has its sentence from the scene and a place on screen, can be reached with Tab from top to bottom, and is
//! selected by Enter, Space or a screen reader's click. Far out, where items are a few points small, and among
//! thousands, there would be nothing to hold on to: then only the sentence about the whole is there.

use egui::{Id, Key, Role, Sense, Ui, WidgetInfo};
use kurbo::Rect;

use super::super::action::Action;
use super::super::{Reading, convert};
use super::paint::Stand;
use crate::edit::Things;
use crate::scene::{Part, Scene};

/// Below this zoom single items are not named.
const SMALLEST_ZOOM: f64 = 0.3;
/// More items than this at once are not named.
const MOST: usize = 600;

/// Publishes what is seen of the scene; gives a selection if one was asked for.
pub(super) fn publish(ui: &Ui, reading: Reading<'_>, stand: Stand) -> Option<Action> {
    let selection = &reading.view.selection;
    if stand.camera.zoom < SMALLEST_ZOOM {
        return None;
    }
    let mut asked = None;
    for (part, rect) in seen(reading.scene, stand) {
        let is_selected = match part {
            Part::Actor(id) => selection.actors.contains(&id),
            Part::Tie(id) => selection.ties.contains(&id),
            Part::Mark(_) | Part::TieLabel(_) | Part::Legend | Part::Title => continue,
        };
        let id = Id::unique(("on the canvas", part));
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        // The sentence is made only if somebody listens.
        response.widget_info(|| {
            let sentence = reading.scene.sentence(part);
            WidgetInfo::selected(Role::Button, true, is_selected, sentence)
        });
        if is_chosen(ui, id, response.has_focus()) {
            asked = Some(Action::Select(only(part)));
        }
    }
    asked
}

/// Actors and ties on screen with their boxes, in reading order.
fn seen(scene: &Scene, stand: Stand) -> Vec<(Part, egui::Rect)> {
    let area = stand.camera.seen();
    let on_screen = |rect: Rect| {
        convert::rect(stand.camera.screen_from_canvas().transform_rect_bbox(rect)).translate(stand.corner)
    };
    let is_meant = |part| matches!(part, Part::Actor(_) | Part::Tie(_));
    let Some(items) = scene.few_within(area, MOST, is_meant) else { return Vec::new() };
    let mut seen: Vec<(Part, egui::Rect)> =
        items.into_iter().map(|item| (item.part, on_screen(item.bounds.intersect(area)))).collect();
    // Actors go before ties, from top to bottom and from left to right.
    seen.sort_by(|(one, a), (other, b)| {
        let is_tie = |part: &Part| matches!(part, Part::Tie(_));
        let place = |rect: &egui::Rect| ((rect.min.y / 24.0) as i32, rect.min.x as i32);
        (is_tie(one), place(a), one).cmp(&(is_tie(other), place(b), other))
    });
    seen
}

fn is_chosen(ui: &Ui, id: Id, focused: bool) -> bool {
    ui.input(|input| {
        input.has_accesskit_action_request(id, egui::accesskit::Action::Click)
            || focused && (input.key_pressed(Key::Enter) || input.key_pressed(Key::Space))
    })
}

fn only(part: Part) -> Things {
    match part {
        Part::Actor(id) => Things { actors: vec![id], ..Things::default() },
        Part::Tie(id) => Things { ties: vec![id], ..Things::default() },
        Part::Mark(_) | Part::TieLabel(_) | Part::Legend | Part::Title => Things::default(),
    }
}
