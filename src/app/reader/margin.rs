//! Beside the words: where the pages of the original begin, and which words it hides.

use egui::{Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::inks::Inks;
use super::layout::Page;
use super::paint::Sheet;
use crate::app::convert::rect as screen_rect;
use crate::app::ink::{Ink, Placing};
use crate::model::Document;
use crate::text::{Span, opening};
use crate::typeset::{Align, Caret, Icon, WordStyle};

/// Room that the notes of the margin take, in points.
pub(super) const ROOM: f32 = 36.0;
/// Size of the letters there, and of the sign of hidden words.
const LETTERS: f64 = 10.5;
const SIGN: f32 = 13.0;
/// From the words to the notes.
const GAP: f32 = 8.0;
/// How much of hidden words still shines through.
const VEIL: f32 = 0.55;
/// Characters of hidden words that are said before they are cut short.
const SAID: usize = 60;

/// True if the margin of a document has anything in it.
pub(super) fn is_needed(document: &Document) -> bool {
    !document.pages.is_empty() || !document.hidden.is_empty()
}

/// Draws the notes of the margin and the veil over hidden words.
pub(super) fn margin_ui(
    ui: &mut Ui,
    sheet: Sheet,
    page: &Page,
    document: &Document,
    (ink, inks): (&mut Ink, Inks),
) {
    if !is_needed(document) {
        return;
    }
    ui.scope_builder(egui::UiBuilder::new().max_rect(sheet.rect).id_salt("margin"), |ui| {
        ui.shrink_clip_rect(sheet.rect);
        pages_ui(ui, sheet, page, document, (ink, inks));
        hidden_ui(ui, sheet, page, document, (ink, inks));
    });
}

fn pages_ui(ui: &Ui, sheet: Sheet, page: &Page, document: &Document, (ink, inks): (&mut Ink, Inks)) {
    let seen = page.source_seen();
    let first = document.pages.partition_point(|start| *start < seen.start).saturating_sub(1);
    let mut mesh = ink.mesh();
    let mut last = f32::NEG_INFINITY;
    for (number, start) in document.pages.iter().enumerate().skip(first) {
        if *start > seen.end {
            break;
        }
        let Some(top) = first_line(page, document, *start) else { continue };
        let at = Pos2::new(sheet.origin.x + page.width() as f32 + GAP, sheet.origin.y + top);
        if at.y <= last {
            continue; // an empty page begins where the next one does
        }
        let words = format!("p. {}", number + 1);
        let set = ink.typesetter.set(&words, &WordStyle::sans(LETTERS), None, Align::Left);
        let size = Vec2::new(set.width() as f32, set.height() as f32);
        last = at.y + size.y;
        ink.words(&mut mesh, &set, Placing { at, scale: 1.0, colour: inks.quiet });
        let label =
            ui.interact(Rect::from_min_size(at, size), ui.scope_id().with(("page", number)), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        label.on_hover_text(format!("Page {} of the original begins here", number + 1));
    }
    ui.painter().add(mesh);
}

/// The top of the line on which a page begins, if it is in view.
fn first_line(page: &Page, document: &Document, start: usize) -> Option<f32> {
    let words = document.text.as_str().get(start..)?;
    let first = start + words.len() - words.trim_start().len();
    let found = page.caret_box(Caret::before(page.wording.shown_at(first)))?;
    Some((found.y0 + 0.2 * (found.y1 - found.y0)) as f32)
}

fn hidden_ui(ui: &Ui, sheet: Sheet, page: &Page, document: &Document, (ink, inks): (&mut Ink, Inks)) {
    let seen = page.source_seen();
    let mut mesh = ink.mesh();
    for span in document.hidden.iter().filter(|span| span.overlaps(seen)) {
        let boxes: Vec<Rect> = page.boxes(*span).into_iter().map(screen_rect).collect();
        let boxes: Vec<Rect> = boxes.into_iter().map(|one| one.translate(sheet.origin.to_vec2())).collect();
        for one in &boxes {
            ui.painter().rect_filled(*one, 0.0, inks.page.gamma_multiply(VEIL));
            dots(ui, *one, inks);
        }
        let Some(first) = boxes.first() else { continue };
        let at = Pos2::new(sheet.origin.x + page.width() as f32 + GAP + 6.0, first.center().y);
        let square = Rect::from_center_size(at, Vec2::splat(SIGN));
        ink.icon(&mut mesh, Icon::EyeOff, square, inks.quiet);
        let label =
            ui.interact(square.expand(2.0), ui.scope_id().with(("hidden", span.start)), Sense::hover());
        let words = span.slice(document.text.as_str()).unwrap_or_default();
        let said = || format!("Hidden in the original: “{}”", opening(words, SAID));
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, said()));
        label.on_hover_text("Hidden in the original");
    }
    ui.painter().add(mesh);
}

/// A dotted line under words.
fn dots(ui: &Ui, words: Rect, inks: Inks) {
    let y = words.bottom() - 0.16 * words.height();
    let line = [Pos2::new(words.left(), y), Pos2::new(words.right(), y)];
    let dots = egui::Shape::dashed_line(&line, egui::Stroke::new(1.0, inks.quiet), 1.5, 3.0);
    ui.painter().extend(dots);
}

/// True if the original hides the letter at a byte.
pub(super) fn is_hidden(document: &Document, byte: usize) -> bool {
    let after = document.hidden.partition_point(|span: &Span| span.end <= byte);
    document.hidden.get(after).is_some_and(|span| span.contains(byte))
}
