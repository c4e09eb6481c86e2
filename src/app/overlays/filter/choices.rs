//! The single choices of the filter, each with how much it is about.

use egui::{RichText, ScrollArea, Ui, WidgetInfo};

use super::tally::Tally;
use super::{Sheet, part_ui};
use crate::app::Actions;
use crate::app::command::Command;
use crate::app::sign;
use crate::app::theme::Tint;
use crate::model::{ActorId, ActorKind, DocumentId, Stance};

const ROW: f32 = 24.0;

/// A box to tick, called `name`, with a number at the right. True if it was ticked or unticked.
fn tick_ui(ui: &mut Ui, is_on: &mut bool, (words, name): (&str, &str), count: usize) -> bool {
    let tint = Tint::of(ui);
    ui.horizontal(|ui| {
        ui.set_height(ROW - 3.0);
        let room = ui.available_width() - 56.0;
        let response = ui.scope(|ui| {
            ui.set_max_width(room);
            ui.checkbox(is_on, words)
        });
        let (response, on) = (response.inner, *is_on);
        response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, name));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(RichText::new(count.to_string()).small().color(tint.weak));
        });
        response.changed()
    })
    .inner
}

/// Keeps something in a set of what is hidden, or takes it out.
fn hide<T: Ord>(set: &mut std::collections::BTreeSet<T>, what: T, is_shown: bool) {
    if is_shown {
        set.remove(&what);
    } else {
        set.insert(what);
    }
}

/// Actors by kind: those that there are, and those that are hidden.
pub fn kinds_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, tally: &Tally) {
    part_ui(ui, "Actors by kind");
    for kind in ActorKind::ALL {
        let count = tally.kinds.get(&kind).copied().unwrap_or(0);
        let mut is_on = !sheet.filter.kinds.contains(&kind);
        if count == 0 && is_on {
            continue;
        }
        if tick_ui(ui, &mut is_on, (kind.word(), &format!("Show actors: {}", kind.word())), count) {
            hide(&mut sheet.filter.kinds, kind, is_on);
        }
    }
    let mut is_on = !sheet.filter.untied;
    if tick_ui(ui, &mut is_on, ("untied", "Show actors without ties"), tally.untied) {
        sheet.filter.untied = !is_on;
    }
}

/// Ties by stance.
pub fn stances_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, tally: &Tally) {
    part_ui(ui, "Ties by stance");
    for stance in Stance::ALL {
        let mut is_on = !sheet.filter.stances.contains(&stance);
        let count = tally.stances.get(&stance).copied().unwrap_or(0);
        if tick_ui(ui, &mut is_on, (stance.word(), &format!("Show ties: {}", stance.word())), count) {
            hide(&mut sheet.filter.stances, stance, is_on);
        }
    }
}

/// Ties by how many quotes they have at least.
pub fn quotes_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, tally: &Tally) {
    part_ui(ui, "Ties by quotes");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for least in 0..=5 {
            let words = if least == 0 { "any".to_owned() } else { format!("{least}+") };
            let is_on = sheet.filter.quotes_at_least == least;
            let count = tally.with_quotes(least);
            let response = ui.selectable_label(is_on, format!("{words} ({count})"));
            let name = match least {
                0 => "Show ties with any number of quotes".to_owned(),
                least => format!("Show ties with at least {}", crate::text::counted(least, "quote")),
            };
            response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_on, &name));
            if response.on_hover_text(&name).clicked() {
                sheet.filter.quotes_at_least = least;
            }
        }
    });
}

/// Ties by the documents that their quotes are from.
pub fn documents_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, tally: &Tally) {
    let project = sheet.reading.project();
    let mut ids: Vec<DocumentId> = tally.documents.keys().copied().collect();
    ids.extend(sheet.filter.documents.iter().filter(|id| !tally.documents.contains_key(id)));
    if ids.is_empty() {
        return;
    }
    let count_of = |id: &DocumentId| tally.documents.get(id).copied().unwrap_or(0);
    ids.sort_by_key(|id| (std::cmp::Reverse(count_of(id)), *id));
    part_ui(ui, "Ties by document");
    rows_ui(ui, "filter by document", ids.len(), |ui, at| {
        let id = ids[at];
        let Some(document) = project.document(id) else { return };
        let mut is_on = !sheet.filter.documents.contains(&id);
        let name = format!("Show quotes from {}", document.title);
        let title = crate::text::opening(&document.title, 34);
        if tick_ui(ui, &mut is_on, (&title, &name), count_of(&id)) {
            hide(&mut sheet.filter.documents, id, is_on);
        }
    });
}

/// Actors hidden one by one, and a button for those that are selected.
pub fn actors_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, _tally: &Tally, asked: &mut Actions) {
    part_ui(ui, "Picked actors");
    let hide_these = Command::HideThese.action(&sheet.reading);
    let button = ui.add_enabled(hide_these.is_some(), egui::Button::new("Hide the selected actors"));
    let tip = sign::with_keys("Hide what is selected", Command::HideThese);
    if button.on_hover_text(tip).on_disabled_hover_text("Select actors on the canvas first").clicked() {
        asked.ask_maybe(hide_these);
    }
    let ids: Vec<ActorId> = sheet.filter.actors.iter().copied().collect();
    let project = sheet.reading.project();
    rows_ui(ui, "picked actors", ids.len(), |ui, at| {
        let id = ids[at];
        let Some(actor) = project.actor(id) else { return };
        ui.horizontal(|ui| {
            let name = format!("Show {} again", actor.name);
            if sign::button_ui(ui, crate::typeset::Icon::Eye, &name).clicked() {
                sheet.filter.actors.remove(&id);
            }
            sheet.ink.line_ui(ui, &actor.name, Tint::of(ui).text);
        });
    });
}

/// Rows of which only those that are seen are drawn.
fn rows_ui(ui: &mut Ui, salt: &str, count: usize, mut one: impl FnMut(&mut Ui, usize)) {
    const SEEN: usize = 7;
    let high = (ROW + ui.spacing().item_spacing.y) * count.min(SEEN) as f32;
    let area = ScrollArea::vertical().id_salt(salt).max_height(high).min_scrolled_height(high);
    let area = area.auto_shrink([false, true]);
    area.show_rows(ui, ROW, count, |ui, seen| seen.for_each(|at| one(ui, at)));
}
