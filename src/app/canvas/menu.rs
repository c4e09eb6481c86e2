//! The menu of the right button, of the menu key and of Shift+F10: what can be done to what is selected.
//!
//! Entries are commands, each with its name and its key; what cannot be done here is left out. What a project can
//! hold beside actors and ties brings a list of its own: see [`lists`].

use egui::{Popup, Pos2, Response, SetOpenCommand, Ui};
use kurbo::{Point, Rect, Shape as _};

use super::Camera;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::sign::{command_entry_ui, entry_ui};
use crate::app::view::{Renaming, Whose};
use crate::app::{Actions, Reading, convert};
use crate::edit::{Edit, Things};
use crate::scene::{Hit, Scene};
use crate::typeset::Icon;

use Command as C;

/// Entries that belong together; with a name they hang in a menu of their own.
struct Section {
    name: Option<&'static str>,
    commands: &'static [Command],
}

const fn plain(commands: &'static [Command]) -> Section {
    Section { name: None, commands }
}

const fn named(name: &'static str, commands: &'static [Command]) -> Section {
    Section { name: Some(name), commands }
}

const LINE_UP: &[Command] = &[
    C::AlignLeft,
    C::AlignCentre,
    C::AlignRight,
    C::AlignTop,
    C::AlignMiddle,
    C::AlignBottom,
    C::DistributeAcross,
    C::DistributeDown,
    C::ArrangeSelection,
];
const OF_ACTORS: [Section; 8] = [
    plain(&[C::Rename, C::Cut, C::Copy, C::Paste, C::Duplicate]),
    plain(&[C::Support, C::Clash, C::AttachWords]),
    named(
        "Select",
        &[
            C::SelectTied,
            C::SelectSupport,
            C::SelectClash,
            C::SelectTiesAmong,
            C::SelectSameKind,
            C::SelectCamp,
            C::SelectInverse,
        ],
    ),
    named("Line up", LINE_UP),
    plain(&[C::Group, C::Ungroup, C::FoldGroup, C::Focus, C::FitSelection, C::NextMention]),
    plain(&[C::Pin, C::LockPictures, C::GivePicture, C::TakePicture, C::MergeActor]),
    plain(&[C::TakeOffCanvas]),
    plain(&[C::Delete]),
];
const OF_TIES: [Section; 5] = [
    plain(&[C::ShowFirstQuote, C::AttachWords]),
    plain(&[C::SwapStance, C::Reverse, C::Mutual, C::Straighten]),
    named("Select", &[C::SelectSameKind, C::SelectInverse]),
    plain(&[C::Focus, C::FitSelection]),
    plain(&[C::Delete]),
];
/// Whatever else is selected can at least be copied, seen whole and deleted.
const OF_OTHERS: [Section; 4] = [
    plain(&[C::Rename, C::Cut, C::Copy, C::Paste, C::Duplicate]),
    named("Line up", LINE_UP),
    plain(&[C::Group, C::Ungroup, C::FoldGroup, C::LockPictures, C::FitSelection]),
    plain(&[C::Delete]),
];
const OF_NOTHING: [Section; 5] = [
    plain(&[C::AddPicture, C::Paste, C::LockPictures]),
    plain(&[C::Undo, C::Redo]),
    plain(&[C::SelectAll, C::FitAll, C::ClearFilter]),
    named("Arrange", &[C::ArrangeCamps, C::ArrangeForce, C::ArrangeLayers, C::ArrangeCircle, C::ArrangeTime]),
    plain(&[C::ExportPicture, C::CopyPicture]),
];

/// What is offered for a selection.
fn lists(selection: &Things) -> &'static [Section] {
    match (selection.actors.is_empty(), selection.ties.is_empty(), selection.is_empty()) {
        (false, ..) => &OF_ACTORS,
        (true, false, _) => &OF_TIES,
        (true, true, false) => &OF_OTHERS,
        (true, true, true) => &OF_NOTHING,
    }
}

/// Where the menu was called.
#[derive(Debug, Default)]
pub(super) struct Menu {
    on_screen: Pos2,
    on_canvas: Point,
    by_key: bool,
    hangs: bool,
}

/// What is known where the menu hangs.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub reading: Reading<'a>,
    pub under: Option<Hit>,
    pub camera: Camera,
}

impl Menu {
    /// Hangs the menu at what is selected: it was called by a key.
    pub(super) fn call(&mut self, response: &Response, place: Place<'_>) {
        let area = covered(&place.reading.view.selection, place.reading.scene);
        let at = area.map_or(place.camera.centre, |area| area.center());
        self.on_canvas = at;
        let seen = convert::pos2(place.camera.screen_from_canvas() * at) + response.rect.min.to_vec2();
        self.on_screen = response.rect.shrink(8.0).clamp(seen);
        self.by_key = true;
    }

