//! Our icons in panels and menus, and the few widgets made of them.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{PathShape, Tessellator};
use egui::{
    Atom, Button, Color32, Id, IdSalt, Mesh, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo,
};

use super::Reading;
use super::action::Actions;
use super::command::{Command, keys_text};
use super::convert::pos2;
use super::theme::{SIGN, Tint};
use crate::typeset::Icon;

/// Icons as triangles, each in the corner of the screen, by what they were made for.
#[derive(Clone, Default)]
struct Kept(HashMap<Made, Arc<Mesh>>);

/// Icon, width of its square, colour, pixels in a point.
type Made = (Icon, u32, Color32, u32);

/// So many are kept: those of a window are fewer than a hundred.
const MOST: usize = 512;

/// Paints an icon into `square`.
pub fn paint(painter: &Painter, icon: Icon, square: Rect, colour: Color32) {
    let made = (icon, square.width().to_bits(), colour, painter.pixels_per_point().to_bits());
    let place = Id::unique("icons as triangles");
    let known =
        painter.ctx().data_mut(|kept| kept.get_temp_mut_or_default::<Kept>(place).0.get(&made).cloned());
    let mesh = known.unwrap_or_else(|| {
        let mesh = Arc::new(drawn(painter, icon, square.width(), colour));
        painter.ctx().data_mut(|kept| {
            let kept = &mut kept.get_temp_mut_or_default::<Kept>(place).0;
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert(made, Arc::clone(&mesh));
        });
        mesh
    });
    let mut mesh = Mesh::clone(&mesh);
    mesh.translate(square.min.to_vec2());
    painter.add(mesh);
}

/// An icon with its upper left corner at the origin.
fn drawn(painter: &Painter, icon: Icon, width: f32, colour: Color32) -> Mesh {
    let scale = f64::from(width) / Icon::GRID;
    let stroke = Stroke::new((Icon::STROKE * scale) as f32, colour);
    let options = painter.ctx().tessellation_options(|options| *options);
    // Lines take nothing from the texture of letters, so its size does not matter.
    let mut tessellator = Tessellator::new(painter.pixels_per_point(), options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    let mut line = |points: Vec<Pos2>| {
        if points.len() > 1 {
            tessellator.tessellate_shape(PathShape::line(points, stroke).into(), &mut mesh);
        }
    };
    for path in icon.strokes() {
        let mut points = Vec::new();
        kurbo::flatten(kurbo::Affine::scale(scale) * path, 0.1, |element| match element {
            kurbo::PathEl::MoveTo(at) => {
                line(std::mem::take(&mut points));
                points.push(pos2(at));
            }
            kurbo::PathEl::LineTo(at) => points.push(pos2(at)),
            kurbo::PathEl::ClosePath => points.extend(points.first().copied()),
            kurbo::PathEl::QuadTo(..) | kurbo::PathEl::CurveTo(..) => {} // flattened away
        });
        line(points);
    }
    mesh
}

/// A button that is an icon; `name` is its tooltip and what a screen reader says.
pub fn button_ui(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    toggle_ui(ui, icon, name, None)
}

/// A button that is an icon and may be pressed in.
pub fn toggle_ui(ui: &mut Ui, icon: Icon, name: &str, is_on: Option<bool>) -> Response {
    let tint = Tint::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(30.0, 28.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| match is_on {
        Some(on) => WidgetInfo::selected(Role::Button, enabled, on, name),
        None => WidgetInfo::labeled(Role::Button, enabled, name),
    });
    let on = is_on == Some(true);
    if on || response.hovered() || response.has_focus() {
        let fill = if on { tint.chosen } else { ui.style().interact(&response).weak_bg_fill };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if response.has_focus() {
        focus_ring(ui, rect);
    }
    let colour = match (enabled, on) {
        (false, _) => tint.weak.gamma_multiply(0.55),
        (true, true) => tint.accent,
        (true, false) => tint.text,
    };
    paint(ui.painter(), icon, Rect::from_center_size(rect.center(), Vec2::splat(18.0)), colour);
    response.on_hover_text(name).on_disabled_hover_text(name)
}

/// A ring around what has the keyboard.
pub fn focus_ring(ui: &Ui, rect: Rect) {
    let ring = Stroke::new(2.0, Tint::of(ui).accent);
    ui.painter().rect_stroke(rect, 6.0, ring, egui::StrokeKind::Inside);
}

/// A command as a button of the toolbar.
pub fn command_button_ui(ui: &mut Ui, command: Command, reading: &Reading<'_>, asked: &mut Actions) {
    let action = command.action(reading);
    let icon = command.facts().icon.unwrap_or(Icon::More);
    let name = with_keys(&command.label(reading), command);
    let response =
        ui.add_enabled_ui(action.is_some(), |ui| toggle_ui(ui, icon, &name, command.is_on(reading))).inner;
    if response.clicked() {
        asked.ask_maybe(action);
    }
}

/// A command as an entry of a menu: sign, name, keys.
pub fn command_entry_ui(
    ui: &mut Ui,
    command: Command,
    reading: &Reading<'_>,
    asked: &mut Actions,
) -> Response {
    let action = command.action(reading);
    let facts = command.facts();
    let is_on = command.is_on(reading).unwrap_or(false);
    let keys = facts.keys.first().map(|first| keys_text(&[*first])).unwrap_or_default();
    let icon = if is_on { Some(Icon::Check) } else { facts.icon };
    let entry =
        ui.add_enabled_ui(action.is_some(), |ui| entry_ui(ui, icon, &command.label(reading), &keys)).inner;
    if entry.clicked() {
        asked.ask_maybe(action);
        ui.close();
    }
    entry
}

/// An entry of a menu: a sign or room for one, a name, something at the right.
pub fn entry_ui(ui: &mut Ui, icon: Option<Icon>, name: &str, right: &str) -> Response {
    let tint = Tint::of(ui);
    let place = IdSalt::new("sign");
    let right = egui::RichText::new(right).color(tint.weak);
    let button = Button::new((Atom::custom(place, Vec2::splat(SIGN)), name)).frame_when_inactive(false);
    let drawn = button.right_text(right).min_size(Vec2::new(ui.available_width(), 0.0)).atom_ui(ui);
    if let (Some(icon), Some(rect)) = (icon, drawn.rect(place)) {
        let colour = if ui.is_enabled() { tint.weak } else { tint.weak.gamma_multiply(0.5) };
        paint(ui.painter(), icon, Rect::from_center_size(rect.center(), Vec2::splat(SIGN)), colour);
    }
    // The keys are no part of the name.
    let (enabled, name) = (ui.is_enabled(), name.to_owned());
    drawn.response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    drawn.response
}

/// `name` with the keys of `command` behind it.
#[must_use]
pub fn with_keys(name: &str, command: Command) -> String {
    match keys_text(command.facts().keys) {
        keys if keys.is_empty() => name.to_owned(),
        keys => format!("{name} ({keys})"),
    }
}
