//! The choice of what is hidden on the canvas: kinds, stances, dates, quotes, documents, single actors.
//!
//! Every choice is an edit of the canvas, so that it can be undone and is saved. A tick says that something is shown.
//! How much each choice is about is counted in [`tally`]. Start at [`FilterPanel::panel_ui`].

mod choices;
mod dates;
mod tally;

use egui::{Align2, Context, Frame, Margin, Rect, RichText, ScrollArea, Ui, Vec2, Window};

use super::MARGIN;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::ink::Ink;
use crate::app::theme::{Tint, medium};
use crate::app::view::Panel;
use crate::app::{Actions, Reading, sign};
use crate::edit::{CanvasChange, Edit};
use crate::model::{Filter, Project};
use crate::typeset::Icon;
use tally::Desk;
pub use tally::TallyWork;

const WIDTH: f32 = 300.0;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct FilterPanel {
    desk: Desk,
    dates: dates::Dates,
}

/// A sheet on which choices are drawn.
struct Sheet<'a> {
    reading: Reading<'a>,
    ink: &'a mut Ink,
    filter: Filter,
}

impl FilterPanel {
    /// The count of what each choice is about.
    pub fn begin(&mut self, project: &Project, revision: u64) -> TallyWork {
        self.desk.prepare(project, revision)
    }

    /// Draws the panel at the right of the canvas.
    pub fn panel_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        (reading, ink): (Reading<'_>, &mut Ink),
    ) -> Actions {
        let mut asked = Actions::default();
        if self.desk.settle((reading.editor.revision(), reading.project().front())) {
            asked.ask(Action::CountChoices);
        }
        let mut room = canvas.shrink(MARGIN);
        let has_map = reading.view.panels.contains(&Panel::Minimap);
        let below = if has_map { super::minimap::SIZE.y + MARGIN } else { 0.0 };
        room.max.y = (room.max.y - below).max(room.min.y + 160.0).min(canvas.max.y);
        let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(12));
        let window = Window::new("Filter").title_bar(false).resizable(false).movable(false).frame(frame);
        window
            .pivot(Align2::RIGHT_TOP)
            .fixed_pos(room.right_top())
            .fixed_size(Vec2::new(
                WIDTH.min(room.width().max(super::LEAST_ROOM) - 26.0),
                (room.height() - 26.0).max(120.0),
            ))
            .constrain_to(ctx.content_rect())
            .show(ctx, |ui| self.inside_ui(ui, (reading, ink), &mut asked));
        asked
    }

    fn inside_ui(&mut self, ui: &mut Ui, (reading, ink): (Reading<'_>, &mut Ink), asked: &mut Actions) {
        heading_ui(ui, reading, asked);
        let before = reading.project().canvas().filter.clone();
        let mut sheet = Sheet { reading, ink, filter: before.clone() };
        let area = ScrollArea::vertical().id_salt("filter").auto_shrink([false, true]);
        area.max_height(ui.available_height() - 4.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            choices::kinds_ui(ui, &mut sheet, &self.desk.tally);
            choices::stances_ui(ui, &mut sheet, &self.desk.tally);
            choices::quotes_ui(ui, &mut sheet, &self.desk.tally);
            part_ui(ui, "Ties by date");
            self.dates.dates_ui(ui, &mut sheet.filter, self.desk.tally.undated);
            choices::documents_ui(ui, &mut sheet, &self.desk.tally);
            choices::actors_ui(ui, &mut sheet, &self.desk.tally, asked);
        });
        if sheet.filter != before {
            let change = CanvasChange::Filter(sheet.filter);
            asked.ask(Action::Edit(Edit::ChangeCanvas(reading.project().front(), change)));
        }
    }
}

fn heading_ui(ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
    ui.horizontal(|ui| {
        ui.heading("Filter");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if sign::button_ui(ui, Icon::Close, "Close the filter").clicked() {
                asked.ask(Action::Toggle(Panel::Filter));
            }
            let clear = Command::ClearFilter.action(&reading);
            let button = ui.add_enabled(clear.is_some(), egui::Button::new("Show all"));
            let tip = sign::with_keys("Show everything again", Command::ClearFilter);
            if button.on_hover_text(&tip).on_disabled_hover_text("Nothing is hidden").clicked() {
                asked.ask_maybe(clear);
            }
        });
    });
    let words = "What is not ticked is hidden on this canvas, not deleted.";
    ui.add(egui::Label::new(RichText::new(words).small().color(Tint::of(ui).weak)).wrap());
}

/// The heading of a part of the panel.
fn part_ui(ui: &mut Ui, words: &str) {
    ui.add_space(7.0);
    ui.label(RichText::new(words).family(medium()).color(Tint::of(ui).weak));
}
