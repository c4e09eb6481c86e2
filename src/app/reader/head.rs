//! Above the page: whether the text is read clean or as it is in its file, and which repairs that makes.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, Ui};

use crate::app::command::Command;
use crate::app::sign::with_keys;
use crate::app::view::CleanView;
use crate::app::{Action, Actions};
use crate::text::clean::Rule;

/// Draws the strip and asks for what is chosen.
pub(super) fn head_ui(ui: &mut Ui, now: CleanView) -> Actions {
    let mut asked = Actions::default();
    ui.horizontal(|ui| {
        for (is_on, word, tip) in [
            (true, "Clean text", "Footnotes raised, glued and torn words mended; the file stays as it is"),
            (false, "As in the file", "Every letter as it stands in the file"),
        ] {
            let chosen = ui
                .selectable_label(now.is_on == is_on, word)
                .on_hover_text(with_keys(tip, Command::ReadClean));
            asked.ask_maybe(
                (chosen.clicked() && now.is_on != is_on)
                    .then_some(Action::ReadClean(CleanView { is_on, ..now })),
            );
        }
        ui.add_enabled_ui(now.is_on, |ui| {
            // Several repairs are often switched one after the other: the menu stays.
            let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
            let menu = MenuButton::new("Repairs").config(stays);
            let (button, _) = menu.ui(ui, |ui| asked.extend(rules_ui(ui, now)));
            button
                .on_hover_text("Choose what the clean text mends")
                .on_disabled_hover_text("As in the file, nothing is mended");
        });
    });
    asked
}

/// The repairs, each with a tick.
fn rules_ui(ui: &mut Ui, now: CleanView) -> Actions {
    let mut asked = Actions::default();
    let mut choose = |rules| asked.ask(Action::ReadClean(CleanView { rules, ..now }));
    for rule in Rule::ALL {
        let mut on = now.rules.has(rule);
        if ui.checkbox(&mut on, rule.says()).changed() {
            choose(now.rules.with(rule, on));
        }
        if rule == Rule::Footnotes {
            let mut hides = now.rules.hides_footnotes();
            let tick =
                ui.add_enabled_ui(on, |ui| ui.checkbox(&mut hides, "Hide footnote numbers instead")).inner;
            if tick.changed() {
                choose(now.rules.hiding_footnotes(hides));
            }
        }
    }
    ui.separator();
    let is_plain = now.rules == CleanView::default().rules;
    if ui.add_enabled(!is_plain, Button::new("Mend everything again")).clicked() {
        choose(CleanView::default().rules);
    }
    asked
}
