//! A list of rows of one height in a tab: how a row is drawn, and how the list follows the keys.

use std::ops::Range;

use egui::{Rect, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use crate::app::convert;
use crate::app::ink::{Ink, Placing};
use crate::app::theme::Tint;

/// How high a row is, in points.
pub(super) const HEIGHT: f32 = 24.0;

/// An empty row over the whole width that can be clicked; `name` is what screen readers say.
pub(super) fn row_ui(ui: &mut Ui, name: &str, is_at: bool) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at, name));
    if is_at || response.hovered() || response.has_focus() {
        let visuals = ui.visuals();
        let fill = if is_at { visuals.selection.bg_fill } else { visuals.widgets.hovered.weak_bg_fill };
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    (rect, response)
}

/// Words on one line in `room`, some of them marked.
pub(super) fn words(ui: &Ui, ink: &mut Ink, room: Rect, (text, marks): (&str, &[Range<usize>])) {
    let tint = Tint::of(ui);
    let set = ink.line(ui, text, room.width());
    let at = room.left_top() + Vec2::new(0.0, (room.height() - set.height() as f32) / 2.0);
    for found in marks.iter().flat_map(|mark| set.boxes(mark.clone())) {
        let marked = convert::rect(found).translate(at.to_vec2()).intersect(room);
        ui.painter().rect_filled(marked, 2.0, tint.chosen);
        // On the row at hand, which has that colour itself, the line below tells them.
        let line = egui::Stroke::new(1.5, tint.accent);
        ui.painter().hline(marked.x_range(), marked.bottom() - 1.0, line);
    }
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, &set, Placing { at, scale: 1.0, colour: tint.text });
    ui.painter().with_clip_rect(room.intersect(ui.clip_rect())).add(mesh);
}

/// How far a list is scrolled, and the row it is to show next.
#[derive(Debug, Default)]
pub(super) struct Scrolling {
    wanted: Option<usize>,
    scrolled: f32,
}

impl Scrolling {
    /// Scrolls to a row when the list is drawn next, if it is not seen then.
    pub(super) fn show(&mut self, row: Option<usize>) {
        self.wanted = row;
    }

    /// Draws the rows that are seen.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, count: usize, mut row_ui: impl FnMut(&mut Ui, usize)) {
        let mut area = ScrollArea::vertical().id_salt("rows").auto_shrink(false);
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(row) = self.wanted.take() {
            let (above, room) = (row as f32 * HEIGHT, ui.available_height());
            let is_seen = self.scrolled <= above && above + HEIGHT <= self.scrolled + room;
            if !is_seen {
                area = area.vertical_scroll_offset((above - room / 3.0).max(0.0));
            }
        }
        let shown = area.show_rows(ui, HEIGHT, count, |ui, seen| {
            for number in seen {
                ui.push_id(number, |ui| row_ui(ui, number));
            }
        });
        self.scrolled = shown.state.clamped_offset().y;
    }
}
