//! A name typed in place: of an actor that is there, or of one to be made.
//!
//! The draft lives in the view. Enter takes it, and so does clicking elsewhere once something is typed; Esc keeps
//! nothing.

use egui::{Align2, Area, Id, Key, Order, Pos2, TextEdit, Ui};
use kurbo::{Point, Rect};

use super::super::action::Action;
use super::super::view::{Renaming, Whose};
use super::super::{Reading, convert};
use super::noting;
use super::paint::Stand;
use crate::edit::{ActorChange, Edit, End, GroupChange, NewTie, Said, Things};
use crate::model::{Actor, ActorKind, Direction};

/// Remembers between frames which field was opened, so that it takes the keyboard once.
#[derive(Debug, Default)]
pub(super) struct Naming {
    opened: Option<Whose>,
}

impl Naming {
    /// Draws the field if a name is being typed, and gives what was asked.
    pub(super) fn naming_ui(&mut self, ui: &Ui, reading: Reading<'_>, stand: Stand) -> Vec<Action> {
        let Some(renaming) = &reading.view.renaming else {
            self.opened = None;
            return Vec::new();
        };
        let is_new = self.opened.as_ref() != Some(&renaming.whose);
        self.opened = Some(renaming.whose.clone());
        if matches!(renaming.whose, Whose::Note(_) | Whose::NewNote(_)) {
            return noting::noting_ui(ui, renaming, (reading, stand), is_new);
        }
        let Some(place) = place(renaming, reading) else { return vec![Action::StopRenaming] };
        let at = convert::pos2(stand.camera.screen_from_canvas() * place) + stand.corner;
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
    let label = egui::WidgetInfo::labeled(egui::Role::TextInput, true, name_of_field(&renaming.whose));
    response.widget_info(|| label.clone());
    if is_new {
        response.request_focus();
        select_all(ui, &response, &text);
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        return renaming.given_up();
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
    if let Whose::NewGroup(things) = whose {
        return vec![Action::StopRenaming, Action::Edit(Edit::MakeGroup(name, things.clone()))];
    }
    if name.is_empty() && !matches!(whose, Whose::Group(_)) {
        return vec![Action::StopRenaming];
    }
    let edit = match whose {
        Whose::Actor(id) => Edit::ChangeActor(*id, ActorChange::Name(name)),
        Whose::Group(id) => Edit::ChangeGroup(*id, GroupChange::Name(name)),
        Whose::NewGroup(_) | Whose::Note(_) | Whose::NewNote(_) => return vec![Action::StopRenaming],
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

fn name_of_field(whose: &Whose) -> &'static str {
    match whose {
        Whose::Group(_) | Whose::NewGroup(_) => "Name of the group",
        _ => "Name of the actor",
    }
}

impl Renaming {
    /// What Escape asks for: a new group stays without a name.
    pub(in crate::app) fn given_up(&self) -> Vec<Action> {
        let group = match &self.whose {
            Whose::NewGroup(things) => Some(Edit::MakeGroup(String::new(), things.clone())),
            _ => None,
        };
        std::iter::once(Action::StopRenaming).chain(group.map(Action::Edit)).collect()
    }
}

/// About where the frame of a group of these will be.
pub(super) fn frame_of_new(things: &Things, reading: Reading<'_>) -> Option<Rect> {
    let scene = reading.scene;
    let actors = things.actors.iter().filter_map(|id| scene.actor_box(*id));
    let notes = things.notes.iter().filter_map(|id| scene.note_box(*id));
    let groups = things.groups.iter().filter_map(|id| scene.group_frame(*id));
    let around = actors.chain(notes).chain(groups).reduce(|all, one| all.union(one))?;
    Some(crate::scene::frame_around(around))
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
        Whose::Group(id) => {
            let strip = reading.scene.group_title(*id)?;
            Some(Point::new(strip.x0 + 100.0_f64.min(strip.width() / 2.0), strip.center().y))
        }
        Whose::NewGroup(things) => {
            let frame = frame_of_new(things, reading)?;
            Some(Point::new(frame.x0 + 100.0, frame.y0 + 4.0))
        }
        Whose::Note(_) | Whose::NewNote(_) => None,
        Whose::NewAt(at) | Whose::NewOfKind(_, at) | Whose::NewTied { at, .. } | Whose::NewEnd { at, .. } => {
            Some(*at)
        }
    }
}
