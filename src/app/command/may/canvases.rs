//! The part of the Canvas menu about what is shown: filters, and the canvases themselves.

use super::super::Command;
use super::{edit, on_canvas};
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::view::Panel;
use crate::edit::{CanvasChange, Edit};
use crate::model::{Canvas, CanvasId, Filter, Project};

impl Command {
    pub(super) fn canvases_action(self, reading: &Reading<'_>) -> Option<Action> {
        let project = reading.project();
        let (front, filter) = (project.front(), &project.canvas().filter);
        match self {
            Self::Filter => Some(Action::Toggle(Panel::Filter)),
            Self::HideThese => {
                let mut actors = filter.actors.clone();
                actors.extend(on_canvas(reading, true)?);
                Some(edit(Edit::ChangeCanvas(
                    front,
                    CanvasChange::Filter(Filter { actors, ..filter.clone() }),
                )))
            }
            Self::ClearFilter if !filter.is_empty() => {
                Some(edit(Edit::ChangeCanvas(front, CanvasChange::Filter(Filter::default()))))
            }
            Self::NewCanvas => Some(edit(Edit::AddCanvas { name: new_name(project), copies: false })),
            Self::CopyCanvas => {
                let name = copy_name(project, &project.canvas().name);
                Some(edit(Edit::AddCanvas { name, copies: true }))
            }
            Self::RenameCanvas => Some(Action::RenameCanvas(front)),
            Self::DeleteCanvas => (project.canvases().len() > 1).then(|| edit(Edit::DeleteCanvas(front))),
            Self::NextCanvas => beside(project, 1).map(Action::TurnTo),
            Self::PreviousCanvas => beside(project, -1).map(Action::TurnTo),
            Self::CanvasLeft => moved(project, front, -1).map(edit),
            Self::CanvasRight => moved(project, front, 1).map(edit),
            _ => None,
        }
    }
}

/// The canvas so many tabs further on than the one in front, around the ends; `None` if there is only one.
fn beside(project: &Project, by: isize) -> Option<CanvasId> {
    let all = project.canvases();
    let here = all.iter().position(|(id, _)| *id == project.front())?;
    let there = (here as isize + by).rem_euclid(all.len() as isize) as usize;
    (there != here).then(|| all[there].0)
}

/// The edit that moves the tab of a canvas by so many places; `None` at the end.
pub(in crate::app) fn moved(project: &Project, canvas: CanvasId, by: isize) -> Option<Edit> {
    let all = project.canvases();
    let here = all.iter().position(|(id, _)| *id == canvas)?;
    let there = here.checked_add_signed(by).filter(|there| *there < all.len())?;
    Some(Edit::ChangeCanvas(canvas, CanvasChange::Rank(u32::try_from(there).ok()?)))
}

/// A name that no canvas has: `Map 2` and on.
fn new_name(project: &Project) -> String {
    let names: Vec<&str> = project.canvases().iter().map(|(_, canvas)| canvas.name.as_str()).collect();
    let numbered = (names.len() + 1..).map(|number| format!("{} {number}", Canvas::FIRST_NAME));
    numbered.into_iter().find(|name| !names.contains(&name.as_str())).unwrap_or_default()
}

/// A name for the copy of a canvas: `Map, copy`, then `Map, copy 2` and on.
pub(in crate::app) fn copy_name(project: &Project, of: &str) -> String {
    let is_free = |name: &String| project.canvases().iter().all(|(_, canvas)| canvas.name != *name);
    let is_number = |rest: &str| rest.chars().all(|sign| sign == ' ' || sign.is_ascii_digit());
    let of = of.rsplit_once(", copy").filter(|(_, rest)| is_number(rest)).map_or(of, |(first, _)| first);
    let numbered = (2..).map(|number| format!("{of}, copy {number}"));
    std::iter::once(format!("{of}, copy")).chain(numbered).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn copies_are_numbered_and_never_copies_of_copies_by_name() {
        let mut project = Project::new(Id::from_bits(1));
        assert_eq!(copy_name(&project, "Map"), "Map, copy");
        project.put_canvas(Id::from_bits(2), Canvas::named("Map, copy", 1));
        assert_eq!(copy_name(&project, "Map, copy"), "Map, copy 2");
        project.put_canvas(Id::from_bits(3), Canvas::named("Map, copy 2", 2));
        assert_eq!(copy_name(&project, "Map, copy 2"), "Map, copy 3");
        assert_eq!(copy_name(&project, "Old, copybook"), "Old, copybook, copy");
        assert_eq!(new_name(&project), "Map 4");
    }
}
