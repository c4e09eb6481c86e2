//! What a command asks for right now, or nothing if it cannot be run. A file for every menu.

mod actor;
mod align;
mod arrange;
mod canvas;
mod canvases;
mod edit;
mod file;
mod looking;
mod select;
mod tie;
mod view;

pub(in crate::app) use canvases::{copy_name, moved};

use super::Command;
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::theme::LookChoice;
use crate::app::view::{Panel, Tab, Tool};
use crate::edit::Edit;
use crate::model::{ActorId, TieId};

impl Command {
    /// What running it asks for; `None` if it cannot be run now, and menus show it grey.
    #[must_use]
    pub fn action(self, reading: &Reading<'_>) -> Option<Action> {
        match self.facts().group {
            super::Group::File => {
                self.file_action(reading).map(Action::File).or_else(|| self.asking(reading))
            }
            super::Group::Edit => self.edit_action(reading),
            super::Group::Actor => self.actor_action(reading),
            super::Group::Tie => self.tie_action(reading),
            super::Group::Arrange => self.arrange_action(reading),
            super::Group::Canvas => self.canvas_action(reading),
            super::Group::View => self.view_action(reading),
            super::Group::Help => self.help_action(reading),
        }
    }

    /// Its name here and now: undo says what it takes back.
    #[must_use]
    pub fn label(self, reading: &Reading<'_>) -> String {
        let plain = self.facts().label;
        match (self, reading.editor.undo_label(), reading.editor.redo_label()) {
            (Self::Undo, Some(step), _) | (Self::Redo, _, Some(step)) => format!("{plain} {step}"),
            _ => plain.to_owned(),
        }
    }

    /// Whether what it switches is on, for commands that switch something.
    #[must_use]
    pub fn is_on(self, reading: &Reading<'_>) -> Option<bool> {
        let view = reading.view;
        let panel = |panel| Some(view.panels.contains(&panel));
        if let Some(tab) = self.tab() {
            return Some(view.shows(tab));
        }
        match self {
            Self::Library => panel(Panel::Library),
            Self::Reader => panel(Panel::Reader),
            Self::Inspector => panel(Panel::Inspector),
            Self::Timings => panel(Panel::Timings),
            Self::SelectTool => Some(view.tool == Tool::Select),
            Self::HandTool => Some(view.tool == Tool::Hand),
            Self::LassoTool => Some(view.tool == Tool::Lasso),
            Self::FrameEncloses => Some(view.frame_encloses),
            Self::SystemLook => Some(view.look == LookChoice::System),
            Self::LightLook => Some(view.look == LookChoice::Light),
            Self::DarkLook => Some(view.look == LookChoice::Dark),
            Self::ReopenLast => Some(view.reopen_last),
            Self::LeaveNoTraces => Some(view.leaves_no_traces),
            Self::WheelZooms => Some(view.wheel_zooms),
            Self::Filter => panel(Panel::Filter),
            Self::Minimap => panel(Panel::Minimap),
            Self::Legend => panel(Panel::Legend),
            Self::Focus => Some(view.focusing.is_some()),
            Self::FocusOne | Self::FocusTwo | Self::FocusThree => {
                Some(view.focusing.as_ref().is_some_and(|focus| Some(focus.steps) == self.steps()))
            }
            Self::HighContrast => Some(view.dress.is_stark),
            Self::ReducedMotion => Some(view.dress.is_still),
            Self::ReadClean => Some(view.clean.is_on),
            Self::Nesting => Some(reading.project().canvas().nests),
            _ => None,
        }
    }

    /// How many steps the focus has that it sets.
    fn steps(self) -> Option<u8> {
        match self {
            Self::Focus | Self::FocusOne => Some(1),
            Self::FocusTwo => Some(2),
            Self::FocusThree => Some(3),
            _ => None,
        }
    }

    /// The tab of the dock that it opens, and closes but for the search, if it is for one.
    #[must_use]
    pub fn tab(self) -> Option<Tab> {
        match self {
            Self::Evidence => Some(Tab::Evidence),
            Self::SearchAll => Some(Tab::Search),
            Self::Suggestions => Some(Tab::Suggestions),
            Self::Names => Some(Tab::Names),
            Self::Review => Some(Tab::Review),
            Self::Check => Some(Tab::Check),
            _ => None,
        }
    }
}

fn edit(edit: Edit) -> Action {
    Action::Edit(edit)
}

fn placed<'a>(reading: &Reading<'a>) -> impl Iterator<Item = ActorId> + 'a {
    reading.project().actors().filter(|(_, actor)| actor.place.is_some()).map(|(id, _)| id)
}

fn some_actors(reading: &Reading<'_>) -> Option<Vec<ActorId>> {
    let actors = &reading.view.selection.actors;
    (!actors.is_empty()).then(|| actors.clone())
}

fn on_canvas(reading: &Reading<'_>, wanted: bool) -> Option<Vec<ActorId>> {
    let is_wanted =
        |id: &ActorId| reading.project().actor(*id).is_some_and(|actor| actor.place.is_some() == wanted);
    let actors: Vec<ActorId> = reading.view.selection.actors.iter().copied().filter(is_wanted).collect();
    (!actors.is_empty()).then_some(actors)
}

fn only_tie(reading: &Reading<'_>) -> Option<TieId> {
    let [tie] = reading.view.selection.ties[..] else { return None };
    Some(tie)
}
