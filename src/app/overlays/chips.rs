//! Chips in the corner of the canvas: what the filter hides, and what is in focus. Each has a button that ends it.

use egui::{Color32, Frame, Label, Margin, RichText, Ui, WidgetInfo};

use crate::app::command::Command;
use crate::app::sign;
use crate::app::theme::{SIGN, Tint};
use crate::app::{Actions, Reading};
use crate::typeset::Icon;

/// What a chip says, and the command that ends it.
struct Chip {
    icon: Icon,
    words: String,
    colour: Color32,
    end: Command,
    button: &'static str,
}

/// True if there is anything to say.
pub fn are_wanted(reading: Reading<'_>) -> bool {
    !reading.project().canvas().filter.is_empty() || reading.view.focusing.is_some()
}

/// Draws the chips, one below the other.
pub fn chips_ui(ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
    let (project, tint) = (reading.project(), Tint::of(ui));
    if !project.canvas().filter.is_empty() {
        let words = reading.scene.hidden().sentence(project);
        let (icon, colour) = (Icon::EyeOff, tint.doubt);
        let chip = Chip { icon, words, colour, end: Command::ClearFilter, button: "Show everything" };
        chip_ui(ui, &chip, reading, asked);
    }
    if let Some(focus) = &reading.view.focusing {
        let (icon, colour) = (Icon::Eye, tint.accent);
        let words = focus.words(project);
        let chip = Chip { icon, words, colour, end: Command::Focus, button: "Leave the focus" };
        chip_ui(ui, &chip, reading, asked);
    }
}

fn chip_ui(ui: &mut Ui, chip: &Chip, reading: Reading<'_>, asked: &mut Actions) {
    let tint = Tint::of(ui);
    let frame = Frame::new().fill(tint.card).stroke((1.0, chip.colour)).corner_radius(8.0);
    frame.inner_margin(Margin::symmetric(9, 4)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(SIGN), egui::Sense::hover());
            sign::paint(ui.painter(), chip.icon, rect, chip.colour);
            let keys = sign::with_keys(chip.button, chip.end);
            // The button is never pushed out by the words.
            let room = (ui.max_rect().width() - button_width(ui, &keys) - 60.0).max(60.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                let label = ui.add(Label::new(RichText::new(&chip.words).color(tint.text)).truncate());
                label.on_hover_text(&chip.words);
            });
            let button = ui.button(RichText::new(&keys).small());
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, chip.button));
            if button.clicked() {
                asked.ask_maybe(chip.end.action(&reading));
            }
        });
    });
}

fn button_width(ui: &Ui, words: &str) -> f32 {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let set = ui.painter().layout_no_wrap(words.to_owned(), font, Tint::of(ui).text);
    set.size().x + 2.0 * ui.spacing().button_padding.x
}
