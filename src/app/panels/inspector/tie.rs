//! A tie: who, which stance, which way, and the quotes it rests on.

use egui::{RichText, Ui};

use super::Sheet;
use super::choice::{caption_ui, heading_ui, section_ui, switch_ui};
use super::quote;
use super::voices::{KeptVoices, voices_ui};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::panels::field::About;
use crate::app::theme::Tint;
use crate::edit::{Edit, Said, Things, TieChange};
use crate::model::{ActorId, Direction, Project, Stance, Tie, TieId};
use crate::text::counted;
use crate::typeset::Icon;

pub(super) fn tie_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: TieId, voices: &mut KeptVoices) {
    let project = sheet.reading.project();
    let Some(tie) = project.tie(id) else { return };
    let tint = Tint::of(ui);
    let icon = if tie.stance == Stance::Support { Icon::Support } else { Icon::Clash };
    heading_ui(ui, (icon, tint.stance(tie.stance)), "Tie");
    ends_ui(ui, sheet, tie);
    let stances = [
        (Stance::Support, Icon::Support, "Support", tint.support),
        (Stance::Clash, Icon::Clash, "Clash", tint.clash),
    ];
    ui.add_space(2.0);
    if let Some(stance) = switch_ui(ui, tie.stance, &stances) {
        sheet.asked.ask(Action::Edit(Edit::ChangeTie(id, TieChange::Stance(stance))));
    }
    ui.horizontal(|ui| {
        let ways = [
            (Direction::OneWay, Icon::OneWay, "One-way", tint.text),
            (Direction::Mutual, Icon::Mutual, "Mutual", tint.text),
        ];
        if let Some(direction) = switch_ui(ui, tie.direction, &ways) {
            sheet.asked.ask(Action::Edit(Edit::ChangeTie(id, TieChange::Direction(direction))));
        }
        let keys = crate::app::sign::with_keys("Reverse", Command::Reverse);
        if ui.button("Reverse").on_hover_text(keys).clicked() {
            sheet.asked.ask(Action::Edit(Edit::ReverseTies(vec![id])));
        }
    });
    if project.is_contested(tie.from, tie.to) {
        ui.colored_label(tint.doubt, "Contested: this pair has both support and clash.");
    }
    ui.columns(2, |columns| {
        let fields = [(About::TieLabel(id), "Label on the canvas"), (About::TieDate(id), "Date or period")];
        for (ui, (about, name)) in columns.iter_mut().zip(fields) {
            sheet.asked.extend(sheet.drafts.field_ui(ui, project, about, name));
        }
    });
    voices_ui(ui, sheet, voices, (id, tie));
    quotes_ui(ui, sheet, (id, tie));
    sheet.asked.extend(sheet.drafts.field_ui(ui, project, About::TieNote(id), "Note on the tie"));
}

fn ends_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, tie: &Tie) {
    let project = sheet.reading.project();
    let arrow = if tie.direction == Direction::Mutual { "↔" } else { "→" };
    ui.horizontal_wrapped(|ui| {
        actor_name_ui(ui, sheet, project, tie.from);
        ui.label(
            RichText::new(format!("{} {arrow}", tie.stance.verb())).color(Tint::of(ui).stance(tie.stance)),
        );
        actor_name_ui(ui, sheet, project, tie.to);
    });
}

fn actor_name_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, project: &Project, id: ActorId) {
    let Some(actor) = project.actor(id) else { return };
    let font = egui::TextStyle::Body.resolve(ui.style());
    let width = ui.painter().layout_no_wrap(actor.name.clone(), font, Tint::of(ui).text).size().x;
    if width > ui.available_size_before_wrap().x {
        ui.end_row(); // or it would be broken within what is left of this one, letter by letter
    }
    if ui.push_id(id, |ui| ui.link(&actor.name)).inner.on_hover_text("Show this actor").clicked() {
        sheet.asked.ask(Action::Select(Things { actors: vec![id], ..Things::default() }));
    }
}

/// `6 quotes · 3 documents`.
fn backing(project: &Project, id: TieId) -> String {
    let mut documents: Vec<_> = project.quotes_of(id).map(|(_, quote)| quote.document).collect();
    let quotes = documents.len();
    documents.sort_unstable();
    documents.dedup();
    format!("{} · {}", counted(quotes, "quote"), counted(documents.len(), "document"))
}

fn quotes_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, (id, tie): (TieId, &Tie)) {
    let project = sheet.reading.project();
    section_ui(ui, &backing(project, id));
    if let Some(words) = sheet.reading.view.words {
        let keys = crate::app::sign::with_keys("Attach the selected words", Command::AttachWords);
        if ui.button(keys).clicked() {
            sheet.asked.ask(Action::Edit(Edit::AttachWords(id, words, Said::default())));
        }
    }
    if tie.is_hypothesis() {
        caption_ui(ui, "A hypothesis: no words say so yet. Select some in the reader and press Q.");
    }
    if tie.quotes.len() > 1 {
        let all = ui
            .button("Select all its quotes")
            .on_hover_text("To grade them, or name who says so, in one step");
        if all.clicked() {
            let quotes = tie.quotes.clone();
            sheet.asked.ask(Action::Select(Things { quotes, ..Things::default() }));
        }
    }
    for (quote_id, _) in project.quotes_of(id) {
        ui.push_id(quote_id, |ui| quote::card_ui(ui, sheet, quote_id, Some(id)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Editor, End, NewTie, Words};
    use crate::model::{Document, Id};
    use crate::text::{SourceText, Span};

    #[test]
    fn a_tie_says_how_many_quotes_of_how_many_documents_it_rests_on() {
        let document = |title: &str| Document::titled(title, SourceText::new("Russia struck Palmyra."));
        let mut editor = Editor::new(Project::new(Id::from_bits(1)), 3);
        let added = editor.perform(Edit::AddDocuments(vec![document("A"), document("B")])).unwrap().documents;
        let words = |n: usize, start, end| Words { document: added[n], span: Span::new(start, end) };
        let end = |name: &str| End::New(name.into(), None);
        let new = NewTie {
            from: end("Russia"),
            to: end("ISIS"),
            stance: Stance::Clash,
            direction: Direction::OneWay,
            words: Some(words(0, 0, 6)),
            said: Said::default(),
        };
        let tie = editor.perform(Edit::DrawTie(new)).unwrap().ties[0];
        editor.perform(Edit::AttachWords(tie, words(0, 7, 13), Said::default())).unwrap();
        assert_eq!(backing(editor.project(), tie), "2 quotes · 1 document");
        editor.perform(Edit::AttachWords(tie, words(1, 0, 6), Said::default())).unwrap();
        assert_eq!(backing(editor.project(), tie), "3 quotes · 2 documents");
    }
}
