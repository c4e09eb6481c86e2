//! Names without an actor: make one of it, add it to one that is there, or dismiss it.

use egui::{ComboBox, CursorIcon, PopupCloseBehavior, Response, RichText, Sense, TextEdit, Ui};

use super::sentence::sentence_ui;
use super::{Suggestions, Verdict, number_of, verdicts_ui};
use crate::app::action::{Action, Carried};
use crate::app::ink::Ink;
use crate::app::panels::dock::row::{Row, row_ui};
use crate::app::reader::{complete, quick_tie};
use crate::app::theme::Tint;
use crate::app::{Actions, Reading};
use crate::edit::{Edit, Words};
use crate::model::{Actor, ActorId, ActorKind};
use crate::scene::look::icon_of;
use crate::suggest::ActorSuggestion;
use crate::text::{counted, sentence_at};

/// Actors offered at once for an alias.
const OFFERED: usize = 10;

/// What is chosen for the name at hand.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The key of that name.
    key: String,
    kind: Option<ActorKind>,
    /// Spellings that are not to become aliases.
    without: Vec<String>,
    /// What is typed to find the actor that has one name more.
    sought: String,
}

impl Sheet {
    fn settle(&mut self, offer: &ActorSuggestion) {
        if self.key != offer.key {
            *self = Self { key: offer.key.clone(), ..Self::default() };
        }
    }

    /// The actor that accepting makes, not on the canvas yet.
    pub(super) fn actor(&self, offer: &ActorSuggestion) -> Actor {
        let is_mine = self.key == offer.key;
        let kept = |alias: &&String| !is_mine || !self.without.contains(alias);
        Actor {
            aliases: offer.aliases.iter().filter(kept).cloned().collect(),
            kind: self.kind.filter(|_| is_mine).unwrap_or(offer.kind),
            ..Actor::named(&offer.name)
        }
    }

    pub(super) fn accepted(
        &self,
        reading: Reading<'_>,
        offer: &ActorSuggestion,
        verdict: Verdict,
    ) -> Vec<Action> {
        match verdict {
            Verdict::Accept => {
                let place = quick_tie::free_place(reading.project(), reading.view.camera.centre, &[]);
                let actor = Actor { place: Some(place), ..self.actor(offer) };
                vec![Action::Edit(Edit::AddActors(vec![actor]))]
            }
            Verdict::Edit => vec![shown(offer)],
            Verdict::Dismiss => Vec::new(),
        }
    }

    /// The edit that gives the name and its spellings to an actor that is there.
    fn alias_of(&self, reading: Reading<'_>, offer: &ActorSuggestion, owner: ActorId) -> Option<Action> {
        let known = &reading.project().actor(owner)?.aliases;
        let made = self.actor(offer);
        let aliases = known.iter().cloned().chain([made.name]).chain(made.aliases).collect();
        Some(Action::Edit(Edit::ChangeActor(owner, crate::edit::ActorChange::Aliases(aliases))))
    }
}

fn shown(offer: &ActorSuggestion) -> Action {
    let (document, span) = offer.first;
    Action::ShowWords(Words { document, span })
}

