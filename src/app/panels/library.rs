//! The list of documents and actors, with search.
//!
//! Rows are found once for each revision and search and drawn only where they are seen.

use egui::{CursorIcon, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};

use super::find;
use crate::app::action::{Action, Carried, Question};
use crate::app::command::Command;
use crate::app::ink::{Ink, Placing};
use crate::app::sign;
use crate::app::theme::{SIGN, Tint};
use crate::app::{Actions, Reading};
use crate::edit::{Edit, Things};
use crate::model::{ActorId, DocumentId};
use crate::scene::look::icon_of;
use crate::text::counted;
use crate::typeset::Icon;

const ROW: f32 = 26.0;

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct Library {
    search: String,
    found: Option<Found>,
}

#[derive(Debug)]
struct Found {
    made_for: (u64, u64, String),
    documents: Vec<DocumentId>,
    actors: Vec<ActorId>,
}

/// What a row shows and says.
struct Row<'a> {
    icon: Icon,
    name: &'a str,
    right: String,
    sentence: String,
    is_chosen: bool,
    is_faint: bool,
}

impl Library {
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    pub(super) fn library_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        ui.add_space(6.0);
        let field = TextEdit::singleline(&mut self.search).hint_text("Search documents and actors");
        ui.add(field.desired_width(f32::INFINITY)).accessible_name("Search documents and actors");
        ui.add_space(2.0);
        let stamp = reading.stamp();
        let wanted = (stamp.actors, stamp.documents, self.search.clone());
        if self.found.as_ref().is_none_or(|found| found.made_for != wanted) {
            let project = reading.project();
            let documents = find::documents(project, &self.search);
            let actors = find::actors(project, &self.search);
            self.found = Some(Found { made_for: wanted, documents, actors });
        }
        let Some(found) = &self.found else { return asked };
        let is_searching = !self.search.trim().is_empty();
        documents_ui(ui, (reading, ink), (&found.documents, is_searching), &mut asked);
        ui.add_space(4.0);
        actors_ui(ui, (reading, ink), (&found.actors, is_searching), &mut asked);
        asked
    }
}

fn heading_ui(ui: &mut Ui, words: String, (icon, command): (Icon, Command), reading: Reading<'_>) -> Actions {
    let mut asked = Actions::default();
    ui.horizontal(|ui| {
        let tint = Tint::of(ui);
        ui.label(egui::RichText::new(words).family(crate::app::theme::medium()).color(tint.weak));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = sign::with_keys(command.facts().label, command);
            if sign::button_ui(ui, icon, &format!("{name} ")).clicked() {
                asked.ask_maybe(command.action(&reading));
            }
        });
    });
    asked
}

fn documents_ui(
    ui: &mut Ui,
    (reading, ink): (Reading<'_>, &mut Ink),
    (ids, is_searching): (&[DocumentId], bool),
    asked: &mut Actions,
) {
    let project = reading.project();
    let add = (Icon::Plus, Command::ImportDocuments);
    asked.extend(heading_ui(ui, counted(ids.len(), "document"), add, reading));
    if ids.is_empty() {
        empty_ui(ui, is_searching, "Drop files or folders here, or import them with +.");
        return;
    }
    let room = (ids.len() as f32 * (ROW + 2.0)).min(ui.available_height() * 0.45).max(ROW * 2.0);
    let area = ScrollArea::vertical().id_salt("documents").max_height(room).auto_shrink([false, true]);
    area.show_rows(ui, ROW, ids.len(), |ui, seen| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for id in &ids[seen] {
            let Some(document) = project.document(*id) else { continue };
            let quotes = project.quotes_in(*id).count();
            let row = Row {
                icon: Icon::Document,
                name: &document.title,
                right: quotes.to_string(),
                sentence: format!("Document {}, {}", document.title, counted(quotes, "quote")),
                is_chosen: is_chosen(reading, *id),
                is_faint: false,
            };
            let response = ui.push_id(*id, |ui| row_ui(ui, &row, Sense::click(), ink)).inner;
            document_asks(&response, reading, *id, asked);
        }
    });
}

