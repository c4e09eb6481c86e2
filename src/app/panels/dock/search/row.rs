//! How a row of the hits is drawn.

use egui::{Rect, RichText, Role, Sense, Ui, Vec2, WidgetInfo};

use super::job::Line;
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::ink::{Ink, Placing};
use crate::app::theme::Tint;
use crate::model::DocumentId;
use crate::text::counted;

/// How high a row is, in points.
pub(super) const HEIGHT: f32 = 24.0;
/// Room in front of a hit, for the number of its page.
const BEFORE: f32 = 52.0;

/// A document above its hits; a click opens it.
pub(super) fn document_ui(
    ui: &mut Ui,
    (id, hits): (DocumentId, usize),
    reading: Reading<'_>,
    ink: &mut Ink,
) -> Option<Action> {
    let document = reading.project().document(id)?;
    let tint = Tint::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::click());
    let name = format!("{}, {}", document.title, counted(hits, "hit"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ground(ui, rect, &response, false);
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(Vec2::new(6.0, 0.0))));
    row.horizontal_centered(|ui| {
        ui.set_max_width((ui.available_width() - 160.0).max(80.0));
        ink.line_ui(ui, &document.title, tint.accent);
        ui.set_max_width(f32::INFINITY);
        let date = document.date.map(|date| format!(" · {date}")).unwrap_or_default();
        ui.label(RichText::new(format!("{hits}{date}")).small().color(tint.weak));
    });
    response.on_hover_text("Open this document").clicked().then_some(Action::ShowDocument(id))
}

/// A hit with the words around it; true if it was clicked.
pub(super) fn hit_ui(ui: &mut Ui, (line, number): (&Line, usize), is_at: bool, ink: &mut Ink) -> bool {
    let tint = Tint::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::click());
    let name = format!("Hit {number}: {}", line.excerpt.line);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at, &name));
    ground(ui, rect, &response, is_at);
    if let Some(page) = line.page {
        let at = rect.left_center() + Vec2::new(BEFORE - 8.0, 0.0);
        let font = egui::TextStyle::Small.resolve(ui.style());
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, format!("p. {page}"), font, tint.weak);
    }
    let words = ink.line(ui, &line.excerpt.line, rect.width() - BEFORE - 6.0);
    let at = rect.left_top() + Vec2::new(BEFORE, (HEIGHT - words.height() as f32) / 2.0);
    for mark in &line.excerpt.marks {
        for found in words.boxes(mark.clone()) {
            let marked = crate::app::convert::rect(found).translate(at.to_vec2()).intersect(rect);
            ui.painter().rect_filled(marked, 2.0, tint.chosen);
        }
    }
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, &words, Placing { at, scale: 1.0, colour: tint.text });
    ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).add(mesh);
    response.on_hover_text("Show it in the reader, selected").clicked()
}

/// Hits that are counted only.
pub(super) fn more_ui(ui: &mut Ui, count: usize) {
    ui.allocate_ui(Vec2::new(ui.available_width(), HEIGHT), |ui| {
        ui.set_min_height(HEIGHT);
        ui.add_space(4.0);
        ui.weak(format!("          and {}; look for more words to see fewer", counted(count, "more hit")));
    });
}

fn ground(ui: &Ui, rect: Rect, response: &egui::Response, is_at: bool) {
    if is_at || response.hovered() || response.has_focus() {
        let fill =
            if is_at { ui.visuals().selection.bg_fill } else { ui.visuals().widgets.hovered.weak_bg_fill };
        ui.painter().rect_filled(rect, 4.0, fill);
    }
}
