//! What a reader of the map would doubt, by kind, each finding one click from its place.
//!
//! The check runs in the background ([`job`]) once the tab was opened, for every revision that it can keep up with.
//! What is doubtful is decided in [`evidence`](crate::analysis::evidence); which findings are shown, in [`rows`].

mod job;
mod rows;

use std::sync::Arc;

use egui::{Align, ComboBox, Key, Layout, Modifiers, RichText, TextEdit, Ui, Vec2};

use super::list::{self, Scrolling};
use crate::analysis::evidence::{Doubt, Mentioned, Report, Weight};
use crate::app::action::Action;
use crate::app::ink::Ink;
use crate::app::sign;
use crate::app::theme::{Tint, medium};
use crate::app::view::Tab;
use crate::app::{Actions, Reading};
use crate::model::Project;
use crate::typeset::Icon;
use job::Running;
use rows::{Filter, Row};

pub(in crate::app) use job::CheckWork;

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct Check {
    was_opened: bool,
    wants_keyboard: bool,
    running: Option<Running>,
    /// The revision that was checked last, however it ended.
    checked: Option<u64>,
    report: Report,
    mentioned: Option<Arc<Mentioned>>,
    filter: Filter,
    made_for: Option<(u64, Filter)>,
    rows: Vec<Row>,
    /// The row that the keys are at.
    at: Option<usize>,
    scrolling: Scrolling,
}

impl Check {
    /// The analyst opened the tab.
    pub(super) fn opened(&mut self) {
        (self.was_opened, self.wants_keyboard) = (true, true);
    }

    /// How many findings there are, once somebody asked.
    pub(super) fn badge(&self) -> Option<usize> {
        self.checked.is_some().then_some(self.report.findings.len())
    }

    /// Forgets what belongs to one project.
    pub(super) fn forget(&mut self) {
        *self = Self { was_opened: self.was_opened, ..Self::default() };
    }

    /// Begins to check a revision of the project.
    pub(super) fn begin(&mut self, project: &Project, revision: u64) -> CheckWork {
        let (work, running) = job::prepare((project, revision), self.mentioned.clone());
        self.running = Some(running);
        work
    }

    /// Takes in what was found and asks for another check if the project is another.
    pub(super) fn settle(&mut self, reading: Reading<'_>, asked: &mut Actions) {
        if let Some(running) = &self.running {
            match running.ended() {
                Ok(None) => return,
                Ok(Some((report, mentioned))) => (self.report, self.mentioned) = (report, mentioned),
                Err(_) => {} // it broke, and the window has said so
            }
            self.checked = Some(running.revision);
            self.made_for = None;
            self.running = None;
        }
        self.was_opened |= reading.view.tab == Tab::Check;
        if self.was_opened && self.checked != Some(reading.editor.revision()) {
            asked.ask(Action::Check);
        }
    }

