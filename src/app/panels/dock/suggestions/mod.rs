//! Actors and ties that the documents offer, ranked, for the analyst to accept, to edit or to dismiss.
//!
//! What is offered is found by a job, anew whenever the project has changed; what was decided meanwhile is left out
//! at once. A list stands on the left and what is chosen in it on the right; the keys are the same for both lists.
//! Names without an actor are in [`actors`], sentences that no tie rests on in [`ties`].

mod actors;
mod cues;
mod listed;
mod sentence;
mod ties;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use egui::{EventFilter, Id, Key, Modifiers, Response, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::row::ROW;
use crate::app::action::Action;
use crate::app::ink::Ink;
use crate::app::theme::Tint;
use crate::app::{Actions, Reading};
use crate::edit::Edit;
use crate::model::{Actor, Project};
use crate::suggest::{self, ActorSuggestion, Lexicon, TieSuggestion};
use crate::text::counted;
use listed::{Basis, Listed};

/// Ties that score less are seldom worth the reading, and are listed only when they are asked for.
const LIKELY: f64 = 0.15;

/// What the documents offer at one revision of the project.
#[derive(Debug)]
pub(in crate::app) struct Offers {
    actors: Vec<ActorSuggestion>,
    ties: Vec<TieSuggestion>,
}

impl Offers {
    /// Looks through all documents. Linear in their texts.
    pub(in crate::app) fn of(project: &Project) -> Self {
        let lexicon = Lexicon::new(&project.cues);
        Self { actors: suggest::actors(project, &lexicon), ties: suggest::ties(project, &lexicon) }
    }
}

/// Which of the two lists is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum List {
    Actors,
    #[default]
    Ties,
}

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    list: List,
    offers: Option<Offers>,
    /// The revision for which a job was last begun, and whether it still runs.
    asked_for: Option<u64>,
    is_running: bool,
    /// What was decided since the offers were found.
    decided: HashSet<String>,
    /// Ties that score less than [`LIKELY`] are listed too.
    with_unlikely: bool,
    /// The place in each list.
    at: [usize; 2],
    actor: actors::Sheet,
    tie: ties::Sheet,
    cues: cues::Lines,
    wants_keyboard: bool,
    was_opened: bool,
    /// What is to be decided, kept until something changes that it depends on.
    listed: Option<(Basis, Listed)>,
    /// Counts what was decided, and other changes of the offers.
    changes: u64,
}

/// What the analyst decided about the suggestion at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Accept,
    Edit,
    Dismiss,
}

