//! What a command asks for right now, or nothing if it cannot be run.

use kurbo::Vec2;

use super::Command;
use crate::app::Reading;
use crate::app::action::{Action, CameraMove, FileAction, Purpose, Question, Way};
use crate::app::theme::LookChoice;
use crate::app::view::{CleanView, Panel, Renaming, Tab, Tool, Whose};
use crate::edit::{Edit, End, NewTie, Said, Things, TieChange};
use crate::model::{ActorId, Direction, Stance, TieId};
use crate::scene::Movable;

const NUDGE: f64 = 1.0;
const PUSH: f64 = 10.0;
/// How far a duplicate lies from its original.
const BESIDE: Vec2 = Vec2::new(24.0, 24.0);
/// How much a zoom step magnifies.
const ZOOM_STEP: f64 = 1.25;

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
            Self::SystemLook => Some(view.look == LookChoice::System),
            Self::LightLook => Some(view.look == LookChoice::Light),
            Self::DarkLook => Some(view.look == LookChoice::Dark),
            Self::ReopenLast => Some(view.reopen_last),
            Self::WheelZooms => Some(view.wheel_zooms),
            Self::ReadClean => Some(view.clean.is_on),
            _ => None,
        }
    }

    fn file_action(self, reading: &Reading<'_>) -> Option<FileAction> {
        let is_dirty = reading.session.is_dirty(reading.editor);
        let has_actors = reading.project().counts().actors > 0;
        Some(match self {
            Self::New => FileAction::New,
            Self::Open => FileAction::Open,
            Self::OpenSample => FileAction::OpenSample,
            Self::Save if is_dirty || reading.session.path.is_none() => FileAction::Save,
            Self::SaveAs => FileAction::SaveAs,
            Self::Revert if is_dirty && reading.session.path.is_some() => FileAction::Revert,
            Self::ImportDocuments => FileAction::Import,
            Self::ImportFolder => FileAction::ImportFolder,
            Self::PasteDocument => FileAction::PasteDocument,
            Self::ReadAgain => FileAction::ReadAgain(reading.view.document?),
            Self::ImportTable => FileAction::ImportTable,
            Self::ImportNames => FileAction::ImportNames,
            Self::CopyPicture if has_actors => FileAction::CopyPicture,
            Self::ExportTables if has_actors => FileAction::ExportTables,
            Self::Quit => FileAction::Quit,
            _ => return None,
        })
    }

    fn asking(self, reading: &Reading<'_>) -> Option<Action> {
        let question = match self {
            Self::OpenByPath => Question::Path(Purpose::Open),
            Self::ExportPicture if reading.project().counts().actors > 0 => Question::Picture,
            _ => return None,
        };
        Some(Action::Ask(question))
    }

    fn edit_action(self, reading: &Reading<'_>) -> Option<Action> {
        let selection = &reading.view.selection;
        match self {
            Self::Undo => reading.editor.can_undo().then_some(Action::Undo),
            Self::Redo => reading.editor.can_redo().then_some(Action::Redo),
            Self::SelectAll => {
                let actors: Vec<ActorId> = placed(reading).collect();
                let all = Things { actors, ..Things::default() };
                (!all.is_empty()).then_some(Action::Select(all))
            }
            Self::BackOut => Some(Action::Escape),
            Self::Duplicate => some_actors(reading).map(|actors| edit(Edit::DuplicateActors(actors, BESIDE))),
            Self::Rename => {
                let [id] = selection.actors[..] else { return None };
                let text = reading.project().actor(id)?.name.clone();
                Some(Action::Rename(Renaming { whose: Whose::Actor(id), text }))
            }
            Self::Delete => (!selection.is_empty()).then(|| edit(Edit::Delete(selection.clone()))),
            Self::FindWords => reading.view.document.map(|_| Action::FindWords),
            _ => None,
        }
    }

    fn actor_action(self, reading: &Reading<'_>) -> Option<Action> {
        let (x, y, far) = match self {
            Self::NudgeLeft => (-1.0, 0.0, NUDGE),
            Self::NudgeRight => (1.0, 0.0, NUDGE),
            Self::NudgeUp => (0.0, -1.0, NUDGE),
            Self::NudgeDown => (0.0, 1.0, NUDGE),
            Self::PushLeft => (-1.0, 0.0, PUSH),
            Self::PushRight => (1.0, 0.0, PUSH),
            Self::PushUp => (0.0, -1.0, PUSH),
            Self::PushDown => (0.0, 1.0, PUSH),
            _ => return self.other_actor_action(reading),
        };
        let actors = on_canvas(reading, true)?;
        Some(edit(Edit::NudgeActors(actors, Vec2::new(x, y) * far)))
    }

    fn other_actor_action(self, reading: &Reading<'_>) -> Option<Action> {
        let project = reading.project();
        match self {
            Self::AddActor => {
                let whose = Whose::NewAt(reading.view.camera.centre);
                Some(Action::Rename(Renaming { whose, text: String::new() }))
            }
            Self::Pin => {
                let actors = some_actors(reading)?;
                let all_pinned = actors.iter().all(|id| project.actor(*id).is_some_and(|actor| actor.pinned));
                Some(edit(Edit::PinActors(actors, !all_pinned)))
            }
            Self::PutOnCanvas => {
                let centre = reading.view.camera.centre;
                let off = on_canvas(reading, false)?;
                let column = |n: usize| centre + Vec2::new((n % 6) as f64 * 180.0, (n / 6) as f64 * 72.0);
                Some(edit(Edit::MoveActors(
                    off.into_iter().enumerate().map(|(n, id)| (id, column(n))).collect(),
                )))
            }
            Self::TakeOffCanvas => on_canvas(reading, true).map(|actors| edit(Edit::LiftActors(actors))),
            Self::ArrangeAll => (project.counts().actors > 0).then_some(Action::Arrange(Movable::All)),
            Self::ArrangeSelection => Some(Action::Arrange(Movable::Only(some_actors(reading)?))),
            Self::NextMention => walked(reading).map(|id| Action::WalkMentions(id, Way::On)),
            Self::PreviousMention => walked(reading).map(|id| Action::WalkMentions(id, Way::Back)),
            Self::MergeActor => {
                let [id] = reading.view.selection.actors[..] else { return None };
                (project.counts().actors > 1).then_some(Action::Ask(Question::Merge(id)))
            }
            _ => None,
        }
    }

    fn tie_action(self, reading: &Reading<'_>) -> Option<Action> {
        let selected = &reading.view.selection.ties;
        let some = || (!selected.is_empty()).then(|| selected.clone());
        match self {
            Self::Support => tie_as(reading, Stance::Support),
            Self::Clash => tie_as(reading, Stance::Clash),
            Self::AttachWords => {
                let is_one = selected.len() == 1 && reading.view.words.is_some();
                is_one.then_some(Action::AttachSelectedWords)
            }
            Self::SwapStance => some().map(|ties| edit(Edit::SwapStances(ties))),
            Self::Reverse => some().map(|ties| edit(Edit::ReverseTies(ties))),
            Self::Mutual => {
                let tie = only_tie(reading)?;
                let direction = match reading.project().tie(tie)?.direction {
                    Direction::OneWay => Direction::Mutual,
                    Direction::Mutual => Direction::OneWay,
                };
                Some(edit(Edit::ChangeTie(tie, TieChange::Direction(direction))))
            }
            Self::ShowFirstQuote => {
                let (quote, _) = reading.project().quotes_of(only_tie(reading)?).next()?;
                Some(Action::ShowQuote(quote))
            }
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

    fn view_action(self, reading: &Reading<'_>) -> Option<Action> {
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
            _ => return None,
        })
    }

    fn help_action(self, reading: &Reading<'_>) -> Option<Action> {
        Some(match self {
            Self::Palette => Action::Toggle(Panel::Palette),
            Self::Keys => Action::Toggle(Panel::Keys),
            Self::FirstSteps => Action::ShowHint(true),
            Self::ReopenLast => Action::ReopenLast(!reading.view.reopen_last),
            Self::Timings => Action::Toggle(Panel::Timings),
            _ => return None,
        })
    }
}

fn edit(edit: Edit) -> Action {
    Action::Edit(edit)
}

/// Whose mentions are walked: the selected actor's, or those of the one before if nobody is selected.
fn walked(reading: &Reading<'_>) -> Option<ActorId> {
    let mentions = &reading.session.mentions;
    let actor = match reading.view.selection.actors[..] {
        [id] => id,
        _ => mentions.last_stop()?.0,
    };
    mentions.of(actor).filter(|tally| tally.mentions > 0).map(|_| actor)
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

/// From selected words through the bar; from two selected actors at once, the first one chosen being the one who acts.
fn tie_as(reading: &Reading<'_>, stance: Stance) -> Option<Action> {
    if reading.view.words.is_some() {
        return Some(Action::OpenQuickTie(stance));
    }
    let [from, to] = reading.view.selection.actors[..] else { return None };
    let tie = NewTie {
        from: End::Actor(from),
        to: End::Actor(to),
        stance,
        direction: Direction::OneWay,
        words: None,
        said: Said::default(),
    };
    Some(edit(Edit::DrawTie(tie)))
}
