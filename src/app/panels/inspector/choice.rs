//! Small widgets of the inspector: a heading, a choice of a few words, a caption.

use egui::{ComboBox, Rect, RichText, Ui, Vec2};

use crate::app::sign;
use crate::app::theme::Tint;
use crate::typeset::Icon;

/// The heading of the inspector: a sign and what is inspected.
pub(super) fn heading_ui(ui: &mut Ui, (icon, colour): (Icon, egui::Color32), words: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(20.0), egui::Sense::hover());
        sign::paint(ui.painter(), icon, Rect::from_center_size(rect.center(), Vec2::splat(18.0)), colour);
        ui.add(egui::Label::new(RichText::new(words).heading()).wrap());
    });
}

/// A small line above a field.
pub(super) fn caption_ui(ui: &mut Ui, words: &str) {
    let tint = Tint::of(ui);
    ui.add_space(2.0);
    ui.label(RichText::new(words).small().color(tint.weak));
}

/// A section of the inspector.
pub(super) fn section_ui(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.separator();
    ui.label(RichText::new(words).family(crate::app::theme::medium()));
}

/// A list to choose one of. Gives what was chosen, if it is another.
pub(super) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    (name, now): (&str, Option<T>),
    all: &[T],
    words: impl Fn(T) -> String,
) -> Option<T> {
    let mut chosen = None;
    let shown = now.map_or_else(|| "—".to_owned(), &words);
    let list =
        ComboBox::from_id_salt(name).selected_text(shown.clone()).width(ui.available_width().min(220.0));
    let list = list.show_ui(ui, |ui| {
        for one in all {
            if ui.selectable_label(now == Some(*one), words(*one)).clicked() && now != Some(*one) {
                chosen = Some(*one);
            }
        }
    });
    list.response.accessible_name(format!("{name}: {shown}"));
    chosen
}

/// Two or three words side by side, one of them pressed in. Gives the one that was pressed, if it is another.
pub(super) fn switch_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    now: T,
    all: &[(T, Icon, &str, egui::Color32)],
) -> Option<T> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (one, icon, word, colour) in all {
            let is_on = *one == now;
            let place = egui::IdSalt::new("sign");
            let words = RichText::new(*word);
            let words = if is_on { words.color(*colour).family(crate::app::theme::medium()) } else { words };
            let button =
                egui::Button::selectable(is_on, (egui::Atom::custom(place, Vec2::splat(16.0)), words));
            let drawn = button.atom_ui(ui);
            if let Some(rect) = drawn.rect(place) {
                sign::paint(ui.painter(), *icon, rect, if is_on { *colour } else { Tint::of(ui).weak });
            }
            if drawn.response.clicked() && !is_on {
                chosen = Some(*one);
            }
        }
    });
    chosen
}
