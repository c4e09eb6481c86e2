//! A name typed in place: of an actor that is there, or of one to be made.
//!
//! The draft lives in the view. Enter takes it, and so does clicking elsewhere once something is typed; Esc keeps
//! nothing.

use egui::{Align2, Area, Id, Key, Order, Pos2, TextEdit, Ui};
use kurbo::Point;

use super::super::action::Action;
use super::super::view::{Renaming, Whose};
use super::super::{Reading, convert};
use super::Camera;
use crate::edit::{ActorChange, Edit, End, NewTie, Said};
use crate::model::{Actor, ActorKind, Direction};

/// Remembers between frames which field was opened, so that it takes the keyboard once.
#[derive(Debug, Default)]
pub(super) struct Naming {
    opened: Option<Whose>,
}

impl Naming {
    /// Draws the field if a name is being typed, and gives what was asked.
    pub(super) fn naming_ui(
        &mut self,
        ui: &Ui,
        reading: Reading<'_>,
        camera: Camera,
        corner: egui::Vec2,
    ) -> Vec<Action> {
        let Some(renaming) = &reading.view.renaming else {
            self.opened = None;
            return Vec::new();
        };
        let Some(place) = place(renaming, reading) else { return vec![Action::StopRenaming] };
        let at = convert::pos2(camera.screen_from_canvas() * place) + corner;
        let is_new = self.opened.as_ref() != Some(&renaming.whose);
        self.opened = Some(renaming.whose.clone());
        field_ui(ui, renaming, at, is_new)
    }
}

fn field_ui(ui: &Ui, renaming: &Renaming, at: Pos2, is_new: bool) -> Vec<Action> {
    let mut text = renaming.text.clone();
    let area = Area::new(Id::unique("name on the canvas")).order(Order::Foreground);
    let response = area
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(at)
        .constrain_to(ui.clip_rect())
        .show(ui.ctx(), |ui| {
            let field = TextEdit::singleline(&mut text).hint_text("Name").align(Align2::CENTER_CENTER);
            ui.add(field.desired_width(180.0).margin(egui::Margin::symmetric(8, 6)))
        })
        .inner;
    let label = egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Name of the actor");
    response.widget_info(|| label.clone());
    if is_new {
        response.request_focus();
        select_all(ui, &response, &text);
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        return vec![Action::StopRenaming];
    }
    if response.lost_focus() {
        return taken(&renaming.whose, &text);
    }
    if text == renaming.text {
        Vec::new()
    } else {
        vec![Action::Rename(Renaming { text, ..renaming.clone() })]
    }
}

fn select_all(ui: &Ui, response: &egui::Response, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), response.id);
}

/// What a finished name asks for. An empty one asks for nothing.
fn taken(whose: &Whose, text: &str) -> Vec<Action> {
    let name = text.trim().to_owned();
    if name.is_empty() {
        return vec![Action::StopRenaming];
    }
    let edit = match whose {
        Whose::Actor(id) => Edit::ChangeActor(*id, ActorChange::Name(name)),
        Whose::NewAt(at) => Edit::AddActors(vec![placed(&name, ActorKind::default(), *at)]),
        Whose::NewOfKind(kind, at) => Edit::AddActors(vec![placed(&name, *kind, *at)]),
        Whose::NewTied { from, at, stance, words } => Edit::DrawTie(NewTie {
            from: End::Actor(*from),
            to: End::New(name, Some(*at)),
            stance: *stance,
            direction: Direction::OneWay,
            words: *words,
            said: Said::default(),
        }),
        Whose::NewEnd { tie, end, at } => Edit::ReconnectTie(*tie, *end, End::New(name, Some(*at))),
    };
    vec![Action::StopRenaming, Action::Edit(edit)]
}

fn placed(name: &str, kind: ActorKind, at: Point) -> Actor {
    Actor { kind, place: Some(at), ..Actor::named(name) }
}

/// Where the field stands, in canvas units; `None` if the actor is gone.
fn place(renaming: &Renaming, reading: Reading<'_>) -> Option<Point> {
    match &renaming.whose {
        Whose::Actor(id) => {
            let place = reading.project().actor(*id)?.place;
            Some(reading.scene.actor_box(*id).map_or(place?, |rect| rect.center()))
        }
        Whose::NewAt(at) | Whose::NewOfKind(_, at) | Whose::NewTied { at, .. } | Whose::NewEnd { at, .. } => {
            Some(*at)
        }
    }
}
