//! The palette: every command by a few of its letters, with its keys; those run last come first.

use egui::{
    Align2, Area, Context, Frame, Id, Key, Margin, Modifiers, Order, Response, ScrollArea, TextEdit, Ui, Vec2,
};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::action::Action;
use crate::app::command::{Command, keys_text};
use crate::app::sign;
use crate::app::theme::Tint;
use crate::app::view::Panel;
use crate::app::{Actions, Reading};

/// So many commands are remembered as run last.
const REMEMBERED: usize = 5;

/// What is typed in the palette.
#[derive(Debug, Default)]
pub(super) struct Palette {
    search: String,
    chosen: usize,
    is_open: bool,
    recent: Vec<Command>,
}

impl Palette {
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    pub(super) fn note_run(&mut self, command: Command) {
        self.recent.retain(|other| *other != command);
        self.recent.insert(0, command);
        self.recent.truncate(REMEMBERED);
    }

    pub(super) fn palette_ui(&mut self, ctx: &Context, reading: Reading<'_>) -> Actions {
        let mut asked = Actions::default();
        let just_opened = !std::mem::replace(&mut self.is_open, true);
        if just_opened {
            self.search.clear();
            self.chosen = 0;
        }
        let keys = Keys::take(ctx);
        let area = Area::new(Id::unique("palette")).order(Order::Foreground);
        let shown = area.anchor(Align2::CENTER_TOP, Vec2::new(0.0, 72.0)).show(ctx, |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(Margin::same(10));
            frame.show(ui, |ui| {
                ui.set_width(520.0_f32.min(ctx.content_rect().width() - 40.0));
                let field = TextEdit::singleline(&mut self.search).hint_text("Run a command");
                let field = ui.add(field.desired_width(f32::INFINITY)).accessible_name("Command");
                field.request_focus();
                if field.changed() {
                    self.chosen = 0;
                }
                let found = ranked(&self.search, &self.recent, &reading);
                self.chosen = keys.moved(self.chosen, found.len());
                ui.add_space(4.0);
                if found.is_empty() {
                    ui.weak("No command of that name.");
                }
                self.list_ui(ui, &found, reading, &mut asked);
                if keys.enter {
                    let chosen = found.get(self.chosen).copied();
                    chosen.into_iter().for_each(|command| run(command, &reading, &mut asked));
                }
            })
        });
        if shown.response.clicked_elsewhere() && !just_opened {
            asked.ask(Action::Toggle(Panel::Palette));
        }
        asked
    }

    fn list_ui(&self, ui: &mut Ui, found: &[Command], reading: Reading<'_>, asked: &mut Actions) {
        ScrollArea::vertical().max_height(380.0).min_scrolled_height(380.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (place, command) in found.iter().enumerate() {
                let is_chosen = place == self.chosen;
                let row = ui.push_id(*command, |ui| row_ui(ui, *command, is_chosen, &reading)).inner;
                if row.clicked() {
                    run(*command, &reading, asked);
                }
                if is_chosen {
                    row.scroll_to_me(None);
                }
            }
        });
    }
}

fn row_ui(ui: &mut Ui, command: Command, is_chosen: bool, reading: &Reading<'_>) -> Response {
    let facts = command.facts();
    let keys = keys_text(facts.keys);
    let fill = if is_chosen { Tint::of(ui).chosen } else { egui::Color32::TRANSPARENT };
    let can = command.action(reading).is_some();
    let frame = Frame::new().fill(fill).corner_radius(5.0);
    let entry = |ui: &mut Ui| sign::entry_ui(ui, facts.icon, &command.label(reading), &keys);
    frame.show(ui, |ui| ui.add_enabled_ui(can, entry).inner).inner
}

fn run(command: Command, reading: &Reading<'_>, asked: &mut Actions) {
    let Some(action) = command.action(reading) else { return };
    if command != Command::Palette {
        asked.ask(Action::Toggle(Panel::Palette));
    }
    asked.ask(Action::Ran(command));
    asked.ask(action);
}

/// The commands that fit `search`, best first; those that can be run before those that cannot.
fn ranked(search: &str, recent: &[Command], reading: &Reading<'_>) -> Vec<Command> {
    let pattern = Pattern::parse(search, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut found: Vec<(bool, usize, std::cmp::Reverse<u32>, usize, Command)> = Vec::new();
    for (place, command) in Command::ALL.into_iter().enumerate() {
        let facts = command.facts();
        let name = format!("{} {}", facts.label, facts.group.word());
        let Some(score) = pattern.score(Utf32Str::new(&name, &mut letters), &mut matcher) else { continue };
        let last_run = recent.iter().position(|other| *other == command);
        let rank = if search.is_empty() { last_run.unwrap_or(REMEMBERED) } else { 0 };
        found.push((command.action(reading).is_none(), rank, std::cmp::Reverse(score), place, command));
    }
    found.sort_by_key(|(cannot, rank, score, place, _)| (*cannot, *rank, *score, *place));
    found.into_iter().map(|(.., command)| command).collect()
}

/// The keys that the palette takes before its text field sees them.
struct Keys {
    up: bool,
    down: bool,
    enter: bool,
}

impl Keys {
    fn take(ctx: &Context) -> Self {
        ctx.input_mut(|input| Self {
            up: input.consume_key(Modifiers::NONE, Key::ArrowUp),
            down: input.consume_key(Modifiers::NONE, Key::ArrowDown),
            enter: input.consume_key(Modifiers::NONE, Key::Enter),
        })
    }

    fn moved(&self, chosen: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match (self.up, self.down) {
            (true, false) => chosen.checked_sub(1).unwrap_or(last),
            (false, true) if chosen >= last => 0,
            (false, true) => chosen + 1,
            _ => chosen.min(last),
        }
    }
}
