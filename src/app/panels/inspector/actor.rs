//! An actor: name, aliases, kind, colour, note, and its ties. What it is part of is in [`belonging`](super::belonging).

use egui::{RichText, Ui};

use super::Sheet;
use super::belonging::Belonging;
use super::choice::{caption_ui, choice_ui, heading_ui, section_ui};
use crate::app::action::Action;
use crate::app::panels::field::About;
use crate::app::theme::{Tint, look_of};
use crate::edit::{ActorChange, Edit, Things};
use crate::model::{Actor, ActorId, ActorKind, Colour, Direction, Tie, TieId};
use crate::scene::look::icon_of;
use crate::text::counted;

pub(super) fn actor_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: ActorId, belonging: &mut Belonging) {
    let project = sheet.reading.project();
    let Some(actor) = project.actor(id) else { return };
    heading_ui(ui, (icon_of(actor.kind), Tint::of(ui).text), "Actor");
    for (about, name) in [
        (About::ActorName(id), "Name"),
        (About::ActorAliases(id), "Other names in the documents, one a line"),
    ] {
        sheet.asked.extend(sheet.drafts.field_ui(ui, project, about, name));
    }
    super::mentions::mentions_ui(ui, sheet, (id, actor));
    caption_ui(ui, "Kind");
    let kind = choice_ui(ui, ("Kind", Some(actor.kind)), &ActorKind::ALL, |kind| kind.word().to_owned());
    if let Some(kind) = kind {
        sheet.asked.ask(Action::Edit(Edit::ChangeActor(id, ActorChange::Kind(kind))));
    }
    colour_ui(ui, sheet, (id, actor));
    belonging.belonging_ui(ui, sheet, (id, actor));
    super::group::home_ui(ui, sheet, id);
    let mut pinned = actor.pinned;
    if ui.checkbox(&mut pinned, "Pinned: stays where it is when actors are arranged").changed() {
        sheet.asked.ask(Action::Edit(Edit::PinActors(vec![id], pinned)));
    }
    place_ui(ui, sheet, (id, actor));
    sheet.asked.extend(sheet.drafts.field_ui(ui, project, About::ActorNote(id), "Note"));
    ties_ui(ui, sheet, id);
}

fn colour_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, (id, actor): (ActorId, &Actor)) {
    caption_ui(ui, "Colour");
    ui.horizontal(|ui| {
        let look = look_of(ui.visuals());
        let own = look.style().actor_box(actor.kind, None).line;
        let now = actor.colour.map_or([own.red, own.green, own.blue], |c| [c.red, c.green, c.blue]);
        let memory = ui.scope_id().with(("colour", id));
        let mut picked: [u8; 3] = ui.data(|data| data.get_temp(memory)).unwrap_or(now);
        let response = ui.color_edit_button_srgb(&mut picked).accessible_name("Colour");
        // The picker changes the colour all the time; one step is asked for when it is closed.
        let is_open = egui::Popup::is_any_open(ui.ctx());
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(memory, picked));
        } else if !is_open && picked != now {
            ui.data_mut(|data| data.remove::<[u8; 3]>(memory));
            let [red, green, blue] = picked;
            let change = ActorChange::Colour(Some(Colour { red, green, blue }));
            sheet.asked.ask(Action::Edit(Edit::ChangeActor(id, change)));
        } else if !is_open {
            ui.data_mut(|data| data.remove::<[u8; 3]>(memory));
        }
        if actor.colour.is_none() {
            ui.weak("the kind's own");
        } else if ui.button("Use the kind's own").clicked() {
            ui.data_mut(|data| data.remove::<[u8; 3]>(memory));
            sheet.asked.ask(Action::Edit(Edit::ChangeActor(id, ActorChange::Colour(None))));
        }
    });
}

fn place_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, (id, actor): (ActorId, &Actor)) {
    if actor.place.is_some() {
        return;
    }
    ui.horizontal(|ui| {
        ui.colored_label(Tint::of(ui).doubt, "Not on the canvas");
        if ui.button("Put it there").clicked() {
            let centre = sheet.reading.view.camera.centre;
            sheet.asked.ask(Action::Edit(Edit::MoveActors(vec![(id, centre)])));
        }
    });
}

fn ties_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: ActorId) {
    let project = sheet.reading.project();
    let ties: Vec<_> = project.ties_of(id).collect();
    section_ui(ui, &counted(ties.len(), "tie"));
    if ties.is_empty() {
        ui.weak(
            "Drag from the actor's rim to another actor, or select words in the reader and press S or C.",
        );
    }
    for (tie_id, tie) in ties {
        ui.push_id(tie_id, |ui| tie_row_ui(ui, sheet, id, (tie_id, tie)));
    }
}

/// A tie of `id`: which way, with whom, how many quotes.
fn tie_row_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: ActorId, (tie_id, tie): (TieId, &Tie)) {
    let tint = Tint::of(ui);
    let is_first = tie.from == id;
    let other = if is_first { tie.to } else { tie.from };
    let name = sheet.reading.project().actor(other).map_or("", |actor| &actor.name);
    let arrow = match (tie.direction, is_first) {
        (Direction::Mutual, _) => "↔",
        (Direction::OneWay, true) => "→",
        (Direction::OneWay, false) => "←",
    };
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            let button = egui::Button::new(format!("{arrow} {name}")).truncate().frame_when_inactive(false);
            let named = format!("Tie with {name}: {}", tie.stance.word());
            if ui.add(button).accessible_name(named).clicked() {
                sheet.asked.ask(Action::Centre(Things { ties: vec![tie_id], ..Things::default() }));
            }
        },
        |ui| {
            ui.label(RichText::new(counted(tie.quotes.len(), "quote")).small().color(tint.weak));
            ui.label(RichText::new(tie.stance.word()).color(tint.stance(tie.stance)).small());
        },
    );
}
