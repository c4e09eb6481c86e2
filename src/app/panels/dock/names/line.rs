//! A row with a sign, a name and a few words at the right.

use egui::{Align2, Rect, Response, TextStyle, Ui, Vec2};

use crate::app::ink::Ink;
use crate::app::panels::dock::row;
use crate::app::sign;
use crate::app::theme::{SIGN, Tint};
use crate::typeset::Icon;

/// What a row shows and says.
pub(super) struct Line<'a> {
    pub(super) icon: Icon,
    pub(super) name: &'a str,
    pub(super) right: &'a str,
    /// What a screen reader says.
    pub(super) sentence: &'a str,
    pub(super) is_on: bool,
}

/// Draws a row as wide as there is room.
pub(super) fn line_ui(ui: &mut Ui, line: &Line<'_>, ink: &mut Ink) -> Response {
    let weak = Tint::of(ui).weak;
    let (rect, response) = row::row_ui(ui, line.sentence, line.is_on);
    let icon = Rect::from_center_size(rect.left_center() + Vec2::new(14.0, 0.0), Vec2::splat(SIGN));
    sign::paint(ui.painter(), line.icon, icon, weak);
    let small = TextStyle::Small.resolve(ui.style());
    let right = rect.right_center() - Vec2::new(8.0, 0.0);
    let counted = ui.painter().text(right, Align2::RIGHT_CENTER, line.right, small, weak);
    let room = Rect::from_min_max(rect.left_top() + Vec2::new(30.0, 0.0), rect.right_bottom());
    row::words(ui, ink, room.with_max_x(counted.left() - 8.0), (line.name, &[]));
    response
}
