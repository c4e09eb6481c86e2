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
