//! How a text begins, set once for each reading of it.

use egui::{Frame, Margin, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::app::files::Fresh;
use crate::app::ink::{Ink, Placing};
use crate::app::theme::Tint;
use crate::typeset::{Align, Paragraph, WordStyle};

/// The height of the page that is seen.
const HEIGHT: f32 = 190.0;

/// The beginning of the text that was shown last.
#[derive(Default)]
pub(super) struct Preview {
    set: Option<((usize, u64, u32), Paragraph)>,
}

impl Preview {
    /// Draws the beginning of the text in row `place`, which was read `version` times.
    pub(super) fn preview_ui(
        &mut self,
        ui: &mut Ui,
        (fresh, version, place): (&Fresh, u64, usize),
        ink: &mut Ink,
    ) {
        let tint = Tint::of(ui);
        let frame = Frame::new().fill(tint.field).inner_margin(Margin::same(10));
        frame.stroke(Stroke::new(1.0, tint.line)).corner_radius(6).show(ui, |ui| {
            let area = ScrollArea::vertical().id_salt("how the text begins").max_height(HEIGHT);
            area.auto_shrink([false, false]).show(ui, |ui| {
                let width = ui.available_width();
                let wanted = (place, version, width as u32);
                if self.set.as_ref().is_none_or(|(set_for, _)| *set_for != wanted) {
                    let size = f64::from(egui::TextStyle::Body.resolve(ui.style()).size);
                    let style = WordStyle::sans(size);
                    let words =
                        ink.typesetter.set(&fresh.opening, &style, Some(f64::from(width)), Align::Start);
                    self.set = Some((wanted, words));
                }
                let Some((_, words)) = &self.set else { return };
                let size = Vec2::new(width, words.height() as f32);
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                let said = format!("The text begins: {}", fresh.opening);
                response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
                let mut mesh = ink.mesh();
                ink.words(&mut mesh, words, Placing { at: rect.min, scale: 1.0, colour: tint.text });
                ui.painter().add(mesh);
            });
        });
    }
}
