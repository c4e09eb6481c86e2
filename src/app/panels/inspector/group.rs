//! A group and a note: what they are called, their colour, and who is in a group.

use egui::Ui;

use super::Sheet;
use super::choice::{caption_ui, heading_ui, section_ui};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::panels::field::About;
use crate::app::theme::{ACTOR_COLOURS, Tint};
use crate::edit::{Edit, GroupChange, NoteChange, Things};
use crate::model::{ActorId, Colour, Group, GroupId, NoteId, called};
use crate::text::{counted, opening};
use crate::typeset::Icon;

/// So many members are listed; the others are counted.
const LISTED: usize = 200;
/// Commands that work on a group.
const COMMANDS: [Command; 4] = [Command::Ungroup, Command::FitSelection, Command::Duplicate, Command::Delete];

pub(super) fn group_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: GroupId) {
    let project = sheet.reading.project();
    let Some(group) = project.group(id) else { return };
    heading_ui(ui, (Icon::Group, Tint::of(ui).text), "Group");
    sheet.asked.extend(sheet.drafts.field_ui(ui, project, About::GroupName(id), "Name"));
    if let Some(colour) = colour_ui(ui, ("group", group.colour)) {
        sheet.asked.ask(Action::Edit(Edit::ChangeGroup(id, GroupChange::Colour(colour))));
    }
    let mut folded = group.folded;
    let words = "Folded: drawn as one box that carries the sum of its ties";
    if ui.checkbox(&mut folded, words).changed() {
        sheet.asked.ask(Action::Edit(Edit::ChangeGroup(id, GroupChange::Folded(folded))));
    }
    members_ui(ui, sheet, (id, group));
    section_ui(ui, "All of it");
    for command in COMMANDS {
        let Some(action) = command.action(&sheet.reading) else { continue };
        if ui.button(crate::app::sign::with_keys(command.facts().label, command)).clicked() {
            sheet.asked.ask(action);
        }
    }
}

fn members_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, (id, group): (GroupId, &Group)) {
    let project = sheet.reading.project();
    section_ui(ui, &counted(group.actors.len(), "actor"));
    for actor in group.actors.iter().take(LISTED) {
        let Some(name) = project.actor(*actor).map(called) else { continue };
        let things = Things { actors: vec![*actor], ..Things::default() };
        ui.push_id(*actor, |ui| member_ui(ui, sheet, (id, group), (&name, things)));
    }
    if group.actors.len() > LISTED {
        ui.weak(format!("and {} more", group.actors.len() - LISTED));
    }
    for note in &group.notes {
        let Some(words) = project.note(*note).map(|note| opening(&note.text, 40)) else { continue };
        let things = Things { notes: vec![*note], ..Things::default() };
        ui.push_id(*note, |ui| member_ui(ui, sheet, (id, group), (&format!("Note: {words}"), things)));
    }
}

/// A member, to be gone to or taken out.
fn member_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    (id, group): (GroupId, &Group),
    (name, things): (&str, Things),
) {
    let (goes, leaves) = egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            let button = egui::Button::new(name).truncate().frame_when_inactive(false);
            ui.add(button).accessible_name(format!("Member {name}")).clicked()
        },
        |ui| {
            let button = ui.small_button("Take out");
            button.accessible_name(format!("Take {name} out of the group")).clicked()
        },
    );
    if goes {
        sheet.asked.ask(Action::Centre(things.clone()));
    }
    if leaves {
        let members = without(group, &things);
        sheet.asked.ask(Action::Edit(Edit::ChangeGroup(id, GroupChange::Members(members))));
    }
}

fn without(group: &Group, things: &Things) -> Things {
    let mut left = Things {
        actors: group.actors.clone(),
        notes: group.notes.clone(),
        pictures: group.pictures.clone(),
        ..Things::default()
    };
    left.actors.retain(|actor| !things.actors.contains(actor));
    left.notes.retain(|note| !things.notes.contains(note));
    left
}

/// The group that an actor is in, to be gone to or left.
pub(super) fn home_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, actor: ActorId) {
    let project = sheet.reading.project();
    let Some(id) = project.group_of(actor) else { return };
    let Some(group) = project.group(id) else { return };
    let name = if group.name.is_empty() { "a group without a name" } else { &group.name };
    caption_ui(ui, "In the group");
    ui.horizontal(|ui| {
        if ui.link(name).clicked() {
            sheet.asked.ask(Action::Select(Things { groups: vec![id], ..Things::default() }));
        }
        if ui.small_button("Leave").accessible_name("Leave the group").clicked() {
            let members = without(group, &Things { actors: vec![actor], ..Things::default() });
            sheet.asked.ask(Action::Edit(Edit::ChangeGroup(id, GroupChange::Members(members))));
        }
    });
}

pub(super) fn note_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: NoteId) {
    let project = sheet.reading.project();
    let Some(note) = project.note(id) else { return };
    heading_ui(ui, (Icon::Note, Tint::of(ui).text), "Note");
    sheet.asked.extend(sheet.drafts.field_ui(ui, project, About::NoteText(id), "Words"));
    if let Some(colour) = colour_ui(ui, ("note", note.colour)) {
        sheet.asked.ask(Action::Edit(Edit::ChangeNotes(vec![id], NoteChange::Colour(colour))));
    }
    ui.weak("Drag its sides to make it wider or narrower.");
    ui.add_space(6.0);
    for command in [Command::Duplicate, Command::FitSelection, Command::Delete] {
        let Some(action) = command.action(&sheet.reading) else { continue };
        if ui.button(crate::app::sign::with_keys(command.facts().label, command)).clicked() {
            sheet.asked.ask(action);
        }
    }
}

/// A row of colours; gives the one that was chosen, `Some(None)` being the look's own.
pub(super) fn colour_ui(ui: &mut Ui, (what, now): (&str, Option<Colour>)) -> Option<Option<Colour>> {
    caption_ui(ui, "Colour");
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (colour, name) in ACTOR_COLOURS {
            let name = format!("Colour the {what} {name}");
            let ours = Colour { red: colour.r(), green: colour.g(), blue: colour.b() };
            let mut button = egui::Button::new("").fill(colour).min_size(egui::vec2(22.0, 22.0));
            if now == Some(ours) {
                button = button.stroke(egui::Stroke::new(2.0, Tint::of(ui).text));
            }
            if ui.add(button).accessible_name(&*name).on_hover_text(name).clicked() {
                chosen = Some(Some(ours));
            }
        }
        if now.is_some() && ui.button("Without colour").clicked() {
            chosen = Some(None);
        }
    });
    chosen
}
