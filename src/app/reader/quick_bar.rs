//! The bar that makes a tie from selected words: two actors, a stance, a direction.
//!
//! It shows a draft and asks for another one; what the draft would do is decided in [`quick_tie`](super::quick_tie).

use egui::{Align, Id, Key, Layout, Modifiers, Popup, Response, TextEdit, Ui, WidgetInfo};

use super::complete::{Candidate, candidates};
use super::quick_tie::{Outcome, outcome, type_into};
use crate::app::view::{EndDraft, QuickTie};
use crate::app::{Action, Actions};
use crate::edit::Words;
use crate::model::{Direction, Project, Stance};

/// Names offered at once.
const OFFERED: usize = 6;

/// What the bar remembers between frames.
#[derive(Debug, Default)]
pub(super) struct QuickBar {
    opened_for: Option<Words>,
    offering: Option<Offering>,
}

/// The list of names below a field.
#[derive(Debug)]
struct Offering {
    field: Id,
    chosen: Option<usize>,
    /// The names that fit, and the project and the letters they fit: kept, for all names are compared.
    kept: Option<(Project, String, Vec<Candidate>)>,
}

impl Offering {
    fn below(field: Id) -> Self {
        Self { field, chosen: None, kept: None }
    }

    /// The names that fit what is typed.
    fn found(&mut self, project: &Project, typed: &str) -> &[Candidate] {
        let kept = self.kept.take().filter(|(known, words, _)| known == project && words == typed);
        let made = || (project.clone(), typed.to_owned(), candidates(project, typed, OFFERED));
        &self.kept.insert(kept.unwrap_or_else(made)).2
    }
}

/// What the keys of a focused field ask for.
#[derive(Clone, Copy, Debug, Default)]
struct FieldKeys {
    enter: bool,
    up: bool,
    down: bool,
}

impl QuickBar {
    /// Forgets what was typed for other words.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// True until the bar was drawn for the words of this draft.
    pub fn is_new(&self, draft: &QuickTie) -> bool {
        self.opened_for != Some(draft.words)
    }

    /// Draws the bar for a draft.
    pub fn bar_ui(&mut self, ui: &mut Ui, project: &Project, draft: &QuickTie) -> Actions {
        let mut asked = Actions::default();
        let mut next = draft.clone();
        let ends = [Id::unique("quick tie from"), Id::unique("quick tie to")];
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let width = ((ui.available_width() - 170.0) / 2.0).max(70.0);
            self.end_ui(ui, project, (&mut next.from, ends[0], "First actor", width), &mut asked);
            ui.add_sized([84.0, 20.0], egui::Label::new(verb(&next)));
            self.end_ui(ui, project, (&mut next.to, ends[1], "Second actor", width), &mut asked);
            if ui.button("Swap").on_hover_text("Swap the two actors").clicked() {
                std::mem::swap(&mut next.from, &mut next.to);
            }
        });
        ui.horizontal_wrapped(|ui| choices_ui(ui, &mut next));
        ui.horizontal(|ui| foot_ui(ui, project, &next, &mut asked));
        ui.add_space(4.0);
        if next != *draft {
            asked.ask(Action::DraftQuickTie(next));
        }
        self.focus_what_is_missing(ui, draft, ends);
        asked
    }

    fn focus_what_is_missing(&mut self, ui: &Ui, draft: &QuickTie, ends: [Id; 2]) {
        if !self.is_new(draft) {
            return;
        }
        self.opened_for = Some(draft.words);
        let missing = [&draft.from, &draft.to].into_iter().position(|end| end.text.is_empty());
        if let Some(at) = missing {
            ui.memory_mut(|memory| memory.request_focus(ends[at]));
        }
    }

    fn end_ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        (end, id, label, width): (&mut EndDraft, Id, &'static str, f32),
        asked: &mut Actions,
    ) {
        let keys = field_keys(ui, id);
        let mut typed = end.text.clone();
        let field = ui.add(TextEdit::singleline(&mut typed).id(id).hint_text(label).desired_width(width));
        field.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &end.text, &typed, label);
            info.label = Some(label.to_owned());
            info
        });
        if typed != end.text {
            type_into(project, end, typed);
            self.offering = Some(Offering::below(id));
        }
        if keys.down && self.offering.as_ref().is_none_or(|known| known.field != id) {
            self.offering = Some(Offering::below(id));
        }
        let picked = self.offered_ui(&field, project, end, keys);
        if let Some(candidate) = picked {
            *end = EndDraft { text: candidate.name, actor: Some(candidate.actor) };
            self.offering = None;
        } else if keys.enter {
            asked.ask(Action::DrawQuickTie);
        } else if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            // The first Escape puts the list of names away, the second one the bar.
            match self.offering.take() {
                Some(_) => field.request_focus(),
                None => asked.ask(Action::CloseQuickTie),
            }
        }
    }

    /// The list of names that fit, while a field asks for it; gives the one picked.
    fn offered_ui(
        &mut self,
        field: &Response,
        project: &Project,
        end: &EndDraft,
        keys: FieldKeys,
    ) -> Option<Candidate> {
        let offering = self.offering.as_mut().filter(|known| known.field == field.id && field.has_focus())?;
        let before = offering.chosen;
        let found = offering.found(project, &end.text);
        let chosen = moved(before, found.len(), keys);
        let by_key = keys.enter.then_some(chosen).flatten().and_then(|at| found.get(at)).cloned();
        let shown = Popup::from_response(field).open(true).width(field.rect.width().max(200.0)).show(|ui| {
            let rows = found.iter().enumerate();
            let mut clicked = None;
            for (at, candidate) in rows {
                if row_ui(ui, candidate, chosen == Some(at)).clicked() {
                    clicked = Some(candidate.clone());
                }
            }
            if end.actor.is_none() && !end.text.trim().is_empty() {
                ui.weak(format!("new actor “{}”", end.text.trim()));
            }
            clicked
        });
        offering.chosen = chosen;
        by_key.or_else(|| shown.and_then(|shown| shown.inner))
    }
}

