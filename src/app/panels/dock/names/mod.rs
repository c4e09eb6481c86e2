//! Where every actor is named, which names are undecided, and what may be other spellings.
//!
//! Which rows there are is decided in [`rows`]; they are made anew when the project, the count of its mentions or the
//! wish changes, and drawn only where they are seen. Counting is the business of [`mentions`](crate::app::mentions).

mod rows;

use egui::{Align, Layout, RichText, ScrollArea, Sense, TextEdit, Ui};

use self::rows::{Counts, Order, Row, Which, Wish};
use super::row::{self, ROW};
use crate::app::action::{Action, FileAction};
use crate::app::ink::Ink;
use crate::app::panels::inspector::mentions::{key, said, shown};
use crate::app::theme::Tint;
use crate::app::{Actions, Reading};
use crate::edit::{ActorChange, Edit, Things, Words};
use crate::model::census::{Shared, Tally, Variant};
use crate::model::{ActorId, DocumentId};
use crate::scene::look::icon_of;
use crate::text::counted;
use crate::typeset::Icon;

/// The project, the count of its mentions.
type State = (u64, u64);

/// Room that the button for lists of names takes, with the word beside it.
const IMPORT: f32 = 190.0;

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Names {
    wish: Wish,
    counts: Option<(State, Counts)>,
    rows: Option<(State, Wish, Vec<Row>)>,
}

impl Names {
    /// The count on the tab: what waits for a decision.
    pub(super) fn badge(&mut self, reading: Reading<'_>) -> Option<usize> {
        let counts = self.counts(reading);
        Some(counts.shared + counts.variants).filter(|count| *count > 0)
    }

    /// Forgets what belongs to one project.
    pub(super) fn forget(&mut self) {
        *self = Self { wish: Wish { order: self.wish.order, ..Wish::default() }, ..Self::default() };
    }

    /// Draws the tab.
    pub(super) fn names_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        let counts = self.counts(reading);
        self.head_ui(ui, (reading, counts), &mut asked);
        let now = (state(reading), &self.wish);
        if self.rows.as_ref().is_none_or(|(state, wish, _)| (*state, wish) != now) {
            self.rows = Some((now.0, self.wish.clone(), rows::rows(reading, &self.wish)));
        }
        let Some((_, _, rows)) = &self.rows else { return asked };
        if rows.is_empty() {
            nothing_ui(ui, (reading, &self.wish), &mut asked);
            return asked;
        }
        let mut open = self.wish.open;
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().id_salt("names").auto_shrink(false);
        area.show_rows(ui, ROW, rows.len(), |ui, seen| {
            for row in &rows[seen] {
                let mut desk = Desk { reading, ink, asked: &mut asked };
                ui.push_id(row, |ui| desk.row_ui(ui, row, &mut open));
            }
        });
        self.wish.open = open;
        asked
    }

    fn counts(&mut self, reading: Reading<'_>) -> Counts {
        let now = state(reading);
        match self.counts {
            Some((known, counts)) if known == now => counts,
            _ => self.counts.insert((now, Counts::of(reading))).1,
        }
    }

    fn head_ui(&mut self, ui: &mut Ui, (reading, counts): (Reading<'_>, Counts), asked: &mut Actions) {
        ui.horizontal_wrapped(|ui| {
            let field =
                TextEdit::singleline(&mut self.wish.search).hint_text("Filter names").desired_width(180.0);
            ui.add(field).accessible_name("Filter names");
            for (which, words, tip) in [
                (Which::All, format!("All · {}", counts.all), "Every actor, with its mentions"),
                (Which::Unnamed, format!("Not named · {}", counts.unnamed), "Actors that no document names"),
                (
                    Which::Shared,
                    format!("Shared · {}", counts.shared),
                    "Names of several actors: undecided in the texts",
                ),
                (
                    Which::Variants,
                    format!("Spellings · {}", counts.variants),
                    "What may be another spelling of a name",
                ),
            ] {
                if ui.selectable_label(self.wish.which == which, words).on_hover_text(tip).clicked() {
                    self.wish.which = which;
                }
            }
            if matches!(self.wish.which, Which::All | Which::Unnamed) {
                order_ui(ui, &mut self.wish.order);
            }
            if ui.available_size_before_wrap().x < IMPORT {
                ui.end_row(); // a narrow window
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button("Import names…").on_hover_text("A list: name; alias; alias; kind").clicked() {
                    asked.ask(Action::File(FileAction::ImportNames));
                }
                if reading.session.mentions.is_counting() {
                    ui.label(RichText::new("counting…").small().color(Tint::of(ui).weak));
                }
            });
        });
        ui.add_space(2.0);
    }
}

