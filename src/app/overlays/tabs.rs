//! The tabs of the canvases, below the canvas: one each, in their order, and a plus for more.
//!
//! While a project has one canvas the strip is not there. A double-click renames, the right button has all that can be
//! done to a canvas, a drag of the strip or the wheel moves it where there are too many.

use egui::{Key, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};

use crate::app::action::Action;
use crate::app::command::{self, Command};
use crate::app::ink::{Ink, Placing};
use crate::app::sign;
use crate::app::theme::Tint;
use crate::app::{Actions, Reading};
use crate::edit::{CanvasChange, Edit};
use crate::model::{Canvas, CanvasId, Project};
use crate::typeset::Icon;

const HEIGHT: f32 = 26.0;
/// No tab shows more of its name.
const WIDEST: f32 = 180.0;

/// What the strip remembers.
#[derive(Debug, Default)]
pub struct Tabs {
    renaming: Option<Renaming>,
    seen: Option<CanvasId>,
}

#[derive(Debug)]
struct Renaming {
    canvas: CanvasId,
    text: String,
    is_new: bool,
}

impl Tabs {
    /// Begins to type a name.
    pub fn rename(&mut self, project: &Project, canvas: CanvasId) {
        let Some(known) = project.canvas_of(canvas) else { return };
        self.renaming = Some(Renaming { canvas, text: known.name.clone(), is_new: true });
    }

    /// Draws the strip.
    pub fn tabs_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        let canvases = reading.project().canvases();
        self.renaming =
            self.renaming.take().filter(|renaming| canvases.iter().any(|(id, _)| *id == renaming.canvas));
        if canvases.len() < 2 && self.renaming.is_none() {
            return asked;
        }
        let tint = Tint::of(ui);
        let bar = egui::Frame::new().fill(tint.panel).inner_margin(egui::Margin::symmetric(6, 3));
        egui::Panel::bottom("canvases").frame(bar).show(ui, |ui| {
            let strip = ScrollArea::horizontal().id_salt("canvases");
            strip.show(ui, |ui| ui.horizontal(|ui| self.strip_ui(ui, (reading, ink), &mut asked)));
        });
        self.seen = Some(reading.project().front());
        asked
    }

    fn strip_ui(&mut self, ui: &mut Ui, (reading, ink): (Reading<'_>, &mut Ink), asked: &mut Actions) {
        ui.spacing_mut().item_spacing.x = 3.0;
        for (id, canvas) in reading.project().canvases() {
            self.one_ui(ui, (id, canvas), (reading, ink), asked);
        }
        more_ui(ui, reading, asked);
    }

    fn one_ui(
        &mut self,
        ui: &mut Ui,
        (id, canvas): (CanvasId, &Canvas),
        (reading, ink): (Reading<'_>, &mut Ink),
        asked: &mut Actions,
    ) {
        if self.renaming.as_ref().is_some_and(|renaming| renaming.canvas == id) {
            return self.name_ui(ui, asked);
        }
        let is_front = id == reading.project().front();
        let response = tab_ui(ui, canvas, is_front, ink);
        if is_front && self.seen != Some(id) {
            response.scroll_to_me(None);
        }
        if response.double_clicked() {
            self.rename(reading.project(), id);
        } else if response.clicked() && !is_front {
            asked.ask(Action::TurnTo(id));
        }
        response.context_menu(|ui| menu_ui(ui, id, reading, asked));
    }

    fn name_ui(&mut self, ui: &mut Ui, asked: &mut Actions) {
        let Some(renaming) = &mut self.renaming else { return };
        let field = TextEdit::singleline(&mut renaming.text).desired_width(WIDEST - 40.0);
        let response = ui.add(field).accessible_name("Name of the canvas");
        if std::mem::take(&mut renaming.is_new) {
            response.request_focus();
            response.scroll_to_me(None);
            return;
        }
        if response.lost_focus() {
            let gives_up = ui.input(|input| input.key_pressed(Key::Escape));
            let Some(done) = self.renaming.take() else { return };
            if !gives_up && !done.text.trim().is_empty() {
                asked.ask(Action::Edit(Edit::ChangeCanvas(done.canvas, CanvasChange::Name(done.text))));
            }
        }
    }
}

fn tab_ui(ui: &mut Ui, canvas: &Canvas, is_front: bool, ink: &mut Ink) -> Response {
    let tint = Tint::of(ui);
    let words = ink.line(ui, &canvas.name, WIDEST - 24.0);
    let has_filter = !canvas.filter.is_empty();
    let sign_room = if has_filter { 18.0 } else { 0.0 };
    let size = Vec2::new(words.width() as f32 + 24.0 + sign_room, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let note = if has_filter { ", has a filter" } else { "" };
    let sentence = format!("Canvas {}{note}", canvas.name);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_front, &sentence));
    let fill = match (is_front, response.hovered()) {
        (true, _) => Some(tint.chosen),
        (false, true) => Some(ui.visuals().widgets.hovered.weak_bg_fill),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if response.has_focus() {
        sign::focus_ring(ui, rect);
    }
    let mut at = rect.left_center() + Vec2::new(12.0, 0.0);
    if has_filter {
        let square = Rect::from_center_size(at + Vec2::new(6.0, 0.0), Vec2::splat(13.0));
        sign::paint(ui.painter(), Icon::Filter, square, tint.doubt);
        at.x += sign_room;
    }
    at.y -= words.height() as f32 / 2.0;
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, &words, Placing { at, scale: 1.0, colour: tint.text });
    ui.painter().add(mesh);
    response.on_hover_text(sentence)
}

/// The plus at the end of the strip.
fn more_ui(ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
    let plus = egui::Button::new("+").frame_when_inactive(false).min_size(Vec2::new(28.0, HEIGHT));
    let (response, _) = egui::containers::menu::MenuButton::from_button(plus).ui(ui, |ui| {
        ui.set_width(300.0);
        for command in [Command::NewCanvas, Command::CopyCanvas] {
            sign::command_entry_ui(ui, command, &reading, asked);
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "More canvases"));
    response.on_hover_text("Another canvas of the same actors and ties");
}

fn menu_ui(ui: &mut Ui, id: CanvasId, reading: Reading<'_>, asked: &mut Actions) {
    ui.set_width(240.0);
    let project = reading.project();
    let Some(canvas) = project.canvas_of(id) else { return };
    let copy = Edit::AddCanvas { name: command::copy_name(project, &canvas.name), copies: true };
    let copying = if id == project.front() {
        vec![Action::Edit(copy)]
    } else {
        vec![Action::TurnTo(id), Action::Edit(copy)]
    };
    let moving = |by| command::moved(project, id, by).map(|edit| vec![Action::Edit(edit)]);
    let delete = (project.canvases().len() > 1).then(|| vec![Action::Edit(Edit::DeleteCanvas(id))]);
    let entries = [
        (Some(Icon::Pencil), "Rename this canvas", Some(vec![Action::RenameCanvas(id)])),
        (Some(Icon::Copy), "Duplicate this canvas", Some(copying)),
        (Some(Icon::ChevronLeft), "Move to the left", moving(-1)),
        (Some(Icon::ChevronRight), "Move to the right", moving(1)),
        (Some(Icon::Trash), "Delete this canvas", delete),
    ];
    for (icon, name, actions) in entries {
        let response = ui.add_enabled_ui(actions.is_some(), |ui| sign::entry_ui(ui, icon, name, "")).inner;
        if response.clicked() {
            asked.extend(actions.unwrap_or_default());
            ui.close();
        }
    }
}
