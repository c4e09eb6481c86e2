//! How a row of the hits is drawn.

use egui::{Ui, Vec2};

use super::super::list;
use super::job::Line;
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::ink::{Ink, Placing};
use crate::app::theme::Tint;
use crate::model::DocumentId;
use crate::text::counted;

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
    let name = format!("{}, {}", document.title, counted(hits, "hit"));
    let (rect, response) = list::row_ui(ui, &name, false);
    let date = document.date.map(|date| format!("{date} · ")).unwrap_or_default();
    let (at, font) = (rect.right_center() - Vec2::new(8.0, 0.0), egui::TextStyle::Small.resolve(ui.style()));
    let counted = format!("{date}{}", counted(hits, "hit"));
    let counted = ui.painter().text(at, egui::Align2::RIGHT_CENTER, counted, font, tint.weak);
    let title = ink.line(ui, &document.title, counted.left() - rect.left() - 20.0);
    let at = rect.left_center() + Vec2::new(6.0, -title.height() as f32 / 2.0);
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, &title, Placing { at, scale: 1.0, colour: tint.accent });
    ui.painter().add(mesh);
    response.on_hover_text("Open this document").clicked().then_some(Action::ShowDocument(id))
}

/// A hit with the words around it; true if it was clicked.
pub(super) fn hit_ui(ui: &mut Ui, (line, number): (&Line, usize), is_at: bool, ink: &mut Ink) -> bool {
    let (rect, response) = list::row_ui(ui, &format!("Hit {number}: {}", line.excerpt.line), is_at);
    let mut room = rect;
    room.min.x += BEFORE;
    room.max.x -= 6.0;
    if let Some(page) = line.page {
        let at = room.left_center() - Vec2::new(8.0, 0.0);
        let font = egui::TextStyle::Small.resolve(ui.style());
        let weak = Tint::of(ui).weak;
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, format!("p. {page}"), font, weak);
    }
    list::words(ui, ink, room, (&line.excerpt.line, &line.excerpt.marks));
    response.on_hover_text("Show it in the reader, selected").clicked()
}

/// Hits that are counted only.
pub(super) fn more_ui(ui: &mut Ui, count: usize) {
    ui.allocate_ui(Vec2::new(ui.available_width(), list::HEIGHT), |ui| {
        ui.set_min_height(list::HEIGHT);
        ui.horizontal_centered(|ui| {
            ui.add_space(BEFORE);
            ui.weak(format!("and {}; look for more words to see fewer", counted(count, "more hit")));
        });
    });
}
