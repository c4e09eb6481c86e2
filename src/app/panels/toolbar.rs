//! The toolbar: the commands one needs most, and an actor to drag onto the canvas.
//!
//! Where the window is narrow, or its words are large, the groups that have no room hang in a menu at the end.

use egui::{CursorIcon, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::app::action::Carried;
use crate::app::command::Command;
use crate::app::sign::{self, command_button_ui, command_entry_ui};
use crate::app::theme::Tint;
use crate::app::{Actions, Reading};
use crate::model::ActorKind;
use crate::scene;
use crate::typeset::Icon;

/// How wide a button is with its gap, in points.
const BUTTON: f32 = 30.0;
/// How wide a line between two groups is with the room around it.
const SEPARATOR: f32 = 18.0;
/// How wide the button for a new actor is.
const ACTOR: f32 = 84.0;
/// The button for a new actor stands at the end of this group.
const WITH_ACTOR: usize = 2;
const GROUPS: [&[Command]; 7] = [
    &[Command::Open, Command::Save],
    &[Command::Undo, Command::Redo],
    &[Command::SelectTool, Command::HandTool],
    &[Command::Support, Command::Clash, Command::AttachWords, Command::SwapStance, Command::Reverse],
    &[Command::Pin, Command::Delete],
    &[Command::FitAll, Command::ZoomOut, Command::ZoomIn],
    &[Command::ExportPicture],
];
const PANELS: [Command; 4] = [Command::Evidence, Command::Reader, Command::Inspector, Command::Library];

/// Draws the toolbar.
pub(super) fn toolbar_ui(ui: &mut Ui, reading: Reading<'_>) -> Actions {
    let mut asked = Actions::default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let shown = groups_with_room(ui.available_width());
        for (place, group) in GROUPS.iter().enumerate().take(shown) {
            for command in *group {
                command_button_ui(ui, *command, &reading, &mut asked);
            }
            if place == WITH_ACTOR {
                new_actor_ui(ui, reading, &mut asked);
            }
            ui.add_space(3.0);
            ui.separator();
            ui.add_space(3.0);
        }
        more_ui(ui, (reading, shown), &mut asked);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for command in PANELS {
                command_button_ui(ui, command, &reading, &mut asked);
            }
            ui.separator();
            let look = if ui.visuals().dark_mode { Command::LightLook } else { Command::DarkLook };
            command_button_ui(ui, look, &reading, &mut asked);
            command_button_ui(ui, Command::Palette, &reading, &mut asked);
        });
    });
    asked
}

/// How many of the groups fit beside what stands at the right end.
fn groups_with_room(room: f32) -> usize {
    let right = (PANELS.len() + 2) as f32 * BUTTON + SEPARATOR;
    let width = |place: usize| {
        let actor = if place == WITH_ACTOR { ACTOR + BUTTON } else { 0.0 };
        GROUPS[place].len() as f32 * BUTTON + actor + SEPARATOR
    };
    let widths = (0..GROUPS.len()).scan(right + BUTTON, |so_far, place| {
        *so_far += width(place);
        Some(*so_far)
    });
    widths.take_while(|width| *width <= room).count()
}

/// What had no room, in a menu.
fn more_ui(ui: &mut Ui, (reading, shown): (Reading<'_>, usize), asked: &mut Actions) {
    if shown == GROUPS.len() {
        return;
    }
    let name = "More commands of the toolbar";
    let menu = ui.menu_button("»", |ui| {
        ui.set_width(280.0);
        for (place, group) in GROUPS.iter().enumerate().skip(shown) {
            for command in *group {
                command_entry_ui(ui, *command, &reading, asked);
            }
            if place == WITH_ACTOR {
                command_entry_ui(ui, Command::AddActor, &reading, asked);
            }
            if place + 1 < GROUPS.len() {
                ui.separator();
            }
        }
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    menu.response.on_hover_text(name);
}

/// A button that makes an actor where one looks, and can be dragged to where the actor is to lie; its arrow opens the
/// kinds, each of which can be dragged too.
fn new_actor_ui(ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
    let tint = Tint::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(82.0, 28.0), Sense::click_and_drag());
    let name = sign::with_keys("New actor: click, or drag onto the canvas", Command::AddActor);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, ui.style().interact(&response).weak_bg_fill);
    }
    let icon = Rect::from_center_size(rect.left_center() + Vec2::new(17.0, 0.0), Vec2::splat(18.0));
    sign::paint(ui.painter(), Icon::AddActor, icon, tint.text);
    let at = rect.left_center() + Vec2::new(32.0, 0.0);
    let font = egui::TextStyle::Button.resolve(ui.style());
    ui.painter().text(at, egui::Align2::LEFT_CENTER, "Actor", font, tint.text);
    let response = response.on_hover_text(name).on_hover_cursor(CursorIcon::Grab);
    response.dnd_set_drag_payload(Carried::NewActor(ActorKind::Other));
    if response.clicked() {
        asked.ask_maybe(Command::AddActor.action(&reading));
    }
    ui.menu_button("…", kinds_ui).response.on_hover_text("New actor of a kind");
}

fn kinds_ui(ui: &mut Ui) {
    ui.weak("Drag one onto the canvas");
    for kind in ActorKind::ALL {
        let icon = scene::look::icon_of(kind);
        let response = ui.push_id(kind, |ui| sign::entry_ui(ui, Some(icon), kind.word(), "")).inner;
        let response = response.interact(Sense::drag()).on_hover_cursor(CursorIcon::Grab);
        response.dnd_set_drag_payload(Carried::NewActor(kind));
    }
}
