//! Where one is in a document, with its quotes and what was found as small marks along the way.

use egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo};

use super::inks::Inks;
use super::layout::Page;
use super::marks::QuoteMark;
use super::paint::Sheet;
use crate::text::Span;

const WIDTH: f32 = 12.0;
const SHORTEST_HANDLE: f32 = 24.0;

/// Draws the bar and scrolls the page when it is dragged or pressed.
pub(super) fn scroll_bar_ui(
    ui: &Ui,
    sheet: Sheet,
    page: &mut Page,
    (quotes, found): (&[QuoteMark], &[Span]),
    inks: Inks,
) {
    let corner = egui::pos2(sheet.rect.right() - WIDTH, sheet.rect.top());
    let bar = Rect::from_min_max(corner, sheet.rect.max);
    let (top, total) = page.scrolled();
    let part = |depth: f64| (depth / total.max(1.0)).clamp(0.0, 1.0) as f32;
    let painter = ui.painter().with_clip_rect(bar);
    for span in spaced(found.iter().copied(), page, total, bar.height()) {
        tick(&painter, bar, part(page.depth_of(span.start)), inks.found_now);
    }
    for quote in quotes {
        let colour = inks.stance(quote.stances().next());
        tick(&painter, bar, part(page.depth_of(quote.span.start)), colour);
    }
    let seen = f64::from(sheet.rect.height());
    if total <= seen {
        return;
    }
    let height = (bar.height() * part(seen)).max(SHORTEST_HANDLE);
    let way = bar.height() - height;
    let at = (top / (total - seen).max(1.0)).clamp(0.0, 1.0) as f32;
    let handle =
        Rect::from_min_size(egui::pos2(bar.left() + 3.0, bar.top() + way * at), egui::vec2(6.0, height));
    let response = ui.interact(bar, ui.scope_id().with("scroll bar"), Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Place in the document"));
    let strength = if response.hovered() || response.dragged() { 0.8 } else { 0.4 };
    painter.rect_filled(handle, 3.0, inks.quiet.gamma_multiply(strength));
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) {
        let wanted = ((pointer.y - bar.top() - height / 2.0) / way.max(1.0)).clamp(0.0, 1.0);
        page.scroll_to(f64::from(wanted) * (total - seen));
        ui.ctx().request_repaint();
    }
}

fn tick(painter: &egui::Painter, bar: Rect, part: f32, colour: Color32) {
    let y = bar.top() + 2.0 + part * (bar.height() - 4.0);
    painter.rect_filled(
        Rect::from_center_size(egui::pos2(bar.center().x, y), egui::vec2(8.0, 2.0)),
        1.0,
        colour,
    );
}

/// Of many spans, those that are a pixel apart on the bar.
fn spaced(spans: impl Iterator<Item = Span>, page: &Page, total: f64, height: f32) -> Vec<Span> {
    let step = total / f64::from(height.max(1.0));
    let mut last = f64::NEG_INFINITY;
    let mut kept = Vec::new();
    for span in spans {
        let depth = page.depth_of(span.start);
        if depth - last >= step {
            last = depth;
            kept.push(span);
        }
    }
    kept
}
