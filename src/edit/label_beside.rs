//! What steps are called that concern canvases, groups, notes and pictures.

use super::label::short;
use super::{CanvasChange, Edit, GroupChange, NoteChange, PictureChange, Things};
use crate::model::{CanvasId, GroupId, NoteId, Project};
use crate::text::counted;

/// The words for an edit of that kind; nothing for any other.
#[allow(clippy::too_many_lines, reason = "one arm an edit, each a line or two")]
pub(super) fn label(edit: &Edit, project: &Project) -> Option<String> {
    Some(match edit {
        Edit::BendTies(ties, Some(_)) => format!("bend {}", counted(ties.len(), "tie")),
        Edit::BendTies(ties, None) => format!("take the bend out of {}", counted(ties.len(), "tie")),
        Edit::ShiftThings(things, _) => format!("move {}", called(project, things)),
        Edit::ShiftEach(all) => format!("move {}", called(project, &together(all))),
        Edit::NudgeThings(things, _) => format!("nudge {}", called(project, things)),
        Edit::DuplicateThings(things, _) => format!("duplicate {}", called(project, things)),
        Edit::ShiftInto { things, homes, .. } => {
            let what = called(project, things);
            match &homes[..] {
                [(Some(id), _)] => format!("move {what} into {}", group(project, *id)),
                [(None, _)] => format!("move {what} out of its group"),
                _ => format!("move {what}"),
            }
        }
        Edit::Delete(things) => match (&things.groups[..], &things.notes[..]) {
            ([id], []) if is_alone(things) => {
                format!("delete {}, keeping what is in it", group(project, *id))
            }
            ([], [id]) if is_alone(things) => format!("delete note {}", note(project, *id)),
            _ => return None,
        },
        Edit::MakeGroup(name, things) => match short(name) {
            name if name.is_empty() => format!("group {}", called(project, things)),
            name => format!("group {name}"),
        },
        Edit::ChangeGroup(id, change) => group_change(&group(project, *id), change),
        Edit::Ungroup(groups) => match &groups[..] {
            [only] => format!("ungroup {}", group(project, *only)),
            _ => format!("ungroup {}", counted(groups.len(), "group")),
        },
        Edit::AddNote(_) => "add note".to_owned(),
        Edit::ChangeNotes(notes, change) => {
            let what = match change {
                NoteChange::Text(_) => "words",
                NoteChange::Width(_) | NoteChange::Sides { .. } => "width",
                NoteChange::Colour(_) => "colour",
            };
            format!("{what} of {}", counted(notes.len(), "note"))
        }
        Edit::AddPictures(pictures) => format!("add {}", counted(pictures.len(), "picture")),
        Edit::LockPictures(pictures, locked) => {
            let verb = if *locked { "lock" } else { "unlock" };
            format!("{verb} {}", counted(pictures.len(), "picture"))
        }
        Edit::ChangePicture(_, PictureChange::Name(name)) => format!("rename picture to {}", short(name)),
        Edit::ChangePicture(_, PictureChange::Place(_)) => "move picture".to_owned(),
        Edit::GivePicture(id, picture) => {
            let name = project.actor(*id).map_or_else(|| "actor".to_owned(), |actor| short(&actor.name));
            format!("{} {name}", if picture.is_some() { "picture of" } else { "take picture from" })
        }
        Edit::AddCanvas { name, .. } => format!("add canvas {}", short(name)),
        Edit::ChangeCanvas(id, change) => canvas_change(&canvas(project, *id), change),
        Edit::Paste(part, _) => format!("paste {}", counted(part.counts().actors, "actor")),
        Edit::DeleteCanvas(id) => format!("delete canvas {}", canvas(project, *id)),
        _ => return None,
    })
}

fn together(all: &[(Things, kurbo::Vec2)]) -> Things {
    let mut things = Things::default();
    for (one, _) in all {
        things.actors.extend(&one.actors);
        things.groups.extend(&one.groups);
        things.notes.extend(&one.notes);
        things.pictures.extend(&one.pictures);
    }
    things
}

fn group_change(name: &str, change: &GroupChange) -> String {
    match change {
        GroupChange::Name(new) => format!("rename {name} to {}", short(new)),
        GroupChange::Colour(_) => format!("colour of {name}"),
        GroupChange::Folded(true) => format!("fold {name}"),
        GroupChange::Folded(false) => format!("unfold {name}"),
        GroupChange::Members(_) => format!("members of {name}"),
    }
}

fn canvas_change(name: &str, change: &CanvasChange) -> String {
    match change {
        CanvasChange::Name(new) => format!("rename canvas {name} to {}", short(new)),
        CanvasChange::Rank(_) => format!("order of canvas {name}"),
        CanvasChange::Filter(filter) if filter.is_empty() => "show everything".to_owned(),
        CanvasChange::Filter(_) => format!("filter of canvas {name}"),
        CanvasChange::Nests(true) => "show parts within their wholes".to_owned(),
        CanvasChange::Nests(false) => "show parts beside their wholes".to_owned(),
    }
}

fn called(project: &Project, things: &Things) -> String {
    match (&things.actors[..], &things.groups[..], &things.notes[..], &things.pictures[..]) {
        ([only], [], [], []) => {
            return project.actor(*only).map_or_else(|| "actor".to_owned(), |actor| short(&actor.name));
        }
        ([], [only], [], []) => return group(project, *only),
        _ => {}
    }
    let counts = [
        (things.actors.len(), "actor"),
        (things.groups.len(), "group"),
        (things.notes.len(), "note"),
        (things.pictures.len(), "picture"),
    ];
    let parts: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| counted(*n, word)).collect();
    parts.join(", ")
}

fn group(project: &Project, id: GroupId) -> String {
    let name = project.group(id).map(|group| short(&group.name)).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| "group".to_owned())
}

/// True if there is nothing but one group or note.
fn is_alone(things: &Things) -> bool {
    let others = things.actors.len() + things.ties.len() + things.pictures.len();
    others + things.quotes.len() + things.documents.len() == 0
}

fn note(project: &Project, id: NoteId) -> String {
    project.note(id).map_or_else(String::new, |note| format!("“{}”", short(&note.text)))
}

fn canvas(project: &Project, id: CanvasId) -> String {
    project.canvas_of(id).map_or_else(String::new, |canvas| short(&canvas.name))
}
