//! A sentence of a document as it is shown beside a suggestion: its words set by the scene's typesetter, what
//! matters in it marked.

use egui::{Color32, Rect, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::app::ink::{Ink, Placing};
use crate::app::theme::Tint;
use crate::text::Span;
use crate::typeset::WordStyle;

/// Words to mark, with the colour of their ground.
pub(super) type Mark = (Span, Color32);

/// Draws the words at `span` of `text`; `marks` are in bytes of the whole text.
pub(super) fn sentence_ui(ui: &mut Ui, ink: &mut Ink, (text, span): (&str, Span), marks: &[Mark]) {
    let Some(words) = span.slice(text) else { return };
    // A line end within a sentence is the page's, not the author's; one byte for one byte, so that marks stay.
    let words = words.replace(['\n', '\t'], " ");
    let size = f64::from(egui::TextStyle::Body.resolve(ui.style()).size) + 1.0;
    let width = f64::from(ui.available_width() - 8.0);
    let set = ink.lines(&words, &WordStyle::serif(size), width);
    let room = Vec2::new(ui.available_width(), set.height() as f32);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    for (mark, colour) in marks {
        let range = mark.start.saturating_sub(span.start)..mark.end.saturating_sub(span.start);
        for found in set.boxes(range) {
            let corner = rect.min + vec2(found.x0 as f32, found.y0 as f32);
            let found = Rect::from_min_size(corner, vec2(found.width() as f32, found.height() as f32));
            ui.painter().rect_filled(found.expand2(vec2(1.0, 0.0)), 3.0, *colour);
        }
    }
    let mut mesh = ink.mesh();
    let colour = Tint::of(ui).text;
    ink.words(&mut mesh, &set, Placing { at: rect.min, scale: 1.0, colour });
    ui.painter().add(mesh);
}