fn order_ui(ui: &mut Ui, order: &mut Order) {
    ui.separator();
    let all =
        [(Order::Mentions, "By mentions"), (Order::Documents, "By documents"), (Order::Name, "By name")];
    for (one, words) in all {
        if ui.selectable_label(*order == one, words).clicked() {
            *order = one;
        }
    }
}

fn state(reading: Reading<'_>) -> State {
    (reading.editor.revision(), reading.session.mentions.version())
}

fn nothing_ui(ui: &mut Ui, (reading, wish): (Reading<'_>, &Wish), asked: &mut Actions) {
    ui.add_space(6.0);
    let words = match wish.which {
        _ if !wish.search.trim().is_empty() => "No name fits the filter.",
        Which::All => "No actors yet. Double-click the canvas to make one, or import a list of names.",
        Which::Unnamed => "Every actor is named in some document.",
        Which::Shared => "No two actors share a name.",
        Which::Variants => "Nothing in the documents looks like another spelling of a name.",
    };
    ui.weak(words);
    if reading.project().counts().documents == 0 && ui.button("Import documents…").clicked() {
        asked.ask(Action::File(FileAction::Import));
    }
}

/// What rows are drawn with.
struct Desk<'d, 'r> {
    reading: Reading<'r>,
    ink: &'d mut Ink,
    asked: &'d mut Actions,
}

impl<'r> Desk<'_, 'r> {
    fn name(&self, id: ActorId) -> &'r str {
        self.reading.project().actor(id).map_or("", |actor| actor.name.as_str())
    }

    fn tally(&self, id: ActorId) -> Option<&'r Tally> {
        self.reading.session.mentions.of(id)
    }

    fn row_ui(&mut self, ui: &mut Ui, row: &Row, open: &mut Option<ActorId>) {
        match *row {
            Row::Actor(id) => self.actor_ui(ui, id, open),
            Row::In(id, document, count) => self.document_ui(ui, (id, document), count),
            Row::Shared(number) => self.shared_ui(ui, number),
            Row::Variant(id, number) => self.variant_ui(ui, id, number),
            Row::Pair(one, other) => self.pair_ui(ui, (one, other)),
        }
    }

    /// An actor with its mentions; a click selects it and lists its documents.
    fn actor_ui(&mut self, ui: &mut Ui, id: ActorId, open: &mut Option<ActorId>) {
        let Some(actor) = self.reading.project().actor(id) else { return };
        let nothing = Tally::default();
        let counts = said(self.tally(id).unwrap_or(&nothing));
        let row = row::Row {
            icon: icon_of(actor.kind),
            colour: Tint::of(ui).weak,
            name: &actor.name,
            right: &counts,
            sentence: &format!("{}: {counts}", actor.name),
            is_on: self.reading.view.selection.actors == [id],
        };
        let response = row::row_ui(ui, &row, Sense::click(), self.ink);
        if response.clicked() {
            *open = if *open == Some(id) { None } else { Some(id) };
            self.asked.ask(Action::Select(Things { actors: vec![id], ..Things::default() }));
        }
        if response.double_clicked() {
            self.asked.ask(Action::Centre(Things { actors: vec![id], ..Things::default() }));
        }
    }

    /// A document below an actor; a click shows the first mention there.
    fn document_ui(&mut self, ui: &mut Ui, (id, document): (ActorId, DocumentId), count: usize) {
        let Some(title) = self.reading.project().document(document).map(|document| &document.title) else {
            return;
        };
        ui.horizontal(|ui| {
            ui.add_space(26.0);
            let sentence = format!("{} in {title}: {}", self.name(id), counted(count, "mention"));
            let row = row::Row {
                icon: Icon::Document,
                colour: Tint::of(ui).weak,
                name: title,
                right: &counted(count, "mention"),
                sentence: &sentence,
                is_on: false,
            };
            if row::row_ui(ui, &row, Sense::click(), self.ink).clicked() {
                let first = self.reading.session.mentions.census().mentions_of(id, document).next();
                let words = first.map(|named| Words { document, span: named.span });
                self.asked.ask_maybe(words.map(Action::ShowWords));
            }
        });
    }

    /// A name of several actors: where it stands, and whose alone it may be.
    fn shared_ui(&mut self, ui: &mut Ui, number: usize) {
        let Some(shared) = self.reading.session.mentions.census().collisions().get(number) else { return };
        let mut actors = shared.actors.clone();
        actors.sort_by_key(|id| self.name(*id)); // their ids are drawn by lot
        let names: Vec<&str> = actors.iter().map(|id| self.name(*id)).collect();
        let counts = counted(shared.mentions, "undecided mention");
        ui.horizontal(|ui| {
            ui.set_min_height(ROW);
            if ui
                .add_enabled(shared.first.is_some(), egui::Button::new("Show").small())
                .accessible_name(format!("Show {}", shared.alias))
                .clicked()
            {
                let words = shared.first.map(|(document, span)| Words { document, span });
                self.asked.ask_maybe(words.map(Action::ShowWords));
            }
            for id in actors.iter().take(4) {
                self.keep_ui(ui, shared, *id);
            }
            let sentence = format!("{} may be {}: {counts}", shared.alias, names.join(" or "));
            let colour = Tint::of(ui).text;
            self.ink.line_ui(ui, &sentence, colour);
        });
    }

    /// Leaves a shared name to one actor; greyed if it is another one's own name.
    fn keep_ui(&mut self, ui: &mut Ui, shared: &Shared, keeper: ActorId) {
        let project = self.reading.project();
        let others = shared.actors.iter().filter(|id| **id != keeper);
        let change = others.map(|id| {
            let actor = project.actor(*id)?;
            let left = rows::aliases_alike(&actor.aliases, &shared.alias);
            let has_less = left.len() < actor.aliases.len();
            has_less.then_some(Edit::ChangeActor(*id, ActorChange::Aliases(left)))
        });
        let edits: Option<Vec<Edit>> = change.collect();
        let name = format!("Only {}", self.name(keeper));
        let told = format!("{} is a name of {} only", shared.alias, self.name(keeper));
        let button = ui.add_enabled(edits.is_some(), egui::Button::new(name).small()).accessible_name(&told);
        let why = "It is another actor's own name: rename or merge that one";
        if button.on_hover_text(&told).on_disabled_hover_text(why).clicked() {
            self.asked.extend(edits.into_iter().flatten().map(Action::Edit));
        }
    }

    /// Words that may be another spelling of an actor's name.
    fn variant_ui(&mut self, ui: &mut Ui, id: ActorId, number: usize) {
        let Some(variant) = self.tally(id).and_then(|tally| tally.variants.get(number)) else { return };
        let name = self.name(id);
        ui.horizontal(|ui| {
            ui.set_min_height(ROW);
            let Variant { words, count, .. } = variant;
            if small_ui(ui, "Add as alias", &format!("Add {words} as an alias of {name}")) {
                self.asked.ask(Action::Edit(Edit::AddAlias(id, words.clone())));
            }
            if small_ui(ui, "Show", &format!("Show {words}")) {
                self.asked.ask(shown(variant));
            }
            if small_ui(ui, "No", &format!("{words} is not {name}")) {
                self.asked.ask(Action::Edit(Edit::Dismiss(vec![key(id, variant)])));
            }
            let colour = Tint::of(ui).text;
            self.ink.line_ui(ui, &format!("{words}, {count}×, possible variant of {name}"), colour);
        });
    }

    /// Two actors that may be one.
    fn pair_ui(&mut self, ui: &mut Ui, pair: (ActorId, ActorId)) {
        let (keep, gone) = rows::keeper(self.reading, pair);
        let (kept, lost) = (self.name(keep), self.name(gone));
        ui.horizontal(|ui| {
            ui.set_min_height(ROW);
            if small_ui(ui, "Merge", &format!("Merge {lost} into {kept}")) {
                self.asked.ask(Action::Edit(Edit::MergeActors { keep, gone }));
            }
            if small_ui(ui, "Show", &format!("Show the actor {lost}")) {
                self.asked.ask(Action::Centre(Things { actors: vec![gone, keep], ..Things::default() }));
            }
            if small_ui(ui, "No", &format!("{lost} and {kept} are two actors")) {
                self.asked.ask(Action::Edit(Edit::Dismiss(vec![rows::pair_key(pair.0, pair.1)])));
            }
            let colour = Tint::of(ui).text;
            self.ink.line_ui(ui, &format!("{lost}, an actor, possible variant of {kept}"), colour);
        });
    }
}

/// A small button; `name` is its tooltip and what a screen reader says.
fn small_ui(ui: &mut Ui, words: &str, name: &str) -> bool {
    ui.add(egui::Button::new(words).small()).accessible_name(name).on_hover_text(name).clicked()
}
