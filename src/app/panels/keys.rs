//! The list of keys: every command that has some, and the gestures of the hand.

use egui::{Context, Grid, Id, Modal, RichText, ScrollArea, Ui};

use crate::app::Actions;
use crate::app::action::Action;
use crate::app::command::{Command, Group, keys_text};
use crate::app::theme::{Tint, dialog, medium};
use crate::app::view::Panel;

const GESTURES: [(&str, &str); 17] = [
    ("Double-click the canvas", "make an actor"),
    ("Drag from the rim of an actor", "draw a tie; drop it on nothing for a new actor"),
    ("S, Shift or C while drawing a tie", "support, support, clash"),
    ("Drag the end of a tie", "reconnect it"),
    ("Double-click an actor", "rename it"),
    ("Double-click a tie", "read its first quote"),
    ("Shift+click", "add to the selection, or take away"),
    ("Drag on nothing", "select what the frame touches"),
    ("Alt+drag", "duplicate"),
    ("Shift+drag", "move straight"),
    ("Wheel, Space+drag, middle button", "move the canvas"),
    ("Right button", "what can be done to what is under it"),
    ("Ctrl+wheel, pinch", "zoom at the pointer"),
    ("Double-click, triple-click in the reader", "select a word, a sentence"),
    ("Shift+arrows in the reader", "select by letters and lines"),
    ("Click marked words", "select their tie and centre it"),
    ("Drag selected words", "onto a tie: attach; onto an actor: tie"),
];

/// Draws the list.
pub(super) fn keys_ui(ctx: &Context) -> Actions {
    let mut asked = Actions::default();
    let shown = Modal::new(Id::unique("keys")).frame(dialog(ctx)).show(ctx, |ui| {
        ui.set_width(760.0_f32.min(ctx.content_rect().width() - 60.0));
        ui.horizontal(|ui| {
            ui.heading("Keys");
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Close").clicked() {
                    asked.ask(Action::Toggle(Panel::Keys));
                }
            });
        });
        let height = ctx.content_rect().height() - 160.0;
        ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.columns(2, |columns| {
                    for group in [Group::File, Group::Edit, Group::View, Group::Help] {
                        group_ui(&mut columns[0], group);
                    }
                    for group in [Group::Actor, Group::Tie, Group::Arrange, Group::Canvas] {
                        group_ui(&mut columns[1], group);
                    }
                    gestures_ui(&mut columns[1]);
                });
            });
    });
    if shown.backdrop_response.clicked() {
        asked.ask(Action::Toggle(Panel::Keys));
    }
    asked
}

fn title_ui(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(words).family(medium()).color(Tint::of(ui).accent));
}

fn group_ui(ui: &mut Ui, group: Group) {
    title_ui(ui, group.word());
    Grid::new(group.word()).num_columns(2).spacing([12.0, 4.0]).show(ui, |ui| {
        for command in Command::ALL {
            let facts = command.facts();
            if facts.group == group && !facts.keys.is_empty() {
                ui.label(facts.label);
                ui.label(RichText::new(keys_text(facts.keys)).color(Tint::of(ui).weak));
                ui.end_row();
            }
        }
    });
}

fn gestures_ui(ui: &mut Ui) {
    title_ui(ui, "By hand");
    for (hand, what) in GESTURES {
        ui.add(egui::Label::new(hand).wrap());
        ui.add(egui::Label::new(RichText::new(format!("    {what}")).color(Tint::of(ui).weak)).wrap());
    }
}
