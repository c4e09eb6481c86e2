//! The map for those who do not see it, and for tests: visible actors and ties as named, selectable items.
//!
//! Each has its sentence from the scene and a place on screen. What is stepped onto has the keyboard and is always
//! among them; a screen reader that goes to an item or clicks it selects it. Tab does not come here one by one: its
//! way is over the map, in reading order ([`walk`](super::walk)). What fades behind a focus is not named. Far out,
//! where items are a few points small, and among thousands, there would be nothing to hold on to: then only the
//! sentence about the whole is there. While no screen reader listens, nothing is published but what has the keyboard.

use std::collections::HashSet;

use egui::accesskit::Action as Wish;
use egui::{Id, Role, Sense, Ui, WidgetInfo};
use kurbo::{Rect, Shape as _};

use super::super::action::Action;
use super::super::{Reading, convert};
use super::Camera;
use super::keyboard::canvas_id;
use super::paint::Stand;
use super::steps::only;
use crate::scene::{Part, Scene, group_behind};

/// Below this zoom single items are not named.
const SMALLEST_ZOOM: f64 = 0.3;
/// More items than this at once are not named.
const MOST: usize = 600;

/// What an item of the map is called in the window.
pub(super) fn id_of(part: Part) -> Id {
    Id::unique(("on the canvas", part))
}

/// What was seen last, in reading order; looked for again when something moved.
#[derive(Default)]
pub(super) struct Published {
    made_for: Option<(Camera, u64)>,
    seen: Vec<(Part, Rect)>,
    are_too_many: bool,
    last: Option<Camera>,
}

impl Published {
    fn settle(&mut self, scene: &Scene, stand: Stand) {
        let (camera, wanted) = (stand.camera, (stand.camera, scene.version()));
        let moves = self.last.replace(camera).is_some_and(|last| last != camera);
        // Among thousands nothing is named: whether they are fewer elsewhere is looked at when the canvas rests.
        if self.made_for == Some(wanted) || moves && self.are_too_many {
            return;
        }
        self.made_for = Some(wanted);
        let seen = if camera.zoom < SMALLEST_ZOOM { Some(Vec::new()) } else { seen(scene, stand) };
        self.are_too_many = seen.is_none();
        self.seen = seen.unwrap_or_default();
    }
}

/// Publishes what is seen of the scene, and what has the keyboard in any case; gives the item that a screen reader
/// went to, and the selection if one was asked for.
pub(super) fn publish(
    ui: &Ui,
    reading: Reading<'_>,
    (stand, stands_on): (Stand, Option<Part>),
    (kept, chosen): (&mut Published, Option<&HashSet<Part>>),
) -> (Option<Part>, Option<Action>) {
    let selection = &reading.view.selection;
    // Hundreds of items in each frame are not for nothing: without a screen reader only what has the keyboard counts.
    let is_heard = ui.ctx().has_accesskit_node(canvas_id());
    if is_heard {
        kept.settle(reading.scene, stand);
    }
    let seen = if is_heard { &kept.seen[..] } else { &[] };
    let mut wished = None;
    let is_lit = |part: Part| reading.view.focus.as_ref().is_none_or(|lit| lit.shows(part, reading.scene));
    for (part, rect) in items(reading.scene, (stand, stands_on), seen) {
        if !is_lit(part) && stands_on != Some(part) {
            continue; // it fades behind the focus
        }
        let is_selected = match (part, chosen) {
            (_, Some(chosen)) => chosen.contains(&part),
            (Part::Actor(id), None) => match group_behind(id) {
                Some(group) => selection.groups.contains(&group),
                None => selection.actors.contains(&id),
            },
            (Part::Tie(id), None) => selection.ties.contains(&id),
            (Part::Group(id), None) => selection.groups.contains(&id),
            (Part::Note(id), None) => selection.notes.contains(&id),
            (Part::Picture(id), None) => selection.pictures.contains(&id),
            _ => false,
        };
        let id = id_of(part);
        let has_keyboard = stands_on == Some(part);
        let sense = if has_keyboard { Sense::focusable_noninteractive() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        // The sentence is made only if somebody listens.
        response.widget_info(|| {
            let sentence = reading.scene.sentence(part);
            WidgetInfo::selected(Role::Button, true, is_selected, sentence)
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(Wish::Focus);
            node.add_action(Wish::Click);
        });
        let is_wished = |wish| ui.input(|input| input.has_accesskit_action_request(id, wish));
        if is_wished(Wish::Focus) || is_wished(Wish::Click) {
            wished = Some(part);
        }
    }
    (wished, wished.map(|part| Action::Select(only(part))))
}

fn items(
    scene: &Scene,
    (stand, stands_on): (Stand, Option<Part>),
    seen: &[(Part, Rect)],
) -> Vec<(Part, egui::Rect)> {
    let area = stand.camera.seen();
    let on_screen_of = |(part, rect): &(Part, Rect)| (*part, on_screen(rect.intersect(area), stand));
    let mut items: Vec<(Part, egui::Rect)> = seen.iter().map(on_screen_of).collect();
    let is_there = |part: Part| items.iter().any(|(other, _)| *other == part);
    let missing = stands_on.filter(|part| !is_there(*part));
    let area = missing.and_then(|part| {
        let area = match part {
            Part::Actor(id) => scene.actor_box(id),
            Part::Tie(id) => scene.tie_line(id).map(|line| line.bounding_box()),
            _ => scene.item(part).map(|item| item.bounds),
        };
        Some((part, on_screen(area?, stand)))
    });
    items.extend(area);
    items
}

fn on_screen(area: Rect, stand: Stand) -> egui::Rect {
    convert::rect(stand.camera.screen_from_canvas().transform_rect_bbox(area)).translate(stand.corner)
}

/// Actors and ties on screen with their boxes, in reading order; nothing if they are too many.
fn seen(scene: &Scene, stand: Stand) -> Option<Vec<(Part, Rect)>> {
    let is_meant = |part| {
        matches!(part, Part::Actor(_) | Part::Tie(_) | Part::Group(_) | Part::Note(_) | Part::Picture(_))
    };
    let items = scene.few_within(stand.camera.seen(), MOST, is_meant)?;
    let mut seen: Vec<(Part, Rect)> = items.into_iter().map(|item| (item.part, item.bounds)).collect();
    // Actors go before ties, from top to bottom and from left to right.
    let area = stand.camera.seen();
    seen.sort_by_cached_key(|(part, rect)| {
        let rect = on_screen(rect.intersect(area), stand);
        (matches!(part, Part::Tie(_)), (rect.min.y / 24.0) as i32, rect.min.x as i32, *part)
    });
    Some(seen)
}