fn document_asks(response: &Response, reading: Reading<'_>, id: DocumentId, asked: &mut Actions) {
    let alone = || Things { documents: vec![id], ..Things::default() };
    if response.clicked() {
        let things = toggled_document(response, reading, id);
        if things.documents == [id] {
            asked.ask(Action::ShowDocument(id));
        }
        asked.ask(Action::Select(things));
    }
    response.context_menu(|ui| {
        let mut entry = |ui: &mut Ui, icon, name: &str, actions: Vec<Action>| {
            if sign::entry_ui(ui, Some(icon), name, "").clicked() {
                asked.extend(actions);
                ui.close();
            }
        };
        entry(ui, Icon::Document, "Read", vec![Action::ShowDocument(id)]);
        entry(ui, Icon::Pencil, "Edit title and source", vec![Action::Select(alone())]);
        let quotes = reading.project().quotes_in(id).map(|(quote, _)| quote).collect();
        let select = Action::Select(Things { quotes, ..Things::default() });
        entry(ui, Icon::Quote, "Select its quotes", vec![select]);
        ui.separator();
        let delete = Action::Edit(Edit::Delete(alone()));
        entry(ui, Icon::Trash, "Delete with its quotes", vec![delete]);
    });
}

/// Selected with others, or the one that is read.
fn is_chosen(reading: Reading<'_>, id: DocumentId) -> bool {
    let selected = &reading.view.selection.documents;
    selected.contains(&id) || selected.len() < 2 && reading.view.document == Some(id)
}

/// Shift and Ctrl add to the documents that are selected; a document and an actor are never selected together by them.
fn toggled_document(response: &Response, reading: Reading<'_>, id: DocumentId) -> Things {
    let held = response.ctx.input(|input| input.modifiers);
    let mut documents = reading.view.selection.documents.clone();
    if !held.shift && !held.command {
        documents.clear();
    }
    if documents.contains(&id) {
        documents.retain(|other| *other != id);
    } else {
        documents.push(id);
    }
    Things { documents, ..Things::default() }
}

fn actors_ui(
    ui: &mut Ui,
    (reading, ink): (Reading<'_>, &mut Ink),
    (ids, is_searching): (&[ActorId], bool),
    asked: &mut Actions,
) {
    let project = reading.project();
    asked.extend(heading_ui(ui, counted(ids.len(), "actor"), (Icon::Plus, Command::AddActor), reading));
    if ids.is_empty() {
        empty_ui(ui, is_searching, "Double-click the canvas to make one.");
        return;
    }
    let area = ScrollArea::vertical().id_salt("actors").auto_shrink([false, false]);
    area.show_rows(ui, ROW, ids.len(), |ui, seen| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for id in &ids[seen] {
            let Some(actor) = project.actor(*id) else { continue };
            let ties = project.ties_of(*id).count();
            let is_off = actor.place.is_none();
            let is_hidden = reading.scene.hidden().hides_actor(*id);
            let (off, right) = match (is_off, is_hidden) {
                (true, _) => (", not on the canvas", format!("off canvas · {ties}")),
                (false, true) => (", hidden by the filter", format!("hidden · {ties}")),
                (false, false) => ("", ties.to_string()),
            };
            let row = Row {
                icon: icon_of(actor.kind),
                name: &actor.name,
                right,
                sentence: format!("{}, {}, {}{off}", actor.name, actor.kind.word(), counted(ties, "tie")),
                is_chosen: reading.view.selection.actors.contains(id),
                is_faint: is_off || is_hidden,
            };
            let response = ui.push_id(*id, |ui| row_ui(ui, &row, Sense::click_and_drag(), ink)).inner;
            actor_asks(response, reading, *id, asked);
        }
    });
}

fn actor_asks(response: Response, reading: Reading<'_>, id: ActorId, asked: &mut Actions) {
    let alone = || Things { actors: vec![id], ..Things::default() };
    response.dnd_set_drag_payload(Carried::Actor(id));
    let response = if response.dragged() { response.on_hover_cursor(CursorIcon::Grabbing) } else { response };
    if response.double_clicked() {
        asked.ask(Action::Centre(alone()));
    } else if response.clicked() {
        asked.ask(Action::Select(toggled(&response, reading, id)));
    }
    response.context_menu(|ui| actor_menu_ui(ui, reading, id, asked));
}

