//! What screen readers and tests are told about a page, and the sentences of its marks.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::layout::Page;
use super::marks::QuoteMark;
use super::paint::Sheet;
use crate::app::{Action, Reading};
use crate::edit::Things;
use crate::model::{ActorId, Project};
use crate::scene::describe;

/// Characters of a quote that are said before it is cut short.
const SAID: usize = 60;

/// Publishes each paragraph in view.
pub(super) fn words_ui(ui: &Ui, sheet: Sheet, page: &Page) {
    for shown in page.shown().iter().filter(|shown| !shown.span.is_empty()) {
        let top = sheet.origin.y + shown.top as f32;
        let size = egui::vec2(shown.words.width() as f32, shown.words.height() as f32);
        let rect = Rect::from_min_size(egui::pos2(sheet.origin.x + shown.left as f32, top), size)
            .intersect(sheet.rect);
        let label = ui.interact(rect, ui.scope_id().with(("paragraph", shown.block)), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, shown.words.text()));
    }
}

/// Makes the stripe of a quote a named thing that can be clicked.
pub(super) fn quote_ui(ui: &Ui, place: Rect, quote: &QuoteMark, reading: Reading<'_>) -> Response {
    let response = ui.interact(place, ui.scope_id().with(("quote", quote.id)), Sense::click());
    let project = reading.project();
    let is_selected = quote.is_selected(&reading.view.selection);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, sentence(project, quote)));
    if response.has_focus() {
        let rim = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(place.expand(1.0), 2.0, rim, egui::StrokeKind::Outside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
        ties(project, quote).iter().for_each(|tie| drop(ui.label(tie)));
    })
}

/// What a click on a quote asks for: its tie, or the next of its ties, or the quote itself.
pub(super) fn wanted(quote: &QuoteMark, selection: &Things) -> Action {
    match quote.next_tie(selection) {
        Some(tie) => Action::Centre(Things { ties: vec![tie], ..Things::default() }),
        None => Action::Select(Things { quotes: vec![quote.id], ..Things::default() }),
    }
}

/// The names of actors, for a name that they share.
pub(super) fn actors(project: &Project, ids: &[ActorId]) -> String {
    let names: Vec<&str> = ids.iter().filter_map(|id| Some(project.actor(*id)?.name.as_str())).collect();
    names.join(" or ")
}

/// One sentence for each tie of a quote.
pub(super) fn ties(project: &Project, quote: &QuoteMark) -> Vec<String> {
    if quote.ties.is_empty() {
        return vec!["Quote without a tie".to_owned()];
    }
    quote.ties.iter().filter_map(|id| Some(describe::claim(project, project.tie(*id)?))).collect()
}

fn sentence(project: &Project, quote: &QuoteMark) -> String {
    let exact = project.quote(quote.id).map_or("", |quote| quote.exact.as_str());
    let waits = if quote.waits { ", to be reviewed" } else { "" };
    format!("“{}”{waits}: {}", crate::text::opening(exact, SAID), ties(project, quote).join("; "))
}