    /// Selects what the right button was pressed on, hangs the menu there, and draws it while it hangs.
    pub(super) fn menu_ui(&mut self, response: &Response, place: Place<'_>, asked: &mut Actions) {
        let mut opens = std::mem::take(&mut self.by_key);
        let by_key = opens;
        if let (true, Some(pos)) = (response.secondary_clicked(), response.interact_pointer_pos()) {
            let at = convert::point((pos - response.rect.min).to_pos2());
            (self.on_screen, self.on_canvas) = (pos, place.camera.canvas_from_screen() * at);
            asked.ask_maybe(selecting(place.reading, place.under).map(Action::Select));
            opens = true;
        }
        let set = match (opens, response.clicked()) {
            (true, _) => Some(SetOpenCommand::Bool(true)),
            (false, true) => Some(SetOpenCommand::Bool(false)),
            (false, false) => None,
        };
        let hung = self.hangs;
        let shown = Popup::context_menu(response)
            .open_memory(set)
            .at_position(self.on_screen)
            .show(|ui| self.entries_ui(ui, (place.reading, by_key), asked));
        self.hangs = shown.is_some();
        if hung && !self.hangs && response.ctx.memory(|memory| memory.focused().is_none()) {
            response.request_focus(); // the entry that had the keyboard is gone
        }
    }

    /// Offers to unlock the picture that the menu hangs over.
    fn unlocking_ui(&self, ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
        let Some(picture) = reading.scene.locked_picture_at(self.on_canvas) else { return };
        if entry_ui(ui, None, "Unlock this picture", "").clicked() {
            asked.ask(Action::Edit(Edit::LockPictures(vec![picture], false)));
            ui.close();
        }
    }

    fn entries_ui(&self, ui: &mut Ui, (reading, by_key): (Reading<'_>, bool), asked: &mut Actions) {
        ui.set_width(280.0);
        let mut first = None;
        if reading.view.selection.is_empty() {
            let entry = entry_ui(ui, Some(Icon::AddActor), "Add an actor here", "");
            if entry.clicked() {
                let whose = Whose::NewAt(self.on_canvas);
                asked.ask(Action::Rename(Renaming { whose, text: String::new() }));
                ui.close();
            }
            if entry_ui(ui, Some(Icon::Note), "Add a note here", "").clicked() {
                let whose = Whose::NewNote(self.on_canvas);
                asked.ask(Action::Rename(Renaming { whose, text: String::new() }));
                ui.close();
            }
            self.unlocking_ui(ui, reading, asked);
            first = Some(entry);
        }
        for section in lists(&reading.view.selection) {
            let possible: Vec<Command> = section
                .commands
                .iter()
                .copied()
                .filter(|command| command.action(&reading).is_some())
                .collect();
            if possible.is_empty() {
                continue;
            }
            if first.is_some() {
                ui.separator();
            }
            let entry = section_ui(ui, (section.name, &possible), reading, asked);
            first = first.or(entry);
        }
        if let (true, Some(first)) = (by_key, first) {
            first.request_focus();
        }
    }
}

/// Draws the entries of a section; gives the first one.
fn section_ui(
    ui: &mut Ui,
    (name, commands): (Option<&'static str>, &[Command]),
    reading: Reading<'_>,
    asked: &mut Actions,
) -> Option<Response> {
    let entries = |ui: &mut Ui, asked: &mut Actions| {
        let entries = commands.iter().map(|command| command_entry_ui(ui, *command, &reading, asked));
        entries.collect::<Vec<Response>>().into_iter().next()
    };
    let Some(name) = name else { return entries(ui, asked) };
    let button = ui.menu_button(format!("        {name}"), |ui| {
        ui.set_width(280.0);
        entries(ui, asked);
    });
    Some(button.response)
}

/// What is to be selected: what is selected already stays together.
fn selecting(reading: Reading<'_>, under: Option<Hit>) -> Option<Things> {
    let selection = &reading.view.selection;
    let things = match under {
        Some(Hit::Rim(actor) | Hit::Body(actor)) if selection.actors.contains(&actor) => return None,
        Some(Hit::Tie(tie) | Hit::End(tie, _)) if selection.ties.contains(&tie) => return None,
        Some(Hit::Rim(actor) | Hit::Body(actor)) => Things { actors: vec![actor], ..Things::default() },
        Some(Hit::Tie(tie) | Hit::End(tie, _)) => {
            let all = reading.scene.sum_of(tie).map_or_else(|| vec![tie], <[_]>::to_vec);
            Things { ties: all, ..Things::default() }
        }
        Some(Hit::Group(group) | Hit::Fold(group)) if selection.groups.contains(&group) => return None,
        Some(Hit::Note(note) | Hit::NoteSide(note, _)) if selection.notes.contains(&note) => return None,
        Some(Hit::Picture(picture) | Hit::PictureCorner(picture)) => {
            Some(picture).filter(|id| !selection.pictures.contains(id))?;
            Things { pictures: vec![picture], ..Things::default() }
        }
        Some(Hit::Group(group) | Hit::Fold(group)) => Things { groups: vec![group], ..Things::default() },
        Some(Hit::Note(note) | Hit::NoteSide(note, _)) => Things { notes: vec![note], ..Things::default() },
        None => Things::default(),
    };
    Some(things)
}

/// What the selected actors and ties cover.
fn covered(selection: &Things, scene: &Scene) -> Option<Rect> {
    let actors = selection.actors.iter().filter_map(|id| scene.actor_box(*id));
    let ties = selection.ties.iter().filter_map(|id| scene.tie_line(*id)).map(|line| line.bounding_box());
    let groups = selection.groups.iter().filter_map(|id| scene.group_frame(*id));
    let notes = selection.notes.iter().filter_map(|id| scene.note_box(*id));
    let pictures = selection.pictures.iter().filter_map(|id| scene.picture_box(*id));
    actors.chain(ties).chain(groups).chain(notes).chain(pictures).reduce(|all, one| all.union(one))
}
