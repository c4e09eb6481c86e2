//! The menu of the right button: what can be done to what lies under the pointer.

use egui::{Response, Ui};
use kurbo::Point;

use super::Camera;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::sign::{command_entry_ui, entry_ui};
use crate::app::view::{Renaming, Whose};
use crate::app::{Actions, Reading, convert};
use crate::edit::Things;
use crate::scene::Hit;
use crate::typeset::Icon;

const OF_ACTORS: [Command; 10] = [
    Command::Rename,
    Command::Duplicate,
    Command::Pin,
    Command::Support,
    Command::Clash,
    Command::AttachWords,
    Command::FitSelection,
    Command::MergeActor,
    Command::TakeOffCanvas,
    Command::Delete,
];
const OF_TIES: [Command; 7] = [
    Command::ShowFirstQuote,
    Command::AttachWords,
    Command::SwapStance,
    Command::Reverse,
    Command::Mutual,
    Command::FitSelection,
    Command::Delete,
];
const OF_NOTHING: [Command; 6] = [
    Command::Undo,
    Command::Redo,
    Command::SelectAll,
    Command::FitAll,
    Command::ExportPicture,
    Command::CopyPicture,
];

/// Where the menu was called.
#[derive(Debug, Default)]
pub(super) struct Menu {
    at: Point,
}

impl Menu {
    /// Selects what the right button was pressed on, and hangs the menu there.
    pub(super) fn menu_ui(
        &mut self,
        response: &Response,
        (reading, under, camera): (Reading<'_>, Option<Hit>, Camera),
        asked: &mut Actions,
    ) {
        if let (true, Some(pos)) = (response.secondary_clicked(), response.interact_pointer_pos()) {
            let at = convert::point((pos - response.rect.min).to_pos2());
            self.at = camera.canvas_from_screen() * at;
            asked.ask_maybe(selecting(reading, under).map(Action::Select));
        }
        response.context_menu(|ui| self.entries_ui(ui, reading, asked));
    }

    fn entries_ui(&self, ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
        ui.set_width(280.0);
        let selection = &reading.view.selection;
        let commands: &[Command] = match (selection.actors.is_empty(), selection.ties.is_empty()) {
            (false, _) => &OF_ACTORS,
            (true, false) => &OF_TIES,
            (true, true) => &OF_NOTHING,
        };
        let is_nothing = selection.actors.is_empty() && selection.ties.is_empty();
        if is_nothing && entry_ui(ui, Some(Icon::AddActor), "Add an actor here", "").clicked() {
            let whose = Whose::NewAt(self.at);
            asked.ask(Action::Rename(Renaming { whose, text: String::new() }));
            ui.close();
        }
        for command in commands.iter().filter(|command| command.action(&reading).is_some()) {
            if *command == Command::Delete {
                ui.separator();
            }
            command_entry_ui(ui, *command, &reading, asked);
        }
    }
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
        Some(Hit::Group(group) | Hit::Fold(group)) => Things { groups: vec![group], ..Things::default() },
        Some(Hit::Note(note) | Hit::NoteSide(note, _)) => Things { notes: vec![note], ..Things::default() },
        None => Things::default(),
    };
    Some(things)
}