impl Suggestions {
    /// Draws the tab.
    pub(super) fn suggestions_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        self.keep_fresh(reading, &mut asked);
        if std::mem::take(&mut self.was_opened) && reading.project().counts().actors < 2 {
            self.list = List::Actors; // ties come between actors
        }
        let Listed { actors, ties, .. } = self.listed(reading);
        self.head_ui(ui, reading, [actors.len(), ties.len()], &mut asked);
        if self.cues.is_open() {
            asked.extend(self.cues.lines_ui(ui, reading.project()));
            return asked;
        }
        let count = if self.list == List::Actors { actors.len() } else { ties.len() };
        if count == 0 {
            self.empty_ui(ui, reading.project());
            return asked;
        }
        let at = self.at[self.list as usize].min(count - 1);
        self.at[self.list as usize] = at;
        let verdict = match self.list {
            List::Actors => self.actors_ui(ui, (reading, ink), &actors, &mut asked),
            List::Ties => self.ties_ui(ui, (reading, ink), &ties, &mut asked),
        };
        if let Some(verdict) = verdict {
            self.decide(reading, verdict, (actors.get(at), ties.get(at)), &mut asked);
        }
        asked
    }

    /// Asks for new offers once for every revision, one job at a time.
    fn keep_fresh(&mut self, reading: Reading<'_>, asked: &mut Actions) {
        let now = Some(reading.editor.revision());
        if self.asked_for != now && !self.is_running {
            self.asked_for = now;
            self.is_running = true;
            asked.ask(Action::Suggest);
        }
    }

    fn head_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, counts: [usize; 2], asked: &mut Actions) {
        ui.horizontal(|ui| {
            let lists = [
                (
                    List::Ties,
                    format!("Ties · {}", counts[1]),
                    "Sentences with two actors that no tie rests on",
                ),
                (List::Actors, format!("Names · {}", counts[0]), "Names in the documents that no actor has"),
            ];
            for (list, words, tip) in lists {
                let button = ui.selectable_label(self.list == list, words).on_hover_text(tip);
                if button.clicked() {
                    self.list = list;
                    self.wants_keyboard = true;
                }
            }
            if self.is_running {
                ui.add(egui::Spinner::new().size(14.0)).on_hover_text("Reading the documents");
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let words = RichText::new("Cue words…").small();
                let tip = "The words that show a stance: add your own";
                if ui.add(egui::Button::selectable(self.cues.is_open(), words)).on_hover_text(tip).clicked() {
                    self.cues.toggle(reading.project());
                }
                dismissed_ui(ui, reading.project(), asked);
                self.unlikely_ui(ui);
            });
        });
        ui.add_space(2.0);
    }

    /// The switch for the ties that score low; it is there while there are any.
    fn unlikely_ui(&mut self, ui: &mut Ui) {
        let count = if self.list == List::Ties { self.unlikely() } else { 0 };
        if count > 0 {
            let words = RichText::new("Show the unlikely ones too").small();
            let tip = format!("{} whose words say little about the two actors", counted(count, "sentence"));
            if ui.checkbox(&mut self.with_unlikely, words).on_hover_text(tip).changed() {
                self.wants_keyboard = true;
            }
        }
    }

    fn empty_ui(&self, ui: &mut Ui, project: &Project) {
        let words = match self.list {
            _ if self.offers.is_none() => "Reading the documents…",
            _ if project.counts().documents == 0 => "Import a document: what it offers is listed here.",
            List::Actors => "Every name that acts in the documents has an actor, or was dismissed.",
            List::Ties if project.counts().actors < 2 => {
                "Ties are offered between actors that are there: accept some names first."
            }
            List::Ties if self.unlikely() > 0 => "Only unlikely sentences are left: they are hidden.",
            List::Ties => "No sentence is left with two actors and a word that shows a stance.",
        };
        ui.add_space(8.0);
        ui.weak(words);
    }

    /// Carries a verdict out, and lets the next suggestion come up.
    fn decide(
        &mut self,
        reading: Reading<'_>,
        verdict: Verdict,
        (actor, tie): (Option<&usize>, Option<&usize>),
        asked: &mut Actions,
    ) {
        let Some(offers) = &self.offers else { return };
        let (key, accepted) = match self.list {
            List::Actors => {
                let Some(offer) = actor.map(|at| &offers.actors[*at]) else { return };
                (&offer.key, self.actor.accepted(reading, offer, verdict))
            }
            List::Ties => {
                let Some(offer) = tie.map(|at| &offers.ties[*at]) else { return };
                (&offer.key, self.tie.accepted(reading, offer, verdict))
            }
        };
        let done = match verdict {
            Verdict::Dismiss => vec![Action::Edit(Edit::Dismiss(vec![key.clone()]))],
            Verdict::Accept | Verdict::Edit => accepted,
        };
        if verdict != Verdict::Edit && !done.is_empty() {
            let key = key.clone();
            self.taken(key);
        }
        asked.extend(done);
    }

    /// Draws a list beside a sheet about what is chosen in it; gives what the keys say.
    fn split_ui(
        &mut self,
        ui: &mut Ui,
        count: usize,
        mut row_ui: impl FnMut(&mut Ui, usize, bool) -> Response,
        sheet_ui: impl FnOnce(&mut Ui),
    ) -> Option<Verdict> {
        let id = Id::unique("suggestions");
        // Each list keeps its own place, and so does each sheet.
        let list = ("suggestions", self.list as usize);
        let before = self.at[self.list as usize];
        let verdict = self.keys(ui, id, count);
        let at = self.at[self.list as usize];
        let room = ui.available_size();
        let width = (room.x * 0.42).clamp(200.0, 560.0);
        let mut clicked = None;
        ui.horizontal_top(|ui| {
            let down = egui::Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(Vec2::new(width, room.y), down, |ui| {
                ui.set_width(width);
                let held = ui.interact(ui.max_rect(), id, Sense::focusable_noninteractive());
                held.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, "List of suggestions"));
                let mut area = ScrollArea::vertical().id_salt(list).auto_shrink([false, false]);
                if at != before {
                    area = area.vertical_scroll_offset((at as f32 * ROW - room.y * 0.4).max(0.0));
                }
                ui.spacing_mut().item_spacing.y = 0.0;
                let rows = area.show_rows(ui, ROW, count, |ui, mut seen| {
                    // Every row is drawn, whichever was clicked.
                    seen.by_ref().filter(|row| row_ui(ui, *row, *row == at).clicked()).last()
                });
                clicked = rows.inner;
            });
            ui.separator();
            ui.vertical(|ui| {
                ScrollArea::vertical()
                    .id_salt(("sheet", list))
                    .auto_shrink([false, false])
                    .show(ui, sheet_ui);
            });
        });
        if std::mem::take(&mut self.wants_keyboard) || clicked.is_some() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        self.at[self.list as usize] = clicked.unwrap_or(at);
        verdict
    }

    /// The keys of the list, while it has the keyboard, or nothing has it and the pointer is here.
    fn keys(&mut self, ui: &Ui, id: Id, count: usize) -> Option<Verdict> {
        let focused = ui.memory(egui::Memory::focused);
        let is_here = focused == Some(id) || focused.is_none() && ui.rect_contains_pointer(ui.max_rect());
        if !is_here || egui::Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let at = &mut self.at[self.list as usize];
        ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Key::ArrowDown) {
                *at = (*at + 1).min(count.saturating_sub(1));
            }
            if pressed(Key::ArrowUp) {
                *at = at.saturating_sub(1);
            }
            if pressed(Key::A) || pressed(Key::Enter) {
                return Some(Verdict::Accept);
            }
            if pressed(Key::E) {
                return Some(Verdict::Edit);
            }
            (pressed(Key::X) || pressed(Key::Delete)).then_some(Verdict::Dismiss)
        })
    }

    /// Takes in what a job found.
    pub(super) fn take(&mut self, offers: Offers) {
        self.offers = Some(offers);
        self.is_running = false;
        self.decided.clear();
        self.changes += 1;
    }

    /// Notes that the job broke off.
    pub(super) fn broke(&mut self) {
        self.is_running = false;
    }

    /// The actor that was dragged out of the list.
    pub(super) fn carried(&self, number: u64) -> Option<(String, Actor)> {
        let offers = self.offers.as_ref()?;
        let found = offers.actors.iter().find(|offer| number_of(&offer.key) == number)?;
        Some((found.key.clone(), self.actor.actor(found)))
    }

    /// Notes that the suggestion with this key was taken.
    pub(super) fn taken(&mut self, key: String) {
        self.decided.insert(key);
        self.changes += 1;
    }

    /// The count on the tab: ties that wait, once they were looked for.
    pub(super) fn badge(&mut self, reading: Reading<'_>) -> Option<usize> {
        let ties = self.listed(reading).ties;
        Some(ties.len()).filter(|count| *count > 0)
    }

    /// Notes that the analyst opened the tab.
    pub(super) fn opened(&mut self) {
        self.was_opened = true;
        self.wants_keyboard = true;
    }

    /// Forgets what belongs to one project.
    pub(super) fn forget(&mut self) {
        *self = Self { list: self.list, with_unlikely: self.with_unlikely, ..Self::default() };
    }
}

