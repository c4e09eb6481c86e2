//! Several things at once: how many, and what can be done to all of them in one step.

use egui::{ComboBox, TextEdit, Ui};

use super::Sheet;
use super::choice::{caption_ui, choice_ui, heading_ui, section_ui};
use super::grades::{Shared, grades_ui};
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::theme::{ACTOR_COLOURS, Tint};
use crate::edit::{ActorChange, Edit, QuoteChange, Things};
use crate::model::{ActorKind, Colour, Hedge, Quote};
use crate::scene::Part;
use crate::text::counted;
use crate::typeset::Icon;

/// What is half-typed for several things at once.
#[derive(Debug, Default)]
pub(super) struct Several {
    speaker: String,
    /// What may be done with a great many things, and when that was looked up.
    may: Option<(u64, Things, Vec<Command>)>,
}

/// With more things selected than this, what may be done with them is looked up once and not in every frame.
const MANY: usize = 200;

impl Several {
    fn commands(&mut self, reading: &Reading<'_>) -> Vec<Command> {
        let may = || COMMANDS.into_iter().filter(|command| command.action(reading).is_some()).collect();
        let (things, revision) = (&reading.view.selection, reading.editor.revision());
        if things.actors.len() + things.ties.len() + things.quotes.len() <= MANY {
            return may();
        }
        match &self.may {
            Some((known, chosen, may)) if *known == revision && chosen == things => may.clone(),
            _ => self.may.insert((revision, things.clone(), may())).2.clone(),
        }
    }
}

/// Commands that work on all that is selected.
const COMMANDS: [Command; 11] = [
    Command::Group,
    Command::Ungroup,
    Command::FoldGroup,
    Command::Support,
    Command::Clash,
    Command::Pin,
    Command::SwapStance,
    Command::Reverse,
    Command::PutOnCanvas,
    Command::TakeOffCanvas,
    Command::Delete,
];

pub(super) fn several_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, several: &mut Several) {
    let things = &sheet.reading.view.selection;
    heading_ui(ui, (Icon::Select, Tint::of(ui).text), "Several");
    let counts = [
        (things.actors.len(), "actor"),
        (things.ties.len(), "tie"),
        (things.quotes.len(), "quote"),
        (things.documents.len(), "document"),
        (things.groups.len(), "group"),
        (things.notes.len(), "note"),
        (things.pictures.len(), "picture"),
    ];
    for (n, word) in counts.into_iter().filter(|(n, _)| *n > 0) {
        ui.label(counted(n, word));
    }
    sum_ui(ui, sheet);
    if let [one, other] = things.actors[..] {
        pair_ui(ui, sheet.reading, (one, other));
    }
    section_ui(ui, "All of them");
    kind_ui(ui, sheet, things);
    quotes_ui(ui, sheet, things, several);
    for command in several.commands(&sheet.reading) {
        let name = crate::app::sign::with_keys(command.facts().label, command);
        if ui.button(name).clicked() {
            sheet.asked.ask_maybe(command.action(&sheet.reading));
        }
    }
}

fn pair_ui(ui: &mut Ui, reading: Reading<'_>, (one, other): (crate::model::ActorId, crate::model::ActorId)) {
    let ties: Vec<_> = reading.project().ties_between(one, other).map(|(id, _)| id).collect();
    if ties.is_empty() {
        ui.weak("No tie between the two. S or C draws one, from the first chosen to the second.");
    }
    for tie in ties {
        ui.add(egui::Label::new(reading.scene.sentence(Part::Tie(tie))).wrap());
    }
}

/// The ties that are drawn as one line to a folded group.
fn sum_ui(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (reading, ties) = (sheet.reading, &sheet.reading.view.selection.ties);
    let Some(first) = ties.first() else { return };
    if ties.len() < 2 || reading.scene.sum_of(*first).is_none_or(|sum| sum != &ties[..]) {
        return;
    }
    ui.add(egui::Label::new(reading.scene.sentence(Part::Tie(*first))).wrap());
    for tie in ties {
        let sentence = crate::scene::describe::tie(reading.project(), *tie);
        let asked = &mut sheet.asked;
        ui.push_id(*tie, |ui| {
            if ui.add(egui::Button::new(sentence).wrap().frame_when_inactive(false)).clicked() {
                asked.ask(Action::Select(Things { ties: vec![*tie], ..Things::default() }));
            }
        });
    }
}

fn kind_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, things: &Things) {
    if things.actors.is_empty() {
        return;
    }
    let mut chosen = None;
    let list = ComboBox::from_id_salt("kind of all").selected_text("Make all a…");
    let list = list.show_ui(ui, |ui| {
        for kind in ActorKind::ALL {
            if ui.selectable_label(false, kind.word()).clicked() {
                chosen = Some(kind);
            }
        }
    });
    list.response.accessible_name("Kind of all");
    let change = |change| Action::Edit(Edit::ChangeActors(things.actors.clone(), change));
    if let Some(kind) = chosen {
        sheet.asked.ask(change(ActorChange::Kind(kind)));
    }
    ui.horizontal(|ui| {
        for (colour, name) in ACTOR_COLOURS {
            let name = format!("Colour all {name}");
            let button = egui::Button::new("").fill(colour).min_size(egui::vec2(22.0, 22.0));
            if ui.add(button).accessible_name(&*name).on_hover_text(name).clicked() {
                let chosen = Colour { red: colour.r(), green: colour.g(), blue: colour.b() };
                sheet.asked.ask(change(ActorChange::Colour(Some(chosen))));
            }
        }
        if ui.button("Own colours").clicked() {
            sheet.asked.ask(change(ActorChange::Colour(None)));
        }
    });
}

/// What all the quotes have in common, to be changed for all in one step.
fn quotes_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, things: &Things, several: &mut Several) {
    let project = sheet.reading.project();
    let quotes: Vec<&Quote> = things.quotes.iter().filter_map(|id| project.quote(*id)).collect();
    let Some(first) = quotes.first() else { return };
    let mut asked = grades_ui(
        ui,
        Shared::of(quotes.iter().map(|quote| quote.source_grade)),
        Shared::of(quotes.iter().map(|quote| quote.information_grade)),
    );
    caption_ui(ui, "How firmly the documents say it");
    let hedge = quotes.iter().all(|quote| quote.hedge == first.hedge).then_some(first.hedge);
    let chosen = choice_ui(ui, ("Hedge of all", hedge), &Hedge::ALL, |hedge| hedge.word().to_owned());
    asked = asked.or(chosen.map(QuoteChange::Hedge));
    caption_ui(ui, "Who says so, if not the author");
    ui.horizontal(|ui| {
        let is_same = quotes.iter().all(|quote| quote.speaker == first.speaker);
        let hint = if is_same { first.speaker.as_str() } else { "they differ" };
        let field = TextEdit::singleline(&mut several.speaker).hint_text(hint).desired_width(180.0);
        let field = ui.add(field).accessible_name("Speaker of all");
        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui.button("Set for all").clicked() || is_entered {
            asked = Some(QuoteChange::Speaker(std::mem::take(&mut several.speaker).trim().to_owned()));
        }
    });
    if let Some(change) = asked {
        sheet.asked.ask(Action::Edit(Edit::ChangeQuotes(things.quotes.clone(), change)));
    }
}