/// Shift and Ctrl add to what is selected, as everywhere.
fn toggled(response: &Response, reading: Reading<'_>, id: ActorId) -> Things {
    let held = response.ctx.input(|input| input.modifiers);
    if !held.shift && !held.command {
        return Things { actors: vec![id], ..Things::default() };
    }
    let mut things = reading.view.selection.clone();
    if things.actors.contains(&id) {
        things.actors.retain(|other| *other != id);
    } else {
        things.actors.push(id);
    }
    things
}

fn actor_menu_ui(ui: &mut Ui, reading: Reading<'_>, id: ActorId, asked: &mut Actions) {
    let alone = || Things { actors: vec![id], ..Things::default() };
    let Some(actor) = reading.project().actor(id) else { return };
    let mut entry = |ui: &mut Ui, icon, name: &str, actions: Vec<Action>| {
        if sign::entry_ui(ui, icon, name, "").clicked() {
            asked.extend(actions);
            ui.close();
        }
    };
    entry(ui, Some(Icon::Jump), "Centre on the canvas", vec![Action::Centre(alone())]);
    if actor.place.is_some() {
        let lift = Action::Edit(Edit::LiftActors(vec![id]));
        entry(ui, Some(Icon::EyeOff), "Take off the canvas", vec![lift]);
        let whose = crate::app::view::Whose::Actor(id);
        let renaming = crate::app::view::Renaming { whose, text: actor.name.clone() };
        entry(ui, Some(Icon::Pencil), "Rename", vec![Action::Centre(alone()), Action::Rename(renaming)]);
    } else {
        let place = Action::Edit(Edit::MoveActors(vec![(id, reading.view.camera.centre)]));
        entry(ui, Some(Icon::Eye), "Put on the canvas", vec![place, Action::Select(alone())]);
    }
    entry(ui, None, "Merge into another actor…", vec![Action::Ask(Question::Merge(id))]);
    ui.separator();
    entry(ui, Some(Icon::Trash), "Delete with its ties", vec![Action::Edit(Edit::Delete(alone()))]);
}

fn empty_ui(ui: &mut Ui, is_searching: bool, hint: &str) {
    let tint = Tint::of(ui);
    let words = if is_searching { "Nothing of that name." } else { hint };
    ui.add(egui::Label::new(egui::RichText::new(words).color(tint.weak)).wrap());
    ui.add_space(4.0);
}

fn row_ui(ui: &mut Ui, row: &Row<'_>, sense: Sense, ink: &mut Ink) -> Response {
    let tint = Tint::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.is_chosen, &row.sentence));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if row.is_chosen {
        ui.painter().rect_filled(rect, 5.0, tint.chosen);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    if response.has_focus() {
        sign::focus_ring(ui, rect);
    }
    let colour = if row.is_faint { tint.weak } else { tint.text };
    let icon = Rect::from_center_size(rect.left_center() + Vec2::new(14.0, 0.0), Vec2::splat(SIGN));
    sign::paint(ui.painter(), row.icon, icon, tint.weak);
    let small = egui::TextStyle::Small.resolve(ui.style());
    let right = rect.right_center() - Vec2::new(8.0, 0.0);
    let counted = ui.painter().text(right, egui::Align2::RIGHT_CENTER, &row.right, small, tint.weak);
    let room = counted.left() - rect.left() - 38.0;
    // By the scene's own typesetter: egui would put Arabic and Hebrew words in the wrong order.
    let words = ink.line(ui, row.name, room);
    let at = rect.left_center() + Vec2::new(30.0, -words.height() as f32 / 2.0);
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, &words, Placing { at, scale: 1.0, colour });
    ui.painter().add(mesh);
    if words.is_clipped() || row.is_faint { response.on_hover_text(&row.sentence) } else { response }
}