impl Suggestions {
    pub(super) fn actors_ui(
        &mut self,
        ui: &mut Ui,
        (reading, ink): (Reading<'_>, &mut Ink),
        shown: &[usize],
        asked: &mut Actions,
    ) -> Option<Verdict> {
        let offers = self.offers.take()?;
        let mut sheet = std::mem::take(&mut self.actor);
        let chosen = &offers.actors[shown[self.at[self.list as usize]]];
        sheet.settle(chosen);
        let (mut pressed, mut taken) = (None, None);
        // Two closures draw with one ink, one after the other.
        let ink = std::cell::RefCell::new(ink);
        let by_key = self.split_ui(
            ui,
            shown.len(),
            |ui, row, is_on| offer_ui(ui, &offers.actors[shown[row]], is_on, &mut ink.borrow_mut()),
            |ui| {
                let ink = &mut *ink.borrow_mut();
                pressed = sheet_ui(ui, (reading, ink), (chosen, &mut sheet), asked, &mut taken);
            },
        );
        if let Some(action) = taken.and_then(|owner| sheet.alias_of(reading, chosen, owner)) {
            asked.ask(action);
            self.taken(chosen.key.clone());
        }
        (self.offers, self.actor) = (Some(offers), sheet);
        by_key.or(pressed)
    }
}

fn offer_ui(ui: &mut Ui, offer: &ActorSuggestion, is_on: bool, ink: &mut Ink) -> Response {
    let counts =
        format!("{} in {}", counted(offer.mentions, "mention"), counted(offer.documents, "document"));
    let row = Row {
        icon: icon_of(offer.kind),
        colour: Tint::of(ui).weak,
        name: &offer.name,
        right: &format!("{} · {}", offer.mentions, offer.documents),
        sentence: &format!("{}, {}, {counts}", offer.name, offer.kind.word()),
        is_on,
    };
    let response = ui.push_id(&offer.key, |ui| row_ui(ui, &row, Sense::click_and_drag(), ink)).inner;
    response.dnd_set_drag_payload(Carried::Suggested(number_of(&offer.key)));
    if response.dragged() { response.on_hover_cursor(CursorIcon::Grabbing) } else { response }
}

fn sheet_ui(
    ui: &mut Ui,
    (reading, ink): (Reading<'_>, &mut Ink),
    (offer, sheet): (&ActorSuggestion, &mut Sheet),
    asked: &mut Actions,
    taken: &mut Option<ActorId>,
) -> Option<Verdict> {
    let project = reading.project();
    let pressed = verdicts_ui(ui, "Read");
    ui.add_space(4.0);
    ink.line_ui(ui, &offer.name, Tint::of(ui).text);
    let (document, span) = offer.first;
    if let Some(found) = project.document(document) {
        let text = found.text.as_str();
        let around = sentence_at(text, span.start);
        sentence_ui(ui, ink, (text, around), &[(span, Tint::of(ui).chosen)]);
        let more = counted(offer.mentions, "mention");
        let words = format!("{} · {more} in {}", found.title, counted(offer.documents, "document"));
        ui.label(RichText::new(words).small().color(Tint::of(ui).weak));
    }
    ui.horizontal(|ui| {
        let now = sheet.kind.unwrap_or(offer.kind);
        let list = ComboBox::from_id_salt("kind of the name").selected_text(now.word());
        let list = list.show_ui(ui, |ui| {
            for kind in ActorKind::ALL {
                if ui.selectable_label(now == kind, kind.word()).clicked() {
                    sheet.kind = Some(kind);
                }
            }
        });
        list.response.accessible_name(format!("Kind: {}", now.word()));
        alias_ui(ui, reading, (offer, sheet), taken);
        if ui.button("Show in the reader").on_hover_text("E").clicked() {
            asked.ask(shown(offer));
        }
    });
    if !offer.aliases.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new("Also written").small().color(Tint::of(ui).weak));
            for alias in &offer.aliases {
                let mut is_kept = !sheet.without.contains(alias);
                if ui.checkbox(&mut is_kept, alias).on_hover_text("Becomes an alias").changed() {
                    match is_kept {
                        true => sheet.without.retain(|other| other != alias),
                        false => sheet.without.push(alias.clone()),
                    }
                }
            }
        });
    }
    pressed
}

/// A list of actors to choose from, the likeliest first.
fn alias_ui(
    ui: &mut Ui,
    reading: Reading<'_>,
    (offer, sheet): (&ActorSuggestion, &mut Sheet),
    taken: &mut Option<ActorId>,
) {
    let project = reading.project();
    if project.counts().actors == 0 {
        return;
    }
    if let Some((id, likely)) = offer.variant_of.and_then(|id| Some((id, project.actor(id)?))) {
        let words = format!("Alias of {}", likely.name);
        if ui.button(words).on_hover_text("Possible variant of this actor's name").clicked() {
            *taken = Some(id);
        }
    }
    let list = ComboBox::from_id_salt("alias of").selected_text("Alias of…");
    // A click into the field must not close the list it is in.
    let list = list.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let list = list.show_ui(ui, |ui| {
        let field = TextEdit::singleline(&mut sheet.sought).hint_text("Name of an actor");
        let field = ui.add(field).accessible_name("Actor that has this name too");
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        for found in complete::candidates(project, &sheet.sought, OFFERED) {
            if ui.push_id(found.actor, |ui| ui.selectable_label(false, found.name)).inner.clicked() {
                *taken = Some(found.actor);
                ui.close();
            }
        }
    });
    list.response.accessible_name("Alias of another actor");
}
