//! The question at the drop of a tie: support or clash, and what goes with it.
//!
//! It shows and asks; what an answer means is decided in the gesture. S and C answer without the pointer, except
//! while the name of a new actor is typed: Enter ends the name first.

use egui::{Area, Frame, Id, Key, Order, RichText, TextEdit, Ui};

use super::super::Reading;
use super::super::ink::Ink;
use super::event::{Draft, Event};
use super::gesture::{Choosing, Goal};
use crate::edit::Words;
use crate::model::Stance;
use crate::text::opening;
use crate::typeset::{Weight, WordStyle};

/// Words shown of a quote that would be attached, in characters.
const SHOWN: usize = 140;

/// Draws the question beside `at` (screen points) and gives what was answered.
pub(super) fn chooser_ui(
    ui: &Ui,
    choosing: &Choosing,
    at: egui::Pos2,
    (reading, ink): (Reading<'_>, &mut Ink),
) -> Vec<Event> {
    let area = Area::new(Id::unique("what the new tie is"))
        .order(Order::Foreground)
        .fixed_pos(at + egui::vec2(14.0, if choosing.to.is_new() { 28.0 } else { 14.0 }))
        .constrain_to(ui.clip_rect());
    area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(300.0);
            question_ui(ui, choosing, (reading, ink))
        })
    })
    .inner
    .inner
}

fn question_ui(ui: &mut Ui, choosing: &Choosing, (reading, ink): (Reading<'_>, &mut Ink)) -> Vec<Event> {
    let mut draft = choosing.draft.clone();
    let mut events = Vec::new();
    ink.label_ui(ui, &heading(choosing, reading), &WordStyle::sans(14.0).weighing(Weight::Medium));
    if choosing.to.is_new() {
        name_ui(ui, &mut draft);
    }
    ui.horizontal(|ui| {
        for stance in Stance::ALL {
            if stance_ui(ui, stance, &draft) {
                events.push(Event::Stance(stance));
            }
        }
    });
    ui.checkbox(&mut draft.mutual, "Mutual: both ways");
    if let Some(words) = reading.view.words {
        ui.checkbox(&mut draft.attach, "Attach the selected words");
        if draft.attach {
            let quoted = format!("\u{201c}{}\u{201d}", shown(words, reading));
            ink.label_ui(ui, &quoted, &WordStyle::serif(13.0));
        }
    }
    if draft != choosing.draft {
        events.insert(0, Event::Draft(draft));
    }
    events
}

fn name_ui(ui: &mut Ui, draft: &mut Draft) {
    let field = TextEdit::singleline(&mut draft.name).hint_text("Name of the new actor").desired_width(240.0);
    let response = ui.add(field);
    let label = egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Name of the new actor");
    response.widget_info(|| label.clone());
    let id = response.id.with("was focused");
    let was_focused = ui.data(|data| data.get_temp::<u64>(id));
    let now = ui.ctx().cumulative_pass_nr();
    if was_focused.is_none_or(|last| last + 1 < now) {
        response.request_focus(); // it has just opened
    }
    ui.data_mut(|data| data.insert_temp(id, now));
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        response.surrender_focus();
    }
}

fn stance_ui(ui: &mut Ui, stance: Stance, draft: &Draft) -> bool {
    let look = super::look_of(ui);
    let colour = super::super::convert::colour(look.style().stance(stance).line);
    let words = match stance {
        Stance::Support => "Support (S)",
        Stance::Clash => "Clash (C)",
    };
    let width = if draft.stance == Some(stance) { 2.5 } else { 1.0 };
    let button = egui::Button::new(RichText::new(words).strong().color(colour));
    ui.add(button.min_size(egui::vec2(118.0, 28.0)).stroke((width, colour))).clicked()
}

fn heading(choosing: &Choosing, reading: Reading<'_>) -> String {
    let name = |id| reading.project().actor(id).map_or("?", |actor| actor.name.as_str());
    match choosing.to {
        Goal::Actor(to) => format!("{} \u{2192} {}", name(choosing.from), name(to)),
        Goal::New(_) => format!("{} \u{2192} a new actor", name(choosing.from)),
    }
}

fn shown(words: Words, reading: Reading<'_>) -> String {
    let document = reading.project().document(words.document);
    let text = document.and_then(|found| words.span.slice(found.text.as_str())).unwrap_or_default();
    opening(text, SHOWN)
}

impl Goal {
    /// True if the tie was dropped where nobody is.
    #[must_use]
    pub fn is_new(self) -> bool {
        matches!(self, Self::New(_))
    }
}