fn row_ui(ui: &mut Ui, candidate: &Candidate, is_chosen: bool) -> Response {
    let label = match &candidate.alias {
        Some(alias) => format!("{} ({alias})", candidate.name),
        None => candidate.name.clone(),
    };
    ui.push_id(candidate.actor, |ui| ui.selectable_label(is_chosen, label)).inner
}

fn moved(chosen: Option<usize>, count: usize, keys: FieldKeys) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match (keys.down, keys.up) {
        (true, _) => Some(chosen.map_or(0, |at| (at + 1).min(last))),
        (_, true) => chosen?.checked_sub(1),
        _ => chosen.filter(|at| *at <= last),
    }
}

/// Takes the keys that a text field would give the keyboard away on.
fn field_keys(ui: &Ui, id: Id) -> FieldKeys {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return FieldKeys::default();
    }
    ui.input_mut(|input| FieldKeys {
        enter: input.consume_key(Modifiers::NONE, Key::Enter),
        up: input.consume_key(Modifiers::NONE, Key::ArrowUp),
        down: input.consume_key(Modifiers::NONE, Key::ArrowDown),
    })
}

fn choices_ui(ui: &mut Ui, next: &mut QuickTie) {
    for (stance, label, tip) in [
        (Stance::Support, "Support", "The first supports the second (S)"),
        (Stance::Clash, "Clash", "The first clashes with the second (C)"),
    ] {
        if ui.selectable_label(next.stance == stance, label).on_hover_text(tip).clicked() {
            next.stance = stance;
        }
    }
    ui.separator();
    for (direction, label) in [(Direction::OneWay, "One way"), (Direction::Mutual, "Mutual")] {
        if ui.selectable_label(next.direction == direction, label).clicked() {
            next.direction = direction;
        }
    }
}

fn foot_ui(ui: &mut Ui, project: &Project, next: &QuickTie, asked: &mut Actions) {
    let outcome = outcome(project, next);
    let can_draw = !matches!(outcome, Outcome::Nothing(_));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let draw = ui.add_enabled(can_draw, egui::Button::new(button_label(&outcome)));
        if draw.on_hover_text("Enter").clicked() {
            asked.ask(Action::DrawQuickTie);
        }
        if ui.button("Cancel").on_hover_text("Esc").clicked() {
            asked.ask(Action::CloseQuickTie);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(egui::Label::new(egui::RichText::new(said(&outcome)).weak()).truncate());
        });
    });
}

fn button_label(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Adds(..) => "Add words",
        Outcome::Nothing(_) | Outcome::Draws(_) => "Draw tie",
    }
}

/// What the draft would do, in a few words.
fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Nothing(lack) => (*lack).to_owned(),
        Outcome::Adds(_, 1) => "Adds to the existing tie, 1 quote".to_owned(),
        Outcome::Adds(_, count) => format!("Adds to the existing tie, {count} quotes"),
        Outcome::Draws(new) => match new.as_slice() {
            [] => "A new tie".to_owned(),
            [one] => format!("A new tie, new actor “{one}”"),
            several => format!("A new tie, new actors “{}”", several.join("” and “")),
        },
    }
}

/// What stands between the two actors, so that the bar reads as a sentence.
fn verb(next: &QuickTie) -> &'static str {
    match (next.direction, next.stance) {
        (Direction::OneWay, stance) => stance.verb(),
        (Direction::Mutual, Stance::Support | Stance::Clash) => "and",
    }
}