/// Brings back what was dismissed.
fn dismissed_ui(ui: &mut Ui, project: &Project, asked: &mut Actions) {
    let count = project.dismissed().count();
    if count == 0 {
        return;
    }
    let words = RichText::new(format!("Bring back {}", counted(count, "dismissed"))).small();
    let words = egui::Button::new(words).frame_when_inactive(false);
    if ui.add(words).on_hover_text("Suggestions you dismissed are listed again").clicked() {
        asked.ask(Action::Edit(Edit::Restore(project.dismissed().map(str::to_owned).collect())));
    }
}

/// The three buttons at the top of a sheet, where the hand finds them whatever stands below; gives the one
/// that was pressed.
fn verdicts_ui(ui: &mut Ui, edit: &str) -> Option<Verdict> {
    let tint = Tint::of(ui);
    let mut pressed = None;
    ui.horizontal(|ui| {
        let accept = RichText::new("Accept").color(tint.done).family(crate::app::theme::medium());
        for (verdict, words, tip) in [
            (Verdict::Accept, accept, "A or Enter"),
            (Verdict::Edit, RichText::new(edit), "E"),
            (Verdict::Dismiss, RichText::new("Dismiss"), "X"),
        ] {
            if ui.button(words).on_hover_text(tip).clicked() {
                pressed = Some(verdict);
            }
        }
    });
    pressed
}

/// A number for a key, small enough to be carried by the hand.
fn number_of(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
