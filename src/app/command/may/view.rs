//! The View and Help menus: camera, panels, looks.

use super::super::Command;
use super::placed;
use crate::app::Reading;
use crate::app::action::{Action, CameraMove};
use crate::app::theme::LookChoice;
use crate::app::view::{CleanView, Panel, Tab, Tool};

/// How much a zoom step magnifies.
const ZOOM_STEP: f64 = 1.25;

impl Command {
    pub(super) fn view_action(self, reading: &Reading<'_>) -> Option<Action> {
        match self.tab() {
            // Who asks for the search wants to type: closing it would make commands of the words.
            Some(Tab::Search) => return Some(Action::OpenTab(Tab::Search)),
            Some(tab) => return Some(Action::ToggleTab(tab)),
            None => {}
        }
        let has_selection = !reading.view.selection.is_empty();
        let has_actors = placed(reading).next().is_some();
        let scale = reading.view.scale_percent;
        Some(match self {
            Self::SelectTool => Action::Tool(Tool::Select),
            Self::HandTool => Action::Tool(Tool::Hand),
            Self::LassoTool => Action::Tool(Tool::Lasso),
            Self::ViewBack if reading.view.looked.has_past(reading.view.camera) => {
                Action::Camera(CameraMove::Back)
            }
            Self::ViewForward if reading.view.looked.has_ahead() => Action::Camera(CameraMove::Forward),
            Self::ZoomIn => Action::Camera(CameraMove::ZoomBy(ZOOM_STEP, None)),
            Self::ZoomOut => Action::Camera(CameraMove::ZoomBy(1.0 / ZOOM_STEP, None)),
            Self::ZoomToActual => Action::Camera(CameraMove::ZoomToActual),
            Self::FitAll if has_actors => Action::Camera(CameraMove::FitAll),
            Self::FitSelection if has_selection => Action::Camera(CameraMove::FitSelection),
            Self::WheelZooms => Action::WheelZooms(!reading.view.wheel_zooms),
            Self::ReadClean => {
                let clean = reading.view.clean;
                Action::ReadClean(CleanView { is_on: !clean.is_on, ..clean })
            }
            Self::Library => Action::Toggle(Panel::Library),
            Self::Reader => Action::Toggle(Panel::Reader),
            Self::Inspector => Action::Toggle(Panel::Inspector),
            Self::SystemLook => Action::Look(LookChoice::System),
            Self::LightLook => Action::Look(LookChoice::Light),
            Self::DarkLook => Action::Look(LookChoice::Dark),
            Self::LargerWindow if scale < 200 => Action::UiScale(scale + 10),
            Self::SmallerWindow if scale > 50 => Action::UiScale(scale - 10),
            Self::ActualWindow if scale != 100 => Action::UiScale(100),
            _ => return self.looking_action(reading),
        })
    }

    pub(super) fn help_action(self, reading: &Reading<'_>) -> Option<Action> {
        Some(match self {
            Self::Palette => Action::Toggle(Panel::Palette),
            Self::Keys => Action::Toggle(Panel::Keys),
            Self::FirstSteps => Action::ShowHint(true),
            Self::ReopenLast => Action::ReopenLast(!reading.view.reopen_last),
            Self::LeaveNoTraces => Action::LeaveNoTraces(!reading.view.leaves_no_traces),
            Self::Timings => Action::Toggle(Panel::Timings),
            _ => return None,
        })
    }
}
