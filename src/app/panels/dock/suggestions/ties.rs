//! Sentences with two actors and a cue that no tie rests on: accept the tie they suggest, edit it first, or dismiss it.

use egui::{ComboBox, Response, RichText, Sense, TextEdit, Ui};

use super::sentence::sentence_ui;
use super::{Suggestions, Verdict, verdicts_ui};
use crate::app::action::Action;
use crate::app::ink::Ink;
use crate::app::panels::dock::row::{Row, row_ui};
use crate::app::reader::quick_tie;
use crate::app::theme::Tint;
use crate::app::view::{EndDraft, QuickTie};
use crate::app::{Actions, Reading};
use crate::edit::{Said, Words};
use crate::model::{ActorId, Direction, Hedge, Project, Stance};
use crate::suggest::TieSuggestion;
use crate::typeset::Icon;

/// The tie at hand, as the analyst has changed it.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The key of its suggestion.
    key: String,
    draft: Option<QuickTie>,
}

impl Sheet {
    fn settle(&mut self, project: &Project, offer: &TieSuggestion) {
        if self.key != offer.key || self.draft.is_none() {
            *self = Self { key: offer.key.clone(), draft: Some(draft_of(project, offer)) };
        }
    }

    pub(super) fn accepted(
        &self,
        reading: Reading<'_>,
        offer: &TieSuggestion,
        verdict: Verdict,
    ) -> Vec<Action> {
        let draft = self.draft.clone().filter(|_| self.key == offer.key);
        let draft = draft.unwrap_or_else(|| draft_of(reading.project(), offer));
        match verdict {
            Verdict::Accept => {
                let edit = quick_tie::edit(reading.project(), &draft, reading.view.camera.centre);
                edit.map(Action::Edit).into_iter().collect()
            }
            Verdict::Edit => vec![Action::ShowWords(draft.words), Action::DraftQuickTie(draft)],
            Verdict::Dismiss => Vec::new(),
        }
    }
}

fn draft_of(project: &Project, offer: &TieSuggestion) -> QuickTie {
    let end = |id: ActorId| EndDraft { text: name_of(project, id).to_owned(), actor: Some(id) };
    QuickTie {
        words: Words { document: offer.document, span: offer.span },
        from: end(offer.from),
        to: end(offer.to),
        stance: offer.stance,
        direction: offer.direction,
        said: Said { speaker: offer.speaker.clone(), hedge: offer.hedge },
    }
}

fn name_of(project: &Project, id: ActorId) -> &str {
    project.actor(id).map_or("", |actor| &actor.name)
}

impl Suggestions {
    pub(super) fn ties_ui(
        &mut self,
        ui: &mut Ui,
        (reading, ink): (Reading<'_>, &mut Ink),
        shown: &[usize],
        asked: &mut Actions,
    ) -> Option<Verdict> {
        let offers = self.offers.take()?;
        let mut sheet = std::mem::take(&mut self.tie);
        let chosen = &offers.ties[shown[self.at[self.list as usize]]];
        sheet.settle(reading.project(), chosen);
        let mut pressed = None;
        // Two closures draw with one ink, one after the other.
        let ink = std::cell::RefCell::new(ink);
        let by_key = self.split_ui(
            ui,
            shown.len(),
            |ui, row, is_on| {
                let offer = &offers.ties[shown[row]];
                offer_ui(ui, reading.project(), (offer, is_on), &mut ink.borrow_mut())
            },
            |ui| {
                let ink = &mut *ink.borrow_mut();
                pressed = sheet_ui(ui, (reading, ink), (chosen, &mut sheet), asked);
            },
        );
        (self.offers, self.tie) = (Some(offers), sheet);
        by_key.or(pressed)
    }
}

fn offer_ui(
    ui: &mut Ui,
    project: &Project,
    (offer, is_on): (&TieSuggestion, bool),
    ink: &mut Ink,
) -> Response {
    let [from, to] = [offer.from, offer.to].map(|id| name_of(project, id));
    let document = project.document(offer.document);
    let cue = document.and_then(|document| offer.cue.slice(document.text.as_str())).unwrap_or_default();
    let arrow = if offer.direction == Direction::Mutual { "↔" } else { "→" };
    let tint = Tint::of(ui);
    let row = Row {
        icon: if offer.stance == Stance::Support { Icon::Support } else { Icon::Clash },
        colour: tint.stance(offer.stance),
        name: &format!("{from} {arrow} {to}"),
        right: cue,
        sentence: &format!("Suggested: {from} {} {to}, for “{cue}”", offer.stance.verb()),
        is_on,
    };
    ui.push_id(&offer.key, |ui| row_ui(ui, &row, Sense::click(), ink)).inner
}

fn sheet_ui(
    ui: &mut Ui,
    (reading, ink): (Reading<'_>, &mut Ink),
    (offer, sheet): (&TieSuggestion, &mut Sheet),
    asked: &mut Actions,
) -> Option<Verdict> {
    let tint = Tint::of(ui);
    let Some(draft) = &mut sheet.draft else { return None };
    let mut pressed = None;
    ui.horizontal(|ui| {
        pressed = verdicts_ui(ui, "Edit first");
        if ui.button("Show in the reader").clicked() {
            asked.ask(Action::ShowWords(draft.words));
        }
    });
    ui.add_space(4.0);
    if let Some(document) = reading.project().document(offer.document) {
        let cue = tint.stance(draft.stance).gamma_multiply(0.35);
        let marks = [(offer.from_at, tint.chosen), (offer.to_at, tint.chosen), (offer.cue, cue)];
        sentence_ui(ui, ink, (document.text.as_str(), offer.span), &marks);
        let page = document.page_of(offer.span.start).map_or(String::new(), |page| format!(", p. {page}"));
        ui.label(RichText::new(format!("{}{page}", document.title)).small().color(tint.weak));
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ink.line_ui(ui, &draft.from.text, tint.text);
        for stance in Stance::ALL {
            let word = RichText::new(stance.verb()).color(tint.stance(stance));
            if ui.selectable_label(draft.stance == stance, word).clicked() {
                draft.stance = stance;
            }
        }
        ink.line_ui(ui, &draft.to.text, tint.text);
        if ui.button("Swap").on_hover_text("Swap the two actors").clicked() {
            std::mem::swap(&mut draft.from, &mut draft.to);
        }
        let mut is_mutual = draft.direction == Direction::Mutual;
        if ui.checkbox(&mut is_mutual, "Mutual").changed() {
            draft.direction = if is_mutual { Direction::Mutual } else { Direction::OneWay };
        }
    });
    said_ui(ui, &mut draft.said);
    pressed
}

fn said_ui(ui: &mut Ui, said: &mut Said) {
    ui.horizontal(|ui| {
        let field =
            TextEdit::singleline(&mut said.speaker).hint_text("the document itself").desired_width(170.0);
        ui.label(RichText::new("Said by").small().color(Tint::of(ui).weak));
        ui.add(field).accessible_name("Who says so");
        let list = ComboBox::from_id_salt("hedge of the suggestion").selected_text(said.hedge.word());
        let list = list.show_ui(ui, |ui| {
            for hedge in Hedge::ALL {
                ui.selectable_value(&mut said.hedge, hedge, hedge.word());
            }
        });
        list.response.accessible_name(format!("How firmly: {}", said.hedge.word()));
    });
}
