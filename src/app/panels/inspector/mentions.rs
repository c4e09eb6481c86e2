//! Where an actor is named: how often, by which of its names, and what in the texts may be other spellings of them.

use egui::{Frame, Margin, RichText, Ui};

use super::Sheet;
use super::choice::caption_ui;
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::sign;
use crate::app::theme::Tint;
use crate::app::view::Tab;
use crate::edit::{ActorChange, Edit, Words};
use crate::model::census::{Tally, Variant};
use crate::model::{Actor, ActorId};
use crate::text::{counted, fold};
use crate::typeset::{Icon, Paragraph};

/// Other spellings that are shown at once; the Names tab has them all.
const SHOWN: usize = 4;
/// What stands in a chip beside its alias: the count, two buttons, the margins.
const BESIDE: f32 = 110.0;

pub(super) fn mentions_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, (id, actor): (ActorId, &Actor)) {
    let reading = sheet.reading;
    let mentions = &reading.session.mentions;
    let tally = mentions.of(id).cloned().unwrap_or_default();
    chips_ui(ui, sheet, (id, actor), &tally);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let tint = Tint::of(ui);
        let words = if mentions.is_counting() && tally == Tally::default() {
            "Counting its mentions…".to_owned()
        } else {
            said(&tally)
        };
        ui.label(RichText::new(words).color(tint.weak));
        for command in [Command::PreviousMention, Command::NextMention] {
            if tally.mentions > 0 {
                sign::command_button_ui(ui, command, &reading, &mut sheet.asked);
            }
        }
    });
    if tally.undecided > 0 {
        let tint = Tint::of(ui);
        let words = format!("{} undecided: another actor has the name, too", tally.undecided);
        let button =
            egui::Button::new(RichText::new(words).small().color(tint.doubt)).frame_when_inactive(false);
        if ui.add(button).on_hover_text("Show the shared names").clicked() {
            sheet.asked.ask(Action::OpenTab(Tab::Names));
        }
    }
    variants_ui(ui, sheet, id, &tally);
}

/// `41 mentions in 3 documents`.
pub(in crate::app::panels) fn said(tally: &Tally) -> String {
    match tally.mentions {
        0 => "Not named in any document".to_owned(),
        count => format!("{} in {}", counted(count, "mention"), counted(tally.by_document.len(), "document")),
    }
}

/// Each alias with its count, and what can be done with it; side by side as far as there is room.
fn chips_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, (id, actor): (ActorId, &Actor), tally: &Tally) {
    let width = ui.available_width();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for (number, alias) in (1..).zip(&actor.aliases) {
            let count = tally.by_name.get(number).copied().unwrap_or(0);
            let words = sheet.ink.line(ui, alias, (width - BESIDE).max(60.0));
            if words.bounds().x1 as f32 + BESIDE > ui.available_size_before_wrap().x {
                ui.end_row();
            }
            let chip = Frame::new().fill(Tint::of(ui).field).corner_radius(6.0);
            let chip = chip.inner_margin(Margin::symmetric(6, 0));
            let told = (alias, count, &words);
            ui.push_id((id, alias), |ui| {
                chip.show(ui, |ui| ui.horizontal(|ui| chip_ui(ui, sheet, (id, actor), told)))
            });
        }
    });
}

fn chip_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    (id, actor): (ActorId, &Actor),
    (alias, count, words): (&String, usize, &Paragraph),
) {
    let tint = Tint::of(ui);
    ui.spacing_mut().item_spacing.x = 4.0;
    sheet.ink.set_ui(ui, alias, (words, tint.text));
    ui.label(RichText::new(count.to_string()).small().color(tint.weak));
    if sign::button_ui(ui, Icon::Detach, &format!("Make {alias} its own actor")).clicked() {
        sheet.asked.ask(Action::Edit(Edit::SplitAlias(id, alias.clone())));
    }
    if sign::button_ui(ui, Icon::Close, &format!("Remove the alias {alias}")).clicked() {
        let others = actor.aliases.iter().filter(|other| *other != alias).cloned().collect();
        sheet.asked.ask(Action::Edit(Edit::ChangeActor(id, ActorChange::Aliases(others))));
    }
}

fn variants_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: ActorId, tally: &Tally) {
    let open: Vec<&Variant> = open_variants(sheet.reading, id, tally).collect();
    if open.is_empty() {
        return;
    }
    caption_ui(ui, "Perhaps other spellings, found in the documents");
    for variant in open.iter().take(SHOWN) {
        ui.push_id(&variant.words, |ui| ui.horizontal(|ui| variant_ui(ui, sheet, id, variant)));
    }
    if open.len() > SHOWN && ui.button(format!("All {} in the Names tab", open.len())).clicked() {
        sheet.asked.ask(Action::OpenTab(Tab::Names));
    }
}

fn variant_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: ActorId, variant: &Variant) {
    let tint = Tint::of(ui);
    let words = &variant.words;
    if sign::button_ui(ui, Icon::Plus, &format!("Add {words} as an alias")).clicked() {
        sheet.asked.ask(Action::Edit(Edit::AddAlias(id, words.clone())));
    }
    if sign::button_ui(ui, Icon::Jump, &format!("Show {words} in its document")).clicked() {
        sheet.asked.ask(shown(variant));
    }
    if sign::button_ui(ui, Icon::Close, &format!("{words} is another name")).clicked() {
        sheet.asked.ask(Action::Edit(Edit::Dismiss(vec![key(id, variant)])));
    }
    ui.label(RichText::new(format!("{}×", variant.count)).small().color(tint.weak));
    sheet.ink.line_ui(ui, words, tint.text);
}

/// The variants that the analyst has not dismissed.
pub(in crate::app::panels) fn open_variants<'t>(
    reading: Reading<'t>,
    id: ActorId,
    tally: &'t Tally,
) -> impl Iterator<Item = &'t Variant> {
    tally.variants.iter().filter(move |variant| !reading.project().is_dismissed(&key(id, variant)))
}

/// What shows the first place of a variant.
pub(in crate::app::panels) fn shown(variant: &Variant) -> Action {
    let (document, span) = variant.first;
    Action::ShowWords(Words { document, span })
}

/// Under which a variant is dismissed.
pub(in crate::app::panels) fn key(id: ActorId, variant: &Variant) -> String {
    format!("variant {id} {}", fold(&variant.words).text())
}
