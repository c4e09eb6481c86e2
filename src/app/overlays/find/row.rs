//! A row of the list of finds: a sign, a name set by the map's own typesetter, and where it is if it is not seen.

use egui::{Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::Found;
use crate::app::Reading;
use crate::app::ink::{Ink, Placing};
use crate::app::sign;
use crate::app::theme::{SIGN, Tint};

/// How high a row is.
pub const HEIGHT: f32 = 26.0;

/// Draws the row.
pub fn row_ui(
    ui: &mut Ui,
    (found, is_at_hand): (Found, bool),
    reading: Reading<'_>,
    ink: &mut Ink,
) -> Response {
    let tint = Tint::of(ui);
    let project = reading.project();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::click());
    let (name, right) = (found.name(project), place_of(found, reading));
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, is_at_hand, format!("Find: {name}, {right}"))
    });
    if is_at_hand {
        ui.painter().rect_filled(rect, 5.0, tint.chosen);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    if response.has_focus() {
        sign::focus_ring(ui, rect);
    }
    let icon = Rect::from_center_size(rect.left_center() + Vec2::new(14.0, 0.0), Vec2::splat(SIGN));
    sign::paint(ui.painter(), found.icon(project), icon, tint.weak);
    let small = egui::TextStyle::Small.resolve(ui.style());
    let at = rect.right_center() - Vec2::new(8.0, 0.0);
    let told = ui.painter().text(at, egui::Align2::RIGHT_CENTER, right, small, tint.weak);
    let words = ink.line(ui, &name, told.left() - rect.left() - 38.0);
    let at = rect.left_center() + Vec2::new(30.0, -words.height() as f32 / 2.0);
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, &words, Placing { at, scale: 1.0, colour: tint.text });
    ui.painter().add(mesh);
    response
}

/// What it is, or why it cannot be seen.
fn place_of(found: Found, reading: Reading<'_>) -> &'static str {
    let (project, hidden) = (reading.project(), reading.scene.hidden());
    let is_hidden = match found {
        Found::Actor(id) => hidden.hides_actor(id),
        Found::Tie(id) => hidden.hides_tie(id),
        Found::Group(_) | Found::Note(_) => false,
    };
    match (is_hidden, found.area(project, reading.scene)) {
        (true, _) => "hidden",
        (false, None) => "off canvas",
        (false, Some(_)) => found.kind(project),
    }
}
