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
//! A row of a list in the dock: a sign, a name, and a few words at the right.

use egui::{Align2, Color32, Rect, Response, Role, Sense, TextStyle, Ui, Vec2, WidgetInfo};

use crate::app::ink::{Ink, Placing};
use crate::app::sign;
use crate::app::theme::{SIGN, Tint};
use crate::typeset::Icon;

/// How high a row is.
pub(super) const ROW: f32 = 26.0;

/// What a row shows and says.
pub(super) struct Row<'a> {
    pub(super) icon: Icon,
    /// The colour of the sign.
    pub(super) colour: Color32,
    pub(super) name: &'a str,
    pub(super) right: &'a str,
    /// What a screen reader says.
    pub(super) sentence: &'a str,
    pub(super) is_on: bool,
}

/// Draws a row as wide as there is room.
pub(super) fn row_ui(ui: &mut Ui, row: &Row<'_>, sense: Sense, ink: &mut Ink) -> Response {
    let tint = Tint::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.is_on, row.sentence));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if row.is_on {
        ui.painter().rect_filled(rect, 5.0, tint.chosen);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    let icon = Rect::from_center_size(rect.left_center() + Vec2::new(14.0, 0.0), Vec2::splat(SIGN));
    sign::paint(ui.painter(), row.icon, icon, row.colour);
    let small = TextStyle::Small.resolve(ui.style());
    let right = rect.right_center() - Vec2::new(8.0, 0.0);
    let counted = ui.painter().text(right, Align2::RIGHT_CENTER, row.right, small, tint.weak);
    // By the scene's own typesetter: egui would put Arabic and Hebrew words in the wrong order.
    let words = ink.line(ui, row.name, counted.left() - rect.left() - 38.0);
    let at = rect.left_center() + Vec2::new(30.0, -words.height() as f32 / 2.0);
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, &words, Placing { at, scale: 1.0, colour: tint.text });
    ui.painter().add(mesh);
    if words.is_clipped() { response.on_hover_text(row.sentence) } else { response }
}