    /// Draws the tab.
    pub(super) fn check_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        let Some(checked) = self.checked else {
            ui.weak("Reading the documents…");
            return asked;
        };
        self.keys(ui, reading, &mut asked);
        self.verdict_ui(ui);
        self.filter_ui(ui);
        let wanted = (checked, self.filter.clone());
        if self.made_for.as_ref() != Some(&wanted) {
            self.rows = rows::rows(&self.report, &self.filter);
            self.at = self.at.filter(|at| matches!(self.rows.get(*at), Some(Row::Finding(_))));
            self.made_for = Some(wanted);
        }
        if self.rows.is_empty() {
            let is_clean = self.report.findings.is_empty();
            let empty = if reading.project().counts().ties == 0 {
                "Nothing to check yet."
            } else {
                "Nothing is doubtful."
            };
            ui.weak(if is_clean { empty } else { "No finding fits the filter." });
        }
        self.list_ui(ui, (reading, ink), &mut asked);
        asked
    }

    fn verdict_ui(&self, ui: &mut Ui) {
        let tint = Tint::of(ui);
        ui.horizontal_wrapped(|ui| {
            let (icon, colour) = if self.report.is_ready() {
                (Icon::Check, tint.support)
            } else {
                (Icon::Warning, tint.doubt)
            };
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(18.0), egui::Sense::hover());
            sign::paint(ui.painter(), icon, rect, colour);
            ui.label(RichText::new(self.report.verdict()).family(medium()));
            if self.report.ties > 0 {
                ui.label(RichText::new(self.report.standing()).small().color(tint.weak));
            }
        });
    }

    fn filter_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(&mut self.filter.words).id(field_id());
            let field = ui.add(field.hint_text("Filter by any words").desired_width(220.0));
            let field = field.accessible_name("Filter the findings");
            if std::mem::take(&mut self.wants_keyboard) {
                field.request_focus();
            }
            self.kind_ui(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let count = |weight| self.report.of_weight(weight);
                let words = format!("{} to settle · {} to know", count(Weight::Settle), count(Weight::Know));
                ui.label(RichText::new(words).small().color(Tint::of(ui).weak));
            });
        });
        ui.add_space(2.0);
    }

    fn kind_ui(&mut self, ui: &mut Ui) {
        let report = &self.report;
        let told = |kind: Option<Doubt>| match kind {
            None => format!("All kinds ({})", report.findings.len()),
            Some(kind) => format!("{} ({})", kind.heading(), report.count(kind)),
        };
        let shown = told(self.filter.kind);
        let list = ComboBox::from_id_salt("kind of doubt").selected_text(shown.clone()).width(260.0);
        let list = list.height(400.0).show_ui(ui, |ui| {
            let kinds = Doubt::ALL.into_iter().filter(|kind| report.count(*kind) > 0).map(Some);
            for kind in std::iter::once(None).chain(kinds) {
                if ui.selectable_label(self.filter.kind == kind, told(kind)).clicked() {
                    self.filter.kind = kind;
                }
            }
        });
        list.response.accessible_name(format!("Kind of doubt: {shown}"));
    }

    /// Up and down walk through the findings while the filter has the keyboard.
    fn keys(&mut self, ui: &Ui, reading: Reading<'_>, asked: &mut Actions) {
        if !ui.memory(|memory| memory.has_focus(field_id())) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (up, down, enter) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown), pressed(Key::Enter));
        if up || down || enter {
            self.at = if enter && self.at.is_some() { self.at } else { rows::step(&self.rows, self.at, up) };
            self.scrolling.show(self.at);
            asked.extend(self.jump(reading));
        }
    }

    fn jump(&self, reading: Reading<'_>) -> Vec<Action> {
        let Some(Row::Finding(number)) = self.at.and_then(|at| self.rows.get(at)) else { return Vec::new() };
        let finding = self.report.findings.get(*number);
        finding.map(|finding| rows::jump(reading.project(), &finding.about)).unwrap_or_default()
    }

    fn list_ui(&mut self, ui: &mut Ui, (reading, ink): (Reading<'_>, &mut Ink), asked: &mut Actions) {
        let (rows, report, at) = (&self.rows, &self.report, self.at);
        let (mut chosen, mut turned) = (None, None);
        let folded = &self.filter.folded;
        self.scrolling.rows_ui(ui, rows.len(), |ui, number| match rows[number] {
            Row::Kind(doubt, count) => {
                if kind_row_ui(ui, (doubt, count), folded.contains(&doubt)) {
                    turned = Some(doubt);
                }
            }
            Row::Finding(finding) => {
                let Some(finding) = report.findings.get(finding) else { return };
                let (mut room, response) = list::row_ui(ui, &finding.sentence, at == Some(number));
                room.min.x += 30.0;
                list::words(ui, ink, room, (&finding.sentence, &[]));
                if response.on_hover_text("Go there").clicked() {
                    chosen = Some(number);
                }
            }
        });
        if let Some(doubt) = turned.filter(|doubt| !self.filter.folded.remove(doubt)) {
            self.filter.folded.insert(doubt);
        }
        if chosen.is_some() {
            self.at = chosen;
            asked.extend(self.jump(reading));
        }
    }
}

fn field_id() -> egui::Id {
    egui::Id::unique("filter the findings")
}

/// The heading of a kind; true if it was clicked, which shows or hides what is below.
fn kind_row_ui(ui: &mut Ui, (doubt, count): (Doubt, usize), is_folded: bool) -> bool {
    let tint = Tint::of(ui);
    let way = if is_folded { "Show" } else { "Hide" };
    let (rect, response) = list::row_ui(ui, &format!("{way} {}, {count}", doubt.heading()), false);
    let icon = if is_folded { Icon::ChevronRight } else { Icon::ChevronDown };
    let at = egui::Rect::from_center_size(rect.left_center() + Vec2::new(13.0, 0.0), Vec2::splat(13.0));
    sign::paint(ui.painter(), icon, at, tint.weak);
    let colour = if doubt.weight() == Weight::Settle { tint.doubt } else { tint.text };
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(rect.with_min_x(rect.left() + 26.0)));
    line.horizontal_centered(|ui| {
        ui.label(RichText::new(format!("{} · {count}", doubt.heading())).family(medium()).color(colour));
        ui.add(egui::Label::new(RichText::new(doubt.advice()).small().color(tint.weak)).truncate());
    });
    response.clicked()
}
